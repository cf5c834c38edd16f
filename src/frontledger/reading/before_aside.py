"""Who stands before what is put in between commas, and says what follows it."""

from __future__ import annotations

from .cues import Cue
from .doc import Doc
from .marks import Name
from .named import end_of, kind_of

_COMMA = 2
"""Characters between a name and a clause behind its comma."""
_LEAST = 3
"""Characters of a clause at least, and its comma."""
_OPENS = 16
"""Characters of a title before a name that opens a sentence."""
_AUXILIARY = 8
"""Characters of an auxiliary before a verb."""
_QUOTES = ' \t"«„“—–-'


def before_aside(doc: Doc, say: Cue, names: list[Name]) -> Name | None:
    """The name before an inserted clause, where a verb of saying opens the clause behind that: "X, who came late, said
    …", "X, the spokesman, said …", "X, speaking in Y, said …".

    A clause that does not open with "who" is one only behind a name that opens its sentence: what stands before it
    might be told.
    """
    clause = doc.clause_at(say.start)
    lead = doc.text[clause[0] : say.start].strip(_QUOTES)
    if len(lead) > _AUXILIARY or lead != lead.lower() or clause[0] < _LEAST:
        return None
    begins = doc.clause_at(clause[0] - _LEAST)[0]
    led = [n for n in names if n.kind == "speaker" and 0 <= begins - end_of(n) <= _COMMA]
    sentence = doc.sentence_at(say.start)
    if not led or sentence is None or "," not in doc.text[end_of(led[-1]) : begins]:
        return None
    if _which(doc, clause[0], say.start):
        return None  # "…, but Y, who said"
    if _which(doc, begins, clause[0]):
        return led[-1]
    others = [n for n in names if n.kind == "speaker" and begins <= n.start < clause[1]]
    if kind_of(doc, led[-1]) != "person" and any(kind_of(doc, n) == "person" for n in others):
        return None  # "the Kremlin, by the voice of X, said", "the Kremlin, …, answered by X's voice"
    return led[-1] if led[-1].start - sentence.start <= _OPENS else None


def _which(doc: Doc, begins: int, end: int) -> bool:
    """Does a clause open with "who" or "which"?"""
    words = doc.cues_in("attribution", begins, end, "aside") + doc.cues_in("events", begins, end, "relative")
    return any(0 <= c.start - begins <= _COMMA for c in words)
