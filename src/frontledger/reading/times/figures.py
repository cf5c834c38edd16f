"""What figures and number words can be in a time besides a plain number: short dates, sums of units, years in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..quantities.numbers import Numbers
from ..quantities.tables import tables

_SIGNS = frozenset("/-.")
_GENITIVE = 2
"""Characters of the ending of a genitive that is a token of its own."""
_CLOSING = frozenset('.,;:!?)]»”"…。，；：！？）」')
_HOLDING = frozenset("/№#-−–.:%")
"""Signs that hold a figure to another, so that both are of something longer."""
YEAR = 4
"""Figures of a year."""
_MOST = 4
"""Units of one sum: years, months, weeks, days."""
_SHORT = 12
"""Both figures of a short date are that small where they could be a fraction."""
Filling = tuple[int, Any]


def describes(scan: Numbers, start: int, end: int) -> bool:
    """Is a time an adjective, or in the genitive, and so only says which attack, week or count is meant ("после
    воскресного удара", "after Sunday's strike")?"""
    tokens = scan.tokens
    said = tokens.text[tokens.starts[start] : tokens.ends[end - 1] + _GENITIVE]
    return end - start == 1 and describes_what(scan.tables.language, said)


def describes_what(language: str, said: str) -> bool:
    """Is the last word of a time, told with two characters behind it, an adjective or in the genitive?"""
    pattern: str | None = tables(language).times.get("adjective")
    words = said.casefold().split()
    return pattern is not None and bool(words) and re.match(pattern, words[-1]) is not None


def closed(scan: Numbers, at: int) -> bool:
    """Is a phrase over at a token: no word goes on with it, no other number is told along with it?"""
    words, kinds = scan.tokens.words, scan.tokens.kinds
    if at >= len(words) or kinds[at] == "break":
        return True
    return words[at] in _CLOSING and (words[at] != "," or at + 1 >= len(words) or scan.number(at + 1) is None)


def opens(scan: Numbers, at: int) -> bool:
    """Does a token open a sentence, so that it counts nothing named before?"""
    return at == 0 or scan.tokens.kinds[at - 1] == "break" or scan.tokens.words[at - 1] in ".!?,…。"


def hour(scan: Numbers, at: int) -> bool:
    """Is a figure the hour of a time of day with a point, in languages whose tokens part there ("22.00'den")?"""
    tokens = scan.tokens
    if at + 2 >= len(tokens.words) or tokens.words[at + 1] != "." or tokens.kinds[at + 2] != "figure":
        return False
    return len(tokens.words[at + 2]) == 2 and tokens.starts[at + 2] == tokens.ends[at] + 1


def sums(scan: Numbers, at: int) -> Iterator[Filling]:
    """ "2 years, 1 month and 21 days": two or more amounts of units, each with its unit; a half told after one."""
    parts: list[tuple[float, str]] = []
    one = scan.item(at, "article", "joined")
    unit = scan.item(one.end if one is not None else at, "units")
    half = scan.item(unit.end, "half_after") if unit is not None else None
    if unit is not None and half is not None:
        yield half.end, ((1.5, unit.value),)  # "a month and a half"
    number = scan.number(at)
    halved = scan.item(number.end, "half_units") if number is not None and number.low == number.high else None
    if number is not None and halved is not None and not number.ordinal:
        yield halved.end, ((number.low + 0.5, halved.value),)  # "一個半月"
    while len(parts) < _MOST:
        number = scan.number(at)
        unit = scan.item(number.end, "units") if number is not None else None
        if number is None or unit is None or number.ordinal or number.share or number.low != number.high:
            return
        parts.append((number.low, unit.value))
        half = scan.item(unit.end, "half_after")
        if half is not None:
            yield half.end, (*parts[:-1], (number.low + 0.5, unit.value))  # "two years and a half"
        if len(parts) > 1:
            yield unit.end, tuple(parts)
        at = unit.end
        while (joint := scan.item(at, "sum")) is not None:
            at = joint.end


def short(scan: Numbers, at: int, orders: tuple[str, ...]) -> Iterator[Filling]:
    """ "22/04", "4/22", "22-4" as a day and a month, by the orders a language has for its sign."""
    tokens = scan.tokens
    words = tokens.words
    if len(words[at]) > 2 or at + 2 >= len(words) or words[at + 1] not in _SIGNS or tokens.kinds[at + 2] != "figure":
        return
    sign = words[at + 1]
    if not (words[at].isdecimal() and words[at + 2].isdecimal() and len(words[at + 2]) <= 2):
        return
    if not (scan.touches(at + 1) and scan.touches(at + 2)):
        return
    before = at > 0 and scan.touches(at) and (tokens.kinds[at - 1] in ("word", "figure") or words[at - 1] in "/№#-−")
    if before and words[at - 1] == "-" and at > 3 and sign == "/" == words[at - 3]:
        before = not all(map(scan.touches, range(at - 3, at)))  # "10/1-11/7"
    if before or (at + 3 < len(words) and scan.touches(at + 3) and words[at + 3] in ("/", "%", "№")):
        return
    told = {order[0]: int(words[at]) for order in orders if order[1] == sign}
    for first in told:
        one, two = int(words[at]), int(words[at + 2])
        day, month = (one, two) if first == "d" else (two, one)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield at + 3, (day, month)
            return


def month_in_figures(scan: Numbers, start: int, end: int) -> bool:
    """Are a year and a figure held by a sign a month ("05/2016", "2016-05"), and no season ("2010/11") and no years
    ("2008-12")?"""
    words = scan.tokens.words
    if start and scan.touches(start) and words[start - 1] in _HOLDING:
        return False
    if end < len(words) and scan.touches(end) and words[end] in _HOLDING and closed(scan, end) is False:
        return False
    if scan.item(end, "measured", "counted", "classifiers", "between") is not None:
        return False
    one, sign, two = words[start], words[start + 1], words[end - 1]
    year, month = (one, two) if len(one) == YEAR else (two, one)
    if not 1900 <= int(year) <= 2100:
        return False
    touching = scan.touches(start + 1) and scan.touches(start + 2)
    if month[0] == "0":
        return sign != "." or touching
    if year is two:
        return sign == "/" or touching or closed(scan, end)
    if sign == "/":
        return int(month) != (int(year) + 1) % 100
    return sign == "-" and touching and (int(month) < int(year) % 100 or closed(scan, end))


def like_a_fraction(scan: Numbers, at: int) -> bool:
    """Could a short date be a fraction or two figures of a pair ("2/3", "24/7") as well?"""
    one, two = scan.tokens.words[at], scan.tokens.words[at + 2]
    padded = one[0] == "0" or two[0] == "0"
    return (one, two) == ("24", "7") or (not padded and max(int(one), int(two)) <= _SHORT)


def worded_year(scan: Numbers, at: int) -> Iterator[Filling]:
    """A year in words: "two thousand and five", "nineteen ninety six", "mil novecientos noventa y dos"."""
    number = scan.number(at)
    if number is None or number.raw or number.share or number.low != number.high:
        return
    unit = scan.item(number.end, "units")
    if number.ordinal and (unit is None or unit.value != "year"):
        return  # "в тысяча девятьсот девяносто четвёртом году"
    ends = (at, at - 1) if at and scan.item(at - 1, "months") is None else (at,)
    if any(scan.item_before(end, "words", "multiply", "scale") is not None for end in ends):
        return  # the end of a greater number
    within = scan.item_before(at + 1, "words")
    if within is not None and within.start < at:  # "ochenta y un mil novecientos"
        return
    if 1900 <= number.low <= 2100 and (number.low % 100 or closed(scan, number.end)):
        yield number.end, int(number.low)
    elif 18 <= number.low <= 20:
        rest = scan.number(number.end)
        if rest is not None and not rest.raw and not rest.ordinal and 10 <= rest.low <= 99 and rest.low == rest.high:
            yield rest.end, int(number.low * 100 + rest.low)


def worded_day(scan: Numbers, at: int) -> Iterator[Filling]:
    """A day in words beside its month: "veintiocho de marzo", "May twenty one" where that ends the phrase."""
    number = scan.number(at)
    if number is None or number.raw or number.ordinal or number.share or number.low not in range(2, 32):
        return
    after = any(_month(scan, k) for k in (number.end, number.end + 1))
    if after or (at > 0 and _month(scan, at - 1) and (closed(scan, number.end) or _year(scan, number.end))):
        yield number.end, int(number.low)


def _year(scan: Numbers, at: int) -> bool:
    """A year in figures at a token, or behind its comma."""
    words = scan.tokens.words
    at += at < len(words) and words[at] == ","
    return at < len(words) and len(words[at]) == YEAR and words[at].isdecimal()


def _month(scan: Numbers, at: int) -> bool:
    """A month's name, and no other word of the same letters ("march", "mar")."""
    if scan.item(at, "months") is None:
        return False
    capital = scan.tokens.words[at] in scan.tables.times.get("capital", ())
    return not capital or scan.tokens.text[scan.tokens.starts[at]].isupper()


def decade(word: str) -> int | None:
    """The first year of a decade told in figures: "1960", "90"."""
    if not word.isdecimal() or word[-1] != "0" or len(word) not in (2, 4):
        return None
    year = int(word) if len(word) == 4 else 1900 + int(word)
    return year if 1800 <= year <= 2090 and (len(word) == 4 or year >= 1920) else None
