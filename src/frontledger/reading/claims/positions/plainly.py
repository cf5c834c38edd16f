"""Stances told in plain verbs, which say what is done or not done and no more.

"Our soldiers will not go there", "still does not hand over its missiles", "we shall be back in X", "the plan shuts the
door of the alliance": what it is about, with a "not" or a "we" beside it, tells the stance.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...cues import Cue
from ...doc import within
from .parts import Parts, party
from .plans import plan_tells
from .words import Trigger

THING_REACH = 5
"""Words between a verb of giving and what is not given."""
NOT_REACH = 2
"""Words between a verb and its negation."""
WAR_REACH = 3
"""Words between the war and its end."""
_COUNTED = 40
"""Characters beside a word for troops in which their number stands."""
_GIVES = frozenset({"offers", "promises", "grants", "offers_noun", "promises_noun", "ready"})
"""Stances of who gives something."""
_TOLD = ("casualties", "kill", "wound", "destroyed", "lose", "capture_people", "launch", "down", "exchange")


def plain_verbs(parts: Parts) -> Iterable[Trigger]:
    """Where plain verbs take a stance."""
    yield from _not_sent(parts)
    yield from _kept_back(parts)
    yield from _coming_back(parts)
    yield from plan_tells(parts)


def addressed(parts: Parts, cue: Cue) -> bool:
    """Is an order given to another party than the one that gives it, and not to one's own troops?"""
    left, right = parts.clause(cue.start)
    names = [n for n in within(parts.names, left, right) if party(n) and not n.outlet and not n.adjective]
    behind = [n for n in names if n.start >= cue.end] if not parts.final else names
    return len({party(n) for n in names}) > 1 or (bool(behind) and parts.pronoun(left, cue.start))


def foreign_troops(parts: Parts) -> list[Cue]:
    """Troops of a country that fights for neither side, named by it ("German soldiers"), where a clause denies them,
    makes them depend or asks for them: their place in a clause that tells of what they did is none."""
    troops = parts.doc.cues_in("events", parts.start, parts.end, "troops")
    if not troops or not (_turned_down(parts) or any(c in "?？؟" for c in parts.text[parts.start : parts.end])):
        return []
    out: list[Cue] = []
    for c in troops:
        left, right = parts.clause(c.start)
        near = [n for n in within(parts.names, left, right) if n.kind in {"side", "country"} or n.adjective]
        fights = {None, *parts.doc.theatre.parties, *parts.doc.theatre.allies}
        near = [n for n in near if party(n) not in fights and not n.outlet]
        beside = [n for n in near if parts.gap(min(n.end, c.end), max(n.start, c.start)) == 0]
        if beside and not parts.doc.cues_in("events", left, right, *_TOLD, "gain", "hold", "advance"):
            start, end = min(c.start, beside[0].start), max(c.end, beside[0].end)
            if not out or out[-1].end <= start:
                out.append(Cue(start, end, "guarantees"))
    return out


def _turned_down(parts: Parts) -> bool:
    """Has a sentence a word that denies something or makes it depend?"""
    return any(parts.cues(i) for i in ("not", "none", "wont", "only", "ere", "no_deal"))


def offered_troops(parts: Parts) -> list[Cue]:
    """Counted troops that a state which does not fight offers, or promises to send ("offered up to 6,000 soldiers")."""
    given = [s for s in parts.stances if s.id in _GIVES]
    out: list[Cue] = []
    for c in parts.doc.cues_in("events", parts.start, parts.end, "troops") if given else ():
        left, right = parts.clause(c.start)
        beside = within(parts.quantities, max(left, c.start - _COUNTED), min(right, c.end + _COUNTED))
        counted = [q for q in beside if q.unit == "person" and not (q.ordinal or q.per) and q.start <= c.start]
        near = [q for q in counted if c.start < q.end or parts.gap(q.end, c.start) == 0]
        if not near or not any(left <= s.start < right for s in given):
            continue
        named = {party(n) for n in within(parts.names, left, right) if party(n) and not n.outlet}
        told = named and parts.doc.cues_in("events", left, right, *_TOLD)
        if named and not told and named.isdisjoint(parts.doc.theatre.parties):
            out.append(Cue(min(c.start, near[0].start), max(c.end, near[0].end), "guarantees"))
    return out


def returned_to(parts: Parts) -> list[Cue]:
    """Ground that somebody will come back to, with the verb."""
    out = []
    for c in parts.cues("comes_back"):
        left, right = parts.clause(c.start)
        for n in within(parts.names, left, right):
            if n.kind == "region" or (n.kind == "place" and n.side is None):
                out.append(Cue(min(c.start, n.start), max(c.end, n.end), "territory"))
                break
    return out


