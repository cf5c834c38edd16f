"""A place and the held ground around it: distance, closed bearings and the widest gap, measured from a map.

A bearing is closed at a radius when the straight way of that length from the place meets held ground. Where the place
itself is free, such a way enters held ground over its boundary, so the closed bearings are exactly those under which
the boundary within the radius is seen: each piece of an edge within the disc closes the bearings between its ends, and
these are united. Nothing is sampled, and pieces that touch, have holes or wind round the place need no rule of their
own.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import InputError, SourceError
from .front import Closed, Front, Surroundings

if TYPE_CHECKING:
    from ..nouns import Convention, Flag
    from ..nouns.maps import Maps as FileMaps
    from ..nouns.maps import Shape
    from ..theatre.load import Theatre
    from .area import Floats

SLIVER_KM2 = 0.01
"""Rings around less ground than this are leavings of how the files are made, not a front."""

# edges are straight in degrees; cut so, none strays more than a metre from its chord on the plane
LONGEST_DEGREES = 0.05
# bearings this close, in radians, are one: 0.02 mm at 20 km
_SAME_BEARING = 1e-9


class Maps(Protocol):
    """Day maps of a source."""

    @property
    def days(self) -> list[dt.date]: ...

    def polygons(self, day: dt.date) -> Shape:
        """The map of a day; SourceError, naming the file, where there is none or it is malformed."""
        ...


class OfDays:
    """Maps of any source as day maps: of the files of one day the last.

    Args:
        maps: the source.
        layers: what counts as held.
    """

    def __init__(self, maps: FileMaps, layers: Sequence[str]) -> None:
        self._maps, self._layers = maps, layers
        self._files = {file.day: file for file in maps.files}

    @property
    def days(self) -> list[dt.date]:
        """Days that have a map, in order."""
        return list(self._files)

    def polygons(self, day: dt.date) -> Shape:
        """The map of a day.

        Raises:
            SourceError: there is none, or its file cannot be read.
        """
        if day not in self._files:
            near = f" beside {next(iter(self._files.values())).name}" if self._files else ""
            raise SourceError(
                f"there is no map of {day}{near}", remedy="put the map of that day there, or ask for a day that has one"
            )
        drawn = self._maps.read(self._files[day])
        return [polygon for layer in self._layers for polygon in drawn.get(layer, ())]


def boundary(polygons: Shape) -> Floats:
    """Edges of a map as they are measured from: no slivers and no shared borders; held ground on the left."""
    from .rings import cut_long, directed_edges, unshared

    return cut_long(unshared(directed_edges(polygons, at_least_km2=SLIVER_KM2)), LONGEST_DEGREES)


def plane(edges: Floats, lon: float, lat: float) -> Floats:
    """Edges on the plane that keeps distances and bearings from a place true: rows of x, y, x, y in km, x to the east.

    See `centred`.
    """
    import numpy as np

    to_plane = centred(lon, lat)
    return np.column_stack([*to_plane(edges[:, 0], edges[:, 1]), *to_plane(edges[:, 2], edges[:, 3])])


@lru_cache(maxsize=256)
def centred(lon: float, lat: float) -> Any:
    """The azimuthal equidistant projection on the ellipsoid (WGS84) with a place at its centre, a `pyproj.Proj`, km."""
    from pyproj import Proj

    return Proj(proj="aeqd", ellps="WGS84", lon_0=lon, lat_0=lat, units="km")


def holds(edges: Floats, lon: float, lat: float) -> bool:
    """Does a place lie in held ground?"""
    import numpy as np

    from .rings import winding_of_edges

    return bool(winding_of_edges(edges, np.array([[lon, lat]]))[0])


def surroundings(edges: Floats, held: bool, radii_km: Sequence[float]) -> Surroundings | None:
    """Measure from the centre of the plane; None where there is no held ground at all.

    Args:
        edges: on the plane of the place, as `plane` gives them; those farther than the largest radius and the nearest
            edge may be left out.
        held: whether the place lies in held ground; a place on the boundary is held in any case.
        radii_km: at which bearings are measured.
    """
    import numpy as np

    if not len(edges):
        return None
    start, way = edges[:, :2], edges[:, 2:] - edges[:, :2]
    square = (way**2).sum(axis=1)
    nearest = np.clip(-(start * way).sum(axis=1) / np.where(square > 0, square, 1), 0, 1)[:, None]
    distance = float(np.hypot(*(start + nearest * way).T).min())
    if held or not distance:
        return Surroundings(-distance, dict.fromkeys(radii_km, Closed(100.0, 0.0, None)))
    return Surroundings(distance, {radius: _closed(edges, radius) for radius in radii_km})


def around(polygons: Shape, lon: float, lat: float, radii_km: Sequence[float]) -> Surroundings | None:
    """Measure the surroundings of a place on a map; None where there is no held ground at all.

    Args:
        polygons: the held ground.
        lon: of the place, degrees.
        lat: of the place, degrees.
        radii_km: at which bearings are measured.
    """
    edges = boundary(polygons)
    return surroundings(plane(edges, lon, lat), holds(edges, lon, lat), radii_km)


class FolderMeasurer(Front):
    """Measures any place of the gazetteer from a folder of day maps.

    Args:
        theatre: whose place and conventions are used.
        maps: the day maps of the convention's source.
        convention: whose maps they are; without it as the figures that ship.

    Raises:
        InputError: when the libraries for maps are not installed. SourceError, from its methods: naming the file, when
            the map needed is missing or malformed.
    """

    def __init__(self, theatre: Theatre, maps: Maps, convention: Convention | None = None) -> None:
        super().__init__(theatre, convention)
        self._maps = maps
        missing = [name for name in ("numpy", "pyproj") if not find_spec(name)]
        if missing:
            raise InputError(
                f"measuring maps needs {' and '.join(missing)}",
                remedy="install Frontledger with its extra: pip install frontledger[maps]",
            )

    @property
    def days(self) -> Sequence[dt.date]:
        """Days that have a map, in order."""
        return self._maps.days

    def _map(self, day: dt.date) -> tuple[dt.date, tuple[Flag, ...]] | None:
        found = super()._map(day)
        if found is None:
            # no map stands for the day: asking for the day's own raises the error that names the file
            self._maps.polygons(day)
        return found

    def around(self, place_id: str, day: dt.date, radii_km: Sequence[float]) -> Surroundings | None:
        """The figures of a place on the map of a day; None where the gazetteer does not have the place."""
        place = self.theatre.gazetteer.place(place_id)
        if place is None:
            return None
        return around(self._maps.polygons(day), place.lon, place.lat, radii_km)


def _closed(edges: Floats, radius: float) -> Closed:
    """Bearings closed by edges on the plane of a free place, within a radius in km."""
    import numpy as np

    start, way = edges[:, :2], edges[:, 2:] - edges[:, :2]
    # where each edge enters and leaves the disc, as shares of the edge: roots of a t² + 2 b t + c
    a, b, c = (way**2).sum(axis=1), (start * way).sum(axis=1), (start**2).sum(axis=1) - radius**2
    root = b**2 - a * c
    met = (root > 0) & (a > 0)
    start, way, ends = start[met], way[met], edges[met, 2:]
    a, b, root = a[met], b[met], np.sqrt(root[met])
    enter, leave = np.maximum((-b - root) / a, 0)[:, None], np.minimum((-b + root) / a, 1)[:, None]
    met = (enter < leave)[:, 0]
    first = np.where(enter > 0, start + enter * way, start)[met]
    last = np.where(leave < 1, start + leave * way, ends)[met]
    bearing, other = np.arctan2(first[:, 0], first[:, 1]), np.arctan2(last[:, 0], last[:, 1])
    # an edge that does not pass through the place is seen under less than half a turn
    turn = (other - bearing + math.pi) % math.tau - math.pi
    return _united(np.where(turn < 0, bearing + turn, bearing) % math.tau, np.abs(turn))


def _united(start: Floats, length: Floats) -> Closed:
    """Unite intervals of bearings, radians, given by start (0 to a full turn) and length."""
    import numpy as np

    if not len(start):
        return Closed(0.0, 360.0, None)
    end = start + length
    over = end > math.tau
    start, end = np.append(start, np.zeros(over.sum())), np.append(np.minimum(end, math.tau), end[over] - math.tau)
    order = np.lexsort((end, start))
    start, reached = start[order], np.maximum.accumulate(end[order])
    # open runs between what was reached and the next start; the last runs through north
    width = np.append(start[1:], start[0] + math.tau) - reached
    width = np.where(width > _SAME_BEARING, width, 0.0)
    widest = int(width.argmax())
    if not width[widest]:
        return Closed(100.0, 0.0, None)
    return Closed(
        100 * (1 - float(width.sum()) / math.tau),
        math.degrees(float(width[widest])),
        math.degrees(float(reached[widest] + width[widest] / 2)) % 360,
    )
