"""A second distance that leaves out its unit: "nine kilometres from X and five from Y"."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim
from ...doc import within
from ...marks import Name, Quantity
from ..frame import Scene, amount_of, span_of
from .distances import measured_from

_JOINED = 12
"""Characters between a distance and the next one of the same line."""


def read_elided_distance(scene: Scene, q: Quantity) -> Claim | None:
    """A bare figure right behind a distance of the sentence, with "from" and another town right behind it."""
    if q.unit is not None or q.ordinal or q.per or any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    last = scene.told_from(scene.start)[-1:]
    if not last or last[0].kind != "distance" or last[0].extra.measure != "to_place" or last[0].amount is None:
        return None
    between = max(0, q.start - last[0].span.end) <= _JOINED and last[0].span.end <= q.start
    place = measured_from(scene, q) if between else None
    place = place if place is not None and place.start >= q.end else _led_by(scene, q, last[0].span.end)
    ids = (place.ids or (place.id,)) if place is not None else ()
    if not ids or place is None or ids == last[0].place:
        return None
    span = span_of(scene.doc, (q.start, q.end), (place.start, place.end))
    return replace(
        last[0], span=span, quote=scene.doc.report.text[span.start : span.end], place=ids, place_ids=(),
        amount=amount_of(q, last[0].amount.unit),
    )  # fmt: skip


def _led_by(scene: Scene, q: Quantity, floor: int) -> Name | None:
    """The only town between the first distance and a bare figure, "from" right before it ("from X it is 8 km, from Y
    barely 25")."""
    towns = [n for n in within(scene.doc.names, floor, q.start) if n.kind == "place" and n.side is None]
    if len(towns) != 1 or q.start - towns[0].end > _JOINED or towns[0].start - floor > _JOINED:
        return None
    led = scene.events(floor, towns[0].start, "from_place")
    return towns[0] if any(towns[0].start - c.end <= 1 for c in led) else None
