"""Who holds a condition or a threat that is told without a verb of his: whose threat, demand or term it is called."""

from __future__ import annotations

from ...doc import within
from ...marks import Name
from ...sentences import question_ends
from .about import QUESTION
from .parts import Parts, party
from .plainly import foreign_troops
from .words import Holder, Trigger

_AGREES = frozenset({"accepts", "ready", "refuses"})
STAND_REACH = 3
"""Words behind whose stand it is, to the end of the sentence."""
OFFICER_REACH = 5
"""Words between a country and the title of one whose name is not known."""
OWNER_REACH = 2
"""Words between a word of stance and whose it is."""


def who_threatens(parts: Parts, t: Trigger, *, called: bool = False) -> Holder | None:
    """Of "if …, tariffs of 100 %: X's threat": X, beside the word for a threat; `called`: right before it."""
    if t.stance != "threatens":
        return None
    for word in parts.stances:
        if word.id.partition("_")[0] == "threatens":
            named = [n for n in _named(parts, parts.start, parts.end) if _near(parts, n, word.start, word.end)]
            a, b = t.about or (t.start, t.end)  # inside it only "X's threat": others are whom it is for
            named = [n for n in named if not a <= n.start < b or 0 <= word.start - n.end <= 1]
            if called:
                named = [n for n in named if n.case == "of" and 0 <= word.start - n.end <= 1]
            if named:
                return _held(named[0])
    return None


def whose_troops(parts: Parts, t: Trigger) -> Holder | None:
    """Of "German soldiers? Only after a truce", where nobody known says so: the country whose soldiers they are."""
    start, end = t.about or parts.clause(t.start)
    for troops in foreign_troops(parts):
        if start <= troops.start < end and (named := within(parts.names, troops.start, troops.end)):
            return _held(named[0])
    return None


def whose_stand(parts: Parts, t: Trigger) -> Name | None:
    """Of "that …, is X's stand", where verbs stand last: X, named behind the stance with "of" and one word more."""
    stop = parts.part(t.start)[1]
    if not parts.final or t.mode in {"noun", "first"}:
        return None
    behind = [n for n in _named(parts, t.end, stop) if n.case == "of"]
    alone = behind and parts.gap(behind[-1].end, stop) <= STAND_REACH
    others = any(t.end <= s.start < stop and s.id != "thinks" for s in parts.stances)
    return behind[-1] if alone and not others else None


def whose_term(parts: Parts, t: Trigger) -> Name | None:
    """Of "X's demand is …", where verbs stand last: X, right before the noun, with "of"."""
    if not parts.final or t.mode != "first":
        return None
    before = [n for n in _named(parts, parts.clause(t.start)[0], t.start) if n.case == "of"]
    return before[-1] if before else None


def who_stands_last(parts: Parts, t: Trigger) -> Holder | None:
    """Of "who offers it is X", where verbs stand last and nobody is named before: X, alone behind the verb."""
    if not parts.final or _named(parts, parts.start, t.start):
        return None
    stop = parts.part(t.start)[1]
    behind = [n for n in _named(parts, t.end, stop) if n.case is None]
    alone = len(behind) == 1 and parts.gap(t.end, behind[0].start) <= OWNER_REACH
    return _held(behind[0]) if alone and parts.gap(behind[0].end, stop) <= 1 else None


def who_answers(parts: Parts, t: Trigger) -> Holder | None:
    """Of "a summit? Only when …, says X", where the verb is not known: the only party that the answer names."""
    marks = [c for c in range(*parts.sentence.clauses[0]) if parts.text[c] in QUESTION]
    named = _named(parts, marks[-1], parts.end) if marks and t.mode == "only" else []
    return _held(named[0]) if len({party(n) for n in named}) == 1 else None


def agrees_only(parts: Parts, t: Trigger) -> Holder | None:
    """Of "X agrees to a truce only if …", where nobody named says so: X, who opens the clause that tells what he agrees
    to."""
    if t.about is None or t.mode not in {"only", "if", "then"} or t.stance != "conditions":
        return None
    left, right = parts.clause(t.about[0])
    left = parts.clause(t.start)[0] if parts.final else left
    agrees = any(left <= s.start < right and s.id in _AGREES for s in parts.stances)
    named = [n for n in parts.parties(left, right) if not n.adjective and parts.gap(left, n.start) <= 1]
    return _held(named[0]) if agrees and named else None


