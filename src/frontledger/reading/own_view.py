"""Figures of whoever answers in an interview, beside those of others: "the staff has 1,140 a day, I'd say 900".

The words are data of a language, in its table `[attribution]`:

    by_me = ["I'd say", "by my own count"]   # what is told is the count or view of whoever speaks
"""

from __future__ import annotations

from .doc import Doc, within
from .named import speakers
from .sentences import Sentence

_TIMES = frozenset({"hour", "minute", "day", "week", "month", "year"})


def own_view(doc: Doc, sentence: Sentence, start: int, end: int) -> bool:
    """Is what stands at `[start, end)` told by whoever speaks as his own: such words stand nearest before it, or right
    behind it, nobody else being named between?"""
    words = doc.cues_in("attribution", sentence.start, sentence.end, "by_me")
    before = [c for c in words if c.end <= start or c.start < end]
    if before and not speakers(doc, before[-1].end, start):
        return True
    behind = [c for c in words if c.start >= end][:1]
    if any(_counts(doc, c.end, sentence.end) for c in behind):
        return False
    return any(not speakers(doc, end, c.start) and not _counts(doc, end, c.start) for c in behind)


def _counts(doc: Doc, start: int, end: int) -> bool:
    return any(q.unit not in _TIMES for q in within(doc.quantities, start, end))
