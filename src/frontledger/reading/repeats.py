"""Passages that a page holds twice: exact, nearly so, or broken differently into lines. Linear in the text's length.

The text is a row of words (of characters, where a script writes no spaces). Runs that stood there before are found by
hashing every few words; words beside such runs are compared one by one. What that leaves uncovered is new.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise
from operator import gt
from typing import NamedTuple

from .clutter import plain_tables
from .passages import split_sentences

_TOKEN = re.compile(
    r"[\u2e80-\u2fff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    r"|\d+(?:[.,]\d+)*|[^\W\d_\u2e80-\u9fff\uac00-\ud7af]+(?:['’ʼ-][^\W\d_\u2e80-\u9fff\uac00-\ud7af]+)*"
)
_RUN_WORDS, _RUN_SIGNS = 5, 8
"""Words, or characters of scripts without spaces, in a row that count as said before."""
_ALL = 100_000
"""Words up to which every run is remembered; of longer texts every fourth."""
_BACK = 200
"""Words that a run found is followed backwards."""
_GAP = 60
"""Words after and before a run that are compared one by one."""

_ALONE = 5.0
"""Weight (words; two characters make one) from which a passage said twice is a repeat even on its own."""
_LONG = 20.0
"""The same for one that is only nearly the same."""
_NEARLY, _NEARLY_ALONE = 0.7, 0.9
"""Share of a passage that stood there before: among other repeats, and on its own."""
_PART = 40.0
"""Weight of repeated sentences from which a passage is cut at them."""
_RUN = 15.0
"""Weight of exactly repeated words that neighbouring repeats must hold together."""

_PRIME, _BASE = (1 << 61) - 1, 1_000_003


class Unit(NamedTuple):
    """A stretch of the text: a passage, or part of one."""

    start: int
    end: int
    source: int | None
    """Offset in the text of what it repeats; None where it repeats nothing."""


def find_repeats(text: str, spans: Sequence[tuple[int, int]]) -> list[Unit]:
    """The spans given, in order, each whole or cut at sentences, with what it repeats.

    The first telling is never a repeat. Nor is a passage that adds a figure, a negation, or a name not yet told.

    Args:
        text: the report's text.
        spans: passages that are read so far, in order, apart from one another.
    """
    row = _Row(text, spans)
    units: list[tuple[int, int, int]] = []
    """First and last token and index of the passage they belong to."""
    for i, (first, last) in enumerate(row.ranges):
        units += _sentences(row, i, first, last) if _mixed(row, first, last) else [(first, last, i)]
    said = _decide(row, units)
    return _joined(row, spans, units, said)


class _Row:
    """The words of a text in a row, and where each stood before."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self.text = text
        numbers: dict[str, int] = {}
        found: list[re.Match[str]] = []
        self.ranges: list[tuple[int, int]] = []
        for start, end in spans:
            first = len(found)
            found += _TOKEN.finditer(text, start, end)
            self.ranges.append((first, len(found)))
        # 0 stands for no word.
        self.ids = array("q", [numbers.setdefault(m[0].casefold(), len(numbers) + 1) for m in found])
        self.starts = array("q", [m.start() for m in found])
        self.ends = array("q", [m.end() for m in found])
        self.wide = bytes(text[at] >= "\u2e80" for at in self.starts)
        """1 where a word is a character of a script without spaces."""
        self.run = _RUN_SIGNS if 2 * sum(self.wide) > len(self.ids) else _RUN_WORDS
        self.back = array("q", bytes(8 * len(self.ids)))
        """How many words earlier the same was said; 0: it was not."""
        self._match()
        self._fill_gaps()
        self._same = self._same_passages()

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


def _mixed(row: _Row, first: int, last: int) -> bool:
    """Is a good part of a passage a repeat, of what came before or of its own beginning, and a part not?"""
    share = row.share(first, last)
    if share == 1 or row.same(first, last) or (share >= _NEARLY and _adds_nothing(row, first, last)):
        return False
    again = 1 - row.back[first:last].count(0) / max(last - first, 1)
    return again * row.weight(first, last) >= _PART


