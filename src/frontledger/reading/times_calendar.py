"""Sets what is said about time on the calendar: from what was said and the day it was said to days."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any, NamedTuple

from .times_patterns import Expression, Said

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_DAY = dt.timedelta(1)
_FAR = 270
"""Days after which a date without a year is hardly meant: news says the year of what is as far off as that."""
_SOON = 45
_MIDDLE = 15
_START = 10
Pair = tuple[dt.date | None, dt.date | None]


class Days(NamedTuple):
    """Days of an expression, with what a `Time` needs besides."""

    from_: dt.date | None
    to: dt.date | None
    grain: str
    role: str = "at"
    part: str | None = None
    alternatives: tuple[Pair, ...] = ()
    relative: bool = False


def resolve(
    e: Expression, table: dict[str, Any], told: dt.date | None, last: dt.date | None, *, ahead: bool
) -> Days | None:
    """Days of an expression told on the day `told`; `last` is the day named before it. None for no valid date."""
    days = _said(e.said, table, told, last, ahead=ahead, year=_year(e.to), month=_month(e.to))
    if days is None:
        return None
    if e.to is not None:
        days = _joined(days, e, table, told, last, ahead=ahead)
        if days is None:
            return None
    part = e.part or days.part
    if e.half is not None and days.from_ and days.to:
        days = _half(days, e.half)
    if e.night is not None and days.from_ and days.to:
        shift = (days.from_ - _DAY, days.to) if e.night == "to" else (days.from_, days.to + _DAY)
        days = days._replace(from_=shift[0], to=shift[1], alternatives=())
    role = e.role if e.role != "at" else days.role
    if role in ("as_of", "until") and part is not None and days.grain in ("month", "year") and days.from_ and days.to:
        days = days._replace(to=_part_end(days.from_, days.to, part))
    return days._replace(part=part, role=role)


def _joined(
    one: Days, e: Expression, table: dict[str, Any], told: dt.date | None, last: dt.date | None, *, ahead: bool
) -> Days | None:
    """The range from one expression to another; what the second leaves out is the first's."""
    assert e.to is not None  # noqa: S101
    year = _year(e.said) or (one.from_.year if one.from_ else None)
    month = _month(e.said) or (one.from_.month if one.from_ and "d" in e.to.slots else None)
    other = _said(e.to, table, told, last, ahead=ahead, year=year, month=month)
    if other is None:
        return None
    start, end = one.from_, other.to
    if start and end and end < start and "w" in e.to.slots and other.grain == "day":
        end += ((start - end).days + 6) // 7 * 7 * _DAY
    if start and end and "w" in e.said.slots and "w" in e.to.slots:
        end -= (end - start).days // 7 * 7 * _DAY
    if start and end and end < start and _year(e.to) is None:
        if _year(e.said) is None and told is not None and other.from_ and other.from_ <= told:
            start = _years_on(start, -1)
        else:
            end = _years_on(end, 1)
    if start and end and end < start:
        return None
    grain = one.grain if one.grain == other.grain else "span"
    return Days(start, end, grain, "at", None, (), one.relative or other.relative)


def _year(said: Said | None) -> int | None:
    return said.slots.get("y") if said is not None else None


def _month(said: Said | None) -> int | None:
    if said is None:
        return None
    value = said.slots.get("m") or said.slots.get("mn")
    return int(value) if value else None


def _said(
    said: Said, table: dict[str, Any], told: dt.date | None, last: dt.date | None, *, ahead: bool,
    year: int | None = None, month: int | None = None,
) -> Days | None:  # fmt: skip
    slots = said.slots
    if "date" in slots:
        return _numeric(slots["date"], table.get("numeric", ()))
    if said.value == "date":
        return _absolute(slots, told, ahead=ahead, year=year, month=month)
    return _rule(str(said.value), slots, told, last, ahead=ahead)


