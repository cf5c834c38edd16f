"""A share told again for another time: "19 percent of the country; at the end of last year it was 18.6 percent"."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim
from ...doc import within
from ...marks import Quantity
from ..again import alike, alone
from ..frame import Scene, amount_of, span_of
from ..parts.when import when
from ..parts.where import places_of
from ..parts.where_named import namesakes
from ..series import GROUND, whose_count

_LED = 6
"""Characters of a clause beside the time that it only tells."""
_TOLD = 3
"""Claims back that a gain may be told which a share goes on with."""
_AS_LARGE = 4
"""How many times as large as the share told last another one of the same may be."""


def share_then(scene: Scene, q: Quantity) -> Claim | None:
    """The share told right before, in the sentence or the one before it, of another time, where next to nothing but a
    time stands beside the figure."""
    before = scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage
    last = scene.told[-1] if scene.told else None
    if last is None or last.kind != "area_share" or last.span.end > q.start or not alike(q, last, _AS_LARGE):
        return None
    if last.span.start < (before.start if before is not None and near else scene.start):
        return None
    a, b = scene.clause(q.start)
    for x, y in scene.clauses_before(q.start)[:1]:
        timing = sum(t.end - t.start for t in within(scene.doc.times, x, y))
        a = x if timing and y - x - timing <= _LED and x >= last.span.end else a
    a = max(a, last.span.end)
    named = [n for n in within(scene.doc.names, a, b) if n.kind != "speaker"]
    if named or not within(scene.doc.times, a, b) or not alone(scene, q, a, b):
        return None
    said = whose_count(scene, q.start, q.end, last)
    span = span_of(scene.doc, (q.start, q.end))
    return replace(
        last, span=span, quote=scene.doc.report.text[span.start : span.end], amount=amount_of(q), speaker=said.speaker,
        via=said.via, period=when(scene, q.start, q.end, carried=last, state=True, held=True), place_ids=(),
        place=namesakes(scene, places_of(scene, q.start, q.end), scene.names)
        or (last.place if last.span.start >= scene.start else ()),
    )  # fmt: skip


def as_counted(scene: Scene, q: Quantity) -> Claim | None:
    """The gain that an institute counted in the sentence before, which an exact share goes on with, or just before
    in the passage, if that is of a dated day ("AFP counted from the institute's data … At the end of October Russia
    held 19.2 percent of the country")."""
    dated = any(
        t.grain == "month" or (t.grain == "day" and not t.relative)
        for t in within(scene.doc.times, *scene.part(q.start))
    )
    told = [c for c in scene.told[-_TOLD:] if c.kind in GROUND and c.span.start < scene.start]
    begins = scene.doc.report.passages[scene.sentence.passage].span.start
    before = scene.doc.before(scene.sentence)
    if not told or told[-1].span.start < begins:
        return None
    if not dated and (q.hedge != "none" or before is None or told[-1].span.start < before.start):
        return None  # "about a fifth", as everybody knows
    speaker = scene.doc.theatre.speakers.get(told[-1].speaker)
    return told[-1] if speaker is not None and speaker.kind == "institute" else None
