"""Held ground on each of many maps, and what of its boundary is not as on the map before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ..errors import SourceError
from .area import areas_of, ring_area
from .boundary import Boundaries, ring_of
from .complete import Complete
from .local import SLIVER_KM2

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..nouns.maps import MapFile, Maps, Shape
    from .area import Floats
    from .boundary import Chain, Line


class Ground:
    """Held ground on one map, worked out as far as it is asked for. What has two forms has one with slivers and one
    without.

    Attributes:
        file: the map's.
        lacks: layers that maps before and after have; a map that lacks one is incomplete, and nothing else is told.
        moved: edges in which the boundary differs from that on the map before, rows of longitude and latitude of the
            start, then of the end; one that is no longer there runs backwards. None: there is no map before.
    """

    def __init__(
        self,
        file: MapFile,
        lines: Sequence[Line],
        lonlat: Floats,
        moved: Floats | None,
        large: dict[tuple[bytes, bool], bool],
        lacks: tuple[str, ...] = (),
    ) -> None:
        self.file, self.moved, self.lacks = file, moved, lacks
        self._lines, self._lonlat, self._known = lines, lonlat, large

    @cached_property
    def edges(self) -> Floats:
        """Of the boundary, in the form of `moved`; held ground on the left, without slivers."""
        return self._edges(self._large)

    @cached_property
    def all_edges(self) -> Floats:
        """The same with slivers."""
        return self._edges(self._lines)

    @cached_property
    def boxes(self) -> Floats:
        """Of the rings that are no slivers, from the south-west to the north-east."""
        return np.array([[*line.low, *line.high] for line in self._large]).reshape(-1, 4)

    @cached_property
    def polygons(self) -> NDArray[Any]:
        """Valid shapely geometries in degrees, without slivers; they may overlap."""
        return self._polygons(self._large)

    @cached_property
    def all_polygons(self) -> NDArray[Any]:
        """The same with slivers."""
        return self._polygons(self._lines)

    @cached_property
    def outer_edges(self) -> Floats:
        """Edges of the boundary of all held ground, without those that lie within it where polygons overlap."""
        parts = shapely.get_parts(shapely.union_all(self.polygons))
        rings = shapely.get_rings(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])
        large = rings[areas_of(shapely.polygons(rings)) >= SLIVER_KM2]
        at, of = shapely.get_coordinates(large, return_index=True)
        edges: Floats = np.hstack([at[:-1], at[1:]])[of[1:] == of[:-1]]
        return edges

    @cached_property
    def _large(self) -> list[Line]:
        """Rings that are no slivers, nor holes in one."""
        out: list[Line] = []
        whole = False
        for line in self._lines:
            key = line.text, line.hole
            if key not in self._known:
                self._known[key] = abs(ring_area(self._lonlat[line.numbers])) >= SLIVER_KM2
            whole = self._known[key] if not line.hole else whole
            if whole and self._known[key]:
                out.append(line)
        return out

    def _edges(self, lines: Iterable[Line]) -> Floats:
        rings = (ring_of(line, self._lonlat) for line in lines)
        return np.concatenate([np.empty((0, 4)), *(np.hstack([at[:-1], at[1:]]) for at in rings)])

    def _polygons(self, lines: Iterable[Line]) -> NDArray[Any]:
        polygons: list[list[Floats]] = []
        for line in lines:
            if not line.hole:
                polygons.append([])
            polygons[-1].append(ring_of(line, self._lonlat))
        made = [shapely.Polygon(shell, holes) for shell, *holes in polygons]
        return np.array([p if p.is_valid else shapely.make_valid(p) for p in made], object)


class Follower:
    """Reads maps of one source, each after the one before it."""

    def __init__(self) -> None:
        self._boundaries, self._first = Boundaries(), True
        self._large: dict[tuple[bytes, bool], bool] = {}

    def read(self, file: MapFile, shapes: Iterable[Shape]) -> Ground:
        """Held ground on the next map.

        Raises:
            SourceError: naming the file, when a ring is malformed.
        """
        try:
            lines, change = self._boundaries.read(shapes, first=self._first)
        except ValueError as e:
            raise SourceError(f"{file.name}: {e}", remedy="fetch the file again, or leave it out") from e
        lonlat = self._boundaries.positions.lonlat
        # what is known of rings that are still there
        kept = ((line.text, line.hole) for line in lines)
        self._large = {key: self._large[key] for key in kept if key in self._large}
        moved = None if self._first else _edges(change, lonlat)
        self._first = False
        return Ground(file, lines, lonlat, moved, self._large)


def grounds(
    maps: Maps, layers: Iterable[str], files: Iterable[MapFile] | None = None, may_lack: Collection[str] = ()
) -> Iterator[Ground]:
    """Held ground on each map; what moved is told against the last complete one before.

    Args:
        maps: the source.
        layers: what counts as held.
        files: those to read, in order of time; all without it.
        may_lack: layers that a map may do without, and is complete.

    Raises:
        SourceError: naming the file, when it cannot be read, or a ring is malformed.
    """
    counted, follower = tuple(layers), Follower()
    complete = Complete(maps, counted, may_lack)
    for file in maps.files if files is None else files:
        found = maps.read(file)
        if lacks := complete.lacks(file, found):
            yield Ground(file, (), np.empty((0, 2)), None, {}, lacks)
        else:
            yield follower.read(file, [found[layer] for layer in counted if layer in found])


def _edges(change: Chain, lonlat: Floats) -> Floats:
    ends = [(u, v) if times > 0 else (v, u) for (u, v), times in change.items() for _ in range(abs(times))]
    return lonlat[np.array(ends, np.intp).reshape(-1)].reshape(-1, 4)
