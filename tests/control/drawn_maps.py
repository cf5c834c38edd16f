"""Maps drawn for a test: the shapes of each day's file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import shapely

from frontledger.nouns.maps import MapFile, Shape, text

DAY = dt.date(2030, 1, 1)
"""The day of the first file."""
_ONE = dt.timedelta(days=1)


class DrawnMaps:
    """A source of maps, one a day; a shape that stands alone is the layer `held`."""

    def __init__(self, *days: Shape | Mapping[str, Shape]) -> None:
        self._drawn = [day if isinstance(day, Mapping) else {"held": day} for day in days]
        self.layers = tuple(sorted({layer for day in self._drawn for layer in day}))
        start = dt.datetime.combine(DAY, dt.time(tzinfo=dt.UTC))
        self.files = [MapFile(f"{DAY + n * _ONE}.geojson", DAY + n * _ONE, start + n * _ONE) for n in range(len(days))]

    def read(self, file: MapFile) -> Mapping[str, Shape]:
        return self._drawn[(file.day - DAY).days]

    def digest(self, file: MapFile) -> bytes:
        drawn = self.read(file)
        return repr([(layer, [[text(r) for r in p] for p in drawn[layer]]) for layer in sorted(drawn)]).encode()

    def stamp(self, file: MapFile) -> str:
        return self.digest(file).hex()


def square(x: float, y: float, size: float = 0.5) -> list[tuple[float, float]]:
    """A closed ring."""
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]


def shape_of(geometry: Any) -> Shape:
    """The polygons of a shapely geometry."""
    return [
        [list(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in shapely.get_parts(geometry)
        if polygon.geom_type == "Polygon" and not polygon.is_empty
    ]
