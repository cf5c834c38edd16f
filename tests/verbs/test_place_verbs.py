"""Distance, encirclement and roads through the public verbs: a made-up folder of maps, figures that ship, real maps."""

from __future__ import annotations

import datetime as dt
import json
import math
from pathlib import Path
from typing import Any

import geopandas
import own_maps
import pytest
import shapely
from pyproj import Geod

import frontledger as fl
import mapped
from frontledger.control.front import FrontTable
from frontledger.errors import InputError
from frontledger.theatre import load
from made_up import theatre

GEOD = Geod(ellps="WGS84")
DAYS = ["2031-03-01", "2031-03-02", "2031-03-03", "2031-03-04", "2031-03-05", "2031-03-06"]


@pytest.fixture
def own(tmp_path: Path) -> dict[str, Any]:
    """Options that ask a made-up folder of maps in a made-up theatre."""
    return {
        "source": own_maps.folder(tmp_path / "maps"),
        "layers": ["held"],
        "theatre": str(theatre(tmp_path / "theatre")),
    }


def _km(lon: float, lat: float, x: float, y: float) -> float:
    return float(GEOD.inv(lon, lat, x, y)[2]) / 1000


def test_distance_by_day_with_the_day_that_has_no_map(own: dict[str, Any]) -> None:
    rows = fl.distance(**own, at="11.3,60.5")
    assert [str(r.date) for r in rows] == DAYS
    # the eastern edge runs along meridians: 11.0, 11.1, 11.2
    away = [_km(11.3, 60.5, x, 60.5) for x in (11.0, 11.1, 11.2, 11.2)]
    known = [r.distance_km for r in rows if r.distance_km is not None]
    assert known[:4] == pytest.approx(away, rel=2e-3)
    assert known[4] == pytest.approx(_km(11.3, 60.5, 11.2, 60.5), rel=2e-3)
    assert [r.flags for r in rows] == [(), (), ("missing",), (), (), ()]
    assert rows[2].distance_km is None and rows[2].inside is None
    assert {(r.place_id, r.source, r.convention) for r in rows} == {("11.3,60.5", own["source"], "layers:held")}
    assert json.loads(rows.to_geojson())["features"][0]["geometry"] == {"type": "Point", "coordinates": [11.3, 60.5]}
    assert rows.local_only == ()


