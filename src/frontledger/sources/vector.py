"""Polygons with their properties from a file of any common form, in longitude and latitude.

GeoJSON is read here; GeoPackage, Shapefile, KML, KMZ and Esri's query JSON by GDAL through pyogrio; GeoParquet by
pyarrow. Whatever cannot be used is the giver's to put right, so every error is an `InputError` that names the file.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

from ..errors import InputError, SourceError
from ..nouns.maps import Shape
from . import files
from .geojson import features

MAX_BYTES: Final = 500_000_000
"""Of one file, and of what a packed one holds."""
GEOJSON: Final = (".geojson", ".json")
GDAL: Final = (".gpkg", ".shp", ".kml", ".kmz")
PARQUET: Final = (".parquet", ".geoparquet")
SUFFIXES: Final = (*GEOJSON, *GDAL, *PARQUET)
_CRS = re.compile(rb'"crs"\s*:\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}')
_LON_LAT = re.compile(rb"CRS84|EPSG:+4326")
_ESRI = re.compile(rb'"(?:geometryType"\s*:\s*"esri|rings"\s*:)')
_LON_LAT_CRS = "OGC:CRS84"


class Piece(NamedTuple):
    """A feature that holds ground."""

    properties: Mapping[str, Any]
    shape: Shape


def pieces(path: Path) -> list[Piece]:
    """Features of a file that hold ground, in order; other coordinates are turned into longitude and latitude.

    Raises:
        InputError: naming the file, when it cannot be read, is too large, or has coordinates in no known system.
    """
    suffix = path.suffix.lower()
    if suffix in GEOJSON:
        data = _bytes(path)
        crs, esri = _CRS.search(data), _ESRI.search(data)
        if esri and b'"curveRings"' in data:
            refuse(path, "has polygons with curves", "ask the service for returnTrueCurves=false")
        if not esri and (crs is None or _LON_LAT.search(crs[0])):
            try:
                return [Piece(f.properties, f.shape) for f in features(data, str(path)) if f.shape]
            except SourceError as e:
                raise InputError(str(e), remedy=e.remedy) from e
    return list(_parquet(path) if suffix in PARQUET else _gdal(path))


def columns(path: Path) -> list[Mapping[str, Any]]:
    """Properties of all features of a file, without their geometry where the form allows that.

    Raises:
        InputError: as `pieces`.
    """
    if path.suffix.lower() in GEOJSON:
        return [piece.properties for piece in pieces(path)]
    if path.suffix.lower() in PARQUET:
        table, about = _table(path)
        return list(table.drop_columns([about[0]]).to_pylist())
    return [row for layer in _layers(path) for row, _ in _rows(path, layer, geometry=False)]


def _bytes(path: Path) -> bytes:
    try:
        return files.read(path, MAX_BYTES)
    except SourceError as e:
        raise InputError(str(e), remedy=e.remedy) from e


def lines(path: Path) -> list[tuple[Mapping[str, Any], Any]]:
    """Features of a file that are lines, in order: properties, and a shapely line or several, in degrees.

    Raises:
        InputError: as `pieces`.
    """
    read = _parquet_rows(path) if path.suffix.lower() in PARQUET else _gdal_rows(path, "Point|Polygon")
    return [(row, shape) for row, shape in read if shape is not None and "LineString" in shape.geom_type]


def _gdal(path: Path) -> Iterator[Piece]:
    yield from _pieces(_gdal_rows(path, "Point|Line"))


def _pieces(rows: Iterable[tuple[Mapping[str, Any], Any]]) -> Iterator[Piece]:
    for row, geometry in rows:
        if geometry is not None and (shape := list(_polygons(geometry))):
            yield Piece(row, shape)


def _gdal_rows(path: Path, without: str) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """Features with their geometry in degrees, of the layers whose kind is none of those."""
    with needed():
        import shapely

    for layer in _layers(path, without):
        rows, crs = [], ""
        for row, found in _rows(path, layer, geometry=True):
            rows.append(row)
            crs = found or crs
        if not rows:
            continue
        if not crs:
            refuse(path, "has no coordinate system", "write it with one (EPSG:4326); a Shapefile needs its .prj")
        geometries = shapely.from_wkb([row.pop(None) for row in rows])
        yield from zip(rows, _in_degrees(geometries, crs, path), strict=True)


def _layers(path: Path, without: str = "Point|Line") -> list[str]:
    """Names of a file's layers, but for those of a kind that is of no use."""
    _bounded(path)
    with needed():
        import pyogrio

    try:
        found = pyogrio.list_layers(path)
    except pyogrio.errors.DataSourceError as e:
        refuse(path, f"cannot be read: {e}"[:200])
    return [str(name) for name, kind in found if kind is None or not re.search(without, str(kind))]


