"""Positions: what a party demands, offers, accepts, refuses, makes depend, threatens, promises or expects.

The grammar is one for all languages; words of stance and of subject are tables (`[positions]`, `[subjects]`):

1. `stance_triggers`: where a sentence takes a stance, and how far what it governs reaches.
2. `stance_subjects`: what it is about; the members of a list are claims of their own.
3. `stance_parties`: who holds it, and who tells of it.
4. `stance_fields`: figure, deadline, places and the day it was voiced.
"""

from __future__ import annotations

from ...nouns import Claim, Detail
from ..attribution import Attribution
from ..cues import Cue
from ..doc import Doc, within
from .frame import make, span_of
from .stance_fields import amount, day_said, deadline, places
from .stance_parties import Holder, Thread, holder, plan_owner, teller, voice
from .stance_parts import Parts, parts_of, party
from .stance_subjects import WEAK, Item, contents, items, subject_of, topics
from .stance_triggers import Stance, Trigger, triggers

MONEY = frozenset({"usd", "eur", "gbp", "pound", "yen", "yuan", "zloty", "krona", "krone", "franc", "hryvnia", "ruble"})
SHORT = 12
"""Code points of an answer that says nothing of its own."""
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
            if held is None:
                continue
            if t.mode == "persuades":
                thread = thread._replace(plan_owner=held.party)
            found.extend(_claims(parts, t, held, spoken, thread, found or last, before))
        out.extend(c for c in found if not _told_before(c, out))
        last, before, thread = found, parts, _carried(parts, thread, found)
    return out


def _claims(
    parts: Parts, t: Trigger, held: Holder, spoken: Attribution, thread: Thread, recent: list[Claim], earlier: Parts | None
) -> list[Claim]:
    out = []
    found = _items(parts, t, recent, earlier)
    if t.stance == "offers" and len(found) == 1 and _only_named(parts, t, found[0]):
        return []
    for n, item in enumerate(found):
        stance = _stance(parts, t, item, held, thread)
        if stance is not None and not _said_just_now(recent, t, held, stance, item):
            told = teller(parts, t, held, spoken, thread)
            out.append(_claim(parts, t._replace(stance=stance), item, held, told, first=n == 0, recent=recent))
    return out


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


def _items(parts: Parts, t: Trigger, recent: list[Claim], earlier: Parts | None) -> list[Item]:
    """What a stance is about: behind it, else before it in its clause, else what was spoken of just before."""
    left = parts.clause(t.start)[0]
    if t.mode == "meeting":
        return [Item(t.start, parts.clause(t.end)[1], "meeting")]
    if t.about is not None:
        return _depending(parts, t, recent)
    behind = items(parts, t.start, t.right, refused=t.stance == "refuses", plan=t.mode == "contains")
    start = left if t.mode in {"verb", "is", "by", "noun", "deed"} else parts.segment(t.start)
    before = items(parts, start, t.start, refused=t.stance == "refuses") if _may_stand_before(parts, t) else []
    reach = {"verb": 1, "is": 3}.get(t.mode, -1)
    for clauses in (1, 2) if t.mode == "is" else (1,):
        if not before and parts.gap(left, t.start) <= reach:
            before = items(parts, _back(parts, t, clauses), t.start)
    if t.mode in {"persuades", "contains"} or t.stance == "offers":
        behind = contents(parts, t.end, t.right) or behind
    if t.stance == "conditions":
        return _dependent(parts, t, behind)
    if t.mode == "deed":
        topic = items(parts, t.end, t.right) or items(parts, _back(parts, t, 1), t.start)
        return before or topic or behind
    if t.mode == "is":
        return before or behind or _spoken_of(parts, t, recent, earlier)
    if before and behind and _only_discussed(parts, t):
        return before
    return behind or before or _money(parts, t) or _spoken_of(parts, t, recent, earlier)


def _may_stand_before(parts: Parts, t: Trigger) -> bool:
    """Can what a verb is about stand before it? In languages with a passive of their own only in the passive."""
    if t.mode not in {"verb", "noun"} or not parts.marked_passive:
        return True
    return any(c.end <= t.start and parts.gap(c.end, t.start) <= 1 for c in parts.cues("passive"))


