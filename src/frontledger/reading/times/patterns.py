"""Finds the time patterns of a language's table in a text's tokens."""

from __future__ import annotations

from functools import cache

from ..quantities.numbers import Numbers
from ..quantities.phrases import Fillings, Match, Phrases
from ..quantities.tables import tables

Said = Match
"""A time said: tokens `[start, end)`, its key (`date`, or a rule such as `week -1`), and its slots."""
_ANY_CHARS = 8
_SLOTS = (("m", "months"), ("w", "weekdays"), ("s", "seasons"), ("u", "units"))
"""Slots that words of the tables fill, with the role of those words."""


@cache
def patterns(language: str) -> Phrases:
    """The time patterns of a language."""
    table = tables(language).times
    out = Phrases()
    endings = table.get("endings", ())
    out.add(table.get("dates", ""), "date", endings)
    for rule, phrases in table.get("rules", {}).items():
        out.add(phrases, rule, endings)
    out.add(tables(language).numbers.get("skip", ""), "skip", tables(language).numbers.get("endings", ()))
    return out


class Patterns:
    """The time patterns found in one text."""

    def __init__(self, scan: Numbers) -> None:
        self.scan = scan
        self.table = scan.tables.times
        self.patterns = patterns(scan.tables.language)
        self._first = self.patterns.first_slots
        self._fillings: dict[int, Fillings] = {}
        self._said: dict[int, Said | None] = {}

    def fill(self, at: int) -> Fillings:
        """What can fill slots of a pattern at a token, by the slots' names."""
        found = self._fillings.get(at)
        if found is None:
            found = self._fillings[at] = self._fill(at)
        return found

    def _fill(self, at: int) -> Fillings:
        scan, kind = self.scan, self.scan.tokens.kinds[at]
        out: Fillings = {}
        if kind in ("date", "clock"):
            out[kind] = [(at + 1, scan.tokens.text[scan.tokens.starts[at] : scan.tokens.ends[at]])]
        elif kind == "figure":
            out["k"] = [(at + 1, None)]
            if len(scan.tokens.words[at]) == 2 and scan.tokens.words[at][0] == "0":
                out["y"] = [(at + 1, 2000 + int(scan.tokens.words[at]))]  # "07年"
        items = scan.at.get(at)
        if items is not None:
            for name, role in _SLOTS:
                if role in items:
                    out[name] = [(items[role].end, items[role].value)]
        number = scan.number(at)
        if number is None or number.low != number.high or number.share or number.vague:
            return out
        if not number.ordinal and 0 < number.low < 1000:
            out["n"] = [(number.end, number.low)]
        if number.low != int(number.low):
            return out
        value = int(number.low)
        if number.ordinal and value <= 400:
            out["o"] = [(number.end, value)]
            if value <= 31:
                out["e"] = [(number.end, value)]
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
            told = kind == "char" and 1900 <= value <= 2100 and value % 100  # "二千零四年"
            if told or (1000 <= value <= 2100 and (number.raw or number.ordinal)):
                out["y"] = out["z"] = [(number.end, value)]
        return out

    def any_word(self, at: int) -> list[int]:
        """Any word, or up to eight characters of a script without blanks."""
        kinds = self.scan.tokens.kinds
        if kinds[at] == "word":
            return [at + 1]
        end = at
        while end < len(kinds) and kinds[end] == "char" and end - at < _ANY_CHARS:
            end += 1
        return list(range(at + 1, end + 1))

    def said(self, at: int) -> Said | None:
        """The longest pattern at a token; of two as long, the one with more said outright."""
        if at in self._said:
            return self._said[at]
        words = self.scan.tokens.words
        best = None
        if at < len(words) and (self.patterns.begins(words[at]) or not self._first.isdisjoint(self.fill(at))):
            found = self.patterns.find_filled(words, at, self.fill, self.any_word)
            best = max((f for f in found if self._clean(f)), key=_weight, default=None)
        self._said[at] = best
        return best

    def _clean(self, said: Said) -> bool:
        """No word is cut in two, and a word that is not only a month is told as one."""
        scan, tokens = self.scan, self.scan.tokens
        if said.end in scan.inside and tokens.kinds[said.end - 1] == "char":
            return False
        if tokens.kinds[said.start] == "figure" and scan.touches(said.start) and tokens.kinds[said.start - 1] == "word":
            return False
        if said.end - said.start > 1:
            longer = scan.item(said.end - 1, "longer")
            if longer is not None and longer.end > said.end:
                return False  # "30일간" is no day of a month
            # a day without its word is none before what could be counted ("2004年8月15人", "il 19%")
            alone = said.slots.keys() == {"d"} and said.value == "date"
            bare = "d" in said.slots and ("mn" in said.slots or alone) and scan.number(said.end - 1) is not None
            bare = bare and scan.item(said.end - 1, "units") is None  # "9일", whose last sign is a number as well
            return not bare or scan.item(said.end, "measured", "counted", "classifiers", "between") is None
        word = tokens.words[said.start]
        if word in self.table.get("capital", ()) and not tokens.text[tokens.starts[said.start]].isupper():
            return False
        if "y" in said.slots:
            led = self._led(said.start) or scan.item_before(said.start, "year_lead") is not None
            led = led or scan.item(said.end, "part_after", "role_after", "half_after_time") is not None
            return led and scan.item(said.end, "measured", "counted") is None
        return word not in self.table.get("ambiguous", ()) or self._led(said.start)

    def _led(self, at: int) -> bool:
        """Whether a word that leads to times stands before, so that a bare year or "May" is one."""
        return self.scan.item_before(at, "lead", "role_before", "part_before", "half_before", "span_open") is not None


def _weight(said: Said) -> tuple[int, int, bool]:
    return said.end, -len(said.slots), said.value != "date"
