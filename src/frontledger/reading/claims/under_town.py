"""Figures behind a town that opens their paragraph as a sentence of its own, be it with an hour: "Sloviansk, 6 am. Two
dead, nine wounded." Town and sentence are read as one, as they would be around a colon.
"""

from __future__ import annotations

import re

from ...nouns import Claim
from ..doc import Doc, within
from ..sentences import Sentence
from .answers import Answer
from .frame import Scene

LONG = 60
"""Characters of a sentence that only names a town."""
_SHORT = 3
"""Letters of an article, a preposition, "am"."""
_FURTHER = 1
"""Words of which nothing is known beside the town: a part of the day, "o'clock"."""
_HEAD = 2
"""Passages at the head of a report, which a dateline may open."""
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = ".…。"
_KINDS = frozenset({"losses", "air_attack", "other_quantity"})
"""Kinds that such a town is the place of; what else is told of it says so itself."""

_TOLD = (
    *("gain", "regain", "lose", "launch", "down", "advance", "kill", "wound", "hold", "repel", "fallen", "still_hold"),
    *("contested", "surround", "strike_hit", "damage", "leave", "take_over", "hold_out"),
)
"""Events of a town that are told of it by the sentence itself ("Lyman holds.")."""


def under_town(scene: Scene, claim: Claim | None) -> Scene | None:
    """The scene in which a sentence is one with the town that opens its paragraph, where a figure has no claim yet, or
    one without a place."""
    if scene.sentence.passage < _HEAD or (claim is not None and (claim.place or claim.kind not in _KINDS)):
        return None
    lead = scene.doc.before(scene.sentence)
    if lead is None or lead.passage != scene.sentence.passage or lead.heading or lead.end - lead.start > LONG:
        return None
    known: dict[int, bool] = scene.doc.memo("town that opens a paragraph")
    if lead.start not in known:
        known[lead.start] = _opens(scene.doc, lead) and _only_a_town(scene.doc, lead)
    return Answer(scene, lead) if known[lead.start] else None


def of_the_town(claim: Claim | None, read: Claim | None) -> Claim | None:
    """What is told of a figure once the town is known: the same as without it, or what was none without it."""
    if read is None or not read.place or read.kind not in _KINDS:
        return claim
    return read if claim is None or (claim.kind, claim.amount) == (read.kind, read.amount) else claim


def _opens(doc: Doc, lead: Sentence) -> bool:
    """Does a sentence open its paragraph, the number of an item or an hour before it aside?"""
    before = doc.before(lead)
    first = before is None or before.passage != lead.passage
    bare = before is not None and all(len(w[0]) <= _SHORT for w in _WORD.finditer(doc.text, before.start, before.end))
    return doc.text[lead.end - 1] in _ENDS and (first or bare)


def _only_a_town(doc: Doc, lead: Sentence) -> bool:
    """Does a sentence name one town or region, no capital that speaks, and besides at most a time and small words?"""
    named = within(doc.names, lead.start, lead.end)
    if len({n.id for n in named}) != 1 or any(n.kind != "region" and (n.kind != "place" or n.side) for n in named):
        return False
    spans = [(n.start, n.end) for n in named] + [(t.start, t.end) for t in within(doc.times, lead.start, lead.end)]
    spans += [(c.start, c.end) for c in doc.cues_in("events", lead.start, lead.end, "direction")]
    words = [w for w in _WORD.finditer(doc.text, lead.start, lead.end) if not any(a <= w.start() < b for a, b in spans)]
    long = sum(w.end() - w.start() > _SHORT for w in words)
    return doc.spaced and long <= _FURTHER and not (long and doc.cues_in("events", lead.start, lead.end, *_TOLD))
