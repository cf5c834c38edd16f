"""The words of a text in a row, and how far back each was said before. Linear in the text's length.

Runs that stood there before are found by hashing every few words; words beside such runs are compared one by one.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import cache, cached_property
from operator import gt

_WIDE = "\u2e80"
"""From here on characters may be of scripts without spaces."""
_RUN_WORDS, _RUN_SIGNS = 5, 8
"""Words, or characters of scripts without spaces, in a row that count as said before."""
_ALL = 100_000
"""Words up to which every run is remembered; of longer texts every fourth."""
_SHORT = 5_000
"""Words of a text whose runs are all held side by side."""
_BACK = 200
"""Words that a run found is followed backwards."""
_GAP = 60
"""Words after and before a run that are compared one by one."""
_PRIME, _BASE = (1 << 61) - 1, 1_000_003


@cache
def _pattern(*, wide: bool) -> re.Pattern[str]:
    """A word, or a character of a script without spaces."""
    letter = r"[^\W\d_\u2e80-\u9fff\uac00-\ud7af]" if wide else r"[^\W\d_]"
    sign = r"[\u2e80-\u2fff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]|" if wide else ""
    return re.compile(rf"{sign}\d+(?:[.,]\d+)*|{letter}+(?:['’ʼ-]{letter}+)*")


class WordRow:
    """The words of a text (characters, where a script writes no spaces) with where each stood before."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self.text = text
        wide = max(text, default="") >= _WIDE
        pattern = _pattern(wide=wide)
        numbers: dict[str, int] = {}
        found: list[re.Match[str]] = []
        self.ranges: list[tuple[int, int]] = []
        for start, end in spans:
            first = len(found)
            found += pattern.finditer(text, start, end)
            self.ranges.append((first, len(found)))
        # 0 stands for no word.
        self.ids = array("q", [numbers.setdefault(m[0].casefold(), len(numbers) + 1) for m in found])
        self.starts = array("q", [m.start() for m in found])
        self.ends = array("q", [m.end() for m in found])
        self.wide = bytes(text[at] >= _WIDE for at in self.starts) if wide else bytes(len(found))
        """1 where a word is a character of a script without spaces."""
        self.run = _RUN_SIGNS if 2 * sum(self.wide) > len(self.ids) else _RUN_WORDS
        self.back = array("q", bytes(8 * len(self.ids)))
        """How many words earlier the same was said; 0: it was not."""
        self._same = self._same_passages()
        self.repeats = bool(self._same) or len(self.ids) > _SHORT or self._says_again()
        """Is there anything that may have been said before?"""
        if self.repeats:
            self._match()
            self._fill_gaps()

    def weight(self, first: int, last: int) -> float:
        return last - first - sum(self.wide[first:last]) / 2

    def share(self, first: int, last: int) -> float:
        # What a stretch says twice within itself is no repeat of it.
        said = sum(map(gt, self.back[first:last], range(last - first)))
        return float(said / max(last - first, 1))

    def source(self, first: int, last: int) -> int | None:
        """Offset of what a stretch repeats: it must repeat one place, not phrases from many."""
        twin = self._same.get((first, last))
        if twin is not None:
            return self.starts[twin]
        backs = sorted(filter(None, self.back[first:last]))
        if not backs or backs[len(backs) // 2] < (last - first) // 2:
            return None
        middle = backs[len(backs) // 2]
        near = (last - first) // 4 + 5
        if sum(abs(b - middle) <= near for b in backs) < 0.8 * len(backs):
            return None
        return self.starts[max(0, first - middle)]

    def same(self, first: int, last: int) -> bool:
        """Word for word what was said before, as a passage or within one."""
        return (first, last) in self._same or (self.share(first, last) == 1 and self.source(first, last) is not None)

    def told_before(self, token: int, first: int) -> bool:
        """Does a word stand anywhere before a place?"""
        return self._first_place[self.ids[token]] < first

    @cached_property
    def _first_place(self) -> dict[int, int]:
        out: dict[int, int] = {}
        for at, word in enumerate(self.ids):
            out.setdefault(word, at)
        return out

    def _says_again(self) -> bool:
        """Does any run stand twice? Told in a moment, and of most reports it is all that there is to be told."""
        runs = list(zip(*(self.ids[k:] for k in range(self.run)), strict=False))
        return len(set(runs)) < len(runs)

    def _match(self) -> None:
        ids, run, n = self.ids, self.run, len(self.ids)
        every = 1 if n <= _ALL else 4
        hashes = self._hashes()
        seen: dict[int, int] = {}
        at = 0
        while at + run <= n:
            key = hashes[at]
            before = seen.get(key)
            if before is None:
                if every == 1 or key % every == 0:
                    seen[key] = at
                at += 1
                continue
            if ids[before : before + run] != ids[at : at + run]:
                at += 1
                continue
            shift = at - before
            end = at + run
            while end < n and ids[end] == ids[end - shift]:
                end += 1
            start = at
            while start > max(shift, at - _BACK) and ids[start - 1] == ids[start - 1 - shift]:
                start -= 1
            self.back[start:end] = array("q", [shift]) * (end - start)
            at = end - run + 1

    def _hashes(self) -> array[int]:
        """A number for the run that begins at each word, by the rolling polynomial of Rabin and Karp."""
        ids, run = self.ids, self.run
        out = array("q")
        if len(ids) < run:
            return out
        top = pow(_BASE, run - 1, _PRIME)
        value = 0
        for t in range(run):
            value = (value * _BASE + ids[t]) % _PRIME
        out.append(value)
        for t in range(run, len(ids)):
            value = ((value - ids[t - run] * top) * _BASE + ids[t]) % _PRIME
            out.append(value)
        return out

    def _fill_gaps(self) -> None:
        """Words between two runs that stand where they stood: an edit parts runs by a word or two."""
        ids, back, n = self.ids, self.back, len(self.ids)
        t = 0
        while t < n:
            if back[t]:
                t += 1
                continue
            start = t
            while t < n and not back[t]:
                t += 1
            before = back[start - 1] if start else 0
            after = back[t] if t < n else 0
            for shift, places in (
                (before, range(start, min(t, start + _GAP))),
                (after, range(max(start, t - _GAP), t)),
            ):
                for g in places:
                    if shift and not back[g] and g >= shift and ids[g] == ids[g - shift]:
                        back[g] = shift

    def _same_passages(self) -> dict[tuple[int, int], int]:
        """Passages whose very words were a passage before: range to the first word of that one."""
        first_of: dict[bytes, int] = {}
        out = {}
        for first, last in self.ranges:
            if last > first:
                earlier = first_of.setdefault(self.ids[first:last].tobytes(), first)
                if earlier != first:
                    out[first, last] = earlier
        return out
