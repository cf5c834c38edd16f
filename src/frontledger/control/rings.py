"""Polygons as directed edges with the held ground on their left, and what changed between two maps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from .area import ring_area

if TYPE_CHECKING:
    from .area import Floats

Polygons = Sequence[Sequence[Sequence[tuple[float, float]]]]
"""Polygons of rings (the shell first, then holes) of longitude and latitude in degrees; a ring's end is its start."""

Chain = dict[tuple[float, float, float, float], int]
"""How often an edge is passed, by its two ends in order of longitude; negative: against that order. No zeros."""


def directed_edges(polygons: Polygons, *, at_least_km2: float = 0.0) -> Floats:
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
            ring = np.asarray(points, dtype=np.float64)
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


def chain(edges: Floats) -> Chain:
    """The boundary as a chain: an edge that is passed both ways, as where polygons share a border, is no boundary."""
    out: Chain = {}
    for x1, y1, x2, y2 in edges.tolist():
        forward = (x1, y1) < (x2, y2)
        key, step = ((x1, y1, x2, y2), 1) if forward else ((x2, y2, x1, y1), -1)
        out[key] = out.get(key, 0) + step
    return {k: n for k, n in out.items() if n}


def difference(later: Chain, earlier: Chain) -> Chain:
    """Boundary of the ground gained less that of the ground lost; empty exactly when nothing changed."""
    out = {}
    for key in later.keys() | earlier.keys():
        if n := later.get(key, 0) - earlier.get(key, 0):
            out[key] = n
    # sorted: the order of a set must not reach any sum or file
    return dict(sorted(out.items()))


def winding_numbers(edges: Floats, times: Floats, points: Floats) -> Floats:
    """How often a chain runs counter-clockwise round each point, whole numbers.

    Args:
        edges: rows of longitude and latitude of the start, then of the end.
        times: how often each edge is passed, one number an edge.
        points: rows of longitude and latitude, none of them on an edge.
    """
    x1, y1, x2, y2 = edges.T
    x, y = points[:, :1], points[:, 1:]
    side = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
    up = (y1 <= y) & (y < y2) & (side > 0)
    down = (y2 <= y) & (y < y1) & (side < 0)
    found: Floats = np.where(up, times, 0.0).sum(axis=1) - np.where(down, times, 0.0).sum(axis=1)
    return found
