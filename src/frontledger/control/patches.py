"""Ground that changed hands from map to map, as polygons.

Held ground is kept from map to map: what one holds is what the one before held, with what was gained, less what was
lost. Polygons of one map that overlap are united before it is compared; that is seen where ground seems to be gained
that was held, or lost that was not.
"""

from __future__ import annotations

import itertools
import math
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from ..errors import SourceError
from .area import areas_of, ring_area
from .boundary import Boundaries, ring_of
from .cycles import faces
from .rings import polygons_of, shape_of, winding_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..nouns.maps import MapFile, Maps, Shape
    from .area import Floats
    from .boundary import Chain, Line
    from .cycles import Faces

BLOCK = 64
"""So many maps are worked on at once: libraries then work on arrays and not on single polygons."""
CRUMB_KM2 = 0.01
"""A patch smaller than this, as the making of files leaves them, is not asked whether it was held before. A sliver in
which two polygons of a map overlap counts twice then; the books balance all the same."""


SLIVER_DEGREES = 1e-5
"""About a metre: borders drawn twice by hand or by rounding run this close to one another."""


class Patches(NamedTuple):
    """What one map shows that the one before it does not."""

    file: MapFile
    before: MapFile | None
    """None: the first map."""
    total_km2: float
    """Ground held on this map."""
    shapes: NDArray[Any]
    """Polygons (shapely) of ground that changed hands; none overlaps another, but a sliver that two polygons of a map
    share may stand twice."""
    signs: NDArray[np.int64]
    """Of each: 1 gained, -1 lost."""
    km2: Floats
    """Of each: its area, positive."""
    united: bool = False
    """Polygons of this map overlap; they were united before it was compared."""
    lacks: tuple[str, ...] = ()
    """Layers asked for that the map does not have."""


def patches(
    maps: Maps,
    layers: Iterable[str],
    files: Iterable[MapFile] | None = None,
    *,
    start: tuple[float, bool] | None = None,
) -> Iterator[Patches]:
    """Each map against the one before it, in order of time; the first has no patches.

    Args:
        maps: the source.
        layers: what counts as held; ground in any of them is held.
        files: those to compare, in order; all without it.
        start: of the first of them, where it was measured before: ground held, km², and whether it was united.

    Raises:
        SourceError: naming the file, when it cannot be read.
    """
    counted = tuple(layers)
    rest = deque(maps.files if files is None else files)
    boundaries = Boundaries()
    lines: list[Line] = []
    last: Patches | None = None
    size = BLOCK
    while rest:
        block = [rest.popleft() for _ in range(min(size, len(rest)))]
        size = min(2 * size, BLOCK)
        boundaries.start_from(lines)
        lacks: list[tuple[str, ...]] = []
        read = [
            _read(boundaries, file, drawn(maps, file, counted, lacks), first=not (last or n))
            for n, file in enumerate(block)
        ]
        lonlat = boundaries.positions.lonlat
        found = faces([chain for _, chain in read], lonlat)
        ends = np.searchsorted(found.chain, np.arange(len(block) + 1))
        for n, (file, step) in enumerate(zip(block, read, strict=True)):
            now, chain = step
            part = slice(ends[n], ends[n + 1])
            shapes, winding, km2, united = found.shapes[part], found.winding[part], found.km2[part], False
            if last is None and start and not start[1]:
                total = start[0]
            elif last is None:
                held = _united(drawn(maps, file, counted))
                total = math.fsum(ring_area(ring_of(line, lonlat)) for line in now)
                united = bool(total - areas_of(np.array([held]))[0] > CRUMB_KM2)
            elif not _alternates(lines, chain, lonlat, found, part):
                united, held = True, _united(drawn(maps, file, counted))
            if united:
                boundaries.start_from(lines)
                now, chain = _read(boundaries, file, [shape_of(held)], first=last is None)
                lonlat = boundaries.positions.lonlat
                again = faces([chain], lonlat)
                shapes, winding, km2 = again.shapes, again.winding, again.km2
                # those that follow were compared with the map as it is drawn
                rest.extendleft(reversed(block[n + 1 :]))
                size = 1
            if last is None and united:
                total = start[0] if start else math.fsum(ring_area(ring_of(line, lonlat)) for line in now)
            elif last is not None:
                total = last.total_km2 + float((winding * km2).sum())
            # a sliver that is gained twice counts twice, in every region that it lies in
            shapes, signs, km2 = (np.repeat(column, abs(winding)) for column in (shapes, np.sign(winding), km2))
            last = Patches(file, last.file if last else None, total, shapes, signs, km2, united, lacks[n])
            lines = now
            yield last
            if united:
                break


