"""Features of a GeoJSON file that hold ground, read strictly; points and lines are passed over unread."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, NoReturn

from ..errors import SourceError

Position = tuple[float, float]
Polygons = list[list[list[Position]]]

_CRS = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326")
_NO_GROUND = ("Point", "MultiPoint", "LineString", "MultiLineString")
_DEEPEST = 8


class Feature(NamedTuple):
    """One feature."""

    properties: Mapping[str, Any]
    shape: Polygons
    """Polygons of rings (the shell first, then holes) of longitude and latitude; none: it holds no ground."""
    other: tuple[str, ...] = ()
    """Types of its geometries that hold no ground and are not read."""


def features(data: bytes, name: str, *, at: str = "") -> list[Feature]:
    """Features of a FeatureCollection, in order; a third coordinate is dropped.

    Args:
        data: the file's bytes.
        name: what the file is called, for errors.
        at: the member that holds the collection, where it is not the whole; parted by dots.

    Raises:
        SourceError: naming the file, the feature and what is wrong with it.
    """
    root = load(data, name)
    for member in at.split(".") if at else ():
        root = root.get(member) if isinstance(root, dict) else None
    return _features_of(root, name)


def load(data: bytes, name: str) -> Any:
    """A JSON file."""
    try:
        return json.loads(data, parse_constant=lambda c: _refuse(name, f"the number {c}"))
    except (ValueError, RecursionError) as e:
        _refuse(name, f"not JSON: {e}")


def _features_of(root: Any, name: str) -> list[Feature]:
    if not isinstance(root, dict) or root.get("type") != "FeatureCollection":
        _refuse(name, "not a FeatureCollection")
    crs = root.get("crs")
    if crs is not None and _crs_name(crs) not in _CRS:
        _refuse(name, f"coordinates are not longitude and latitude (CRS84) but {_crs_name(crs)!r:.80}")
    found = root.get("features")
    if not isinstance(found, list):
        _refuse(name, "there is no list of features")
    return [_feature(f, f"feature {n}", name) for n, f in enumerate(found, 1)]


def _crs_name(crs: Any) -> Any:
    properties = crs.get("properties") if isinstance(crs, dict) else None
    return properties.get("name") if isinstance(properties, dict) else crs


def _feature(feature: Any, where: str, name: str) -> Feature:
    if not isinstance(feature, dict):
        _refuse(name, f"{where} is no feature")
    properties, geometry = feature.get("properties") or {}, feature.get("geometry")
    if not isinstance(properties, dict) or not (geometry is None or isinstance(geometry, dict)):
        _refuse(name, f"{where} is no feature")
    other: list[str] = []
    shape = list(_polygons(geometry, where, name, other)) if geometry else []
    return Feature(properties, shape, tuple(other))


def _polygons(geometry: Any, where: str, name: str, other: list[str], depth: int = 0) -> Iterator[list[list[Position]]]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "Polygon":
        yield _polygon(geometry.get("coordinates"), where, name)
    elif kind == "MultiPolygon":
        for polygon in _list(geometry.get("coordinates"), where, name):
            yield _polygon(polygon, where, name)
    elif kind == "GeometryCollection" and depth < _DEEPEST:
        for part in _list(geometry.get("geometries"), where, name):
            yield from _polygons(part, where, name, other, depth + 1)
    elif kind in _NO_GROUND:
        other.append(kind)
    else:
        _refuse(name, f"{where} is of no known kind: {kind!r:.40}")


def _polygon(rings: Any, where: str, name: str) -> list[list[Position]]:
    rings = _list(rings, where, name)
    if not rings:
        _refuse(name, f"{where} has a polygon without rings")
    return [_ring(r, where, name) for r in rings]


def _ring(ring: Any, where: str, name: str) -> list[Position]:
    points = [_position(p, where, name) for p in _list(ring, where, name)]
    if len(points) < 4 or points[0] != points[-1]:
        _refuse(name, f"{where} has a ring that is not closed or has under four positions")
    return points


def _position(point: Any, where: str, name: str) -> Position:
    # bool is a number to Python, and 1e999 is infinite
    if not isinstance(point, list) or len(point) not in (2, 3) or any(type(x) not in (float, int) for x in point):
        _refuse(name, f"{where}: {point!r:.80} is not a longitude and a latitude")
    if not (abs(point[0]) <= 180 and abs(point[1]) <= 90):
        _refuse(name, f"{where}: {point!r:.80} is not on the Earth")
    return float(point[0]), float(point[1])


def _list(value: Any, where: str, name: str) -> list[Any]:
    if not isinstance(value, list):
        _refuse(name, f"{where} has no coordinates")
    return value


def _refuse(name: str, what: str) -> NoReturn:
    raise SourceError(
        f"{name}: {what}", remedy="give a GeoJSON file (RFC 7946): a FeatureCollection of polygons in degrees"
    )
