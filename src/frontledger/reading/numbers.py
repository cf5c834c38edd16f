"""Reads numbers in figures and words, in the way a language's table says."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from ..languages import load
from .numbers_phrases import Phrases
from .numbers_tokens import Tokens, tokenize

MAX_DIGITS = 18
MAX_STEPS = 24
_HUGE = 10**30


class Number(NamedTuple):
    """A number in tokens `[start, end)`."""

    start: int
    end: int
    low: int | float
    high: int | float
    scale: int = 1
    """The last scale word said, where the number is one figure and one scale ("450 thousand")."""
    raw: bool = False
    """Plain digits without grouping or words: may be a year, a page, a day."""
    ordinal: bool = False
    vague: bool = False
    """"hundreds", "dozens"."""
    share: bool = False
    """A fraction, given in percent."""
    people: bool = False
    """A form of the number that counts people only ("троє")."""


class Item(NamedTuple):
    """A word or phrase of the tables, found in the tokens."""

    start: int
    end: int
    role: str
    value: Any


class Tables:
    """What a language's tables say about figures, ready to be searched."""

    def __init__(self, language: str) -> None:
        self.language = language
        tables = load(language)
        self.numbers = tables.table("numbers")
        self.hedges = tables.table("hedges")
        self.units = tables.table("units")
        self.times = tables.table("times")
        self.words = Phrases()
        self._add_numbers()
        for place in ("before", "between", "after"):
            for hedge, phrases in self.hedges.get(place, {}).items():
                self.words.add(phrases, (place, hedge), self.hedges.get("endings", ()))
        self._add_units()
        self._add_times()

    def _add_numbers(self) -> None:
        table = self.numbers
        endings = table.get("endings", ())
        for role in ("words", "people", "multiply", "scale", "ordinals", "parts", "shares", "vague"):
            for value, phrases in table.get(role, {}).items():
                number = _number(value)
                self.words.add(phrases, (role, number), endings)
        for role in (
            "joiner",
            "article",
            "over",
            "ordinal_after",
            "ordinal_before",
            "idle",
            "half_after",
            "part_next",
            "part_word",
            "change",
        ):
            self.words.add(table.get(role, ""), (role, None), endings)

    def _add_units(self) -> None:
        table = self.units
        endings = table.get("endings", ())
        for role in (
            "measured",
            "counted",
            "said_before",
            "per_after",
            "per_before",
            "money_before",
            "classifiers",
            "multiples",
            "short_scale",
        ):
            for unit, phrases in table.get(role, {}).items():
                self.words.add(phrases, (role, unit), endings)
        for role in (
            "stop",
            "of",
            "times_next",
            "times_word",
            "times_before",
            "half_unit",
            "tenths",
            "restating",
            "range_open",
            "between_open",
            "range_and",
        ):
            self.words.add(table.get(role, ""), (role, None), endings)
        for joint in table.get("range", "").split(";"):
            self.words.add(joint, ("range", joint.strip()), endings)

    def _add_times(self) -> None:
        table = self.times
        endings = table.get("endings", ())
        for role in ("months", "weekdays", "seasons", "units"):
            for value, phrases in table.get(role, {}).items():
                self.words.add(phrases, (role, value), endings)
        for place in ("role_before", "role_after", "part_before", "part_after", "half_before", "half_after_time"):
            for value, phrases in table.get(place, {}).items():
                self.words.add(phrases, (place, value), endings)
        for role in ("span", "span_open", "future", "lead", "night_to", "night_of", "night_after"):
            self.words.add(table.get(role, ""), (role, None), endings)


@lru_cache(maxsize=None)
def tables(language: str) -> Tables:
    """The tables of a language, built at first use."""
    return Tables(language)


