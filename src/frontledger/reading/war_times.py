"""Times counted from the begin of the war: "since the invasion began", "from its start to the end of 2025"."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .cues import Cue
from .marks import Time

_BEFORE, _BEHIND = 24, 8
"""Characters before a word for the begin in which a date of its own stands, and from it to the time it goes up to."""
_LONGEST = 80
"""Characters of a time."""
STOPS = frozenset(".!?。！？؟\n")
"""Marks that end a sentence."""
_LONG = dt.timedelta(31)
"""What lies within this of the begin is the begin's own date ("the start of the invasion in February 2022")."""


def with_war(text: str, found: list[Time], cues: Sequence[Cue], begun: Sequence[Cue], day: dt.date) -> list[Time]:
    """The times of a text with those that words for the begin of the war make.

    Args:
        found: the times found without them.
        cues: all words for the begin, those that lie within a time among them.
        begun: those of them that are part of no time.
        day: the day on which it began.
    """
    out = [t for t in found if t.role != "as_of" or not any(c.start < t.start and t.end <= c.end for c in begun)]
    out = _up_to(text, out, cues, day)
    for c in begun:
        near = [t for t in out if t.end > c.start - _BEFORE and t.start < c.end and t.end > c.start - 3]
        if all(STOPS & set(text[t.end : c.start]) for t in near):  # "… in July. Since the invasion began, …"
            out.append(Time(c.start, c.end, day, day, "day", role="since"))
    return sorted(out)


def before_war(found: list[Time], cues: Sequence[Cue], day: dt.date) -> list[Time]:
    """The times of a text, the date of the begin of the war made one before that day where words for "before the
    invasion" hold it or stand beside it ("before the February 2022 invasion")."""
    out = list(found)
    for c in cues:
        for i in _beside(out, c):
            t = out[i]
            dated = t.from_ is not None and t.to is not None and t.from_ <= day <= t.to and t.grain != "span"
            if dated and c.start - _BEHIND <= t.end:
                out[i] = Time(min(c.start, t.start), max(c.end, t.end), day, day, role="before")
                break
    return out


def _beside(times: list[Time], cue: Cue) -> range:
    """Which of the times, in order, may touch a word or stand right behind it."""
    first = bisect_left(times, cue.start - _LONGEST, key=lambda t: t.start)
    return range(first, bisect_right(times, cue.end + _BEHIND, key=lambda t: t.start))


def _up_to(text: str, found: list[Time], cues: Sequence[Cue], day: dt.date) -> list[Time]:
    """The times with each that the war's begin stands right before made one from then on up to its end."""
    out = list(found)
    for c in cues:
        for i in _beside(out, c):
            t = out[i]
            inside = t.start <= c.start and c.end < t.end and t.role in {"since", "at"}
            behind = t.role in {"until", "as_of"} or (t.role == "at" and t.part == "end")
            behind = behind and 0 <= t.start - c.end <= _BEHIND and "," not in text[c.end : t.start]
            if (inside or behind) and t.from_ is not None and t.to is not None and t.from_ > day + _LONG:
                out[i] = t._replace(start=min(c.start, t.start), from_=day, grain="span", part=None, role="at")
                break
    return out
