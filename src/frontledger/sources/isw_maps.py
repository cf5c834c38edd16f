"""ISW's layers as GeoJSON: a file a day with all layers, or a file a day and layer; names of layers change by the year.

Archives write `YYYYMMDD.geojson`, `YYYYMMDD_LAYER.geojson` or `LAYER/YYYY-MM-DD.geojson`. A feature's layer is told by
its property, else by the file's name, else by its folder.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from ..errors import SourceError
from ..nouns.maps import MapFile, Shape
from .geojson import features
from .mapfiles import MapFolder, day_of, named, start_of
from .repair import drawn, sound

_NAME = r"([0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?:_(\w+))?\.geojson"
_PROPERTIES = ("layer", "layer_type")


def open_maps(
    path: Path,
    *,
    names: Mapping[str, str],
    corrected: Mapping[str, str] = {},
    left_out: Mapping[str, str] = {},
    carried: bool = False,
) -> MapFolder:
    """The maps in a folder and its folders, a map a day.

    Args:
        path: the folder.
        names: id of a layer by every name it has had.
        corrected: right day by a day that is mistyped in files' names, both as there.
        left_out: by the day of files that are not to be used, why.
        carried: a layer has a file only on days on which it changed, and stands until its next; after its last file it
            is not known.

    Raises:
        SourceError: when there is no map in the folder.
    """
    by_layer: dict[str, dict[dt.date, list[Path]]] = {}
    odd = []
    for file, name in named(path, _NAME, deep=True):
        if name[1] in left_out:
            odd.append(f"{file} is left out: {left_out[name[1]]}")
            continue
        if name[1] in corrected:
            odd.append(f"{file} is taken for the map of {corrected[name[1]]}")
        day = day_of(corrected.get(name[1], name[1]), file)
        by_layer.setdefault(str(file.parent), {}).setdefault(day, []).append(file)
    found: dict[dt.date, list[Path]] = {}
    for day in sorted({day for days in by_layer.values() for day in days}):
        for days in by_layer.values():
            before = [d for d in days if d <= day] if carried and max(days) >= day else [d for d in days if d == day]
            if before:
                found.setdefault(day, []).extend(days[max(before)])
    maps = {MapFile(_name(files, path, day), day, start_of(day)): files for day, files in found.items()}
    return MapFolder(maps, tuple(dict.fromkeys(names.values())), lambda data, name: parse(data, name, names), odd)


def parse(data: bytes, name: str, names: Mapping[str, str]) -> dict[str, Shape]:
    """What one file draws, by layer; features without a geometry hold nothing.

    Args:
        data: the file's bytes.
        name: its path.
        names: id of a layer by every name it has had.

    Raises:
        SourceError: naming the file and the feature, for a layer of another name.
    """
    path = Path(name)
    own = path.stem.partition("_")[2] or path.parent.name
    out: dict[str, list[Shape]] = {names[own]: []} if own in names else {}
    for n, feature in enumerate(features(data, name), 1):
        layer = next((feature.properties[p] for p in _PROPERTIES if feature.properties.get(p)), own)
        if not isinstance(layer, str) or layer not in names:
            raise SourceError(
                f"{name}, feature {n}: no layer is called {layer!r:.60}",
                remedy="say which layer it is in the theatre's sources.toml",
            )
        out.setdefault(names[layer], []).append(feature.shape)
    return {layer: _sound([p for shape in shapes for p in shape], layer, name) for layer, shapes in out.items()}


def _sound(shape: Shape, layer: str, name: str) -> Shape:
    try:
        # some features cross themselves, some overlap by slivers
        return sound(shape, drawn(shape))[0]
    except ValueError as e:
        raise SourceError(f"{name}, layer {layer}: {e}", remedy="fetch the file again") from e


def _name(files: list[Path], folder: Path, day: dt.date) -> str:
    """The path of a map: that of its file, or the folder of several and their day."""
    return str(files[0]) if len(files) == 1 else f"{folder} ({day})"
