"""Deadlines told by a noun ("as his deadline of 8 August drew near"): a position that no verb of demand tells."""

from __future__ import annotations

from ....nouns import Claim, Detail
from ...attribution import Attribution
from ...doc import Doc, within
from ...marks import Name
from ..frame import make, span_of
from .parts import Parts, parts_of, party
from .subjects import subject_of, topics
from .words import Subject

ASKED: Subject = "ceasefire"
"""What a deadline of a war is for, where the sentence does not say."""


def read_deadlines(doc: Doc, positions: list[Claim]) -> list[Claim]:
    """A demand for each clause that names a deadline and its day, unless a position tells it already."""
    out: list[Claim] = []
    before: Parts | None = None
    for parts in parts_of(doc):
        for cue in parts.cues("term"):
            a, b = parts.clause(cue.start)
            dated = [t for t in parts.times if t.grain == "day" and t.from_ is not None]
            days = within(dated, a, b) or (dated if len(dated) == 1 else [])
            told = any(c.extra.deadline and c.span.start < b and a < c.span.end for c in (*positions, *out))
            name = _whose(parts, before)
            if not days or told or parts.question or name is None:
                continue
            subjects = [subject_of(c) for c in topics(parts) if a <= c.start < b]
            out.append(
                make(
                    doc,
                    "position",
                    span_of(doc, (a, b)),
                    Attribution(),
                    side=party(name),
                    extra=Detail(
                        party=party(name),
                        stance="demands",
                        subject=subjects[0] if subjects else ASKED,
                        deadline=days[0].from_.isoformat() if days[0].from_ else None,
                    ),
                )
            )
        before = parts
    return out


def _whose(parts: Parts, before: Parts | None) -> Name | None:
    """Who set it: the first party of the sentence, else the last of the one before ("his deadline")."""
    own = parts.parties(parts.start, parts.end)
    if own:
        return own[0]
    earlier = before.parties(before.start, before.end) if before is not None else []
    return earlier[-1] if earlier else None
