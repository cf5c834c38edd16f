"""How far a side is from the town spoken of, or a town from its lines, where no name stands beside the figure."""

from __future__ import annotations

from ....nouns import Claim, Detail
from ...attribution import attribute
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...sentences import verb_final
from ..frame import Scene, amount_of, claimed, gap, make, span_of
from ..parts.when import when
from ..parts.where import places_of
from ..parts.where_meant import last_town, meant_place
from ..parts.whose import country_of, other_side, side_of

PART = 10
"""Characters of a word for a part of a town and of "to" behind it."""
_FRONT = 16
"""Characters between "to the front line" and the figure behind it."""
BESIDE = 3
"""Characters between a distance and "from"."""
OPENS = 16
"""Characters of "to the centre", where it opens what is told."""
_NOUN = 18
"""Characters between "from" and a side's adjective behind its noun ("dalle posizioni ucraine")."""
AFTER = 26
"""Characters behind a figure within which "away" follows, where verbs stand last."""
ACTORS = ("enemy", "we", "own", "attackers")
_NEARS = (*ACTORS, "troops", "forces", "front_line", "landmark", "left", "apart")
"""What tells, where no side is named, that somebody's forces stand so far from a town."""
_TO_EDGE = 24
"""Characters between "to" and the edge of a town ("до его восточных окраин")."""


def from_town(scene: Scene, q: Quantity) -> Claim | None:
    """ "They are five kilometres from the town": the place that is spoken of, where a side is named or told of."""
    doc = scene.doc
    a, b = scene.clause(q.start)
    cased = scene.events(q.end, min(b, q.end + 30), "from_town")[:1]
    town = cased or scene.events(q.end, min(b, q.end + 30), "town", "there", "centre", "edge")[:1]
    from_ = [c for c in scene.events(q.end, town[0].end, "from_place") if c.start < town[0].start] if town else []
    inside = bool(town) and doc.spaced and town[0].id == "town" and town[0].start - q.end == 1  # "da cidade"
    if not (cased or inside) and (not from_ or from_[0].start - q.end > BESIDE or town[0].start - from_[-1].end > 2):
        town = _town_before(scene, q, a)
        if not town:
            return None
    centre = last_town(scene, q.start) if town[0].id in {"centre", "edge"} else ()
    meant = centre[0] if centre else meant_place(scene, *scene.clause(q.start))
    said = attribute(doc, q.start, q.end)
    side = side_of(scene, q.start, said)
    side = side or next((n.side for n in scene.names if n.kind == "side" and n.side in doc.theatre.parties), None)
    if side is None and meant is not None and scene.events(a, b, *_NEARS):
        side = other_side(doc, country_of(doc, meant))
    if meant is None or side is None:
        return None
    return make(
        doc, "distance", span_of(doc, (q.start, q.end), (town[0].start, town[0].end)), said, side=side, place=(meant,),
        time=when(scene, q.start, q.end, state=True), amount=amount_of(q), modality=claimed(doc, side, said),
        extra=Detail(measure="to_place"),
    )  # fmt: skip


def _town_before(scene: Scene, q: Quantity, begins: int) -> list[Cue]:
    """The word for the town before a figure: behind "from" ("離市中心還差1公里"), or where verbs stand last with a word
    for a point behind the figure ("市の南端まで2キロの地点")."""
    towns = scene.events(max(begins, q.start - AFTER), q.start, "town", "centre", "edge")
    if any(x.unit and begins <= x.start < q.start for x in scene.quantities):
        return []
    part = scene.part(q.start)[0]
    if not towns:  # "to the centre, if one believes X, there remain"
        towns = scene.events(part, min(q.start, part + OPENS + PART), "town", "centre", "edge")
    begins = part if towns and towns[0].start < begins else begins
    if verb_final(scene.doc.language):
        from_ = scene.events(q.end, q.end + AFTER, "from_place")
        return towns[-1:] if any(c.start - q.end <= BESIDE for c in from_) else []
    led = [t for t in towns if any(0 <= t.start - c.end <= 1 for c in scene.events(begins, t.start, "from_place"))]
    return led[-1:] or [t for t in towns if t.id == "edge" and _led_far(scene, t, begins)][-1:]


def _led_far(scene: Scene, edge: Cue, begins: int) -> bool:
    """Does "from" or "to" stand before the edge of a town with nothing but words that describe it between?"""
    led = scene.events(max(begins, edge.start - _TO_EDGE), edge.start, "from_place")
    return any(not within(scene.doc.names, c.end, edge.start) for c in led)


def from_lines(scene: Scene, q: Quantity) -> Claim | None:
    """ "That town is only 7 km from the Russian lines": the place of the sentence, or the one it speaks of."""
    doc = scene.doc
    a, b = scene.clause(q.start)
    from_ = [c for c in scene.events(a, b, "from_place") if gap(c.start, c.end, q.start, q.end) <= 4]
    sides = [n for n in within(doc.names, a, b) if n.side in doc.theatre.parties]
    front = [c for c in scene.events(q.start, b, "front_line") if from_ and 0 <= c.start - from_[-1].end <= BESIDE]
    front = front or [c for c in scene.events(a, q.start, "front_line") if 0 <= q.start - c.end <= _FRONT]
    lines = [n for n in sides if from_ and 0 <= n.start - from_[-1].end <= (_NOUN if n.adjective else 8)]
    meant = meant_place(scene, *scene.part(q.start)) if lines or front else None
    place = places_of(scene, q.start, q.end) or ((meant,) if meant else ())
    if not (lines or front) or not place:
        return None
    said = attribute(doc, q.start, q.end)
    side = lines[0].side if lines else other_side(doc, country_of(doc, place[0]))
    reach = (lines or front)[0]
    return make(
        doc, "distance", span_of(doc, (q.start, q.end), (reach.start, reach.end)), said, side=side, place=place[:1],
        time=when(scene, q.start, q.end, state=True), amount=amount_of(q), modality=claimed(doc, side, said),
        extra=Detail(measure="to_place"),
    )  # fmt: skip


def of_a_side(scene: Scene, stretch: tuple[int, int]) -> bool:
    """Is a side of the war named in a stretch, or told of as "the enemy", "we", its troops or lines?"""
    sides = (n.kind == "side" and n.side in scene.doc.theatre.parties for n in within(scene.doc.names, *stretch))
    return any(sides) or bool(scene.events(*stretch, *_NEARS))
