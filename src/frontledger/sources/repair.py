"""Polygons made sound: none crosses itself, none overlaps another, longitude stands before latitude."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

    Sound polygons are given back as they are. Others are made valid, and those that overlap one another united: ground
    drawn twice counts once.

    Args:
        shape: as it was read.
        rings: the same, as `drawn` gives it.
    """
    import numpy as np
    import shapely

    polygons = np.array([shapely.Polygon(p[0], p[1:]) for p in rings], dtype=object)
    bad = ~shapely.is_valid(polygons)
    # by structure a ring that runs twice round ground holds it; by linework, thirty times slower, it would be a hole
    polygons[bad] = shapely.make_valid(polygons[bad], method="structure", keep_collapsed=False)
    one, other = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    # interiors that meet in an area
    over = shapely.relate_pattern(polygons[one], polygons[other], "2********")
    one, other = one[over], other[over]
    odd = bad.copy()
    odd[one] = odd[other] = True
    if not odd.any():
        return shape, 0
    groups = _groups(np.flatnonzero(odd).tolist(), zip(one.tolist(), other.tolist(), strict=True))
    kept = [polygon for polygon, is_odd in zip(shape, odd.tolist(), strict=True) if not is_odd]
    united = (_rings_of(shapely.union_all(polygons[group])) for group in groups)
    return [*kept, *(polygon for found in united for polygon in found)], int(odd.sum())


def _groups(numbers: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Numbers with all that they are paired with, directly or through others, in order."""
    first = {n: n for n in numbers}

    def least(n: int) -> int:
        while first[n] != n:
            n = first[n]
        return n

    for one, other in pairs:
        low, high = sorted((least(one), least(other)))
        first[high] = low
    groups: dict[int, list[int]] = {}
    for n in numbers:
        groups.setdefault(least(n), []).append(n)
    return list(groups.values())


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


def _rings_of(geometry: Any) -> list[list[bytes]]:
    """Polygons of a geometry, their rings as text; what else is in it holds no ground."""
    import shapely

    return [
        [
            msgspec.json.encode(shapely.get_coordinates(ring).tolist())[2:-2]
            for ring in (polygon.exterior, *polygon.interiors)
        ]
        for polygon in shapely.get_parts(shapely.get_parts(geometry))
        if polygon.geom_type == "Polygon" and not polygon.is_empty
    ]
