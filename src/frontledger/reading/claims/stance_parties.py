"""Who holds a stance, and who tells of it."""

from __future__ import annotations

from typing import NamedTuple

from ...nouns import Period
from ..attribution import Attribution, attribute, compiler
from ..cues import Cue, unspaced
from ..doc import within
from ..marks import Name
from ..told import SAYS
from .stance_parts import Parts, party
from .stance_triggers import Trigger

SPOKEN = frozenset({"must", "if", "otherwise", "then", "only", "is"})
"""Of these the words belong to whoever says them, not to the subject of the clause."""


PUT_FORWARD = frozenset({"demands", "offers", "promises", "threatens", "warns", "conditions"})
"""Stances whose terms the next clause may tell."""


class Holder(NamedTuple):
    """A party, and where in the sentence it is named (None where it is carried on)."""

    party: str
    name: Name | None


class Thread(NamedTuple):
    """What a report's sentences carry on from one to the next."""

    holder: Holder | None = None
    plan_owner: str | None = None
    spoken: Attribution = Attribution()
    """Who told the stance taken last, in the sentence before."""


def holder(parts: Parts, t: Trigger, voice: Attribution, thread: Thread) -> Holder | None:
    """Who holds the stance of a trigger.

    Whoever is named before it in its clause; for what "must be", what "is unacceptable", threats and conditions the
    party whose words these are; for the contents of a plan the plan's owner; else the subject carried on.
    """
    side = _political(parts, voice)
    if t.mode == "by":
        after = [n for n in within(parts.names, t.end, parts.clause(t.end)[1]) if party(n)]
        return _held(after[0]) if after else None
    if t.mode in {"contains", "allows"} and thread.plan_owner:
        return Holder(thread.plan_owner, None)
    if t.mode in SPOKEN or t.stance == "conditions":
        if side:
            return Holder(side, _named(parts, voice, t.start))
        if t.mode == "must" and thread.plan_owner:
            return Holder(thread.plan_owner, None)
        if t.mode == "otherwise":
            return _earlier(parts, t, thread) or _opening(parts, t)
        if t.mode == "must":
            return _earlier(parts, t, thread) if _put_forward(parts, t) else None
        if t.mode in {"if", "only"}:
            return (_earlier(parts, t, thread) if _put_forward(parts, t) else None) or _before_that(parts, t)
    subject = _subject(parts, t)
    if subject is not None:
        return _held(subject)
    if side and t.mode in {"wont", "tries", "meeting"} and _first_person(parts, t):
        return Holder(side, _named(parts, voice, t.start))
    sayer = _sayer(parts, t)
    if sayer is not None:
        return _held(sayer)
    carried = _earlier(parts, t, thread)
    if carried is not None:
        return carried
    if side:
        return Holder(side, _named(parts, voice, t.start))
    return thread.holder if _goes_on(parts, t) else None


def _subject(parts: Parts, t: Trigger) -> Name | None:
    """The party named last before the trigger in its own stretch, with no pronoun after it."""
    embedded = parts.inside_embedded(t.start)
    if embedded is not None:
        own = parts.parties(embedded[0], t.start)
        before = parts.parties(parts.start, embedded[0])
        return own[-1] if own else before[-1] if before else None
    names = parts.parties(parts.segment(t.start), t.start)
    if t.mode != "noun":
        names = [n for n in names if not _pronoun(parts, n.end, t.start)]
    plain = [n for n in names if not n.adjective] or names
    return plain[-1] if plain else None


def _opening(parts: Parts, t: Trigger) -> Holder | None:
    """Who is named first in the clause of a trigger."""
    names = [n for n in parts.parties(parts.segment(t.start), t.start) if not n.adjective]
    return _held(names[0]) if names else None


def _put_forward(parts: Parts, t: Trigger) -> bool:
    """Has a clause before told that somebody demands, offers or threatens something, or sets a term?"""
    told = [*(s for s in parts.stances if s.id in PUT_FORWARD), *parts.cues("deadline")]
    return any(s.end <= parts.segment(t.start) for s in told)


