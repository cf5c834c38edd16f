"""Which lines lead past places, and what of them is measured."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from drawn_maps import DAY, DrawnMaps, shape_of
from pyproj import Geod

from frontledger.control.road_lines import RoadLines
from frontledger.nouns.roads import Road
from frontledger.theatre import load

THEATRE = load("ukraine")
ONE, OTHER = THEATRE.place("gn:704422"), THEATRE.place("gn:710035")
assert ONE and OTHER
EAST = (OTHER.lon + 1, OTHER.lat)
APART = Geod(ellps="WGS84").inv(ONE.lon, ONE.lat, OTHER.lon, OTHER.lat)[2] / 1000
RULE = THEATRE.conventions["deepstate"]
HELD = shape_of(shapely.box(OTHER.lon + 0.5, OTHER.lat - 1, OTHER.lon + 2, OTHER.lat + 1))
"""Ground to the east of both."""


def lines(*roads: Any) -> RoadLines:
    known = [Road(str(n), "", line) for n, line in enumerate(roads, 1)]
    return RoadLines(THEATRE, DrawnMaps({"occupied": HELD}), RULE, roads=known)


def line(*points: tuple[float, float]) -> Any:
    return shapely.LineString(points)


THROUGH = line((ONE.lon - 1, ONE.lat), (ONE.lon, ONE.lat), (OTHER.lon, OTHER.lat), EAST)
BOTH = {ONE.id: 2.0, OTHER.id: 2.0}


def test_past_one_place_the_whole_line_is_measured_past_two_the_stretch_between() -> None:
    (whole,) = lines(THROUGH).past({ONE.id: 2.0}, DAY) or ()
    (between,) = lines(THROUGH).past(BOTH, DAY) or ()
    assert whole.amount == 0
    assert whole.held_km == pytest.approx(37, abs=1)
    assert between.held_km == 0
    assert between.amount == pytest.approx(37, abs=1)
    assert between.length_km == pytest.approx(APART, abs=0.05)


def test_a_line_that_passes_one_of_them_by_is_none() -> None:
    away = line((ONE.lon - 1, ONE.lat), (ONE.lon, ONE.lat))
    assert [m.what for m in lines(away, THROUGH).past(BOTH, DAY) or ()] == ["2"]
    assert lines(away).past(BOTH, DAY) == []


def test_how_near_leads_past() -> None:
    beside = line((ONE.lon - 1, ONE.lat + 0.05), (ONE.lon + 1, ONE.lat + 0.05))
    near = [bool(lines(beside).past({ONE.id: km}, DAY)) for km in (5.0, 6.0)]
    assert near == [False, True]


def test_parts_that_meet_are_one_line_and_others_are_measured_whole() -> None:
    joined = shapely.MultiLineString(
        [line((ONE.lon - 1, ONE.lat), (ONE.lon, ONE.lat)), line((ONE.lon, ONE.lat), (OTHER.lon, OTHER.lat), EAST)]
    )
    (found,) = lines(joined).past(BOTH, DAY) or ()
    assert found.held_km == 0
    middle = ((ONE.lon + OTHER.lon) / 2, (ONE.lat + OTHER.lat) / 2)
    broken = shapely.MultiLineString(
        [line((ONE.lon, ONE.lat), middle), line((middle[0] + 0.01, middle[1]), (OTHER.lon, OTHER.lat), EAST)]
    )
    (found,) = lines(broken).past({ONE.id: 0.5, OTHER.id: 0.5}, DAY) or ()
    assert (found.held_km or 0) > 30


def test_the_straight_way_has_no_name_and_no_lines_are_needed() -> None:
    bare = RoadLines(THEATRE, DrawnMaps({"occupied": HELD}), RULE)
    assert bare.past(BOTH, DAY) is None
    (way,) = bare.straight((ONE.id, OTHER.id), DAY)
    assert (way.what, way.held_km, way.place) == (None, 0, "Pokrovsk+Myrnohrad")
    assert way.length_km == pytest.approx(APART, abs=0.05)


def test_no_map_stands_for_the_day() -> None:
    assert lines(THROUGH).past(BOTH, DAY.replace(year=2029)) == []
