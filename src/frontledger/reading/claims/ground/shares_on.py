"""Shares told in a sentence of their own behind what is held: "that is 19 percent of the country", "a year ago it was
18 percent"."""

from __future__ import annotations

from ....nouns import Claim
from ...doc import within
from ...marks import Quantity
from ..frame import Scene, amount_of, gap, make, span_of
from ..parts.when import when
from ..parts.where import places_of
from ..records.differences import by_so_much
from ..records.parts import is_fraction, of_what_was
from ..series import whose_count
from .shares_meant import ALL, NOT_HELD

_DEEDS = ("gain", "gain_noun", "regain", "lose", "clear", "advance")
_REACH = 44
"""Characters between a percentage and the country or region it is of."""
_ALIKE = 3
"""How many times as large as the share told before one of another time may be."""


def shared_on(scene: Scene, q: Quantity) -> Claim | None:
    """The share that goes on with what the sentence before, or this one, tells to be held; None where it tells more."""
    a, b = scene.clause(q.start)
    if q.unit != "percent" or q.ordinal or q.per or q.high > ALL or scene.events(a, b, *NOT_HELD, *_DEEDS):
        return None
    if by_so_much(scene, q) or is_fraction(scene, q) or of_what_was(scene, q):
        return None
    if any(x.unit not in {None, "percent"} for x in within(scene.doc.quantities, a, b)):
        return None
    last = _held_before(scene, q)
    if last is None:
        return None
    return _again(scene, q, last) if last.kind == "area_total" else _then(scene, q, last)


def _held_before(scene: Scene, q: Quantity) -> Claim | None:
    """What is told last before a share, in its sentence or the one before it in the passage, if that is held."""
    before = scene.doc.before(scene.sentence)
    near = before is not None and not before.heading and before.passage == scene.sentence.passage
    floor = before.start if before is not None and near else scene.start
    told = [c for c in scene.told_from(floor) if c.span.end <= q.start and c.amount is not None]
    told = [c for c in told if c.kind != "record"]
    return told[-1] if told and told[-1].kind in {"area_total", "area_share"} else None


def _again(scene: Scene, q: Quantity, last: Claim) -> Claim | None:
    """The share that is the ground told in square kilometres just before ("That is 19 percent of the country")."""
    a, b = scene.clause(q.start)
    if last.span.start >= scene.start:
        return None
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


def _then(scene: Scene, q: Quantity, last: Claim) -> Claim | None:
    """The share of another time ("A year ago it was 18 percent"), with nothing beside it but that time."""
    a, b = scene.clause(q.start)
    timed = [t for t in within(scene.doc.times, scene.start, b) if t.role in {"at", "as_of"}]
    if last.amount is None or not timed or not last.amount.low / _ALIKE <= q.high <= last.amount.high * _ALIKE:
        return None
    named = [n for n in within(scene.doc.names, a, b) if n.side != last.side]
    if named or min(gap(t.start, t.end, q.start, q.end) for t in timed) > _REACH:
        return None
    time = when(scene, q.start, q.end, state=True, held=True)
    if time is None or time == last.period:
        return None
    return make(
        scene.doc, "area_share", span_of(scene.doc, (q.start, q.end)), whose_count(scene, q.start, q.end, last),
        side=last.side, amount=amount_of(q), time=time, modality=last.modality,
        place=places_of(scene, q.start, q.end) or (last.place if last.span.start >= scene.start else ()),
    )  # fmt: skip