def _before_that(parts: Parts, t: Trigger) -> Holder | None:
    """Of "X repeats that … only when …" with a verb of saying that is not known: X."""
    for that in parts.cues("that"):
        names = [n for n in parts.parties(parts.start, that.start) if not parts.inside_embedded(n.start)]
        if names and (t.about is None or that.start < t.about[1]):
            return _held(names[0])
    return None


def _pronoun(parts: Parts, start: int, end: int) -> bool:
    return any(start <= c.start and c.end <= end for i in ("he", "we") for c in parts.cues(i))


def _sayer(parts: Parts, t: Trigger) -> Name | None:
    """Of "X told Y he would": X, who stands before the saying that the pronoun goes back to."""
    left = parts.clause(t.start)[0]
    says = [s for s in parts.says(left, t.start) if _pronoun(parts, s.end, t.start)]
    names = parts.parties(parts.part(t.start)[0], says[-1].start) if says else []
    names = [n for n in names if not parts.inside_embedded(n.start)]
    return names[-1] if names else None


def _first_person(parts: Parts, t: Trigger) -> bool:
    return parts.has("we", parts.clause(t.start)[0], t.start)


def _earlier(parts: Parts, t: Trigger, thread: Thread) -> Holder | None:
    """The subject of an earlier clause of the sentence, the nearest first; names in relative clauses do not count."""
    names = [
        n
        for n in parts.parties(parts.start, parts.segment(t.start))
        if not parts.inside_embedded(n.start) and not _in_complement(parts, n, t)
    ]
    if not names:
        return None
    clause = parts.segment(names[-1].start)
    return _held(next(n for n in names if n.start >= clause))


def _in_complement(parts: Parts, name: Name, t: Trigger) -> bool:
    """Does a name follow a stance in its clause, as the one it is taken towards?"""
    left = parts.segment(name.start)
    for s in parts.stances:
        if left <= s.start and s.end <= name.start and s.start != t.start:
            return not any(s.end <= c.start and c.end <= name.start for i in ("that", "rel") for c in parts.cues(i))
    return False


def _goes_on(parts: Parts, t: Trigger) -> bool:
    """Does the sentence carry on the subject of the one before: a pronoun, or a verb without any subject?"""
    return _pronoun(parts, parts.start, t.start) or parts.gap(parts.start, t.start) <= 1


def _named(parts: Parts, voice: Attribution, at: int) -> Name | None:
    """Where the sentence names whose words these are."""
    names = [n for n in parts.names if n.kind == "speaker" and n.id == voice.speaker]
    names = names or [n for n in parts.names if party(n) == voice.side]
    before = [n for n in names if n.end <= at]
    return before[-1] if before else names[0] if names else None


def _held(name: Name) -> Holder:
    return Holder(party(name) or name.id, name)


def _political(parts: Parts, voice: Attribution) -> str | None:
    """The party a voice speaks for; agencies, outlets and institutes speak for none."""
    speaker = parts.doc.theatre.speakers.get(voice.speaker)
    relays = speaker is not None and speaker.kind in {"agency", "outlet", "institute"}
    return None if relays else voice.side


