"""Reads numbers in figures and words, fractions and ordinals, in the way a language's tables say."""

from __future__ import annotations

from functools import lru_cache

from .parts import Parts
from .scan import tidy
from .sum import Number, add_up
from .tables import Item
from .tokens import LONGEST_NUMBER

__all__ = ["BEGIN_NUMBER", "Item", "Number", "Numbers", "scan"]

BEGIN_NUMBER = frozenset(
    (
        "words", "people", "multiply", "scale", "ordinals", "parts", "shares", "vague", "article", "joined",
        "ordinal_before", "part_of",
    )
)  # fmt: skip
"""Roles of the words that a number can begin with."""
_ROW = frozenset(("words", "people", "multiply", "scale", "article"))


class Numbers(Parts):
    """A text's tokens, the phrases found in them and the numbers they hold."""

    def __init__(self, text: str, language: str, *, alone: bool = False) -> None:
        super().__init__(text, language, alone=alone)
        self._numbers: dict[int, Number | None] = {}
        self.endless = self._endless()
        """Tokens of rows of number words too long for any number ("a hundred hundred hundred …")."""

    def _endless(self) -> frozenset[int]:
        row = [k for k, items in self.at.items() if not _ROW.isdisjoint(items)]
        if len(row) <= LONGEST_NUMBER:
            return frozenset()
        out: set[int] = set()
        first = 0
        for n, k in enumerate(row, 1):
            if n == len(row) or row[n] != k + 1:
                if n - first > LONGEST_NUMBER:
                    out.update(row[first:n])
                first = n
        return frozenset(out)

    def number(self, at: int) -> Number | None:
        """The number that starts at a token: a count, an ordinal, a fraction in percent, a vague "hundreds"."""
        if at not in self._numbers and at not in self.endless:
            items = self.at.get(at)
            told = items is not None and not BEGIN_NUMBER.isdisjoint(items)
            self._numbers[at] = self._with_ones(self._read(at)) if told or self.figure(at) is not None else None
        return self._numbers.get(at)

    def _with_ones(self, number: Number | None) -> Number | None:
        """The ordinal with its ones, where a language tells both as ordinals ("dwudziesty pierwszy")."""
        if number is None or not number.ordinal or number.raw or not self.tables.numbers.get("ordinal_pairs"):
            return number
        ones = self.item(number.end, "ordinals")
        tens = self.item(number.end - 1, "ordinals") is not None and number.low % 100 in range(20, 100, 10)
        if ones is None or not tens or ones.value not in range(1, 10):
            return number
        value = number.low + ones.value
        return number._replace(end=ones.end, low=value, high=value)

    def _read(self, at: int) -> Number | None:
        item = self.item(at, "ordinal_before")
        if item is not None:
            inner = add_up(self, item.end)
            return inner._replace(start=at, ordinal=True, raw=False) if inner else None
        turned = self._turned(at)
        if turned is not None:
            return turned
        vague = self.item(at, "vague")
        if vague is not None:
            return Number(at, vague.end, vague.value, vague.value, vague=True)
        number = self.decimal(add_up(self, at))
        share = self.item(at, "shares")
        if number is not None and (share is None or share.end <= number.end):
            number = self.powered(self.suffixed(self.unranked(number) or number))
            return self.mixed(number) or self.fraction(number) or self._ranked(number) or self._with_half(number)
        return self.share(at) or self._ordinal(at) or self._one(at)

    def _turned(self, at: int) -> Number | None:
        """So many thousands, where a language tells by the scale before its number that it is about as many."""
        if self.tokens.words[at] not in self.tables.numbers.get("turned", ()):
            return None
        scale = self.item(at, "scale", "multiply")
        inner = add_up(self, scale.end) if scale is not None else None
        if (
            scale is None
            or inner is None
            or inner.scale != 1
            or inner.raw
            or inner.ordinal
            or inner.high >= scale.value
        ):
            return None
        low, high = inner.low * scale.value, inner.high * scale.value
        return Number(at, inner.end, low, high, scale=int(scale.value), turned=True)

    def _one(self, at: int) -> Number | None:
        """One, where an article is the number: after "minus", or as all that a text has."""
        one = self.item(at, "joined", "article")
        minus = self.item_before(at, "minus")
        whole_text = self.alone and at == 0 and one is not None and one.end == len(self.tokens.words)
        led = minus is not None and self.tokens.kinds[minus.start] != "sign"
        if one is None:
            return None
        number = Number(at, one.end, 1, 1)
        if self.item(one.end, "and_part") is None and self.item(one.end, "point") is not None:
            decimal = self.decimal(number)
            if decimal is not None and decimal.end > one.end:  # "un virgule cinq"
                return decimal
        return number if whole_text or led else self.mixed(number) or self.one_of(number)

    def _ranked(self, number: Number) -> Number | None:
        """The number as a rank, where its ending says so: "57th", "3-й"."""
        after = self.item(number.end, "ordinal_after")
        apart = bool(self.tables.numbers.get("glued"))  # "세 번째"
        glued = after is not None and (apart or all(map(self.touches, range(number.end, after.end))))
        if after is not None and glued and number.low == int(number.low):
            return number._replace(end=after.end, ordinal=True, raw=False)
        return None

    def _with_half(self, number: Number) -> Number:
        """The number with a half told after it: "two and a half million", "2½"."""
        part = self.figure(number.end) if number.raw and self.touches(number.end) else None
        if part is not None and part[0] < 1:
            value = tidy(number.low + part[0])
            return Number(number.start, number.end + 1, value, value)
        half = self.item(number.end, "half_after")
        if half is None or number.low != number.high or number.ordinal:
            return number
        scale = self.item(half.end, "scale")
        if scale is not None and number.scale > scale.value:  # "un miliardo e mezzo milione"
            value = tidy(number.low + 0.5 * scale.value)
            return Number(number.start, scale.end, value, value)
        scale = scale if number.scale == 1 else None
        unit = number.scale if scale is None else scale.value
        value = tidy(number.low + 0.5 * unit if scale is None else (number.low + 0.5) * unit)
        return Number(number.start, scale.end if scale else half.end, value, value, scale=unit)

    def below_tenths(self, at: int) -> tuple[int | float, int]:
        """Hundredths and thousandths told after tenths ("三割五分", "1割2分3厘", "三成五"), and where they end."""
        add: int | float = 0
        end = at
        for role, worth in (("hundredths", 1), ("thousandths", 0.1)):
            word, figure = self.item(end, "words"), self.figure(end)
            digit, after = (word.value, word.end) if word is not None else (figure[0] if figure else 10, end + 1)
            unit = self.item(after, role)
            if digit >= 10 or (unit is None and (word is None or add)):
                break
            add, end = add + digit * worth, unit.end if unit is not None else after
            if unit is None:
                break
        return add, end

    def _ordinal(self, at: int) -> Number | None:
        item = self.item(at, "ordinals")
        return Number(at, item.end, item.value, item.value, ordinal=True) if item is not None else None


def scan(text: str, language: str, *, alone: bool = False) -> Numbers:
    """A text's tokens, phrases and numbers; kept for the last texts, as both finders ask for the same one."""
    return _scan(text, language, alone)


@lru_cache(maxsize=2)
def _scan(text: str, language: str, alone: bool) -> Numbers:
    return Numbers(text, language, alone=alone)
