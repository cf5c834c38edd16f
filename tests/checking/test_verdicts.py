"""Every verdict of an amount, on figures of our own."""

from __future__ import annotations

import datetime as dt

import pytest
from maps_at_hand import THEATRE, Maps, claim, day, days, plain, report, said

from frontledger.checking import check_claims
from frontledger.checking.question import cuts_off
from frontledger.control.measurer import FigureMeasurer
from frontledger.nouns import CheckedClaim, Claim, Flag, Period

JUMP = [0.0] * 9


def check(claims: Claim | list[Claim], maps: Maps, text: str = "") -> CheckedClaim:
    listed = claims if isinstance(claims, list) else [claims]
    return check_claims(listed, report=report(text), measurer=maps, theatre=THEATRE, lang="en").claims[-1]


def gains(afp: float, isw: float | None = None, deepstate: float | None = None) -> Maps:
    """Gains of day 10 by rule, nothing on the days before."""
    rules = {"isw": isw, "afp": afp, "deepstate": deepstate}
    return Maps({rule: [*JUMP, gain] for rule, gain in rules.items() if gain is not None})


GAIN = claim(figure=110, period=days(10), direction="gain", place=("UA",))
AFP = claim(figure=110, period=days(10), direction="gain", place=("UA",), speaker="isw", via=("afp",))


def test_supported_by_the_rule_of_the_one_who_printed_it() -> None:
    got = check(AFP, gains(112.6, 89.9, 7.5))
    assert got.verdict == "supported"
    assert [(e.convention, e.fit, e.own) for e in got.evidence] == [
        ("afp", "fits", True),
        ("isw", "near", False),
        ("deepstate", "apart", False),
    ]
    assert got.rules_tried == 3
    assert got.roots == ("isw", "deepstate")
    assert [(p.name, p.amount) for p in got.tolerance] == [("rounding", 5.0), ("convention", 0.75)]
    assert got.question is not None
    assert (got.question.low, got.question.high, got.question.unit) == (105, 115, "km2")
    assert "112.6 km² larger" in said(got)
    assert "11 March 2025" in said(got)


def test_the_speakers_own_rule_where_nobody_came_between() -> None:
    said_by_isw = claim(figure=110, period=days(10), direction="gain", speaker="isw", via=("nyt",))
    assert check(said_by_isw, gains(112.6, 89.9)).evidence[0].convention == "isw"


def test_other_rule() -> None:
    got = check(AFP, gains(150.0, 110.0))
    assert got.verdict == "other_rule"
    assert "150.0 km²" in said(got)
    assert "2 rules" in said(got)


def test_differs_when_only_near() -> None:
    assert check(AFP, gains(125.0)).verdict == "differs"


def test_contradicted_when_every_origin_is_far() -> None:
    got = check(AFP, gains(20.0, 15.0, 7.5))
    assert got.verdict == "contradicted"
    assert "20.0 km²" in said(got)


def test_contradicted_by_losses_says_so() -> None:
    got = check(GAIN, gains(-20.0, -15.0, -7.5))
    assert got.verdict == "contradicted"
    assert "loss" in said(got)
    assert "7.5 km²" in said(got)


def test_without_a_source_one_origin_is_enough_if_none_is_far() -> None:
    assert check(GAIN, gains(112.6, 100.0, 100.0)).verdict == "supported"


def test_disputed_when_origins_part_and_none_is_credited() -> None:
    got = check(GAIN, gains(112.6, 111.0, 7.5))
    assert got.verdict == "disputed"
    assert "7.5 km²" in said(got)


def test_depends_when_the_rule_within_one_origin_decides() -> None:
    got = check(GAIN, gains(112.6, 40.0))
    assert got.verdict == "depends"
    assert "112.6 km²" in said(got)
    assert "40.0 km²" in said(got)


def test_differs_when_the_claim_lies_between_independent_origins() -> None:
    assert check(GAIN, gains(180.0, 180.0, 60.0)).verdict == "differs"


@pytest.mark.parametrize("kind", ["glitch", "incomplete", "multi_day", "mislabelled", "missing", "break_of_series"])
@pytest.mark.parametrize("figure", [112.6, 5.0])
def test_a_day_set_aside_is_never_sharp(kind: str, figure: float) -> None:
    flags = {("afp", 10): [Flag(kind=kind, period=days(10))]}
    got = check(AFP, Maps({"afp": [*JUMP, figure]}, flags=flags))
    assert got.verdict == "differs"
    assert "weak" in said(got)


