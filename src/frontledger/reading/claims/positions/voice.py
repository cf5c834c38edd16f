"""Whose words a stance stands in, and who tells of it."""

from __future__ import annotations

from ....nouns import Period
from ...apart import headed
from ...attribution import Attribution, attribute, compiler
from ...before_aside import before_aside
from ...cues import Cue, unspaced
from ...doc import within
from ...insiders import insiders
from ...marks import Name
from ...named import RELAYS
from ...source_next import said_so
from ...told import SAYS, as_said, said_on
from .parts import Parts, party
from .words import Holder, Thread, Trigger, plain_stances

_BLANK = 1
"""Characters between a colon and what is said."""
_OPENS = frozenset("«“„")
_OUTLET = 24
"""Characters of a kind of outlet between "quoted by" and its name."""
_HEARD = 4
"""Words between who is quoted and the outlet he spoke to ("“No deal.” X, now to the BBC.")."""
_ADDRESSED = 2
"""Words between a verb of asking and whom it asks."""


def voice(parts: Parts, at: tuple[int, int], thread: Thread) -> Attribution:
    """Whose words stand at a stretch, through whom, and the day they were told."""
    doc = parts.doc
    left, right = parts.part(at[0])
    found = attribute(doc, at[0], at[0] + 1)
    quote = next((q for q in parts.quotes if q[0] <= at[0] < q[1]), (0, 0))
    says = [s for s in parts.says(left, right) if s.end <= at[0] or at[1] <= s.start or at[0] < s.start < at[1] < s.end]
    says = [s for s in says if not quote[0] <= s.start < quote[1]]
    sourced = any(
        c.id in {"according", "according_after", "cite"} for c in doc.cues_in("attribution", parts.start, parts.end)
    )
    if not says and not sourced:
        if found.named and (parts.reported(*parts.clause(at[0])) or _before_colon(parts, found, at[0])):
            return found
        led = parts.text[parts.past_times(parts.start) : quote[0]]
        opens = not any(c.isalpha() for c in led)  # behind a bullet or a clock
        if found.named and quote[1] and opens and parts.gap(quote[1], parts.end) == 0:
            return found  # "“No deal.” X again, now to the BBC."
        return _quotation(parts) or _quoted(parts, at[0]) or said_so(doc, parts.sentence) or Attribution()
    before = _governing(parts, says, at) or [s for s in says if s.start <= at[0]] or says[:1]
    if before and (not found.named or quote[1]):
        other = attribute(doc, before[-1].start, before[-1].end)
        found = other if other.named else found
    if before and (name := _beside(parts, before[-1])) is not None and not _in_clause(parts, before[-1], found.speaker):
        found = _by(name, found)
    if before and _spoken_by_pronoun(parts, before[-1].start):
        earlier = _persons(parts, left, before[-1].start)
        name = earlier[-1] if earlier else _meant(parts, thread, quoted=quote[1] > 0)
        if not earlier and name is not None and one_for_several(parts, name, parts.clause(before[-1].start)[0], at[0]):
            return Attribution()
        if name is not None and (not found.named or _misplaced(parts, found, before[-1].end)):
            found = _by(name, found)
    elif found.named and before and _misplaced(parts, found, before[-1].end):
        earlier = _persons(parts, left, before[-1].end) or parts.parties(left, before[-1].end)
        found = _by(earlier[-1], found) if earlier else Attribution()
    found = found._replace(via=tuple(v for v in found.via if _relays(parts, v, at[0], before)))
    if found.told is not None and not _told_here(parts, found.told, left, right, at[0]):
        found = found._replace(told=None)
    return found


def is_person(parts: Parts, name: Name) -> bool:
    """Is a speaker a person, not a body?"""
    speaker = parts.doc.theatre.speakers.get(name.id)
    return speaker is None or speaker.kind == "person"


def one_for_several(parts: Parts, name: Name, start: int, end: int) -> bool:
    """Is a name that of one person, where the words in a stretch are those of "them"?"""
    return name.kind == "speaker" and is_person(parts, name) and parts.has("they", start, end)


def _meant(parts: Parts, thread: Thread, *, quoted: bool) -> Name | None:
    """Who is meant by "he": whoever the sentence before is about, or who was named last of that party. Words in
    quotation marks are no country's."""
    name = thread.holder.name if thread.holder else None
    if name is None or name.kind == "speaker":
        return name
    if not parts.final and thread.person is not None and party(thread.person) == party(name):
        return thread.person
    return None if quoted or parts.has("he_alone", parts.start, parts.end) else name


def _governing(parts: Parts, says: list[Cue], at: tuple[int, int]) -> list[Cue]:
    """Where verbs stand last, the verb of saying that closes the clause of a stretch."""
    end = parts.clause(at[0])[1]
    return [s for s in says if at[1] <= s.start < end][:1] if parts.final else []


