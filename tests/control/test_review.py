"""What is found in a source: faults put into plain series of a war that was made up."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from frontledger.control import review
from frontledger.control.lag import Shown
from frontledger.control.review import File, Found
from frontledger.control.series import ONE, clock

START = dt.date(1950, 1, 1)
DAYS = 120
SETS = [("firm", "loose"), ("firm", "loose", "said")]


def day(n: int) -> dt.date:
    return START + n * ONE


def quiet() -> dict[dt.date, dict[str, float]]:
    """Layers of a front that moves a little every day, never twice alike."""
    rows: dict[dt.date, dict[str, float]] = {}
    firm, loose, said = 9000.0, 700.0, 300.0
    for n in range(DAYS):
        firm += 40.0 if n % 30 == 29 else 0.0
        loose += 4 + 3 * math.sin(2.3 * n) - (38.0 if n % 30 == 29 else 0.0)
        said += 1 + 5 * math.cos(1.7 * n)
        rows[day(n)] = {"firm": firm, "loose": loose, "said": said}
    return rows


def found(rows: dict[dt.date, dict[str, float]], kind: str, **more: object) -> list[Found]:
    return [f for f in review.of_layers(rows, SETS, **more) if f.flag.kind == kind]  # type: ignore[arg-type]


def when(found: list[Found]) -> list[tuple[dt.date, dt.date]]:
    return [(f.flag.period.start, f.flag.period.end) for f in found]  # type: ignore[misc]


def test_a_quiet_war_has_only_its_weekly_redraws() -> None:
    assert {f.flag.kind for f in review.of_layers(quiet(), SETS)} == {"reclassified"}
    assert when(found(quiet(), "reclassified")) == [(day(n), day(n)) for n in (29, 59, 89, 119)]


def test_a_layer_that_lacks_and_days_that_lack() -> None:
    rows = quiet()
    del rows[day(40)]["loose"]
    for n in (50, 51, 70):
        del rows[day(n)]
    (lacking,) = found(rows, "incomplete")
    assert (lacking.flag.period.start, lacking.flag.layers) == (day(40), ("loose",))
    assert when(found(rows, "missing")) == [(day(50), day(51)), (day(70), day(70))]
    assert {f.flag.kind for f in review.of_layers(rows, SETS)} == {"incomplete", "missing", "reclassified"}


def test_the_last_day_may_lack_a_layer_too() -> None:
    rows = quiet()
    del rows[day(DAYS - 1)]["said"]
    assert when(found(rows, "incomplete")) == [(day(DAYS - 1), day(DAYS - 1))]
    assert not found(rows, "break_of_series")


def test_a_layer_begins_and_another_ends() -> None:
    rows = quiet()
    for n, row in enumerate(rows.values()):
        if n >= 80:
            row["new"] = 50.0 + n
            del row["said"]
    breaks = found(rows, "break_of_series")
    assert [(f.flag.layers, f.flag.period.start) for f in breaks] == [(("said",), day(79)), (("new",), day(80))]
    assert [f.note for f in breaks] == ["the layer has ended", "the layer begins; it is not counted"]
    assert not found(rows, "incomplete")


@pytest.mark.parametrize("layer", ["firm", "loose", "said"])
@pytest.mark.parametrize("size", [70.0, -70.0])
def test_a_glitch_is_told_with_its_layer(layer: str, size: float) -> None:
    rows = quiet()
    rows[day(45)][layer] += size
    (glitch,) = found(rows, "glitch")
    assert (glitch.flag.period.start, glitch.flag.layers) == (day(45), (layer,))
    assert glitch.flag.amount_km2 == pytest.approx(size, abs=10)
    assert not [f for f in review.of_layers(rows, SETS) if f.flag.kind in ("batch", "redrawn", "break_of_series")]


def test_under_one_rule_the_amount_is_that_of_its_sum() -> None:
    rows = quiet()
    rows[day(45)]["loose"] -= 90
    (glitch,) = (f for f in review.of_layers(rows, SETS[:1]) if f.flag.kind == "glitch")
    step = sum(rows[day(45)][x] - rows[day(44)][x] for x in SETS[0])
    assert glitch.flag.amount_km2 == pytest.approx(step)
    assert glitch.flag.layers == ("loose",)
    assert glitch.note.startswith("back +")


def test_layers_under_one_anothers_names() -> None:
    rows = quiet()
    rows[day(64)]["loose"], rows[day(64)]["said"] = rows[day(64)]["said"], rows[day(64)]["loose"]
    (swapped,) = found(rows, "mislabelled")
    assert swapped.flag.period.start == day(64)
    assert set(swapped.flag.layers) == {"loose", "said"}
    named = quiet()
    named[day(33)]["typo"] = named[day(33)].pop("loose")
    (one,) = found(named, "mislabelled")
    assert (one.flag.period.start, one.flag.layers) == (day(33), ("typo", "loose"))


def test_a_break_does_not_return() -> None:
    rows = quiet()
    for n, row in enumerate(rows.values()):
        row["firm"] -= 4000 if n >= 75 else 0
    (one,) = found(rows, "break_of_series")
    assert one.flag.period.start == day(75)
    assert (one.flag.layers, one.flag.amount_km2) == (("firm",), pytest.approx(-4000, abs=20))
    assert not found(rows, "glitch")


def test_days_held_back_come_as_a_batch() -> None:
    rows = quiet()
    for n in range(61, 69):
        rows[day(n)] = dict(rows[day(60)])
    stale = found(rows, "stale")
    assert when(stale) == [(day(61), day(68))]
    assert when(found(rows, "batch")) == [(day(69), day(69))]


def files(amounts: list[tuple[float, float]]) -> list[File]:
    out, held = [], 5000.0
    for n, (gained, lost) in enumerate(amounts):
        held += gained - lost
        out.append(File(day(n), held, gained, lost))
    return out


def daily() -> list[tuple[float, float]]:
    return [(5.0 + n % 7, 0.1 * (n % 3)) for n in range(80)]


def of(told: list[Found], kind: str) -> list[tuple[dt.date, dt.date]]:
    return when([f for f in told if f.flag.kind == kind])


def test_map_files() -> None:
    amounts = daily()
    amounts[50] = (0.0, 0.0)
    amounts[51] = (24.0, 0.0)
    amounts[60] = (70.0, 0.0)
    amounts[70] = (9.0, 7.0)
    told = review.of_files([f for f in files(amounts) if f.day != day(30)], ("firm",))
    assert of(told, "missing") == [(day(30), day(30))]
    assert of(told, "stale") == [(day(50), day(50))]
    assert of(told, "batch") == [(day(51), day(51)), (day(60), day(60))]
    assert of(told, "redrawn") == [(day(70), day(70))]
    assert {f.flag.kind for f in told} == {"missing", "stale", "batch", "redrawn"}


def test_files_that_show_another_day() -> None:
    shown = {day(n): Shown(n - (2 if n in (40, 41) else 1), 0 if n == 40 else 2 if n == 42 else 1, 0.0, False)
             for n in range(2, 80)}  # fmt: skip
    updated = [day(n) for n in range(80)]
    told = review.of_files(files(daily()), ("firm",), shown=shown, updated=updated, usually=1)
    lagged = [f for f in told if f.flag.kind == "lagged"]
    assert [(f.flag.period.start, f.note) for f in lagged] == [
        (day(40), f"shows {day(38)}"),
        (day(41), f"shows {day(39)}"),
    ]


def test_drawings_that_stand_for_days() -> None:
    drawn = files([(5.0 + n % 7, 0.0) if n % 3 == 0 else (0.0, 0.0) for n in range(90)])
    drawn = [f._replace(until=day(max(0, n - n % 3 - 1))) for n, f in enumerate(drawn)]
    lost = [f._replace(held=f.held - (300.0 if 60 <= n < 63 else 0.0)) for n, f in enumerate(drawn)]
    told = review.of_files(lost, ("firm",), others={f.day: {"lost": 300.0 if f.held < 4000 else 3.0} for f in lost})
    assert of(told, "glitch") == [(day(60), day(62))]
    assert of(told, "lagged")[:2] == [(day(2), day(2)), (day(4), day(5))], "usually a drawing is of the day before"
    strange = {day(n): {"lost": 9000.0 if 30 <= n < 34 else 12.0 + n % 5} for n in range(90)}
    alone = [f for f in review.of_files(drawn, ("firm",), others=strange) if f.flag.kind == "glitch"]
    assert [(f.flag.layers, f.flag.period.start) for f in alone] == [(("lost",), day(30))]


def test_updates() -> None:
    moments = [dt.datetime(1950, 1, 1, 20, tzinfo=dt.UTC) + n * ONE for n in range(100)]
    updates = [(at, 3000.0 + 6 * n + 4 * math.sin(n) + (400 if n == 50 else 0)) for n, at in enumerate(moments)]
    told = review.of_updates(updates[:70] + updates[72:], clock("UTC"), "held")
    assert of(told, "glitch") == [(day(50), day(50))]
    assert of(told, "missing") == [(day(70), day(71))]
    assert {f.flag.kind for f in told} == {"glitch", "missing"}
    assert review.of_updates([], clock("UTC"), "held") == []


def test_nothing_is_found_in_nothing() -> None:
    assert review.of_layers({}, SETS) == []
    assert review.of_files([], ()) == []
    one = {START: {"firm": 3.0, "loose": 2.0}}
    assert review.of_layers(one, SETS[:1]) == []


def test_the_same_at_another_time_and_ten_times_as_large() -> None:
    later = dt.timedelta(days=400)
    rows = quiet()
    rows[day(45)]["loose"] -= 90
    rows[day(64)]["typo"] = rows[day(64)].pop("said")
    shifted = {d + later: {x: 10 * km2 for x, km2 in row.items()} for d, row in rows.items()}

    def days_of(told: list[Found], by: dt.timedelta) -> list[tuple[str, dt.date, dt.date]]:
        return [(f.flag.kind, f.flag.period.start - by, f.flag.period.end - by) for f in told]  # type: ignore[operator]

    none = dt.timedelta(0)
    assert days_of(review.of_layers(rows, SETS), none) == days_of(review.of_layers(shifted, SETS), later)
    amounts = daily()
    amounts[50], amounts[51] = (0.0, 0.0), (40.0, 0.0)
    plain = files(amounts)
    moved = [File(f.day + later, 10 * f.held, 10 * f.gained, 10 * f.lost) for f in plain]
    assert days_of(review.of_files(plain, ()), none) == days_of(review.of_files(moved, ()), later)
    updates = [
        (dt.datetime(1950, 1, 1, 21, 30, tzinfo=dt.UTC) + n * ONE, 3000.0 + 6 * n + 4 * math.sin(n) + 300 * (n == 50))
        for n in range(100)
        if n not in (70, 71)
    ]
    late = [(at + later, 10 * km2) for at, km2 in updates]
    utc = clock("UTC")
    assert days_of(review.of_updates(updates, utc, ()), none) == days_of(review.of_updates(late, utc, ()), later)
