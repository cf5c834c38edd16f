"""Reads numbers in figures and words, fractions and ordinals, in the way a language's tables say."""

from __future__ import annotations

from functools import lru_cache

from .scan import MAX_DIGITS, Scan, tidy
from .sum import Number, add_up
from .tables import Item
from .tokens import LONGEST_NUMBER

__all__ = ["BEGIN_NUMBER", "Item", "Number", "Numbers", "scan"]

BEGIN_NUMBER = frozenset(
    ("words", "people", "multiply", "scale", "ordinals", "parts", "shares", "vague", "article", "ordinal_before")
)
"""Roles of the words that a number can begin with."""
_ROW = frozenset(("words", "people", "multiply", "scale", "article"))


class Numbers(Scan):
    """A text's tokens, the phrases found in them and the numbers they hold."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__(text, language)
        self._numbers: dict[int, Number | None] = {}
        self.endless = self._endless()
        """Tokens of rows of number words too long for any number ("a hundred hundred hundred …")."""

    def _endless(self) -> frozenset[int]:
        out: set[int] = set()
        first = 0
        count = len(self.tokens.words)
        for k in range(count + 1):
            items = self.at.get(k)
            if k < count and items is not None and not _ROW.isdisjoint(items):
                continue
            if k - first > LONGEST_NUMBER:
                out.update(range(first, k))
            first = k + 1
        return frozenset(out)

    def number(self, at: int) -> Number | None:
        """The number that starts at a token: a count, an ordinal, a fraction in percent, a vague "hundreds"."""
        if at not in self._numbers and at not in self.endless:
            items = self.at.get(at)
            told = items is not None and not BEGIN_NUMBER.isdisjoint(items)
            self._numbers[at] = self._read(at) if told or self.figure(at) is not None else None
        return self._numbers.get(at)

    def _read(self, at: int) -> Number | None:
        item = self.item(at, "ordinal_before")
        if item is not None:
            inner = add_up(self, item.end)
            return inner._replace(start=at, ordinal=True, raw=False) if inner else None
        vague = self.item(at, "vague")
        if vague is not None:
            return Number(at, vague.end, vague.value, vague.value, vague=True)
        number = self._decimal(add_up(self, at))
        share = self.item(at, "shares")
        if number is not None and (share is None or share.end <= number.end):
            return self._mixed(number) or self._fraction(number) or self._ranked(number) or self._with_half(number)
        return self._share(at) or self._ordinal(at)

    def _fraction(self, number: Number) -> Number | None:
        """A number made a fraction by what follows: "two thirds", "三分之二", "one in five"."""
        over = self.item(number.end, "over")
        top = self._decimal(add_up(self, over.end)) if over is not None else None
        if top is not None and number.low > 0:
            low, high = (_percent(x, number.low) for x in (top.low, top.high))
            return Number(number.start, top.end, low, high, share=True)
        part = self._part(number.end)
        if part is not None and 0 < number.low < part[1] and not number.ordinal:
            value = _percent(number.low, part[1])
            return Number(number.start, part[0], value, value, share=True)
        below = self._slash(number)
        if below is not None:
            return below
        into = self.item(number.end, "in_share") if number.low == 1 and not number.raw else None
        whole = add_up(self, into.end) if into is not None else None
        if whole is not None and not whole.raw and whole.low > 1:
            value = _percent(1, whole.low)
            return Number(number.start, whole.end, value, value, share=True)
        return None

    def _mixed(self, number: Number) -> Number | None:
        """A whole number with a fraction after it: "三又二分之一"."""
        joint = self.item(number.end, "and_part")
        whole = add_up(self, joint.end) if joint is not None else None
        over = self.item(whole.end, "over") if whole is not None and whole.low > 0 else None
        top = add_up(self, over.end) if over is not None else None
        if whole is None or top is None or top.low >= whole.low or number.ordinal:
            return None
        value = tidy(number.low + top.low / whole.low)
        return number._replace(end=top.end, low=value, high=value, raw=False)

    def _slash(self, number: Number) -> Number | None:
        """A fraction with a slash: "2/3"."""
        words, end = self.tokens.words, number.end
        if not number.raw or end + 1 >= len(words) or words[end] != "/" or not self.touches(end):
            return None
        whole = self.figure(end + 1)
        if whole is None or not whole[1] or not number.low < whole[0] <= _LARGEST_SLASH or not self.touches(end + 1):
            return None
        value = _percent(number.low, whole[0])
        return Number(number.start, end + 2, value, value, share=True)

    def _decimal(self, number: Number | None) -> Number | None:
        """The number with decimals told in words: "nineteen point five", "十九點五"."""
        point = self.item(number.end, "point") if number is not None else None
        if number is None or point is None or number.ordinal:
            return number
        digits, end = "", point.end
        while (item := self.item(end, "words")) is not None and item.value in range(10) and len(digits) < MAX_DIGITS:
            digits += str(item.value)
            end = item.end
        if not digits:
            return number
        value = tidy(float(f"{int(number.low)}.{digits}"))
        return number._replace(end=end, low=value, high=value, raw=False)

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
        scale = self.item(half.end, "scale") if number.scale == 1 else None
        unit = number.scale if scale is None else scale.value
        value = tidy(number.low + 0.5 * unit if scale is None else (number.low + 0.5) * unit)
        return Number(number.start, scale.end if scale else half.end, value, value, scale=unit)

    def _share(self, at: int) -> Number | None:
        """A fraction without a number: "a fifth", "half", "третина"."""
        article = self.item(at, "article")
        start = article.end if article else at
        if article or self.tables.numbers.get("parts_alone"):
            part = self._part(start)
            if part is not None and (not article or self._stands(part[0])):
                value = _percent(1, part[1])
                return Number(at, part[0], value, value, share=True)
        share = self.item(at, "shares") or self.item(start, "shares")
        return Number(at, share.end, share.value, share.value, share=True) if share is not None else None

    def _ordinal(self, at: int) -> Number | None:
        item = self.item(at, "ordinals")
        return Number(at, item.end, item.value, item.value, ordinal=True) if item is not None else None

    def _part(self, at: int) -> tuple[int, int] | None:
        """A denominator: where it ends and what it is."""
        if at < len(self.tokens.words) and self.tokens.words[at] == "-":
            at += 1
        part = self.item(at, "parts")
        if part is not None:
            return part.end, part.value
        ordinal = self.item(at, "ordinals")
        word = self.item(ordinal.end, "part_word") if ordinal is not None else None
        return (word.end, ordinal.value) if word and ordinal and ordinal.value > 1 else None

    def _stands(self, end: int) -> bool:
        """Whether "a third" is a fraction here: what follows decides."""
        if end >= len(self.tokens.words) or self.item(end, "part_next") is not None:
            return True
        return self.tokens.kinds[end] in ("sign", "break")


_LARGEST_SLASH = 10
"""Of fractions with a slash: "9/11", "24/7" and pages are none."""


def _percent(part: int | float, whole: int | float) -> int | float:
    """To two places, or to two figures where it is small."""
    value = 100 * part / whole
    return tidy(round(value, 2) if value >= 0.1 else float(f"{value:.2g}"))


@lru_cache(maxsize=2)
def scan(text: str, language: str) -> Numbers:
    """A text's tokens, phrases and numbers; kept for the last texts, as both finders ask for the same one."""
    return Numbers(text, language)
