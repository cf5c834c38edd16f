"""Names of those who speak in a stretch of a report, and what kind of speaker a name stands for."""

from __future__ import annotations

import re

from ..languages import load
from .doc import Doc, within
from .insiders import insiders
from .intake.clutter import rules
from .marks import Mark, Name
from .names.words import grammar

RELAYS = frozenset({"agency", "outlet"})
"""Kinds of speakers that tell what others say."""
BYLINE = 60
"""Characters of a byline."""
_OPENING, _CLOSING = "(（[［【〔", ")）]］】〕"
TOWN = 24
"""Characters of towns in capitals that open a dateline."""
DATELINE = 80
"""Characters of a town, a day and an agency that open a report."""
_DASH = re.compile(r"\s?[–—]\s?|\s-\s")
_BRACKETED = re.compile(r"\([^()]*\)")
BRACKET = 24
"""Characters of a bracket behind a name that says how others call it ("（烏方稱…）")."""


def bracketed(text: str, at: int) -> bool:
    """Does a place stand in a short bracket?"""
    first = max(text.rfind(c, max(0, at - BRACKET), at) for c in "（(")
    closed = max(text.rfind(c, max(0, at - BRACKET), at) for c in "）)")
    return first > closed and any(c in text[at : at + BRACKET] for c in "）)")


def end_of(name: Name) -> int:
    return name.gloss[1] if name.gloss else name.end


def speakers(doc: Doc, start: int, end: int) -> list[Name]:
    """The speakers named in a stretch, a byline left out, and bodies that somebody without a name is only of."""
    every: list[Name] = doc.remember("speaking", _speaking)
    return within(every, byline(doc, start), end)


def _speaking(doc: Doc) -> list[Name]:
    """The speakers named in a document, found once: every figure asks for those beside it."""
    inside = insiders(doc)
    named = [n for n in doc.names if n.kind == "speaker" and n.start not in inside]
    return [n for n in named if not _pictured(doc, n)]


def _pictured(doc: Doc, name: Name) -> bool:
    """Is a name in brackets that of who took a picture ("(photo: AFP)")?"""
    start = doc.text.rfind("(", max(0, name.start - BYLINE), name.start)
    start = start if start >= 0 else doc.text.rfind("（", max(0, name.start - BYLINE), name.start)
    if (
        start < 0
        or not doc.text[start + 1 : name.start].strip()
        or any(c in ")）\n" for c in doc.text[start : name.start])
    ):
        return False
    close = min((i for c in ")）" if (i := doc.text.find(c, name.end, name.end + BYLINE)) >= 0), default=-1)
    return close > 0 and rules(doc.language).end.search(doc.text[start : close + 1]) is not None


def speakers_and_parties(doc: Doc, start: int, end: int) -> list[Name]:
    first, inside = byline(doc, start), insiders(doc)
    return [
        n
        for n in within(doc.names, first, end)
        if n.start not in inside
        and not (n.kind == "speaker" and _pictured(doc, n))
        and (
            n.kind in {"speaker", "side"} or (n.side is not None and not n.adjective and n.kind in {"country", "place"})
        )
    ]


def byline(doc: Doc, start: int) -> int:
    """Where a sentence begins behind a byline, which names the outlet itself: in brackets, up to a word that ends it
    ("新華社基輔4月22日電　…"), or up to the dash of a dateline."""
    known = doc.memo("bylines")
    if start not in known:
        known[start] = _byline(doc, start)
    behind: int = known[start]
    return behind


def _byline(doc: Doc, start: int) -> int:
    at = _OPENING.find(doc.text[start : start + 1] or " ")
    if at >= 0:
        close = doc.text.find(_CLOSING[at], start, start + BYLINE)
        alone = doc.text[close + 1 : close + 2] in {"", "\n"}  # "(That is X.)" is a sentence
        return close + 1 if close > 0 and not alone else start
    for word in load(doc.language).table("sentences").get("byline_ends", ()):
        end = doc.text.find(word, start, start + BYLINE)
        if end > 0 and doc.text[end + len(word) : end + len(word) + 1].isspace():
            return end + len(word)
    return _dateline(doc, start)


def _dateline(doc: Doc, start: int) -> int:
    """Where a sentence begins behind the town, day and agency that open a report ("KYIV, Aug 21 (Reuters) - …").

    Nothing but names, a time, what stands in brackets and signs may stand before the dash.
    """
    sentence = doc.sentence_at(start)
    if sentence is None or start != doc.report.passages[sentence.passage].span.start:
        return start
    dash = _DASH.search(doc.text, start, min(sentence.end, start + DATELINE))
    if dash is None:
        return start
    names = within(doc.names, start, dash.start())
    if not names or names[0].start - start > TOWN or names[0].kind not in {"place", "region", "country"}:
        return start
    rest = list(_BRACKETED.sub(lambda m: " " * len(m.group()), doc.text[start : dash.start()]))
    marks = [(n.start, n.end) for n in names] + [(t.start, t.end) for t in within(doc.times, start, dash.start())]
    for a, b in marks:
        rest[a - start : b - start] = " " * (b - a)
    left = "".join(rest).replace("/", " ").replace(",", " ").split()
    return dash.end() if all(w.isupper() or not w.strip(".·|") for w in left) else start


def in_byline(doc: Doc, mark: Mark) -> bool:
    """Does a name or time stand in the byline or dateline that opens a report ("(이스탄불=연합뉴스)")?"""
    sentence = doc.sentence_at(mark.start)
    return sentence is not None and mark.end <= byline(doc, sentence.start)


def kind_of(doc: Doc, name: Name) -> str:
    """What kind of speaker a name stands for; who is not listed is a person."""
    speaker = doc.theatre.speakers.get(name.id)
    return speaker.kind if speaker else "person"


def dative(doc: Doc, name: Name) -> bool:
    """Does the ending of a person's name tell that something is said to him ("сообщил Путину")?"""
    endings = grammar(doc.language).list("dative")
    return kind_of(doc, name) == "person" and doc.text[name.start : name.end].endswith(endings)
