"""Whether a report is about the theatre's war, and whether a claim lies in its time.

Reports of other things use the words of war too (a harvest advances, a heat wave conquers, a Cossack fleet besieges). A
report is about the war where it names both fighting sides, or one side and what is done there with arms, often enough
for its length (of a report that names both, what it tells of towns at the front counts too); in a note of a few lines
(a headline, an update of a map) one such sentence with a place near the front is enough, and what is taken, hit or
fought over there is what is done with arms. In a report with several sentences of war, those that only tell who was
hurt, what was damaged or shot down, how often arms were used, or speak of arms, armies or a truce, naming no side, are
not weighed against it, nor are questions; where there are several of these, one side is enough. In a report that names
both and tells of the war at all, what states and those who speak for them offer, demand or refuse in it is told of it
too: a summit says little of the front. And a report of talks, aid, prisoners or a struck town is one where enough of
its sentences tell of the war, deal in it or name who speaks for a side, with those about arms or a truce for half as
much. A war that only tells since when or why something is so ("because of the war") tells nothing. What ended before
the theatre's war began is history.
"""

from __future__ import annotations

from ...nouns import Claim
from ..cues import Cue
from ..doc import Doc, within
from ..marks import Name
from ..named import kind_of
from ..questions import asks
from ..sentences import Sentence
from .frame import events
from .records.read import MONEY

AREA = frozenset({"km2", "mi2"})
_ARMS = frozenset({"missile", "bomb", "tank", "artillery", "shell", "brigade", "battalion"})
"""Units of what only an army has."""
_FOUGHT = ("surround", "contested")
_TAKEN = (*_FOUGHT, "gain", "regain", "occupy", "take_over", "flag", "strike_hit", "launch")
_HARMED = (*_TAKEN, "kill", "casualties")
"""Events that tell of the war beside a place near the front: by themselves, with a fighting side, and with the attacker
(people are hurt in accidents too)."""
_LOST = ("kill", "wound", "casualties", "killed_and_wounded", "troops", "delivered")
"""What tells of the war even beside "since the invasion"."""
_BOTH, _OFTEN, _ONE = 5, 8, 2
"""One sentence in so many tells of the war in a report about it: where both sides are named, where that is told
`_SURE` times besides, and where one side is named."""
_SURE = 4
"""Sentences of war, which no report of anything else has beside the names of both sides."""
_SEVERAL = 2
"""Sentences of war after which those that tell what an attack did are not weighed against it."""
_LOCAL = 4
"""Such sentences, at least two, and others that name a place near the front, with which a report that names one side is
weighed as one that names both: those who fight or are shelled name no sides."""
_WEAPONS = _ARMS | {"drone", "attack", "regiment"}
_STANCES = (
    "demands",
    "offers",
    "accepts",
    "refuses",
    "conditions",
    "threatens",
    "promises",
    "grants",
    "must",
    "yields",
)
"""Stances that a party takes."""
_PEACE = ("ceasefire", "guarantees", "army_size")
"""What is asked and promised for the end of a war …"""
_DEALT = (*_PEACE, "territory", "neutrality", "end_of_war", "army", "sanctions")
"""… and what else a state or its speaker deals about."""
_WHO = frozenset({"speaker", "country", "side"})
_DONE_BY_IT = ("kill", "wound", "damage", "utilities", "down", "strike_hit", "repel", "move_people")
_OTHERWISE = ("accident", "festive", "vote")
_SPEECHLESS = (3, 8)
"""Letters of the least that is a sentence to be weighed, in a script without blanks and with them: an hour of a log or
a word called in between ("08:05.", "Well?") says nothing of what a report is about."""
_SPOKEN, _WHOLE = 2, 2
"""Sentences to one that speaks of arms or a truce, in a report that tells little of the front, and how many of these
one stands for that tells of the war, deals in it or names who speaks for a side."""
NOTE = 600
"""Characters of a note."""
_SPOKEN_OF = frozenset({"position"})
_FOUGHT_FOR = frozenset({"ceasefire", "territory", "end_of_war"})
"""What a position of those at war is about, and hardly one of others."""
_LONG = 10
"""Years before the theatre's war began before which nothing of it did ("the battle of 1943")."""
_TIMELESS = frozenset({"other_quantity", "meeting", "position"})
"""Kinds that may tell of a time before: the size of a base, a former meeting."""


