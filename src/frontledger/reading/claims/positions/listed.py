"""Sums and arms that are promised, offered or asked for together ("500 million euros and twelve howitzers")."""

from __future__ import annotations

from ...doc import within
from ...marks import Quantity
from .about import ARMS, MONEY
from .fields import amount
from .parts import Parts, party
from .subjects import Item
from .words import Trigger

_PUT = frozenset({"demands", "offers", "promises"})
NEAR = 4
"""Words between two figures of one list."""


def listed_with(parts: Parts, t: Trigger, item: Item) -> list[Item]:
    """The other figures of the list that the figure of what is promised stands in."""
    first = amount(parts, item)
    if item.subject != "other" or t.stance not in _PUT or first is None or t.about is not None:
        return []
    left, right = parts.clause(t.start)
    counted = [q for q in within(parts.quantities, left, right) if not q.ordinal and q.restates is None]
    counted = [q for q in counted if q.unit in ARMS or q.unit in MONEY]
    at = next((i for i, q in enumerate(counted) if (q.low, q.unit) == (first.low, first.unit)), None)
    if at is None:
        return []
    end = begin = at
    while end + 1 < len(counted) and _joined(parts, counted[end], counted[end + 1]):
        end += 1
    while begin and _joined(parts, counted[begin - 1], counted[begin]):
        begin -= 1
    others = [q for q in counted[begin : end + 1] if q is not counted[at]]
    return [Item(q.start, q.end, "other") for q in others]


def _joined(parts: Parts, one: Quantity, two: Quantity) -> bool:
    """Do two figures stand in one list, with an "and" or a comma and no party between them?"""
    if parts.gap(one.end, two.start) > NEAR or any(party(n) for n in within(parts.names, one.end, two.start)):
        return False
    joints = [c for i in ("joint", "and") for c in parts.cues(i) if one.end <= c.start and c.end <= two.start]
    return one.unit != two.unit and bool(joints)
