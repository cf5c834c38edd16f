"""Roads that claims name by their ends: "the road between X and Y", "дорога X – Y"."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from ....nouns import Claim
from ...cues import Cue
from ..frame import Scene

_COMMAS = frozenset(",،，;；")
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


def of_road(scene: Scene, clause: tuple[int, int], claim: Claim | None) -> Claim | None:
    """A claim of a supply line that tells of a road as what was cut, is open or under fire; any other as it is."""
    roads = scene.events(*clause, "road")
    if claim is None or not roads or (scene.events(*clause, "left") and claim.extra.state == "partial"):
        return claim  # "one road is left" tells of the place
    ends = ends_of(scene, roads)
    # what was read as the place is one of the ends, or the road is another's
    place = ends if claim.place and claim.place[0] in ends else claim.place
    return replace(claim, place=place, extra=replace(claim.extra, measure="road"))
