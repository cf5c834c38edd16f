"""Finds figures with their unit and hedge in a text, by the tables of its language."""

from __future__ import annotations

from typing import NamedTuple

from .marks import Quantity
from .numbers import Item, Number, Scan, scan
from .quantities_units import converted, dimension, read_unit, unit_before
from .times_patterns import taken

_YEARS = range(1800, 2101)
_AGES = range(14, 100)
_DASHES = frozenset("-–—−‒~～")
_CLAUSE_ENDS = frozenset(",;:.!?，；：。！？、、\n")
_REACH = 32
_PER_REACH = 8


class _Found(NamedTuple):
    """A quantity in tokens `[start, end)`, before it is given its place in the text."""

    start: int
    end: int
    low: int | float
    high: int | float
    unit: str | None
    hedge: str
    ordinal: bool
    per: str | None
    bare: bool = False
    """Nothing but a number: no unit, no hedge."""


def find_quantities(text: str, *, language: str) -> list[Quantity]:
    """Every quantity told in a text, sorted, none overlapping another; offsets are code points.

    Left out: dates, years, times of day, ages, scores, telephone numbers, numbers that are part of a name. A unit left
    out in the text ("in April it was 379") is None.

    Raises:
        LookupError: there is no such language.
    """
    return _Finder(scan(text, language)).find()


