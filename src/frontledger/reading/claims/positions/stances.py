"""What stance a trigger comes to with what it is about; words that are too weak for one take none."""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...sentences import question_ends
from ..attacks.bare import AIR
from .about import MONEY
from .conditions import HELD_BACK, none_of
from .fields import amount
from .parts import Parts, party
from .plainly import meets_then
from .subjects import Item, hosted, topics
from .words import Holder, Stance, Thread, Trigger

LEAST_SUM = 1_000_000
"""Of any currency; smaller sums are prices."""
_HARM = ("destroyed", "down")
"""What somebody claims to have done to so many of the enemy's."""
_DEEDS = ("launch", "down", "kill", "destroyed")
"""What is told to have been done, not granted."""
THOUGHT = 80
"""Code points from "said" to the "will" of what is expected."""
DEED = 40
"""Code points from what threatens to the verb."""
FAR = 6
"""Words from a wish to what it is about, with what one would do oneself between."""
ASIDE = 3
"""Words of a clause that only says that a thing seems so."""
GIVE_REACH = 3
"""Words between agreeing and giving."""
BESIDE_COMMA = 2
"""Code points between a name and the "which" that goes back to it."""


def stance_of(parts: Parts, t: Trigger, item: Item, held: Holder, thread: Thread) -> Stance | None:
    """The stance a trigger comes to with its subject; None where the words are too weak for it."""
    a, b = item.start, item.end
    figure = amount(parts, item) is not None
    weak = item.subject == "other" and not figure
    told_of = any(a <= c.start < b for c in parts.subjects) or _pointed_at(parts, t, item)
    if figure and item.subject == "other" and _raises(parts, t, item):
        return None
    if t.mode in {"wont", "allows"} and item.subject == "other" and _of_next_verb(parts, t, item):
        return None
    if weak and t.stance in {"accepts", "refuses"} and not told_of:
        return None  # who accepts or refuses something that no word tells of takes no stance on the war
    harm = ("casualties", "kill", *(_HARM if figure and parts.final else ()))
    if t.stance == "demands" and item.subject == "other" and parts.doc.cues_in("events", a, b, *harm):
        return None  # "主張": who claims that the enemy lost so many demands nothing
    if t.stance == "threatens" and t.mode == "verb" and _by_a_deed(parts, t):
        return None  # "the advance threatens to …"
    done = parts.doc.cues_in("events", min(parts.clause(a)[0], a), max(parts.clause(a)[1], b), *_DEEDS)
    if t.stance == "accepts" and t.mode != "ready" and item.subject == "other" and done:
        return None  # "welcomed that three tanks were destroyed"
    sum_offered = amount(parts, item) if t.stance == "offers" and item.subject == "other" else None
    pledged = sum_offered is not None and sum_offered.unit in MONEY and sum_offered.low >= LEAST_SUM
    if pledged and held.party not in parts.doc.theatre.parties:
        return "promises"  # who does not fight and offers money pledges it
    given = t.stance == "promises" and item.subject == "other" and figure
    if given and held.party == parts.doc.theatre.home and held.name is not None and held.name.kind != "speaker":
        return None  # sums and arms are promised to it
    flown = amount(parts, item) if t.stance == "refuses" and item.subject == "other" else None
    if flown is not None and flown.unit in AIR and held.party in parts.doc.theatre.parties:
        return None  # "246 of the drones never arrived"
    if t.stance == "accepts" and item.subject == "other" and _swapped(parts, t, item, held):
        return None  # "both agreed to exchange 1,000 prisoners": that is counted
    if t.mode == "troops" and held.party in parts.doc.theatre.parties:
        agreed = any(s.id in {"accepts", "refuses"} and t.start <= s.start < t.end for s in parts.stances)
        theirs = held.party == parts.doc.theatre.attacker and parts.has("wont", t.start, t.end)
        return t.stance if agreed or theirs else None  # "will never accept NATO troops", "there will be none there"
    if t.mode == "back" and held.party not in parts.doc.theatre.parties:
        return None
    if t.mode == "kept":
        return t.stance
    if item.subject == "sanctions" and t.stance in {"promises", "threatens"} and _eased(parts, t, item):
        return "offers"  # "dangles relief from sanctions"
    if t.mode == "wants" and item.subject == "meeting" and meets_then(parts, t):
        return None  # "wants to see him on Friday": a meeting that is planned
    if t.stance in {"demands", "expects"} and t.mode != "must" and (_seeming(parts, t) or _to_be_discussed(parts, t)):
        return None
    if t.stance == "demands" and t.mode in {"verb", "wants"} and _of_a_plan(parts, t, held):
        return None
    if weak and t.mode in {"tries", "wants"} and _far(parts, t, item):
        return None
    if t.mode == "verb" and t.stance == "accepts" and item.subject == "other":
        if _takes_in(parts, t):
            return None
        if held.party not in parts.doc.theatre.parties and _to_give(parts, t):
            return "promises"  # "agreed to step up and provide more aid"
    if t.mode == "must" and (_of_people(parts, t) or (item.subject == "meeting" and _is_to_be_held(parts, t))):
        return None
    if t.mode == "must":
        talk = any(a <= c.start < b and c.id == "discuss" for c in parts.subjects)
        if talk and item.subject == "meeting":
            return None
        left = parts.segment(t.start)
        soft = parts.has("must_soft", t.start, t.end) and held.party not in parts.doc.theatre.parties
        return "expects" if soft or parts.has("may", left, t.end) else "demands"
    if t.mode == "grants" and parts.doc.cues_in(
        "events", t.end, max(t.right, b), "launch", "down", "kill", "destroyed", "wound", "falls", "capture_people"
    ):
        return None  # "announced that 10 drones had been launched"
    if t.mode == "grants" and item.subject == "ceasefire" and held.party in parts.doc.theatre.parties:
        return "offers"  # "announced a truce of three days"
    if t.mode in {"grants", "plans"}:
        packages = item.subject == "sanctions" and (t.mode == "plans" or parts.has("will", t.start, t.end))
        told = ("casualties", "destroyed", "down", "exchange", "kill", "wound")
        if parts.doc.cues_in("events", *parts.clause(t.start), *told):
            return None  # "announced that 12 tanks were destroyed"
        sum_ = amount(parts, item)
        if held.party in parts.doc.theatre.parties and sum_ is not None and sum_.unit in {*AIR, "person"}:
            return None  # "announced that 479 drones were launched"
        if t.mode == "grants" and item.subject == "guarantees" and held.party not in parts.doc.theatre.parties:
            return "offers" if not parts.says(t.start, t.end) else None  # "puts guarantees on the table"
        return "promises" if packages or (item.subject == "other" and figure) else None
    if t.mode == "wants" and item.subject == "sanctions" and held.party not in parts.doc.theatre.parties:
        return "demands" if _asked(parts, t.end, b) else "promises"  # "the EU wants to present a package by July"
    if t.mode == "wants" and _given_away(parts, t, held) and item.subject == "other" and figure:
        return "promises"  # "will der Ukraine 150 Flugzeuge überlassen"
    if t.mode == "warns":
        followed = any(parts.has(i, t.end, t.right) for i in ("consequence", "force"))
        return "threatens" if item.subject != "other" and (followed or item.subject == "sanctions") else None
    if t.mode == "thinks":
        will = parts.first("will", t.end, t.right) or parts.first("may", t.end, t.right)
        if will is None or will.start - t.end > THOUGHT or item.subject not in {"end_of_war", "ceasefire"}:
            return None
        if _of_others(parts, will):
            return None
        return "promises" if _own_deed(parts, will) else "expects"
    if t.mode == "hopes" and item.subject in {"guarantees", "sanctions", "other"} and _asked(parts, t.end, b):
        return "demands"
    if t.mode == "ready" and t.stance == "accepts" and item.subject == "other" and figure:
        return "offers"  # "is ready to give 90 billion"
    if t.stance == "accepts" and item.subject == "guarantees" and held.party not in parts.doc.theatre.parties:
        return "offers"  # who fights for neither side and is willing to send troops offers them
    if t.mode == "ready" and t.stance == "accepts":
        if item.subject == "meeting" and any(a <= c.start < max(b, t.end) for c in hosted(parts)):
            return "offers"
        seizes = item.subject == "territory" and parts.has("takes", a, b) and not parts.has("yields", a, b)
        if item.subject == "sanctions" or seizes:
            return "threatens"  # "does not rule out taking X"
    behind = any(t.end <= c.start < b for c in parts.subjects)
    if t.mode == "wont" and item.subject == "end_of_war" and a < t.start and not behind:
        return None
    if t.mode == "allows" and _by_a_thing(parts, t, held):
        return None
    share = amount(parts, item) if t.mode == "allows" and item.subject == "other" else None
    if share is not None and share.unit == "percent":
        return None  # "have let their aid fall by 57 %"
    if t.mode == "allows" and item.subject == "other" and held.name is not None:
        return t.stance if told_of and held.party not in parts.doc.theatre.parties else None
    if t.mode == "allows":
        owned = thread.plan_owner is not None or t.stance == "refuses"
        return t.stance if owned and item.subject not in {"other", "meeting", "end_of_war"} else None
    if t.mode == "noun" and t.stance == "threatens":
        return t.stance if item.subject in {"sanctions", "territory"} else None
    if t.stance == "promises" and t.mode == "verb" and parts.has("consequence", t.end, t.right):
        tied = parts.has("if", parts.part(t.start)[0], t.right)
        if tied or item.subject != "sanctions":  # a package of sanctions that is in preparation is promised
            return None if weak and not tied else "threatens"
    if t.stance == "accepts" and item.subject == "territory" and held.party == parts.doc.theatre.attacker:
        seizes = parts.has("takes", parts.clause(a)[0], b) and not parts.has("yields", a, b)
        return "threatens" if seizes and t.mode == "verb" else t.stance  # "does not rule out taking the town"
    if t.stance == "expects" and t.mode != "meeting":
        if item.subject == "meeting" and parts.has("private", t.end, b):
            return None  # "hopes that more families can meet again"
        if item.subject == "meeting" and any(c.start == t.start for c in parts.cues("planned")):
            return None  # a meeting that is to come is told as such
        counted = item.subject == "other" and figure
        return t.stance if counted or item.subject in {"ceasefire", "end_of_war", "meeting", "sanctions"} else None
    asked = t.stance == "conditions" and t.mode in {"verb", "noun"} and not t.tied and parts.doc.spaced
    if asked and item.subject == "territory":
        given = any(parts.has("yields", *s) for s in ((a, b), parts.clause(a)))
        return "demands" if given else None  # "makes the withdrawal a condition", of nothing that is named
    if t.stance == "conditions" and _bare_ground(parts, item):
        return None
    if t.stance == "conditions" or (t.stance == "threatens" and t.mode == "verb"):
        held_back = t.about is not None and none_of(parts, *t.about, HELD_BACK) is not None
        return None if weak and t.mode != "before" and not held_back and not (t.tied and told_of) else t.stance
    return t.stance


