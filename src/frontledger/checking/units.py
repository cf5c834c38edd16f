"""Units of time around the one told of, each with what every rule finds in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..nouns import Claim, Period
from .figures import Figure, changes
from .question import Case
from .spans import Grain, frame_of

_MOST = 200
"""So many units of time are looked at on each side of the one asked about: four years of weeks."""
_ONE = dt.timedelta(days=1)


class Unit(NamedTuple):
    """A unit of time under one rule."""

    period: Period
    value: float
    set_aside: bool


def one_each(figures: Sequence[Figure]) -> list[Figure]:
    """One net figure a rule, files that show other days passed over."""
    out: dict[str, Figure] = {}
    for f in figures:
        m = f.measurement
        if m.quantity in ("change", "count") and f.value is not None and not any(x.kind == "lagged" for x in m.flags):
            out.setdefault(m.convention, f)
    return list(out.values())


def units_before(case: Case, claim: Claim, rules: Sequence[str], grain: Grain) -> dict[str, list[Unit]]:
    """By rule, the claim's own unit of time and those before it, in order, as far as the maps reach."""
    period = claim.period or Period(None, None)
    if grain == "day" and (found := _days(case, claim, rules, Period(None, period.end))) is not None:
        return found
    walked = _walk(case, claim, rules, period, lambda at: before(at, grain))
    return {rule: units[::-1] for rule, units in walked.items()}


def units_after(case: Case, claim: Claim, rules: Sequence[str], grain: Grain) -> dict[str, list[Unit]]:
    """By rule, the units of time after the claim's own, where the time it is ranked in goes on ("of 2025")."""
    frame, period, published = frame_of(claim), claim.period, case.report.published
    if frame is None or frame.end is None or period is None or period.end is None:
        return {rule: [] for rule in rules}
    last = min(frame.end, published or frame.end)

    def next_in_it(at: Period) -> Period | None:
        following = after(at, grain)
        return following if following.end and following.end <= last else None

    start = next_in_it(period)
    if start is None:
        return {rule: [] for rule in rules}
    if grain == "day" and (found := _days(case, claim, rules, Period(start.start, last))) is not None:
        return found
    return _walk(case, claim, rules, start, next_in_it)


def _days(case: Case, claim: Claim, rules: Sequence[str], period: Period) -> dict[str, list[Unit]] | None:
    """Single days, of one region, as the rules' series have them: a step over several days is set aside."""
    regions, side = case.regions(claim), claim.side or case.theatre.attacker
    if len(regions) != 1 or any(rule not in case.theatre.conventions for rule in rules):
        return None
    sign = -1 if claim.extra.direction == "loss" else 1
    found: dict[str, list[Unit]] = {}
    for rule in rules:
        series = case.measurer.series(rule, side, regions[0], period)
        steps = series.steps if series else ()
        found[rule] = [
            Unit(Period(s.start, s.end), sign * s.amount, s.set_aside or s.start != s.end)
            for s in steps
            if s.amount is not None
        ]
    return found


def _walk(
    case: Case, claim: Claim, rules: Sequence[str], start: Period, step: Callable[[Period], Period | None]
) -> dict[str, list[Unit]]:
    """Units of time one by one, as long as a rule covers them; one that cannot be measured is passed over."""
    found: dict[str, list[Unit]] = {rule: [] for rule in rules}
    going, at = set(rules), start
    for _ in range(_MOST):
        figures = changes(case, claim, at)
        going &= {f.measurement.convention for f in figures}
        if not going:
            break
        for figure in one_each(figures):
            rule = figure.measurement.convention
            if rule in going:
                set_aside = any(f.set_aside for f in figure.measurement.flags)
                found[rule].append(Unit(at, figure.value or 0.0, set_aside))
        following = step(at)
        if following is None:
            break
        at = following
    return found


def before(period: Period, grain: Grain) -> Period:
    """The unit of time before one."""
    start = period.start or dt.date.min
    last = start - _ONE if start > dt.date.min else start
    return Period(_first_of(last, grain), last)


def after(period: Period, grain: Grain) -> Period:
    """The unit of time after one."""
    end = period.end or dt.date.max
    first = end + _ONE if end < dt.date.max else end
    if grain in ("day", "week") or first.year == dt.date.max.year:
        return Period(first, first + (6 if grain == "week" and first.year < dt.date.max.year else 0) * _ONE)
    months = 1 if grain == "month" else 12
    count = first.year * 12 + first.month - 1 + months
    return Period(first, dt.date(count // 12, count % 12 + 1, 1) - _ONE)


def _first_of(last: dt.date, grain: Grain) -> dt.date:
    match grain:
        case "day":
            return last
        case "week":
            return last - 6 * _ONE if last - dt.date.min > 6 * _ONE else dt.date.min
        case "month":
            return last.replace(day=1)
        case "year":
            return last.replace(month=1, day=1)