def _only_discussed(parts: Parts, t: Trigger) -> bool:
    """Does the stance only say "negotiate" or "discuss", so that what stands before it is what it is about?"""
    found = [c for c in parts.subjects if t.start <= c.start < t.right]
    return bool(found) and t.mode in {"wont", "verb"} and all(c.id in {"discuss", "meeting"} for c in found) and any(
        c.start <= d.start < c.end or d.start == c.start for d in parts.subjects if d.id == "discuss" for c in found
    )


def _money(parts: Parts, t: Trigger) -> list[Item]:
    """A sum that is asked for or promised, where no word says what for."""
    sums = [q for q in within(parts.quantities, t.end, t.right) if q.unit in MONEY]
    return [Item(t.end, t.right, "other")] if sums and t.stance in {"demands", "offers", "promises"} else []


def _dependent(parts: Parts, t: Trigger, behind: list[Item]) -> list[Item]:
    """What hangs on a condition: beside "condition for" or "…的條件", else before it, else behind it."""
    near = [c for c in topics(parts) if c.end <= t.start and any(o.start == c.end and o.end == t.start for o in parts.cues("own"))]
    near = near or [c for c in topics(parts) if c.start >= t.end and parts.gap(t.end, c.start) == 0 and c.id not in WEAK]
    if near:
        return [Item(parts.clause(t.start)[0], t.right, subject_of(near[-1]))]
    for_ = parts.first("for", t.end, t.right)
    if for_ is not None and parts.gap(t.end, for_.start) == 0 and behind:
        return [behind[0]._replace(start=parts.clause(t.start)[0])]
    back = [i for b in range(2) if (i := items(parts, _back(parts, t, b), t.start))]
    if back:
        return [back[0][-1]._replace(end=t.right)]
    return [behind[0]._replace(start=parts.clause(t.start)[0])] if behind else []


def _back(parts: Parts, t: Trigger, clauses: int) -> int:
    """Where the clause some clauses before a trigger's own begins, up to a semicolon and to the stance before."""
    left, stop = parts.clause(t.start)[0], max(t.left, parts.part(t.start)[0])
    for _ in range(clauses):
        left = max(parts.clause(max(left - 1, parts.start))[0], stop)
    return left


def _depending(parts: Parts, t: Trigger, recent: list[Claim]) -> list[Item]:
    """What a threat or condition is about: what follows from it, else the condition itself."""
    a, b = t.about or (t.start, t.right)
    comma = next((c for c in parts.breaks if a < c < b), None)
    halves = [(a, b)]
    if t.mode in {"if", "only"} and comma is not None:
        fronted = any(a <= c.start < comma for i in ("if", "only", "unless") for c in parts.cues(i))
        halves = [(comma + 1, b), (a, comma)] if fronted else [(a, comma), (comma + 1, b)]
    for x, y in halves:
        if t.stance == "conditions" and (x, y) != halves[0]:
            break
        found = items(parts, x, y)
        if t.stance == "threatens" and (x, y) == halves[0] and len(halves) > 1:
            found = [i for i in found if i.subject in {"sanctions", "territory"}]
        if found:
            return [Item(a, b, found[0].subject)]
    if t.stance != "threatens":
        return []
    if parts.has("force", a, b):
        return [Item(a, b, "territory")]
    if t.mode == "otherwise" and recent and recent[-1].span.start >= parts.start:
        return [Item(a, b, recent[-1].extra.subject or "other")]
    return [Item(a, b, "other")]


def _spoken_of(parts: Parts, t: Trigger, recent: list[Claim], before: Parts | None) -> list[Item]:
    """The subject spoken of just before, for a bare "refused", "rejected the idea" or a figure alone."""
    if t.stance not in {"accepts", "refuses", "offers", "demands", "promises"} or t.mode not in {"verb", "by", "is", "ready"}:
        return []
    this = parts.first("this", t.end, t.right)
    pronoun = this is not None and parts.gap(t.end, this.start) <= 2
    figure = t.stance != "refuses" and any(t.end <= q.start < t.right for q in parts.quantities)
    if not (pronoun or figure or parts.gap(t.end, t.right) <= 1):
        return []
    if recent:
        return [Item(t.start, t.right, recent[-1].extra.subject or "other")]
    if before is not None and pronoun:
        told = [c for c in topics(before) if c.id not in WEAK]
        if told:
            return [Item(told[-1].start, t.right, subject_of(told[-1]))]
    return []