def test_inside_on_the_boundary_and_several_places_at_once(own: dict[str, Any], tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text("id,name,lon,lat\nin,Inside,10.5,60.5\nedge,On the edge,11,60.5\n", "utf-8")
    rows = fl.distance(**own, places=table, at=[(12.0, 60.5), "-22.43,63.84"], place="Grindavik", date=DAYS[0])
    assert [(r.place_id, r.inside) for r in rows] == [
        ("own:1", False), ("12,60.5", False), ("-22.43,63.84", False), ("in", True), ("edge", True)
    ]  # fmt: skip
    inside, edge = rows[3].distance_km, rows[4].distance_km
    assert inside is not None and inside == pytest.approx(-_km(10.5, 60.5, 11.0, 60.5), rel=5e-3)
    assert edge == 0 and math.copysign(1, edge) == 1
    assert rows[0].distance_km == rows[2].distance_km


def test_encirclement_by_day_and_radius(own: dict[str, Any]) -> None:
    rows = fl.encirclement(**own, at="11.3,60.5", radius=[10, 30], from_=DAYS[1], to=DAYS[3])
    assert [(str(r.date), r.radius_km) for r in rows] == [(d, r) for d in DAYS[1:4] for r in (10.0, 30.0)]
    assert (rows[0].closed_percent, rows[0].gap_deg, rows[0].gap_at_deg) == (0, 360, None)
    wide = rows[1]
    # a wall to the west, as far as the ground reaches
    away = _km(11.3, 60.5, 11.1, 60.5)
    assert wide.closed_percent == pytest.approx(200 * math.degrees(math.acos(away / 30)) / 360, abs=0.5)
    assert wide.gap_at_deg == pytest.approx(90, abs=0.5)
    assert wide.gap_deg == pytest.approx(360 - 3.6 * (wide.closed_percent or 0), abs=1e-4)
    assert {r.flags for r in rows if r.closed_percent is None} == {("missing",)}
    assert [r.closed_percent for r in fl.encirclement(**own, at="10.5,60.5", radius=5, date=DAYS[0])] == [100]


def _roads(at: Path, **options: Any) -> Path:
    frame = geopandas.GeoDataFrame(
        {"id": ["r1", "r2", "r1"], "name": ["East road", None, "East road"]},
        geometry=[
            shapely.LineString([(10.9, 60.5), (11.15, 60.5)]),
            shapely.LineString([(12.0, 60.0), (12.0, 61.0)]),
            shapely.LineString([(11.15, 60.5), (11.4, 60.5)]),
        ],
        crs="OGC:CRS84",
    )
    frame.to_crs(options.pop("crs", "OGC:CRS84")).to_file(at, **options)
    return at


@pytest.mark.parametrize(
    ("name", "crs"), [("r.geojson", "OGC:CRS84"), ("r.gpkg", "EPSG:32632"), ("r.shp", "EPSG:3035")]
)
def test_roads_of_any_form(own: dict[str, Any], tmp_path: Path, name: str, crs: str) -> None:
    rows = fl.roads(**own, roads=_roads(tmp_path / name, crs=crs), within=3)
    assert [(str(r.date), r.road_id, r.name) for r in rows] == [
        *((d, "r1", "East road") for d in DAYS), *((d, "r2", "") for d in DAYS)
    ]  # fmt: skip
    first, _, missing, fourth = rows[:4]
    assert first.length_km == pytest.approx(_km(10.9, 60.5, 11.4, 60.5), rel=1e-4)
    assert first.held_km == pytest.approx(_km(10.9, 60.5, 11.0, 60.5), rel=1e-3)
    assert first.near_km == pytest.approx((first.held_km or 0) + 3, abs=2e-2)
    assert (first.distance_km, first.open) == (0, False)
    assert fourth.held_km == pytest.approx(_km(10.9, 60.5, 11.2, 60.5), rel=1e-3)
    assert (missing.held_km, missing.open, missing.flags) == (None, None, ("missing",))
    other = rows[6]
    assert (other.held_km, other.near_km, other.open) == (0, 0, True)
    assert other.distance_km == pytest.approx(_km(12.0, 61.0, 11.0, 61.0), rel=1e-2)
    assert json.loads(rows.to_geojson())["features"][0]["geometry"]["type"] == "MultiLineString"


@pytest.mark.parametrize(
    ("write", "message"),
    [
        (lambda p: p.with_suffix(".geojson"), "cannot be read"),
        ("no crs", "has no coordinate system"),
        (lambda p: _text(p, [[63.84, -22.43], [63.9, -22.4]]), "mixed axes: 63.84, -22.43"),
        (lambda p: _text(p, [[10.0, 60.0], [10.1, 60.0]], id=None), "line 1: no property 'id' names it"),
        (lambda p: _text(p, [[10.0, 60.0], [10.1, 96.0]]), "r1: it is empty or not on the Earth"),
        (lambda p: _text(p, [10.0, 60.0], kind="Point"), "there is no line in it"),
    ],
)
def test_road_files_that_cannot_be_used(own: dict[str, Any], tmp_path: Path, write: Any, message: str) -> None:
    path = _without_crs(tmp_path / "bad") if write == "no crs" else write(tmp_path / "bad")
    with pytest.raises(InputError, match=message) as wrong:
        fl.roads(**own, roads=path, date=DAYS[0])
    assert path.name in str(wrong.value) and wrong.value.remedy


def _without_crs(at: Path) -> Path:
    path = _roads(at.with_suffix(".shp"))
    path.with_suffix(".prj").unlink()
    return path


def _text(at: Path, coordinates: Any, *, kind: str = "LineString", id: str | None = "r1") -> Path:
    geometry = {"type": kind, "coordinates": coordinates}
    feature = {"type": "Feature", "properties": {"id": id} if id else {}, "geometry": geometry}
    path = at.with_suffix(".geojson")
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "no place is asked for"),
        ({"place": "Nowhere at all"}, "no place is called 'Nowhere at all'"),
        ({"place_id": "own:2"}, "no place has the id 'own:2'"),
        ({"at": "63.84"}, "'63.84' is no longitude and latitude"),
        ({"at": "190,10"}, "is not on the Earth"),
        ({"at": "10,89"}, "nothing is measured around 10, 89"),
        (
            {"at": "10,60", "date": "2031-03-03"},
            "no map for 2031-03-03: folder.*nearest are of 2031-03-02 and 2031-03-04",
        ),
        ({"at": "10,60", "date": "2032-01-01"}, "has 2031-03-01 to 2031-03-06"),
        ({"at": "10,60", "from_": "2030-01-01"}, "there is no map for 2030-01-01"),
        ({"at": "10,60", "from_": "2031-03-05", "to": "2031-03-04"}, "2031-03-05 comes after 2031-03-04"),
        ({"at": "10,60", "date": "2031-03-04", "to": "2031-03-04"}, "one day or several"),
        ({"at": "10,60", "date": "4 March"}, "'4 March' is not a day"),
    ],
)
def test_bad_use_is_told(own: dict[str, Any], options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message) as wrong:
        fl.distance(**own | options)
    assert wrong.value.remedy


