"""Maps of one's own in every form; what cannot be used as a day's map is refused by name, and nothing is guessed."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely
from drawn import collection, feature, square

from frontledger.errors import InputError
from frontledger.nouns.maps import positions
from frontledger.sources.folder import open_maps

ONE, TWO = dt.date(2030, 1, 1), dt.date(2030, 1, 2)
HOME = (30.0, 50.0, 33.0, 51.0)


def frame(*rows: tuple[Any, ...], crs: Any = 4326, **columns: list[Any]) -> Any:
    return geopandas.GeoDataFrame(columns, geometry=[shapely.box(*r) for r in rows], crs=crs)


def area(shape: Any) -> float:
    """In square degrees."""
    found = [shapely.Polygon(positions(p[0]), [positions(h) for h in p[1:]]) for p in shape]
    return float(sum(p.area for p in found))


WRITE: dict[str, Callable[[Any, Path], None]] = {
    ".geojson": lambda f, p: f.to_file(p, driver="GeoJSON"),
    ".gpkg": lambda f, p: f.to_file(p),
    ".shp": lambda f, p: f.to_file(p),
    ".kml": lambda f, p: f.to_file(p, driver="LIBKML"),
    ".parquet": lambda f, p: f.to_parquet(p),
}


@pytest.mark.parametrize("suffix", WRITE)
def test_every_form_draws_the_same(tmp_path: Path, suffix: str) -> None:
    map_ = frame((30, 50, 31, 51), (32, 50, 32.5, 51), layer=["held", "claimed"])
    WRITE[suffix](map_, tmp_path / f"map_2030-01-02{suffix}")
    WRITE[suffix](map_.iloc[:1], tmp_path / f"map_20300101{suffix}")
    maps = open_maps(tmp_path, layers=("held", "claimed"))
    assert [f.day for f in maps.files] == [ONE, TWO]
    assert {k: area(s) for k, s in maps.read(maps.files[1]).items()} == {"held": 1, "claimed": 0.5}
    assert set(maps.read(maps.files[0])) == {"held"}
    whole = open_maps(tmp_path)
    assert whole.layers == ("held",)
    assert area(whole.read(whole.files[1])["held"]) == 1.5
    assert maps.digest(maps.files[0]) != maps.digest(maps.files[1])


def test_kmz(tmp_path: Path) -> None:
    frame((30, 50, 31, 51)).to_file(tmp_path / "doc.kml", driver="LIBKML")
    with zipfile.ZipFile(tmp_path / "20300101.kmz", "w") as packed:
        packed.write(tmp_path / "doc.kml", "doc.kml")
    (tmp_path / "doc.kml").unlink()
    maps = open_maps(tmp_path)
    assert area(maps.read(maps.files[0])["held"]) == 1
    (tmp_path / "20300101.kmz").write_bytes(b"no archive")
    with pytest.raises(InputError, match=r"20300101\.kmz cannot be read"):
        maps.read(maps.files[0])


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".shp", ".parquet"])
def test_other_coordinates_are_turned_into_degrees(tmp_path: Path, suffix: str) -> None:
    map_ = frame((30, 50, 30.5, 50.5)).to_crs(32636)
    WRITE[suffix](map_, tmp_path / f"2030-01-01{suffix}")
    maps = open_maps(tmp_path, around=lambda: HOME)
    (polygon,) = maps.read(maps.files[0])["held"]
    assert sorted(positions(polygon[0]))[0] == pytest.approx((30, 50), abs=1e-6)


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".parquet"])
def test_no_coordinate_system(tmp_path: Path, suffix: str) -> None:
    WRITE[suffix](frame((30, 50, 31, 51), crs=None), tmp_path / f"2030-01-01{suffix}")
    maps = open_maps(tmp_path)
    with pytest.raises(InputError, match=rf"2030-01-01\{suffix} has no coordinate system") as e:
        maps.read(maps.files[0])
    assert "EPSG:4326" in e.value.remedy


def test_projected_coordinates_without_their_system(tmp_path: Path) -> None:
    (tmp_path / "2030-01-01.geojson").write_bytes(collection(feature({}, square(3_450_904, 6_446_275, 1000))))
    maps = open_maps(tmp_path)
    with pytest.raises(InputError, match=r"2030-01-01\.geojson: .* is not on the Earth") as e:
        maps.read(maps.files[0])
    assert "coordinate system" in e.value.remedy


def test_esri_query_json(tmp_path: Path) -> None:
    rings = [[[0, 0], [0, 10], [10, 10], [10, 0], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]
    esri = {
        "geometryType": "esriGeometryPolygon",
        "spatialReference": {"wkid": 4326},
        "fields": [{"name": "layer", "type": "esriFieldTypeString"}],
        "features": [{"attributes": {"layer": "held"}, "geometry": {"rings": rings}}],
    }
    (tmp_path / "2030-01-01.json").write_text(json.dumps(esri))
    maps = open_maps(tmp_path, layers=("held",))
    assert area(maps.read(maps.files[0])["held"]) == 99


def test_mixed_axes(tmp_path: Path) -> None:
    good, turned = feature({}, square(30, 50)), feature({}, square(50, 30))
    (tmp_path / "2030-01-01.geojson").write_bytes(collection(good))
    (tmp_path / "2030-01-02.geojson").write_bytes(collection(turned))
    (tmp_path / "2030-01-03.geojson").write_bytes(collection(good, turned))
    for around in (lambda: HOME, lambda: None):
        maps = open_maps(tmp_path, around=around)
        maps.read(maps.files[0])
        for file in maps.files[1:]:
            with pytest.raises(InputError, match=r"mixed axes: 50, 30 has latitude before longitude") as e:
                maps.read(file)
            assert str(e.value).startswith(file.name)
    half = [[[30, 50], [31, 50], [51, 31], [30, 51], [30, 50]]]
    (tmp_path / "2030-01-03.geojson").write_bytes(collection(feature({}, half)))
    maps = open_maps(tmp_path, around=lambda: HOME)
    with pytest.raises(InputError, match="mixed axes: 51, 31"):
        maps.read(maps.files[2])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2030-01-31", "2030-01-31"),
        ("map_20300131_final", "2030-01-31"),
        ("2030.01.31", "2030-01-31"),
        ("x2030_01_31", "2030-01-31"),
        ("31.01.2030", "2030-01-31"),
        ("1.2.2030", "2030-02-01"),
        ("31-01-2030", "2030-01-31"),
        ("01-31-2030", "2030-01-31"),
        ("20300131T2000", "2030-01-31"),
        ("2030-01-31 to 2030-01-31", "2030-01-31"),
        ("1896120000", "2030-01-31"),
    ],
)
def test_days_in_names(tmp_path: Path, name: str, day: str) -> None:
    (tmp_path / f"{name}.geojson").write_bytes(collection(feature({}, square(30, 50))))
    (file,) = open_maps(tmp_path).files
    assert file.day == dt.date.fromisoformat(day)
    assert file.at.utcoffset() == dt.timedelta(0)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("map", "tells no day"),
        ("20300230", "a day that there is not: 20300230"),
        ("01-02-2030", "may be of two days"),
        ("2030-01-01_2030-01-07", "stands for a period, 2030-01-01 to 2030-01-07, not for a day"),
        ("123456", "tells no day"),
    ],
)
def test_names_that_tell_no_day(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / f"{name}.geojson").write_bytes(collection(feature({}, square(30, 50))))
    with pytest.raises(InputError, match=says) as e:
        open_maps(tmp_path)
    assert f"{name}.geojson" in str(e.value)
    assert e.value.remedy


@pytest.mark.parametrize("pair", [("_datefrom", "_dateto"), ("VALID_FROM", "VALID_TO"), ("start", "end")])
def test_a_drawing_of_a_period_is_no_map_of_a_day(tmp_path: Path, pair: tuple[str, str]) -> None:
    path = tmp_path / "2030-01-07.geojson"
    told = dict(zip(pair, ("2030-01-01", "2030-01-07T00:00:00"), strict=True))
    path.write_bytes(collection(feature(told, square(30, 50))))
    maps = open_maps(tmp_path)
    with pytest.raises(InputError, match="stands for a period, 2030-01-01 to 2030-01-07") as e:
        maps.read(maps.files[0])
    assert str(path) in str(e.value)
    path.write_bytes(collection(feature({**told, pair[0]: "2030-01-07"}, square(30, 50))))
    assert maps.read(maps.files[0])
    path.rename(tmp_path / "map.geojson")
    (tmp_path / "map.geojson").write_bytes(collection(feature(told, square(30, 50))))
    with pytest.raises(InputError, match="stands for a period"):
        open_maps(tmp_path)


def test_two_files_of_one_day(tmp_path: Path) -> None:
    for name in ("a_2030-01-01.geojson", "b_20300101.json"):
        (tmp_path / name).write_bytes(collection(feature({}, square(30, 50))))
    with pytest.raises(InputError, match=r"a_2030-01-01\.geojson and .*b_20300101\.json are both of 2030-01-01"):
        open_maps(tmp_path)


@pytest.mark.parametrize("suffix", WRITE)
def test_days_in_a_column(tmp_path: Path, suffix: str) -> None:
    map_ = frame(
        (30, 50, 31, 51), (32, 50, 32.5, 51), (32, 50, 33, 51), date=["2030-01-01", "2030-01-02", "2030-01-02"]
    )
    path = tmp_path / f"all{suffix}"
    WRITE[suffix](map_, path)
    maps = open_maps(path)
    assert [f.day for f in maps.files] == [ONE, TWO]
    assert [area(maps.read(f)["held"]) for f in maps.files] == [1, 1]
    assert maps.odd == [f"{path} (2030-01-02): 2 polygons of 'held' crossed themselves or overlapped; united"]
    assert maps.digest(maps.files[0]) != maps.digest(maps.files[1])
    WRITE[suffix](frame((30, 50, 31, 51), (30, 50, 31, 51), date=["2030-01-01", None]), path)
    with pytest.raises(InputError, match="has a feature without a day in its column 'date'"):
        open_maps(path)


def test_what_crosses_itself_is_repaired_and_told(tmp_path: Path) -> None:
    bow = [[[30, 50], [31, 51], [31, 50], [30, 51], [30, 50]]]
    (tmp_path / "2030-01-01.geojson").write_bytes(collection(feature({}, bow), feature({}, square(31, 50))))
    maps = open_maps(tmp_path)
    assert area(maps.read(maps.files[0])["held"]) == 1.5
    maps.read(maps.files[0])
    assert maps.odd == [f"{maps.files[0].name}: 1 polygons of 'held' crossed themselves or overlapped; united"]


def test_sound_maps_keep_their_text(tmp_path: Path) -> None:
    """Ground that touches, or lies in another's hole, does not overlap."""
    hole = [*square(30, 50, 3), square(31, 51, 1)[0][::-1]]
    parts = [feature({}, hole), feature({}, square(31, 51)), feature({}, square(33, 50))]
    (tmp_path / "2030-01-01.geojson").write_bytes(collection(*parts))
    maps = open_maps(tmp_path)
    shape = maps.read(maps.files[0])["held"]
    assert all(isinstance(ring, bytes) for polygon in shape for ring in polygon)
    assert maps.odd == []


