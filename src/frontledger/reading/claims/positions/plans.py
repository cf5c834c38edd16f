"""Plans: whose they are, and what they tell in whatever words."""

from __future__ import annotations

from collections.abc import Iterable

from ...cues import Cue
from ...doc import within
from ...marks import Name
from .parts import Parts, party
from .words import Thread, Trigger

OWNER_REACH = 2
"""Words between a plan and whose it is."""
_TERMS = frozenset({"territory", "army_size", "neutrality", "guarantees"})
"""What a plan tells the terms of."""


def plan_owner(parts: Parts, thread: Thread) -> str | None:
    """Whose plan the sentence speaks of: a name right beside the word for plan."""
    for cue in parts.cues("plan"):
        names = [n for n in parts.names if party(n) and not n.outlet]
        near = [
            n
            for n in names
            if n.end <= cue.start and parts.gap(n.end, cue.start) <= 3 and not parts.broken(n.end, cue.start)
        ]
        by = [s.end for s in parts.stances if s.id == "offers_by" and cue.end <= s.start]
        ends = [cue.end, *(e for e in by if parts.gap(cue.end, e) <= 3)]
        after = [
            n
            for n in names
            if any(
                e <= n.start and parts.gap(e, n.start) <= (e != cue.end) and not parts.broken(e, n.start) for e in ends
            )
        ]
        near = _who_hands_over(parts, cue.start, names, near) or near
        if near or after:
            return party((near[-1:] or after)[0])
    goes_on = any(parts.cues(i) for i in ("contains", "allows", "must"))
    return thread.plan_owner if goes_on else None


def _who_hands_over(parts: Parts, plan: int, names: list[Name], near: list[Name]) -> list[Name]:
    """Whose plan it is that is handed to a side of the war or carried along ("Washington has handed Kyiv a plan", "X,
    who had a plan under his arm"): the party before."""
    inside = parts.inside_embedded(plan)
    if inside is not None and not near:
        before = [n for n in names if n.end <= inside[0] and parts.gap(n.end, inside[0]) <= OWNER_REACH]
        return [n for n in before[-1:] if party(n) not in parts.doc.theatre.parties]
    left = parts.clause(plan)[0]
    first = [n for n in names if left <= n.start and near and n.end <= near[-1].start and not n.adjective][:1]
    given = [s for s in parts.stances if first and first[0].end <= s.start < plan]
    to_side = near and party(near[-1]) in parts.doc.theatre.parties and not near[-1].adjective
    return first if given and to_side and party(first[0]) not in parts.doc.theatre.parties else []


def plan_tells(parts: Parts) -> Iterable[Trigger]:
    """ "X's plan shuts the alliance's door": what a plan with its owner beside it says, whatever the verb."""
    if parts.cues("contains"):
        return
    for plan in parts.cues("plan"):
        right = parts.clause(plan.start)[1]
        if not _own_plan(parts, plan) or parts.says(parts.start, parts.end):
            continue
        terms = [c for c in parts.subjects if plan.end <= c.start < right and c.id in _TERMS]
        told = [s for s in parts.stances if plan.end <= s.start < right and s.id != "refuses"]
        grammar = any(parts.has(i, plan.start, right) for i in ("wont", "must", "not", "passive"))
        if terms and not told and not grammar:
            at = terms[-1].end if parts.final else plan.end
            yield Trigger(at, at, "offers", "contains", parts.end)
            return


def _own_plan(parts: Parts, plan: Cue) -> bool:
    """Does a clause open with a plan and whose it is?"""
    left, right = parts.clause(plan.start)
    owners = [n for n in within(parts.names, left, right) if party(n) and not n.outlet]
    owners = [n for n in owners if parts.gap(min(n.end, plan.end), max(n.start, plan.start)) <= OWNER_REACH]
    return bool(owners) and parts.gap(left, min([plan.start, *(n.start for n in owners)])) <= OWNER_REACH
