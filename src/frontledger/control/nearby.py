"""Places and the held ground around them through many maps.

From one map to the next hardly anything changes, and most of it far from a place: what was measured stands until an
edge of the boundary within its reach comes or goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ..errors import InputError
from .front import Surroundings
from .ground import grounds
from .local import LONGEST_DEGREES, holds, plane, surroundings
from .rings import cut_long, unshared, winding_of_edges

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..nouns.maps import MapFile, Maps
    from .area import Floats
    from .ground import Ground

POLAR_DEGREES = 85.0
"""Nearer to a pole edges that are straight in degrees are no sensible lines: nothing there is measured."""
# a degree of latitude is nowhere less, km
_DEGREE_KM = 110.5
# how far to look at first, km
FIRST_KM = 30.0
# beyond what was measured, so that rounding leaves nothing out, km
_MARGIN_KM = 0.01


def through(
    maps: Maps,
    layers: Iterable[str],
    lonlat: Sequence[tuple[float, float]],
    radii_km: Sequence[float],
    files: Iterable[MapFile] | None = None,
    may_lack: Collection[str] = (),
) -> Iterator[tuple[MapFile, Sequence[Surroundings | None] | None]]:
    """The surroundings of places on each map, each None where it has no held ground at all; None of an incomplete map.

    Args:
        maps: the source.
        layers: what counts as held.
        lonlat: longitude and latitude of each place, degrees.
        radii_km: at which bearings are measured.
        files: those to read, in order of time; all without it.
        may_lack: layers that a map may do without, and is complete.

    Raises:
        InputError: when a place is too near to a pole or nowhere on the Earth. SourceError: as `ground.grounds` does.
    """
    spots = [_Spot(lon, lat, radii_km) for lon, lat in lonlat]
    at = np.array(lonlat, np.float64).reshape(-1, 2)
    for map_ in grounds(maps, layers, files, may_lack):
        if map_.lacks:
            yield map_.file, None
            continue
        if map_.moved is None:
            anew: Iterable[_Spot] = spots
        elif len(map_.moved):
            # where polygons overlap, one may come to hold a place without an edge near it
            turned = winding_of_edges(map_.moved, at) != 0
            anew = [s for s, held in zip(spots, turned, strict=True) if held or s.reach.meets(map_.moved).any()]
        else:
            anew = ()
        for spot in anew:
            spot.measure(map_)
        yield map_.file, [spot.found for spot in spots]


class Reach:
    """What lies no farther from a point than so many kilometres, and some that lies farther.

    Raises:
        InputError: when the point is too near to a pole or nowhere on the Earth.
    """

    def __init__(self, lon: float, lat: float, km: float = FIRST_KM) -> None:
        if not (abs(lon) <= 180 and abs(lat) <= POLAR_DEGREES):
            raise InputError(
                f"nothing is measured around {lon:.10g}, {lat:.10g}",
                remedy=f"give longitude, latitude; nothing within {90 - POLAR_DEGREES:.0f} degrees of a pole",
            )
        self._lon, self._lat, self.km = lon, lat, km
        self._high = (km + _MARGIN_KM) / _DEGREE_KM
        narrowest = abs(lat) + self._high
        self._wide = self._high / np.cos(np.radians(narrowest)) if narrowest < 89 else 180.0

    def to(self, km: float) -> Reach:
        """The same point, farther or nearer."""
        return Reach(self._lon, self._lat, km)

    @property
    def everywhere(self) -> bool:
        """Nothing on the Earth lies farther."""
        return bool(self._wide >= 180 and self._high >= 180)

    def meets(self, boxes: Floats) -> NDArray[np.bool_]:
        """Which boxes, given by two corners as edges are, may come within reach."""
        lon1, lat1, lon2, lat2 = boxes.T
        near = np.abs((lat1 + lat2) / 2 - self._lat) <= self._high + np.abs(lat2 - lat1) / 2
        # longitudes begin anew somewhere, but not between these two
        away = np.abs(((lon1 + lon2) / 2 - self._lon + 180) % 360 - 180)
        found: NDArray[np.bool_] = near & (away <= self._wide + np.abs(lon2 - lon1) / 2)
        return found

    def edges(self, edges: Floats) -> Floats:
        """Edges within reach, but for those passed both ways, on the plane of the point (see `local.plane`)."""
        near = edges[self.meets(edges)]
        near[:, ::2] += self._turns(near)[:, None]
        return plane(cut_long(unshared(near), LONGEST_DEGREES), self._lon, self._lat)

    def polygons(self, map_: Ground) -> NDArray[Any]:
        """Polygons within reach, in longitudes that go on from those of the point."""
        bounds = shapely.bounds(map_.polygons).reshape(-1, 4)
        near = self.meets(bounds)
        turns = self._turns(bounds[near]).tolist()
        moved = [
            shapely.transform(p, lambda at, t=t: at + np.array([t, 0])) if t else p
            for p, t in zip(map_.polygons[near], turns, strict=True)
        ]
        return np.array(moved, object)

    def _turns(self, boxes: Floats) -> Floats:
        turns: Floats = 360 * np.round((self._lon - (boxes[:, 0] + boxes[:, 2]) / 2) / 360)
        return turns


class _Spot:
    """A place, what was found around it, and how far that reaches."""

    def __init__(self, lon: float, lat: float, radii_km: Sequence[float]) -> None:
        # 180 and -180 are one meridian, and ground to the west of it ends there
        self._lon, self._lat, self._radii = -180.0 if lon == 180 else lon, lat, tuple(radii_km)
        self.reach = Reach(self._lon, lat, max((FIRST_KM, *self._radii)))
        self.found: Surroundings | None = None

    def measure(self, map_: Ground) -> None:
        """Measure anew."""
        held = holds(map_.edges, self._lon, self._lat)
        self.found = self._measure(map_.edges, held)
        if held and self.found and np.count_nonzero(self.reach.meets(map_.boxes)) > 1:
            # edges of one ring may lie within another
            self.found = self._measure(map_.outer_edges, held)
        self.reach = self.reach.to(max(0.0, *self._radii, abs(self.found.distance_km)) if self.found else np.inf)

    def _measure(self, edges: Floats, held: bool) -> Surroundings | None:
        while True:
            found = surroundings(self.reach.edges(edges), held, self._radii)
            if self.reach.everywhere or (found and abs(found.distance_km) <= self.reach.km):
                return found
            self.reach = self.reach.to(farther(self.reach.km))


def farther(km: float) -> float:
    """How far to look next, where nothing was found so far."""
    return max(4 * km, FIRST_KM)
