"""Claims about places: surrounded, and how far away."""

from __future__ import annotations

from typing import Literal

from ...nouns import Claim, Detail, Modality
from ..attribution import attribute
from ..cues import Cue
from ..doc import within
from ..marks import Name, Quantity
from .frame import Scene, amount_of, claimed, gap, make, nearest, span_of
from .ground import LENGTHS
from .when import when
from .where import meant_place, places_of, tells_where
from .whose import acts, country_of, other_side, side_of


def read_encirclement(scene: Scene) -> list[Claim]:
    """Places said to be surrounded, from how many sides, and supply lines cut or in danger."""
    out = []
    for clause in scene.sentence.clauses:
        cues = scene.events(*clause, "surround")
        supply = scene.events(*clause, "supply")
        cut = scene.events(*clause, "cut", "under_fire")
        if cues:
            out.append(_surrounded(scene, clause, cues[0], cues[-1]))
        elif supply and cut and not scene.events(*clause, "utilities"):
            out.append(_surrounded(scene, clause, min(supply[0], cut[0]), max(supply[-1], cut[-1])))
    return [c for c in out if c is not None]


def _surrounded(scene: Scene, clause: tuple[int, int], first: Cue, last: Cue) -> Claim | None:
    doc = scene.doc
    named = [n for n in within(doc.names, *clause) if tells_where(doc, n)]
    place = places_of(scene, first.start, last.end)[:1]
    if not named:
        meant = meant_place(scene, *clause)
        place = (meant,) if meant else place
    if not place:
        before = doc.before(scene.sentence)
        told = scene.told_from(before.start if before else scene.start)
        place = next((c.place for c in reversed(told) if c.kind == "encirclement"), ())
    if not place or country_of(doc, place[0]) not in doc.theatre.parties or not (named or place):
        return None
    if not doc.theatre.is_region(place[0]) and not doc.theatre.places_named(place[0]):
        return None
    said = attribute(doc, first.start, last.end)
    sides = [q for q in within(doc.quantities, *clause) if q.unit == "side"]
    state, modality = _state(scene, clause, first, last)
    side = other_side(doc, country_of(doc, place[0]))
    parts = [
        (first.start, last.end),
        *((n.start, n.end) for n in named if n.id in place),
        *((q.start, q.end) for q in sides),
    ]
    return make(
        doc, "encirclement", span_of(doc, *parts), said, side=side, place=place,
        time=when(scene, first.start, last.end, state=True), amount=amount_of(sides[0]) if sides else None,
        modality=claimed(doc, side, said) if modality == "asserted" else modality, extra=Detail(state=state),
    )  # fmt: skip


def _state(
    scene: Scene, clause: tuple[int, int], first: Cue, last: Cue
) -> tuple[Literal["partial", "full", "threatened", "denied"], Modality]:
    if scene.denied(max(clause[0], first.start - 40), last.end) or scene.events(
        max(clause[0], first.start - 24), min(clause[1], last.end + 30), "negation"
    ):
        return "denied", "denied"
    if scene.events(*clause, "condition"):
        return "threatened", "conditional"
    if last.id == "under_fire" or scene.events(*clause, "under_fire"):
        return "threatened", "asserted"
    full = scene.events(*clause, "full_circle")
    almost = full and scene.events(max(clause[0], full[0].start - 12), full[0].start, "almost")
    return ("full" if full and not almost else "partial"), "asserted"


def read_distance(scene: Scene, q: Quantity) -> Claim | None:
    """ "Nine kilometres from X"; "advanced three kilometres"."""
    if q.unit not in LENGTHS:
        return None
    clause = scene.clause(q.start)
    moved = nearest(scene.events(*clause, "advance"), q.start, q.end)
    close = moved is not None and gap(moved.start, moved.end, q.start, q.end) <= 8
    if not close and scene.events(max(clause[0], q.start - 24), min(clause[1], q.end + 14), "width"):
        return None
    said = attribute(scene.doc, q.start, q.end)
    place = _measured_from(scene, q)
    if (
        moved is not None
        and gap(moved.start, moved.end, q.start, q.end) <= 30
        and not (place and _closer(scene, q, place, moved))
    ):
        return _advance(scene, q, moved)
    if place is None or (place.start > q.end and scene.events(q.end, place.start, "of") and place.start - q.end <= 2):
        return None  # "X, 4 km north of Y": where a place lies
    doc = scene.doc
    side = side_of(scene, q.start, said) or other_side(doc, country_of(doc, place.id))
    return make(
        doc, "distance", span_of(doc, (q.start, q.end), (place.start, place.end)), said, side=side,
        place=place.ids or (place.id,), time=when(scene, q.start, q.end, state=True), amount=amount_of(q),
        modality=claimed(doc, side, said), extra=Detail(measure="to_place"),
    )  # fmt: skip


def _advance(scene: Scene, q: Quantity, moved: Cue) -> Claim:
    said = attribute(scene.doc, q.start, q.end)
    side = side_of(scene, moved.start, said) or scene.doc.theatre.attacker
    return make(
        scene.doc, "distance", span_of(scene.doc, (q.start, q.end), (moved.start, moved.end)), said, side=side,
        place=places_of(scene, q.start, q.end), time=when(scene, q.start, q.end), amount=amount_of(q),
        modality=claimed(scene.doc, side, said), extra=Detail(measure="advance"),
    )  # fmt: skip


def _measured_from(scene: Scene, q: Quantity) -> Name | None:
    """The place a distance is measured to: beside the figure, or before it after "to", "距"."""
    clause = scene.clause(q.start)
    options = []
    for n in within(scene.doc.names, scene.part(q.start)[0], clause[1]):
        if n.kind not in {"place", "region"} or (n.kind == "place" and n.side is not None and acts(scene.doc, n)):
            continue
        end = n.gloss[1] if n.gloss else n.end
        words = (
            ("from_place", "of") if scene.events(max(clause[0], q.start - 12), q.start, "within") else ("from_place",)
        )
        before = [c for c in scene.events(max(scene.start, n.start - 26), n.start, *words) if n.start - c.end <= 14]
        after = [c for c in scene.events(end, end + 14, "from_place") if c.start - end <= 4]
        if n.start >= q.end and before and n.start - q.end <= 44:
            options.append((n.start - q.end, n))
        elif (
            end <= q.start
            and (before or after)
            and not any(end <= x.start < q.start and x.unit for x in scene.quantities)
        ):
            options.append((q.start - end, n))
    return min(options, key=lambda o: o[0])[1] if options else None


def _closer(scene: Scene, q: Quantity, place: Name, moved: Cue) -> bool:
    """Does the figure tell how near a side has come to the place ("pushed to within 5 km of X"), not how far?"""
    a, b = min(moved.start, q.start), q.start
    return bool(scene.events(a, b, "within")) or (q.end <= place.start and bool(scene.events(a, q.end + 2, "within")))
