"""Nouns of stance before a colon or dash that tells what it is: "left with a promise: two billion", "his offer: …"."""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from .parts import Parts, party
from .subjects import WEAK, topics
from .words import Holder, Stance, Thread, Trigger

CALLED_REACH = 2
"""Words between the noun and the colon."""
TOLD_REACH = 8
"""Words from the colon to what is promised, offered or asked for."""
_COLONS = frozenset(":：")
CALLED: dict[str, Stance] = {
    "promises": "promises", "offers": "offers", "demands": "demands", "conditions": "demands",
}  # fmt: skip
"""Stances that a noun may call something; terms that a colon opens are demanded."""


def is_called(parts: Parts, cue: Cue) -> bool:
    """Does a noun close its clause before a colon, behind which it is told what is promised, offered or demanded?"""
    right = parts.clause(cue.start)[1]
    if right >= parts.end or parts.text[right] not in _COLONS or parts.gap(cue.end, right) > CALLED_REACH:
        return False
    left = parts.clause(cue.start)[0]
    if parts.says(left, cue.start) or any(left <= c.start < right and c.id not in WEAK for c in parts.subjects):
        return False
    told = [c.start for c in topics(parts) if c.start > right]
    told += [q.start for q in parts.quantities if q.start > right and q.unit is not None]
    return bool(told) and parts.gap(right, min(told)) <= TOLD_REACH


def whose_call(parts: Parts, t: Trigger, thread: Thread) -> Holder | None:
    """Whose promise, offer or demand a noun before a colon is: who is named first before it, else who was spoken of."""
    left, right = parts.clause(t.start)
    named = [n for n in within(parts.names, left, right) if party(n) and not n.outlet]
    free = [n for n in named if not parts.object_of(n) and n.start < t.start and not n.adjective]
    persons = [n for n in named if n.kind == "speaker"]
    chosen = (free or persons or [n for n in named if n.adjective])[:1]
    if chosen:
        return Holder(party(chosen[0]) or chosen[0].id, chosen[0])
    return thread.holder if parts.pronoun(left, right) else None
