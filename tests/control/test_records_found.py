"""Records under one convention: since when, what cannot be excluded, what is set aside."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.control.change import net
from frontledger.control.records import Ranking, calendar_units
from frontledger.control.series import ONE, Track
from frontledger.nouns import Convention, Period, RecordFinding

START = dt.date(1949, 12, 31)
"""Day n of a track is the n-th of January, then February from day 32, March from day 60."""
RULE = Convention(
    id="rule",
    source="survey",
    layers=("firm",),
    boundary="",
    clock="UTC",
    tolerance_km2=0.5,
    names={"en": ""},
    words={"en": ""},
)


def track(steps: list[float], missing: tuple[int, ...] = ()) -> Track:
    values = list(itertools.accumulate(steps, initial=1000.0))
    kept = [i for i in range(len(values)) if i not in missing]
    return Track([START + i * ONE for i in kept], [values[i] for i in kept])


def ask(subject: Track, first: int, last: int | None = None, rule: Convention = RULE, **options: Any) -> RecordFinding:
    settings: dict[str, Any] = {"grain": "day", "window": None, **options}
    ranking = Ranking(subject, rule, settings.pop("direction", "gain"), settings.pop("order", "largest"))
    period = Period(START + first * ONE, START + (first if last is None else last) * ONE)
    found = ranking.finding("survey", period, **settings)
    assert found
    return found


def day(n: int) -> dt.date:
    return START + n * ONE


def test_the_last_day_at_least_as_large() -> None:
    found = ask(track([5, 30, 4, 30, 9, 29, 30]), 7)
    assert found.last_at_least_as_large and found.last_at_least_as_large.end == day(4)
    assert found.step.amount == 30
    assert ask(track([5, 29, 4, 28, 9, 29, 30]), 7).last_at_least_as_large is None
    assert ask(track([5, 30, 4]), 2).first_day == START


def test_smallest_and_losses() -> None:
    steps = [5.0, -8.0, 4.0, -2.0, 3.0, -6.0, 2.0]
    smallest = ask(track(steps), 7, order="smallest")
    assert smallest.last_at_least_as_large and smallest.last_at_least_as_large.end == day(6)
    loss = ask(track(steps), 6, direction="loss")
    assert loss.last_at_least_as_large and loss.last_at_least_as_large.end == day(2)
    small_loss = ask(track([-5.0, -1.0, -7.0, -3.0]), 4, direction="loss", order="smallest")
    assert small_loss.last_at_least_as_large and small_loss.last_at_least_as_large.end == day(2)


def test_a_step_over_two_days_cannot_be_split() -> None:
    found = ask(track([50, 2, 25, 25, 3, 40], missing=(3,)), 6)
    assert found.last_at_least_as_large and found.last_at_least_as_large.end == day(1)
    assert [(s.start, s.end, s.amount) for s in found.cannot_exclude] == [(day(3), day(4), 50.0)]
    assert not found.set_aside


def test_a_glitch_is_no_record() -> None:
    steps = [6.0 + i % 3 for i in range(30)]
    steps[14] -= 500
    steps[15] += 500
    steps[29] = 20.0
    found = ask(track(steps), 30)
    assert found.last_at_least_as_large is None
    assert [(s.end, s.flags[0].kind) for s in found.set_aside] == [(day(16), "glitch")]


def test_the_largest_in_the_time_named() -> None:
    found = ask(track([5, 7, 9, 6, 8, 30]), 6, window=Period(day(1), day(2)))
    assert found.largest_in_window and found.largest_in_window.end == day(2)
    inside = ask(track([5, 7, 9, 6, 8, 30], missing=(2,)), 6, window=Period(day(2), day(4)))
    assert inside.largest_in_window and inside.largest_in_window.end == day(4), "a step over two days is left out"
    assert ask(track([5, 7]), 2, window=Period(day(-90), day(-60))).largest_in_window is None


def test_months_are_calendar_months() -> None:
    steps = [1.0] * 31 + [2.0] * 28 + [1.5] * 31
    found = ask(track(steps), 60, 90, grain="month")
    assert found.step.amount == pytest.approx(1.5 * 31)
    assert found.last_at_least_as_large
    assert (found.last_at_least_as_large.start, found.last_at_least_as_large.end) == (
        dt.date(1950, 2, 1),
        dt.date(1950, 2, 28),
    )


def test_a_month_that_lacks_its_end_is_never_the_record() -> None:
    steps = [1.0] * 31 + [3.0] * 28 + [1.5] * 31
    february = 31 + 28
    found = ask(track(steps, missing=(february,)), 60, 90, grain="month")
    assert found.last_at_least_as_large is None
    assert [(s.start, s.flags[0].kind) for s in found.cannot_exclude] == [(dt.date(1950, 2, 1), "multi_day")]


def test_gross_months() -> None:
    gross = Convention(**{**{f: getattr(RULE, f) for f in RULE.__struct_fields__}, "counts": "gross"})
    steps = [4.0, -4.0] * 15 + [0.0] + [1.0] * 28 + [2.0] * 31
    found = ask(track(steps), 60, 90, rule=gross, grain="month")
    assert found.step.amount == 62.0
    assert found.last_at_least_as_large is None
    up = ask(track(steps), 32, 59, rule=gross, grain="month")
    assert up.last_at_least_as_large and up.last_at_least_as_large.amount == 60.0
    loss = ask(track(steps), 32, 59, rule=gross, grain="month", direction="loss")
    assert loss.last_at_least_as_large and loss.last_at_least_as_large.amount == -60.0


@pytest.mark.parametrize(
    ("grain", "first_unit", "count"),
    [
        ("day", (dt.date(1950, 1, 1), dt.date(1950, 1, 1)), 800),
        ("week", (dt.date(1950, 1, 2), dt.date(1950, 1, 8)), 114),
        ("month", (dt.date(1950, 1, 1), dt.date(1950, 1, 31)), 26),
        ("year", (dt.date(1950, 1, 1), dt.date(1950, 12, 31)), 2),
    ],
)
def test_units(grain: Any, first_unit: tuple[dt.date, dt.date], count: int) -> None:
    units = list(calendar_units(grain, day(1), day(800)))
    assert (units[0].start, units[0].end) == first_unit
    assert len(units) == count
    if grain != "day":
        assert all(a.end + ONE == b.start for a, b in itertools.pairwise(units) if a.end and b.start)


@given(st.lists(st.integers(-50, 90), min_size=3, max_size=40), st.data())
def test_the_finding_is_what_a_plain_search_gives(amounts: list[int], data: st.DataObject) -> None:
    subject = track([float(a) for a in amounts])
    n = data.draw(st.integers(2, len(amounts)))
    found = ask(subject, n)
    want = [i for i in range(1, n) if amounts[i - 1] >= amounts[n - 1]]
    glitch = set(subject.glitches) | {d + ONE for d in subject.glitches}
    want = [i for i in want if day(i) not in glitch]
    assert (found.last_at_least_as_large.end if found.last_at_least_as_large else None) == (
        day(want[-1]) if want else None
    )
    assert found.step.amount == net(subject, RULE, Period(day(n), day(n))).amount
