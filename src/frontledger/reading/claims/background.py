"""What a report tells beside its claims: bare dates, a meeting's venue, why a place was chosen."""

from __future__ import annotations

from typing import Literal

from ...nouns import Background, Claim, Period
from ..doc import Doc, within
from ..marks import Time
from .frame import span_of
from .positions.parts import Parts, parts_of

OLD = 2
"""Years; an event that long before the report is background even where no word says so."""


def read_background(doc: Doc, claims: list[Claim]) -> list[Background]:
    """Dates, venues and reasons that stand beside the claims, in order of the text; none where nothing is claimed."""
    out: list[Background] = []
    if not claims:
        return out
    for parts in parts_of(doc):
        out.extend(_dates(doc, parts, claims))
        out.extend(_reasons(doc, parts))
        out.extend(_venues(doc, parts))
    return sorted(out, key=lambda b: (b.span.start, b.span.end, b.kind))


def _dates(doc: Doc, parts: Parts, claims: list[Claim]) -> list[Background]:
    """Days and years of what was built, founded or signed, or lies years back, in clauses that make no claim."""
    out = []
    # a figure told in passing does not make its year a claim's own
    claims = [c for c in claims if c.kind != "other_quantity"]
    for time in parts.times:
        a, b = parts.clause(time.start)
        told = Period(time.from_, time.to)
        if time.role != "at" or time.relative or time.from_ is None or _imagined(parts, a, b):
            continue
        if any(c.span.start < b and a < c.span.end for c in claims):
            continue
        if any(c.period == told and parts.start <= c.span.start < parts.end for c in claims):
            continue
        if parts.gap(time.end, b) == 0 and parts.gap(a, time.start) == 0 and b < parts.end:
            b = parts.clause(b + 1)[1]
        founded = any(a <= c.start < b and c.id == "founded" for c in doc.cues_in("background", a, b))
        if founded or _old(doc, time):
            out.append(_entry(doc, "date", (a, b), told))
    return out


def _imagined(parts: Parts, a: int, b: int) -> bool:
    """Is it told of something that is only supposed?"""
    return parts.question or any(parts.has(i, a, b) for i in ("if", "unreal"))


def _old(doc: Doc, time: Time) -> bool:
    return doc.published is not None and time.to is not None and doc.published.year - time.to.year >= OLD


def _reasons(doc: Doc, parts: Parts) -> list[Background]:
    """Clauses that say why a place was chosen."""
    cues = doc.cues_in("background", parts.start, parts.end, "chosen")
    about = any(parts.cues(i) for i in ("meet", "event"))
    return (
        [_entry(doc, "reason", parts.clause(c.start), None) for c in cues[:1]] if about and not parts.question else []
    )


def _venues(doc: Doc, parts: Parts) -> list[Background]:
    """The building or base where a meeting is held."""
    out = []
    for name in parts.names:
        if name.kind == "venue" and any(parts.cues(i) for i in ("meet", "event", "held_at")):
            where = next(
                (n.ids or (n.id,) for n in reversed(within(parts.names, parts.start, name.start)) if n.kind == "place"),
                (),
            )
            out.append(_entry(doc, "venue", (name.start, name.gloss[1] if name.gloss else name.end), None, where))
    return out


def _entry(
    doc: Doc,
    kind: Literal["date", "venue", "reason"],
    span: tuple[int, int],
    period: Period | None,
    place: tuple[str, ...] = (),
) -> Background:
    where = span_of(doc, span)
    return Background(kind=kind, span=where, quote=doc.report.text[where.start : where.end], period=period, place=place)
