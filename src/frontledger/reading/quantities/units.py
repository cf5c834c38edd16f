"""What a number counts: its unit or noun, right after it, after words between, or before it."""

from __future__ import annotations

from typing import NamedTuple

from .nouns import HYPHENS, Nouns
from .numbers import Item, Number, Numbers
from .scan import tidy

_MONEY = (
    "usd", "eur", "pound", "hryvnia", "ruble", "yuan", "yen", "zloty", "franc", "lira", "krona", "krone", "koruna",
    "won", "rupee", "real", "forint", "new_taiwan_dollar", "hong_kong_dollar", "canadian_dollar", "australian_dollar",
)  # fmt: skip
# Metres, square metres and seconds of each unit (international foot, mile, acre); 0 where no fixed ratio exists.
_DIMENSIONS: dict[str, dict[str, float]] = {
    "area": {"km2": 1e6, "mi2": 2589988.110336, "ha": 1e4, "acre": 4046.8564224, "m2": 1.0},
    "length": {
        "km": 1000.0, "m": 1.0, "mi": 1609.344, "yard": 0.9144, "foot": 0.3048, "nautical_mile": 1852.0, "dm": 0.1,
        "inch": 0.0254, "cm": 0.01, "mm": 0.001,
    },
    "time": {"minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 0, "year": 0, "decade": 0},
    "money": dict.fromkeys(_MONEY, 0.0),
}  # fmt: skip
_WINDOW_CHARS = 12
_WINDOW_BARE_CHARS = 6
_DASHES = frozenset("-–—:：=")
_STOPS = frozenset(",.;:!?()·")
_PAUSES = frozenset(":：,，")
_OPENS = _STOPS | frozenset('–—«“"¡¿')
_REACH_BACK = 14
"""Syllables before a number in which the noun it counts is looked for."""

_SUBJECT = 7
"""Words before a copula in which the noun it tells the number of is looked for."""


class Counted(NamedTuple):
    """A number with its unit: where both end, and the hedge between them."""

    unit: str | None
    end: int
    number: Number
    hedge: str = ""


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
    return tidy(value * a / b) if a and b else None


class Units:
    """Reads the units of a text. `taken`: tokens that belong to times, ages and codes."""

    def __init__(self, scan: Numbers, taken: frozenset[int]) -> None:
        self.scan = scan
        self.taken = taken
        self.words = scan.tokens.words
        self.kinds = scan.tokens.kinds
        self.table = scan.tables.units
        self.nouns = Nouns(scan, taken)

    def read(self, number: Number, money: str | None, *, first: int | None = None) -> Counted:
        """A number with its unit, wherever that stands after it. `first`: where a range that it ends begins."""
        found = self.near(number, money, first=first)
        if found.unit is not None or number.share:
            return found
        further = self._of(found) or self._ahead(found)
        if further is not None:
            return further
        wide = self._short(found)
        if wide is not None:
            inner = self.read(wide, None)
            if inner.unit is not None:
                return inner
        return found

    def near(self, number: Number, money: str | None, *, first: int | None = None) -> Counted:
        """A number with the unit that follows it at once."""
        if number.share:
            return Counted("percent", number.end, number)
        between = self.scan.item(number.end, "between")
        hedge, end = (between.value, between.end) if between else ("", number.end)
        scale = self.scan.item(end, "scale") if between and number.scale == 1 and not number.share else None
        if scale is not None:  # "十多萬"
            low, high, end = tidy(number.low * scale.value), tidy(number.high * scale.value), scale.end
            number = number._replace(end=end, low=low, high=high, scale=scale.value, raw=False)
        bare = Counted(None, end if between else number.end, number, hedge)
        if money is not None:
            scaled = self._short(bare) or number
            return Counted(money, max(end, scaled.end), scaled, hedge)
        times = self._times(number, end, number.start if first is None else first)
        if times is not None:
            return Counted("times", times, number, hedge)
        wide = self._short(bare)
        if wide is not None and self.scan.item(wide.end, "counted") is not None:
            people = self._noun(bare._replace(number=wide, end=wide.end), wide.end)
            return people or bare
        share = self.scan.item(wide.end, "measured") if wide is not None else None
        if wide is not None and share is not None and share.value in ("percent", "point"):
            return Counted(share.value, share.end, wide)
        return self._direct(bare, end) or bare

    def _short(self, bare: Counted) -> Number | None:
        """The number with a scale that is one only beside money or a noun: "$500m"."""
        short = self.scan.item(bare.end, "short_scale")
        if short is None or bare.number.scale != 1 or bare.hedge or not self.scan.touches(bare.end):
            return None
        factor = int(short.value)
        low, high = tidy(bare.number.low * factor), tidy(bare.number.high * factor)
        return bare.number._replace(end=short.end, low=low, high=high, scale=factor, raw=False)

    def _times(self, number: Number, at: int, start: int) -> int | None:
        """Where the words of "three times as many", "у 3 рази" end."""
        word = self.scan.item(at, "times_word")
        if word is None or number.ordinal:
            return None
        if self.scan.item(word.end, "times_next") or self.scan.item_before(start, "times_before"):
            return word.end
        return None

    def _direct(self, bare: Counted, at: int) -> Counted | None:
        """A unit right after a number, after a hyphen ("30-day"), a filler ("5 more") or a classifier ("4個半小時")."""
        scan = self.scan
        if at >= len(self.words) or at in self.taken:
            return None
        filler = scan.item(at, "filler")
        if filler is not None:
            at = filler.end
        elif self.words[at] in HYPHENS and scan.touches(at) and scan.touches(at + 1):
            unit = scan.item(at + 1, "measured", "counted")
            return Counted(unit.value, unit.end, bare.number, bare.hedge) if unit else None
        elif self.words[at] in _DASHES and self._opens_line(bare.number.start):
            at += 1
        classifier = scan.item(at, "classifiers")
        unit = scan.item(at, "measured", "counted")
        if unit is not None and unit.role == "measured" and self._designates(unit):
            return None
        if unit is not None and (classifier is None or unit.end > classifier.end):
            if unit.role == "counted":
                return self._noun(bare, at)
            return self._measured(bare, unit)
        return self._classified(bare, classifier) if classifier is not None else None

    def _designates(self, unit: Item) -> bool:
        """Whether a capital letter is no unit but begins the name of a weapon ("six T-72 tanks")."""
        at, tokens = unit.end, self.scan.tokens
        if (
            at - unit.start != 1
            or len(self.words[unit.start]) > 1
            or not tokens.text[tokens.starts[unit.start]].isupper()
        ):
            return False
        hyphen = at + 1 < len(self.words) and self.words[at] in HYPHENS and self.scan.touches(at)
        return hyphen and self.scan.touches(at + 1) and tokens.kinds[at + 1] == "figure"

    def _opens_line(self, at: int) -> bool:
        """Whether a figure stands first in its line ("12 – Missiles that …")."""
        tokens = self.scan.tokens
        start = tokens.starts[at]
        return not tokens.text[tokens.text.rfind("\n", 0, start) + 1 : start].strip()

    def _measured(self, bare: Counted, unit: Item) -> Counted:
        scan, number, end = self.scan, bare.number, unit.end
        tenths = scan.item(unit.start, "tenths")
        if tenths is not None:
            add, end = scan.below_tenths(tenths.end)
            half = scan.item(end, "half_unit") if not add else None
            add, end = (5, half.end) if half is not None else (add, end)
            ten = 10 if number.high <= 10 else 1  # "八折", "八五折"
            low, high = tidy(number.low * ten + add), tidy(number.high * ten + add)
            return Counted(unit.value, end, number._replace(low=low, high=high, scale=1 if add else ten), bare.hedge)
        further = self._smaller(number, unit)
        if further is not None:
            return further._replace(hedge=bare.hedge)
        half = scan.item(end, "half_after") or scan.item(end, "half_unit")
        halved = dimension(unit.value) in ("time", "length") or unit.value == "point"
        if half is not None and halved and _single(number):
            number, end = _plus_half(number), half.end
        return Counted(unit.value, end, number, bare.hedge)

    def _smaller(self, number: Number, unit: Item) -> Counted | None:
        """A length told in two units: "5 ft 2 in", "3 km 500 m"."""
        if dimension(unit.value) != "length" or not _single(number) or self.kinds[unit.end - 1] == "sign":
            return None
        if unit.end in self.taken:
            return None
        more = self.scan.number(unit.end)
        small = self.scan.item(more.end, "measured", "measured_after") if more is not None and _single(more) else None
        ratio = converted(1, unit.value, small.value) if small is not None else None
        if more is None or small is None or ratio is None or not more.low < ratio:
            return None
        value = tidy(number.low + more.low / ratio)
        return Counted(unit.value, small.end, number._replace(low=value, high=value, raw=False))

    def _classified(self, bare: Counted, classifier: Item) -> Counted | None:
        """Number, classifier and noun; the classifier says which nouns it can be."""
        number, at = bare.number, classifier.end
        half = self.scan.item(at, "half_unit")
        if half is not None and _single(number):
            number, at = _plus_half(number), half.end
        allowed = _classed(classifier)
        after = self.scan.item(at, "after")
        measured = self.scan.item(at, "measured")
        if measured is not None and "any" in allowed:
            return Counted(measured.value, measured.end, number, bare.hedge)
        own = self._linked(number, at, allowed) if self.table.get("linker") else None
        if own is not None:
            return Counted(own.value, max(own.end, classifier.end), number, bare.hedge)
        behind = self.nouns.in_chars(after.end, allowed, _WINDOW_CHARS) if after is not None else None
        if behind is not None:  # "4800機余りの無人機": the hedge is read behind the classifier
            return Counted(behind.value, classifier.end, number, bare.hedge)
        linked = self.table.get("linker") and self.scan.item(at, "linker") is None
        noun = self.nouns.in_chars(at, allowed, 1 if linked else _WINDOW_CHARS)
        if noun is not None:
            return Counted(noun.value, noun.end, number, bare.hedge)
        if len(allowed) == 1 and allowed[0] != "any":
            return Counted(allowed[0], classifier.end, number, bare.hedge)
        before = self.scan.item_before(number.start, "counted")
        if before is not None and ("any" in allowed or before.value in allowed):
            return Counted(before.value, classifier.end, number, bare.hedge)
        end = classifier.end if half is None and after is None else at
        return Counted(None, end, number, bare.hedge)

    def _linked(self, number: Number, at: int, allowed: list[str]) -> Item | None:
        """The noun before a number, in languages that tell by a word when it comes after ("117대의 드론").

        Particles and hedges stand between ("드론은 약 117대"), or other words of the clause.
        """
        if self.scan.item(at, "linker") is not None:
            return None
        k = number.start
        while True:
            between = self.scan.item_before(k, "particles", "before")
            noun = self._allowed(k, allowed)
            if noun is not None or between is None:
                break
            k = between.start
        if noun is not None or "any" in allowed or len(allowed) == 1:
            return noun
        k = number.start - 1
        while k > 0 and number.start - k <= _REACH_BACK and self.words[k] not in _STOPS and self.kinds[k] != "figure":
            noun = self._allowed(k, allowed)
            if noun is not None:
                return noun
            k -= 1
        return None

    def _allowed(self, end: int, allowed: list[str]) -> Item | None:
        """A noun that ends before a token, if it is one of those allowed."""
        noun = self.scan.item_before(end, "counted")
        return noun if noun is not None and ("any" in allowed or noun.value in allowed) else None

    def _noun(self, bare: Counted, at: int) -> Counted | None:
        """A number with the noun that it counts, in the words from a token on."""
        noun = self.nouns.after(bare.number, at)
        return Counted(noun[0], noun[1], bare.number, bare.hedge) if noun is not None else None

    def _of(self, bare: Counted) -> Counted | None:
        """A number with what the whole counts: "nine of the 12 brigades"."""
        of = self.scan.item(bare.end, "of", "of_number")
        if of is None or bare.number.ordinal:
            return None
        whole = self.scan.number(of.end)
        counts = whole is not None and not whole.ordinal and not whole.share
        if whole is None or not counts:
            if of.role == "of_number" or (bare.number.low == 1 and not bare.number.raw):
                return None
            whole = None
        at = whole.end if whole is not None else of.end
        found = self._direct(bare, at) or self._noun(bare, at)
        return Counted(found.unit, bare.end, bare.number, bare.hedge) if found is not None else None

    def _ahead(self, bare: Counted) -> Counted | None:
        """A counted noun after adjectives: "62 Iranian-made attack drones"."""
        number = bare.number
        if number.raw and number.low in range(1900, 2101) and number.low % 100:
            return None
        if bare.end < len(self.words) and self.kinds[bare.end] == "char":
            if self.kinds[number.start] == "char" and number.end - number.start == 1:
                return None
            noun = self.nouns.in_chars(bare.end, ("any",), _WINDOW_BARE_CHARS)
            return Counted(noun.value, noun.end, number, bare.hedge) if noun is not None else None
        return self._noun(bare, bare.end)

    def before(self, start: int, number: Number, low: int) -> str | None:
        """The unit told before a number: "wounded 22", "tanks – 9", "兵力11萬".

        Args:
            low: first token behind the quantity before; a word there describes what that one counts.
        """
        if self.table.get("linker") and self.scan.item(number.end, "classifiers") is not None:
            return None  # the classifier has its noun, or none is told
        copula = self.scan.item_before(start, "copula")
        subject = self._subject(copula.start) if copula is not None else None
        if subject is not None:
            return str(subject.value)
        direct = self.scan.item_before(start, "said_before")
        if direct is not None:
            return str(direct.value)
        roles = ["said_before", "counted"]
        if start and self.words[start - 1] in _DASHES:
            noun = self.scan.item_before(start - 1, *roles)
            return str(noun.value) if noun is not None and not 0 < noun.start == low else None
        k = start
        while self.table.get("particles") and (between := self.scan.item_before(k, "particles")) is not None:
            k = between.start  # "병력은 1만2천"
        noun = self.scan.item_before(k, "counted") if self.table.get("noun_first") else None
        if noun is None or (k < start and noun.value == "side"):
            return None  # "X方向有48次": the sector is where, not what is counted
        classifier = self.scan.item(number.end, "classifiers")
        if classifier is not None and not {"any", str(noun.value)} & set(_classed(classifier)):
            return None  # "羅斯托夫州23架": no provinces are counted so
        return str(noun.value)

    def turned(self, start: int, low: int) -> Item | None:
        """The unit before a number, where a language tells so that it is about that many ("километров двадцать").

        Args:
            low: first token that is no part of a quantity yet.
        """
        inside = self.scan.item_before(start, "inside")
        k = inside.start if inside is not None else start
        if k <= low or self.words[k - 1] not in self.table.get("turned", ()):
            return None
        return self.scan.item_before(k, "measured", "counted")

    def _subject(self, end: int) -> Item | None:
        """The noun whose number a copula tells ("gli scontri sono stati 165"), with words of its own between."""
        k = end
        while k > 0 and end - k < _SUBJECT and self.words[k - 1] not in _STOPS and self.kinds[k - 1] != "figure":
            noun = self.scan.item_before(k, "counted")
            if noun is not None:
                people = noun.value == "person" and self.table.get("head") == "first"
                described = self.scan.item_before(noun.start, "counted") if people else None
                return described or noun  # "i droni russi sono stati 162": a people's name describes the noun
            k -= 1
        return None

    def after(self, end: int) -> str | None:
        """The unit told by what is said of a number: "22 were wounded"."""
        item = self.scan.item(end, "said_after")
        return str(item.value) if item is not None else None

    def turned_about(self, number: Number) -> Counted | None:
        """A number that opens what is told, with the noun whose article stands between: "54 los asaltos rechazados".

        A copula ("fueron 54 los asaltos") or a mark stands before it, or nothing; a colon may stand behind it.
        """
        scan, at = self.scan, number.end
        if number.ordinal or (number.raw and number.low in range(1900, 2101)) or number.high < 2:
            return None
        if at < len(self.words) and self.words[at] in _PAUSES:
            at += 1
        article = scan.item(at, "noun_article")
        noun = scan.item(article.end, "counted", "measured") if article is not None else None
        if noun is None:
            return None
        start = number.start
        told = scan.item_before(start, "copula") is not None
        while (hedge := scan.item_before(start, "before")) is not None:
            start = hedge.start  # "chiffre à près de 142 les combats"
            told = told or scan.item_before(start, "copula") is not None
        opens = told or start == 0 or self._opens_line(start) or self.words[start - 1] in _OPENS
        return Counted(str(noun.value), noun.end, number) if opens else None


def _classed(classifier: Item) -> list[str]:
    """The units of what a classifier may count."""
    return [unit.strip() for unit in classifier.value.split(",")]


def _single(number: Number) -> bool:
    return number.low == number.high and not number.ordinal


def _plus_half(number: Number) -> Number:
    value = tidy(number.low + 0.5)
    return number._replace(low=value, high=value)