def of_this_war(doc: Doc) -> bool:
    """Is the report about the war of the theatre?"""
    sides, parties = set(doc.theatre.parties), set()
    telling = at_front = dealing = spoken = 0
    silent: list[Sentence] = []
    """Sentences that tell nothing of the war and name no party to it."""
    here = seen = False
    short = sum(s.end - s.start for s in doc.sentences) <= NOTE
    for s in doc.sentences:
        names = within(doc.names, s.start, s.end)
        named = {n.side for n in names if n.side in sides}
        parties |= named
        front = any(_near_front(doc, n) for n in names)
        seen = seen or front
        near = front or (short and seen) or any(n.kind == "region" and n.side in sides for n in names)
        local = any(n.place_id for n in names)
        tells = _tells(doc, s, named, front=front, near=near, local=local)
        telling += tells
        at_front += front and not tells
        deals = not tells and _deals(doc, s, named)
        dealing += deals
        spoken += not tells and not deals and any(_speaks(doc, n) for n in names)
        if not tells and not named:
            silent.append(s)
        here = here or (seen and tells)
    done = sum(_done_by_it(doc, s) for s in silent) if max(telling, at_front) >= _SEVERAL else 0
    both = parties == sides or (done > 1 and done + at_front >= _LOCAL)
    here = here or (seen and telling > 0)
    strong = telling + dealing + spoken
    all_told = len(doc.sentences) - sum(_says_nothing(doc, s) for s in silent)
    sure = parties == sides or any(q.unit in _WEAPONS for q in doc.quantities)
    if parties and (strong if sure else telling) > 1:
        beside = sum(_beside(doc, s, asked=False) for s in silent)
        if _SPOKEN * (_WHOLE * strong + beside) >= all_told:
            return True
    if parties == sides and at_front >= _SEVERAL:  # questions and answers about the front, in few words each
        beside = sum(_beside(doc, s, asked=False) for s in silent)
        if _SPOKEN * (strong + at_front + beside) >= all_told - sum(asks(doc, s) for s in doc.sentences):
            return True
    telling += at_front + dealing if both and telling else 0
    reach = (_OFTEN if telling >= _SURE else _BOTH) if both else _ONE
    beside = sum(_beside(doc, s, asked=done > 0) for s in silent) if telling >= _SEVERAL else 0
    weighed = all_told - beside
    return telling > 0 and ((here and short) or telling * reach >= weighed)


def _says_nothing(doc: Doc, s: Sentence) -> bool:
    """Is a sentence no more than an hour, a mark or a word?"""
    return sum(map(str.isalpha, doc.text[s.start : s.end])) < _SPEECHLESS[doc.spaced]


def _deals(doc: Doc, s: Sentence, named: set[str]) -> bool:
    """Does a sentence tell what a state or its speaker offers, demands or refuses in the war: of a truce, of ground, of
    armies, or of money to a party to it?"""
    names = within(doc.names, s.start, s.end)
    if not any(n.kind in _WHO for n in names) or not doc.cues_in("positions", s.start, s.end, *_STANCES):
        return False
    given = named and any(q.unit in MONEY for q in within(doc.quantities, s.start, s.end))
    spoken = any(n.kind == "speaker" for n in names) and events(doc, s.start, s.end, "war")
    return bool(given or spoken or doc.cues_in("subjects", s.start, s.end, *_DEALT))


def _speaks(doc: Doc, name: Name) -> bool:
    """Is it somebody who speaks for a party to the war, or an institute that counts in it?"""
    return name.kind == "speaker" and (name.side in doc.theatre.parties or kind_of(doc, name) == "institute")


def _beside(doc: Doc, s: Sentence, *, asked: bool) -> bool:
    """Does a sentence go with those that tell of the war: tells it what an attack did, or of arms, armies, a truce or
    those who keep it without whose, or asks it something in a report of attacks?"""
    told = _done_by_it(doc, s) or (asked and asks(doc, s)) or events(doc, s.start, s.end, "war")
    return bool(told or doc.cues_in("subjects", s.start, s.end, *_PEACE))


def _done_by_it(doc: Doc, s: Sentence) -> bool:
    """Does a sentence only tell what an attack did: who was hurt, what was damaged, left without power or shot down?"""
    arms = any(q.unit in _WEAPONS for q in within(doc.quantities, s.start, s.end))
    done = arms or bool(events(doc, s.start, s.end, *_DONE_BY_IT))
    return done and not events(doc, s.start, s.end, *_OTHERWISE)


