"""The day of a meeting by the hours that are told: in the evening, late at night, hours later."""

from __future__ import annotations

import datetime as dt
import re

from ....nouns import Period
from ...cues import Cue
from ...doc import within
from ...marks import Time
from ..positions.parts import Parts

NIGHT = dt.timedelta(days=1)
_NUMBER = re.compile(r"\d+")


def hours_of(parts: Parts, cue: Cue, before: Parts | None, time: Time | None) -> Period | None:
    """The day of a meeting: the evening of a night, where one is named; the day that is told, where only hours are.

    "In the evening X meets Y" is today, "hours later he met Y" the one day that the sentence before names.
    """
    left, right = parts.clause(cue.start)
    hours = [c for c in parts.cues("time_of_day") if left <= c.start < right]
    if time is None:
        return _day_told(parts, cue, before) if hours else None
    if time.from_ is None or time.to is None or time.to - time.from_ != NIGHT or time.role != "at":
        return Period(time.from_, time.to)
    tonight = any(c.start < time.end and time.start < c.end for c in hours)
    if tonight and time.to == parts.doc.published:
        return Period(time.to, time.to)
    of_a_day = len(_NUMBER.findall(parts.text[time.start : time.end])) == 1 and time.to != parts.doc.published
    return Period(time.from_, time.from_) if of_a_day else Period(time.from_, time.to)


def _day_told(parts: Parts, cue: Cue, before: Parts | None) -> Period | None:
    """Today; of what is past the one day that the sentence before names in the same passage, if any."""
    published = parts.doc.published
    clause = parts.clause(cue.start)
    ahead = any(parts.has(i, *clause) for i in ("planned", "present"))
    if not ahead and before is not None and before.sentence.passage == parts.sentence.passage:
        days = {(t.from_, t.to) for t in within(before.doc.times, before.start, before.end) if t.role == "at"}
        one = next(iter(days)) if len(days) == 1 else None
        if one is not None and one[0] == one[1]:
            return Period(*one)
    return Period(published, published) if published is not None else None
