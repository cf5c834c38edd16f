"""What a figure can mean, figures that others printed, and how many rules would fit by chance."""

from __future__ import annotations

import datetime as dt

import pytest
from maps_at_hand import THEATRE, Maps, checked, claim, day, days, on, plain, report, said
from msgspec.structs import replace

from frontledger.checking import check_claims
from frontledger.checking.chance import by_chance
from frontledger.checking.printed import near_days, printed_beside, shared
from frontledger.checking.question import Case
from frontledger.checking.table import Row
from frontledger.checking.tolerance import allowed
from frontledger.control.measurer import FigureMeasurer
from frontledger.nouns import Amount, CheckedClaim, Claim, Measurement, Period

REAL = FigureMeasurer(THEATRE)
AREA = sum(r.official_km2 or 0.0 for r in THEATRE.regions.values() if r.country == THEATRE.home)


def check(one: Claim, maps: object, published: dt.date | None = None) -> CheckedClaim:
    return check_claims([one], report=report(published=published), measurer=maps, theatre=THEATRE, lang="en").claims[0]


def test_a_gain_told_as_share_of_the_country_names_what_it_is_a_share_of() -> None:
    maps = Maps({"deepstate": [AREA / 1000] * 10})
    told = claim(figure=0.5, unit="percent", period=days(2, 6), direction="gain", place=("UA",), speaker="deepstate")
    got = check(told, maps)
    assert got.verdict == "supported"
    (row,) = got.evidence
    assert (row.unit, row.quantity, round(row.amount or 0, 3)) == ("percent", "share", 0.5)
    assert row.denominator == f"official area {AREA:,.0f} km²"
    assert "0.50% of Ukraine" in said(got) or "0.5% of Ukraine" in said(got)


def test_a_percentage_that_is_growth_of_what_was_held_depends() -> None:
    # 100,000 km² are held before the first map
    maps = Maps({"deepstate": [0.0, *[500.0] * 4, 0.0]})
    told = claim(figure=2, unit="percent", period=days(2, 5), direction="gain", place=("UA",), speaker="deepstate")
    got = check(told, maps)
    assert got.verdict == "depends"
    assert {r.denominator for r in got.evidence} == {
        f"official area {AREA:,.0f} km²", f"held on {day(1)}: 100,000 km²",
    }  # fmt: skip
    assert "+2" in said(got)


def test_ground_held_may_leave_out_what_was_held_before_the_invasion() -> None:
    end = dt.date(2024, 9, 1)
    since = Period(THEATRE.invasion, end)
    taken = next(m for m in REAL.change("RU", "UA", since) if m.convention == "isw")
    told = {"period": Period(end, end), "place": ("UA",), "speaker": "isw"}
    got = check(claim("area_total", round(taken.amount or 0.0), **told), REAL)
    assert got.verdict == "depends"
    assert "24 February 2022" in said(got)
    whole = next(m for m in REAL.held("RU", "UA", end) if m.convention == "isw")
    assert check(claim("area_total", round(whole.amount or 0.0), **told), REAL).verdict == "supported"


@pytest.mark.parametrize("first", ["2022-02-24", "2022-02-01", "2022-01-01"])
def test_the_month_and_the_year_of_the_invasion_begin_with_it(first: str) -> None:
    end, invasion = dt.date(2024, 9, 1), THEATRE.invasion
    taken = next(m for m in REAL.change("RU", "UA", Period(invasion, end)) if m.convention == "isw")
    told = {"period": Period(dt.date.fromisoformat(first), end), "speaker": "isw", "side": "RU"}
    got = check(claim("area_change", round(taken.amount or 0.0), direction="gain", **told), REAL)
    assert got.verdict == "supported"
    assert got.question is not None and got.question.period == Period(invasion, end)
    lost = check(claim("losses", 617_600, "person", **{**told, "speaker": "ua_general_staff"}, what="personnel"), REAL)
    assert lost.verdict == "supported"


