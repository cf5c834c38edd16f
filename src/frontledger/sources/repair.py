"""Polygons made sound: none crosses itself, none overlaps another, longitude stands before latitude."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from ..nouns.maps import Ring, Shape, positions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Drawn = Sequence[Sequence[Floats]]

Box = tuple[float, float, float, float]
"""West, south, east, north, degrees."""
_NEAR, _FAR = 2.0, 5.0
"""Degrees around a box that still belong to it; and from where on nothing does."""
_NUMBERS = msgspec.json.Decoder(list[float])


def drawn(shape: Shape) -> Drawn:
    """A shape with its rings as rows of longitude and latitude.

    Raises:
        ValueError: as `nouns.maps.positions`.
    """
    return [[_coordinates(ring) for ring in polygon] for polygon in shape]


def sound(shape: Shape, rings: Drawn) -> tuple[Shape, int]:
    """A shape whose polygons are valid and do not overlap, and how many of its polygons were not so.

    A sound shape is given back as it is. Else polygons are made valid and united: ground drawn twice counts once.

    Args:
        shape: as it was read.
        rings: the same, as `drawn` gives it.
    """
    import numpy as np
    import shapely

    polygons = np.array([shapely.Polygon(p[0], p[1:]) for p in rings], dtype=object)
    bad = ~shapely.is_valid(polygons)
    if bad.any():
        polygons = np.where(bad, shapely.make_valid(polygons), polygons)
    one, other = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    # interiors that meet in an area
    over = shapely.relate_pattern(polygons[one], polygons[other], "2********")
    bad[one[over]] = bad[other[over]] = True
    if not bad.any():
        return shape, 0
    return _rings_of(shapely.union_all(polygons)), int(bad.sum())


def box_of(rings: Drawn) -> Box:
    """What holds all polygons of a shape."""
    west, south = _points(rings).min(axis=0).tolist()
    east, north = _points(rings).max(axis=0).tolist()
    return west, south, east, north


def swapped(rings: Drawn, around: Box) -> tuple[float, float] | None:
    """A position of a shape that lies far from a box, but in it or near with its numbers changed over."""
    import numpy as np

    points = _points(rings)
    west, south, east, north = around
    out = (points < (west - _FAR, south - _FAR)) | (points > (east + _FAR, north + _FAR))
    if not out.any():
        return None
    turned = points[:, ::-1]
    within = (turned >= (west - _NEAR, south - _NEAR)) & (turned <= (east + _NEAR, north + _NEAR))
    odd = np.flatnonzero(out.any(axis=1) & within.all(axis=1))
    return tuple(points[odd[0]].tolist()) if len(odd) else None


def _coordinates(ring: Ring) -> Floats:
    import numpy as np

    if isinstance(ring, bytes):
        flat = b"[%b]" % ring.replace(b"],[", b",")
        # a height makes more numbers than two a position; then, and where anything is wrong, each is looked at
        if flat.count(b",") == 2 * ring.count(b"],[") + 1:
            try:
                found = np.array(_NUMBERS.decode(flat)).reshape(-1, 2)
            except msgspec.DecodeError:
                found = np.empty((0, 2))
            if len(found) > 3 and (found[0] == found[-1]).all() and (abs(found) <= (180, 90)).all():
                return found
    return np.array(positions(ring))


def _points(rings: Drawn) -> Floats:
    """Positions of the shells."""
    import numpy as np

    return np.concatenate([polygon[0] for polygon in rings])


def _rings_of(geometry: Any) -> list[list[list[tuple[float, float]]]]:
    """Polygons of a geometry as rings of positions; what else is in it holds no ground."""
    import shapely

    out = []
    for part in shapely.get_parts(shapely.get_parts(geometry)):
        if part.geom_type == "Polygon" and not part.is_empty:
            found = (shapely.get_coordinates(ring).tolist() for ring in (part.exterior, *part.interiors))
            out.append([[(x, y) for x, y in ring] for ring in found])
    return out
