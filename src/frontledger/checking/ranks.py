"""Ranks and streaks: the second largest, the third month in a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from ..nouns import Claim
from . import record_sentences as said
from .figures import changes, distinct
from .question import Case, ask
from .say import Say
from .spans import grain_of, named_time
from .table import Grade, Row, Ruling, decide
from .uncovered import no_map, no_period, not_cut, nothing_to_compare, other_length
from .units import Unit, one_each, units_after, units_before


def judge_rank(case: Case, claim: Claim) -> Ruling:
    """Which place has the change over the claim's period among those of all complete units of time?"""
    rank = claim.extra.rank

    def found(units: list[Unit], later: list[Unit]) -> tuple[Grade, int, Say]:
        window = named_time(claim)
        start = window.start if window else None
        last = units[-1]
        smallest = claim.extra.order in ("smallest", "less")
        kept = [u for u in (*units[:-1], *later) if not u.set_aside and (start is None or _first(u) >= start)]
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

    def found(units: list[Unit], _: list[Unit]) -> tuple[Grade, int, Say]:
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
    found: Callable[[list[Unit], list[Unit]], tuple[Grade, int, Say]],
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
    each = [f.measurement.convention for f in figures]
    series, later = units_before(case, claim, each, grain), units_after(case, claim, each, grain)
    for figure in distinct(case, figures, own_rules, lambda f: series[f.measurement.convention]):
        m = figure.measurement
        units = series[m.convention]
        if len(units) < 2 or units[-1].period.end != period.end:
            continue
        grade, count, words = found(units, later[m.convention])
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


def _first(unit: Unit) -> dt.date:
    return unit.period.start or dt.date.min
