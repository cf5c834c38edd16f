"""Sentences that tell of places taken, held or lost: there a name spelled like a village by the front is one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_MARKS = " :：«»„“”\"'‘’「"
"""What may stand between the words that open a list and its first name."""
_FEW = 6
"""Characters between those words and the name."""
REACH = 160
"""Characters between a name and the word that tells what became of the place."""

_END = re.compile(r"[.!?…](?=[\s\"'”’»)\]])|[。！？؟\n]")


class Fought:
    """Where a text has words of taking, holding or losing, asked for whether one stands in the sentence of a name."""

    def __init__(self, text: str, starts: Sequence[int] = (), lists: Sequence[int] = ()) -> None:
        self._text = text
        self._starts = starts
        """Where these words begin, in order."""
        self._lists = lists
        """Where lists of villages begin that are counted before, in order."""

    def starts(self, at: int) -> bool:
        """Does such a word begin at a place?"""
        k = bisect_left(self._starts, at)
        return k < len(self._starts) and self._starts[k] == at

    def opens(self, at: int) -> bool:
        """Does a list of villages begin at a place, whatever its first is called ("six villages, among them X")?"""
        k = bisect_right(self._lists, at)
        return k > 0 and at - self._lists[k - 1] <= _FEW and not self._text[self._lists[k - 1] : at].strip(_MARKS)

    def beside(self, start: int, end: int) -> bool:
        """Does such a word stand in one sentence with a stretch that is none itself?"""
        k = bisect_left(self._starts, start)
        if k < len(self._starts) and self._starts[k] < end:
            return False
        if k and start - self._starts[k - 1] <= REACH and not _END.search(self._text, self._starts[k - 1], start):
            return True
        k = bisect_left(self._starts, end, k)
        if k == len(self._starts) or self._starts[k] - end > REACH:
            return False
        return not _END.search(self._text, end, self._starts[k])
