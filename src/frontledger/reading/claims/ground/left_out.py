"""Ground that is told only as what is left out or still missing: neither gained nor lost."""

from __future__ import annotations

from ...marks import Quantity
from ..frame import Scene, gap

AREA = frozenset({"km2", "mi2"})
_REACH = 48
"""Characters beside a figure in which that word stands whole ("everything in Kursk but")."""
_BESIDE = 2
"""Characters between a figure and the word that leaves it out."""


def left_out(scene: Scene, q: Quantity) -> bool:
    """Is ground all that was not lost, or what is missing ("lost all but 10 sq km", "6,000 sq km are missing")?"""
    if q.unit not in AREA:
        return False
    a, b = scene.clause(q.start)
    missing = scene.doc.may_hold("events", a, b, "missing") and scene.events(a, b, "missing")
    beside = scene.events(max(scene.start, q.start - _REACH), min(scene.end, q.end + _REACH), "but_for")
    return bool(missing) or any(gap(c.start, c.end, q.start, q.end) <= _BESIDE for c in beside)
