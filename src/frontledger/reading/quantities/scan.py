"""A text's tokens and the words of the tables found in them."""

from __future__ import annotations

import re
import unicodedata

from .glued import standing
from .tables import Item, Roles, Tables, tables
from .tokens import Tokens, tokenize

MAX_DIGITS = 18
_DIGITS = ("words", "joined")
_NUMERALS = ("words", "multiply", "scale")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,\s])\d{3})(?:\1\d{3})*")
_COMMA = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3}(?![\d.])")
_POINT = re.compile(r"\d,\d{3},\d{3}(?!\d)|\d,\d{3}\.\d")
"""What shows how a text writes decimals: "6,5" and "3.985", or "1,150,000"."""


class Scan:
    """A text's tokens and the phrases found in them."""

    def __init__(self, text: str, language: str, *, alone: bool = False) -> None:
        self.alone = alone
        """Whether numbers that tell no amount count too: "one", a figure on its own."""
        self.tables: Tables = tables(language)
        self.tokens: Tokens = tokenize(text, language)
        self.swaps = bool(self.tables.numbers.get("either"))
        self.comma = self.swaps and _COMMA.search(text) is not None and _POINT.search(text) is None
        """Whether a text writes decimals with a comma, as far as it shows."""
        self.at: dict[int, Roles] = {}
        """What stands at a token, by its role."""
        self.inside: set[int] = set()
        """Tokens within a word that counts nothing, but for its first: no phrase may end before one."""
        self._ending: dict[int, dict[str, Item]] = {}
        """Phrases of several tokens by the token they end before; of a role only the longest."""
        self._find()

    def _find(self) -> None:
        phrases, words, kinds = self.tables.words, self.tokens.words, self.tokens.kinds
        known, last = self.tables.known, len(words) - 1
        at: dict[int, Roles] = {}
        several: list[int] = []
        """Where phrases of several tokens begin."""
        for i, word in enumerate(words):
            roles, parted, follow = known(word)
            if follow and i < last and not follow.isdisjoint(phrases.keys(words[i + 1])):
                several.append(i)
                roles = dict(roles)
                for end, (role, value) in phrases.find(words, i):
                    if role not in roles or roles[role][0] < end - i:
                        roles[role] = end - i, value
                if "weekdays" in roles and roles.get("words", (0, 0))[0] > roles["weekdays"][0]:
                    del roles["weekdays"]  # "أحد عشر" are eleven, no Sunday
                at[i] = self.tables.parted(word, roles) if kinds[i] == "word" else roles
                continue
            if kinds[i] == "word":
                roles = parted
            if roles:
                at[i] = roles
        self.at = self._standing(at)
        for i in several:
            for role, (n, value) in self.at.get(i, {}).items():
                if n > 1:
                    self._ending.setdefault(i + n, {}).setdefault(role, Item(i, i + n, role, value))

    def _standing(self, at: dict[int, Roles]) -> dict[int, Roles]:
        """What is said at tokens, without what belongs to a word that counts nothing or to other syllables."""
        idle = [Item(i, i + roles["idle"][0], "idle", None) for i, roles in at.items() if "idle" in roles]
        glued = self.tables.numbers.get("glued")
        if not idle and not glued:
            return at
        found = [
            Item(i, i + n, role, value)
            for i, roles in at.items()
            for role, (n, value) in roles.items()
            if role != "idle"
        ]
        if glued:
            found = standing(self.tokens, found, alone=self.alone)
            ahead = {i.start for i in found if i.role in _NUMERALS and not self.touches(i.start)}
            idle = [
                i for i in idle
                if all(self.touches(k) for k in range(i.start + 1, i.end))
                and not (i.end in ahead and "scale" in at.get(i.end - 1, ()))  # "이만 팔천"
            ]  # fmt: skip
        covered = self._cover(idle, found)
        out: dict[int, Roles] = {}
        for item in found:
            over = covered.get(item.start)
            if over is None or (item.start == over.start and item.end > over.end):
                out.setdefault(item.start, {})[item.role] = item.end - item.start, item.value
        return out

    def _cover(self, idle: list[Item], found: list[Item]) -> dict[int, Item]:
        """Tokens that belong to a word that counts nothing ("一般"), unless a numeral runs into it ("二十一般") or it
        is an ordinal before a unit of time ("dritte Woche", "prima settimana")."""
        crossed = {k for i in found for k in range(i.start + 1, i.end) if i.role == "weekdays"}
        crossed |= {i.start for i in found if i.role == "ordinals"} & {i.start - 1 for i in found if i.role == "units"}
        crossed |= self._running(found)
        ended = {i.end for i in found if i.role in _NUMERALS}
        pointed = self._pointed(found, ended)
        over = {k: i for i in found if i.role == "over" and i.start in ended for k in range(i.start + 1, i.end)}
        covered: dict[int, Item] = {}
        for item in idle:
            split = over.get(item.end)  # "十分の一"
            if item.start in crossed or item.end in pointed or (split is not None and split.start > item.start):
                continue
            self.inside.update(range(item.start + 1, item.end))
            for k in range(item.start, item.end):
                covered.setdefault(k, item)
        return covered

    def _running(self, found: list[Item]) -> set[int]:
        """Where a numeral goes on after another ("二十一般", "iki bin bir") or with decimals ("three point one")."""
        starts: tuple[str, ...] = ("multiply", "scale")  # "twenty one another" are two
        ends: tuple[str, ...] = ("words",)
        if self.tables.numbers.get("positional") or self.tables.numbers.get("glued"):
            starts = ends = _NUMERALS
        running = {i.end for i in found if i.role in ends} & {i.start for i in found if i.role in starts}
        points = self._points(found, {i.end for i in found if i.role in _NUMERALS})
        return running | {i.start for i in points}

    def _pointed(self, found: list[Item], ended: set[int]) -> set[int]:
        """Ends of points with decimals, in a script without blanks, where "一點" is mostly another word."""
        unspaced = self.tables.numbers.get("positional")
        return {i.end for i in self._points(found, ended)} if unspaced else set()

    def _points(self, found: list[Item], ended: set[int]) -> list[Item]:
        """Points between a numeral and a digit ("三點一"; in "一點三十分" three belongs to thirty)."""
        scales = {i.start for i in found if i.role in ("multiply", "scale")}
        digits = {i.start for i in found if i.role in _DIGITS and i.value in range(10) and i.end not in scales}
        return [i for i in found if i.role == "point" and i.start in ended and i.end in digits]

    def item(self, at: int, *roles: str) -> Item | None:
        """The longest item of these roles that starts at a token."""
        here = self.at.get(at)
        if here is None:
            return None
        most, best, value = 0, "", None
        for role in roles:
            told = here.get(role)
            if told is not None and told[0] > most:
                (most, value), best = told, role
        return Item(at, at + most, best, value) if most else None

    def item_before(self, end: int, *roles: str) -> Item | None:
        """The longest item of these roles that ends before a token."""
        longer, single = self._ending.get(end), self.at.get(end - 1)
        best = None
        for role in roles:
            item = longer.get(role) if longer is not None else None
            if item is None and single is not None and best is None:
                told = single.get(role)
                if told is not None and told[0] == 1:
                    item = Item(end - 1, end, role, told[1])
            if item is not None and (best is None or item.start < best.start):
                best = item
        return best

    def touches(self, at: int) -> bool:
        """Whether a token follows the one before without a blank."""
        return 0 < at < len(self.tokens.starts) and self.tokens.ends[at - 1] == self.tokens.starts[at]

    def figure(self, at: int) -> tuple[int | float, bool] | None:
        """Value of a token in digits (or ½), and whether it is plain digits; None for anything else."""
        tokens = self.tokens
        if at >= len(tokens.words) or tokens.kinds[at] != "figure":
            return None
        text = tokens.text[tokens.starts[at] : tokens.ends[at]]
        return read_figure(text, self._decimal_of(text, at) if self.swaps else self.tables.numbers["decimal"])

    def _decimal_of(self, text: str, at: int) -> str:
        """The sign before the decimals of a figure, where a language's countries differ ("1.150,5", "1,150.5").

        It is the last of two signs; a sign before three digits parts thousands, but for a comma in a text that writes
        decimals with it or in a share ("4,800 %").
        """
        if "." in text and "," in text:
            return max(".,", key=text.rfind)
        thousands = _THOUSANDS.fullmatch(text)
        if "." in text:
            return "," if thousands else "."
        share = self.item(at + 1, "measured")
        whole = not self.comma or text.endswith("000")  # nobody writes three noughts for decimals
        grouped = thousands and whole and not (share is not None and share.value == "percent")
        return "." if grouped else ","


