"""Distances that no word measures from a place: what a length beside a town and a fighting side can only mean.

"Huliaipole? The invaders have nine kilometres to go": a side or its line is named with the length, a town is named in
the same part of the sentence or is the one spoken of, and nothing tells of a width, a way, a range or a strike.
"""

from __future__ import annotations

from ....languages import load
from ....nouns import Claim, Detail
from ...attribution import attribute
from ...doc import within
from ...marks import Name, Quantity
from ...quantities.units import converted
from ...questions import asked_by
from ..again import alone
from ..frame import Scene, amount_of, claimed, make, span_of
from ..parts.when import when
from ..parts.where_meant import last_town
from ..parts.where_named import tells_where
from ..parts.whose import acts, country_of, other_side, side_of
from .paces import LENGTHS

_NEAR, _FAR = 0.1, 120
"""Kilometres that a side stands from a town at least and at most for the town to be told."""
_NOT_NEARNESS = (
    "width", "background", "supply", "launch", "strike_hit", "down", "condition", "give", "festive", "cut", "accident",
    "destroyed", "deep",
)  # fmt: skip
_FROM = 16
"""Characters between "from" and a town in a question."""
_ASIDE = 40
"""Characters of words set in behind a town."""
_WORDS = ("enemy", "we", "own", "front_line", "attackers")


def read_nearness(scene: Scene, q: Quantity) -> Claim | None:
    """How near a side is to a town, where no exact rule takes the figure."""
    a, b = scene.clause(q.start)
    km = converted(q.high, q.unit, "km") if q.unit in LENGTHS else None
    if q.per or km is None or not _NEAR <= km <= _FAR or scene.events(a, b, *_NOT_NEARNESS):
        return None
    doc = scene.doc
    if alone(scene, q, a, b) and not scene.events(scene.start, scene.end, *_NOT_NEARNESS):
        a, b = scene.start, scene.end  # "seven kilometres: that is all that lies between them and the town"
    named = [n for n in within(doc.names, a, b) if n.side in doc.theatre.parties and (n.kind == "side" or acts(doc, n))]
    far = asked_how_far(scene) if all(n.kind == "speaker" for n in named) else None
    if far is not None and (asked := asked_by(doc, scene.sentence)) is not None:
        named = [
            n for n in within(doc.names, asked.start, asked.end) if n.kind == "side" and n.side in doc.theatre.parties
        ]
    if (not named and not scene.events(a, b, *_WORDS) and far is None) or _lies_apart(scene, q):
        return None
    place = (far,) if far is not None else _town(scene, q)
    if not place or country_of(doc, place[0]) not in doc.theatre.parties:
        return None
    said = attribute(doc, q.start, q.end)
    side = side_of(scene, q.start, said) or (named[-1].side if named else None)
    side = side or other_side(doc, country_of(doc, place[0]))
    return make(
        doc, "distance", span_of(doc, (q.start, q.end)), said, side=side, place=place, amount=amount_of(q),
        time=when(scene, q.start, q.end, state=True), modality=claimed(doc, side, said),
        extra=Detail(measure="to_place"),
    )  # fmt: skip


def asked_how_far(scene: Scene) -> str | None:
    """The one town to which a question asks how far it is, where the sentence answers it and names none."""
    doc, asked = scene.doc, asked_by(scene.doc, scene.sentence)
    if asked is None or any(_is_town(scene, n) for n in scene.names):
        return None
    if doc.cues_in("events", asked.start, asked.end, *_NOT_NEARNESS):
        return None  # "How long is the tunnel at X?"
    towns = {n.id: n for n in within(doc.names, asked.start, asked.end) if _is_town(scene, n)}
    if len(towns) != 1:
        return None
    town = next(iter(towns.values()))
    led = doc.cues_in("events", max(asked.start, town.start - _FROM), town.start, "from_place")
    led = led or doc.cues_in("events", asked.start, asked.end, "how_far")
    ends = doc.folded.endswith(
        tuple(load(doc.language).table("names").get("from_endings", ())) or ("\0",), town.start, town.end
    )
    return town.id if led or ends else None


def _lies_apart(scene: Scene, q: Quantity) -> bool:
    """Does a figure between two commas, right behind a town, only tell where that lies ("X, 12 km north, fell")?"""
    text = scene.doc.text
    before, close = text[: q.start].rstrip(), text.find(",", q.end, q.end + _ASIDE)
    towns = [n for n in within(scene.doc.names, max(scene.start, q.start - _ASIDE), q.start) if _is_town(scene, n)]
    behind = before.endswith(",") and any(n.end == len(before) - 1 for n in towns)
    return behind and close >= 0 and not within(scene.doc.names, q.end, close)


def _town(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """The only town of the clause, of the part of the sentence, else of the sentence, else the one spoken of, which is
    meant where the clause says "the town"."""
    clause = scene.clause(q.start)
    if scene.events(*clause, "town") and not any(_is_town(scene, n) for n in within(scene.doc.names, *clause)):
        return last_town(scene, q.start)
    for a, b in (clause, scene.part(q.start), (scene.start, scene.end)):
        ids = {n.id for n in within(scene.doc.names, a, b) if _is_town(scene, n)}
        if ids:
            return tuple(ids) if len(ids) == 1 else ()
    return last_town(scene, q.start)


def _is_town(scene: Scene, name: Name) -> bool:
    return name.kind == "place" and name.side is None and tells_where(scene.doc, name)
