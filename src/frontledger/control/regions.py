"""Ground held, gained and lost from map to map, cut by region, with books that balance."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from ..errors import SourceError
from .area import edge_areas, ring_area
from .rings import Polygons, chain, difference, directed_edges, winding_numbers

if TYPE_CHECKING:
    from .rings import Chain

OUTSIDE = "outside"
"""The region of ground that lies in no outline."""

BALANCE_KM2 = 1e-6
"""How far books may be from balance: a thousand times what rounding in floating point was seen to do."""


class Books(NamedTuple):
    """Ground by region on the day of a map, km². Regions without any are left out."""

    day: dt.date
    total: float
    held: Mapping[str, float]
    gained: Mapping[str, float]
    """Ground held now and not on the map before."""
    lost: Mapping[str, float]
    """Ground held on the map before and not now."""


class Outlines:
    """Regions to cut by.

    Args:
        outlines: shapely geometries by region, in degrees; they must not overlap.
    """

    def __init__(self, outlines: Mapping[str, Any]) -> None:
        self._ids = sorted(outlines)
        self._shapes = [outlines[i] for i in self._ids]
        for shape in self._shapes:
            shapely.prepare(shape)
        self._tree = shapely.STRtree(self._shapes)

    def cut(self, patch: Any) -> dict[str, float]:
        """Area of a polygon by region, km², what is in none under `outside`."""
        met = [int(i) for i in np.sort(self._tree.query(patch))]
        for i in met:
            if self._shapes[i].contains_properly(patch):
                return {self._ids[i]: _km2(patch)}
        parts = {self._ids[i]: _km2(shapely.intersection(patch, self._shapes[i])) for i in met}
        parts[OUTSIDE] = _km2(shapely.difference(patch, shapely.union_all([self._shapes[i] for i in met])))
        return {region: km2 for region, km2 in parts.items() if km2}


def held_by_region(polygons: Polygons, outlines: Outlines) -> dict[str, float]:
    """Held ground of one map cut by region, km²."""
    return _sum(outlines.cut(shapely.Polygon(p[0], p[1:])) for p in polygons)


def books(maps: Iterable[tuple[dt.date, Polygons]], outlines: Outlines) -> Iterator[Books]:
    """Held, gained and lost ground of each map against the one before; on the first map nothing is gained or lost.

    Held ground by region is the first map's, cut, and what was gained and lost since.

    Args:
        maps: in order of time.
        outlines: the regions.

    Raises:
        SourceError: naming the day, when polygons of a map overlap or the books do not balance: gained less lost is
            not the difference in held ground, the regions are not the whole, or, on the last map, the running sums of
            a region are not its ground cut anew.
    """
    before: Chain | None = None
    held: dict[str, float] = {}
    total = 0.0
    for day, polygons in maps:
        edges = directed_edges(polygons)
        now = chain(edges)
        total_before, total = total, math.fsum(edge_areas(edges))
        gained: dict[str, float] = {}
        lost: dict[str, float] = {}
        if before is None:
            held = held_by_region(polygons, outlines)
        else:
            patches = list(_patches(difference(now, before), day))
            gained = _sum(outlines.cut(p) for p, winding in patches if winding > 0)
            lost = _sum(outlines.cut(p) for p, winding in patches if winding < 0)
            held = _sum([held, gained, {region: -km2 for region, km2 in lost.items()}])
            change = math.fsum([*gained.values(), *(-km2 for km2 in lost.values())])
            _balance(day, "gained less lost is not the difference in held ground", change, total - total_before)
        _balance(day, "the regions are not the whole", math.fsum(held.values()), total)
        yield Books(day, total, dict(held), gained, lost)
        before = now
    if before is not None:
        anew = held_by_region(polygons, outlines)
        for region in sorted(held.keys() | anew.keys()):
            _balance(day, f"{region} cut anew is not its running sum", held.get(region, 0.0), anew.get(region, 0.0))


def _patches(change: Chain, day: dt.date) -> Iterator[tuple[Any, int]]:
    """Polygons of ground gained (1) and lost (-1)."""
    if not change:
        return
    edges, times = np.array(list(change)), np.array(list(change.values()), dtype=np.float64)
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all(shapely.linestrings(edges.reshape(-1, 2, 2)))]))
    inner = shapely.get_coordinates(shapely.point_on_surface(faces))
    for face, winding in zip(faces, winding_numbers(edges, times, inner).tolist(), strict=True):
        if abs(winding) > 1:
            raise SourceError(
                f"map of {day}, or the one before: polygons overlap near {face.centroid.x:.4f}, {face.centroid.y:.4f}",
                remedy="repair the map (make_valid and union), or leave the day out",
            )
        if winding:
            yield face, int(winding)


def _sum(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    by_region = defaultdict(list)
    for part in parts:
        for region, km2 in part.items():
            by_region[region].append(km2)
    return {region: math.fsum(by_region[region]) for region in sorted(by_region)}


def _km2(geometry: Any) -> float:
    """Area of polygons; parts of lower dimension, as overlays leave them, have none."""
    parts = []
    for polygon in shapely.get_parts(geometry):
        if polygon.geom_type == "Polygon" and not polygon.is_empty:
            parts.append(abs(ring_area(shapely.get_coordinates(polygon.exterior))))
            parts.extend(-abs(ring_area(shapely.get_coordinates(ring))) for ring in polygon.interiors)
    return math.fsum(parts)


def _balance(day: dt.date, what: str, one: float, other: float) -> None:
    if abs(one - other) > BALANCE_KM2:
        raise SourceError(f"map of {day}: {what} ({one:.9f} and {other:.9f} km²)", remedy="report this as a fault")
