"""Any folder of maps of one's own: files of any common form, each with its day in its name or in a column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..errors import InputError, SourceError
from ..nouns.maps import MapFile, Shape
from . import files
from .mapfiles import start_of
from .repair import Box, box_of, drawn, sound, swapped
from .vector import MAX_BYTES, SUFFIXES, Piece, columns, pieces, refuse

if TYPE_CHECKING:
    from .repair import Drawn

HELD: Final = "held"
"""The layer of a folder whose layers are not told apart."""
FIELD: Final = "layer"
"""The property that names a feature's layer, where no other is given."""
DAY_COLUMNS: Final = ("date", "day", "map_date", "as_of", "timestamp")
"""Columns that may hold the day of a row, where the name of a file tells none."""
PERIODS: Final = (
    ("_datefrom", "_dateto"), ("datefrom", "dateto"), ("date_from", "date_to"), ("valid_from", "valid_to"),
    ("start_date", "end_date"), ("start", "end"), ("begin", "end"), ("from", "to"), ("since", "until"),
)  # fmt: skip
"""Pairs of columns that may hold the first and the last day of a period."""
_DAY_FIRST = r"(?P<d>\d{1,2})(?P<s>[._-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})"
_YEAR_FIRST = r"(?P<Y>\d{4})(?P<S>[._-]?)(?P<M>\d{2})(?P=S)(?P<D>\d{2})"
_NAMED = re.compile(rf"(?<!\d)(?:{_YEAR_FIRST}|{_DAY_FIRST})(?!\d)", re.ASCII)
_SECOND = re.compile(r"(?<!\d)\d{10}(?!\d)", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])", re.ASCII)


def open_maps(
    path: Path,
    *,
    layers: Sequence[str] = (),
    layer_field: str | None = None,
    around: Callable[[], Box | None] = lambda: None,
) -> Folder:
    """The maps in a folder, or in one file with a column of days.

    Args:
        path: the folder.
        layers: the layers to read; without it all ground that is drawn is one layer, `held`.
        layer_field: the property that names a feature's layer; `layer` without it.
        around: tells where the ground lies that is asked about, when a file is first read: positions that lie there
            only with their numbers changed over are refused.

    Raises:
        InputError: naming the file, when there is no map, a day cannot be told, two are of one day or one is of a
            period.
    """
    if path.is_dir():
        paths = sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() in SUFFIXES)
    elif path.is_file():
        paths = [path]
    else:
        raise InputError(f"there is no folder {path}", remedy="give the folder of the maps as folder:PATH")
    if not paths:
        raise InputError(
            f"{path}: there is no map in it", remedy=f"put the maps in the folder itself; forms: {', '.join(SUFFIXES)}"
        )
    found: dict[MapFile, tuple[Path, str]] = {}
    of_day: dict[dt.datetime, MapFile] = {}
    for file in paths:
        for one, column in _files(file):
            if one.at in of_day:
                raise InputError(
                    f"{of_day[one.at].name} and {one.name} are both of {one.day}", remedy="keep one file a day"
                )
            of_day[one.at] = one
            found[one] = (file, column)
    return Folder(found, tuple(layers), layer_field or FIELD, around)


