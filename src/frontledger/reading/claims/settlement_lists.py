"""Places named after their number: "four villages: X, Y …", "13 settlements. Among them X and Y"."""

from __future__ import annotations

from ...nouns import Claim, Period
from ..attribution import Attribution, attribute
from ..doc import within
from ..marks import Name
from .frame import Scene, make, span_of
from .where import list_of

_MARKS = " \t\n,，、:：;；.。—–-(（«“\"'„「"


def read_listed(scene: Scene, here: list[Claim]) -> list[Claim]:
    """A claim for each place of a list that follows the number of places taken, held or lost.

    The list stands right after the number, after "including", or opens the next sentence with "among them".
    """
    before = scene.doc.before(scene.sentence)
    among = any(c.start - scene.start <= 2 for c in scene.events(scene.start, scene.start + 16, "including"))
    floor = before.start if among and before is not None and not before.heading else scene.start
    counts = [c for c in scene.told_from(floor) if c.kind == "settlement_control" and _counted(c)]
    known = {p for c in here for p in c.place}
    for count in reversed(counts):
        names = [n for n in scene.names if n.kind == "place" and n.side is None and n.start >= count.span.end]
        if names and _follows(scene, max(count.span.end, scene.start), names[0]):
            listed = [n for n in list_of(scene.doc, names, names[0]) if n.id not in known]
            return [_one_of(scene, n, count) for n in listed]
    return []


def _counted(claim: Claim) -> bool:
    return claim.amount is not None and claim.amount.unit == "settlement"


def _follows(scene: Scene, start: int, name: Name) -> bool:
    """Does nothing but "including", a word for village and marks stand between?"""
    between = scene.doc.text[start : name.start]
    for c in within(scene.doc.cues("events"), start, name.start):
        if c.id in {"including", "town", "joins", "part_of_them"}:
            between = between.replace(scene.doc.text[c.start : c.end], "", 1)
    return len(between) <= 12 and not between.strip(_MARKS)


def _one_of(scene: Scene, name: Name, count: Claim) -> Claim:
    said = attribute(scene.doc, name.start, name.end)
    if not said.named:
        said = Attribution(count.speaker, count.via, said.told, said.side)
    period: Period | None = count.period
    return make(
        scene.doc, count.kind, span_of(scene.doc, (name.start, name.end)), said, side=count.side, place=(name.id,),
        time=period, modality=count.modality, extra=count.extra,
    )  # fmt: skip
