"""What the figures that ship say, as `docs/methods.md` and the pages of those who printed them have it."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest

from effort import calls
from frontledger.control.front import FrontTable
from frontledger.control.measurer import FigureMeasurer
from frontledger.nouns import Measurement, Period
from frontledger.theatre.load import load


def days(first: str, last: str | None = None) -> Period:
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


def month(text: str) -> Period:
    year, number = map(int, text.split("-"))
    return days(f"{text}-01", f"{text}-{calendar.monthrange(year, number)[1]}")


def change(
    measurer: FigureMeasurer, convention: str, period: Period, *, source: str | None = None, side: str = "RU"
) -> Measurement:
    """The only measurement of a convention, or of one of its sources."""
    found = [
        m
        for m in measurer.change(side, "UA", period)
        if m.convention == convention and source in (None, m.source) and m.quantity != "lost"
    ]
    assert len(found) == 1, found
    return found[0]


def kinds(measurement: Measurement) -> list[str]:
    return [flag.kind for flag in measurement.flags]


def test_a_day_under_every_convention(ukraine: FigureMeasurer) -> None:
    answers = [
        (m.convention, m.source, m.root, m.quantity, m.amount) for m in ukraine.change("RU", "UA", days("2025-08-12"))
    ]
    assert answers == [
        ("isw", "isw", "isw", "change", 89.94),
        ("isw-kursk", "isw", "isw", "change", 89.94),
        ("afp", "isw", "isw", "change", 112.64),
        ("afp-gross", "isw", "isw", "gained", 112.64),
        ("afp-gross", "isw", "isw", "lost", 0.0),
        ("deepstate", "deepstate-areas", "deepstate", "change", 7.518),
        ("deepstate", "deepstate", "deepstate", "change", 47.408934),
    ]


def test_single_updates_and_the_file_that_shows_two_of_them(ukraine: FigureMeasurer) -> None:
    updates = [change(ukraine, "deepstate", days(f"2025-08-{d}"), source="deepstate-areas") for d in (10, 11, 12)]
    assert [m.amount for m in updates] == [21.099, 26.272, 7.518]
    assert [m.update for m in updates] == ["2025-08-10 23:00", "2025-08-11 19:17", "2025-08-12 23:24"]
    files = [change(ukraine, "deepstate", days(f"2025-08-{d}"), source="deepstate") for d in (10, 11, 12, 13)]
    assert [m.amount for m in files] == [
        None,
        pytest.approx(11.19, abs=0.01),
        pytest.approx(47.4, abs=0.05),
        pytest.approx(7.52, abs=0.01),
    ]
    assert kinds(files[0]) == ["stale"]
    shows = [(f.kind, f.period) for m in files[1:] for f in m.flags]
    assert shows == [
        ("lagged", days("2025-08-09")),
        ("lagged", days("2025-08-10", "2025-08-11")),
        ("lagged", days("2025-08-12")),
    ]


def test_layers_redrawn_are_a_note(ukraine: FigureMeasurer) -> None:
    for convention, amount in (("isw", 103.38), ("afp", 67.83)):
        found = change(ukraine, convention, days("2025-08-11"))
        assert found.amount == amount
        (flag,) = found.flags
        assert (flag.kind, flag.set_aside) == ("reclassified", False)
        assert flag.layers == ("russian_advances", "ukraine_control_map")
        assert flag.amount_km2 == pytest.approx(1102.65)


@pytest.mark.parametrize(
    ("convention", "period", "measured"),
    [
        ("isw", days("2024-01-01", "2024-05-31"), 752.7),
        ("isw", month("2024-11"), 627.6),
        ("isw", month("2025-03"), 203.7),
        ("isw", days("2025-01-01", "2025-10-08"), 3561.0),
        ("isw", days("2024-01-01", "2024-12-18"), 3310.9),
        ("isw-kursk", month("2024-12"), 594.1),
        ("isw-kursk", month("2025-01"), 497.3),
        ("afp", days("2024-01-01", "2024-12-30"), 3983.1),
        ("afp", days("2025-01-01", "2025-12-31"), 5585.9),
        ("isw", days("2025-01-01", "2025-12-31"), 4830.5),
        ("isw", month("2024-04"), 98.7),
    ],
)
def test_figures_that_methods_state(ukraine: FigureMeasurer, convention: str, period: Period, measured: float) -> None:
    assert change(ukraine, convention, period).amount == pytest.approx(measured, abs=0.06)


def test_gross_of_a_month(ukraine: FigureMeasurer) -> None:
    gained, lost = [m for m in ukraine.change("RU", "UA", month("2025-07")) if m.convention == "afp-gross"]
    assert (gained.quantity, lost.quantity) == ("gained", "lost")
    assert gained.amount == pytest.approx(713.4, abs=0.05)
    assert lost.amount == pytest.approx(78.3, abs=0.05)
    assert not gained.flags, "one day of thirty-one hides less than two percent"
    assert gained.uncertainty > change(ukraine, "afp", month("2025-07")).uncertainty


def test_a_month_whose_end_has_no_map(ukraine: FigureMeasurer) -> None:
    september, october = change(ukraine, "afp", month("2024-09")), change(ukraine, "afp", month("2024-10"))
    assert september.amount is not None and october.amount is not None
    assert [f.period for f in september.flags if f.set_aside] == [days("2024-09-30")]
    assert "multi_day" in kinds(october)
    assert abs(september.amount - 459) < september.uncertainty
    assert abs(october.amount - 610) < october.uncertainty
    assert september.amount + october.amount == pytest.approx(1069, abs=1)


def test_a_missing_end_that_hardly_matters_is_a_note(ukraine: FigureMeasurer) -> None:
    found = change(ukraine, "isw", days("2024-01-01", "2024-12-18"))
    assert (found.flags[0].kind, found.flags[0].period) == ("lagged", days("2024-12-17"))
    assert not any(f.set_aside for f in found.flags)
    assert found.uncertainty > 20


def test_a_missing_day_has_no_amount(ukraine: FigureMeasurer) -> None:
    missing = change(ukraine, "afp", days("2024-08-28"))
    assert (missing.amount, kinds(missing)) == (None, ["missing"])
    incomplete = change(ukraine, "afp", days("2025-07-29"))
    assert (incomplete.amount, kinds(incomplete)) == (None, ["incomplete"])
    assert incomplete.flags[0].layers == ("russian_advances",)
    after = change(ukraine, "afp", days("2024-08-29"))
    assert after.amount == pytest.approx(158.45)
    assert [(f.kind, f.period) for f in after.flags if f.set_aside] == [("multi_day", days("2024-08-28", "2024-08-29"))]


def test_a_layer_under_a_wrong_name(ukraine: FigureMeasurer) -> None:
    found = change(ukraine, "afp", days("2024-02-22"))
    assert (found.amount, kinds(found)) == (None, ["incomplete", "mislabelled"])
    assert found.flags[1].layers == ("ukraine_other", "russian_advances")


def test_after_the_layers_end_the_sum_answers(ukraine: FigureMeasurer) -> None:
    found = {m.convention: m for m in ukraine.change("RU", "UA", month("2026-02"))}
    assert {c: m.source for c, m in found.items() if m.root == "isw"} == {
        "isw": "isw-economist",
        "afp-2026": "isw-economist",
    }
    assert found["isw"].amount == pytest.approx(127.8, abs=0.05)
    crossing = {m.convention: m.source for m in ukraine.change("RU", "UA", days("2026-01-01", "2026-02-28"))}
    assert crossing["isw"] == "isw-economist", "one source for both ends"


def test_record_of_the_day_by_afp(ukraine: FigureMeasurer) -> None:
    found = ukraine.record("afp", "RU", "UA", days("2025-08-12"), "day", days("2024-05-21", "2024-05-31"))
    assert found is not None and found.last_at_least_as_large is not None
    assert found.last_at_least_as_large.end == dt.date(2024, 5, 11)
    assert found.last_at_least_as_large.amount == 142.43
    assert [(s.start, s.end, s.amount) for s in found.cannot_exclude] == [
        (dt.date(2024, 8, 28), dt.date(2024, 8, 29), 158.45)
    ]
    assert [(s.end, s.amount, s.flags[0].kind) for s in found.set_aside] == [
        (dt.date(2024, 7, 4), 740.98, "glitch"),
        (dt.date(2025, 3, 5), 1672.38, "glitch"),
    ]
    assert found.largest_in_window is not None
    assert found.largest_in_window.amount == 7.77
    assert found.first_day == dt.date(2023, 11, 23)


def test_no_record_by_isw(ukraine: FigureMeasurer) -> None:
    found = ukraine.record("isw", "RU", "UA", days("2025-08-12"), "day", None)
    assert found is not None and found.last_at_least_as_large is not None
    assert found.last_at_least_as_large.end == dt.date(2025, 8, 11)
    assert [f.kind for f in found.last_at_least_as_large.flags] == ["reclassified"]


def test_record_of_a_month(ukraine: FigureMeasurer) -> None:
    found = ukraine.record("afp", "RU", "UA", month("2025-07"), "month", None)
    assert found is not None and found.last_at_least_as_large is not None
    assert (found.last_at_least_as_large.start, found.last_at_least_as_large.end) == (
        dt.date(2024, 11, 1),
        dt.date(2024, 11, 30),
    )


def test_series_of_a_record_ends_where_the_record_does(ukraine: FigureMeasurer) -> None:
    series = ukraine.series("afp", "RU", "UA", days("2025-06-13", "2025-10-11"))
    assert series is not None
    assert len(series.steps) == 121
    by_day = {step.end: step for step in series.steps}
    assert by_day[dt.date(2025, 8, 12)].amount == 112.64
    assert by_day[dt.date(2025, 7, 29)].amount is None
    assert by_day[dt.date(2025, 7, 30)].set_aside
    assert (
        ukraine.series("isw", "RU", "UA", days("2025-08-01", "2025-08-31"), "isw-economist").source == "isw-economist"
    )


@pytest.mark.parametrize(
    ("region", "printed", "within"),
    [
        ("UA-14", 78.1, 0.1),
        ("UA-09", 99.6, 0.1),
        ("UA-63", 4.7, 0.1),
        ("UA-12", 0.6, 0.1),
        ("UA-59", 1.0, 0.1),
        ("UA-23", 74.8, 0.15),
        ("UA-65", 72.0, 6.1),
        ("UA", 19.25, 0.05),
    ],
)
def test_shares_on_new_years_day_2026(ukraine: FigureMeasurer, region: str, printed: float, within: float) -> None:
    (found,) = [m for m in ukraine.share("RU", region, dt.date(2026, 1, 1)) if m.convention == "deepstate"]
    assert found.amount == pytest.approx(printed, abs=within)
    assert found.denominator and "official area" in found.denominator
    assert found.unit == "percent"
    assert abs(found.amount - printed) <= max(found.uncertainty, 0.15), "what water leaves open is in the uncertainty"


def test_what_is_left_to_the_other_side(ukraine: FigureMeasurer) -> None:
    (ru,) = ukraine.share("RU", "UA-14", dt.date(2026, 2, 6))
    (ua,) = ukraine.share("UA", "UA-14", dt.date(2026, 2, 6))
    assert ru.amount + ua.amount == pytest.approx(100)
    assert ua.amount == pytest.approx(21.5, abs=ua.uncertainty), "as DeepState printed it"
    (held,) = ukraine.held("UA", "UA-14", dt.date(2026, 2, 6))
    assert held.amount == pytest.approx(26517 * ua.amount / 100)
    assert change(ukraine, "afp", month("2025-08"), side="UA").amount == -593.55


@pytest.mark.parametrize("day", ["2024-12-31", "2026-08-01"])
def test_nobody_holds_less_than_nothing(ukraine: FigureMeasurer, day: str) -> None:
    on = dt.date.fromisoformat(day)
    regions = [r for r in load().regions if r.startswith(load().home)]
    rest = [m for r in regions for ask in (ukraine.held, ukraine.share) for m in ask(load().home, r, on)]
    assert len(rest) > len(regions)
    assert all(m.amount is not None and m.amount >= 0 for m in rest)


def test_a_region_over_a_year(ukraine: FigureMeasurer) -> None:
    (found,) = ukraine.change("RU", "UA-14", days("2025-01-01", "2025-12-31"))
    assert found.source == "deepstate"
    assert found.amount == pytest.approx(2788, abs=found.uncertainty + 5)


def test_questions_nobody_covers(ukraine: FigureMeasurer) -> None:
    assert ukraine.change("RU", "XX-99", month("2025-08")) == []
    assert ukraine.change("XX", "UA", month("2025-08")) == []
    assert ukraine.change("RU", "UA", days("2019-01-01", "2019-01-31")) == []
    assert ukraine.change("RU", "UA", days("2027-01-01", "2027-01-31")) == []
    assert ukraine.change("RU", "UA", Period(None, dt.date(2025, 8, 12))) == []
    assert ukraine.change("RU", "UA", Period(dt.date.min, dt.date.max)) == []
    assert ukraine.share("RU", "UA-14", dt.date(2030, 1, 1)) == []
    assert ukraine.record("afp", "RU", "UA", days("2030-01-01"), "day", None) is None
    assert ukraine.series("afp", "RU", "UA-14", month("2025-08")) is None


def test_places_near_the_front_are_asked_of_the_figures(ukraine: FigureMeasurer) -> None:
    day = dt.date(2025, 8, 12)
    places = FrontTable(ukraine.theatre).front_places(day)
    assert len(places) > 1000
    (distance,) = ukraine.distance(places[0], day)
    assert (distance.quantity, distance.unit, distance.place_id) == ("distance", "km", places[0])
    closed = {tuple(m.radius_km for m in ukraine.encirclement(place, day, (10.0, 20.0))) for place in places}
    assert closed == {(10.0, 20.0), ()}, "of villages there is the distance alone"


def test_coverage(ukraine: FigureMeasurer) -> None:
    assert ukraine.coverage("afp") == days("2023-11-24", "2026-01-24")
    assert ukraine.coverage("isw") == days("2022-02-23", "2026-08-21")
    assert ukraine.coverage("afp-2026") == days("2026-02-01", "2026-08-21")
    assert ukraine.coverage("isw-kursk") == days("2023-11-24", "2025-11-05"), "it ends where one of its layers does"


def test_little_work_to_ask_at_every_check() -> None:
    def ask() -> None:
        load.cache_clear()
        measurer = FigureMeasurer(load())
        measurer.change("RU", "UA", days("2025-08-12"))
        for convention in ("afp", "isw", "deepstate"):
            measurer.record(convention, "RU", "UA", days("2025-08-12"), "day", days("2024-05-21", "2024-05-31"))
            measurer.series(convention, "RU", "UA", days("2025-06-13", "2025-10-11"))
        measurer.share("RU", "UA-65", dt.date(2025, 8, 12))

    ask()
    assert calls(ask) < 750_000  # a fifth of a second on an idle machine