def _absolute(
    slots: dict[str, Any], told: dt.date | None, *, ahead: bool, year: int | None, month: int | None
) -> Days | None:
    y = slots.get("y") or year
    m = slots.get("m") or slots.get("mn")
    m = int(m) if m else None
    d = slots.get("d") or slots.get("o")
    if "q" in slots or ("u" not in slots and "quarter" in slots):
        return None
    if "s" in slots:
        return _season(slots["s"], y, told, ahead=ahead)
    if d and not m and month:
        m = month
    d2 = slots.get("e")
    if m and d:
        found = _choose(
            [_day(v, m, d) for v in ([y] if y else _near_years(told))], told, ahead=ahead, grain="day", given=bool(y)
        )
        if found is not None and d2 and found.from_ is not None:
            end = _day(found.from_.year, m, d2)
            return found._replace(to=end[1], alternatives=()) if end and found.from_ < end[0] else None
        return found
    if m:
        return _choose(
            [_month_days(v, m) for v in ([y] if y else _near_years(told))],
            told,
            ahead=ahead,
            grain="month",
            given=bool(y),
        )
    if d:
        if told is None:
            return Days(None, None, "day", relative=True)
        options = [_day(*_month_on(told, k), d) for k in (-2, -1, 0, 1, 2)]
        found = _choose(options, told, ahead=ahead, grain="day", given=False)
        if found is not None and d2 and found.from_ is not None:
            end = _day(found.from_.year, found.from_.month, d2)
            return found._replace(to=end[1], alternatives=()) if end and found.from_ < end[0] else None
        return found
    if "w" in slots:
        return _weekday(int(slots["w"]), told, ahead=ahead)
    if y:
        return Days(dt.date(y, 1, 1), dt.date(y, 12, 31), "year")
    return None


def _choose(
    options: list[tuple[dt.date, dt.date] | None], told: dt.date | None, *, ahead: bool, grain: str, given: bool
) -> Days | None:
    """The reading nearest at or before the day told, or after it for what is to come; the other is an alternative."""
    valid = [o for o in options if o is not None]
    if given:
        return Days(*valid[0], grain) if valid else None
    if told is None:
        return Days(None, None, grain, relative=True)
    if not valid:
        return None
    past = [o for o in valid if o[0] <= told]
    later = [o for o in valid if o[1] >= told]
    near = [o for o in (past[-1:], later[:1]) if o]
    if past and later:
        back, on = (told - past[-1][1]).days, (later[0][0] - told).days
        if on < _FAR if ahead else on <= _SOON and back >= _FAR:
            near.reverse()
    near = [o[0] for o in near]
    rest = tuple(o for o in near[1:] if o != near[0])
    return Days(*near[0], grain, alternatives=rest, relative=True)


def _near_years(told: dt.date | None) -> list[int]:
    return [] if told is None else [told.year - k for k in (4, 3, 2, 1, 0)] + [told.year + k for k in (1, 2, 3, 4)]


def _day(year: int, month: int, day: int) -> tuple[dt.date, dt.date] | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return date, date


