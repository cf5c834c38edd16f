"""Meetings told by what two persons do with each other, by an alliance alone, or in a clause on who went."""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...marks import Name
from ..positions.parts import Parts
from .names import ISO, located

TOLD = ("meet", "receive", "event", "held_at")
"""Words of a clause that tell of a meeting by themselves."""


def described(parts: Parts, cue: Cue) -> list[Name]:
    """The person whom a relative clause with a word in it tells more of."""
    embedded = parts.inside_embedded(cue.start)
    if embedded is None:
        return []
    last = [n for n in within(parts.names, parts.start, embedded[0]) if person(n)][-1:]
    return [n for n in last if parts.gap(n.end, embedded[0]) == 0]


def together(parts: Parts) -> list[Cue]:
    """What two persons of different parties do with each other in a town on a day, or on a day to come: settle the
    points of a plan, sign a treaty, hand over a letter."""
    out = []
    for d in parts.cues("together"):
        left, right = parts.clause(d.start)
        if any(parts.has(i, left, right) for i in TOLD) or parts.says(left, right) or _stance(parts, left, d):
            continue
        persons = [*described(parts, d), *(n for n in within(parts.names, left, right) if person(n))]
        persons = [n for n in persons if not located(parts, n)]
        sides = {n.side for n in persons}
        if len(sides) < 2 or (len(persons) > 2 and not parts.final):
            continue
        towns = [n for n in within(parts.names, left, right) if n.kind in {"place", "speaker"} and located(parts, n)]
        if (towns and day_named(parts, left, right)) or dated(parts, d):
            out.append(Cue(d.start, d.end, "meet"))
    return out


def dated(parts: Parts, cue: Cue) -> bool:
    """Is a day named in the clause, or right before it, that may be one to come?"""
    published = parts.doc.published
    left, right = parts.clause(cue.start)
    left = parts.clause(max(left - 1, parts.start))[0]
    days = [t for t in within(parts.times, left, right) if t.role == "at" and t.grain == "day" and not t.part]
    every = [d for t in days for d in ((t.from_, t.to), *t.alternatives)]
    return published is not None and any(d[0] is not None and d[0] >= published for d in every)


def alliance(parts: Parts, cue: Cue, ids: tuple[str, ...]) -> bool:
    """Does an alliance meet by itself ("the G7's foreign ministers met in X"), in a town on a day?"""
    if len(ids) != 1 or cue.id not in {"meet", "event"}:
        return False
    left, right = parts.clause(cue.start)
    left = parts.clause(max(left - 1, parts.start))[0] if parts.gap(parts.start, left) <= 1 else left
    speaker = parts.doc.theatre.speakers.get(ids[0])
    bloc = speaker.side is None if speaker is not None else len(ids[0]) > ISO or ids[0] == "EU"
    members = speaker is not None or parts.has("team", left, right)
    towns = [n for n in within(parts.names, left, right) if n.kind == "place" and located(parts, n)]
    return bloc and members and cue.id == "meet" and bool(towns) and day_named(parts, left, right)


def day_named(parts: Parts, left: int, right: int) -> bool:
    """Is a day named within a stretch?"""
    return any(t.role == "at" and t.grain == "day" for t in within(parts.times, left, right))


def person(name: Name) -> bool:
    """Is a name one of a person or body of a party?"""
    return name.kind == "speaker" and name.side is not None and not name.outlet and not name.adjective


def somewhere(parts: Parts, left: int, right: int, *, seats: bool = False) -> bool:
    """Is a town named where they are, a seat of power or a day?"""
    names = within(parts.names, left, right)
    towns = [
        n for n in names if (n.kind == "place" or (seats and n.kind in {"venue", "speaker"})) and located(parts, n)
    ]
    return bool(towns) or day_named(parts, left, right)


def _stance(parts: Parts, left: int, deed: Cue) -> bool:
    """Is a stance told before what they do, or in the same stretch behind it ("presented X and asks for Y" is none)?"""
    begins = parts.segment(deed.start)
    return any(left <= s.start < deed.end or begins == parts.segment(s.start) for s in parts.stances if s.start >= left)
