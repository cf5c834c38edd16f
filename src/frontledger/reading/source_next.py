"""The source that the next sentence names for what stands before it: of people hurt, or of ground won."""

from __future__ import annotations

from .doc import Doc, within
from .named import RELAYS, kind_of, speakers
from .resolved import OWN, Attribution, resolve
from .sayings import AREAS, sayings_of
from .sentences import Sentence, part_of
from .voices import silent

OPENS = 40
"""Characters of a sentence before what a saying covers."""


def source_after(doc: Doc, sentence: Sentence) -> Attribution | None:
    """The source that the next sentence of the passage names for this one ("These figures were published by X")."""
    after = doc.after(sentence)
    if after is not None and _goes_on_with_victims(doc, sentence, after):
        told = [
            s for s in sayings_of(doc, after) if s.covers[0] <= after.start + OPENS and s.names[0].kind == "speaker"
        ]
        said = resolve(doc, told) if told else Attribution()
        speaker = doc.theatre.speakers.get(said.speaker)
        return said if said.named and (speaker is None or speaker.kind in OWN) else None
    if after is not None and (told_of := _ground_source(doc, sentence, after)) is not None:
        return told_of
    return said_so(doc, sentence)


def said_so(doc: Doc, sentence: Sentence) -> Attribution | None:
    """Who the next sentence of the passage says to have told this one, where it points back to it ("That is what X
    says", "These figures were published by X")."""
    after = doc.after(sentence)
    if after is None or not any(c.id == "these_figures" for c in doc.cues_in("attribution", after.start, after.end)):
        return None
    found = sayings_of(doc, after)
    said = resolve(doc, list(found)) if found else Attribution()
    named = speakers(doc, after.start, after.end)
    if not said.named and named:
        return Attribution(named[-1].id, (), None, named[-1].side)
    return said if said.named else None


def of_the_paper(doc: Doc, sentence: Sentence, at: int, said: Attribution) -> Attribution:
    """Whose count an outlet passes on, where what stands behind says so ("…, X writes; it cites data of Y")."""
    speaker = doc.theatre.speakers.get(said.speaker)
    if said.via or speaker is None or speaker.kind not in RELAYS:
        return said
    here = part_of(doc.text, sentence, at)
    after = doc.after(sentence)
    if here[1] < sentence.end:
        a, b = part_of(doc.text, sentence, here[1] + 1)
    elif after is not None and after.passage == sentence.passage:
        a, b = after.start, after.end
    else:
        return said
    paper = doc.cues_in("attribution", a, min(b, a + OPENS), "outlet_word")
    named = [n for n in speakers(doc, paper[0].end, b) if n.id != said.speaker] if paper else []
    if len({n.id for n in named}) != 1 or kind_of(doc, named[0]) != "institute":
        return said
    if any(q.unit for q in within(doc.quantities, a, b)) or not doc.cues_in("attribution", a, b, "cite", "data"):
        return said
    return said._replace(speaker=named[0].id, via=(said.speaker,), side=None)


def _ground_source(doc: Doc, sentence: Sentence, after: Sentence) -> Attribution | None:
    """The institute that the next sentence of a passage, which goes on about ground told before but tells of no more,
    has its count from ("… 507 km2. The third rise in a row, notes X on data of Y")."""
    ground = any(q.unit in AREAS for q in within(doc.quantities, sentence.start, sentence.end))
    more = any(q.unit in AREAS for q in within(doc.quantities, after.start, after.end))
    if not ground or more or after.passage != sentence.passage or not silent(doc, sentence):
        return None
    found = [s for s in sayings_of(doc, after) if s.covers[0] <= after.start + OPENS]
    said = resolve(doc, found) if found else Attribution()
    speaker = doc.theatre.speakers.get(said.speaker)
    return said._replace(told=None) if speaker is not None and speaker.kind == "institute" else None


def _goes_on_with_victims(doc: Doc, sentence: Sentence, after: Sentence) -> bool:
    """Does the first sentence of a passage tell of victims, and the next one too?"""
    opens = doc.report.passages[sentence.passage].span.start == sentence.start and not sentence.heading
    hit = bool(doc.cues_in("events", sentence.start, sentence.end, "kill", "wound"))
    return opens and hit and bool(doc.cues_in("events", after.start, after.end, "kill", "wound"))
