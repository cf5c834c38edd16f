"""How often faults put into series of ground are found, and how often what is found is one of them.

    python benchmarks/anomalies.py [--trials N] [--seed N]

Faults of every kind are put into clean stretches (days that are flagged with nothing, nor a week around them) of
the series that ship, of the daily map files that ship, and of a war that is made up with the seed. `found` counts the
faults that are flagged with their kind on their days. What is flagged by a kind that judges, that was not flagged
before the fault and is no part of it, counts against `right`. Sizes are in scales, the median of one-day changes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from frontledger.control import review
from frontledger.control.anomalies import scale
from frontledger.control.lag import match
from frontledger.control.review import File, Found
from frontledger.control.series import ONE, clock
from frontledger.control.tracks import Tracks
from frontledger.theatre.load import load

Rows = dict[dt.date, dict[str, float]]
JUDGED = ("glitch", "break_of_series", "batch", "reclassified", "mislabelled", "redrawn")
"""Kinds that are no mere statement of what is there."""
CLEAR = 6
"""Days around a fault, and around its neighbours, on which nothing was flagged before."""
APART = 60
"""Days between two faults put into one series."""


class Fault(NamedTuple):
    """What was done to a series."""

    kinds: tuple[str, ...]
    """Any of these says it."""
    first: dt.date
    last: dt.date


class Tally(NamedTuple):
    """What became of faults of one kind and size."""

    put: int
    found: int
    beside: int
    """Days flagged by a kind that judges, that no fault and no series explains."""


class Series(NamedTuple):
    """A series that can be reviewed with faults in it."""

    name: str
    rows: Rows
    sets: tuple[tuple[str, ...], ...]
    review: Callable[[Rows], list[Found]]
    kinds: tuple[str, ...]
    """Faults that can be put into it."""


class Spot(NamedTuple):
    """Where a fault goes."""

    rows: Rows
    days: list[dt.date]
    i: int
    """Which of the days."""
    series: Series
    size: float
    rng: random.Random


def faults(series: Series, kind: str, size: float, rng: random.Random, n: int) -> tuple[Rows, list[Fault]]:
    """The series with up to n faults of one kind in clean stretches, and where they are."""
    rows = {day: dict(row) for day, row in series.rows.items()}
    days = list(rows)
    busy = flagged(series.review(series.rows))
    chosen: list[int] = []
    for i in rng.sample(range(CLEAR + 1, len(days) - CLEAR - 12), len(days) - 2 * CLEAR - 13):
        near = {days[i] + k * ONE for k in range(-CLEAR, CLEAR + 1)}
        if len(chosen) < n and not near & busy and all(abs(i - j) > APART for j in chosen):
            chosen.append(i)
    usual = scale(days, [sum(row.get(x, 0.0) for x in series.sets[0]) for row in rows.values()])
    return rows, [FAULTS[kind](Spot(rows, days, i, series, size * usual, rng)) for i in chosen]


def _glitch(at: Spot) -> Fault:
    at.rows[at.days[at.i]][_layer(at)] += at.size * at.rng.choice((1, -1))
    return Fault(("glitch",), at.days[at.i], at.days[at.i])


def _long_glitch(at: Spot) -> Fault:
    layer, way = _layer(at), at.rng.choice((1, -1))
    for day in at.days[at.i : at.i + 3]:
        at.rows[day] = {**at.rows[at.days[at.i]], layer: at.series.rows[at.days[at.i]][layer] + at.size * way}
    return Fault(("glitch",), at.days[at.i], at.days[at.i + 2])


def _bulk(at: Spot) -> Fault:
    layer, way = _layer(at), at.rng.choice((1, -1))
    for day in at.days[at.i :]:
        if layer in at.rows[day]:
            at.rows[day][layer] += at.size * way
    return Fault(("batch", "redrawn", "break_of_series"), at.days[at.i], at.days[at.i])


def _held_back(at: Spot) -> Fault:
    for day in at.days[at.i : at.i + round(at.size)]:
        at.rows[day] = dict(at.rows[at.days[at.i - 1]])
    return Fault(("batch", "redrawn"), at.days[at.i + round(at.size)], at.days[at.i + round(at.size)])


def _moved(at: Spot) -> Fault:
    one, other = at.rng.sample([x for x in at.series.sets[-1] if x in at.rows[at.days[at.i]]], 2)
    for day in at.days[at.i :]:
        for layer, step in ((one, at.size), (other, -0.95 * at.size)):
            if layer in at.rows[day]:
                at.rows[day][layer] += step
    return Fault(("reclassified",), at.days[at.i], at.days[at.i])


def _swapped(at: Spot) -> Fault:
    row = at.rows[at.days[at.i]]
    one, other = at.rng.sample([x for x in at.series.sets[-1] if x in row], 2)
    row[one], row[other] = row[other], row[one]
    return Fault(("mislabelled",), at.days[at.i], at.days[at.i])


def _renamed(at: Spot) -> Fault:
    at.rows[at.days[at.i]]["no such layer"] = at.rows[at.days[at.i]].pop(_layer(at))
    return Fault(("mislabelled",), at.days[at.i], at.days[at.i])


def _dropped_day(at: Spot) -> Fault:
    del at.rows[at.days[at.i]]
    return Fault(("missing",), at.days[at.i], at.days[at.i])


def _dropped_layer(at: Spot) -> Fault:
    del at.rows[at.days[at.i]][_layer(at)]
    return Fault(("incomplete",), at.days[at.i], at.days[at.i])


def _not_renewed(at: Spot) -> Fault:
    at.rows[at.days[at.i]] = dict(at.rows[at.days[at.i - 1]])
    return Fault(("stale",), at.days[at.i], at.days[at.i])


def _layer(at: Spot) -> str:
    days = at.days[at.i - 1 : at.i + 3]
    return at.rng.choice([x for x in at.series.sets[0] if all(x in at.rows[d] for d in days)])


FAULTS: dict[str, Callable[[Spot], Fault]] = {
    "glitch": _glitch,
    "glitch of three days": _long_glitch,
    "batch correction": _bulk,
    "days held back": _held_back,
    "reclassified": _moved,
    "layers swapped": _swapped,
    "layer renamed": _renamed,
    "day dropped": _dropped_day,
    "layer dropped": _dropped_layer,
    "map not renewed": _not_renewed,
}
SIZES: Mapping[str, tuple[float, ...]] = {
    "glitch": (5, 10, 20, 50),
    "glitch of three days": (10, 20, 50),
    "batch correction": (10, 20, 50, 200),
    "reclassified": (4, 8, 20),
    "days held back": (4, 7, 10),
}
"""In scales; of days held back, how many."""


def flagged(found: Sequence[Found], *kinds: str) -> set[dt.date]:
    """Days flagged, by some kinds or by any."""
    out = set()
    for one in found:
        start, end = one.flag.period.start, one.flag.period.end
        if start and end and (not kinds or one.flag.kind in kinds):
            out |= {start + n * ONE for n in range((end - start).days + 1)}
    return out


def trial(series: Series, kind: str, size: float, rng: random.Random, n: int = 6) -> Tally:
    """Put faults into a series and see what is found."""
    held = kind == "days held back"
    usual = scale(list(series.rows), [sum(r.get(x, 0.0) for x in series.sets[0]) for r in series.rows.values()])
    before = series.review(series.rows)
    rows, put = faults(series, kind, size / usual if held and usual else size, rng, n)
    after = series.review(rows)
    hit = 0
    told: set[dt.date] = set()
    for fault in put:
        days = {fault.first + k * ONE for k in range((fault.last - fault.first).days + 1)}
        hit += days <= flagged(after, *fault.kinds)
        # a fault shows on its days, on the way back, and on days that it held back
        told |= {day + k * ONE for day in days for k in range(-12 if held else -1, 3)}
    beside = flagged(after, *JUDGED) - flagged(before, *JUDGED) - told
    return Tally(len(put), hit, len(beside))


def kinds_of(layers: int) -> tuple[str, ...]:
    """Faults that a series of so many layers can have."""
    between = ("reclassified", "layers swapped", "layer renamed", "layer dropped")
    return tuple(kind for kind in FAULTS if layers > 1 or kind not in between)


def shipped() -> Iterator[Series]:
    """The series that ship with the theatre of Ukraine."""
    tracks = Tracks(load())
    rules = tracks.theatre.conventions
    for name, source, convention in (("isw under afp", "isw", "afp"), ("isw under isw", "isw", "isw")):
        figure = tracks.figures.of(source)
        assert figure
        layers, judged = rules[convention].layers, tracks.judged(source)
        # the years in which every layer of the rule is drawn
        rows = {d: {x: km2 for x, km2 in r.items() if x in judged} for d, r in figure.layers.items()}
        yield Series(
            name, rows, (layers,), lambda r, s=layers, j=judged: review.of_layers(r, [s], judged=j, others=False),
            kinds_of(len(layers)),
        )  # fmt: skip
    figure = tracks.figures.of("isw-economist")
    assert figure
    yield _plain("isw-economist from 2023", {d: dict(r) for d, r in figure.layers.items() if d.year > 2022})
    figure = tracks.figures.of("deepstate-areas")
    assert figure
    areas = figure.updates("occupied")
    zone = clock(rules["deepstate"].clock)
    last = {at.astimezone(zone).date(): km2 for at, km2 in areas}
    yield _plain("deepstate-areas from 2023", {d: {"occupied": v} for d, v in last.items() if d.year > 2022})
    daily = tracks.daily(rules["deepstate"])
    assert daily
    held = {day: {"occupied": ground.held} for day, ground in daily.files.items()}
    yield Series("deepstate, files", held, (("occupied",),), lambda r: _files(r, areas, zone), kinds_of(1))


def _plain(name: str, rows: Rows) -> Series:
    (layer,) = next(iter(rows.values()))
    return Series(name, rows, ((layer,),), lambda r: review.of_layers(r, []), kinds_of(1))


def _files(rows: Rows, updates: list[tuple[dt.datetime, float]], zone: dt.tzinfo) -> list[Found]:
    """Map files that hold so much, beside their source's updates."""
    held = {day: row["occupied"] for day, row in rows.items()}
    files, before = [], next(iter(held.values()))
    for day, km2 in held.items():
        files.append(File(day, km2, max(0.0, km2 - before), max(0.0, before - km2)))
        before = km2
    shown = match(held, updates, 1)
    updated = [at.astimezone(zone).date() for at, _ in updates]
    return review.of_files(files, ("occupied",), shown=shown, updated=updated, usually=1)


