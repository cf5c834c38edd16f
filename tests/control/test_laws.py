"""Laws of measuring change, and of finding days that are to be read with care."""

from __future__ import annotations

import datetime as dt
import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from frontledger.control import anomalies, lag, layers
from frontledger.control.change import gross, net
from frontledger.control.measurer import FigureMeasurer
from frontledger.control.series import ONE, Track, from_layers
from frontledger.nouns import Convention, Period, Step
from frontledger.theatre.load import load

START = dt.date(1950, 1, 1)
RULE = Convention(
    id="rule",
    source="survey",
    layers=("firm", "loose"),
    boundary="",
    clock="UTC",
    tolerance_km2=0.5,
    names={"en": ""},
    words={"en": ""},
)

steps_of_a_war = st.lists(st.integers(-300, 900).map(lambda n: n / 10), min_size=12, max_size=60)


def track(steps: list[float], missing: frozenset[int] = frozenset()) -> Track:
    values = list(itertools.accumulate(steps, initial=1000.0))
    kept = [i for i in range(len(values)) if i not in missing or i in (0, len(values) - 1)]
    return Track([START + i * ONE for i in kept], [values[i] for i in kept])


def flagged(steps: tuple[Step, ...], kind: str) -> list[dt.date]:
    return [step.end for step in steps if any(flag.kind == kind for flag in step.flags)]


@given(steps_of_a_war, st.frozensets(st.integers(1, 59), max_size=10), st.data())
def test_net_is_additive(steps: list[float], missing: frozenset[int], data: st.DataObject) -> None:
    subject = track(steps, missing)
    a, b, c = sorted(data.draw(st.lists(st.integers(0, len(steps)), min_size=3, max_size=3, unique=True)))
    parts = [Period(START + (x + 1) * ONE, START + y * ONE) for x, y in ((a, b), (b, c), (a, c))]
    first, second, whole = (net(subject, RULE, p).amount for p in parts)
    assume(first is not None and second is not None)
    assert whole == pytest.approx(first + second, abs=1e-5)


@given(steps_of_a_war, st.frozensets(st.integers(1, 59), max_size=10))
def test_books_balance(steps: list[float], missing: frozenset[int]) -> None:
    subject = track(steps, missing)
    period = Period(START + ONE, subject.last)
    up, down = gross(subject, RULE, period)
    whole = net(subject, RULE, period)
    assert up.amount - down.amount == pytest.approx(whole.amount, abs=1e-4)
    assert up.amount >= 0 <= down.amount
    known = [s.amount for s in subject.steps(period) if s.amount is not None]
    assert sum(known) == pytest.approx(whole.amount, abs=1e-4)


@given(steps_of_a_war, st.frozensets(st.integers(1, 59), max_size=10))
def test_what_one_gains_the_other_loses(steps: list[float], missing: frozenset[int]) -> None:
    subject = track(steps, missing)
    other = subject.mirrored
    period = Period(START + ONE, subject.last)
    assert net(other, RULE, period).amount == -net(subject, RULE, period).amount
    assert [c.amount for c in gross(other, RULE, period)] == [c.amount for c in gross(subject, RULE, period)][::-1]
    assert [s.end for s in other.steps(period) if s.set_aside] == [s.end for s in subject.steps(period) if s.set_aside]


@given(steps_of_a_war, st.frozensets(st.integers(1, 59), max_size=10))
def test_every_day_is_told_of_once(steps: list[float], missing: frozenset[int]) -> None:
    subject = track(steps, missing)
    told = subject.steps(Period(None, None))
    assert [step.end for step in told] == [START + (i + 1) * ONE for i in range(len(steps))]
    assert all(step.set_aside for step in told if step.amount is None or step.start != step.end)


def _real() -> dict[dt.date, dict[str, float]]:
    figures = FigureMeasurer(load())._tracks.figures.of("isw")
    assert figures
    return figures.layers


@pytest.mark.parametrize("factor", [10, 0.1])
def test_a_war_ten_times_as_large_is_read_alike(factor: float) -> None:
    """Rules are relative: no constant in km² decides which days are flagged."""
    rows = _real()
    counted = load().conventions["afp"].layers
    larger = {day: {layer: km2 * factor for layer, km2 in row.items()} for day, row in rows.items()}
    whole = Period(None, None)
    here, there = (from_layers(r, counted, layers.mislabelled(r)) for r in (rows, larger))
    assert here and there
    for kind in ("glitch", "reclassified", "incomplete", "mislabelled", "multi_day", "missing", "stale"):
        assert flagged(there.steps(whole), kind) == flagged(here.steps(whole), kind), kind
        assert flagged(here.steps(whole), kind), f"the series has some {kind}"


def test_a_war_at_another_time_is_read_alike() -> None:
    rows = _real()
    counted = load().conventions["afp"].layers
    shift = dt.timedelta(days=400)
    later = {day + shift: row for day, row in rows.items()}
    whole = Period(None, None)
    here, there = (from_layers(r, counted, layers.mislabelled(r)) for r in (rows, later))
    assert here and there
    for kind in ("glitch", "reclassified", "incomplete", "mislabelled", "multi_day", "missing", "stale"):
        assert flagged(there.steps(whole), kind) == [d + shift for d in flagged(here.steps(whole), kind)], kind


