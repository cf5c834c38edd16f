"""Figures that are all a stance governs: "Moscow offers three days, Kyiv wants 30", behind "and the truce?".

What they are of was named just before: by the stance told last, by a short question, by the sentence before.
"""

from __future__ import annotations

from ....nouns import Claim
from ...doc import within
from ...marks import Quantity
from .parts import Parts
from .subjects import WEAK, Item, subject_of, topics
from .words import Trigger

TIMED = frozenset({"ceasefire", "guarantees"})
"""What a number of days or years is of."""
_TIME = frozenset({"hour", "day", "week", "month", "year"})
_STANCES = frozenset({"demands", "offers", "promises"})
_MODES = frozenset({"verb", "noun", "wants", "must"})
BEHIND = 2
"""Words between a stance and the figure that it is about."""
REST = 1
"""Words of the clause behind the figure."""


def figure_alone(parts: Parts, t: Trigger) -> Quantity | None:
    """The one figure that a stance governs, with nothing but small words beside it."""
    if t.stance not in _STANCES or t.mode not in _MODES:
        return None
    left, right = parts.clause(t.start)
    some = [q for q in within(parts.quantities, left, right) if not q.ordinal and q.restates is None]
    if len(some) != 1 or some[0].unit not in {None, "person", *_TIME}:
        return None
    q = some[0]
    if q.unit == "person" and not parts.text[q.start : q.end].isalpha():
        return None  # "30 people": only a numeral in a form for persons is a bare figure
    if q.start >= t.end:
        near = parts.gap(t.end, q.start) <= BEHIND and parts.gap(q.end, right) <= REST
    else:
        near = parts.gap(q.end, t.start) <= REST and parts.gap(t.end, right) <= REST
    return q if near else None


def told_by_figure(parts: Parts, t: Trigger, recent: list[Claim], earlier: Parts | None) -> list[Item]:
    """What a figure alone is of: a truce or guarantees of some length, named just before."""
    q = figure_alone(parts, t)
    if q is None:
        return []
    here = (min(t.start, q.start), max(t.end, q.end))
    last = recent[-1].extra.subject if recent else None
    if last is not None and last in TIMED and (q.unit in _TIME or _timed(recent[-1])):
        return [Item(*here, last)]
    if earlier is None or q.unit not in _TIME:
        return []
    told = [c for c in topics(earlier) if c.id not in WEAK]
    if {subject_of(c) for c in told} & TIMED and len({c.id for c in told}) == 1:
        return [Item(*here, subject_of(told[-1]))]
    return []


def _timed(claim: Claim) -> bool:
    return claim.amount is not None and claim.amount.unit in _TIME
