"""What can fill the slots of a language's time patterns at a token: days, months, years, units, short dates."""

from __future__ import annotations

from ..quantities.numbers import Numbers
from ..quantities.phrases import Fillings
from .figures import decade, hour, short, sums, worded_day, worded_year

SLOTS = (
    ("m", "months"), ("w", "weekdays"), ("s", "seasons"), ("u", "units"),
    ("q", "quarters"), ("c", "decades"), ("nth", "nth"), ("v", "few"),
)  # fmt: skip
"""Slots that words of the tables fill, with the role of those words."""
_ONE = frozenset(("article", "joined", "units"))
"""Roles of what "a month and a half" begins with."""
_HELD = frozenset("./-–:")
_SMALL = 10
"""Ordinals up to this, in words, are no day where only "the" stands before them."""
_MANY, _YEARS = 10_000, range(1800, 2101)
"""Below this a number counts days, but for plain figures that may be a year ("the past 1,000 days")."""
_LAST_CENTURY = 40
"""From "40" on two figures are a year of the 20th century."""


def filling(scan: Numbers, at: int, orders: tuple[str, ...]) -> Fillings:
    """What can fill slots of a pattern at a token; `orders` are those of short dates."""
    kind = scan.tokens.kinds[at]
    out: Fillings = {}
    if kind in ("date", "clock"):
        out[kind] = [(at + 1, scan.tokens.text[scan.tokens.starts[at] : scan.tokens.ends[at]])]
    elif kind == "figure":
        out["k"] = [(at + 1, None)]
        if orders and (found := list(short(scan, at, orders))):
            out["dm"] = found
        first = decade(scan.tokens.words[at])
        if first is not None:
            out["cc"] = [(at + 1, first)]
        if len(scan.tokens.words[at]) == 2 and scan.tokens.words[at][0] == "0" and not hour(scan, at):
            value = int(scan.tokens.words[at])
            if not (scan.touches(at) and scan.tokens.words[at - 1] in _HELD):  # the 05 of "13.05'te" is no year
                out["y"] = [(at + 1, 2000 + value)]  # "07年"
            for name in ("d", "e", "mn", "f") if value else ():
                out[name] = [(at + 1, value)]
    items = scan.at.get(at)
    if items is not None:
        for name, role in SLOTS:
            if role in items:
                n, value = items[role]
                out[name] = [(at + n, int(value) if name in ("q", "c", "nth") else value)]
    number = scan.number(at)
    if number is not None and number.share:
        _of_quarters(scan, at, out)
    if number is None and items is not None and not _ONE.isdisjoint(items):
        out["t"] = list(sums(scan, at))
    if number is None or number.low != number.high or number.share or number.vague:
        return out
    if not number.ordinal and 0 < number.low < _MANY and not (number.raw and number.low in _YEARS):
        out["n"] = [(number.end, number.low)]
        if found := list(sums(scan, at)):
            out["t"] = found
    if number.low != int(number.low):
        return out
    value = int(number.low)
    if kind == "word" and not number.ordinal and 2 <= value <= 31 and scan.item(number.end, "months"):
        out["d"] = out["g"] = [(number.end, value)]  # "ventinove maggio"
    if number.ordinal and value <= 400:
        out["o"] = [(number.end, value)]
        if value <= 31:
            out["e"] = [(number.end, value)]
        if value <= 31 and (kind == "figure" or value > _SMALL):
            out["od"] = [(number.end, value)]
        if value <= 53:
            out["nth"] = [(number.end, value)]
    if kind in ("figure", "char") and number.scale == 1:
        plain = not number.ordinal
        for name, limit, fits in (
            ("d", 31, plain),
            ("g", 31, plain),
            ("e", 31, True),
            ("mn", 12, plain),
            ("f", 12, plain),
        ):
            if fits and 1 <= value <= limit:
                out[name] = [(number.end, value)]
        chars = kind == "char" and 1900 <= value <= 2100  # "二千零四年"; "二千年九月", but not "二千年"
        chars = chars and (value % 100 != 0 or any(scan.number(number.end + k) for k in (1, 2)))
        if chars or (1800 <= value <= 2100 and (number.raw or number.ordinal)):
            out["y"] = out["z"] = [(number.end, value)]
        if kind == "figure" and len(scan.tokens.words[at]) == 2 and not hour(scan, at):
            out["yy"] = [(number.end, year_of_two(value))]
        if kind == "figure" and 1 <= value <= 53:
            out["wn"] = [(number.end, value)]
    elif kind == "word":
        for name, told in (("d", worded_day), ("y", worded_year)):
            if found := list(told(scan, at)):
                out[name] = found
    return out


def _of_quarters(scan: Numbers, at: int, out: Fillings) -> None:
    """ "The last three quarters": as many quarters of a year as well as a share."""
    words, unit = scan.at.get(at, {}).get("words"), scan.item(at + 1, "units")
    if words is not None and words[0] == 1 and unit is not None and unit.value == "quarter":
        out["n"] = [(at + 1, words[1])]


def year_of_two(value: int) -> int:
    """The year of two figures."""
    return value + (1900 if value >= _LAST_CENTURY else 2000)
