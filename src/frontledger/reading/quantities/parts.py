"""Fractions, mixed numbers and decimals told in words: "two thirds", "1 4/5", "三又二分之一", "nineteen point five".

A fraction below one is given in percent, exactly; one of one and more ("seven halves") is a number.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from .scan import MAX_DIGITS, Scan, tidy, whole
from .sum import Number, add_up
from .tables import Item

_LARGEST_SLASH = 10
"""Of fractions with a slash within a text: "9/11", "24/7" and pages are none."""
_SUFFIXES = {"k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "G": 10**9, "T": 10**12}
_SIMPLE = 20
"""Denominators up to it stand in the tables."""
_HUNDRED = 100
_DIGITS = ("words", "joined")
_LARGEST_POWER = 30
_LEAST_GIGA = 10
"""A lower figure with a G is a network ("5G")."""


class Ratio(NamedTuple):
    """A fraction that ends before a token."""

    end: int
    value: float
    percent: bool = False
    """Hundredths told as such ("百分之一百二十")."""


class Parts(Scan):
    """Reads what makes a number one of parts."""

    def suffixed(self, number: Number) -> Number:
        """The number with the letter that scales it: "10M", "15K"."""
        at, tokens = number.end, self.tokens
        if number.end - number.start != 1 or not self.touches(at) or tokens.kinds[number.start] != "figure":
            return number
        if tokens.kinds[at] != "word" or tokens.ends[at] - tokens.starts[at] != 1:
            return number
        goes_on = self.touches(at + 1) and tokens.kinds[at + 1] in ("word", "figure")
        letter = unicodedata.normalize("NFKC", tokens.text[tokens.starts[at]])
        factor = _SUFFIXES.get(letter)
        if factor is None or goes_on or (letter == "G" and number.low < _LEAST_GIGA):
            return number
        if letter == "T" and self.item(at, "measured") is not None:
            return number
        value = tidy(number.low * factor)
        return number._replace(end=at + 1, low=value, high=value, scale=factor, raw=False)

    def powered(self, number: Number) -> Number:
        """The number raised to a power told in words: "1.1の23乗", "12×10の-1乗"."""
        times = number.end < len(self.tokens.words) and self.tokens.words[number.end] == "×"
        base = add_up(self, number.end + 1) if times else number
        of = self.item(base.end, "power_of") if base is not None else None
        if base is None or of is None:
            return number
        minus = self.item(of.end, "minus")
        power = self.decimal(add_up(self, minus.end if minus is not None else of.end))
        end = self.item(power.end, "power") if power is not None else None
        if power is None or end is None or not 0 <= power.low <= _LARGEST_POWER or not base.low:
            return number
        raised = float(base.low) ** float(-power.low if minus is not None else power.low)
        value = whole(number.low * raised if times else raised)
        return number._replace(end=end.end, low=value, high=value, raw=False)

    def decimal(self, number: Number | None) -> Number | None:
        """The number with decimals told in words: "nineteen point five", "十九點五"."""
        point = self.item(number.end, "point") if number is not None else None
        if number is None or point is None or number.ordinal or number.low != int(number.low):
            return number
        digits, end = "", point.end
        while (item := self.item(end, *_DIGITS)) is not None and item.value in range(10) and len(digits) < MAX_DIGITS:
            digits += str(item.value)
            end = item.end
        if not digits:
            digits, end = self._decimals(point)
        if not digits or self._part(end) is not None or self.item(end, "over") is not None:
            return number
        value, factor = float(f"{int(number.low)}.{digits}"), 1
        scale = self.item(end, "scale")
        if scale is not None and number.scale == 1:  # "two point five million"
            end, factor = scale.end, int(scale.value)
        value = tidy(value * factor)
        return number._replace(end=end, low=value, high=value, raw=False, scale=max(factor, number.scale))

    def _decimals(self, point: Item) -> tuple[str, int]:
        """Decimals as a figure ("點050") or as one number in words ("point seventy-one")."""
        at, tokens = point.end, self.tokens
        if at < len(tokens.words) and tokens.kinds[at] == "figure":
            text = tokens.words[at]
            return (text, at + 1) if text.isdigit() and len(text) <= MAX_DIGITS else ("", at)
        number = add_up(self, at)
        if number is None or number.ordinal:
            return "", at
        digits, end = number.low, number.end
        scale = self.item_before(end, "scale") if number.scale > 1 else None
        if scale is not None:
            digits, end = digits // number.scale, scale.start
        return (str(digits), end) if digits in range(10, 100) else ("", at)

    def fraction(self, number: Number) -> Number | None:
        """A number made a fraction by what follows: "two thirds", "三分之二", "one in five", "one over three"."""
        split = self._split(number)
        if split is not None:
            return split
        ratio = self._ratio(number)
        return _number(number.start, ratio) if ratio is not None else None

    def _ratio(self, number: Number) -> Ratio | None:
        over = self.item(number.end, "over")
        if over is not None and number.low > 0:
            return self._over(number.low, over.end)
        part = self._part(number.end)
        if part is not None and number.low > 0 and not number.ordinal and self._divides(number, part):
            return Ratio(part[0], number.low / part[1])
        return self._slash(number) or self._into(number)

    def _over(self, below: int | float, at: int) -> Ratio | None:
        """A fraction whose denominator is told first, from what follows it on."""
        minus = self.item(at, "minus")
        top = self.decimal(add_up(self, minus.end if minus is not None else at))
        if top is None or top.ordinal:
            return None
        top = self.suffixed(top)
        return Ratio(top.end, (-top.low if minus is not None else top.low) / below, percent=below == _HUNDRED)

    def _divides(self, number: Number, part: tuple[int, int]) -> bool:
        """Is a denominator one for so many? "Twenty fifths" are, "20 fifth" and "20th fifth" are not."""
        if number.low < part[1]:
            return True
        return not number.raw and (self._plural(part[0] - 1) or self.item(part[0] - 1, "ordinals") is None)

    def _plural(self, at: int) -> bool:
        return self.tokens.words[at].endswith(tuple(self.tables.numbers.get("part_plurals", ())) or "\0")

    def unranked(self, number: Number) -> Number | None:
        """The number before a denominator that only looks like its last word: "a hundred and thirty fifths"."""
        last = number.end - 1
        if not number.ordinal or last <= number.start or not self._plural(last) or self.item(last, "parts") is None:
            return None
        inner = add_up(self, number.start, last)
        return inner if inner is not None and inner.end == last else None

    def one_of(self, number: Number) -> Number | None:
        """The fraction that "one" makes with what it is told of ("un sur trois")."""
        ratio = self._into(number)
        return _number(number.start, ratio) if ratio is not None else None

    def _into(self, number: Number) -> Ratio | None:
        """ "One in five", "1 in 5", "one house in five"; "one over three" where that is all."""
        noun = self.item(number.end, "counted") if number.low == 1 and not number.ordinal else None
        into = self.item(noun.end if noun is not None else number.end, "in_share") if number.low == 1 else None
        all_of = add_up(self, into.end) if into is not None else None
        if all_of is not None and all_of.raw == number.raw and all_of.low > 1 and not all_of.ordinal:
            few = not all_of.raw or all_of.low <= _HUNDRED
            if few and (noun is None or self.item(all_of.end, "measured", "counted", "classifiers") is None):
                return Ratio(all_of.end, 1 / all_of.low)
        by = self.item(number.end, "divided")
        below = add_up(self, by.end) if by is not None and not number.ordinal else None
        if below is None or below.ordinal or not 0 < number.low < below.low:
            return None
        follows = self.at.get(below.end, {})
        counts = {"measured", "counted", "classifiers", "range", "half_after"} & follows.keys()
        bare = below.end == len(self.tokens.words) or self.tokens.kinds[below.end] in ("sign", "break") or self.alone
        return Ratio(below.end, number.low / below.low) if bare and not counts else None

    def _slash(self, number: Number) -> Ratio | None:
        """A fraction with a slash: "2/3"."""
        words, end = self.tokens.words, number.end
        if not number.raw or end + 1 >= len(words) or words[end] != "/" or not self.touches(end):
            return None
        below = self.figure(end + 1)
        if below is None or not below[1] or not below[0] or not self.touches(end + 1):
            return None
        if not self.alone and not number.low < below[0] <= _LARGEST_SLASH:
            return None
        return Ratio(end + 2, number.low / below[0])

    def _split(self, number: Number) -> Number | None:
        """A number whose last words are those of a fraction: "a hundred and three fifths", "二十と五分の三"."""
        first = self.item(number.end, "over") is not None
        if number.raw or (not first and self._part(number.end) is None):
            return None
        for k in range(number.end - 1, number.start, -1):
            joint = self.item(k, "and_part") or (None if first else self.item(k, "joiner"))
            if joint is None or self.tokens.kinds[k] == "sign":
                continue
            top = add_up(self, joint.end)
            before = add_up(self, number.start, k)
            ratio = self._ratio(top) if top is not None and top.end == number.end else None
            if before is not None and before.end == k and ratio is not None and 0 < ratio.value < 1:
                return self._plus(before, ratio)
        return None

    def mixed(self, number: Number) -> Number | None:
        """A whole number with a fraction after it: "三又二分之一", "five and a quarter", "1 4/5"."""
        if number.ordinal or number.low != number.high:
            return None
        part = self.item(number.end, "and_part")
        joint = part or self.item(number.end, "joiner")
        if joint is None:
            top = add_up(self, number.end) if number.raw and not self.touches(number.end) else None
            ratio = self._slash(top) if top is not None and top.raw else None
            return self._plus(number, ratio) if ratio is not None else None
        if part is None and self.tokens.kinds[joint.start] == "sign":
            return None
        ratio = self._proper(joint.end)
        if ratio is None or (part is None and self.item(ratio.end, "of", "of_number") is not None):
            return None
        return self._plus(number, ratio)

    def _proper(self, at: int) -> Ratio | None:
        """A fraction below one: "three fifths", "a quarter"."""
        top = add_up(self, at)
        counts = top is not None and not top.ordinal and self.item(top.end, "in_share") is None
        ratio = self._ratio(top) if top is not None and counts else None
        share = self.item(at, "shares") if self.item_before(at, "and_part") is not None else None
        if share is not None:
            ratio = Ratio(share.end, share.value / 100)
        if ratio is None:
            article = self.item(at, "article", "joined")
            part = None
            if article is not None or self.tables.numbers.get("parts_alone"):
                part = self._part(article.end if article is not None else at)
            ratio = Ratio(part[0], 1 / part[1]) if part is not None else None
        return ratio if ratio is not None and 0 < ratio.value < 1 else None

    def _plus(self, number: Number, ratio: Ratio) -> Number:
        """The sum; parts of a scale that stands before or after ("five and three quarter billion")."""
        scale = self.item(ratio.end, "scale") if number.scale == 1 else None
        if scale is not None:
            value = tidy((number.low + ratio.value) * scale.value)
            return Number(number.start, scale.end, value, value, scale=scale.value)
        value = whole(number.low + ratio.value * number.scale)
        return Number(number.start, ratio.end, value, value)

    def share(self, at: int) -> Number | None:
        """A fraction without a number: "a fifth", "half", "третина"."""
        of = self.item(at, "part_of")
        below = add_up(self, of.end) if of is not None else None
        if below is not None and below.low > 1 and not below.ordinal:
            return _number(at, Ratio(below.end, 1 / below.low))
        article = self.item(at, "article")
        start = article.end if article else at
        if article or self.tables.numbers.get("parts_alone"):
            part = self._part(start)
            if part is not None and (not article or self._stands(part[0])):
                return _number(at, Ratio(part[0], 1 / part[1]))
        if self.item_before(at, "fair") is not None and (part := self._part(at)) is not None:
            return _number(at, Ratio(part[0], 1 / part[1]))  # "a good third", whose "good" is a hedge
        share = self.item(at, "shares") or self.item(start, "shares")
        return Number(at, share.end, share.value, share.value, share=True) if share is not None else None

    def _part(self, at: int) -> tuple[int, int] | None:
        """A denominator: where it ends and what it is."""
        if at < len(self.tokens.words) and self.tokens.words[at] == "-":
            at += 1
        part = self.item(at, "parts")
        if part is not None:
            return part.end, part.value
        if self.tables.numbers.get("ordinal_parts"):
            return self._composed(at)
        ordinal = self.item(at, "ordinals")
        word = self.item(ordinal.end, "part_word") if ordinal is not None else None
        return (word.end, ordinal.value) if word and ordinal and ordinal.value > 1 else None

    def _composed(self, at: int) -> tuple[int, int] | None:
        """A denominator of several words: "twenty firsts", "one hundred fifth"."""
        if at >= len(self.tokens.words) or self.tokens.kinds[at] != "word":
            return None
        single = self.item(at, "ordinals")
        if single is not None and single.value > _SIMPLE:  # "vijfentwintigste"
            return single.end, single.value
        number = add_up(self, at)
        if number is None or number.raw:
            return None
        if number.ordinal:
            return (number.end, int(number.low)) if number.low > _SIMPLE else None
        if number.low not in range(20, 100, 10):
            return None
        ones = number.end + (self.tokens.words[number.end : number.end + 1] == ["-"])
        part = self.item(ones, "parts")
        return (part.end, int(number.low) + part.value) if part is not None and part.value < 10 else None

    def _stands(self, end: int) -> bool:
        """Whether "a third" is a fraction here: what follows decides."""
        if end >= len(self.tokens.words) or self.item(end, "part_next") is not None:
            return True
        return self.tokens.kinds[end] in ("sign", "break")


def _number(start: int, ratio: Ratio) -> Number:
    if 0 < ratio.value < 1 or ratio.percent:
        value = whole(round(100 * ratio.value, 15))
        return Number(start, ratio.end, value, value, share=True)
    return Number(start, ratio.end, whole(ratio.value), whole(ratio.value))