def test_layers_by_another_property(tmp_path: Path) -> None:
    features = [feature({"kind": k, "layer": "x"}, square(30 + 2 * i, 50)) for i, k in enumerate(("held", "grey", 7))]
    (tmp_path / "2030-01-01.geojson").write_bytes(collection(*features))
    maps = open_maps(tmp_path, layers=("held", "7"), layer_field="kind")
    assert list(maps.read(maps.files[0])) == ["held", "7"]
    maps = open_maps(tmp_path, layers=("held",), layer_field="Kind")
    with pytest.raises(InputError, match=r"2030-01-01\.geojson: no feature has a property 'Kind'"):
        maps.read(maps.files[0])


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("2030-01-01.geojson", b"{", "not JSON"),
        ("2030-01-01.geojson", b'{"type":"Topology"}', "not a FeatureCollection"),
        ("2030-01-01.gpkg", b"no database", "cannot be read"),
        ("2030-01-01.shp", b"no shapes", "cannot be read"),
        ("2030-01-01.parquet", b"no table", "cannot be read"),
        ("2030-01-01.kml", b"<kml", "cannot be read"),
    ],
)
def test_what_is_no_map(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    maps = open_maps(tmp_path)
    with pytest.raises(InputError, match=says) as e:
        maps.read(maps.files[0])
    assert name in str(e.value)
    assert len(str(e.value)) < 500


def test_no_folder_and_no_map(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no folder"):
        open_maps(tmp_path / "not")
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(InputError, match="there is no map in it"):
        open_maps(tmp_path)
    frame((30, 50, 31, 51)).drop(columns="geometry").to_parquet(tmp_path / "2030-01-01.parquet")
    maps = open_maps(tmp_path)
    with pytest.raises(InputError, match="is no GeoParquet"):
        maps.read(maps.files[0])