class Scan:
    """A text's tokens, the phrases found in them and the numbers they hold."""

    def __init__(self, text: str, language: str) -> None:
        self.tables = tables(language)
        self.tokens: Tokens = tokenize(text, language)
        self.at: dict[int, list[Item]] = {}
        """Items by their first token; of one role and value only the longest."""
        self.upto: dict[int, list[Item]] = {}
        """Items by the token after their last."""
        self.inside: set[int] = set()
        """Tokens in the inside of a word that counts nothing (not its first), where no phrase may end."""
        self._numbers: dict[int, Number | None] = {}
        self._find()

    def _find(self) -> None:
        words = self.tables.words
        idle: list[Item] = []
        found: list[Item] = []
        for i, word in enumerate(self.tokens.words):
            if words.keys(word):
                best: dict[tuple[str, Any], Item] = {}
                for m in words.find(self.tokens, i):
                    role, value = m.value
                    held = best.get(m.value)
                    if held is None or held.end < m.end:
                        best[m.value] = Item(m.start, m.end, role, value)
                for item in best.values():
                    (idle if item.role == "idle" else found).append(item)
        numerals = {i.end for i in found if i.role in ("words", "multiply", "scale")}
        starts = {i.start for i in found if i.role in ("words", "multiply", "scale")}
        numeral_before = numerals & starts if self.tables.numbers.get("positional") else set()
        covered: dict[int, Item] = {}
        for item in idle:
            if item.start in numeral_before:
                continue
            self.inside.update(range(item.start + 1, item.end))
            for k in range(item.start, item.end):
                covered.setdefault(k, item)
        for item in found:
            over = covered.get(item.start)
            if over is not None and (item.start > over.start or item.end <= over.end):
                continue
            self.at.setdefault(item.start, []).append(item)
            self.upto.setdefault(item.end, []).append(item)

    def item(self, at: int, *roles: str) -> Item | None:
        """The longest item of these roles that starts at a token."""
        best = None
        for item in self.at.get(at, ()):
            if item.role in roles and (best is None or item.end > best.end):
                best = item
        return best

    def item_before(self, end: int, *roles: str) -> Item | None:
        """The longest item of these roles that ends before a token."""
        best = None
        for item in self.upto.get(end, ()):
            if item.role in roles and (best is None or item.start < best.start):
                best = item
        return best

    def touches(self, at: int) -> bool:
        """Whether a token follows the one before without a blank."""
        return 0 < at < len(self.tokens.starts) and self.tokens.ends[at - 1] == self.tokens.starts[at]

    def number(self, at: int) -> Number | None:
        """The number that starts at a token, ordinals, fractions and ranges of neighbours ("三四十") among them."""
        if at not in self._numbers:
            self._numbers[at] = self._read(at)
        return self._numbers[at]

    def figure(self, at: int) -> tuple[int | float, bool] | None:
        """Value of a token in digits, and whether it is plain digits; None for codes, phone numbers and the like."""
        if at >= len(self.tokens.words) or self.tokens.kinds[at] != "figure":
            return self._vulgar(at)
        text = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        return read_figure(text, self.tables.numbers["decimal"])

    def _vulgar(self, at: int) -> tuple[float, bool] | None:
        if at < len(self.tokens.words) and self.tokens.kinds[at] == "word":
            a, b = self.tokens.starts[at], self.tokens.ends[at]
            if b - a == 1:
                value = unicodedata.numeric(self.tokens.text[a], 0.0)
                if 0 < value < 1:
                    return value, False
        return None

    def _read(self, at: int) -> Number | None:
        numbers = self.tables.numbers
        item = self.item(at, "ordinal_before")
        if item is not None:
            inner = self._plain(item.end)
            return inner._replace(start=at, ordinal=True, raw=False) if inner else None
        item = self.item(at, "vague")
        if item is not None:
            return Number(at, item.end, item.value, item.value, vague=True)
        number = self._plain(at)
        if number is not None:
            over = self.item(number.end, "over")
            if over is not None:
                top = self._plain(over.end)
                if top is not None and number.low:
                    low, high = (_tidy(100 * x / number.low) for x in (top.low, top.high))
                    return Number(at, top.end, low, high, share=True)
            part = self._part(number.end)
            if part is not None and 0 < number.low < part[1]:
                value = _tidy(round(100 * number.low / part[1], 2))
                return Number(at, part[0], value, value, share=True)
            after = self.item(number.end, "ordinal_after")
            if after is not None and self.touches(number.end) and number.low == int(number.low):
                return number._replace(end=after.end, ordinal=True, raw=False)
            return self._with_half(number)
        article = self.item(at, "article")
        start = article.end if article else at
        if article or numbers.get("parts_alone"):
            part = self._part(start)
            if part is not None and (not article or self._part_stands(part[0])):
                value = _tidy(round(100 / part[1], 2))
                return Number(at, part[0], value, value, share=True)
        share = self.item(start, "shares")
        if share is not None:
            return Number(at, share.end, share.value, share.value, share=True)
        item = self.item(at, "ordinals")
        if item is not None:
            return Number(at, item.end, item.value, item.value, ordinal=True)
        return None

    def _with_half(self, number: Number) -> Number:
        half = self.item(number.end, "half_after")
        if half is not None and number.low == number.high and not number.ordinal and number.scale == 1:
            return number._replace(end=half.end, low=number.low + 0.5, high=number.high + 0.5, raw=False)
        if half is not None and number.low == number.high and number.scale > 1:
            value = _tidy(number.low + number.scale / 2)
            return number._replace(end=half.end, low=value, high=value, raw=False)
        return number

    def _part(self, at: int) -> tuple[int, int] | None:
        """A denominator: where it ends and what it is."""
        if at < len(self.tokens.words) and self.tokens.words[at] == "-":
            at += 1
        part = self.item(at, "parts")
        if part is not None:
            return part.end, part.value
        ordinal = self.item(at, "ordinals")
        if ordinal is not None and self.item(ordinal.end, "part_word"):
            word = self.item(ordinal.end, "part_word")
            return (word.end, ordinal.value) if word and ordinal.value > 1 else None
        return None

    def _part_stands(self, end: int) -> bool:
        """Whether "a third" is a fraction here: what follows decides."""
        if end >= len(self.tokens.words) or self.item(end, "part_next") is not None:
            return True
        return self.tokens.kinds[end] in ("sign", "break")

    def _plain(self, at: int) -> Number | None:
        digits = self._digits(at)
        if digits is not None:
            return digits
        number, skip = self._sum(at, -1)
        if number is not None and skip >= 0:
            other, _ = self._sum(at, skip)
            first, _ = self._sum(at, skip + 1)
            if first is not None and other is not None and first.low < other.low:
                return Number(at, other.end, first.low, other.low)
        return number

    def _digits(self, at: int) -> Number | None:
        """Digits written one by one as words ("二〇二五"), in languages that do so."""
        if not self.tables.numbers.get("positional"):
            return None
        end = at
        values: list[int] = []
        while len(values) <= MAX_DIGITS:
            item = self.item(end, "words")
            if item is None or item.value > 9 or item.end != end + 1:
                break
            values.append(int(item.value))
            end += 1
        if len(values) < 2 or len(values) > MAX_DIGITS or self.item(end, "multiply", "scale"):
            return None
        if len(values) == 2 and values[1] == values[0] + 1:
            return Number(at, end, values[0], values[1])
        value = int("".join(map(str, values)))
        return Number(at, end, value, value, raw=True)

    def _step(self, at: int, *, first: bool) -> tuple[str, int | float, int] | None:
        figure = self.figure(at)
        if figure is not None:
            return ("raw" if figure[1] else "figure", figure[0], at + 1)
        item = (
            self.item(at, "scale", "multiply", "words", "people", "ordinals")
            if not first
            else self.item(at, "scale", "multiply", "words", "people")
        )
        if item is not None:
            return (item.role, item.value, item.end)
        if first:
            article = self.item(at, "article")
            if article is not None and self.item(article.end, "scale", "multiply"):
                return ("words", 1, article.end)
        return None

    def _sum(self, at: int, skip: int) -> tuple[Number | None, int]:
        """Adds up number words from a token on; of two neighbouring digits ("三四十") the second's place is returned,
        or, when called again with `skip`, that token is passed over."""
        numbers = self.tables.numbers
        total: int | float = 0
        section: int | float = 0
        pending: int | float | None = None
        floor: int | float = _HUGE  # what the next word must stay under, within the pending group
        lowest: int | float = _HUGE  # the last multiplier of this section
        last_scale: int | float = _HUGE
        end = at
        safe: tuple[int, int | float] | None = None
        steps = 0
        scales = 0
        raw = people = ordinal = False
        neighbour = -1
        last_role = ""
        while steps < MAX_STEPS:
            here = end
            if here == skip:
                end = here = here + 1
            if steps and last_role in ("words", "multiply", "scale", "figure", "raw"):
                joiner = self.item(here, "joiner")
                if joiner is not None:
                    ahead = self._step(joiner.end, first=False)
                    if (
                        ahead is None
                        or ahead[0] not in ("words", "ordinals", "figure", "raw")
                        or (ahead[0] in ("figure", "raw") and not numbers.get("mixed"))
                    ):
                        break
                    if ahead[1] >= (floor if pending is not None else min(lowest, last_scale)):
                        break
                    here = joiner.end
            step = self._step(here, first=not steps)
            if step is None:
                break
            role, value, after = step
            if role == "multiply":
                if pending is None and not (numbers.get("implicit") and section == 0):
                    break
                product = (1 if pending is None else pending) * value
                if product >= lowest or total and product >= last_scale:
                    if safe is not None:
                        end, got = safe
                        return self._made(at, end, got, 1, False, people, False), -1
                    break
                section += product
                lowest, pending, floor = value, None, _HUGE
                safe = (after, total + section)
            elif role == "scale":
                group = section + (pending or 0)
                if group == 0 and pending is None and total == 0:
                    if not numbers.get("implicit"):
                        break
                    group = 1
                if group and value < last_scale:
                    total += group * value
                elif not group and total and value != last_scale:
                    total *= value
                else:
                    if safe is not None and pending is not None:
                        end, got = safe
                        return self._made(at, end, got, 1, False, people, False), -1
                    break
                last_scale, section, pending, floor, lowest = value, 0, None, _HUGE, _HUGE
                scales += 1
                safe = (after, total)
            else:
                bound = min(lowest, last_scale)
                if role in ("figure", "raw"):
                    if pending is not None or (steps and (not numbers.get("mixed") or value >= bound)):
                        break
                    pending, floor = value, 0
                    raw = role == "raw" and not steps
                elif role == "ordinals" and (value >= (floor if pending is not None else bound) or not steps):
                    break
                elif pending is None:
                    if value >= bound:
                        break
                    pending, floor = value, _grain(value)
                elif 0 < value < floor and pending:
                    pending += value
                    floor = _grain(value)
                else:
                    if numbers.get("positional") and 0 < pending < 10 and value == pending + 1 and skip < 0:
                        if neighbour < 0 and floor == 1:
                            neighbour = here
                            pending = value
                            end = after
                            steps += 1
                            continue
                    break
                people = role == "people"
                if role == "ordinals":
                    ordinal = True
                    end = after
                    steps += 1
                    break
            end = after
            steps += 1
            last_role = role
        if not steps:
            return None, -1
        tail = pending or 0
        if (
            numbers.get("tail_tenth")
            and pending is not None
            and 0 < pending < 10
            and last_role == "words"
            and steps > 1
        ):
            tens = min(lowest, last_scale)
            if 100 <= tens < _HUGE and self.item(end - 2, "multiply", "scale") is not None:
                tail = pending * tens // 10
        value = total + section + tail
        scale = int(last_scale) if scales == 1 and not section and pending is None else 1
        return self._made(at, end, value, scale, raw and steps == 1, people and steps == 1, ordinal), neighbour

    def _made(
        self, at: int, end: int, value: int | float, scale: int, raw: bool, people: bool, ordinal: bool
    ) -> Number:
        value = _tidy(value)
        return Number(at, end, value, value, scale, raw, ordinal, people=people)


