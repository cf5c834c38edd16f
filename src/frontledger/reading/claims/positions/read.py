"""Positions: what a party demands, offers, accepts, refuses, makes depend, threatens, promises or expects.

The grammar is one for all languages; words of stance and of subject are tables (`[positions]`, `[subjects]`):

1. `stance_parts`: a sentence with its cues, bounds and names.
2. `stance_triggers`, `stance_conditions`: where it takes a stance, and how far what that governs reaches.
3. `stance_voice`, `stance_parties`: whose words they are, and who holds the stance.
4. `stance_about`, `stance_subjects`: what it is about; the members of a list are claims of their own.
5. `stance_fields`: figure, deadline, places and the day it was voiced.
"""

from __future__ import annotations

from ....nouns import Claim, Detail
from ...attribution import Attribution, answered
from ...cues import Cue
from ...doc import Doc, within
from ..attacks.bare import AIR
from ..frame import make, span_of
from .about import about
from .fields import amount, amount_like, day_said, deadline, places
from .parties import holder, of_private_people, plan_owner
from .parts import Parts, parts_of, party
from .subjects import Item, topics
from .sums import given_sums
from .triggers import triggers
from .untold import untold
from .voice import teller, voice
from .words import Holder, Stance, Thread, Trigger

SHORT = 12
"""Code points of an answer that says nothing of its own."""
_DEEDS = ("launch", "down", "kill", "destroyed")
"""What is told to have been done, not granted."""
THOUGHT = 80
"""Code points from "said" to the "will" of what is expected."""
DEED = 40
"""Code points from what threatens to the verb."""
LONGEST_SPAN = 190
"""Code points; a longer span says little about what a claim rests on."""


def read_positions(doc: Doc) -> list[Claim]:
    """The positions of parties in a document, in order of the text, each told once."""
    out: list[Claim] = []
    thread = Thread()
    last: list[Claim] = []
    before: Parts | None = None
    for parts in parts_of(doc):
        if parts.question:
            continue
        thread = thread._replace(plan_owner=plan_owner(parts, thread))
        found: list[Claim] = []
        for t in triggers(parts):
            spoken = voice(parts, (t.start, t.end if t.about is None else t.start + 1), thread)
            held = holder(parts, t, spoken, thread)
            if held is None or of_private_people(parts, t, held):
                continue
            if t.mode == "persuades":
                thread = thread._replace(plan_owner=held.party)
            found.extend(_claims(parts, t, held, spoken, thread, found or last, before))
        for t, item, held in given_sums(parts, found):
            spoken = voice(parts, (t.start, t.end), thread)
            found.append(_claim(parts, t, item, held, teller(parts, t, held, spoken, thread), first=True, recent=found))
        out.extend(c for c in _once(found) if not _told_before(c, out))
        last, before, thread = found, parts, _carried(parts, thread, found)
    return out


def _claims(
    parts: Parts,
    t: Trigger,
    held: Holder,
    spoken: Attribution,
    thread: Thread,
    recent: list[Claim],
    earlier: Parts | None,
) -> list[Claim]:
    out = []
    found = about(parts, t, recent, earlier)
    if not found and (other := untold(parts, t, held)):
        told = _through(parts, t, teller(parts, t, held, spoken, thread))
        return [_claim(parts, t, item, held, told, first=True, recent=recent) for item in other]
    if t.stance == "offers" and len(found) == 1 and _only_named(parts, t, found[0]):
        return []
    if _left_undone(parts, t):
        return []
    for n, item in enumerate(found):
        if _names_itself(parts, t, item):
            continue
        stance = _stance(parts, t, item, held, thread)
        if stance is not None and not _said_just_now(recent, t, held, stance, item):
            told = _through(parts, t, teller(parts, t, held, spoken, thread))
            out.append(_claim(parts, t._replace(stance=stance), item, held, told, first=n == 0, recent=recent))
    return out


def _left_undone(parts: Parts, t: Trigger) -> bool:
    """Is of an offer or promise only told what did not become of it ("X's proposal was not discussed with Y")?"""
    if t.mode != "noun" or t.stance not in {"offers", "promises"}:
        return False
    end = parts.clause(t.end)[1]
    return any(t.end <= c.start < end and parts.gap(t.end, c.start) > 0 for c in parts.cues("not"))


def _names_itself(parts: Parts, t: Trigger, item: Item) -> bool:
    """Is the word for what is promised the promise itself, with nothing else ("trade is a guarantee of stability")?"""
    inside = [c for c in parts.subjects if item.start <= c.start < item.end]
    if t.stance != "promises" or item.subject != "guarantees" or not inside:
        return False
    return all(c.start < t.end and t.start < c.end for c in inside)