def _pointed_at(parts: Parts, t: Trigger, item: Item) -> bool:
    """Does a stance go back to one told just before ("X asks for it, Y will not give it"), or to a question?"""
    if item.start < parts.start:
        return parts.text[item.start : parts.start].rstrip().endswith(question_ends(parts.doc.language))
    return parts.has("this", min(t.start, item.start), item.end)


def _swapped(parts: Parts, t: Trigger, item: Item, held: Holder) -> bool:
    """Is what both sides, or nobody named, agree to an exchange of so many people?"""
    people = amount(parts, item)
    before = {party(n) for n in within(parts.names, parts.start, t.start) if not n.outlet} - {None}
    alone = len(before) == 1 and held.name is not None and parts.start <= held.name.start
    if people is None or people.unit != "person" or alone:
        return False
    return bool(parts.doc.cues_in("events", min(t.start, item.start), max(item.end, t.end), "exchange"))


def _eased(parts: Parts, t: Trigger, item: Item) -> bool:
    """Are sanctions only told to be eased or lifted?"""
    a, b = min(t.start, item.start), max(t.end, item.end)
    a, b = min(a, parts.clause(a)[0]), max(b, parts.clause(b - 1)[1])
    near = [c for c in parts.cues("relief") if a <= c.start < b]
    told = [c for c in parts.subjects if c.id == "sanctions" and a <= c.start < b]
    return any(parts.gap(min(r.end, s.end), max(r.start, s.start)) <= GIVE_REACH for r in near for s in told)


