"""What a report says against itself, and what is told and not judged."""

from __future__ import annotations

import datetime as dt

import pytest
from maps_at_hand import THEATRE, Maps, claim, days, report, said

from frontledger.checking import check_claims
from frontledger.nouns import CheckedClaim, Claim, Period, Span

NO_MAPS = Maps()


def check(claims: list[Claim], text: str = "", language: str = "en") -> list[CheckedClaim]:
    got = check_claims(claims, report=report(text, language=language), measurer=NO_MAPS, theatre=THEATRE, lang="en")
    return list(got.claims)


def verdicts(*claims: Claim) -> list[str]:
    return [c.verdict for c in check(list(claims))]


def bracketed(text: str, upto: str, figure: float, unit: str, language: str = "en") -> str:
    end = text.index(upto) + len(upto)
    told = claim(figure=figure, unit=unit, period=days(1), quote=text[:end], span=Span(0, end))
    got = check([told], text, language)[0]
    return got.verdict if got.verdict != "inconsistent" else said(got)


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("They took 74 square miles (192 square kilometres).", 74, "mi2"),
        ("They took 461 sq km (178 square miles) there.", 461, "km2"),
        ("They took 4.9 square miles (12.6 square kilometers).", 4.9, "mi2"),
        ("They took 1,150 sq km (444 sq miles) of it.", 1150, "km2"),
        ("They took 461 sq km (286 in all).", 461, "km2"),
        ("They took 461 sq km (178 square miles, up from 286 square miles)", 461, "km2"),
    ],
)
def test_a_conversion_that_agrees(text: str, figure: float, unit: str) -> None:
    assert bracketed(text, text.split(" (", maxsplit=1)[0], figure, unit) == "uncovered"


@pytest.mark.parametrize(
    ("text", "figure", "unit", "should_be"),
    [
        ("They took 461 sq km (286 square miles).", 461, "km2", "178.0 sq mi"),
        ("They took 74 square miles (292 square kilometers).", 74, "mi2", "191.7 km²"),
    ],
)
def test_a_conversion_that_does_not(text: str, figure: float, unit: str, should_be: str) -> None:
    assert should_be in bracketed(text, text.split(" (", maxsplit=1)[0], figure, unit)
    assert should_be in bracketed(text, text[-3:], figure, unit), "the bracket within the claim's own words"


MONTH = Period(dt.date(2024, 11, 1), dt.date(2024, 11, 30))


def test_a_rate_beside_the_whole() -> None:
    whole = claim(figure=701, period=MONTH)
    assert verdicts(whole, claim("rate", 32.4, period=MONTH, per="day"))[1] == "inconsistent"
    assert verdicts(whole, claim("rate", 23.4, period=MONTH, per="day"))[1] == "uncovered"
    assert verdicts(whole, claim("rate", 32.4, period=MONTH, per="day", speaker="deepstate"))[1] == "uncovered"


def test_parts_and_sum() -> None:
    parts = [claim(figure=f, period=days(n, n + 9)) for n, f in ((1, 187), (11, 276), (21, 306))]
    assert verdicts(claim(figure=823, period=days(1, 30)), *parts)[0] == "inconsistent"
    assert verdicts(claim(figure=769, period=days(1, 30)), *parts)[0] == "uncovered"
    assert verdicts(claim(figure=823, period=days(1, 30)), *parts[:2])[0] == "uncovered"
    assert "769" in said(check([claim(figure=823, period=days(1, 30)), *parts])[0])


def test_shares_that_are_more_than_the_whole() -> None:
    place = ("UA-14", "UA-09")
    russian = claim("area_share", 88, "percent", place=place)
    assert verdicts(russian, claim("area_share", 21, "percent", side="UA", place=place)) == ["inconsistent"] * 2
    assert verdicts(russian, claim("area_share", 12, "percent", side="UA", place=place)) == ["uncovered"] * 2


def test_a_share_beside_the_ground_it_is_of() -> None:
    total = claim("area_total", 109_000, hedge="about", place=("UA",), span=Span(0, 10))
    wrong = claim("area_share", 28, "percent", place=("UA",), span=Span(20, 30))
    assert verdicts(total, wrong)[1] == "inconsistent"
    assert verdicts(total, claim("area_share", 18, "percent", place=("UA",)))[1] == "uncovered"


@pytest.mark.parametrize(
    ("figure", "unit", "order", "verdict"),
    [
        (43, "percent", "more", "inconsistent"),
        (34, "percent", "more", "uncovered"),
        (2, "times", "more", "inconsistent"),
        (1.3, "times", "more", "uncovered"),
        (None, "", "less", "inconsistent"),
        (None, "", "more", "uncovered"),
    ],
)
def test_a_comparison_beside_its_two_figures(figure: float | None, unit: str, order: str, verdict: str) -> None:
    then = claim(figure=379, period=days(1, 10))
    now = claim(figure=507, period=days(11, 20))
    told = claim("record", figure, unit, period=days(11, 20), versus=days(1, 10), form="comparison", order=order)
    assert verdicts(then, now, told)[2] == verdict


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (claim("meeting", parties=("US", "RU"), status="planned", side=None), "context"),
        (claim("position", party="UA", stance="refuses", subject="territory", side="UA"), "context"),
        (claim("settlement_control", state="taken", modality="conditional", place=("Pokrovsk",)), "context"),
        (claim("force_count", 450_000, "person", modality="planned"), "context"),
        (claim("force_count", 110_000, "person", hedge="over", speaker="ua_general_staff"), "unmeasurable"),
        (claim("other_quantity", 200, "aircraft", side="US", period=Period(dt.date(1957, 1, 1), None)), "context"),
        (claim("other_quantity", 64_000, "acre", side="US", place=("US-AK",)), "context"),
        (claim("other_quantity", 50, "clash", side=None, place=("Pokrovsk",)), "unmeasurable"),
        (claim("air_attack", 100, "drone", action="launched"), "uncovered"),
        (claim("losses", 1000, "person", what="killed"), "uncovered"),
        (claim("area_change", direction="gain"), "context"),
    ],
)
def test_what_is_told_and_not_judged(told: Claim, verdict: str) -> None:
    assert verdicts(told) == [verdict]


def test_a_condition_is_never_inconsistent() -> None:
    rate = claim("rate", 32.4, period=MONTH, per="day", modality="conditional")
    assert verdicts(claim(figure=701, period=MONTH), rate)[1] == "context"


def test_who_says_it_and_who_denies_it() -> None:
    told = claim("force_count", 110_000, "person", hedge="over", speaker="ua_general_staff")
    denial = claim("force_count", 110_000, "person", modality="denied", speaker="kremlin")
    first = said(check([told, denial])[0])
    assert THEATRE.label("ua_general_staff", "en") in first
    assert THEATRE.label("kremlin", "en") in first


def test_without_a_day_of_publication_the_answer_says_so() -> None:
    got = check_claims([], report=report(published=None), measurer=NO_MAPS, theatre=THEATRE, lang="en")
    assert "--published" in got.notes[0]
    assert got.summary == "No claim was found in this report."
