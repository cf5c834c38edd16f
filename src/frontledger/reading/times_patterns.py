"""Finds what is said about time in a text's tokens, before it is set on a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from .numbers import Item, Numbers
from .numbers_phrases import Match, Phrases
from .numbers_tables import tables

Said = Match
"""A time said: tokens `[start, end)`, its key (`date`, or a rule such as `week -1`), and its slots."""

_CLAUSE_ENDS = frozenset(",;:.!?。")


_ANY_CHARS = 8
_REACH = 8


class Expression(NamedTuple):
    """A time expression in tokens `[start, end)`: one thing said, or the two ends of a range."""

    start: int
    end: int
    said: Said
    role: str = "at"
    part: str | None = None
    half: int | None = None
    to: Said | None = None
    to_part: str | None = None
    night: str | None = None
    """`to`: "the night to Tuesday"; `of`: "the night of Tuesday"."""


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


class _Reader:
    def __init__(self, scan: Numbers) -> None:
        self.scan = scan
        self.table = scan.tables.times
        self.patterns = patterns(scan.tables.language)
        self.rooted = self.patterns.root_slots
        self.skipped: set[int] = set()

    def read(self) -> Iterator[Expression]:
        i, count = 0, len(self.scan.tokens.words)
        done = 0
        while i < count:
            said = self.said(i)
            if said is None:
                i += 1
                continue
            opened = self.opened(i)
            if opened > said.end and self.said(opened) is not None:
                i += 1  # "overnight into Tuesday", not "overnight"
                continue
            if said.value == "skip":
                self.skipped.update(range(said.start, said.end))
                i = said.end
                continue
            expression = self.whole(said, done)
            if expression is None:
                i += 1
                continue
            yield expression
            i = done = expression.end

    def opened(self, at: int) -> int:
        """Where words end that open a time expression at a token."""
        item = self.scan.item(at, "night_to", "night_of", "role_before", "part_before", "half_before")
        return item.end if item is not None else at

    def slots(self, name: str, at: int) -> list[tuple[int, Any]]:
        """What can fill a slot of a pattern at a token."""
        scan = self.scan
        tokens = scan.tokens
        if at >= len(tokens.words):
            return []
        if name in ("date", "clock"):
            return [(at + 1, tokens.text[tokens.starts[at] : tokens.ends[at]])] if tokens.kinds[at] == name else []
        if name == "k":
            return [(at + 1, None)] if tokens.kinds[at] == "figure" else []
        if name == "x":
            return self.any_word(at)
        if name in _ITEMS:
            return [(item.end, item.value) for item in scan.at.get(at, ()) if item.role == _ITEMS[name]]
        number = scan.number(at)
        if (
            number is None
            or number.low != number.high
            or number.share
            or number.vague
            or (number.low != int(number.low) and name != "n")
        ):
            return []
        value = number.low
        digits = tokens.kinds[at] in ("figure", "char")
        if name == "n":
            return [(number.end, value)] if not number.ordinal and 0 < value < 1000 else []
        if name == "o":
            return [(number.end, int(value))] if number.ordinal and value <= 400 else []
        if name == "y":
            ok = digits and 1500 <= value <= 2100 and (number.raw or number.ordinal)
            return [(number.end, int(value))] if ok else []
        limit = 12 if name in ("mn", "f") else 31
        ok = digits and (name == "e" or not number.ordinal) and 1 <= value <= limit and number.scale == 1
        return [(number.end, int(value))] if ok else []

    def any_word(self, at: int) -> list[tuple[int, Any]]:
        """Any word, or up to eight characters of a script without blanks."""
        kinds = self.scan.tokens.kinds
        if kinds[at] == "word":
            return [(at + 1, None)]
        end = at
        while end < len(kinds) and kinds[end] == "char" and end - at < _ANY_CHARS:
            end += 1
        return [(k, None) for k in range(at + 1, end + 1)]

    def said(self, at: int) -> Said | None:
        """The longest pattern at a token; of two as long, the one with more said outright."""
        best = None
        for found in self.patterns.find(self.scan.tokens, at, self.slots, rooted=self.rooted):
            if not self._clean(found):
                continue
            if best is None or (found.end, -len(found.slots), found.value != "date") > (
                best.end,
                -len(best.slots),
                best.value != "date",
            ):
                best = found
        return best

    def _clean(self, said: Said) -> bool:
        """No word is cut in two, and a word that is not only a month is told as one."""
        scan, tokens = self.scan, self.scan.tokens
        if said.end in scan.inside and tokens.kinds[said.end - 1] == "char":
            return False
        if tokens.kinds[said.start] == "figure" and scan.touches(said.start) and tokens.kinds[said.start - 1] == "word":
            return False
        if said.end - said.start > 1:
            return True
        word = tokens.words[said.start]
        if word in self.table.get("capital", ()) and not tokens.text[tokens.starts[said.start]].isupper():
            return False
        if "y" in said.slots:
            return self._led(said.start) and scan.item(said.end, "measured", "counted") is None
        return word not in self.table.get("ambiguous", ()) or self._led(said.start)

    def _led(self, at: int) -> bool:
        """Whether a word that leads to times stands before, so that a bare year or "May" is one."""
        return self.scan.item_before(at, "lead", "role_before", "part_before", "half_before", "span_open") is not None

    def whole(self, said: Said, low: int) -> Expression | None:
        """The expression around what is said: its part, role and other end."""
        scan = self.scan
        start, end = said.start, said.end
        part = half = night = None
        item = self.before(start, "part_before", "half_before", "night_to", "night_of")
        if item is not None and item.start >= low:
            start = item.start
            if item.role == "part_before":
                part = item.value
            elif item.role == "half_before":
                half = int(item.value)
            else:
                night = item.role[6:]
        item = scan.item(end, "part_after", "half_after_time", "night_after")
        if item is not None and said.value != "now":
            end = item.end
            if item.role == "part_after":
                part = item.value
            elif item.role == "night_after":
                night = "of"
            else:
                half = int(item.value)
        other, to_part = None, None
        opened = scan.item_before(start, "span_open")
        joint = scan.item(end, "span")
        if joint is not None:
            inner = scan.item(joint.end, "part_before")
            other = self.said(inner.end if inner else joint.end)
            if other is not None and other.value in ("skip", "now"):
                other = None
            if other is not None and opened is None and not _alike(said, other):
                other = None
            if other is not None:
                end, to_part = other.end, inner.value if inner else None
                item = scan.item(end, "part_after")
                if item is not None:
                    end, to_part = item.end, item.value
        role = "at"
        ranged = other is not None or "e" in said.slots
        before = self.before(start, "role_before") or self.as_of(start)
        if before is not None and before.start >= low:
            start = before.start
            role = "at" if ranged and before.value in ("since", "until") else before.value
        elif ranged and opened is not None and opened.start >= low:
            start = opened.start
        after = scan.item(end, "role_after")
        if after is not None:
            role = after.value if role in ("at", after.value) or after.value == "since" else role
            end = after.end
            if before is None and opened is not None and opened.start >= low:
                start = opened.start
        if ranged and role == "since":
            role = "at"
        if role == "at" and not ranged and said.value == "date":
            far = self.far(start, end, low)
            if far is not None:
                role, (start, end) = "since", far
        if ranged:
            night = None
        return Expression(start, end, said, role, part, half, other, to_part, night)

    def before(self, at: int, *roles: str) -> Item | None:
        """An item that ends before a token, an article between them."""
        item = self.scan.item_before(at, *roles)
        article = self.scan.item_before(at, "the") if item is None else None
        return self.scan.item_before(article.start, *roles) if article is not None else item

    def as_of(self, at: int) -> Item | None:
        """ "As of 8 a.m. on 13 August": the role before a time of day."""
        first = at
        while first > 0 and at - first < _REACH:
            item = self.scan.item_before(first, "role_before") if first in self.skipped else None
            if item is not None and item.value == "as_of":
                return item
            if first - 1 not in self.skipped and self.scan.item_before(first, "lead") is None:
                return None
            first -= 1
        return None

    def far(self, start: int, end: int, low: int) -> tuple[int, int] | None:
        """ "Since its invasion in February 2022", "2022年2月全面入侵以來": the whole, with the word some words away."""
        words = self.scan.tokens.words
        for k in range(start, max(start - _REACH, low), -1):
            if words[k - 1] in _CLAUSE_ENDS:
                break
            if self.scan.item(k - 1, "since_far_before"):
                return k - 1, end
        for k in range(end, min(end + _REACH, len(words))):
            after = self.scan.item(k, "since_far_after")
            if after is not None:
                return start, after.end
            if words[k] in _CLAUSE_ENDS or self.said(k) is not None:
                break
        return None


_ITEMS = {"m": "months", "w": "weekdays", "s": "seasons", "u": "units"}


def _alike(one: Said, other: Said) -> bool:
    """Two dates that can be the ends of a range without "from"."""
    return other.value == "date" and bool(set(one.slots) & set(other.slots))


@lru_cache(maxsize=2)
def expressions(scan: Numbers) -> tuple[tuple[Expression, ...], frozenset[int]]:
    """All time expressions of a text, and the tokens of what is told as no quantity (ages, times of day, codes)."""
    reader = _Reader(scan)
    found = tuple(reader.read())
    return found, frozenset(reader.skipped)


def taken(scan: Numbers) -> frozenset[int]:
    """Tokens that belong to a time or to what is no quantity."""
    found, skipped = expressions(scan)
    out = set(skipped)
    for e in found:
        if not str(e.said.value).startswith("within") or not ("plan" in e.said.value or future(scan, e)):
            out.update(range(e.said.start, e.said.end))
            if e.to is not None:
                out.update(range(e.to.start, e.to.end))
    return frozenset(out)


def future(scan: Numbers, expression: Expression) -> bool:
    """Whether a word of the same clause says that this is to come."""
    words = scan.tokens.words
    a = expression.start
    while a > 0 and words[a - 1] not in _CLAUSE_ENDS and expression.start - a < 40:
        a -= 1
    b = expression.end
    while b < len(words) and words[b] not in _CLAUSE_ENDS and b - expression.end < 40:
        b += 1
    own = range(expression.start, expression.end)
    return any(scan.item(k, "future") is not None for k in range(a, b) if k not in own)
