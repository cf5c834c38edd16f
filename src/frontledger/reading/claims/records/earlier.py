"""What is compared where that is no figure of ground, and with what: "the two years before", "the week before"."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ....nouns import Claim, Period
from ...cues import Cue
from ...doc import within
from ...marks import Quantity, Time
from ...times.days import months_on, steps_back
from ..frame import Scene

_JOINED = 10
"""Characters that join two times to one that something is compared with ("e nel")."""
_END = 24
"""Characters that a clause runs on behind them ("put together")."""
_SERIES = frozenset({"area_change", "rate", "losses", "air_attack"})
"""Kinds of figures that are told for one time after another."""
_FITS = 0.08
"""How far a ratio told in round words may be from the one of the figures."""
_UNLIKE = 3
"""Days by which months may differ."""
_WEEK = 7
_MONTH = 31
_MARKS = ",;:،、，；："


def some_units(t: Time) -> int | None:
    """Of "the two years before": how many months, of shorter units days; None of other times and of a single unit."""
    if t.role != "past" or t.from_ is None or t.to is None:
        return None
    if t.grain in {"month", "year"}:
        months = (t.to.year - t.from_.year) * 12 + t.to.month - t.from_.month
        return months if months > (1 if t.grain == "month" else 12) else None
    days = (t.to - t.from_).days
    return days if days > (7 if t.grain == "week" else 1) else None


def units_before(t: Time, told: Period | None) -> Period | None:
    """As many units as a time tells, up to the day before what is compared with them: "more than in the two years
    before" is said of 2025, not of the day of publication."""
    some = some_units(t)
    if some is None or told is None or told.start is None or told.end is None:
        return None
    last = told.start - dt.timedelta(days=1)
    if t.grain not in {"month", "year"}:
        return Period(told.start - dt.timedelta(days=some), last)
    if told.start.day > 1:  # "more in the past month than in the two before": by the day of the month
        return Period(steps_back(told.start, "month", some), last)
    return Period(dt.date(*months_on(told.start, -some), 1), last)


def with_next(scene: Scene, t: Time | None, end: int) -> Time | None:
    """A month or a year with the one that follows it, where both are what is compared with ("nel 2023 e nel 2024")."""
    if t is None or t.role != "at" or t.grain not in {"month", "year"} or t.part or t.to is None:
        return t
    after = [x for x in within(scene.doc.times, t.end, end) if x.grain == t.grain and x.role == "at" and not x.part]
    if not after or after[0].from_ != t.to + dt.timedelta(days=1) or end - after[0].end > _END:
        return t
    between = scene.doc.text[t.end : after[0].start]
    joined = len(between) <= _JOINED and not any(c in _MARKS for c in between) and any(c.isalpha() for c in between)
    return t._replace(end=after[0].end, to=after[0].to, grain="span") if joined else t


def settlements_counted(scene: Scene, floor: int) -> Claim | None:
    """The number of settlements told last, which is ranked or compared where no other figure is told as near."""
    told = [c for c in scene.told_from(floor) if c.kind == "settlement_control" and c.amount is not None]
    return told[-1] if told else None


def week_before(told: Period | None, week: Period) -> Period:
    """The week before, of a "past week" that ends on the day of the statement: the seven days before it begin; of seven
    days that begin on no Monday the seven before them."""
    if told is None or told.start is None or told.end is None or week.start is None or week.end is None:
        return week
    seven = (told.end - told.start).days == (week.end - week.start).days == _WEEK - 1
    if seven and told.start.isoweekday() > 1 and week.start < told.start:
        back = dt.timedelta(days=_WEEK)
        return Period(told.start - back, told.end - back)
    if (told.end - told.start).days != _WEEK or (week.end - week.start).days != _WEEK - 1 or week.end < told.start:
        return week
    return Period(told.start - dt.timedelta(days=_WEEK), told.start)


