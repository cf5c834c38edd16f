"""A report's text on the page: made harmless, a claim within its sentence, claims marked where they stand."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from ...nouns import Passage, Span

CONTEXT = 240
"""A sentence is shown as far as this many characters before and after the claim."""

_SHOWN = "\N{REPLACEMENT CHARACTER}"
# Isolates and embeddings say nothing that the page's own direction does not say, and one left open would turn the
# words after it; an override shows letters in another order than they are stored in, so where it stood is marked.
_HARMLESS = {
    **dict.fromkeys((c for c in range(0x20) if chr(c) not in "\t\n\r"), _SHOWN),
    **dict.fromkeys((*range(0x7F, 0xA0), 0x202D, 0x202E, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), _SHOWN),
    **dict.fromkeys((0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF), ""),
}
_SENTENCE_END = re.compile(r"(?:[.!?…]+[\"'’”»)\]]*(?=\s)|[。！？]+[」』”’）]*|[؟۔]|\n)\s*")

_STOP = re.compile(r"[.!?…。！？]+[\"'’”»)\]」』）]*$")


def clean(text: str) -> str:
    """Text that can stand on a page: no control characters, nothing that turns the words around it."""
    return text.translate(_HARMLESS)


def opened(text: str) -> str:
    """Text as it opens a line: its first letter large."""
    return text[:1].upper() + text[1:]


class Quoted(NamedTuple):
    """A claim within the words around it."""

    before: str
    claim: str
    after: str


def in_sentence(text: str, span: Span, quote: str, passages: Sequence[Passage]) -> Quoted:
    """The claim with the rest of its sentence, as far as the passage it stands in goes.

    Where the text is not carried, or says something else at the span, there is the quote alone.
    """
    if not quote or text[span.start : span.end] != quote:
        return Quoted("", clean(quote), "")
    around = next((p.span for p in passages if p.span.start <= span.start < p.span.end), Span(0, len(text)))
    before = text[max(around.start, span.start - CONTEXT) : span.start]
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    elif span.start - CONTEXT > around.start:
        before = "… " + before
    after = text[span.end : min(around.end, span.end + CONTEXT)]
    # the quote may hold the end of its sentence already, all but a closing mark
    stop = _STOP.search(quote)
    said = stop[0] if stop else ""
    end = _SENTENCE_END.search(said + after)
    if end:
        after = after[: end.end() - len(said)]
    elif span.end + CONTEXT < around.end:
        after += " …"
    return Quoted(clean(before), clean(quote), clean(after))


class Mark(NamedTuple):
    """Where a claim stands in the text: `key` says which it is."""

    span: Span
    key: str


class End(NamedTuple):
    """A claim ends: its number stands here."""

    key: str
    anchor: bool
    """No stretch of text is the claim's own, so the way back from its card leads here."""


class Piece(NamedTuple):
    """A stretch of text that belongs to one claim or to none."""

    text: str
    tail: str
    """What must not part from the number after it: the last letter."""
    key: str | None
    anchor: bool
    """The first stretch of its claim."""
    ends: tuple[End, ...]
    """Claims that end here, the one the stretch belongs to first."""


def marked(text: str, passages: Sequence[Passage], marks: Sequence[Mark]) -> list[list[Piece]]:
    """The passages cut where claims begin and end; where claims overlap, the shortest has the words."""
    seen: set[str] = set()
    return [_cut(text, passage.span, marks, seen) for passage in passages]


def _cut(text: str, passage: Span, marks: Sequence[Mark], seen: set[str]) -> list[Piece]:
    start, end = passage.start, min(passage.end, len(text))
    inside = [m for m in marks if m.span.start < end and m.span.end > start]
    edges = sorted({start, end, *(e for m in inside for e in (m.span.start, m.span.end) if start < e < end)})
    out: list[Piece] = []
    for a, b in itertools.pairwise(edges):
        over = [m for m in inside if m.span.start <= a and m.span.end >= b]
        owner = min(over, key=lambda m: (m.span.end - m.span.start, m.span.start), default=None)
        ends = sorted((m for m in over if min(m.span.end, end) == b), key=lambda m: m is not owner)
        head, tail = _parted(clean(text[a:b])) if ends else (clean(text[a:b]), "")
        key = owner.key if owner else None
        anchor = key is not None and key not in seen
        seen.update(m.key for m in over if m is owner)
        out.append(Piece(head, tail, key, anchor, tuple(End(m.key, m.key not in seen) for m in ends)))
        seen.update(m.key for m in ends)
    return out


def _parted(text: str) -> tuple[str, str]:
    """Text without its last letter, and that letter with the marks that belong to it."""
    at = len(text) - 1
    while at > 0 and (unicodedata.combining(text[at]) or text[at] in "\u200d\ufe0f" or text[at - 1] == "\u200d"):
        at -= 1
    return text[: max(at, 0)], text[max(at, 0) :]
