"""Meetings told by names, a day to come and a town alone ("X and Y: next week, Rome", "on Friday in London X and Y").

No verb stands there: beside the names and the time are only small words, or the word for a meeting.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from ...cues import Cue
from ...doc import within
from ...marks import Name, Time
from ..positions.parts import Parts
from .joint import TOLD, person
from .names import located

FEW = 14
"""Words of a line that only says who meets where and when."""
SMALL = 4
"""Small words in it, beside names and times."""
NEXT = dt.timedelta(days=7)
_SHORT = 4
"""Letters of a word that is too long to be a small one."""
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = "(（"


class Line(NamedTuple):
    """A line that only says who meets whom where and when."""

    cue: Cue
    towns: tuple[Name, ...]
    days: tuple[Time, ...]


def bare_line(parts: Parts) -> Line | None:
    """Two persons of different parties, joined to one another, with a day or week to come and a town or land."""
    opens = [at for mark in _OPENS if (at := parts.text.find(mark, parts.start, parts.end)) > 0]
    left, right = parts.start, min(opens, default=parts.end)
    if parts.final or not parts.times or not parts.doc.spaced:
        return None
    persons = [n for n in within(parts.names, left, right) if person(n) and not located(parts, n)]
    if len(persons) != 2 or persons[0].side == persons[1].side or parts.gap(left, right) > FEW:
        return None
    a, b = persons
    joined = [c for i in ("and", "with") for c in parts.cues(i) if a.end <= c.start and c.end <= b.start]
    near = bool(joined) and parts.gap(a.end, joined[0].start) == 0 and parts.gap(joined[-1].end, b.start) == 0
    names = [n for n in within(parts.names, left, right) if n not in persons and not n.adjective]
    towns = [n for n in names if n.kind == "place"]
    towns = towns or [n for n in names if n.kind == "country" and n.side not in {a.side, b.side}]
    days = [t for t in within(parts.times, left, right) if t.role == "at" and t.grain in {"day", "week"}]
    if not near or not towns or len({n.id for n in towns}) > 1 or not any(_ahead(parts, t) for t in days):
        return None
    events = [c for c in parts.cues("event") if left <= c.start < right][:1]
    told = [c for i in (*TOLD, "not") for c in parts.cues(i) if left <= c.start < right]
    if {c.start for c in told} - {c.start for c in events} or parts.stances or parts.says(left, right):
        return None
    rest = [
        *((n.start, n.end) for n in (*persons, *towns)), *((t.start, t.end) for t in days),
        *((c.start, c.end) for c in events),
    ]  # fmt: skip
    words = [w for w in _WORD.finditer(parts.text, left, right) if not any(s <= w.start() < e for s, e in rest)]
    one_clause = parts.clause(left)[1] >= right  # a verb that nobody listed may stand there
    if len(words) > SMALL or (not one_clause and any(w.end() - w.start() >= _SHORT for w in words)):
        return None
    cue = events[0] if events else Cue(joined[0].start, joined[0].end, "meet")
    return Line(cue, tuple(towns), tuple(days))


def _ahead(parts: Parts, time: Time) -> bool:
    """Is a day or week still to come, or may the one of that name be that comes next?"""
    published = parts.doc.published
    if published is None or time.from_ is None:
        return False
    return time.from_ > published or any(d[0] and published < d[0] <= published + NEXT for d in time.alternatives)
