"""Any folder of maps of one's own, a file a day, the day in its name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..nouns.maps import MapFile, Maps, Shape
from . import files
from .geojson import features

_DAY = re.compile(r"(?<![0-9])(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?![0-9])", re.ASCII)
HELD = "held"
"""The layer of features that name none."""


def open_maps(path: Path, *, layers: tuple[str, ...] = (), layer_field: str | None = None) -> Maps:
    """The maps in a folder.

    Raises:
        InputError: naming the file, when there is no such folder, no map in it, or two maps of one day.
    """
    return _Folder(path, layers, layer_field or "layer")


class _Folder:
    def __init__(self, path: Path, layers: tuple[str, ...], field: str) -> None:
        self._field = field
        self.layers = layers or (HELD,)
        found: dict[dt.date, Path] = {}
        for file in sorted(path.glob("*.geojson")) if path.is_dir() else ():
            day = _day(file)
            if day in found:
                raise InputError(f"{found[day]} and {file} are of one day", remedy="keep one of them")
            found[day] = file
        if not found:
            raise InputError(f"{path}: there is no map", remedy="give a folder of maps, a file a day")
        start = dt.time(tzinfo=dt.UTC)
        self.files = [MapFile(str(f), day, dt.datetime.combine(day, start)) for day, f in sorted(found.items())]

    def read(self, file: MapFile) -> Mapping[str, Shape]:
        out: dict[str, list[Any]] = {}
        for feature in features(files.read(Path(file.name)), file.name):
            layer = feature.properties.get(self._field, HELD)
            if layer in self.layers and feature.shape:
                out.setdefault(layer, []).extend(feature.shape)
        return out

    def digest(self, file: MapFile) -> bytes:
        return files.digest(files.read(Path(file.name)))


def _day(file: Path) -> dt.date:
    days = _DAY.findall(file.stem)
    try:
        (day,) = days
        return dt.date(*map(int, day))
    except ValueError:
        raise InputError(f"{file}: its name does not tell a day", remedy="name it like 2030-01-31.geojson") from None
