"""Records, ranks, streaks and comparisons on figures of our own."""

from __future__ import annotations

import pytest
from maps_at_hand import ORIGIN, THEATRE, Maps, claim, day, days, plain, report, said
from msgspec.structs import replace

from frontledger.checking import check_claims
from frontledger.nouns import Amount, CheckedClaim, Claim, Flag, Period

AFP = {"speaker": "isw", "via": ("afp",)}


def check(told: Claim, maps: Maps) -> CheckedClaim:
    return check_claims([told], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0]


def record(n: int, **told) -> Claim:
    extra = {"of": "area_change", "form": "superlative", "order": "largest", "grain": "day", **AFP, **told}
    return claim("record", period=days(n), place=("UA",), **extra)


QUIET = [5.0] * 40


def series(*high: tuple[int, float], last: float = 100.0) -> list[float]:
    """Forty days of 5, then the day asked about; some days before it higher."""
    gains = [*QUIET, last]
    for n, gain in high:
        gains[n - 1] = gain
    return gains


def test_supported_when_the_last_larger_day_lies_in_the_time_named() -> None:
    got = check(record(41, since=day(10).isoformat()), Maps({"afp": series((10, 120.0))}))
    assert got.verdict == "supported"
    assert "11 March 2025" in said(got)
    assert got.evidence[0].record is not None
    assert got.evidence[0].fit == "yes"


def test_differs_when_the_record_stands_and_its_date_does_not() -> None:
    got = check(record(41, since=day(30).isoformat()), Maps({"afp": series((10, 120.0))}))
    assert got.verdict == "differs"
    assert "11 March 2025 (+120.0 km²)" in said(got)
    assert "31 March 2025" in said(got)


def test_a_part_of_a_month_is_narrower_than_the_month() -> None:
    maps = Maps({"afp": series((10, 120.0))})
    assert check(record(41, since="2025-03"), maps).verdict == "supported"
    assert check(record(41, since="2025-03", since_part="end"), maps).verdict == "differs"
    assert check(record(41, since="2025-03", since_part="middle"), maps).verdict == "supported"


def test_contradicted_when_a_later_day_is_larger_under_every_rule() -> None:
    gains = series((10, 120.0), (35, 300.0))
    got = check(record(41, since=day(10).isoformat()), Maps({"afp": gains, "isw": gains}))
    assert got.verdict == "contradicted"
    assert "5 April 2025 has +300.0 km²" in said(got)


def test_other_rule_when_only_another_knows_it_as_a_record() -> None:
    maps = Maps({"afp": series((35, 300.0)), "isw": series((10, 120.0))})
    got = check(record(41, since=day(10).isoformat()), maps)
    assert got.verdict == "other_rule"
    assert "ISW" in said(got)


def test_a_tie_is_near() -> None:
    got = check(record(41, since=day(10).isoformat()), Maps({"afp": series((10, 120.0), (35, 101.0))}))
    assert got.verdict == "differs"


def test_steps_set_aside_are_no_record_and_are_told() -> None:
    flags = {("afp", 35): [Flag(kind="glitch", period=days(35))]}
    maps = Maps({"afp": series((10, 120.0), (35, 1672.0))}, flags=flags)
    got = check(record(41, since=day(10).isoformat()), maps)
    assert got.verdict == "supported"
    assert "set aside: 5 April 2025 (+1,672 km²)" in plain(got.evidence[0].detail)


def test_a_record_on_a_glitch_is_none() -> None:
    flags = {("afp", 41): [Flag(kind="glitch", period=days(41))]}
    got = check(record(41, since=day(10).isoformat()), Maps({"afp": series((10, 120.0))}, flags=flags))
    assert got.verdict == "differs"
    assert "weak" in said(got)


def test_the_data_do_not_reach_back() -> None:
    got = check(record(41, since="2022-03"), Maps({"afp": series()}))
    assert got.verdict == "uncovered"
    assert "March 2022" in said(got)
    assert "1 March 2025" in said(got)


def test_a_date_on_which_the_data_begin_cannot_be_held_against_the_report() -> None:
    first = check(record(41, since=day(1).isoformat()), Maps({"afp": series()}))
    later = check(record(41, since=day(20).isoformat()), Maps({"afp": series()}))
    assert (first.verdict, later.verdict) == ("supported", "differs")


def test_a_frame_that_holds_the_day_itself() -> None:
    assert check(record(41, since="2025"), Maps({"afp": series()})).verdict == "supported"
    assert check(record(41, since="2025"), Maps({"afp": series((10, 120.0))})).verdict == "contradicted"


def test_the_series_of_a_record_runs_from_where_its_data_begin() -> None:
    gains = [*[1.0] * 200, 100.0]
    told = record(201, since=day(10).isoformat())
    got = check_claims(
        [told], report=report(), measurer=Maps({"afp": gains, "isw": gains[::-1]}), theatre=THEATRE, lang="en"
    )
    assert {s.convention: s.steps[0].start for s in got.series} == {"afp": day(1), "isw": day(141)}
    assert day(0) == ORIGIN


def comparison(order: str, **told) -> Claim:
    return claim(
        "record", period=days(2), versus=days(1), of="area_change", form="comparison", order=order, **AFP, **told
    )


def test_more_than_the_day_before() -> None:
    maps = Maps({"afp": [67.8, 112.6], "isw": [103.4, 89.9]})
    more, less = check(comparison("more"), maps), check(comparison("less"), maps)
    assert (more.verdict, less.verdict) == ("supported", "other_rule")
    assert "rose from 67.8 km² on 2 March 2025 to 112.6 km² on 3 March 2025" in said(more)
    assert [(e.convention, e.fit, e.amount, e.versus) for e in more.evidence] == [
        ("afp", "yes", 112.6, 67.8),
        ("isw", "no", 89.9, 103.4),
    ]


