"""Who holds settlements, through the public verb: a made-up folder of maps, what ships, what is said, real maps."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import own_maps
import pytest
import shapely

import frontledger as fl
from frontledger.errors import InputError
from made_up import FILES, theatre

VIINA = """
[[source]]
id = "told"
name = "The Teller"
credit = "The Teller"
licence = "public domain"
url = "https://teller.example"
root = "told"
[source.data]
reader = "viina"
form = "holders"
paths = ["told.csv"]
options = { sides = { IS = "IS", MT = "MT" }, contested = ["BOTH"] }
"""
SAID = """date,geonameid,lon,lat,status
2031-03-01,7,11.15,60.5,IS
2031-03-01,8,13.0,60.5,IS
2031-03-03,7,11.15,60.5,BOTH
2031-03-05,7,11.15,60.5,MT
2031-03-20,8,13.0,60.5,MT
"""


@pytest.fixture
def own(tmp_path: Path) -> dict[str, Any]:
    """Options that ask a made-up folder of maps in a made-up theatre, whose attacker is MT."""
    folder = theatre(tmp_path / "theatre", sources__toml=FILES["sources.toml"] + VIINA)
    (folder / "sources.toml").write_text(FILES["sources.toml"] + VIINA, "utf-8")
    (tmp_path / "told.csv").write_text(SAID, "utf-8")
    return {"source": own_maps.folder(tmp_path / "maps"), "layers": ["held"], "theatre": str(folder)}


def _places(at: Path) -> Path:
    at.write_text(
        "id,name,lon,lat\nv,Village,11.05,60.5\nw,Wood,11.15,60.5\nx,West,10.05,60.5\nf,Far,13,60.5\n", "utf-8"
    )
    return at


def test_a_row_a_change(own: dict[str, Any], tmp_path: Path) -> None:
    rows = fl.settlements(**own, places=_places(tmp_path / "p.csv"))
    assert [(r.place_id, str(r.date), r.from_, r.to, r.how) for r in rows] == [
        ("v", "2031-03-02", "IS", "MT", "point"),
        ("w", "2031-03-04", "IS", "MT", "point"),
        ("x", "2031-03-04", "MT", "IS", "point"),
    ]
    assert [r.flags for r in rows] == [(), ("multi_day",), ("multi_day",)]
    assert [(r.dwell_days, r.provisional) for r in rows] == [(4, True), (2, True), (2, True)]
    assert {r.share_percent for r in rows} == {None}
    assert [n for n in rows.notes if "Far" in n] == [
        f"Far is held by IS throughout, 2031-03-01 to 2031-03-06, by {own['source']}."
    ]
    (late,) = fl.settlements(**own, at="11.05,60.5", from_="2031-03-02", to="2031-03-02")
    assert (late.place_id, late.from_, late.to) == ("11.05,60.5", "IS", "MT")
    assert len(fl.settlements(**own, at="11.05,60.5", from_="2031-03-04")) == 0


def test_shares_of_outlines_by_change_and_by_day(own: dict[str, Any], tmp_path: Path) -> None:
    outlines = own_maps.districts(tmp_path / "o.geojson", {"v": (11.04, 60.4, 11.14, 60.6)})
    options = own | {"places": _places(tmp_path / "p.csv"), "outlines": outlines}
    (point,) = (r for r in fl.settlements(**options) if r.place_id == "v")
    assert point.share_percent == pytest.approx(60, abs=0.1)
    found = [(r.how, str(r.date), r.to) for r in fl.settlements(**options, how="all") if r.place_id == "v"]
    assert found == [("entered", "2031-03-02", "MT"), ("point", "2031-03-02", "MT"), ("taken", "2031-03-04", "MT")]
    assert [r.how for r in fl.settlements(**options, how="taken")] == ["taken"]
    rows = [r for r in fl.settlements(**options, by="day") if r.place_id == "v"]
    assert [r.holder for r in rows] == ["IS", "MT", None, "MT", "MT", "MT"]
    assert [r.flags for r in rows] == [(), (), ("missing",), (), (), ()]
    shares = [r.share_percent for r in rows if r.share_percent is not None]
    assert shares == pytest.approx([0, 60, 100, 100, 100], abs=0.1)


def test_a_day_whose_map_lacks_a_layer(own: dict[str, Any], tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    for day, layers in (("07", ["held"]), ("08", ["held", "claimed"]), ("10", ["held", "claimed"])):
        features = [({"layer": layer}, (10.1 if layer == "held" else 12.9, 60, 13.1, 61)) for layer in layers]
        (maps / f"map_2031-03-{day}.geojson").write_text(own_maps.collection(features), "utf-8")
    options = own | {"layers": ["held", "claimed"], "at": "13,60.5", "from_": "2031-03-05"}
    days = fl.settlements(**options, by="day")
    assert [r.flags for r in days] == [("incomplete",), ("incomplete",), ("incomplete",), (), ("missing",), ()]
    assert [r.holder for r in days] == [None, None, None, "MT", None, "MT"]
    (row,) = fl.settlements(**options | {"from_": None})
    # the last complete map before is of the second
    assert (str(row.date), row.to, row.flags) == ("2031-03-08", "MT", ("multi_day",))
    away = fl.distance(**options)
    assert [r.flags for r in away] == [r.flags for r in days]
    roads = tmp_path / "r.geojson"
    line = {"type": "LineString", "coordinates": [[12.0, 60.5], [12.5, 60.5]]}
    feature = {"type": "Feature", "properties": {"id": 1}, "geometry": line}
    roads.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    beside = fl.roads(**{k: v for k, v in options.items() if k != "at"}, roads=roads)
    assert [(r.open, r.flags) for r in beside] == [(None if r.holder is None else False, r.flags) for r in days]


def test_what_a_source_says(own: dict[str, Any], tmp_path: Path) -> None:
    said = own | {"source": "told", "layers": None, "data": tmp_path}
    rows = fl.settlements(**said, at="11.15,60.5")
    assert [(str(r.date), r.from_, r.to, r.how, r.convention) for r in rows] == []
    # places are told by their ids; the made-up gazetteer has none of them, so a table gives them
    (tmp_path / "g.csv").write_text("id,name,lon,lat\ngn:7,Wood,11.15,60.5\ngn:8,Far,13,60.5\n", "utf-8")
    rows = fl.settlements(**said, places=tmp_path / "g.csv")
    assert [(r.place_id, str(r.date), r.from_, r.to) for r in rows] == [
        ("gn:7", "2031-03-03", "IS", "grey"),
        ("gn:7", "2031-03-05", "grey", "MT"),
        ("gn:8", "2031-03-20", "IS", "MT"),
    ]
    assert [(r.dwell_days, r.provisional) for r in rows] == [(2, True), (15, False), (0, True)]
    assert {(r.source, r.convention, r.how) for r in rows} == {("told", "said", "said")}
    by_day = fl.settlements(**said, places=tmp_path / "g.csv", by="day", from_="2031-03-02", to="2031-03-05")
    assert [r.holder for r in by_day if r.place_id == "gn:7"] == ["IS", "grey", "grey", "MT"]


def test_the_lag_between_sources(own: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("id,name,lon,lat\ngn:7,Wood,11.15,60.5\n", "utf-8")
    maps = tmp_path / "maps"
    for day in range(7, 15):
        (maps / f"map_2031-03-{day:02}.geojson").write_text(
            own_maps.collection([({"layer": "held"}, (10.1, 60, 11.2, 61 + day / 100))]), "utf-8"
        )
    options = own | {"source": [own["source"], "told"], "places": tmp_path / "g.csv", "data": tmp_path}
    (row,) = fl.settlements(**options, lag=True)
    assert (str(row.date), str(row.other_date), row.lag_days, row.to) == ("2031-03-04", "2031-03-05", 1, "MT")
    assert (row.source, row.other, row.flags) == (own["source"], "told", ())
    assert [r.source for r in fl.settlements(**options)] == [own["source"], "told", "told"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"lag": True}, "a lag lies between two sources"),
        ({"how": "taken"}, "no outline to tell when a place is taken"),
        ({"from_": "2031-02-01"}, "no map for 2031-02-01"),
        ({"to": "2031-04-01"}, "no map for 2031-04-01"),
        ({"source": "nobody"}, "no source 'nobody'"),
        ({"at": None}, "no place is asked for"),
    ],
)
def test_bad_use_is_told(own: dict[str, Any], options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message) as wrong:
        fl.settlements(**own | {"at": "11.05,60.5"} | options)
    assert wrong.value.remedy


def test_outlines_of_other_places(own: dict[str, Any], tmp_path: Path) -> None:
    outlines = own_maps.districts(tmp_path / "o.geojson", {"other": (11.04, 60.4, 11.14, 60.6)})
    with pytest.raises(InputError, match=r"o\.geojson: none of its polygons has the id of a place asked for"):
        fl.settlements(**own, at="11.05,60.5", outlines=outlines)


def test_figures_that_ship_tell_who_holds_a_town() -> None:
    rows = fl.settlements(place=["Pokrovsk", "Торецьк"])
    assert {(r.place, r.how, r.source, r.share_percent) for r in rows} == {
        ("Pokrovsk", "point", "deepstate", None), ("Toretsk", "point", "deepstate", None)
    }  # fmt: skip
    (pokrovsk,) = (r for r in rows if r.place == "Pokrovsk")
    assert (str(pokrovsk.date), pokrovsk.from_, pokrovsk.to) == ("2025-11-03", "UA", "RU")
    inside = fl.distance(place="Pokrovsk", from_="2025-10-25", to="2025-11-10")
    held = fl.settlements(place="Pokrovsk", by="day", from_="2025-10-25", to="2025-11-10")
    assert [r.holder == "RU" for r in held] == [r.inside for r in inside]


# --- real maps


@pytest.mark.real
def test_the_same_from_maps_as_from_the_figures_that_ship(data_folder: Path) -> None:
    names = ["Pokrovsk", "Toretsk", "Vovchansk", "Kurakhove", "Avdiivka"]
    drawn = fl.settlements(place=names, data=data_folder)
    key = [(r.place_id, r.date, r.from_, r.to) for r in drawn]
    # before the first daily map the figures are of snapshots
    ships = [r for r in fl.settlements(place=names) if r.date >= dt.date(2024, 7, 9)]
    assert key == [(r.place_id, r.date, r.from_, r.to) for r in ships]
    shares = {r.place: r.share_percent for r in drawn}
    assert shares["Pokrovsk"] == pytest.approx(16.16, abs=0.05) and shares["Kurakhove"] is None
    assert "OSM settlements" in {c.source for c in drawn.credits}


@pytest.mark.real
def test_thousands_of_places_by_outline(data_folder: Path, tmp_path: Path) -> None:
    known = json.loads((data_folder / "base/settlements_osm.geojson").read_text("utf-8"))["features"]
    lines = ["id,name,lon,lat"]
    for feature in known:
        if feature["properties"].get("osm_id") and feature["properties"]["oblast"] in (
            "donetska_oblast",
            "kharkivska_oblast",
        ):
            p = shapely.point_on_surface(shapely.make_valid(shapely.geometry.shape(feature["geometry"])))
            lines.append(f'{feature["properties"]["osm_id"]},"{feature["properties"]["name"]}",{p.x},{p.y}')
    (tmp_path / "p.csv").write_text("\n".join(lines) + "\n", "utf-8")
    rows = fl.settlements(places=tmp_path / "p.csv", data=data_folder, how="all")
    count = Counter(r.how for r in rows)
    assert count["entered"] >= count["point"] > 50 and count["taken"] > 40
    assert all(0 <= (r.share_percent or 0) <= 100 for r in rows)
    # nearly all that are taken by their points are entered before or on the same day
    entered = {r.place_id: r.date for r in rows if r.how == "entered" and r.to == "RU"}
    points = [r for r in rows if r.how == "point" and r.to == "RU"]
    assert sum(entered.get(r.place_id, r.date) <= r.date for r in points) > 0.9 * len(points)


@pytest.mark.real
def test_grey_ground_and_what_is_said(data_folder: Path) -> None:
    rows = fl.settlements("deepstate-history", place=["Koptieve", "Zatyshok"], from_="2025-06-15", data=data_folder)
    assert [(r.place, str(r.date), r.from_, r.to, r.provisional) for r in rows] == [
        ("Koptieve", "2025-06-30", "grey", "RU", False),
        ("Zatyshok", "2025-07-30", "UA", "grey", True),
    ]
    options: dict[str, Any] = {"place": "Kurakhove", "data": data_folder}
    (said,) = fl.settlements("deepstate-log", **options)
    assert (str(said.date), said.to, said.from_, said.convention) == ("2025-01-10", "RU", None, "said")
    (row,) = fl.settlements(["deepstate", "deepstate-log"], **options, from_="2024-11-01", lag=True)
    assert (str(row.date), row.lag_days, row.other) == ("2024-12-17", 24, "deepstate-log")
