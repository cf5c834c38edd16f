"""Passages that a page holds twice: exact, nearly so, or broken differently into lines. Linear in the text's length.

`word_row` says which words were said before; what it leaves uncovered is new.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .clutter import plain_tables
from .passages import split_sentences
from .word_row import WordRow

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


class Unit(NamedTuple):
    """A stretch of the text: a passage, or part of one."""

    start: int
    end: int
    source: int | None
    """Offset in the text of what it repeats; None where it repeats nothing."""


def find_repeats(text: str, spans: Sequence[tuple[int, int]], language: str | None = None) -> list[Unit]:
    """The spans given, in order, each whole or cut at sentences, with what it repeats.

    The first telling is never a repeat. Nor is a passage that adds a figure, a negation, or a name not yet told.

    Args:
        text: the report's text.
        spans: passages that are read so far, in order, apart from one another.
        language: the report's, where it is known.
    """
    row = WordRow(text, spans)
    if not row.repeats:
        return [Unit(*span, None) for span in spans]
    weighty = _weighty(language)
    units: list[tuple[int, int, int]] = []
    """First and last token and index of the passage they belong to."""
    for i, (first, last) in enumerate(row.ranges):
        units += _sentences(row, i, first, last) if _mixed(row, first, last, weighty) else [(first, last, i)]
    said = _decide(row, units, weighty)
    return _joined(row, spans, units, said)


def _mixed(row: WordRow, first: int, last: int, weighty: re.Pattern[str]) -> bool:
    """Is a good part of a passage a repeat, of what came before or of its own beginning, and a part not?"""
    share = row.share(first, last)
    if share == 1 or row.same(first, last) or (share >= _NEARLY and _adds_nothing(row, first, last, weighty)):
        return False
    again = 1 - row.back[first:last].count(0) / max(last - first, 1)
    return again * row.weight(first, last) >= _PART


def _sentences(row: WordRow, index: int, first: int, last: int) -> list[tuple[int, int, int]]:
    cuts = split_sentences(row.text, row.starts[first], row.ends[last - 1])
    edges = [bisect_right(row.starts, start - 1) for start, _ in cuts] + [last]
    return [(a, b, index) for a, b in pairwise(edges) if b > a]


def _decide(row: WordRow, units: Sequence[tuple[int, int, int]], weighty: re.Pattern[str]) -> list[bool]:
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
                said[u] = (together or alone) and _adds_nothing(row, a, b, weighty)
        at = end
    return said


def _adds_nothing(row: WordRow, first: int, last: int, weighty: re.Pattern[str]) -> bool:
    """Is all that a near repeat has anew small change: no figure, no negation, no name not told before?"""
    fresh = [t for t in range(first, last) if not row.back[t]]
    # Characters are no words: two new ones side by side may be a name, one is an edit.
    signs = sum(row.wide[t] for t in fresh)
    if signs > 0.15 * (last - first):
        return False
    for t in fresh:
        word = row.text[row.starts[t] : row.ends[t]]
        if word[0].isdigit() or weighty.fullmatch(word):
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
def _weighty(language: str | None) -> re.Pattern[str]:
    """Words that are figures or turn a sentence round."""
    return re.compile("|".join((*plain_tables("numerals", language), *plain_tables("turns", language))), re.IGNORECASE)


def _joined(
    row: WordRow, spans: Sequence[tuple[int, int]], units: Sequence[tuple[int, int, int]], said: Sequence[bool]
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


def _stretches(
    row: WordRow, span: tuple[int, int], parts: Sequence[tuple[int, int]], said: Sequence[bool]
) -> list[Unit]:
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