def war_over(parts: Parts) -> list[Cue]:
    """ "The war ends": the war with a verb of ending beside it, neither part of another word of subject."""
    out = []
    for end in parts.cues("is_over"):
        for war in parts.cues("war"):
            taken = any(s.start <= war.start < s.end for s in parts.subjects)
            near = parts.clause(war.start) == parts.clause(end.start)
            if near and not taken and parts.gap(min(war.end, end.end), max(war.start, end.start)) <= WAR_REACH:
                out.append(Cue(min(war.start, end.start), max(war.end, end.end), "end_of_war"))
    return out[:1]


def meets_then(parts: Parts, t: Trigger) -> bool:
    """Does somebody want to meet another party at a time to come?"""
    return any(t.end <= c.start < parts.clause(t.end)[1] or parts.final for c in parts.cues("meet")) and to_come(
        parts, t.start
    )


def to_come(parts: Parts, at: int) -> bool:
    """Is a day or week named in a clause that is still to come, or the end of a time ("X, the president, before the end
    of May")?"""
    published = parts.doc.published
    left, right = parts.clause(at)
    days = [d for d in within(parts.times, left, right) if d.role in {"at", "within"} and d.grain in {"day", "week"}]
    stop = parts.part(at)[1]
    ends = [d for d in within(parts.times, left, stop) if d.role in {"before", "until"}]
    others = [*(s.start for s in parts.stances), *(s.start for s in parts.says(right, stop))]
    ends = [d for d in ends if not any(right <= o < d.start for o in others)]
    return published is not None and any(
        (d.from_ is not None and d.from_ > published) or (d in ends and d.to is not None and d.to > published)
        for d in (*days, *ends)
    )


def _not_sent(parts: Parts) -> Iterable[Trigger]:
    """ "Our soldiers will not go": no troops are sent."""
    own = parts.cues("own_troops")
    foreign = [c for c in foreign_troops(parts) if not any(o.start < c.end and c.start < o.end for o in own)]
    for troops in (*own, *foreign):
        left, right = parts.clause(troops.start)
        nots = [c for i in ("wont", "not", "none") for c in parts.cues(i) if left <= c.start < right]
        others = [s for s in parts.stances if not troops.start <= s.start < troops.end]  # "sends no troops"
        told = any(left <= s.start < right and s.id not in {"refuses", "thinks", "grants"} for s in others)
        if nots and not told and not parts.doc.cues_in("events", left, right, *_TOLD, "advance", "hold", "gain"):
            start, end = min(troops.start, nots[0].start), max(troops.end, nots[-1].end)
            yield Trigger(start, end, "refuses", "troops", parts.end, speaks=True)


def _kept_back(parts: Parts) -> Iterable[Trigger]:
    """ "Still does not hand over its jets": a thing that is asked for is refused."""
    for act in (*parts.cues("yields"), *(s for s in parts.stances if s.id == "grants")):
        left, right = parts.clause(act.start)
        things = [c for c in parts.subjects if c.id in {"other", "goods"} and left <= c.start < right]
        things = [c for c in things if parts.gap(min(c.end, act.end), max(c.start, act.start)) <= THING_REACH]
        if not things or parts.doc.cues_in("events", left, right, *_TOLD) or parts.has("wont", left, right):
            continue
        nots = [n for n in parts.cues("not") if left <= n.start and n.end <= right]
        before = [n for n in nots if n.end <= act.start and parts.gap(n.end, act.start) == 0]
        after = [n for n in nots if n.start >= act.end - 1 and parts.gap(act.end, n.start) <= NOT_REACH]
        near = after if parts.final or not before else before
        if near and any(not n.adjective for n in parts.parties(left, right)):
            start = min([act.start, near[0].start])
            yield Trigger(start, max(act.end, near[0].end), "refuses", "kept", parts.end)


def _coming_back(parts: Parts) -> Iterable[Trigger]:
    """ "We shall be back in X", said by a side of the war: it promises to take X again."""
    for c in returned_to(parts):
        left, right = parts.clause(c.start)
        own = parts.has("we", left, right) or any(parts.text[a:b].strip() for a, b in parts.quotes if a <= c.start < b)
        future = any(parts.has(i, left, right) for i in ("will", "we"))
        told = [s for s in parts.stances if s.id.partition("_")[0] in {"promises", "offers", "threatens"}]
        if own and future and not any(parts.part(s.start) == parts.part(c.start) for s in told):
            yield Trigger(c.start, c.end, "promises", "back", parts.end, speaks=True)
