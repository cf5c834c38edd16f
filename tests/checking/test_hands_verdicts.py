"""When places changed hands: the days of each source, how far they are from the day told of, and who was first."""

from __future__ import annotations

import datetime as dt

import pytest
from maps_at_hand import PUBLISHED, THEATRE, TOWN, Maps, claim, plain, report, said
from msgspec.structs import replace

import made_up
from frontledger.checking import check_claims
from frontledger.control.measurer import FigureMeasurer
from frontledger.nouns import CheckedClaim, Claim, Period
from frontledger.nouns.place_rows import SettlementRow
from frontledger.theatre import load

NOW = (PUBLISHED - dt.date(2025, 3, 1)).days
HERE = {"place": ("Pokrovsk",), "place_ids": (TOWN,)}
DAY = dt.timedelta(days=1)


def change(lag: int, to: str = "RU", source: str = "deepstate", how: str = "point") -> SettlementRow:
    return SettlementRow(
        place_id=TOWN, date=PUBLISHED + lag * DAY, from_=None, to=to, place="Pokrovsk", how=how, share_percent=None,
        source=source, convention="said" if how == "said" else source, provisional=False, dwell_days=100.0,
    )  # fmt: skip


def check(told: Claim, *changes: SettlementRow, km: float | None = None) -> CheckedClaim:
    maps = Maps(distance={} if km is None else {NOW: km, NOW + 14: -9.0}, hands=changes)
    return check_claims([told], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0]


def days(got: CheckedClaim) -> list[tuple[str, str | None, float | None]]:
    return [(e.source, e.what, e.amount) for e in got.evidence if e.quantity == "since"]


def test_the_day_of_each_source_and_who_was_first() -> None:
    taken = claim("settlement_control", state="taken", **HERE)
    got = check(
        taken, change(-9), change(-30, how="entered"), change(-4, source="order-376", how="said"), change(-400), km=-9.0
    )
    assert got.verdict == "supported"
    assert days(got) == [("deepstate", "entered", -30), ("deepstate", "point", -9), ("order-376", "said", -4)]
    first = [e.detail.endswith("the first") for e in got.evidence if e.quantity == "since"]
    assert first == [True, False, False]
    assert said(got) == (
        "DeepState’s map shows the point of Pokrovsk as held by Russia from 11 March 2025 on, "
        "9 days before the report’s day."
    )


def test_a_day_that_is_told_is_not_the_reports() -> None:
    day = PUBLISHED - dt.timedelta(days=2)
    taken = claim("settlement_control", state="taken", period=Period(day, day), **HERE)
    assert "from 11 March 2025 on, 7 days before the day told of" in said(check(taken, change(-9), km=-9.0))


def test_a_map_that_shows_it_later() -> None:
    got = check(claim("settlement_control", state="taken", **HERE), change(9), km=9.0)
    assert (got.verdict, days(got)) == ("differs", [("deepstate", "point", 9)])
    assert "from 29 March 2025 on, 9 days after the report’s day" in said(got)


@pytest.mark.parametrize(
    ("state", "side", "changes", "verdict"),
    [
        ("taken", "RU", [change(-25, how="said", source="deepstate-log")], "supported"),
        ("taken", "RU", [change(5, how="said", source="deepstate-log")], "differs"),
        # a list may be slow, and what was said long ago says nothing of the day
        ("taken", "RU", [change(50, how="said", source="deepstate-log")], "uncovered"),
        ("taken", "RU", [change(-200, how="said", source="deepstate-log")], "uncovered"),
        ("taken", "RU", [change(-5, "UA", how="said", source="deepstate-log")], "contradicted"),
        ("lost", "UA", [change(-25, how="said", source="deepstate-log")], "supported"),
        ("retaken", "UA", [change(-25, "UA", how="said", source="deepstate-log")], "supported"),
        ("taken", "RU", [], "uncovered"),
        # taken, and taken back before the day told of
        (
            "taken",
            "RU",
            [change(-9, how="said", source="order-376"), change(-2, "UA", how="said", source="order-376")],
            "contradicted",
        ),
    ],
)
def test_what_sources_say_where_no_map_is_at_hand(
    state: str, side: str, changes: list[SettlementRow], verdict: str
) -> None:
    got = check(claim("settlement_control", state=state, side=side, **HERE), *changes)
    assert got.verdict == verdict, said(got)
    denied = check(claim("settlement_control", state=state, side=side, modality="denied", **HERE), *changes)
    turned = {"supported": "contradicted", "contradicted": "supported"}
    assert denied.verdict == turned.get(verdict, verdict)


def test_a_denial_may_have_been_right_until_shortly_before() -> None:
    told = claim("settlement_control", state="taken", side="RU", modality="denied", **HERE)
    assert check(told, change(-5, how="said", source="deepstate-log")).verdict == "differs"


def test_what_ships_names_villages() -> None:
    told = claim("settlement_control", state="taken", place=("Lukiantsi",), span=(0, 0))
    got = check_claims(
        [told],
        report=report(published=dt.date(2024, 5, 16)),
        measurer=FigureMeasurer(THEATRE),
        theatre=THEATRE,
        lang="uk",
    ).claims[0]
    assert got.verdict == "supported"
    since = [(e.source, e.period.end) for e in got.evidence if e.quantity == "since"]
    assert since == [("deepstate", dt.date(2024, 5, 13)), ("deepstate-log", dt.date(2024, 5, 14))]
    assert got.evidence[-1].name == "DeepState (журнал оновлень)"


