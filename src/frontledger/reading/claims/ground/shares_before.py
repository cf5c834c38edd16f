"""The part of what a side holds that it held before the war: "19 percent of the country, of which about 7 (Crimea and
parts of the Donbas) were under its control before the invasion"."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from ....nouns import Claim, Period
from ...doc import within
from ...marks import Quantity
from ..frame import Scene, amount_of, span_of
from ..series import whose_count

_BESIDE = 12
"""Characters between a share and "of which", or the bracket that tells which regions it is."""
_REACH = 200
"""Characters from the whole to its part, and from the part to the time."""
_OPENS = "(（–—-,，、"


def held_before(scene: Scene, q: Quantity) -> Claim | None:
    """The share of a whole told before it, in the sentence or the one before, that was held before the invasion."""
    day = scene.doc.theatre.invasion
    first = _before(scene, q, day) if day is not None else None
    whole = scene.told[-1] if scene.told and first is not None else None
    if whole is None or first is None or whole.kind != "area_share" or whole.amount is None or not whole.place:
        return None
    near = 0 <= q.start - whole.span.end <= _REACH
    if not near or q.high >= whole.amount.low or not (_of_them(scene, q) or _glossed(scene, q)):
        return None
    said = whose_count(scene, q.start, q.end, whole)
    span = span_of(scene.doc, (q.start, q.end))
    return replace(
        whole, span=span, quote=scene.doc.report.text[span.start : span.end], amount=amount_of(q), speaker=said.speaker,
        via=said.via, period=Period(None, first - dt.timedelta(days=1)), place_ids=(),
    )  # fmt: skip


def _before(scene: Scene, q: Quantity, day: dt.date) -> dt.date | None:
    """The day "before" which a share was held, in its part of the sentence: the begin of the war, or one no later."""
    part = scene.part(q.start)
    a, b = max(part[0], q.start - _REACH), min(part[1], q.end + _REACH)
    times = within(scene.doc.times, a, b)
    told = [t.from_ for t in times if t.role in {"before", "until"} and t.from_ is not None and t.from_ <= day]
    return told[0] if told else day if scene.events(a, b, "war_before") else None


def _of_them(scene: Scene, q: Quantity) -> bool:
    return bool(scene.events(max(scene.start, q.start - _BESIDE), min(scene.end, q.end + _BESIDE), "part_of_them"))


def _glossed(scene: Scene, q: Quantity) -> bool:
    """Do regions stand in brackets or between dashes right behind a share?"""
    names = within(scene.doc.names, q.end, min(scene.end, q.end + 2 * _BESIDE))
    regions = [n for n in names if n.kind == "region"]
    return bool(regions) and any(char in _OPENS for char in scene.doc.text[q.end : regions[0].start])