def voice(parts: Parts, at: tuple[int, int], thread: Thread) -> Attribution:
    """Whose words stand at a stretch, through whom, and the day they were told."""
    doc = parts.doc
    left, right = parts.part(at[0])
    found = attribute(doc, at[0], at[0] + 1)
    quote = next((q for q in parts.quotes if q[0] <= at[0] < q[1]), (0, 0))
    says = [s for s in parts.says(left, right) if s.end <= at[0] or at[1] <= s.start]
    says = [s for s in says if not quote[0] <= s.start < quote[1]]
    sourced = any(c.id in {"according", "cite"} for c in within(doc.cues("attribution"), parts.start, parts.end))
    if not says and not sourced:
        return _quotation(parts) or _quoted(parts, at[0]) or Attribution()
    before = [s for s in says if s.start <= at[0]] or says[:1]
    if before and (not found.named or quote[1]):
        other = attribute(doc, before[-1].start, before[-1].end)
        found = other if other.named else found
    if before and (name := _beside(parts, before[-1])) is not None and not _in_clause(parts, before[-1], found.speaker):
        found = _by(name, found)
    if before and _spoken_by_pronoun(parts, before[-1].start):
        earlier = [n for n in _persons(parts, left, before[-1].start)]
        name = earlier[-1] if earlier else thread.holder.name if thread.holder else None
        if name is not None and (not found.named or _misplaced(parts, found, before[-1].end)):
            found = _by(name, found)
    elif found.named and before and _misplaced(parts, found, before[-1].end):
        earlier = _persons(parts, left, before[-1].end) or parts.parties(left, before[-1].end)
        found = _by(earlier[-1], found) if earlier else Attribution()
    found = found._replace(via=tuple(v for v in found.via if _relays(parts, v, at[0], before)))
    if found.told is not None and not _told_here(parts, found.told, left, right, at[0]):
        found = found._replace(told=None)
    return found


def _beside(parts: Parts, say: Cue) -> Name | None:
    """Who stands beside a verb of saying in its clause: before it, else right behind it."""
    left, right = parts.clause(say.start)
    names = [n for n in within(parts.names, left, right) if n.kind == "speaker" and not n.outlet]
    before = [n for n in names if n.end <= say.start]
    after = [n for n in names if n.start >= say.end and parts.gap(say.end, n.start) <= 4]
    spaced = not unspaced(parts.text[say.start])
    return before[-1] if before else after[0] if after and spaced else None


def _in_clause(parts: Parts, say: Cue, speaker: str) -> bool:
    return any(n.id == speaker for n in within(parts.names, *parts.clause(say.start)))


def _relays(parts: Parts, outlet: str, at: int, before: list[Cue]) -> bool:
    """Is an outlet named before the words or beside the saying, and not as the source of another clause?"""
    names = [n for n in parts.names if n.id == outlet]
    clause = parts.clause(before[-1].start) if before else (at, at)
    return not names or any(n.start < at or clause[0] <= n.start < clause[1] for n in names)


def _persons(parts: Parts, start: int, end: int) -> list[Name]:
    names = parts.parties(start, end)
    return [n for n in names if n.kind == "speaker" and parts.inside_embedded(n.start) is None]


def _spoken_by_pronoun(parts: Parts, say: int) -> bool:
    """Is it "he" or a title ("сказав президент") that speaks?"""
    left, right = parts.clause(say)
    said = next((s for s in parts.says(say, right) if s.start == say), None)
    for c in parts.cues("he"):
        if left <= c.start and c.end <= say and parts.gap(c.end, say) <= 1:
            return True
        if said is not None and said.end <= c.start < right and parts.gap(said.end, c.start) == 0:
            return not unspaced(parts.text[c.start])
    return False


def _misplaced(parts: Parts, found: Attribution, said: int) -> bool:
    """Is the name taken for the speaker's a mere object: past a semicolon, in a relative clause, or right behind a verb
    that has its subject before it?"""
    left, right = parts.part(said)
    names = [n for n in parts.names if n.kind == "speaker" and n.id == found.speaker]
    if names and not any(left <= n.start < right for n in names):
        return True
    if not names or any(n.end <= said and not parts.inside_embedded(n.start) for n in names):
        return False
    return all(
        parts.inside_embedded(n.start) is not None or (n.start >= said and unspaced(parts.text[n.start])) for n in names
    )


def _by(name: Name, found: Attribution) -> Attribution:
    speaker = name.id if name.kind == "speaker" else "reporter"
    return Attribution(speaker, found.via if speaker == found.speaker else (), found.told, party(name))


