"""Laws of the area by Green's formula, and a cross-check with geodesic areas."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.control.area import edge_areas, ring_area
from frontledger.control.rings import cut_long

# edges no longer than the longest of real maps (0.3 degrees), anywhere on the inhabited Earth; rings may cross
# themselves, the laws hold still
offsets = st.floats(-0.15, 0.15)
rings = st.builds(
    lambda lon, lat, points: np.array([(lon + x, lat + y) for x, y in [*points, points[0]]]),
    st.floats(-170, 170),
    st.floats(-60, 70),
    st.lists(st.tuples(offsets, offsets), min_size=3, max_size=12),
)


@given(ring=rings, edge=st.integers(0, 11), share=st.floats(0, 1))
def test_cut_at_a_point_leaves_it_unchanged(ring: np.ndarray, edge: int, share: float) -> None:
    i = edge % (len(ring) - 1)
    point = ring[i] + share * (ring[i + 1] - ring[i])
    assert ring_area(np.insert(ring, i + 1, point, axis=0)) == pytest.approx(ring_area(ring), abs=1e-7)


@given(ring=rings)
def test_reversed_ring_negates(ring: np.ndarray) -> None:
    assert ring_area(ring[::-1]) == -ring_area(ring)


@given(ring=rings, first=st.integers(0, 11))
def test_a_ring_has_no_first_corner(ring: np.ndarray, first: int) -> None:
    corners = np.roll(ring[:-1], first, axis=0)
    assert ring_area(np.vstack([corners, corners[:1]])) == ring_area(ring)


@given(ring=rings, corner=st.integers(0, 11))
def test_two_parts_add_up_to_the_whole(ring: np.ndarray, corner: int) -> None:
    i = 1 + corner % (len(ring) - 2)
    parts = np.vstack([ring[: i + 1], ring[:1]]), np.vstack([ring[:1], ring[i:]])
    assert sum(map(ring_area, parts)) == pytest.approx(ring_area(ring), abs=1e-9)


@given(ring=rings)
def test_as_geodesic_areas_where_edges_are_short(ring: np.ndarray) -> None:
    # a straight line in degrees is no geodesic; cut into short ones the two areas are the same
    edges = cut_long(np.hstack([ring[:-1], ring[1:]]), 0.002)
    geodesic, _ = pyproj.Geod(ellps="WGS84").polygon_area_perimeter(edges[:, 0], edges[:, 1])
    assert ring_area(ring) == pytest.approx(geodesic / 1e6, abs=2e-3)


def test_between_parallels_as_an_equal_area_projection() -> None:
    ring = np.array([(30, 48), (31, 48), (31, 49), (30, 49), (30, 48)], dtype=float)
    cylinder = pyproj.Transformer.from_crs("EPSG:4326", "+proj=cea +ellps=WGS84", always_xy=True)
    (west, east), (south, north) = cylinder.transform([30, 31], [48, 49])
    assert ring_area(ring) == pytest.approx((east - west) * (north - south) / 1e6, abs=1e-6)
    assert edge_areas(np.array([(30.0, 48.0, 30.0, 49.0)])).tolist() == [0.0]
