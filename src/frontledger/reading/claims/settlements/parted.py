"""Of a number of villages those in one place: "43 villages, of them 36 in Donetsk region"."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim
from ...doc import within
from ...marks import Name, Quantity
from ..frame import Scene, amount_of, span_of
from ..parts.where_named import list_of, namesake, tells_where
from ..series import whose_count
from .objects import lies_near

_BESIDE = 14
"""Characters between "of them" and the number."""
_DASHES = " –—-"
_ELSE = ("repel", "launch", "kill", "wound", "move_people", "strike_hit", "under_fire", "advance")
"""What else the part may be told of: then it is not the number of those taken."""


def read_part_of_villages(scene: Scene, q: Quantity) -> Claim | None:
    """A bare number, "of them" beside it and one place, after a number of villages in this sentence or the one
    before."""
    of_region = any(n.kind == "region" for n in within(scene.doc.names, q.start, q.end))  # "14'ü X bölgesinde"
    if not (q.unit in {None, "settlement"} or of_region) or q.ordinal or q.per or q.high == 0:
        return None
    if any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    a, b = scene.clause(q.start)
    of_them = scene.events(a, b, "part_of_them", "including")
    if not any(c.start - q.end <= _BESIDE and q.start - c.end <= _BESIDE for c in of_them):
        return None
    after = scene.clause_after(q.start)
    if after is not None and not scene.doc.text[q.end : after[0]].strip(_DASHES):
        b = after[1]  # "of them 14 – in Donetsk region"
    whole = _whole(scene, q)
    named = [n for n in within(scene.doc.names, a, b) if _where(scene, n)]
    if whole is None or not named or scene.events(a, b, *_ELSE):
        return None
    listed = list_of(scene.doc, named, named[0])
    others = [x for x in within(scene.doc.quantities, a, b) if x.start != q.start and x.unit is not None]
    if len(listed) != len(named) or any(whole.span.end <= x.start for x in others):
        return None
    span = span_of(scene.doc, (q.start, q.end), (named[-1].start, named[-1].end))
    said = whose_count(scene, q.start, q.end, whole)
    return replace(
        whole, span=span, quote=scene.doc.report.text[span.start : span.end], amount=amount_of(q, "settlement"),
        place=tuple(dict.fromkeys(i for n in listed for i in _ids(scene, n))), place_ids=(),
        speaker=said.speaker, via=said.via,
    )  # fmt: skip


def _whole(scene: Scene, q: Quantity) -> Claim | None:
    """The larger number of villages told last, nothing else being counted since."""
    before = scene.doc.before(scene.sentence)
    same = before is not None and not before.heading and before.passage == scene.sentence.passage
    told = scene.told_from(before.start if before is not None and same else scene.start)
    counts = [c for c in told if c.amount is not None and c.span.start < q.start]
    last = counts[-1] if counts else None
    if last is None or last.kind != "settlement_control" or last.amount is None or last.amount.unit != "settlement":
        return None
    return last if q.high < last.amount.high else None


def _where(scene: Scene, name: Name) -> bool:
    town = name.kind == "place" and name.side is None
    return (town or name.kind == "region") and tells_where(scene.doc, name)


def _ids(scene: Scene, name: Name) -> tuple[str, ...]:
    """A region, or the one that a town has its name from, which villages lie in; else the town that they are near."""
    region = None if lies_near(scene, name) else namesake(scene.doc, name)
    return (region,) if region else name.ids or (name.id,)
