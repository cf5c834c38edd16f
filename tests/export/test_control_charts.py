"""What charts show, told from what matplotlib was given to draw."""

from __future__ import annotations

import datetime as dt
from typing import Any

import matplotlib.dates
import matplotlib.patches
import numpy as np
import pytest
from matplotlib.figure import Figure
from shapely.geometry import box

from frontledger.faces.export import charts
from frontledger.faces.export.picture import GAIN, LOSS, picture
from frontledger.nouns.changes import ChangeRow, PatchRow
from frontledger.nouns.rows import Credit, Row, Rows, SeriesRow

CREDITS = (Credit(source="s", credit="The Survey", licence="public domain"),)


def line(first: int, last: int, gained: float | None, lost: float | None, region: str = "IS") -> SeriesRow:
    net = None if gained is None or lost is None else gained - lost
    return SeriesRow(
        from_=dt.date(2031, 3, first), to=dt.date(2031, 3, last), region=region,
        held_km2=None if net is None else 100.0,
        gained_km2=gained, lost_km2=lost, net_km2=net, source="s", convention="c",
        flags=() if net is not None else ("missing",),
    )  # fmt: skip


def table(*rows: Row, **more: Any) -> Rows[Any]:
    return Rows(kind=type(rows[0]), rows=rows, credits=CREDITS, **more)


def bars(axes: Any) -> list[tuple[float, float, float]]:
    """First day of the month, days and height of every bar that is not the legend's."""
    start = matplotlib.dates.date2num(dt.date(2031, 3, 1)) - 1
    found = (b for container in axes.containers for b in container)
    return [(b.get_x() - start, b.get_width(), b.get_height()) for b in found]


def test_a_bar_is_as_wide_as_the_days_it_covers_and_a_day_without_a_map_is_hatched() -> None:
    figure = Figure()
    charts.series(table(line(1, 1, 5.0, 2.0), line(2, 2, None, None), line(2, 3, 7.0, 0.0)), figure, "en")
    above, below = figure.axes
    assert bars(above) == [(1, 1, 5), (2, 2, 7), (1, 1, -2), (2, 2, 0)]
    hatched = [p for p in above.patches if isinstance(p, matplotlib.patches.Rectangle) and p.get_hatch() == "...."]
    assert len(hatched) == 1 and hatched[0].get_label() == "no map"
    assert len(below.lines) == 2, "what is held is broken where nothing is known"
    assert [t.get_text() for t in figure.legends[0].get_texts()] == ["net", "no map", "gained", "lost"]


def test_regions_have_panels_and_those_with_least_change_go() -> None:
    figure = Figure()
    many = table(*(line(1, 1, float(n), 0.0, f"R{n:02}") for n in range(12)))
    charts.series(many, figure, "uk")
    assert [a.get_title(loc="left") for a in figure.axes if a.axison] == [f"R{n:02}" for n in range(4, 12)]
    assert "8/12" in figure._suptitle.get_text()  # type: ignore[attr-defined]
    assert "здобуто" in [t.get_text() for t in figure.legends[0].get_texts()]


def changed(parts: bool) -> Rows[Any]:
    days: dict[str, Any] = {"from_": dt.date(2031, 3, 1), "to": dt.date(2031, 3, 4), "source": "s", "convention": "c"}
    row = ChangeRow(region="IS", held_before_km2=10.0, held_km2=12.0, gained_km2=5.0, lost_km2=3.0, net_km2=2.0, **days)
    ring = box(10, 60, 11, 61).difference(box(10.4, 60.4, 10.6, 60.6))
    patches = tuple(
        PatchRow(region="IS", change=kind, area_km2=km2, lon=1.0, lat=1.0, **days)
        for kind, km2 in (("gained", 5.0), ("lost", 3.0))
    )
    inner = table(*patches, shapes=(ring, box(11, 60, 11.2, 60.2)), shapes_of=("s",)) if parts else None
    return table(row, parts=inner)


def test_patches_are_drawn_with_their_holes_and_a_scale() -> None:
    figure = Figure()
    charts.change(changed(parts=True), figure, "en")
    (axes,) = figure.axes
    gained, lost = (p for p in axes.patches if isinstance(p, matplotlib.patches.PathPatch))
    assert gained.get_facecolor() == matplotlib.colors.to_rgba(GAIN) and not gained.get_hatch()
    assert lost.get_facecolor() == matplotlib.colors.to_rgba(LOSS) and lost.get_hatch()
    assert gained.get_path().contains_point((10.2, 60.2)) and len(gained.get_path().vertices) == 10
    labels = [t.get_text() for t in figure.legends[0].get_texts()]
    assert labels == ["gained +5.0 km²", "lost −3.0 km²"]
    assert [t.get_text() for t in axes.texts] == ["20 km"]
    assert axes.get_aspect() == pytest.approx(2.0, abs=0.1), "a degree of longitude at 60° is half one of latitude"
    wide, high = np.ptp(axes.get_xlim()) / axes.get_aspect(), np.ptp(axes.get_ylim())
    assert 0.69 < wide / high < 1.5, "a strip has room beside it"


def test_without_shapes_there_are_bars_by_region() -> None:
    figure = Figure()
    charts.change(changed(parts=False), figure, "en")
    (axes,) = figure.axes
    assert [b.get_width() for container in axes.containers for b in container] == [5.0, -3.0]


@pytest.mark.parametrize("lang", ["en", "uk", "zh-Hant"])
def test_a_map_of_shapes_that_may_not_be_passed_on_is_marked_and_always_the_same(lang: str) -> None:
    one, other = (picture(changed(parts=True), charts.change, "svg", lang) for _ in range(2))
    assert one == other and b"For local use only" in one


def test_nothing_to_draw_is_no_error() -> None:
    for draw, kind in ((charts.series, SeriesRow), (charts.change, ChangeRow)):
        assert picture(Rows(kind=kind, rows=()), draw, "png").startswith(b"\x89PNG")
