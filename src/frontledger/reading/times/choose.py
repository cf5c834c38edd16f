"""Chooses the year of what is said without one, and finds days by their number: quarters, weeks, weekdays, holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from .days import DAY, Stretch, day_of, easter, month_of, months_on, nth_weekday, quarter_of, week_of, year_of
from .patterns import Said
from .rules import Days, Rule

_FAR = 270
_SOON = 45
"""Days. News says the year of what is far off: a date of next month is meant for next month, not for last year."""


class Told(NamedTuple):
    """What a text's times are counted from."""

    day: dt.date | None
    """The day of telling."""
    named: dict[str, Stretch]
    """What was named last before, by its grain: a day is a `day`, a `month` and a `year` named."""
    ahead: bool
    """A word of the clause says that this is to come."""
    nearest: bool
    """Of a date before and one after the day told the nearer is meant ("by Friday")."""
    after_too: bool
    """The language's word for "since" means "after" as well ("2010년 이후")."""
    beside: bool
    """The last day was named in the same paragraph."""
    orders: tuple[str, ...]
    """Orders of day, month and year in figures."""


def years_near(year: int | None, told: Told, near: int = 2) -> list[int]:
    """The year said, else those near the day told."""
    if year:
        return [year]
    return [told.day.year + k for k in range(-near, near + 1)] if told.day is not None else []


def choose(options: Sequence[Stretch | None], told: Told, grain: str, *, given: bool) -> Days | None:
    """The reading nearest at or before the day told, or after it for what is to come; the other is an alternative."""
    valid = [o for o in options if o is not None]
    if given:
        return Days(*valid[0], grain) if valid else None
    if told.day is None:
        return Days(None, None, grain, relative=True)
    past = [o for o in valid if o[0] <= told.day]
    later = [o for o in valid if o[0] > told.day]
    near = [*past[-1:], *later[:1]]
    if not near:
        return None
    if past and later and not (told.ahead and past[-1][1] >= told.day):
        back, on = (told.day - past[-1][1]).days, (later[0][0] - told.day).days
        far = on <= _SOON and back >= _FAR
        if on < _FAR if told.ahead else on <= back if told.nearest and back else far:
            near.reverse()
    return Days(*near[0], grain, alternatives=tuple(near[1:]), relative=True)


def quarter(slots: dict[str, Any], told: Told) -> Days | None:
    number = int(slots.get("q") or slots.get("o") or slots["n"])
    if not 1 <= number <= 4:
        return None
    years = years_near(slots.get("y"), told)
    return choose([quarter_of(v, number) for v in years], told, "span", given=bool(slots.get("y")))


def nth(slots: dict[str, Any], told: Told, year: int | None) -> Days | None:
    """The second Monday of May, the last week of December, the week 31 of a year, of the month told where none is.

    Weeks run from Monday; the first of a month are its first seven days as well, the last its last seven.
    """
    m, number = slots.get("m") or slots.get("mn"), slots["nth"]
    years = years_near(year, told)
    wholes = [month_of(v, int(m)) if m else year_of(v) for v in years]
    if not m and not year and told.day is not None:
        wholes = [month_of(told.day.year, told.day.month) if "w" in slots else year_of(told.day.year)]
    if "w" in slots:
        days = [nth_weekday(whole, int(slots["w"]), number) for whole in wholes]
        return choose(days, told, "day", given=bool(year) or len(wholes) == 1)
    weeks = [week_of(whole, number) for whole in wholes]
    found = choose(weeks, told, "week", given=bool(year) or len(wholes) == 1)
    if m and number in (1, -1) and found is not None and found.from_ is not None and found.to is not None:
        whole = month_of(found.to.year, int(m)) if number > 0 else month_of(found.from_.year, int(m))
        first, last = (whole[0], whole[0] + 6 * DAY) if number > 0 else (whole[1] - 6 * DAY, whole[1])
        return found._replace(from_=first, to=last, alternatives=((found.from_, found.to), *found.alternatives))
    return found


def weekday_of_month(weekday: int, day: int, told: Told) -> Days | None:
    """ "Friday the 13th": the nearest such days of the months before and to come, the nearer where it
    is soon."""
    assert told.day is not None  # noqa: S101
    days = [day_of(*months_on(told.day, k), day) for k in range(-14, 15)]
    fit = [x for x in days if x and x[0].isoweekday() == weekday]
    soon = any(0 < (x[0] - told.day).days <= _SOON for x in fit)
    return choose(fit, told._replace(nearest=told.nearest or soon), "day", given=False)


def holiday(rule: Rule, said: Said, told: Told, year: int | None) -> Days | None:
    """A day counted from Easter, or the nth weekday of a month (`weekday_of 1144`: November, the 4th, Thursday)."""
    days: list[Stretch | None] = []
    year = said.slots.get("y") or year
    for v in years_near(year, told):
        if rule.unit == "easter":
            day = easter(v) + rule.offset * DAY
            days.append((day, day))
        else:
            month, nth, weekday = rule.offset // 100, rule.offset // 10 % 10, rule.offset % 10
            days.append(nth_weekday(month_of(v, month), weekday, nth if nth < 6 else -1))
    return choose(days, told, "day", given=bool(year))
