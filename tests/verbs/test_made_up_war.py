"""Another war, its maps and areas in a folder, through the verbs: nothing here is known to the code."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from pathlib import Path
from typing import Any

import pyproj
import pytest
import shapely

import frontledger as fl
import mapped

GEOD = pyproj.Geod(ellps="WGS84")
MISSING = (7, 20, 21)


def day(number: int) -> dt.date:
    return mapped.FIRST + dt.timedelta(number)


def front(number: int) -> list[float]:
    """A front that passes from one unit into the other."""
    return [round(x + 0.297, 6) for x in mapped.front(number)]


def held(number: int, west: float = mapped.WEST, east: float = mapped.EAST) -> float:
    """What a sheet holds between two meridians, geodesic."""
    rows = front(number)
    step = (mapped.NORTH - mapped.SOUTH) / (len(rows) - 1)
    line = [(x, mapped.SOUTH + step * i) for i, x in enumerate(rows)]
    ground = shapely.Polygon([(mapped.WEST, mapped.SOUTH), *line, (mapped.WEST, mapped.NORTH)])
    cut = shapely.segmentize(shapely.intersection(ground, shapely.box(west, 60, east, 70)), 0.002)
    return abs(GEOD.geometry_area_perimeter(cut)[0]) / 1e6


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Where the theatre and its data are."""
    folder = tmp_path_factory.mktemp("war")
    return {
        "theatre": str(mapped.theatre(folder / "theatre")),
        "data": mapped.data(folder / "data", days=40, missing=MISSING, front=front),
    }


def test_every_day_is_that_of_its_sheet(war: dict[str, Any]) -> None:
    rows = fl.series(convention="sheets", by="day", **war)
    assert [row.to for row in rows] == [day(n) for n in range(40)]
    for n, row in enumerate(rows):
        if n in MISSING:
            assert (row.held_km2, row.net_km2, row.flags) == (None, None, ("missing",))
            continue
        assert row.held_km2 == pytest.approx(held(n), abs=0.01)
        if not n:
            assert (row.net_km2, row.flags) == (None, ("uncovered",))
            continue
        before = max(m for m in range(n) if m not in MISSING)
        assert row.from_ == day(before) + dt.timedelta(1)
        assert ("multi_day" in row.flags) == (before != n - 1)
        assert row.net_km2 == pytest.approx(held(n) - held(before), abs=1e-4)
        assert ("stale" in row.flags) == (row.gained_km2 == row.lost_km2 == 0.0)
    assert {row.region for row in rows} == {"IS"} and rows.credits[0].source == "sheets"


def test_units_and_outside_are_the_whole_on_every_day(war: dict[str, Any]) -> None:
    rows = fl.series("sheets", "sheets-wide", by="day", region="all", **war)
    for to, group in itertools.groupby(rows, key=lambda row: row.to):
        whole, *parts = group
        assert [whole.region, *(row.region for row in parts)] == ["IS", "IS-1", "IS-2"]
        if whole.net_km2 is None:
            continue
        for name in ("held_km2", "gained_km2", "lost_km2"):
            assert sum(getattr(row, name) for row in parts) == pytest.approx(getattr(whole, name), abs=1e-6), to
    west = [row for row in fl.series(convention="sheets", by="day", region="IS-2", **war) if row.held_km2 is not None]
    assert west[-1].held_km2 == pytest.approx(held(39, east=mapped.MIDDLE), abs=0.01)


def test_gross_counts_as_the_days_do(war: dict[str, Any]) -> None:
    days = [row for row in fl.series(convention="sheets-gross", by="day", **war) if row.net_km2 is not None]
    (whole,) = fl.series(convention="sheets-gross", by="period", **war)
    for name in ("gained_km2", "lost_km2", "net_km2"):
        assert getattr(whole, name) == pytest.approx(sum(getattr(row, name) for row in days), abs=1e-6)


def test_two_days_compared(war: dict[str, Any]) -> None:
    made = fl.change(day(3), day(30), convention="sheets", region="all", **war)
    whole = made[0]
    assert whole.net_km2 == pytest.approx(held(30) - held(3), abs=1e-4)
    assert made.parts is not None and made.parts.local_only == (), "this source lets its shapes be passed on"
    area = {"gained": 0.0, "lost": 0.0}
    for patch in made.parts:
        area[patch.change] += patch.area_km2
    small = fl.change(day(3), day(30), convention="sheets", region="all", least_km2=0.0, **war)
    assert small.parts is not None
    assert sum(p.area_km2 for p in small.parts if p.change == "gained") == pytest.approx(whole.gained_km2, abs=1e-6)
    assert 0 < area["gained"] <= (whole.gained_km2 or 0) + 1e-9


def test_the_same_from_kept_books_and_without_them(war: dict[str, Any]) -> None:
    once, again, raw = (fl.series(convention="sheets", by="week", cache=c, **war) for c in (True, True, False))
    assert once.to_json() == again.to_json() == raw.to_json()


def test_days_shifted_and_the_same_figures(tmp_path: Path, war: dict[str, Any]) -> None:
    later = mapped.data(tmp_path, days=40, missing=MISSING, front=front, first=mapped.FIRST + dt.timedelta(400))
    here = fl.series(convention="sheets", by="day", **war)
    there = fl.series(convention="sheets", by="day", **(war | {"data": later}))
    assert [(r.net_km2, r.flags) for r in here] == [(r.net_km2, r.flags) for r in there]


