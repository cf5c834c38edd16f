"""Clauses behind a figure that may tell its time: the next one, and what takes up a row of figures."""

from __future__ import annotations

from collections.abc import Iterator

from ...doc import within
from ..frame import Scene

_OPENS = 1
"""Characters of a clause before the figure it opens with."""
_MOST = 4
"""Clauses of a row of figures."""
_MARKS = ":：–—"
"""What parts a row of figures from the clause that takes it up."""


def clauses_behind(scene: Scene, start: int) -> Iterator[tuple[int, int]]:
    """The clause behind the one that holds a figure, where it counts nothing or opens with a figure; behind a row of
    such the clause that takes it up, set off by a colon or a dash ("nine at X, 52 at Y: such was Monday")."""
    after = scene.clause_after(start)
    for i in range(_MOST):
        if after is None:
            return
        figures = within(scene.quantities, *after)
        if figures and figures[0].start - after[0] > _OPENS:
            return
        marked = any(m in scene.doc.text[after[0] - 2 : after[0] + 2] for m in _MARKS)
        if i == 0 or (not figures and marked):
            yield after
        if not figures or within(scene.times, *after):
            return
        after = scene.clause_after(after[0])
