"""Words of stance that take none: what is only feared, unknown, long past, or said of nobody's plans."""

from __future__ import annotations

from ...attribution import Attribution
from ...doc import within
from ...sentences import verb_first, verb_second
from .about import MONEY
from .parts import Parts, party
from .subjects import Item, topics
from .words import Holder, Trigger

DOUBT_REACH = 1
"""Words between a fear or "whether" and the clause that tells what is feared."""
PEOPLE_REACH = 1
"""Words between a demand and the people it is put to."""
ASSURED_REACH = 4
"""Words between an assurance and what will not be."""
SAYING_REACH = 2
"""Words between a refusal and what is not said."""
WHEN_REACH = 2
"""Words between a verb and the "after" behind it, with nothing accepted between."""
_POLLED = frozenset({"accepts", "refuses"})
"""Stances that a share of the people asked is for."""
_PEOPLE = 8
"""Characters between a share and the people it is of."""
_CAPTURE = ("gain", "regain", "fallen", "fall_noun", "gain_noun")
_DENIAL = 12
"""Characters of a word of denying."""
_OUGHT = frozenset({"accepts", "promises"})
"""Stances that to stand by a country's borders is not."""


def unmeant(parts: Parts, t: Trigger) -> bool:
    """Does a word of stance take none where it stands?"""
    return (
        _asks_people(parts, t)
        or _assured(parts, t)
        or _doubted(parts, t)
        or _unsaid(parts, t)
        or _long_past(parts, t)
        or _fights(parts, t)
        or _fails(parts, t)
        or _denies_capture(parts, t)
        or _thought(parts, t)
    )


def _thought(parts: Parts, t: Trigger) -> bool:
    """Is it what a share of a people thinks that must be ("64 percent of Ukrainians find that …")?"""
    shares = [q for q in within(parts.doc.quantities, parts.start, t.start) if q.unit == "percent"]
    people = [n for n in within(parts.names, parts.start, t.start) if n.kind == "side"]
    return t.mode == "must" and any(0 <= n.start - q.end <= _PEOPLE for q in shares for n in people)


def only_upheld(parts: Parts, t: Trigger, item: Item) -> bool:
    """Is it only said that somebody stands by a country's borders, with no ground to give or keep ("support for its
    territorial integrity")?"""
    if t.stance not in _OUGHT or item.subject != "territory":
        return False
    ground = [c for c in topics(parts) if item.start <= c.start < item.end and c.id == "territory"]
    upheld = parts.cues("integrity")
    named = [c for c in upheld if item.start <= c.start < item.end]
    return bool(named) and not any(not any(u.start <= c.start < u.end for u in upheld) for c in ground)


def only_beside(parts: Parts, t: Trigger, item: Item) -> bool:
    """Is what somebody accepts told only in a clause that describes something else or tells when ("accept the card,
    which means peace in Russian", "relented after talks")?"""
    if t.stance != "accepts" or t.mode != "verb" or parts.final or verb_first(parts.doc.language):
        return False
    told = [c for c in topics(parts) if item.start <= c.start < item.end]
    inside = parts.inside_embedded(told[0].start) if told and told[0].start >= t.end else None
    that = {c.start for c in parts.cues("that")}  # "accepts, however, que Kyiv …": it opens what is accepted
    if inside is not None and t.end <= inside[0] and inside[0] not in that:
        return True
    when = parts.first("temporal", t.end, told[0].start) if told else None
    return when is not None and parts.gap(t.end, when.start) <= WHEN_REACH


def asks_itself(parts: Parts, t: Trigger, held: Holder) -> bool:
    """Is the party taken for who asks the one that is asked ("asks Germany for help")?"""
    if t.mode != "verb" or t.stance != "demands" or parts.final or held.name is None:
        return False
    if verb_first(parts.doc.language) or verb_second(parts.doc.language):
        return False  # who asks stands there: "laut X fordert Selenskyj …"
    behind = [n for n in within(parts.names, t.end, parts.clause(t.end)[1]) if not n.adjective][:1]
    asked = any(party(n) == held.party and parts.gap(t.end, n.start) == 0 for n in behind)
    return asked and not any(party(n) == held.party for n in within(parts.names, parts.start, t.start))


def only_costs(parts: Parts, t: Trigger, held: Holder) -> bool:
    """Does a sentence that names no party only tell what something costs ("rebuilding needs $50bn"), or what share of
    the people asked is for it ("11% are ready to give up ground")?"""
    if held.name is not None and held.name.start >= parts.start:
        return False
    left, right = parts.clause(t.start)
    units = {q.unit for q in parts.quantities if left <= q.start < right}
    costs = t.stance == "demands" and parts.doc.cues_in("events", left, right, "cost")
    return bool(costs and units & MONEY) or (t.stance in _POLLED and "percent" in units)


def put_on_others(t: Trigger, held: Holder, spoken: Attribution) -> bool:
    """Is it somebody of the other side who says what some of a people want ("claimed Russian agitators wanted …")?"""
    some = held.name is not None and held.name.adjective
    return t.mode in {"wants", "tries"} and some and spoken.named and spoken.side != held.party


