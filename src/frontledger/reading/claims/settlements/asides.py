"""Sentences of which a clause only tells who says it, read as if it were not there.

"X, writes the analyst, the Russians have taken", "from X – the governor concedes – our men have withdrawn".
"""

from __future__ import annotations

import re

from ...doc import Doc, within
from ...marks import Mark
from ...told import SAYS
from ..frame import Scene
from .verbs import STATES

REACH = 48
"""Characters between a verb and the place it acts on."""
_CLAUSES = 3
"""Clauses of a sentence with an aside: what it parts, and itself."""
_LONGEST = 90
"""Characters of a clause that only tells who says something."""
_SOURCES = frozenset({"according", "according_after", "cite", "by_him", "aside"})
_OPENS = 6
"""Characters from where a clause begins to a word that makes it one of its own."""

_BRACKETS = re.compile(r"[(（][^()（）]{0,70}[)）]")
"""A remark in brackets."""

Clause = tuple[int, int]


class Joined(Scene):
    """A sentence with the clauses around such asides put together."""

    clauses: list[Clause]

    @classmethod
    def of(cls, scene: Scene) -> Joined | None:
        """The sentence so read; None where it has no such aside."""
        if isinstance(scene, Joined) or len(scene.sentence.clauses) < _CLAUSES:
            return None
        clauses = _joined(scene)
        if clauses is None:
            return None
        out = cls(scene.doc, scene.sentence._replace(clauses=tuple(clauses)), scene.told)
        out.clauses = clauses
        return out

    def clause(self, at: int) -> Clause:
        return next((c for c in reversed(self.clauses) if c[0] <= at), super().clause(at))


def _joined(scene: Scene) -> list[Clause] | None:
    """The clauses, the first aside put together with what stands around it."""
    own = list(scene.sentence.clauses)
    for i in range(1, len(own) - 1):
        before, here, after = own[i - 1 : i + 2]
        if _names_one(scene, before) and _only_says(scene, here) and _goes_on(scene, after):
            return [*own[: i - 1], (before[0], after[1]), *own[i + 2 :]]
    return None


def _names_one(scene: Scene, clause: Clause) -> bool:
    """Does a clause name a place of which it tells nothing?"""
    named = [n for n in within(scene.doc.names, *clause) if n.kind == "place" and n.side is None]
    return bool(named) and not scene.events(*clause, *STATES) and not within(scene.doc.quantities, *clause)


def _only_says(scene: Scene, clause: Clause) -> bool:
    """Does a short clause tell who says something, and nothing else?"""
    if clause[1] - clause[0] > _LONGEST or within(scene.doc.quantities, *clause) or scene.events(*clause, *STATES):
        return False
    names = within(scene.doc.names, *clause)
    if any(n.kind in {"place", "region"} and n.side is None for n in names):
        return False
    says = scene.doc.cues_in("attribution", *clause, *SAYS, *_SOURCES)
    return bool(says)


def _goes_on(scene: Scene, clause: Clause) -> bool:
    """Does a clause tell of a place and name none, opened by no word that begins another?"""
    if any(n.kind in {"place", "region"} and n.side is None for n in within(scene.doc.names, *clause)):
        return False
    opens = scene.doc.cues_in("positions", clause[0], clause[0] + _OPENS, "and", "if", "sub", "then")
    opens += scene.events(clause[0], clause[0] + _OPENS, "relative")
    parties = scene.doc.theatre.parties
    sides = [n for n in within(scene.doc.names, *clause) if n.side in parties and n.kind == "side"]
    who = sides or scene.events(*clause, "we", "our_own", "own", "enemy", "troops", "defenders")
    tells = scene.events(*clause, *STATES, "withdrew", "hold_out", "surround")
    return bool(who and tells) and not opens and not within(scene.doc.quantities, *clause)


def units_in(scene: Scene, start: int, end: int) -> set[str | None]:
    """The units of the figures of a stretch, remarks in brackets left out ("X (pop. 10,000) is in their hands")."""
    remarks = [(m.start(), m.end()) for m in _BRACKETS.finditer(scene.doc.text, start, end)]
    figures = within(scene.doc.quantities, start, end)
    return {q.unit for q in figures if not any(a <= q.start < b for a, b in remarks)}


def letters_between(doc: Doc, start: int, end: int) -> int:
    """Characters between two words, remarks in brackets and who does or says something left out."""
    if end - start <= REACH:
        return end - start
    who = [n for n in within(doc.names, start, end) if n.kind in {"speaker", "side"}]
    said = [c for c in doc.cues_in("attribution", start, end) if not any(n.start <= c.start < n.end for n in who)]
    marks: list[Mark] = [*who, *said]
    letters = {at for m in marks for at in range(m.start, m.end)}
    return len(_BRACKETS.sub("", doc.text[start:end])) - len(letters)
