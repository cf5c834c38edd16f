"""What goes on behind a time: its year, "of last year", "of this month", "last week" of a weekday, "and a half"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from .days import DAY, monday_of, months_on
from .figures import YEAR

if TYPE_CHECKING:
    from .patterns import Patterns, Said

HOLIDAYS = ("fixed", "easter", "weekday_of")
_ONLY_DAY = frozenset("doe")
"""Slots of a day that has no month."""
_PARTS = ("start", "middle", "end", "half1", "half2")
_HALVED = frozenset(("past", "within", "ago", "hence"))
_OF = {"year": "of_year", "month": "of_month", "week": "of_week"}
"""Slots that tell from which year, month or week, counted from the one of telling."""


def with_tail(patterns: Patterns, said: Said, *, dates: frozenset[str]) -> Said:
    """What is said with what goes on behind it, or as it is."""
    rule, *words = str(said.value).split()
    if rule in _HALVED:
        return _and_a_half(patterns, said, words)
    tail = patterns.scan.item(said.end, "tail")
    if said.value == "day 0":
        other = patterns.alone(tail.end) if tail is not None and patterns.scan.tokens.words[tail.start] != "," else None
        a_day = other is not None and other.value in dates and other.slots.keys() & {"d", "o", "w"}
        return other._replace(start=said.start) if other is not None and a_day else said
    if said.value in dates and said.slots.keys() == {"y"}:
        return _of_that_year(patterns, said, dates)
    if rule in ("week", "year") and len(words) == 1 and not said.slots:
        return _within(patterns, said, rule, int(words[0]), dates)
    wants = _wants(said, rule, words, date=said.value in dates)
    if wants is None:
        return said
    for at in (tail.end, said.end) if tail is not None else (said.end,):
        year = _year(patterns, at) if wants == "year" else None
        if year is not None:
            unit = patterns.scan.item(at + 1, "units")  # "2023 roku", "2024 года"
            end = unit.end if unit is not None and unit.value == "year" else at + 1
            return said._replace(end=end, slots={**said.slots, "y": year})
        other = patterns.alone(at)
        told, *rest = str(other.value).split() if other is not None and not other.slots else [""]
        if other is not None and told == wants and len(rest) == 1:
            return said._replace(end=other.end, slots={**said.slots, _OF[told]: int(rest[0])})
    return said


def _of_that_year(patterns: Patterns, said: Said, dates: frozenset[str]) -> Said:
    """ "2023年のクリスマス": a year with the day or part of it told behind it, in languages that tell them so."""
    if not patterns.table.get("head"):
        return said
    joint = patterns.scan.item(said.end, "head")
    for at in (joint.end, said.end) if joint is not None else (said.end,):
        other = patterns.alone(at)
        if other is None:
            continue
        rule, *words = str(other.value).split()
        if _wants(other, rule, words, date=other.value in dates) == "year":
            return other._replace(start=said.start, slots={**other.slots, "y": said.slots["y"]})
    return said


def _within(patterns: Patterns, said: Said, unit: str, offset: int, dates: frozenset[str]) -> Said:
    """ "Letzte Woche Montag", "vorig jaar november": a weekday or a month right behind the week or year it is of."""
    other = patterns.alone(said.end)
    if other is None or other.value not in dates:
        return said
    if _wants(other, "", [], date=True) != unit or (unit == "year" and other.slots.keys() - {"m", "s"}):
        return said
    return other._replace(start=said.start, slots={**other.slots, _OF[unit]: offset})


def _wants(said: Said, rule: str, words: list[str], *, date: bool) -> str | None:
    """The unit that is left out of what is said, and may be told behind it."""
    slots = said.slots.keys()
    if not {"y", "z", "date"}.isdisjoint(slots):
        return None
    if date:
        if not {"m", "mn", "s"}.isdisjoint(slots):
            return "year"
        return "week" if slots == {"w"} else "month" if slots <= _ONLY_DAY else None
    whole_year = rule == "year" and words[:1] == ["0"] and (bool(slots) or words[-1] in _PARTS)
    return "year" if whole_year or rule in HOLIDAYS or (rule == "quarter" and bool(slots)) else None


def _year(patterns: Patterns, at: int) -> int | None:
    """A year in figures at a token, which counts nothing."""
    scan, words = patterns.scan, patterns.scan.tokens.words
    if at >= len(words) or scan.tokens.kinds[at] != "figure" or len(words[at]) != YEAR:
        return None
    unit = scan.item(at + 1, "measured", "counted", "classifiers", "between")
    if unit is not None and unit.value != "year":
        return None
    if scan.touches(at + 1) and scan.tokens.kinds[at + 1] in ("sign", "word") and words[at + 1] in "-–/%":
        return None
    years = patterns.fill(at).get("y", ())
    return next((int(year) for end, year in years if end == at + 1), None)


def _and_a_half(patterns: Patterns, said: Said, words: list[str]) -> Said:
    """ "The past two years and a half", "il y a un mois et demi": half a unit more than what is said before it."""
    half = patterns.scan.item(said.end, "half_after")
    if half is None or patterns.scan.item_before(said.end, "units") is None:
        return said
    amount = said.slots.get("n") or next((int(w) for w in words if w.isdigit()), None)
    return said._replace(end=half.end, slots={**said.slots, "n": amount + 0.5}) if amount is not None else said


def placed(said: Said, told: dt.date | None) -> Said:
    """What is said with the year, month or week that its tail counts from the day of telling."""
    slots: dict[str, Any] = {k: v for k, v in said.slots.items() if k not in _OF.values()}
    if told is None or len(slots) == len(said.slots):
        return said._replace(slots=slots)
    if "of_year" in said.slots:
        slots["y"] = told.year + said.slots["of_year"]
    elif "of_month" in said.slots:
        slots["y"], slots["m"] = months_on(told, said.slots["of_month"])
    else:
        day = monday_of(told) + (7 * said.slots["of_week"] + int(slots["w"]) - 1) * DAY
        slots = {"y": day.year, "m": day.month, "d": day.day}
    return said._replace(slots=slots)
