"""Stretches of the calendar: months, seasons, quarters, halves, and steps from a day."""

from __future__ import annotations

import calendar
import datetime as dt

DAY = dt.timedelta(1)
Stretch = tuple[dt.date, dt.date]
"""First and last day."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_DAYS = 30
"""Days of a month of which only a part is told ("a month and a half ago")."""
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def day_of(year: int, month: int, day: int) -> Stretch | None:
    """A single day, None where the calendar has no such one."""
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return date, date


def month_of(year: int, month: int) -> Stretch:
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> Stretch:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def season_of(name: str, year: int) -> Stretch:
    """Three months from the first of March, June, September or December; a winter begins in its year's December."""
    start = dt.date(year, _SEASONS[name], 1)
    return start, month_of(*months_on(start, 2))[1]


def quarter_of(year: int, number: int) -> Stretch:
    return dt.date(year, 3 * number - 2, 1), month_of(year, 3 * number)[1]


def months_on(day: dt.date, months: int) -> tuple[int, int]:
    """Year and month some months after a day's."""
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def monday_of(day: dt.date) -> dt.date:
    return day - (day.isoweekday() - 1) * DAY


def steps_back(day: dt.date, unit: str, amount: int | float) -> dt.date:
    """The day some units before; a negative amount goes forward. Hours and minutes are whole days, rounded up.

    A day that its month lacks is that month's last.

    Raises:
        ValueError, OverflowError: the calendar ends before.
    """
    if unit == "workday":
        return _workdays_back(day, int(amount))
    if unit in _MONTHS:
        months = int(amount * _MONTHS[unit])
        rest = round((amount * _MONTHS[unit] - months) * _DAYS) * DAY
        year, month = months_on(day, -months)
        return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1])) - rest
    if unit in ("hour", "minute"):
        whole = -(-abs(amount) // (24 if unit == "hour" else 1440))
        return day - int(whole if amount > 0 else -whole) * DAY
    return day - round(amount * (7 if unit == "week" else 1)) * DAY


def _workdays_back(day: dt.date, amount: int) -> dt.date:
    """The day some days from Monday to Friday before, or after where the amount is negative."""
    weeks, rest = divmod(abs(amount), 5)
    step = -DAY if amount > 0 else DAY
    day += 7 * weeks * step
    while rest or day.isoweekday() > 5:
        day += step
        rest -= rest > 0 and day.isoweekday() <= 5
    return day


def week_of(stretch: Stretch, number: int) -> Stretch | None:
    """A week of a month or year, from Monday: it belongs to the one that has its Thursday; -1 is the last."""
    first, last = stretch
    thursday = first + (4 - first.isoweekday()) % 7 * DAY + 7 * (number - 1) * DAY
    if number < 0:
        thursday = last - (last.isoweekday() - 4) % 7 * DAY + 7 * (number + 1) * DAY
    return (thursday - 3 * DAY, thursday + 3 * DAY) if first <= thursday <= last else None


def nth_weekday(stretch: Stretch, weekday: int, number: int) -> Stretch | None:
    """The first, second … or last (-1) Monday … of a month or year."""
    first, last = stretch
    day = first + (weekday - first.isoweekday()) % 7 * DAY + 7 * (number - 1) * DAY
    if number < 0:
        day = last - (last.isoweekday() - weekday) % 7 * DAY + 7 * (number + 1) * DAY
    return (day, day) if first <= day <= last else None


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches: the Sunday after the first full moon of spring."""
    century = year // 100
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= moon > 28 or (moon == 28 and year % 19 > 10)
    full = dt.date(year, 3, 21) + moon * DAY
    return full + (7 - full.isoweekday() % 7) * DAY


def half_of(stretch: Stretch, grain: str, half: int) -> Stretch:
    """First or second half: a month is cut before the 16th, a year before July, any other stretch in the middle."""
    first, last = stretch
    if grain == "month":
        cut = first.replace(day=16)
    elif grain == "year":
        last = dt.date(first.year, 12, 31)
        cut = first.replace(month=7, day=1)
    else:
        cut = first + ((last - first).days + 1) // 2 * DAY
    return (first, cut - DAY) if half == 1 else (cut, last)


def part_end(stretch: Stretch, part: str) -> dt.date:
    """Last day that "early", "mid", "late" can mean as an end: 10th, 15th or last of a month, a third of a year."""
    first, last = stretch
    if part == "end":
        return last
    if (last - first).days < 31:
        return first.replace(day=10 if part == "start" else 15)
    return first.replace(month=4 if part == "start" else 8, day=30 if part == "start" else 31)