def read_figure(text: str, decimal: str) -> tuple[int | float, bool] | None:
    """Value of a figure in digits of any script or of a sign such as ½, and whether it is plain digits.

    Plain digits have no grouping and no decimals.

    A figure with a leading zero ("07", "0800") or of more than 18 digits is a code, not a number: None.
    """
    if text.isascii() and text.isdigit():
        return (int(text), True) if len(text) <= MAX_DIGITS and (text[0] != "0" or not text.strip("0")) else None
    if len(text) == 1 and not text.isdigit():
        return unicodedata.numeric(text), False
    if "^" in text or "e" in text or "E" in text:
        return _power(text)
    if "." in text and "," in text:
        decimal = max(".,", key=text.rfind)
    if text[0] == ".":
        text = "0" + text.replace(".", decimal[0])
    last = max(text.rfind(c) for c in decimal)
    whole, rest = (text[:last], text[last + 1 :]) if last > 0 and text.count(text[last]) == 1 else (text, "")
    digits = "".join(str(unicodedata.digit(c)) for c in whole if c.isdigit()) if len(whole) <= 2 * MAX_DIGITS else ""
    if (
        not 0 < len(digits) <= MAX_DIGITS
        or len(rest) > MAX_DIGITS
        or (len(digits) > 1 and digits[0] == "0" and digits.strip("0"))
    ):
        return None
    if rest:
        return tidy(float(f"{digits}.{''.join(str(unicodedata.digit(c)) for c in rest)}")), False
    return int(digits), len(digits) == len(text)


def _power(text: str) -> tuple[int | float, bool] | None:
    """Value of "1.3x10^6", "1.1^+23" or "12e-1"."""
    base, sign, power = unicodedata.normalize("NFKC", text).replace(",", ".").replace("−", "-").partition("^")
    if not sign:
        return whole(float(base)), False
    base, _, ten = re.sub("[x×*]", " ", base).partition(" ")
    try:
        return whole(float(base) * 10 ** float(power) if ten else float(base) ** float(power)), False
    except (OverflowError, ZeroDivisionError):
        return None


def whole(value: int | float) -> int | float:
    """A whole number as an integer, any other as it is."""
    return int(value) if value == int(value) else value


def tidy(value: int | float) -> int | float:
    """A whole number as an integer, another to six places."""
    if isinstance(value, float):
        value = round(value, 9)
        if value == int(value):
            return int(value)
    return value
