"""Words set into a clause that only tell who says it: "demands, Reuters reports, that …", "trifft, so der Kreml, am …".

The clause goes on behind them: they end none, their names are no party of it, their words are not counted.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ...doc import within

if TYPE_CHECKING:
    from .parts import Parts

LONGEST = 9
"""Words of what is set in."""
LEAD = 16
"""Characters before what is set in, in scripts without blanks."""
THAT = 2
"""Characters between the comma behind what is set in and a "that"."""
_MARKS = frozenset(",،、，–—")
_SOURCES = ("according", "according_after", "cite", "by_him")
_OPENS = ("and", "joint", "rel", "sub", "if", "only", "unless", "then", "otherwise", "purpose")
"""What opens a clause of its own: nothing is set in where the words or those behind them begin with it."""
_CLOSES = "\"»“”」』’'"


def inserted(parts: Parts, marks: list[int]) -> list[tuple[int, int]]:
    """The stretches of a sentence, from comma to comma, that only tell who says what stands around them."""
    out: list[tuple[int, int]] = []
    for a, b in pairwise(marks):
        pair = parts.text[a] in _MARKS and parts.text[a] == parts.text[b]
        if not parts.doc.spaced and a - parts.start > LEAD:
            break  # there commas part whole sentences, and who speaks opens what he says
        if pair and not (out and out[-1][1] > a) and _only_says(parts, a + 1, b) and _goes_on(parts, a, b):
            out.append((a, b + 1))
    return out


def _only_says(parts: Parts, start: int, end: int) -> bool:
    """Is a stretch a short clause that says who speaks, by a name, a pronoun or as a source, and tells nothing?"""
    sources = parts.doc.cues_in("attribution", start, end, *_SOURCES)
    named = any(n.kind in {"speaker", "side", "country"} for n in within(parts.names, start, end))
    told = sources or (parts.says(start, end) and (named or parts.pronoun(start, end)))
    if not told or len(parts.text[start:end].split()) > LONGEST or within(parts.quantities, start, end):
        return False
    stances = any(start <= s.start < end and s.id not in {"thinks", "warns"} for s in parts.stances)
    about = any(start <= s.start < end for s in parts.subjects)
    return not stances and not about and not _opened(parts, start, end)


def _goes_on(parts: Parts, a: int, b: int) -> bool:
    """Does the clause go on behind what is set in, and not end with a quotation before it?

    "X, who is in China, said on Friday, that …" is no clause with words set in: nobody else is named in them.
    """
    before = parts.text[parts.start : a].rstrip()
    told = any(c.start - b <= THAT for c in parts.cues("that") if c.start > b)
    if told and not any(n.kind == "speaker" for n in within(parts.names, a, b)):
        return False
    return bool(before) and before[-1] not in _CLOSES and not _opened(parts, b + 1, parts.end)


def _opened(parts: Parts, start: int, end: int) -> bool:
    """Does a stretch open with a word that begins a clause of its own?"""
    at = start + len(parts.text[start:end]) - len(parts.text[start:end].lstrip())
    return any(c.start <= at < c.end for i in _OPENS for c in parts.cues(i))
