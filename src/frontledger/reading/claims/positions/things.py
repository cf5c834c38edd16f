"""Things of the war that are all a stance is about, with no figure: "asked for more ammunition", "gives no weapons"."""

from __future__ import annotations

from ...doc import within
from .parts import Parts, party
from .subjects import Item
from .words import Trigger

_STANCES = frozenset({"demands", "refuses", "promises"})
_MODES = frozenset({"verb", "wants"})
_DONE = (
    "destroyed", "kill", "casualties", "launch", "down", "capture_equipment", "lose", "lose_noun", "strike_hit",
    "gain", "hold", "fallen",
)  # fmt: skip
"""What else may have become of things."""
BEHIND = 3
"""Words between a verb and the thing that it asks for, gives or refuses."""
BEFORE = 1
"""Words between a thing and the verb behind it."""


def things(parts: Parts, t: Trigger) -> list[Item]:
    """The thing right beside a plain verb of stance whose party is named in its clause."""
    if t.stance not in _STANCES or t.mode not in _MODES:
        return []
    left, right = parts.clause(t.start)
    named = any(party(n) and not n.outlet and not n.adjective for n in within(parts.names, left, right))
    if not (named or parts.pronoun(left, t.start)) or parts.doc.cues_in("events", left, right, *_DONE):
        return []
    if any(t.start < c.start and not parts.gap(t.end, max(c.start, t.end)) for c in parts.cues("infinitive")):
        return []  # what one wants to do oneself ("wants to buy gas")
    counted = [q for q in within(parts.quantities, t.end, right) if q.unit == "region"]
    if t.stance == "demands" and counted and parts.gap(t.end, counted[0].start) <= BEHIND:
        return [Item(t.start, counted[0].end, "territory")]  # "wants all four regions"
    goods = [c for c in parts.subjects if c.id == "goods" and left <= c.start < right]
    behind = [c for c in goods if c.start >= t.end and parts.gap(t.end, c.start) <= BEHIND]
    before = [c for c in goods if c.end <= t.start and parts.gap(c.end, t.start) <= BEFORE]
    inside = [c for c in goods if t.start <= c.start and c.end <= t.end]  # "gibt seine Waffen nicht her"
    found = before or behind if parts.final else behind or before
    found = found or inside
    return [Item(min(t.start, found[0].start), max(t.end, found[0].end), "other")] if found else []
