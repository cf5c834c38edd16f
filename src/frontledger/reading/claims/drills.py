"""What a report of the war tells beside it: who takes part in a drill, how near a storm is, what ground costs."""

from __future__ import annotations

from ...nouns import Claim
from ..doc import Doc, within
from .attacks.bare import EQUIPMENT
from .frame import events

_SENT = frozenset({"force_count", "losses", "other_quantity"})
"""Kinds as which those who take part in a drill are read."""
_HARMED = ("kill", "wound", "casualties", "killed_and_wounded", "capture_people", "destroyed", "strike_hit")
_OF_GROUND = frozenset({"losses", "force_count", "area_change"})
_BESIDE = 64
"""Characters between men and the ground that they are told for."""


def beside_the_war(doc: Doc, claim: Claim) -> bool:
    """Does a claim tell of men and arms in a drill or parade, or of how far off a storm is, where no party is named?"""
    if claim.kind in _OF_GROUND and _for_ground(doc, claim):
        return True
    if claim.kind not in _SENT and claim.kind != "distance":
        return False
    cue = "accident" if claim.kind == "distance" else "festive"
    if claim.kind == "other_quantity" and (claim.amount is None or claim.amount.unit not in EQUIPMENT):
        return False  # those who march may be against the war
    sentence = doc.sentence_at(claim.span.start)
    if sentence is None or not doc.may_hold("events", sentence.start, sentence.end, cue):
        return False
    a, b = sentence.start, sentence.end
    if not events(doc, a, b, cue) or any(n.side in doc.theatre.parties for n in within(doc.names, a, b)):
        return False
    return claim.kind == "distance" or not events(doc, a, b, *_HARMED)


def _for_ground(doc: Doc, claim: Claim) -> bool:
    """Are men told for each square kilometre, not in all ("70 soldiers for every square kilometre")?"""
    if not doc.cue_starts("events", "per_ground"):
        return False
    sentence, (start, end) = doc.sentence_at(claim.span.start), (claim.span.start, claim.span.end)
    if sentence is None:
        return False
    near = events(doc, max(sentence.start, start - _BESIDE), min(sentence.end, end + _BESIDE), "per_ground")
    between = [within(doc.quantities, min(end, c.end), max(start, c.start)) for c in near]
    return any(not [q for q in told if not start <= q.start < end] for told in between)
