"""What a folder of data offers, as the theatre's TOML says; what is not there is told with the path looked for."""

from __future__ import annotations

import datetime as dt
import json
import lzma
from pathlib import Path

import pytest

import made_up
import mapped
from frontledger.errors import InputError, SourceError
from frontledger.nouns.maps import positions
from frontledger.theatre import load
from frontledger.verbs.data import offered, open_source, outlines, outlines_of

SQUARE = [[[30, 50], [31, 50], [31, 51], [30, 50]]]


def _collection(*features: tuple[dict[str, object], object]) -> bytes:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": p, "geometry": {"type": "Polygon", "coordinates": c}}
                for p, c in features
            ],
        }
    ).encode()


def test_a_source_packed_or_not(tmp_path: Path) -> None:
    series = tmp_path / "series"
    series.mkdir()
    table = b"date,area_m2,percent_of_ukraine\n2030-01-01,6036280000,1\n"
    (series / "isw_area_daily_economist.csv.xz").write_bytes(lzma.compress(table))
    opened = open_source(load(), "isw-economist", tmp_path)
    assert opened.form == "layers"
    assert opened.content == {dt.date(2030, 1, 1): {"controlled": 6036.28}}
    assert opened.about.layers == ("controlled",)
    assert opened.source.derived_from == "isw"
    assert offered(load(), tmp_path) == ("isw-economist",)


def test_the_path_looked_for_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as e:
        open_source(load(), "deepstate", tmp_path)
    assert str(tmp_path / "deepstate/daily") in str(e.value)
    assert e.value.remedy
    with pytest.raises(InputError, match="no source 'nobody'"):
        open_source(load(), "nobody", tmp_path)
    with pytest.raises(InputError, match="needs a folder of data"):
        open_source(load(), "deepstate", None)
    with pytest.raises(InputError, match="is no folder"):
        open_source(load(), "deepstate", tmp_path / "not")
    with pytest.raises(InputError, match="names of their own"):
        open_source(load(), "deepstate", tmp_path, layers=("held",))


def test_a_badly_packed_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "series").mkdir()
    path = tmp_path / "series/isw_area_daily_economist.csv.xz"
    for data, says in ((b"no archive", "Input format"), (lzma.compress(b"x" * 1000)[:40], "ends early")):
        path.write_bytes(data)
        with pytest.raises(SourceError, match=says) as e:
            open_source(load(), "isw-economist", tmp_path)
        assert str(path) in str(e.value)


def test_outlines_by_the_property_the_theatre_names(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    hole = [[[30, 50], [31, 51], [31, 50], [30, 51], [30, 50]]]  # crosses itself: repaired
    features = (({"shapeISO": "UA-2"}, SQUARE), ({"shapeISO": "UA-1"}, hole), ({"shapeISO": "UA-2"}, SQUARE))
    (tmp_path / "base/adm1_geoboundaries.geojson").write_bytes(_collection(*features))
    found = outlines(load(), tmp_path)
    assert list(found) == ["UA-1", "UA-2"]
    assert found["UA-2"].area == 0.5
    assert found["UA-1"].is_valid
    assert found["UA-1"].area == 0.5


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_collection(({}, SQUARE)), "feature 1: no property 'id'"),
        (_collection(({"id": ""}, SQUARE)), "feature 1: no property 'id'"),
        (_collection(({"id": "a"}, [])), "feature 1: .*Polygon"),
        (_collection(), "no feature"),
        (b"{}", "not a FeatureCollection"),
    ],
)
def test_outlines_given_by_hand_are_refused_as_input(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "mine.geojson"
    path.write_bytes(data)
    with pytest.raises(InputError, match=says) as e:
        outlines_of(path)
    assert str(path) in str(e.value)
    with pytest.raises(InputError, match="not-there"):
        outlines_of(tmp_path / "not-there.geojson")


@pytest.mark.real
def test_real_outlines(data_folder: Path) -> None:
    assert set(outlines(load(), data_folder)) == set(load().regions)


def test_a_folder_or_a_series_of_one_s_own(tmp_path: Path) -> None:
    made_up.theatre(tmp_path / "north")
    theatre = load(str(tmp_path / "north"))
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/2031-03-01.geojson").write_bytes(
        _collection(({"kind": "held"}, [[[-22, 64], [-21, 64], [-21, 65], [-22, 64]]]))
    )
    opened = open_source(theatre, f"folder:{tmp_path / 'maps'}", None, layers=["held"], layer_field="kind")
    assert (opened.form, opened.source.share, opened.about.layers) == ("maps", "nothing", ("held",))
    assert opened.source.root == opened.source.id
    assert list(opened.content.read(opened.content.files[0])) == ["held"]
    (tmp_path / "maps/2031-03-01.geojson").write_bytes(
        _collection(({}, [[[64, -22], [64, -21], [65, -21], [64, -22]]]))
    )
    turned = open_source(theatre, f"folder:{tmp_path / 'maps'}", None).content
    with pytest.raises(InputError, match="mixed axes: 64, -22"):
        turned.read(turned.files[0])
    (tmp_path / "own.csv").write_text("date,held,claimed\n2031-03-01,5,\n2031-03-02,6,1\n")
    opened = open_source(theatre, f"folder:{tmp_path / 'own.csv'}", None)
    assert (opened.form, opened.about.layers) == ("layers", ("held", "claimed"))
    assert opened.content[dt.date(2031, 3, 2)] == {"held": 6, "claimed": 1}
    (tmp_path / "own.csv").write_text("date,held\n2031-03-01,many\n")
    with pytest.raises(InputError, match=r"own\.csv, line 2: 'many' is no number"):
        open_source(theatre, f"folder:{tmp_path / 'own.csv'}", None)


def test_another_theatre_through_its_own_readers(tmp_path: Path) -> None:
    theatre = load(str(mapped.theatre(tmp_path / "north")))
    data = mapped.data(tmp_path / "data", days=5, missing=[2])
    assert offered(theatre, data) == ("survey", "sheets", "register", "catch")
    maps = open_source(theatre, "sheets", data)
    assert (maps.form, maps.about.layers) == ("maps", ("held", "claimed"))
    assert [f.day.day for f in maps.content.files] == [1, 2, 4, 5]
    assert [len(s) for s in maps.content.read(maps.content.files[0]).values()] == [1, 1]
    assert open_source(theatre, "survey", data).content[mapped.FIRST] == {"held": pytest.approx(40 * 2.589988)}
    held = open_source(theatre, "register", data).content.rows
    assert {h.side for h in held} == {"MT", "IS", None}
    assert open_source(theatre, "catch", data).content.units == {"nets_cut": "nets"}
    assert sorted(outlines(theatre, data)) == sorted(theatre.regions)
    packed = mapped.as_geopackage(data / "sheets", tmp_path / "all.gpkg")
    same = open_source(theatre, f"folder:{packed}", None, layers=["held", "claimed"], layer_field="state").content
    assert [f.day for f in same.files] == [f.day for f in maps.content.files]
    for one, other in zip(maps.content.files, same.files, strict=True):
        for layer, shape in maps.content.read(one).items():
            ((ring,),) = same.read(other)[layer]
            assert set(positions(ring)) == set(positions(shape[0][0]))