def months(figure: float, uncertainty: float, **rules: float) -> Maps:
    """Gains over days 2 to 10, the map of day 10 missing under the first rule."""
    flags = {("afp", 10): [Flag(kind="multi_day", period=days(10))]}
    found = {"afp": [*JUMP, figure], **{rule: [*JUMP, gain] for rule, gain in rules.items()}}
    return Maps(found, flags=flags, uncertainty=uncertainty)


def test_a_map_missing_at_an_end_is_a_width_under_the_sources_own_rule_while_that_is_near() -> None:
    told = {"figure": 459, "period": days(2, 10), "direction": "gain", "place": ("UA",)}
    own = claim(speaker="isw", via=("afp",), **told)
    got = check(own, months(437.6, 37.0))
    assert (got.verdict, got.evidence[0].uncertainty) == ("supported", 37.0)
    assert "give or take 37.0 km²" in said(got)
    # left open by more than what is near, it says nothing
    assert check(own, months(437.6, 240.0)).verdict == "differs"
    # and it is no support for a figure that was counted by another rule
    by_another = claim(speaker="deepstate", **told)
    assert check(by_another, months(437.6, 37.0, deepstate=300.0)).verdict != "other_rule"


def test_a_variant_that_rests_on_flags_does_not_soften_what_clean_figures_say() -> None:
    flags = {("afp", 10): [Flag(kind="glitch", period=days(10))]}
    got = check(GAIN, Maps({"afp": [*JUMP, 5.0], "isw": [*JUMP, 5.2], "deepstate": [*JUMP, 7.5]}, flags=flags))
    assert got.verdict == "contradicted"


def test_decimals_are_cut_off_until_the_day_the_rule_says() -> None:
    rule = THEATRE.conventions["deepstate"]
    assert rule.rounding_until is not None
    assert cuts_off([rule], Period(None, rule.rounding_until))
    assert not cuts_off([rule], Period(None, rule.rounding_until + dt.timedelta(days=1)))
    assert not cuts_off([rule], None)


def test_a_figure_printed_under_a_later_rule_is_tried_by_it() -> None:
    maps = gains(150.0, 110.0)
    later = THEATRE.conventions["afp-2026"].valid_from
    got = check_claims([AFP], report=report(published=later), measurer=maps, theatre=THEATRE, lang="en").claims[0]
    assert got.verdict == "depends"
    assert [(e.convention, e.own) for e in got.evidence] == [("afp", True), ("isw", False)]


@pytest.mark.parametrize("kind", ["redrawn", "reclassified", "stale", "batch"])
def test_a_note_is_shown_and_weakens_nothing(kind: str) -> None:
    flags = {("afp", 10): [Flag(kind=kind, period=days(10))]}
    got = check(AFP, Maps({"afp": [*JUMP, 112.6]}, flags=flags))
    assert got.verdict == "supported"
    assert got.evidence[0].flags[0].kind == kind


def test_uncovered_names_the_nearest_map() -> None:
    got = check(claim(figure=110, period=days(40, 45), direction="gain", speaker="afp"), gains(1.0, 1.0))
    assert got.verdict == "uncovered"
    assert "11 March 2025" in said(got)


def test_uncovered_where_maps_are_not_cut() -> None:
    got = check(claim(figure=110, period=days(10), place=("Pokrovsk",)), gains(110.0))
    assert got.verdict == "uncovered"
    assert "Pokrovsk" in said(got)


def test_uncovered_without_days() -> None:
    assert check(claim(figure=110, direction="gain"), gains(110.0)).verdict == "uncovered"
    assert check(claim(figure=110, period=Period(None, day(10))), gains(110.0)).verdict == "uncovered"


def test_other_rules_cannot_contradict_a_rule_that_has_no_map() -> None:
    got = check(AFP, Maps({"deepstate": [*JUMP, 7.5]}))
    assert got.verdict == "uncovered"
    assert "7.5 km²" in said(got)


