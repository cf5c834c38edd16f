"""Polygons made sound: only what is not so is touched, and ground drawn twice counts once."""

from __future__ import annotations

import shapely
from hypothesis import given
from hypothesis import strategies as st

from frontledger.nouns.maps import Shape, positions
from frontledger.sources.repair import box_of, drawn, sound, swapped


def ring(x: int, y: int, size: int = 2) -> list[tuple[float, float]]:
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return [(float(a), float(b)) for a, b in corners]


def united(shape: Shape) -> shapely.Geometry:
    return shapely.union_all([shapely.Polygon(positions(p[0]), [positions(h) for h in p[1:]]) for p in shape])


boxes = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(1, 4)), max_size=8)


@given(boxes)
def test_the_same_ground_without_overlaps(found: list[tuple[int, int, int]]) -> None:
    shape = [[ring(*box)] for box in found]
    whole, odd = sound(shape, drawn(shape))
    polygons = [shapely.Polygon(positions(p[0]), [positions(h) for h in p[1:]]) for p in whole]
    assert united(whole).equals(united(shape))
    assert abs(sum(p.area for p in polygons) - united(shape).area) < 1e-9
    assert (odd == 0) == (whole is shape)
    again, still = sound(whole, drawn(whole))
    assert (still, again) == (0, whole)


def test_what_is_sound_is_not_touched() -> None:
    alone, one, other = [ring(0, 0)], [ring(10, 10)], [ring(11, 11)]
    whole, odd = sound([one, alone, other], drawn([one, alone, other]))
    assert odd == 2
    assert whole[0] is alone
    assert len(whole) == 2


def test_boxes_and_axes() -> None:
    rings = drawn([[ring(30, 50), ring(31, 51, 1)], [ring(40, 45)]])
    assert box_of(rings) == (30, 45, 42, 52)
    assert swapped(rings, (30, 45, 42, 52)) is None
    assert swapped(drawn([[ring(50, 30)]]), (30, 45, 42, 52)) == (50, 30)
    assert swapped(drawn([[ring(100, 10)]]), (30, 45, 42, 52)) is None
