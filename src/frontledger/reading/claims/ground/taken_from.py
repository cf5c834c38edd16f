"""Ground gained that is told as what the other side held ("seized 6,000 sq km that Kyiv controlled")."""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...sentences import verb_final
from ..frame import Scene
from ..parts.whose import other_side
from .shares import HOLD

_BESIDE = 3
"""Characters between a figure and the word for holding that describes it."""
_HOLDER = 14
"""Characters between who holds ground and the word for it."""


def taken_from(scene: Scene, q: Quantity, cue: Cue | None) -> tuple[Cue, str] | None:
    """The verb of gaining and the side that gains what a word for holding beside a figure only describes: the holder is
    named with it, and is not who gains."""
    a, b = scene.clause(q.start)
    if cue is not None and cue.id in {"gain", "regain"} and verb_final(scene.doc.language):
        held = scene.events(max(a, q.start - _HOLDER), q.start, *HOLD)  # "ウクライナが支配していた464平方キロを奪った"
        cue = next((c for c in held if q.start - c.end <= _BESIDE), None)
    if cue is None or cue.id not in HOLD:
        return None
    gains = [c for c in scene.events(a, b, "gain", "regain", "take_over") if c.end <= cue.start or cue.end <= c.start]
    if not gains:
        return None
    first = cue.end <= q.start
    if verb_final(scene.doc.language):
        gains = [c for c in gains if first and q.start - cue.end <= _BESIDE and c.start >= q.end]
        gains = [c for c in gains if not any(x.unit for x in within(scene.doc.quantities, q.end, c.start))]
        near = (max(a, cue.start - _HOLDER), cue.start)
    elif scene.doc.spaced:
        gains = [c for c in gains if 0 <= cue.start - q.end <= _BESIDE and c.end <= q.start]
        near = (cue.end, min(b, cue.end + _HOLDER))
    else:
        of = any(c.start == cue.end for c in scene.events(cue.end, cue.end + _BESIDE, "of"))
        gains = [c for c in gains if first and of and c.end <= cue.start]
        near = (gains[-1].end if gains else cue.start, cue.start)
    named = [n.side for n in within(scene.doc.names, *near) if n.side in scene.doc.theatre.parties]
    holder = (named[-1] if first else named[0]) if named else None
    return (gains[-1], other_side(scene.doc, holder)) if gains and holder else None
