"""Layers of a snapshot are told by name and fill; ground elsewhere is left out, and a new name is refused."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import pytest
from drawn import collection, feature, square

from frontledger.errors import SourceError
from frontledger.sources.deepstate_history import Names, open_maps, parse
from frontledger.theatre import load

OPTIONS = load().readers["deepstate-history"].options


def told() -> Names:
    return Names(**{name: given for name, given in OPTIONS.items() if name != "united"})


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("Окуповано /// Occupied\xa0/// geoJSON.status.occupied\n", "taken"),
        ("Звільнено 25.03 /// Liberated 25.03\xa0/// geoJSON.status.dismissed_at {{at:25.03}}", "liberated"),
        ("Окупована Абхазія.\n///\nOccupied Abkhazia.\n/// geoJSON.territories.abkhazia\n", "elsewhere"),
        ("Острів /// Island /// geoJSON.territories.nobody-knows", "elsewhere"),
        ("Окупований Крим /// Occupied Crimea\xa0/// geoJSON.territories.crimea", "crimea"),
        ("ОРДЛО /// CADR and CALR\n", "ordlo"),
        ("Острів Тузла /// Occupied Tuzla Island", "tuzla"),
        ("Окуповано/// Occupied\n", "taken"),
        ("Ок\ufffd\ufffdпований Крим /// Occupied Crimea", "crimea"),
        ("Звільнен\ufffd\ufffd 01.04", "liberated"),
        ("\ufffd\ufffdкуповано", "taken"),
        ("Окуповані Південні Курильські острови.\n///\nOccupied Southern Kuril islands.", "elsewhere"),
        ("Звільнено 16.04 /// Taken back16.04", "liberated"),
        ("26.05 Під питанням\xa0 /// 26.05 Contested", "unknown"),
        ("Окуповано 04.04 та 21.04", "taken"),
        ("24.03", "liberated"),
        ("Багатокутник 36", "unnamed"),
    ],
)
def test_names_of_every_time(name: str, layer: str) -> None:
    assert told().layer(name, "") == layer


@pytest.mark.parametrize(
    "name",
    ["", "Окупована Місяць /// Occupied Moon", "Новий /// New /// geoJSON.status.new", "Окупований", "Полігон"],
)
def test_a_new_name_is_no_layer(name: str) -> None:
    assert told().layer(name, "") is None


def test_a_fill_decides_where_it_is_of_one_layer() -> None:
    names = told()
    assert names.layer("", "#A52714") == "taken"
    assert names.layer("Окуповано /// Occupied", "#ff5252") == "elsewhere"
    assert names.layer("Окуповано /// Occupied", "#0f9d58") == "liberated"
    assert names.layer("ОРДЛО /// CADR and CALR", "#880e4f") == "ordlo"
    assert names.layer("nobody", "#880e4f") is None
    assert names.layer("Окуповано /// Occupied", "#123456") == "taken"


def test_a_snapshot_by_layer() -> None:
    two = {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Polygon", "coordinates": square(30, 50)},
            {"type": "Point", "coordinates": [30, 50, 0]},
            {"type": "Polygon", "coordinates": [[[*p, 0] for p in square(32, 50)[0]]]},
        ],
    }
    unit = {"type": "Point", "coordinates": [30.5, 50.5]}
    data = collection(
        feature({"name": "Окуповано /// Occupied"}, two),
        feature({"name": "Абхазія /// Occupied Abkhazia", "fill": "#ff5252"}, square(41, 43)),
        feature({"name": "a brigade of which nothing is read"}, unit),
        feature({"name": "Окуповано", "fill": "#a52714"}, square(34, 50)),
        feature({"name": "Статус невідомий /// Unknown status"}, square(36, 50)),
    )
    layers = parse(data, "x", told())
    assert {layer: len(shape) for layer, shape in layers.items()} == {"taken": 3, "unknown": 1}


def test_a_layer_of_several_is_there_when_all_of_them_are() -> None:
    taken = feature({"name": "Окуповано /// Occupied"}, square(34, 50))
    crimea = feature({"name": "Окупований Крим /// Occupied Crimea"}, square(34, 45))
    ordlo = feature({"name": "ОРДЛО /// CADR and CALR"}, square(38, 48))
    whole = parse(collection(taken, crimea, ordlo), "x", told(), OPTIONS["united"])
    assert {layer: len(shape) for layer, shape in whole.items()} == {"taken": 1, "crimea": 1, "ordlo": 1, "occupied": 3}
    assert "occupied" not in parse(collection(taken, crimea), "x", told(), OPTIONS["united"])


@pytest.mark.parametrize(
    ("properties", "says"),
    [
        ({"name": "Окупована Місяць /// Occupied Moon"}, "feature 1: no layer is known by the name 'Окупована Місяць"),
        ({"name": "x", "fill": "#123456"}, "'x' and the fill #123456"),
        ({}, "by the name None"),
        ({"name": 7}, "name and fill are text"),
    ],
)
def test_what_cannot_be_told_is_refused_by_name(properties: Any, says: str) -> None:
    with pytest.raises(SourceError, match=says) as e:
        parse(collection(feature(properties, square(30, 50))), "17.geojson", told())
    assert str(e.value).startswith("17.geojson")
    assert "sources.toml" in e.value.remedy


def test_the_name_of_a_file_is_its_second(tmp_path: Path) -> None:
    for second in ("1893456000", "999999999"):
        (tmp_path / f"{second}.geojson").write_bytes(collection(feature({"name": "ОРДЛО"}, square(30, 50))))
    (tmp_path / "notes.txt").write_text("")
    maps = open_maps(tmp_path, **OPTIONS)
    assert [f.at for f in maps.files] == [
        dt.datetime(2001, 9, 9, 1, 46, 39, tzinfo=dt.UTC),
        dt.datetime(2030, 1, 1, tzinfo=dt.UTC),
    ]
    assert maps.files[1].day == dt.date(2030, 1, 1)
    assert set(maps.read(maps.files[1])) == {"ordlo"}
    assert maps.digest(maps.files[0]) == maps.digest(maps.files[1])
    assert set(maps.layers) == set(load().readers["deepstate-history"].layers)
    with pytest.raises(SourceError, match="no file's name is of the form"):
        open_maps(tmp_path.parent / tmp_path.name / "..", **OPTIONS)


@pytest.mark.real
def test_real_snapshots(data_folder: Path) -> None:
    """Occupied ground is what DeepState's own areas say, but for their formula, and nothing is left without a layer."""
    import numpy as np

    from frontledger.control.area import ring_area
    from frontledger.nouns.maps import positions
    from frontledger.verbs.data import open_source

    maps = open_source(load(), "deepstate-history", data_folder).content
    own = open_source(load(), "deepstate-areas", data_folder).content
    assert len(maps.files) == 1359
    for file in itertools.islice(maps.files, 200, None, 200):
        km2 = sum(
            (-1 if i else 1) * abs(ring_area(np.array(positions(ring))))
            for polygon in maps.read(file)["taken"]
            for i, ring in enumerate(polygon)
        )
        assert km2 == pytest.approx(own[file.at]["occupied"] * 1.0006, rel=6e-5)
