"""Roads that claims name by their ends: "the road between X and Y", "дорога X – Y"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ..frame import Scene, gap
from ..parts.where_meant import meant_place

_COMMAS = frozenset(",،，、;；")
_BESIEGED = frozenset({"encirclement", "distance"})
"""Kinds of claims of a town that the enemy is near to or around."""
_OF_A_TOWN = frozenset({None, "to_place"})
"""What those measure, if anything: no road, and no advance."""
_JOINED = 12
"""Characters between a road and a name, and between two names: "from", "between", "and", a dash."""


def ends_of(scene: Scene, roads: list[Cue]) -> tuple[str, ...]:
    """The two towns a road lies between, where they stand in one run with the word for it; else none."""
    theatre = scene.doc.theatre
    towns = [(n.start, n.end, n.id) for n in scene.names if n.kind == "place"]
    towns = [t for t in towns if not theatre.is_region(t[2]) and theatre.places_named(t[2])]
    for road in roads:
        run = sorted([*towns, (road.start, road.end, "")])
        at = run.index((road.start, road.end, ""))
        for first in (at - 2, at - 1, at):
            three = run[first : first + 3] if first >= 0 else []
            near = all(_run_on(scene.doc.text[a[1] : b[0]]) for a, b in pairwise(three))
            ends = dict.fromkeys(t[2] for t in three if t[2])
            if near and len(ends) == 2:
                return tuple(ends)
    return ()


def _run_on(between: str) -> bool:
    """Do two words stand in one run, with no comma between them?"""
    return len(between) <= _JOINED and _COMMAS.isdisjoint(between)


def of_road(
    scene: Scene, clause: tuple[int, int], claim: Claim | None, told: Sequence[Claim | None] = ()
) -> Claim | None:
    """A claim of a supply line that tells of a road as what was cut, is open or under fire; any other as it is.

    Args:
        told: what the sentence has told before of places surrounded.
    """
    roads = scene.events(*clause, "road")
    if claim is None or not roads or (scene.events(*clause, "left") and claim.extra.state == "partial"):
        return claim  # "one road is left" tells of the place
    ends = ends_of(scene, roads)
    # what was read as the place is one of the ends, or the road is another's
    place = ends if claim.place and claim.place[0] in ends else claim.place
    if place and not ends:
        place = _fed(scene, clause, roads, place[0], told) or place
    return replace(claim, place=place, extra=replace(claim.extra, measure="road"))


def _fed(
    scene: Scene, clause: tuple[int, int], roads: list[Cue], end: str, told: Sequence[Claim | None]
) -> tuple[str, ...]:
    """The town that a road leads to which is named by its other end alone: the one that the sentence has told of as
    near the enemy or surrounded, or that "the town" beside the road stands for ("X is held on three sides, and the road
    to Y is under fire")."""
    named = [n for n in within(scene.doc.names, *clause) if n.kind == "place" and n.side is None]
    if [n.id for n in named] != [end]:
        return ()
    first, last = named[0].start, named[0].end
    towns = [t for t in scene.events(*clause, "town") if gap(t.start, t.end, first, last) <= _JOINED]
    if towns and (town := meant_place(scene, *clause)) and town != end:
        return (town,)  # "the road that links the town with Y"
    if min(gap(r.start, r.end, first, last) for r in roads) > _JOINED:
        return ()
    here = [*(c for c in told if c is not None), *scene.told_from(scene.start)]
    here = [c for c in here if len(c.place) == 1 and c.span.start < clause[0] and c.extra.measure in _OF_A_TOWN]
    of = max(here, key=lambda c: c.span.start, default=None)
    return of.place if of is not None and of.kind in _BESIEGED and of.place[0] != end else ()
