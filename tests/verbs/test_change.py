"""What changed between two days: figures, shapes, and maps of one's own cut by polygons of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import pyproj
import pytest
import shapely
from own_maps import DISTRICTS, districts, folder
from shapely.geometry import box

import frontledger as fl
from frontledger.errors import InputError
from frontledger.nouns.changes import ChangeRow
from frontledger.nouns.rows import Rows

GEOD = pyproj.Geod(ellps="WGS84")


def km2(*boxes: tuple[float, float, float, float]) -> float:
    """Geodesic area; edges along parallels are cut fine, as they are straight in degrees."""
    whole = shapely.segmentize(shapely.union_all([box(*b) for b in boxes]), 0.001)
    return abs(GEOD.geometry_area_perimeter(whole)[0]) / 1e6


@pytest.fixture
def maps(tmp_path: Path) -> str:
    return folder(tmp_path / "maps")


def test_a_series_of_maps_of_one_s_own(maps: str) -> None:
    rows = fl.series(maps, layers=["held"], by="day")
    assert [(r.from_.day, r.to.day, r.flags) for r in rows] == [
        (1, 1, ("uncovered",)),
        (2, 2, ()),
        (3, 3, ("missing",)),
        (3, 4, ("multi_day",)),
        (5, 5, ("stale",)),
        (6, 6, ()),
    ]
    first, second, missing, fourth, still, last = rows
    assert (first.region, first.convention, first.source) == ("total", "layers:held", maps)
    assert first.held_km2 == pytest.approx(km2((10, 60, 11, 61)), abs=0.01)
    assert second.gained_km2 == pytest.approx(km2((11, 60, 11.1, 61)), abs=0.01) and second.lost_km2 == 0.0
    assert (missing.held_km2, missing.net_km2) == (None, None)
    assert fourth.gained_km2 == pytest.approx(km2((11.1, 60, 11.2, 61)), abs=0.01)
    assert fourth.lost_km2 == pytest.approx(km2((10, 60, 10.1, 61)), abs=0.01)
    assert (still.gained_km2, still.lost_km2, still.net_km2) == (0.0, 0.0, 0.0)
    assert last.held_km2 == pytest.approx(km2((10.1, 60, 11.2, 61), (11.4, 60.2, 11.5, 60.3)), abs=0.01)


def test_layers_together_count_ground_once(maps: str) -> None:
    both = fl.series(maps, layers=["held", "claimed"], by="day")
    assert both[0].held_km2 == pytest.approx(km2((10, 60, 11, 61), (11, 60, 11.2, 60.5)), abs=0.01)
    assert both[1].gained_km2 == pytest.approx(km2((11, 60.5, 11.1, 61)), abs=0.01), "the rest was claimed before"


def test_polygons_of_one_s_own_and_what_lies_outside(maps: str, tmp_path: Path) -> None:
    rows = fl.series(maps, layers=["held"], by="period", regions=districts(tmp_path / "d.geojson"))
    found = {row.region: row for row in rows}
    assert list(found) == ["total", "east", "west", "outside"]
    assert found["west"].lost_km2 == pytest.approx(km2((10, 60, 10.1, 61)), abs=0.01)
    assert found["outside"].gained_km2 == pytest.approx(km2((11.4, 60.2, 11.5, 60.3)), abs=0.01)
    for name in ("held_km2", "gained_km2", "lost_km2", "net_km2"):
        parts = sum(getattr(found[r], name) for r in ("east", "west", "outside"))
        assert parts == pytest.approx(getattr(found["total"], name), abs=1e-6)


@pytest.mark.parametrize("form", ["d.gpkg", "d.parquet", "utm.gpkg"])
def test_polygons_of_any_form_and_projection(maps: str, tmp_path: Path, form: str) -> None:
    frame = geopandas.GeoDataFrame(
        {"id": list(DISTRICTS)}, geometry=[shapely.segmentize(box(*b), 0.01) for b in DISTRICTS.values()], crs=4326
    )
    path = tmp_path / form
    frame = frame.to_crs(32632) if form.startswith("utm") else frame
    frame.to_parquet(path) if path.suffix == ".parquet" else frame.to_file(path)
    plain = fl.series(maps, layers=["held"], by="period", regions=districts(tmp_path / "d.geojson"))
    other = fl.series(maps, layers=["held"], by="period", regions=path)
    assert [r.region for r in plain] == [r.region for r in other]
    assert [r.held_km2 for r in plain] == pytest.approx([r.held_km2 for r in other], abs=0.01)


def test_polygons_that_cannot_be_used_are_refused_by_name(maps: str, tmp_path: Path) -> None:
    def ask(path: Path) -> Rows[Any]:
        return fl.series(maps, layers=["held"], by="period", regions=path)

    with pytest.raises(InputError, match=r"none\.geojson"):
        ask(tmp_path / "none.geojson")
    frame = geopandas.GeoDataFrame({"id": ["a"]}, geometry=[box(*DISTRICTS["west"])], crs=4326)
    frame.to_file(tmp_path / "d.shp")
    (tmp_path / "d.prj").unlink()
    with pytest.raises(InputError, match=r"d\.shp has no coordinate system"):
        ask(tmp_path / "d.shp")
    frame.rename(columns={"id": "name"}).to_file(tmp_path / "n.gpkg")
    with pytest.raises(InputError, match=r"n\.gpkg, feature 1: no property 'id'"):
        ask(tmp_path / "n.gpkg")
    overlapping = {"a": (9.0, 59.0, 12.5, 62.0), "b": (10.0, 59.0, 11.0, 62.0)}
    with pytest.raises(InputError, match=r"o\.geojson: 'a' and 'b' overlap"):
        ask(districts(tmp_path / "o.geojson", overlapping))
    with pytest.raises(InputError, match="a region is called 'total'"):
        ask(districts(tmp_path / "t.geojson", {"total": (9.0, 59.0, 10.5, 62.0)}))
    metres = districts(tmp_path / "m.geojson", {"a": (500000.0, 6600000.0, 510000.0, 6610000.0)})
    with pytest.raises(InputError, match=r"m\.geojson"):
        ask(metres)


def test_two_maps_are_compared_directly(maps: str) -> None:
    made = fl.change("2031-03-01", "2031-03-06", maps, layers=["held"])
    (row,) = made
    assert isinstance(row, ChangeRow) and made.parts is not None
    assert row.gained_km2 == pytest.approx(km2((11, 60, 11.2, 61), (11.4, 60.2, 11.5, 60.3)), abs=0.01)
    assert row.lost_km2 == pytest.approx(km2((10, 60, 10.1, 61)), abs=0.01)
    assert row.held_before_km2 is not None and row.held_km2 is not None and row.net_km2 is not None
    assert row.held_km2 - row.held_before_km2 == pytest.approx(row.net_km2, abs=1e-6)
    assert [(p.change, round(p.area_km2)) for p in made.parts] == [
        ("gained", round(km2((11, 60, 11.2, 61)))),
        ("gained", round(km2((11.4, 60.2, 11.5, 60.3)))),
        ("lost", round(km2((10, 60, 10.1, 61)))),
    ]
    frame = made.to_geopandas()
    inside = shapely.points(frame["lon"], frame["lat"])
    assert frame.geometry.contains(geopandas.GeoSeries(inside, crs=frame.crs)).all()
    assert frame.geometry[2].equals(box(10, 60, 10.1, 61))


def test_shapes_say_that_they_are_for_local_use(maps: str) -> None:
    told = json.loads(fl.change("2031-03-01", "2031-03-02", maps, layers=["held"]).to_geojson())
    assert told["local_use_only"].startswith("For local use only")
    assert [f["properties"]["change"] for f in told["features"]] == ["gained"]


def test_patches_are_cut_by_region(maps: str, tmp_path: Path) -> None:
    wide = {"south": (9.0, 59.0, 12.0, 60.5), "north": (9.0, 60.5, 11.05, 62.0)}
    made = fl.change("2031-03-01", "2031-03-02", maps, layers=["held"], regions=districts(tmp_path / "d.geojson", wide))
    assert made.parts is not None
    found = {(p.region, p.change): p.area_km2 for p in made.parts}
    assert found == {
        ("north", "gained"): pytest.approx(km2((11, 60.5, 11.05, 61)), abs=0.01),
        ("south", "gained"): pytest.approx(km2((11, 60, 11.1, 60.5)), abs=0.01),
        ("outside", "gained"): pytest.approx(km2((11.05, 60.5, 11.1, 61)), abs=0.01),
    }
    figures = {row.region: row.gained_km2 for row in made}
    assert {r: figures[r] for r in ("north", "south", "outside")} == {
        region: pytest.approx(area, abs=1e-6) for (region, _), area in found.items()
    }


def test_days_taken_the_other_way_round_swap_gained_and_lost(tmp_path: Path, maps: str) -> None:
    there = fl.change("2031-03-01", "2031-03-04", maps, layers=["held"])[0]
    turned = tmp_path / "turned"
    turned.mkdir()
    for new, old in (("2031-03-01", "2031-03-04"), ("2031-03-04", "2031-03-01")):
        (turned / f"{new}.geojson").write_bytes((tmp_path / "maps" / f"map_{old}.geojson").read_bytes())
    back = fl.change("2031-03-01", "2031-03-04", f"folder:{turned}", layers=["held"])[0]
    assert (there.gained_km2, there.lost_km2) == (back.lost_km2, back.gained_km2)


def test_small_patches_are_in_the_figures_and_told_of(maps: str) -> None:
    made = fl.change("2031-03-04", "2031-03-06", maps, layers=["held"], least_km2=1000.0)
    assert made.parts is not None and len(made.parts) == 0 and (made[0].gained_km2 or 0) > 50
    assert any("not among the shapes: 1, together" in note for note in made.notes)


def test_figures_that_ship_are_added_up_from_map_to_map() -> None:
    (row,) = fl.change("2025-08-11", "2025-08-12", "isw", "afp")
    assert round(row.net_km2 or 0, 2) == 112.64 and row.gained_km2 == row.net_km2
    rows = fl.change("2025-06-30", "2025-07-31", "deepstate", region="all")
    (month,) = fl.series("deepstate", from_="2025-07-01", to="2025-07-31")
    assert rows[0].net_km2 == month.net_km2 and rows.parts is None
    assert rows[0].net_km2 == pytest.approx(sum(r.net_km2 or 0 for r in rows[1:]), abs=1e-6)


@pytest.mark.parametrize(
    ("days", "message"),
    [
        (("2031-03-01", "2031-03-03"), "no complete map of 2031-03-03; 2031-03-02 is the last before it"),
        (("2031-03-02", "2031-03-02"), "2031-03-02 does not come before 2031-03-02"),
        (("2031-03-02", "2031-04-01"), "no map for 2031-04-01: .* has 2031-03-01 to 2031-03-06"),
    ],
)
def test_days_that_cannot_be_compared(maps: str, days: tuple[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        fl.change(*days, maps, layers=["held"])


@pytest.mark.real
def test_a_month_compared_directly_is_less_than_its_days(data_folder: Path) -> None:
    options = {"files": True, "data": data_folder}
    (row,) = fl.change("2025-08-02", "2025-09-02", "deepstate", **options)
    (added,) = fl.series("deepstate", by="period", from_="2025-08-03", to="2025-09-02", **options)
    assert row.net_km2 == pytest.approx(added.net_km2, abs=1e-6) and round(row.net_km2 or 0, 1) == 464.3
    assert (row.gained_km2 or 0) < (added.gained_km2 or 0), "ground taken and lost again within the month"
