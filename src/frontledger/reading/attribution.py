"""Who says what stands at a place in a report, through whom, and when it was told.

Of several names the institute, authority or person is the origin, agencies and outlets are the way ("AFP, citing ISW
data": ISW via AFP; "Zelensky told AFP": Zelensky via AFP); who tells what another said is a way as well. An outlet that
introduces a compilation speaks for what follows it.
"""

from __future__ import annotations

from collections.abc import Callable

from .accounts import opened_by
from .apart import bare, quotations, said_next, says_only
from .closing import credits
from .doc import Doc, within
from .interviews import answering, turn
from .marks import Name
from .named import RELAYS, kind_of, speakers
from .own_view import own_view
from .questions import asks
from .resolved import OWN, REPORTER, Attribution, resolve
from .resumed import resumed, set_in
from .sayings import sayings_of
from .sentences import Sentence, part_of
from .signing import signs
from .source_next import of_the_paper
from .tagged import listed, tagged
from .voices import ACCOUNT, HARM, at_homes, beside, harmed_on, introduced, list_head, silent, voice_in
from .whole_papers import whose_paper

__all__ = ["REPORTER", "Attribution", "attribute"]

CHAIN = 2
"""Sentences between one and that which says whose its figures are."""
ASKED = 30
"""Characters of a question that asks no more than who says so."""
BESIDE = 3
"""Sentences on each side of one in which who speaks is looked for."""


_TIMES = frozenset({"hour", "minute", "day", "week", "month", "year"})


def attribute(doc: Doc, start: int, end: int) -> Attribution:
    """Who says what stands at `[start, end)`, as far as its own sentence tells."""
    sentence = doc.sentence_at(start)
    if sentence is None:
        return Attribution()
    covering = [s for s in sayings_of(doc, sentence) if s.covers[0] <= start and end <= s.covers[1]]
    said = resolve(doc, covering) if covering else Attribution()
    if not said.named and said.side is None:
        said = (
            _quoted(doc, sentence)
            or resumed(doc, sentence)
            or _voiced(doc, sentence, start)
            or _told_next(doc, sentence)
            or said
        )
    if not said.named and said.side is None and (teller := listed(doc, sentence) or tagged(doc, sentence)) is not None:
        said = Attribution(teller.id, (), said.told, teller.side)
    if not said.named and said.side is None and (told := _between(doc, sentence)) is not None:
        said = told._replace(told=said.told)
    if not said.named and said.side is None and not _unnamed_speaks(doc, sentence):
        said = introduced_by(doc, sentence, given=True)._replace(told=said.told)
    if not said.named and said.side is None and (owner := whose_paper(doc, sentence)) is not None:
        said = Attribution(owner.id, (), said.told, owner.side)
    if not said.named and said.side is None and not _unnamed_speaks(doc, sentence):
        said = opened_by(doc, sentence)._replace(told=said.told)
    person = answering(doc, sentence) or turn(doc, sentence)
    if person is not None and own_view(doc, sentence, start, end):
        return Attribution(person.id, (), said.told, person.side)
    return answered(doc, sentence, of_the_paper(doc, sentence, start, said))


def _between(doc: Doc, sentence: Sentence) -> Attribution | None:
    """Who speaks in the sentences of the passage before and behind one that names nobody itself, where that is one."""
    ends = [_told_beside(doc, sentence, step) for step in (doc.before, doc.after)] if silent(doc, sentence) else []
    if len(ends) < 2 or None in ends or not (ends[0] and ends[1]) or ends[0].speaker != ends[1].speaker:
        return None
    speaker = doc.theatre.speakers.get(ends[0].speaker)
    kind = speaker.kind if speaker else "person"
    return None if kind not in OWN or (kind != "person" and at_homes(doc, sentence)) else ends[0]


def _told_beside(doc: Doc, sentence: Sentence, step: Callable[[Sentence], Sentence | None]) -> Attribution | None:
    """Who speaks in the nearest sentence of a passage on one side that has a source."""
    at = step(sentence)
    for _ in range(BESIDE):
        if at is None or at.passage != sentence.passage or at.heading:
            return None
        if found := list(sayings_of(doc, at)):
            said = resolve(doc, found)
            return said if said.named and len({s.names[0].id for s in found}) == 1 else None
        if not silent(doc, at):
            return None
        at = step(at)
    return None


def _nobody_says(doc: Doc, start: int, end: int) -> bool:
    """Does somebody without a name say something in a stretch ("…, residents said")?"""
    unnamed = doc.cues_in("attribution", start, end, "unnamed", "unnamed_source")
    return bool(unnamed and doc.cues_in("attribution", start, end, "say"))


def _from_nobody(doc: Doc, sentence: Sentence) -> bool:
    """Does a sentence have a source without a name ("…, a resident said", "nach Angaben von Anwohnern")?"""
    cues = {c.id for c in doc.cues_in("attribution", sentence.start, sentence.end)}
    return bool(cues & {"unnamed", "unnamed_source"}) and bool(cues & {"say", "according", "according_after"})


