"""What all claim rules share: a sentence with what was told before it, and how a claim is put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from ...nouns import Amount, Claim, Detail, Kind, Modality, Period, Span
from ..attribution import Attribution
from ..cues import Cue
from ..doc import Doc, within
from ..marks import Mark, Name, Quantity, Time
from ..once import once
from ..sentences import Sentence, part_of

MARKS = " \t\n,，、:：;；.。—–-(（«“\"'„「"
"""What parts the names and words of a list."""
REST = 3
"""Letters of a stretch beside the words that are known."""
_NO_MARKS = dict.fromkeys(map(ord, MARKS))
_EDGES = " \t\n\r\u3000,，、;；:：。"


class Scene:
    """A sentence that is being read, and the measured claims told up to here. Offsets are those of the document."""

    answers = False
    """Is it read as one with the question that it answers, or the town that opens its paragraph?"""
    labelled = False
    """Is what its figure is called, before a colon or a dash, read as one clause with it?"""
    men_there = False
    """Does the label of its figure, before a colon or a dash, name nothing but a side's men and where they are?"""
    residents_there = False
    """Does the label name nothing but civilians and where they are?"""

    def __init__(self, doc: Doc, sentence: Sentence, told: list[Claim]) -> None:
        self.doc = doc
        self.sentence = sentence
        self.told = told
        self.start, self.end = sentence.start, sentence.end
        self.events: Callable[..., list[Cue]] = partial(doc.cues_in, "events")
        """Cues of the events table within a stretch, of the ids given (all, if none)."""
        self.records: Callable[..., list[Cue]] = partial(doc.cues_in, "records")
        """The same of the records table."""

    @once
    def names(self) -> list[Name]:
        return within(self.doc.names, self.start, self.end)

    @once
    def times(self) -> list[Time]:
        return within(self.doc.times, self.start, self.end)

    @once
    def quantities(self) -> list[Quantity]:
        return within(self.doc.quantities, self.start, self.end)

    def told_from(self, floor: int) -> list[Claim]:
        """The measured claims told from a place on, in the order they were read."""
        out: list[Claim] = []
        for c in reversed(self.told):
            if c.span.start < floor:
                break
            out.append(c)
        return out[::-1]

    def free(self, cues: list[Cue]) -> list[Cue]:
        """The cues that no figure before in the sentence has for its own; all, where none is left."""
        spans = [c.span for c in self.told_from(self.start)]
        return [c for c in cues if not any(s.start <= c.start and c.end <= s.end for s in spans)] or cues

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds a place."""
        return self.doc.clause_at(at)

    def part(self, at: int) -> tuple[int, int]:
        """The stretch between semicolons that holds a place."""
        return part_of(self.doc.text, self.sentence, at)

    def clauses_before(self, at: int) -> list[tuple[int, int]]:
        """The clauses of the same part before the one that holds a place, the nearest first."""
        a, here = self.part(at)[0], self.clause(at)[0]
        return [c for c in reversed(self.sentence.clauses) if a <= c[0] < here]

    def clause_after(self, at: int) -> tuple[int, int] | None:
        """The clause of the same part that follows the one that holds a place."""
        b, here = self.part(at)[1], self.clause(at)[0]
        return next((c for c in self.sentence.clauses if here < c[0] < b), None)

    def denied(self, start: int, end: int) -> bool:
        """Is a stretch of a clause denied: by a word in it, or by the clause before that it is the "that …" of?"""
        a = self.clause(end - 1)[0]
        that = [c for c in self.doc.cues_in("attribution", a, a + 12, "that") if c.start - a <= 2]
        before = self.clauses_before(end - 1)[:1] if that else []
        if self.events(start, end, "denial"):
            return True
        for x, y in before:
            denials = self.events(x, y, "denial")
            says = self.doc.cues_in("attribution", x, y, "say")
            if denials and not any(c.start >= denials[-1].end for c in says):
                return True
        return False


def events(doc: Doc, start: int, end: int, *ids: str) -> list[Cue]:
    """Cues of the events table within a stretch, of the ids given (all, if none)."""
    return doc.cues_in("events", start, end, *ids)


def nearest(cues: Iterable[Cue], start: int, end: int) -> Cue | None:
    """The cue nearest to a span; of two as near, the longer, then the earlier."""
    return min(cues, key=lambda c: (gap(c.start, c.end, start, end), c.start - c.end, c.start), default=None)


def gap(a: int, b: int, start: int, end: int) -> int:
    """Characters between two stretches, 0 where they meet."""
    return max(a - end, start - b, 0)


def span_of(doc: Doc, *parts: tuple[int, int]) -> Span:
    """The stretch from the first to the last of the parts, blanks and stops at its ends left out."""
    a = min(p[0] for p in parts)
    b = max(p[1] for p in parts)
    while a < b and doc.text[a] in _EDGES:
        a += 1
    while b > a and (doc.text[b - 1] in _EDGES or (doc.text[b - 1] == "." and b == max(p[1] for p in parts))):
        b -= 1
    return Span(a, b)


def amount_of(q: Quantity, unit: str | None = None) -> Amount:
    """A quantity as a claim's amount; whole numbers are written whole, fractions in percent to two places.

    A minus is a word of comparing ("menos 25 %"), which the claim tells by its order.
    """
    low, high = (int(x) if float(x).is_integer() else _rounded(x) for x in sorted((abs(q.low), abs(q.high))))
    return Amount(low=low, high=high, unit=unit or q.unit or "item", hedge=q.hedge)


def _rounded(value: float) -> float:
    """A share that its fraction gives more places than were told, to two of them, or to two figures where small."""
    if value == round(value, 4):
        return value
    return round(value, 2) if abs(value) >= 0.1 else float(f"{value:.2g}")


def only(scene: Scene, stretch: tuple[int, int], marks: Iterable[Mark], rest: int = REST) -> bool:
    """Does a stretch hold nothing but some marks, blanks and stops, and so many letters?"""
    text = list(scene.doc.text[slice(*stretch)])
    for mark in marks:
        text[mark.start - stretch[0] : mark.end - stretch[0]] = " " * (mark.end - mark.start)
    return len("".join(text).translate(_NO_MARKS)) <= rest


def modality_of(scene: Scene, start: int, end: int, side: str | None, said: Attribution) -> Modality:
    """`conditional` after a condition in the clause; `denied` beside a denial; `claimed` of a side's own doings."""
    a, b = scene.clause(start)
    if conditions(scene, a, max(b, end)):
        return "conditional"
    if scene.denied(a, max(b, end)):
        return "denied"
    return claimed(scene.doc, side, said)


