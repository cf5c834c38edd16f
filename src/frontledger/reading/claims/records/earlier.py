"""What something is compared with, where that is several months or years: "the two years before", "2023 and 2024"."""

from __future__ import annotations

import datetime as dt

from ....nouns import Period
from ...doc import within
from ...marks import Time
from ...times.days import months_on, steps_back
from ..frame import Scene

_JOINED = 10
"""Characters that join two times to one that something is compared with ("e nel")."""
_END = 24
"""Characters that a clause runs on behind them ("put together")."""
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
