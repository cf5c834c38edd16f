"""GeoJSON (RFC 7946), read strictly and without parsing a coordinate before it is needed.

Coordinates are most of a map file, and hardly any of them is new from one file to the next. So they are taken out as
text, what is left is parsed as JSON, and the text of a ring is handed on: equal rings are then equal bytes. White space
is taken out first, so that it does not matter how a file is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, NoReturn

import msgspec

from ..errors import SourceError
from ..nouns.maps import Shape

_WHITE = b" \t\r\n"
_KEY = b'"coordinates"'
_CRS84 = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326")
_DEPTH = {"Polygon": 3, "MultiPolygon": 4}
_OTHER = ("Point", "MultiPoint", "LineString", "MultiLineString")
_NOT_COORDINATES = re.compile(rb"[^\[\]0-9.,eE+-]")
_REMEDY = "fetch the file again; a map of another form has to be read by a source of its own"


class Feature(NamedTuple):
    """A feature with an area, or with no geometry at all."""

    properties: Mapping[str, Any]
    shape: Shape
    """Polygons of rings as text (see `nouns.maps.Ring`); a third coordinate is left in."""
    other: tuple[str, ...] = ()
    """Types of its geometries that have no area and are not read."""


def features(data: bytes, name: str, *, at: str = "") -> list[Feature]:
    """Features of a FeatureCollection, in order.

    Args:
        data: the file's bytes.
        name: what the file is called, for errors.
        at: the member that holds the collection, where it is not the whole; parted by dots.

    Raises:
        SourceError: naming the file, when it is not JSON, no FeatureCollection, in coordinates other than longitude and
            latitude, or when a geometry is malformed. What stands within a ring is looked at when the ring is used.
    """
    skeleton, blocks = _taken_out(data)
    try:
        root = msgspec.json.decode(skeleton)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as e:
        refuse(name, f"not JSON: {e}")
    for member in at.split(".") if at else ():
        root = root.get(member) if isinstance(root, dict) else None
    if not isinstance(root, dict) or root.get("type") != "FeatureCollection":
        refuse(name, "not a FeatureCollection")
    crs = root.get("crs")
    if crs is not None and not _is_lon_lat(crs):
        refuse(name, "coordinates are not longitude and latitude (CRS84)")
    found = root.get("features")
    if not isinstance(found, list):
        refuse(name, "a FeatureCollection needs a list of features")
    return [_feature(f, blocks, name, f"feature {i}") for i, f in enumerate(found, 1)]


def refuse(name: str, what: str) -> NoReturn:
    """Say that a file is not of the form expected."""
    raise SourceError(f"{name}: {what}", remedy=_REMEDY)


def _is_lon_lat(crs: Any) -> bool:
    properties = crs.get("properties") if isinstance(crs, dict) else None
    return isinstance(properties, dict) and properties.get("name") in _CRS84


def _taken_out(data: bytes) -> tuple[bytes, list[bytes]]:
    """A file with each block of coordinates replaced by its number, and the blocks without white space."""
    parts: list[bytes] = []
    blocks: list[bytes] = []
    done = 0
    at = data.find(_KEY)
    while at >= 0:
        start = at + len(_KEY)
        # coordinates hold no brace: they end at the last bracket before the next one
        brace = data.find(b"}", start)
        block = data[start : len(data) if brace < 0 else brace].translate(None, _WHITE)
        end = _end(block)
        if end:
            parts += [data[done:start], b":%d" % len(blocks)]
            blocks.append(block[1:end])
            # what stands after it up to the brace, without its white space: no text of its own can be lost
            parts.append(block[end:])
            done = len(data) if brace < 0 else brace
        at = data.find(_KEY, done if end else start)
    parts.append(data[done:])
    return b"".join(parts), blocks


def _end(block: bytes) -> int:
    """Where the coordinates end in what follows their key, 0 when there are none that can be taken out."""
    if not block.startswith(b":["):
        return 0
    odd = _NOT_COORDINATES.search(block, 1) if b'"' in block else None
    end = block.rfind(b"]", 0, odd.start() if odd else len(block)) + 1
    # only another member may follow
    return end if block[end : end + 2] in (b"", b',"') else 0


def _feature(found: Any, blocks: list[bytes], name: str, where: str) -> Feature:
    if not isinstance(found, dict) or found.get("type") != "Feature":
        refuse(name, f"{where} is not a Feature")
    properties = found.get("properties")
    if properties is not None and not isinstance(properties, dict):
        refuse(name, f"{where}: properties are an object or null")
    shape: list[list[bytes]] = []
    other: list[str] = []
    if found.get("geometry") is not None:
        for geometry in _parts(found["geometry"], name, where):
            kind = geometry.get("type")
            if kind in _DEPTH:
                number = geometry.get("coordinates")
                if type(number) is not int or not 0 <= number < len(blocks):
                    refuse(name, f"{where}: the coordinates of a {kind} are lists of positions, none of them empty")
                shape += _polygons(blocks[number], _DEPTH[kind], name, f"{where}: the coordinates of a {kind}")
            elif kind in _OTHER:
                other.append(kind)
            else:
                refuse(name, f"{where}: no geometry is called {kind!r:.40}")
    return Feature(properties or {}, shape, tuple(other))


def _parts(geometry: Any, name: str, where: str) -> Iterator[dict[str, Any]]:
    """Geometries of one that may be a collection; collections do not hold collections."""
    if not isinstance(geometry, dict):
        refuse(name, f"{where}: a geometry is an object or null")
    if geometry.get("type") != "GeometryCollection":
        yield geometry
        return
    inner = geometry.get("geometries")
    if not isinstance(inner, list) or not all(isinstance(g, dict) for g in inner):
        refuse(name, f"{where}: a GeometryCollection needs a list of geometries")
    yield from inner


def _polygons(block: bytes, depth: int, name: str, what: str) -> list[list[bytes]]:
    """Polygons of rings as text, from a block of coordinates without white space."""
    opens, closes = b"[" * depth, b"]" * depth
    inner = block[depth:-depth]
    if not (block.startswith(opens) and block.endswith(closes)) or inner[:1] == b"[" or inner[-1:] in (b"[", b"]"):
        refuse(name, f"{what} are lists of positions {depth - 1} deep, none of them empty")
    polygons = inner.split(b"]]],[[[") if depth == _DEPTH["MultiPolygon"] else [inner]
    return [polygon.split(b"]],[[") for polygon in polygons]
