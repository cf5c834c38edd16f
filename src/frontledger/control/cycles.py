"""What a chain encloses: the difference of two boundaries taken apart into polygons of ground gained and lost.

A chain is closed: as many edges come to each position as leave it. It is walked into cycles that meet no position
twice. A cycle that does not cross itself and overlaps no other encloses one piece of ground, to the left of its edges:
run round counter-clockwise it was gained, else lost. Only cycles that cross or overlap need their edges cut where they
meet, and their faces asked how often the chain winds round them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from .area import areas_of, edge_areas
from .rings import winding_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .area import Floats
    from .boundary import Chain


GRID_DEGREES = 1e-9
"""A tenth of a millimetre."""
ASTRAY_KM2 = 1e-9
"""Areas that differ by more than this, a square decimetre's tenth, differ by more than rounding."""


class Faces(NamedTuple):
    """Polygons that chains enclose, none overlapping another of the same chain."""

    shapes: NDArray[Any]
    winding: NDArray[np.int64]
    """How often the chain runs round each, never 0."""
    km2: Floats
    chain: NDArray[np.int64]
    """Which chain each is of, in order."""


def faces(chains: Sequence[Chain], lonlat: Floats) -> Faces:
    """Faces of many chains at once, in order of the chains.

    Args:
        chains: each closed.
        lonlat: rows of longitude and latitude by the numbers that chains use.
    """
    walks, of = [], []
    for n, chain in enumerate(chains):
        for cycle in _cycles(chain):
            walks.append(cycle)
            of.append(n)
    if not walks:
        return Faces(np.empty(0, object), np.empty(0, np.int64), np.empty(0), np.empty(0, np.int64))
    chain_of = np.array(of)
    length = np.array([len(w) for w in walks])
    numbers = np.array([n for w in walks for n in w])
    index = np.repeat(np.arange(len(walks)), length)
    # linearrings closes each ring
    shapes = shapely.polygons(shapely.linearrings(lonlat[numbers], indices=index))
    after = np.arange(len(numbers)) + 1
    after[np.cumsum(length) - 1] = np.cumsum(length) - length
    signed = np.bincount(index, edge_areas(np.hstack([lonlat[numbers], lonlat[numbers[after]]])))
    groups = _groups(shapes, chain_of)
    alone = np.array([len(groups[i]) == 1 for i in range(len(walks))]) & shapely.is_valid(shapes)
    hard = [groups[i] for i in np.flatnonzero(~alone).tolist() if groups[i][0] == i]
    cut, times, cut_km2, of_group = _divided(
        [[lonlat[[*walks[i], walks[i][0]]] for i in group] for group in hard],
        np.array([math.fsum(signed[group].tolist()) for group in hard]),
    )
    columns = (
        np.concatenate([shapes[alone], cut]),
        np.concatenate([np.where(signed > 0, 1, -1)[alone], times]),
        np.concatenate([np.abs(signed[alone]), cut_km2]),
        np.concatenate([chain_of[alone], chain_of[[group[0] for group in hard]][of_group]]),
    )
    order = np.argsort(columns[3], kind="stable")
    return Faces(*(column[order] for column in columns))


def _cycles(chain: Chain) -> Iterator[list[int]]:
    """Cycles of a chain that meet no position twice; the same ones in whatever order edges come."""
    leave: dict[int, list[int]] = {}
    for (u, v), times in chain.items():
        one, other = (u, v) if times > 0 else (v, u)
        leave.setdefault(one, []).extend([other] * abs(times))
    for start, ways in leave.items():
        while ways:
            path, place = [start], {start: 0}
            while path:
                here = leave[path[-1]].pop()
                if here not in place:
                    place[here] = len(path)
                    path.append(here)
                    continue
                first = place[here]
                yield path[first:]
                if not first:
                    break
                for number in path[first + 1 :]:
                    del place[number]
                del path[first + 1 :]


def _groups(shapes: NDArray[Any], chain_of: NDArray[np.int64]) -> list[list[int]]:
    """By cycle: the cycles of its chain that it overlaps with, itself among them, directly or through others."""
    groups = [[i] for i in range(len(shapes))]
    one, other = shapely.STRtree(shapes).query(shapes)
    pairs = (one < other) & (chain_of[one] == chain_of[other])
    one, other = one[pairs], other[pairs]
    valid = shapely.is_valid(shapes)
    meet = ~(valid[one] & valid[other])
    meet[~meet] = shapely.relate_pattern(shapes[one[~meet]], shapes[other[~meet]], "T********")
    for i, j in zip(one[meet].tolist(), other[meet].tolist(), strict=True):
        if groups[i] is not groups[j]:
            merged = sorted(groups[i] + groups[j])
            for k in merged:
                groups[k] = merged
    return groups


def _divided(
    groups: list[list[Floats]], signed: Floats
) -> tuple[NDArray[Any], NDArray[np.int64], Floats, NDArray[np.int64]]:
    """Faces of cycles that cross or overlap, how often they wind round each, its area, and the group each is of.

    Where edges all but coincide, where they meet cannot be told in floating point, and faces go astray. It is seen by
    their areas, which must add up to what the edges say; such a group is cut again on a grid. What the grid moves is
    put right in the largest face.

    Args:
        groups: closed rows of longitude and latitude, cycles that belong together in one list.
        signed: by group, the areas of its cycles added up, km².
    """
    shapes, times, of = _cut(groups)
    km2 = areas_of(shapes)
    astray = np.abs(np.bincount(of, times * km2, len(groups)) - signed) > ASTRAY_KM2
    if astray.any():
        bad = np.flatnonzero(astray)
        again, times_again, of_again = _cut([groups[i] for i in bad.tolist()], grid=GRID_DEGREES)
        good = ~astray[of]
        shapes = np.concatenate([shapes[good], again])
        times = np.concatenate([times[good], times_again])
        km2 = np.concatenate([km2[good], areas_of(again)])
        of = np.concatenate([of[good], bad[of_again]])
        rest = signed - np.bincount(of, times * km2, len(groups))
        for i in bad.tolist():
            mine = np.flatnonzero(of == i)
            if len(mine):
                largest = mine[km2[mine].argmax()]
                km2[largest] += rest[i] / times[largest]
    return shapes, times, km2, of


def _cut(
    groups: list[list[Floats]], grid: float | None = None
) -> tuple[NDArray[Any], NDArray[np.int64], NDArray[np.int64]]:
    """Faces of groups, without their areas; those that a group does not wind round are left out."""
    if not groups:
        return np.empty(0, object), np.empty(0, np.int64), np.empty(0, np.int64)
    if grid:
        groups = [[np.round(ring / grid) * grid for ring in group] for group in groups]
    lines = np.full((len(groups), max(map(len, groups))), None)
    for n, group in enumerate(groups):
        lines[n, : len(group)] = [shapely.LineString(ring) for ring in group]
    noded = shapely.union_all(lines, axis=1, grid_size=grid)
    found, of = shapely.get_parts(shapely.polygonize(noded[:, None]), return_index=True)
    inner = shapely.get_coordinates(shapely.point_on_surface(found))
    ends = np.searchsorted(of, np.arange(len(groups) + 1))
    winding = np.concatenate([winding_numbers(group, inner[ends[n] : ends[n + 1]]) for n, group in enumerate(groups)])
    return found[winding != 0], winding[winding != 0], of[winding != 0]