class _Finder:
    def __init__(self, found: Scan) -> None:
        self.scan = found
        self.tokens = found.tokens
        self.tables = found.tables
        self.taken = taken(found)
        self.low = 0  # first token not yet part of a quantity

    def find(self) -> list[Quantity]:
        out: list[_Found] = []
        i, count = 0, len(self.tokens.words)
        while i < count:
            if i in self.taken:
                i += 1
                continue
            found = self._read(i)
            if found is None:
                i += 1
                continue
            made, after = found
            out += made
            i = self.low = max(after, i + 1)
        return self._placed(out)

    def _placed(self, found: list[_Found]) -> list[Quantity]:
        out: list[Quantity] = []
        starts, ends = self.tokens.starts, self.tokens.ends
        for k, f in enumerate(found):
            restates = None
            if k and self._restates(found[k - 1], f):
                restates = out[-1].restates or (out[-1].start, out[-1].end)
            out.append(
                Quantity(starts[f.start], ends[f.end - 1], f.low, f.high, f.unit, f.hedge, restates, f.ordinal, f.per)  # type: ignore[arg-type]
            )
        return out

    def _restates(self, one: _Found, other: _Found) -> bool:
        """Whether the second is a bracketed conversion of the first, or "or 32 km" after a comma."""
        kind = dimension(one.unit)
        if kind is None or kind != dimension(other.unit) or one.unit == other.unit:
            return False
        between = self.tokens.words[one.end : other.start]
        return between in (["("], ["（"], ["/"], ["="]) or (
            len(between) in (1, 2) and self.scan.item(other.start - 1, "restating") is not None
        )

    def _read(self, at: int) -> tuple[list[_Found], int] | None:
        scan = self.scan
        multiple = scan.item(at, "multiples")
        if multiple is not None:
            value = _value(multiple.value)
            hedge, start, end = self._hedge(at, multiple.end)
            return [_Found(start, end, value, value, "times", hedge, False, None)], end
        money = scan.item(at, "money_before")
        first = money.end if money else at
        number = scan.number(first)
        if number is None or not self._stands(number):
            return self._unit_alone(at)
        if money is not None and number.ordinal:
            return None
        return self._range(at, number, money) or self._single(at, number, money)

    def _stands(self, number: Number) -> bool:
        """Not part of a name, a code, a page's furniture or a time."""
        scan, words, kinds = self.scan, self.tokens.words, self.tokens.kinds
        a, b = number.start, number.end
        if any(k in self.taken for k in range(a, b)):
            return False
        if kinds[a] == "figure" and scan.touches(a):
            before = a - 1
            if kinds[before] == "word" or words[before] in ("#", "№", "@", "_"):
                return False
            if words[before] in _DASHES and before and scan.touches(before) and kinds[before - 1] == "word":
                return False
        if a and words[a - 1] in ("#", "№"):
            return False
        return not (
            kinds[b - 1] == "figure"
            and b < len(words)
            and kinds[b] == "word"
            and scan.touches(b)
            and not scan.at.get(b)
        )

    def _hedge(self, start: int, end: int) -> tuple[str, int, int]:
        """The hedge before or after tokens `[start, end)`, with the start and end of all together."""
        before = self.scan.item_before(start, "before")
        if before is not None and before.start >= self.low:
            if before.value == "none":
                further = self.scan.item_before(before.start, "before")
                if further is not None and further.start >= self.low and further.value != "none":
                    return further.value, further.start, end
            if before.value != "none":
                return before.value, before.start, end
        after = self.scan.item(end, "after")
        if after is not None and self.scan.number(after.end) is None:
            return after.value, start, after.end
        return "none", start, end

    def _single(self, at: int, number: Number, money: Item | None) -> tuple[list[_Found], int] | None:
        unit, end, number, inner = read_unit(self.scan, number, money.value if money else None, self.taken)
        hedge, start, end = self._hedge(at, end)
        if hedge == "none" and inner:
            hedge = inner
        if number.vague and hedge in ("none", "over"):
            hedge = "over"
        if unit is None and not number.ordinal:
            unit = unit_before(self.scan, start)
        if unit is None and number.people:
            unit = "person"
        if unit in ("percent", "times") and hedge == "none":
            hedge = self._reached(start)
        bare = unit is None and hedge == "none"
        if unit is None and not self._counts_alone(number, start, end, hedged=hedge != "none"):
            return None
        per, end = self._per(start, end, unit)
        return [_Found(start, end, number.low, number.high, unit, hedge, number.ordinal, per, bare)], end

    def _counts_alone(self, number: Number, start: int, end: int, *, hedged: bool) -> bool:
        """Whether a number without a unit is told as an amount."""
        words, kinds = self.tokens.words, self.tokens.kinds
        if number.ordinal:
            return number.low > 1
        if number.low == number.high == 0:
            return False
        if number.raw and number.low in _YEARS and not hedged:
            return False
        short = number.high < 10 and kinds[number.start] == "char"
        if short or (number.low == 1 and kinds[number.start] != "figure"):
            return False
        before = words[start - 1] if start else "\n"
        after = words[end] if end < len(words) else "\n"
        if number.raw and number.low in _AGES and not hedged:
            if before in (",", "，") and after in (",", ".", "，", "。", ")", "）", ";") and kinds[start - 2] == "word":
                return False
            if before in ("(", "（") and after in (")", "）"):
                return False
        if (
            before in _DASHES
            and self.scan.touches(start)
            or (after in _DASHES and self.scan.touches(end) and end + 1 < len(words) and kinds[end + 1] == "figure")
        ):
            return False
        return not (before > "\u2600" and kinds[start - 1] == "sign" and before not in "「『（，。、；：！？")

    def _reached(self, start: int) -> str:
        """The hedge at the head of a clause, for a share told after it ("約為…的八成")."""
        words = self.tokens.words
        if not start or words[start - 1] != self.tables.hedges.get("reach"):
            return "none"
        first = start - 1
        while first > self.low and start - first < _REACH and words[first - 1] not in _CLAUSE_ENDS:
            first -= 1
        for k in range(first, start - 1):
            item = self.scan.item(k, "before")
            if item is not None and item.value != "none" and (item.end in self.taken or not self.scan.number(item.end)):
                return str(item.value)
        return "none"

    def _per(self, start: int, end: int, unit: str | None) -> tuple[str | None, int]:
        """The day, week, month or year that the amount is counted by."""
        after = self.scan.item(end, "per_after")
        if after is not None and after.start not in self.taken and after.end - 1 not in self.taken:
            return str(after.value), after.end
        if unit in ("day", "week", "month", "year", "hour"):
            return None, end
        words, kinds = self.tokens.words, self.tokens.kinds
        for p in range(start, max(start - _PER_REACH, self.low, -1), -1):
            before = self.scan.item_before(p, "per_before")
            if before is not None and before.start >= self.low:
                return str(before.value), end
            if p and (words[p - 1] in _CLAUSE_ENDS or kinds[p - 1] == "figure"):
                break
        return None, end

    def _range(self, at: int, number: Number, money: Item | None) -> tuple[list[_Found], int] | None:
        """Two ends: "5-7", "from 5 to 7 km", "between 500 metres and 1.5km", "5至7"."""
        scan = self.scan
        if number.ordinal or number.share or number.vague:
            return None
        opened = scan.item_before(at, "range_open") or scan.item_before(at, "between_open")
        unit, end, first, inner = read_unit(scan, number, money.value if money else None, self.taken, near=True)
        options = [(unit, end, first)] if unit else []
        options.append((money.value if money else None, number.end, number))
        for left, stop, first in options:
            joint = scan.item(stop, "range")
            if joint is None and opened is not None and opened.role == "between_open":
                joint = scan.item(stop, "range_and")
            if joint is None:
                continue
            again = scan.item(joint.end, "money_before")
            second = scan.number(again.end if again else joint.end)
            if second is None or second.ordinal or second.share or not self._end_stands(second, joint):
                continue
            right, finish, second, inner_right = read_unit(
                scan, second, again.value if again else money.value if money else None, self.taken, first=at
            )
            low = first.low
            if second.scale > 1 and first.scale == 1 and low <= second.low / second.scale:
                low *= second.scale
            high = converted(second.high, right, left) if left else second.high
            if high is None or low >= high:
                continue
            if joint.value == "or" and high > 2 * low + 1:
                continue
            unit = left or right
            if opened is not None and opened.role == "range_open" and self._changes(opened):
                return None
            if (
                unit is None
                and opened is None
                and number.raw
                and self.tokens.words[stop] in _DASHES
                and number.high < 10
            ):
                continue
            start = opened.start if opened and opened.start >= self.low else at
            hedge, begin, finish = self._hedge(start, finish)
            if hedge == "none":
                hedge = inner_right or inner or "none"
            if unit is None:
                unit = unit_before(scan, begin)
            per, finish = self._per(begin, finish, unit)
            return [_Found(begin, finish, low, high, unit, hedge, False, per, unit is None)], finish
        return None

    def _end_stands(self, number: Number, joint: Item) -> bool:
        if any(k in self.taken for k in range(joint.start, number.end)):
            return False
        words, kinds, b = self.tokens.words, self.tokens.kinds, number.end
        return not (
            kinds[b - 1] == "figure"
            and b < len(words)
            and kinds[b] == "word"
            and self.scan.touches(b)
            and not self.scan.at.get(b)
        )

    def _changes(self, opened: Item) -> bool:
        """ "Rose from 5 to 7" is two figures, not a range."""
        return any(
            self.scan.item(k, "change") is not None for k in range(max(opened.start - 5, self.low), opened.start)
        )

    def _unit_alone(self, at: int) -> tuple[list[_Found], int] | None:
        """ "More than a year", "понад годину": one, where a hedge says so."""
        allowed = self.tables.units.get("bare_unit", "")
        hedge = self.scan.item(at, "before")
        if hedge is None or hedge.value == "none" or hedge.value not in allowed:
            return None
        start = hedge.end
        if self.tables.numbers.get("article"):
            article = self.scan.item(start, "article")
            if article is None:
                return None
            start = article.end
        unit = self.scan.item(start, "measured")
        if (
            unit is None
            or dimension(unit.value) not in ("time", "length")
            or any(k in self.taken for k in range(at, unit.end))
        ):
            return None
        half = self.scan.item(unit.end, "half_after")
        value, end = (1.5, half.end) if half else (1, unit.end)
        return [_Found(at, end, value, value, unit.value, hedge.value, False, None)], end


def _value(text: str) -> int | float:
    return float(text) if "." in text else int(text)