def _given_away(parts: Parts, t: Trigger, held: Holder) -> bool:
    """Does who does not fight want to give something himself?"""
    left, right = parts.clause(t.start)
    gives = any(s.id == "grants" and left <= s.start < right for s in parts.stances)
    return gives and held.party not in parts.doc.theatre.parties and not _asked(parts, left, t.start)


def _of_next_verb(parts: Parts, t: Trigger, item: Item) -> bool:
    """Does what is told of belong to a verb behind the one denied ("will not be cowed and will go on sending arms")?"""
    told = [c for c in topics(parts) if t.end <= c.start and item.start <= c.start < item.end]
    going_on = [c for i in ("will", "does") for c in parts.cues(i) if c.start >= t.end]
    joints = [c for c in parts.cues("and") if t.end < c.start and told and c.end <= told[0].start]
    return not parts.final and any(
        parts.gap(j.end, c.start) == 0 and c.start <= told[0].start for j in joints for c in going_on
    )


def _seeming(parts: Parts, t: Trigger) -> bool:
    """Does somebody only seem to want a thing?"""
    a, b = parts.clause(t.start)
    if parts.final:
        return any(t.start <= c.start < b and parts.gap(t.end, c.start) <= 1 for c in parts.cues("seems"))
    led = parts.clause(a - 1) if a > parts.start else (a, a)
    if parts.gap(*led) <= ASIDE:
        a = led[0]  # "it seems, X wants …", "X, as it seems, wants …"
    return any(a <= c.start and c.end <= t.start for c in parts.cues("seems"))


