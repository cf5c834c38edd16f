"""Years counted from the begin of the war: "in the fourth year of the war"."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .cues import Cue
from .marks import Quantity, Time
from .times.days import steps_back
from .war_times import STOPS

_BESIDE = 1
"""Characters between a word for a year of the war and which one it is."""
_STEM = 2
"""Letters by which a word for a year is known."""
_MOST = 12
_LATER = 160
"""Characters from a year of the war to another that is told by its number alone ("in the third year it was 4,200")."""
_NEAR = 40
"""Characters beside a year of the war within which another time is what is told."""


def with_war_years(
    text: str, found: list[Time], cues: Sequence[Cue], figures: Sequence[Quantity], begun: dt.date, told: dt.date | None
) -> list[Time]:
    """The times of a text with the years that words for a year of the war make of an ordinal beside them.

    Args:
        begun: the day on which the war began.
        told: the day of publication, up to which the year that is going on is told.
    """
    out = list(found)
    last: Quantity | None = None
    starts, words = [t.start for t in found], [c.start for c in cues]
    for q in figures:
        if not 1 <= q.low == q.high <= _MOST or not (q.ordinal or q.unit == "year"):
            continue
        first_word, last_word = bisect_left(words, q.start - _LATER), bisect_right(words, q.end + _BESIDE)
        near = [c for c in cues[first_word:last_word] if q.start - c.end <= _BESIDE]
        again = last is not None and q.start - last.end <= _LATER and _alike(text, q, last)
        if not near and not again:
            continue
        start, end = min([q.start, *(c.start for c in near)]), max([q.end, *(c.end for c in near)])
        first = steps_back(begun, "year", 1 - int(q.low))
        if told is not None and first > told:
            continue
        times = found[bisect_left(starts, start - _LATER) : bisect_right(starts, end + _NEAR)]
        if any((t.start < end and start < t.end) or _beside(text, t, start, end) for t in times):
            continue
        over = steps_back(begun, "year", -int(q.low)) - dt.timedelta(1)
        out.append(Time(start, end, first, min(over, told) if told is not None else over, "span"))
        last = q
    return sorted(out)


def _alike(text: str, q: Quantity, year: Quantity) -> bool:
    """Does a figure number a year as the one of a year of the war before it does ("třetím roce", "3年目")?"""
    if q.ordinal and q.unit == "year":
        return True
    return q.ordinal == year.ordinal and q.unit == year.unit and _noun(text, q) == _noun(text, year)


def _noun(text: str, q: Quantity) -> str:
    """How what a figure numbers begins: behind its digits, or behind its word."""
    behind = (
        text[q.start : q.end + _STEM].lstrip("0123456789")
        if text[q.start].isdecimal()
        else text[q.end + 1 : q.end + 1 + _STEM]
    )
    return behind[:_STEM]


def _beside(text: str, t: Time, start: int, end: int) -> bool:
    """Is another time told within the same words ("last night, in the fourth year of the war, …")?"""
    a, b = (t.end, start) if t.end <= start else (end, t.start)
    return b - a <= _NEAR and not STOPS & set(text[a:b]) and t.role in {"at", "past", "since", "as_of"}
