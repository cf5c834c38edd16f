"""Whether a verb of falling tells of a bomb or a drone, not of a town: "una bomba cayó en X", "op X viel een bom"."""

from __future__ import annotations

import re

from ..cues import Cue
from ..doc import within
from ..quantities import counted_by
from .frame import Scene

_ARMS = frozenset({"drone", "missile", "bomb", "shell"})
_NOUN = 40
"""Characters of a noun with its adjectives."""
_BEFORE, _BEHIND = 24, 16
"""Characters before and behind the verb in which what falls is named."""
_WORD = re.compile(r"[^\W\d_]+")


def weapon_falls(scene: Scene, cue: Cue) -> bool:
    """Does a weapon fall: named right before the verb with no place between, or right behind it with at most an
    article between?"""
    a, b = scene.clause(cue.start)
    first, last = max(a, cue.start - _BEFORE), min(b, cue.end + _BEHIND)
    places = [n.start for n in within(scene.doc.names, first, cue.start) if n.kind in {"place", "region"}]
    for at in _starts(scene, max([first, *places]), cue.start):
        if _arms_at(scene, at, cue.start):
            return True
    behind = _starts(scene, cue.end, last)[:2]
    preps = {c.start for c in scene.doc.cues_in("positions", cue.end, last, "prep")}
    preps |= {c.start for c in scene.events(cue.end, last, "locative", "aftermath")}
    return not preps & set(behind[:1]) and any(_arms_at(scene, at, b) for at in behind)


def _starts(scene: Scene, start: int, end: int) -> list[int]:
    """Where words begin in a stretch; every character, where words are not parted by blanks."""
    if not scene.doc.spaced:
        return list(range(start, end))
    return [m.start() for m in _WORD.finditer(scene.doc.text, start, end)]


def _arms_at(scene: Scene, at: int, end: int) -> bool:
    noun = scene.doc.text[at : min(end, at + _NOUN)]
    known: dict[str, bool] = scene.doc.remember("arms at", lambda _: {})
    if noun not in known:
        found = counted_by(noun, language=scene.doc.language)
        known[noun] = found is not None and found.unit in _ARMS
    return known[noun]
