"""Clauses behind a figure that may tell its time: the next one, and what takes up a row of figures."""

from __future__ import annotations

from collections.abc import Iterator

from ...doc import within
from ...marks import Time
from ..frame import Scene

_OPENS = 1
"""Characters of a clause before the figure it opens with."""
_MOST = 4
"""Clauses of a row of figures."""
_DONE = ("kill", "wound", "move_people", "exchange", "launch", "down", "strike_hit")
_MARKS = ":：–—"
"""What parts a row of figures from the clause that takes it up."""


_BRACKET = 40
"""Characters of a bracket before its time, and behind it."""
_ASIDE = 40
"""Characters of a clause that only tells of a part."""


def clauses_behind(scene: Scene, start: int) -> Iterator[tuple[int, int]]:
    """The clause behind the one that holds a figure, where it counts nothing or opens with a figure; behind a row of
    such the clause that takes it up, set off by a colon or a dash ("nine at X, 52 at Y: such was Monday"), or the last
    of the row, where nothing but a time gone by stands in it ("minus 1,060 men, five tanks, 21 guns in a day")."""
    after = scene.clause_after(start)
    for i in range(_MOST):
        if after is None:
            return
        figures = within(scene.quantities, *after)
        if i == 0 and figures and set_in(scene, after):
            after = scene.clause_after(after[0])
            continue
        if figures and figures[0].start - after[0] > _OPENS:
            return
        marked = any(m in scene.doc.text[after[0] - 2 : after[0] + 2] for m in _MARKS)
        if i == 0 or (not figures and marked) or (figures and _row_of(scene, after)):
            yield after
        if not figures or within(scene.times, *after):
            return
        after = scene.clause_after(after[0])


def _row_of(scene: Scene, clause: tuple[int, int]) -> bool:
    """Does the last clause of a row of figures end in a time gone by, with nothing done in it?"""
    times = within(scene.times, *clause)
    gone_by = bool(times) and all(t.role == "past" for t in times)
    others = any(n.kind != "speaker" for n in within(scene.doc.names, *clause))
    return gone_by and not others and not scene.events(*clause, *_DONE)


def set_in(scene: Scene, clause: tuple[int, int]) -> bool:
    """Is a clause one that only tells of a part, set in before the rest ("…, among them 410 children, from X")?"""
    part = scene.events(*clause, "including", "part_of_them")
    aside = bool(part) and clause[1] - clause[0] <= _ASIDE and not within(scene.times, *clause)
    return aside and not scene.events(*clause, *_DONE)


def of_a_bracket(scene: Scene, time: Time, start: int) -> bool:
    """Is a time that of another figure, in the same bracket with it ("destroyed 11,174 tanks (+3 in a day)")?"""
    text = scene.doc.text
    opened = max(text.rfind(c, max(scene.start, time.start - _BRACKET), time.start) for c in "(（")
    if opened < 0 or any(c in ")）" for c in text[opened : time.start]):
        return False
    closed = min((at for c in ")）" if (at := text.find(c, time.end, time.end + _BRACKET)) >= 0), default=-1)
    return closed >= 0 and not opened < start < closed and bool(within(scene.doc.quantities, opened, closed))