def _told_here(parts: Parts, told: Period, left: int, right: int, at: int) -> bool:
    """Is the day named for the saying, and not in a relative clause or past a semicolon?"""
    published = parts.doc.published
    if published is not None and told.start is not None and told.start > published:
        return False
    times = [t for t in within(parts.times, left, right) if t.from_ == told.start and t.to == told.end]
    return any(parts.inside_embedded(t.start) in {None, parts.inside_embedded(at)} for t in times)


def _quoted(parts: Parts, at: int) -> Attribution | None:
    """Of words in quotation marks with a name beside them and no verb of saying that is known: whoever is named."""
    quote = next((q for q in parts.quotes if q[0] <= at < q[1]), None)
    if quote is None:
        return None
    names = [n for n in parts.names if n.kind == "speaker" and not n.outlet and not quote[0] <= n.start < quote[1]]
    after = [n for n in names if n.start >= quote[1] and parts.gap(quote[1], n.start) <= 5]
    name = after[0] if after else names[-1] if names and names[-1].end <= quote[0] else None
    return Attribution(name.id, (), None, party(name)) if name is not None else None


def _quotation(parts: Parts) -> Attribution | None:
    """Of a sentence inside a quotation that goes on: who the next sentence names, and the day it names."""
    text = parts.text[parts.start : parts.end]
    if sum(text.count(q) for q in "“«「『") <= sum(text.count(q) for q in "”»」』") and text.count('"') % 2 == 0:
        return None
    doc = parts.doc
    after = doc.sentence_at(min(parts.end + 2, len(parts.text) - 1))
    if after is None:
        return None
    found = attribute(doc, after.start, after.start + 1)
    says = [c for c in within(doc.cues("attribution"), after.start, after.end) if c.id in SAYS]
    times = within(doc.times, doc.clause_at(says[-1].start)[0], after.end) if says else []
    told = next((Period(t.from_, t.to) for t in times if t.role == "at"), found.told)
    return found._replace(told=told)


def teller(parts: Parts, t: Trigger, held: Holder, spoken: Attribution, thread: Thread) -> Attribution:
    """Who tells of a stance: whose words it stands in, else who takes it by speaking, else a retold report."""
    name = held.name
    here = any(n.id == spoken.speaker for n in parts.names)
    own = t.speaks and name is not None and name.kind == "speaker" and not name.outlet
    if own and name is not None and held.party == spoken.side:
        own = parts.segment(t.start) <= name.start < t.start
    if spoken.named and (here or not own):
        return spoken
    if t.speaks and thread.spoken.named and thread.spoken.side == held.party and _pronoun(parts, parts.start, t.start):
        return thread.spoken
    doc = parts.doc
    if any(c.id == "relay" and c.start <= t.start for c in within(doc.cues("attribution"), parts.start, parts.end)):
        outlet = compiler(doc, t.start)
        if outlet:
            return Attribution(outlet)
    if (
        t.mode not in {"persuades", "contains", "allows"}
        and name is not None
        and name.kind == "speaker"
        and not name.outlet
    ):
        if t.speaks:
            return Attribution(name.id, spoken.via, spoken.told, name.side)
    return spoken


def plan_owner(parts: Parts, thread: Thread) -> str | None:
    """Whose plan the sentence speaks of: a name right beside the word for plan."""
    for cue in parts.cues("plan"):
        names = [n for n in parts.names if party(n) and not n.outlet]
        near = [
            n
            for n in names
            if n.end <= cue.start and parts.gap(n.end, cue.start) <= 3 and not parts.broken(n.end, cue.start)
        ]
        by = [s.end for s in parts.stances if s.id == "offers_by" and cue.end <= s.start]
        ends = [cue.end, *(e for e in by if parts.gap(cue.end, e) <= 3)]
        after = [n for n in names if any(e <= n.start and parts.gap(e, n.start) <= (e != cue.end) for e in ends)]
        if near or after:
            return party((near[-1:] or after)[0])
    return thread.plan_owner if parts.cues("contains") or parts.cues("allows") else None
