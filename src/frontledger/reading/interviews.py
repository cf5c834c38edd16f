"""Interviews: whose answer a passage is where questions and answers follow one another.

A report is an interview where a person named before a colon answers ("Jan Novak: …") and at least `LEAST` passages are
questions. From there on what is no question is his, until a passage names him as others do.
"""

from __future__ import annotations

from .doc import Doc, within
from .marks import Name
from .sentences import Sentence, question_ends

LEAST = 2
_CLOSING = "\"'”’»)"


def answering(doc: Doc, sentence: Sentence) -> Name | None:
    """The person whose answer a sentence is part of; None outside interviews."""
    turns: dict[int, Name] = doc.remember("interview", _turns)
    return turns.get(sentence.passage)


def _turns(doc: Doc) -> dict[int, Name]:
    """Who answers in each passage that is an answer."""
    asked = {s.passage for s in doc.sentences if _asks(doc, s.passage)}
    out: dict[int, Name] = {}
    who: Name | None = None
    if len(asked) < LEAST:
        return out
    for sentence in doc.sentences:
        passage = sentence.passage
        if passage in asked or passage in out:
            continue
        span = doc.report.passages[passage].span
        names = [n for n in within(doc.names, span.start, span.end) if n.kind == "speaker"]
        first = names[0] if names and names[0].start == sentence.start else None
        listed = doc.theatre.speakers.get(first.id) if first is not None else None
        person = listed is None or listed.kind == "person"
        if first is not None and person and doc.text[first.end : first.end + 1] in (":", "："):
            who = first
        elif who is not None and any(n.id == who.id for n in names):
            who = None
        if who is not None:
            out[passage] = who
    return out


def _asks(doc: Doc, passage: int) -> bool:
    """Does a passage end with a question?"""
    span = doc.report.passages[passage].span
    return doc.text[span.start : span.end].rstrip().rstrip(_CLOSING).endswith(question_ends(doc.language))
