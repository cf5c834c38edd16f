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
from ...doc import Doc, within
from ...marks import Name
from ..frame import amount_of, make, span_of
from .about import about
from .answered import wanted, wanted_by, with_question
from .carried import main_holder
from .counted import counted_first, without_figure
from .fields import amount, amount_like, day_said, deadline, fronted_figure, places, required
from .listed import listed_with
from .parties import holder, of_private_people
from .parts import Parts, parts_of, party
from .plans import plan_owner
from .relayed import relayed
from .stances import stance_of
from .subjects import Item, topics
from .sums import given_sums, sum_behind
from .triggers import triggers
from .unmeant import asks_itself, only_beside, only_costs, only_upheld, put_on_others, unmeant
from .untold import strikes_allowed, untold
from .voice import is_person, teller, voice
from .words import Holder, Stance, Thread, Trigger

SHORT = 12
"""Code points of an answer that says nothing of its own."""
_GIVEN = frozenset({"offers", "promises", "demands"})
"""Stances whose figure may open the clause, before the verb."""
NONE_REACH = 3
"""Words between a "not" and the offer that it denies."""
LONGEST_SPAN = 190
"""Code points; a longer span says little about what a claim rests on."""


def read_positions(doc: Doc) -> list[Claim]:
    """The positions of parties in a document, in order of the text, each told once."""
    out: list[Claim] = []
    thread = Thread()
    last: list[Claim] = []
    before: Parts | None = None
    asked: Parts | None = None
    for told in parts_of(doc):
        if told.question:
            asked = told
            continue
        want, question = wanted(asked, told), asked
        parts, asked = with_question(told, asked), None
        if question is not None and topics(question):
            last, before = [], question  # what an answer goes on with
        thread = thread._replace(plan_owner=plan_owner(parts, thread))
        found: list[Claim] = []
        if want is not None and question is not None:
            spoken = voice(parts, (want.start, want.start + 1), thread)
            found.extend(_claims(parts, want, wanted_by(question), spoken, thread, last, before))
        for t in triggers(parts):
            if found and want is not None and t.start < want.right:
                continue
            if unmeant(parts, t):
                continue
            spoken = voice(parts, (t.start, t.end if t.about is None else t.start + 1), thread)
            held = main_holder(parts, t, holder(parts, t, spoken, thread), thread)
            if held is None or of_private_people(parts, t, held):
                continue
            if asks_itself(parts, t, held) or put_on_others(t, held, spoken) or only_costs(parts, t, held):
                continue
            if t.mode == "persuades":
                thread = thread._replace(plan_owner=held.party)
            found.extend(_claims(parts, t, held, spoken, thread, found or last, before))
        for t, item, held in (*counted_first(parts, found, thread), *given_sums(parts, found)):
            spoken = voice(parts, (t.start, t.end), thread)
            if t.mode == "counted":  # what was told without its number
                found = [c for c in found if not (without_figure(c) and c.span.start < t.end)]
            if t.mode == "sum":  # what is promised of it in the same clause is what it is for
                right = parts.clause(t.end)[1]
                found = [c for c in found if not (without_figure(c) and t.end <= c.span.start < right)]
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
    found = [] if strikes_allowed(parts, t, held) else about(parts, t, recent, earlier)
    if not found and (other := untold(parts, t, held)):
        told = _through(parts, t, teller(parts, t, held, spoken, thread))
        return [_claim(parts, t, item, held, told, first=True, recent=recent) for item in other]
    if t.stance == "offers" and len(found) == 1 and _only_named(parts, t, found[0]):
        return []
    if _left_undone(parts, t) or (found and (only_upheld(parts, t, found[0]) or only_beside(parts, t, found[0]))):
        return []
    for n, item in enumerate(found):
        if _names_itself(parts, t, item):
            continue
        stance = stance_of(parts, t, item, held, thread)
        if stance is not None and not _said_just_now(recent, t, held, stance, item):
            told = _through(parts, t, teller(parts, t, held, spoken, thread))
            taken = t._replace(stance=stance)
            asked = earlier if item.start < parts.start else None
            out.append(_claim(parts, taken, item, held, told, first=n == 0, recent=recent, asked=asked))
            more = listed_with(parts, taken, item)
            out.extend(_claim(parts, taken, other, held, told, first=False, recent=recent) for other in more)
    return out


def _left_undone(parts: Parts, t: Trigger) -> bool:
    """Is of an offer or promise only told what did not become of it ("X's proposal was not discussed with Y")?"""
    if t.mode != "noun" or t.stance not in {"offers", "promises"}:
        return False
    left = parts.clause(t.start)[0]
    if any(left <= c.start and c.end <= t.start and parts.gap(c.end, t.start) <= NONE_REACH for c in parts.cues("not")):
        return True  # "the plan is not his last offer"
    end = parts.clause(t.end)[1]
    return any(t.end <= c.start < end and parts.gap(t.end, c.start) > 0 for c in parts.cues("not"))


def _names_itself(parts: Parts, t: Trigger, item: Item) -> bool:
    """Is the word for what is promised the promise itself, with nothing else ("trade is a guarantee of stability")?"""
    inside = [c for c in parts.subjects if item.start <= c.start < item.end]
    pledged = t.stance == "promises" and item.subject == "guarantees" and t.mode != "grants"
    demanded = t.stance == "demands" and t.mode == "noun"  # "Moscow's terms have barely shifted"
    if not (pledged or demanded) or not inside:
        return False
    return all(c.start < t.end and t.start < c.end for c in inside)


def _through(parts: Parts, t: Trigger, told: Attribution) -> Attribution:
    """Who tells of a stance, in an interview's answer also through whom."""
    sentence = parts.doc.sentence_at(t.start)
    told = relayed(parts, t.start, told)
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