@given(st.data())
def test_a_glitch_put_into_a_clean_stretch_is_found(data: st.DataObject) -> None:
    clean = data.draw(st.lists(st.integers(5, 30).map(lambda n: n / 2), min_size=30, max_size=60))
    signs = data.draw(st.lists(st.sampled_from((1, 1, 1, -1)), min_size=len(clean), max_size=len(clean)))
    values = list(itertools.accumulate((a * b for a, b in zip(clean, signs, strict=True)), initial=5000.0))
    days = [START + i * ONE for i in range(len(values))]
    assert not Track(days, values).glitches
    at = data.draw(st.integers(1, len(values) - 2))
    # far enough for the rule even though the glitch itself moves the scale a little
    size = data.draw(st.sampled_from((1, -1))) * data.draw(st.integers(400, 4000))
    values[at] += size
    subject = Track(days, values)
    assert list(subject.glitches) == [days[at]]
    steps = {step.end: step for step in subject.steps(Period(None, None))}
    assert [f.kind for f in steps[days[at]].flags] == ["glitch"]
    assert [f.kind for f in steps[days[at + 1]].flags] == ["glitch"], "so is the return from it"
    assert sum(step.set_aside for step in steps.values()) == 2


def test_a_glitch_may_stand_for_days() -> None:
    values = [1000.0 + 10 * i for i in range(30)]
    values[12:15] = [300.0] * 3
    subject = Track([START + i * ONE for i in range(30)], values)
    assert list(subject.glitches) == [START + i * ONE for i in (12, 13, 14)]
    (flag,) = set(subject.glitches.values())
    assert flag.period == Period(START + 12 * ONE, START + 14 * ONE)


def test_a_real_fall_is_no_glitch() -> None:
    values = [1000.0 + 10 * i for i in range(15)] + [400.0 - 10 * i for i in range(15)]
    assert not Track([START + i * ONE for i in range(30)], values).glitches


def test_too_little_to_tell() -> None:
    assert not Track([START + i * ONE for i in range(4)], [100.0, 101.0, 900.0, 101.0]).glitches


def test_ground_moved_between_layers() -> None:
    rows = {START + i * ONE: {"firm": 1000.0 + 5 * i, "loose": 500.0 + i} for i in range(40)}
    for day, row in rows.items():
        if day >= START + 20 * ONE:
            row["firm"] += 300
            row["loose"] -= 290
    for counted in (("firm", "loose"), ("firm",)):
        subject = from_layers(rows, counted, {})
        assert subject
        assert flagged(subject.steps(Period(None, None)), "reclassified") == [START + 20 * ONE]
        (flag,) = subject.flags_of(START + 20 * ONE)
        assert flag.layers == ("firm", "loose")
        assert flag.amount_km2 == 305.0
    alone = from_layers(rows, ("firm",), {})
    assert alone
    rule = Convention(**{**{f: getattr(RULE, f) for f in RULE.__struct_fields__}, "layers": ("firm",)})
    month = Period(START + ONE, START + 30 * ONE)
    assert [f.kind for f in net(alone, rule, month).flags] == ["reclassified"], "it counts one of the two only"
    both = from_layers(rows, ("firm", "loose"), {})
    assert both and not net(both, RULE, month).flags


def test_a_batch_is_a_file_with_much_at_once() -> None:
    days = [START + i * ONE for i in range(60)]
    amounts = [float(5 + i % 7) for i in range(60)]
    amounts[50] = 60.0
    assert [day for day in days if anomalies.is_batch(days, amounts, day)] == [days[50]]


UPDATES = [(dt.datetime(1950, 1, 1 + i, 20, tzinfo=dt.UTC), 100.0 + 7 * i + (i % 3)) for i in range(28)]


@given(
    st.lists(st.sampled_from((0, 1, 1, 1, 2)), min_size=20, max_size=24), st.floats(-0.005, 0.005), st.integers(0, 9999)
)
def test_the_update_in_a_file_is_told_from_areas(new: list[int], noise: float, left_out: int) -> None:
    """Whatever ground the files leave out, and whatever noise they are made with."""
    shown = list(itertools.accumulate(new, initial=1))
    # a file can be at most some days behind and never ahead
    behind = [min(max(u, i - 1), i + 1) for i, u in enumerate(shown)]
    behind = list(itertools.accumulate(behind, max))
    files = {
        dt.date(1950, 1, 2) + i * ONE: UPDATES[u][1] + left_out + noise * math.sin(i) for i, u in enumerate(behind)
    }
    found = lag.match(files, UPDATES, 1)
    assert [s.update for s in found.values()] == behind
    assert [s.new for s in found.values()][1:] == [b - a for a, b in itertools.pairwise(behind)]
    assert not any(s.redrawn for s in found.values())


def test_ground_drawn_anew_in_the_files_alone() -> None:
    files = {dt.date(1950, 1, 2) + i * ONE: UPDATES[i][1] + 400.0 - (6.0 if i >= 9 else 0.0) for i in range(20)}
    found = lag.match(files, UPDATES, 1)
    assert [(day, round(s.moved, 3)) for day, s in found.items() if s.redrawn] == [(dt.date(1950, 1, 11), -6.0)]


def test_files_without_updates() -> None:
    assert lag.match({START: 5.0}, [], 1) == {}
    assert lag.match({dt.date(1949, 1, 1): 5.0}, UPDATES, 1) == {}