def _sentences(row: _Row, index: int, first: int, last: int) -> list[tuple[int, int, int]]:
    cuts = split_sentences(row.text, row.starts[first], row.ends[last - 1])
    edges = [bisect_right(row.starts, start - 1) for start, _ in cuts] + [last]
    return [(a, b, index) for a, b in pairwise(edges) if b > a]


def _decide(row: _Row, units: Sequence[tuple[int, int, int]]) -> list[bool]:
    """Which units are repeats. Neighbours that are repeats speak for one another."""
    near = [
        b > a and row.source(a, b) is not None and (row.same(a, b) or row.share(a, b) >= _NEARLY) for a, b, _ in units
    ]
    said = [False] * len(units)
    at = 0
    while at < len(units):
        if not near[at]:
            at += 1
            continue
        end = at
        while end < len(units) and near[end]:
            end += 1
        exact = sum(row.weight(a, b) for a, b, _ in units[at:end] if row.same(a, b))
        together = end - at > 1 and exact >= _RUN
        for u in range(at, end):
            a, b, _ = units[u]
            weight = row.weight(a, b)
            if row.same(a, b):
                said[u] = together or weight >= _ALONE
            else:
                alone = weight >= _LONG and row.share(a, b) >= _NEARLY_ALONE
                said[u] = (together or alone) and _adds_nothing(row, a, b)
        at = end
    return said


def _adds_nothing(row: _Row, first: int, last: int) -> bool:
    """Is all that a near repeat has anew small change: no figure, no negation, no name not told before?"""
    fresh = [t for t in range(first, last) if not row.back[t]]
    # Characters are no words: two new ones side by side may be a name, one is an edit.
    signs = sum(row.wide[t] for t in fresh)
    if signs > 0.15 * (last - first):
        return False
    for t in fresh:
        word = row.text[row.starts[t] : row.ends[t]]
        if word[0].isdigit() or _weighty().fullmatch(word):
            return False
        if row.told_before(t, first):
            continue
        if row.wide[t]:
            if any(first <= n < last and not row.back[n] for n in (t - 1, t + 1)):
                return False
        elif word[0].isupper() and not _begins_sentence(row.text, row.starts[t]):
            return False
    return True


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 8) : at].rstrip(" \t\"'“”«»„(—–-")
    return not before or before[-1] in ".!?…:\n\r"


@cache
def _weighty() -> re.Pattern[str]:
    """Words that are figures or turn a sentence round."""
    return re.compile("|".join((*plain_tables("numerals"), *plain_tables("turns"))), re.IGNORECASE)


def _joined(
    row: _Row, spans: Sequence[tuple[int, int]], units: Sequence[tuple[int, int, int]], said: Sequence[bool]
) -> list[Unit]:
    """Units as stretches of text: sentences of a passage with the same fate are one stretch again."""
    out: list[Unit] = []
    at = 0
    for index, span in enumerate(spans):
        own = []
        while at < len(units) and units[at][2] == index:
            own.append(at)
            at += 1
        repeated = sum(row.weight(units[u][0], units[u][1]) for u in own if said[u])
        if all(said[u] for u in own) and own:
            out.append(Unit(*span, row.source(units[own[0]][0], units[own[0]][1])))
        elif repeated < _PART:
            out.append(Unit(*span, None))
        else:
            out += _stretches(row, span, [units[u][:2] for u in own], [said[u] for u in own])
    return out


def _stretches(row: _Row, span: tuple[int, int], parts: Sequence[tuple[int, int]], said: Sequence[bool]) -> list[Unit]:
    out: list[Unit] = []
    begin = 0
    for i in range(1, len(parts) + 1):
        if i < len(parts) and said[i] == said[begin]:
            continue
        start = span[0] if begin == 0 else _opening(row.text, row.starts[parts[begin][0]])
        end = span[1] if i == len(parts) else _opening(row.text, row.starts[parts[i][0]])
        source = row.source(*parts[begin]) if said[begin] else None
        out.append(Unit(start, start + len(row.text[start:end].rstrip()), source))
        begin = i
    return out


def _opening(text: str, start: int) -> int:
    while start and text[start - 1] in "\"'“„«(（「『[【":
        start -= 1
    return start
