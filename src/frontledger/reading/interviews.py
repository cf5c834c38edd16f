"""Interviews: whose answer a passage is where questions and answers follow one another.

A report is an interview where a person named before a colon answers ("Jan Novak: …"), or whoever is named last before
passages that open with a mark of answers ("A: …") or, behind questions that do so too, with a dash, and at least
`LEAST` passages are questions. From there on what is no question is his, until a passage names him as others do. Where
nothing marks the answers, a word for an interview stands before the questions, and who is named beside it answers.
"""

from __future__ import annotations

import re
from collections import Counter

from ..languages import load
from .cue_patterns import fold
from .doc import Doc, within
from .marks import Name
from .questions import asks
from .sentences import Sentence

LEAST = 2
ADDRESS = 40
"""Characters of the first question in which the one who is asked is called by name."""
_CALLED = ",，、!！"
"""Signs behind the name of somebody who is spoken to."""
_TAG = re.compile(r"([^\W\d_][^\n:：,.]{1,28})[:：]\s")
"""A word or two with a colon that open a turn."""
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
    others = _tags(doc, list(told))
    for sentence in doc.sentences:
        passage = sentence.passage
        if passage in others:
            who = others[passage]
        if passage in asked or passage in out:
            continue
        if who is None and plain is not None and passage - 1 in asked and passage not in others:
            who = plain
        span = doc.report.passages[passage].span
        names = [n for n in within(doc.names, span.start, span.end) if n.kind == "speaker"]
        first = names[0] if names and names[0].start == sentence.start else None
        if first is not None and _person(doc, first) and doc.text[first.end : first.end + 1] in (":", "："):
            who = first
        elif passage not in others and who is not None and any(n.id == who.id for n in names):
            who = None
        if who is not None:
            out[passage] = who
    return out


def _tags(doc: Doc, told: list[int]) -> dict[int, Name | None]:
    """The passages that open with the same word and a colon as others do ("PRESENTER: …"), and whose name that is,
    be it in capitals or his surname alone."""
    tags = {p: fold(m[1]) for p in told if (m := _TAG.match(_text(doc, p))) is not None}
    often = {tag for tag, n in Counter(tags.values()).items() if n >= LEAST}
    if not often:
        return {}
    persons = [n for n in doc.names if n.kind == "speaker" and _person(doc, n)]
    called = {
        word: n for n in persons for word in (doc.folded[n.start : n.end], doc.folded[n.start : n.end].split()[-1])
    }
    return {p: called.get(tag) for p, tag in tags.items() if tag in often}


def _introduced(doc: Doc, first: int) -> Name | None:
    """The person whom a word for an interview, before the first question, stands beside, else whom that addresses."""
    span = doc.report.passages[first].span
    persons = [n for n in within(doc.names, 0, span.start) if n.kind == "speaker" and _person(doc, n)]
    addressed = [n for n in within(doc.names, span.start, span.start + ADDRESS) if n.kind == "speaker"]
    addressed = [n for n in addressed if _person(doc, n) and doc.text[n.end : n.end + 1] in _CALLED]
    words = doc.cues_in("attribution", 0, span.start, "interview")
    if not words:
        return addressed[0] if addressed else None
    beside = [(c, s) for c in words if (s := doc.sentence_at(c.start)) is not None]
    near = [(n, c) for c, s in beside for n in persons if s.start <= n.start < s.end]
    unlisted = [n for n, _ in near if n.id not in doc.theatre.speakers]
    if unlisted:
        return unlisted[0]
    if near:  # "questions to X" before "X, in an interview"
        return min(near, key=lambda x: (x[0].start < x[1].start, abs(x[0].start - x[1].start)))[0]
    if addressed:
        return addressed[0]
    return next((n for n in persons if n.id not in doc.theatre.speakers), None)


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
