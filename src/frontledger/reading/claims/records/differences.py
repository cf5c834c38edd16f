"""Differences: "564 km² in July, 8 km² more than in June" tells one figure of ground and one comparison.

A figure beside "more" or "less", in the clause of a "than" with its time, is no figure of its own where a larger one of
the same unit is told before it.
"""

from __future__ import annotations

from ....nouns import Period
from ...cues import Cue
from ...marks import Quantity, Time
from ...sentences import verb_final
from ..frame import Scene, gap
from .parts import against, ranked

_BY = 6
"""Characters of a word such as "by" between "fell" and a percentage."""
_BEHIND, _BEFORE = 8, 3
"""Characters from a figure to the "more" behind it, and from one before it."""
_DID = 2
"""… and of what stands there where no blanks part words ("減少了44%", but "增加到烏克蘭的20%")."""
_OF, _WHOSE = 6, 4
"""Characters from a percentage to the name of what it is of, and from one before it ("Ukrayna'nın yüzde 20")."""
_TURN = 40
"""Characters from a figure to the further end of a verb that stands around it ("ging im Mai um 44 Prozent zurück")."""
_MARKS = ",;:،、，"
_TOUCHES = 3
"""Characters from "than" to a figure whose "more" then only seems to be its hedge."""
_NONE = frozenset({"percent", "times"})
"""Units of ratios, which are compared by themselves."""


def compared(scene: Scene, at: int) -> tuple[int, int]:
    """The clause of a comparison, with the next one where that begins with its "than"."""
    a, b = scene.clause(at)
    after = scene.clause_after(at)
    if after is not None and any(c.start - after[0] <= 3 for c in scene.records(*after, "than")):
        return a, after[1]
    return a, b


def difference(scene: Scene, q: Quantity) -> Quantity | None:
    """A figure by which another differs from that of an earlier time, with the unit of both; None of any other."""
    if q.ordinal or q.per or q.unit in _NONE or any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    a, b = compared(scene, q.start)
    thans = scene.records(a, b, "than")
    versus = against(scene, a, b) if thans else None
    if versus is None:
        return None
    near = scene.records(max(a, q.start - _BEFORE - 20), min(b, q.end + _BEHIND + 20), "more", "less")
    between = any(versus.end < c.end <= q.start for c in near)
    if any(t.end <= versus.start for t in thans) and 0 <= q.start - versus.end <= _TOUCHES and not between:
        return None  # "比4月的226平方公里翻了一番": what it is compared with, unlike "比6月多出8平方公里"
    if (
        versus.start >= q.end
        and not verb_final(scene.doc.language)
        and any(0 <= q.start - t.end <= _TOUCHES for t in thans)
    ):
        return None  # "up from 150,000 a month ago"
    cue = next((c for c in near if _beside(scene, q, c, thans)), None)
    if cue is None:
        return None
    whole = ranked(scene, cue, _period(versus))
    if whole is None or whole.amount is None or q.unit not in {None, whole.amount.unit} or whole.amount.low <= q.high:
        return None
    hedge = "none" if q.start <= cue.start < q.end else q.hedge
    return q._replace(unit=whole.amount.unit, hedge=hedge)


def by_so_much(scene: Scene, q: Quantity) -> bool:
    """Is a percentage that by which one time differs from another ("31 % more land than in 2024"), and no share?"""
    a, b = compared(scene, q.start)
    thans = scene.records(a, b, "than")
    if not thans:
        return _grew(scene, q, a, b)
    versus = against(scene, a, b)
    if versus is None or (versus.start >= q.end and any(0 <= q.start - t.end <= _TOUCHES for t in thans)):
        return False  # "up from 61 percent a year ago"
    near = scene.records(max(a, q.start - _BEFORE - 20), min(b, q.end + _BEHIND + 20), "more", "less")
    return any(_beside(scene, q, c, thans) or 0 <= q.start - c.end <= _BY for c in near)


def _grew(scene: Scene, q: Quantity, a: int, b: int) -> bool:
    """Is a percentage that by which a gain grew or shrank, with nothing named beside it ("advances fell by 44 %")?"""
    if not scene.events(a, b, "gain", "gain_noun", "advance") or scene.events(q.end, b, "hold"):
        return False
    if _of_a_whole(scene, q):
        return False
    near = scene.records(max(a, q.start - _TURN), min(b, q.end + _TURN), "more", "less")
    return any(
        0 <= q.start - c.end <= (_BY if scene.doc.spaced else _DID)
        or (c.start < q.start and q.end < c.end)
        or 0 <= c.start - q.end <= (_BEHIND if verb_final(scene.doc.language) else 1)
        or (c.end <= q.start and bool(scene.events(c.end, q.start, "gain", "gain_noun", "advance")))
        for c in near
    )


def _of_a_whole(scene: Scene, q: Quantity) -> bool:
    """Is what a percentage is of named beside it ("rose to 20 % of Ukraine", "烏克蘭的20%")?"""
    wholes = [n for n in scene.names if n.kind in {"country", "region"}]
    if any(0 <= n.start - q.end <= _OF and not scene.events(q.end, n.start, "locative") for n in wholes):
        return True
    if any(c.start - q.end <= _OF for c in scene.events(q.end, q.end + _TURN, "share_of")):
        return True
    before = verb_final(scene.doc.language) or not scene.doc.spaced
    return before and any(0 <= q.start - n.end <= _WHOSE for n in wholes)


def _period(time: Time) -> Period:
    return Period(time.from_, time.to)


def _beside(scene: Scene, q: Quantity, cue: Cue, thans: list[Cue]) -> bool:
    """Does "more" stand right beside a figure, and not as its hedge ("more than 500")?"""
    if q.start <= cue.start < q.end:
        touched = verb_final(scene.doc.language) and any(0 <= q.start - t.end <= _TOUCHES for t in thans)
        return q.hedge not in {"over", "under"} or touched
    x, y = (q.end, cue.start) if cue.start >= q.end else (cue.end, q.start)
    if gap(q.start, q.end, cue.start, cue.end) > (_BEHIND if cue.start >= q.end else _BEFORE):
        return False
    starts = [*(t.start for t in thans), *(t.start for t in scene.times)]
    return not any(c in _MARKS for c in scene.doc.text[x:y]) and not any(x <= at < y for at in starts)