def _through(parts: Parts, t: Trigger, told: Attribution) -> Attribution:
    """Who tells of a stance, in an interview's answer also through whom."""
    sentence = parts.doc.sentence_at(t.start)
    return told if sentence is None else answered(parts.doc, sentence, told)


def _only_named(parts: Parts, t: Trigger, item: Item) -> bool:
    """Is a plan or paper only named before its contents are told ("presented a memorandum: Moscow demands …")?"""
    about = {c.id for c in parts.subjects if item.start <= c.start < item.end}
    return about == {"deal"} and t.right < parts.part(t.start)[1] - 1


def _said_just_now(recent: list[Claim], t: Trigger, held: Holder, stance: Stance, item: Item) -> bool:
    """Does an answer ("Yes, I am ready") only repeat the claim before it?"""
    if not recent or t.mode not in {"verb", "ready"} or item.end - item.start > SHORT:
        return False
    last = recent[-1].extra
    return (last.party, last.stance, last.subject) == (held.party, stance, item.subject)


def _stance(parts: Parts, t: Trigger, item: Item, held: Holder, thread: Thread) -> Stance | None:
    """The stance a trigger comes to with its subject; None where the words are too weak for it."""
    a, b = item.start, item.end
    figure = amount(parts, item) is not None
    weak = item.subject == "other" and not figure
    told_of = any(a <= c.start < b for c in parts.subjects)
    if figure and item.subject == "other" and _raises(parts, t, item):
        return None
    if weak and t.stance in {"accepts", "refuses"} and not told_of:
        return None  # who accepts or refuses something that no word tells of takes no stance on the war
    if t.stance == "demands" and item.subject == "other" and parts.doc.cues_in("events", a, b, "casualties", "kill"):
        return None  # "主張": who claims that the enemy lost so many demands nothing
    if t.stance == "threatens" and t.mode == "verb" and _by_a_deed(parts, t):
        return None  # "the advance threatens to …"
    if t.mode == "must":
        talk = any(a <= c.start < b and c.id == "discuss" for c in parts.subjects)
        if talk and item.subject == "meeting":
            return None
        left = parts.segment(t.start)
        soft = parts.has("must_soft", t.start, t.end) and held.party not in parts.doc.theatre.parties
        return "expects" if soft or parts.has("may", left, t.end) else "demands"
    if t.mode == "grants" and parts.doc.cues_in(
        "events", t.end, max(t.right, b), "launch", "down", "kill", "destroyed"
    ):
        return None  # "announced that 10 drones had been launched"
    if t.mode == "grants" and item.subject == "ceasefire" and held.party in parts.doc.theatre.parties:
        return "offers"  # "announced a truce of three days"
    if t.mode in {"grants", "plans"}:
        packages = item.subject == "sanctions" and (t.mode == "plans" or parts.has("will", t.start, t.end))
        if parts.doc.cues_in("events", *parts.clause(t.start), "casualties", "destroyed", "down", "exchange"):
            return None  # "announced that 12 tanks were destroyed"
        sum_ = amount(parts, item)
        if held.party in parts.doc.theatre.parties and sum_ is not None and sum_.unit in AIR:
            return None  # "announced that 479 drones were launched"
        return "promises" if packages or (item.subject == "other" and figure) else None
    if t.mode == "wants" and item.subject == "sanctions" and held.party not in parts.doc.theatre.parties:
        return "demands" if _asked(parts, t.end, b) else "promises"  # "the EU wants to present a package by July"
    if t.mode == "warns":
        followed = any(parts.has(i, t.end, t.right) for i in ("consequence", "force"))
        return "threatens" if item.subject != "other" and (followed or item.subject == "sanctions") else None
    if t.mode == "thinks":
        will = parts.first("will", t.end, t.right) or parts.first("may", t.end, t.right)
        if will is None or will.start - t.end > THOUGHT or item.subject not in {"end_of_war", "ceasefire"}:
            return None
        return "promises" if _own_deed(parts, will) else "expects"
    if t.mode == "hopes" and item.subject in {"guarantees", "sanctions", "other"} and _asked(parts, t.end, b):
        return "demands"
    if t.mode == "ready" and t.stance == "accepts" and item.subject == "other" and figure:
        return "offers"  # "is ready to give 90 billion"
    if t.stance == "accepts" and item.subject == "guarantees" and held.party not in parts.doc.theatre.parties:
        return "offers"  # who fights for neither side and is willing to send troops offers them
    if t.mode == "ready" and t.stance == "accepts":
        seizes = item.subject == "territory" and parts.has("takes", a, b) and not parts.has("yields", a, b)
        if item.subject == "sanctions" or seizes:
            return "threatens"  # "does not rule out taking X"
    if t.mode == "wont" and item.subject == "end_of_war" and a < t.start:
        return None
    if t.mode == "allows" and item.subject == "other" and held.name is not None:
        return t.stance if told_of and held.party not in parts.doc.theatre.parties else None
    if t.mode == "allows":
        told = thread.plan_owner is not None or t.stance == "refuses"
        return t.stance if told and item.subject not in {"other", "meeting", "end_of_war"} else None
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
        if item.subject == "meeting" and any(c.start == t.start for c in parts.cues("planned")):
            return None  # a meeting that is to come is told as such
        counted = item.subject == "other" and figure
        return t.stance if counted or item.subject in {"ceasefire", "end_of_war", "meeting", "sanctions"} else None
    if t.stance == "conditions" and _bare_ground(parts, item):
        return None
    if t.stance == "conditions" or (t.stance == "threatens" and t.mode == "verb"):
        return None if weak and not (t.tied and told_of) else t.stance
    return t.stance


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
    return any(c.end <= will.start and parts.gap(c.end, will.start) == 0 for i in ("he", "we") for c in parts.cues(i))


