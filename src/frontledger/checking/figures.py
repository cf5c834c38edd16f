"""Measurements for a claim: asked of the maps, put together over several regions, turned into the claim's direction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ..nouns import Claim, Convention, Measurement, Period
from .question import Case, counted, what_of
from .tolerance import table

Ask = Callable[[str, str], list[Measurement]]
"""Measurements for a side and a region."""


class Figure(NamedTuple):
    """A measurement, its figure in the claim's direction, and how sure that is."""

    measurement: Measurement
    value: float | None
    uncertainty: float

    @property
    def key(self) -> tuple[str, str]:
        return self.measurement.convention, self.measurement.source


def changes(case: Case, claim: Claim, period: Period) -> list[Figure]:
    """Change over a period under every rule: what the claim tells of, a gain or a loss, is positive. Of what is no
    ground, what was counted in it."""
    if counted(claim):
        found = case.measurer.count(claim.side or case.theatre.attacker, what_of(claim), period)
        return [Figure(m, m.amount, m.uncertainty) for m in found]
    sign, gross = (-1.0, "lost") if claim.extra.direction == "loss" else (1.0, "gained")
    # sums of single days' gains answer only a claim that does not say net, and for one day they say nothing new
    ask_gross = claim.extra.net is not True and period.start != period.end
    figures = []
    if period.start in (None, dt.date.min):
        return []
    found = over_regions(case, claim, lambda side, region: case.measurer.change(side, region, period))
    for m in (drawn_later(case, x) for x in found):
        if m.quantity == "change":
            figures.append(Figure(m, None if m.amount is None else sign * m.amount, m.uncertainty))
        elif m.quantity == gross and ask_gross:
            figures.append(Figure(m, m.amount, m.uncertainty))
    return figures


def distinct(
    case: Case, figures: Sequence[Figure], own: Sequence[Convention], found: Callable[[Figure], object] | None = None
) -> list[Figure]:
    """Figures without twins: where two rules find the very same from the same source, what one counts more than the
    other was nothing, and only one was tried: the credited source's own, else the plainer.

    Args:
        found: what is found under a rule; without it, the figure.
    """
    rules = [c.id for c in own]

    def rank(f: Figure) -> tuple[int, int, str]:
        rule = f.measurement.convention
        return rules.index(rule) if rule in rules else len(rules), len(case.theatre.rule(rule).layers), rule

    best: list[tuple[object, Figure]] = []
    for f in figures:
        m = f.measurement
        key = (m.source, m.quantity, m.radius_km, m.period, found(f) if found else f.value)
        twin = next((n for n, (known, g) in enumerate(best) if known == key and g.value is not None), None)
        if twin is None or f.value is None:
            best.append((key, f))
        elif rank(f) < rank(best[twin][1]):
            best[twin] = key, f
    return [f for _, f in best]


def held(case: Case, claim: Claim, day: dt.date) -> list[Figure]:
    """Ground held at the end of a day, km²."""
    found = over_regions(case, claim, lambda side, region: case.measurer.held(side, region, day))
    found = [drawn_later(case, m) for m in found]
    if claim.side == case.theatre.home:
        # what is left of an official area is no surer than a share of it
        area = sum(official_km2(case, r) or 0.0 for r in case.regions(claim))
        least = area * table()["share"]["points"] / 100
        found = [replace(m, uncertainty=max(m.uncertainty, least)) for m in found]
    return [Figure(m, m.amount, m.uncertainty) for m in found]


def shares(case: Case, claim: Claim, day: dt.date) -> list[Figure]:
    """Percent held at the end of a day; of several regions together, weighed by their official areas."""
    regions = case.regions(claim)
    areas = [official_km2(case, r) for r in regions]
    total = sum(a for a in areas if a is not None)
    if len(regions) > 1 and (None in areas or not total):
        return []
    weights = {r: (a or 0.0) / total for r, a in zip(regions, areas, strict=True)} if len(regions) > 1 else {}
    found = over_regions(case, claim, lambda side, region: case.measurer.share(side, region, day), weights=weights)
    if regions != (case.theatre.home,):
        least = table()["share"]["points"]
        found = [replace(m, uncertainty=max(m.uncertainty, least)) for m in found]
    return [Figure(m, m.amount, m.uncertainty) for m in found]


def drawn_later(case: Case, m: Measurement) -> Measurement:
    """The measurement, less sure where the report was published long after the days it speaks of: whoever counted may
    have done so on maps drawn anew since."""
    extra = redraw_part(case, m)
    return replace(m, uncertainty=round(m.uncertainty + extra, 6)) if extra else m


def redraw_part(case: Case, m: Measurement) -> float:
    """What that adds to the half width, km²: it takes the place of the rule's own part, where that is smaller."""
    measured, published, end = table()["measured"], case.report.published, m.period.end
    if published is None or end is None or (published - end).days <= measured["later_than_days"]:
        return 0.0
    return max(0.0, float(measured["redraw"]) - case.theatre.conventions[m.convention].tolerance_km2)


def official_km2(case: Case, region: str) -> float | None:
    """Official area of a region, or of a country as the sum of its regions; None where it is not known."""
    areas = [r.official_km2 for r in case.theatre.regions.values() if region in (r.id, r.country)]
    return sum(a for a in areas if a is not None) if areas and None not in areas else None


def over_regions(case: Case, claim: Claim, ask: Ask, *, weights: dict[str, float] | None = None) -> list[Measurement]:
    """Measurements that answer for all regions of a claim, added up where there are several."""
    regions = case.regions(claim)
    if not all(case.is_region(r) for r in regions):
        return []
    side, abroad = claim.side or case.theatre.attacker, case.abroad(claim)
    if abroad:
        # rules that count the country and these regions as one
        rules = case.theatre.conventions
        found = [m for m in ask(side, case.theatre.home) if abroad == set(rules[m.convention].abroad)]
        return [replace(m, place="+".join(regions)) for m in found]
    by_rule: dict[tuple[str, str, str], list[Measurement]] = {}
    for region in regions:
        for m in ask(side, region):
            by_rule.setdefault((m.convention, m.source, m.quantity), []).append(m)
    return [_together(parts, weights or {}) for parts in by_rule.values() if len(parts) == len(regions)]


def _together(parts: Sequence[Measurement], weights: dict[str, float]) -> Measurement:
    if len(parts) == 1:
        return parts[0]
    weighed = [(p.amount, p.uncertainty, weights.get(p.place, 1.0)) for p in parts]
    known = [amount * weight for amount, _, weight in weighed if amount is not None]
    return replace(
        parts[0],
        place="+".join(p.place for p in parts),
        amount=sum(known) if len(known) == len(parts) else None,
        uncertainty=sum(uncertainty * weight for _, uncertainty, weight in weighed),
        flags=tuple(dict.fromkeys(f for p in parts for f in p.flags)),
    )
