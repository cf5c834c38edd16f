"""The days of a time that tells when something happened, as they are meant."""

from __future__ import annotations

import datetime as dt

from ....nouns import Claim, Period
from ...doc import within
from ...marks import Time
from ...times.days import DAY, steps_back
from ...times.find import period_of
from ...told import day_told
from ..frame import Scene
from ..records.earlier import same_days_of
from ..series import GROUND
from .when_compared import is_compared

_SPANNED = frozenset({*GROUND, "air_attack", "losses", "other_quantity", "settlement_control"})
"""Kinds whose figures are told for a stretch of time that "in the week" goes back to."""
_FORMER = 31
"""Days before which a month ended that is neither this nor the last one."""
_LEAP = 2
"""The month whose last day is not the same each year."""
_BESIDE = 24
"""Characters beside a year in which "the same period" stands with it."""
_FIRST_DAYS = 10
"""Days of a month or year in which the end of the one before is its end."""
_BEGAN = 16
"""Characters behind a month within which it is told that the war began in it."""


def period_told(scene: Scene, time: Time, carried: Claim | None) -> Period | None:
    """A time's period; "in the month" said after figures of a month is that month."""
    if time.role == "past" and time.grain in {"week", "month"}:
        told = [c.period for c in (*scene.told[-12:], *([carried] if carried else [])) if c.kind in _SPANNED]
        whole = [p for p in told if p is not None and p.end is not None and _whole(p, time)]
        if whole:
            return max(whole, key=lambda p: p.end or dt.date.min)
    if time.role == "past" and time.grain == "month" and (month := _month_before(scene, time)) is not None:
        return Period(month.from_, month.to)
    if (same := _same_time_of_year(scene, time, carried)) is not None:
        return same
    year_back = carried is not None and time.grain == "year" and time.relative and time.from_ == time.to
    if year_back and carried is not None and (same := _a_year_before(carried.period)) is not None:
        return same
    if (month := _not_compared(scene, time)) is not None:
        return Period(month.from_, month.to)
    start, end = period_of(time, day_told(scene.doc, scene.sentence))
    if _since_war_began(scene, time):
        start = scene.doc.theatre.invasion
    return Period(start, end) if start or end else None


def end_gone_by(scene: Scene, time: Time) -> dt.date | None:
    """The day as of which ground was held: "at the end of the month", told in the first days of the next one, is that
    of the month before."""
    day = day_told(scene.doc, scene.sentence)
    ahead = day is not None and time.to is not None and time.to > day and time.relative and time.part == "end"
    if not ahead or day is None or time.from_ is None or time.grain not in {"month", "year"}:
        return time.to
    first = day.replace(month=1, day=1) if time.grain == "year" else day.replace(day=1)
    return first - DAY if (day - first).days < _FIRST_DAYS else time.to


def _a_year_before(told: Period | None) -> Period | None:
    """The month or week a year before that of the figure that another goes on with ("a year earlier it was 500")."""
    if told is None or told.start is None or told.end is None or told.start == told.end:
        return None
    if (told.end - told.start).days > _FORMER or told.end.month == _LEAP:
        return None
    return Period(steps_back(told.start, "year", 1), steps_back(told.end, "year", 1))


def _same_time_of_year(scene: Scene, time: Time, carried: Claim | None) -> Period | None:
    """ "In the same period last year", "去年同期": the period told last, as many years before."""
    if time.grain not in {"year", "month"} or time.part is not None or time.role not in {"at", "as_of"}:
        return None
    words = scene.events(max(scene.start, time.start - _BESIDE), min(scene.end, time.end + _BESIDE), "same_period")
    told = [c.period for c in (*scene.told[-4:], *([carried] if carried else [])) if c.kind in _SPANNED and c.amount]
    whole = [p for p in told if p is not None and p.start is not None and p.end is not None]
    if not words or not whole:
        return None
    start, end = whole[-1].start, whole[-1].end
    if time.grain == "month":
        return same_days_of(whole[-1], time)
    if start is None or end is None or time.to is None or (back := end.year - time.to.year) <= 0:
        return None
    return Period(steps_back(start, "year", back), steps_back(end, "year", back))


def _since_war_began(scene: Scene, time: Time) -> bool:
    """Is a month or year that something is told since only that of the war's begin ("2022年2月の全面侵攻開始以降")?"""
    day = scene.doc.theatre.invasion
    if day is None or time.role != "since" or time.grain not in {"month", "year"} or time.from_ is None:
        return False
    within_it = time.to is None or day <= time.to
    return time.from_ <= day and within_it and bool(scene.events(time.start, time.end + _BEGAN, "war_start"))


def _month_before(scene: Scene, time: Time) -> Time | None:
    """The one month that the sentence before or this one names before "in the month" ("The analysts have summed up
    October. Over the month …")."""
    before = scene.doc.before(scene.sentence)
    near = before is not None and not before.heading and before.passage == scene.sentence.passage
    named = within(scene.doc.times, before.start if before is not None and near else scene.start, time.start)
    months = {t.from_: t for t in named if t.grain == "month" and t.role == "at" and t.part is None and t.to}
    only = months.popitem()[1] if len(months) == 1 else None
    ends = time.to is not None and only is not None and only.to is not None and only.to <= time.to
    return only if ends else None


def _not_compared(scene: Scene, time: Time) -> Time | None:
    """The month that "the same month" means where the one named last was only compared with ("9,000 in May, more than
    in March. In the same month …")."""
    day = day_told(scene.doc, scene.sentence)
    same = time.relative and time.grain == "month" and time.role == "at" and time.part is None
    same = same and not time.alternatives  # no month by its name
    if not same or day is None or time.to is None or (day - time.to).days < _FORMER:
        return None
    before = scene.doc.before(scene.sentence)
    scenes = [*([Scene(scene.doc, before, scene.told)] if before is not None else []), scene]
    named = [(s, t) for s in scenes for t in s.times if t.end <= time.start and t.grain == "month" and t.role == "at"]
    if not named or named[-1][1].from_ != time.from_ or not is_compared(*named[-1]):
        return None
    return next((t for s, t in reversed(named) if t.from_ != time.from_ and not is_compared(s, t)), None)


def _whole(period: Period | None, time: Time) -> bool:
    if period is None or period.start is None or period.end is None or time.from_ is None or time.to is None:
        return False
    days = (period.end - period.start).days + 1
    return (
        days == 7
        if time.grain == "week"
        else period.start.day == 1 and 28 <= days <= 31 and (time.to - time.from_).days < 32
    )
