"""Meetings told by names, a day and a town alone ("X and Y: next week, Rome"; "X with Y, yesterday in Paris (photo)").

No verb stands there: beside the names and the time are only small words, or the word for a meeting. They stand in the
clauses that open a sentence, up to the first that names none of them.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from ...cues import Cue
from ...doc import within
from ...marks import Name, Time
from ...sentences import verb_first
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
_HEAD = ":："
_GLUED = frozenset({"", "·", "ㆍ", "-", "–", "/"})
_JOINS = ("and", "with", "at_home")
_SMALL = (*_JOINS, "prep", "loc", "for")


class Line(NamedTuple):
    """A line that only says who meets whom where and when."""

    cue: Cue
    towns: tuple[Name, ...]
    days: tuple[Time, ...]
    over: bool
    """May it be over: stands the day before a colon ("X, Tuesday: A with B"), or was one at the other's?"""


def bare_line(parts: Parts) -> Line | None:
    """Two persons of different parties, joined to one another, with a day or week and a town, land or seat of power;
    of one who is with or at the other, one of these is enough."""
    line: Line | None = parts.remember("bare line", _line)
    return line


def _line(parts: Parts) -> Line | None:
    if parts.stances or not parts.doc.spaced or (parts.final and not parts.times):
        return None
    persons = [n for n in parts.names if person(n) and not located(parts, n) and not _seat(parts, n)]
    joint = _joint(parts, *persons[:2]) if len(persons) > 1 and persons[0].side != persons[1].side else None
    left, right = _stretch(parts) if joint is not None else (0, 0)
    persons = [n for n in persons if left <= n.start and n.end <= right]
    if joint is None or len(persons) != 2 or parts.gap(left, right) > FEW:
        return None
    events = [c for c in parts.cues("event") if left <= c.start < right][:1]
    told = [c for i in (*TOLD, "not") for c in parts.cues(i) if left <= c.start < right]
    quoted = any(x < right and left < y for x, y in parts.quotes)
    if {c.start for c in told} - {c.start for c in events} or parts.says(left, right) or quoted:
        return None
    named = [n for n in within(parts.names, left, right) if n not in persons and not n.adjective]
    towns = [n for n in named if n.kind == "place"]
    towns = towns or [n for n in named if n.kind == "country" and n.side not in {p.side for p in persons}]
    seats = [n for n in named if _seat(parts, n)]
    days = [t for t in within(parts.times, left, right) if t.role in {"at", "as_of"} and t.grain in {"day", "week"}]
    both = events or any(c.start == joint.start for c in parts.cues("and"))  # "X with Y in Z" needs no day
    where, when = towns or seats, bool(days)
    if len({n.id for n in towns}) > 1 or not ((where and when) if both else (where or when)):
        return None
    rest = [
        *((n.start, n.end) for n in (*persons, *towns, *seats)), *((t.start, t.end) for t in days),
        *((c.start, c.end) for c in events),
    ]  # fmt: skip
    words = [w for w in _WORD.finditer(parts.text, left, right) if not any(s <= w.start() < e for s, e in rest)]
    small = {c.start for i in _SMALL for c in parts.cues(i)}
    long = [w for w in words if w.end() - w.start() >= _SHORT and w.start() not in small]
    ahead = parts.clause(left)[1] >= right and any(_ahead(parts, t) for t in days)
    words = [w for w in words if not joint.start <= w.start() < joint.end]
    if parts.final and (words or not where or not any(_ahead(parts, t) for t in days)):
        return None  # where verbs stand last, a word more may be one
    if len(words) > SMALL or (long and not ahead):  # else a verb that nobody listed may stand there
        return None
    heads = any(parts.text[b] in _HEAD and b < joint.start for b in parts.breaks)
    return Line(events[0] if events else joint, tuple(towns), tuple(days), heads or not both)


def _joint(parts: Parts, a: Name, b: Name) -> Cue | None:
    """The word between two names that joins them, or the case of the second."""
    joined = [c for i in _JOINS for c in parts.cues(i) if a.end <= c.start and c.end <= b.start]
    if joined and parts.gap(a.end, joined[0].start) == 0 and parts.gap(joined[-1].end, b.start) == 0:
        return Cue(joined[0].start, joined[0].end, "meet")
    with_ = [c for i in ("with", "at_home") for c in parts.cues(i) if a.end <= c.start and c.end <= b.start]
    ands = {c.start for c in parts.cues("and")}
    last = [c for c in with_ if parts.gap(c.end, b.start) == 0 and c.start not in ands]
    if last and _only_when_and_where(parts, a.end, last[-1].start):  # "X in Z today, with Y"
        return Cue(last[-1].start, last[-1].end, "meet")
    if parts.text[a.end : b.start].strip() in _GLUED and (parts.final or verb_first(parts.doc.language)):
        return Cue(b.start, b.end, "meet")  # what joins them is glued to a name
    beside = b.case in {"with", "to"} and parts.gap(a.end, b.start) == 0 and not parts.broken(a.end, b.start)
    return Cue(b.start, b.end, "meet") if beside else None


def _only_when_and_where(parts: Parts, start: int, end: int) -> bool:
    """Are there only a day, a town and small words in a stretch?"""
    known = [(n.start, n.end) for n in within(parts.names, start, end) if n.kind in {"place", "venue"}]
    known += [(t.start, t.end) for t in within(parts.times, start, end)]
    known += [(c.start, c.end) for i in _SMALL for c in parts.cues(i) if start <= c.start and c.end <= end]
    words = _WORD.finditer(parts.text, start, end)
    long = [w for w in words if w.end() - w.start() >= _SHORT]
    return bool(known) and all(any(s <= w.start() < e for s, e in known) for w in long)


def _stretch(parts: Parts) -> tuple[int, int]:
    """The clauses that open a sentence, each with a person, a town or a time in it, up to a bracket."""
    opens = [at for mark in _OPENS if (at := parts.text.find(mark, parts.start, parts.end)) > 0]
    clauses, stop = parts.sentence.clauses, min([*opens, parts.signed[1] if parts.signed is not None else parts.end])
    right = clauses[0][0]
    for a, b in clauses:
        here = any(person(n) or n.kind in {"place", "country"} or _seat(parts, n) for n in within(parts.names, a, b))
        if a >= stop or not (here or within(parts.times, a, b)):
            break
        right = min(b, stop)
    return clauses[0][0], right


def _seat(parts: Parts, name: Name) -> bool:
    """Is it the seat of a government, with a word or an ending of place ("in the White House")?"""
    speaker = parts.doc.theatre.speakers.get(name.id)
    if name.kind == "venue" or speaker is None or speaker.kind != "authority":
        return name.kind == "venue"
    led = [c for i in ("prep", "loc") for c in parts.cues(i) if c.end <= name.start]
    return name.case in {"place", "to"} or any(parts.gap(c.end, name.start) <= 1 for c in led)


def _ahead(parts: Parts, time: Time) -> bool:
    """Is a day or week still to come, or may the one of that name be that comes next?"""
    published = parts.doc.published
    if published is None or time.from_ is None:
        return False
    return time.from_ > published or any(d[0] and published < d[0] <= published + NEXT for d in time.alternatives)
