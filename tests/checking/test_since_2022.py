"""Claims of the first years of the war, against the maps that ship: towns, villages, regions, water and outlines."""

from __future__ import annotations

import pytest
from maps_at_hand import SHIPS, checked, claim, on, said


@pytest.mark.parametrize(
    ("place", "state", "side", "day", "verdict"),
    [
        ("Soledar", "taken", "RU", "2023-01-13", "supported"),
        ("Marinka", "taken", "RU", "2023-12-26", "supported"),
        ("Izium", "retaken", "UA", "2022-09-12", "supported"),
        ("Lyman", "retaken", "UA", "2022-10-02", "supported"),
        ("Orikhiv", "taken", "RU", "2023-02-10", "contradicted"),
        # the edge of held ground lies within the town
        ("Vuhledar", "taken", "RU", "2023-02-10", "depends"),
        ("Avdiivka", "taken", "RU", "2024-02-19", "supported"),
        # of a large town one point says little
        ("Bakhmut", "taken", "RU", "2023-05-21", "depends"),
        # villages
        ("Robotyne", "retaken", "UA", "2023-08-29", "supported"),
        ("Krynky", "taken", "RU", "2022-06-01", "supported"),
        ("Lobkove", "retaken", "UA", "2023-06-16", "supported"),
        ("Rivnopil", "taken", "RU", "2022-03-20", "uncovered"),
    ],
)
def test_who_held_a_place(place: str, state: str, side: str, day: str, verdict: str) -> None:
    told = claim("settlement_control", place=(place,), state=state, side=side, period=on(day))
    assert checked(told, day).verdict == verdict


@pytest.mark.parametrize(("first", "last"), [("2022-04-01", "2022-09-30"), ("2022-04-01", "2022-08-31")])
def test_held_over_a_time_that_ends_within_a_month(first: str, last: str) -> None:
    told = claim("settlement_control", place=("Izium",), state="held", period=on(first, last))
    assert checked(told, "2022-12-01").verdict == "supported"


def test_the_source_of_an_early_map_is_credited() -> None:
    told = claim("distance", 2.4, "km", hedge="about", place=("Bakhmut",), measure="to_place", period=on("2023-01-10"))
    got = checked(told, "2023-01-10")
    assert got.verdict == "supported"
    assert {e.source for e in got.evidence if e.amount is not None} == {"deepstate-history"}


def test_a_share_of_a_region_in_2022() -> None:
    told = claim("area_share", 73, "percent", place=("UA-23",), period=on("2022-12-31"), speaker="deepstate")
    assert checked(told, "2023-01-02").verdict == "supported"


def test_water_is_no_gain_and_contradicts_nobody() -> None:
    told = claim("area_change", 90, side="UA", direction="gain", period=on("2023-06-06", "2023-06-13"))
    got = checked(told, "2023-06-13")
    assert got.verdict == "differs"
    assert "did not change hands (6–18 June 2023)" in said(got)


def test_an_outline_drawn_anew_is_no_gain() -> None:
    told = claim("area_change", 796, place=("UA-43",), direction="gain", period=on("2022-09-01", "2022-09-30"))
    got = checked(told, "2022-10-01")
    assert got.verdict == "differs"
    other = claim("area_change", 9137, place=("UA-63",), direction="loss", period=on("2022-09-01", "2022-09-30"))
    assert checked(other, "2022-10-01").verdict == "supported"


@pytest.mark.parametrize(("last", "flagged"), [("2023-12-31", False), ("2023-06-30", False), ("2026-07-31", True)])
def test_of_a_longer_time_only_what_moves_the_figure(last: str, flagged: bool) -> None:
    # 17,000 km² were lost by the end of 2023, and 9,000 by the middle of 2026
    found = SHIPS.change("RU", "UA", on("2022-08-01", last))
    kinds = [{f.kind for f in m.flags} for m in found if m.source == "deepstate-areas"]
    assert ["recount" in k for k in kinds] == [flagged]


def test_a_village_near_the_front_is_not_meant_by_the_name_of_a_city() -> None:
    told = claim("distance", 25, "km", place=("Zaporizhzhia",), measure="to_place", period=on("2026-02-17"))
    got = checked(told, "2026-02-17")
    assert got.verdict != "contradicted"
    assert "Donetsk" not in said(got)


@pytest.mark.parametrize(("figure", "verdict"), [(5, "depends"), (6, "supported")])
def test_a_distance_that_fits_a_town_s_edge_only_depends_on_the_point(figure: float, verdict: str) -> None:
    # 5.9 km from the middle
    told = claim("distance", figure, "km", place=("Chasiv Yar",), measure="to_place", period=on("2024-02-20"))
    got = checked(told, "2024-02-20")
    assert got.verdict == verdict
    assert ("that figure, rounded" in got.sentence) == (verdict == "supported"), said(got)
