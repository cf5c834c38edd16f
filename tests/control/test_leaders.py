"""The largest changes: ranks, streaks, and what is set aside, on a track that was made up."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.control.anomalies import on
from frontledger.control.leaders import GRAINS, Leaders, unit_of
from frontledger.control.review import Found
from frontledger.control.series import ONE, Track
from frontledger.nouns import Convention, Period

START = dt.date(1949, 12, 31)
RULE = Convention(
    id="rule", source="survey", layers=("firm",), boundary="", clock="UTC", tolerance_km2=0.5,
    names={"en": ""}, words={"en": ""},
)  # fmt: skip


def day(n: int) -> dt.date:
    return START + n * ONE


def leaders(steps: list[float], missing: tuple[int, ...] = (), **more: object) -> Leaders:
    values = list(itertools.accumulate(steps, initial=9000.0))
    kept = [n for n in range(len(values)) if n not in missing]
    track = Track([day(n) for n in kept], [values[n] for n in kept])
    return Leaders(track, RULE, "survey", "XA", **more)  # type: ignore[arg-type]


def test_the_largest_gains_and_losses_in_order() -> None:
    rows = list(leaders([3, -4, 9, 5, -1, 7]).largest("day", 2))
    assert [(r.to, r.what, r.amount_km2, r.rank, r.of) for r in rows] == [
        (day(3), "gain", 9, 1, 4),
        (day(6), "gain", 7, 2, 4),
        (day(2), "loss", -4, 1, 2),
        (day(5), "loss", -1, 2, 2),
    ]
    assert (rows[1].last_at_least_as_large, rows[1].last_km2) == (day(3), 9)
    assert rows[0].last_at_least_as_large is None


def test_a_day_is_ranked_among_those_up_to_it() -> None:
    some = leaders([3, 8, 9, 5, 30])
    (row,) = some.of_day("day", day(4))
    assert (row.rank, row.of) == (3, 4)
    within = leaders([3, 8, 9, 5, 30], window=Period(day(3), None))
    (row,) = within.of_day("day", day(4))
    assert (row.rank, row.of) == (2, 2)


def test_days_without_a_map_and_glitches_are_told() -> None:
    steps = [6.0 + n % 3 for n in range(40)]
    steps[20] -= 400
    steps[21] += 400
    steps[39] = 12.0
    some = leaders(steps, missing=(30,))
    (row,) = some.of_day("day", day(40))
    assert row.rank == 1
    assert row.set_aside == (f"{day(22)} +406.00 glitch",)
    assert row.cannot_exclude == (f"{day(30)}/{day(31)} +{steps[29] + steps[30]:.2f}",)
    assert [s.end for s in some.left_out("day", 5)] == [day(21), day(22), day(31)]
    assert list(some.of_day("day", day(30))) == [], "a day without a map"


def test_streaks() -> None:
    steps = [1.0, -2.0, 3.0, 4.0, 5.0, 2.0, 1.5]
    rows = [next(iter(leaders(steps).of_day("day", day(n)))) for n in (5, 7, 2)]
    assert [(r.in_a_row, r.each_larger, r.each_smaller) for r in rows] == [(3, 3, 0), (5, 0, 2), (1, 1, 0)]
    (gap,) = leaders([1.0, 2.0, 3.0, 4.0, 5.0], missing=(3,)).of_day("day", day(5))
    assert (gap.in_a_row, gap.each_larger) == (4, 0)


def test_months_and_years() -> None:
    some = leaders([1.0] * 31 + [2.0] * 28 + [1.5] * 31 + [0.5] * 300)
    months = list(some.largest("month", 2))
    assert [(r.from_, r.rank) for r in months if r.what == "gain"] == [
        (dt.date(1950, 2, 1), 1),
        (dt.date(1950, 3, 1), 2),
    ]
    assert [r.by for grain in GRAINS for r in some.of_day(grain, dt.date(1950, 3, 8))] == [
        "day", "week", "month", "year",
    ]  # fmt: skip
    assert unit_of("week", dt.date(1950, 1, 8)) == Period(dt.date(1950, 1, 2), dt.date(1950, 1, 8))
    assert list(some.of_day("year", dt.date(1951, 1, 1))) == [], "not over yet"


def test_what_a_day_rests_on() -> None:
    found = [Found(on("batch", day(4), None, 9.0)), Found(on("redrawn", day(2), day(3), 5.0))]
    some = leaders([1.0] * 6 + [9.0] + [1.0] * 30, found=found)
    flags = {n: next(iter(some.of_day("day", day(n)))).flags for n in (1, 2, 3, 4)}
    assert flags == {1: (), 2: ("redrawn",), 3: ("redrawn",), 4: ("batch",)}
    (week,) = some.of_day("week", day(3))
    assert week.flags == ("redrawn",), "a batch within a week is the week's"


@given(st.lists(st.integers(-60, 90).filter(bool), min_size=3, max_size=30), st.data())
def test_ranks_are_places(steps: list[int], data: st.DataObject) -> None:
    some = leaders([float(s) for s in steps])
    n = data.draw(st.integers(1, len(steps)))
    rows = list(some.of_day("day", day(n)))
    if not rows:  # set aside as glitches may be in either way
        return
    (row,) = rows
    alike = [s for s in steps[:n] if s * steps[n - 1] > 0]
    if not any("glitch" in r.flags for k in range(1, n + 1) for r in some.of_day("day", day(k))):
        assert row.rank == 1 + sum(abs(s) > abs(steps[n - 1]) for s in alike)
        assert row.of == len(alike)


@pytest.mark.parametrize("grain", GRAINS)
def test_equal_changes_share_a_place(grain: str) -> None:
    rows = list(leaders([float(3 + 7 * (n % 11) - n % 4) for n in range(800)]).largest(grain, 5))  # type: ignore[arg-type]
    ranks = [r.rank for r in rows if r.what == "gain"]
    assert ranks == sorted(ranks) and ranks[0] == 1
    for a, b in itertools.pairwise(r for r in rows if r.what == "gain"):
        assert (a.rank == b.rank) == (a.amount_km2 == b.amount_km2)
