"""What stands around an amount: its hedge, the share it is of, the time by which it is counted."""

from __future__ import annotations

from .numbers import Item, Numbers
from .units import dimension

_CLAUSE_ENDS = frozenset(",;:.!?。、")
_REACH = 32
_PER_REACH = 8
_PER_AFTER_REACH = 4
_CHANGE_REACH = 5
_BEHIND = 2
_STOPS = ([], *([mark] for mark in _CLAUSE_ENDS))


class Around:
    """Looks for it before and after tokens. `taken`: tokens that belong to times, ages and codes."""

    def __init__(self, scan: Numbers, taken: frozenset[int]) -> None:
        self.scan = scan
        self.taken = taken
        self.words = scan.tokens.words
        self.kinds = scan.tokens.kinds
        self.unhedged: set[int] = set()  # where "from 5 to 7" has its "to"
        self.low = 0  # first token that is no part of a quantity yet

    def hedge(self, start: int, end: int) -> tuple[str, int, int]:
        """The hedge before or after tokens `[start, end)`, with start and end of all together."""
        before = self.scan.item_before(start, "before") if start not in self.unhedged else None
        bare = before is None and start not in self.unhedged
        article = self.scan.item_before(start, "article", "noun_article") if bare else None
        if article is not None:  # "casi un 20 %"
            before = self.scan.item_before(article.start, "before")
        inside = self.scan.item_before(start, "inside") if before is None and start not in self.unhedged else None
        if inside is not None:  # "щонайменше на п'ять", "až o 1 790"
            before = self.scan.item_before(inside.start, "before")
        for _ in range(2):
            if before is None or before.start < self.low:
                break
            if before.value != "none" and not self._reaches(before, start, end):
                return before.value, before.start, end
            before = self.scan.item_before(before.start, "before")
        after = self.scan.item(end, "after")
        free = after is not None and end not in self.taken and self.scan.number(after.end) is None
        if after is not None and free and not self._begins_another(after):
            return after.value, start, after.end
        return "none", start, end

    def _begins_another(self, after: Item) -> bool:
        """Is the hedge behind a figure the head of a longer one before the next ("17 dead and more than 60 hurt")?"""
        heads = (self.scan.item(k, "before") for k in range(after.start, after.end))
        return any(h is not None and h.end > after.end and self.scan.number(h.end) is not None for h in heads)

    def reached(self, start: int) -> str:
        """The hedge at the head of a clause, for a share told after it ("約為…的八成")."""
        if not start or self.words[start - 1] != self.scan.tables.hedges.get("reach"):
            return "none"
        first = start - 1
        while first > 0 and start - first < _REACH and self.words[first - 1] not in _CLAUSE_ENDS:
            first -= 1
        for k in range(first, start - 1):
            item = self.scan.item(k, "before") if self._opens_word(k) else None
            if item is not None and item.value != "none" and (item.end in self.taken or not self.scan.number(item.end)):
                return str(item.value)
        return "none"

    def _opens_word(self, at: int) -> bool:
        """Does a token begin a word, in scripts that part words by blanks and glue endings to them?"""
        tokens = self.scan.tokens
        return not (self.scan.tables.numbers.get("glued") and at and tokens.ends[at - 1] == tokens.starts[at])

    def share_of(self, start: int) -> str | None:
        """The percent of "per cent of twenty-two", where no number stands before."""
        lead = self.scan.item_before(start, "percent_before")
        return "percent" if lead is not None and lead.start >= self.low else None

    def pace(self, start: int, end: int, unit: str | None) -> tuple[str | None, int]:
        """The day, week, month or year by which the amount is counted, and the end of all."""
        after = self.scan.item(end, "per_after")
        if after is not None and not any(k in self.taken for k in range(after.start, after.end)):
            return str(after.value), after.end
        if dimension(unit) == "time":
            return None, end
        for k in range(end, min(end + _PER_AFTER_REACH, len(self.words))):
            if self.words[k] in _CLAUSE_ENDS or self.kinds[k] == "figure" or k in self.taken:
                break
            further = self.scan.item(k, "per_after") if unit is not None else None
            if further is not None:
                return str(further.value), end
        for p in range(start, max(start - _PER_REACH, self.low - 1), -1):
            before = self.scan.item_before(p, "per_before")
            if before is not None and before.start >= self.low and before.start not in self.taken:
                return str(before.value), end
            if p and (self.words[p - 1] in _CLAUSE_ENDS or self.kinds[p - 1] == "figure"):
                break
        return None, end

    def paces(self, whole: Item) -> bool:
        """Is "a day" the pace of the figure after it ("하루 12㎢", "하루 평균 12㎢")?"""
        per = self.scan.item(whole.start, "per_before")
        if per is None or per.end < whole.end:
            return False
        hedge = self.scan.item(per.end, "before")
        return per.end > whole.end or self.scan.number(hedge.end if hedge else per.end) is not None

    def changes(self, opened: Item) -> bool:
        """Whether two ends are two figures: "rose from 5 to 7" is no range."""
        first = max(opened.start - _CHANGE_REACH, self.low)
        return any(self.scan.item(k, "change") is not None for k in range(first, opened.start))

    def _reaches(self, hedge: Item, start: int, end: int) -> bool:
        """Is "to" only where a change ends, or what something comes to ("wzrosła do 240", "doszło do 188 starć", "do 31
        wzrosła liczba")?"""
        if hedge.value not in {"up_to", "about"}:
            return False
        joints = (self.scan.item(hedge.start, "range"), self.scan.item(hedge.start, "inside"))
        if not any(joint is not None and joint.end == hedge.end for joint in joints):
            return False
        first = max(hedge.start - _CHANGE_REACH, self.low)
        if any(self.scan.item(k, "change") is not None for k in range(first, hedge.start)):
            return True
        close = next((k for k in range(end, end + _BEHIND) if self.words[k : k + 1] in _STOPS), end + _BEHIND)
        return any(self.scan.item(k, "change") is not None for k in range(start + 1, close))
