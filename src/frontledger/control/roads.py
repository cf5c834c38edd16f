"""Roads and the held ground across and beside them, map by map.

A road is cut where held ground lies on it. It is measured in pieces, each on a plane of its own that keeps distances
true; a piece is measured again only when the boundary of held ground changed within what its figures rest on.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely
from pyproj import Geod

from .ground import grounds
from .local import LONGEST_DEGREES, centred, plane
from .nearby import FIRST_KM, Reach, farther
from .rings import cut_long, winding_of_edges

if TYPE_CHECKING:
    from ..nouns.maps import MapFile, Maps
    from ..nouns.roads import Road
    from .area import Floats
    from .ground import Ground

PIECE_KM = 20.0
"""Roads are measured in pieces of so many kilometres: on the plane of one its length is true to a centimetre."""

_GEOD = Geod(ellps="WGS84")


class Beside(NamedTuple):
    """A road, or a piece of one, and the held ground on a map, km."""

    held_km: float
    """In held ground, or along its boundary."""
    near_km: float
    """In held ground or no farther from it than was asked."""
    distance_km: float
    """From the line to the nearest held ground, 0 where it touches; infinite where there is none."""


def length_km(road: Road) -> float:
    """Length of a road on the ellipsoid (WGS84)."""
    return math.fsum(piece.km for piece in _pieces(road))


def beside(
    maps: Maps,
    layers: Iterable[str],
    roads: Sequence[Road],
    within_km: float,
    files: Iterable[MapFile] | None = None,
    may_lack: Collection[str] = (),
) -> Iterator[tuple[MapFile, list[Beside] | None]]:
    """Roads and the held ground across and beside them, on each map; None of an incomplete one.

    Args:
        maps: the source.
        layers: what counts as held.
        roads: to be measured.
        within_km: how far from held ground is near.
        files: those to read, in order of time; all without it.
        may_lack: layers that a map may do without, and is complete.

    Raises:
        InputError: when a road runs too near to a pole. SourceError: as `ground.grounds` does.
    """
    along = [_Along(list(_pieces(road)), within_km) for road in roads]
    for map_ in grounds(maps, layers, files, may_lack):
        if map_.lacks:
            yield map_.file, None
            continue
        for road in along:
            road.measure(map_)
        yield map_.file, [road.found for road in along]


class _Along:
    """A road in pieces, what was found beside it, and how far from it that reaches."""

    def __init__(self, pieces: Sequence[_Piece], within_km: float) -> None:
        self._pieces, self._within, self._look = pieces, within_km, within_km + FIRST_KM
        self._middles = np.array([piece.middle for piece in pieces])
        self.found = Beside(0.0, 0.0, math.inf)

    def measure(self, map_: Ground) -> None:
        """Measure anew what may have changed."""
        anew = self._changed(map_)
        if not anew:
            return
        while True:
            for piece in anew:
                piece.measure(map_, self._within, self._look)
            distance = min(piece.found.distance_km for piece in self._pieces)
            if distance <= self._look or all(piece.reach.everywhere for piece in self._pieces):
                break
            anew, self._look = self._pieces, farther(self._look)
        # what lies farther than the nearest is of no use, and would have to be kept up
        self._look = max(self._within, distance)
        for piece in self._pieces:
            piece.look_no_farther(self._look)
        held, near, _ = zip(*(piece.found for piece in self._pieces), strict=True)
        self.found = Beside(math.fsum(held), math.fsum(near), distance)

    def _changed(self, map_: Ground) -> Sequence[_Piece]:
        if map_.moved is None:
            return self._pieces
        if not len(map_.moved):
            return ()
        turned = winding_of_edges(map_.moved, self._middles) != 0
        return [p for p, held in zip(self._pieces, turned, strict=True) if held or p.reach.meets(map_.moved).any()]


class _Piece:
    """A piece of a road."""

    def __init__(self, edges: Floats) -> None:
        at = edges.reshape(-1, 2)
        lon, lat = ((at.min(axis=0) + at.max(axis=0)) / 2).tolist()
        self.middle, self.km = (lon, lat), _length(edges)
        # edge by edge: of a road that runs back along itself both ways count
        self._lines = shapely.linestrings(edges.reshape(-1, 2, 2))
        self._half = max(_GEOD.inv(*np.tile(self.middle, (len(at), 1)).T, *at.T)[2]) / 1000
        self.reach = Reach(lon, lat)
        self.found = Beside(0.0, 0.0, math.inf)

    def measure(self, map_: Ground, within_km: float, look_km: float) -> None:
        """Measure anew; held ground farther away than `look_km` is not found."""
        self.reach = self.reach.to(self._half + look_km)
        free, touches = self._lines, False
        for polygon in self.reach.polygons(map_):
            if shapely.intersects(polygon, self._lines).any():
                free, touches = shapely.difference(free, polygon), True
        line = _edges(free)
        if not len(line):
            self.found = Beside(self.km, self.km, 0.0)
            return
        held = max(0.0, self.km - _length(line)) if touches else 0.0
        on_plane, edges = plane(line, *self.middle), self.reach.edges(map_.edges)
        near = min(held + _near(on_plane, edges, within_km), self.km)
        distance = 0.0 if touches else self._distance(on_plane, edges)
        self.found = Beside(held, near, distance if distance <= look_km else math.inf)

    def look_no_farther(self, km: float) -> None:
        """Forget what was found farther away."""
        self.reach = self.reach.to(self._half + km)
        if self.found.distance_km > km:
            self.found = self.found._replace(distance_km=math.inf)

    def _distance(self, line: Floats, edges: Floats) -> float:
        """From a line to the nearest edge, km: between the two nearest points on the plane, on the ellipsoid."""
        if not len(edges):
            return math.inf
        ends = shapely.get_coordinates(shapely.shortest_line(*map(_lines, (line, edges))))
        lons, lats = centred(*self.middle)(*ends.T, inverse=True)
        return float(_GEOD.inv(lons[0], lats[0], lons[1], lats[1])[2]) / 1000


def _pieces(road: Road) -> Iterator[_Piece]:
    for part in shapely.get_parts(road.line):
        edges = cut_long(_edges(part), LONGEST_DEGREES)
        metres = _GEOD.inv(*edges.T)[2]
        number = np.floor((np.cumsum(metres) - metres) / (1000 * PIECE_KM))
        for n in np.unique(number):
            yield _Piece(edges[number == n])


def _edges(lines: Any) -> Floats:
    at, of = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
    edges: Floats = np.hstack([at[:-1], at[1:]])[of[1:] == of[:-1]]
    return edges


def _lines(edges: Floats) -> Any:
    return shapely.multilinestrings(shapely.linestrings(edges.reshape(-1, 2, 2)))


def _length(edges: Floats) -> float:
    """On the ellipsoid, km."""
    return math.fsum(_GEOD.inv(*edges.T)[2]) / 1000


def _near(line: Floats, edges: Floats, km: float) -> float:
    """How much of the edges of a line lies no farther than so much from any of some edges, all on one plane.

    Points so near to an edge are those in a strip along it and in the discs round its ends. What a straight line has
    of these three is one interval, for together they are convex.
    """
    start, way = line[:, None, :2], (line[:, 2:] - line[:, :2])[:, None]
    one, along = edges[None, :, :2], (edges[:, 2:] - edges[:, :2])[None]
    length = np.hypot(*along.T).T
    unit = along / np.where(length > 0, length, 1)[..., None]
    across = np.stack([-unit[..., 1], unit[..., 0]], axis=-1)
    strip = _both(
        _between(((start - one) * unit).sum(-1), (way * unit).sum(-1), 0.0, length),
        _between(((start - one) * across).sum(-1), (way * across).sum(-1), -km, km),
    )
    ends = (_in_disc(start - one, way, km), _in_disc(start - one - along, way, km))
    low = np.minimum.reduce([np.where(a <= b, a, np.inf) for a, b in (strip, *ends)]).clip(0, 1)
    high = np.maximum.reduce([np.where(a <= b, b, -np.inf) for a, b in (strip, *ends)]).clip(0, 1)
    # united from the lowest on; one that is empty ends before it begins
    order = np.argsort(low, axis=1)
    low, high = (np.take_along_axis(x, order, axis=1) for x in (low, high))
    reached = np.maximum.accumulate(high, axis=1)
    before = np.hstack([np.zeros((len(low), 1)), reached[:, :-1]])
    covered = (high - np.maximum(low, before)).clip(min=0).sum(axis=1)
    return math.fsum(np.hypot(*way[:, 0].T) * covered)


def _between(at: Floats, step: Floats, low: Any, high: Any) -> tuple[Floats, Floats]:
    """Where at + t·step lies between two values, as an interval of t; empty where it ends before it begins."""
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (low - at) / step, (high - at) / step
    always, never = (low <= at) & (at <= high), step == 0
    first = np.where(never, np.where(always, -np.inf, np.inf), np.minimum(one, other))
    return first, np.where(never, np.where(always, np.inf, -np.inf), np.maximum(one, other))


def _both(a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    return np.maximum(a[0], b[0]), np.minimum(a[1], b[1])


def _in_disc(start: Floats, way: Floats, radius: float) -> tuple[Floats, Floats]:
    """Where start + t·way lies within a disc round zero."""
    a, b, c = (way**2).sum(-1), (start * way).sum(-1), (start**2).sum(-1) - radius**2
    root = np.sqrt(np.where(b**2 - a * c >= 0, b**2 - a * c, np.nan))
    met = ~np.isnan(root) & (a > 0)
    a = np.where(a > 0, a, 1)
    return np.where(met, (-b - root) / a, np.inf), np.where(met, (-b + root) / a, -np.inf)
