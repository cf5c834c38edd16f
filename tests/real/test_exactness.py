"""What outlets printed, given back by the rule of each: no rule is chosen for a month, every miss has its cause."""

from __future__ import annotations

import datetime as dt
import importlib.util
import statistics
import sys
from pathlib import Path
from typing import Any

import pytest

import frontledger as fl

pytestmark = pytest.mark.real

ROOT = Path(__file__).resolve().parents[2]
EXPLAINED = {
    dt.date(2024, 5, 1): "close",
    dt.date(2024, 9, 1): "supported",
    dt.date(2024, 10, 1): "supported",
    dt.date(2025, 1, 1): "missed",
    dt.date(2025, 10, 1): "close",
    dt.date(2025, 11, 1): "close",
}
"""AFP's months that are more than 1.1 km² off."""


@pytest.fixture(scope="module")
def months() -> list[Any]:
    spec = importlib.util.spec_from_file_location("methods_tool", ROOT / "tools" / "build_methods.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = tool
    spec.loader.exec_module(tool)
    found: list[Any] = tool.months_of()
    return found


def monthly(months: list[Any], rule: str, source: str) -> list[Any]:
    return [m for m in months if m.monthly and m.rule == rule and m.measured.source == source]


def test_afp_s_months(months: list[Any]) -> None:
    found = monthly(months, "afp", "isw")
    errors = [abs(m.error) for m in found]
    assert len(found) == 23
    assert sum(e <= 1.0 for e in errors) >= 16
    assert statistics.median(errors) <= 0.5
    assert {m.first: m.verdict for m in found if abs(m.error) > 1.1} == EXPLAINED
    assert all(m.cause for m in found if abs(m.error) > 1.1)


def test_a_missing_end_moves_from_one_month_to_the_next(months: list[Any]) -> None:
    two = [m for m in monthly(months, "afp", "isw") if m.first in (dt.date(2024, 9, 1), dt.date(2024, 10, 1))]
    assert sum(m.error for m in two) == pytest.approx(0, abs=0.5)
    assert not any(m.clean for m in two)


@pytest.mark.parametrize(("source", "most"), [("deepstate", 0.6), ("deepstate-areas", 0.3)])
def test_deepstate_s_months(months: list[Any], source: str, most: float) -> None:
    found = [m for m in monthly(months, "deepstate", source) if m.first >= dt.date(2025, 6, 1)]
    clean = [m for m in found if m.clean]
    assert len(found) == 10 and len(clean) >= 9
    assert statistics.fmean(abs(m.error) for m in found) <= most
    assert all(m.verdict == "supported" for m in found)


def test_all_forty_months(months: list[Any]) -> None:
    best: dict[tuple[str, dt.date], Any] = {}
    for m in [*monthly(months, "afp", "isw"), *monthly(months, "deepstate", "deepstate-areas")]:
        best[m.rule, m.first] = m
    verdicts = [m.verdict for m in best.values()]
    assert len(verdicts) == 40
    assert verdicts.count("supported") >= 36
    assert [m.first for m in best.values() if m.verdict == "missed"] == [dt.date(2025, 1, 1)]
    assert all(m.cause for m in best.values() if m.verdict != "supported")


def test_isw_s_own_figures(months: list[Any]) -> None:
    found = {(m.first, m.last): m for m in months if m.who == "ISW"}
    for first, last, off in (
        ("2024-01-01", "2024-05-31", 0.8),
        ("2024-11-01", "2024-11-30", 0.7),
        ("2025-03-01", "2025-03-31", 0.8),
        ("2024-12-01", "2024-12-31", 1.2),
        ("2025-01-01", "2025-01-31", 0.7),
    ):
        assert abs(found[dt.date.fromisoformat(first), dt.date.fromisoformat(last)].error) <= off
    (year,) = fl.series("isw", "isw", by="period", from_="2025-01-01", to="2025-10-08")
    assert year.net_km2 == pytest.approx(3561, abs=0.1)
    assert all(m.cause for m in months if m.who == "ISW" and m.verdict != "supported")


def test_every_miss_has_its_cause(months: list[Any]) -> None:
    assert all(m.cause or m.measured.flags for m in months if m.verdict != "supported")


@pytest.mark.parametrize(
    ("convention", "first", "last", "net"),
    [
        ("afp", "2025-08-12", "2025-08-12", 112.6),
        ("isw", "2025-08-12", "2025-08-12", 89.9),
        ("afp", "2025-08-11", "2025-08-11", 67.8),
        ("isw", "2025-08-11", "2025-08-11", 103.4),
        ("afp", "2025-08-10", "2025-08-10", 10.5),
        ("afp", "2024-01-01", "2024-12-30", 3983.1),
        ("afp", "2024-01-01", "2024-12-31", 3993.4),
        ("afp", "2025-01-01", "2025-12-31", 5585.9),
        ("isw", "2025-01-01", "2025-12-31", 4830.5),
        ("afp", "2024-09-01", "2024-10-31", 1068.7),
    ],
)
def test_the_day_and_the_years(convention: str, first: str, last: str, net: float) -> None:
    (row,) = fl.series("isw", convention, by="period", from_=first, to=last)
    assert row.net_km2 == pytest.approx(net, abs=0.06)


def test_gross_july() -> None:
    (row,) = fl.series(convention="afp-gross", by="period", from_="2025-07-01", to="2025-07-31")
    assert (row.gained_km2, row.lost_km2, row.net_km2) == (
        pytest.approx(713.4, abs=0.06),
        pytest.approx(78.3, abs=0.06),
        pytest.approx(635.0, abs=0.06),
    )


def test_august_by_every_convention() -> None:
    rows = fl.compare(from_="2025-08-01", to="2025-08-31")
    change = {(r.convention, r.source): r.amount_km2 for r in rows if r.what == "change"}
    assert change["afp", "isw"] == pytest.approx(593.6, abs=0.1)
    assert change["isw", "isw"] == pytest.approx(505.6, abs=0.1)
    assert change["isw", "isw-economist"] == pytest.approx(523.7, abs=0.1)
    assert change["deepstate", "deepstate-areas"] == pytest.approx(464.0, abs=0.1)
    assert change["deepstate", "deepstate"] == pytest.approx(464.3, abs=0.1)


def test_largest_since() -> None:
    (afp,) = fl.records("2025-08-12", "isw", "afp", by="day")
    assert (afp.last_at_least_as_large, afp.last_km2) == (dt.date(2024, 5, 11), pytest.approx(142.4, abs=0.05))
    assert [text.split()[0] for text in afp.cannot_exclude] == ["2024-08-28/2024-08-29"]
    assert float(afp.cannot_exclude[0].split()[1]) == pytest.approx(158.5, abs=0.06)
    assert [text.split()[0] for text in afp.set_aside] == ["2024-07-04", "2025-03-05"]
    assert all(text.endswith("glitch") for text in afp.set_aside)
    (isw,) = fl.records("2025-08-12", "isw", "isw", by="day")
    assert isw.last_at_least_as_large == dt.date(2025, 8, 11)
    assert isw.rank > 1


def test_the_split_of_three_updates() -> None:
    rows = fl.series("deepstate-areas", by="day", from_="2025-08-10", to="2025-08-12")
    assert [r.net_km2 for r in rows] == [pytest.approx(n, abs=0.01) for n in (21.10, 26.27, 7.52)]
    files = fl.series("deepstate", by="day", from_="2025-08-10", to="2025-08-13", files=True)
    assert [r.net_km2 for r in files] == [pytest.approx(n, abs=0.01) for n in (0.0, 11.19, 47.41, 7.52)]


SHARES = {
    "UA-14": 78.1,
    "UA-09": 99.6,
    "UA-63": 4.7,
    "UA-12": 0.6,
    "UA-59": 1.0,
    "UA-23": 74.8,
}
"""Percent held on 2026-01-01, as DeepState printed them."""


def test_shares_of_oblasts() -> None:
    from frontledger.control.measurer import FigureMeasurer
    from frontledger.theatre.load import load

    measurer, day = FigureMeasurer(load()), dt.date(2026, 1, 1)
    for region, printed in SHARES.items():
        (share,) = (m for m in measurer.share("RU", region, day) if m.source == "deepstate")
        assert share.amount == pytest.approx(printed, abs=0.12)
        assert share.denominator and "official area" in share.denominator and "geoBoundaries" in share.denominator
    (kherson,) = (m for m in measurer.share("RU", "UA-65", day) if m.source == "deepstate")
    assert kherson.amount is not None and kherson.amount == pytest.approx(67.9, abs=0.1)
    assert kherson.amount + kherson.uncertainty >= 72.0 - 0.5, "its official area holds estuaries and the Syvash"
