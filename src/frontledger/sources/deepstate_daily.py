"""DeepState's daily maps: one GeoJSON file a day, ground that DeepState shows as held, as one MultiPolygon.

Read strictly: what is not of this form is refused by name, never guessed at.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from ..errors import SourceError
from ..nouns.maps import MapFile, Maps, Shape
from .files import digest, read

Position = tuple[float, float]
Polygons = list[list[list[Position]]]
"""As GeoJSON has them: polygons of rings (the shell first, then holes) of longitude and latitude in degrees, WGS84."""

MAX_BYTES = 20_000_000
"""A file of two years of maps has 80 kB; one many times as large is no map of a day."""

_FOLDER = "deepstate/daily"
_NAME = re.compile(r"deepstatemap_data_(\d{8})\.geojson", re.ASCII)
_CRS84 = "urn:ogc:def:crs:OGC:1.3:CRS84"


class DailyMaps:
    """The daily maps in a data folder, each read when it is asked for.

    The day of a file is the one in its name: the day on which the map was fetched, early in the morning (UTC).

    Args:
        folder: the data folder; the maps lie in `deepstate/daily` under it.

    Raises:
        SourceError: when there is no such folder, or when the day in a file's name is none.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / _FOLDER
        try:
            names = [m for p in self.folder.iterdir() if (m := _NAME.fullmatch(p.name))]
        except OSError as e:
            raise SourceError(
                f"{self.folder}: {e.strerror}",
                remedy="give the folder that holds deepstate/daily, as the unpacking tool of the data set makes it",
            ) from e
        self._files = {self._day(m): self.folder / m[0] for m in sorted(names, key=lambda m: m[0])}

    @property
    def days(self) -> list[dt.date]:
        """Days for which there is a file, in order."""
        return list(self._files)

    def polygons(self, day: dt.date) -> Polygons:
        """The map of one day.

        Raises:
            SourceError: naming the file, when it is missing or not of the form expected.
        """
        path = self._files.get(day, self.folder / f"deepstatemap_data_{day:%Y%m%d}.geojson")
        try:
            if path.stat().st_size > MAX_BYTES:
                _refuse(str(path), f"larger than {MAX_BYTES} bytes")
            data = path.read_bytes()
        except OSError as e:
            raise SourceError(
                f"{path}: {e.strerror}", remedy="put the map of that day there, or ask for a day that has one"
            ) from e
        return parse(data, str(path))

    def _day(self, name: re.Match[str]) -> dt.date:
        try:
            return dt.datetime.strptime(name[1], "%Y%m%d").date()
        except ValueError as e:
            raise SourceError(f"{self.folder / name[0]}: no day is called {name[1]}", remedy="rename the file") from e


def parse(data: bytes, name: str) -> Polygons:
    """Read one map.

    Args:
        data: the file's bytes.
        name: what the file is called, for errors.

    Raises:
        SourceError: naming the file and what is wrong with it.
    """
    try:
        root = json.loads(data, parse_constant=lambda c: _refuse(name, f"the number {c}"))
    except (ValueError, RecursionError) as e:
        _refuse(name, f"not JSON: {e}")
    if not isinstance(root, dict) or root.get("type") != "FeatureCollection":
        _refuse(name, "not a FeatureCollection")
    crs = root.get("crs")
    if crs is not None and crs != {"type": "name", "properties": {"name": _CRS84}}:
        _refuse(name, "coordinates are not longitude and latitude (CRS84)")
    features = root.get("features")
    if not isinstance(features, list) or len(features) != 1 or not isinstance(features[0], dict):
        _refuse(name, "there must be exactly one feature")
    geometry = features[0].get("geometry")
    if not isinstance(geometry, dict) or geometry.get("type") != "MultiPolygon":
        _refuse(name, "the feature must be a MultiPolygon")
    return [
        [_ring(ring, f"polygon {i}, ring {j}", name) for j, ring in enumerate(_full_list(polygon, name))]
        for i, polygon in enumerate(_full_list(geometry.get("coordinates"), name))
    ]


def _ring(ring: Any, where: str, name: str) -> list[Position]:
    points = [_position(p, where, name) for p in _full_list(ring, name)]
    if len(points) < 4 or points[0] != points[-1]:
        _refuse(name, f"{where} is not a closed ring of four positions or more")
    return points


def _position(point: Any, where: str, name: str) -> Position:
    # bool is a number to Python, and 1e999 is infinite
    if not isinstance(point, list) or len(point) != 2 or any(type(x) not in (float, int) for x in point):
        _refuse(name, f"{where}: {point!r:.80} is not a longitude and a latitude")
    lon, lat = point
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        _refuse(name, f"{where}: {point!r:.80} is not on the Earth")
    return float(lon), float(lat)


def _full_list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        _refuse(
            name, "the coordinates of a MultiPolygon are lists of polygons of rings of positions, none of them empty"
        )
    return value


def _refuse(name: str, what: str) -> NoReturn:
    raise SourceError(
        f"{name}: {what}", remedy="fetch the file again; a map of another form has to be read by a source of its own"
    )


def open_maps(path: Path) -> Maps:
    """The daily maps in a folder of files.

    Raises:
        SourceError: when the day in a file's name is none.
    """
    return _Maps(DailyMaps(path.parent.parent))


class _Maps:
    layers = ("occupied",)

    def __init__(self, maps: DailyMaps) -> None:
        self._maps = maps
        at = dt.time(tzinfo=dt.UTC)
        self.files = [
            MapFile(str(maps.folder / f"deepstatemap_data_{day:%Y%m%d}.geojson"), day, dt.datetime.combine(day, at))
            for day in maps.days
        ]

    def read(self, file: MapFile) -> Mapping[str, Shape]:
        return {"occupied": self._maps.polygons(file.day)}

    def digest(self, file: MapFile) -> bytes:
        return digest(read(Path(file.name), MAX_BYTES))
