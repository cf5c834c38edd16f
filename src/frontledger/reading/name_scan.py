"""Finds names in scripts that part words by blanks."""

from __future__ import annotations

from collections.abc import Sequence

from ..theatre.places import Gazetteer, Hit
from .name_found import Found
from .name_lexicon import Lexicon, Match
from .name_words import Word, joined

MOST_WORDS = 5
"""Words of a place's name."""
GREAT = 100_000
"""Inhabitants of a city that everybody knows."""


def scan_words(words: Sequence[Word], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Found]:
    """Names among the words of a text, leftmost and longest first, places still undecided."""
    scan = _Scan(words, lexicon, gazetteer)
    out: list[Found] = []
    i = 0
    while i < len(words):
        n, found = scan.at(i)
        if found:
            out.append(found)
        i += max(n, 1)
    return out


class _Scan:
    def __init__(self, words: Sequence[Word], lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.words = words
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.gazetteer = gazetteer

    def at(self, i: int) -> tuple[int, Found | None]:
        """What starts at the i-th word, and how many words it takes."""
        word = self.words[i]
        listed = [m for m in self.lexicon.at_word(self.words, i) if m.entry.role != "base" or self._region(i, m)]
        best = listed[0] if listed else None
        n, hits, k = self._place(i, best) if word.capital else (0, (), "")
        if best and best.length >= n and not (best.length == n and self._rather_place(best, hits)):
            length, end = best.length, self.words[i + best.length - 1].end
            if best.entry.role == "base":
                length, end = self._region_end(i, best)
            return length, Found(word.start, end, entry=best.entry, key=word.key)
        if n:
            return n, self._weighed(i, n, hits, k)
        return self._sector(i)

    def _weighed(self, i: int, n: int, hits: tuple[Hit, ...], k: str) -> Found:
        """A place with what the words around say for and against it."""
        word, last = self.words[i], self.words[i + n - 1]
        evidence: int = 0
        if self._before(i, "place_before_sure") or self._phrase(i + n, "place_after"):
            evidence = 2
        elif self._before(i, "place_before"):
            evidence = 1
        if evidence < 2 and self._person(i, n):
            evidence = -1
        weak = n == 1 and (k in self.grammar.keys("common") or word.key in self.grammar.keys("common"))
        weak = weak or (n == 1 and word.first and len(word.key) < 6)
        return Found(word.start, last.end, hits=hits, key=k, evidence=evidence, weak=weak)  # type: ignore[arg-type]

    def _person(self, i: int, n: int) -> bool:
        """Do the words beside a name look like the rest of a person's name, or his title?"""
        given, roles = self.grammar.keys("given"), self.grammar.keys("roles")
        before = self.words[i - 1] if i and joined(self.words[i].gap) is not None else None
        after = self.words[i + n] if i + n < len(self.words) and joined(self.words[i + n].gap) is not None else None
        if before and (before.key in roles or any(r in given for r in self.grammar.readings(before.key))):
            return before.capital or before.key in roles
        if any(r in given for r in self.grammar.readings(self.words[i].key)) and after and after.capital:
            return True
        if before and before.capital and not before.first and not self._known(i - 1):
            return True
        return bool(after and after.capital and not self._known(i + n) and not self._phrase(i + n, "place_after"))

    def _known(self, i: int) -> bool:
        """Is a word with a capital a listed name, a common word or a great city?"""
        word = self.words[i]
        readings = self.grammar.readings(word.key)
        if word.key in self.grammar.keys("common") or any(True for _ in self.lexicon.at_word(self.words, i)):
            return True
        return any(h.kind in ("main", "name") for k in readings[:3] for h in self.gazetteer.hits(k))

    def _rather_place(self, match: Match, hits: tuple[Hit, ...]) -> bool:
        """A surname that is a great city's name too: not the person's until he has been named in full."""
        return match.entry.surname and any(
            (p := self.gazetteer.place(h.place)) and p.population >= GREAT for h in hits if h.kind in ("main", "name")
        )

    def _region(self, i: int, match: Match) -> bool:
        """Does a region's name stand beside a word for a region, by itself or in a list that has one?"""
        return self._region_end(i, match)[0] > 0

    def _region_end(self, i: int, match: Match) -> tuple[int, int]:
        """Words and end of a region's name, with the word for a region after it; no words where it is none."""
        own = match.length
        j = i + own
        end = self.words[j - 1].end
        if after := self._phrase(j, "region_after"):
            return own + after, self.words[j + after - 1].end
        ands = self.grammar.keys("and")
        while j < len(self.words) and self.words[j].gap.strip() in ("", ","):
            if self.words[j].key in ands:
                j += 1
                continue
            if self._phrase(j, "region_after"):
                return own, end
            bases = [m for m in self.lexicon.at_word(self.words, j) if m.entry.role == "base"]
            if not bases or (not self.words[j].gap.strip() and self.words[j - 1].key not in ands):
                break
            j += bases[0].length
        return (own, end) if self._before(i, "region_before") else (0, end)

    def _phrase(self, j: int, name: str) -> int:
        """Number of words, at most three, from the j-th on that are together an entry of a list."""
        for n in (3, 2, 1):
            group = self.words[j : j + n]
            if len(group) == n and all(joined(w.gap) is not None for w in group):
                if " ".join(w.key for w in group) in self.grammar.keys(name):
                    return n
        return 0

    def _before(self, i: int, name: str) -> bool:
        """Do the words before the i-th, at most three, end in an entry of a list?"""
        phrase = ""
        for n in range(1, 4):
            if i - n < 0 or joined(self.words[i - n + 1].gap.rstrip("«\"“„'") or " ") is None:
                return False
            phrase = f"{self.words[i - n].key} {phrase}".strip()
            if phrase in self.grammar.keys(name):
                return True
        return False

    def _place(self, i: int, best: Match | None) -> tuple[int, tuple[Hit, ...], str]:
        """The longest place name from the i-th word on: how many words, what it may stand for, its key."""
        long = self._long_place(i)
        if long[0] > 1:
            return long
        if best and best.length > 1:
            return 0, (), ""
        word = self.words[i]
        found = self.gazetteer.any_of(self.grammar.readings(word.key))
        exact = tuple(h for k, h in found if k == word.key and h.kind in ("main", "name"))
        hits = exact or tuple(h for _, h in found)
        return (1, hits, word.key) if hits else (0, (), "")

    def _long_place(self, i: int) -> tuple[int, tuple[Hit, ...], str]:
        best: tuple[int, tuple[Hit, ...], str] = (0, (), "")
        if i + 1 >= len(self.words):
            return best
        second = self.words[i + 1]
        gap = joined(second.gap)
        if gap is None or not (second.capital or second.key in self.grammar.keys("small")):
            return best
        for first in self.grammar.readings(self.words[i].key):
            names: dict[str, list[Hit]] = {}
            for name, hit in self.gazetteer.starting(first + gap + second.key[:3]) if len(first) > 1 else ():
                names.setdefault(name, []).append(hit)
            for name, hits in names.items():
                if (n := self._covers(i, first, name)) > best[0]:
                    best = (n, tuple(hits), name)
        return best

    def _covers(self, i: int, first: str, name: str) -> int:
        """How many words from the i-th on a name of several words takes; 0 where it does not fit."""
        at, n = len(first), 1
        while at < len(name):
            gap = joined(self.words[i + n].gap) if i + n < len(self.words) and n < MOST_WORDS else None
            if gap is None or not name.startswith(gap, at):
                return 0
            at += len(gap)
            step = next((r for r in self.grammar.readings(self.words[i + n].key) if name.startswith(r, at)), None)
            if step is None:
                return 0
            at += len(step)
            n += 1
        return n

    def _sector(self, i: int) -> tuple[int, Found | None]:
        """A town's adjective before a word such as "sector" ("на Покровському напрямку"), or a land named after it."""
        word = self.words[i]
        land = word.capital and any(r.endswith(self.grammar.list("lands")) for r in self.grammar.readings(word.key))
        if not land and not self._phrase(i + 1, "place_after"):
            return 0, None
        towns = self.grammar.towns(word.key)
        hits = tuple(h for _, h in self.gazetteer.any_of(towns) if h.kind in ("main", "name"))
        return (1, Found(word.start, word.end, hits=hits, evidence=2, key=word.key)) if hits else (0, None)
