"""What a report of the war tells of other matters in passing: old wars, beliefs, mines cleared, soldiers tried."""

from __future__ import annotations

from ...nouns import Claim
from ..doc import Doc
from .frame import events

_GROUND = frozenset({"area_change", "area_total", "rate"})
_THOUGHT = ("old_war", "nobody_thinks")
"""Words of a sentence by which nothing measured in it is of this war, or is at all."""


def of_another_matter(doc: Doc, claim: Claim) -> bool:
    """Is what a measured claim tells no part of the war, by other words of its sentence?"""
    sentence = doc.sentence_at(claim.span.start)
    if sentence is None:
        return False
    ids = () if claim.kind == "record" else _THOUGHT
    if claim.kind == "force_count":
        ids = (*ids, "tried")
    elif claim.kind in _GROUND:
        ids = (*ids, "demining")
    return bool(ids) and bool(events(doc, sentence.start, sentence.end, *ids))
