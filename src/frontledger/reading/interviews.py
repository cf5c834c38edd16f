"""Interviews: whose answer a passage is where questions and answers follow one another.

A report is an interview where a person named before a colon answers ("Jan Novak: …"), or whoever is named last before
passages that open with a mark of answers ("A: …") or, behind questions that do so too, with a dash, and at least
`LEAST` passages are questions. From there on what is no question is his, until a passage names him as others do. Where
nothing marks the answers, a word for an interview stands before the questions, and who is named beside it answers.
"""

from __future__ import annotations

from ..languages import load
from .doc import Doc, within
from .marks import Name
from .questions import asks
from .sentences import Sentence

LEAST = 2
_ASKING = ("――", "──")
"""Dashes that only questions open with."""
_DASHES = ("—", "–", "- ")
_MARKS = {"«": "»", "“": "”", "„": "“", '"': '"', "「": "」", "»": "«", "‘": "’"}


def answering(doc: Doc, sentence: Sentence) -> Name | None:
    """The person whose answer a sentence is part of; None outside interviews."""
    turns: dict[int, Name] = doc.remember("interview", _turns)
    return turns.get(sentence.passage)


def _turns(doc: Doc) -> dict[int, Name]:
    """Who answers in each passage that is an answer."""
    told = dict.fromkeys(s.passage for s in doc.sentences)
    asked = {p for p in told if asks(doc, doc.report.passages[p].span) or _text(doc, p).startswith(_ASKING)}
    out: dict[int, Name] = {}
    who: Name | None = None
    if len(asked) < LEAST:
        return out
    marks = tuple(load(doc.language).table("sentences").get("answer_marks", ()))
    marked = [p for p in range(len(doc.report.passages)) if marks and _text(doc, p).startswith(marks)]
    if not marked and sum(_text(doc, p).startswith(_DASHES) for p in asked) >= LEAST:
        marked = [p for p in told if p not in asked and p - 1 in asked and _text(doc, p).startswith(_DASHES)]
    if len(marked) < LEAST:
        marked = _quoted(doc, list(told), asked)
    if len(marked) >= LEAST:
        start = doc.report.passages[marked[0]].span.start
        persons = [n for n in within(doc.names, 0, start) if n.kind == "speaker" and _person(doc, n)]
        unlisted = [n for n in persons if n.id not in doc.theatre.speakers]
        return dict.fromkeys(marked, (unlisted or persons)[-1]) if persons else {}
    plain = _introduced(doc, min(asked)) if sum(p + 1 in told and p + 1 not in asked for p in asked) > LEAST else None
    for sentence in doc.sentences:
        passage = sentence.passage
        if passage in asked or passage in out:
            continue
        if who is None and plain is not None and passage - 1 in asked:
            who = plain
        span = doc.report.passages[passage].span
        names = [n for n in within(doc.names, span.start, span.end) if n.kind == "speaker"]
        first = names[0] if names and names[0].start == sentence.start else None
        if first is not None and _person(doc, first) and doc.text[first.end : first.end + 1] in (":", "："):
            who = first
        elif who is not None and any(n.id == who.id for n in names):
            who = None
        if who is not None:
            out[passage] = who
    return out


def _introduced(doc: Doc, first: int) -> Name | None:
    """The person named beside the word for an interview, before the first question."""
    start = doc.report.passages[first].span.start
    words = doc.cues_in("attribution", 0, start, "interview")
    if not words:
        return None
    persons = [n for n in within(doc.names, 0, start) if n.kind == "speaker" and _person(doc, n)]
    beside = [s for c in words if (s := doc.sentence_at(c.start)) is not None]
    near = [n for n in persons if any(s.start <= n.start < s.end for s in beside)] or persons
    unlisted = [n for n in near if n.id not in doc.theatre.speakers]
    return next(iter(unlisted or near), None)


def _quoted(doc: Doc, told: list[int], asked: set[int]) -> list[int]:
    """The passages that are each one quotation, where enough of them answer a question."""
    first = min(asked)
    whole = [p for p in told if p > first and p not in asked and _one_quotation(_text(doc, p).rstrip())]
    return whole if sum(p - 1 in asked for p in whole) >= LEAST else []


def _one_quotation(text: str) -> bool:
    """Is a passage one quotation from its first sign to its last, a full stop aside?"""
    closing = _MARKS.get(text[:1])
    body = text[1:].rstrip(".。")
    return (
        closing is not None
        and body.endswith(closing)
        and body.count(closing) == 1 + body.count(text[:1]) * (closing != text[:1])
    )


def _person(doc: Doc, name: Name) -> bool:
    listed = doc.theatre.speakers.get(name.id)
    return listed is None or listed.kind == "person"


def _text(doc: Doc, passage: int) -> str:
    span = doc.report.passages[passage].span
    return doc.text[span.start : span.end].lstrip()