def _unnamed_speaks(doc: Doc, sentence: Sentence) -> bool:
    """Does somebody without a name speak in a sentence?"""
    return bool(doc.cues_in("attribution", sentence.start, sentence.end, "say", "unnamed_source", "according"))


def _voiced(doc: Doc, sentence: Sentence, start: int) -> Attribution | None:
    """Whose words no word of saying covers: those of the one body its part of the sentence names, or of whoever
    the part beside it belongs to."""
    every = sayings_of(doc, sentence)
    body = voice_in(doc, part_of(doc.text, sentence, start), start)
    if body is not None and answering(doc, sentence) is not None and _acts(doc, body):
        body = None  # who answers tells what a corps has done
    if body is not None and not any(body in s.names and not s.spoken for s in every):
        return Attribution(body.id, (), None, body.side)
    if _nobody_says(doc, *part_of(doc.text, sentence, start)):
        return None
    for a, b in beside(doc, sentence, start):
        edge = b if b <= start else a
        spoken = [s for s in every if s.covers[0] <= edge <= s.covers[1]]
        if edge == a and credits(doc, a, b) is None:
            # "61 were shot down, said X" closes what it tells, "X promised 23 more" begins anew
            told = [c.end for c in doc.cues_in("events", a, b)] + [q.end for q in within(doc.quantities, a, b)]
            spoken = [s for s in spoken if told and min(told) <= s.start]
        said = resolve(doc, spoken) if spoken else Attribution()
        if said.named:
            return said
    return None


def _acts(doc: Doc, body: Name) -> bool:
    """Does a body take or lose ground in its clause?"""
    return bool(doc.cues_in("events", *doc.clause_at(body.start), "gain", "regain", "lose"))


def _told_next(doc: Doc, sentence: Sentence) -> Attribution | None:
    """Whoever the next sentence says that these were the words of."""
    after = _past_question(doc, sentence)
    name = said_next(doc, after) or says_only(doc, after) if after is not None else None
    if name is None and after is not None:
        name = next(iter(signs(doc, after)), None)
    if name is None and after is not None and after.passage == sentence.passage and silent(doc, sentence):
        name = credits(doc, after.start, after.end)
    if name is None and after is not None:
        after, name = _credited_further(doc, sentence, after)
    if after is None or name is None or _from_nobody(doc, sentence):
        return None
    found = sayings_of(doc, after)
    said = resolve(doc, list(found)) if found else Attribution()
    if said.named:
        return said
    heard = [n.id for n in speakers(doc, name.end, after.end) if kind_of(doc, n) in RELAYS]  # "X again, now to the BBC"
    return Attribution(name.id, tuple(heard) if kind_of(doc, name) == "person" else (), None, name.side)


def _past_question(doc: Doc, sentence: Sentence) -> Sentence | None:
    """The next sentence, or the one behind it where it only asks who says so ("“It fell.” Says who? X, on air.")."""
    after = doc.after(sentence)
    if after is None or after.passage != sentence.passage or after.end - after.start > ASKED or not asks(doc, after):
        return after
    told = bool(within(doc.quantities, *after[:2]) or within(doc.names, *after[:2]))
    answer = doc.after(after)
    only_says = answer is not None and not told and (signs(doc, answer) or says_only(doc, answer))
    return answer if only_says else after


def _credited_further(doc: Doc, sentence: Sentence, after: Sentence) -> tuple[Sentence | None, Name | None]:
    """The sentence that says whose figures those before it are, and whom it names, where the sentences between go on
    with the figures of this one ("112 drones. 84 were shot down. The figures are X's.")."""
    at: Sentence | None = after
    for _ in range(CHAIN):
        if at is None or not _goes_on_with(doc, sentence, at):
            return None, None
        at = doc.after(at)
        if at is not None and at.passage == sentence.passage:
            name = credits(doc, at.start, at.end, back=True) or said_next(doc, at)
            if name is not None:
                return at, name
    return None, None


def _goes_on_with(doc: Doc, sentence: Sentence, after: Sentence) -> bool:
    """Does a sentence of the same passage tell further figures, as silent about their source, and as much or as little
    of people hurt, as one before it?"""
    if after.passage != sentence.passage or sentence.heading or not (silent(doc, sentence) and silent(doc, after)):
        return False
    harm = [_tells_of_harm(doc, s) for s in (sentence, after)]
    counted = all(any(q.unit not in _TIMES for q in within(doc.quantities, s.start, s.end)) for s in (sentence, after))
    return counted and harm[0] == harm[1]


def _tells_of_harm(doc: Doc, sentence: Sentence) -> bool:
    """Does a sentence tell of people hurt, by a word that is none for what is shot down ("abattus")?"""
    down = {c.start for c in doc.cues_in("events", sentence.start, sentence.end, "down")}
    return any(c.start not in down for c in doc.cues_in("events", sentence.start, sentence.end, *HARM))


def _quoted(doc: Doc, sentence: Sentence) -> Attribution | None:
    """Whose a quotation is that holds a sentence with others."""
    every: dict[int, Attribution] = doc.remember("quoted", _quotations)
    return every.get(sentence.start)


