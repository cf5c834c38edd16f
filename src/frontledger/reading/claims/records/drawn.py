"""Superlatives that name no kind of figure, told by one who draws maps."""

from __future__ import annotations

from ...cues import Cue
from ...doc import Doc, within
from ..frame import Scene

_UNITS = ("day", "week", "month", "year")
_TIMES = (None, *_UNITS)


def best_by_maps(scene: Scene, cue: Cue) -> bool:
    """Is it the best month of a fighting side by one who draws maps ("the best month for the Russians, DeepState")?"""
    if cue.id not in {"largest", "smallest", "rank"}:
        return False
    a, b = scene.clause(cue.start)
    if not any(t.role == "at" and t.grain in _UNITS for t in within(scene.doc.times, a, b)):
        return False
    if any(n.kind in {"place", "region"} for n in within(scene.doc.names, a, b)):
        return False  # "the biggest town taken since May"
    fights = any(n.side in scene.doc.theatre.parties for n in within(scene.doc.names, a, b))
    others = any(q.unit not in _TIMES and not q.ordinal for q in scene.quantities)
    return fights and not others and bool(scene.doc.remember("maps_named", _names_who_draws))


def _names_who_draws(doc: Doc) -> bool:
    """Does a report name somebody whose rule is one of the theatre's conventions?"""
    drawn = {who for c in doc.theatre.conventions.values() for who in c.used_by}
    return any(n.id in drawn for n in doc.names)