def test_another_month_of_that_year_is_left_as_it_is() -> None:
    told = {"period": Period(dt.date(2022, 3, 1), dt.date(2022, 3, 31)), "speaker": "isw", "side": "RU"}
    got = check(claim("area_change", 5000, direction="gain", **told), REAL)
    assert got.question is not None and got.question.period == told["period"]


def test_a_share_told_since_the_invasion_is_what_is_held_at_its_end_or_what_was_taken() -> None:
    end = dt.date(2024, 9, 1)
    since = Period(THEATRE.invasion, end)
    told = {"period": since, "place": ("UA",), "speaker": "isw", "side": "RU"}
    held = next(m for m in REAL.share("RU", "UA", end) if m.convention == "isw").amount or 0.0
    taken = next(m for m in REAL.change("RU", "UA", since) if m.convention == "isw").amount or 0.0
    assert check(claim("area_share", round(held, 1), "percent", **told), REAL).verdict == "supported"
    part = check(claim("area_share", round(taken / AREA * 100, 1), "percent", **told), REAL)
    assert part.verdict == "depends"
    assert "the gain over 24 February 2022" in said(part)


def test_a_share_told_of_a_year_may_be_what_was_taken_in_it() -> None:
    year = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    taken = next(m for m in REAL.change("RU", "UA", year) if m.convention == "isw").amount or 0.0
    told = {"period": year, "place": ("UA",), "speaker": "isw", "side": "RU"}
    part = check(claim("area_share", round(taken / AREA * 100, 1), "percent", **told), REAL)
    assert part.verdict == "depends"
    assert "the gain in 2025" in said(part)
    assert check(claim("area_share", 5, "percent", **told), REAL).verdict == "contradicted"


def test_the_country_and_a_region_abroad_are_counted_by_the_rule_that_has_both() -> None:
    month = Period(dt.date(2024, 12, 1), dt.date(2024, 12, 31))
    got = check(claim(figure=594, period=month, direction="gain", place=("UA", "RU-KRS"), speaker="isw"), REAL)
    assert got.verdict == "supported"
    assert {(e.convention, e.place) for e in got.evidence} == {("isw-kursk", "UA+RU-KRS")}


def test_the_part_of_all_gains_that_falls_to_a_region() -> None:
    year = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    told = {"unit": "percent", "period": year, "place": ("UA-14",), "what": "share of gains"}
    got = check(claim("other_quantity", 64, **told), REAL)
    assert got.verdict == "supported"
    assert all((e.denominator or "").startswith("the whole gain: ") for e in got.evidence)
    assert check(claim("other_quantity", 20, **told), REAL).verdict == "contradicted"


def test_a_monthly_pace_told_of_a_day_is_that_of_the_month_that_ends_there() -> None:
    end = dt.date(2025, 8, 31)
    got = check(claim("rate", 600, period=Period(end, end), place=("UA",), per="month"), REAL)
    assert got.question
    assert got.question.period == Period(dt.date(2025, 8, 2), end)


def test_a_party_s_figure_stands_beside_what_others_printed() -> None:
    year = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 29))
    got = check(claim(figure=6640, period=year, direction="gain", place=("UA",), speaker="gerasimov"), REAL)
    shown = [e for e in got.evidence if e.fit == "shown" and e.source == "published"]
    assert got.verdict == "differs"
    assert {(e.speaker, e.via, e.amount) for e in shown} >= {("isw", ("afp",), 5600.0), ("deepstate", (), 4336.0)}
    assert all(e.url and e.url.startswith("http") and e.name for e in shown)
    # shown, and no witness
    assert "published" not in {e.source for e in got.evidence if e.fit != "shown"}
    assert set(got.roots) == {"isw", "deepstate"}
    assert "AFP printed 5,600 km²" in said(got)


