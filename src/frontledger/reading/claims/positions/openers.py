"""Who holds a stance, where he opens the clause or the part and something stands between him and the verb."""

from __future__ import annotations

from ...marks import Name
from .parts import Parts
from .words import Trigger

OPENS_REACH = 2
"""Words between a party that opens a clause and the verb."""
ASIDE = 6
"""Words of an aside that tells who somebody is."""


def before_if(parts: Parts, t: Trigger) -> Name | None:
    """Of "X, if there is no deal, threatens Y": X, who opens the part and is all that stands before the "if"."""
    left = parts.part(t.start)[0]
    ifs = [c for c in parts.cues("if") if t.start <= c.start < t.end]
    if parts.final or not ifs:
        return None
    led = parts.clause(left)
    named = [n for n in parts.parties(*led) if not n.adjective and parts.gap(left, n.start) <= 1]
    alone = led[1] < ifs[0].start and parts.gap(led[1], ifs[0].start) <= 1
    behind = parts.clause(ifs[0].start)[1] + 1
    verb = [s for s in parts.stances if behind <= s.start and parts.gap(behind, s.start) <= 1]
    return named[0] if alone and named and verb and parts.gap(named[0].end, led[1]) <= 1 else None


def apposed(parts: Parts, t: Trigger) -> Name | None:
    """Of "X, the foreign minister, promised …": X, right before an aside behind which the verb stands."""
    left = parts.clause(t.start)[0]
    if parts.final or left <= parts.part(t.start)[0] + 1 or parts.gap(left, t.start) > 1 or t.mode == "noun":
        return None
    a, b = parts.clause(left - 1)
    told = (
        any(a <= s.start < b for s in parts.stances) or parts.says(a, b) or any(a <= x < b for x, _ in parts.embedded)
    )
    if a <= parts.part(t.start)[0] or told or parts.gap(a, b) > ASIDE or parts.parties(a, b):
        return None
    named = [n for n in parts.parties(*parts.clause(a - 1)) if n.kind == "speaker" and parts.gap(n.end, a - 1) == 0]
    return named[-1] if named else None


def opens_clause(parts: Parts, t: Trigger) -> list[Name]:
    """The party that opens the clause of a verb which may stand before its subject ("ترامب لا يزال يرفض")."""
    left = parts.clause(t.start)[0]
    named = [n for n in parts.parties(left, t.start) if not n.adjective]
    near = len(named) == 1 and parts.gap(left, named[0].start) <= 1 and parts.gap(named[0].end, t.start) <= OPENS_REACH
    return named if near and not parts.says(left, t.start) else []


def within_verb(parts: Parts, t: Trigger) -> list[Name]:
    """The party that stands alone within a verb of two parts, behind whatever opens its clause."""
    inside = [n for n in parts.parties(t.start, t.end) if not n.adjective]
    return inside if len(inside) == 1 else []
