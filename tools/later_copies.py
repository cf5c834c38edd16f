"""The tables of docs/checking.md on how far printed figures are from what the maps give today, measured before any of
them is judged: what is left over beyond rounding, and how figures are rounded."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import printed as bench
from frontledger.checking.question import cuts_off, valid
from frontledger.checking.tolerance import allowed
from frontledger.nouns import Convention, Period


class Copy(NamedTuple):
    """A printed figure of national gain beside what its own rule gives."""

    rule: Convention
    period: Period
    printed: float
    measured: float
    beyond: float
    """How far the measured figure lies outside what rounding allows, km²."""


def copies() -> list[Copy]:
    """Every month's national gain that a source counted itself by a rule then in use, plainly told, each distinct one
    once, where there is a map at both ends."""
    found: dict[tuple[str, Period, float], Copy] = {}
    for printed in bench.THEATRE.printed:
        claim, who = printed.claim, bench.counted_by(printed.claim)
        plain = claim.amount is not None and (claim.amount.unit, claim.amount.hedge) == ("km2", "none")
        if claim.kind != "area_change" or claim.place != (bench.THEATRE.home,) or not plain or not claim.period:
            continue
        if not _month(claim.period):
            continue
        published = bench.report_of((claim,), printed.row.url).published
        for m in bench.MEASURER.change(claim.side or "", bench.THEATRE.home, claim.period):
            rule = bench.THEATRE.conventions[m.convention]
            gross = m.quantity != "change"
            weak = any(f.set_aside or f.kind == "lagged" for f in m.flags)
            theirs = who in rule.used_by and valid(rule, published) and gross == (claim.extra.net is False)
            # a second measurement of the same maps brings a width of its own
            wider = m.uncertainty > rule.tolerance_km2
            if not theirs or m.quantity == "lost" or weak or wider or m.amount is None or rule.abroad:
                continue
            assert claim.amount
            figure = allowed(claim.amount, claim.quote, rounded_down=cuts_off((rule,), claim.period))
            key = rule.id, claim.period, figure.value
            found.setdefault(key, Copy(rule, claim.period, figure.value, m.amount, figure.miss(m.amount, m.amount)))
    return list(found.values())


def _month(period: Period) -> bool:
    start, end = period.start, period.end
    return bool(start and end and start.day == 1 and end.day == calendar.monthrange(start.year, start.month)[1]) and (
        (start.year, start.month) == (end.year, end.month)  # type: ignore[union-attr]
    )


def left_over() -> Iterator[str]:
    """What is left over beyond rounding, by rule."""
    yield "| rule | figures | within rounding | three in four within, km² | nine in ten within, km² | farthest, km² |"
    yield "|---|---:|---:|---:|---:|---:|"
    every = copies()
    for rule in dict.fromkeys(c.rule.id for c in every):
        beyond = sorted(c.beyond for c in every if c.rule.id == rule)
        if len(beyond) < 4:
            yield f"| `{rule}` | {len(beyond)} | {sum(b == 0 for b in beyond)} | | | {beyond[-1]:.2f} |"
            continue
        quartile = statistics.quantiles(beyond, n=4, method="inclusive")[2]
        tenth = statistics.quantiles(beyond, n=10, method="inclusive")[8]
        yield (
            f"| `{rule}` | {len(beyond)} | {sum(b == 0 for b in beyond)} | {quartile:.2f} | {tenth:.2f} | "
            f"{beyond[-1]:.2f} |"
        )


def records() -> Iterator[str]:
    """What a record turns on is one gain less another: how far two measurements of the same maps are apart in that."""
    for rule in bench.THEATRE.conventions.values():
        apart: dict[Period, float] = {}
        for month in _months(bench.MEASURER.coverage(rule.id)):
            found = bench.MEASURER.change(bench.THEATRE.attacker, bench.THEATRE.home, month)
            mine = [m for m in found if m.convention == rule.id and m.quantity == "change" and not m.flags]
            # an archive of snapshots lacks some, and the last of a month may be among them
            mine = [m for m in mine if m.source in (rule.source, *rule.also[:1])]
            values = [m.amount for m in mine if m.uncertainty <= rule.tolerance_km2 and m.amount is not None]
            if len(values) > 1:
                apart[month] = values[0] - values[1]
        pairs = [abs(a - b) for a, b in itertools.combinations(apart.values(), 2)]
        if pairs:
            room = 2 * rule.tolerance_km2
            yield f"By `{rule.id}` {len(apart)} months have two measurements of the same maps."
            yield f"{sum(p <= room for p in pairs)} of their {len(pairs)} pairs agree on the difference of two gains"
            yield f"within {room:g} km²; the farthest are {max(pairs):.2f} km² apart."


def _months(covered: Period | None) -> Iterator[Period]:
    """Whole months of a time."""
    if covered is None or covered.start is None or covered.end is None:
        return
    for n in range(covered.start.year * 12, covered.end.year * 12 + 12):
        start = dt.date(n // 12, n % 12 + 1, 1)
        end = start.replace(day=calendar.monthrange(start.year, start.month)[1])
        if covered.start <= start and end <= covered.end:
            yield Period(start, end)


def rounding() -> Iterator[str]:
    """Of the rules that cut decimals off for a time: figures that lie within half a km² either way, and half or more
    above a whole number, by how they are printed."""
    yield "| rule | times that end | cut off | rounded up |"
    yield "|---|---|---:|---:|"
    for rule in bench.THEATRE.conventions.values():
        until = rule.rounding_until
        if until is None:
            continue
        mine = [c for c in copies() if c.rule == rule and c.measured % 1 >= 0.5 and abs(c.measured - c.printed) < 1]
        for name, late in ((f"until {until}", False), ("later", True)):
            of = [c for c in mine if c.period.end and (c.period.end > until) == late]
            cut = sum(c.printed == c.measured // 1 for c in of)
            yield f"| `{rule.id}` | {name} | {cut} | {len(of) - cut} |"
