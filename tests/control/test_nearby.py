"""Surroundings through many maps: what is kept from map to map is what a map alone gives."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from drawn_maps import DrawnMaps, shape_of, square
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyproj import Geod, Proj

from frontledger.control.front import Surroundings
from frontledger.control.ground import grounds
from frontledger.control.local import around
from frontledger.control.nearby import Reach, through
from frontledger.errors import InputError, SourceError
from frontledger.nouns.maps import Shape
from frontledger.sources.deepstate_daily import DailyMaps

LON, LAT = 37.0, 48.0
RADII = (5.0, 10.0)
GEOD = Geod(ellps="WGS84")


def _ring(points: Sequence[tuple[float, float]], lon: float = LON, lat: float = LAT) -> list[tuple[float, float]]:
    """A closed ring from kilometres east and north of a place, straight there."""
    plane = Proj(proj="aeqd", ellps="WGS84", lon_0=lon, lat_0=lat, units="km")
    dense = shapely.segmentize(shapely.LinearRing(points), 2.0).coords[:-1]
    ring = [plane(x, y, inverse=True) for x, y in dense]
    return [*ring, ring[0]]


def _box(west: float, south: float, east: float, north: float, lon: float = LON, lat: float = LAT) -> Shape:
    return [[_ring([(west, south), (east, south), (east, north), (west, north)], lon, lat)]]


def _through(*days: Shape, lon: float = LON, lat: float = LAT) -> list[Surroundings | None]:
    return [around[0] if around else None for _, around in through(DrawnMaps(*days), ["held"], [(lon, lat)], RADII)]


def _same(found: Surroundings | None, other: Surroundings | None) -> None:
    assert (found is None) == (other is None)
    if found is None or other is None:
        return
    assert found.distance_km == pytest.approx(other.distance_km, abs=1e-9)
    for one, two in zip(found.closed.values(), other.closed.values(), strict=True):
        assert (one.percent, one.gap_deg) == pytest.approx((two.percent, two.gap_deg), abs=1e-6)


def test_a_place_with_nothing_near_then_something_then_all() -> None:
    far, near = _box(200, -5, 210, 5), _box(4, -4, 20, 4)
    found = _through([], far, far + near, far + _box(-20, -20, 20, 20), [])
    assert found[0] is None and found[4] is None
    distances = [f.distance_km for f in found[1:4] if f]
    assert distances == pytest.approx([200, 4, -20], rel=1e-4)
    assert [f.closed[10.0].percent for f in found[1:4] if f] == pytest.approx([0, 25, 100], abs=0.01)


def test_what_changes_beyond_the_radii_but_not_beyond_the_nearest() -> None:
    far, nearer, other = _box(35, -5, 39, 5), _box(20, -5, 24, 5), _box(-25, -5, -24, 5)
    found = _through(far, far + nearer, far, far + other, far + other + nearer)
    assert [f.distance_km for f in found if f] == pytest.approx([35, 20, 35, 24, 20], abs=1e-2)


def test_ground_that_comes_to_hold_a_place_without_an_edge_near_it() -> None:
    # two layers that overlap: the wide one is drawn over a place beside the narrow one
    narrow, wide = _box(4, -4, 20, 4), _box(-300, -300, 300, 300)
    maps = DrawnMaps({"firm": narrow}, {"firm": narrow, "loose": wide}, {"firm": narrow})
    before, held, after = (found for _, (found,) in through(maps, ["firm", "loose"], [(LON, LAT)], RADII))
    assert before and held and after
    assert held.distance_km == pytest.approx(-300, rel=1e-4)
    assert (before.distance_km, after.distance_km) == pytest.approx((4, 4), abs=1e-3)


@pytest.mark.parametrize("overlap", [0.0, 2.0])
def test_a_held_place_is_as_far_from_free_ground_however_polygons_meet(overlap: float) -> None:
    whole = _box(-9, -9, 9, 9)
    # the halves share no position along their border
    east = [[_ring([(1, -9), (9, -9), (9, 9), (1, 9), (1, 3.3)])]]
    halves = _box(-9, -9, 1.001 + overlap, 9) + east
    found = _through(whole, halves)
    assert found[0] and found[1]
    assert [f.distance_km for f in found if f] == pytest.approx([-9, -9], abs=1e-3)


def test_a_held_ring_around_a_place() -> None:
    ring = [[*_box(-20, -20, 20, 20)[0], *_box(-3, -2, 3, 2)[0]]]
    (found,) = _through(ring)
    assert found
    assert found.distance_km == pytest.approx(2, abs=1e-3)
    assert [c.percent for c in found.closed.values()] == [100, 100]


def test_a_place_on_the_boundary_is_inside() -> None:
    (found,) = _through([[square(LON, LAT)]])
    assert found
    assert found.distance_km == 0
    assert found.closed[10.0] == (100.0, 0.0, None)


@pytest.mark.parametrize("lon", [179.99, -179.99, 180.0, -180.0])
def test_across_the_meridian_where_longitudes_begin_anew(lon: float) -> None:
    # held ground to the north, cut there as GeoJSON asks
    north = [[[(179.0, 48.05), (180.0, 48.05), (180.0, 49.0), (179.0, 49.0), (179.0, 48.05)]]]
    beyond = [[[(-180.0, 48.05), (-179.0, 48.05), (-179.0, 49.0), (-180.0, 49.0), (-180.0, 48.05)]]]
    both = _through(north + beyond, lon=lon)[0]
    # the same ground on the other side of the Earth
    other = _through([[[(-1.0, 48.05), (1.0, 48.05), (1.0, 49.0), (-1.0, 49.0), (-1.0, 48.05)]]], lon=abs(lon) - 180)[0]
    assert both and other
    assert both.distance_km == pytest.approx(other.distance_km, abs=1e-3)
    assert both.closed[10.0].percent == pytest.approx(other.closed[10.0].percent, abs=0.02)
    # inside: the cut is no boundary
    (inside,) = _through(north + beyond, lon=lon, lat=48.3)
    _, _, metres = GEOD.inv(lon, 48.3, lon, 48.05)
    assert inside
    assert inside.distance_km == pytest.approx(-metres / 1000, rel=1e-3)


def test_a_ring_that_runs_round_the_earth_is_refused_by_name() -> None:
    ring = [(179.0, 48.0), (-179.0, 48.0), (-179.0, 49.0), (179.0, 49.0), (179.0, 48.0)]
    with pytest.raises(SourceError, match=r"2030-01-01\.geojson: .*more than half the Earth"):
        _through([[ring]])


@pytest.mark.parametrize(("lon", "lat"), [(0, 86), (0, -89), (181, 0), (0, 91), (math.nan, 0)])
def test_places_near_a_pole_or_nowhere_are_refused(lon: float, lat: float) -> None:
    with pytest.raises(InputError, match="nothing is measured around") as wrong:
        _through([], lon=lon, lat=lat)
    assert wrong.value.remedy


def test_far_north_and_south() -> None:
    for lat in (80.0, -80.0):
        (found,) = _through(_box(4, -4, 20, 4, 20.0, lat), lon=20.0, lat=lat)
        assert found
        assert found.distance_km == pytest.approx(4, abs=5e-3)
        assert found.closed[10.0].percent == pytest.approx(25, abs=0.1)


def test_a_map_that_lacks_a_layer_is_left_out() -> None:
    near, nearer = _box(20, -5, 24, 5), _box(10, -5, 14, 5)
    days = [
        {"firm": near},
        {"firm": near, "loose": nearer},
        {"firm": near},
        {"firm": near},
        {"firm": near, "loose": nearer},
    ]
    maps = DrawnMaps(*days, {"firm": near})
    found = [around for _, around in through(maps, ["firm", "loose"], [(LON, LAT)], ())]
    # before it begins and after it ends there is none
    assert [around and around[0] and round(around[0].distance_km) for around in found] == [20, 10, None, None, 10, 20]
    may = [around for _, around in through(maps, ["firm", "loose"], [(LON, LAT)], (), None, ["loose"])]
    assert [around and around[0] and round(around[0].distance_km) for around in may] == [20, 10, 20, 20, 10, 20]


def test_a_malformed_ring_is_refused_by_name() -> None:
    with pytest.raises(SourceError, match=r"2030-01-02\.geojson: polygon 0, ring 0"):
        _through([], [[[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]]])


@pytest.mark.parametrize("km", [0.0, 10.0, 400.0])
def test_reach_leaves_nothing_out(km: float) -> None:
    for lon, lat in ((37.0, 48.0), (179.9, -60.0), (-180.0, 84.0)):
        reach = Reach(lon, lat, km)
        bearings = np.arange(0, 360, 5.0)
        here = np.full_like(bearings, lon), np.full_like(bearings, lat)
        lons, lats, _ = GEOD.fwd(*here, bearings, np.full_like(bearings, km * 1000))
        assert reach.meets(np.column_stack([lons, lats, lons, lats])).all()
        assert not reach.everywhere
    assert Reach(0, 0, math.inf).everywhere


angles = st.floats(0, math.tau)
corners = st.lists(st.tuples(angles, st.floats(0.5, 40)), min_size=3, max_size=7)
maps = st.lists(st.lists(corners, max_size=3), min_size=1, max_size=5)


def _drawn(shapes: list[list[tuple[float, float]]], *, least_km: float = 0.0) -> Shape:
    """Shapes from corners by bearing and distance; what is thinner than twice `least_km` is left out."""
    made = shapely.make_valid([shapely.Polygon([(r * math.sin(a), r * math.cos(a)) for a, r in c]) for c in shapes])
    plane = Proj(proj="aeqd", ellps="WGS84", lon_0=LON, lat_0=LAT, units="km")
    held = shapely.union_all(made) if len(shapes) else shapely.MultiPolygon()
    held = held.buffer(-least_km).buffer(least_km) if least_km else held
    back = shapely.transform(shapely.segmentize(held, 2.0), lambda at: np.column_stack(plane(*at.T, inverse=True)))
    return shape_of(shapely.make_valid(back))


@settings(max_examples=60)
@given(days=maps)
def test_what_is_kept_is_what_each_map_alone_gives(days: list[list[list[tuple[float, float]]]]) -> None:
    shapes = [_drawn(day) for day in days]
    for found, shape in zip(_through(*shapes), shapes, strict=True):
        alone = around(shape, LON, LAT, RADII)
        if alone is None or alone.distance_km > 0:
            _same(found, alone)
        else:  # inside, edges within held ground do not count
            assert found is not None
            assert found.distance_km <= alone.distance_km + 1e-9


@settings(max_examples=40)
@example(day=[[(1e-05, 1.0), (0.0, 5.0), (4.0, 2.0), (0.0, 6.0)]], turn=1.0, shift=0.0)
@given(day=st.lists(corners, min_size=1, max_size=3), turn=st.floats(0, 360), shift=st.floats(-150, 150))
def test_turning_and_moving_the_map(day: list[list[tuple[float, float]]], turn: float, shift: float) -> None:
    there = [[(a + math.radians(turn), r) for a, r in c] for c in day]
    # a spike thinner than the last digit of a coordinate is in one of them and not in the other
    (one,), (turned,) = _through(_drawn(day, least_km=0.01)), _through(_drawn(there, least_km=0.01))
    if one and turned:
        assert turned.distance_km == pytest.approx(one.distance_km, abs=2e-3)
    moved = [[[(lon + shift - LON, lat) for lon, lat in ring] for ring in polygon] for polygon in _drawn(day)]
    (one,), (other,) = _through(_drawn(day)), _through(moved, lon=shift)
    if one and other:
        assert other.distance_km == pytest.approx(one.distance_km, abs=1e-6)
        assert other.closed[10.0].percent == pytest.approx(one.closed[10.0].percent, abs=1e-4)


@settings(max_examples=40)
@given(day=st.lists(corners, min_size=1, max_size=2), cut=st.floats(-20, 20))
def test_cutting_a_polygon_in_two_changes_nothing(day: list[list[tuple[float, float]]], cut: float) -> None:
    whole = _drawn(day)
    held = shapely.union_all([shapely.Polygon(p[0], p[1:]) for p in whole])
    west = shapely.box(LON - 3, LAT - 3, LON + cut / 75, LAT + 3)
    halves = shape_of(held.intersection(west)) + shape_of(held.difference(west))
    (one,), (two,) = _through(whole), _through(halves)
    if one and two and not any(0.0 < _km2(p) < 0.1 for p in halves):
        assert two.distance_km == pytest.approx(one.distance_km, abs=2e-3)
        assert two.closed[10.0].percent == pytest.approx(one.closed[10.0].percent, abs=0.05)


def _km2(polygon: Sequence[Sequence[tuple[float, float]]]) -> float:
    return abs(GEOD.geometry_area_perimeter(shapely.Polygon(polygon[0], polygon[1:]))[0]) / 1e6


# --- on real maps


@pytest.mark.real
def test_a_year_of_a_town(data_folder: Path) -> None:
    source = DailyMaps(data_folder)
    files = [f for f in source.files if f.day.year == 2025]
    found = {f.day: s for f, (s,) in through(source, ["occupied"], [(37.1810, 48.2820)], (10, 15), files)}
    assert len(found) == len(files) == 361
    for day in list(found)[::60]:
        _same(found[day], around(source.polygons(day), 37.1810, 48.2820, (10, 15)))
    taken = [day for (_, a), (day, b) in pairwise(found.items()) if a and b and a.distance_km > 0 >= b.distance_km]
    assert taken == [dt.date(2025, 11, 25)]


@pytest.mark.real
def test_only_what_changed_is_read_anew(data_folder: Path) -> None:
    source = DailyMaps(data_folder)
    files = [f for f in source.files if f.day.isoformat() in ("2025-08-11", "2025-08-12")]
    first, second = grounds(source, ["occupied"], files)
    assert first.moved is None
    assert second.moved is not None and 0 < len(second.moved) < 0.1 * len(second.edges)
