"""Ground that changed hands: only what was rewritten is read, however maps are written."""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import pytest
import shapely
from drawn_maps import DrawnMaps, shape_of, square
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from frontledger.control.area import areas_of
from frontledger.control.boundary import Boundaries
from frontledger.control.patches import Patches, patches
from frontledger.control.rewritten import PARTS, rewritten
from frontledger.errors import SourceError
from frontledger.nouns.maps import Shape, text


def _steps(*maps: Any, layers: tuple[str, ...] = ("held",)) -> list[Patches]:
    return list(patches(DrawnMaps(*maps), layers))


def _signed(step: Patches) -> float:
    return math.fsum((step.signs * step.km2).tolist())


def _area(geometry: Any) -> float:
    return float(areas_of(np.array([geometry]))[0])


positions = st.lists(st.sampled_from([b"%d,%d" % (x, y) for x in range(30, 34) for y in range(45, 55)]), max_size=60)


@given(old=positions, new=positions, common=positions)
def test_what_stands_between_rewritten_parts_is_the_same(
    old: list[bytes], new: list[bytes], common: list[bytes]
) -> None:
    one, other = PARTS.join([*common, *old, *common]), PARTS.join([*common, *new, *common])
    parts = rewritten(one, other)
    made, at = b"", 0
    for part in parts:
        made += one[at : part.old_start]
        assert part.new_start == len(made)
        made += other[part.new_start : part.new_end]
        at = part.old_end
    assert made + one[at:] == other
    assert not rewritten(one, one)


def test_a_few_positions_moved_in_a_long_ring_are_all_that_is_read() -> None:
    chosen = random.Random(1)
    angles = [math.tau * n / 3000 for n in range(3000)]
    ring = [(35 + math.cos(a) + chosen.uniform(0, 1e-4), 48 + math.sin(a)) for a in angles]
    ring.append(ring[0])
    inward = (35 + 0.99 * math.cos(angles[100]), 48 + 0.99 * math.sin(angles[100]))
    moved = [*ring[:100], inward, *ring[101:2000], *ring[2004:]]
    parts = rewritten(text(ring), text(moved))
    assert len(parts) == 2
    assert sum(p.old_end - p.old_start for p in parts) < 1000
    first, second = _steps([[ring]], [[moved]])
    assert second.total_km2 == pytest.approx(_area(shapely.Polygon(moved)), abs=1e-6)
    assert _signed(second) == pytest.approx(_area(shapely.Polygon(moved)) - _area(shapely.Polygon(ring)), abs=1e-6)
    assert first.before is None and not len(first.shapes)


def _rewritten(shape: Shape, chosen: random.Random) -> Shape:
    """The same ground: polygons in another order, rings started elsewhere and run the other way."""
    polygons = []
    for polygon in shape:
        rings = []
        for ring in polygon:
            points = list(ring)[:-1]
            at = chosen.randrange(len(points))
            points = points[at:] + points[:at]
            if chosen.random() < 0.5:
                points.reverse()
            rings.append([*points, points[0]])
        polygons.append([rings[0], *chosen.sample(rings[1:], len(rings) - 1)])
    return chosen.sample(polygons, len(polygons))


corners = st.tuples(*[st.integers(0, 12)] * 2, *[st.integers(1, 6)] * 2)


def _ground(drawn: list[tuple[int, ...]]) -> Any:
    return shapely.union_all([box(30 + x / 8, 48 + y / 8, 30 + (x + w) / 8, 48 + (y + h) / 8) for x, y, w, h in drawn])


ground = st.lists(corners, min_size=1, max_size=6).map(_ground)


@settings(max_examples=60, deadline=None)
@given(maps=st.lists(ground, min_size=2, max_size=3), seed=st.integers(0, 100))
def test_however_maps_are_written_the_same_ground_changes_hands(maps: list[Any], seed: int) -> None:
    chosen = random.Random(seed)
    shapes = [shape_of(m) for m in maps]
    as_drawn, written = _steps(*shapes), _steps(*[_rewritten(s, chosen) for s in shapes])
    # split along a meridian: polygons share a border
    halves = [
        [*shape_of(m.intersection(box(29, 47, 31, 51))), *shape_of(m.intersection(box(31, 47, 34, 51)))] for m in maps
    ]
    for steps in (written, _steps(*halves)):
        for one, other in zip(as_drawn, steps, strict=True):
            assert other.total_km2 == pytest.approx(one.total_km2, abs=1e-6)
            for sign in (1, -1):
                mine, theirs = (math.fsum(s.km2[s.signs == sign].tolist()) for s in (one, other))
                assert mine == pytest.approx(theirs, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(maps=st.lists(st.lists(ground, min_size=1, max_size=3), min_size=2, max_size=5))
def test_layers_that_overlap_count_once(maps: list[list[Any]]) -> None:
    drawn = [{f"layer {n}": shape_of(layer) for n, layer in enumerate(layers)} for layers in maps]
    steps = _steps(*drawn, layers=("layer 0", "layer 1", "layer 2"))
    united = [shapely.union_all(layers) for layers in maps]
    for step, held in zip(steps, united, strict=True):
        assert step.total_km2 == pytest.approx(_area(held), abs=1e-6)
    for step, before, now in zip(steps[1:], united, united[1:], strict=False):
        for sign, changed in ((1, now.difference(before)), (-1, before.difference(now))):
            assert math.fsum(step.km2[step.signs == sign].tolist()) == pytest.approx(_area(changed), abs=1e-6)


def test_edges_that_all_but_coincide() -> None:
    chosen = random.Random(7)
    shell = [(30.0, 48.0), *((30 + n / 50, 48.5 + chosen.uniform(-1, 1) * 1e-10) for n in range(51)), (31.0, 48.0)]
    other = [(30.0, 48.0), *((30 + n / 70, 48.5 + chosen.uniform(-1, 1) * 1e-10) for n in range(71)), (31.0, 48.0)]
    first, second = _steps([[[*shell, shell[0]]]], [[[*other, other[0]]]])
    assert _signed(second) == pytest.approx(_area(shapely.Polygon(other)) - _area(shapely.Polygon(shell)), abs=1e-9)
    assert second.total_km2 == pytest.approx(first.total_km2, abs=1e-3)


def test_a_malformed_ring_is_named_with_its_file() -> None:
    with pytest.raises(SourceError, match=r"2030-01-02\.geojson: polygon 1, ring 0: not a closed ring"):
        _steps([[square(30, 48)]], [[square(30, 48)], [square(31, 48)[:-1]]])
    with pytest.raises(SourceError, match=r"2030-01-01\.geojson: .*not on the Earth"):
        _steps([[square(300, 48)]])


def test_equal_places_written_otherwise_are_one() -> None:
    boundaries = Boundaries()
    boundaries.read([[[b"30,48],[31,48],[31,49],[30,48"]]])
    _, chain = boundaries.read([[[b"30.0,4.8e1,17],[31,48.0],[31.00,49],[30,48"]]])
    assert chain == {}


def test_the_first_map_may_be_empty_and_a_map_may_end() -> None:
    steps = _steps([], [[square(30, 48)]], [])
    assert [round(s.total_km2, 6) for s in steps] == [0, pytest.approx(steps[1].km2.sum(), abs=1e-6), 0]
    assert [s.signs.tolist() for s in steps] == [[], [1], [-1]]
