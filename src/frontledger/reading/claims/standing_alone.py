"""Has a figure no noun of its own, though it counts something: "52,000 have", "in April 88", "of those, 19 were".

It closes its clause, or a mark of the sentence, a time, a place or a word that is known stands right behind it.
"""

from __future__ import annotations

import re

from ..doc import within
from ..marks import Mark, Quantity
from ..quantities import counted_by
from ..sentences import Sentence
from .attacks.bare import EQUIPMENT
from .frame import Scene

RATIOS = frozenset({"percent", "times", "hour", "day", "week", "month", "year", "minute"})
"""Units of figures beside which another may be left out."""
_NOUNS = frozenset({"troops", "civilian", "casualties", "machines", "home_arms", "attacker_arms", "cargo", "assault"})
"""Words behind a figure that are its noun."""
_ARMS = ("launch", "down", "strike_hit")
_TOLD: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("drone", "missile", "bomb"), _ARMS),
    **dict.fromkeys(EQUIPMENT, ("destroyed",)),
    "attack": ("repel",),
    "person": ("kill", "wound", "capture_people", "move_people"),
}
"""What can be told of things, by their unit."""
_NOUN = 30
_BESIDE = 3
"""Characters between a figure and what is known behind it."""
_WORD = re.compile(r"[^\W\d_]+")
_ENDING = re.compile(r"['’]?[^\W\d_]{1,4}(?![^\W_])")
_ENDS = ".,;:!?)»”“\"'…。，；、）」』—–-\n"


def stands_alone(scene: Scene, q: Quantity) -> bool:
    """Has a figure no noun of its own, and is it none of those that count nothing: dates, ranks, list numbers?"""
    if q.ordinal or q.per or q.restates or scene.sentence.heading:
        return False
    if any(t.start < q.end and q.start < t.end for t in scene.times):
        return False
    text = scene.doc.text
    if q.start > 0 and ((text[q.start - 1].isalnum() and scene.doc.spaced) or text[q.start - 1] in "-–:/.#№"):
        return False
    return _nothing_behind(scene, q)


def _nothing_behind(scene: Scene, q: Quantity) -> bool:
    """Does a figure close its clause, or does a time, a name or a word that is known stand right behind it?"""
    text, b = scene.doc.text, scene.clause(q.start)[1]
    at = q.end
    ending = _ENDING.match(text, at) if scene.doc.spaced else None
    at = ending.end() if ending is not None else at
    if text[at : at + 1] in set("-–:/") and text[at + 1 : at + 2].isalnum():
        return False
    rest = text[at:b]
    word = _WORD.match(rest.lstrip())
    times = counted_by(word[0], language=scene.doc.language) if word is not None else None
    if times is not None and times.unit in RATIOS:
        return False
    if not rest.strip(" " + _ENDS) or rest.lstrip()[:1] in _ENDS:
        return True
    begins = b - len(rest.lstrip())
    names = [n for n in within(scene.doc.names, at, b) if n.start > begins or n.case == "place"]  # not "15 Russian …"
    marks: list[Mark] = [*within(scene.doc.times, at, b), *names]
    words = [*scene.events(at, b), *scene.doc.cues_in("attribution", at, b), *scene.records(at, b)]
    if any(begins <= m.start <= begins + _BESIDE for m in marks):
        return True
    known = [c for c in words if c.start == begins]
    if any(c.id in _NOUNS for c in known):
        return False
    noun = counted_by(rest.strip()[:_NOUN], language=scene.doc.language) if known else None
    return bool(known) and (noun is None or noun.unit is None)


def named_before(scene: Scene, verb: str) -> str | None:
    """The unit of the only thing of its sort that the sentence before names and that a verb can be told of, whether
    counted or not ("The sky hums with drones. On Sunday Russia sent 267")."""
    before = scene.doc.before(scene.sentence)
    if before is None or before.heading or before.passage != scene.sentence.passage:
        return None
    units = {u for u in _named_in(scene, before) if verb in _TOLD.get(u, ())}
    return units.pop() if len(units) == 1 else None


def _named_in(scene: Scene, sentence: Sentence) -> frozenset[str]:
    """The units of the things of war that a sentence names."""
    known: dict[int, frozenset[str]] = scene.doc.memo("named_in")
    if sentence.start not in known:
        text, end = scene.doc.text, sentence.end
        starts = [m.start() for m in _WORD.finditer(text, sentence.start, end)] if scene.doc.spaced else []
        found = (counted_by(text[at : min(end, at + _NOUN)], language=scene.doc.language) for at in starts)
        units = {x.unit for x in found if x is not None and x.unit is not None}
        known[sentence.start] = frozenset({u for u in units if u in _TOLD})
    return known[sentence.start]