def _asks_people(parts: Parts, t: Trigger) -> bool:
    """Is it people who are asked for something ("urged residents to leave the town")?"""
    if t.stance != "demands" or t.mode not in {"verb", "of"} or parts.final:
        return False
    people = [c for c in parts.cues("public") if t.start < c.start]  # "rief die Bewohner auf": within the verb too
    return any(c.start < t.end or parts.gap(t.end, c.start) <= PEOPLE_REACH for c in people)


def _assured(parts: Parts, t: Trigger) -> bool:
    """Is it promised to somebody what will not be ("Russia would be assured that X would not join")?"""
    if t.mode != "wont" or not parts.marked_passive or parts.final:
        return False
    given = [s for s in parts.stances if s.id == "promises" and s.end <= t.start]
    near = [s for s in given if parts.gap(s.end, t.start) <= ASSURED_REACH]
    return any(c.end <= s.start and parts.gap(c.end, s.start) == 0 for s in near for c in parts.cues("passive"))


def _doubted(parts: Parts, t: Trigger) -> bool:
    """Is a stance only feared, or is it open whether it is taken ("there are fears that X will refuse")?"""
    left, right = parts.clause(t.start)
    if parts.final:
        return any(t.end <= c.start < right and parts.gap(t.end, c.start) <= DOUBT_REACH for c in parts.cues("doubted"))
    inside = [c for c in parts.cues("doubted") if left < c.end]
    before = [c for i in ("doubted", "feared") for c in parts.cues(i) if c.end <= left]
    found = [c for c in before if parts.gap(c.end, left) <= DOUBT_REACH] + [c for c in inside if c.end <= t.start]
    others = [s for s in parts.stances if s.id != "thinks"]
    return any(not any(c.end <= s.start and s.end <= t.start for s in others) for c in found)


def _unsaid(parts: Parts, t: Trigger) -> bool:
    """Is it only something to be said that is refused ("reluctant to say")?"""
    if t.stance != "refuses" or parts.final:
        return False
    acts = [*parts.cues("yields"), *parts.subjects]
    says = [] if verb_first(parts.doc.language) else parts.says(t.end, parts.clause(t.end)[1])
    says = [s for s in says if not any(a.start < s.end and s.start < a.end for a in acts)]  # "refuses to recognise it"
    silent = [*says, *parts.cues("tells_of")]
    return t.mode == "verb" and any(t.end <= s.start + 3 and parts.gap(t.end, s.start) <= SAYING_REACH for s in silent)


def _long_past(parts: Parts, t: Trigger) -> bool:
    """Was a stance taken before the time of the theatre's war ("In 1994 they pledged")?"""
    start = parts.doc.theatre.start
    dated = [d for d in parts.times if d.role == "at" and d.to is not None]
    if not dated or any(d.to is not None and d.to >= start for d in dated) or parts.final:
        return False
    return any(d.end <= t.start for d in within(parts.times, parts.start, t.start) if d in dated)


def _fights(parts: Parts, t: Trigger) -> bool:
    """Is what somebody seeks done in battle ("seeks to repel them")?"""
    if t.mode not in {"wants", "tries", "verb"} or t.stance not in {"demands", "promises"} or parts.final:
        return False
    deeds = parts.doc.cues_in("events", t.end, parts.clause(t.end)[1], "repel", "driven_out", "strike_hit")
    own = [c for c in parts.cues("infinitive") if t.end - 3 <= c.start and parts.gap(t.end, max(c.start, t.end)) == 0]
    return any(parts.gap(t.end, d.start) <= 1 for d in deeds) and bool(own or t.mode == "tries")


def _fails(parts: Parts, t: Trigger) -> bool:
    """Is it only not in a side's power to take or to reach something, as nobody of its own says ("cannot take X")?"""
    if t.mode != "wont" or parts.says(parts.part(t.start)[0], t.start):
        return False
    deeds = parts.doc.cues_in("events", t.start, parts.clause(t.start)[1], "gain", "take_over", "regain", "advance")
    held = {c.start for c in parts.doc.cues_in("events", t.start, parts.clause(t.start)[1], "occupied")}
    held |= {d.start for d in deeds if any(c.start <= d.start < c.end for c in parts.cues("wont"))}  # "won't"
    deeds = [d for d in deeds if d.start not in held and parts.gap(t.end, max(t.end, d.start)) <= 1]
    return bool(deeds) and not any(c.start < deeds[-1].end and c.end > t.start for c in parts.cues("yields"))


def _denies_capture(parts: Parts, t: Trigger) -> bool:
    """Is a word of refusing the denial that a town was taken ("否定した"), where nothing is demanded?"""
    left, right = parts.clause(t.start)
    denials = parts.doc.cues_in("events", max(left, t.start - _DENIAL), min(right, t.end + _DENIAL), "denial")
    if t.stance != "refuses" or not any(c.start <= t.start < c.end for c in denials):  # "not" may stand before it
        return False
    if any(left <= s.start < right and s.start != t.start and s.id.startswith("demands") for s in parts.stances):
        return False
    own = any(left <= s.start < right and s.id != "army" for s in parts.subjects)
    if not own or parts.doc.cues_in("events", left, right, "this"):
        left = parts.start  # "X says it has taken Y, Z denies this"
    towns = [n for n in within(parts.doc.names, left, right) if n.kind == "place" and n.side is None]
    taken = parts.doc.cues_in("events", left, right, *_CAPTURE)
    return bool(taken) and bool(towns or parts.doc.cues_in("events", left, right, "town"))
