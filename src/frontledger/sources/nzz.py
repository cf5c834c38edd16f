"""NZZ's drawings: for each day asked for, the map in force on it, in the layers `nochange`, `gains` and `losses`.

Held ground is `nochange` and `gains`; `losses` was held at the start of the drawing's period and is not at its end. A
drawing stands until there is a new one, so that many files hold the same.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from ..errors import SourceError
from ..nouns.maps import MapFile, Shape
from . import files
from .geojson import features
from .mapfiles import MAX_BYTES, MapFolder, day_of, named, start_of

LAYERS = ("nochange", "gains", "losses")
_FROM = re.compile(rb'"_datefrom"\s*:\s*"([0-9-]{10})"')
_TO = re.compile(rb'"_dateto"\s*:\s*"([0-9-]{10})"')
_HEAD = 4096


def open_maps(path: Path) -> MapFolder:
    """The drawings in a folder of files `YYYY-MM-DD.json`.

    Raises:
        SourceError: naming the file, when there is none, or when a drawing's period is none.
    """
    found = {}
    for file, day in named(path, r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.json"):
        at = day_of(day[1], file)
        since, until = _period(file)
        found[MapFile(str(file), at, start_of(at), since, until)] = [file]
    return MapFolder(found, LAYERS, parse)


def parse(data: bytes, name: str) -> dict[str, Shape]:
    """What one drawing shows, by layer.

    Raises:
        SourceError: naming the file and the feature, for one of another type.
    """
    # a drawing in which nothing was gained has no feature that says so
    out: dict[str, list[Shape]] = {"gains": [], "losses": []}
    for n, feature in enumerate(features(data, name, at="value"), 1):
        layer = feature.properties.get("type")
        if layer not in LAYERS:
            raise SourceError(
                f"{name}, feature {n}: type {layer!r:.40} is none of {', '.join(LAYERS)}",
                remedy="fetch the file again; a map of another form has to be read by a source of its own",
            )
        out.setdefault(layer, []).append(feature.shape)
    return {layer: [polygon for shape in shapes for polygon in shape] for layer, shapes in out.items()}


def _period(file: Path) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a drawing, which its features tell before their geometry; None, None where none is told."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    for data in (head, None):
        text = files.read(file, MAX_BYTES) if data is None else data
        since, until = _FROM.search(text), _TO.search(text)
        if since and until:
            days = day_of(since[1].decode(), file), day_of(until[1].decode(), file)
            if days[0] > days[1]:
                raise SourceError(f"{file}: its period ends before it starts", remedy="fetch the file again")
            return days
    return None, None