def _before_colon(parts: Parts, found: Attribution, at: int) -> bool:
    """Does a colon stand right behind who speaks, be it with the day or hour ("X, this morning: no truce"), or in a
    lead that names him alone ("X's answer was short: …")?"""
    head = headed(parts.doc, parts.sentence)
    if head is not None and head[0].id == found.speaker and head[1] <= at + _BLANK:
        return True
    if parts.signed is not None and parts.signed[0][0].id == found.speaker and at < parts.signed[1]:
        return True
    named = [n for n in parts.names if n.kind == "speaker" and n.id == found.speaker and n.end <= at]
    return any(parts.text[(e := parts.past_times(n.end)) : e + 2].strip().startswith((":", "：")) for n in named)


def _beside(parts: Parts, say: Cue) -> Name | None:
    """Who stands beside a verb of saying in its clause: before it, else right behind it."""
    left, right = parts.clause(say.start)
    names = [n for n in within(parts.names, left, right) if n.kind == "speaker" and not n.outlet]
    names = [n for n in names if n.start not in insiders(parts.doc)]
    heard = [c.start for c in parts.doc.cues_in("attribution", left, right, "to_whom")] if parts.final else []
    before = [n for n in names if n.end <= say.start and not any(0 <= at - n.end <= 1 for at in heard)]
    after = [n for n in names if n.start >= say.end and parts.gap(say.end, n.start) <= 4]
    spaced = not unspaced(parts.text[say.start])
    if before:
        return before[-1]
    return before_aside(parts.doc, say, parts.names) or (after[0] if after and spaced else None)


def _in_clause(parts: Parts, say: Cue, speaker: str) -> bool:
    return any(n.id == speaker for n in within(parts.names, *parts.clause(say.start)))


def _relays(parts: Parts, outlet: str, at: int, before: list[Cue]) -> bool:
    """Is an outlet named before the words or beside the saying, and not as the source of another clause?"""
    names = [n for n in parts.names if n.id == outlet]
    who = parts.doc.theatre.speakers.get(outlet)
    if who is not None and who.kind == "person" and names and all(n.start > at for n in names):
        return False  # "insisted that the Chinese leader put pressure on …"
    clause = parts.clause(before[-1].start) if before else (at, at)
    cited = parts.doc.cues_in("attribution", parts.start, parts.end, "cite", "according", "cited_by")
    if any(0 <= n.start - c.end <= _OUTLET for n in names for c in cited):
        return True  # "…, X said, as quoted by the outlet"
    return not names or any(n.start < at or clause[0] <= n.start < clause[1] for n in names)


def _persons(parts: Parts, start: int, end: int) -> list[Name]:
    names = parts.parties(start, end)
    return [n for n in names if n.kind == "speaker" and parts.inside_embedded(n.start) is None]


def _spoken_by_pronoun(parts: Parts, say: int) -> bool:
    """Is it "he" or a title ("сказав президент") that speaks?"""
    left, right = parts.clause(say)
    said = next((s for s in parts.says(say, right) if s.start == say), None)
    if any(party(n) for n in within(parts.names, left, say)):
        said = None  # "Ukraine says it will": the pronoun begins what is said
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
    times = [t for t in within(parts.times, left, right) if told.start in {t.from_, said_on(parts.doc, t)}]
    return any(parts.inside_embedded(t.start) in {None, parts.inside_embedded(at)} for t in times)


def _quoted(parts: Parts, at: int) -> Attribution | None:
    """Of words in quotation marks with a name beside them and no verb of saying that is known: whoever is named."""
    quote = next((q for q in parts.quotes if q[0] <= at < q[1]), None)
    if quote is None:
        return None
    names = [n for n in parts.names if n.kind == "speaker" and not n.outlet and not quote[0] <= n.start < quote[1]]
    after = [n for n in names if n.start >= quote[1] and parts.gap(quote[1], n.start) <= 5]
    name = after[0] if after else names[-1] if names and names[-1].end <= quote[0] else None
    if name is None:
        return None
    heard = [n for n in parts.names if n.outlet and name.end <= n.start and parts.gap(name.end, n.start) <= _HEARD]
    return Attribution(name.id, tuple(n.id for n in heard) if after else (), None, party(name))


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
    if not found.named and text[:1] in _OPENS:  # "« No deal. » X, to the BBC."
        found = attribute(doc, parts.start, parts.start + 1)
    says = doc.cues_in("attribution", after.start, after.end, *SAYS)
    times = within(doc.times, doc.clause_at(says[-1].start)[0], after.end) if says else []
    told = next((Period(*as_said(doc, t)[2:4]) for t in times if t.role == "at"), found.told)
    return found._replace(told=told)


def _asked_of(parts: Parts, t: Trigger, spoken: Attribution) -> bool:
    """Is the name taken for the speaker's only that of whom something is asked ("demanded that X, the …, stop")?"""
    named = [n for n in parts.names if n.kind == "speaker" and n.id == spoken.speaker]
    if parts.final or not named or any(n.start < t.end or n.outlet for n in named):
        return False
    if _right_behind(parts, t, named[0]):
        return True
    beside = [s for n in named for s in parts.says(*parts.clause(n.start)) if s.start >= t.end]
    return not beside and not parts.says(named[-1].end, parts.end)


