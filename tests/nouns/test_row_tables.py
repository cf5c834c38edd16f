"""Tables of measurements in all their forms."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest

from frontledger.errors import InputError
from frontledger.nouns.rows import Credit, Row, Rows, SeriesRow, square_mm, text

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
CREDITS = (
    Credit(source="mine", credit="The Survey", licence="public domain", share="shapes"),
    Credit(source="theirs", credit="The Others", licence="figures only"),
)


class OddRow(Row, frozen=True, kw_only=True):
    """Every type a cell may have."""

    place: str
    at: dt.datetime | None
    count: int | None
    radii: tuple[float, ...]
    inside: bool


def row(day: int = 1, **fields: Any) -> SeriesRow:
    given = {
        "from_": dt.date(2031, 3, day), "to": dt.date(2031, 3, day), "region": "IS", "held_km2": 100.25,
        "gained_km2": 3.0, "lost_km2": 0.0, "net_km2": 3.0, "source": "mine", "convention": "survey",
    }  # fmt: skip
    return SeriesRow(**given | fields)


EMPTY = row(2, held_km2=None, gained_km2=None, lost_km2=None, net_km2=None, flags=("missing", "multi_day"))
TABLE = Rows(kind=SeriesRow, rows=(row(), EMPTY), notes=("One day has no map.",), credits=CREDITS)


def test_json_is_a_list_with_every_column_in_every_row() -> None:
    first, second = json.loads(TABLE.to_json())
    assert list(first) == list(second) == list(TABLE.columns)
    assert TABLE.columns[:2] == ("from", "to")
    assert (first["from"], first["held_km2"], first["flags"]) == ("2031-03-01", 100.25, [])
    assert (second["held_km2"], second["flags"]) == (None, ["missing", "multi_day"])
    assert json.loads(Rows(kind=SeriesRow, rows=()).to_json()) == []


def test_csv_reads_back() -> None:
    first, second = csv.DictReader(io.StringIO(TABLE.to_csv()))
    assert first["net_km2"] == "3.0" and first["flags"] == ""
    assert second["net_km2"] == "" and second["flags"] == "missing;multi_day"
    hostile = Rows(kind=SeriesRow, rows=(row(region='a,"b"\nc'),))
    assert next(csv.DictReader(io.StringIO(hostile.to_csv(), newline="")))["region"] == 'a,"b"\nc'


def test_pandas_has_types_and_credits() -> None:
    frame = TABLE.to_pandas()
    assert list(frame.columns) == list(TABLE.columns)
    assert frame["from"].dt.day.tolist() == [1, 2]
    assert frame["held_km2"].dtype == "float64" and frame["held_km2"].isna().tolist() == [False, True]
    assert [c["source"] for c in frame.attrs["credits"]] == ["mine", "theirs"]
    assert Rows(kind=SeriesRow, rows=()).to_pandas()["net_km2"].dtype == "float64"


def test_arrow_has_types_and_credits() -> None:
    table = TABLE.to_arrow()
    assert [str(f.type) for f in table.schema][:4] == ["date32[day]", "date32[day]", "string", "double"]
    assert table.to_pylist()[1]["flags"] == ["missing", "multi_day"]
    assert json.loads(table.schema.metadata[b"notes"]) == ["One day has no map."]
    moment = dt.datetime(2031, 3, 1, 20, tzinfo=dt.UTC)
    odd = Rows(kind=OddRow, rows=(OddRow(place="x", at=moment, count=None, radii=(1.0, 2.5), inside=True),))
    assert odd.to_arrow().to_pylist() == [
        {"place": "x", "at": moment, "count": None, "radii": [1.0, 2.5], "inside": True}
    ]
    assert odd.to_csv().splitlines()[1] == "x,2031-03-01T20:00:00+00:00,,1.0;2.5,true"


def test_geopandas_has_the_shapes_where_there_are_any() -> None:
    shaped = Rows(kind=SeriesRow, rows=(row(), EMPTY), credits=CREDITS, shapes=(SQUARE, None))
    frame = shaped.to_geopandas()
    assert frame.crs.to_authority() == ("OGC", "CRS84")
    assert frame.geometry[0].area == pytest.approx(0.5) and frame.geometry[1] is None
    with pytest.raises(InputError, match="no shapes"):
        TABLE.to_geopandas()
    with pytest.raises(ValueError, match="1 shapes beside 2 rows"):
        Rows(kind=SeriesRow, rows=(row(), EMPTY), shapes=(SQUARE,))


def test_shapes_that_may_not_be_passed_on_say_so() -> None:
    theirs = Rows(kind=SeriesRow, rows=(row(),), credits=CREDITS, shapes=(SQUARE,), shapes_of=("theirs",))
    told = json.loads(theirs.to_geojson())
    assert told["local_use_only"].startswith("For local use only") and "figures only" in told["local_use_only"]
    assert told["features"][0]["properties"]["from"] == "2031-03-01"
    assert told["features"][0]["geometry"] == SQUARE
    assert "local_use_only" in theirs.to_geopandas().attrs
    mine = Rows(kind=SeriesRow, rows=(row(),), credits=CREDITS, shapes=(SQUARE,), shapes_of=("mine",))
    nobodys = Rows(kind=SeriesRow, rows=(row(),), credits=CREDITS, shapes=(SQUARE,))
    for free in (mine, nobodys):
        assert "local_use_only" not in json.loads(free.to_geojson())
    assert json.loads(TABLE.to_geojson())["features"][0]["geometry"] is None


def test_it_is_a_sequence_and_shows_itself() -> None:
    assert len(TABLE) == 2 and TABLE[1] is EMPTY and [r.to.day for r in TABLE] == [1, 2]
    assert TABLE[1:].rows == (EMPTY,) and TABLE[1:].notes == TABLE.notes
    assert repr(TABLE).startswith("<Rows of SeriesRow: 2 rows; from, to")
    long = Rows(kind=SeriesRow, rows=tuple(row(region=f"<{n}>") for n in range(100)), credits=CREDITS)
    page = long._repr_html_()
    assert "&lt;0&gt;" in page and "&lt;99&gt;" in page and "&lt;50&gt;" not in page and "40 more rows" in page
    assert "The Survey. public domain" in page


def test_a_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(InputError, match="pandas, which is not installed") as error:
        TABLE.to_pandas()
    assert error.value.remedy == "pip install 'frontledger[tables]'"


def test_figures_are_printed_with_two_decimals_and_no_minus_before_zero() -> None:
    assert [text(v) for v in (None, 0.0, -0.0, -0.001, 1672.405, -3.0)] == [
        "–",
        "0.00",
        "0.00",
        "0.00",
        "1672.40",
        "-3.00",
    ]
    assert str(square_mm(-1e-12)) == "0.0" and square_mm(0.1 + 0.2) == 0.3