def made_up(seed: int, days: int = 700) -> Series:
    """A war that never was: three layers, quiet and lively months, a redraw now and then."""
    rng = random.Random(seed)
    firm, loose, said = 40_000.0, 900.0, 500.0
    rows: Rows = {}
    for n in range(days):
        pace = 8 if n // 90 % 2 else 3
        loose += rng.gammavariate(1.2, pace)
        said += rng.gauss(0, pace)
        if n % 37 == 36:
            firm, loose = firm + loose - 700, 700.0
        rows[dt.date(1961, 1, 1) + n * ONE] = {"firm": firm, "loose": loose, "said": max(said, 50.0)}
    sets = (("firm", "loose", "said"),)
    return Series("made up", rows, sets, lambda r: review.of_layers(r, sets), kinds_of(3))


def table(trials: int, seed: int) -> Iterator[str]:
    """Lines of the table, a line a kind and size, all series together; then a line a series."""
    yield "| fault | size | put | found | found, % | right, % |"
    yield "|---|---:|---:|---:|---:|---:|"
    series = [*shipped(), made_up(seed)]
    per: dict[str, list[Tally]] = {s.name: [] for s in series}
    for kind in FAULTS:
        for size in SIZES.get(kind, (0,)):
            rng = random.Random(f"{seed} {kind} {size}")
            done = [(s, trial(s, kind, size, rng)) for s in series if kind in s.kinds for _ in range(trials)]
            for s, tally in done:
                per[s.name].append(tally)
            yield _line(kind, f"{size:g}" if size else "", [tally for _, tally in done])
    yield ""
    yield "| series | | put | found | found, % | right, % |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, tallies in per.items():
        yield _line(name, "", tallies)


def _line(what: str, size: str, tallies: Sequence[Tally]) -> str:
    put, found, beside = (sum(t[k] for t in tallies) for k in range(3))
    right = 100 * found / (found + beside) if found + beside else 100.0
    return f"| {what} | {size} | {put} | {found} | {100 * found / max(1, put):.0f} | {right:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=3, metavar="N", help="rounds a kind, size and series (3)")
    parser.add_argument("--seed", type=int, default=7, metavar="N")
    args = parser.parse_args()
    for line in table(args.trials, args.seed):
        print(line)


if __name__ == "__main__":
    main()
