"""Rings as text: what is a position, and what is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.nouns.maps import positions, text

Places = list[tuple[float, float]]
PLACES = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=3, max_size=9)


@given(PLACES)
def test_a_ring_is_read_as_it_was_written(places: Places) -> None:
    ring = [*places, places[0]]
    assert positions(ring) == positions(text(ring)) == ring


@pytest.mark.parametrize(
    "ring",
    [
        b"1,2],[3,4],[5,6.5],[1,2",
        b"1,2,9],[3,4,9],[5,6.5,9],[1,2,9",
        b"1,2,9],[3,4],[5,6.5],[1,2",
        b"1.0,2e0],[03,4],[50e-1,6.5,7,8],[1,2",
    ],
    ids=["pairs", "with heights", "with some heights", "written otherwise"],
)
def test_heights_and_ways_of_writing_do_not_matter(ring: bytes) -> None:
    assert positions(ring) == [(1, 2), (3, 4), (5, 6.5), (1, 2)]


@pytest.mark.parametrize(
    ("ring", "wrong"),
    [
        (b"1,2],[3,4],[1,2", "not a closed ring of four positions or more"),
        (b"1,2],[3,4],[5,6],[1,2.5", "not a closed ring of four positions or more"),
        (b"1,2],[3],[5,6],[1,2", "'3' is not a longitude and a latitude"),
        (b'1,2],["3",4],[5,6],[1,2', "'\"3\",4' is not a longitude and a latitude"),
        (b"1,2],[NaN,4],[5,6],[1,2", "'NaN,4' is not a longitude and a latitude"),
        (b"1,2],[1e999,4],[5,6],[1,2", "inf, 4 is not on the Earth"),
        (b"1,2],[3,91],[5,6],[1,2", "5, 91 is not on the Earth"),
        (b"1,2],[3,4]],[[5,6],[1,2", "is not a longitude and a latitude"),
        (b"", "'' is not a longitude and a latitude"),
    ],
)
def test_what_is_no_ring_is_refused(ring: bytes, wrong: str) -> None:
    with pytest.raises(ValueError, match=re.escape(wrong)):
        positions(ring)
