"""Verdicts on what is no ground: by series made up for a theatre of its own, and by those that ship."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from maps_at_hand import claim, plain, report

import frontledger as fl
import made_up
from frontledger.checking import check_claims
from frontledger.control.measurer import FigureMeasurer
from frontledger.nouns import CheckedClaim, Claim, Period
from frontledger.theatre import load
from frontledger.theatre.load import Theatre

RULES = """
[[count]]
id = "guard"
source = "guard"
layers = []
boundary = "statement of a morning"
clock = "Atlantic/Reykjavik"
tolerance_km2 = 0
stated_after = 1
from_zero = 2031-03-01
used_by = ["is_guard"]
names = { en = "the Guard’s count" }
words = { en = "losses as the Guard states them" }
[count.answers]
"losses personnel" = { unit = "person", columns = ["people"] }
"losses ship" = { unit = "ship", columns = ["boats", "ferries"] }
"air_attack drone launched" = { unit = "drone", columns = ["kites"] }
"""
SOURCE = """
[[source]]
id = "guard"
name = "Statements of the Guard"
credit = "the Guard"
licence = "public domain"
url = "https://guard.example"
root = "guard"
"""
FIGURE = """
[guard]
source = "guard"
form = "counts"
side = "MT"
units = { people = "persons", boats = "ships", ferries = "ships", kites = "drones" }
"""
STATED = "\n".join(
    [
        "date,people,boats,ferries,kites",
        "2031-03-02,100,1,0,10",
        "2031-03-03,250,1,2,50",
        "2031-03-04,300,2,2,60",
        "2031-03-05,500,2,3,360",
        "2031-03-06,620,3,3,380",
        "",
    ]
)
DAY = dt.date(2031, 3, 6)


@pytest.fixture(scope="module")
def north(tmp_path_factory: pytest.TempPathFactory) -> Theatre:
    files = made_up.FILES
    folder = tmp_path_factory.mktemp("north")
    made_up.theatre(
        folder,
        **{
            "theatre.toml": files["theatre.toml"].replace("[figures]", '[figures]\nguard = "guard.csv"'),
            "sources.toml": files["sources.toml"] + SOURCE,
            "conventions.toml": files["conventions.toml"] + RULES,
            "figures/SOURCES.toml": files["figures/SOURCES.toml"] + FIGURE,
            "figures/guard.csv": STATED,
        },
    )
    return load(str(folder))


def march(first: int, last: int | None = None) -> Period:
    return Period(dt.date(2031, 3, first), dt.date(2031, 3, first if last is None else last))


def judged(theatre: Theatre, told: Claim, *others: Claim, published: dt.date | None = None) -> CheckedClaim:
    """The answer on a claim; without a day of publication that of the last day it tells of."""
    published = published or (told.period and told.period.end) or DAY
    got = check_claims(
        (told, *others),
        report=report(published=published),
        measurer=FigureMeasurer(theatre),
        theatre=theatre,
        lang="en",
    )
    return got.claims[0]


def lost(figure: float, period: Period | None, what: str = "personnel", unit: str = "person", **told) -> Claim:
    return claim("losses", figure, unit, period=period, what=what, **{"side": "MT", "speaker": "is_guard", **told})


@pytest.mark.parametrize(
    ("figure", "period", "verdict", "amounts"),
    [
        (200, march(4, 5), "supported", [200]),  # the day to the morning of the 5th
        (120, march(5, 6), "supported", [120]),
        (50, march(4, 5), "depends", [200, 50]),  # what was stated on the 4th
        (140, march(4, 5), "contradicted", [200, 50]),
        (190, march(4, 5), "differs", [200, 50]),
        (520, march(2, 5), "supported", [520]),  # stated from the 3rd to the 6th
        (620, Period(None, DAY), "supported", [620]),  # in all so far
        (620, None, "supported", [620]),
        (60, None, "uncovered", [620]),  # it is not told of which days
    ],
)
def test_stated_losses(north: Theatre, figure: float, period: Period, verdict: str, amounts: list[float]) -> None:
    got = judged(north, lost(figure, period))
    if verdict == "uncovered":
        assert (got.verdict, got.evidence) == (verdict, ())
    else:
        assert (got.verdict, [e.amount for e in got.evidence]) == (verdict, amounts)
        assert {(e.unit, e.quantity, e.what, e.root) for e in got.evidence} == {
            ("person", "count", "losses personnel", "guard")
        }


def test_a_day_may_be_stated_on_it_or_after_it(north: Theatre) -> None:
    for period in (march(4), march(3, 4)):
        assert judged(north, lost(50, period), published=DAY).verdict == "supported"
        got = judged(north, lost(200, period), published=DAY)
        assert (got.verdict, [e.amount for e in got.evidence]) == ("depends", [50, 200])
        # what was stated after the report was published cannot be meant
        on_the_day = "contradicted" if period.start == period.end else "differs"
        assert judged(north, lost(200, period)).verdict == on_the_day


def test_whose_count_it_is(north: Theatre) -> None:
    own = judged(north, lost(200, march(4, 5)))
    assert plain(own.sentence) == (
        "By the Guard’s count the losses of Malta stated on 5 March 2031 are 200 people; the report’s 200 people "
        "restates that series and is no second witness."
    )
    assert own.evidence[0].own
    other = judged(north, lost(900, march(2, 5), speaker="mt_army"))
    assert other.verdict == "disputed"
    assert plain(other.sentence).endswith(
        "the report’s 900 people is a count of its own source (Maltese Armed Forces)."
    )
    assert judged(north, lost(520, march(2, 5), speaker="mt_army")).verdict == "supported"
    assert judged(north, lost(900, march(2, 5), speaker="reporter")).verdict == "contradicted"
    assert judged(north, lost(900, march(4, 5), speaker="reporter")).verdict == "disputed"


def test_columns_are_added_up_and_denials_turn(north: Theatre) -> None:
    assert judged(north, lost(2, march(2, 3), "ship", "ship")).verdict == "supported"
    denied = judged(north, lost(2, march(2, 3), "ship", "ship", modality="denied", speaker="mt_army"))
    assert denied.verdict == "contradicted"


def test_a_mean_of_a_day(north: Theatre) -> None:
    # from_zero on, so the six days from 28 February are not covered; the mean needs a week
    short = judged(north, lost(130, march(2, 5)))
    assert (short.verdict, short.evidence[0].per) == ("contradicted", None)
    shipped = load("ukraine")
    november = Period(dt.date(2024, 11, 1), dt.date(2024, 11, 30))
    told = claim("losses", 1523, "person", what="personnel", period=november, speaker="uk_mod")
    got = judged(shipped, told, published=dt.date(2024, 12, 3))
    assert (got.verdict, got.evidence[0].per) == ("supported", "day")
    assert "1,524 people a day" in plain(got.sentence)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (lost(7, march(4, 5), "killed"), "No series of losses is at hand here"),
        (lost(7, march(4, 5), side="IS"), "No series at hand here counts this of Iceland"),
        (lost(7, march(4, 5), side=None), "does not say whose losses"),
        (lost(7, march(4, 5), place=("Grindavik",)), "not a part of it in Grindavik"),
        (lost(7, march(20, 25)), "its statements run from 1 March 2031 to 6 March 2031"),
        (lost(7, march(4, 5), unit="percent"), "in the unit the report uses"),
    ],
)
def test_not_covered(north: Theatre, told: Claim, words: str) -> None:
    got = judged(north, told, published=dt.date(2031, 3, 30))
    assert (got.verdict, words in plain(got.sentence)) == ("uncovered", True), got.sentence


def test_the_killed_alone_are_shown_beside_all_losses_and_not_judged() -> None:
    shipped = load("ukraine")
    november = Period(dt.date(2025, 11, 1), dt.date(2025, 11, 30))
    for what, place, shown in (
        ("killed", (), 1),
        ("wounded", ("UA",), 1),
        ("captured", (), 0),
        ("killed", ("Lyman",), 0),
    ):
        told = claim("losses", 9000, "person", what=what, period=november, speaker="zelensky", place=place)
        got = judged(shipped, told, published=dt.date(2025, 12, 3))
        assert (got.verdict, len(got.evidence)) == ("uncovered", shown)
        assert (got.by_chance, got.rules_tried) == (None, 0)
    ukrainian = claim("losses", 9000, "person", side="UA", what="killed", period=november, speaker="ru_mod")
    assert not judged(shipped, ukrainian, published=dt.date(2025, 12, 3)).evidence


def test_records_over_counts(north: Theatre) -> None:
    launched = claim("air_attack", 300, "drone", side="MT", period=march(4, 5), weapon="drone", action="launched")
    largest = claim("record", side="MT", period=march(4, 5), of="air_attack", form="superlative", order="largest")
    got = judged(north, largest, launched)
    assert (got.verdict, got.evidence[0].record is not None) == ("supported", True)
    assert got.evidence[0].what == "air_attack drone launched"
    assert "300 drones" not in got.sentence
    small = claim("record", side="MT", period=march(3, 4), of="air_attack", form="superlative", order="largest")
    launched = claim("air_attack", 10, "drone", side="MT", period=march(3, 4), weapon="drone", action="launched")
    got = judged(north, small, launched)
    assert got.verdict == "contradicted"
    assert plain(got.sentence) == (
        "By the Guard’s count it is no record: 3 March 2031 has 40 drones, 4 March 2031 10 drones."
    )
    smaller = claim(
        "record", 5, "times", side="MT", period=march(4, 5), of="losses", form="comparison", order="more",
        what="personnel", versus=march(3, 4),
    )  # fmt: skip
    # 200 against 50
    assert judged(north, smaller).verdict in ("differs", "contradicted")


def test_without_the_series_what_to_do_is_said() -> None:
    told = claim(
        "air_attack", 810, "drone", period=Period(dt.date(2025, 9, 6), dt.date(2025, 9, 7)), weapon="drone",
        action="launched", speaker="ua_air_force",
    )  # fmt: skip
    got = judged(load("ukraine"), told, published=dt.date(2025, 9, 8))
    assert got.verdict == "uncovered"
    assert "--data" in got.sentence
    assert set(got.translations) == {"uk", "zh-Hant"}


def test_series_that_may_not_be_passed_on_do_not_ship() -> None:
    theatre = load("ukraine")
    measurer = FigureMeasurer(theatre)
    at_hand = {r.source for r in theatre.counts.values() if measurer.coverage(r.id)}
    assert at_hand == {"losses"}
    assert theatre.sources["losses"].share == "figures"


@pytest.mark.real
def test_waves_are_counted_on_the_day_they_end(shared: Path) -> None:
    text = (
        "Kyiv, 8 September 2025. In the night to 7 September Russia launched 810 drones and 13 missiles at Ukraine, "
        "the Ukrainian Air Force said. It shot down 747 drones."
    )
    got = fl.check(text, published="2025-09-08", data=shared / "data")
    by = {(c.extra.weapon, c.extra.action): c for c in got.claims if c.kind == "air_attack"}
    assert {key: c.verdict for key, c in by.items()} == {
        ("drone", "launched"): "supported",
        ("missile", "launched"): "supported",
        ("drone", "downed"): "supported",
    }
    assert [e.amount for e in by["drone", "launched"].evidence] == [810, 817]