def _to_be_discussed(parts: Parts, t: Trigger) -> bool:
    """Is a thing only to be talked about ("they want to discuss a possible peace deal")?"""
    if parts.final:
        return any(0 <= parts.gap(c.end, t.start) == 0 for c in parts.subjects if c.id == "discuss" and c.end <= t.end)
    return any(c.id == "discuss" and c.start >= t.end and parts.gap(t.end, c.start) <= 1 for c in parts.subjects)


def _of_a_plan(parts: Parts, t: Trigger, held: Holder) -> bool:
    """Is it a plan that is to do something, and nobody who wants it ("this plan seeks to …")?"""
    if parts.final or (held.name is not None and parts.segment(t.start) <= held.name.start < t.start):
        return False
    left = parts.clause(t.start)[0]
    start = parts.start if held.name is None or held.name.start > t.start else held.name.end
    opens = [c for c in parts.cues("plan") if start <= c.start < t.start and parts.gap(parts.start, c.start) <= 1]
    return bool(opens) and not parts.parties(left, t.start)


def _far(parts: Parts, t: Trigger, item: Item) -> bool:
    """Does the word that tells what is wanted stand far behind what somebody wants to do himself?"""
    told = [c for c in topics(parts) if t.end <= c.start and item.start <= c.start < item.end]
    own = [c for c in parts.cues("infinitive") if 0 <= parts.gap(t.end, c.start) == 0 and c.start >= t.end]
    if parts.final or (t.mode == "wants" and not own):
        return False
    return not told or parts.gap(t.end, told[0].start) > FAR


def _takes_in(parts: Parts, t: Trigger) -> bool:
    """Are people accepted, not terms ("has accepted thousands of refugees and sent aid")?"""
    people = [q for q in parts.quantities if q.unit == "person" and q.start >= t.end]
    swapped = bool(parts.doc.cues_in("events", *parts.clause(t.start), "exchange"))
    return not parts.final and not swapped and any(parts.gap(t.end, q.start) == 0 for q in people)


