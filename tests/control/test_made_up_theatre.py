"""Another war, all of it data, goes through the same code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from frontledger.control.measurer import FigureMeasurer
from frontledger.errors import InputError, SourceError
from frontledger.nouns import Period
from frontledger.theatre.load import Theatre

Build = Callable[..., Theatre]


def days(first: str, last: str | None = None) -> Period:
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


SURVEY = [
    "1950-03-01,100,20",
    "1950-03-02,110,25",
    "1950-03-03,105,",
    "1950-03-05,120,30",
    "1950-03-06,150,1",
    "1950-03-07,151,2",
]

# Lima is five hours behind: a notice of 03:00 UTC belongs to the evening before
GAZETTE = [
    "1950-03-01T20:00:00Z,500",
    "1950-03-03T03:00:00Z,507",
    "1950-03-03T20:00:00Z,512",
    "1950-03-05T03:00:00Z,530",
    "1950-03-06T03:00:00Z,533",
]

SHEETS = [
    "1950-03-02,LL,1500,0,0",
    "1950-03-02,LL-N,1000,0,0",
    "1950-03-02,LL-S,500,0,0",
    "1950-03-03,LL,1507,8,1",
    "1950-03-03,LL-S,507,8,1",
    "1950-03-04,LL,1507,0,0",
    "1950-03-05,LL,1530,23,0",
    "1950-03-05,LL-N,1003,3,0",
    "1950-03-05,LL-S,527,20,0",
    "1950-03-06,LL,1533,3,0",
    "1950-03-06,LL-N,1006,3,0",
]


def test_net_and_gross_of_layers(lowland: Build) -> None:
    measurer = FigureMeasurer(lowland(survey=SURVEY))
    found = [
        (m.convention, m.quantity, m.amount) for m in measurer.change("HH", "LL", days("1950-03-02", "1950-03-07"))
    ]
    assert found == [
        ("firm", "change", 33.0),
        ("firm-alone", "change", 51.0),
        ("firm-gross", "gained", 33.0),
        ("firm-gross", "lost", 0.0),
    ]
    held = [(m.convention, m.amount, m.uncertainty) for m in measurer.held("HH", "LL", dt.date(1950, 3, 7))]
    assert held == [("firm", 153.0, 0.5), ("firm-alone", 151.0, 0.5)]


def test_a_hole_is_not_zero(lowland: Build) -> None:
    measurer = FigureMeasurer(lowland(survey=SURVEY))
    both, alone, *_ = measurer.change("HH", "LL", days("1950-03-03"))
    assert (both.amount, [f.kind for f in both.flags], both.flags[0].layers) == (None, ["incomplete"], ("loose",))
    assert alone.amount == -5.0
    both, alone, *_ = measurer.change("HH", "LL", days("1950-03-05"))
    assert both.amount == 15.0
    assert [(f.kind, f.period) for f in both.flags] == [
        ("multi_day", days("1950-03-03", "1950-03-05")),
        ("incomplete", days("1950-03-03")),
    ]
    assert [(f.kind, f.period) for f in alone.flags] == [("multi_day", days("1950-03-04", "1950-03-05"))]
    assert both.uncertainty == 0.5 + 15.0


def test_a_day_is_the_convention_s_own_clock_s(lowland: Build) -> None:
    measurer = FigureMeasurer(lowland(gazette=GAZETTE))
    (found,) = measurer.change("HH", "LL", days("1950-03-02"))
    assert (found.source, found.amount, found.update) == ("gazette", 7.0, "1950-03-02 22:00")
    (nothing,) = measurer.change("HH", "LL", days("1950-03-06"))[:1] or [None]
    assert nothing is None, "the last notice is of the evening of the 5th there"
    (other,) = measurer.change("LL", "LL", days("1950-03-02"))
    assert other.amount == -7.0
    assert measurer.coverage("gazette") == days("1950-03-02", "1950-03-05")


def test_sheets_beside_notices(lowland: Build) -> None:
    measurer = FigureMeasurer(lowland(gazette=GAZETTE, sheets=SHEETS))
    notice, sheet = measurer.change("HH", "LL", days("1950-03-05"))
    assert (notice.source, notice.amount) == ("gazette", 3.0)
    assert (sheet.source, sheet.amount) == ("sheets", 23.0)
    assert [(f.kind, f.period) for f in sheet.flags] == [("lagged", days("1950-03-03", "1950-03-04"))]
    _, stale = measurer.change("HH", "LL", days("1950-03-04"))
    assert (stale.amount, [f.kind for f in stale.flags]) == (None, ["stale"])


def test_regions_follow_the_clock_of_the_notices(lowland: Build) -> None:
    measurer = FigureMeasurer(lowland(gazette=GAZETTE, sheets=SHEETS))
    (south,) = measurer.change("HH", "LL-S", days("1950-03-02", "1950-03-04"))
    assert (south.source, south.amount, south.flags) == ("sheets", 27.0, ())
    (north,) = measurer.change("HH", "LL-N", days("1950-03-05"))
    assert north.amount == 3.0
    (missing,) = measurer.change("HH", "LL-S", days("1950-03-03"))
    assert (missing.amount, [f.kind for f in missing.flags]) == (None, ["missing"])


def test_sheets_alone_are_taken_by_their_own_day(lowland: Build) -> None:
    measurer = FigureMeasurer(lowland(sheets=SHEETS))
    (found,) = measurer.change("HH", "LL", days("1950-03-05"))
    assert found.amount == 23.0
    assert [(f.kind, f.period) for f in found.flags] == [("multi_day", days("1950-03-04", "1950-03-05"))]


def test_shares_and_water(lowland: Build) -> None:
    measurer = FigureMeasurer(lowland(sheets=SHEETS))
    (north,) = measurer.share("HH", "LL-N", dt.date(1950, 3, 6))
    assert north.amount == pytest.approx(100 * 1006 / 4000)
    assert north.uncertainty == pytest.approx(100 * 0.25 / 4000, abs=1e-6)
    assert north.denominator == "official area 4,000 km² (almanac); ground cut with parish outlines"
    (south,) = measurer.share("HH", "LL-S", dt.date(1950, 3, 6))
    assert south.amount == pytest.approx(52.7)
    assert south.amount + south.uncertainty == pytest.approx(100 * 527 / 800 + 0.025)
    (whole,) = measurer.share("HH", "LL", dt.date(1950, 3, 6))
    assert whole.amount == pytest.approx(100 * 1533 / 5000)
    (rest,) = measurer.share("LL", "LL-N", dt.date(1950, 3, 6))
    assert rest.amount == pytest.approx(100 - north.amount)


def test_a_layer_that_begins_breaks_the_series_and_one_that_ends_ends_it(lowland: Build) -> None:
    survey = [
        "1950-03-01,100,",
        "1950-03-02,110,40",
        "1950-03-03,111,41",
        "1950-03-04,151,",
    ]
    measurer = FigureMeasurer(lowland(survey=survey))
    found = {m.convention: m for m in measurer.change("HH", "LL", days("1950-03-02", "1950-03-03"))}
    assert found["firm"].amount == 52.0
    assert [(f.kind, f.layers, f.amount_km2) for f in found["firm"].flags] == [("break_of_series", ("loose",), 40.0)]
    assert found["firm-alone"].flags == ()
    assert [m.convention for m in measurer.change("HH", "LL", days("1950-03-04"))] == ["firm-alone"]


def test_another_source_answers_where_the_first_ends_and_says_how_far_it_is_apart(lowland: Build) -> None:
    census = ["1950-03-01,132", "1950-03-05,165", "1950-03-07,168.3", "1950-03-08,200", "1950-03-09,190"]
    measurer = FigureMeasurer(lowland(survey=SURVEY, census=census))
    first = measurer.change("HH", "LL", days("1950-03-06", "1950-03-07"))[0]
    assert (first.source, first.amount, first.uncertainty) == ("survey", 3.0, 0.5)
    (later,) = measurer.change("HH", "LL", days("1950-03-09"))
    assert (later.convention, later.source, later.root, later.amount) == ("firm", "census", "survey", -10.0)
    assert later.uncertainty == pytest.approx(0.5 + 0.1 * 10), "on the days both have its areas are a tenth larger"
    across = measurer.change("HH", "LL", days("1950-03-06", "1950-03-08"))[0]
    assert (across.source, across.amount) == ("census", 35.0), "both ends from one source"
    series = measurer.series("firm", "HH", "LL", days("1950-03-05", "1950-03-06"))
    assert series is not None and series.source == "survey"
    around = measurer.series("firm", "HH", "LL", days("1950-03-05", "1950-03-09"))
    assert around is not None and around.source == "survey", "it answers for the day in the middle"
    after = measurer.series("firm", "HH", "LL", days("1950-03-06", "1950-03-09"))
    assert after is not None and after.source == "census"
    chosen = measurer.series("firm", "HH", "LL", Period(None, None), "census")
    assert chosen is not None and chosen.source == "census"


def test_sources_tell_which_days_are_at_hand(lowland: Build) -> None:
    survey, census, gazette, sheets = FigureMeasurer(lowland(survey=SURVEY, gazette=GAZETTE, sheets=SHEETS)).sources()
    assert (survey.first, survey.last) == (dt.date(1950, 3, 1), dt.date(1950, 3, 7))
    assert (survey.days, survey.days_missing, survey.files) == (6, 1, ("figures/survey.csv",))
    assert (census.first, census.days, census.files) == (None, None, ())
    assert (gazette.days, gazette.days_missing) == (4, 2)
    assert (sheets.days, sheets.days_missing) == (5, 0)


def test_a_convention_in_use_only_for_a_time(lowland: Build) -> None:
    theatre = lowland(survey=SURVEY)
    path = theatre.folder.joinpath("conventions.toml")
    text = path.read_text("utf-8").replace('id = "firm-alone"', 'id = "firm-alone"\nvalid_from = 1950-03-06')
    path.write_text(text, "utf-8")
    measurer = FigureMeasurer(type(theatre)(theatre.folder))
    assert "firm-alone" not in [m.convention for m in measurer.change("HH", "LL", days("1950-03-02"))]
    assert "firm-alone" in [m.convention for m in measurer.change("HH", "LL", days("1950-03-06"))]
    assert measurer.coverage("firm-alone") == days("1950-03-06", "1950-03-07")


def test_a_source_that_is_not_at_hand_covers_nothing(lowland: Build) -> None:
    measurer = FigureMeasurer(lowland())
    assert measurer.change("HH", "LL", days("1950-03-02")) == []
    assert measurer.coverage("firm") is None
    assert measurer.share("HH", "LL-N", dt.date(1950, 3, 2)) == []
    assert measurer.distance("nowhere", dt.date(1950, 3, 2)) == []
    assert measurer.encirclement("nowhere", dt.date(1950, 3, 2), (10.0,)) == []
    with pytest.raises(InputError, match="no convention 'nobody'"):
        measurer.coverage("nobody")


@pytest.mark.parametrize(
    ("table", "lines", "message"),
    [
        ("survey", ["1950-03-01,1,2", "1950-03-01,1,2"], r"survey, line 3: 1950-03-01 stands twice"),
        ("survey", ["1950-03-01,one,2"], r"survey, line 2: 'one' is no number"),
        ("survey", ["1950-03-01,-1,2"], r"survey, line 2: '-1' is negative"),
        ("survey", ["1950-03-01,1,2,3"], r"survey, line 2: 4 cells where there are 3 columns"),
        ("survey", ["1950-02-30,1,2"], r"survey, line 2: '1950-02-30' is no date"),
        ("gazette", ["1950-03-01 20:00,1"], r"gazette, line 2: '1950-03-01 20:00' is no time in UTC"),
        ("sheets", ["1950-03-01,LL,1,0,nan"], r"sheets, line 2: 'nan' is no number"),
    ],
)
def test_a_malformed_figure_is_refused_by_name(lowland: Build, table: str, lines: list[str], message: str) -> None:
    measurer = FigureMeasurer(lowland(**{table: lines}))
    with pytest.raises(SourceError, match=message) as error:
        measurer.change("HH", "LL", days("1950-03-02"))
    assert error.value.remedy


def test_an_unknown_layer_is_refused(lowland: Build) -> None:
    theatre = lowland(survey=SURVEY)
    theatre.folder.joinpath("figures", "survey.csv").write_text("date,firm,loose,new\n1950-03-01,1,2,3\n")
    with pytest.raises(SourceError, match="survey, line 1: unknown or missing columns 'new'"):
        FigureMeasurer(theatre).change("HH", "LL", days("1950-03-02"))