def test_what_one_side_gains_the_other_loses() -> None:
    maps = gains(-58.0)
    told = {"figure": 58, "period": days(10), "speaker": "isw", "via": ("afp",)}
    assert check(claim(side="UA", direction="gain", **told), maps).verdict == "supported"
    assert check(claim(side="RU", direction="loss", **told), maps).verdict == "supported"
    assert check(claim(side="RU", direction="gain", **told), maps).verdict == "contradicted"


def test_gross_and_net() -> None:
    maps = Maps({"afp": [0.0, 100.0, -30.0], "afp-gross": [0.0, 100.0, -30.0]})
    told = {"figure": 100, "period": days(1, 3), "direction": "gain", "speaker": "afp", "quote": "100.0 km²"}
    assert check(claim(**told), maps).verdict == "depends"
    assert check(claim(**told, net=True), maps).verdict == "contradicted"


def test_a_rule_that_gives_the_very_same_is_no_further_trial() -> None:
    got = check(AFP, Maps({rule: [*JUMP, 112.6] for rule in ("isw", "isw-kursk", "afp")}))
    assert [e.convention for e in got.evidence] == ["afp"]
    assert got.rules_tried == 1


def test_rate_is_the_change_spread_over_the_days() -> None:
    told = claim("rate", 10, quote="10.0", period=days(1, 10), per="day", speaker="afp")
    got = check(told, Maps({"afp": [10.0] * 10}))
    assert got.verdict == "supported"
    assert got.evidence[0].amount == pytest.approx(10.0)


def test_total_at_the_earliest_and_latest_reading() -> None:
    maps = Maps({"deepstate": [0.0, 0.0, 500.0, 0.0]})
    told = {"figure": 100_000, "quote": "100,000.0", "speaker": "deepstate"}
    assert check(claim("area_total", period=days(1, 2), **told), maps).verdict == "supported"
    got = check(claim("area_total", period=days(1, 4), **told), maps)
    assert got.verdict == "depends"
    assert {e.period for e in got.evidence} == {days(1), days(4)}


def test_total_in_the_present_is_of_the_day_of_publication() -> None:
    maps = Maps({"deepstate": [0.0] * 18 + [500.0]})
    got = check(claim("area_total", 100_500, quote="100,500.0", speaker="deepstate"), maps)
    assert got.verdict == "supported"
    assert got.evidence[0].period == days(19)


def test_of_two_states_without_a_day_one_is_of_an_earlier_day() -> None:
    maps = Maps({"deepstate": [0.0] * 19})
    told = {"speaker": "deepstate", "place": ("UA",)}
    now = claim("area_total", 100_000, quote="100,000.0", **told)
    peak = claim("area_total", 160_000, quote="160,000.0", **told)
    assert check(peak, maps).verdict == "contradicted"
    assert check([now, peak], maps).verdict == "uncovered"
    assert check([peak, now], maps).verdict == "supported"
    dated = claim("area_total", 160_000, quote="160,000.0", period=days(19), **told)
    assert check([now, dated], maps).verdict == "contradicted"
    another = claim("area_total", 100_000, quote="100,000.0", speaker="isw", place=("UA",))
    assert check([another, peak], maps).verdict == "contradicted"


def test_net_ground_is_the_least_that_was_won_back() -> None:
    told = {"side": "UA", "figure": 200, "period": days(1, 5), "direction": "gain", "speaker": "isw", "via": ("afp",)}
    maps = Maps({"afp": [-20.0, -30.0, 5.0, -20.0, -10.0]})
    assert check(claim(**told), maps).verdict == "uncovered"
    assert check(claim(**told, net=True), maps).verdict == "contradicted"
    fewer = Maps({"afp": [-100.0, -100.0, -50.0, -100.0, -50.0]})
    assert check(claim(**told), fewer).verdict == "contradicted"


def test_share_of_two_regions_is_weighed_by_area() -> None:
    maps = Maps(shares={"UA-14": 60.0, "UA-09": 100.0})
    areas = [THEATRE.regions[r].official_km2 for r in ("UA-14", "UA-09")]
    expected = (60 * areas[0] + 100 * areas[1]) / sum(areas)
    got = check(claim("area_share", 80, "percent", place=("UA-14", "UA-09")), maps)
    assert got.evidence[0].amount == pytest.approx(expected)
    assert got.verdict == "supported"


def test_share_of_the_other_side() -> None:
    maps = Maps(shares={"UA-14": 70.0})
    assert check(claim("area_share", 30, "percent", side="UA", place=("UA-14",)), maps).verdict == "supported"