class Folder:
    """Maps of one's own; see `nouns.maps.Maps`. Made by `open_maps`."""

    def __init__(
        self,
        found: Mapping[MapFile, tuple[Path, str]],
        layers: tuple[str, ...],
        field: str,
        around: Callable[[], Box | None],
    ) -> None:
        self.files: Sequence[MapFile] = sorted(found, key=lambda f: f.at)
        self.layers = layers or (HELD,)
        self.odd: list[str] = []
        """What was put right in the files read so far."""
        self._found, self._asked, self._field, self._told = found, layers, field, around

    def read(self, file: MapFile) -> Mapping[str, Shape]:
        """What a file draws, by layer; one that it does not have is absent.

        Raises:
            InputError: naming the file, when it cannot be read, stands for a period, has no layers to choose from, or
                its axes are changed over.
        """
        out: dict[str, list[Any]] = {}
        rows = self._rows(file)
        if self._asked and rows and not any(self._field in row.properties for row in rows):
            raise InputError(
                f"{file.name}: no feature has a property {self._field!r} that names its layer",
                remedy="name the property with --layer-field, or leave --layers out",
            )
        for row in rows:
            layer = str(row.properties.get(self._field)) if self._asked else HELD
            if layer in self.layers:
                out.setdefault(layer, []).extend(row.shape)
        return {layer: self._sound(shape, layer, file) for layer, shape in out.items()}

    def digest(self, file: MapFile) -> bytes:
        """Equal exactly when the file's bytes and the day asked for in it are.

        Raises:
            InputError: naming the file, when it is missing or too large.
        """
        path, column = self._found[file]
        try:
            data = files.read(path, MAX_BYTES)
            # a Shapefile's other parts hold its properties and its coordinate system
            beside = [p for p in sorted(path.parent.glob(f"{path.stem}.*")) if path.suffix.lower() == ".shp"]
            parts = [data, *(files.read(p, MAX_BYTES) for p in beside), column.encode(), file.at.isoformat().encode()]
        except SourceError as e:
            raise InputError(str(e), remedy=e.remedy) from e
        return files.digest(b"".join(files.digest(part) for part in (parts if column else parts[:-2])))

    def stamp(self, file: MapFile) -> str:
        """Equal as long as nobody wrote to the file.

        Raises:
            InputError: naming the file, when it is missing.
        """
        path, _ = self._found[file]
        try:
            return files.stamp([path, *sorted(path.parent.glob(f"{path.stem}.*"))] if path.suffix == ".shp" else [path])
        except SourceError as e:
            raise InputError(str(e), remedy=e.remedy) from e

    def _rows(self, file: MapFile) -> list[Piece]:
        path, column = self._found[file]
        rows = [r for r in pieces(path) if not column or _day(r.properties.get(column)) == file.day]
        for row in rows:
            _no_period(row.properties, path)
        return rows

    def _sound(self, shape: Shape, layer: str, file: MapFile) -> Shape:
        rings = _drawn(shape, file)
        if not rings:
            return shape
        point = swapped(rings, self._around) if self._around else None
        if point:
            raise InputError(
                f"{file.name}: mixed axes: {point[0]:g}, {point[1]:g} has latitude before longitude",
                remedy="write longitude first in every file",
            )
        whole, count = sound(shape, rings)
        if count:
            told = f"{file.name}: {count} polygons of {layer!r} crossed themselves or overlapped; united"
            if told not in self.odd:
                self.odd.append(told)
        return whole

    @cached_property
    def _around(self) -> Box | None:
        """Where the ground lies; where nobody tells, where the first file's first feature does."""
        told = self._told()
        if told:
            return told
        rows = self._rows(self.files[0])
        return box_of(_drawn(rows[0].shape, self.files[0])) if rows else None


def _drawn(shape: Shape, file: MapFile) -> Drawn:
    try:
        return drawn(shape)
    except ValueError as e:
        raise InputError(
            f"{file.name}: {e}", remedy="give longitude and latitude in degrees, or name the coordinate system"
        ) from e


def _files(path: Path) -> list[tuple[MapFile, str]]:
    """The map files that a file on disk is, each with the column that tells its day; "": its name does."""
    days = _days_in(path)
    if len(days) > 1:
        refuse(path, f"stands for a period, {days[0]} to {days[-1]}, not for a day", "give a map a day")
    if days:
        return [(MapFile(str(path), days[0], start_of(days[0])), "")]
    second = _SECOND.findall(path.stem)
    if len(second) == 1:
        at = dt.datetime.fromtimestamp(int(second[0]), dt.UTC)
        return [(MapFile(str(path), at.date(), at), "")]
    rows = columns(path)
    names = {str(name).lower(): name for row in rows for name in row}
    column = next((names[c] for c in DAY_COLUMNS if c in names), None)
    if column is None:
        for row in rows:
            _no_period(row, path)
        refuse(
            path, "tells no day, neither in its name nor in a column", "name it like 2030-01-31.geojson, or add `date`"
        )
    told = [_day(row.get(column)) for row in rows]
    if None in told:
        refuse(path, f"has a feature without a day in its column {column!r}", "write days as YYYY-MM-DD")
    for row in rows:
        _no_period(row, path)
    return [(MapFile(f"{path} ({d})", d, start_of(d)), str(column)) for d in sorted({d for d in told if d})]


def _days_in(path: Path) -> list[dt.date]:
    """Different days that a file's name tells, in order.

    Raises:
        InputError: naming the file, for a day that is none, or one that is two: 01-02-2030.
    """
    found = set()
    for told in _NAMED.finditer(path.stem):
        year, month, day = (told["Y"], told["M"], told["D"]) if told["Y"] else (told["y"], told["m"], told["d"])
        if told["y"] and told["s"] != ".":
            if int(month) <= 12 and int(day) <= 12 and month != day:
                refuse(path, f"may be of two days: {told[0]}", "name it like 2030-01-31.geojson")
            if int(month) > 12:
                month, day = day, month
        try:
            found.add(dt.date(int(year), int(month), int(day)))
        except ValueError:
            refuse(path, f"is named for a day that there is not: {told[0]}", "name it like 2030-01-31.geojson")
    return sorted(found)


def _day(value: Any) -> dt.date | None:
    found = _ISO.match(str(value))
    try:
        return dt.date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _no_period(properties: Mapping[str, Any], path: Path) -> None:
    lower = {str(name).lower(): value for name, value in properties.items()}
    for first, last in PERIODS:
        start, end = _day(lower.get(first)), _day(lower.get(last))
        if start and end and start != end:
            refuse(path, f"stands for a period, {start} to {end}, not for a day", "give a map a day")
