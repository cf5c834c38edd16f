"""Stances of which one stands inside another ("urged X to accept", "refuses to agree"): the outer one is kept.

Unless what is insisted on or promised is a refusal ("vowed never to cede").
"""

from __future__ import annotations

from ...marks import Name
from .about import PLAIN
from .parts import Parts, party
from .words import Trigger

WEAK_MODES = frozenset({"warns", "thinks", "is", "noun"})
"""What these introduce takes a stance of its own, where it does."""
_GIVES = frozenset({"promises", "offers"})
GETS_REACH = 1
"""Words between a promise and who gets it ("promised to Kyiv")."""


def outermost(parts: Parts, found: list[Trigger]) -> list[Trigger]:
    """The stances that stand inside no other."""
    if parts.final:
        return _last_ones(parts, found)
    kept: list[Trigger] = []
    for t in found:
        while kept and _reverses(parts, kept[-1], t):
            kept.pop()
        if kept and _nested(parts, kept[-1], t):
            continue
        kept.append(t)
    return kept


def _last_ones(parts: Parts, found: list[Trigger]) -> list[Trigger]:
    """Where verbs stand last the outer stance follows the inner one ("수용하라고 요구했다")."""
    kept: list[Trigger] = []
    for t in reversed(found):
        outer = kept[-1] if kept else None
        inside = outer is not None and t.end > parts.segment(outer.start)
        if outer is None or not inside or t.start >= outer.end:
            kept.append(t)
        elif (
            outer.mode in WEAK_MODES
            or t.mode in PLAIN
            or (outer.mode == "ready" and t.mode == "verb")
            or (t.stance == "refuses" and outer.stance in {"demands", "promises"})
        ):
            kept[-1] = t
    return kept[::-1]


def _reverses(parts: Parts, outer: Trigger, inner: Trigger) -> bool:
    """Does the inner refusal say what the outer stance comes to ("insists it will not …", "vowed never to …")?"""
    if inner.end <= outer.end or not _linked(parts, outer, inner):
        return False
    if (outer.mode, outer.stance, inner.mode) == ("noun", "demands", "deed"):
        return False  # "X's insistence on Y has not softened"
    if outer.mode in WEAK_MODES:
        return inner.mode not in {"is", "thinks"} if outer.mode == "is" else (outer.mode, inner.mode) != ("noun", "by")
    near = parts.gap(outer.end, inner.start) <= 4
    return inner.stance == "refuses" and outer.stance in {"demands", "promises"} and near and outer.mode == "verb"


def _nested(parts: Parts, outer: Trigger, inner: Trigger) -> bool:
    if inner.start < outer.end:
        return True
    if outer.stance in {"accepts", "refuses"} and any(c.start <= inner.start < c.end for c in parts.cues("this")):
        return parts.clause(outer.start) == parts.clause(inner.start)  # "رفضت كييف المطلب": the demand told before
    if outer.mode == "by" or (outer.mode, inner.mode) == ("noun", "by"):
        return False
    same_part = parts.part(outer.start) == parts.part(inner.start)
    listed = outer.mode == "contains" and inner.mode in {"wont", "must", "noun"}
    if listed and same_part and not parts.parties(parts.segment(inner.start), inner.start):
        return True
    if inner.mode == "noun" and outer.stance in {"demands", "offers"} and same_part:
        return True
    if outer.stance == "demands" and same_part and _within_that(parts, outer, inner):
        return True
    if not _linked(parts, outer, inner):
        return False
    if any(
        outer.end <= c.start and c.end <= inner.start and parts.gap(c.end, inner.start) <= 4 for c in parts.cues("and")
    ):
        return False
    own = [n for n in parts.parties(outer.end, inner.start) if not n.adjective]
    if inner.mode == "grants" and outer.stance in _GIVES and _gets(parts, outer, own):
        return True
    if own and not parts.infinitive(inner.start):
        return outer.stance in {"demands", "expects", "conditions"} or outer.mode in {"persuades", "allows", "contains"}
    return True


def _gets(parts: Parts, outer: Trigger, own: list[Name]) -> bool:
    """Is the only party behind a promise who gets it ("has promised Kyiv a loan of …")?"""
    fighting = len(own) == 1 and party(own[0]) in parts.doc.theatre.parties
    return outer.mode == "verb" and fighting and parts.gap(outer.end, own[0].start) <= GETS_REACH


def _within_that(parts: Parts, outer: Trigger, inner: Trigger) -> bool:
    """Does the inner verb belong to the clause that tells what is demanded ("щоб … віддала … й відмовилася")?"""
    if not any(outer.end <= c.start < inner.start for c in parts.cues("that")) or not parts.gap(outer.end, inner.start):
        return False
    joint = parts.segment(inner.start)
    word = next((c for c in parts.cues("and") if c.end == joint), None)
    comma = word is None or parts.text[parts.start : word.start].rstrip()[-1:] in ",;"
    return not comma and not parts.parties(joint, inner.start)


def _linked(parts: Parts, outer: Trigger, inner: Trigger) -> bool:
    """Do two stances stand in one clause, or the second in the clause that says what the first comes to?"""
    left, right = parts.clause(outer.start)
    a, _ = parts.clause(inner.start)
    if left == a:
        return True
    return a <= right + 1 and any(c.start >= a and parts.gap(a, c.start) == 0 for c in parts.cues("that"))
