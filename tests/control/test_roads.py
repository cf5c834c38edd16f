"""Roads beside held ground: made-up maps with known answers, and laws."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import shapely
from drawn_maps import DrawnMaps, shape_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod, Proj

from frontledger.control.roads import Beside, beside, length_km
from frontledger.nouns.maps import Shape
from frontledger.nouns.roads import Road

LON, LAT = 37.0, 48.0
GEOD = Geod(ellps="WGS84")
PLANE = Proj(proj="aeqd", ellps="WGS84", lon_0=LON, lat_0=LAT, units="km")


def _back(geometry: Any) -> Any:
    """From kilometres east and north of a point to degrees."""
    dense = shapely.segmentize(geometry, 1.0)
    return shapely.transform(dense, lambda at: np.column_stack(PLANE(*at.T, inverse=True)))


def _road(*points: tuple[float, float]) -> Road:
    return Road("1", "A road", _back(shapely.LineString(points)))


def _ground(*boxes: tuple[float, float, float, float]) -> Shape:
    return shape_of(_back(shapely.union_all([shapely.box(*box) for box in boxes])))


def _beside(road: Road, *days: Shape, within: float = 5.0) -> list[Beside]:
    return [found for _, (found,) in beside(DrawnMaps(*days), ["held"], [road], within)]


def test_a_road_is_neared_cut_and_open_again() -> None:
    road = _road((-30, 0), (30, 0))
    assert length_km(road) == pytest.approx(60, abs=1e-2)
    free, near, cut = _ground((-10, 20, 10, 40)), _ground((-10, 3, 10, 40)), _ground((-10, -3, 10, 40))
    found = _beside(road, free, near, near, cut, near, [])
    assert [f.distance_km for f in found] == pytest.approx([20, 3, 3, 0, 3, math.inf], abs=1e-2)
    assert [f.held_km for f in found] == pytest.approx([0, 0, 0, 20, 0, 0], abs=1e-2)
    # 4 km to each side of the corners at a distance of 3, and 5 to each side where it is cut
    assert [f.near_km for f in found] == pytest.approx([0, 28, 28, 30, 28, 0], abs=2e-2)


def test_what_comes_near_farther_away_than_the_nearest() -> None:
    road, one, other = _road((-30, 0), (30, 0)), _ground((-21, 3, -20, 9)), _ground((20, 4, 21, 9))
    found = _beside(road, one, one + other, other, one)
    assert [f.distance_km for f in found] == pytest.approx([3, 3, 4, 3], abs=1e-2)
    assert [f.near_km for f in found] == pytest.approx([9, 16, 7, 9], abs=2e-2)


def test_a_road_all_in_held_ground() -> None:
    (found,) = _beside(_road((-30, 0), (30, 0)), _ground((-50, -50, 50, 50)))
    assert (found.held_km, found.near_km) == pytest.approx((60, 60), abs=1e-2)
    assert found.distance_km == 0


def test_a_road_in_a_pocket() -> None:
    ring = shape_of(_back(shapely.box(-60, -60, 60, 60).difference(shapely.box(-40, -8, 40, 8))))
    (found,) = _beside(_road((-30, 0), (30, 0)), ring)
    assert (found.held_km, found.near_km) == (0, 0)
    assert found.distance_km == pytest.approx(8, abs=1e-2)


def test_a_road_that_only_touches_is_reached_and_not_held() -> None:
    corner = shapely.Polygon([(37.0, 48.0), (37.1, 48.1), (36.9, 48.1), (37.0, 48.0)])
    road = Road("1", "A road", shapely.LineString([(36.5, 48.0), (37.0, 48.0), (37.5, 48.0)]))
    (found,) = _beside(road, shape_of(corner))
    assert (found.held_km, found.distance_km) == (0, 0)


def test_overlapping_ground_is_not_counted_twice() -> None:
    road, one, other = _road((-30, 0), (30, 0)), _ground((-10, -3, 10, 3)), _ground((-5, -9, 15, 9))
    maps = DrawnMaps({"firm": one, "loose": other})
    ((_, (found,)),) = beside(maps, ["firm", "loose"], [road], 0.0)
    assert found.held_km == pytest.approx(25, abs=1e-2)
    assert found.near_km == pytest.approx(25, abs=1e-2)


def test_far_away_and_across_the_meridian_where_longitudes_begin_anew() -> None:
    road = Road("1", "", shapely.MultiLineString([[(179.5, 0.0), (180.0, 0.0)], [(-180.0, 0.0), (-179.5, 0.0)]]))
    held = [[[(-179.4, -1.0), (-170.0, -1.0), (-170.0, 1.0), (-179.4, 1.0), (-179.4, -1.0)]]]
    far = [[[(-90.0, -1.0), (-80.0, -1.0), (-80.0, 1.0), (-90.0, 1.0), (-90.0, -1.0)]]]
    found = _beside(road, held, far)
    to = [GEOD.inv(-179.5, 0, lon, 0)[2] / 1000 for lon in (-179.4, -90.0)]
    assert [f.distance_km for f in found] == pytest.approx(to, rel=1e-4)
    assert length_km(road) == pytest.approx(GEOD.inv(179.5, 0, -179.5, 0)[2] / 1000, rel=1e-9)


km = st.integers(-400, 400).map(lambda n: n / 10)
at = st.tuples(km, km)
# not along a road: edges that are one on the plane are two in degrees
odd = km.map(lambda x: x + 0.037)
boxes = st.lists(st.tuples(st.tuples(odd, odd), st.integers(1, 30), st.integers(1, 30)), max_size=3)


@settings(max_examples=30)
@given(
    points=st.lists(at, min_size=2, max_size=5, unique=True),
    days=st.lists(boxes, min_size=1, max_size=4),
    within=st.integers(0, 15),
)
def test_as_points_along_the_road(points: list[Any], days: list[list[Any]], within: float) -> None:
    road = _road(*points)
    drawn = [_ground(*[(x, y, x + w, y + h) for (x, y), w, h in day]) for day in days]
    dense = shapely.get_coordinates(shapely.segmentize(shapely.LineString(points), 0.05))
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(dense, axis=0).T))])
    share = np.gradient(along)
    for found, day in zip(_beside(road, *drawn, within=within), days, strict=True):
        held = shapely.union_all([shapely.box(x, y, x + w, y + h) for (x, y), w, h in day])
        away = shapely.distance(shapely.points(dense), held) if day else np.full(len(dense), np.inf)
        # what is cut between two of the points may be off by one of them for every border crossed
        assert found.held_km == pytest.approx(share[away == 0].sum(), abs=0.2 + 0.1 * len(day) * len(points))
        assert found.near_km == pytest.approx(share[away <= within].sum(), abs=0.2 + 0.1 * len(day) * len(points))
        assert 0 <= found.held_km <= found.near_km + 1e-9 <= length_km(road) + 2e-9
        if day:
            assert found.distance_km == pytest.approx(away.min(), abs=0.06)
        else:
            assert found.distance_km == math.inf
