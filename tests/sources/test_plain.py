"""A plain series: days and areas, in the units it names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from frontledger.errors import SourceError
from frontledger.sources.plain import read

ONE, TWO = dt.date(2030, 1, 1), dt.date(2030, 1, 2)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("date,value\n2030-01-02,3\n2030-01-01,2.5\n", {ONE: {"value": 2.5}, TWO: {"value": 3}}),
        ("date,value,unit\n2030-01-01,5000000,m2\n2030-01-02,2,sqmi\n", {ONE: {"value": 5}, TWO: {"value": 5.18}}),
        ("day,held,claimed\r\n2030-01-01,1,\r\n2030-01-02,2,3\r\n", {ONE: {"held": 1}, TWO: {"held": 2, "claimed": 3}}),
        ("\ufeffdate,a\n2030-01-01 00:00:00,1\n", {ONE: {"a": 1}}),
    ],
)
def test_series(text: str, rows: dict[dt.date, dict[str, float]]) -> None:
    found = read(text.encode(), "x.csv")
    assert list(found) == list(rows)
    assert found == {day: pytest.approx(row, rel=1e-4) for day, row in rows.items()}


def test_columns_and_unit_the_theatre_names() -> None:
    assert read(b"date,area\n2030-01-01,100\n", "x", columns={"area": "held"}, unit="ha") == {ONE: {"held": 1}}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: the columns '' are not a series"),
        ("date\n", "are not a series"),
        ("value,date\n", "are not a series"),
        ("date,a,a\n", "are not a series"),
        ("date,value,unit\n2030-01-01,1,acre\n", "line 2: no unit of area is called 'acre'"),
        ("date,a\n2030-01-01 12:00:00,1\n", "line 2: '2030-01-01 12:00:00' is no date"),
        ("date,a\n2030-01-01,1\n2030-01-01,1\n", "line 3: 2030-01-01 stands twice"),
        ("date,a\n2030-01-01,\n", "line 2: 2030-01-01 has no area"),
        ("date,a\n2030-01-01,-1\n", "line 2: '-1' is negative"),
        ("date,a\n2030-01-01,1,2\n", "line 2: 3 cells where there are 2 columns"),
        ('date,a\n2030-01-01,"1,5"\n', "line 2: '1,5' is no number"),
    ],
)
def test_what_is_no_series_is_refused(text: str, says: str) -> None:
    with pytest.raises(SourceError, match=says) as e:
        read(text.encode(), "x.csv")
    assert str(e.value).startswith("x.csv, ")
    with pytest.raises(SourceError, match="not a series"):
        read(b"date,other\n", "x.csv", columns={"area": "held"})


@pytest.mark.real
def test_real_series(data_folder: Path) -> None:
    data = (data_folder / "liveuamap/territory.csv").read_bytes()
    rows = read(data, "x", columns={"area": "held"})
    assert (len(rows), rows[dt.date(2022, 2, 20)]) == (1062, {"held": 42980.991})
