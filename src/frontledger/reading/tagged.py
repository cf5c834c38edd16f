"""Items and turns that open with who speaks and a colon ("Jan Novak, spokesman: …"): his to the end of the passage."""

from __future__ import annotations

from .apart import headed
from .doc import Doc
from .interviews import answering, correspondents
from .marks import Name
from .named import RELAYS, kind_of, speakers
from .sentences import Sentence
from .voices import at_homes

_OPENING = 48
"""Characters of a title, a mark and a time before the name that opens an item."""


def tagged(doc: Doc, sentence: Sentence) -> Name | None:
    """Who opens the passage that a sentence goes on in, where it names nobody and nobody else spoke since."""
    known: dict[int, tuple[Name, int] | None] = doc.memo("tagged")
    passage = sentence.passage
    if passage not in known:
        known[passage] = _opened(doc, passage)
    found = known[passage]
    if found is None or not sentence.start > found[0].start or sentence.end > found[1]:
        return None
    body = kind_of(doc, found[0]) != "person"
    return None if body and at_homes(doc, sentence) else found[0]  # what was done to homes and people is no count of it


def _opened(doc: Doc, passage: int) -> tuple[Name, int] | None:
    """Who opens a passage with a colon behind his name, and up to where it is his."""
    span = doc.report.passages[passage].span
    first = doc.sentence_at(span.start)
    if first is None or answering(doc, first) is not None:
        return None
    head = headed(doc, first)
    if head is None or head[0].start - first.start > _OPENING or kind_of(doc, head[0]) in RELAYS:
        return None
    if head[0].id in doc.remember("correspondents", correspondents):
        return None
    at, end = doc.after(first), first.end
    while at is not None and at.passage == passage and not speakers(doc, at.start, at.end):
        if doc.cues_in("attribution", at.start, at.end, "unnamed_source", "according"):
            break
        end = at.end
        at = doc.after(at)
    return (head[0], min(end, span.end)) if end > first.end else None
