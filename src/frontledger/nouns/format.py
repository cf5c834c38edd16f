"""Numbers, units and dates as the languages of answers write them; what differs by language is in `format.toml`.

A tag that has no table of its own is written as its nearest relative (`zh-Hant-TW` as `zh-Hant`), else as English.
Minus is U+2212, ranges take an en dash, and a number and its unit are joined by a no-break space.
"""

from __future__ import annotations

import datetime as dt
import gettext
import math
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import tomli

from .claim import Amount, Period

MINUS = "−"
NO_BREAK = "\N{NO-BREAK SPACE}"
# an amount may be as large as a double: digits enough for every one of them, so that nothing is ever refused
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomli.loads(Path(__file__).parent.joinpath("format.toml").read_text("utf-8"))


@lru_cache(maxsize=64)
def _table(lang: str) -> dict[str, Any]:
    tables = _tables()
    parts = lang.split("-")
    for tag in ("-".join(parts[:n]) for n in range(len(parts), 0, -1)):
        if isinstance(tables.get(tag), dict):
            table: dict[str, Any] = tables[tag]
            return table
    near = (table for tag, table in tables.items() if isinstance(table, dict) and tag.split("-")[0] == parts[0])
    return next(near, tables["en"])


_plural = lru_cache(maxsize=64)(gettext.c2py)


def direction(lang: str) -> Literal["ltr", "rtl"]:
    """Which way text in a language runs."""
    return "rtl" if lang.partition("-")[0] in _tables()["right_to_left"] else "ltr"


def rounded(value: float, decimals: int | None = None) -> Decimal:
    """`value` as it is printed: half away from zero, on the decimal digits shown by `repr`.

    Args:
        decimals: None prints a whole number in full, any other with one decimal below 1,000 and none from there on.

    Raises:
        ValueError: when the value is not finite.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a number that can be printed")
    if decimals is None:
        decimals = 0 if isinstance(value, int) or abs(value) >= 1000 else 1
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def number(value: float, lang: str, unit: str | None = None, signed: bool = False, decimals: int | None = None) -> str:
    """A number, with its unit where one is given: `1,672.4 km²`, `+112.6 km²`, `113 983 особи`.

    Args:
        unit: a unit of amounts (`km2`, `percent`, `person` …); one that is not in the tables is written as it is.
        signed: write `+` before what is more than nothing, as for changes.
        decimals: see `rounded`.

    Raises:
        ValueError: when the value is not finite.
    """
    value_ = rounded(value, decimals)
    return _with_unit(_digits(value_, _table(lang), signed), value_, lang, unit, hedged=False)


def _digits(value: Decimal, table: dict[str, Any], signed: bool = False) -> str:
    whole, _, fraction = f"{abs(value):f}".partition(".")
    if len(whole) >= table["group_from"]:
        whole = f"{int(whole):,}".replace(",", table["group"])
    sign = "" if not value else MINUS if value < 0 else "+" if signed else ""
    return sign + whole + (table["decimal"] + fraction if fraction else "")


def _with_unit(text: str, value: Decimal, lang: str, unit: str | None, *, hedged: bool) -> str:
    if unit is None:
        return text
    table = _table(lang)
    symbol: str | None = table["symbols"].get(unit)
    if symbol is not None:
        return symbol.format(text) if "{}" in symbol else text + symbol
    forms: list[str] = table["units"].get(unit, [unit])
    if hedged and "hedged_form" in table:
        form: int = table["hedged_form"]
    elif value != int(value):
        form = 1
    else:
        form = _plural(table["plural"])(abs(int(value)))
    return text + NO_BREAK + forms[min(form, len(forms) - 1)]


def amount(amount: Amount, lang: str) -> str:
    """An amount as printed, hedge and unit in words: `more than 110,000 people`, `10–12 km`.

    Raises:
        ValueError: when an end is not finite.
    """
    table = _table(lang)
    ends = [rounded(end, printed_decimals(end)) for end in (amount.low, amount.high)]
    digits = [_digits(end, table) for end in ends]
    text = digits[1] if ends[0] == ends[1] else table["range"].format(*digits)
    text = _with_unit(text, ends[1], lang, amount.unit, hedged=amount.hedge != "none")
    hedge: str = table["hedges"].get(amount.hedge, "{}")
    return hedge.format(text)


def printed_decimals(value: float) -> int:
    """Decimals of a figure that somebody printed: as many as it has, two at most."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent if math.isfinite(value) else 0
    return min(2, max(0, -exponent)) if isinstance(exponent, int) else 0


def day(date: dt.date, lang: str, *, short: bool = False, year: bool = True) -> str:
    """A day: `12 August 2025`, `2025年8月12日`, `12 серпня 2025 року`.

    Args:
        short: the month abbreviated, for charts and narrow tables.
        year: False leaves the year out.
    """
    table = _table(lang)
    form = table["day"] if year else table["day_of_year"]
    if short and year:
        form = table.get("short_day", form)
    names = table["short" if short else "months"]
    return str(form.format(d=date.day, m=date.month, y=date.year, month=names[date.month - 1]))


def month(date: dt.date, lang: str, *, short: bool = False, year: bool = True) -> str:
    """The month of a day: `August 2025`, `2025年8月`, `серпень 2025 року`."""
    table = _table(lang)
    name: str = table["short" if short else "names"][date.month - 1]
    if not year:
        return name
    form: str = table.get("short_month", table["month"]) if short else table["month"]
    return str(form.format(name=name, m=date.month, y=date.year))


def period(period: Period, lang: str, *, short: bool = False) -> str:
    """Days from the first to the last, both included, as short as they can be said: `3–9 November 2025`, `2025`.

    An open end is said ("until …", "from …"); a period open at both ends is empty.
    """
    table = _table(lang)
    start, end = period.start, period.end
    if start is None or end is None:
        known = end or start
        form: str = table["until" if end else "since"]
        return form.format(a=day(known, lang, short=short)) if known is not None else ""
    within = start.year if start.year == end.year else None
    if start == end:
        return day(start, lang, short=short)
    if start.day == 1 and _ends_month(end):
        if (start.month, end.month) == (1, 12):
            return _years(start.year, end.year, table)
        if (start.year, start.month) == (end.year, end.month):
            return month(start, lang, short=short)
        first = month(start, lang, short=short, year=within is None)
        return _span(table, first, month(end, lang, short=short), within)
    if (start.year, start.month) == (end.year, end.month):
        names = table["short" if short else "months"]
        parts = {"d1": start.day, "d2": end.day, "m": end.month, "y": end.year, "month": names[end.month - 1]}
        text: str = table["days_of_month"].format(**parts)
        return text
    first = day(start, lang, short=short, year=within is None)
    return _span(table, first, day(end, lang, short=short), within)


def _span(table: dict[str, Any], first: str, last: str, within: int | None) -> str:
    # within one year the year is said once: with the first day where it comes first, else with the last
    if within is not None and table["day"].startswith("{y}"):
        year = table["year"].format(y=within)
        first, last = year + first, last.removeprefix(year)
    form: str = table["span"]
    return form.format(a=first, b=last)


def _years(first: int, last: int, table: dict[str, Any]) -> str:
    if first == last:
        return str(table["year"].format(y=first))
    return str(table.get("years", table["year"]).format(y=table["range"].format(first, last)))


def _ends_month(date: dt.date) -> bool:
    return date == dt.date.max or (date + dt.timedelta(days=1)).day == 1
