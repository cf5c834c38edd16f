"""What a report says against itself, and what is told and not judged."""

from __future__ import annotations

import datetime as dt

import pytest
from maps_at_hand import THEATRE, Maps, claim, days, report, said
from msgspec.structs import replace

from effort import ends_within
from frontledger.checking import check_claims
from frontledger.nouns import Amount, CheckedClaim, Claim, Period, Span

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
        ("From 379 km2 (146 square miles) to 461 km2 (178 square miles)", 461, "km2"),
        ("A column 10 km (6 miles) deep", 10, "km"),
    ],
)
def test_a_conversion_that_agrees(text: str, figure: float, unit: str) -> None:
    assert bracketed(text, text.split(" (", maxsplit=1)[0], figure, unit) == "uncovered"


@pytest.mark.parametrize(
    ("text", "figure", "unit", "should_be"),
    [
        ("They took 461 sq km (286 square miles).", 461, "km2", "178.0 sq mi"),
        ("They took 74 square miles (292 square kilometers).", 74, "mi2", "191.7 km²"),
        ("They took 461 km2 (286 square miles).", 461, "km2", "178.0 sq mi"),
        ("They went 100 km (26 miles).", 100, "km", "62.1 mi"),
    ],
)
def test_a_conversion_that_does_not(text: str, figure: float, unit: str, should_be: str) -> None:
    assert should_be in bracketed(text, text.split(" (", maxsplit=1)[0], figure, unit)
    assert should_be in bracketed(text, text[-3:], figure, unit), "the bracket within the claim's own words"


@pytest.mark.parametrize(
    ("text", "language", "figure", "should_be"),
    [
        ("They took 461 km², or 286 square miles, there.", "en", "461 km²", "178.0 sq mi"),
        ("They took 461 sq km — or 288 square miles — there.", "en", "461 sq km", "178.0 sq mi"),
        ("They took 461 km², or 178 square miles, there.", "en", "461 km²", None),
        ("They took 461 km² there, or 286 square miles less than before.", "en", "461 km²", None),
        ("Росіяни зайняли 461 км², або 286 квадратних миль, там.", "uk", "461 км²", "178.0"),
        ("L'armée a pris 461 km², soit 178 milles carrés, en mai.", "fr", "461 km²", None),
        ("俄軍佔領461平方公里，相當於286平方英里。", "zh-Hant", "461平方公里", "178.0"),
        ("俄軍佔領461平方公里，相當於178平方英里。", "zh-Hant", "461平方公里", None),
        ("俄軍佔領461平方公里（286平方英里）。", "zh-Hant", "461平方公里", "178.0"),
    ],
)
def test_a_figure_given_again(text: str, language: str, figure: str, should_be: str | None) -> None:
    got = bracketed(text, figure, 461, "km2", language)
    assert should_be in got if should_be else got == "uncovered"


def test_a_length_given_for_an_area() -> None:
    got = bracketed("They took almost 4,000 sq km (1,500 miles) there.", "sq km", 4000, "km2")
    assert "a length for an area" in got
    assert "1,500 mi" in got
    assert "1,544.4 sq mi" in got or "1,544 sq mi" in got
    # a length that is no conversion is none
    assert bracketed("They took 4,000 sq km (12 miles deep).", "sq km", 4000, "km2") == "uncovered"
    assert bracketed("They moved 10 km (6 miles) on.", "km", 10, "km") == "uncovered"


@pytest.mark.parametrize(("text", "against"), [("17 to 22 miles", False), ("11–14 miles", True), ("17–28 miles", True)])
def test_the_conversion_of_a_range(text: str, against: bool) -> None:
    quote = f"an advance of 28 to 35 km ({text})"
    amount = Amount(low=28, high=35, unit="km")
    told = claim("distance", measure="advance", quote=quote, span=Span(0, len(quote)))
    got = check([replace(told, amount=amount)], quote)[0]
    assert (got.verdict == "inconsistent") is against


MONTH = Period(dt.date(2024, 11, 1), dt.date(2024, 11, 30))


def test_a_rate_beside_the_whole() -> None:
    whole = claim(figure=701, period=MONTH)
    assert verdicts(whole, claim("rate", 32.4, period=MONTH, per="day"))[1] == "inconsistent"
    assert verdicts(whole, claim("rate", 23.4, period=MONTH, per="day"))[1] == "uncovered"
    assert verdicts(whole, claim("rate", 32.4, period=MONTH, per="day", speaker="deepstate"))[1] == "uncovered"


