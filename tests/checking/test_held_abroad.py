"""Ground abroad that the country holds, against DeepState's areas of it, with and without what nobody holds."""

from __future__ import annotations

import datetime as dt

import pytest
from maps_at_hand import PUBLISHED, SHIPS, THEATRE, TOWN, Maps, checked, claim, on, report, said

from frontledger.checking import check_claims
from frontledger.nouns import Measurement

KURSK = "RU-KRS"


@pytest.mark.parametrize(
    ("figure", "hedge", "day", "speaker", "verdict"),
    [
        # DeepState's own figure, without what lies between the lines
        (788, "none", "2024-10-03", "deepstate", "supported"),
        (1134, "none", "2024-10-03", "deepstate", "depends"),
        # somebody else's: which of both is left open
        (400, "about", "2025-02-19", "reporter", "depends"),
        (1300, "none", "2024-09-20", "zelensky", "differs"),
        (1300, "none", "2024-12-20", "reporter", "contradicted"),
        # before anybody crossed the border nothing was held
        (500, "none", "2024-07-20", "reporter", "contradicted"),
    ],
)
def test_a_total(figure: float, hedge: str, day: str, speaker: str, verdict: str) -> None:
    told = claim("area_total", figure, hedge=hedge, side="UA", place=(KURSK,), speaker=speaker, period=on(day))
    got = checked(told, day)
    assert got.verdict == verdict, said(got)
    rules = {e.convention for e in got.evidence if e.amount is not None}
    assert rules in ({"deepstate-kursk", "deepstate-kursk-grey"}, {"deepstate-kursk"}), (
        "of two that are alike one stands"
    )


def test_what_one_gains_there_the_other_loses() -> None:
    period = on("2024-08-01", "2024-08-31")
    ours, theirs = (
        {m.convention: m.amount for m in SHIPS.change(side, KURSK, period)} for side in (THEATRE.home, THEATRE.attacker)
    )
    assert ours["deepstate-kursk"] == pytest.approx(823.992)
    assert ours["deepstate-kursk-grey"] == pytest.approx(1247.094)
    assert theirs == {rule: -(km2 or 0.0) for rule, km2 in ours.items()}


def test_it_is_no_part_of_the_country() -> None:
    day = dt.date(2024, 9, 1)
    assert not SHIPS.held(THEATRE.attacker, KURSK, day)
    for m in (*SHIPS.held(THEATRE.home, THEATRE.home, day), *SHIPS.held(THEATRE.attacker, "UA", day)):
        assert "kursk" not in m.convention


SUDZHA = {"place": ("Sudzha",), "place_ids": ("gn:486816",)}


@pytest.mark.parametrize(
    ("side", "state", "day", "verdict"),
    [
        ("UA", "taken", "2024-08-20", "supported"),
        ("UA", "taken", "2024-08-10", "differs"),
        ("RU", "retaken", "2025-03-20", "supported"),
        ("RU", "retaken", "2025-01-20", "uncovered"),
        ("UA", "held", "2025-04-20", "contradicted"),
        ("RU", "retaken", "2024-09-20", "contradicted"),
    ],
)
def test_a_town_abroad_is_judged_by_what_is_said_of_it(side: str, state: str, day: str, verdict: str) -> None:
    got = checked(claim("settlement_control", side=side, state=state, period=on(day), **SUDZHA), day)
    assert got.verdict == verdict, said(got)
    assert {e.quantity for e in got.evidence} == {"since"}, "no distance to ground held elsewhere speaks of it"
    assert "as not held by" not in said(got)


@pytest.mark.parametrize("kind", ["settlement_control", "distance", "encirclement"])
def test_a_town_abroad_of_which_nothing_is_said(kind: str) -> None:
    figure, state = (5, None) if kind == "distance" else (None, "partial" if kind == "encirclement" else "taken")
    told = claim(kind, figure, "km", state=state, place=("Rylsk",), place_ids=("gn:695019",), period=on("2024-08-20"))
    got = checked(told, "2024-08-20")
    assert got.verdict == "uncovered"
    assert "outside Ukraine" in said(got)


def test_places_abroad_are_no_part_of_a_number_of_settlements() -> None:
    august = on("2024-08-01", "2024-08-31")
    home, abroad = (SHIPS.changed_hands("UA", august, where) for where in ((), (KURSK,)))
    assert [m.amount for m in abroad] == [2.0]
    assert not [m for m in home if m.source == "deepstate-log" and (m.amount or 0) > 0]


def test_held_ground_of_the_country_is_no_measure_abroad() -> None:
    class Everywhere(Maps):
        def distance(self, place_id: str, at: dt.date) -> list[Measurement]:
            return super().distance(TOWN, at)

    maps = Everywhere(distance={(PUBLISHED - dt.date(2025, 3, 1)).days: 12.0})
    told = claim("settlement_control", side="RU", state="retaken", **SUDZHA)
    (got,) = check_claims([told], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims
    assert (got.verdict, got.evidence) == ("uncovered", ())
