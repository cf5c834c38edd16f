"""Comparisons: more than before, twice as much, a third less."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ..nouns import Claim, Convention, Flag, Period
from . import record_sentences as said
from .amounts import measured_parts
from .figures import Figure, changes, distinct, held, shares
from .question import COUNTED, Case, ask
from .say import Say
from .spans import grain_of, whole_months
from .table import Grade, Row, Ruling, decide, grade
from .tolerance import allowed
from .uncovered import no_map, no_period, not_cut, nothing_to_compare
from .units import before, one_each

_MISS: dict[Grade, float] = {"fits": 0.0, "near": 1.0, "apart": 2.0}
_MEASURED = (None, "area_change", "rate", "area_total", "area_share")
_CHANGES = (None, "area_change", "rate", *COUNTED)
_CALENDAR = {"week": None, "month": 1, "year": 12}
"""Whole months of each unit of time that is set beside the one before it."""
_LENGTHS_ALIKE = 1.2
"""Times whose lengths stand in a smaller ratio are compared as they are: months have 28 to 31 days."""


class Two(NamedTuple):
    """A figure and the one it is compared with, under one rule."""

    figure: Figure
    base: Figure
    scale: float = 1.0
    """What the second is taken times, where times of unlike length are compared by the day."""

    @property
    def values(self) -> tuple[float, float]:
        return self.figure.value or 0.0, (self.base.value or 0.0) * self.scale

    @property
    def slack(self) -> tuple[float, float]:
        return self.figure.uncertainty, self.base.uncertainty * self.scale


def judge_comparison(case: Case, claim: Claim) -> Ruling:
    """Is one figure more or less than another, or so many times it?

    What a report says has grown or shrunk in a month, and names nothing beside it, is set beside the month before.
    """
    versus = _the_one_before(claim)
    if versus is None:
        return _compared(case, claim, claim.extra.versus)
    ruling = _compared(case, claim, versus)
    return ruling._replace(sentence=said.against_the_one_before(versus, ruling.sentence)) if ruling.rows else ruling


def _the_one_before(claim: Claim) -> Period | None:
    """The week, month or year before that of a change told without what it is compared with."""
    period, grain = claim.period, grain_of(claim)
    if claim.extra.versus is not None or claim.extra.order not in ("more", "less") or claim.extra.of not in _CHANGES:
        return None
    if period is None or grain is None or whole_months(period) != _CALENDAR.get(grain, 0):
        return None
    return before(period, grain)


def _compared(case: Case, claim: Claim, versus: Period | None) -> Ruling:
    """What follows from a figure and the one of another time."""
    question, _ = ask(claim, "change", claim.period, places=case.regions(claim))
    period = claim.period
    if versus is None or versus.end is None or (claim.extra.order is None and claim.amount is None):
        return nothing_to_compare(question)
    if not all(case.is_region(r) for r in case.regions(claim)):
        return not_cut(case, claim, question)
    if period is None or period.end is None:
        return no_period(case, claim, question)
    state = claim.extra.of in ("area_total", "area_share")
    if not state and (period.start is None or versus.start is None):
        return no_period(case, claim, question)
    own = case.own_rules(claim, period)
    rulings = []
    for scale in _scales(claim, period, versus, state=state):
        rows = [_row(claim, two, own) for two in _pairs(case, claim, period, versus, scale, state=state)]
        rows.sort(key=lambda r: r.order)
        decision = decide(rows, credited=bool(own))
        if decision is None:
            if rows:
                m, base = rows[0].measurement, rows[0].versus or 0.0
                return Ruling("uncovered", said.no_ratio(m.convention, base, versus, m.unit), tuple(rows), question)
            return no_map(case, claim, question, period, rows)
        row = decision.row
        tried = len({r.measurement.convention for r in rows if r.grade})
        parts = measured_parts(case, row.measurement)
        sentence = _sentence(claim, row, period, versus)
        flag = next((f for f in row.measurement.flags if f.set_aside), None)
        if decision.verdict == "other_rule" and decision.other is not None:
            sentence = _by_other(claim, decision.other, row)
        elif decision.verdict in ("disputed", "depends") and decision.other is not None:
            sentence = _two_rules(claim, row, decision.other)
        elif decision.flagged and flag is not None:
            sentence = _weakly(claim, row, flag)
        rulings.append(Ruling(decision.verdict, sentence, tuple(rows), question, parts, tried))
    first, last = rulings[0], rulings[-1]
    if first.verdict == last.verdict or "supported" not in (first.verdict, last.verdict):
        return first
    return first._replace(verdict="depends", sentence=said.depends_on_length(), rows=(*first.rows, *last.rows))


def _scales(claim: Claim, period: Period, versus: Period, *, state: bool) -> tuple[float, ...]:
    """How the second figure is taken: as it is, and where the lengths are unlike also spread over as many days."""
    if state or not (period.start and period.end and versus.start and versus.end):
        return (1.0,)
    days, base = (period.end - period.start).days + 1, (versus.end - versus.start).days + 1
    if claim.extra.of == "rate":
        return (days / base,)
    unlike = max(days, base) > _LENGTHS_ALIKE * min(days, base)
    return (1.0, days / base) if unlike and not _several(period, versus) else (1.0,)


def _several(period: Period, versus: Period) -> bool:
    """Is a month or a year compared with several ("than in the two years before")? Their sum is meant."""
    one, many = whole_months(period), whole_months(versus)
    return one in (1, 12) and many is not None and many > one and many % one == 0


def _pairs(case: Case, claim: Claim, period: Period, versus: Period, scale: float, *, state: bool) -> Sequence[Two]:
    if not state:
        now, then = changes(case, claim, period), changes(case, claim, versus)
    elif period.end and versus.end:
        of = held if claim.extra.of == "area_total" else shares
        now, then = of(case, claim, period.end), of(case, claim, versus.end)
    else:
        return []
    if not state:
        now = one_each(now)
    known = {
        f.key: f for f in then if f.value is not None and f.measurement.quantity in ("change", "held", "share", "count")
    }

    def both(figure: Figure) -> object:
        return figure.value, known[figure.key].value

    pairs = [f for f in now if f.key in known and f.value is not None]
    return [Two(f, known[f.key], scale) for f in distinct(case, pairs, case.own_rules(claim, period), both)]


def _row(claim: Claim, two: Two, own: Sequence[Convention]) -> Row:
    m = two.figure.measurement
    rules = [c.id for c in own]
    got, result = outcome(claim, two)
    flags = dict.fromkeys((*m.flags, *two.base.measurement.flags))
    return Row(
        replace(m, flags=tuple(flags)),
        "yes" if got == "fits" else "no",
        got,
        two.values[0],
        _MISS.get(got, 0.0) if got else 0.0,
        rules.index(m.convention) if m.convention in rules else None,
        versus=two.values[1],
        found=result if got else None,
    )


def outcome(claim: Claim, two: Two) -> tuple[Grade | None, float]:
    """How two measured figures stand to what the report says of them, and the ratio or difference they make.

    "18 % less" and "a third of" are printed alike, a share that is less: both ways of taking it are tried.
    """
    (value, base), (slack, base_slack) = two.values, two.slack
    order, amount = claim.extra.order, claim.amount
    if amount is None:
        difference = base - value if order in ("less", "smallest") else value - base
        return ("fits" if difference > 0 else "near" if difference > -(slack + base_slack) else "apart"), difference
    figure = allowed(amount, claim.quote)
    if figure.unit == "km2":
        return grade(figure, abs(value - base), slack + base_slack)[0], abs(value - base)
    if value <= 0 or base <= 0:
        return None, 0.0
    relative = slack / value + base_slack / base
    ratio = value / base
    if figure.unit == "times":
        ways = [1 / ratio if order == "less" else ratio]
    elif order == "less":
        ways = [100 * (1 - ratio), 100 * ratio]
    elif order == "more":
        ways = [100 * (ratio - 1)]
    else:
        ways = [100 * ratio]
    scale = ratio if figure.unit == "times" else 100 * ratio
    best = min(ways, key=lambda way: figure.miss(way, way))
    return grade(figure, best, relative * scale)[0], best


def _by_other(claim: Claim, own: Row, row: Row) -> Say:
    """What the credited source's own rule gives, and the other one that fits."""
    rules = (own.measurement.convention, row.measurement.convention)
    if claim.amount is None:
        values = ((own.versus or 0.0, own.value or 0.0), (row.versus or 0.0, row.value or 0.0))
        return said.compared_by_other(rules, values, row.measurement.unit)
    more = claim.extra.order == "more"
    return said.ratio_by_other(rules, (own.found or 0.0, row.found or 0.0), claim.amount, more=more)


