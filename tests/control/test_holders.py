"""Who holds places: made-up maps with known answers, laws, and the real set."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
import shapely.geometry
from drawn_maps import DrawnMaps, shape_of, square
from hypothesis import given, settings
from hypothesis import strategies as st

from frontledger.control.follow import follow
from frontledger.control.holders import Change, Holders
from frontledger.errors import SourceError
from frontledger.nouns.maps import Shape
from frontledger.sources.deepstate_daily import DailyMaps

HERE = (37.0, 48.0)


def _holders(
    *days: Any, places: Any = (HERE,), outlines: Any = None, parties: dict[str, list[str]] | None = None
) -> Holders:
    maps = DrawnMaps(*days)
    files, tracks = follow(maps, parties or {"HH": ["held"]}, maps.files, places, outlines or {})
    return Holders(tracks, ["LL"] * len(places), files)


def _said(change: Change) -> tuple[int, str, str, str]:
    return change.at, change.how, change.old, change.new


AROUND: Shape = [[square(36.8, 47.8)]]
BESIDE: Shape = [[square(40.0, 47.8)]]


def test_taken_lost_and_taken_again() -> None:
    days = [BESIDE, BESIDE + AROUND, BESIDE, BESIDE, *([BESIDE + AROUND] * 9)]
    found = _holders(*days).changes()
    assert [_said(c) for c in found] == [(1, "point", "LL", "HH"), (2, "point", "HH", "LL"), (4, "point", "LL", "HH")]
    assert [c.dwell_days for c in found] == [1, 2, 8]
    assert [c.until for c in found] == [2, 4, None]
    assert all(c.provisional for c in found)
    # long enough, but on one drawing only, until there is another
    assert found[-1].drawings == 1
    more = _holders(*days, BESIDE + AROUND + [[square(41.0, 47.8)]]).changes()[-1]
    assert (more.drawings, more.dwell_days, more.provisional) == (2, 9, False)


def test_a_place_held_from_the_start_or_never_does_not_change() -> None:
    assert _holders(AROUND, AROUND, AROUND + BESIDE).changes() == []
    assert _holders(BESIDE, BESIDE).changes() == []
    assert _holders([], []).on(0, 1) == ("LL", None)
    assert _holders([], AROUND).on(0, 0) == ("LL", None)
    assert _holders([], AROUND).on(0, 1) == ("HH", None)


def test_several_parties_and_ground_between_the_lines() -> None:
    taken, grey = AROUND, [[square(36.8, 47.8, 1.0)]]
    days = [
        {"held": BESIDE, "unknown": []},
        {"held": BESIDE, "unknown": grey},
        {"held": BESIDE + taken, "unknown": grey},
    ]
    found = _holders(*days, parties={"HH": ["held"], "grey": ["unknown"]}).changes()
    assert [_said(c) for c in found] == [(1, "point", "LL", "grey"), (2, "point", "grey", "HH")]


def test_shares_of_an_outline() -> None:
    town = shapely.box(37.0, 48.0, 37.1, 48.1)
    cuts = [37.0, 37.004, 37.006, 37.02, 37.094, 37.096, 37.2, 37.02]
    days = [[[square(30, 47.8)], [list(shapely.box(36.5, 47.5, east, 48.5).exterior.coords)]] for east in cuts]
    holders = _holders(*days, places=[(37.01, 48.05)], outlines={0: town})
    found = holders.changes()
    assert [_said(c) for c in found] == [
        (2, "entered", "LL", "HH"),
        (3, "point", "LL", "HH"),
        (5, "taken", "LL", "HH"),
        (7, "taken", "HH", "LL"),
    ]
    shares = [holders.on(0, at)[1] for at in range(len(cuts))]
    assert shares == pytest.approx([0, 0.04, 0.06, 0.2, 0.94, 0.96, 1, 0.2], abs=1e-4)


@pytest.mark.parametrize("size", [0.2, 0.5])
def test_a_place_on_the_border_of_what_changed(size: float) -> None:
    west, east = [[square(37.0 - size, 47.9, size)]], [[square(37.0, 47.9, size)]]
    # on the border of held ground it is held; it stays so while either side is
    holders = _holders(BESIDE, west, west + east, east, BESIDE)
    assert [holders.on(0, at)[0] for at in range(5)] == ["LL", "HH", "HH", "HH", "LL"]


def test_polygons_that_overlap() -> None:
    # the town lies in both; one is taken away, then the other
    one, other = [[square(36.8, 47.8)]], [[square(36.6, 47.7)]]
    holders = _holders(BESIDE, BESIDE + one, one + other, BESIDE + other, BESIDE)
    assert [holders.on(0, at)[0] for at in range(5)] == ["LL", "HH", "HH", "HH", "LL"]
    assert [
        holders.on(0, 0)[0] for holders in (_holders(one + other, other, other), _holders(one + other, [], []))
    ] == [
        "HH",
        "HH",
    ]
    town = {0: shapely.box(36.9, 47.9, 37.05, 48.05)}
    shares = [_holders(BESIDE, one + other, other, outlines=town).on(0, at)[1] for at in range(3)]
    assert shares == pytest.approx([0, 1, 1], abs=1e-9)


def test_a_sliver_drawn_twice() -> None:
    # polygons overlap by some metres, and the place lies there
    west, east = [list(shapely.box(36.5, 47.5, 37.0001, 48.5).exterior.coords)], [square(36.9999, 47.9)]
    rest = [square(40.0, 47.8)]
    holders = _holders([rest], [rest, west], [rest, west, east], [rest, east], [rest, east], [rest])
    assert [holders.on(0, at)[0] for at in range(6)] == ["LL", "HH", "HH", "HH", "HH", "LL"]
    holders = _holders([rest, west, east], [rest, east], [rest])
    assert [holders.on(0, at)[0] for at in range(3)] == ["HH", "HH", "LL"]


def test_a_malformed_map_is_refused_by_name() -> None:
    with pytest.raises(SourceError, match=r"2030-01-01\.geojson"):
        _holders([[[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]]], [])


corners = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 4))
days = st.lists(st.lists(corners, max_size=4), min_size=1, max_size=6)


@settings(max_examples=60)
@given(days=days)
def test_as_asking_every_map(days: list[list[tuple[int, int, int]]]) -> None:
    drawn = [shapely.union_all([shapely.box(x, y, x + n, y + n) for x, y, n in day]) for day in days]
    # in the middle of fields, on their borders and at their corners
    places = [(x / 2, y / 2) for x in range(22) for y in range(22)]
    towns = {i: shapely.box(x - 0.7, y - 0.7, x + 0.7, y + 0.7) for i, (x, y) in enumerate(places) if i % 7 == 0}
    holders = _holders(*map(shape_of, drawn), places=places, outlines=towns)
    for at, ground in enumerate(drawn):
        inside = shapely.intersects_xy(ground, *np.array(places).T)
        found = [holders.on(i, at) for i in range(len(places))]
        assert [held for held, _ in found] == ["HH" if i else "LL" for i in inside]
        for i, town in towns.items():
            share = found[i][1]
            assert share is not None and 0 <= share <= 1
            # the share of an area on the ellipsoid, and here nearly that in degrees
            assert share == pytest.approx(ground.intersection(town).area / town.area, abs=2e-3)
    for change in holders.changes():
        assert change.old != change.new
        assert change.at > 0


# --- on real maps


@pytest.fixture(scope="module")
def daily(data_folder: Path) -> DailyMaps:
    return DailyMaps(data_folder)


POINTS = {
    "Toretsk": ((37.8475, 48.3958), ["2024-11-07"]),
    "Kurakhove": ((37.2825, 47.9831), ["2024-11-30"]),
    "Chasiv Yar": ((37.8575, 48.5919), ["2025-01-15"]),
    "Velyka Novosilka": ((36.8357, 47.8394), ["2025-01-26"]),
    "Pokrovsk": ((37.1810, 48.2820), ["2025-11-25"]),
    "Vovchansk": ((36.9411, 50.2906), ["2024-09-25", "2025-12-05"]),
    "Siversk": ((38.1000, 48.8669), ["2025-12-09"]),
    "Myrnohrad": ((37.2646, 48.3022), ["2025-12-30"]),
    "Huliaipole": ((36.2628, 47.6611), ["2026-01-16"]),
}


def _drawn(maps: DailyMaps, places: Any, outlines: Any = None) -> Holders:
    files, tracks = follow(maps, {"RU": ["occupied"]}, maps.files, places, outlines or {})
    return Holders(tracks, ["UA"] * len(places), files)


@pytest.mark.real
def test_the_days_on_which_towns_were_first_drawn_as_held(daily: DailyMaps) -> None:
    days: dict[str, list[str]] = {name: [] for name in POINTS}
    for change in _drawn(daily, [at for at, _ in POINTS.values()]).changes():
        days[list(POINTS)[change.place]].append(daily.files[change.at].day.isoformat())
    assert days == {name: known for name, (_, known) in POINTS.items()}


@pytest.mark.real
def test_outlines_of_the_data_folder(daily: DailyMaps, data_folder: Path) -> None:
    known = json.loads((data_folder / "base/settlements_osm.geojson").read_text("utf-8"))["features"]
    towns = [shapely.make_valid(shapely.geometry.shape(f["geometry"])) for f in known]
    places = [(p.x, p.y) for p in shapely.point_on_surface(towns)]
    holders = _drawn(daily, places, dict(enumerate(towns)))
    changes = Counter(c.how for c in holders.changes())
    # 87 at 73 places with other points within the same outlines
    assert changes["point"] == pytest.approx(87, abs=5)
    assert changes["entered"] >= changes["point"] > changes["taken"] > 50
    # the last map asked anew
    last = shapely.union_all([shapely.Polygon(*_rings(p)) for p in daily.polygons(daily.files[-1].day)])
    end = [holders.on(i, len(daily.files) - 1) for i in range(len(places))]
    assert [held == "RU" for held, _ in end] == shapely.contains_xy(last, *np.array(places).T).tolist()
    for i in range(0, len(towns), 50):
        assert end[i][1] == pytest.approx(last.intersection(towns[i]).area / towns[i].area, abs=1e-4)


def _rings(polygon: Any) -> tuple[Any, list[Any]]:
    from frontledger.nouns.maps import positions

    shell, *holes = (positions(ring) for ring in polygon)
    return shell, holes


@pytest.mark.real
def test_places_that_were_taken_and_given_back(daily: DailyMaps) -> None:
    # methods.md names the days of these three; their points are those of the gazetteer
    from frontledger.theatre import load

    theatre = load("ukraine")
    names = {"Bazhane Pershe": 3, "Zapovidne": 3, "Zatyshok": 3}
    places = [theatre.places_named(name)[0] for name in names]
    changes = _drawn(daily, [(p.lon, p.lat) for p in places]).changes()
    assert Counter(places[c.place].name_en for c in changes) == names
    days = {
        name: [daily.files[c.at].day.isoformat() for c in changes if places[c.place].name_en == name] for name in names
    }
    assert days == {
        "Bazhane Pershe": ["2024-09-17", "2024-09-18", "2024-10-08"],  # from another point of it: 2024-09-25
        "Zapovidne": ["2025-08-13", "2025-08-16", "2025-12-19"],
        "Zatyshok": ["2025-08-12", "2025-10-27", "2026-07-10"],
    }
    first = [c for c in changes if places[c.place].name_en == "Bazhane Pershe"]
    assert [(c.dwell_days, c.provisional) for c in first[:2]] == [(1, True), (20, False)]
