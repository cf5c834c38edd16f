"""Sets what is said about time on the calendar: from what was said and the day it was said to days."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from .choose import Told, choose, holiday, nth, quarter, weekday_of_month, years_near
from .days import (
    DAY,
    Stretch,
    day_of,
    half_of,
    monday_of,
    month_of,
    months_on,
    part_end,
    season_of,
    steps_back,
    year_of,
)
from .expressions import Expression
from .figures import YEAR
from .patterns import DATES, Said
from .readings import of_part, of_range
from .rules import Days, Rule, by_rule
from .slots import year_of_two
from .tails import placed

_NAMED = {"week": "week", "month": "month", "year": "year", "quarter": "month", "decade": "year"}
_ORDER = frozenset("onq")
"""Slots that count quarters."""
_NUMERIC = ("y-m-d", "y.m.d", "y/m/d", "y-d-m", "y.d.m", "y/d/m")
_TENTHS = {"tenth1": "start", "tenth2": "middle", "tenth3": "end"}
"""Ten days of a month, in languages that count so ("7月上旬", "2월 중순"), and the part of it that they are."""
_NIGHT = "night"
"""A rule of dates that name both days of a night ("from Monday to Tuesday"): what is said last is the second day."""


def resolve(e: Expression, told: Told) -> Days | None:
    """Days of an expression, None where the calendar has none such."""
    counted = e.said
    e = e._replace(said=placed(counted, told.day), to=placed(e.to, told.day) if e.to is not None else None)
    try:
        days = _said(e.said, told, _known(e.to, "y"), _known(e.to, "m"))
        if days is not None and e.to is not None:
            days = _until(days, e, told)
    except (ValueError, OverflowError):
        return None
    if days is None:
        return None
    if len(counted.slots) > len(e.said.slots) or counted.slots.keys() != e.said.slots.keys():
        days = days._replace(relative=True)
    part, role = e.part or days.part, e.role if e.role != "at" else days.role
    if role == "before" and part == "end":
        role = "until"  # "before the end of August" takes in its last day
    from_, to = days.from_, days.to
    if part in _TENTHS:
        exact = days.grain == "month" and e.to is None and role not in ("as_of", "until", "before")
        if exact and from_ is not None and to is not None:
            from_, to = _tenth((from_, to), part)
            also = tuple(_tenth((x, y), part) for x, y in days.alternatives if x and y)
            days, part = days._replace(grain="span", part=None, alternatives=also), None
        else:
            part = _TENTHS[part]
    if from_ is not None and to is not None:
        if e.half is not None:
            from_, to = half_of((from_, to), days.grain, e.half)
            days = days._replace(grain="span", alternatives=())
        around = "night_to" if e.said.value == _NIGHT else e.around
        if around == "week_of" and days.grain in ("month", "season", "year"):
            around = None  # "their best week of this year"
        if around is not None:
            if not (around == "night_of" and to == told.day):  # told on the day itself, the night has not gone on
                from_, to = _around(around, from_, to)
            days = days._replace(alternatives=(), grain="week" if around.startswith("week") else days.grain)
        if role in ("as_of", "until") and part is not None and days.grain in ("month", "year"):
            to = part_end((from_, to), part)
    other = list(days.alternatives)
    if from_ is not None and to is not None and e.shift is not None and not e.shift[0]:
        from_ = _shifted(to, e.shift[1], -1) + DAY  # "in the 30 days to 2 December"
        days, role, other = days._replace(grain="span"), "at", []
    elif from_ is not None and to is not None and e.shift is not None:
        anchor = from_ if e.shift[0] < 0 else to
        from_ = to = _shifted(anchor, e.shift[1], e.shift[0])
        other = [(day, day) for a in other if a[1] for day in (_shifted(a[1], e.shift[1], e.shift[0]),)]
        other.append((min(anchor, to), max(anchor, to)))
        days, role = days._replace(grain="day"), "at"
    elif from_ is not None and to is not None and part is not None and e.to is None:
        other = [*of_part((from_, to), days.grain, part, told.day), *other]
        other += [p for a in days.alternatives if a[0] and a[1] for p in of_part((a[0], a[1]), days.grain, part, None)]
    if role == "since" and told.after_too and from_ is not None and to is not None and to > from_:
        other.append((to + DAY, None))
    return days._replace(from_=from_, to=to, part=part, role=role, alternatives=tuple(other))


def _tenth(month: Stretch, which: str) -> Stretch:
    """The first ten days of a month, the next ten, or the rest."""
    whole = month_of(month[0].year, month[0].month)
    first = whole[0] + 10 * list(_TENTHS).index(which) * DAY
    return first, whole[1] if which == "tenth3" else first + 9 * DAY


def _shifted(day: dt.date, slots: dict[str, Any], sign: int) -> dt.date:
    """ "Two weeks before 13 May", "3 days from today"."""
    for amount, unit in slots.get("t") or ((slots.get("n", 1), slots["u"]),):
        day = steps_back(day, unit, -sign * amount)
    return day


def _around(what: str, first: dt.date, last: dt.date) -> Stretch:
    """The night before or after a day, the week that holds it or ends with it."""
    if what == "night_to":
        return first - DAY, last
    if what == "night_of":
        return first, last + DAY
    if what == "week_of":
        return monday_of(first), monday_of(first) + 6 * DAY
    return last - 6 * DAY, last


def _known(said: Said | None, what: str) -> int | None:
    """The year (`y`) or month (`m`) that is said outright."""
    if said is None:
        return None
    if what == "y" and "date" in said.slots:
        years = [x for x in re.split(r"\D", said.slots["date"]) if len(x) == YEAR]
        return int(years[0]) if years else None
    value = said.slots.get(what) or (said.slots.get("mn") if what == "m" else None)
    return int(value) if value else None


def _until(one: Days, e: Expression, told: Told) -> Days | None:
    """The range from one expression to another; what the second leaves out is the first's."""
    assert e.to is not None  # noqa: S101
    year = _known(e.said, "y") or (one.from_.year if one.from_ else None)
    month = _known(e.said, "m") or (one.from_.month if one.from_ and "d" in e.to.slots else None)
    other = _said(e.to, told, year, month)
    if other is None:
        return None
    start, end = one.from_, other.to
    if start and end:
        if "w" in e.to.slots and other.grain == "day" and "d" not in e.to.slots:
            end = start + ((end - start).days % 7 or 7) * DAY
        if end < start and _known(e.to, "y") is None:
            before = day_of(start.year - 1, start.month, start.day)
            if other.grain == "month" and told.day is not None and dt.date(end.year + 1, end.month, 1) <= told.day:
                end = month_of(end.year + 1, end.month)[1]  # "from December to February", told in March
            elif _known(e.said, "y") is None and told.day is not None and end <= told.day and before:
                start = before[0]
            else:
                end = end.replace(year=end.year + 1)
        elif end < start and _known(e.said, "y") is None and (before := day_of(start.year - 1, start.month, start.day)):
            start = before[0]  # "Nov-Feb 2017"
        if end < start:
            return None
    grain = one.grain if one.grain == other.grain else "span"
    given = _known(e.said, "y") or _known(e.to, "y")
    more = tuple(of_range((start, end), other.from_, other.grain, given=bool(given)) if start and end else ())
    weekdays = e.said is not None and {"w"} == set(e.said.slots) == set(e.to.slots)
    if weekdays and start and end:  # "from Monday to Sunday": of this week, of the last or the next
        more = tuple((start + k * 7 * DAY, end + k * 7 * DAY) for k in (-1, 1))
    return Days(start, end, grain, alternatives=more, relative=one.relative or other.relative)


