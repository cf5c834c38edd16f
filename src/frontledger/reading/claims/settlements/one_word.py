"""A word or two that is all that is said of a place ("X: gone", "Y — holding", "Z? Still theirs")."""

from __future__ import annotations

import re

from ...cues import Cue
from ...doc import within
from ...marks import Mark, Name
from ...questions import question_before
from ..frame import Scene

_BETWEEN = 24
"""Characters from a place to the word for its state: a mark, and "still" or "now" behind it."""
_BESIDE = 12
"""Characters of such words behind it."""
_PARTS = frozenset(":：—–-…?")
"""Marks that part the two."""
_CLOSING = " \t\n.,;:!?…\"'«»“”„’」』)）—–-、。，！؛،"
_WORD = re.compile(r"\w")
_AS = {"gone": "lose", "holds": "ours"}
"""The words of taking and holding that those which stand alone are read as."""
_LONGEST = 160
"""Characters of a sentence that tells no more."""
_WITH = ("still", "stays", "turns", "also")
"""Words beside the word for a state."""


def in_one_word(scene: Scene) -> list[Cue]:
    """The words for a state that stand alone behind a place, or behind the question that names it."""
    if scene.end - scene.start > _LONGEST:
        return []
    parties = scene.doc.theatre.parties
    words: list[Mark] = [*scene.events(scene.start, scene.end, "gone", "holds", "hold_out")]
    words += [n for n in scene.names if n.kind == "side" and n.side in parties]
    out = []
    for word in words:
        beside = _beside(scene, word)
        end = max((c.end for c in beside), default=word.end)
        start = min((c.start for c in beside), default=word.start)
        if not scene.doc.text[end : min(end + 2, scene.end)].strip(_CLOSING) and _opens(scene, min(start, word.start)):
            out.append(_told(word, beside))
    return out


def _beside(scene: Scene, word: Mark) -> list[Cue]:
    """The words for "still", "again" and "now" right before or behind a word."""
    near = scene.events(max(scene.start, word.start - _BESIDE), min(word.end + _BESIDE, scene.end), *_WITH)
    return [c for c in near if 0 <= c.start - word.end <= 1 or 0 <= word.start - c.end <= 1]


def _told(word: Mark, beside: list[Cue]) -> Cue:
    """What a word tells, with those beside it: whose a place is by a side's adjective, else its own."""
    start, end = min((word.start, *(c.start for c in beside))), max((word.end, *(c.end for c in beside)))
    if isinstance(word, Cue):
        return Cue(start, end, _AS.get(word.id, word.id))
    turns = any(c.id == "turns" for c in beside) and not any(c.id == "still" for c in beside)
    return Cue(start, end, "gain" if turns else "still_hold")


def _opens(scene: Scene, at: int) -> bool:
    """Does a place with a mark behind it stand before the word, or nothing, where a question names the place?"""
    text, first = scene.doc.text, max(scene.start, at - _BETWEEN)
    places = [n for n in within(scene.doc.names, scene.start, at) if _town(n)]
    if not places:
        question = question_before(scene.doc, scene.sentence)
        return question is not None and not _WORD.search(text, scene.start, at)
    between = text[places[-1].end : at]
    return places[-1].end >= first and not _WORD.search(between) and bool(_PARTS.intersection(between))


def _town(name: Name) -> bool:
    return name.kind == "place" and name.side is None