def officer_of(parts: Parts, start: int, end: int) -> list[Name]:
    """Of "エストニアのツァフクナ外相は", where verbs stand last: the country of an office whose holder is not known."""
    for title in parts.cues("he"):
        if start <= title.start < end:
            owners = [n for n in within(parts.names, start, title.start) if n.case == "of" and party(n)]
            if owners and parts.gap(owners[-1].end, title.start) <= OFFICER_REACH:
                return owners[-1:]
    return []


def he_agrees(parts: Parts, t: Trigger) -> bool:
    """Of "as soon as X …, he will agree to a truce": does a pronoun alone stand in the clause of what he agrees to?"""
    agrees = [s for s in parts.stances if t.start <= s.start < t.end and s.id in {"accepts", "ready"}]
    if t.stance != "conditions" or not agrees:
        return False
    left, right = parts.clause(agrees[0].start)
    return parts.has("he", left, agrees[0].start) and not parts.parties(left, right)


def for_whom(parts: Parts, t: Trigger) -> Name | None:
    """For whom something cannot be ("For Moscow, X remains a red line", "kommt für Kiew nicht in Frage")."""
    left, right = parts.part(t.start)
    words = [c for c in parts.cues("for_whom") if left <= c.start < right]
    words = [
        c
        for c in words
        if parts.gap(left, c.start) == 0
        or t.start <= c.start < t.end
        or parts.gap(*((c.end, t.start) if c.start < t.start else (t.end, c.start))) == (c.start < t.start)
    ]
    asked = max((parts.text.rfind(q, left, t.start) for q in question_ends(parts.doc.language)), default=-1)
    named = [n for n in parts.names if party(n) and not n.adjective and max(left, asked) <= n.start < right]
    return next((n for c in words for n in named if c.end <= n.start and parts.gap(c.end, n.start) <= 1), None)


def closes_with(parts: Parts, t: Trigger) -> Name | None:
    """Who stands right behind a verb that closes what was told before, with nothing else (", threatens X")."""
    left, right = parts.clause(t.start)
    if parts.final or t.mode not in {"verb", "warns"} or left <= parts.start or parts.gap(left, t.start) > 1:
        return None
    named = [n for n in _named(parts, t.end, right) if not parts.object_of(n)]
    named = [n for n in named if n.kind == "speaker"] or named  # "asks X of the capital"
    alone = named and parts.gap(t.end, named[0].start) <= OWNER_REACH and parts.gap(named[-1].end, right) <= OWNER_REACH
    return named[0] if alone and not any(t.end <= c.start < right for c in parts.subjects) else None


def who_orders(parts: Parts, t: Trigger) -> Holder | None:
    """Of "first X, then Y", "before Y, A wants X": who asks for X, else the only party named that is no place of it."""
    left, right = parts.part(t.start)
    asks = [s for s in parts.stances if s.id.partition("_")[0] in {"demands", "wants"} and s.start >= t.end]
    for word in asks[:1]:
        before = _named(parts, t.end, word.start)
        before = [n for n in before if not parts.object_of(n)] or before
        behind = [n for n in _named(parts, word.end, right) if parts.gap(word.end, n.start) <= OWNER_REACH]
        if before or behind:
            return _held((before or behind)[-1 if before else 0])
    named = [n for n in _named(parts, left, right) if t.about is None or not t.about[0] <= n.start < t.about[1]]
    return _held(named[0]) if len({party(n) for n in named}) == 1 else None


def _named(parts: Parts, start: int, end: int) -> list[Name]:
    return [n for n in within(parts.names, start, end) if party(n) and not n.outlet and not n.adjective]


def _near(parts: Parts, name: Name, start: int, end: int) -> bool:
    a, b = (name.end, start) if name.end <= start else (end, name.start)
    return a <= b and parts.gap(a, b) <= OWNER_REACH and not parts.broken(a, b)


def _held(name: Name) -> Holder:
    return Holder(party(name) or name.id, name)