def _tells(doc: Doc, s: Sentence, named: set[str], *, front: bool, near: bool, local: bool) -> bool:
    """Does a sentence tell of the war: with arms, or what is taken, hit, fought over or asked to be given up?

    Args:
        named: parties to the war that are named in it.
        front: a place near the front is.
        near: … or a region at war, or such a place before it in a note.
        local: any place of the theatre is.
    """
    enemy = doc.may_hold("events", s.start, s.end, "enemy") and bool(events(doc, s.start, s.end, "enemy"))
    if not (named or front or enemy or local):
        return False  # before figures and times are looked for: many reports of other things end here
    units = {q.unit for q in within(doc.quantities, s.start, s.end)}
    if not (named or front or enemy):
        return bool(units & _ARMS)
    both = len(named) == len(set(doc.theatre.parties))
    done = _HARMED if doc.theatre.attacker in named else _TAKEN if named else _FOUGHT
    if (front or (near and both)) and (enemy or events(doc, s.start, s.end, *done)):
        return True
    if near and named and doc.cues_in("positions", s.start, s.end, "yields"):
        return True
    if named and "settlement" in units and events(doc, s.start, s.end, *_TAKEN):
        return True
    held = "percent" in units and bool(events(doc, s.start, s.end, "hold", "still_hold"))
    fought = near or enemy or held or bool(units & AREA)
    return bool(units & _ARMS or _war(doc, s, front=front) or (fought and events(doc, s.start, s.end, "warlike")))


def _war(doc: Doc, s: Sentence, *, front: bool) -> list[Cue]:
    """Words of war in a sentence, but for a war that, far from the front, only tells since when or why something is."""
    found = events(doc, s.start, s.end, "war")
    harmed = front or (found and events(doc, s.start, s.end, *_LOST))
    aside = [] if harmed else events(doc, s.start, s.end, "war_start", "war_before", "war_cause")
    return [c for c in found if not any(a.start <= c.start < a.end for a in aside)]


def _near_front(doc: Doc, name: Name) -> bool:
    place = doc.theatre.place(name.place_id) if name.place_id else None
    return place is not None and place.near_front > 0


def in_time(doc: Doc, claim: Claim) -> bool:
    """Did what a measured claim tells happen in the time of the theatre's war?"""
    if claim.kind in _TIMELESS:
        return True
    began = claim.period.start if claim.period is not None else None
    if began is not None and claim.kind != "record" and began.year < doc.theatre.start.year - _LONG:
        return False
    ended = claim.period.end if claim.period is not None else None
    return (ended is None or ended >= doc.theatre.start) and not _history(doc, claim)


def elsewhere(doc: Doc, claim: Claim) -> bool:
    """Is what a claim tells of another war: does its sentence, or the one before where it names nobody, name a country
    that has one, or who fights in it, and neither a party to this war nor a place of its theatre?"""
    if claim.kind in _SPOKEN_OF and claim.extra.subject not in _FOUGHT_FOR:
        return False
    sentence = doc.sentence_at(claim.span.start)
    if sentence is None:
        return False
    if claim.kind not in _TIMELESS and _clause_elsewhere(doc, claim):
        return True  # "12 people were killed in Kyiv, and 30 in Lebanon"
    before = doc.before(sentence)
    near = [sentence] if before is None or before.passage != sentence.passage else [sentence, before]
    for s in near:
        names = within(doc.names, s.start, s.end)
        if any(_of_theatre(doc, n) for n in names):
            return False
        if events(doc, s.start, s.end, "other_war"):
            return True
        abroad = {c for n in names if (c := _country(doc, n)) in doc.theatre.elsewhere}
        if len(abroad) > (claim.kind in _SPOKEN_OF):
            return True
        if names:
            return False
    return False


def _clause_elsewhere(doc: Doc, claim: Claim) -> bool:
    """Does the clause of a claim name countries with a war of their own, or places there, and nothing of this one?"""
    a, b = doc.clause_at(claim.span.start)
    names = [n for n in within(doc.names, a, max(b, claim.span.end)) if n.kind != "speaker"]
    local = any(_country(doc, n) in doc.theatre.elsewhere for n in names if not n.adjective)
    return local and not any(_of_theatre(doc, n) for n in names)


def _of_theatre(doc: Doc, name: Name) -> bool:
    """Is it a party to the war, one who speaks for it, or a place of its theatre?"""
    sides = (*doc.theatre.parties, *doc.theatre.allies)
    return (name.side or _country(doc, name)) in sides


def _country(doc: Doc, name: Name) -> str | None:
    """The country that a name is, is of or lies in."""
    place = doc.theatre.place(name.place_id) if name.place_id else None
    return place.country if place is not None else name.side


def _history(doc: Doc, claim: Claim) -> bool:
    """Does the claim's sentence, or the one before where it tells no time, speak of a year before the war?"""
    sentence = doc.sentence_at(claim.span.start)
    for s in (sentence, doc.before(sentence) if sentence is not None else None):
        dated = [t for t in within(doc.times, s.start, s.end) if t.role != "past"] if s is not None else []
        if dated:
            return all(t.role == "at" and t.to is not None and t.to < doc.theatre.start for t in dated)
    return False