@pytest.mark.parametrize(
    ("order", "figure", "unit", "gains", "verdict"),
    [
        ("more", 2, "times", (50.0, 101.0), "supported"),
        ("more", 2, "times", (50.0, 300.0), "contradicted"),
        ("more", 34, "percent", (379.0, 507.0), "supported"),
        ("more", 43, "percent", (379.0, 507.0), "differs"),
        ("less", 18, "percent", (100.0, 82.0), "supported"),
        ("less", 33.33, "percent", (100.0, 33.0), "supported"),
        ("less", 18, "percent", (82.0, 100.0), "contradicted"),
        ("more", 30, "km2", (50.0, 80.0), "supported"),
    ],
)
def test_ratios_and_differences(order: str, figure: float, unit: str, gains: tuple[float, float], verdict: str) -> None:
    quote = "a third" if figure == 33.33 else f"{figure} {unit}"
    told = comparison(order, figure=figure, unit=unit, quote=quote)
    assert check(told, Maps({"afp": gains}, uncertainty=0.1)).verdict == verdict


def test_times_of_unlike_length() -> None:
    told = claim(
        "record", period=days(9, 10), versus=days(1, 8), of="area_change", form="comparison", order="more", **AFP
    )
    assert check(told, Maps({"afp": [10.0] * 8 + [20.0] * 2})).verdict == "depends"
    assert check(told, Maps({"afp": [1.0] * 8 + [20.0] * 2})).verdict == "supported"


def rank(n: int, order: str = "largest") -> Claim:
    return claim("record", period=days(6), of="area_change", form="rank", order=order, rank=n, grain="day", **AFP)


def test_ranks() -> None:
    maps = Maps({"afp": [10.0, 50.0, 20.0, 70.0, 5.0, 40.0]})
    assert [check(rank(n), maps).verdict for n in (2, 3, 5)] == ["differs", "supported", "contradicted"]
    assert check(rank(3, "smallest"), maps).verdict == "differs"
    assert "2 complete days since 2 March 2025" in said(check(rank(3), maps))


def streak(n: int, order: str) -> Claim:
    return claim("record", n, "day", period=days(6), of="area_change", form="streak", order=order, grain="day", **AFP)


def test_streaks() -> None:
    maps = Maps({"afp": [10.0, 50.0, 20.0, 30.0, 35.0, 40.0]})
    assert [check(streak(n, "more"), maps).verdict for n in (2, 3, 6)] == ["differs", "supported", "contradicted"]
    assert check(streak(1, "less"), maps).verdict == "contradicted"
    assert "it holds for 3 days in a row" in said(check(streak(2, "more"), maps))


def test_what_a_side_lost_is_ranked_by_its_losses() -> None:
    maps = Maps({"afp": [10.0, 50.0, 20.0, 30.0, -35.0, -40.0]})
    held = replace(streak(2, "more"), extra=replace(streak(2, "more").extra, order=None, direction="loss"))
    assert check(held, maps).verdict == "supported"
    assert check(replace(held, extra=replace(held.extra, direction=None)), maps).verdict == "contradicted"
    most = record(6, direction="loss")
    assert check(most, maps).verdict == "supported"
    assert check(replace(most, extra=replace(most.extra, direction=None)), maps).verdict == "contradicted"


def test_what_cannot_be_ranked_is_said_to_be_so() -> None:
    maps = Maps({"afp": [10.0] * 6})
    several = claim(
        "record", period=days(6), place=("UA-14", "UA-09"), form="superlative", order="largest", grain="day"
    )
    assert check(several, maps).verdict == "uncovered"
    quarter = claim("record", period=Period(day(1), day(5)), form="superlative", order="largest")
    assert check(quarter, maps).verdict == "uncovered"
    attack = claim("record", period=days(6), of="air_attack", form="superlative", order="largest")
    assert check(attack, maps).verdict == "uncovered"
    vague = claim("record", period=days(6), form="comparison", order="more")
    assert check(vague, maps).verdict == "context"


def test_in_a_year_named_days_after_it_count_up_to_publication() -> None:
    """ORIGIN is 1 March, publication 20 March: of March the 10th is the largest day, and the 25th is not known yet."""
    known = Maps({"afp": series((10, 120.0))})
    told = record(10, since="2025-03")
    assert check(told, known).verdict == "supported"
    assert check(told, Maps({"afp": series((10, 120.0), (25, 300.0))})).verdict == "supported"
    later = check(told, Maps({"afp": series((10, 120.0), (15, 300.0))}))
    assert later.verdict == "contradicted"
    assert "16 March 2025 has +300.0 km²" in said(later)


def test_ranks_in_a_year_named_count_days_after_it() -> None:
    told = record(10, form="rank", rank=2, since="2025-03")
    got = check(told, Maps({"afp": series((10, 120.0), (15, 300.0))}))
    assert (got.verdict, got.evidence[0].found) == ("supported", 1)
    assert check(told, Maps({"afp": series((10, 120.0), (25, 300.0))})).verdict == "differs"


def test_nothing_is_a_multiple_of_a_loss() -> None:
    told = record(10, form="comparison", order="more", versus=days(9), quote="3 times")
    got = check(replace(told, amount=Amount(low=3, high=3, unit="times")), Maps({"afp": series((9, -20.0))}))
    assert got.verdict == "uncovered"
    assert "is −20.0 km², of which nothing can be a multiple" in said(got)


def test_a_loss_is_no_record_of_gain_where_a_later_loss_is_smaller() -> None:
    told = record(10, since="2025-03")
    maps = Maps({"afp": [*[-30.0] * 9, -20.0, *[-10.0] * 9]})
    assert check(told, maps).verdict == "contradicted"
