"""Finds figures with their unit and hedge in a text, by the tables of its language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from ..marks import Quantity
from ..times.expressions import taken
from ..written import written
from .around import Around
from .numbers import BEGIN_NUMBER, Item, Number, Numbers, scan
from .scan import tidy
from .stand import AGES, DASHES, Standing
from .tables import read_value
from .units import Counted, Units, converted, dimension

_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_DATES = range(1000, 2101)
_ALIKE = 3
"""Letters that two forms of one noun have in common."""
_BRACKETS = ("(", "/", "=", "[")
_BEGIN = BEGIN_NUMBER | {"whole", "multiples", "money_before", "before", "measured"}
"""Roles of the words that a quantity can begin with."""
_SEVERAL = 3
"""What "one or so many" is at least: "a day or two" is a range."""
Hedge = Literal["none", "about", "over", "under", "up_to"]


class _Found(NamedTuple):
    """A quantity in tokens `[start, end)`, before it is given its place in the text."""

    start: int
    end: int
    low: int | float
    high: int | float
    unit: str | None
    hedge: str
    ordinal: bool = False
    per: str | None = None


def find_quantities(text: str, *, language: str, alone: bool = False) -> list[Quantity]:
    """Every quantity told in a text, sorted, none overlapping another; offsets are code points.

    Left out: dates, years, times of day, ages, scores, telephone numbers, numbers that are part of a name. Where the
    text leaves the unit out ("in April it was 379"), it is None. A quantity's span takes in its hedge and unit.

    Args:
        alone: find numbers that tell no amount too: "one", "zero", a figure that numbers a paragraph, "-5".

    Raises:
        LookupError: there is no such language.
    """
    return list(each_quantity(text, language=language, alone=alone))


def each_quantity(text: str, *, language: str, alone: bool = False) -> Iterator[Quantity]:
    """The same one by one: whoever asks for the first does not wait for the others."""
    plain = written(text, language)
    if plain is None:
        yield from _Finder(scan(text, language, alone=alone)).find()
        return
    for q in _Finder(scan(plain.text, language, alone=alone)).find():
        start, end = plain.given(q.start, q.end)
        restates = plain.given(*q.restates) if q.restates else None
        yield q._replace(start=start, end=end, restates=restates)


class _Finder:
    def __init__(self, found: Numbers) -> None:
        self.scan = found
        self.words = found.tokens.words
        self.kinds = found.tokens.kinds
        self.taken = taken(found)
        self.units = Units(found, self.taken)
        self.standing = Standing(found, self.taken)
        self.around = Around(found, self.taken)
        self.dropped: set[int] = set()  # where years and scores stand: "1533–1586", "2–1"
        self.lent: dict[int, str | None] = {}  # units of the "7 km" in "rose from 5 to 7 km", by the place of the 5

    def find(self) -> Iterator[Quantity]:
        """Every quantity, in order."""
        starts, ends = self.scan.tokens.starts, self.scan.tokens.ends
        before: _Found | None = None
        last: Quantity | None = None
        i = 0
        while i < len(self.words):
            items = self.scan.at.get(i)
            begins = self.kinds[i] == "figure" or not (items is None or _BEGIN.isdisjoint(items))
            found = self._read(i) if begins and i not in self.taken else None
            if found is None:
                i += 1
                continue
            restates = None
            if before is not None and last is not None and self._restates(before, found):
                restates = last.restates or (last.start, last.end)
            a, b = starts[found.start], ends[found.end - 1]
            hedge = cast(Hedge, found.hedge)
            last = Quantity(a, b, found.low, found.high, found.unit, hedge, restates, found.ordinal, found.per)
            yield last
            before = found
            i = self.around.low = max(found.end, i + 1)

    def _restates(self, one: _Found, other: _Found) -> bool:
        """Whether the second is a bracketed conversion of the first, or "or 32 km" after it."""
        kind = dimension(one.unit)
        if kind is None or kind != dimension(other.unit) or one.unit == other.unit:
            return False
        between = self.words[one.end : other.start]
        if len(between) == 1 and between[0] in _BRACKETS:
            return True
        # right behind, or behind a comma: "相當於" is three words
        again = (self.scan.item(at, "restating") for at in range(one.end, min(one.end + 2, other.start)))
        return any(item is not None and item.end == other.start for item in again)

    def _read(self, at: int) -> _Found | None:
        scan = self.scan
        whole = scan.item(at, "whole")
        multiple = scan.item(at, "multiples")
        more = multiple is not None and whole is not None and multiple.end > whole.end  # "siebenmal so viel"
        if whole is not None and not more and not self.around.paces(whole):
            amount, unit, *hedged = whole.value.split()
            hedge, start, end = self.around.hedge(at, whole.end)
            hedge = hedged[0] if hedged and hedge == "none" else hedge
            low, _, high = amount.partition("..")
            return _Found(start, end, read_value(low), read_value(high or low), unit, hedge)
        if at in self.dropped:
            return None
        if (turned := self._so_many(at)) is not None:
            return turned
        if multiple is not None:
            hedge, start, end = self.around.hedge(at, multiple.end)
            return _Found(start, end, multiple.value, multiple.value, "times", hedge)
        per = scan.item(at, "per_before")
        if per is not None and scan.number(at) is not None and scan.number(per.end) is not None:
            return None  # "1日平均17平方キロ": no day, but the pace of what follows
        money = scan.item(at, "money_before")
        if money is not None and scan.number(money.end) is None:
            money = None  # "yüzde bir", a share
        number = self._bent(scan.number(money.end if money else at))
        if number is None or not self.standing.stands(number) or (money and number.ordinal):
            return self._unit_alone(at)
        return self._range(at, number, money) or self._single(at, number, money)

    def _so_many(self, at: int) -> _Found | None:
        """About as many, where a language tells one of the unit first ("een kilometer of acht")."""
        joint = self.scan.tables.units.get("turned_by")
        article = self.scan.item(at, "article") if joint else None
        unit = self.scan.item(article.end, "measured", "counted") if article is not None else None
        if unit is None or unit.end >= len(self.words) or self.words[unit.end] != joint:
            return None
        number = self.scan.number(unit.end + 1)
        if number is None or number.low < _SEVERAL or number.ordinal or self.units.near(number, None).unit is not None:
            return None
        return _Found(at, number.end, number.low, number.high, str(unit.value), "about")

    def _bent(self, number: Number | None) -> Number | None:
        """The number with the ending that a language hangs on figures ("14-et")."""
        ending = self.scan.item(number.end, "figure_endings") if number is not None else None
        if number is None or ending is None or self.kinds[number.end - 1] != "figure":
            return number
        return number._replace(end=ending.end) if self.scan.touches(number.end) else number

    def _single(self, at: int, number: Number, money: Item | None) -> _Found | None:
        counted = self.units.turned_about(number) if money is None else None
        counted = counted or self.units.read(number, money.value if money else None)
        number, unit = counted.number, counted.unit
        minus = self.scan.item_before(at, "minus")
        if minus is not None and minus.start >= self.around.low and self.standing.negates(minus, unit):
            at = minus.start
            number = number._replace(low=-number.high, high=-number.low)
        hedge, start, end = self.around.hedge(at, counted.end)
        if hedge == "none":
            hedge = counted.hedge or ("over" if number.vague else "about" if number.turned else "none")
        turned = self.units.turned(start, self.around.low) if unit is None and not number.ordinal else None
        if turned is not None and turned.start not in self.taken:
            unit, start, hedge = str(turned.value), turned.start, "about" if hedge == "none" else hedge
        if unit is None and not number.ordinal:
            unit = (
                self.lent.get(at)
                or self.around.share_of(start)
                or ("person" if number.people else None)
                or self.units.before(start, number, self.around.low)
                or self.units.after(end)
            )
        if unit in ("percent", "times") and hedge == "none":
            hedge = self.around.reached(start)
        if (
            unit == "year"
            and number.raw
            and number.low in AGES
            and hedge == "none"
            and self.standing.aged(start, end, years=True)
        ):
            return None
        if unit in (None, "person") and self.standing.opens_as_clock(number):
            return None
        if unit is None and not self.standing.counts_alone(number, start, end, hedged=hedge != "none"):
            return None
        per, end = self.around.pace(start, end, unit)
        return _Found(start, end, number.low, number.high, unit, hedge, number.ordinal, per)

    def _range(self, at: int, number: Number, money: Item | None) -> _Found | None:
        """Two ends: "5-7", "from 5 to 7 km", "between 500 metres and 1.5km", "5至7"."""
        if number.share:
            return self._shares(at, number)
        if number.ordinal or number.vague:
            return None
        between = self.scan.item_before(at, "between_open")
        opened = between or self.scan.item_before(at, "range_open")
        near = self.units.near(number, money.value if money else None)
        bare = Counted(money.value if money else None, number.end, number)
        for left in (near, bare) if near.unit else (bare,):
            dashed = left.end < len(self.words) and self.words[left.end] in DASHES
            joint = self.scan.item(left.end + 1, "range") if dashed else None  # "zehn- bis zwölftausend"
            joint = joint or self.scan.item(left.end, "range")
            if joint is None and between is not None:
                joint = self.scan.item(left.end, "range_and")
            close = joint is None
            joint = joint or self.scan.item(left.end, "range_near")
            found = self._to(at, left, joint, money, opened, close=close) if joint is not None else None
            if found is not None:
                return found
        return None

    def _shares(self, at: int, number: Number) -> _Found | None:
        """Two shares ("a third to a half"), the second with its denominator or without ("百分之二到三")."""
        joint = self.scan.item(number.end, "range")
        second = self.scan.number(joint.end) if joint is not None else None
        opened = self.scan.item_before(at, "range_open")
        if second is None or second.high <= number.low or (opened is not None and self.around.changes(opened)):
            return None
        again = second.share
        if not again:
            again = self.scan.item(at + 1, "over") is not None and not (second.ordinal or second.vague)
            again = again and self.scan.item(second.end, "measured", "counted", "classifiers", "over") is None
        if not again or number.vague:
            return None
        hedge, start, end = self.around.hedge(at, second.end)
        return _Found(start, end, number.low, second.high, "percent", hedge)

    def _to(
        self, at: int, left: Counted, joint: Item, money: Item | None, opened: Item | None, *, close: bool
    ) -> _Found | None:
        """The range from a first end to what follows its joint; `close`: only neighbours ("two or three") are one."""
        again = self.scan.item(joint.end, "money_before")
        second = self._bent(self.scan.number(again.end if again else joint.end))
        if second is None or second.ordinal or second.share or not self._stands_after(second, joint):
            return None
        prefix = again or money
        right = self.units.read(second, prefix.value if prefix else None, first=at)
        from_to = joint.role == "range" and self.words[joint.start] not in DASHES
        if opened is not None and opened.role == "range_open" and from_to and self.around.changes(opened):
            self.around.unhedged.add(again.start if again else second.start)
            self.lent[at] = right.unit
            return None
        low, high = left.number.low, right.number.high
        scale = right.number.scale
        if left.number.turned and scale == 1:
            high *= left.number.scale
        if scale > 1 and left.number.scale == 1 and low <= tidy(right.number.low / scale):
            low = tidy(low * scale)
        if scale == left.number.scale == 1:
            low = tidy(low * self._left_out(left, joint, second))
        if left.unit is not None:
            if dimension(left.unit) is None and self._listed(left, joint, second, right):
                return None
            ended = converted(high, right.unit, left.unit)
            if ended is None:
                return None
            high = ended
        if low >= high or (close and high > 2 * low + 1):
            return None
        unit = left.unit or right.unit
        start = opened.start if opened is not None and opened.start >= self.around.low else at
        hedge, start, end = self.around.hedge(start, right.end)
        if hedge == "none":
            hedge = right.hedge or left.hedge or ("about" if left.number.turned else "none")
        turned = self.units.turned(start, self.around.low) if unit is None else None
        if turned is not None and turned.start not in self.taken:
            unit, start, hedge = str(turned.value), turned.start, "about" if hedge == "none" else hedge
        unit = unit or self.units.before(start, second, self.around.low) or self.units.after(end)
        dashed = self.words[joint.start] in DASHES
        if unit is None and dashed and opened is None and hedge == "none" and left.number.raw and high < 20:
            return None
        years = left.number.raw and right.number.raw and low in _DATES and high in _DATES
        if unit is None and years and hedge == "none":
            self.dropped |= {at, second.start}
            return None
        per, end = self.around.pace(start, end, unit)
        return _Found(start, end, low, high, unit, hedge, per=per)

    def _left_out(self, left: Counted, joint: Item, second: Number) -> int:
        """The thousands or hundreds of a first end that only the second tells, in its one word or behind a dash ("zehn
        bis fünfzehntausend", "zwei- bis dreihundert", "10- bis 15.000"); 1 where it has all of its own."""
        first = left.number
        words = all(n.end - n.start == 1 and self.words[n.start].isalpha() for n in (first, second))
        if joint.start == left.end and self.kinds[joint.start] == "sign" and first.raw and second.raw:
            near = second.low % _HUNDRED == 0 and first.low < second.low / _HUNDRED <= first.low + 2 < _TEN
            return _HUNDRED if near and first.low and self.scan.touches(joint.end) else 1  # "2〜300人"
        hundreds = self.scan.item_before(second.end, "multiply")
        words = words or (hundreds is not None and second.start < hundreds.start)  # "two to three hundred"
        if not (words or joint.start > left.end) or first.low != first.high or second.low >= _THOUSAND**2:
            return 1
        told = _THOUSAND if second.low % _THOUSAND == 0 else _HUNDRED if second.low % _HUNDRED == 0 else 1
        return told if first.high < second.low / told else 1

    def _listed(self, left: Counted, joint: Item, second: Number, right: Counted) -> bool:
        """Does a plain "and" join two figures with a noun each ("három halottat és tizenegy sebesültet")?"""
        nouns = self.words[left.number.end : left.end], self.words[second.end : right.end]
        one, other = (words[0][:_ALIKE] if words else "" for words in nouns)
        return self.scan.item(joint.start, "range_and") is not None and bool(one and other) and one != other

    def _stands_after(self, number: Number, joint: Item) -> bool:
        return not any(k in self.taken for k in range(joint.start, number.end)) and not self.standing.runs_on(
            number.end
        )

    def _percent_at(self, at: int) -> Item | None:
        """The word for percent that an article may count ("ein Prozent"), no sign."""
        unit = self.scan.item(at, "measured")
        return unit if unit is not None and unit.value == "percent" and self.kinds[unit.start] != "sign" else None

    def _unit_alone(self, at: int) -> _Found | None:
        """One of a unit, where a hedge or a half says so: "more than a year", "понад годину", "a mile and a half"."""
        hedge = self.scan.item(at, "before")
        alone = self.scan.item(at, "article")
        if (
            hedge is not None
            and alone is not None
            and alone.end == hedge.end
            and self._percent_at(alone.end) is not None
        ):
            hedge = None  # "un pour cent", not "un 20 %"
        if hedge is not None and hedge.value not in self.scan.tables.units.get("bare_unit", ()):
            return None
        start = hedge.end if hedge else at
        if self.scan.tables.numbers.get("article"):
            article = self.scan.item(start, "article")
            if article is None:
                return None
            start = article.end
        percent = self._percent_at(start) if start > at else None
        if percent is not None:
            return _Found(at, percent.end, 1, 1, "percent", hedge.value if hedge else "none")
        unit = self.scan.item(start, "measured")
        if unit is None or dimension(unit.value) not in ("time", "length", "area"):
            return None
        half = self.scan.item(unit.end, "half_after")
        told = start > at and hedge is None and self.scan.alone  # "a mile wide"
        if (hedge is None and half is None and not told) or any(k in self.taken for k in range(at, unit.end)):
            return None
        value, end = (1.5, half.end) if half else (1, unit.end)
        return _Found(at, end, value, value, unit.value, hedge.value if hedge else "none")
