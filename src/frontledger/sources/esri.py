"""Layers of an Esri FeatureServer, as its query gives them: JSON with rings, or GeoJSON, a page or many.

A page is a file `YYYY-MM-DD.json`, `YYYY-MM-DD_LAYER.json`, `YYYY-MM-DD_LAYER_OFFSET.json`. A service that has more
than it sends says so, so that a page that is missing is found.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NoReturn
from urllib.parse import urlencode, urlsplit

import msgspec

from ..errors import InputError, SourceError
from ..nouns.maps import MapFile, Shape
from . import files
from .mapfiles import MapFolder, day_of, named, start_of
from .repair import drawn, sound
from .vector import pieces

HELD: Final = "held"
PAGE: Final = 1000
"""Features asked for at once; a service may send fewer."""
MOST_PAGES: Final = 500
MOST_BYTES: Final = 200_000_000
"""Of all pages of a layer together."""
_NAME = r"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})(?:_([A-Za-z]\w*?))?(?:_([0-9]+))?\.(?:geo)?json"
_IDS = ("OBJECTID", "FID", "ObjectId", "objectid", "fid")
_MORE = "exceededTransferLimit"


class _Page(msgspec.Struct):
    """What of a page tells whether it is one, and the last."""

    features: list[msgspec.Raw] | None = None
    error: dict[str, Any] | None = None
    properties: dict[str, Any] | None = None
    exceededTransferLimit: bool = False  # noqa: N815  (the service's own word)

    @property
    def more(self) -> bool:
        return self.exceededTransferLimit or bool(self.properties and self.properties.get(_MORE))


def open_maps(path: Path, *, names: Mapping[str, str] = {}, layer_field: str = "") -> MapFolder:
    """The maps in a folder of pages, a map a day.

    Args:
        path: the folder.
        names: id of a layer by its name in files' names or in the property; without it names are ids.
        layer_field: the property that names a feature's layer; without it the file's name does, else it is `held`.

    Raises:
        SourceError: when there is no page in the folder.
    """
    found: dict[dt.date, list[Path]] = {}
    layers: dict[str, None] = dict.fromkeys(names.values())
    for file, name in named(path, _NAME):
        found.setdefault(day_of(name[1], file), []).append(file)
        if not layer_field:
            layers[names.get(name[2] or HELD, name[2] or HELD)] = None
    maps = {MapFile(f"{path} ({day})", day, start_of(day)): pages for day, pages in found.items()}
    return _Pages(maps, tuple(layers), names, layer_field)


class _Pages(MapFolder):
    """Maps of pages; pages of a layer belong together."""

    def __init__(
        self, found: Mapping[MapFile, list[Path]], layers: tuple[str, ...], names: Mapping[str, str], field: str
    ) -> None:
        super().__init__(found, layers, lambda _data, _name: {})
        self._paths, self._names, self._field = found, names, field

    def read(self, file: MapFile) -> Mapping[str, Shape]:
        """What the pages of a day draw, by layer.

        Raises:
            SourceError: naming the page, when it is not one, the next is missing, or a feature is on two of them.
        """
        out: dict[str, list[Any]] = {}
        seen: dict[tuple[str, Any], Path] = {}
        last: dict[str, tuple[Path, bool]] = {}
        for path in sorted(self._paths[file], key=_order):
            own = _order(path)[0]
            last[own] = path, page_of(files.read(path, MOST_BYTES), str(path)).more
            for row in _pieces(path):
                id_ = next((row.properties[i] for i in _IDS if i in row.properties), None)
                if id_ is not None and seen.setdefault((own, id_), path) != path:
                    _refuse(str(path), f"feature {id_} is on {seen[own, id_].name} too")
                layer = str(row.properties.get(self._field)) if self._field else own or HELD
                if self._names and self._field and layer not in self._names:
                    _refuse(str(path), f"no layer is called {layer!r:.60}")
                out.setdefault(self._names.get(layer, layer), []).extend(row.shape)
        for path, more in last.values():
            if more:
                _refuse(str(path), "the service had more features than this page; the next page is missing")
        try:
            return {layer: sound(shape, drawn(shape))[0] for layer, shape in out.items()}
        except ValueError as e:
            raise SourceError(f"{file.name}: {e}", remedy="ask the service for outSR=4326") from e


def page_of(data: bytes, name: str) -> _Page:
    """A page, looked at from outside.

    Raises:
        SourceError: when it is none, or tells an error of the service.
    """
    try:
        page = msgspec.json.decode(data, type=_Page)
    except msgspec.MsgspecError as e:
        _refuse(name, f"not a page of a FeatureServer: {e}")
    if page.error is not None:
        _refuse(name, f"the service says: {page.error.get('message') or page.error}"[:200])
    if page.features is None:
        _refuse(name, "not a page of a FeatureServer: there are no features in it")
    return page


def fetch_pages(
    get: Callable[[str], bytes], url: str, *, where: str = "1=1", page: int = PAGE, form: str = "geojson"
) -> Iterator[tuple[int, bytes]]:
    """All features of a layer, a page after the other, each with the number of features before it.

    Args:
        get: fetches an address, within limits of its own.
        url: of the layer, `https://…/FeatureServer/0`.
        where: which features, in the service's own words; all of them.
        page: features to ask for at once.
        form: `geojson`, or `json` of services that cannot give GeoJSON.

    Raises:
        InputError: for an address that is no layer's. SourceError: when the service tells an error, sends the same page
            twice, or more than can be taken.
    """
    if not urlsplit(url).path.rstrip("/").rpartition("/")[2].isdecimal():
        raise InputError(
            f"{url} is no layer of a FeatureServer", remedy="give its address with the number of the layer"
        )
    before, size, last = 0, 0, b""
    for _ in range(MOST_PAGES):
        asked = {"where": where, "outFields": "*", "outSR": "4326", "resultOffset": before, "resultRecordCount": page}
        data = get(f"{url.rstrip('/')}/query?{urlencode({**asked, 'f': form})}")
        size += len(data)
        if size > MOST_BYTES:
            _refuse(url, f"sends more than {MOST_BYTES:,} bytes")
        found = page_of(data, url)
        digest = files.digest(data)
        if digest == last:
            _refuse(url, "sends the same page again and again: it does not page")
        yield before, data
        before, last = before + len(found.features or ()), digest
        if not found.more or not found.features:
            return
    _refuse(url, f"has more than {MOST_PAGES} pages")


def _pieces(path: Path) -> list[Any]:
    try:
        return pieces(path)
    except InputError as e:
        raise SourceError(str(e), remedy=e.remedy) from e


def _order(path: Path) -> tuple[str, int]:
    """A page's layer, and how many features stand before it."""
    name = re.fullmatch(_NAME, path.name, re.ASCII)
    return (name[2] or "", int(name[3] or 0)) if name else ("", 0)


def _refuse(name: str, what: str) -> NoReturn:
    raise SourceError(f"{name}: {what}", remedy="fetch the layer again, page by page")
