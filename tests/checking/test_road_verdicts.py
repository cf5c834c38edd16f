"""Roads told of as cut, open or under fire: by lines at hand, by the straight way, and over the real maps."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from maps_at_hand import OTHER, PUBLISHED, THEATRE, Maps, claim, report, said

import frontledger as fl
from frontledger.checking import check_claims
from frontledger.errors import InputError
from frontledger.nouns import CheckedClaim

NOW = (PUBLISHED - dt.date(2025, 3, 1)).days
LAG = 14
HERE: dict[str, Any] = {"place": ("Pokrovsk",), "measure": "road"}
BETWEEN: dict[str, Any] = {"place": ("Pokrovsk", "Myrnohrad"), "measure": "road"}
OPEN: dict[str, Any] = {"state": "denied", "modality": "denied"}
FRONT = {NOW: 5.0}


def check(maps: Maps, **told: Any) -> CheckedClaim:
    told = claim("encirclement", **{"state": "partial", **told})
    return check_claims([told], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0]


def test_the_second_town_of_these_tests() -> None:
    assert [p.id for p in THEATRE.places_named("Myrnohrad") if p.country == THEATRE.home] == [OTHER]


@pytest.mark.parametrize(
    ("km", "later", "cut", "open_"),
    [
        (0.0, 0.0, "supported", "contradicted"),
        (0.4, 0.4, "differs", "supported"),
        (6.0, 6.0, "contradicted", "supported"),
        (6.0, 0.0, "differs", "supported"),
    ],
)
def test_a_road_between_two_towns(km: float, later: float, cut: str, open_: str) -> None:
    maps = Maps(distance=FRONT, roads={"M1": {NOW: km, NOW + LAG: later}})
    assert (check(maps, **BETWEEN).verdict, check(maps, **BETWEEN, **OPEN).verdict) == (cut, open_)


def test_a_road_called_open_was_so_when_the_map_was_older() -> None:
    maps = Maps(distance=FRONT, roads={"M1": {NOW: 0.0, NOW - LAG: 3.0}})
    got = check(maps, **BETWEEN, **OPEN)
    assert got.verdict == "differs"
    assert "within 14 days it shows the contrary" in said(got)


def test_the_sentence_names_the_road_and_how_far_held_ground_is() -> None:
    got = check(Maps(distance=FRONT, roads={"M1": {NOW: 6.0}}), **BETWEEN)
    assert said(got) == (
        "DeepState’s map of 20 March 2025 shows the road M1 between Pokrovsk and Myrnohrad open, 6.0 km from the "
        "nearest ground held by Russia."
    )
    (row,) = got.evidence
    assert (row.quantity, row.what, row.amount, row.held_km, row.length_km) == ("road", "M1", 6.0, 0.0, 9.0)
    assert got.title == "Road between Pokrovsk and Myrnohrad: cut"


def test_of_several_roads_it_depends_which() -> None:
    got = check(Maps(distance=FRONT, roads={"M1": {NOW: 6.0}, "M2": {NOW: 0.0}}), **HERE)
    assert got.verdict == "depends"
    assert "the road M2 cut, 2.5 km of it" in said(got)
    assert "the road M1 open, 6.0 km from" in said(got)


@pytest.mark.parametrize(
    ("km", "told", "verdict", "words"),
    [
        (0.0, {}, "supported", "All of the two roads"),
        (6.0, {}, "contradicted", "None of the two roads"),
        (6.0, OPEN, "supported", "None of the two roads"),
    ],
)
def test_all_roads_alike(km: float, told: dict[str, Any], verdict: str, words: str) -> None:
    got = check(Maps(distance=FRONT, roads={"M1": {NOW: km}, "M2": {NOW: km}}), **HERE, **told)
    assert (got.verdict, words in said(got)) == (verdict, True)


@pytest.mark.parametrize("roads", [None, {}])
@pytest.mark.parametrize("km", [0.0, 3.0])
def test_without_a_line_the_straight_way_never_gives_more_than_depends(roads: Any, km: float) -> None:
    got = check(Maps(distance=FRONT, roads=roads, straight={NOW: km}), **BETWEEN)
    assert got.verdict == "depends"
    assert "as the crow flies" in said(got)
    assert [e.fit for e in got.evidence] == ["shown"]


def test_without_a_line_or_a_map() -> None:
    got = check(Maps(distance=FRONT), **BETWEEN)
    assert got.verdict == "uncovered"
    assert "--roads FILE" in said(got)


def test_without_a_line_a_place_s_horizon_answers_as_before() -> None:
    got = check(Maps(distance=FRONT, closed={10.0: 20.0, 15.0: 60.0, 20.0: 65.0}), **HERE)
    assert (got.verdict, {e.quantity for e in got.evidence}) == ("depends", {"closed"})


@pytest.mark.parametrize("km", [0.0, 4.0])
def test_fire_is_never_measured(km: float) -> None:
    got = check(Maps(distance=FRONT, roads={"M1": {NOW: km}}), **BETWEEN, state="threatened")
    assert got.verdict == "unmeasurable"
    assert said(got).startswith("Fire over a road is on no map; ")
    assert [(e.fit, e.amount) for e in got.evidence] == [("shown", km)]
    bare = check(Maps(distance=FRONT), **BETWEEN, state="threatened")
    assert (bare.verdict, bare.evidence) == ("unmeasurable", ())


# --- over the real maps

POKROVSK, MYRNOHRAD, DOBROPILLIA = (37.1810, 48.2820), (37.2646, 48.3022), (37.0877, 48.4646)
LINES = {
    "west": [(37.00, 48.30), POKROVSK],
    "ring": [(37.15, 48.28), POKROVSK, (37.22, 48.29), MYRNOHRAD, (37.30, 48.31)],
    "north": [POKROVSK, (37.13, 48.37), DOBROPILLIA],
    "abroad": [(13.0, 52.5), (13.1, 52.6)],
}


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Roads made up for this test."""
    features = [
        {"type": "Feature", "properties": {"id": k}, "geometry": {"type": "LineString", "coordinates": v}}
        for k, v in LINES.items()
    ]
    path = tmp_path_factory.mktemp("lines") / "roads.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


