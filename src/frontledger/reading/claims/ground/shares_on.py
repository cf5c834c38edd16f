"""Shares told in a sentence of their own behind what is held in square kilometres: "that is 19 percent of the country".

The share of another time ("a year ago it was 18 percent") is read in `shares_again.py`.
"""

from __future__ import annotations

from ....nouns import Claim
from ...doc import within
from ...marks import Quantity
from ..frame import Scene, amount_of, make, span_of
from ..parts.when import when
from ..parts.where import places_of
from ..records.differences import by_so_much
from ..records.parts import is_fraction, of_what_was
from ..series import whose_count
from .shares_meant import ALL, NOT_HELD

_DEEDS = ("gain", "gain_noun", "regain", "lose", "clear", "advance")
_REACH = 44
"""Characters between a percentage and the country or region it is of."""


def shared_on(scene: Scene, q: Quantity) -> Claim | None:
    """The share that is the ground told in square kilometres just before; None where its clause tells more."""
    a, b = scene.clause(q.start)
    if q.unit != "percent" or q.ordinal or q.per or q.high > ALL or scene.events(a, b, *NOT_HELD, *_DEEDS):
        return None
    if by_so_much(scene, q) or is_fraction(scene, q) or of_what_was(scene, q):
        return None
    if any(x.unit not in {None, "percent"} for x in within(scene.doc.quantities, a, b)):
        return None
    last = _held_before(scene, q)
    return _again(scene, q, last) if last is not None else None


def _held_before(scene: Scene, q: Quantity) -> Claim | None:
    """The ground held that is told last, in the sentence before one of a share in its passage."""
    before = scene.doc.before(scene.sentence)
    near = before is not None and not before.heading and before.passage == scene.sentence.passage
    floor = before.start if before is not None and near else scene.start
    told = [c for c in scene.told_from(floor) if c.span.end <= q.start and c.amount is not None]
    told = [c for c in told if c.kind != "record"]
    return told[-1] if told and told[-1].kind == "area_total" and told[-1].span.start < scene.start else None


def _again(scene: Scene, q: Quantity, last: Claim) -> Claim | None:
    """The share that is the ground told in square kilometres just before ("That is 19 percent of the country")."""
    a, b = scene.clause(q.start)
    near = (max(a, q.start - _REACH), min(b, q.end + _REACH))
    named = [n for n in within(scene.doc.names, a, b) if n.kind != "speaker"]
    ground = [n for n in named if n.kind in {"country", "region"} or n.adjective]
    of = scene.events(*near, "share_of", "home_land", "land")
    if len(named) > 1 or len(ground) != len(named) or not (of or ground):
        return None
    place = places_of(scene, q.start, q.end)
    if not place and named:
        place = named[0].ids or (named[0].side or named[0].id,)
    end = max([q.end, *(c.end for c in of if c.start >= q.end), *(n.end for n in named if n.start >= q.end)])
    return make(
        scene.doc, "area_share", span_of(scene.doc, (q.start, min(end, b))), whose_count(scene, q.start, q.end, last),
        side=last.side, place=place or last.place, amount=amount_of(q),
        time=when(scene, q.start, q.end, carried=last, state=True, held=True), modality=last.modality,
    )  # fmt: skip