def _to_give(parts: Parts, t: Trigger) -> bool:
    """Is what is agreed to giving?"""
    a, b = (parts.segment(t.start), t.start) if parts.final else (t.end, parts.clause(t.end)[1])
    gives = [s for s in parts.stances if s.id == "grants" and a <= s.start < b]
    near = [s for s in gives if parts.gap(*((s.end, t.start) if parts.final else (t.end, s.start))) <= GIVE_REACH]
    return bool(near)


def _by_a_thing(parts: Parts, t: Trigger, held: Holder) -> bool:
    """Is it a thing or a state of things that allows ("…, trade, which allows X to soften the sanctions")?"""
    inside = parts.inside_embedded(t.start)
    if inside is None or held.name is None or parts.final or inside[0] <= held.name.start:
        return False
    return inside[0] - held.name.end > BESIDE_COMMA


def _of_people(parts: Parts, t: Trigger) -> bool:
    """Is it a number of people that must or needs something ("10 million people need help")?"""
    people = [q for q in parts.quantities if q.unit == "person" and q.end <= t.start]
    return bool(people) and not parts.final and parts.gap(people[-1].end, t.start) <= 1


def _is_to_be_held(parts: Parts, t: Trigger) -> bool:
    """Is a meeting only said to be planned for a day ("soll am 27. August stattfinden")?"""
    left, right = parts.clause(t.start)
    planned = any(c.start <= t.start < c.end for c in parts.cues("planned"))
    return planned and parts.has("held_at", left, right) and bool(within(parts.times, left, right))


def _raises(parts: Parts, t: Trigger, item: Item) -> bool:
    """Are troops of one's own to be raised ("wants to mobilise 450,000 people"): a count of forces, no stance?"""
    troops = amount(parts, item)
    people = troops is not None and troops.unit == "person"
    raised = people and parts.doc.cues_in("events", t.end, max(t.right, item.end), "mass")
    return bool(raised) and t.mode in {"wants", "plans", "verb"} and not _asked(parts, t.end, item.end)


def _by_a_deed(parts: Parts, t: Trigger) -> bool:
    """Is it a war, an attack or an advance that threatens, not a party?"""
    if parts.final:
        return False  # what is threatened with stands before the verb
    deeds = parts.doc.cues_in(
        "events", max(parts.clause(t.start)[0], t.start - DEED), t.start, "war", "advance", "gain"
    )
    deeds = [d for d in deeds if not any(s.start < d.end and d.start < s.end for s in parts.subjects)]
    return bool(deeds) and not any(
        n.start > deeds[-1].start and not n.adjective for n in parts.parties(parts.start, t.start)
    )


def _bare_ground(parts: Parts, item: Item) -> bool:
    """Is land only mentioned, with nothing said to be done with it?"""
    return item.subject == "territory" and not any(
        item.start <= c.start < item.end and c.id == "territory" for c in topics(parts)
    )


def _own_deed(parts: Parts, will: Cue) -> bool:
    """Is it said of oneself ("he would end the war"), not of what is to come ("the war would end")?"""
    ids = ("we",) if _quoted(parts, will) else ("he", "we")
    return any(c.end <= will.start and parts.gap(c.end, will.start) == 0 for i in ids for c in parts.cues(i))


def _of_others(parts: Parts, will: Cue) -> bool:
    """Is it told in somebody's own words of others, who are only "they" ("they can start looking for peace")?"""
    near = [c for c in parts.cues("he") if c.end <= will.start and parts.gap(c.end, will.start) == 0]
    return bool(near) and _quoted(parts, will)


def _quoted(parts: Parts, will: Cue) -> bool:
    led = any(parts.text[b] in ":：" for b in parts.breaks if b < will.start)
    return led or any(a < will.start < b for a, b in parts.quotes)


def _asked(parts: Parts, start: int, end: int) -> bool:
    """Is a party named of whom something is hoped?"""
    return any(party(n) for n in within(parts.names, start, end))
