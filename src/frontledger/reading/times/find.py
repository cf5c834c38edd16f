"""Finds what a text says about time and sets it on the calendar."""

from __future__ import annotations

import datetime as dt

from ..marks import Time
from ..quantities.numbers import scan
from ..written import written
from .calendar import resolve
from .choose import Told
from .days import Stretch
from .expressions import Expression, apart, expressions, future
from .figures import describes_what
from .patterns import DATES

_NEAREST = ("until", "before", "after")
_ONE_SAID = 100
"""Characters from a day that something is told on to "today" or "since midnight", which are that day."""
_FIRST = dt.timedelta(7)
"""How far back the first of a month lies that needs no name."""
_NAMES = {"day": ("day", "month", "year"), "week": ("week",), "month": ("month", "year"), "year": ("year",)}


def find_times(text: str, *, language: str, published: dt.date | None, clock: str = "UTC") -> list[Time]:
    """Every time expression of a text, sorted, none overlapping another; offsets are code points.

    Dates that lack a year, a month or both are the nearest at or before `published`, or after it where a word of the
    clause says that they are to come; the other reading is in `alternatives`. `from_` and `to` are the days named: the
    period that "since", "as of" and the like make of them is what `period_of` gives. To read a stretch as told on
    another day, give that day as `published`.

    Args:
        text: a report's text, or a stretch of it.
        language: a tag such as `uk`.
        published: the day of publication; with a time and zone, the day in `clock` is meant. None leaves what depends
            on it without days.
        clock: time zone in which days are counted, as an IANA name.

    Raises:
        LookupError: there is no such language.
    """
    if isinstance(published, dt.datetime):
        from zoneinfo import ZoneInfo

        published = published.astimezone(ZoneInfo(clock)).date() if published.tzinfo else published.date()
    plain = written(text, language)
    found = scan(text if plain is None else plain.text, language)
    tokens = found.tokens
    out: list[Time] = []
    named: dict[str, Stretch] = {}
    said_at = -_ONE_SAID
    orders = tuple(found.tables.times.get("numeric", ()))
    after_too = bool(found.tables.times.get("since_or_after"))
    short = frozenset(found.tables.times.get("ambiguous", ()))
    small = found.tables.times.get("small_months") is True
    one_day = tuple(found.tables.times.get("one_day", ()))
    with_article = frozenset(found.tables.times.get("with_article", ()))
    told = list(reversed(expressions(found)[0]))
    while told:
        e = told.pop()
        beside = "\n" not in tokens.text[max(said_at, 0) : tokens.starts[e.start]]
        days = resolve(e, Told(published, named, future(found, e), e.role in _NEAREST, after_too, beside, orders))
        if days is None:
            told += apart(e)
            continue
        time = Time(
            tokens.starts[e.start], tokens.ends[e.end - 1], days.from_, days.to, days.grain, days.part, days.role,  # type: ignore[arg-type]
            days.alternatives, days.relative,
        )  # fmt: skip
        if days.grain == "month" and _in_name(text if plain is None else plain.text, time, short):
            continue
        if days.grain == "month" and small and _called_so(text, time, language):
            continue
        if _counts_days(e, time, published, text if plain is None else plain.text, one_day):
            continue
        if plain is not None:
            start, end = plain.given(time.start, time.end)
            if end - start == time.end - time.start and plain.text[time.start : time.end] in with_article:
                continue
            time = time._replace(start=start, end=end)
        out.append(time)
        if days.from_ is not None and days.to is not None and days.role in ("at", "before", "after"):
            named.pop("week", None)  # "a week earlier" counts from the week or day named last
            this = days.relative and days.from_ == days.to == published and e.said.value not in DATES
            for grain in _NAMES.get(days.grain, ()):
                if this and "day" in named and tokens.starts[e.start] - said_at < _ONE_SAID:
                    continue  # "counted on Wednesday 143 since the start of the day, a day earlier 158"
                if not (days.relative and days.grain == "day" and grain in named and grain == "year"):
                    named[grain] = (days.from_, days.to)  # "said on Monday" names no year to count back from
            said_at = tokens.starts[e.start] if days.grain == "day" and not this else said_at
    return out


def _counts_days(e: Expression, time: Time, published: dt.date | None, text: str, behind: tuple[str, ...]) -> bool:
    """Is "1日" one day, as the first of a month that nothing names lies some time back ("1日の損失", "一日不完成")?"""
    if not behind or e.said.value not in DATES or set(e.said.slots) != {"d"} or e.said.slots["d"] != 1:
        return False
    if text[time.start].isdigit() and not text.startswith(behind, time.end):
        return False
    gone = published - time.from_ if published is not None and time.from_ is not None else None
    return gone is not None and not dt.timedelta(0) <= gone <= _FIRST


def _in_name(text: str, time: Time, short: frozenset[str]) -> bool:
    """Is a month's short form the first part of a name with hyphens ("Mar-a-Lago")?"""
    behind = text[time.end : time.end + 2]
    return text[time.start : time.end].lower() in short and behind[:1] == "-" and behind[1:].isalpha()


def _called_so(text: str, time: Time, language: str) -> bool:
    """Is a month's adjective a village's name, in languages that write it small: with a capital in mid-sentence ("из
    посёлка Октябрьский")?"""
    said, led = text[time.start : time.end], text[max(0, time.start - 2) : time.start]
    return said[:1].isupper() and led[:1].isalnum() and led[1:] == " " and describes_what(language, said)


def period_of(time: Time, told: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the period that a time expression gives to what is told on the day `told`.

    "since X" is from X to that day, "as of X" and "until X" end with X (and what is to come until X begins with that
    day), "before X" ends the day before it, "after X" begins the day after; an open end is None.
    """
    if time.role == "since":
        return time.from_, told if told is None or time.from_ is None or time.from_ <= told else None
    if time.role in ("as_of", "until"):
        ahead = time.role == "until" and told is not None and time.to is not None and time.to > told
        return told if ahead else None, time.to
    if time.role == "before":
        return None, time.from_ - dt.timedelta(1) if time.from_ else None
    if time.role == "after":
        return time.to + dt.timedelta(1) if time.to else None, None
    return time.from_, time.to
