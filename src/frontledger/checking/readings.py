"""What a figure can mean where the report leaves it open: of what a percentage is, whether ground held before the
invasion is in it. Each reading is asked under every rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ..nouns import Claim, Period
from . import sentences as said
from .figures import Figure, changes, held, official_km2, shares
from .question import Case
from .say import Say
from .table import Row, Ruling
from .tolerance import table

ONE = dt.timedelta(days=1)
_MILDER = ("supported", "other_rule", "depends", "disputed", "differs", "contradicted")


class Reading(NamedTuple):
    """One thing a figure can mean: the maps' figures for it, and what one of them says, as a clause."""

    figures: list[Figure]
    finding: Callable[[Row], Say]


def of_change(case: Case, claim: Claim, period: Period, *, percent: bool) -> Iterator[Reading]:
    """Readings of a gain or a loss, the plain one first.

    In percent: a share of the place's official area, else what was held grew by so much. In km²: the change; the
    same up to the end of the last month; of a gain since the invasion, where that is no more than all that is held,
    also that.
    """
    figures = changes(case, claim, period)
    if percent:
        net = [f for f in figures if f.measurement.quantity == "change"]
        yield Reading(_of_area(case, claim, net), lambda row: _gain_share(case, claim, row, period))
        yield Reading(_of_held(case, claim, net, period), lambda row: said.finding_growth(row.value or 0.0, period))
        return
    yield Reading(figures, lambda row: said.finding_change(claim, row.value or 0.0, period))
    months = whole_months(case, period)
    if months is not None:
        yield Reading(changes(case, claim, months), lambda row: said.finding_change(claim, row.value or 0.0, months))
    start, end = period.start, period.end
    if start is not None and end is not None and start == case.theatre.invasion and _whole(case, claim):
        yield Reading(held(case, claim, end), lambda row: _holds(case, claim, row, end))


def whole_months(case: Case, period: Period) -> Period | None:
    """A time told up to the day of publication, in the first days of a month, as one that ends with the month before:
    a count "since January" is as a rule one of months."""
    start, end = period.start, period.end
    if start is None or end is None or end != case.report.published or start.day != 1:
        return None
    last = end.replace(day=1) - ONE
    return Period(start, last) if start < last and end.day <= table()["since"]["whole_months"] else None


def of_gains(case: Case, claim: Claim, period: Period, *, percent: bool) -> Iterator[Reading]:
    """The reading of a part of all gains that falls to regions."""
    whole = {f.key: f for f in changes(case, replace(claim, place=(case.theatre.home,)), period)}
    found = []
    for part in changes(case, claim, period) if percent else ():
        all_of_it = whole.get(part.key)
        if part.measurement.quantity == "change" and all_of_it is not None and (all_of_it.value or 0.0) > 0:
            km2 = all_of_it.value or 0.0
            share = _percent(part, km2, f"the whole gain: {km2:,.1f} km²")
            wider = share.uncertainty + abs(share.value or 0.0) * all_of_it.uncertainty / km2
            flags = tuple(dict.fromkeys((*part.measurement.flags, *all_of_it.measurement.flags)))
            found.append(Figure(replace(share.measurement, uncertainty=wider, flags=flags), share.value, wider))
    yield Reading(found, lambda row: said.finding_part_of_gains(row.value or 0.0, period, case.regions(claim)))


def of_total(case: Case, claim: Claim, day: dt.date) -> Iterator[Reading]:
    """Readings of ground held at the end of a day: all of it; what was taken since the invasion; all but the regions
    that were held whole before."""
    yield Reading(held(case, claim, day), lambda row: _holds(case, claim, row, day))
    invasion = case.theatre.invasion
    if invasion is None or day < invasion or not _whole(case, claim):
        return
    since = Period(invasion, day)
    taken = [
        f._replace(measurement=replace(f.measurement, quantity="held"))
        for f in changes(case, claim, since)
        if f.measurement.quantity == "change"
    ]
    yield Reading(taken, lambda row: said.finding_change(claim, row.value or 0.0, since))
    before = case.theatre.held_before
    yield Reading(
        _without(case, claim, day, before),
        lambda row: said.finding_held_without(
            claim.side or case.theatre.attacker, row.value or 0.0, case.regions(claim), day, before
        ),
    )