def _quotations(doc: Doc) -> dict[int, Attribution]:
    """Whose words each sentence of a quotation of several sentences is, by where it starts: who speaks before or behind
    it in its first and last sentence, or alone in the next one."""
    out: dict[int, Attribution] = {}
    for start, end in quotations(doc):
        first, last = doc.sentence_at(start), doc.sentence_at(end - 1)
        if first is None or last is None:
            continue
        after = doc.after(last)
        spoken = [s for s in sayings_of(doc, first) if s.spoken and s.start < start < s.covers[1]]
        spoken = spoken or [s for s in sayings_of(doc, last) if s.spoken and s.start >= end]
        held = within(doc.sentences, start, end) if not spoken else []
        spoken = spoken or [s for inner in held for s in set_in(doc, inner) if start < s.start < end]
        if not spoken and after is not None and bare(doc, after):
            spoken = [s for s in sayings_of(doc, after) if s.spoken]
        said = resolve(doc, spoken) if spoken else _told_next(doc, last) or _shown(doc, first, (start, end))
        at: Sentence | None = first
        while said is not None and said.named and at is not None and at.start < end:
            out[at.start] = said
            at = doc.after(at)
    return out


def _shown(doc: Doc, first: Sentence, quoted: tuple[int, int]) -> Attribution | None:
    """Who is shown before a quotation of sentences that nobody is said to speak: the one person the sentence before it
    names ("X draws a line on the map.")."""
    before = doc.before(first)
    if before is None or before.heading or before.passage < first.passage - 1 or first.start != quoted[0]:
        return None
    named = speakers(doc, before.start, before.end)
    if len({n.id for n in named}) != 1 or kind_of(doc, named[0]) != "person":
        return None
    if doc.cues_in("attribution", before.start, before.end, "unnamed", "unnamed_source"):
        return None
    return Attribution(named[0].id, (), None, named[0].side)


def answered(doc: Doc, sentence: Sentence, said: Attribution) -> Attribution:
    """What is said in an interview's answer: the words of who answers, or another's through him."""
    person = answering(doc, sentence)
    if person is None and said.named and not said.via and (speaking := turn(doc, sentence)) is not None:
        counted = said.speaker in doc.theatre.speakers and doc.theatre.speakers[said.speaker].kind == "institute"
        person = speaking if counted else None
    if person is None or person.id in (said.speaker, *said.via):
        return said
    if not said.named:
        return said._replace(speaker=person.id, side=said.side or person.side)
    return said._replace(via=(*said.via, person.id))


def introduced_by(doc: Doc, sentence: Sentence, *, given: bool = False) -> Attribution:
    """Whose account the sentences are that one before them introduces.

    Args:
        given: only where that says what is given (a balance, a bulletin, figures).
    """
    teller = introduced(doc, sentence, given=given)
    if teller is not None:
        return Attribution(teller.id, (), None, teller.side)
    head = list_head(doc, sentence) if not speakers(doc, sentence.start, sentence.end) else None
    before = doc.before(head) if head is not None else None
    found = [s for s in sayings_of(doc, before) if s.covers[1] >= before.end - 2] if before is not None else []
    return resolve(doc, found)._replace(told=None) if found else Attribution()


def harm_told_by(doc: Doc, sentence: Sentence) -> Attribution:
    """The person whose account of people hurt a sentence goes on with."""
    if _nobody_says(doc, sentence.start, sentence.end):
        return Attribution()
    at, back = harmed_on(doc, sentence), 0
    while at is not None and not sayings_of(doc, at) and back < ACCOUNT:
        at, back = harmed_on(doc, at), back + 1
    found = [s for s in sayings_of(doc, at) if s.covers[1] >= at.end - 2] if at is not None else []
    said = resolve(doc, found) if found else Attribution()
    speaker = doc.theatre.speakers.get(said.speaker)
    return said._replace(told=None) if speaker is None or speaker.kind == "person" else Attribution()


def last_institute(doc: Doc, at: int) -> str | None:
    """The institute whose data the sentence at `at`, or one of the two before it, names."""
    sentence, back = doc.sentence_at(at), 0
    while sentence is not None and back < 3:
        for name in reversed(speakers(doc, sentence.start, at if back == 0 else sentence.end)):
            if kind_of(doc, name) == "institute":
                return name.id
        cues = doc.cues_in("attribution", sentence.start, sentence.end)
        back += not any(c.id == "same_source" for c in cues)  # "by the same data" goes on with them
        sentence = doc.before(sentence)
    return None


def compiler(doc: Doc, at: int) -> str | None:
    """The outlet that introduced the compilation which the text at `at` belongs to, or None."""
    found = None
    for start, outlet in doc.remember("compilers", _compilers):
        if start < at:
            found = outlet
    return found


def _compilers(doc: Doc) -> tuple[tuple[int, str], ...]:
    out = []
    for cue in doc.cues("attribution"):
        sentence = doc.sentence_at(cue.start) if cue.id == "compile" else None
        if sentence and doc.text[sentence.end - 1] in ":：":
            relays = [n for n in speakers(doc, sentence.start, cue.start) if kind_of(doc, n) in RELAYS]
            if relays:
                out.append((cue.start, relays[-1].id))
    return tuple(out)
