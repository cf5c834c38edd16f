"""A second distance that leaves out its unit: "nine kilometres from X and five from Y"."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim
from ...marks import Quantity
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
    ids = (place.ids or (place.id,)) if place is not None and place.start >= q.end else ()
    if not ids or place is None or ids == last[0].place:
        return None
    span = span_of(scene.doc, (q.start, q.end), (place.start, place.end))
    return replace(
        last[0], span=span, quote=scene.doc.report.text[span.start : span.end], place=ids, place_ids=(),
        amount=amount_of(q, last[0].amount.unit),
    )  # fmt: skip
