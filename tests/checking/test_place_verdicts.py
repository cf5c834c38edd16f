"""Towns: how far held ground is, who holds them, from how many sides they are closed in."""

from __future__ import annotations

import datetime as dt

import pytest
from maps_at_hand import PUBLISHED, THEATRE, TOWN, Maps, claim, days, report, said

from frontledger.checking import check_claims
from frontledger.checking.locate import circle_km
from frontledger.nouns import CheckedClaim, Claim, Period

NOW = (PUBLISHED - dt.date(2025, 3, 1)).days
HERE = {"place": ("Pokrovsk",)}


def check(told: Claim, maps: Maps, *others: Claim) -> CheckedClaim:
    return check_claims([told, *others], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0]


def test_the_town_of_these_tests_is_alone_and_large() -> None:
    named = THEATRE.places_named("Pokrovsk")
    assert [p.id for p in named if p.country == THEATRE.home] == [TOWN]
    assert named[0].population > 15_000


@pytest.mark.parametrize(
    ("km", "verdict"),
    [(10.2, "supported"), (12.0, "depends"), (13.6, "depends"), (15.5, "differs"), (30.0, "contradicted")],
)
def test_distance_to_the_middle_or_the_edge(km: float, verdict: str) -> None:
    got = check(claim("distance", 10, "km", measure="to_place", **HERE), Maps(distance={NOW: km}))
    assert got.verdict == verdict
    assert f"{km} km from Pokrovsk" in said(got)


def test_a_distance_to_neither_the_middle_nor_the_edge_depends_on_the_point() -> None:
    told = claim("distance", 10, "km", measure="to_place", **HERE)
    assert "the point meant" in said(check(told, Maps(distance={NOW: 12.0})))
    assert "its edge may be" in said(check(told, Maps(distance={NOW: -12.0})))
    wide = claim("distance", 10, "km", hedge="about", measure="to_place", **HERE)
    assert check(wide, Maps(distance={NOW: 10.9})).verdict == "supported"


def test_a_town_may_reach_out_farther_than_a_circle() -> None:
    told = claim("distance", 3, "km", measure="to_place", **HERE)
    reach = 1.5 * circle_km(THEATRE.place(TOWN).population)
    nearly = check(told, Maps(distance={NOW: 3.4 + reach}))
    assert (nearly.verdict, "the point meant" in said(nearly)) == ("depends", True)
    assert check(told, Maps(distance={NOW: 3.6 + reach})).verdict == "contradicted"


def test_a_place_inside_held_ground_is_said_to_be_inside() -> None:
    got = check(claim("distance", 10, "km", measure="to_place", **HERE), Maps(distance={NOW: -40.0}))
    assert "Pokrovsk lies inside ground held by Russia" in said(got)
    assert "40.0 km from its edge" in said(got)
    assert "nearest ground" not in said(got)


@pytest.mark.parametrize(("hedge", "km", "verdict"), [("under", 2.0, "differs"), ("over", 90.0, "contradicted")])
def test_a_limit_hides_no_shorter_way(hedge: str, km: float, verdict: str) -> None:
    told = claim("distance", 30, "km", hedge=hedge, measure="to_place", **HERE)
    assert check(told, Maps(distance={NOW: km})).verdict == verdict


def test_distance_where_nothing_is_measured() -> None:
    told = claim("distance", 10, "km", measure="to_place", **HERE)
    assert check(told, Maps()).verdict == "uncovered"
    assert check(claim("distance", 3, "km", measure="advance", **HERE), Maps(distance={NOW: 3})).verdict == "uncovered"


@pytest.mark.parametrize(
    ("side", "state", "km", "verdict"),
    [
        ("RU", "taken", -9.0, "supported"),
        ("RU", "taken", 9.0, "contradicted"),
        ("UA", "lost", -9.0, "supported"),
        ("UA", "held", 9.0, "supported"),
        ("UA", "retaken", -9.0, "contradicted"),
        ("RU", "taken", -1.0, "depends"),
        ("UA", "held", 0.2, "depends"),
        (None, "contested", 9.0, "unmeasurable"),
    ],
)
def test_who_holds_the_point(side: str | None, state: str, km: float, verdict: str) -> None:
    maps = Maps(distance=dict.fromkeys(range(NOW, NOW + 20), km))
    got = check(claim("settlement_control", side=side, state=state, **HERE), maps)
    assert got.verdict == verdict
    assert "20 March 2025" in said(got)


def test_a_map_that_shows_it_two_weeks_later_is_near() -> None:
    maps = Maps(distance={n: 9.0 if n < NOW + 10 else -9.0 for n in range(NOW, NOW + 20)})
    got = check(claim("settlement_control", state="taken", **HERE), maps)
    assert got.verdict == "differs"
    assert "14 days" in said(got)


def test_a_denied_capture() -> None:
    told = claim("settlement_control", state="taken", modality="denied", **HERE)
    assert check(told, Maps(distance={NOW: 9.0})).verdict == "supported"
    assert check(told, Maps(distance={NOW: -9.0})).verdict == "contradicted"


def test_where_several_places_have_the_name_none_is_contradicted() -> None:
    named = [p for p in THEATRE.places_named("Kostiantynivka") if p.country == THEATRE.home]
    assert len(named) > 1

    class Other(Maps):
        def distance(self, place_id, at):  # type: ignore[no-untyped-def]
            return super().distance(TOWN, at) if place_id == named[0].id else []

    got = check(claim("settlement_control", state="taken", place=("Kostiantynivka",)), Other(distance={NOW: 40.0}))
    assert got.verdict == "depends"
    assert "one of several" in said(got)


