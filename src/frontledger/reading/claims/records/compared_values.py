"""The value that a figure is compared with, told beside the ratio with its time: "barely half of December's 480"."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim, Period
from ...doc import within
from ...marks import Quantity, Time
from ..frame import Scene, amount_of, gap, span_of

_KINDS = frozenset({"area_change", "losses", "air_attack"})
"""Kinds of figures that are told for one time after another."""
_RATIOS = frozenset({"percent", "times"})
_BESIDE = 16
"""Characters between a value and its time ("im Oktober mit seinen 62")."""
_FITS = 0.12
"""How far a ratio told in round words may be from the one of the two values."""


def read_compared_values(scene: Scene) -> list[Claim]:
    """A claim for each value of an earlier time that a comparison of the sentence is with, where the ratio fits it."""
    out = []
    for record in [c for c in scene.told_from(scene.start) if c.kind == "record"]:
        ranked = _ranked(scene, record)
        value = _value(scene, record, ranked) if ranked is not None else None
        if ranked is None or value is None:
            continue
        q, t, period = value
        span = span_of(scene.doc, (q.start, q.end), (t.start, t.end))
        unit = ranked.amount.unit if ranked.amount is not None else None
        told = replace(
            ranked, span=span, quote=scene.doc.report.text[span.start : span.end], amount=amount_of(q, unit),
            period=period, place_ids=(),
        )  # fmt: skip
        out.append(told if t.grain != "year" or record.place == ranked.place else replace(told, place=()))
    return out


def _ranked(scene: Scene, record: Claim) -> Claim | None:
    """The figure of the sentence that a comparison by a ratio is of."""
    extra, amount = record.extra, record.amount
    if extra.form != "comparison" or extra.of not in _KINDS or amount is None or amount.unit not in _RATIOS:
        return None
    told = [c for c in scene.told_from(scene.start) if c.kind == extra.of and c.amount is not None]
    told = [c for c in told if c.period == record.period and c.side == record.side]
    return told[-1] if told else None


def _value(scene: Scene, record: Claim, ranked: Claim) -> tuple[Quantity, Time, Period] | None:
    """A bare figure behind a ratio with a time beside it, that is to the ranked one as the ratio says."""
    b = max(scene.clause(record.span.start)[1], record.span.end)
    spans = [c.span for c in scene.told_from(scene.start) if c.kind != "record"]
    for q in within(scene.doc.quantities, record.span.start, b):
        bare = q.unit is None or (ranked.amount is not None and q.unit == ranked.amount.unit)
        if not bare or q.ordinal or q.per or any(s.start <= q.start < s.end for s in spans):
            continue
        times = [t for t in scene.times if gap(t.start, t.end, q.start, q.end) <= _BESIDE and not _covers(t, q)]
        t = min(times, key=lambda t: gap(t.start, t.end, q.start, q.end), default=None)
        if t is None or t.role != "at" or t.from_ is None or t.to is None:
            continue
        period = Period(t.from_, t.to)
        if period != ranked.period and _fits(record, ranked, q):
            return q, t, period
    return None


def _covers(t: Time, q: Quantity) -> bool:
    return t.start < q.end and q.start < t.end


def _fits(record: Claim, ranked: Claim, q: Quantity) -> bool:
    """Is one figure to the other as the ratio says: by so much more or less, so many times it, or such a part of it?"""
    if record.amount is None or ranked.amount is None or not q.low or not ranked.amount.low:
        return False
    part = ranked.amount.low / q.low
    if (part < 1) != (record.extra.order == "less"):
        return False
    said = record.amount.low
    ratios = (said, 1 / said) if record.amount.unit == "times" else (said / 100, 1 - said / 100, 1 + said / 100)
    return any(r > 0 and abs(part - r) <= _FITS * max(part, r) for r in ratios)
