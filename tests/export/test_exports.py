"""Tables, Parquet and pictures of rows."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import geopandas
import pyarrow.parquet
import pytest

from frontledger.faces.export.parquet import parquet
from frontledger.faces.export.picture import picture
from frontledger.faces.export.table import table
from frontledger.nouns.rows import Credit, Rows, SeriesRow

POINT = {"type": "Point", "coordinates": [25.5, 60.0]}


def rows(**more: Any) -> Rows[SeriesRow]:
    made = tuple(
        SeriesRow(
            from_=dt.date(2031, 3, day), to=dt.date(2031, 3, day), region=region, held_km2=held, gained_km2=1.0,
            lost_km2=0.0, net_km2=1.0, source="s", convention="c",
        )
        for day, region, held in ((1, "北部", 1100.5), (2, "IS\x1b[31m", None))
    )  # fmt: skip
    credits = (Credit(source="s", credit="The Survey", licence="figures only"),)
    return Rows(kind=SeriesRow, rows=made, credits=credits, **more)


def test_a_table_is_aligned_in_columns_and_harmless() -> None:
    header, first, second, blank, credit = table(rows()).splitlines()
    assert header.split()[:4] == ["from", "to", "region", "held_km2"]
    assert header.index("held_km2") + len("held_km2") == first.index("1100.50") + len("1100.50") + 2, "wide letters"
    assert "–" in second and "\x1b" not in second
    assert (blank, credit) == ("", "s: The Survey (figures only)")


def test_parquet_reads_back_and_geoparquet_has_the_shapes() -> None:
    back = pyarrow.parquet.read_table(io.BytesIO(parquet(rows())))
    assert back.to_pylist()[0]["held_km2"] == 1100.5
    shaped = geopandas.read_parquet(io.BytesIO(parquet(rows(shapes=(POINT, None)))))
    assert shaped.geometry[0].x == 25.5


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_picture_is_the_same_every_time_and_marked_where_it_must_be(kind: Any) -> None:
    def draw(_: Any, figure: Any, lang: str) -> None:
        figure.add_subplot().plot([1, 2], [3, 1], label=lang)

    one, other = (picture(rows(), draw, kind) for _ in range(2))
    assert one == other
    assert (b"<svg" if kind == "svg" else b"\x89PNG") in one[:2000]
    assert b"<dc:date>" not in one
    local = picture(rows(shapes=(POINT, None), shapes_of=("s",)), draw, kind)
    assert b"local use only" in local.lower() and b"local use only" not in one.lower()
