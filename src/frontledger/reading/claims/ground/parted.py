"""Ground of which a part is told with a place of its own: that is no place of the whole, and the part has it."""

from __future__ import annotations

from ...marks import Quantity
from ..frame import Scene
from .parts_of_gains import WHAT
from .shares import HOLD

_AGAIN = 24
"""Characters between a share and the figure that says it again."""
_PART = 48
"""Characters from a place to the figure of the part that fell to it."""
_TO = 12
"""Characters from the figure of a part to its place."""
_EVENTS = ("gain", "regain", "lose", "clear", *HOLD)


def of_a_part(scene: Scene, q: Quantity, place: tuple[str, ...]) -> bool:
    """Does a place belong to a part of a figure, told behind it ("took 505 sq km, 40 percent of it in X", "took 505 sq
    km: 170 in X", "took 505 sq km, above all in X, with 205")?"""
    named = [n.start for n in scene.names if n.kind in {"region", "place"}] if place else []
    others = [x for x in scene.quantities if x.start >= q.end and x.unit in {q.unit, "percent"}]
    if not named:
        return False
    if not others or min(named) < others[0].end:
        return _led_to_a_part(scene, q, min(named)) or _part_led(scene, q, min(named))
    between = scene.doc.text[q.end : others[0].start]
    return ":" in between or (others[0].unit == "percent" and "," in between)


def _led_to_a_part(scene: Scene, q: Quantity, named: int) -> bool:
    """Does the first place stand in a clause of its own behind a figure, right before a smaller one that is its?"""
    if not q.end <= named or scene.clause(named) == scene.clause(q.start):
        return False
    own = next((x for x in scene.quantities if x.start > named), None)
    if own is None or own.unit not in {q.unit, None} or own.per or own.ordinal or not own.high < q.low:
        return False
    if any(t.start < own.end and own.start < t.end for t in scene.times):
        return False
    between = scene.doc.text[named : own.start]
    words = scene.records(named, own.end, "than", "more", "less") or scene.events(named, own.start, *_EVENTS)
    return len(between) <= _PART and not any(c in ".;:" for c in between) and not words


def _part_led(scene: Scene, q: Quantity, named: int) -> bool:
    """Does the first place stand right behind a smaller bare figure ("most of it, some 9,100, in X")?"""
    part = next((x for x in reversed(scene.quantities) if q.end <= x.start and x.end <= named), None)
    if part is None or part.unit is not None or part.per or part.ordinal or not part.high < q.low:
        return False
    if any(t.start < part.end and part.start < t.end for t in scene.times):
        return False
    between = scene.doc.text[part.end : named]
    compared = scene.records(*scene.clause(part.start), "than", "more", "less")
    return between.lstrip()[:1] in {",", "，", "،"} and len(between) <= _TO and not compared


def of_the_part(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """Where the part of a gain fell that a figure right behind says again ("six tenths of it in X, or 189 sq km")."""
    told = [c for c in scene.told_from(scene.start) if c.extra.what == WHAT and c.span.end <= q.start]
    return told[-1].place if told and q.start - told[-1].span.end <= _AGAIN else ()
