"""Bare figures of attacks and clashes, a sector each: "139 clashes; 41 of them in the Pokrovsk sector"."""

from __future__ import annotations

from ....nouns import Claim
from ...doc import within
from ...marks import Quantity
from ..again import alike
from ..frame import Scene
from ..series import before_it

_FOUGHT = frozenset({"attack", "clash", "strike"})
_OTHERS = (
    "kill", "wound", "civilian", "move_people", "utilities", "destroyed", "troops", "capture_people", "casualties",
    "exchange", "down", "cost",
)  # fmt: skip
"""What else a figure beside a place may be told of."""
_COMPARED = ("more", "less", "largest", "smallest", "rank", "streak", "than")
_PLACES = frozenset({"place", "region"})
_SHORT = 12
"""Characters of a clause beside the figure that its dash parts from its place ("near X — nine")."""
_NOT_THEM = frozenset({None, "side", "settlement", "front"})
"""Units of a figure of which words beside it, "took place", "direction", may only seem to be the noun."""
_SECTORS = frozenset({"side", "front", "region"})
"""Units that a word for a sector has, where a place stands between the figure and it."""


def may_be_of_them(scene: Scene, q: Quantity) -> bool:
    """Has a figure no unit, or one that only seems its own: behind "of them" that of its verb, alone that of the word
    for a sector before it ("in the X sector – 48")?"""
    a, _ = scene.clause(q.start)
    letters = sum(c.isalpha() for c in scene.doc.text[q.start : q.end])
    if q.unit == "side" and letters <= (0 if scene.doc.spaced else 1):  # "X方向47次"
        return True
    if q.unit in _SECTORS and any(n.kind in _PLACES for n in within(scene.doc.names, q.start, q.end)):
        return True  # "173 çatışmanın 52'si Pokrovsk yönünde": the sector is the place's
    return q.unit is None or (q.unit in _NOT_THEM and bool(scene.events(a, q.start, "part_of_them")))


def fought_there(scene: Scene, q: Quantity) -> str | None:
    """The unit of the attacks told in the sentence or right before, of which a bare figure tells those of a place."""
    a, b = scene.clause(q.start)
    before = scene.clauses_before(q.start)
    if before and b - a - (q.end - q.start) <= _SHORT:
        a = before[0][0]
    last = before_it(scene, q.start, ("other_quantity",))
    if last is None or last.amount is None or last.amount.unit not in _FOUGHT or not _near(scene, last):
        return None
    if not any(n.kind in _PLACES for n in within(scene.doc.names, a, b)) or not alike(q, last):
        return None
    if any(x.start != q.start and x.unit is not None for x in within(scene.doc.quantities, max(a, last.span.end), b)):
        return None
    floor = max(a, last.span.end) if last.span.start >= scene.start else a
    compared = scene.records(floor, b, *_COMPARED)
    if a < scene.clause(q.start)[0] and last.span.start < scene.start and not last.place:
        compared = [c for c in compared if c.id != "largest"]  # "Most near X: 52": where most of them were
    if scene.events(floor, b, *_OTHERS) or compared:
        return None
    listed = last.span.start >= scene.start and bool(last.place)
    part = q.high < last.amount.low or listed
    where = scene.events(floor, b, "direction", "near", "locative", "part_of_them", "front_line")
    return last.amount.unit if part and where else None


def _near(scene: Scene, last: Claim) -> bool:
    """Is it told in the sentence, or in the one before in its passage?"""
    before = scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage
    return last.span.start >= (before.start if near and before is not None else scene.start)
