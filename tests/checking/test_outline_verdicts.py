"""Large towns taken, held or in part, by the share of their outline that is held."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from maps_at_hand import PUBLISHED, THEATRE, Maps, claim, report, said

import frontledger as fl
from frontledger.checking import check_claims
from frontledger.nouns import CheckedClaim

NOW = (PUBLISHED - dt.date(2025, 3, 1)).days
LAG = 14
HERE: dict[str, Any] = {"place": ("Pokrovsk",)}
DENIED = {"state": "taken", "modality": "denied"}
LOST = {"side": "UA", "state": "lost"}
OURS = {"side": "UA", "state": "held"}
POINT = {NOW: -0.3}


def check(maps: Maps, kind: str = "settlement_control", figure: float | None = None, **told: Any) -> CheckedClaim:
    one = claim(kind, figure, "percent", **HERE, **{"state": "taken", **told})
    return check_claims([one], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0]


@pytest.mark.parametrize(
    ("percent", "later", "taken", "denied", "lost", "ours"),
    [
        (97.0, 97.0, "supported", "contradicted", "supported", "contradicted"),
        (95.0, 95.0, "supported", "contradicted", "supported", "depends"),
        (90.0, 97.0, "depends", "depends", "depends", "depends"),
        (5.0, 97.0, "depends", "depends", "depends", "supported"),
        (4.0, 97.0, "differs", "supported", "differs", "supported"),
        (4.0, 4.0, "contradicted", "supported", "contradicted", "supported"),
    ],
)
def test_the_share_decides_and_not_the_point(
    percent: float, later: float, taken: str, denied: str, lost: str, ours: str
) -> None:
    maps = Maps(distance=POINT, outline={NOW - LAG: percent, NOW: percent, NOW + LAG: later})
    verdicts = [check(maps, **told).verdict for told in ({}, DENIED, LOST, OURS)]
    assert verdicts == [taken, denied, lost, ours]


def test_a_denial_may_have_been_right_when_it_was_made() -> None:
    maps = Maps(distance=POINT, outline={NOW - LAG: 60.0, NOW: 97.0})
    assert check(maps, **DENIED).verdict == "differs"


def test_the_share_is_said_and_the_point_stands_beside() -> None:
    got = check(Maps(distance=POINT, outline={NOW: 90.0}))
    assert said(got) == (
        "It depends on how much of the place is meant: DeepState’s map of 20 March 2025 shows 90.0% of the outline of "
        "Pokrovsk as held by Russia."
    )
    assert [(e.quantity, e.fit) for e in got.evidence] == [("share", "shown"), ("distance", "shown")]
    assert got.evidence[0].of_km2 == 30.0


def test_in_a_small_town_the_point_answers() -> None:
    maps = Maps(distance={NOW: -4.0}, outline={NOW: 90.0}, outline_km2=10.0)
    got = check(maps)
    assert (got.verdict, {e.quantity for e in got.evidence}) == ("supported", {"distance"})


@pytest.mark.parametrize(
    ("figure", "later", "verdict"), [(40, 40.0, "supported"), (80, 42.0, "contradicted"), (80, 81.0, "differs")]
)
def test_a_part_of_a_town_is_near_where_the_map_comes_to_it(figure: float, later: float, verdict: str) -> None:
    got = check(Maps(distance=POINT, outline={NOW: 39.8, NOW + LAG: later}), "area_share", figure, state=None)
    assert got.verdict == verdict, said(got)
    assert ("within 14 days the map shows 81.0%" in said(got)) == (verdict == "differs")


@pytest.mark.real
@pytest.mark.parametrize(
    ("text", "day", "verdict", "words"),
    [
        ("Russia took Toretsk", "2025-02-10", "depends", "54.5% of the outline of Toretsk"),
        ("Russia took Pokrovsk", "2026-03-02", "supported", "96.4% of the outline of Pokrovsk"),
        ("Russia took Pokrovsk", "2025-06-02", "contradicted", "0.0% of the outline of Pokrovsk"),
    ],
)
def test_towns_on_the_real_maps(data_folder: Any, text: str, day: str, verdict: str, words: str) -> None:
    got = fl.check_claim(text, published=day, data=data_folder).claims[0]
    assert (got.verdict, words in got.sentence) == (verdict, True), got.sentence
