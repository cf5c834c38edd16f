"""What a number counts: its unit or noun, after it, after words between, or before it."""

from __future__ import annotations

from .numbers import Number, Scan

_DIMENSIONS = {
    "area": {"km2": 1e6, "mi2": 2589988.110336, "ha": 1e4, "acre": 4046.8564224, "m2": 1.0},
    "length": {"km": 1000.0, "m": 1.0, "mi": 1609.344, "yard": 0.9144, "foot": 0.3048, "nautical_mile": 1852.0, "cm": 0.01,
               "mm": 0.001},
    "time": {"minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 0.0, "year": 0.0, "decade": 0.0},
    "money": dict.fromkeys(
        ("usd", "eur", "pound", "hryvnia", "ruble", "yuan", "yen", "zloty", "franc", "lira", "krona", "krone", "koruna",
         "won", "rupee", "new_taiwan_dollar", "canadian_dollar", "australian_dollar", "real", "forint", "hong_kong_dollar"),
        0.0,
    ),
}  # fmt: skip
"""Units that can restate one another, in metres, square metres and seconds (international foot, mile and acre)."""
_WINDOW = 8
_WINDOW_CHARS = 12
_QUOTES = frozenset("\"'“”«»„‘’「」『』")
_DASHES = frozenset("-–—:：=")


def dimension(unit: str | None) -> str | None:
    """`area`, `length`, `time` or `money`; None for what is counted."""
    return next((name for name, units in _DIMENSIONS.items() if unit in units), None)


def converted(value: int | float, unit: str | None, to: str) -> int | float | None:
    """A value in another unit of its dimension, or None. The same or no unit leaves it as it is."""
    if unit is None or unit == to:
        return value
    kind = dimension(unit)
    if kind is None or kind != dimension(to):
        return None
    a, b = _DIMENSIONS[kind][unit], _DIMENSIONS[kind][to]
    if not a or not b:
        return None
    made = round(value * a / b, 6)
    return int(made) if made == int(made) else made


def read_unit(
    scan: Scan,
    number: Number,
    money: str | None,
    taken: frozenset[int],
    *,
    near: bool = False,
    first: int | None = None,
) -> tuple[str | None, int, Number, str]:
    """Unit of a number, where number and unit end, the number with what the unit adds ("兩年半"), and the hedge between.

    `near`: only what follows at once, no words between. `first`: where the range begins that the number ends.
    """
    end = number.end
    if number.share:
        return "percent", end, number, ""
    hedge = ""
    between = scan.item(end, "between")
    if between is not None:
        hedge, end = between.value, between.end
    if money is not None:
        short = scan.item(end, "short_scale")
        if short is not None and number.scale == 1 and not hedge:
            number, end = _scaled(number, short.value), short.end
        return money, end, number._replace(end=end), hedge
    fold = _times(scan, number, end, number.start if first is None else first)
    if fold is not None:
        return "times", fold, number, hedge
    found = _direct(scan, end, number, taken)
    if found is None and not near:
        found = _ahead(scan, end, number, taken)
    if found is None:
        short = scan.item(end, "short_scale")
        if short is not None and number.scale == 1 and scan.touches(end):
            unit, stop, wide, inner = read_unit(
                scan, _scaled(number, short.value)._replace(end=short.end), None, taken, near=near
            )
            if unit is not None:
                return unit, stop, wide, inner
        return None, end if hedge else number.end, number, hedge
    unit, stop, add = found
    if add and number.low == number.high:
        number = number._replace(low=number.low + add, high=number.high + add)
    half = scan.item(stop, "half_after") or scan.item(stop, "half_unit")
    if (
        half is not None
        and not add
        and number.low == number.high
        and dimension(unit) in ("time", "length")
        and not number.ordinal
    ):
        number, stop = number._replace(low=number.low + 0.5, high=number.high + 0.5), half.end
    tenth = scan.item(stop, "words") if scan.item_before(stop, "tenths") else None
    if unit == "percent" and scan.item_before(stop, "tenths"):
        number = number._replace(low=number.low * 10, high=number.high * 10)
        if tenth is not None and tenth.value < 10:
            number, stop = number._replace(low=number.low + tenth.value, high=number.high + tenth.value), tenth.end
    return unit, stop, number, hedge


def _scaled(number: Number, scale: str) -> Number:
    factor = int(scale)
    low, high = round(number.low * factor, 6), round(number.high * factor, 6)
    return number._replace(low=_tidy(low), high=_tidy(high), scale=factor, raw=False)


def _tidy(value: int | float) -> int | float:
    return int(value) if value == int(value) else value


def _times(scan: Scan, number: Number, at: int, start: int) -> int | None:
    """ "Three times as many", "у 3 рази": where the words end."""
    word = scan.item(at, "times_word")
    if word is None or number.ordinal:
        return None
    if scan.item(word.end, "times_next") is not None or scan.item_before(start, "times_before") is not None:
        return word.end
    return None


def _direct(scan: Scan, at: int, number: Number, taken: frozenset[int]) -> tuple[str, int, float] | None:
    """A unit right after a number, after a hyphen ("30-day") or after a classifier ("4個半小時", "5名")."""
    words = scan.tokens.words
    count = len(words)
    if at >= count or at in taken:
        return None
    add = 0.0
    classifier = scan.item(at, "classifiers")
    unit = scan.item(at, "tenths", "measured", "counted")
    if unit is not None and (classifier is None or unit.end > classifier.end):
        return _head(scan, unit, number)
    if classifier is not None:
        after = classifier.end
        half = scan.item(after, "half_unit")
        if half is not None:
            add, after = 0.5, half.end
        allowed = [u.strip() for u in classifier.value.split(",")]
        inner = scan.item(after, "measured", "counted")
        if inner is not None and ("any" in allowed or inner.value in allowed):
            unit_id, end, _ = _head(scan, inner, number)
            return unit_id, end, add
        found = _noun_in_chars(scan, after, allowed)
        if found is not None:
            return found[0], found[1], add
        if len(allowed) == 1 and allowed[0] != "any":
            return allowed[0], classifier.end, 0.0
        noun = scan.item_before(number.start, "counted")
        if noun is not None and ("any" in allowed or noun.value in allowed):
            return str(noun.value), classifier.end, 0.0
        return None
    if words[at] in ("-", "‑", "–") and scan.touches(at) and scan.touches(at + 1):
        unit = scan.item(at + 1, "measured", "counted")
        if unit is not None:
            return str(unit.value), unit.end, 0.0
    return None


def _noun_in_chars(scan: Scan, at: int, allowed: list[str]) -> tuple[str, int] | None:
    """The noun that a classifier announces, a few characters on, if nothing stops the look."""
    count = len(scan.tokens.words)
    for k in range(at, min(at + _WINDOW_CHARS, count)):
        if scan.tokens.kinds[k] in ("sign", "break", "figure", "clock", "date") and scan.tokens.words[k] not in _QUOTES:
            return None
        noun = scan.item(k, "counted")
        if noun is not None and ("any" in allowed or noun.value in allowed):
            end = noun.end
            further = scan.item(end, "counted")
            while further is not None and ("any" in allowed or further.value in allowed):
                noun, end = further, further.end
                further = scan.item(end, "counted")
            return str(noun.value), end
        if scan.item(k, "stop") is not None:
            return None
    return None


def _head(scan: Scan, unit: object, number: Number) -> tuple[str, int, float]:
    """The noun counted: of "drone strikes" the last one, in languages that put the head last."""
    item = unit
    assert hasattr(item, "end") and hasattr(item, "value")  # noqa: S101
    if scan.tables.units.get("head") == "last" and getattr(item, "role", "") == "counted":
        further = scan.item(item.end, "counted")
        while further is not None and item.value != "person":
            item = further
            further = scan.item(item.end, "counted")
    return str(item.value), int(item.end), 0.0


def _ahead(scan: Scan, at: int, number: Number, taken: frozenset[int]) -> tuple[str, int, float] | None:
    """A counted noun after adjectives: "62 Iranian-made attack drones"; in some languages a plural of no table too."""
    words, kinds = scan.tokens.words, scan.tokens.kinds
    count = len(words)
    of = scan.item(at, "of")
    if of is not None:
        at = of.end
        inner = scan.number(at)
        if inner is not None and not inner.ordinal:
            at = inner.end
        found = _direct(scan, at, number, taken)
        if found is not None:
            return found[0], number.end, 0.0
    if number.raw and number.low in range(1900, 2101) and number.low % 100:
        return None
    plural: tuple[str, int] | None = None
    k = at
    limit = at + (3 if number.ordinal else _WINDOW)
    while k < min(limit, count) and k not in taken:
        if kinds[k] == "char":
            return None
        if kinds[k] != "word":
            if words[k] in _QUOTES or (words[k] in ("-", "‑") and scan.touches(k)):
                k += 1
                continue
            break
        if scan.item(k, "stop") is not None:
            break
        if scan.number(k) is not None and scan.item(k, "counted") is None:
            break
        noun = scan.item(k, "counted")
        if noun is not None:
            unit, end, _ = _head(scan, noun, number)
            return (unit, number.end if of is not None else end, 0.0)
        k += 1
        if plural is None or scan.tables.units.get("head") == "last":
            made = _singular(scan, words[k - 1])
            if made is not None:
                plural = (made, k)
    if plural is not None and of is None and not number.ordinal:
        return plural[0], plural[1], 0.0
    return None


def _singular(scan: Scan, word: str) -> str | None:
    """The singular of a plural that stands in no table, by the endings of the language; None where it has none."""
    for ending, single in scan.tables.units.get("plurals", {}).items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return str(word[: -len(ending)] + single)
    return None


def unit_before(scan: Scan, start: int) -> str | None:
    """The unit told before a number: "wounded 22", "tanks – 9", "兵力11萬"."""
    direct = scan.item_before(start, "said_before")
    if direct is not None:
        return str(direct.value)
    at = start
    words = scan.tokens.words
    if at and words[at - 1] in _DASHES:
        at -= 1
        noun = scan.item_before(at, "counted") or scan.item_before(at, "said_before")
        return str(noun.value) if noun is not None else None
    if scan.tables.units.get("noun_first"):
        noun = scan.item_before(at, "counted")
        if noun is not None:
            return str(noun.value)
    return None
