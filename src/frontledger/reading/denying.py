"""Who denies what another says in the same sentence: "X says that …, but Y denies this".

Words of denying are data (`[events]`, `denial`); not all of them are words of saying.
"""

from __future__ import annotations

from .cues import Cue
from .doc import Doc, within
from .marks import Name
from .named import RELAYS, kind_of
from .sentences import Sentence

_SAYS = ("say", "count", "according", "according_after", "cite", "data", "by_him")


def denials(doc: Doc, sentence: Sentence) -> list[Cue]:
    """The words of denying, as words of saying, of clauses that name one speaker and have no other word for that."""
    out = []
    for denial in doc.cues_in("events", sentence.start, sentence.end, "denial"):
        clause = doc.clause_at(denial.start)
        named = {n.id for n in _speakers(doc, *clause)}
        if len(named) == 1 and not doc.cues_in("attribution", *clause, *_SAYS):
            out.append(denial._replace(id="say"))
    return out[:1]


def answers_another(doc: Doc, sentence: Sentence, cue: Cue, subject: Name) -> bool:
    """Is a word of saying in a clause that denies what another has said in a clause before it?

    What is no word of saying by itself is never about what the sentence tells before ("…, X calls it a fake").
    """
    clause = doc.clause_at(cue.start)
    if not doc.cues_in("attribution", cue.start, cue.end, *_SAYS):
        return True
    if not clause[0] <= subject.start < clause[1] or not doc.cues_in("events", *clause, "denial"):
        return False
    return any(n.id != subject.id for n in _speakers(doc, sentence.start, clause[0]))


def _speakers(doc: Doc, start: int, end: int) -> list[Name]:
    return [n for n in within(doc.names, start, end) if n.kind == "speaker" and kind_of(doc, n) not in RELAYS]