def _two_rules(claim: Claim, row: Row, other: Row) -> Say:
    """What two rules give that part, where the report credits none of them."""
    rules = (row.measurement.convention, other.measurement.convention)
    if claim.amount is None:
        values = ((row.versus or 0.0, row.value or 0.0), (other.versus or 0.0, other.value or 0.0))
        return said.comparison_disputed(rules, values, row.measurement.unit)
    more = claim.extra.order == "more"
    return said.ratio_disputed(rules, (row.found or 0.0, other.found or 0.0), claim.amount, more=more)


def _weakly(claim: Claim, row: Row, flag: Flag) -> Say:
    """What two figures make that rest on a day which is set aside."""
    m = row.measurement
    if claim.amount is None:
        return said.compared_weakly(m.convention, (row.versus or 0.0, row.value or 0.0), m.unit, flag)
    return said.ratio_weakly(m.convention, row.found or 0.0, claim.amount, flag, more=claim.extra.order == "more")


def _sentence(claim: Claim, row: Row, period: Period, versus: Period) -> Say:
    value, base = row.value or 0.0, row.versus or 0.0
    rule, unit = row.measurement.convention, row.measurement.unit
    if claim.amount is None:
        return said.compared(rule, (base, value), (versus, period), unit)
    plain = Figure(row.measurement, value, 0.0)
    _, result = outcome(claim, Two(plain, plain._replace(value=base)))
    return said.ratio(
        rule, (value, base), unit, result, claim.amount, fits=row.grade == "fits", more=claim.extra.order == "more"
    )
