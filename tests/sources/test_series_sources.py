"""Each source's file is read strictly; what the source's own traps are is seen, not smoothed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frontledger.errors import SourceError
from frontledger.sources import deepstate_areas, isw_economist, isw_layers, published
from frontledger.theatre import printed

LAYERS = "date," + ",".join(isw_layers.LAYERS)
ECONOMIST = "date,area_m2,percent_of_ukraine"
UPDATES = (
    "id,created_utc,occupied_after_2022_02_24_km2,liberated_km2,unspecified_km2,occupied_in_russia_km2,"
    "occupied_in_russia_unspecified_km2"
)
PRINTED = "from,to,kind,amount,unit,side,region,outlet,source,as_printed,url,note"


def text(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def test_layers() -> None:
    rows = isw_layers.read(text(LAYERS, "2030-01-02,,,7,8,,9,,", "2030-01-01,1,,2,,,3,,"), "x.csv")
    assert rows == {
        dt.date(2030, 1, 1): {"kursk_russian_advances": 1, "russian_advances": 2, "ukraine_control_map": 3},
        dt.date(2030, 1, 2): {"russian_advances": 7, "russian_claimed": 8, "ukraine_control_map": 9},
    }
    assert list(rows) == sorted(rows)


def test_layers_a_row_each() -> None:
    head = "date,layer,area_km2"
    rows = isw_layers.read(text(head, "2030-01-02,russian_claimed,8", "2030-01-01,russian_advances,2.5"), "x.csv")
    assert rows == {dt.date(2030, 1, 1): {"russian_advances": 2.5}, dt.date(2030, 1, 2): {"russian_claimed": 8}}
    assert list(rows) == sorted(rows)
    for line, says in (("2030-01-01,new,1", "line 2: unknown layer 'new'"), ("2030-01-01,russian_claimed,", "''")):
        with pytest.raises(SourceError, match=says):
            isw_layers.read(text(head, line), "x.csv")
    with pytest.raises(SourceError, match="line 3: russian_claimed of 2030-01-01 stands twice"):
        isw_layers.read(text(head, *["2030-01-01,russian_claimed,1"] * 2), "x.csv")


@pytest.mark.real
def test_both_forms_of_the_real_file_are_the_same(shared: Path) -> None:
    wide, long = (
        isw_layers.read((shared / "data" / name).read_bytes(), name)
        for name in ("series/isw_layer_areas_daily_sdspieg.csv", "isw/areas.csv")
    )
    assert wide == long


def test_economist() -> None:
    rows = isw_economist.read(text(ECONOMIST, "2030-01-01,6036280000,1", "2030-01-02,12072560000,2"), "x.csv")
    assert rows == {
        dt.date(2030, 1, 1): {"controlled": 6036.28},
        dt.date(2030, 1, 2): {"controlled": 12072.56},
    }


def test_updates() -> None:
    rows = deepstate_areas.read(text(UPDATES, "1893456000,2030-01-01T00:00:00.000Z,5,6,7,,"), "x.csv")
    assert rows == {dt.datetime(2030, 1, 1, tzinfo=dt.UTC): {"occupied": 5, "liberated": 6, "unspecified": 7}}


def test_printed_figures_keep_the_words_of_the_page_apart() -> None:
    line = '2030-01-01,2030-01-31,gain,"1500",km2,RU,Ukraine,Outlet,Source,"the words, as printed",https://a.example/1,note'
    ((row, words, note),) = published.read(text(PRINTED, line), "x.csv")
    assert (words, note) == ("the words, as printed", "note")
    assert "words" not in repr(row)
    assert (row.start, row.end, row.amount, row.url) == (
        dt.date(2030, 1, 1),
        dt.date(2030, 1, 31),
        "1500",
        "https://a.example/1",
    )
    again = text(",".join(printed.COLUMNS), ",".join(map(str, row)))
    assert printed.read(again, "x.csv") == [row]


def test_a_hedge_that_is_none_is_refused() -> None:
    line = "2030-01-01,2030-01-31,gain,1500,km2,perhaps,,RU,Ukraine,Outlet,Source,https://a.example/1"
    with pytest.raises(SourceError, match="line 2: 'perhaps' is none of none, about"):
        printed.read(text(",".join(printed.COLUMNS), line), "x.csv")


@pytest.mark.parametrize(
    ("read", "lines", "message"),
    [
        (
            isw_layers.read,
            ("date,russian_advances,new_layer",),
            "x.csv, line 1: unknown or missing columns 'new_layer'",
        ),
        (
            isw_layers.read,
            (LAYERS, "2030-01-01,,,1,,,,,", "2030-01-01,,,1,,,,,"),
            "x.csv, line 3: 2030-01-01 stands twice",
        ),
        (isw_layers.read, (LAYERS, "2030-01-01,,,-1,,,,,"), "line 2: '-1' is negative"),
        (isw_layers.read, (LAYERS, "2030-01-01,,,,,,,,"), "line 2: 2030-01-01 has no layer at all"),
        (isw_layers.read, (LAYERS, "1.1.2030,,,1,,,,,"), "line 2: '1.1.2030' is no date"),
        (isw_economist.read, (ECONOMIST, "2030-01-01,6e9,1", "2030-01-01,6e9,1"), "line 3: 2030-01-01 stands twice"),
        (isw_economist.read, (ECONOMIST, "2030-01-01,6e9,1", "2030-01-02,6e9,2"), "line 3: 6e9 m² is not 2 percent"),
        (isw_economist.read, (ECONOMIST, "2030-01-01,6e9,101"), "line 2: 101 percent of a country"),
        (deepstate_areas.read, (UPDATES, "1,2030-01-01T00:00:00Z,5,6,7,,"), "line 2: update '1' was not made at"),
        (
            deepstate_areas.read,
            (UPDATES, *["1893456000,2030-01-01T00:00:00Z,5,6,7,,"] * 2),
            "line 3: update 1893456000 stands twice",
        ),
        (deepstate_areas.read, (UPDATES, "1893456000,2030-01-01T00:00:00Z,many,6,7,,"), "line 2: 'many' is no number"),
        (
            published.read,
            (PRINTED, "2030-01-02,2030-01-01,gain,1,km2,RU,U,O,S,w,https://a.example,"),
            "line 2: the period ends",
        ),
        (published.read, (PRINTED, "2030-01-01,2030-01-01,gain,1,km2,RU,U,O,S,w,a.example,"), "is no address"),
        (
            published.read,
            (PRINTED, "2030-01-01,2030-01-01,gain,some,km2,RU,U,O,S,w,https://a.example,"),
            "'some' is no number",
        ),
        (published.read, (PRINTED, "2030-01-01,2030-01-01,gain,1,km2,RU,U,O,,w,https://a.example,"), "an empty cell"),
    ],
)
def test_what_is_not_understood_is_refused(
    read: Callable[[bytes, str], Any], lines: tuple[str, ...], message: str
) -> None:
    with pytest.raises(SourceError) as error:
        read(text(*lines), "x.csv")
    assert message in str(error.value)
    assert error.value.remedy


@pytest.mark.real
@pytest.mark.parametrize(
    ("read", "name", "count"),
    [
        (isw_layers.read, "isw_layer_areas_daily_sdspieg.csv", 723),
        (isw_economist.read, "isw_area_daily_economist.csv", 1642),
        (deepstate_areas.read, "deepstate_areas_by_update.csv", 1734),
        (published.read, "published.csv", 332),
    ],
)
def test_real_files(shared: Path, read: Callable[[bytes, str], Any], name: str, count: int) -> None:
    assert len(read((shared / "data" / "series" / name).read_bytes(), name)) == count