def test_the_place_that_the_report_means_is_measured_and_no_namesake() -> None:
    named = [p for p in THEATRE.places_named("Kostiantynivka") if p.country == THEATRE.home]

    class Two(Maps):
        def distance(self, place_id, at):  # type: ignore[no-untyped-def]
            return super().distance(TOWN, at) if place_id in {named[0].id, named[1].id} else []

    def judged(place_id: str) -> CheckedClaim:
        told = claim("distance", 10, "km", measure="to_place", place=("Kostiantynivka",), place_ids=(place_id,))
        return check(told, Two(distance={NOW: 10.0}))

    assert [judged(p.id).verdict == "uncovered" for p in named[:3]] == [False, False, True]


def test_a_number_of_settlements_is_not_covered() -> None:
    got = check(claim("settlement_control", 24, "settlement", state="taken"), Maps())
    assert got.verdict == "uncovered"


def test_a_region_told_without_a_figure_is_shown_with_its_share() -> None:
    told = claim("settlement_control", state="held", place=("UA-65", "UA-23"))
    got = check(told, Maps(shares={"UA-65": 67.9, "UA-23": 72.9}))
    assert got.verdict == "context"
    assert [e.fit for e in got.evidence] == ["shown", "shown"]
    assert "67.9% of Kherson" in said(got)


@pytest.mark.parametrize(
    ("held", "verdict", "denied", "words"),
    [
        (99.6, "supported", "contradicted", "all of it, as near as"),
        (97.0, "differs", "differs", "nearly all of it"),
        (70.0, "contradicted", "supported", "not all of it"),
    ],
)
def test_a_region_told_as_taken_is_asked_for_all_of_it(held: float, verdict: str, denied: str, words: str) -> None:
    whole = {"state": "taken", "side": "RU", "place": ("UA-09",), "whole": True}
    got = check(claim("settlement_control", **whole), Maps(shares={"UA-09": held}))
    assert (got.verdict, words in said(got), f"{held}% of Luhansk" in said(got)) == (verdict, True, True)
    no = claim("settlement_control", modality="denied", **whole)
    assert check(no, Maps(shares={"UA-09": held})).verdict == denied
    lost = {**whole, "state": "lost", "side": "UA"}
    assert check(claim("settlement_control", **lost), Maps(shares={"UA-09": held})).verdict == verdict
    villages = {**whole, "whole": None}  # "further villages in the region"
    assert check(claim("settlement_control", **villages), Maps(shares={"UA-09": held})).verdict == "context"


@pytest.mark.parametrize(
    ("held", "verdict"), [(99.3, "supported"), (98.0, "differs"), (94.6, "differs"), (93.0, "contradicted")]
)
def test_all_of_a_region_is_no_figure_rounded_to_tens(held: float, verdict: str) -> None:
    told = claim("area_share", 100, "percent", place=("UA-09",))
    assert check(told, Maps(shares={"UA-09": held})).verdict == verdict


HORIZON = {10.0: 36.3, 15.0: 66.6, 20.0: 68.8}


def sides(n: int, **told) -> Claim:
    return claim("encirclement", n, "side", state="partial", **HERE, **told)


def test_the_radius_decides() -> None:
    got = check(sides(3), Maps(distance={NOW: 5.0}, closed=HORIZON))
    assert got.verdict == "depends"
    assert said(got) == "It holds at 15 and 20 km from Pokrovsk, not at 10 km; three distances were tried."
    assert [(e.radius_km, e.fit) for e in got.evidence] == [(10.0, "no"), (15.0, "yes"), (20.0, "yes")]
    assert got.question is not None
    assert got.question.low == 62.5


@pytest.mark.parametrize(
    ("told", "closed", "verdict"),
    [
        (sides(3), {10.0: 70, 15.0: 80, 20.0: 90}, "supported"),
        (sides(3), {10.0: 20, 15.0: 30, 20.0: 40}, "contradicted"),
        (sides(3), {10.0: 20, 15.0: 30, 20.0: 55}, "differs"),
        (claim("encirclement", state="full", **HERE), {10.0: 100, 15.0: 100, 20.0: 100}, "supported"),
        (claim("encirclement", state="denied", modality="denied", **HERE), {10.0: 36, 15.0: 60, 20.0: 70}, "supported"),
        (claim("encirclement", state="partial", **HERE), {10.0: 40, 15.0: 50, 20.0: 60}, "supported"),
        (claim("encirclement", state="threatened", **HERE), {10.0: 40}, "unmeasurable"),
        (claim("encirclement", state="full", side="UA", **HERE), {10.0: 40}, "uncovered"),
    ],
)
def test_encirclement(told: Claim, closed: dict[float, float], verdict: str) -> None:
    assert check(told, Maps(distance={NOW: 5.0}, closed=closed)).verdict == verdict


def test_a_state_of_another_day() -> None:
    told = claim("settlement_control", state="taken", period=Period(None, dt.date(2025, 3, 5)), **HERE)
    got = check(told, Maps(distance={4: -9.0, NOW: 9.0}))
    assert got.verdict == "supported"
    assert "5 March 2025" in said(got)


def test_a_denial_may_have_been_right_until_shortly_before() -> None:
    denied = claim("settlement_control", state="taken", modality="denied", period=days(NOW), **HERE)
    assert check(denied, Maps(distance={NOW - 14: 9.0, NOW: -9.0})).verdict == "differs"
    assert check(denied, Maps(distance={NOW - 14: -9.0, NOW: -9.0})).verdict == "contradicted"


def test_a_place_that_is_taken_is_no_longer_surrounded() -> None:
    told = claim("encirclement", state="full", **HERE)
    got = check(told, Maps(distance={NOW: -2.0}, closed={10.0: 100, 15.0: 100, 20.0: 100}))
    assert got.verdict == "differs"
    assert "no longer surrounded" in said(got)