def of_share(case: Case, claim: Claim, day: dt.date) -> Iterator[Reading]:
    """Readings of a share held at the end of a day: all of it; told of a time that ends then, what was taken in it."""
    yield Reading(shares(case, claim, day), lambda row: _holds(case, claim, row, day))
    period = claim.period
    if period is None or period.start is None or not period.start < day == period.end:
        return
    taken = [f for f in changes(case, claim, period) if f.measurement.quantity == "change"]
    yield Reading(_of_area(case, claim, taken), lambda row: _gain_share(case, claim, row, period))


def one_of(rulings: Sequence[Ruling]) -> Ruling:
    """One ruling for all readings that were tried: the plain one where it is supported; `depends` where another is;
    else the mildest."""
    first, *others = rulings
    if not others:
        return first
    fitting = next((r for r in others if r.verdict == "supported"), None)
    best = min(rulings, key=lambda r: _MILDER.index(r.verdict) if r.verdict in _MILDER else len(_MILDER))
    if first.verdict != "supported" and fitting is not None and fitting.clause and first.clause:
        best = fitting._replace(verdict="depends", sentence=said.depends_on_meaning(fitting.clause, first.clause))
    rows = list(best.rows)
    for ruling in rulings:
        rows += [row for row in ruling.rows if row not in rows]
    return best._replace(
        rows=tuple(rows),
        question=first.question,
        rules_tried=sum(r.rules_tried for r in rulings),
        by_chance=_sum([r.by_chance for r in rulings]),
    )


def _sum(numbers: Sequence[float | None]) -> float | None:
    known = [n for n in numbers if n is not None]
    return round(sum(known), 3) if known else None


def _whole(case: Case, claim: Claim) -> bool:
    """Is it the attacker's ground in the whole country?"""
    sides = (None, case.theatre.attacker)
    return claim.side in sides and case.regions(claim) == (case.theatre.home,) and claim.extra.direction != "loss"


def _holds(case: Case, claim: Claim, row: Row, day: dt.date) -> Say:
    side = claim.side or case.theatre.attacker
    return said.finding_held(side, row.value or 0.0, row.measurement.unit, case.regions(claim), day)


def _gain_share(case: Case, claim: Claim, row: Row, period: Period) -> Say:
    loss = claim.extra.direction == "loss"
    return said.finding_gain_share(row.value or 0.0, period, case.regions(claim), loss=loss)


def _of_area(case: Case, claim: Claim, figures: Sequence[Figure]) -> list[Figure]:
    areas = [official_km2(case, r) for r in case.regions(claim) if not _abroad(case, r)]
    total = sum(a or 0.0 for a in areas)
    if not total or None in areas:
        return []
    return [_percent(f, total, f"official area {total:,.0f} km²") for f in figures]


def _abroad(case: Case, region: str) -> bool:
    return region.partition("-")[0] != case.theatre.home


def _of_held(case: Case, claim: Claim, figures: Sequence[Figure], period: Period) -> list[Figure]:
    if period.start in (None, dt.date.min):
        return []
    day = period.start - ONE
    base = {f.measurement.convention: f.value for f in reversed(held(case, claim, day)) if f.value}
    rules = [(f, base[f.measurement.convention]) for f in figures if f.measurement.convention in base]
    return [_percent(f, km2, f"held on {day}: {km2:,.0f} km²") for f, km2 in rules]


def _percent(figure: Figure, of_km2: float, denominator: str) -> Figure:
    m, scale = figure.measurement, 100 / of_km2
    amount = None if m.amount is None else m.amount * scale
    uncertainty = m.uncertainty * scale
    told = {"unit": "percent", "quantity": "share", "denominator": denominator}
    share = replace(m, amount=amount, uncertainty=uncertainty, **told)
    return Figure(share, None if figure.value is None else figure.value * scale, uncertainty)


def _without(case: Case, claim: Claim, day: dt.date, regions: Sequence[str]) -> list[Figure]:
    """What is held less what of it lies in some regions, where the same source tells both."""
    parts = [{f.key: f for f in held(case, replace(claim, place=(r,)), day)} for r in regions]
    found = []
    for f in held(case, claim, day):
        off = [part[f.key] for part in parts if f.key in part and part[f.key].value is not None]
        if regions and len(off) == len(parts) and f.value is not None:
            value = f.value - sum(o.value or 0.0 for o in off)
            left = replace(f.measurement, amount=value, denominator=f"without {', '.join(regions)}")
            found.append(Figure(left, value, f.uncertainty))
    return found
