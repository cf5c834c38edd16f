"""Meetings that no word for meeting tells: a leader with another one in a town or on a day, or at a round of talks.

"X was in the capital on Thursday with Y", "flies to Paris, where he will see Y", "the next round of A and B is due".
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from ...cues import Cue
from ...doc import within
from ...marks import Name, Time
from ...told import day_told
from ..positions.parts import Parts, party
from .bare_line import bare_line
from .joint import TOLD, described, person, somewhere
from .names import located, parties_named, place_described

SEEN_REACH = 3
"""Words between a town and whom somebody comes there to see."""
BESIDE = 1
"""Words between "with" and the person it belongs to."""
_NOT_WITH = ("and", "joint", "for", "loc", "that")
"""What else a small word of company may be."""
_FOUGHT = (
    "casualties",
    "kill",
    "wound",
    "destroyed",
    "strike_hit",
    "launch",
    "down",
    "gain",
    "lose",
    "advance",
    "clash",
)
OFF = 3
"""Words of a clause that only says that something is off."""
LONG_AGO = dt.timedelta(days=15)
"""A day of the month, named without it, that lies so far back is the one to come, where that is near."""
SET_REACH = 1
"""Words between "planned" and the day something is planned for."""
FAR = 4
"""The same where verbs stand last."""
TEAM_NEAR = 3
"""Words between the second of two parties and the word for their teams."""


def beside_each_other(parts: Parts) -> list[Cue]:
    """Where two persons of different parties are told to be with each other, in a clause with no word for meeting."""
    others = {c.start for i in _NOT_WITH for c in parts.cues(i)}
    out = []
    for w in parts.cues("with"):
        left, right = parts.clause(w.start)
        if w.start in others or any(parts.has(i, left, right) for i in TOLD) or parts.says(left, right):
            continue
        persons = [n for n in within(parts.names, left, right) if person(n)]
        after = [n for n in persons if n.start >= w.end and parts.gap(w.end, n.start) <= BESIDE][:1]
        before = [n for n in persons if n.end <= w.start and after and n.side != after[0].side]
        if after and len(before) == 1 and somewhere(parts, left, right):
            out.append(Cue(w.start, w.end, "meet"))
    line = bare_line(parts)
    return out + _at_home(parts) + ([line.cue] if line is not None and line.cue.id == "meet" else [])


def _at_home(parts: Parts) -> list[Cue]:
    """ "X was at Y's in the Kremlin": a person of one party in a clause with "at" before one of another."""
    out = []
    for w in parts.cues("at_home"):
        left, right = parts.clause(w.start)
        if any(parts.has(i, left, right) for i in TOLD) or parts.says(left, right):
            continue
        if any(left <= s.start < right for s in parts.stances):
            continue
        persons = [n for n in within(parts.names, left, right) if person(n) and not located(parts, n)]
        gap = BESIDE - 1
        after = [n for n in persons if n.start >= w.end and parts.gap(w.end, n.start) <= gap and not parts.final]
        after += [n for n in persons if parts.final and n.end <= w.start and parts.gap(n.end, w.start) <= gap][-1:]
        persons = [*described(parts, w), *persons]
        other = [n for n in persons if after and n.side != after[0].side and n.end <= after[0].start]
        opens = after and parts.gap(left, w.start) == 0 and not other  # "at X's come Y and Z"
        other += [n for n in persons if opens and n.side != after[0].side][:1]
        alone = len({n.id for n in persons}) == 2 or opens
        where = parts.clause(max(left - 1, parts.start))[0] if opens else left
        if len(other) == 1 and alone and somewhere(parts, where, right, seats=True):
            out.append(Cue(w.start, w.end, "meet"))
    return out


def seen_there(parts: Parts) -> list[Cue]:
    """Whom somebody sees in the town he comes to ("flies to Paris, where he sees Y"), whatever the verb."""
    out = []
    for v in parts.cues("visit"):
        out += _to_see(parts, v)
        left = parts.clause(v.start)[1] + 1
        if left >= parts.end or place_described(parts, left) is None:
            continue
        right = parts.clause(left)[1]
        persons = [n for n in within(parts.names, left, right) if person(n)]
        came = [n for n in within(parts.names, *parts.clause(v.start)) if person(n)]
        if (
            len(persons) == 1
            and came
            and not any(parts.has(i, left, right) for i in TOLD)
            and _silent(parts, left, right)
        ):
            out.append(Cue(persons[0].start, persons[0].end, "meet"))
    return out


def _to_see(parts: Parts, visit: Cue) -> list[Cue]:
    """ "Travels to Paris to see Y": whom the clause of a journey, or the one of its aim, names behind the town."""
    left, right = parts.clause(visit.start)
    towns = [n for n in within(parts.names, left, right) if n.kind == "place" and located(parts, n)]
    persons = [n for n in within(parts.names, left, right) if person(n)]
    if not towns or any(parts.has(i, left, right) for i in TOLD) or not _silent(parts, left, right):
        return []
    came = [n for n in persons if n.end <= min(visit.start, towns[0].start)] or persons[:1]
    seen = [n for n in persons if n.start >= towns[0].end and came and n.side != came[0].side]
    alone = len(seen) == 1 and not parts.broken(towns[0].end, seen[0].start)
    times = sum(parts.gap(t.start, t.end) for t in within(parts.times, towns[0].end, seen[0].start)) if seen else 0
    if alone and parts.gap(towns[0].end, seen[0].start) - times <= SEEN_REACH and came[0] is not seen[0]:
        return [Cue(seen[0].start, seen[0].end, "meet")]
    return []


def _silent(parts: Parts, left: int, right: int) -> bool:
    """Is nothing said in a clause, by a verb that tells of nothing else ("sees")?"""
    thinks = {s.start for s in parts.stances if s.id == "thinks"}
    return all(s.start in thinks for s in parts.says(left, right))


def rounds(parts: Parts) -> list[Cue]:
    """The rounds of talks between two parties that a clause without a word for meeting dates or places."""
    out = []
    for r in parts.cues("next"):
        left, right = parts.clause(r.start)
        told = any(parts.has(i, left, right) for i in TOLD)
        sides = {party(n) for n in parties_named(parts, left, right)}
        teams = parts.has("team", left, right) or _between(parts, r) if len(sides) > 1 else not sides and heads(parts)
        if not told and teams and somewhere(parts, left, right):
            out.append(Cue(r.start, r.end, "event"))
    return out or _teams(parts)


def _between(parts: Parts, cue: Cue) -> bool:
    """Do two parties stand right behind a word for a round ("the new round between Russians and Ukrainians")?"""
    after = [n for n in parts.names if n.start >= cue.end and party(n)][:2]
    near = len(after) == 2 and parts.gap(cue.end, after[0].start) <= 2 and parts.gap(after[0].end, after[1].start) <= 2
    return near and party(after[0]) != party(after[1]) and not parts.broken(cue.end, after[1].start)


def heads(parts: Parts) -> list[Name]:
    """Who leads the teams of two parties, told in the clauses behind ("X leads the one delegation, Y the other")."""
    if not parts.cues("team"):
        return []
    persons = [n for n in parts.names if person(n)]
    alone = len(persons) == 2 and persons[0].side != persons[1].side
    return persons if alone and not parts.says(parts.start, parts.end) else []


def _teams(parts: Parts) -> list[Cue]:
    """ "American and Russian negotiators go on in X": the teams of two parties in one list, with their day or town."""
    for t in parts.cues("team"):
        left, right = parts.clause(t.start)
        said = [s for s in parts.says(left, right) if s.start != t.start]
        if any(parts.has(i, left, right) for i in TOLD) or said:
            continue
        if any(left <= s.start < right for s in parts.stances) or parts.doc.cues_in("events", left, right, *_FOUGHT):
            continue
        own = [n for n in within(parts.names, left, right) if n.kind in {"side", "country"} and party(n)]
        pair = [(a, b) for a, b in pairwise(own) if party(a) != party(b) and parts.gap(a.end, b.start) <= 1]
        near = [p for p in pair if parts.gap(min(p[1].end, t.end), max(p[0].start, t.start)) <= TEAM_NEAR]
        if near and somewhere(parts, left, right):
            return [Cue(t.start, t.end, "event")]
    return []


def coming(parts: Parts, cue: Cue, time: Time | None) -> Time | None:
    """The day of a meeting told in the present ("on Friday X meets Y"): the one to come, where the text leaves it."""
    published = parts.doc.published
    if time is None or published is None or time.from_ is None or not time.relative or time.from_ >= published:
        return time
    left, right = parts.clause(cue.start)
    going = place_described(parts, left) is not None and any(
        parts.has(i, parts.start, parts.clause(left)[1]) for i in ("present", "will")
    )
    led = bool(heads(parts)) and any(parts.has(i, parts.start, parts.end) for i in ("will", "present"))
    led = led or _only_names(parts, cue)
    whens = {c.start for c in parts.cues("when")}  # "wenn X am Montag Y trifft"
    led = led or any(left <= c.start < cue.start and c.start in whens for c in parts.cues("if"))
    led = led or planned_for(parts, time)
    ahead = going or led or _present(parts, left, right) or _next(parts, left, right) or called_off(parts, left)
    if not ahead and published - time.from_ < LONG_AGO:
        return time
    return still_to_come(parts, time)


def still_to_come(parts: Parts, time: Time) -> Time:
    """The day of that name that comes next, where the text leaves it."""
    published = parts.doc.published
    if published is None or time.from_ is None or time.from_ >= published:
        return time
    later = [d for d in time.alternatives if d[0] and published < d[0] <= published + dt.timedelta(days=7)]
    return time._replace(from_=later[0][0], to=later[0][1]) if later else time


def days_ahead(parts: Parts, time: Time | None) -> Time | None:
    """ "Within two weeks", of what is planned: from the day it is told on."""
    if time is None or time.role not in {"within", "past"} or time.from_ is None or time.to is None:
        return time
    day = day_told(parts.doc, parts.sentence)
    return time if day is None else time._replace(from_=day, to=day + (time.to - time.from_), role="within")


def planned_for(parts: Parts, time: Time) -> bool:
    """Does "planned" stand right beside the day ("the talks planned for Friday were called off")?"""
    planned = parts.cues("set_for")
    if parts.final:  # "cuma günü Ankara'da yapması planlanan"
        right = parts.clause(time.start)[1]
        return any(time.end <= c.start < right and parts.gap(time.end, c.start) <= FAR for c in planned)
    return any(parts.gap(min(c.end, time.end), max(c.start, time.start)) <= SET_REACH for c in planned)


def _present(parts: Parts, left: int, right: int) -> bool:
    """Is a meeting told in the present, and not by a participle that looks like it ("heeft … ontmoet")?"""
    now = [c for c in parts.cues("present") if left <= c.start < right]
    had = [c for c in parts.cues("had") if left <= c.start < right]
    return any(not any(h.end <= c.start for h in had) for c in now)


def _only_names(parts: Parts, cue: Cue) -> bool:
    """Is a meeting told by names, a town and a day alone?"""
    line = bare_line(parts)
    return line is not None and line.cue.start == cue.start and not line.over


def _next(parts: Parts, left: int, right: int) -> bool:
    """Is it the round that comes next ("the next round of talks is on Friday")?"""
    planned = [c for c in parts.cues("planned") if left <= c.start < right]
    return any(n.start < p.end and p.start < n.end for n in parts.cues("next") for p in planned)


def called_off(parts: Parts, left: int) -> bool:
    """Does a clause that only says that something is off stand before, and open the sentence ("Scrapped: the …")?"""
    a, b = parts.clause(max(left - 1, parts.start))
    alone = b < left and parts.gap(parts.start, a) == 0 and parts.gap(a, b) <= OFF
    opens = [c for c in parts.cues("cancelled") if parts.gap(parts.start, c.start) == 0]
    return bool(opens) and (alone or opens[0].start >= left)