def test_maps_that_draw_no_such_layer(own: dict[str, Any]) -> None:
    rows = fl.distance(**own | {"layers": ["none"]}, at="10,60", to=DAYS[2])
    assert [r.flags for r in rows] == [("uncovered",), ("uncovered",), ("missing",)]
    assert {r.distance_km for r in rows} == {None}


@pytest.mark.parametrize("radius", [0, -5, 501, math.nan, math.inf])
def test_radii_that_are_none(own: dict[str, Any], radius: float) -> None:
    with pytest.raises(InputError, match="radius: "):
        fl.encirclement(**own, at="10,60", radius=radius)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,name,lon\n", "line 1: unknown or missing columns 'lat'"),
        ("id,name,lon,lat\na,A,10,60\nb,B,ten,60\n", "line 3: 'ten' is no number"),
        ("id,name,lon,lat\na,A,10,60\na,B,11,60\n", "line 3: the id 'a' stands twice"),
        ("id,name,lon,lat\n,A,10,60\n", "line 2: a place without an id"),
        ("id,name,lon,lat\na,A,60,100\n", "line 2: 60, 100 is not on the Earth"),
        ("id,name,lon,lat\na,A,10\n", "line 2: 3 cells where there are 4 columns"),
        ("id,name,lon,lat\n", "there is no place in it"),
    ],
)
def test_a_table_of_places_that_cannot_be_used(own: dict[str, Any], tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "places.csv").write_text(text, "utf-8")
    with pytest.raises(InputError, match=rf"places\.csv.*{message}"):
        fl.distance(**own, places=tmp_path / "places.csv")
    with pytest.raises(InputError, match=r"none\.csv"):
        fl.distance(**own, places=tmp_path / "none.csv")