def conditions(scene: Scene, start: int, end: int) -> list[Cue]:
    """Words of a condition in a stretch, but for those by which a source is named ("if one believes the staff")."""
    found = scene.events(start, end, "condition")
    named = scene.doc.cues_in("attribution", start, end, "data", "according") if found else []
    return [c for c in found if not any(n.start < c.end and c.start < n.end for n in named)]


def claimed(doc: Doc, side: str | None, said: Attribution) -> Modality:
    """`claimed` where a fighting side's body or person tells of its own doings."""
    speaker = doc.theatre.speakers.get(said.speaker)
    own = side is not None and said.named and said.side == side
    return "claimed" if own and (speaker is None or speaker.kind in {"authority", "person"}) else "asserted"


def make(
    doc: Doc,
    kind: Kind,
    span: Span,
    said: Attribution,
    *,
    side: str | None = None,
    place: tuple[str, ...] = (),
    time: Period | None = None,
    amount: Amount | None = None,
    modality: Modality = "asserted",
    extra: Detail | None = None,
) -> Claim:
    """A claim with the words at its span."""
    return Claim(
        kind=kind,
        span=span,
        quote=doc.report.text[span.start : span.end],
        side=side,
        place=place,
        period=time,
        amount=amount,
        speaker=said.speaker,
        via=said.via,
        modality=modality,
        extra=extra or Detail(),
    )
