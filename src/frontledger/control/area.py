"""Area on the ellipsoid by Green's formula, edges straight in longitude and latitude.

Cutting an edge at a point on it leaves the sum unchanged, so that ground cut along shared borders adds up to the whole;
no projection and no geodesic area does that for points computed in degrees. docs/methods.md compares the ways.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# WGS84
_SEMI_MAJOR_KM = 6378.137
_FLATTENING = 1 / 298.257223563
_E2 = _FLATTENING * (2 - _FLATTENING)
_E = math.sqrt(_E2)
# two points of Gauss and Legendre, as shares of the half edge; four points differ by 5e-10 km² on the whole of a map
_GAUSS = 1 / math.sqrt(3)


def edge_areas(edges: Floats) -> Floats:
    """What each edge adds to the area of the ground on its left, km², signed.

    Args:
        edges: rows of longitude and latitude of the start, then of the end, degrees. Edges of more than a few degrees
            lose precision: cut them.
    """
    lon1, lat1, lon2, lat2 = np.radians(edges).T
    middle, half = (lat1 + lat2) / 2, (lat2 - lat1) / 2 * _GAUSS
    areas: Floats = -(lon2 - lon1) * (_authalic(middle - half) + _authalic(middle + half)) / 2
    return areas


def ring_area(ring: Floats) -> float:
    """Area within a closed ring, km²; positive when the ring runs counter-clockwise.

    Args:
        ring: rows of longitude and latitude, degrees; the last row repeats the first.
    """
    # fsum rounds once, so the sum does not depend on where a ring starts
    return math.fsum(edge_areas(np.hstack([ring[:-1], ring[1:]])))


def _authalic(latitude: Floats) -> Floats:
    """Area between the equator and a latitude, per radian of longitude, km²."""
    s = np.sin(latitude)
    return _SEMI_MAJOR_KM**2 / 2 * (1 - _E2) * (s / (1 - _E2 * s**2) + np.arctanh(_E * s) / _E)


def areas_of(shapes: NDArray[Any]) -> Floats:
    """Area of each polygon or multipolygon, km²; other geometries have none.

    Args:
        shapes: an array of shapely geometries in longitude and latitude, degrees.
    """
    import shapely

    polygons, of = shapely.get_parts(shapes, return_index=True)
    if any(kind == 7 for kind in shapely.get_type_id(polygons)):  # what an overlay leaves may be nested once more
        polygons, inner = shapely.get_parts(polygons, return_index=True)
        of = of[inner]
    flat = shapely.get_type_id(polygons) == 3
    polygons, of = polygons[flat], of[flat]
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    at, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    edges = np.hstack([at[:-1], at[1:]])[same]
    per_ring = np.abs(np.bincount(ring[1:][same], edge_areas(edges), len(rings)))
    shell = np.ones(len(rings), np.bool_)
    shell[1:] = polygon[1:] != polygon[:-1]
    found: Floats = np.bincount(of[polygon], np.where(shell, per_ring, -per_ring), len(shapes)).astype(np.float64)
    return found
