"""GeoJSON is read strictly, however it is written, and coordinates are handed on as text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from frontledger.errors import SourceError
from frontledger.nouns.maps import positions
from frontledger.sources.geojson import features

RING = [[37, 48], [37.5, 48.25], [37.5, 48.5], [37, 48]]
HOLE = [[37.1, 48.1], [37.2, 48.1], [37.2, 48.2], [37.1, 48.1]]


def _collection(*geometries: Any, **changes: Any) -> dict[str, Any]:
    found = [{"type": "Feature", "properties": {"n": n}, "geometry": g} for n, g in enumerate(geometries)]
    return {"type": "FeatureCollection", "features": found, **changes}


def _geometry(kind: str, coordinates: Any, **more: Any) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates, **more}


def test_every_way_of_writing_gives_the_same_bytes() -> None:
    root = _collection(_geometry("MultiPolygon", [[RING, HOLE], [RING]]))
    first, *rest = [
        features(json.dumps(root, indent=indent, separators=parts).encode(), "m")[0].shape
        for indent, parts in ((None, None), (None, (",", ":")), (1, None), (3, (" , ", " : ")))
    ]
    assert all(shape == first for shape in rest)
    assert [len(polygon) for polygon in first] == [2, 1]
    assert first[0][0] == b"37,48],[37.5,48.25],[37.5,48.5],[37,48"
    assert positions(first[0][1]) == [(37.1, 48.1), (37.2, 48.1), (37.2, 48.2), (37.1, 48.1)]


def test_polygons_collections_and_what_has_no_area() -> None:
    inner = [_geometry("Polygon", [RING]), _geometry("Point", [37, 48]), _geometry("MultiPolygon", [[HOLE]])]
    read = features(
        json.dumps(
            _collection(_geometry("Polygon", [RING, HOLE]), None, {"type": "GeometryCollection", "geometries": inner})
        ).encode(),
        "m",
    )
    assert [len(f.shape) for f in read] == [1, 0, 2]
    assert [f.other for f in read] == [(), (), ("Point",)]
    assert [f.properties["n"] for f in read] == [0, 1, 2]


def test_members_before_and_after_the_coordinates() -> None:
    geometry = {"bbox": [37, 48, 38, 49], "coordinates": [RING], "type": "Polygon"}
    other = {"coordinates": [HOLE], "bbox": [37, 48, 38, 49], "note": "a } and a ] here", "type": "Polygon"}
    read = features(json.dumps(_collection(geometry, other)).encode(), "m")
    assert [positions(f.shape[0][0])[0] for f in read] == [(37, 48), (37.1, 48.1)]


def test_a_property_may_be_called_coordinates() -> None:
    root = _collection(_geometry("Polygon", [RING]))
    root["features"][0]["properties"] = {"coordinates": "none", "note": '"coordinates":[1]'}
    (read,) = features(json.dumps(root).encode(), "m")
    assert read.properties == {"coordinates": "none", "note": '"coordinates":[1]'}
    assert len(positions(read.shape[0][0])) == 4


def test_a_collection_within_an_answer() -> None:
    data = json.dumps({"value": _collection(_geometry("Polygon", [RING]))}).encode()
    assert len(features(data, "m", at="value")) == 1
    with pytest.raises(SourceError, match="m: not a FeatureCollection"):
        features(data, "m", at="other")


@pytest.mark.parametrize(
    "geometry",
    [
        _geometry("Polygon", RING),
        _geometry("Polygon", [[RING]]),
        _geometry("MultiPolygon", [RING]),
        _geometry("Polygon", []),
        _geometry("Polygon", 3),
        _geometry("Polygon", None),
        _geometry("Polygon", [["a"]]),
        _geometry("Circle", [37, 48]),
        {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": []}]},
        {"type": "GeometryCollection"},
        "Polygon",
    ],
)
def test_malformed_geometries_are_refused_by_feature(geometry: Any) -> None:
    data = json.dumps(_collection(_geometry("Polygon", [RING]), geometry)).encode()
    with pytest.raises(SourceError, match="the-map: feature 2"):
        features(data, "the-map")


@pytest.mark.parametrize(
    "ring",
    [b"37,48],[38", b"37,48],[38,49],[37,x],[37,48", b"37,48],[[38,49],[37,49],[37,48", b"37,48],[38,49],[37,48"],
)
def test_malformed_rings_are_refused(ring: bytes) -> None:
    with pytest.raises(ValueError, match="not a"):
        positions(ring)