@pytest.mark.real
@pytest.mark.parametrize(
    ("text", "day", "verdict", "words"),
    [
        ("The Pokrovsk–Myrnohrad road is cut", "2025-06-20", "contradicted", "the road ring between"),
        ("The Pokrovsk–Myrnohrad road is cut", "2025-11-20", "supported", "of it in ground held by Russia"),
        ("The road between Pokrovsk and Myrnohrad is open", "2025-11-20", "contradicted", "the road ring between"),
        ("The road from Pokrovsk to Dobropillia is under fire control", "2025-08-20", "unmeasurable", "the road north"),
        ("The Pokrovsk–Kostiantynivka road is cut", "2025-08-20", "depends", "none of the lines at hand leads past"),
        ("The last road to Pokrovsk is cut", "2025-06-20", "contradicted", "None of the three roads"),
    ],
)
def test_lines_over_the_real_maps(
    lines: Path, data_folder: Path, text: str, day: str, verdict: str, words: str
) -> None:
    got = fl.check_claim(text, published=day, data=data_folder, roads=lines).claims[0]
    assert (got.verdict, words in got.sentence) == (verdict, True), got.sentence


@pytest.mark.real
def test_what_is_measured_is_what_the_verb_of_roads_measures(lines: Path, data_folder: Path) -> None:
    got = fl.check_claim("The last road to Dobropillia is cut", published="2025-08-20", data=data_folder, roads=lines)
    row = next(r for r in fl.roads(data=data_folder, roads=lines, date="2025-08-20") if r.road_id == "north")
    (found,) = got.claims[0].evidence
    assert (found.amount, found.length_km) == pytest.approx((row.distance_km, row.length_km), abs=1e-3)


def test_lines_need_maps(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="roads are measured on maps"):
        fl.check("Russia took 594 km² in August 2025", roads=tmp_path / "roads.geojson")