def test_a_party_s_share_does_too() -> None:
    end = dt.date(2025, 8, 30)
    told = {"unit": "percent", "period": Period(end, end), "place": ("UA-14",), "speaker": "gerasimov"}
    got = check(claim("area_share", 85, **told), REAL)
    shown = {(e.root, e.amount, e.unit, e.fit) for e in got.evidence if e.source == "published"}
    assert shown == {("afp", 79.6, "percent", "shown")}
    assert "AFP printed 79.6%" in said(got)
    assert near_days(Period(end, end), Period(end, end)) == 1
    assert near_days(Period(end, end), Period(end, end + dt.timedelta(days=8))) == 0


@pytest.mark.parametrize("speaker", ["isw", "deepstate", "reporter"])
def test_only_a_party_s_figure_does(speaker: str) -> None:
    year = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 29))
    one = claim(figure=6640, period=year, direction="gain", place=("UA",), speaker=speaker)
    assert printed_beside(Case((one,), report(), REAL, THEATRE), one) == []


def test_days_that_two_times_share() -> None:
    assert shared(days(1, 10), days(1, 10)) == 1
    assert shared(days(1, 10), days(6, 10)) == 0.5
    assert shared(days(1, 5), days(6, 10)) == 0
    assert shared(days(1, 5), None) == shared(days(1), Period(None, day(1))) == 0


def row(rule: str, value: float, u: float) -> Row:
    m = Measurement(
        convention=rule, source="s", root="s", quantity="change", side="RU", place="UA", period=days(1), amount=value,
        unit="km2", uncertainty=u,
    )  # fmt: skip
    return Row(m, "fits", "fits", value)


def test_chance_is_the_part_of_the_range_in_which_a_rule_would_fit() -> None:
    figure = allowed(Amount(low=100, high=100, unit="km2"), "100.5")
    figure = figure._replace(low=99, high=101, value=100.0)
    # of 50 to 200 a rule with 120 ± 2 fits figures from 117 to 123
    assert by_chance([row("a", 120, 2)], figure) == round(6 / 150, 3)
    assert by_chance([row("a", 120, 2), row("a", 60, 2), row("b", 60, 2)], figure) == round(12 / 150, 3)
    # only what lies in the range counts
    assert by_chance([row("a", 51, 2)], figure) == round(4 / 150, 3)
    assert by_chance([row("a", 500, 2)], figure) == 0
    assert by_chance([row("a", 1, 2)], figure._replace(value=0.0)) is None


def test_chance_is_the_same_for_a_figure_and_rules_turned_round() -> None:
    figure = allowed(Amount(low=100, high=100, unit="km2"), "100")._replace(low=99, high=115, value=100.0)
    turned = figure._replace(low=-115, high=-99, value=-100.0)
    values = (120.0, 60.0, 90.0)  # one near the end of the range, where it matters which way it is widened
    rows, others = ([row(str(n), sign * v, 2) for n, v in enumerate(values)] for sign in (1, -1))
    assert by_chance(others, turned) == by_chance(rows, figure) != 0


def test_the_answer_carries_it() -> None:
    got = check(claim(figure=110, period=days(10), direction="gain", place=("UA",)), Maps({"isw": [0.0] * 9 + [110.0]}))
    assert got.rules_tried == 1
    assert got.by_chance is not None
    assert 0 < got.by_chance < 0.2
    assert plain(got.sentence)


def test_ground_in_a_region_by_a_rule_without_a_map_cut_there_is_said_to_be_without() -> None:
    told = claim(figure=343, place=("UA-14",), period=on("2025-08-01", "2025-08-31"), direction="gain", speaker="afp")
    got = checked(told, "2025-09-02")
    (row,) = [e for e in got.evidence if e.convention == "afp"]
    assert (row.amount, row.fit) == (None, "shown")
    assert "no map by this rule is cut there" in row.detail
    other = checked(replace(told, speaker="deepstate"), "2025-09-02")
    assert {e.convention for e in other.evidence} == {"deepstate"}
