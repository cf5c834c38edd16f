"""Rings as directed edges, and what changed between two maps."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.control.area import edge_areas
from frontledger.control.rings import cut_long, directed_edges, unshared, winding_numbers, winding_of_edges

Ring = list[tuple[float, float]]


def _square(x: float, y: float, size: float = 1.0) -> Ring:
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]


def _km2(polygons: list[list[Ring]]) -> float:
    return math.fsum(edge_areas(directed_edges(polygons)))


def test_rings_may_be_written_either_way() -> None:
    shell, hole = _square(30, 48), _square(30.4, 48.4, 0.2)
    expected = _km2([[shell]]) - _km2([[hole]])
    for written in ([shell, hole], [shell[::-1], hole], [shell, hole[::-1]], [shell[::-1], hole[::-1]]):
        assert _km2([written]) == pytest.approx(expected, abs=1e-9)


def test_points_given_twice_leave_no_edge() -> None:
    twice = [p for p in _square(30, 48) for _ in range(2)]
    assert directed_edges([[twice]]).tolist() == directed_edges([[_square(30, 48)]]).tolist()


def test_small_rings_can_be_left_out() -> None:
    crumb = _square(33, 48, 0.0005)
    assert 0 < _km2([[crumb]]) < 0.01
    polygons = [[_square(30, 48), _square(30.4, 48.4, 0.0005)], [crumb]]
    assert directed_edges(polygons, at_least_km2=0.01).tolist() == directed_edges([[_square(30, 48)]]).tolist()
    assert len(directed_edges([[crumb]], at_least_km2=0.01)) == len(directed_edges([])) == 0


def test_shared_borders_are_no_boundary() -> None:
    halves, whole = [[_square(30, 48)], [_square(31, 48)]], directed_edges([[_square(30, 48)], [_square(33, 48)]])
    assert len(unshared(directed_edges(halves))) == 6
    assert unshared(whole).tolist() == whole.tolist()


def test_winding_numbers() -> None:
    one, other = np.array(_square(30, 48, 3)), np.array(_square(31, 49, 3))
    points = np.array([(30.5, 48.5), (31.5, 49.5), (33.5, 51.5), (30.5, 51.5), (40.0, 49.5), (20.0, 49.5)])
    assert winding_numbers([one, other], points).tolist() == [1, 2, 1, 0, 0, 0]
    assert winding_numbers([one, other[::-1]], points).tolist() == [1, 0, -1, 0, 0, 0]
    edges = np.vstack([np.hstack([r[:-1], r[1:]]) for r in (other, one)])[::-1]
    assert winding_of_edges(edges, points).tolist() == [1, 2, 1, 0, 0, 0]


@given(
    edges=st.lists(st.tuples(*[st.floats(-1, 1)] * 4), max_size=8), degrees=st.sampled_from([0.01, 0.3, 0.5, 1.0, 5.0])
)
def test_long_edges_are_cut_into_equal_parts(edges: list[tuple[float, ...]], degrees: float) -> None:
    given_edges = np.array(edges).reshape(-1, 4)
    cut = cut_long(given_edges, degrees)
    assert np.abs(cut[:, 2:] - cut[:, :2]).max(initial=0) <= degrees * (1 + 1e-9)
    parts = iter(cut.tolist())
    for x1, y1, x2, y2 in given_edges.tolist():
        at = (x1, y1)
        while at != (x2, y2):
            a, b, c, d = next(parts)
            assert (a, b) == pytest.approx(at)
            at = (c, d)
        if (x1, y1) == (x2, y2):
            next(parts)
    assert not list(parts)
