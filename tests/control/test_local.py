"""A place and the held ground around it: made-up shapes with known answers, rays sampled on real maps."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod, Proj

from frontledger.control.front import FrontTable, Surroundings
from frontledger.control.local import FolderMeasurer, around, boundary, surroundings
from frontledger.control.rings import directed_edges, ring_array
from frontledger.errors import SourceError
from frontledger.sources.deepstate_daily import DailyMaps
from frontledger.theatre import load

LON, LAT = 37.0, 48.0
POKROVSK = (37.1810, 48.2820)
Ring = list[tuple[float, float]]


def _box(west: float, south: float, east: float, north: float) -> Ring:
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def _degrees(ring: Ring) -> Ring:
    """From kilometres east and north of the place."""
    plane = Proj(proj="aeqd", ellps="WGS84", lon_0=LON, lat_0=LAT, units="km")
    points = [plane(x, y, inverse=True) for x, y in ring]
    return [*points[:-1], points[0]]


def _measure(*polygons: list[Ring], radius: float = 10.0) -> Surroundings:
    """On the plane of the place, kilometres east and north."""
    found = around([[_degrees(ring) for ring in polygon] for polygon in polygons], LON, LAT, (radius,))
    assert found is not None
    return found


def _closed(found: Surroundings) -> tuple[float, float, float | None]:
    (closed,) = found.closed.values()
    return closed


def test_a_square_to_the_east() -> None:
    found = _measure([_box(4, -4, 20, 4)])
    assert found.distance_km == pytest.approx(4, abs=1e-3)
    percent, gap, gap_at = _closed(found)
    # seen from 45° to 135°
    assert percent == pytest.approx(25, abs=0.01)
    assert gap == pytest.approx(270, abs=0.05)
    assert gap_at == pytest.approx(270, abs=0.05)


def test_across_north_and_the_gap_in_the_south() -> None:
    percent, gap, gap_at = _closed(_measure([_box(-4, 4, 4, 20)]))
    assert (percent, gap) == (pytest.approx(25, abs=0.01), pytest.approx(270, abs=0.05))
    assert gap_at == pytest.approx(180, abs=0.05)


def test_a_gap_across_north() -> None:
    # closed from 45° over east, south and west to 315°
    ring: Ring = [(4, 4), (20, 20), (20, -20), (-20, -20), (-20, 20), (-4, 4), (-4, -4), (4, -4), (4, 4)]
    percent, gap, gap_at = _closed(_measure([ring]))
    assert (percent, gap) == (pytest.approx(75, abs=0.01), pytest.approx(90, abs=0.05))
    assert gap_at is not None
    assert math.cos(math.radians(gap_at)) == pytest.approx(1)


def test_only_what_lies_within_the_radius_closes() -> None:
    wall = [_box(6, -30, 20, 30)]
    # a wall at 6 km fills the bearings whose way of 10 km reaches it: acos(6/10) to each side of east
    percent, _, _ = _closed(_measure(wall))
    assert percent == pytest.approx(100 * 2 * math.degrees(math.acos(0.6)) / 360, abs=0.01)
    for found in (_measure(wall, radius=5.9), _measure([_box(-1, 10.01, 1, 11)])):
        assert _closed(found) == (0.0, 360.0, None)


def test_ground_that_only_touches_the_disc() -> None:
    # a corner that ends on the circle closes next to nothing, whichever way rounding falls
    percent, _, _ = _closed(_measure([[(10, 0), (12, -1), (12, 1), (10, 0)]]))
    assert percent == pytest.approx(0, abs=1e-3)


def test_several_pieces_are_united_and_the_widest_gap_found() -> None:
    east, north_east, west = [_box(4, -4, 20, 4)], [_box(4, 4, 20, 20)], [_box(-20, -1, -5, 1)]
    percent, gap, gap_at = _closed(_measure(west, east, north_east))
    sliver = math.degrees(math.atan(1 / 5))
    # the corner to the north-east is seen from 11.5° to 45°, where the circle cuts its upper side
    low = math.degrees(math.asin(0.4))
    assert percent == pytest.approx(100 * (135 - low + 2 * sliver) / 360, abs=0.02)
    assert gap == pytest.approx(270 - sliver - 135, abs=0.05) or gap == pytest.approx(90 - sliver + low, abs=0.05)
    assert gap == pytest.approx(max(135 - sliver, 90 - sliver + low), abs=0.05)
    assert gap_at == pytest.approx(135 + (135 - sliver) / 2, abs=0.05)


def test_touching_polygons_are_one() -> None:
    whole = _measure([_box(4, -4, 20, 4)])
    for halves in (
        ([_box(4, -4, 20, 0)], [_box(4, 0, 20, 4)]),  # sharing a border that points at the place
        ([_box(4, -4, 8, 4)], [_box(8, -4, 20, 4)]),  # one behind the other
    ):
        assert _closed(_measure(*halves)) == pytest.approx(_closed(whole), abs=1e-3)
        assert _measure(*halves).distance_km == pytest.approx(whole.distance_km, abs=1e-3)


def test_held_all_round_is_closed_though_free() -> None:
    found = _measure([_box(-20, -20, 20, 20), _box(-3, -2, 3, 2)])
    assert found.distance_km == pytest.approx(2, abs=1e-3)
    assert _closed(found) == (100.0, 0.0, None)


def test_a_spiral_that_winds_round_closes_all() -> None:
    outer = [(r * math.sin(a), r * math.cos(a)) for i in range(61) for a, r in [(i * math.tau / 50, 5 + i / 50)]]
    inner = [(0.9 * x, 0.9 * y) for x, y in reversed(outer)]
    found = _measure([[*outer, *inner, outer[0]]])
    assert _closed(found) == (100.0, 0.0, None)
    assert found.distance_km > 4


def test_the_radius_inside_the_pocket_is_open() -> None:
    assert _closed(_measure([_box(-20, -20, 20, 20), _box(-12, -11, 12, 11)])) == (0.0, 360.0, None)


def test_a_place_inside_is_closed_at_every_radius() -> None:
    found = _measure([_box(-2, -3, 20, 20)])
    assert found.distance_km == pytest.approx(-2, abs=1e-3)
    assert _closed(found) == (100.0, 0.0, None)


def test_border_shared_inside_held_ground_is_no_front() -> None:
    found = _measure([_box(-9, -9, 1, 9)], [_box(1, -9, 9, 9)])
    assert found.distance_km == pytest.approx(-9, abs=1e-2)


def test_a_place_on_the_boundary_is_held() -> None:
    edges = np.array([(0.0, -5.0, 0.0, 5.0), (0.0, 5.0, 5.0, 0.0), (5.0, 0.0, 0.0, -5.0)])
    found = surroundings(edges, False, (10,))
    assert found is not None
    assert found.distance_km == 0
    assert _closed(found) == (100.0, 0.0, None)


def test_slivers_are_no_front() -> None:
    ground = [_box(-9, -9, 9, 9), _box(0.1, 0.1, 0.15, 0.15)]
    assert _measure(ground).distance_km == pytest.approx(-9, abs=1e-2)
    crumb = [_box(1, 1, 1.05, 1.05)]
    assert _measure([_box(5, -4, 9, 4)], crumb).distance_km == pytest.approx(5, abs=1e-3)
    assert around([[_degrees(crumb[0])]], LON, LAT, (10,)) is None


def test_an_empty_map_has_no_distance() -> None:
    assert around([], LON, LAT, (10,)) is None


def test_long_edges_are_straight_in_degrees() -> None:
    # a wall along a parallel 5 km to the north, drawn with one edge: the parallel bends away from the straight line
    north = LAT + 5 / 111.2
    found = around([[_box(LON - 1, north, LON + 1, north + 1)]], LON, LAT, (10,))
    dense = [(LON - 1 + i / 500, north) for i in range(1001)]
    fine = around([[[*dense, (LON + 1, north + 1), (LON - 1, north + 1), dense[0]]]], LON, LAT, (10,))
    assert found is not None and fine is not None
    assert found.distance_km == pytest.approx(fine.distance_km, abs=1e-3)
    assert _closed(found) == pytest.approx(_closed(fine), abs=0.03)


angles = st.floats(0, math.tau)
corners = st.lists(st.tuples(angles, st.floats(1, 25)), min_size=3, max_size=9)


@settings(max_examples=60, deadline=None)
@given(shapes=st.lists(corners, min_size=1, max_size=4))
def test_as_rays_sampled_on_the_plane(shapes: list[list[tuple[float, float]]]) -> None:
    drawn = shapely.make_valid([shapely.Polygon([(r * math.sin(a), r * math.cos(a)) for a, r in c]) for c in shapes])
    held = shapely.union_all(drawn).difference(shapely.Point(0, 0).buffer(0.5))
    # what is left of a shape without an inside is a line: no ground
    held = shapely.MultiPolygon([g for g in shapely.get_parts(held) if g.geom_type == "Polygon"])
    edges = directed_edges([[list(r.coords) for r in (p.exterior, *p.interiors)] for p in held.geoms])
    found = surroundings(edges, False, (10,))
    if not len(edges):
        assert found is None
        return
    assert found is not None
    assert found.distance_km == pytest.approx(shapely.Point(0, 0).distance(held), abs=1e-9)
    percent, gap, gap_at = _closed(found)
    met = _meet(held, np.arange(1440) / 4)
    # each piece of an edge can close a run that ends between two rays, or lies between them
    assert percent == pytest.approx(100 * met.mean(), abs=100 * (len(edges) + 1) / 1440)
    assert _widest(met) >= gap - 0.5
    if gap_at is not None:
        # nothing is met within the gap, and it could not be wider
        assert not _meet(held, gap_at + np.linspace(-0.499, 0.499, 50) * gap).any()
        assert _meet(held.buffer(1e-5), gap_at + np.array([-0.5, 0.5]) * gap).all()


def _meet(held: shapely.Geometry, bearings: np.ndarray) -> np.ndarray:
    """Which straight ways of 10 km from the place meet held ground; bearings in degrees."""
    shapely.prepare(held)
    ends = 10 * np.column_stack([np.sin(np.radians(bearings)), np.cos(np.radians(bearings))])
    return shapely.intersects(held, shapely.linestrings(np.stack([np.zeros_like(ends), ends], axis=1)))


def _widest(met: np.ndarray) -> float:
    """Widest run of rays that meet nothing, degrees."""
    if not met.any():
        return 360.0
    turned = np.roll(met, -int(met.argmax()))
    runs = "".join("1" if m else "0" for m in turned).split("1")
    longest = max(map(len, runs))
    return longest * 360 / len(met)


# --- on real maps


@pytest.fixture(scope="session")
def maps(data_folder: Path) -> DailyMaps:
    return DailyMaps(data_folder)


@pytest.mark.real
@pytest.mark.parametrize(
    ("day", "distance", "closed"),
    [
        ("2025-01-02", 6.22, ((27.2, 256), (39.5, 218), (42.1, 209))),
        ("2025-02-02", 6.22, ((33.8, 234), (44.8, 199), (47.4, 189))),
        ("2025-03-02", 6.22, ((33.6, 235), (44.6, 199), (47.2, 190))),
        ("2025-04-02", 6.22, ((33.6, 235), (44.6, 199), (47.2, 190))),
        ("2025-05-02", 6.27, ((34.9, 234), (44.6, 199), (47.2, 190))),
        ("2025-06-02", 6.27, ((33.8, 238), (44.9, 189), (50.5, 172))),
        ("2025-07-02", 6.27, ((33.8, 238), (51.2, 148), (59.3, 146))),
        ("2025-08-02", 5.22, ((35.1, 138), (61.1, 132), (63.3, 132))),
        ("2025-08-12", 5.22, ((36.3, 134), (66.6, 112), (68.8, 112))),
        ("2025-09-02", 5.22, ((36.2, 134), (66.0, 116), (67.7, 116))),
        ("2025-10-02", 3.70, ((36.2, 134), (66.0, 116), (67.7, 116))),
        ("2025-11-02", 1.67, ((36.5, 134), (64.3, 128), (67.4, 117))),
    ],
)
def test_the_published_table(
    maps: DailyMaps, day: str, distance: float, closed: tuple[tuple[float, float], ...]
) -> None:
    found = around(maps.polygons(dt.date.fromisoformat(day)), *POKROVSK, (10, 15, 20))
    assert found is not None
    assert found.distance_km == pytest.approx(distance, abs=0.006)
    for (percent, gap), measured in zip(closed, found.closed.values(), strict=True):
        # the table is rounded to 0.1 and was made with a disc of straight sides
        assert measured.percent == pytest.approx(percent, abs=0.09)
        assert measured.gap_deg == pytest.approx(gap, abs=0.6)


@pytest.mark.real
def test_the_middle_of_the_gap_and_a_place_taken(maps: DailyMaps) -> None:
    found = around(maps.polygons(dt.date(2025, 8, 12)), *POKROVSK, (15,))
    assert found is not None
    assert found.closed[15].gap_at_deg == pytest.approx(314, abs=0.5)
    taken = around(maps.polygons(dt.date(2025, 12, 2)), *POKROVSK, (10, 15, 20))
    assert taken is not None
    assert taken.distance_km < 0
    assert set(taken.closed.values()) == {(100.0, 0.0, None)}


@pytest.mark.real
@pytest.mark.parametrize(
    ("day", "lon", "lat", "radius"),
    [
        ("2025-08-12", *POKROVSK, 10.0),
        ("2025-08-12", *POKROVSK, 20.0),
        ("2024-10-20", 37.2825, 47.9831, 15.0),  # a pocket
        ("2025-11-20", 37.2646, 48.3022, 15.0),  # nearly closed
        ("2025-12-20", 37.7065, 48.5277, 15.0),  # a salient
    ],
)
def test_as_geodesic_rays_sampled(maps: DailyMaps, day: str, lon: float, lat: float, radius: float) -> None:
    polygons = maps.polygons(dt.date.fromisoformat(day))
    found = around(polygons, lon, lat, (radius,))
    assert found is not None and found.distance_km > 0
    held = shapely.union_all([shapely.Polygon(ring_array(p[0]), [ring_array(h) for h in p[1:]]) for p in polygons])
    shapely.prepare(held)
    bearings, lengths = np.meshgrid(np.arange(3600) / 10, np.linspace(0, radius * 1000, 401)[1:], indexing="ij")
    geod = Geod(ellps="WGS84")
    x, y, _ = geod.fwd(np.full(bearings.size, lon), np.full(bearings.size, lat), bearings.ravel(), lengths.ravel())
    met = shapely.contains_xy(held, x, y).reshape(bearings.shape).any(axis=1)
    percent, gap, _ = _closed(found)
    assert percent == pytest.approx(100 * met.mean(), abs=0.15)
    assert gap == pytest.approx(_widest(met), abs=0.35)
    # and the nearest point of the boundary is as far by geodesic
    edges = boundary(polygons)
    points = np.concatenate([edges[:, :2] * (1 - t) + edges[:, 2:] * t for t in np.linspace(0, 1, 101)[:-1]])
    near = points[np.abs(points - (lon, lat)).max(axis=1) < 0.5]
    _, _, away = geod.inv(np.full(len(near), lon), np.full(len(near), lat), near[:, 0], near[:, 1])
    assert found.distance_km == pytest.approx(away.min() / 1000, abs=0.005)


@pytest.mark.real
def test_folder_and_table_give_the_same(maps: DailyMaps) -> None:
    theatre = load("ukraine")
    table, folder = FrontTable(theatre), FolderMeasurer(theatre, maps)
    for day in (dt.date(2024, 7, 8), dt.date(2024, 8, 19), dt.date(2025, 8, 12), dt.date(2026, 8, 30)):
        places = table.front_places(day)
        assert len(places) > 200
        for place in places[::40]:
            (one,), (other,) = table.distance(place, day), folder.distance(place, day)
            assert one.amount is not None
            ones, others = (m.encirclement(place, day, (10, 15, 20)) for m in (table, folder))
            # of villages there is the distance alone, to 0.1 km
            assert other.amount == pytest.approx(one.amount, abs=0.0051 if ones else 0.051)
            assert (other.place, other.period, other.flags) == (one.place, one.period, one.flags)
            for a, b in zip(ones, others, strict=bool(ones)):
                assert (a.radius_km, a.convention, a.unit) == (b.radius_km, b.convention, b.unit)
                assert b.amount == pytest.approx(a.amount, abs=0.051)
                assert b.gap_deg == pytest.approx(a.gap_deg, abs=0.51)


@pytest.mark.real
def test_any_radius_from_a_folder_only(maps: DailyMaps) -> None:
    theatre, day = load("ukraine"), dt.date(2025, 8, 12)
    (place,) = (p for p in FrontTable(theatre).front_places(day) if p == "gn:704422")
    (measured,) = FolderMeasurer(theatre, maps).encirclement(place, day, (12.5,))
    assert measured.radius_km == 12.5
    assert FrontTable(theatre).encirclement(place, day, (12.5,)) == []


def test_a_folder_without_the_map_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"deepstate.daily") as missing:
        DailyMaps(tmp_path)
    assert missing.value.remedy
    folder = tmp_path / "deepstate/daily"
    folder.mkdir(parents=True)
    measurer = FolderMeasurer(load("ukraine"), DailyMaps(tmp_path))
    with pytest.raises(SourceError, match=r"deepstatemap_data_20250812\.geojson") as missing:
        measurer.distance("gn:704422", dt.date(2025, 8, 12))
    assert missing.value.remedy
    (folder / "deepstatemap_data_20250811.geojson").write_bytes(b"{}")
    measurer = FolderMeasurer(load("ukraine"), DailyMaps(tmp_path))
    with pytest.raises(SourceError, match=r"deepstatemap_data_20250811\.geojson: not a FeatureCollection"):
        measurer.encirclement("gn:704422", dt.date(2025, 8, 12), (10,))