def _stance(parts: Parts, t: Trigger, item: Item, held: Holder, thread: Thread) -> Stance | None:
    """The stance a trigger comes to with its subject; None where the words are too weak for it."""
    a, b = item.start, item.end
    figure = amount(parts, item) is not None
    weak = item.subject == "other" and not figure
    if t.mode == "must":
        talk = any(a <= c.start < b and c.id == "discuss" for c in parts.subjects)
        if talk and item.subject == "meeting":
            return None
        left = parts.segment(t.start)
        soft = parts.has("must_soft", t.start, t.end) and held.party not in parts.doc.theatre.parties
        return "expects" if soft or parts.has("may", left, t.end) else "demands"
    if t.mode in {"grants", "plans"}:
        packages = t.mode == "plans" and item.subject == "sanctions"
        return "promises" if packages or (item.subject == "other" and figure) else None
    if t.mode == "warns":
        followed = any(parts.has(i, t.end, t.right) for i in ("consequence", "force"))
        return "threatens" if item.subject != "other" and (followed or item.subject == "sanctions") else None
    if t.mode == "thinks":
        will = parts.first("will", t.end, t.right) or parts.first("may", t.end, t.right)
        if will is None or item.subject not in {"end_of_war", "ceasefire"}:
            return None
        return "promises" if _own_deed(parts, will) else "expects"
    if t.mode == "hopes" and item.subject in {"guarantees", "sanctions", "other"} and _asked(parts, t.end, b):
        return "demands"
    if t.mode == "ready" and item.subject == "sanctions" and t.stance == "accepts":
        return "threatens"
    if t.mode == "wont" and item.subject == "end_of_war" and a < t.start:
        return None
    if t.mode == "allows":
        told = thread.plan_owner is not None or t.stance == "refuses"
        return t.stance if told and item.subject not in {"other", "meeting", "end_of_war"} else None
    if t.mode == "noun" and t.stance == "threatens":
        return t.stance if item.subject in {"sanctions", "territory"} else None
    if t.stance == "expects" and t.mode != "meeting":
        return t.stance if item.subject in {"ceasefire", "end_of_war", "meeting", "sanctions"} else None
    if t.stance == "conditions" and _bare_ground(parts, item):
        return None
    if t.stance == "conditions" or (t.stance == "threatens" and t.mode == "verb"):
        return None if weak else t.stance
    return t.stance


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
    if not where and t.mode == "otherwise" and recent:
        where = recent[-1].place
    start = min(t.start, item.start) if first else item.start
    end = max(item.end, t.end)
    end = min([end, *(c.start for c in parts.cues("and") if start < c.start and parts.gap(c.end, end) == 0)])
    span = span_of(parts.doc, (start, min(end, start + LONGEST_SPAN)))
    named = held.name.start if held.name is not None and held.name.end <= t.start else t.start
    return make(
        parts.doc, "position", span, told, side=held.party, place=where,
        time=day_said(parts, named, t.end, t.right, told.told, item.subject), amount=amount(parts, item),
        modality="conditional" if t.mode in {"if", "otherwise"} else "asserted",
        extra=Detail(
            party=held.party, stance=t.stance, subject=item.subject, deadline=deadline(parts, *_governed(parts, t, item))
        ),
    )  # fmt: skip


def _governed(parts: Parts, t: Trigger, item: Item) -> tuple[int, int]:
    """Where a deadline is looked for: what the stance governs; of a threat all that stands before the next semicolon."""
    return parts.part(t.start) if t.stance == "threatens" else (t.start, max(t.right, item.end))


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
    if not names:
        return thread
    subject = party(names[0])
    return thread._replace(holder=Holder(subject, names[0])) if subject else thread
