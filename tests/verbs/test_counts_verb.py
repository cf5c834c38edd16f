"""Figures that are no ground, added up by period, with what is to be said of their days."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import frontledger as fl
import mapped
from frontledger.control.tally import tally
from frontledger.errors import InputError
from frontledger.nouns.counts import Count, Counts

FIRST = dt.date(2030, 1, 1)
amounts = st.one_of(st.none(), st.integers(0, 99).map(float))
counted = st.lists(st.tuples(st.integers(0, 70), st.sampled_from(["a", "b"]), amounts), max_size=40)


@given(counted)
def test_every_grain_adds_up_to_the_same(found: list[tuple[int, str, float | None]]) -> None:
    rows = sorted((Count(FIRST + dt.timedelta(n), what, amount) for n, what, amount in found), key=lambda c: c.day)
    counts = Counts(tuple(rows), {"a": "pieces", "b": "boxes"})
    sums = {}
    for by in ("day", "week", "month", "year", "period"):
        told = list(tally(counts, by, FIRST, FIRST + dt.timedelta(70), source="x"))
        assert [(r.from_, r.what) for r in told] == sorted((r.from_, r.what) for r in told)
        sums[by] = {w: sum(r.amount or 0 for r in told if r.what == w) for w in ("a", "b")}
        assert sum(r.days for r in told) == len({(c.day, c.what) for c in rows})
    assert all(one == other for one, other in itertools.pairwise(sums.values()))


def test_what_is_told_of_a_period() -> None:
    rows = (
        Count(FIRST, "a", None, "X", total=5, flags=("break_of_series",)),
        Count(FIRST + dt.timedelta(1), "a", 2, "X", total=7),
        Count(FIRST + dt.timedelta(3), "a", -1, "X", total=6, flags=("redrawn",)),
    )
    (row,) = tally(Counts(rows, {"a": "pieces"}), "month", FIRST, FIRST + dt.timedelta(9), source="x")
    assert (row.amount, row.total, row.days, row.side) == (1, 6, 3, "X")
    assert row.flags == ("break_of_series", "redrawn")
    (row,) = tally(Counts(rows[:1], {"a": "pieces"}), "period", FIRST, FIRST, source="x")
    assert row.amount is None


def test_of_another_theatre(tmp_path: Path) -> None:
    north, data = str(mapped.theatre(tmp_path / "north")), mapped.data(tmp_path / "data", days=40)
    found = fl.counts("catch", by="month", data=data, theatre=north)
    assert [(r.from_.month, r.days, r.unit) for r in found] == [(3, 31, "nets"), (4, 9, "nets")]
    assert found.credits[0].share == "nothing"
    one = fl.counts("catch", by="day", from_="2031-03-02", to="2031-03-02", what=["nets_cut"], data=data, theatre=north)
    assert [r.amount for r in one] == [8]
    for asked, says in (
        ({"source": "sheets"}, "no source 'sheets' counts what is no ground"),
        ({"what": ["boats"]}, "catch does not tell of 'boats'"),
        ({"region": "IS-1"}, "catch does not tell of 'IS-1'"),
        ({"from_": "2040-01-01"}, "nothing is counted from 2040-01-01 .*catch has 2031-03-01 to 2031-04-09"),
        ({"data": None}, "needs a folder of data"),
    ):
        with pytest.raises(InputError, match=says):
            fl.counts(**{"source": "catch", "data": data, "theatre": north, **asked})  # type: ignore[arg-type]


@pytest.mark.real
def test_a_real_month(data_folder: Path) -> None:
    found = fl.counts("missiles", what=["drone_launched"], from_="2025-07-01", to="2025-07-31", data=data_folder)
    assert [(r.what, r.amount, r.unit, r.side) for r in found] == [("drone_launched", 6_460, "drones", "RU")]


def test_what_ships_needs_no_folder() -> None:
    rows = fl.counts("losses", by="month", what=["tank"], from_="2024-11-01", to="2024-11-30")
    assert [(r.what, r.amount, r.total, r.unit) for r in rows] == [("tank", 307, 9463, "tanks")]
    with pytest.raises(InputError, match="needs a folder"):
        fl.counts("missiles")
