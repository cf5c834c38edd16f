"""Conditions told by an order of things: "before there is talk of a truce, X wants Y", "first Y, then a truce".

The truce, the peace or the talks that are to come second hang on what is to come first.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...cues import Cue
from .conditions import AHEAD
from .parts import Parts
from .words import Trigger

OPENS = 2
"""Words of a part before the word that opens the order."""
NEAR = 8
"""Words from "before" to what is to come second."""
EVERY = 3
"""Words from "before" to the truce behind what is asked for ("before any lasting truce")."""
THEN_REACH = 4
"""Words from "then" to what is to come second."""
FIRST_REACH = 12
"""Words from "first" to "then"."""
_TALKED = AHEAD | {"discuss"}
_ASKS = frozenset({"demands", "wants", "demands_noun"})


def in_order(parts: Parts) -> Iterable[Trigger]:
    """The conditions of a sentence that tell what is to come first."""
    if parts.question:
        return
    yield from _before(parts)
    yield from _first_then(parts)


def before_truce(parts: Parts, at: int) -> bool:
    """Does a "before" in the clause of a place name the truce, the peace or the talks that come first?"""
    left, right = parts.clause(at)
    return any(left <= c.start < right and _ahead(parts, c.end, NEAR) for c in parts.cues("ere"))


def truce_behind(parts: Parts, at: int, end: int) -> Cue | None:
    """The truce or peace before which something is asked for ("wants the withdrawal before any truce"), with no day."""
    for c in parts.cues("ere") if not parts.final else ():
        second = _ahead(parts, c.end, EVERY) if at <= c.start < end else None
        dated = any(c.start <= t.start < parts.clause(c.start)[1] for t in parts.times)
        if second is not None and second.id != "meeting" and not dated:
            return second
    return None


def _before(parts: Parts) -> Iterable[Trigger]:
    """ "Before there is a truce, X wants the whole of Y"."""
    for cue in parts.cues("ere") if not parts.final else ():
        left, stop = parts.part(cue.start)
        second = _ahead(parts, cue.end, NEAR)
        if second is None or parts.gap(left, cue.start) > OPENS:
            continue
        asks = [s for s in parts.stances if second.end <= s.start < stop and s.id in _ASKS]
        if not asks or any(t.start < second.end and cue.start < t.end for t in parts.times):
            continue
        about = (cue.start, parts.clause(asks[0].start)[1])
        yield Trigger(cue.start, second.end, "conditions", "before_that", parts.end, parts.start, True, about)
        return


def _first_then(parts: Parts) -> Iterable[Trigger]:
    """ "First the whole of X, then a truce"."""
    for cue in parts.cues("first"):
        left, stop = parts.part(cue.start)
        then = [c for c in parts.cues("thereupon") if cue.end <= c.start < stop]
        if not then or parts.gap(cue.end, then[0].start) > FIRST_REACH or not parts.broken(cue.end, then[0].start):
            continue
        second = _ahead(parts, then[0].start, THEN_REACH, _TALKED)
        told = any(parts.doc.cues_in("events", left, stop, "gain", "lose", "fallen", "launch", "kill", "down"))
        if second is None or told:
            continue
        about = (cue.start, max(second.end, parts.clause(second.start)[1]))
        yield Trigger(cue.start, second.end, "conditions", "ordered", parts.end, parts.start, True, about)
        return


def _ahead(parts: Parts, at: int, reach: int, ids: frozenset[str] = AHEAD) -> Cue | None:
    """The truce, the peace or the talks named right behind a place, in its clause or the short one behind it."""
    for s in parts.subjects:
        if s.id in ids and s.start >= at:
            return s if parts.gap(at, s.start) <= reach and parts.clause(s.start)[0] <= at + 1 else None
    return None
