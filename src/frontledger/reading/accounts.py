"""Accounts of a fighting side that go on over sentences, and bulletins that are one from their head on."""

from __future__ import annotations

from .doc import Doc, within
from .named import kind_of, speakers
from .resolved import OWN, Attribution, resolve
from .sayings import sayings_of
from .sentences import Sentence
from .sources_named import Saying
from .voices import ACCOUNT

OURS = 3
FIRST = 2
"""Sentences of a report in which whoever gives it is named."""
_DONE = ("gain", "regain", "lose", "launch", "down", "kill", "wound", "flag", "contested", "turns")
"""Events that are told themselves."""
_TIMES = frozenset({None, "hour", "minute", "day", "week", "month", "year"})
HEAD = 40
"""Characters at the head of a document in which it is called an operational report."""


def speaks_on(doc: Doc, sentence: Sentence, side: str | None) -> Attribution:
    """Who spoke for a fighting side in the sentence before, where this one goes on with that side's doings.

    It names nobody and has no words of saying; where it calls the side by its name, the report speaks for itself.
    """
    before = doc.before(sentence)
    if any(c.id == "we" for c in doc.cues_in("events", sentence.start, sentence.end)):
        before = _last_spoken(doc, sentence) or before
    if before is None or before.passage != sentence.passage or before.heading:
        return Attribution()
    named = within(doc.names, sentence.start, sentence.end)
    if sayings_of(doc, sentence) or any(n.kind == "speaker" or (n.side == side and n.kind == "side") for n in named):
        return Attribution()
    spoken = [s for s in sayings_of(doc, before) if s.spoken]
    said = resolve(doc, spoken) if spoken else Attribution()
    speaker = doc.theatre.speakers.get(said.speaker)
    speaks = said.named and side in doc.theatre.parties and said.side == side
    return said if speaks and (speaker is None or speaker.kind in OWN) else Attribution()


def _last_spoken(doc: Doc, sentence: Sentence) -> Sentence | None:
    """The sentence, a few back in the passage at most, whose speaker "our units" are those of."""
    before = doc.before(sentence)
    for _ in range(OURS):
        if before is None or before.passage != sentence.passage or sayings_of(doc, before):
            return before
        before = doc.before(before)
    return None


def account_of(doc: Doc, sentence: Sentence) -> Attribution:
    """The authority of a fighting side whose account a passage is, for a sentence in it that names no source.

    It was the last to speak, a few sentences back at most, and nobody else who speaks is named since; only a bulletin
    goes on over passages.
    """
    at: Sentence | None = sentence
    for _ in range(ACCOUNT):
        if at is None or at.heading:
            break
        found = list(sayings_of(doc, at))
        if at.passage != sentence.passage and found and not doc.cues_in("attribution", at.start, at.end, "bulletin"):
            break
        if found:
            return _authority(doc, found) if at is not sentence else Attribution()
        if speakers(doc, at.start, at.end):
            break
        at = doc.before(at)
    return _of_bulletin(doc, sentence)


def _of_bulletin(doc: Doc, sentence: Sentence) -> Attribution:
    """The authority whose bulletin the whole document is, for a sentence whose passage has named nobody who speaks.

    Of a long passage only the sentences before it that an account may go on over are asked.
    """
    body: Attribution = doc.remember("bulletin", _whose_bulletin)
    at: Sentence | None = sentence if body.named else None
    for _ in range(ACCOUNT):
        if at is None or at.passage != sentence.passage:
            break
        if sayings_of(doc, at) or speakers(doc, at.start, at.end):
            return Attribution()
        at = doc.before(at)
    return body


def _whose_bulletin(doc: Doc) -> Attribution:
    """The authority of a fighting side that speaks first in a document whose head calls it an operational report."""
    for i, sentence in enumerate(doc.sentences):
        if i == 0 and not doc.cues_in("attribution", sentence.start, sentence.start + HEAD, "operational"):
            break
        if found := list(sayings_of(doc, sentence)):
            return _authority(doc, found)
    return Attribution()


def opened_by(doc: Doc, sentence: Sentence) -> Attribution:
    """The person whose account a report is: who is told in its first sentences to have said how things stand somewhere,
    with no figure. His it is up to where somebody else is named or speaks, or a heading opens something new."""
    told: tuple[Attribution, int, int] = doc.remember("opened", _opening)
    return told[0] if told[1] <= sentence.start < told[2] else Attribution()


def _opening(doc: Doc) -> tuple[Attribution, int, int]:
    nobody = (Attribution(), 0, 0)
    body = [s for s in doc.sentences if not s.heading]
    for first in body[:FIRST]:
        if not speakers(doc, first.start, first.end):
            continue
        spoken = [s for s in sayings_of(doc, first) if s.spoken]
        persons = {n.id for n in speakers(doc, first.start, first.end)}
        counted = any(q.unit not in _TIMES for q in within(doc.quantities, first.start, first.end))
        heads = next((s.start for s in doc.sentences if s.heading), first.start)  # the headline may say where
        where = any(n.kind in {"place", "region"} for n in within(doc.names, min(heads, first.start), first.end))
        tells = counted or doc.cues_in("events", first.start, first.end, *_DONE)
        if not spoken or len(persons) > 1 or tells or not where or kind_of(doc, spoken[0].names[0]) != "person":
            return nobody
        later = (s for s in doc.sentences if s.start > first.start)
        end = next((s for s in later if s.heading or _others(doc, s, persons)), None)
        said = resolve(doc, spoken)._replace(told=None)
        return (said, first.end, end.start if end is not None else len(doc.text)) if said.named else nobody
    return nobody


def _others(doc: Doc, sentence: Sentence, persons: set[str]) -> bool:
    """Does somebody else speak in a sentence, be it without a name?"""
    cues = {c.id for c in doc.cues_in("attribution", sentence.start, sentence.end)}
    return (
        "unnamed_source" in cues
        or {"unnamed", "say"} <= cues
        or any(n.id not in persons for n in speakers(doc, sentence.start, sentence.end))
    )


def _authority(doc: Doc, found: list[Saying]) -> Attribution:
    """Who says something, where that is an authority of a fighting side."""
    said = resolve(doc, found)
    speaker = doc.theatre.speakers.get(said.speaker)
    own = speaker is not None and speaker.kind == "authority" and said.side in doc.theatre.parties
    return said._replace(told=None) if own else Attribution()
