"""Who a stance goes on with that names nobody: whoever the sentence before is about."""

from __future__ import annotations

from .parts import Parts, party
from .voice import one_for_several
from .words import Holder, Thread, Trigger

LATTER = 2
"""Words of a clause up to "the latter"."""


def the_latter(parts: Parts, t: Trigger, thread: Thread) -> Holder | None:
    """Who is meant by "the latter", at the head of the clause of a stance: the person named last in the sentence
    before."""
    left, right = parts.clause(t.start)
    told = [c for c in parts.cues("latter") if left <= c.start < right and not (t.start < c.start and parts.final)]
    near = any(parts.gap(left, c.start) <= LATTER and _beside(parts, t, c.start, c.end) for c in told)
    last = thread.person
    return Holder(last.side, last) if near and last is not None and last.side else None


def _beside(parts: Parts, t: Trigger, start: int, end: int) -> bool:
    """Does a stretch stand beside a stance, with nobody named between them?"""
    a, b = min(end, t.end), max(start, t.start)
    return not parts.parties(a, b) and (parts.final or not parts.doc.spaced or parts.gap(a, b) <= LATTER)


def carried_on(parts: Parts, t: Trigger, thread: Thread) -> Holder | None:
    """Whoever the sentence before is about. "They" are not one person, "he" and "she" are no country, but the person
    named last of it; words in quotation marks, told by somebody who is not named, are nobody's."""
    held = thread.holder if _goes_on(parts, t) else None
    if held is not None and (there := _in_another_capital(parts, t, held)) is not None:
        return there
    alone = held is not None and held.name is not None and held.name.kind == "speaker"
    if thread.several and not (alone and parts.pronoun(parts.start, t.end)):
        return None  # "they" are all of them
    if held is not None and held.name is not None and one_for_several(parts, held.name, parts.start, t.end):
        return None
    if held is None or held.name is None or held.name.kind == "speaker":
        return held
    if _told_by_somebody(parts, t):
        return None
    if not parts.has("he_alone", parts.start, t.end):
        return held
    same = thread.person is not None and party(thread.person) == held.party
    return Holder(held.party, thread.person) if same else None


def main_holder(parts: Parts, t: Trigger, held: Holder | None, thread: Thread) -> Holder | None:
    """Whoever the report goes on with, where verbs stand last and who was found only does what an "if" or "as soon as"
    before the stance tells ("ロシアが攻撃をやめれば停戦を受け入れる")."""
    if not parts.final or held is None or held.name is None or held.name.case != "subject":
        return held
    name = held.name
    ifs = [c for i in ("if", "when") for c in parts.cues(i) if name.end <= c.start < t.end]
    if not ifs or t.stance not in {"accepts", "refuses", "conditions", "offers", "promises"}:
        return held
    if any(n.start < name.start and n.case == "topic" for n in parts.parties(parts.start, name.start)):
        return held
    last = thread.holder
    other = last is not None and last.party != held.party
    return last if other and not thread.several and not parts.parties(ifs[-1].end, t.start) else held


def _in_another_capital(parts: Parts, t: Trigger, held: Holder) -> Holder | None:
    """Whose a stance is that is told of another party's capital ("In Kyiv the tone is other: one is ready to …")."""
    opens = parts.names[:1] if parts.names and parts.gap(parts.start, parts.names[0].start) <= 1 else []
    seat = next((n for n in opens if n.kind == "place" and n.side and n.end <= t.start), None)
    where = seat is not None and any(
        c.end <= seat.start and parts.gap(c.end, seat.start) == 0 for c in parts.cues("loc")
    )
    return Holder(seat.side, None) if seat is not None and seat.side and where and seat.side != held.party else None


def _told_by_somebody(parts: Parts, t: Trigger) -> bool:
    """Does a word of saying with a subject of its own, and no known name, close the quotation a stance stands in?"""
    quote = next((q for q in parts.quotes if q[0] <= t.start < q[1]), None)
    if quote is None:
        return False
    says = [s for s in parts.says(parts.start, parts.end) if not quote[0] <= s.start < quote[1]]
    clauses = [parts.clause(s.start) for s in says]
    return any(not parts.parties(a, b) and not parts.pronoun(max(a, quote[1]), b) for a, b in clauses)


def _goes_on(parts: Parts, t: Trigger) -> bool:
    """Does the sentence carry on the subject of the one before: a pronoun, or a verb without any subject?"""
    left_out = parts.final and not parts.parties(parts.start, t.start)
    return left_out or parts.pronoun(parts.start, t.end) or parts.gap(parts.start, t.start) <= 1
