"""Puts what is said about time together with the words around it: since, until, late, the night to, from … to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ..quantities.numbers import Item, Numbers
from .figures import describes
from .patterns import DATES, Patterns, Said
from .tails import HOLIDAYS

_CLAUSE_ENDS = frozenset(",;:.!?。")
_ENDS = frozenset("efz")
"""Slots for the other end of a range."""
_BARE_DAY, _MONTH = frozenset("doew"), frozenset(("m", "mn"))
"""Slots of a day without its month, and of a month."""
_FROM = "since_from"
"""Role of words behind a time that tell since when only with a "from" before it."""
_AROUND = ("night_to", "night_of", "week_of", "week_to")
_REACH = 8
_OPENING = 3
"""Tokens of words that open a time, before the one that could be a time of its own."""
_HOUR = 8
"""Tokens from a time of day to the day that it is of ("10 p.m. on")."""
_LAST_HOUR = 24


class Expression(NamedTuple):
    """A time expression in tokens `[start, end)`: one thing said, or the two ends of a range."""

    start: int
    end: int
    said: Said
    role: str = "at"
    part: str | None = None
    half: int | None = None
    to: Said | None = None
    around: str | None = None
    """`night_to`: "the night to Tuesday"; `night_of`: "the night of Tuesday"; `week_of`, `week_to`: that week."""
    shift: tuple[int, dict[str, Any]] | None = None
    """Before (-1) or after (1) what is said, and by how much: "two weeks before 13 May"."""


class _Reader(Patterns):
    def __init__(self, scan: Numbers) -> None:
        super().__init__(scan)
        self.skipped: set[int] = set()

    def read(self) -> Iterator[Expression]:
        done = free = 0
        for i in self.ready:
            said = self.said(i) if i >= free and i not in self.scan.endless else None
            if said is None or self._opens(i) or self._part_of_longer(said):
                continue  # "on the 3rd of March", not "on the 3rd"
            opened = self.opened(i)
            inner = self.said(opened) if opened > i else None
            if inner is not None and (opened > said.end or inner.end > said.end):
                free = max(free, opened) if opened <= said.end else free
                continue  # "overnight into Tuesday", not "overnight"; "the start of next month", not "of the month"
            if said.value == "skip":
                self.skipped.update(range(said.start, said.end))
                free = said.end
                continue
            shifted = str(said.value).startswith("shift")
            expression = self.shifted(said) if shifted else self.whole(said, done)
            if expression is not None:
                yield expression
                free = done = expression.end

    def _part_of_longer(self, said: Said) -> bool:
        """Is a day told with its month from a word of it on ("on the 3rd of March", "am ersten Weihnachtstag")?"""
        bare = said.value in DATES and said.slots.keys() <= _BARE_DAY
        if not bare and (said.slots or not str(said.value).startswith("past 1")):  # "خلال شهر حزيران"
            return False
        inner = (self.said(k) for k in range(said.start + 1, said.end))
        return any(
            o is not None and o.end > said.end and (_of_calendar(o) or (not bare and "y" in o.slots)) for o in inner
        )

    def shifted(self, said: Said) -> Expression | None:
        """ "Two days after today": what is said with the time that it is counted from."""
        anchor = self.anchor(said)
        if anchor is None:
            return None
        return Expression(said.start, anchor.end, anchor, shift=(int(str(said.value).split()[1]), said.slots))

    def _opens(self, at: int) -> bool:
        """Is a token of words that open a time told right behind them: the number of "النصف الأول من يوليو", the
        "Morgen" of "am Morgen des 13. August"?"""
        for k in range(max(at - _OPENING, 0), at):
            item = self.scan.item(k, *_AROUND, "role_before", "part_before", "half_before")
            if item is not None and at < item.end and self.said(item.end) is not None:
                return True
        return False

    def opened(self, at: int) -> int:
        """Where words end that open a time expression at a token."""
        item = self.scan.item(at, *_AROUND, "role_before", "part_before", "half_before")
        return item.end if item is not None else at

    def whole(self, said: Said, low: int) -> Expression | None:
        """The expression around what is said: its part, role and other end."""
        scan = self.scan
        start, end = said.start, said.end
        part = half = around = None
        item = self.before(start, "part_before", "half_before", *_AROUND)
        if item is not None and item.start >= low:
            start = item.start
            if item.role == "part_before":
                part = item.value
            elif item.role == "half_before":
                half = int(item.value)
            else:
                around = item.role
        item = scan.item(end, "part_after", "half_after_time", "night_after", "night_to_after", "week_after")
        if item is not None and said.value != "now":
            end = item.end
            if item.role == "part_after":
                part = item.value
            elif item.role == "night_after":
                around = "night_of"
            elif item.role == "week_after":
                around = "week_of"
            elif item.role == "night_to_after":
                around = "night_to"
            else:
                half = int(item.value)
        other = None
        opened = self.before(start, "span_open")
        joint = scan.item(end, "span") or self.bent_from(end) or self._behind_point(said, end)
        hours = self.by_the_hours(said, joint, opened)
        if hours is not None:
            opened, other = hours
            end = other.end
        elif joint is not None:
            inner = scan.item(joint.end, "part_before")
            other = self.said(inner.end if inner else joint.end) or self._behind_article(joint.end)
            if other is None and opened is not None and (now := self.said(joint.start)) and now.value == "now":
                other = now  # "from March up to now"
            if other is not None and not self._ends(said, other, joint, opened is not None):
                other = None
            if other is not None:
                end = other.end
                item = scan.item(end, "part_after")
                if item is not None:
                    end = item.end
        role = "at"
        ranged = other is not None or not _ENDS.isdisjoint(said.slots)
        before = self.before(start, "role_before") or self.as_of(start)
        if before is not None and before.value in ("after", "until") and describes(self.scan, said.start, said.end):
            before = None  # "after Sunday's strike": the word is one of the strike
        if before is not None and before.start >= low:
            start = before.start
            role = "at" if ranged and before.value in ("since", "until") else before.value
        elif ranged and opened is not None and opened.start >= low:
            start = opened.start
        after = scan.item(end, "role_after")
        longer = scan.item(after.end - 1, "longer") if after is not None else None
        if after is not None and longer is not None and longer.end > after.end:
            after = None  # "3日間に前線で": no "before"
        if after is not None and after.value == _FROM:  # "von September an", not "im September an die Russen"
            after = after._replace(value="since") if opened is not None else None
        if after is not None:
            role = after.value if role in ("at", after.value) or after.value == "since" else role
            end = after.end
            if before is None and opened is not None and opened.start >= low:
                start = opened.start
        if role == "at" and not ranged and said.value != "now":
            role = self.bent(end - 1)
        if ranged and role in ("since", "until"):  # "8日から10日まで"
            role = "at"
        if role == "at" and not ranged and around is None and said.value in DATES:
            far = self.far(start, end, low)
            if far is not None:
                role, (start, end) = "since", far
        if ranged:
            around = None
        return Expression(start, end, said, role, part, half, other, around)

    def _behind_point(self, said: Said, at: int) -> Item | None:
        """What joins two ends behind the full stop of a short date ("vom 03.05. bis 07.05.")."""
        words = self.scan.tokens.words
        short = said.value == "signed" and at + 1 < len(words) and words[at] == "." and self.scan.touches(at)
        return self.scan.item(at + 1, "span") if short else None

    def _behind_article(self, at: int) -> Said | None:
        the = self.scan.item(at, "the")
        return self.said(the.end) if the is not None else None

    def by_the_hours(self, said: Said, joint: Item | None, opened: Item | None) -> tuple[Item, Said] | None:
        """What opens a range and its last day, where each day has an hour ("from 10 p.m. on 4 August to 1:40 a.m. on
        5 August"): the day after the first, so that no other figures are taken for hours."""
        scan, day = self.scan, said.slots.get("d")
        if said.value not in DATES or day is None:
            return None
        others: Iterable[int]
        if opened is not None and joint is None and self._is_hour(said.end):  # "4日22時至5日1時"
            joint = next((j for k in range(said.end + 1, said.end + _HOUR) if (j := scan.item(k, "span"))), None)
            others = (joint.end,) if joint is not None else ()
        else:
            if joint is None or not (self._is_hour(joint.end) or self._is_hour(joint.end + 1)):
                return None
            opened = None
            for k in range(said.start - 1, max(said.start - _HOUR, 0), -1):
                opened = opened or (self.before(k, "span_open") if self._is_hour(k) else None)
                if scan.item(k, "span"):
                    break  # "from 20 to 40 km on 4 August"
            others = range(joint.end + 1, joint.end + _HOUR)
        other = next((o for k in others if (o := self.said(k)) and o.value in DATES), None)
        last = other.slots.get("d") if other is not None else None
        return (opened, other) if opened is not None and other is not None and last in {day + 1, 1} else None

    def _is_hour(self, at: int) -> bool:
        """Can a token be a time of day, an hour or one with minutes?"""
        if at >= len(self.scan.tokens.words):
            return False
        hour = self.scan.tokens.words[at].replace(":", ".").partition(".")[0]
        return self.scan.tokens.kinds[at] in ("clock", "figure") and hour.isdecimal() and int(hour) <= _LAST_HOUR

    def _ends(self, said: Said, other: Said, joint: Item, opened: bool) -> bool:
        """Can what is said behind "to" be the other end of a range?"""
        if str(other.value).startswith(("skip", "shift")) or (other.value == "now" and not opened):
            return False
        listed = self.scan.tokens.words[joint.start : joint.end] in (["、"], [","], ["，"])
        if listed and not opened and "mn" in other.slots and "mn" not in said.slots:
            return False  # "on the 14th, by 2 September …" is no range
        closed = opened or self.scan.item(other.end, "span_close") is not None  # "三月和九月之間"
        if not closed and _months_apart(said, other) and self.scan.item(joint.start, "sum") is not None:
            return False  # "in March and July"
        return opened or _alike(said, other) or self._to_now(said, other, joint)

    def _to_now(self, said: Said, other: Said, joint: Item) -> bool:
        """A day with its month "to today", "to now"."""
        item = self.scan.item(joint.start, "role_before")
        until = item is not None and item.value == "until"
        return until and said.value in DATES and "d" in said.slots and other.value in ("now", "day 0")

    def bent_from(self, at: int) -> Item | None:
        """No word between two times, where an ending of the first says "from" ("Mart'tan Mayıs'a kadar")."""
        endings = self.table.get("from_endings")
        if not endings or not self.scan.tokens.words[at - 1].endswith(tuple(endings)):
            return None
        return Item(at, at, "span", None)

    def bent(self, at: int) -> str:
        """The role that the ending of an expression's last word gives it ("júniusig", "május 5-től")."""
        endings = self.table.get("role_endings")
        word = self.scan.tokens.words[at]
        return next((r for r, ends in endings.items() if word.endswith(tuple(ends))), "at") if endings else "at"

    def before(self, at: int, *roles: str) -> Item | None:
        """An item that ends before a token, an article between them."""
        item = self.scan.item_before(at, *roles)
        article = self.scan.item_before(at, "the") if item is None else None
        return self.scan.item_before(article.start, *roles) if article is not None else item

    def as_of(self, at: int) -> Item | None:
        """The role before a time of day: "as of 8 a.m. on 13 August"."""
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
        """All of "since its invasion in February 2022", "2022年2月全面入侵以來", where "since" is some words away."""
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
            if words[k] in _CLAUSE_ENDS or words[k] == "、" or self.said(k) is not None:
                break
        return None


def _of_calendar(said: Said) -> bool:
    """Is a time a date with its month, a holiday or a day of the month told?"""
    if said.value in DATES:
        return not _MONTH.isdisjoint(said.slots)
    return str(said.value).split()[0] in (*HOLIDAYS, "month")


def _months_apart(one: Said, other: Said) -> bool:
    """Two months by their names alone, not one right after the other."""
    months = [s.slots.get("m") or s.slots.get("mn") for s in (one, other)]
    bare = all(s.value in DATES and len(s.slots) == 1 for s in (one, other))
    return bare and None not in months and (int(months[1]) - int(months[0])) % 12 != 1  # type: ignore[arg-type]


def _alike(one: Said, other: Said) -> bool:
    """Two dates that can be the ends of a range without "from"."""
    if "date" in one.slots or "date" in other.slots:
        short = one.value == "signed" and {"d", "mn"} <= one.slots.keys()
        return short or all("date" in s.slots or {"d", "y"} <= s.slots.keys() for s in (one, other))
    same = other.value in DATES or (other.value == one.value == "quarter")
    return same and bool(set(one.slots) & set(other.slots))


@lru_cache(maxsize=2)
def expressions(scan: Numbers) -> tuple[tuple[Expression, ...], frozenset[int]]:
    """All time expressions of a text, and the tokens of what is told as no quantity (ages, times of day, codes)."""
    reader = _Reader(scan)
    found = tuple(reader.read())
    return found, frozenset(reader.skipped)


def taken(scan: Numbers) -> frozenset[int]:
    """Tokens that belong to a time or to what is no quantity."""
    found, skipped = expressions(scan)
    out = set(skipped) | scan.endless
    for e in found:
        if not str(e.said.value).startswith("within") or not ("plan" in e.said.value or future(scan, e)):
            out.update(range(e.said.start, e.said.end))
            if e.to is not None:
                out.update(range(e.to.start, e.to.end))
            elif (
                e.half is not None or e.part == "middle" or e.shift is not None
            ):  # the half of a month is no share, nor its middle ("metà luglio")
                out.update(range(e.start, e.end))
    return frozenset(out)


def apart(e: Expression) -> list[Expression]:
    """The two ends of what is no range after all ("10月和5月"), the last first."""
    if e.to is None:
        return []
    return [Expression(e.to.start, e.to.end, e.to), e._replace(end=e.said.end, to=None)]


ADJACENT = 2
"""Tokens from a verb of saying to the day of the saying: "said on Friday"."""


ALONE = 2
"""Tokens of a clause that is nothing but a time, besides the time: a preposition and the comma."""


class _Clauses:
    """Which clause each token stands in, and where its words for the future and its verbs of saying are."""

    def __init__(self, scan: Numbers) -> None:
        self.of: list[int] = []
        self.future: dict[int, list[int]] = {}
        self.told: list[int] = []
        clause = 0
        for word, kind in zip(scan.tokens.words, scan.tokens.kinds, strict=True):
            self.of.append(clause)
            clause += word in _CLAUSE_ENDS or kind == "break"
        self.size = Counter(self.of)
        for k, roles in scan.at.items():
            if "future" in roles and ("counted" not in roles or roles["counted"][0] <= roles["future"][0]):
                self.future.setdefault(self.of[k], []).append(k)  # but no "定" in "定居點"
            if "told" in roles:
                self.told.append(k)


@lru_cache(maxsize=2)
def _clauses(scan: Numbers) -> _Clauses:
    return _Clauses(scan)


def future(scan: Numbers, expression: Expression) -> bool:
    """Whether a word of the same clause says that this is to come.

    The day of a saying is past, whatever it announces: "said on Friday he would", "on Monday X announced he will".
    """
    if scan.item(expression.start, "gone") is not None:
        return False  # "지난 21일", whatever else is to come
    clauses = _clauses(scan)
    clause = clauses.of[expression.start]
    words = clauses.future.get(clause, [])
    if clauses.size[clause] - (expression.end - expression.start) <= ALONE:  # "On Thursday, the envoys will meet"
        words = [*words, *clauses.future.get(clause + 1, [])]
    return any(
        k < expression.start or (k >= expression.end and not _of_saying(clauses.told, expression, k)) for k in words
    )


def _of_saying(told: list[int], expression: Expression, k: int) -> bool:
    """Does a verb of saying stand right before a time, or between it and the word for the future behind it?"""
    return any(expression.start - ADJACENT <= t < k for t in told)
