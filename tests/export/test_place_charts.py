"""Charts of places and roads, told from what matplotlib was given to draw."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from frontledger.faces.export import place_charts as charts
from frontledger.faces.export.picture import picture
from frontledger.nouns.place_rows import DistanceRow, EncirclementRow, HolderRow, LagRow, RoadRow, SettlementRow
from frontledger.nouns.rows import Credit, Row, Rows

CREDITS = (Credit(source="s", credit="The Survey", licence="public domain"),)
COMMON: dict[str, Any] = {"source": "s", "convention": "c"}


def day(n: int) -> dt.date:
    return dt.date(2031, 3, n)


def table(*rows: Row) -> Rows[Any]:
    return Rows(kind=type(rows[0]), rows=rows, credits=CREDITS)


def away(n: int, km: float | None, place: str = "a") -> DistanceRow:
    inside = None if km is None else km <= 0
    return DistanceRow(date=day(n), distance_km=km, inside=inside, place_id=place, place=place.title(), **COMMON)


def holder(n: int, who: str | None, share: float | None, place: str = "a") -> HolderRow:
    return HolderRow(place_id=place, date=day(n), holder=who, share_percent=share, place=place.title(), **COMMON)


def change(n: int, to: str, place: str = "a", *, provisional: bool = False) -> SettlementRow:
    return SettlementRow(
        place_id=place, date=day(n), from_="X", to=to, place=place.title(), how="point", share_percent=None,
        provisional=provisional, dwell_days=1.0, **COMMON,
    )  # fmt: skip


def values(line: Any) -> list[float]:
    return [float(v) for v in np.asarray(line.get_ydata(), float)]


def test_a_line_a_place_broken_where_there_is_no_map_and_hatched_below_zero() -> None:
    figure = Figure()
    charts.distance(table(away(1, 3.0), away(2, None), away(3, -1.0), away(1, 9.0, "b")), figure, "en")
    (axes,) = figure.axes
    first, second = (line for line in axes.lines if len(line.get_ydata()) != 2)
    assert values(first)[0] == 3 and math.isnan(values(first)[1]) and values(first)[2] == -1
    assert values(second) == [9]
    assert first.get_linestyle() != second.get_linestyle()
    assert [t.get_text() for t in axes.get_legend().get_texts()] == ["A", "B", "held"]
    outside = Figure()
    charts.distance(table(away(1, 3.0), away(2, 2.0)), outside, "en")
    assert [t.get_text() for t in outside.axes[0].get_legend().get_texts()] == ["A"]


def test_a_panel_a_place_and_a_line_a_radius() -> None:
    rows = [
        EncirclementRow(
            date=day(n), radius_km=r, closed_percent=10.0 * r, gap_deg=1.0, gap_at_deg=None, place_id=p,
            place=p.title(), **COMMON,
        )
        for p in "abcdefgh" for n in (1, 2) for r in (1.0, 2.5)
    ]  # fmt: skip
    figure = Figure()
    charts.encirclement(table(*rows), figure, "uk")
    assert [a.get_title(loc="left") for a in figure.axes] == list("ABCDEF")
    assert "6/8" in figure._suptitle.get_text()  # type: ignore[attr-defined]
    assert [values(line) for line in figure.axes[0].lines] == [[10, 10], [25, 25]]
    assert [t.get_text() for t in figure.axes[0].get_legend().get_texts()] == ["1 km", "2.5 km"]
    assert "напрямків" in figure.axes[0].get_ylabel()


def test_shares_by_day_or_by_the_point_where_there_is_no_outline() -> None:
    figure = Figure()
    rows = [holder(1, "X", 0.0), holder(2, None, None), holder(3, "Y", 60.0)]
    charts.settlements(table(*rows, holder(1, "X", None, "b"), holder(2, "Y", None, "b")), figure, "en")
    one, other = figure.axes
    assert values(one.lines[0])[0] == 0 and math.isnan(values(one.lines[0])[1]) and values(one.lines[0])[2] == 60
    assert values(other.lines[0]) == [0, 100]
    assert other.get_legend().get_texts()[0].get_text() == "s, Y"


def test_changes_and_lags_are_marks() -> None:
    figure = Figure()
    charts.settlements(table(change(1, "Y"), change(3, "X", provisional=True), change(2, "Y", "b")), figure, "en")
    (axes,) = figure.axes
    assert [t.get_text() for t in axes.get_yticklabels()] == ["A", "B"]
    assert [t.get_text() for t in axes.get_legend().get_texts()] == ["→ Y", "→ X, provisional"]
    assert [values(line) for line in axes.lines] == [[0, 1], [0]]
    assert axes.lines[1].get_markerfacecolor() == "none"
    lags = [
        LagRow(place_id="a", place="A", to="Y", date=day(1), other_date=None, lag_days=n, source="s", other="t")
        for n in (3, None)
    ]
    late = Figure()
    charts.settlements(table(*lags), late, "en")
    assert list(late.axes[0].lines[0].get_xdata()) == [3]
    assert late.axes[0].get_xlabel() == "days later than s"


def test_roads_held_and_near() -> None:
    rows = [
        RoadRow(
            date=day(n), road_id="r", name="", length_km=10.0, held_km=held, near_km=near, distance_km=0.0, open=False,
            **COMMON,
        )
        for n, held, near in ((1, 1.0, 2.0), (2, None, None))
    ]  # fmt: skip
    figure = Figure()
    charts.roads(table(*rows), figure, "en")
    (axes,) = figure.axes
    assert axes.get_title(loc="left") == "r" and axes.get_ylim()[1] == pytest.approx(10.2)
    assert [values(line)[0] for line in axes.lines] == [1, 2]


@pytest.mark.parametrize("kind", [DistanceRow, EncirclementRow, HolderRow, SettlementRow, LagRow, RoadRow])
def test_a_table_without_rows_is_drawn_empty(kind: type[Row]) -> None:
    name = {DistanceRow: charts.distance, EncirclementRow: charts.encirclement, RoadRow: charts.roads}
    empty: Rows[Any] = Rows(kind=kind, rows=(), credits=CREDITS)
    assert picture(empty, name.get(kind, charts.settlements), "png")[:4] == b"\x89PNG"