def unit_before(told: Period) -> Period | None:
    """The day, night, week, month or year before one; None of any other stretch."""
    if told.start is None or told.end is None:
        return None
    first, last = told.start, told.start - dt.timedelta(days=1)
    days, whole = (told.end - first).days, (told.end + dt.timedelta(days=1)).day == 1 and first.day == 1
    if whole and days < _MONTH:
        return Period(last.replace(day=1), last)
    if whole and (first.month, told.end.month, first.year) == (1, 12, told.end.year):
        return Period(dt.date(first.year - 1, 1, 1), last)
    if days in {0, 1, _WEEK - 1, _WEEK}:
        back = dt.timedelta(days={0: 1, 1: 1}.get(days, _WEEK))
        return Period(first - back, told.end - back)
    return None


def same_days_of(told: Period | None, month: Time) -> Period | None:
    """The days of a month that are those of another one of which something is told ("in the same days of August")."""
    if told is None or told.start is None or told.end is None or month.from_ is None or month.to is None:
        return None
    if (told.start.year, told.start.month) != (told.end.year, told.end.month) or month.grain != "month":
        return None
    if told.end > month.from_ > told.start or told.start == month.from_:
        return None
    if told.start.day == 1 and (told.end + dt.timedelta(days=1)).day == 1:
        return Period(month.from_, month.to)
    return Period(*(month.from_.replace(day=min(d.day, month.to.day)) for d in (told.start, told.end)))


class Earlier(NamedTuple):
    """A figure, and the one of an earlier time that the sentence after it tells."""

    figure: Claim
    before: Claim


def told_with_earlier(scene: Scene, cue: Cue) -> Earlier | None:
    """The figure of the sentence before last where the last one told that of an earlier time: "505 km² in November. In
    October it was 267. That is the most since July" ranks November's."""
    last = scene.doc.before(scene.sentence)
    first = scene.doc.before(last) if last is not None else None
    if last is None or first is None or last.heading or first.heading or first.passage != scene.sentence.passage:
        return None
    told = [c for c in scene.told_from(first.start) if c.kind in _SERIES and c.amount is not None]
    near = [c for c in told if last.start <= c.span.start]
    if len(near) != 1 or near[0].span.start >= scene.start:
        return None
    before = near[0]
    far = [c for c in told if c.span.start < last.start and _later(c, before)]
    if len(far) != 1 or far[0].amount is None or before.amount is None:
        return None
    more = far[0].amount.low - before.amount.low
    fits = more < 0 if cue.id in {"smallest", "less"} else more > 0 if cue.id in {"largest", "top", "more"} else True
    return Earlier(far[0], before) if fits else None


def _later(one: Claim, other: Claim) -> bool:
    """Is a figure one of the same series and of a later time?"""
    a, b = one.period, other.period
    alike = (one.kind, one.side, one.speaker) == (other.kind, other.side, other.speaker)
    unit = one.amount is not None and other.amount is not None and one.amount.unit == other.amount.unit
    if a is None or b is None or a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    days = (a.end - a.start).days - (b.end - b.start).days
    return alike and unit and (not other.place or other.place == one.place) and b.end < a.start and abs(days) <= _UNLIKE


def two_that_fit(scene: Scene, ratio: Quantity, cue: Cue) -> Earlier | None:
    """The last two figures of a series, where the ratio between them is the one told ("In November they took 505, in
    December 440, about an eighth less")."""
    before = scene.doc.before(scene.sentence)
    near = before is not None and not before.heading and before.passage == scene.sentence.passage
    floor = before.start if before is not None and near else scene.start
    told = [c for c in scene.told_from(floor) if c.kind in _SERIES and c.amount is not None]
    told = [c for c in told if c.span.start < max(cue.end, ratio.end)]
    if len(told) < 2 or told[-1].span.start < scene.start:
        return None
    one, other = (told[-1], told[-2]) if _later(told[-1], told[-2]) else (told[-2], told[-1])
    if not _later(one, other) or one.amount is None or other.amount is None or not other.amount.low:
        return None
    part = one.amount.low / other.amount.low
    said = ratio.low if ratio.unit == "times" else 1 + (ratio.low if cue.id == "more" else -ratio.low) / 100
    return Earlier(one, other) if abs(part - said) <= _FITS * max(part, said) else None
