"""Places that a question asks about: "Who holds X? Still the Ukrainians", "Has X fallen? Not yet"."""

from __future__ import annotations

from collections.abc import Callable

from ....nouns import Claim, Detail
from ...attribution import attribute
from ...cues import Cue
from ...doc import within
from ...questions import question_before
from ..frame import Scene, amount_of, claimed, make, span_of
from ..parts.when import when
from .denials import DENIABLE

_NO = 3
"""Characters before the "yes" or "no" that opens an answer."""
_OPENING = 24
"""Characters of an answer in which that stands."""
_TOLD = DENIABLE | {"contested"}
"""What a "yes" can tell."""


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


def answered(scene: Scene, read: Callable[[Scene], list[Claim]]) -> list[Claim]:
    """What a question asks of a place ("Has X fallen?", "Is X surrounded?"), told by the "yes" that answers it, or
    denied by the "no".

    Args:
        scene: the answer.
        read: how claims of places are read.
    """
    question = question_before(scene.doc, scene.sentence)
    opening = scene.events(scene.start, scene.start + _OPENING, "yes", "negation", "denial") if question else []
    opening = [c for c in opening if c.start - scene.start <= _NO]
    if question is None or not opening or scene.events(question.start, question.end, "who_holds"):
        return []  # "Nobody": it is asked who, not whether
    yes = opening[0].id == "yes"
    first = scene.sentence.clauses[0]
    if yes and (not _alone(scene, opening[0]) or _in_part(scene)):
        return []
    asked = [c for c in read(Scene(scene.doc, question, scene.told)) if c.place and c.modality != "denied"]
    asked = [c for c in asked if c.kind == "encirclement" or c.extra.state in (_TOLD if yes else DENIABLE)]
    return [_answer(scene, c, first, denied=not yes) for c in asked[:1]]


def _answer(scene: Scene, asked: Claim, first: tuple[int, int], *, denied: bool) -> Claim:
    """What is asked, as the answer tells or denies it."""
    ring = asked.kind == "encirclement"
    extra = Detail(state="denied") if ring and denied else asked.extra
    sides = [q for q in scene.quantities if q.unit == "side"] if ring and not denied else []
    if sides:  # "Yes, on three sides"
        first, extra = (first[0], sides[0].end), Detail(state="partial")
    said = attribute(scene.doc, *first)
    modality = "denied" if denied else claimed(scene.doc, asked.side, said)
    return make(
        scene.doc, asked.kind, span_of(scene.doc, first), said, side=asked.side, place=asked.place,
        time=None if denied else when(scene, *first, state=True), amount=amount_of(sides[0]) if sides else None,
        modality=modality, extra=extra,
    )  # fmt: skip


def _alone(scene: Scene, yes: Cue) -> bool:
    """Does a word such as "yes" stand by itself, so that it is no other word ("so", "right")?"""
    behind = scene.doc.text[yes.end : scene.end].lstrip()
    return not behind or not behind[0].isalnum()


def _in_part(scene: Scene) -> bool:
    """Does an answer go on with "almost", "but", "only" or a share, so that it is no plain yes?"""
    shares = any(q.unit == "percent" for q in scene.quantities)
    return shares or bool(scene.events(scene.start, scene.end, "almost", "some_of", "only", "negation", "not_yet"))
