"""Figures in brackets behind the date of a record: what it was then ("the largest since November 2024 (725 sq km)")."""

from __future__ import annotations

from ...doc import within
from ...marks import Time
from ..frame import Scene

_BRACKETS = ("(", "（")
_SINCE = 8
"""Characters between a bracket and the "since" behind it, where verbs stand last."""
_CUES = ("largest", "smallest", "rank", "first", "top")


def record_date(scene: Scene, start: int, end: int) -> Time | None:
    """The date since which something is a record, right before the bracket in which the figure of a stretch stands."""
    for q in scene.quantities:
        if not start <= q.start < end:
            continue
        around = next((t for t in scene.times if t.start < q.start and q.end < t.end and t.role == "since"), None)
        if around is not None and scene.records(*scene.clause(q.start), *_CUES):
            return around  # "2024年11月（725平方公里）以來單月最大"
        before = [t for t in within(scene.times, scene.start, q.start) if t.end <= q.start]
        time = before[-1] if before else None
        if time is None or time.from_ is None or scene.doc.text[time.end : q.start].strip() not in _BRACKETS:
            continue
        behind = scene.records(q.end, min(scene.end, q.end + _SINCE), "since", "since_after")
        a, b = scene.clause(time.start)[0], scene.clause(q.end)[1]
        if (time.role == "since" or behind) and scene.records(a, b, *_CUES):
            return time
    return None