def _claim(
    parts: Parts,
    t: Trigger,
    item: Item,
    held: Holder,
    told: Attribution,
    *,
    first: bool,
    recent: list[Claim],
    asked: Parts | None = None,
) -> Claim:
    where = places(parts, item, held.name, t.stance)
    if not where and asked is not None:  # "Leave X? He ruled it out"
        where = places(asked, Item(asked.start, asked.end, item.subject), held.name, t.stance)
    if not where and t.tied > item.end:  # "no truce until X is handed over"
        where = places(parts, Item(item.end, t.tied, "territory"), held.name, t.stance)
    if not where and item.subject in {
        "territory",
        "ceasefire",
    }:  # "z Donbasu se nestáhnou": the ground stands before the verb that gives or keeps it
        a, b = parts.clause(t.start)
        ground = [n for n in within(parts.names, a, b) if n.kind == "region" and n.start < item.start]
        where = places(parts, Item(a, b, item.subject), held.name, t.stance) if ground else ()
    if not where and t.stance == "conditions" and t.about is not None:  # "as long as X is not left, there is no truce"
        given = t.mode in {"ordered", "before_that"} or any(
            t.about[0] <= c.start < t.about[1] for c in parts.cues("yields")
        )
        named = [n for n in within(parts.names, *t.about) if n.kind == "region" or (n.kind == "place" and not n.side)]
        where = places(parts, Item(*t.about, "territory"), held.name, t.stance) if given and named else ()
    if not where and recent and (t.mode == "otherwise" or _answers_here(parts, item, recent[-1])):
        where = recent[-1].place
    fronted = fronted_figure(parts, t) if first and t.stance in _GIVEN else None
    if t.mode == "counted":
        fronted = next(q for q in parts.quantities if q.start == item.start)
    told_sum = amount(parts, item) or required(parts, t, item)
    if fronted is None and told_sum is None and t.stance in _GIVEN and item.subject == "other":
        fronted = sum_behind(parts, max(item.end, t.end))
    start = min(t.start, item.start) if first else item.start
    start = start if fronted is None else min(start, fronted.start)
    end = max(item.end, t.end, t.tied, fronted.end if fronted is not None else 0)
    end = min([end, *(c.start for c in parts.cues("and") if start < c.start and parts.gap(c.end, end) == 0)])
    span = span_of(parts.doc, (start, min(end, start + LONGEST_SPAN)))
    holder = held.name.start if held.name is not None and held.name.end <= t.start else t.start
    return make(
        parts.doc, "position", span, told, side=held.party, place=where,
        time=day_said(parts, holder, t.end, t.right, told.told, item.subject),
        amount=None
        if t.mode == "before"
        else amount_of(fronted)
        if fronted and t.mode == "counted"
        else told_sum
        or (amount_of(fronted) if fronted else amount_like(parts, item, recent)),
        modality="conditional" if t.mode in {"if", "otherwise"} else "asserted",
        extra=Detail(
            party=held.party, stance=t.stance, subject=item.subject,
            deadline=deadline(parts, *_governed(parts, t, item)) or _told_first(parts, t),
        ),
    )  # fmt: skip


def _answers_here(parts: Parts, item: Item, told: Claim) -> bool:
    """Does a stance without words of its own answer another party's, told before it in the sentence ("X wants Y to give
    up Z, which Y refuses")?"""
    own = any(item.start <= c.start < item.end for c in parts.subjects)
    here = parts.doc.spaced and told.span.start >= parts.start
    return not own and here and told.extra.subject == item.subject == "territory"


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
    return any(_key(c) == key and claim.period in {None, c.period} for c in told)


def _key(c: Claim) -> tuple[object, ...]:
    return (c.extra.party, c.extra.stance, c.extra.subject, c.amount, c.place, c.speaker)


def _of_several(parts: Parts, name: Name) -> bool:
    """Does a sentence speak of several parties in one list, or open with most of a people, so that nobody alone is
    gone on with?"""
    others = [n for n in parts.names if party(n) not in {None, party(name)} and not n.outlet and not n.adjective]
    joints = [(c.start, c.end) for c in parts.cues("joint")]
    listed = any(
        n.end <= a and b <= m.start and parts.gap(n.end, a) == 0 and parts.gap(b, m.start) == 0
        for a, b in joints
        for n, m in [*((name, o) for o in others), *((o, name) for o in others)]
    )
    commas = any(parts.text[min(n.end, name.end) : max(n.start, name.start)].strip() == "," for n in others)
    return listed or commas or any(parts.gap(parts.start, c.start) <= 1 for c in parts.cues("private"))


def _carried(parts: Parts, thread: Thread, found: list[Claim]) -> Thread:
    """Who the next sentence's "he" or bare verb goes on with: whoever the sentence is about."""
    told = Attribution(found[-1].speaker, found[-1].via, None, found[-1].side) if found else Attribution()
    persons = [n for n in parts.names if n.kind == "speaker" and not n.outlet and party(n) and is_person(parts, n)]
    thread = thread._replace(spoken=told, person=persons[-1] if persons else None)
    names = [n for n in parts.parties(parts.start, parts.end) if not parts.inside_embedded(n.start)]
    names = [n for n in names if not any(a <= n.start < b for a, b in parts.quotes)] or names
    if not names:
        return thread
    if parts.final:
        names = [n for n in names if n.case == "topic"] or names
    subject = party(names[0])
    several = not parts.final and _of_several(parts, names[0])
    return thread._replace(holder=Holder(subject, names[0]), several=several) if subject else thread
