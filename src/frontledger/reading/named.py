"""Names of those who speak in a stretch of a report, and what kind of speaker a name stands for."""

from __future__ import annotations

from ..languages import load
from .doc import Doc, within
from .marks import Mark, Name

RELAYS = frozenset({"agency", "outlet"})
"""Kinds of speakers that tell what others say."""
BYLINE = 60
"""Characters of a byline."""
_OPENING, _CLOSING = "(（[［【〔", ")）]］】〕"
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
    """The speakers named in a stretch, a byline left out."""
    return [n for n in within(doc.names, byline(doc, start), end) if n.kind == "speaker"]


def speakers_and_parties(doc: Doc, start: int, end: int) -> list[Name]:
    first = byline(doc, start)
    return [
        n
        for n in within(doc.names, first, end)
        if n.kind in {"speaker", "side"} or (n.side is not None and not n.adjective and n.kind in {"country", "place"})
    ]


def byline(doc: Doc, start: int) -> int:
    """Where a sentence begins behind a byline, which names the outlet itself: in brackets, or up to a word that ends
    it ("新華社基輔4月22日電　…")."""
    at = _OPENING.find(doc.text[start : start + 1] or " ")
    if at >= 0:
        close = doc.text.find(_CLOSING[at], start, start + BYLINE)
        return close + 1 if close > 0 else start
    for word in load(doc.language).table("sentences").get("byline_ends", ()):
        end = doc.text.find(word, start, start + BYLINE)
        if end > 0 and doc.text[end + len(word) : end + len(word) + 1].isspace():
            return end + len(word)
    return start


def in_byline(doc: Doc, mark: Mark) -> bool:
    """Does a name or time stand in the byline that opens a report ("(이스탄불=연합뉴스)")?"""
    sentence = doc.sentence_at(mark.start)
    return sentence is not None and mark.end <= byline(doc, sentence.start)


def kind_of(doc: Doc, name: Name) -> str:
    """What kind of speaker a name stands for; who is not listed is a person."""
    speaker = doc.theatre.speakers.get(name.id)
    return speaker.kind if speaker else "person"