def _rows(path: Path, layer: str, *, geometry: bool) -> Iterator[tuple[dict[Any, Any], str]]:
    """Rows of a layer with its coordinate system; with `geometry`, that as WKB under None."""
    import pyogrio

    try:
        meta, _, shapes, values = pyogrio.raw.read(path, layer=layer, read_geometry=geometry)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, RuntimeError) as e:
        refuse(path, f"layer {layer!r} cannot be read: {e}"[:200])
    names = [str(n) for n in meta["fields"]]
    count = len(shapes) if geometry else len(values[0]) if values else 0
    for n in range(count):
        row: dict[Any, Any] = {name: _plain(column[n]) for name, column in zip(names, values, strict=True)}
        if geometry:
            row[None] = shapes[n]
        yield row, meta["crs"] or ""


def _plain(value: Any) -> Any:
    """A cell as text or number; days and times as ISO 8601."""
    if getattr(getattr(value, "dtype", None), "kind", "") == "M":
        return None if str(value) == "NaT" else str(value)
    return value.item() if hasattr(value, "item") else value


def _parquet(path: Path) -> Iterator[Piece]:
    yield from _pieces(_parquet_rows(path))


def _parquet_rows(path: Path) -> Iterator[tuple[Mapping[str, Any], Any]]:
    table, (column, crs) = _table(path)
    import shapely

    geometries = shapely.from_wkb(table.column(column).to_numpy(zero_copy_only=False))
    yield from zip(table.drop_columns([column]).to_pylist(), _in_degrees(geometries, crs, path), strict=True)


def _table(path: Path) -> tuple[Any, tuple[str, Any]]:
    """A GeoParquet table, the name of its geometry and its coordinate system."""
    _bounded(path)
    with needed():
        import pyarrow
        import pyarrow.parquet

    try:
        table = pyarrow.parquet.read_table(path)
        about = json.loads(table.schema.metadata[b"geo"])
        column = about["primary_column"]
        told = about["columns"][column]
        encoding = told["encoding"]
    except (pyarrow.ArrowException, OSError) as e:
        refuse(path, f"cannot be read: {e}"[:200])
    except (KeyError, TypeError, ValueError):
        refuse(path, "is no GeoParquet: it does not say which column is its geometry")
    if encoding != "WKB":
        refuse(path, f"has geometry encoded as {encoding!r:.40}", "write it as WKB")
    if "crs" in told and told["crs"] is None:
        refuse(path, "has no coordinate system", "write it with one (EPSG:4326)")
    return table, (column, told.get("crs", _LON_LAT_CRS))


def _in_degrees(geometries: Any, crs: Any, path: Path) -> list[Any]:
    """Geometries in longitude and latitude, without heights."""
    with needed():
        import pyproj
        import shapely

    try:
        known = pyproj.CRS.from_user_input(crs)
        if not known.equals(_LON_LAT_CRS) and known.to_epsg() != 4326:
            turn = pyproj.Transformer.from_crs(known, _LON_LAT_CRS, always_xy=True)
            geometries = shapely.transform(geometries, turn.transform, interleaved=False)
    except pyproj.exceptions.ProjError as e:
        refuse(path, f"coordinates cannot be turned into degrees: {e}"[:200])
    return [shapely.force_2d(g) if g is not None else None for g in geometries]


def _polygons(geometry: Any) -> Iterator[Sequence[Any]]:
    import shapely

    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon" and not part.is_empty:
            rings = (part.exterior, *part.interiors)
            yield [[(float(x), float(y)) for x, y in shapely.get_coordinates(ring).tolist()] for ring in rings]
        elif part.geom_type in ("MultiPolygon", "GeometryCollection"):
            yield from _polygons(part)


def _bounded(path: Path) -> None:
    try:
        size = path.stat().st_size
        if path.suffix.lower() == ".kmz":
            with zipfile.ZipFile(path) as packed:
                size = sum(info.file_size for info in packed.infolist())
    except (OSError, zipfile.BadZipFile) as e:
        refuse(path, f"cannot be read: {e}"[:200])
    if size > MAX_BYTES:
        refuse(path, f"is larger than {MAX_BYTES:,} bytes")


@contextmanager
def needed() -> Iterator[None]:
    """Import libraries of the extra `geo` within.

    Raises:
        InputError: when one is not installed.
    """
    try:
        yield
    except ImportError as e:
        raise InputError(
            f"reading maps of this form needs {e.name}",
            remedy="install Frontledger with its extra: pip install frontledger[geo]",
        ) from e


def refuse(path: Path, what: str, remedy: str = "give a file that can be read") -> NoReturn:
    """Say that a file cannot be used."""
    raise InputError(f"{path} {what}", remedy=remedy)
