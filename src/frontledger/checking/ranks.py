"""Ranks and streaks: the second largest, the third month in a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..nouns import Claim, Period
from . import record_sentences as said
from .figures import changes, distinct
from .question import Case, ask
from .records import Grain, grain_of, named_time, one_each
from .say import Say
from .table import Grade, Row, Ruling, decide
from .uncovered import no_map, no_period, not_cut, nothing_to_compare, other_length

_UNITS_BACK = 200
"""So many units of time are looked at, counted back from the one asked about: four years of weeks."""


class Unit(NamedTuple):
    """A unit of time under one rule."""

    period: Period
    value: float
    set_aside: bool


def judge_rank(case: Case, claim: Claim) -> Ruling:
    """Which place has the change over the claim's period among those of all complete units of time?"""
    rank = claim.extra.rank

    def found(units: list[Unit]) -> tuple[Grade, int, Say]:
        window = named_time(claim)
        start = window.start if window else None
        last = units[-1]
        smallest = claim.extra.order in ("smallest", "less")
        kept = [u for u in units[:-1] if not u.set_aside and (start is None or _first(u) >= start)]
        ahead = sum((u.value < last.value) if smallest else (u.value > last.value) for u in kept)
        grade: Grade = "fits" if ahead + 1 == rank else "near" if abs(ahead + 1 - (rank or 0)) == 1 else "apart"
        since = max(_first(units[0]), start or dt.date.min)
        return grade, ahead, said.since_first(since)

    if rank is None or claim.extra.order is None:
        return nothing_to_compare(ask(claim, "change", claim.period, places=case.regions(claim))[0])
    return _judge(case, claim, found, said.ranked)


def judge_streak(case: Case, claim: Claim) -> Ruling:
    """How many units of time in a row, up to the claim's, did the change grow, shrink or stay a gain?"""
    told = int(claim.amount.low) if claim.amount else None

    def found(units: list[Unit]) -> tuple[Grade, int, Say]:
        run = _run(units, claim.extra.order)
        grade: Grade = "fits" if run == told else "near" if run and abs(run - (told or 0)) == 1 else "apart"
        return grade, run, said.told_times(told or 0)

    if told is None:
        return nothing_to_compare(ask(claim, "change", claim.period, places=case.regions(claim))[0])
    return _judge(case, claim, found, said.streak)


def _run(units: Sequence[Unit], order: str | None) -> int:
    holds: Callable[[float, float], bool]
    if order in ("less", "smallest"):
        holds = lambda now, before: now < before  # noqa: E731
    elif order in ("more", "largest"):
        holds = lambda now, before: now > before  # noqa: E731
    else:
        holds = lambda now, _: now > 0  # noqa: E731
    run = 0
    for now, before in zip(reversed(units), reversed(units[:-1]), strict=False):
        if not holds(now.value, before.value):
            break
        run += 1
    return run


def _judge(
    case: Case,
    claim: Claim,
    found: Callable[[list[Unit]], tuple[Grade, int, Say]],
    sentence: Callable[[str, str, int, Say], Say],
) -> Ruling:
    question, _ = ask(claim, "change", claim.period, places=case.regions(claim))
    period = claim.period
    if not all(case.is_region(r) for r in case.regions(claim)):
        return not_cut(case, claim, question)
    if period is None or period.start is None or period.end is None:
        return no_period(case, claim, question)
    grain = grain_of(claim)
    if grain is None:
        return other_length(question)
    own_rules = case.own_rules(claim, period)
    rules = [c.id for c in own_rules]
    rows = []
    figures = one_each(changes(case, claim, period))
    series = _units(case, claim, [f.measurement.convention for f in figures], grain, period)
    for figure in distinct(case, figures, own_rules, lambda f: series[f.measurement.convention]):
        m = figure.measurement
        units = series[m.convention]
        if len(units) < 2:
            continue
        grade, count, words = found(units)
        own = rules.index(m.convention) if m.convention in rules else None
        miss = {"fits": 0.0, "near": 1.0, "apart": 2.0}[grade]
        row = Row(m, "yes" if grade == "fits" else "no", grade, figure.value, miss, own)
        rows.append(row._replace(says=(sentence(m.convention, grain, count, words),), found=count))
    rows.sort(key=lambda r: r.order)
    decision = decide(rows, credited=bool(own_rules))
    if decision is None:
        return no_map(case, claim, question, period, rows)
    row = decision.row
    verdict = decision.verdict
    window = named_time(claim)
    span = case.measurer.coverage(row.measurement.convention)
    if verdict == "supported" and window and window.end and span and span.start and span.start > window.end:
        verdict = "uncovered"
    return Ruling(verdict, row.says[0], tuple(rows), question, rules_tried=len(rows))


def _units(case: Case, claim: Claim, rules: Sequence[str], grain: Grain, period: Period) -> dict[str, list[Unit]]:
    """By rule, changes over the claim's period and over the units of time before it, in order, as far as they reach."""
    found: dict[str, list[Unit]] = {rule: [] for rule in rules}
    going, at = set(rules), period
    for _ in range(_UNITS_BACK):
        figures = {f.measurement.convention: f for f in one_each(changes(case, claim, at))}
        going &= figures.keys()
        if not going:
            break
        for rule in going:
            figure = figures[rule]
            set_aside = any(f.set_aside for f in figure.measurement.flags)
            found[rule].append(Unit(at, figure.value or 0.0, set_aside))
        at = before(at, grain)
    return {rule: units[::-1] for rule, units in found.items()}


def before(period: Period, grain: Grain) -> Period:
    """The unit of time before one."""
    start = period.start or dt.date.min
    last = start - dt.timedelta(days=1) if start > dt.date.min else start
    match grain:
        case "day":
            return Period(last, last)
        case "week":
            return Period(last - dt.timedelta(days=6), last)
        case "month":
            return Period(last.replace(day=1), last)
        case "year":
            return Period(last.replace(month=1, day=1), last)


def _first(unit: Unit) -> dt.date:
    return unit.period.start or dt.date.min
