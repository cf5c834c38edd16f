"""Has a figure no noun of its own, though it counts something: "52,000 have", "in April 88", "of those, 19 were".

It closes its clause, or a mark of the sentence, a time, a place or a word that is known stands right behind it.
"""

from __future__ import annotations

import re

from ..doc import within
from ..marks import Mark, Quantity
from ..quantities import counted_by
from .frame import Scene

RATIOS = frozenset({"percent", "times", "hour", "day", "week", "month", "year", "minute"})
"""Units of figures beside which another may be left out."""
_NOUNS = frozenset({"troops", "civilian", "casualties", "machines", "home_arms", "attacker_arms", "cargo", "assault"})
"""Words behind a figure that are its noun."""
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
