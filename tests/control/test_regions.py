"""Ground held, gained and lost by region: the books balance, on made-up maps and on real ones."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import shapely
from drawn_maps import DrawnMaps, shape_of
from drawn_maps import square as _square
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box, shape

from frontledger.control.books import OUTSIDE, Books
from frontledger.control.regions import Outlines, books, held_by_region
from frontledger.errors import InputError
from frontledger.nouns.maps import Shape
from frontledger.sources.deepstate_daily import DailyMaps
from frontledger.theatre import load

WEST_AND_EAST = {"W": box(30, 48, 32, 50), "E": box(32, 48, 34, 50)}


def _books(*maps: Shape, outlines: dict[str, Any] = WEST_AND_EAST) -> list[Books]:
    return list(books(DrawnMaps(*maps), ("held",), Outlines(outlines)))


def _km2(polygons: Shape) -> float:
    return math.fsum(held_by_region([polygons], Outlines({})).values())


def test_gained_lost_and_held_by_region() -> None:
    first, second = [[_square(30.2, 48.2)]], [[_square(30.4, 48.2)], [_square(33.0, 49.0)]]
    start, step = _books(first, second)
    assert (start.gained, start.lost) == ({}, {})
    assert set(start.held) == {"W"}
    moved = _km2([[[(30.7, 48.2), (30.9, 48.2), (30.9, 48.7), (30.7, 48.7), (30.7, 48.2)]]])
    assert step.gained == {"W": pytest.approx(moved, abs=1e-9), "E": pytest.approx(_km2([[_square(33, 49)]]), abs=1e-9)}
    assert step.lost == {"W": pytest.approx(moved, abs=1e-9)}


def test_swapping_the_maps_swaps_gained_and_lost() -> None:
    first, second = [[_square(31.8, 48.2)]], [[_square(31.9, 48.4)]]
    forth, back = _books(first, second)[1], _books(second, first)[1]
    assert forth.gained == pytest.approx(back.lost, rel=1e-12)  # sums in another order
    assert forth.lost == pytest.approx(back.gained, rel=1e-12)


def test_same_ground_written_otherwise_is_no_change() -> None:
    ring = _square(30.2, 48.2)
    start, *rest = _books([[ring]], [[ring[::-1]]], [[[*ring[2:], *ring[1:3]]]], [[[p for p in ring for _ in (1, 2)]]])
    assert all(b.gained == b.lost == {} and b.held == start.held for b in rest)


def test_ground_across_a_border_and_across_the_edge() -> None:
    across = [[_square(31.75, 48.2)]]
    _, step = _books([], across)
    assert step.gained["W"] == pytest.approx(step.gained["E"])
    half_out = [[_square(33.75, 48.2)]]
    _, step = _books([], half_out)
    assert step.gained["E"] == pytest.approx(step.gained[OUTSIDE])
    assert sum(step.gained.values()) == pytest.approx(_km2(half_out), abs=1e-9)
    (far,) = _books([[_square(50, 48)]])
    assert far.held == {OUTSIDE: pytest.approx(far.total, abs=1e-9)}


def test_touchingshape_of_merge_without_a_change() -> None:
    halves = [[_square(30.2, 48.2)], [_square(30.7, 48.2)]]
    whole = [[[(30.2, 48.2), (30.7, 48.2), (31.2, 48.2), (31.2, 48.7), (30.7, 48.7), (30.2, 48.7), (30.2, 48.2)]]]
    _, step = _books(halves, whole)
    assert (step.gained, step.lost) == ({}, {})


def test_a_hole_that_closes_and_one_that_opens_to_the_outside() -> None:
    shell, hole = _square(30.2, 48.2, 1), _square(30.6, 48.6, 0.2)
    notch = [
        (30.2, 48.2),
        (31.2, 48.2),
        (31.2, 48.6),
        (30.6, 48.6),
        (30.6, 48.8),
        (31.2, 48.8),
        (31.2, 49.2),
        (30.2, 49.2),
    ]
    closed, opened = _books([[shell, hole]], [[shell]], [[[*notch, notch[0]]]])[1:]
    assert closed.gained == {"W": pytest.approx(_km2([[hole]]), abs=1e-9)}
    assert closed.lost == opened.gained == {}
    assert opened.lost["W"] > closed.gained["W"]


def test_overlapping_polygons_count_once() -> None:
    _, step = _books([], [[_square(30.2, 48.2)], [_square(30.4, 48.2)]])
    assert step.gained == {"W": pytest.approx(_km2([[_square(30.2, 48.2)], [_square(30.4, 48.2)]]), abs=1e-9)}
    assert step.total < 1.5 * _km2([[_square(30.2, 48.2)]])


def test_a_sliver_drawn_twice_counts_twice_in_every_region() -> None:
    # two new polygons overlap by some metres, across the border of two regions
    wide = [(31.5, 48.0), (32.5, 48.0), (32.5, 48.5), (31.5, 48.5), (31.5, 48.0)]
    low = [(31.5, 47.9), (32.5, 47.9), (32.5, 48.0000005), (31.5, 48.0000005), (31.5, 47.9)]
    outlines = {"W": box(30, 47, 32, 50), "E": box(32, 47, 34, 50)}
    step = _books([[_square(30.2, 48.2)]], [[_square(30.2, 48.2)], [wide], [low]], outlines=outlines)[1]
    assert step.gained == {"E": pytest.approx(step.gained["W"], abs=1e-6), "W": step.gained["W"]}


def test_ground_in_two_regions_counts_for_the_first() -> None:
    overlapping = {"W": box(30, 48, 32.1, 50), "E": box(31.9, 48, 34, 50)}
    start, step = _books([[_square(31.75, 48.2)]], [[_square(31.5, 48.2, 0.75)]], outlines=overlapping)
    assert start.held["E"] == pytest.approx(
        _km2([[[(31.9, 48.2), (32.25, 48.2), (32.25, 48.7), (31.9, 48.7), (31.9, 48.2)]]]), abs=1e-9
    )
    assert sum(step.held.values()) == pytest.approx(step.total, abs=1e-9)
    assert set(step.held) == {"E", "W"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(29.5, 33), st.floats(47.5, 49), st.floats(0.3, 2), st.floats(0.3, 2)),
        min_size=2,
        max_size=4,
    ),
    st.lists(
        st.tuples(st.floats(29, 33), st.floats(47, 49), st.floats(0.1, 2), st.floats(0.1, 2)), min_size=2, max_size=4
    ),
)
def test_regions_that_overlap_are_told_from_what_lies_in_none(regions: list[Any], maps: list[Any]) -> None:
    drawn = [box(x, y, x + w, y + h) for x, y, w, h in regions]
    outlines = Outlines({str(n): shape for n, shape in enumerate(drawn)}, apart=False)
    source = DrawnMaps(*(shape_of(box(x, y, x + w, y + h)) for x, y, w, h in maps))
    for step, (x, y, w, h) in zip(books(source, ("held",), outlines), maps, strict=True):
        left = box(x, y, x + w, y + h)
        for n, region in enumerate(drawn):
            mine, left = shapely.intersection(left, region), shapely.difference(left, region)
            assert step.held.get(str(n), 0.0) == pytest.approx(_km2(shape_of(mine)), abs=1e-6)
        assert step.held.get(OUTSIDE, 0.0) == pytest.approx(_km2(shape_of(left)), abs=1e-6)


def test_an_outline_is_a_polygon_with_an_id_of_its_own() -> None:
    for outlines in ({OUTSIDE: box(0, 0, 1, 1)}, {"line": shapely.LineString([(0, 0), (1, 1)])}):
        with pytest.raises(InputError, match=next(iter(outlines))):
            Outlines(outlines)


boxes = st.lists(
    st.tuples(st.floats(29.5, 33.5), st.floats(47.5, 49.5), st.floats(0.05, 1), st.floats(0.05, 1)),
    max_size=5,
).map(lambda drawn: shapely.union_all([box(x, y, x + w, y + h) for x, y, w, h in drawn]))


@settings(max_examples=60, deadline=None)
@given(maps=st.lists(boxes, min_size=2, max_size=4))
def test_books_balance_and_are_those_of_plain_overlays(maps: list[Any]) -> None:
    # what books() checks of itself is not asserted again: it raises
    days = _books(*map(shape_of, maps))
    for (earlier, later), book in zip(pairwise(maps), days[1:], strict=True):
        for region, outline in WEST_AND_EAST.items():
            gained = _km2(shape_of(later.difference(earlier).intersection(outline)))
            lost = _km2(shape_of(earlier.difference(later).intersection(outline)))
            assert book.gained.get(region, 0) == pytest.approx(gained, abs=1e-6)
            assert book.lost.get(region, 0) == pytest.approx(lost, abs=1e-6)


# --- the figures that ship


def _shipped() -> list[dict[str, str]]:
    path = load("ukraine").figure("deepstate-daily")
    assert path is not None
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sums(name: str) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for row in _shipped():
        sums[row["region"]] += float(row[name])
    return sums


def test_shipped_books_balance() -> None:
    held: dict[str, float] = {}
    of_day: dict[str, dict[str, tuple[float, float, float]]] = defaultdict(dict)
    for row in _shipped():
        of_day[row["date"]][row["region"]] = (
            float(row["held_km2"]), float(row["gained_km2"]), float(row["lost_km2"])
        )  # fmt: skip
    days = list(of_day)
    assert days == sorted(days)
    for day in days:
        for region, (now, gained, lost) in of_day[day].items():
            if region in held:
                assert now - held[region] == pytest.approx(gained - lost, abs=2e-4), (day, region)
            held[region] = now
        total, *parts = held.values()
        # 28 figures, each rounded to four decimals
        assert total == pytest.approx(sum(parts), abs=28 * 5e-5), day


def test_shipped_sums_are_the_published_ones() -> None:
    gained, lost = _sums("gained_km2"), _sums("lost_km2")
    assert gained["UA"] == pytest.approx(8263.24, abs=0.01)
    assert lost["UA"] == pytest.approx(629.23, abs=0.01)
    assert gained["UA"] - lost["UA"] == pytest.approx(7634.01, abs=0.01)
    by_region = {
        "UA-14": (5777.8, 291.0), "UA-23": (847.0, 43.2), "UA-63": (747.3, 79.0), "UA-59": (369.8, 23.9),
        "UA-09": (300.8, 15.7), "UA-12": (202.5, 166.7), "UA-65": (6.2, 0.1), OUTSIDE: (11.7, 9.7),
    }  # fmt: skip
    for region, expected in by_region.items():
        assert (gained[region], lost[region]) == pytest.approx(expected, abs=0.051), region


@pytest.mark.parametrize(
    ("region", "percent"),
    [
        ("UA-14", 78.11),
        ("UA-09", 99.58),
        ("UA-63", 4.65),
        ("UA-12", 0.55),
        ("UA-59", 1.03),
        ("UA-23", 74.69),
        ("UA-65", 67.91),
    ],
)
def test_shipped_shares_of_the_official_areas(region: str, percent: float) -> None:
    held = next(
        float(r["held_km2"]) for r in reversed(_shipped()) if r["region"] == region and r["date"] <= "2026-01-02"
    )
    official = load("ukraine").regions[region].official_km2
    assert official
    assert 100 * held / official == pytest.approx(percent, abs=0.006)


@pytest.mark.real
def test_measured_again_from_the_maps(data_folder: Path) -> None:
    shapes = json.loads((data_folder / "base/adm1_geoboundaries.geojson").read_text("utf-8"))["features"]
    outlines = Outlines({s["properties"]["shapeISO"]: shape(s["geometry"]) for s in shapes})
    maps = DailyMaps(data_folder)
    shipped = {(r["date"], r["region"]): r for r in _shipped()}
    # a batch of both gains and losses, a day held back, and a cut across a border of regions
    days = [d for d in maps.days if dt.date(2025, 8, 9) <= d <= dt.date(2025, 8, 14)]
    files = [f for f in maps.files if f.day in days]
    for book in list(books(maps, maps.layers, outlines, files))[1:]:
        assert book.total == pytest.approx(float(shipped[f"{book.file.day}", "UA"]["held_km2"]), abs=1e-4)
        for region in book.gained.keys() | book.lost.keys():
            row = shipped[f"{book.file.day}", region]
            assert book.held[region] == pytest.approx(float(row["held_km2"]), abs=1e-4)
            assert book.gained.get(region, 0) == pytest.approx(float(row["gained_km2"]), abs=1e-4)
            assert book.lost.get(region, 0) == pytest.approx(float(row["lost_km2"]), abs=1e-4)
