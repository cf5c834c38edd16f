"""Ground of which a part is told with a place of its own: that is no place of the whole, and the part has it. And sums
of ground in the country and abroad."""

from __future__ import annotations

from ...doc import within
from ...marks import Quantity
from ..frame import Scene, gap
from ..parts.where_named import namesake
from ..parts.whose import country_of
from .paces import MEAN
from .parts_of_gains import WHAT
from .shares import HOLD, REACH

_AGAIN = 24
"""Characters between a share and the figure that says it again."""
_SHARE = 30
"""Characters between a figure of ground and the share that says it again, and from that to what it is of."""
_PART = 48
"""Characters from a place to the figure of the part that fell to it."""
_TO = 12
"""Characters from the figure of a part to its place."""
_WITH = 32
"""Characters between a region and a word that counts it in."""
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


def with_abroad(scene: Scene, q: Quantity, place: tuple[str, ...], side: str) -> tuple[str, ...]:
    """The country and a region abroad, where a sum of both is told ("together with the Kursk region, 498 sq km")."""
    theatre = scene.doc.theatre
    if side != theatre.attacker or not place or any(country_of(scene.doc, p) != theatre.attacker for p in place):
        return place
    for n in within(scene.doc.names, *scene.part(q.start)):
        beside = scene.events(max(scene.start, n.start - _WITH), min(scene.end, n.end + _WITH), "together_with")
        if {n.id, *n.ids, namesake(scene.doc, n)} & {*place} and any(
            c.end <= n.start or n.end <= c.start for c in beside
        ):
            return (theatre.home, *place)
    return place


def of_the_share(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """What the share is of that a figure of ground says again ("a fifth of the country, some 116,000 sq km"), or that
    says it again ("114,500 sq km, or 19 percent of the country")."""
    told = [c for c in scene.told_from(scene.start) if c.kind == "area_share" and c.span.end <= q.start]
    if told and q.start - told[-1].span.end <= _AGAIN:
        return told[-1].place
    again = next((x for x in scene.quantities if 0 <= x.start - q.end <= _SHARE), None)
    if again is None or again.unit != "percent" or scene.records(q.end, again.end + MEAN, "than", "more", "less"):
        return ()
    beside = within(scene.doc.names, q.end, min(scene.part(q.start)[1], again.end + REACH))
    of = next((n for n in beside if n.kind in {"country", "region"}), None)
    return (of.ids or (of.id,)) if of is not None and gap(again.start, again.end, of.start, of.end) <= _SHARE else ()


def negative(scene: Scene, q: Quantity) -> bool:
    """Does a sign right before a figure make what is gained a loss ("a net gain of −116 sq km")?"""
    text, at = scene.doc.text, q.start - 1
    return at > scene.start and text[at] in "-−" and text[at - 1] in " (:" and text[q.start].isdigit()
