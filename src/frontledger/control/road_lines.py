"""Roads beside places: which of the lines at hand lead past them, and how far held ground is from these on a day.

Of a road past several places only the stretch between them is measured. A line that is in parts of which none leads
past all of them is measured whole. Libraries of maps are loaded when a road is first asked about.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ..nouns import Flag, Measurement, Period
from ..nouns.roads import Road
from .front import map_of
from .local import LONGEST_DEGREES, centred

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from ..nouns import Convention
    from ..nouns.maps import Maps
    from ..theatre.load import Theatre
    from ..theatre.places import Place
    from .roads import Beside

Passed = tuple["Place", float]
"""A place, and how far from it a road may run that leads past it, km."""

_DEGREE_KM = 110.0
"""No degree of latitude is shorter."""


class RoadLines:
    """Measures roads on day maps of a source.

    Args:
        theatre: whose places.
        maps: the source's.
        convention: what counts as held.
        may_lack: layers that a map may do without, and is complete.
        roads: lines at hand; None: none were given.

    Raises (its methods):
        SourceError: naming the file, when a map cannot be read. InputError: a road runs too near to a pole.
    """

    def __init__(
        self,
        theatre: Theatre,
        maps: Maps,
        convention: Convention,
        may_lack: Collection[str] = (),
        roads: Sequence[Road] | None = None,
    ) -> None:
        self._theatre, self._maps, self._rule, self._may_lack = theatre, maps, convention, may_lack
        self._roads = roads

    def past(self, ends: Mapping[str, float], day: dt.date) -> list[Measurement] | None:
        """Every road that leads past all of some places on the map of a day (quantity `road`), in the file's order.

        Args:
            ends: places by their ids, and how far from each a road may run that leads past it, km.
            day: whose map is asked.

        Returns:
            None where no lines are at hand.
        """
        if self._roads is None:
            return None
        known = [(place, km) for id_, km in ends.items() if (place := self._theatre.place(id_))]
        if len(known) < len(ends):
            return []
        return self._measured(
            [s for road in self._near(known) if (s := _stretch(road, known))], [place for place, _ in known], day
        )

    def straight(self, ends: Sequence[str], day: dt.date) -> list[Measurement]:
        """The straight way between two places on the map of a day, a road without a name."""
        one, other = (self._theatre.place(id_) for id_ in ends)
        if one is None or other is None:
            return []
        import shapely

        way = Road("", "", shapely.LineString([(one.lon, one.lat), (other.lon, other.lat)]))
        return self._measured([way], [one, other], day)

    @cached_property
    def _boxes(self) -> Any:
        import shapely

        return shapely.bounds([road.line for road in self._roads or ()]).reshape(-1, 4)

    def _near(self, places: Sequence[Passed]) -> list[Road]:
        """Roads whose boxes reach all places: few of many."""
        met: Any = True
        for place, km in places:
            high = km / _DEGREE_KM
            wide = high / math.cos(math.radians(min(89.0, abs(place.lat) + high)))
            west, south, east, north = self._boxes.T
            met &= (west - wide <= place.lon) & (place.lon <= east + wide)
            met &= (south - high <= place.lat) & (place.lat <= north + high)
        return [road for road, here in zip(self._roads or (), met, strict=True) if here]

    def _measured(self, roads: Sequence[Road], places: Sequence[Place], day: dt.date) -> list[Measurement]:
        found = map_of(day, list(self._files))
        if not found or not roads:
            return []
        from .roads import beside, length_km

        source = self._theatre.sources[self._rule.source]
        common = Measurement(
            convention=self._rule.id,
            source=source.id,
            root=source.root,
            quantity="road",
            side=self._theatre.attacker,
            place="+".join(place.name_en for place in places),
            place_id=places[0].id,
            period=Period(day, day),
            amount=None,
            unit="km",
            flags=found[1],
        )
        ((_, on_map),) = beside(self._maps, self._rule.layers, roads, 0.0, [self._files[found[0]]], self._may_lack)
        if on_map is None:
            incomplete = Flag(kind="incomplete", period=Period(*[found[0]] * 2))
            return [replace(common, flags=(*common.flags, incomplete), what=_name(road)) for road in roads]
        return [_said(common, r, b, length_km(r)) for r, b in zip(roads, on_map, strict=True)]

    @cached_property
    def _files(self) -> Any:
        return {file.day: file for file in self._maps.files}


def _said(common: Measurement, road: Road, found: Beside, length: float) -> Measurement:
    amount = None if math.isinf(found.distance_km) else round(found.distance_km, 6)
    return replace(common, what=_name(road), amount=amount, held_km=round(found.held_km, 6), length_km=round(length, 6))


def _name(road: Road) -> str | None:
    return road.name or road.id or None


def _stretch(road: Road, places: Sequence[Passed]) -> Road | None:
    """What of a road lies between places that it leads past; all of it past one; None where it passes one by."""
    import shapely

    merged = shapely.segmentize(shapely.line_merge(road.line), LONGEST_DEGREES)
    if any(_away(merged, place) > km for place, km in places):
        return None
    if len(places) == 1:
        return road
    parts = [
        _between(part, [place for place, _ in places])
        for part in shapely.get_parts(merged)
        if all(_away(part, place) <= km for place, km in places)
    ]
    return road._replace(line=shapely.union_all(parts)) if parts else road


def _away(line: Any, place: Place) -> float:
    """Kilometres from a place to a line."""
    import shapely

    return float(shapely.distance(shapely.Point(0, 0), _on_plane(line, place)))


def _between(line: Any, places: Sequence[Place]) -> Any:
    """The stretch of a line from where it is nearest to one place to where it is to another, the two farthest apart."""
    import shapely
    from shapely.ops import substring

    to_plane, drawn = centred(places[0].lon, places[0].lat), _on_plane(line, places[0])
    at = [drawn.project(shapely.Point(to_plane(place.lon, place.lat))) for place in places]
    cut = substring(drawn, min(at), max(at))
    return shapely.transform(cut, lambda xy: _columns(to_plane(*xy.T, inverse=True)))


def _on_plane(line: Any, place: Place) -> Any:
    import shapely

    to_plane = centred(place.lon, place.lat)
    return shapely.transform(line, lambda lonlat: _columns(to_plane(*lonlat.T)))


def _columns(pair: Any) -> Any:
    import numpy as np

    return np.column_stack(pair)