def test_a_rate_of_a_time_whose_ends_may_count_or_not() -> None:
    whole = claim(figure=700, period=days(1, 8), direction="gain")
    for each, verdict in ((87.5, "uncovered"), (100, "uncovered"), (120, "inconsistent")):
        assert verdicts(whole, claim("rate", each, period=days(1, 8), per="day"))[1] == verdict


THIRDS = (days(1, 10), days(11, 20), days(21, 30))


def thirds(*figures: float) -> list[Claim]:
    return [claim(figure=f, period=p) for f, p in zip(figures, THIRDS, strict=False)]


def test_parts_and_sum() -> None:
    whole = claim(figure=823, period=days(1, 30))
    assert verdicts(whole, *thirds(187, 276, 201))[0] == "inconsistent"
    assert verdicts(claim(figure=769, period=days(1, 30)), *thirds(187, 276, 306)) == ["uncovered"] * 4
    assert verdicts(whole, *thirds(187, 276)) == ["uncovered"] * 3
    told = check([whole, *thirds(187, 276, 201)])[0]
    assert "664" in said(told)
    assert told.beside == (2, 3, 4)


def test_of_parts_the_one_with_digits_swapped_is_named() -> None:
    told = check([claim(figure=823, period=days(1, 30)), *thirds(187, 276, 306)])
    assert [c.verdict for c in told] == ["uncovered"] * 3 + ["inconsistent"]
    assert "360 km² for 306 km²" in said(told[3])
    assert told[3].beside == (1, 2, 3)


def test_other_parts_of_the_same_time_do_not_hide_those_that_add_up() -> None:
    halves = [claim(figure=400, period=days(1, 15)), claim(figure=369, period=days(16, 30))]
    assert verdicts(claim(figure=769, period=days(1, 30)), *thirds(187, 276, 306), *halves)[0] == "uncovered"
    assert verdicts(claim(figure=900, period=days(1, 30)), *thirds(187, 276, 306), *halves)[0] == "inconsistent"


def test_many_parts_that_lead_nowhere_do_not_stop_the_check() -> None:
    dead_ends = [claim(figure=1, period=days(n)) for n in range(1, 30) for _ in range(5)]
    judged: list[str] = []
    assert ends_within(20, lambda: judged.extend(verdicts(claim(figure=5000, period=days(1, 30)), *dead_ends)))
    assert "inconsistent" not in judged


def test_places_that_are_more_than_the_country_they_lie_in() -> None:
    parts = [claim(figure=f, period=MONTH, place=(p,)) for f, p in ((330, "UA-14"), (150, "UA-59"), (60, "UA-63"))]
    assert verdicts(claim(figure=507, period=MONTH, place=("UA",)), *parts)[0] == "inconsistent"
    assert verdicts(claim(figure=507, period=MONTH), *parts)[0] == "inconsistent"
    assert verdicts(claim(figure=700, period=MONTH), *parts)[0] == "uncovered", "others may be left out"
    assert verdicts(claim(figure=507, period=MONTH), parts[0])[0] == "uncovered"
    whole_donbas = claim(figure=400, period=MONTH, place=("UA-14", "UA-09"))
    assert verdicts(claim(figure=600, period=MONTH), whole_donbas, *parts)[0] == "uncovered", "they overlap"


def test_what_one_side_gains_and_the_other_takes_back() -> None:
    gained = claim(figure=331, period=MONTH, direction="gain")
    lost = claim(figure=143, period=MONTH, direction="gain", side="UA")
    for figure, verdict in ((188, "uncovered"), (288, "inconsistent")):
        net = claim(figure=figure, period=MONTH, direction="gain", net=True)
        assert verdicts(gained, lost, net)[2] == verdict


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


def compared(record: Claim, *figures: Claim) -> str:
    return check([*figures, record])[-1].verdict


SHARE = {"form": "comparison", "order": "less"}
KURSK = ("RU-KRS",)


