"""A place of which only a part is taken: it is contested."""

from __future__ import annotations

from ...cues import Cue
from ..frame import Scene

_BEFORE = 28
"""Characters before a name in which it is said that only a part of it is meant."""
_BEHIND = 2
"""Characters between a name and such a word behind it."""


def some_of_it(scene: Scene, at: tuple[int, int], cue: Cue) -> bool:
    """Is only a part of a place told to be taken ("captured most of the village of X", "X'in bir kısmını")?"""
    if cue.id != "gain":
        return False
    behind = scene.events(at[1], at[1] + _BEFORE, "some_of")
    if any(c.start - at[1] <= _BEHIND for c in behind):
        return True
    first = max(scene.clause(at[0])[0], at[0] - _BEFORE)
    before = [c for c in scene.events(first, at[0], "some_of") if c.start >= cue.end or cue.start >= at[1]]
    return bool(before) and _only_town(scene, before[-1].end, at[0])


def _only_town(scene: Scene, start: int, end: int) -> bool:
    """Is there nothing between a part and a name but what sort of place it is?"""
    text = scene.doc.text[start:end]
    for c in scene.events(start, end, "town", "place_noun", "of"):
        text = text.replace(scene.doc.text[c.start : c.end], " ", 1)
    return len(text.split()) <= 1 and not text.strip(" ").startswith((",", ";"))
