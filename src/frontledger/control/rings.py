"""Polygons as directed edges with the held ground on their left, and what changed between two maps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from ..nouns.maps import Ring, Shape, positions
from .area import ring_area

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .area import Floats


def ring_array(ring: Ring) -> Floats:
    """A closed ring as rows of longitude and latitude, degrees.

    Raises:
        ValueError: as `nouns.maps.positions` does.
    """
    return np.array(positions(ring))


def polygons_of(shapes: Iterable[Shape]) -> NDArray[Any]:
    """Polygons as shapely has them, as they are drawn: they may be invalid."""
    import shapely

    made = [
        shapely.Polygon(ring_array(polygon[0]), [ring_array(hole) for hole in polygon[1:]])
        for shape in shapes
        for polygon in shape
    ]
    out = np.empty(len(made), object)
    out[:] = made
    return out


def shape_of(geometry: Any) -> Shape:
    """The polygons of a shapely geometry; parts without area are left out."""
    import shapely

    return [
        [list(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in shapely.get_parts(geometry)
        if polygon.geom_type == "Polygon" and not polygon.is_empty
    ]


def directed_edges(polygons: Shape, *, at_least_km2: float = 0.0) -> Floats:
    """All edges, held ground on the left: shells counter-clockwise, holes clockwise, however they were written.

    Args:
        polygons: the map.
        at_least_km2: rings around less ground than this are left out.

    Returns:
        Rows of longitude and latitude of the start, then of the end, degrees. Edges without length are left out.
    """
    parts = []
    for polygon in polygons:
        for i, points in enumerate(polygon):
            ring = ring_array(points)
            area = ring_area(ring)
            if abs(area) < at_least_km2:
                continue
            if (area > 0) == (i > 0):
                ring = ring[::-1]
            parts.append(np.hstack([ring[:-1], ring[1:]]))
    edges = np.concatenate(parts) if parts else np.empty((0, 4))
    long: Floats = edges[(edges[:, :2] != edges[:, 2:]).any(axis=1)]
    return long


def unshared(edges: Floats) -> Floats:
    """Edges without those that are passed both ways, as where polygons share a border."""
    ways = {tuple(edge) for edge in edges.tolist()}
    return edges[[(x2, y2, x1, y1) not in ways for x1, y1, x2, y2 in edges.tolist()]]


def cut_long(edges: Floats, degrees: float) -> Floats:
    """Edges cut into equal parts so that none spans more than so many degrees of longitude or latitude."""
    span = np.abs(edges[:, 2:] - edges[:, :2]).max(axis=1, initial=0.0)
    parts = np.maximum(np.ceil(span / degrees), 1.0).astype(np.intp)
    whole, count = np.repeat(edges, parts, axis=0), np.repeat(parts, parts)[:, None]
    nth = (np.arange(len(whole)) - np.repeat(np.cumsum(parts) - parts, parts))[:, None]
    start, way = whole[:, :2], whole[:, 2:] - whole[:, :2]
    # the last part ends where the edge does, to the last bit
    end = np.where(nth + 1 == count, whole[:, 2:], start + way * ((nth + 1) / count))
    return np.hstack([start + way * (nth / count), end])


def winding_numbers(rings: Iterable[Floats], points: Floats) -> NDArray[np.int64]:
    """How often rings run counter-clockwise round each point, added up.

    Args:
        rings: closed rows of longitude and latitude.
        points: rows of longitude and latitude, none of them on a ring.
    """
    found = np.zeros(len(points), np.int64)
    for ring in rings:
        x, y = np.ascontiguousarray(ring.T)
        found += _winding(x[:-1], y[:-1], x[1:], y[1:], points)
    return found


def winding_of_edges(edges: Floats, points: Floats) -> NDArray[np.int64]:
    """The same of the edges of closed rings, in any order: rows of longitude and latitude of start, then of end."""
    x1, y1, x2, y2 = np.ascontiguousarray(edges.T)
    return _winding(x1, y1, x2, y2, points)


def _winding(x1: Floats, y1: Floats, x2: Floats, y2: Floats, points: Floats) -> NDArray[np.int64]:
    found = np.zeros(len(points), np.int64)
    # so many at a time that no table grows beyond a few megabytes
    many = max(1, 1_000_000 // max(1, len(x1)))
    for first in range(0, len(points), many):
        lon, lat = points[first : first + many].T
        below = y1 <= lat[:, None]
        point, edge = np.nonzero(below != (y2 <= lat[:, None]))
        up = below[point, edge]
        side = (x2[edge] - x1[edge]) * (lat[point] - y1[edge]) - (lon[point] - x1[edge]) * (y2[edge] - y1[edge])
        step = np.where(up, side > 0, 0) - np.where(up, 0, side < 0)
        found[first : first + many] = np.bincount(point, step, len(lon)).astype(np.int64)
    return found