def test_a_table_with_a_mark_of_order_is_read(own: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("id,name,lon,lat\r\na,,10,60\r\n", "utf-8-sig")
    (row,) = fl.distance(**own, places=tmp_path / "places.csv", date=DAYS[0])
    assert (row.place_id, row.place) == ("a", "a")


def test_a_theatre_s_own_maps_and_what_is_said_there(tmp_path: Path) -> None:
    options: dict[str, Any] = {
        "theatre": str(mapped.theatre(tmp_path / "t")),
        "data": mapped.data(tmp_path / "d", days=9),
    }
    rows = fl.distance(**options, at="-22.3,63.95")
    assert {(r.source, r.convention) for r in rows} == {("sheets", "sheets")} and len(rows) == 9
    wide = fl.distance(**options, convention="sheets-wide", at="-22.3,63.95")
    assert all((a.distance_km or 0) > (b.distance_km or 0) for a, b in zip(rows, wide, strict=True))
    with pytest.raises(InputError, match="source 'survey' draws no maps") as wrong:
        fl.distance("survey", **options, at="-22.3,63.95")
    assert wrong.value.remedy == "give one of sheets"


def test_without_maps_a_theatre_needs_figures_of_places(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no figures of places ship with the theatre 'far-north'"):
        fl.distance(place="Grindavik", theatre=str(theatre(tmp_path)))


# --- figures that ship


def test_figures_that_ship_by_day() -> None:
    rows = fl.distance(place="Покровськ", from_="2025-08-10", to="2025-08-12")
    table = FrontTable(load())
    for row in rows:
        found = table.around("gn:704422", row.date, ())
        assert found and row.distance_km == found.distance_km
    assert {(r.place, r.source, r.convention) for r in rows} == {("Pokrovsk", "deepstate", "deepstate")}
    missing = fl.encirclement(place="Pokrovsk", radius=10, from_="2025-11-25", to="2025-11-27")
    assert [r.flags for r in missing] == [(), ("missing",), ()]
    (far,) = fl.distance(place="Dobropillia", date="2024-07-08")
    assert (far.distance_km, far.flags) == (None, ("uncovered",))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"place": "Kyiv"}, r"Kyiv \(gn:703448\) is none of the places whose figures ship"),
        ({"at": "37.181,48.282"}, "37.181,48.282.*none of the places"),
        ({"place": "Pokrovsk", "source": "nzz"}, "of deepstate under 'deepstate', not of 'nzz'"),
        ({"place": "Pokrovsk", "convention": "afp"}, "not of 'afp'"),
        ({"place": "Pokrovsk", "date": "2025-11-26"}, "nearest are of 2025-11-25 and 2025-11-27"),
        ({"place": "Pokrovske"}, r"8 places are called 'Pokrovske': gn:696720 \(Pokrovske, UA-12"),
    ],
)
def test_what_ships_does_not_hold(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        fl.distance(**options)
    with pytest.raises(InputError, match=r"no radius of 12\.5 km"):
        fl.encirclement(place="Pokrovsk", radius=12.5)
    with pytest.raises(InputError, match="roads are measured on maps"):
        fl.roads(roads="roads.gpkg")


# --- real maps

POKROVSK = "37.1810,48.2820"
MONTHS = {
    "2025-01-02": (6.22, 27.2, 39.5, 42.1),
    "2025-02-02": (6.22, 33.8, 44.8, 47.4),
    "2025-03-02": (6.22, 33.6, 44.6, 47.2),
    "2025-04-02": (6.22, 33.6, 44.6, 47.2),
    "2025-05-02": (6.27, 34.9, 44.6, 47.2),
    "2025-06-02": (6.27, 33.8, 44.9, 50.5),
    "2025-07-02": (6.27, 33.8, 51.2, 59.3),
    "2025-08-02": (5.22, 35.1, 61.1, 63.3),
    "2025-08-12": (5.22, 36.3, 66.6, 68.8),
    "2025-09-02": (5.22, 36.2, 66.0, 67.7),
    "2025-10-02": (3.7, 36.2, 66.0, 67.7),
    "2025-11-02": (1.67, 36.5, 64.3, 67.4),
}


@pytest.mark.real
def test_pokrovsk_through_a_year(data_folder: Path) -> None:
    options: dict[str, Any] = {"at": POKROVSK, "from_": "2025-01-02", "to": "2025-12-31", "data": data_folder}
    away = {str(r.date): r for r in fl.distance(**options)}
    closed = fl.encirclement(**options)
    assert len(away) == 364 and len(closed) == 3 * 364
    by_day: dict[str, list[float]] = {}
    for row in closed:
        if row.closed_percent is not None:
            by_day.setdefault(str(row.date), []).append(row.closed_percent)
    for day, (km, *percents) in MONTHS.items():
        assert away[day].distance_km == pytest.approx(km, abs=0.006)
        # the table is rounded to 0.1 and was made with a disc of straight sides
        assert by_day[day] == pytest.approx(percents, abs=0.09)
    assert by_day["2025-12-02"] == [100, 100, 100] and away["2025-12-02"].inside
    assert next(d for d, r in away.items() if r.inside) == "2025-11-25"
    assert [d for d, r in away.items() if r.flags] == ["2025-03-31", "2025-04-01", "2025-11-26"]


@pytest.mark.real
@pytest.mark.parametrize("source", ["nzz", "deepstate-history"])
def test_any_source_that_draws(data_folder: Path, source: str) -> None:
    (row,) = fl.distance(source, at=POKROVSK, date="2025-08-02", data=data_folder)
    assert row.source == source
    assert row.distance_km == pytest.approx(5.2, abs=4)
    (there,) = fl.distance(source, place="Bakhmut", date=dt.date(2025, 8, 2), data=data_folder)
    assert there.inside


@pytest.mark.real
def test_a_source_that_draws_nothing(data_folder: Path) -> None:
    with pytest.raises(InputError, match="source 'isw' draws no maps"):
        fl.distance("isw", at=POKROVSK, data=data_folder)


def test_of_villages_the_figures_that_ship_tell_the_distance_alone() -> None:
    day = "2023-08-30"
    (near,) = fl.distance(place="Robotyne", date=day)
    assert (near.distance_km, near.source, near.flags) == (1.6, "deepstate-history", ())
    village, town = fl.encirclement(place=["Robotyne", "Orikhiv"], radius=10, date=day)
    assert (village.closed_percent, village.flags) == (None, ("uncovered",))
    assert town.closed_percent is not None
    assert not town.flags
