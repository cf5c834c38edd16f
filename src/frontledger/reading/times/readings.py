"""Other readings of what is said: what "late May", "from May to September" mean besides all days named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from .days import DAY, Stretch, months_on

_MONTHS = {"start": ((1, 10), (1, 15)), "middle": ((10, 20), (11, 20)), "end": ((16, 31), (21, 31))}
_YEARS = {"start": ((1, 4), (1, 6)), "middle": ((5, 8), (4, 9)), "end": ((9, 12), (7, 12))}
_WEEKS = {"start": (0, 2), "middle": (2, 4), "end": (3, 6)}
"""First and last day of a month, month of a year, day of a week that a part of it can mean."""


def of_part(stretch: Stretch, grain: str, part: str, told: dt.date | None) -> Iterator[Stretch]:
    """What the start, the middle or the end of a stretch can be; an end also what is left of it from the day told."""
    first, last = stretch
    if grain == "week":
        yield first + _WEEKS[part][0] * DAY, first + _WEEKS[part][1] * DAY
    elif grain == "month":
        for a, b in _MONTHS[part]:
            yield first.replace(day=a), first.replace(day=min(b, last.day))
    elif grain == "year":
        for a, b in _YEARS[part]:
            yield dt.date(first.year, a, 1), dt.date(first.year + b // 12, b % 12 + 1, 1) - DAY
    if part == "end" and told is not None and first < told <= last:
        yield told, last


def of_range(stretch: Stretch, end: dt.date | None, grain: str, *, given: bool) -> Iterator[Stretch]:
    """The range that ends as its last month or year begins, and both a year on and back where no year is said."""
    first = stretch[0]
    wholes = [stretch]
    if end is not None and grain != "day" and first < end:
        wholes.append((first, end))
        yield first, end
    if not given:
        for years in (-12, 12):
            for whole in wholes:
                a, b = (dt.date(*months_on(day, years), _last_day(day, years)) for day in whole)
                yield a, b


def _last_day(day: dt.date, months: int) -> int:
    """The day, or the last that the month some months on has."""
    year, month = months_on(day, months)
    while True:
        try:
            return dt.date(year, month, day.day).day
        except ValueError:
            day -= DAY