def test_a_report_is_checked_on_raw_files(war: dict[str, Any]) -> None:
    """The figures that ship end with the fifth day; the folder has more."""
    n = 26
    (row,) = fl.series("survey", by="day", from_=day(n), to=day(n), **war)
    took = f"Maltese forces took {abs(row.net_km2 or 0):.1f} square kilometres of Iceland on {day(n):%-d %B}"
    report = f"{day(n + 1):%-d %B %Y} | World\n\n{took}, the Survey of the North said.\n"
    (claim, *_) = fl.check(report, theatre=war["theatre"]).claims
    assert claim.verdict == "uncovered"
    (claim, *_) = fl.check(report, **war).claims
    assert claim.verdict == "supported"
    assert {e.source for e in claim.evidence} >= {"survey", "sheets"}


def test_a_map_that_lacks_a_layer_is_no_map_of_it(tmp_path: Path, war: dict[str, Any]) -> None:
    folder = mapped.data(tmp_path, days=20, front=front)
    path = folder / "sheets" / f"{day(10)}.geojson"
    sheet = json.loads(path.read_bytes())
    sheet["features"] = [f for f in sheet["features"] if f["properties"]["state"] != "claimed"]
    path.write_text(json.dumps(sheet), "utf-8")
    here = war | {"data": folder}
    lacking, after = fl.series(convention="sheets-wide", by="day", from_=day(10), to=day(11), **here)
    assert (lacking.held_km2, lacking.net_km2, lacking.flags) == (None, None, ("incomplete",))
    assert (after.from_, after.flags) == (day(10), ("multi_day", "incomplete"))
    assert after.net_km2 == pytest.approx(held(11) - held(9), abs=0.5), "the strip moves with the front"
    alone = fl.series(convention="sheets", by="day", from_=day(10), to=day(10), **here)
    assert alone[0].net_km2 == pytest.approx(held(10) - held(9), abs=1e-4)


def test_a_layer_that_begins_breaks_the_series_and_one_that_ends_has_no_ground(
    tmp_path: Path, war: dict[str, Any]
) -> None:
    folder = mapped.data(tmp_path, days=12, front=front)
    for n in (0, 1, 2, 10, 11):
        path = folder / "sheets" / f"{day(n)}.geojson"
        sheet = json.loads(path.read_bytes())
        sheet["features"] = [f for f in sheet["features"] if f["properties"]["state"] != "claimed"]
        path.write_text(json.dumps(sheet), "utf-8")
    rows = list(fl.series(convention="sheets-wide", by="day", **(war | {"data": folder})))
    assert [n for n, row in enumerate(rows) if "break_of_series" in row.flags] == [3]
    assert rows[11].held_km2 == pytest.approx(held(11), abs=0.01) and rows[10].lost_km2 is not None


def test_a_glitch_is_left_out_of_sums_and_maps_are_compared_across_it(tmp_path: Path, war: dict[str, Any]) -> None:
    def odd(n: int) -> list[float]:
        return [x + (0.4 if n == 15 else 0.0) for x in front(n)]

    here = war | {"data": mapped.data(tmp_path, days=30, front=odd)}
    days = {row.to: row for row in fl.series(convention="sheets", by="day", **here)}
    assert "glitch" in days[day(15)].flags and (days[day(15)].gained_km2 or 0) > 100
    (spoilt,) = fl.series(convention="sheets", by="period", **here)
    (sound,) = fl.series(
        convention="sheets", by="period", **(war | {"data": mapped.data(tmp_path / "s", days=30, front=front)})
    )
    assert spoilt.net_km2 == pytest.approx(sound.net_km2, abs=1e-6)
    across = fl.change(day(14), day(16), convention="sheets", **here)[0]
    others = [r for d, r in days.items() if d not in (day(15), day(16)) and r.gained_km2 is not None]
    assert spoilt.gained_km2 == pytest.approx(
        sum(r.gained_km2 or 0 for r in others) + (across.gained_km2 or 0), abs=1e-6
    )
    units = fl.series(convention="sheets", by="period", region="all", **here)
    assert units[0].gained_km2 == pytest.approx(sum(r.gained_km2 or 0 for r in units[1:]), abs=1e-6)


def test_without_a_source_one_that_the_folder_offers_is_taken(war: dict[str, Any], tmp_path: Path) -> None:
    assert fl.series(by="period", **war)[0].source == "survey", "the first rule's own"
    (tmp_path / "sheets").mkdir()
    for path in sorted((war["data"] / "sheets").iterdir())[:5]:
        (tmp_path / "sheets" / path.name).write_bytes(path.read_bytes())
    (row,) = fl.series(by="period", **(war | {"data": tmp_path}))
    assert (row.source, row.convention) == ("sheets", "sheets")


def test_tables_compare_by_content(war: dict[str, Any]) -> None:
    one, other = (fl.series(convention="sheets", by="week", region="all", **war) for _ in range(2))
    assert one == other and one.to_geojson() == other.to_geojson()
    assert one != fl.series(convention="sheets", by="month", region="all", **war)
    told = json.loads(one.to_geojson())
    assert {f["properties"]["region"] for f in told["features"] if f["geometry"]} == {"IS-1", "IS-2"}
