"""Times told before that a sentence goes back to: "over the same period", "since then"."""

from __future__ import annotations

import datetime as dt

from ....nouns import Claim, Period
from ...cues import Cue
from ...doc import within
from ...marks import Time
from ...told import day_told
from ..frame import Scene, gap
from ..records.earlier import unit_before
from ..series import GROUND
from .when_compared import is_compared
from .when_meant import period_told
from .when_resolved import resolved_times

_BESIDE = 6
"""Characters between "the same period" and the year that it is of."""
_TIMES = frozenset({"hour", "day", "week", "month"})
"""Units of what is counted in a word for the same period ("those same seven days")."""
_NAMED = frozenset({"place", "region", "speaker"})
_HARM = frozenset({"losses", "air_attack", "other_quantity"})
_DAYS = 7
"""Days at most of what goes on from one sentence to the next."""
_LATELY = 4
"""Claims told last, of which "the one before" may be one back."""
_LEADING = 40
"""Characters of a clause before that only leads to one."""


def same_period(scene: Scene, start: int, end: int) -> Period | None:
    """What "over the same period" stands for: the period of what the sentence before tells, of ground rather than
    anything else, else of what was told earlier, else the time of the sentence before. An earlier period told after a
    later one is what that was compared with ("450 in July, down from 470 in June"), also in a sentence of its own."""
    words = scene.events(_opening(scene, start), end, "same_period")
    if not words:
        return None
    if (year := next((t for t in resolved_times(scene) if _of_year(t, words)), None)) is not None:
        return period_told(scene, year, None)  # "sur la même période l'an dernier, …"
    before = scene.doc.before(scene.sentence)
    told = [c for c in scene.told if c.period is not None and c.period.start and c.period.end]
    further = scene.doc.before(before) if before is not None else None
    floor = further if further is not None and further.passage == scene.sentence.passage else before
    if before is None or floor is None or not any(c.span.start >= before.start for c in told):
        last = [c for c in told if c.kind in GROUND] or told
        return last[-1].period if last else _time_before(scene, words[0].start)
    near = [c for c in told if c.span.start >= floor.start]
    near = [c for c in near if c.kind in GROUND] or near
    alike = [c for c in near if (c.kind, c.side) == (near[-1].kind, near[-1].side)]
    return max(alike, key=_ended).period


def nearer_than(scene: Scene, start: int, end: int, own: list[Time]) -> bool:
    """Does "over the same period" stand nearer to a figure than any time that its clause tells?"""
    words = scene.events(*scene.clause(start), "same_period") if own else []
    near = min((gap(c.start, c.end, start, end) for c in words), default=None)
    beside = any(gap(c.start, c.end, t.start, t.end) <= _BESIDE for c in words for t in own)
    return near is not None and not beside and all(gap(t.start, t.end, start, end) > near for t in own)


def back_then(scene: Scene, start: int, end: int) -> Period | None:
    """What "then" stands for, where nothing else tells the time: the time that the sentence before tells last, be it
    only what something is compared with ("44 % less than in August. It was 464 then")."""
    before = scene.doc.before(scene.sentence)
    if before is None or before.heading or before.passage != scene.sentence.passage:
        return None
    if not scene.events(_opening(scene, start), end, "back_then"):
        return None
    earlier, day = Scene(scene.doc, before, scene.told), scene.doc.published
    times = [t for t in resolved_times(earlier) if t.role in {"at", "past"} and t.part is None and t.to]
    gone = [t for t in times if t.to is not None and (day is None or t.to < day)]
    return period_told(earlier, gone[-1], None) if gone and gone[-1] is times[-1] else None


def one_before(scene: Scene, start: int, end: int) -> Period | None:
    """What "the one before" stands for: the week, month, day or night before the one that a figure was told of last."""
    words = scene.events(start, end, "previous_one")
    if not words:
        return None
    told = [c.period for c in scene.told[-_LATELY:] if c.amount is not None and c.kind != "record" and c.period]
    return unit_before(told[-1]) if told else None


def told_on(scene: Scene) -> Period | None:
    """The days of the figures that the sentence right before tells of harm or of an attack, where this one goes on and
    names nobody, no place and no time ("Over the past day 14 villages were shelled. Two people died.")."""
    before = scene.doc.before(scene.sentence)
    if before is None or before.heading or before.passage != scene.sentence.passage or scene.times:
        return None
    if any(n.kind in _NAMED for n in scene.names) or scene.events(scene.start, scene.end, "in_all", "since_then"):
        return None
    told = [c for c in scene.told_from(before.start) if c.span.start < scene.start and c.amount is not None]
    last = told[-1] if told and told[-1].kind in _HARM else None
    if last is None or last.period is None or last.period.start is None or last.period.end is None:
        return None
    return last.period if (last.period.end - last.period.start).days <= _DAYS else None


def _ended(claim: Claim) -> tuple[dt.date, int]:
    """The last day of what a claim tells of, and where it is told."""
    return ((claim.period and claim.period.end) or dt.date.min, claim.span.start)


def _of_year(time: Time, words: list[Cue]) -> bool:
    """Does a year stand beside a word for "the same period"?"""
    beside = any(gap(c.start, c.end, time.start, time.end) <= _BESIDE for c in words)
    return beside and time.grain == "year" and time.part is None and time.role in {"at", "as_of"}


def since_then(scene: Scene, start: int, end: int, own: list[Time]) -> Period | None:
    """From the day told last to the day at hand ("Since then they have moved six kilometres")."""
    words = scene.events(_opening(scene, start), end, "since_then")
    words = [c for c in words if all(t.end <= c.start for t in own)]
    last = _time_before(scene, words[0].start) if words else None
    day = day_told(scene.doc, scene.sentence)
    return Period(last.start, day) if last is not None and last.start and day and last.start <= day else None


def _time_before(scene: Scene, at: int) -> Period | None:
    """The time told last before a place in the passage, in the sentence or the one before."""
    before = scene.doc.before(scene.sentence)
    scenes = [scene, *([Scene(scene.doc, before, scene.told)] if before is not None else [])]
    for s in scenes:
        times = [t for t in resolved_times(s) if t.end <= at and t.role in {"at", "past"} and not is_compared(s, t)]
        if times:
            return period_told(s, times[-1], None)
    return None


def _opening(scene: Scene, start: int) -> int:
    """Where the clauses begin that lead to one and tell nothing but a time ("Over the same period, …")."""
    for x, y in scene.clauses_before(start):
        if y - x > _LEADING or any(q.unit not in _TIMES for q in within(scene.doc.quantities, x, y)):
            break
        start = x
    return start