def _right_behind(parts: Parts, t: Trigger, name: Name) -> bool:
    """Does a name stand right behind a stance, alone or as who is called by the title there ("urged X to …", "demanded
    that the president, X, …"), and no word of saying beside it?"""
    if any(s.start >= name.end and parts.gap(name.end, s.start) == 0 for s in parts.says(name.end, parts.end)):
        return False
    title = [n for n in within(parts.names, t.start, name.start) if n.side == name.side and not n.outlet]
    first = title[0].start if title else name.start
    apposed = not title or parts.gap(title[-1].end, name.start) <= 1
    return apposed and parts.gap(t.end, first) <= _ADDRESSED


def _of_its_own(parts: Parts, t: Trigger, name: Name, spoken: Attribution) -> bool:
    """Does a stance stand with who takes it in a clause of its own?

    Where verbs stand last, before that of who speaks ("Putin ateşkes önerdi, Zelenskiy ise … söyledi"), else joined by
    "and", or behind one in which that one takes a stance himself ("the Kremlin insists on …, Zelensky refuses").
    """
    left, right = parts.clause(t.start)
    named = [n for n in parts.names if n.kind == "speaker" and n.id == spoken.speaker]
    if not parts.final and named and left <= name.start < t.start and all(n.end <= left for n in named):
        a, b = parts.clause(named[-1].start)
        taken = [s for s in plain_stances(parts) if named[-1].end <= s.start < b]
        if parts.reported(left, right) or any(x <= t.start < y for x, y in parts.quotes):
            return False
        led = [
            c for c in parts.cues("and") if left <= c.start and c.end <= name.start and parts.gap(left, c.start) == 0
        ]
        if led and parts.gap(led[0].end, name.start) == 0 and name.kind == "speaker":
            return True  # "X said that …, and Y demanded …"
        return bool(taken) and not any(a <= c.start < name.start for c in parts.cues("that"))
    return parts.final and left <= name.start < right and bool(named) and all(n.start >= right for n in named)


def _unnamed(parts: Parts, t: Trigger) -> bool:
    """Does a stance go on with who spoke before: by a pronoun, or where subjects are left out by naming nobody?"""
    left_out = parts.final and not parts.parties(parts.start, t.start)
    return left_out or parts.pronoun(parts.start, t.start)


def _he_says(parts: Parts, t: Trigger) -> bool:
    """Is a word of saying part of the stance itself, of somebody who is only "he" ("he says he will not …")?"""
    says = parts.doc.cues_in("attribution", t.start, t.end, *SAYS)
    return bool(says) and _unnamed(parts, t)


def _by_account(parts: Parts, spoken: Attribution) -> bool:
    """Is it by a body's account that somebody takes a stance ("X has agreed, according to the White House")?"""
    speaker = parts.doc.theatre.speakers.get(spoken.speaker)
    if speaker is None or speaker.kind != "authority":
        return False
    words = parts.doc.cues_in("attribution", parts.start, parts.end, "according", "according_after")
    named = [n for n in parts.names if n.id == spoken.speaker]
    return any(parts.gap(min(c.end, n.end), max(c.start, n.start)) <= 1 for c in words for n in named)


def teller(parts: Parts, t: Trigger, held: Holder, spoken: Attribution, thread: Thread) -> Attribution:
    """Who tells of a stance: whose words it stands in, else who takes it by speaking, else a retold report."""
    name = held.name
    if _by_account(parts, spoken):
        return spoken
    here = any(n.id == spoken.speaker for n in parts.names)
    own = t.speaks and name is not None and name.kind == "speaker" and not name.outlet
    if own and name is not None and held.party == spoken.side:
        own = parts.segment(t.start) <= name.start < t.start
    if own and name is not None and held.party != spoken.side and _asked_of(parts, t, spoken):
        return Attribution(name.id, tuple(v for v in spoken.via if v != name.id), spoken.told, name.side)
    if own and name is not None and held.party != spoken.side and _of_its_own(parts, t, name, spoken):
        return Attribution(name.id, side=name.side)
    speaker = parts.doc.theatre.speakers.get(spoken.speaker)
    relayed = t.speaks and speaker is not None and speaker.kind in RELAYS
    if relayed and name is not None and name.kind == "speaker" and not name.outlet:
        # an outlet's tale of what somebody asked for
        return Attribution(name.id, (spoken.speaker, *spoken.via), spoken.told, name.side)
    if spoken.named and (here or not own):
        return spoken
    if t.speaks and thread.spoken.named and thread.spoken.side == held.party and _unnamed(parts, t):
        return thread.spoken
    last = thread.person
    if t.speaks and last is not None and party(last) == held.party and _he_says(parts, t):
        return Attribution(last.id, spoken.via, spoken.told, last.side)
    doc = parts.doc
    if any(c.id == "relay" and c.start <= t.start for c in doc.cues_in("attribution", parts.start, parts.end)):
        outlet = compiler(doc, t.start)
        if outlet:
            return Attribution(outlet)
    person = name is not None and name.kind == "speaker" and not name.outlet
    here = name is not None and parts.start <= name.start < parts.end
    if person and name is not None and (t.speaks or (here and not spoken.named and t.mode != "deed")):
        return Attribution(name.id, spoken.via, spoken.told, name.side)
    return spoken