@pytest.mark.parametrize(
    ("figure", "verdict"), [(300, "uncovered"), (50, "differs"), (122, "differs"), (176, "uncovered")]
)
def test_a_number_of_settlements_is_at_least_what_is_named(figure: int, verdict: str) -> None:
    year = Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    told = claim("settlement_control", figure, "settlement", state="taken", period=year, speaker="gerasimov")
    got = check_claims([told], report=report(), measurer=FigureMeasurer(THEATRE), theatre=THEATRE, lang="en").claims[0]
    assert got.verdict == verdict, said(got)
    assert "at least" in got.sentence
    log = next(e for e in got.evidence if e.source == "deepstate-log")
    assert (log.unit, log.amount) == ("settlement", 122)


def test_what_others_printed_stands_against_a_number() -> None:
    period = Period(dt.date(2026, 1, 1), dt.date(2026, 4, 21))
    told = claim("settlement_control", 80, "settlement", state="taken", period=period, speaker="gerasimov")
    got = check_claims(
        [told], report=report(published=dt.date(2026, 4, 22)), measurer=Maps(), theatre=THEATRE, lang="en"
    ).claims[0]
    assert got.verdict == "differs"
    assert said(got) == "The report says 80 settlements; no list here is whole, and ISW printed 13 settlements."
    assert [(e.speaker, e.amount, e.fit) for e in got.evidence] == [("isw", 13, "shown")]


@pytest.mark.parametrize(
    ("figure", "side", "before", "after", "verdict"),
    [
        (3, "RU", 9.0, 6.0, "supported"),
        (3, "UA", 6.0, 9.0, "supported"),
        (8, "RU", 9.0, 6.0, "differs"),
        (3, "RU", 6.0, 9.0, "differs"),
    ],
)
def test_advances(figure: float, side: str, before: float, after: float, verdict: str) -> None:
    period = Period(dt.date(2025, 3, 5), PUBLISHED)
    told = claim("distance", figure, "km", measure="advance", side=side, period=period, **HERE)
    maps = Maps(distance={4: before, NOW: after})
    got = check_claims([told], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0]
    assert (got.verdict, got.evidence[0].quantity) == (verdict, "advance")
    assert "3.0 km" in said(got)


def test_a_part_of_a_town() -> None:
    told = claim("area_share", 50, "percent", quote="half of Pokrovsk", **HERE)
    without = check_claims([told], report=report(), measurer=Maps(distance={NOW: 0.4}), theatre=THEATRE, lang="en")
    assert without.claims[0].verdict == "depends"
    assert "the edge of held ground 0.4 km from it" in said(without.claims[0])
    for share, verdict in ((50.0, "supported"), (60.0, "differs"), (5.0, "contradicted")):
        maps = Maps(distance={NOW: 0.4}, shares={TOWN: share})
        got = check_claims([told], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0]
        assert (got.verdict, got.evidence[0].unit) == (verdict, "percent"), said(got)
        credited = replace(told, speaker="deepstate")
        got = check_claims([credited], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0]
        assert (got.verdict, got.evidence[0].own) == (verdict, True), said(got)
    nowhere = check_claims([told], report=report(), measurer=Maps(), theatre=THEATRE, lang="en").claims[0]
    assert nowhere.verdict == "uncovered"


@pytest.mark.parametrize(
    ("edge", "side", "figure", "verdict"),
    [
        (30.0, "RU", 50, "contradicted"),
        (30.0, "UA", 98, "supported"),
        (-30.0, "RU", 100, "supported"),
        (-30.0, "UA", 30, "contradicted"),
        (3.0, "RU", 50, "depends"),
    ],
)
def test_a_part_of_a_town_far_from_the_edge_of_held_ground(edge: float, side: str, figure: int, verdict: str) -> None:
    told = claim("area_share", figure, "percent", quote=f"{figure} percent of Pokrovsk", **{**HERE, "side": side})
    maps = Maps(distance=dict.fromkeys(range(1, NOW + 30), edge))
    got = check_claims([told], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0]
    assert got.verdict == verdict, said(got)
    assert ("shows all of Pokrovsk" in said(got)) == (verdict != "depends")


def test_a_part_of_a_town_that_changes_hands_within_the_lag_or_is_denied() -> None:
    told = claim("area_share", 50, "percent", quote="half of Pokrovsk", **HERE)

    def verdict(told: Claim, maps: Maps) -> str:
        return check_claims([told], report=report(), measurer=maps, theatre=THEATRE, lang="en").claims[0].verdict

    soon = Maps(distance={day: 30.0 if day < NOW + 5 else -30.0 for day in range(1, NOW + 30)})
    assert verdict(told, soon) == "differs"
    newest = Maps(distance={NOW: 30.0})
    assert verdict(told, newest) == "contradicted"
    assert verdict(replace(told, modality="denied"), newest) == "supported"


def test_another_theatre(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = made_up.FILES
    figure = '\n[said]\nsource = "survey"\nform = "holders"\n'
    folder = made_up.theatre(
        tmp_path_factory.mktemp("north"),
        **{
            "theatre.toml": files["theatre.toml"].replace("[figures]", '[figures]\nsaid = "said.csv"'),
            "figures/SOURCES.toml": files["figures/SOURCES.toml"] + figure,
            "figures/said.csv": "place_id,date,holder\nown:1,2031-03-01,IS\nown:1,2031-03-04,MT\nown:1,2031-03-30,IS\n",
        },
    )
    theatre = load(str(folder))
    told = claim("settlement_control", state="taken", side="MT", place=("Grindavik",), place_ids=("own:1",))
    got = check_claims(
        [told],
        report=report(published=dt.date(2031, 3, 6)),
        measurer=FigureMeasurer(theatre),
        theatre=theatre,
        lang="en",
    ).claims[0]
    assert got.verdict == "supported"
    assert "as held by Malta from 4 March 2031 on, 2 days before the report’s day" in plain(got.sentence)
