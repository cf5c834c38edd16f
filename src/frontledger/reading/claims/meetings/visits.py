"""Visits to a capital of the war that are to come, with nobody named there ("Y will visit the capital next week")."""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...marks import Name
from ..positions.parts import Parts
from .joint import TOLD, person

BESIDE = 2
"""Words between the verb and the capital."""


def visits(parts: Parts) -> list[Cue]:
    """Where a clause without a word for meeting tells that a leader is to visit the capital of a side of the war."""
    out = []
    for c in parts.cues("calls_on"):
        left, right = parts.clause(c.start)
        if any(parts.has(i, left, right) for i in TOLD) or parts.says(left, c.start):
            continue
        if visited(parts, c) is not None and _to_come(parts, left, right):
            out.append(Cue(c.start, c.end, "receive"))
    return out


def visited(parts: Parts, cue: Cue) -> tuple[Name, Name] | None:
    """Who visits and the capital that he visits, where they are the only ones named."""
    if not any(c.start < cue.end and cue.start < c.end for c in parts.cues("calls_on")):
        return None
    named = within(parts.names, *parts.clause(cue.start))
    persons = [n for n in named if person(n)]
    towns = [n for n in named if n.kind == "place" and n.side in parts.doc.theatre.parties]
    towns = [n for n in towns if parts.gap(min(n.end, cue.end), max(n.start, cue.start)) <= BESIDE]
    if len(persons) != 1 or len(towns) != 1 or persons[0].side == towns[0].side:
        return None
    return persons[0], towns[0]


def _to_come(parts: Parts, left: int, right: int) -> bool:
    published = parts.doc.published
    times = [t for t in within(parts.times, left, right) if t.role in {"at", "within"} and t.to is not None]
    return published is not None and any(t.to is not None and t.to > published for t in times)