def _asked(parts: Parts, start: int, end: int) -> bool:
    """Is a party named of whom something is hoped?"""
    return any(party(n) for n in within(parts.names, start, end))


def _claim(
    parts: Parts, t: Trigger, item: Item, held: Holder, told: Attribution, *, first: bool, recent: list[Claim]
) -> Claim:
    where = places(parts, item, held.name, t.stance)
    if not where and t.tied > item.end:  # "no truce until X is handed over"
        where = places(parts, Item(item.end, t.tied, "territory"), held.name, t.stance)
    if not where and item.subject in {
        "territory",
        "ceasefire",
    }:  # "z Donbasu se nestáhnou": the ground stands before the verb that gives or keeps it
        a, b = parts.clause(t.start)
        ground = [n for n in within(parts.names, a, b) if n.kind == "region" and n.start < item.start]
        where = places(parts, Item(a, b, item.subject), held.name, t.stance) if ground else ()
    if not where and t.mode == "otherwise" and recent:
        where = recent[-1].place
    start = min(t.start, item.start) if first else item.start
    end = max(item.end, t.end, t.tied)
    end = min([end, *(c.start for c in parts.cues("and") if start < c.start and parts.gap(c.end, end) == 0)])
    span = span_of(parts.doc, (start, min(end, start + LONGEST_SPAN)))
    named = held.name.start if held.name is not None and held.name.end <= t.start else t.start
    return make(
        parts.doc, "position", span, told, side=held.party, place=where,
        time=day_said(parts, named, t.end, t.right, told.told, item.subject),
        amount=amount(parts, item) or amount_like(parts, item, recent),
        modality="conditional" if t.mode in {"if", "otherwise"} else "asserted",
        extra=Detail(
            party=held.party, stance=t.stance, subject=item.subject,
            deadline=deadline(parts, *_governed(parts, t, item)) or _told_first(parts, t),
        ),
    )  # fmt: skip


def _told_first(parts: Parts, t: Trigger) -> str | None:
    """The deadline before a verb that stands behind it ("bis zum 15. Mai bereitet …"): of what is to be done."""
    left = parts.clause(t.start)[0]
    return deadline(parts, left, t.start) if t.stance in {"promises", "demands"} else None


def _governed(parts: Parts, t: Trigger, item: Item) -> tuple[int, int]:
    """Where a deadline is looked for: what the stance governs; of a threat all up to the next semicolon."""
    return parts.part(t.start) if t.stance == "threatens" else (t.start, max(t.right, item.end))


def _once(found: list[Claim]) -> list[Claim]:
    """A condition that a sentence names and then tells ("set a condition: a truce only after …") counts as told."""
    out: list[Claim] = []
    for c in found:
        if c.extra.stance == "conditions":
            out = [
                o for o in out if (o.side, o.extra.stance, o.extra.subject) != (c.side, "conditions", c.extra.subject)
            ]
        out.append(c)
    return out


def _told_before(claim: Claim, told: list[Claim]) -> bool:
    key = _key(claim)
    return any(_key(c) == key for c in told)


def _key(c: Claim) -> tuple[object, ...]:
    return (c.extra.party, c.extra.stance, c.extra.subject, c.amount, c.place, c.period, c.speaker)


def _carried(parts: Parts, thread: Thread, found: list[Claim]) -> Thread:
    """Who the next sentence's "he" or bare verb goes on with: whoever the sentence is about."""
    told = Attribution(found[-1].speaker, found[-1].via, None, found[-1].side) if found else Attribution()
    thread = thread._replace(spoken=told)
    names = [n for n in parts.parties(parts.start, parts.end) if not parts.inside_embedded(n.start)]
    names = [n for n in names if not any(a <= n.start < b for a, b in parts.quotes)] or names
    if not names:
        return thread
    if parts.final:
        names = [n for n in names if n.case == "topic"] or names
    subject = party(names[0])
    return thread._replace(holder=Holder(subject, names[0])) if subject else thread
