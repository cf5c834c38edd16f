"""Ground that changed hands from map to map, as polygons.

Held ground is kept from map to map: what one holds is what the one before held, with what was gained, less what was
lost.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from ..errors import SourceError
from .area import ring_area
from .boundary import Boundaries, ring_of
from .cycles import faces
from .rings import winding_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..nouns.maps import MapFile, Maps
    from .area import Floats
    from .boundary import Chain, Line

BLOCK = 64
"""So many maps are worked on at once: libraries then work on arrays and not on single polygons."""
CRUMB_KM2 = 1e-4
"""A patch smaller than this, as the making of files leaves them, is not asked whether it was held before."""


class Patches(NamedTuple):
    """What one map shows that the one before it does not."""

    file: MapFile
    before: MapFile | None
    """None: the first map."""
    total_km2: float
    """Ground held on this map."""
    shapes: NDArray[Any]
    """Polygons (shapely) of ground that changed hands; none overlaps another."""
    signs: NDArray[np.int64]
    """Of each: 1 gained, -1 lost."""
    km2: Floats
    """Of each: its area, positive."""


def patches(maps: Maps, layers: Iterable[str], files: Iterable[MapFile] | None = None) -> Iterator[Patches]:
    """Each map against the one before it, in order of time; the first has no patches.

    Args:
        maps: the source.
        layers: what counts as held; ground in any of them is held.
        files: those to compare, in order; all without it.

    Raises:
        SourceError: naming the file, when it cannot be read.
    """
    counted = tuple(layers)
    rest = iter(maps.files if files is None else files)
    boundaries = Boundaries()
    last: tuple[MapFile, list[Line]] | None = None
    total = 0.0
    while block := list(islice(rest, BLOCK)):
        read = [_read(boundaries, maps, file, counted) for file in block]
        lonlat = boundaries.positions.lonlat
        # before the first map nothing is known, and not nothing held
        found = faces([chain if n or last else {} for n, (_, chain) in enumerate(read)], lonlat)
        ends = np.searchsorted(found.chain, np.arange(len(block) + 1))
        inner = _inner(found.shapes, found.km2)
        for n, (file, (lines, _)) in enumerate(zip(block, read, strict=True)):
            part = slice(ends[n], ends[n + 1])
            shapes, winding, km2 = found.shapes[part], found.winding[part], found.km2[part]
            if last is None:
                total = math.fsum(ring_area(ring_of(line, lonlat)) for line in lines)
            else:
                _must_alternate(file, last, lonlat, winding, inner[part])
                total += float((winding * km2).sum())
            yield Patches(file, last[0] if last else None, total, shapes, np.sign(winding), km2)
            last = file, lines


def _read(boundaries: Boundaries, maps: Maps, file: MapFile, layers: tuple[str, ...]) -> tuple[list[Line], Chain]:
    drawn = maps.read(file)
    try:
        return boundaries.read(drawn[layer] for layer in layers if layer in drawn)
    except ValueError as e:
        raise SourceError(f"{file.name}: {e}", remedy="fetch the file again, or leave it out") from e


def _inner(shapes: NDArray[Any], km2: Floats) -> Floats:
    """A point inside each patch, NaN where it is a crumb."""
    out = np.full((len(shapes), 2), np.nan)
    large = km2 > CRUMB_KM2
    out[large] = shapely.get_coordinates(shapely.point_on_surface(shapes[large]))
    return out


def _must_alternate(
    file: MapFile, last: tuple[MapFile, list[Line]], lonlat: Floats, winding: NDArray[np.int64], inner: Floats
) -> None:
    """Ground gained was not held on the map before, and ground lost was: else polygons of a map overlap."""
    asked = ~np.isnan(inner[:, 0])
    if not asked.any():
        return
    before, lines = last
    lon, lat = inner[asked].T
    near = [
        ring_of(line, lonlat)
        for line in lines
        if ((line.box[0] <= lon) & (lon <= line.box[1]) & (line.box[2] <= lat) & (lat <= line.box[3])).any()
    ]
    was = winding_numbers(near, inner[asked])
    wrong = (was != (winding[asked] < 0)) | (np.abs(winding[asked]) > 1)
    if wrong.any():
        lon, lat = inner[asked][wrong][0]
        raise SourceError(
            f"{file.name}, or {before.name}: polygons overlap near {lon:.4f}, {lat:.4f}",
            remedy="repair the map (make_valid and union), or leave it out",
        )
