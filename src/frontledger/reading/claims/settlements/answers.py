"""Places that a question asks about: "Who holds X? Still the Ukrainians", "Has X fallen? Not yet"."""

from __future__ import annotations

from collections.abc import Callable

from ....nouns import Claim, Detail
from ...attribution import attribute
from ...doc import within
from ...questions import question_before
from ..frame import Scene, claimed, make, span_of
from .denials import DENIABLE

_NO = 3
"""Characters before the "no" that opens an answer."""


def answered_who(scene: Scene) -> list[Claim]:
    """A claim that the side an answer names holds the place that the question asks about."""
    question = question_before(scene.doc, scene.sentence)
    if question is None or not scene.events(question.start, question.end, "who_holds"):
        return []
    asked = within(scene.doc.names, question.start, question.end)
    places = [n for n in asked if n.kind == "place" and n.side is None]
    first = scene.sentence.clauses[0]
    here = within(scene.doc.names, *first)
    sides = [n for n in here if n.side in scene.doc.theatre.parties]
    if not sides and scene.events(*first, "we"):  # “We do”, says a Ukrainian officer
        sides = [n for n in scene.names if n.side in scene.doc.theatre.parties and n.kind in {"side", "speaker"}][:1]
    if len(places) != 1 or not sides or any(n.kind == "place" and n.side is None for n in here):
        return []
    if scene.events(*first, "negation"):
        return []
    said = attribute(scene.doc, sides[0].start, sides[0].end)
    side = sides[0].side
    return [
        make(
            scene.doc, "settlement_control", span_of(scene.doc, (first[0], sides[0].end)), said, side=side,
            place=(places[0].id,), modality=claimed(scene.doc, side, said), extra=Detail(state="held"),
        )
    ]  # fmt: skip


def answered_no(scene: Scene, read: Callable[[Scene], list[Claim]]) -> list[Claim]:
    """What a question asks of a place ("Has X fallen?"), denied by the "no" that answers it.

    Args:
        scene: the answer.
        read: how claims of places are read.
    """
    question = question_before(scene.doc, scene.sentence)
    opening = scene.events(scene.start, scene.start + 2 * _NO + 4, "negation", "denial") if question else []
    if question is None or not any(c.start - scene.start <= _NO for c in opening):
        return []
    if scene.events(question.start, question.end, "who_holds"):
        return []  # "Nobody": it is asked who, not whether
    asked = [c for c in read(Scene(scene.doc, question, scene.told)) if c.extra.state in DENIABLE]
    first = scene.sentence.clauses[0]
    said = attribute(scene.doc, *first)
    return [
        make(
            scene.doc, c.kind, span_of(scene.doc, first), said, side=c.side, place=c.place, modality="denied",
            extra=c.extra,
        )
        for c in asked[:1]
    ]  # fmt: skip