def _said(said: Said, told: Told, year: int | None, month: int | None) -> Days | None:
    if "date" in said.slots:
        return _numeric(said.slots["date"], told)
    if said.value in DATES or said.value == _NIGHT:
        return _absolute(said.slots, told, year, month)
    rule = Rule.read(str(said.value))
    if rule.unit == "fixed":
        return _absolute({**said.slots, "m": rule.offset // 100, "d": rule.offset % 100}, told, year, None)
    if rule.unit in ("easter", "weekday_of"):
        return holiday(rule, said, told, year)
    if rule.unit == "era":
        return _absolute({**said.slots, "y": int(said.slots["n"]) + rule.offset}, told, None, None)
    grain = _NAMED.get(said.slots.get("u") or rule.kind or rule.unit, "day")
    today = (told.day, told.day) if told.day is not None else None
    stretch = told.named.get(grain, told.named.get("day", today) if grain == "week" else today) if rule.last else today
    if rule.last and rule.unit == "day" and rule.offset == -1 and stretch is not None:
        # the day before a night is that before its morning; one told in another paragraph is not counted from
        stretch = (stretch[1], stretch[1]) if told.beside and stretch[1] - stretch[0] <= DAY else today
    base = stretch[0] if stretch is not None else None
    if rule.unit in ("first", "first_of_month"):
        return _first(rule, said.slots, told, base)
    if rule.unit == "quarter" and not _ORDER.isdisjoint(said.slots):
        return quarter({"y": year, **said.slots} if year else said.slots, told)
    if rule.unit == "year" and any(k in said.slots for k in ("m", "mn", "s", "o", "n", "d", "q")):
        if base is None:
            return Days(None, None, "day" if "d" in said.slots else "span", relative=True)
        slots = {"y": base.year + rule.offset, **said.slots}
        found = (
            quarter(slots, told)
            if "m" not in slots and not _ORDER.isdisjoint(slots)
            else _absolute(slots, told, None, None)
        )
        return found._replace(relative=True) if found is not None else None
    return by_rule(rule, said.slots, stretch, ahead=told.ahead)


def _next(year: int) -> tuple[int, int]:
    """How the year after one is written: "2025/2026", "2025/26"."""
    return year + 1, (year + 1) % 100


def _begun_before(season: str, year: int, told: dt.date) -> int:
    """The year in which a season named by a year begins: a winter that has not come yet may be the one that ended in
    that year ("in winter 2026", said in that year's summer)."""
    before = season_of(season, year - 1)
    return year - 1 if before[1].year == year and before[0] <= told else year


def _absolute(slots: dict[str, Any], told: Told, year: int | None, month: int | None) -> Days | None:
    """A date by its day, month, year, weekday or season, as far as they are said."""
    y = slots.get("y") or year
    if "s" in slots:
        if y and ("z" in slots or "n" in slots):
            return Days(*season_of(slots["s"], y), "season") if slots.get("z", slots.get("n")) in _next(y) else None
        if y and told.day is not None and not told.ahead and season_of(slots["s"], y)[0] > told.day:
            y = _begun_before(slots["s"], y, told.day)
        return choose([season_of(slots["s"], v) for v in years_near(y, told)], told, "season", given=bool(y))
    if "nth" in slots:
        return nth(slots, told, y)
    d = slots.get("d") or slots.get("o")
    m = slots.get("m") or slots.get("mn") or (month if d else None)
    if m and d:
        days = [day_of(v, int(m), d) for v in years_near(y, told, near=8 if (int(m), d) == (2, 29) else 1)]
        return _to_last(choose(days, told, "day", given=bool(y)), slots.get("e"))
    if m:
        on = (slots.get("f", int(m)) - int(m)) % 12
        starts = [month_of(v, int(m))[0] for v in years_near(y, told)]
        months = [(first, month_of(*months_on(first, on))[1]) for first in starts]
        chosen = choose(months, told, "month", given=bool(y))
        return _to_its_start(chosen) if on and chosen is not None else chosen
    if d and "w" in slots and told.day is not None:
        found = weekday_of_month(int(slots["w"]), d, told)
        if found is not None:
            return found
    if d:
        near = [months_on(told.day, k) for k in (-2, -1, 0, 1, 2)] if told.day else []
        return _to_last(choose([day_of(*x, d) for x in near], told, "day", given=False), slots.get("e"))
    if "w" in slots:
        if told.day is None:
            return Days(None, None, "day", relative=True)
        first = told.day + (int(slots["w"]) - told.day.isoweekday() - 14) * DAY
        weeks = [first + 7 * k * DAY for k in range(5)]
        return choose([(day, day) for day in weeks], told, "day", given=False)
    if y and "z" in slots:
        first, last = year_of(y)[0], year_of(slots["z"])
        return Days(first, last[1], "year", alternatives=((first, last[0]),)) if first < last[0] else None
    return Days(*year_of(y), "year") if y else None


def _to_its_start(months: Days) -> Days:
    """Months from one to another, with the reading that they end as the last begins."""
    wholes = ((months.from_, months.to), *months.alternatives)
    ends = tuple((a, b.replace(day=1)) for a, b in wholes if b is not None)
    return months._replace(alternatives=(*months.alternatives, *ends))


def _to_last(days: Days | None, last: int | None) -> Days | None:
    """A day made a range to a later day of its month."""
    if days is None or last is None or days.from_ is None:
        return days
    firsts = [days.from_, *(a for a, _ in days.alternatives if a is not None)]
    ends = [(first, day_of(first.year, first.month, last)) for first in firsts]
    ranges = [(first, end[1]) for first, end in ends if end is not None and end[0] > first]
    if not ranges or ranges[0][0] != days.from_:
        return None
    return days._replace(to=ranges[0][1], alternatives=tuple(ranges[1:]))


def _first(rule: Rule, slots: dict[str, Any], told: Told, base: dt.date | None) -> Days | None:
    """Days of "the first six months of 2025", "the first ten days of May" or of the month."""
    if "m" in slots or "mn" in slots or "y" in slots:
        whole = _absolute({k: v for k, v in slots.items() if k not in ("n", "u")}, told, None, None)
    elif base is not None and rule.unit == "first_of_month":
        ended = steps_back(base.replace(day=1), str(slots.get("u") or "day"), -slots.get("n", 1)) - DAY <= base
        before = 0 if rule.offset or told.ahead or ended else -1  # said when it is not over: of the month before
        whole = Days(*month_of(*months_on(base, rule.offset + before)), "month", relative=True)
    elif base is not None:
        whole = Days(*year_of(base.year + rule.offset), "year", relative=True)
    else:
        whole = None
    if whole is None or whole.from_ is None or whole.to is None:
        return whole
    end = steps_back(whole.from_, str(slots.get("u") or rule.kind), -slots.get("n", 1)) - DAY
    return whole._replace(to=end, grain="span", alternatives=()) if end <= whole.to else None


def _numeric(text: str, told: Told) -> Days | None:
    """A date in figures, by the first order of the language that uses its sign and makes a valid date.

    Where day and month can be changed about, a reading that lies ahead gives way to one that does not.
    """
    sign = next(c for c in text if not c.isdigit())
    numbers = [int(x) for x in text.split(sign)]
    for order in (*_NUMERIC, *told.orders):
        if order[1] != sign or (order[0] == "y") != (numbers[0] > 31):
            continue
        parts = dict(zip(order[::2], numbers, strict=True))
        year = year_of_two(parts["y"]) if parts["y"] < 100 else parts["y"]
        day = day_of(year, parts["m"], parts["d"])
        if day is not None:
            swapped = day_of(year, parts["d"], parts["m"]) if sign == "/" and order[0] != "y" else None
            if swapped is None or swapped == day:
                return Days(*day, "day")
            if told.day is not None and swapped[0] <= told.day < day[0]:
                day, swapped = swapped, day
            return Days(*day, "day", alternatives=(swapped,))
    return None
