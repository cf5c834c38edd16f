"""The rules of a language's `[times.rules]`: what "last week", "overnight" or "two days earlier" do with a day.

A rule is a unit, an offset and further words: `week -1`, `month 0 end`, `day -1 last` (from the last day named),
`week 0 rest` (what is left of it), `named -1` (last May), `decade 1970`, `past 24 hour`, `ago`, `within plan`. What a
rule makes follows LABELS of `docs/claims.md`: weeks run from Monday, "this week", "this month" and "this year" end with
the day they are said on, "overnight" takes in the day before.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from .days import (
    DAY,
    Stretch,
    day_of,
    half_of,
    monday_of,
    month_of,
    months_on,
    nth_weekday,
    quarter_of,
    season_of,
    steps_back,
    week_of,
    year_of,
)

_UNITS = ("workday", "minute", "hour", "day", "week", "month", "quarter", "year", "decade")
_FEW = (3, 2)
"""What "a few" can be."""
_GRAINS = ("day", "week", "month", "season", "year")
_GRAIN_OF = {"quarter": "span", "named": "month"}
_CALENDAR = ("week", "month", "year")
"""Units of which "this" tells what has gone by of it, or all of it."""
_AMOUNTS = {"past": "past", "within": "within", "ago": "at", "hence": "at"}
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


class Rule(NamedTuple):
    """A rule as a table writes it."""

    unit: str
    offset: int = 0
    kind: str | None = None
    """The unit of time that a rule of amounts names itself ("past 1 week")."""
    part: str | None = None
    half: int | None = None
    last: bool = False
    """Counted from the last day named, not from the day of telling."""
    plan: bool = False
    whole: bool = False
    rest: bool = False
    """What is left of it, from the day of telling on."""
    few: bool = False
    """The amount is a guess: how many are meant is not told ("the other day")."""
    event: bool = False
    """"Two years earlier" dates an event, where "two years ago" tells how things stood."""

    @classmethod
    def read(cls, text: str) -> Rule:
        unit, *words = text.split()
        return cls(
            unit,
            next((int(w) for w in words if w.lstrip("+-").isdigit()), 0),
            next((w for w in words if w in _UNITS), None),
            next((w for w in words if w in ("start", "middle", "end")), None),
            next((int(w[4:]) for w in words if w.startswith("half")), None),
            "last" in words,
            "plan" in words,
            "whole" in words,
            "rest" in words,
            "few" in words,
            "event" in words,
        )


def by_rule(rule: Rule, slots: dict[str, Any], told: Stretch | None, *, ahead: bool) -> Days | None:
    """Days that a rule makes of the day told or the stretch named before; without one, what can be said without days.

    Raises:
        ValueError, OverflowError: the calendar ends before.
    """
    base = told[0] if told is not None else dt.date(slots["y"], 1, 1) if "y" in slots else None
    if rule.unit == "decade":
        first = slots.get("y") or slots.get("c") or slots.get("cc") or rule.offset
        this = not first and base is not None
        first = base.year // 10 * 10 if not first and base is not None else first
        return Days(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "span", relative=this)
    if rule.unit == "century":
        first = 100 * int(slots["n"]) - 99
        around = (dt.date(first - 1, 1, 1), dt.date(first + 98, 12, 31))
        return Days(dt.date(first, 1, 1), dt.date(first + 99, 12, 31), "span", alternatives=(around,))
    if rule.unit in _AMOUNTS:
        return _amount(rule, slots, told, ahead=ahead)
    grain = _GRAIN_OF.get(rule.unit, rule.unit if rule.unit in _GRAINS else "day")
    grain = "day" if any(k in slots for k in ("w", "d", "o")) else "week" if "nth" in slots else grain
    if base is None:
        return Days(None, None, grain, "as_of" if rule.unit == "now" else "at", rule.part, relative=True)
    if rule.unit == "now":
        return Days(base, base, "day", "as_of", relative=True)
    if rule.unit == "named":
        return _by_name(rule, int(slots.get("m") or slots["mn"]), base)
    if rule.unit == "weekday":
        return _weekday(int(slots["w"]), rule.offset, base, ahead=ahead, near=rule.plan)
    that = rule.unit == "night" and rule.last and told is not None and told[1] == told[0] + DAY
    one_before = rule.unit == "night" and rule.last and rule.offset < 0
    stretch = _stretch(rule._replace(offset=0) if one_before else rule, slots, base, ahead=ahead)
    if that and told is not None:  # "that night": the one named last; "the next", "the previous night"
        stretch = (told[0] + rule.offset * DAY, told[1] + rule.offset * DAY)
    if stretch is None:
        return None
    if rule.half is not None:
        return Days(*half_of(stretch, grain, rule.half), "span", relative=True)
    other: tuple[Pair, ...] = ()
    if rule.unit == "weekend" and rule.plan:
        other = ((stretch[0] + 7 * DAY, stretch[1] + 7 * DAY),)
    if _either_side(rule):
        other = ((stretch[0] - 7 * DAY, stretch[1] - 7 * DAY), (stretch[0] + 7 * DAY, stretch[1] + 7 * DAY))
    if rule.unit in _CALENDAR and not (slots or rule.kind) and _cut(rule, ahead=False):
        other = (_stretch(rule, slots, base, ahead=not ahead) or stretch,)
    return Days(*stretch, grain, "at", rule.part, other, relative=True)


def _by_name(rule: Rule, month: int, base: dt.date) -> Days:
    """ "Last September": the last that has ended, or the one of the year before; "next June": the next to begin, or the
    one of the next year."""
    sign = 1 if rule.offset > 0 else -1
    near = [month_of(base.year + k, month) for k in range(-2, 3)]
    near = [m for m in near if (m[0] > base if sign > 0 else m[1] < base)]
    found = near[0] if sign > 0 else near[-1]
    other = month_of(base.year + sign, month)
    return Days(*found, "month", alternatives=(other,) if other != found else (), relative=True)


def _either_side(rule: Rule) -> bool:
    """ "The weekend" can be the last or the next."""
    return rule.unit == "weekend" and rule.offset == 0 and not rule.last


def _stretch(rule: Rule, slots: dict[str, Any], base: dt.date, *, ahead: bool) -> Stretch | None:
    """First and last day of a unit of the calendar, some units from the one that holds a day."""
    unit, offset = rule.unit, rule.offset
    if unit == "day":
        return base + offset * DAY, base + offset * DAY
    if unit == "night":
        if "w" in slots:  # "the night from Thursday to Friday"
            base -= (base.isoweekday() - int(slots["w"])) % 7 * DAY
        return base + (offset - 1) * DAY, base + offset * DAY
    if unit == "week":
        monday = monday_of(base) + 7 * offset * DAY
        if "w" in slots:
            day = monday + (int(slots["w"]) - 1) * DAY
            return day, day
        if rule.kind == "workday":
            return monday, monday + 4 * DAY
        return _to_date(rule, (monday, monday + 6 * DAY), base, ahead=ahead)
    if unit == "weekend":
        soon = rule.plan and base.isoweekday() < 6  # "the coming weekend": the first to come
        saturday = monday_of(base) + (5 + 7 * (offset - soon)) * DAY
        if not offset and saturday > base and not ahead and not rule.last:
            saturday -= 7 * DAY
        return saturday, saturday + DAY
    if unit == "month":
        year, month = months_on(base, offset)
        if "nth" in slots:
            whole = month_of(year, month)
            return nth_weekday(whole, int(slots["w"]), slots["nth"]) if "w" in slots else week_of(whole, slots["nth"])
        if "d" in slots and "e" in slots:
            one, other = (day_of(year, month, slots[k]) for k in "de")
            return (one[0], other[1]) if one and other and one < other else None
        if "d" in slots or "o" in slots:
            return day_of(year, month, slots.get("d") or slots["o"])
        return _to_date(rule, month_of(year, month), base, ahead=ahead)
    if unit == "quarter":
        year, month = months_on(base.replace(day=1), 3 * offset)
        return quarter_of(year, (month + 2) // 3)
    if unit == "season":
        return _season(slots["s"], offset, base)
    if unit != "year":
        return None
    whole = year_of(slots.get("y", base.year + offset))
    if "nth" in slots:
        return week_of(whole, slots["nth"])
    return _to_date(rule, whole, base, ahead=ahead)


def _to_date(rule: Rule, stretch: Stretch, base: dt.date, *, ahead: bool) -> Stretch:
    """A stretch cut short: "this month" ends with the day it is said, unless what is told is to come or is a part."""
    if rule.rest:
        return base, stretch[1]
    return (stretch[0], base) if _cut(rule, ahead=ahead) else stretch


def _cut(rule: Rule, *, ahead: bool) -> bool:
    return not (rule.offset or rule.last or ahead or rule.part or rule.half or rule.whole or rule.rest)


def _amount(rule: Rule, slots: dict[str, Any], told: Stretch | None, *, ahead: bool) -> Days:
    """Days of "over the past 24 hours", "two weeks ago", "in three days", "within 30 days"."""
    amounts = slots.get("t") or ((slots.get("n", rule.offset or 1), str(slots.get("u") or rule.kind or "day")),)
    amount, unit = amounts[0]
    grain = "day" if unit in ("hour", "minute") else unit if unit in _GRAINS else "span"
    role = _AMOUNTS[rule.unit]
    if rule.unit == "within" and not (ahead or rule.plan):
        role = "past"
    if rule.unit == "ago" and unit in ("month", "year", "decade") and not rule.event:
        role = "as_of"
    if told is None:
        return Days(None, None, grain, role, relative=True)
    base = told[0]
    back = rule.unit == "ago" or role == "past"
    day = base
    for some, each in amounts:
        day = steps_back(day, each, some if back else -some)
    if "w" in slots and "u" not in slots:  # "two Sundays from now"
        day = base + ((int(slots["w"]) - base.isoweekday() - 1) % 7 + 1 + 7 * (int(amount) - 1)) * DAY
        return Days(day, day, "day", relative=True)
    if "w" in slots:
        day = monday_of(day) + (int(slots["w"]) - 1) * DAY
        return Days(day, day, "day", relative=True)
    if rule.few or "few" in slots:  # how many is not told
        few: list[Pair] = []
        for some in _FEW:
            day = steps_back(base, unit, some if back else -some)
            few.append((min(base, day), max(base, day)) if role in ("past", "within") else (day, day))
            few.append((base + DAY, day))
        return Days(None, None, grain, role, alternatives=tuple(p for p in few if p[0] <= p[1]), relative=True)  # type: ignore[operator]
    if role == "past":
        on = base
        for some, each in amounts:
            on = steps_back(on, each, -some)
        other: tuple[Pair, ...] = ((base, on), (on, on), (base + DAY, on)) if rule.unit == "within" else ()
        return Days(day, base, grain, role, alternatives=(*other, *_whole_units(base, unit, amount)), relative=True)
    if unit == "week" and told[1] - told[0] == 6 * DAY:
        return Days(day, day + 6 * DAY, "week", role, relative=True)  # "a week earlier": than a week named before
    if told == month_of(base.year, base.month):
        return Days(*month_of(day.year, day.month), "month", role, relative=True)
    if told == year_of(base.year):
        return Days(*year_of(day.year), "year", role, relative=True)
    if role == "within":
        other = ((base + DAY, day), (day, day), *_whole_units(base, unit, -amount))
        return Days(base, day, grain, role, alternatives=other, relative=True)
    alternatives = ((base, day), (base + DAY, day)) if rule.unit == "hence" and day > base else ()
    return Days(day, day, grain, role, alternatives=alternatives, relative=True)


def _whole_units(base: dt.date, unit: str, amount: float) -> tuple[Pair, ...]:
    """The last or next whole months, quarters, years or decades: "the previous three quarters"."""
    wholes = {"month": (1, 1), "quarter": (3, 3), "year": (12, 12), "decade": (120, 120)}
    if unit not in wholes or amount != int(amount):
        return ()
    step, grid = wholes[unit]
    start = base.replace(month=(base.month - 1) // grid * grid + 1, day=1)
    if unit == "decade":
        start, grid = dt.date(base.year // 10 * 10, 1, 1), step
    if amount > 0:
        first = dt.date(*months_on(start, -step * int(amount)), 1)
        return ((first, start - DAY),)
    first = dt.date(*months_on(start, grid), 1)
    last = dt.date(*months_on(first, -step * int(amount)), 1) - DAY
    return ((first, last),)


def _season(name: str, offset: int, base: dt.date) -> Stretch:
    """The season: the last that has ended for "last", the next to begin for "next", else now or of the year."""
    options = [season_of(name, base.year + k) for k in range(-2, 3)]
    if offset < 0:
        return [o for o in options if o[1] < base][-1]
    if offset > 0:
        return next(o for o in options if o[0] > base)
    return next((o for o in options if o[0] <= base <= o[1]), options[2])


def _weekday(weekday: int, offset: int, base: dt.date, *, ahead: bool, near: bool = False) -> Days:
    """The weekday: "this Friday" is the last that has been, or the next where it is to come, "last Friday" the last
    before, "next Friday" of the next week, "the coming Friday" (`near`) the first to come.

    What else they may be is an alternative.
    """
    day = other = monday_of(base) + (7 * offset + weekday - 1) * DAY
    if offset < 0:
        day = base - ((base.isoweekday() - weekday) % 7 or 7) * DAY
    elif not offset and (day < base if ahead else day > base):
        day += 7 * DAY if ahead else -7 * DAY
    elif offset > 0:
        other = base + ((weekday - base.isoweekday()) % 7 or 7) * DAY
        day, other = (other, day) if near else (day, other)
    return Days(day, day, "day", alternatives=((other, other),) if other != day else (), relative=True)
