"""Whose words a stretch is that no word of saying covers: soft rules over kinds of names.

1. A body that counts (an institute) or speaks for a side (an authority) and is the only one named in a part of a
   sentence has said what that part tells, whatever the verb ("the ministry had ticked off X as taken", "DeepState's
   map: …"); not where it attacks itself.
2. What stands before or behind a semicolon is whose the part beside it is, where it names nobody itself: figures go on
   with the count ("X said that 84 were launched; 61 were shot down"), but not to what was done to people from a part
   that tells of nobody hurt.
"""

from __future__ import annotations

from .doc import Doc, within
from .marks import Name
from .named import kind_of, speakers
from .sentences import Sentence, part_of

_BODIES = frozenset({"institute", "authority"})
_OBLIQUE = frozenset({"object", "to", "place", "with"})
"""Cases of names that tell nothing."""
HARM = ("kill", "wound")


def voice_in(doc: Doc, part: tuple[int, int], at: int) -> Name | None:
    """The body whose words a part of a sentence is: the only speaker it names, where it does nothing but tell."""
    named = speakers(doc, *part)
    if not named or len({n.id for n in named}) > 1 or kind_of(doc, named[0]) not in _BODIES:
        return None
    body = named[0]
    if body.case in _OBLIQUE or body.id in _governments(doc):
        return None
    clause = doc.clause_at(body.start)
    fires = doc.cues_in("events", *clause, "launch") and not doc.cues_in("events", *clause, "down")
    return None if fires and body.end <= at else body


def _governments(doc: Doc) -> set[str]:
    """Seats of governments: what is theirs is their side's, and they count nothing."""
    return {of["presidency"] for of in doc.theatre.sides["bodies"].values() if "presidency" in of}


def beside(doc: Doc, sentence: Sentence, at: int) -> list[tuple[int, int]]:
    """The parts of a sentence before and behind the one that holds a place, where that one names nobody who speaks."""
    here = part_of(doc.text, sentence, at)
    if speakers(doc, *here) or here == (sentence.start, sentence.end):
        return []
    out = []
    if here[0] > sentence.start:
        out.append(part_of(doc.text, sentence, here[0] - 2))
    if here[1] < sentence.end:
        out.append(part_of(doc.text, sentence, here[1] + 1))
    return [p for p in out if not _other_matter(doc, p, here)]


def _other_matter(doc: Doc, told: tuple[int, int], here: tuple[int, int]) -> bool:
    """Does one part tell what was done to people, and the other of nobody hurt or counted?"""
    harmed = doc.cues_in("events", *here, *HARM) and not doc.cues_in("events", *told, *HARM)
    return bool(harmed) and not any(q.unit == "person" for q in within(doc.quantities, *told))
