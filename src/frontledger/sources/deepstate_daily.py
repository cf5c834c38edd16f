"""DeepState's daily maps: one GeoJSON file a day, ground that DeepState shows as held, as one MultiPolygon.

Read strictly: what is not of this form is refused by name, never guessed at.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

from ..errors import SourceError
from ..nouns.maps import MapFile, Maps, Shape
from . import files
from .geojson import features, refuse

LAYERS = ("occupied",)

MAX_BYTES = 20_000_000
"""A file of two years of maps has 80 kB; one many times as large is no map of a day."""

_FOLDER = "deepstate/daily"
_NAME = re.compile(r"deepstatemap_data_(\d{8})\.geojson", re.ASCII)


class DailyMaps:
    """The daily maps in a data folder, each read when it is asked for.

    The day of a file is the one in its name: the day on which the map was fetched, early in the morning (UTC).

    Args:
        folder: the data folder; the maps lie in `deepstate/daily` under it.

    Raises:
        SourceError: when there is no such folder, or when the day in a file's name is none.
    """

    layers = LAYERS

    def __init__(self, folder: Path) -> None:
        self.folder = folder / _FOLDER
        try:
            with os.scandir(self.folder) as entries:
                found = sorted((m[1], entry.path) for entry in entries if (m := _NAME.fullmatch(entry.name)))
        except OSError as e:
            raise SourceError(
                f"{self.folder}: {e.strerror}",
                remedy="give the folder that holds deepstate/daily, as the unpacking tool of the data set makes it",
            ) from e
        self.files = [_of(path, _day(day, path)) for day, path in found]
        self._of_day = {file.day: file for file in self.files}

    @property
    def days(self) -> list[dt.date]:
        """Days for which there is a file, in order."""
        return [file.day for file in self.files]

    def read(self, file: MapFile) -> dict[str, Shape]:
        """What a file draws, in the layer `occupied`.

        Raises:
            SourceError: naming the file, when it is missing or not of the form expected.
        """
        return {LAYERS[0]: parse(files.read(Path(file.name), MAX_BYTES), file.name)}

    def digest(self, file: MapFile) -> bytes:
        """Of the file's bytes.

        Raises:
            SourceError: naming the file, when it is missing.
        """
        return files.digest(files.read(Path(file.name), MAX_BYTES))

    def stamp(self, file: MapFile) -> str:
        """Equal as long as nobody wrote to the file.

        Raises:
            SourceError: naming the file, when it is missing.
        """
        return files.stamp((Path(file.name),))

    def polygons(self, day: dt.date) -> Shape:
        """The map of one day.

        Raises:
            SourceError: naming the file, when it is missing or not of the form expected.
        """
        name = str(self.folder / f"deepstatemap_data_{day:%Y%m%d}.geojson")
        return self.read(self._of_day.get(day) or _of(name, day))[LAYERS[0]]


def _day(text: str, path: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as e:
        raise SourceError(f"{path}: no day is called {text}", remedy="rename the file") from e


def _of(name: str, day: dt.date) -> MapFile:
    return MapFile(name, day, dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC))


def parse(data: bytes, name: str) -> Shape:
    """Read one map.

    Args:
        data: the file's bytes.
        name: what the file is called, for errors.

    Raises:
        SourceError: naming the file and what is wrong with it.
    """
    found = features(data, name)
    if len(found) != 1:
        refuse(name, "there must be exactly one feature")
    if found[0].other or not found[0].shape:
        refuse(name, "the feature must be a MultiPolygon")
    return found[0].shape


def open_maps(path: Path) -> Maps:
    """The daily maps in a folder of files.

    Raises:
        SourceError: when the day in a file's name is none.
    """
    return DailyMaps(path.parent.parent)
