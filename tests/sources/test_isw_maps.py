"""ISW's layers in each layout, under one name a layer; days mistyped, left out and carried on are told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from drawn import collection, feature, square

from frontledger.errors import SourceError
from frontledger.sources.isw_maps import open_maps

NAMES = {"Held2022": "held", "VIEW_Held": "held", "Claim": "claimed"}


def _put(path: Path, *features: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(collection(*features))


def test_two_layouts_are_one_source(tmp_path: Path) -> None:
    _put(tmp_path / "a/Held2022/20300101_Held2022.geojson", feature({"FID": 1}, square(30, 50)))
    _put(tmp_path / "a/Claim/20300101_Claim.geojson", feature({"FID": 1}, square(32, 50)), feature({}, None))
    _put(tmp_path / "b/20300102.geojson", feature({"layer": "VIEW_Held"}, square(30, 50)))
    _put(tmp_path / "c/Held2022/2030-01-03.geojson", feature({}, square(30, 50)))
    (tmp_path / "lastEditDate.csv").write_text("name,lastEditDate\n")
    maps = open_maps(tmp_path, names=NAMES)
    assert maps.layers == ("held", "claimed")
    drawn = {str(f.day): {k: len(v) for k, v in maps.read(f).items()} for f in maps.files}
    assert drawn == {"2030-01-01": {"claimed": 1, "held": 1}, "2030-01-02": {"held": 1}, "2030-01-03": {"held": 1}}
    assert len({maps.digest(f) for f in maps.files}) == 3


def test_a_layer_drawn_as_nothing_is_there(tmp_path: Path) -> None:
    _put(tmp_path / "Claim/20300101_Claim.geojson")
    maps = open_maps(tmp_path, names=NAMES)
    assert maps.read(maps.files[0]) == {"claimed": []}


def test_carried_until_the_layer_s_last_file(tmp_path: Path) -> None:
    for name, days in (("Held2022", (1, 4, 9)), ("Claim", (2, 5))):
        for day in days:
            _put(tmp_path / name / f"2030-01-0{day}.geojson", feature({}, square(30, 50)))
    maps = open_maps(tmp_path, names=NAMES, carried=True)
    layers = {f.day.day: sorted(maps.read(f)) for f in maps.files}
    both = ["claimed", "held"]
    assert layers == {1: ["held"], 2: both, 4: both, 5: both, 9: ["held"]}


def test_mistyped_days(tmp_path: Path) -> None:
    for name in ("2030-01-01", "2300-01-02", "2030-01-05"):
        _put(tmp_path / f"Claim/{name}.geojson", feature({}, square(30, 50)))
    with pytest.raises(SourceError, match=r"2300-01-02\.geojson: its day .* more than 50 years from 2030"):
        open_maps(tmp_path, names=NAMES)
    maps = open_maps(
        tmp_path, names=NAMES, corrected={"2300-01-02": "2030-01-02"}, left_out={"2030-01-05": "half of it is missing"}
    )
    assert [f.day for f in maps.files] == [dt.date(2030, 1, 1), dt.date(2030, 1, 2)]
    assert [o.partition("Claim/")[2] for o in maps.odd] == [
        "2030-01-05.geojson is left out: half of it is missing",
        "2300-01-02.geojson is taken for the map of 2030-01-02",
    ]


def test_a_new_layer_is_refused_by_name(tmp_path: Path) -> None:
    _put(tmp_path / "20300101.geojson", feature({"layer": "VIEW_New"}, square(30, 50)))
    maps = open_maps(tmp_path, names=NAMES)
    with pytest.raises(SourceError, match=r"20300101\.geojson, feature 1: no layer is called 'VIEW_New'"):
        maps.read(maps.files[0])


@pytest.mark.real
def test_real_layouts(data_folder: Path) -> None:
    from frontledger.theatre import load
    from frontledger.verbs.data import open_source

    shapes = open_source(load(), "isw-shapes", data_folder).content
    assert len(shapes.odd) == 3
    assert shapes.files[0].day == dt.date(2023, 11, 23)
    assert shapes.files[-1].day == dt.date(2025, 12, 28)
    maps = open_source(load(), "isw-maps", data_folder).content
    assert len(maps.files) == 62
    assert len(maps.read(maps.files[0])) == 5
    assert len(maps.read(maps.files[-1])) == 4