def drawn(maps: Maps, file: MapFile, layers: Sequence[str], lacks: list[tuple[str, ...]] | None = None) -> list[Shape]:
    """What a map draws in some layers; `lacks` is told which of them it does not have."""
    read: Mapping[str, Shape] = maps.read(file)
    if lacks is not None:
        lacks.append(tuple(layer for layer in layers if layer not in read))
    return [read[layer] for layer in layers if layer in read]


def _read(boundaries: Boundaries, file: MapFile, shapes: Sequence[Shape], *, first: bool) -> tuple[list[Line], Chain]:
    try:
        return boundaries.read(shapes, first=first)
    except ValueError as e:
        raise SourceError(f"{file.name}: {e}", remedy="fetch the file again, or leave it out") from e


def _meeting(at: Floats, low: Floats, high: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which boxes the box of each edge of a ring meets: numbers of boxes, and of edges by their first position."""
    apart: Any = False
    for row, least, most in zip(np.ascontiguousarray(at.T), low.T, high.T, strict=True):
        for beyond in (row < least[:, None], row > most[:, None]):
            # both ends on one side
            apart |= beyond[:, :-1] & beyond[:, 1:]
    patch, edge = np.nonzero(~apart)
    return patch, edge


def _shared(lines: list[Line], edges: list[list[int]]) -> bool:
    """Are all these edges of a map passed both ways?"""
    ways = {way for line in lines for way in itertools.pairwise(line.numbers[:: -1 if line.turned else 1].tolist())}
    return all((u, v) in ways and (v, u) in ways for u, v in edges)


def _deep(shapes: NDArray[Any], stretches: NDArray[Any]) -> NDArray[np.bool_]:
    """Which stretches pass deeper through a polygon than by the width of a sliver."""
    found: NDArray[np.bool_] = shapely.intersects(shapely.buffer(shapes, -SLIVER_DEGREES), stretches)
    return found


def _united(shapes: Sequence[Shape]) -> Any:
    """Held ground of a map: what lies in any of its polygons."""
    return shapely.union_all(shapely.make_valid(polygons_of(shapes), method="structure", keep_collapsed=False))


def _alternates(before: list[Line], chain: Chain, lonlat: Floats, found: Faces, part: slice) -> bool:
    """Was the ground gained not held on the map before, and the ground lost held once? Else polygons of a map overlap.

    Args:
        before: the map before.
        chain: in what the map differs from it.
        lonlat: of positions.
        found: faces of several chains.
        part: those of this one.
    """
    asked = found.km2[part] > CRUMB_KM2
    if not asked.any():
        return True
    shapes, winding = found.shapes[part][asked], found.winding[part][asked]
    boxes = shapely.bounds(shapes)
    low, high, sides = boxes[:, :2], boxes[:, 2:], boxes.tolist()
    near = [
        line
        for line in before
        if any(
            line.low[0] <= east and line.high[0] >= west and line.low[1] <= north and line.high[1] >= south
            for west, south, east, north in sides
        )
    ]
    inner = shapely.get_coordinates(shapely.point_on_surface(shapes))
    was = winding_numbers([ring_of(line, lonlat) for line in near], inner)
    if ((was != (winding < 0)) | (abs(winding) != 1)).any():
        return False
    # an edge that stayed bounds held ground on both maps: it passes through no ground that changed hands
    shapely.prepare(shapes)
    for line in near:
        at = lonlat[line.numbers]
        patch, edge = _meeting(at, low, high)
        both = np.stack([line.numbers[edge], line.numbers[edge + 1]], axis=1)
        stayed = [(min(e), max(e)) not in chain for e in both.tolist()]
        edge, patch, both = edge[stayed], patch[stayed], both[stayed]
        stretches = shapely.linestrings(np.stack([at[edge], at[edge + 1]], axis=1))
        through = shapely.relate_pattern(shapes[patch], stretches, "T********")
        through[through] = _deep(shapes[patch[through]], stretches[through])
        # where polygons share a border, it bounds nothing
        if through.any() and not _shared(before, both[through].tolist()):
            return False
    return True