@lru_cache(maxsize=2)
def scan(text: str, language: str) -> Scan:
    """A text's tokens, phrases and numbers; kept for the last texts, as both finders ask for the same one."""
    return Scan(text, language)


def read_figure(text: str, decimal: str) -> tuple[int | float, bool] | None:
    """Value of a figure in digits of any script, and whether it is plain digits without grouping or decimals.

    A figure with a leading zero ("07", "0800") or of more than 18 digits is a code, not a number: None.
    """
    last = max(text.rfind(c) for c in decimal)
    whole, rest = text, ""
    if last > 0 and text[last + 1 :].isdigit():
        same = text.count(text[last])
        if same == 1:
            whole, rest = text[:last], text[last + 1 :]
    digits = "".join(c for c in whole if c.isdigit())
    if len(digits) > MAX_DIGITS or len(rest) > MAX_DIGITS or (len(digits) > 1 and unicodedata.digit(digits[0]) == 0):
        return None
    if rest:
        return _tidy(float(f"{int(digits)}.{''.join(str(unicodedata.digit(c)) for c in rest)}")), False
    return int(digits), len(digits) == len(text)


def _grain(value: int | float) -> int | float:
    """What can still be added to a number word: under 10 to twenty, under 100 to two hundred."""
    for step in (100, 10):
        if value >= step and value % step == 0 and not (step == 10 and value == 10):
            return step
    return 1 if value else 0


def _tidy(value: int | float) -> int | float:
    if isinstance(value, float):
        value = round(value, 6)
        if value == int(value):
            return int(value)
    return value


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