def test_denied_turns_the_answer() -> None:
    assert check(claim(figure=110, period=days(10), modality="denied", speaker="afp"), gains(112.6)).verdict == (
        "contradicted"
    )
    assert (
        check(claim(figure=110, period=days(10), modality="denied", speaker="afp"), gains(2.6)).verdict == "supported"
    )


def test_the_file_of_other_days_is_not_used_and_says_which() -> None:
    class TwoFiles(Maps):
        def change(self, side, region, period):  # type: ignore[no-untyped-def]
            from msgspec.structs import replace

            found = super().change(side, region, period)
            lagged = Flag(kind="lagged", period=days(8, 9))
            extra = [
                replace(m, amount=47.4, flags=(lagged,))
                for m in found
                if period == days(10) and m.source == "deepstate"
            ]
            own = [replace(m, source="deepstate-areas") if m.source == "deepstate" else m for m in found]
            return [*own, *extra]

    maps = TwoFiles({"afp": [*JUMP, 112.6], "deepstate": [0.0] * 7 + [21.1, 26.3, 7.5]})
    got = check(AFP, maps)
    rows = {(e.source, e.fit): plain(e.detail) for e in got.evidence}
    assert got.verdict == "supported"
    assert "9–10 March 2025 together" in rows["deepstate", "not_used"]
    assert "+26.3 km² on 10 March 2025" in rows["deepstate-areas", "apart"]
    assert "+21.1 km² on 9 March 2025" in rows["deepstate-areas", "apart"]


@pytest.mark.parametrize("weak", [112.1, 115.0, 20.0])
@pytest.mark.parametrize("weak_first", [True, False])
def test_the_clean_figure_of_a_rule_stands_before_one_that_is_set_aside(weak: float, weak_first: bool) -> None:
    class TwoSources(Maps):
        def change(self, side, region, period):  # type: ignore[no-untyped-def]
            from msgspec.structs import replace

            flags = (Flag(kind="multi_day", period=days(9, 10)),)
            found = super().change(side, region, period)
            both = [(replace(m, amount=weak, flags=flags), replace(m, source="deepstate-areas")) for m in found]
            return [m for pair in both for m in (pair if weak_first else pair[::-1])]

    told = claim(figure=112, period=days(10), direction="gain", place=("UA",), speaker="deepstate")
    got = check(told, TwoSources({"deepstate": [*JUMP, 112.4]}))
    assert got.verdict == "supported"
    assert "112.4 km²" in said(got)
    assert {e.source for e in got.evidence} == {"deepstate", "deepstate-areas"}, "the other is shown all the same"


def test_one_witness_restating_itself_is_said_to_be_that() -> None:
    def notes(maps: Maps) -> tuple[str, ...]:
        return check_claims([AFP], report=report(), measurer=maps, theatre=THEATRE, lang="en").notes

    assert "no second witness" in notes(gains(112.6, 89.9, 7.5))[0]
    assert notes(gains(112.6, 89.9, 111.0)) == ()
    assert notes(gains(20.0, 15.0)) == ()


def test_series_for_the_charts() -> None:
    maps = Maps({"afp": [1.0] * 200, "isw": [2.0] * 200})
    far = claim(figure=1, period=days(100), direction="gain", speaker="afp")
    got = check_claims([far], report=report(), measurer=maps, theatre=THEATRE, lang="en")
    assert [(s.convention, len(s.steps)) for s in got.series] == [("isw", 121), ("afp", 121)]
    assert [c.id for c in got.conventions] == ["isw", "afp"]
    assert [s.id for s in got.sources] == ["isw"]
    assert got.newest == day(100)


def test_of_a_region_the_first_map_that_is_cut_by_region_is_named() -> None:
    told = claim("area_share", 31, "percent", place=("UA-14",), period=Period(None, dt.date(2022, 2, 23)))
    got = check_claims(
        [told],
        report=report(published=dt.date(2022, 2, 24)),
        measurer=FigureMeasurer(THEATRE),
        theatre=THEATRE,
        lang="en",
    ).claims[0]
    assert got.verdict == "uncovered"
    assert said(got) == (
        "No map cut at Donetsk Oblast here covers 23 February 2022; the first by DeepState’s rule is of 4 April 2022."
    )