def test_a_comparison_with_what_is_left_of_a_state() -> None:
    peak = claim("area_total", 800, hedge="about", side="UA", place=KURSK, period=days(1, 5))
    left = claim("area_total", 76, side="UA", place=KURSK, hedge="up_to", speaker="isw")
    fifth = claim("record", 20, "percent", side="UA", place=KURSK, of="area_total", versus=days(1, 5), **SHARE)
    tenth = claim("record", 9, "percent", side="UA", place=KURSK, of="area_total", versus=days(1, 5), **SHARE)
    assert compared(fifth, peak, left) == "inconsistent"
    assert compared(tenth, peak, left) != "inconsistent"
    assert compared(fifth, peak, left, left) != "inconsistent", "two figures for one time: which is meant is not sure"


def test_a_comparison_whose_figures_name_no_place() -> None:
    then, now = claim(figure=141, period=days(1, 10)), claim(figure=214, period=days(11, 20), place=("UA-14",))
    told = claim("record", 2, "times", period=days(11, 20), place=("UA-14",), versus=days(1, 10), form="comparison")
    assert compared(told, then, now) == "inconsistent"
    elsewhere = claim(figure=141, period=days(1, 10), place=("UA-63",))
    assert compared(told, elsewhere, now) != "inconsistent"


def test_two_sources_compared_by_the_report_itself() -> None:
    claims = [claim(figure=f, speaker=who, period=days(9)) for f, who in ((4900, "putin"), (3561, "isw"))]
    wrong, right = (claim("record", f, "percent", of="area_change", period=days(9), **SHARE) for f in (47, 27))
    assert compared(wrong, *claims) == "inconsistent"
    assert compared(right, *claims) != "inconsistent"
    assert compared(wrong, claims[1], claim(figure=4900, speaker="isw", period=days(9))) != "inconsistent", (
        "one source: other times"
    )


def test_a_difference_in_ground() -> None:
    figures = claim(figure=507, period=days(11, 20)), claim(figure=379, period=days(1, 10))
    for left, verdict in ((128, False), (182, True)):
        told = claim("record", left, period=days(11, 20), versus=days(1, 10), form="comparison", order="more")
        assert (compared(told, *figures) == "inconsistent") is verdict


def record(since: str, of: str = "area_change") -> Claim:
    return claim("record", form="superlative", order="largest", since=since, of=of, period=days(20), span=Span(0, 1))


@pytest.mark.parametrize(
    ("earlier", "since", "against"),
    [
        (130, "2025-03-05", True),
        (130, "2025-03-15", False),
        (130, "2025", True),
        (100, "2025-03-05", False),
    ],
)
def test_a_record_beside_a_larger_figure_of_the_report(earlier: float, since: str, against: bool) -> None:
    told = claim(figure=110, period=days(20), span=Span(2, 3)), claim(figure=earlier, period=days(10), span=Span(4, 5))
    got = check([record(since), *told])
    assert (got[0].verdict == "inconsistent") is against
    # the figure nearest to the record is the one it is of
    swapped = claim(figure=110, period=days(20), span=Span(6, 7)), told[1]
    assert check([record(since), *swapped])[0].verdict != "inconsistent"


def test_more_shot_down_than_came() -> None:
    def attack(figure: float, action: str, weapon: str = "drone") -> Claim:
        return claim("air_attack", figure, weapon, action=action, weapon=weapon, period=days(1))

    assert verdicts(attack(135, "launched"), attack(153, "downed"))[1] == "inconsistent"
    assert verdicts(attack(153, "launched"), attack(135, "downed"))[1] != "inconsistent"
    assert verdicts(attack(135, "launched"), attack(30, "launched", "missile"), attack(153, "downed"))[2] != (
        "inconsistent"
    )


def test_a_share_that_tells_a_gain_again() -> None:
    gain = claim(figure=7463, period=MONTH, place=("UA",), direction="gain")
    for percent, verdict in ((1.28, "inconsistent"), (1.24, "uncovered")):
        again = claim(figure=percent, unit="percent", period=MONTH, place=("UA",), direction="gain")
        assert verdicts(gain, again)[1] == verdict


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


def test_a_denial_that_the_report_no_longer_holds_is_of_an_earlier_day() -> None:
    denied = claim("settlement_control", state="taken", modality="denied", place=("Siversk",))
    lost = claim("settlement_control", state="lost", side="UA", place=("Siversk",))
    claimed = claim("settlement_control", state="taken", modality="claimed", place=("Siversk",))
    assert verdicts(lost, denied)[1] == "context"
    assert verdicts(claimed, denied)[1] != "context"
    assert verdicts(lost, replace(denied, period=days(3)))[1] != "context"


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
