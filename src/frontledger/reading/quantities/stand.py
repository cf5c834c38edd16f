"""Which numbers are told as amounts, and which are years, ages, scores, names, codes or the number of a paragraph."""

from __future__ import annotations

from .numbers import Item, Number, Numbers
from .units import dimension

AGES = range(14, 100)
DASHES = frozenset("-–—−‒~～")
_YEARS = range(1800, 2101)
_HOURS, _MINUTES = 25, 60
_INDENT = 8
"""Characters that may stand before the time a line opens with."""
_SIGNED = ("percent", "point", "degree")
_BRACKETS = ("(", "/", "=", "[")


class Standing:
    """Looks at what stands around a number. `taken`: tokens that belong to times, ages and codes."""

    def __init__(self, scan: Numbers, taken: frozenset[int]) -> None:
        self.scan = scan
        self.taken = taken
        self.words = scan.tokens.words
        self.kinds = scan.tokens.kinds

    def stands(self, number: Number) -> bool:
        """Not part of a name, a code or a time."""
        a, b = number.start, number.end
        if any(k in self.taken for k in range(a, b)):
            return False
        if a and self.words[a - 1] in ("#", "№"):
            return False
        if self.kinds[a] == "figure" and self.scan.touches(a):
            if self.kinds[a - 1] == "word" or self.words[a - 1] in ("@", "_"):
                return False
            dashed = self.words[a - 1] in DASHES and self.scan.touches(a - 1)
            if dashed and self._names(a - 1):
                return False
        return not self.runs_on(b)

    def opens_as_clock(self, number: Number) -> bool:
        """The minutes of a time of day that a line of a live report opens with ("14.20 Rosyjskie …")?"""
        a = number.start
        hour, dot, minute = self.words[a].partition(".")
        first, joined = a, number.end == a + 1  # "17.30" is one figure where a point parts decimals
        if not dot:
            if a < 2 or self.kinds[a] != "figure" or self.words[a - 1] != "." or self.kinds[a - 2] != "figure":
                return False
            joined = self.scan.touches(a) and self.scan.touches(a - 1)
            first, hour, minute = a - 2, self.words[a - 2], self.words[a]
        if not (hour.isdecimal() and minute.isdecimal()):
            return False
        told = len(minute) == 2 and int(minute) < _MINUTES and int(hour) < _HOURS
        at = self.scan.tokens.starts[first]
        line = self.scan.tokens.text[max(0, at - _INDENT) : at].rpartition("\n")[2] if at else ""
        return joined and told and not line.strip() and len(line) < _INDENT

    def negates(self, minus: Item, unit: str | None) -> bool:
        """A dash is a minus only right before a share or a temperature, and after a blank or bracket."""
        first = minus.start
        if self.words[first] not in DASHES:  # "al menos 20", "minus 20 drones" take nothing away
            hedge = self.scan.item_before(minus.end, "before")
            counts = unit is not None and unit not in _SIGNED and dimension(unit) is None
            return not counts and (hedge is None or hedge.start >= first)
        apart = first == 0 or not self.scan.touches(first) or self.words[first - 1] in _BRACKETS
        if not apart and self.scan.item_before(first, "stop", "particles", "filler") is not None:
            apart = self.kinds[first - 1] == "char"
        if not self.scan.touches(minus.end):
            return self.scan.alone and first == 0
        return apart and (unit in _SIGNED or (unit is None and self.scan.alone))

    def _names(self, end: int) -> bool:
        """Whether what stands before a dash begins a name ("F-16", "蘇愷-34"), being no number, unit or hedge."""
        if self.kinds[end - 1] == "word":
            return self.scan.item_before(end, "before") is None
        counts = (
            "before", "measured", "counted", "classifiers", "words", "multiply", "scale", "stop", "particles", "filler",
        )  # fmt: skip
        return self.kinds[end - 1] == "char" and self.scan.item_before(end, *counts) is None

    def runs_on(self, end: int) -> bool:
        """Whether a figure goes straight into letters that are no unit ("3D")."""
        return (
            self.kinds[end - 1] == "figure" and end < len(self.words) and self.kinds[end] == "word"
            and self.scan.touches(end) and not self.scan.at.get(end)
        )  # fmt: skip

    def counts_alone(self, number: Number, start: int, end: int, *, hedged: bool) -> bool:
        """Whether a number without a unit is told as an amount: no year, age or score, no "one" or "三" alone."""
        if number.ordinal:
            return number.low > 1
        if self.scan.alone:
            return self._apart(number, start, end)
        word = self.kinds[number.start] != "figure"
        if not number.high or (number.raw and number.low in _YEARS and not hedged):
            return False
        short = self.kinds[number.start] == "char" and number.end - number.start == 1
        if word and (number.high == 1 or (short and end == number.end)):
            return False
        before = self.words[start - 1] if start else "\n"
        after = self.words[end] if end < len(self.words) else "\n"
        if number.raw and number.low in AGES and not hedged and self.aged(start, end):
            return False
        if start > 1 and before in DASHES and self.scan.touches(start) and self.kinds[start - 2] == "figure":
            return False
        if after in DASHES and self.scan.touches(end) and end + 1 < len(self.words) and self.kinds[end + 1] == "figure":
            return False
        if self._listed(start, end, number):
            return False
        return not ("\u2600" <= before <= "\u27bf" or before >= "\U0001f000")

    def _apart(self, number: Number, start: int, end: int) -> bool:
        """Whether a numeral of one character stands on its own, as no part of a word ("“一”", "五です")."""
        if self.kinds[number.start] != "char" or number.end - number.start > 1:
            return True
        if self.scan.item(number.start, "scale") is not None:
            return False
        before = start == 0 or self.kinds[start - 1] != "char" or self.scan.item_before(start, "stop", "particles")
        after = end >= len(self.words) or self.kinds[end] != "char" or self.scan.item(end, "stop", "particles", "glued")
        return bool(before and after)

    def aged(self, start: int, end: int, *, years: bool = False) -> bool:
        """Whether it stands where ages stand: "Ivan Petrenko, 45, said", "(51)"."""
        if start < 2:
            return False
        before, after = self.words[start - 1], self.words[end] if end < len(self.words) else "."
        if before == "," and after == "." and not years and self._counted(start):
            return False
        if before == "," and after in DASHES and self._dashed(start, after):
            return False  # "59 — over Belgorod, 19 — over Bryansk"
        if before == "," and after == ";" and not years and not self._full_name(start - 2):
            return False  # "Towards Pokrovsk, 48; …"
        if before == ",":
            return after in (",", ".", ";", "—", "–", ")") and self.kinds[start - 2] == "word"
        return before == "(" and after in (")", ",", ";") and self.kinds[start - 2] in ("word", "char")

    def _dashed(self, start: int, dash: str) -> bool:
        """Whether the figure before in the sentence has the same dash behind it, as in a list."""
        for k in range(start - 1, max(-1, start - 30), -1):
            if self.words[k] in (".", "\n", "?", "!"):
                return False
            if self.kinds[k] == "figure":
                return self.words[k + 1] == dash
        return False

    def _full_name(self, last: int) -> bool:
        """Whether a word ends a name of two ("Ivan Petrenko", not "En Pokrovsk")."""
        tokens = self.scan.tokens
        if last > 0 and self.scan.item_before(last, "stop", "particles") is not None:
            return False
        return last > 0 and all(tokens.text[tokens.starts[k]].isupper() for k in (last - 1, last))

    def _counted(self, start: int) -> bool:
        """Whether a figure stands before in the sentence: "A lost 160 tanks and B, 54." """
        for k in range(start - 1, max(-1, start - 30), -1):
            if self.words[k] in (".", "\n", "?", "!"):
                return False
            if self.kinds[k] == "figure" and k not in self.taken:
                return True
        return False

    def _listed(self, start: int, end: int, number: Number) -> bool:
        """Whether it numbers a paragraph: "1. China"."""
        tokens = self.scan.tokens
        a = tokens.starts[start]
        first = not tokens.text[tokens.text.rfind("\n", 0, a) + 1 : a].strip()
        return first and number.raw and end < len(self.words) and self.words[end] in (".", ")", "、")