def _month_days(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _month_on(day: dt.date, months: int) -> tuple[int, int]:
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def _season_days(name: str, year: int) -> tuple[dt.date, dt.date]:
    first = _SEASONS[name]
    start = dt.date(year, first, 1)
    return start, _month_days(*_month_on(start, 2))[1]


def _season(name: str, year: int | None, told: dt.date | None, *, ahead: bool) -> Days | None:
    if year:
        return Days(*_season_days(name, year), "season")
    return _choose([_season_days(name, v) for v in _near_years(told)], told, ahead=ahead, grain="season", given=False)


def _weekday(weekday: int, told: dt.date | None, *, ahead: bool) -> Days:
    if told is None:
        return Days(None, None, "day", relative=True)
    back = (told.isoweekday() - weekday) % 7
    before, after = told - back * _DAY, told + ((weekday - told.isoweekday()) % 7) * _DAY
    first, other = (after, before) if ahead else (before, after)
    return Days(first, first, "day", alternatives=((other, other),) if other != first else (), relative=True)


def _numeric(text: str, orders: tuple[str, ...] | list[str]) -> Days | None:
    """A date in figures, by the first order of the language that uses its sign and makes a valid date."""
    sign = next(c for c in text if not c.isdigit())
    numbers = [int(x) for x in text.split(sign)]
    for order in ("y-m-d", "y.m.d", "y/m/d", *orders):
        if order[1] != sign:
            continue
        parts = dict(zip(order[::2], numbers, strict=True))
        if (order[0] == "y") != (numbers[0] > 31):
            continue
        year = parts["y"] + (2000 if parts["y"] < 100 else 0)
        day = _day(year, parts["m"], parts["d"]) if 1 <= year <= 9999 else None
        if day is not None:
            swapped = _day(year, parts["d"], parts["m"]) if sign == "/" and order[0] != "y" else None
            return Days(*day, "day", alternatives=(swapped,) if swapped and swapped != day else ())
    return None


def _rule(rule: str, slots: dict[str, Any], told: dt.date | None, last: dt.date | None, *, ahead: bool) -> Days | None:
    """A relative rule of the table: its unit, its offset and further words."""
    unit, *rest = rule.split()
    offset = next((int(x) for x in rest if x.lstrip("+-").isdigit()), 0)
    part = next((x for x in rest if x in ("start", "middle", "end")), None)
    role = next((x for x in rest if x in ("since", "until", "before", "after", "as_of")), "at")
    base = (last or told) if "last" in rest else told
    if unit == "era":
        return _absolute({**slots, "y": int(slots["n"]) + offset}, told, ahead=ahead, year=None, month=None)
    if unit == "decade":
        y = slots["y"]
        return Days(dt.date(y, 1, 1), dt.date(y + 9, 12, 31), "span")
    if unit == "quarter" and "o" in slots:
        return _quarter(slots, told, ahead=ahead)
    grain = {"night": "day", "weekday": "day", "now": "day"}.get(unit, unit)
    if unit in ("past", "ago", "hence", "within"):
        grain = str(slots.get("u") or next((x for x in rest if x in _UNITS), "day"))
        grain = grain if grain in ("day", "week", "month", "year") else "day" if grain in ("hour", "minute") else "span"
    if base is None:
        if unit == "year" and "y" in slots:
            return _absolute(slots, told, ahead=ahead, year=None, month=None)
        kept = grain if grain in ("day", "week", "month", "season", "year") else "span"
        return Days(None, None, kept, role if unit not in _ROLES else _ROLES[unit], part, relative=True)
    try:
        days = _shifted(unit, offset, rest, slots, base, told, ahead=ahead)
    except (ValueError, OverflowError):
        return None
    if days is None:
        return None
    return days._replace(part=part or days.part, role=role if role != "at" else days.role, relative=True)


_ROLES = {"past": "past", "within": "within", "now": "as_of"}
_UNITS = ("minute", "hour", "day", "week", "month", "quarter", "year", "decade")


def _shifted(
    unit: str, offset: int, rest: list[str], slots: dict[str, Any], base: dt.date, told: dt.date | None, *, ahead: bool
) -> Days | None:
    if unit == "now":
        return Days(base, base, "day", "as_of")
    if unit == "night":
        return Days(base + (offset - 1) * _DAY, base + offset * _DAY, "day")
    if unit == "day":
        day = base + offset * _DAY
        return Days(day, day, "day")
    if unit == "weekday":
        return _weekday_rule(int(slots["w"]), offset, base)
    if unit == "week":
        monday = base - (base.isoweekday() - 1) * _DAY + 7 * offset * _DAY
        if "w" in slots:
            day = monday + (int(slots["w"]) - 1) * _DAY
            return Days(day, day, "day")
        end = monday + 6 * _DAY
        return Days(monday, base if not offset and not ahead and "whole" not in rest else end, "week")
    if unit == "weekend":
        monday = base - (base.isoweekday() - 1) * _DAY
        saturday = monday + 5 * _DAY + 7 * offset * _DAY
        if not offset and saturday > base and not ahead:
            saturday -= 7 * _DAY
        return Days(saturday, saturday + _DAY, "day")
    if unit == "month":
        year, month = _month_on(base, offset)
        if "d" in slots or "o" in slots:
            day = _day(year, month, slots.get("d") or slots["o"])
            return Days(*day, "day") if day else None
        first, end = _month_days(year, month)
        return Days(first, _to_date(base, end, offset, rest, ahead=ahead), "month")
    if unit == "year":
        return _year_rule(base.year + offset, offset, rest, slots, base, ahead=ahead)
    if unit == "quarter":
        year, month = _month_on(base.replace(day=1), 3 * offset)
        first = (month - 1) // 3 * 3 + 1
        return Days(dt.date(year, first, 1), _month_days(year, first + 2)[1], "span")
    if unit == "season":
        return _season_rule(slots["s"], offset, base)
    amount = slots.get("n", offset or 1)
    kind = str(slots.get("u") or next((x for x in rest if x in _UNITS), "day"))
    if unit == "past":
        return Days(_back(base, kind, amount), base, _kept(kind), "past")
    if unit == "within":
        if ahead or "plan" in rest:
            return Days(base, _back(base, kind, -amount), _kept(kind), "within")
        return Days(_back(base, kind, amount), base, _kept(kind), "past")
    if unit in ("ago", "hence"):
        day = _back(base, kind, amount if unit == "ago" else -amount)
        return Days(
            day,
            day,
            _kept(kind),
            "as_of" if kind in ("year", "month", "decade") and unit == "ago" and "at" not in rest else "at",
        )
    return None


def _kept(kind: str) -> str:
    return kind if kind in ("day", "week", "month", "year") else "day" if kind in ("hour", "minute") else "span"


def _to_date(base: dt.date, end: dt.date, offset: int, rest: list[str], *, ahead: bool) -> dt.date:
    """ "This month" ends with the day it is said, unless what is told is to come or only its part is meant."""
    plain = not offset and not ahead and not any(x in rest for x in ("start", "middle", "end", "whole"))
    return base if plain else end


def _year_rule(
    year: int, offset: int, rest: list[str], slots: dict[str, Any], base: dt.date, *, ahead: bool
) -> Days | None:
    if any(k in slots for k in ("m", "mn")):
        return _absolute({**slots, "y": year}, base, ahead=ahead, year=None, month=None)
    if "s" in slots:
        return Days(*_season_days(slots["s"], year), "season")
    if "o" in slots:
        return _quarter({**slots, "y": year}, base, ahead=ahead)
    first, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    half = next((int(x[4:]) for x in rest if x.startswith("half")), None)
    if half:
        return _half(Days(first, end, "year"), half)
    return Days(first, _to_date(base, end, offset, rest, ahead=ahead), "year")


def _season_rule(name: str, offset: int, base: dt.date) -> Days:
    """ "Last summer" is the last that has ended, "next summer" the next to begin, "this summer" the year's or now."""
    options = [_season_days(name, base.year + k) for k in (-2, -1, 0, 1, 2)]
    if offset < 0:
        return Days(*[o for o in options if o[1] < base][-1], "season")
    if offset > 0:
        return Days(*[o for o in options if o[0] > base][0], "season")
    now = [o for o in options if o[0] <= base <= o[1]]
    return Days(*(now[0] if now else _season_days(name, base.year)), "season")


def _weekday_rule(weekday: int, offset: int, base: dt.date) -> Days:
    if offset < 0:
        back = (base.isoweekday() - weekday) % 7 or 7
        day = base - back * _DAY
        other = day - 7 * _DAY if back < base.isoweekday() else None
    elif offset > 0:
        on = (weekday - base.isoweekday()) % 7 or 7
        day = base + on * _DAY
        other = day + 7 * _DAY if on <= 7 - base.isoweekday() else None
    else:
        day, other = base + (weekday - base.isoweekday()) * _DAY, None
    return Days(day, day, "day", alternatives=((other, other),) if other else ())


def _quarter(slots: dict[str, Any], told: dt.date | None, *, ahead: bool) -> Days | None:
    number = int(slots["o"])
    if not 1 <= number <= 4:
        return None

    def days(year: int) -> tuple[dt.date, dt.date]:
        return dt.date(year, 3 * number - 2, 1), _month_days(year, 3 * number)[1]

    if slots.get("y"):
        return Days(*days(slots["y"]), "span")
    return _choose([days(v) for v in _near_years(told)], told, ahead=ahead, grain="span", given=False)


def _half(days: Days, half: int) -> Days:
    """The first or second half of a month (to or from the 16th), a year (from July) or any other stretch."""
    a, b = days.from_, days.to
    if a is None or b is None:
        return days
    if days.grain == "month":
        cut = a.replace(day=16)
    elif days.grain == "year":
        cut, b = a.replace(month=7, day=1), dt.date(a.year, 12, 31)
    else:
        cut = a + ((b - a).days + 1) // 2 * _DAY
    return days._replace(
        from_=a if half == 1 else cut, to=cut - _DAY if half == 1 else b, grain="span", alternatives=()
    )


def _part_end(first: dt.date, last: dt.date, part: str) -> dt.date:
    if part == "end":
        return last
    if (last - first).days < 32:
        return first.replace(day=_START if part == "start" else _MIDDLE)
    return dt.date(first.year, 3 if part == "start" else 7, 31)


def _back(day: dt.date, kind: str, amount: int | float) -> dt.date:
    """The day a number of units earlier; negative: later. Hours are whole days, rounded up."""
    if kind in ("month", "quarter", "year", "decade"):
        months = round(amount * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[kind])
        year, month = _month_on(day, -months)
        return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    if kind in ("hour", "minute"):
        whole = -(-abs(amount) // (24 if kind == "hour" else 1440))
        return day - int(whole if amount > 0 else -whole) * _DAY
    return day - round(amount * (7 if kind == "week" else 1)) * _DAY


def _years_on(day: dt.date, years: int) -> dt.date:
    year = day.year + years
    return dt.date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
