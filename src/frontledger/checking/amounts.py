"""Amounts: a figure of the report beside the figures of the maps."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from ..nouns import Amount, Claim, Convention, Measurement, Part, Period, Question
from . import count_sentences as counts_said
from . import sentences as said
from .chance import by_chance
from .figures import Figure, changes, distinct, redraw_part
from .flag_sentences import flag_words
from .lag import explain_lag
from .printed import printed_beside
from .question import Case, as_of, ask, cuts_off
from .readings import Reading, of_change, of_gains, of_share, of_total, one_of
from .say import Num, Say, say
from .spans import DAYS_IN, units_in
from .table import Decision, Row, Ruling, counting, decide, grade, spread
from .tolerance import Allowed, of_the_whole
from .uncovered import net_only, no_day, no_map, no_period, no_place, no_unit, not_cut

PART_OF_GAINS = "share of gains"
"""What such a claim is said to count (docs/claims.md)."""
PartName = Literal["convention", "gap", "redraw"]
_QUANTITY = {"area_change": "change", "area_total": "held", "area_share": "share", "rate": "change"}


class Asked(NamedTuple):
    """A question with all its answers."""

    question: Question
    allowed: Allowed
    amount: Amount
    rows: list[Row]
    finding: Callable[[Row], Say]
    """What one row says, as a clause."""


def judge_change(case: Case, claim: Claim) -> Ruling:
    """Ground gained or lost over a period."""
    return _over_period(case, claim, of_change)


def judge_rate(case: Case, claim: Claim) -> Ruling:
    """Ground gained per day, week, month or year: the change over the period, spread evenly over it."""
    per = claim.extra.per or "day"
    unit = DAYS_IN[per]
    first, last = (claim.period.start, claim.period.end) if claim.period else (None, None)
    if first is not None and last is not None and (last - first).days + 1 < math.floor(unit):
        # told of less than one unit, a rate is that of the unit which ends there
        start = last - dt.timedelta(days=math.floor(unit) - 1)
        claim = replace(claim, period=Period(start, last))

    def spread_out(figure: Figure, units: float) -> Figure:
        m = figure.measurement
        if figure.value is None or m.amount is None:
            return figure
        each = replace(m, amount=m.amount / units, uncertainty=m.uncertainty / units)
        return Figure(each, figure.value / units, each.uncertainty)

    def spread(case: Case, claim: Claim, period: Period, *, percent: bool) -> Iterator[Reading]:
        units = units_in(period, per)
        figures = [] if percent else [spread_out(f, units) for f in changes(case, claim, period)]
        yield Reading(figures, lambda row: said.finding_rate(claim, row.value or 0.0, period))

    return _over_period(case, claim, spread)


def judge_part_of_gains(case: Case, claim: Claim) -> Ruling | None:
    """The part of all gains that falls to one region or several; None for any other claim, and for places smaller."""
    regions = claim.place and all(case.is_region(p) and p != case.theatre.home for p in claim.place)
    told = claim.kind == "other_quantity" and claim.extra.what == PART_OF_GAINS and claim.amount is not None
    return _over_period(case, claim, of_gains) if told and regions else None


def _over_period(
    case: Case,
    claim: Claim,
    readings: Callable[..., Iterator[Reading]],
) -> Ruling:
    amount, period = claim.amount, claim.period
    assert amount is not None, "told of claims with a figure only"  # noqa: S101
    start, end = (period.start, period.end) if period else (None, None)
    own = case.own_rules(claim, period)
    question, allowed = ask(claim, "change", period, places=case.regions(claim), rounded_down=cuts_off(own, period))
    if allowed is None or allowed.unit not in ("km2", "percent"):
        return no_unit(claim, question)
    if not all(case.is_region(r) for r in case.regions(claim)):
        return not_cut(case, claim, question)
    if period is None or start is None or end is None or start > end:
        return no_period(case, claim, question)
    rulings: list[Ruling] = []
    rows: list[Row] = []
    for reading in readings(case, claim, period, percent=allowed.unit == "percent"):
        rows = explain_lag(case, claim, period, rows_of(distinct(case, reading.figures, own), allowed, own))
        if _won_back(case, claim) and end > start:
            graded, rows = rows, [_at_least(r, allowed) for r in rows]
            if any(r.grade for r in graded) and not any(r.grade for r in rows):
                return net_only(question, min(graded, key=lambda r: r.order), rows)
            theirs = [g for g, r in zip(graded, rows, strict=True) if g.own is not None and g.grade and not r.grade]
            if theirs and not any(r.grade == "fits" or (r.own is not None and r.grade) for r in rows):
                return net_only(question, min(theirs, key=lambda r: r.order), rows)
        if any(r.grade for r in rows):
            rulings.append(rule(case, claim, Asked(question, allowed, amount, rows, reading.finding)))
            if rulings[0].verdict == "supported":
                break
    return one_of(rulings) if rulings else no_map(case, claim, question, period, rows)


def _won_back(case: Case, claim: Claim) -> bool:
    """Is it ground that the defender took back, not told as net, or that is told as gross? What maps give is net, and
    takes off what was lost."""
    if claim.extra.net is False:
        return claim.kind == "area_change"
    side = case.theatre.home if claim.extra.direction == "gain" else case.theatre.attacker
    return claim.kind == "area_change" and claim.side == side and claim.extra.net is not True


def _at_least(row: Row, allowed: Allowed) -> Row:
    """A net figure is the least that can have been won: one far below the claim says nothing against it."""
    below = row.value is not None and row.value < allowed.low
    net = row.measurement.quantity == "change"
    return row._replace(grade=None, fit="shown") if net and below and row.grade == "apart" else row


def judge_state(case: Case, claim: Claim) -> Ruling:
    """Ground held, in km² or as a share, at the earliest and the latest day the report can mean."""
    amount, period = claim.amount, as_of(claim, case.report)
    assert amount is not None, "told of claims with a figure only"  # noqa: S101
    since = claim.period.start if claim.period else None
    if period and since is not None and since == case.theatre.invasion:  # the state at the end of all that time
        period = Period(period.end, period.end)
    share = claim.kind == "area_share"
    places = case.regions(claim)
    own = case.own_rules(claim, period)
    question, allowed = ask(claim, _QUANTITY[claim.kind], period, places=places, rounded_down=cuts_off(own, period))
    if allowed is None or allowed.unit != ("percent" if share else "km2"):
        return no_unit(claim, question)
    allowed = of_the_whole(allowed) if share else allowed
    if not claim.place and (share or claim.side != case.theatre.attacker):
        return no_place(question)
    if not all(case.is_region(r) for r in places):
        return not_cut(case, claim, question)
    if period is None or period.start is None or period.end is None:
        return no_period(case, claim, question)
    rulings = []
    for day in dict.fromkeys((period.start, period.end)):
        tried: list[Ruling] = []
        rows: list[Row] = []
        for reading in (of_share if share else of_total)(case, claim, day):
            rows = rows_of(distinct(case, reading.figures, own), allowed, own)
            if any(r.grade for r in rows):
                tried.append(rule(case, claim, Asked(question, allowed, amount, rows, reading.finding)))
                if tried[0].verdict == "supported":
                    break
        if not tried:
            return no_map(case, claim, question, Period(day, day), rows)
        rulings.append(one_of(tried))
    ruling = both_ends(rulings, question)
    if ruling.verdict == "contradicted" and _of_another_day(case, claim, allowed):
        return no_day(question)
    # ground held where the report does not say may lie anywhere: the country is only a guess
    return no_place(question) if ruling.verdict == "contradicted" and not claim.place else ruling


def _of_another_day(case: Case, claim: Claim, allowed: Allowed) -> bool:
    """Does the report tell another state of the same ground, neither with a day? Then not both are of the day of
    publication: it grew or shrank from one to the other."""

    def other_state(c: Claim) -> bool:
        same = (c.kind, c.side, c.place, c.speaker, c.period) == (
            claim.kind,
            claim.side,
            claim.place,
            claim.speaker,
            None,
        )
        told = ask(c, _QUANTITY[c.kind], None, places=c.place)[1] if same else None
        return told is not None and told.unit == allowed.unit and bool(allowed.miss(told.low, told.high))

    return claim.period is None and any(map(other_state, case.claims))


def both_ends(rulings: Sequence[Ruling], question: Question | None) -> Ruling:
    """One ruling for the earliest and the latest reading of a time: sharp only where both agree."""
    first, last = rulings[0], rulings[-1]
    rows = tuple(row for n, r in enumerate(rulings) for row in r.rows if all(row not in q.rows for q in rulings[:n]))
    if first.verdict == last.verdict:
        return last._replace(rows=rows, question=question)
    verdicts = {first.verdict, last.verdict}
    if "supported" in verdicts:
        sentence = said.depends_on_day(first.clause or first.sentence, last.clause or last.sentence)
        return last._replace(verdict="depends", sentence=sentence, rows=rows, question=question)
    milder = first if last.verdict == "contradicted" else last
    return milder._replace(rows=rows, question=question)


def rows_of(figures: Sequence[Figure], allowed: Allowed, own: Sequence[Convention]) -> list[Row]:
    """Figures graded against what the claim allows."""
    rules = [c.id for c in own]
    rows = []
    for figure in figures:
        m = figure.measurement
        place = rules.index(m.convention) if m.convention in rules else None
        if figure.value is None:
            rows.append(Row(m, "not_used", own=place))
            continue
        got, miss = grade(allowed, figure.value, figure.uncertainty)
        rows.append(Row(m, got, got, figure.value, miss, place))
    return spread(rows, allowed)


def rule(case: Case, claim: Claim, asked: Asked) -> Ruling:
    """Verdict and sentence for graded rows, of which at least one counts."""
    rows = sorted(asked.rows, key=lambda r: r.order)
    own = case.own_rules(claim, asked.question.period)
    decision = decide(rows, credited=bool(own))
    assert decision is not None, "at least one row counts"  # noqa: S101
    counted = counting(rows)
    tried = len({r.measurement.convention for r in counted})
    denied = claim.modality == "denied"
    clause = said.by_rule(decision.row.measurement.convention, asked.finding(decision.row))
    sentence = said.denied(asked.amount, clause) if denied else _sentence(case, claim, asked, decision, counted, tried)
    beside = printed_beside(case, claim)
    against = next((r for r in beside if asked.allowed.miss(*_ends(r))), None)
    if decision.own_missing:
        count = decision.row.measurement.quantity == "count"
        sentence = said.own_missing(own[0].id, clause, counted=count)
    elif against is not None and not denied and decision.verdict in ("differs", "contradicted"):
        sentence = said.others_printed(clause, against.measurement.root, _printed_figure(against), asked.amount)
    return Ruling(
        decision.turned if denied else decision.verdict,
        sentence,
        (*rows, *_not_cut(case, claim, rows, own), *beside),
        asked.question,
        (*asked.allowed.parts, *measured_parts(case, decision.row.measurement)),
        tried,
        by_chance(counted, asked.allowed),
        clause,
    )


def _sentence(case: Case, claim: Claim, asked: Asked, decision: Decision, counted: Sequence[Row], tried: int) -> Say:
    row, other = decision.row, decision.other
    by, finding = row.measurement.convention, asked.finding(row)
    value = row.value or 0.0
    period = asked.question.period
    count = row.measurement.quantity == "count"
    if decision.flagged or (decision.verdict == "differs" and row.set_aside):
        flag = next((f for r in (row, *counted) for f in r.measurement.flags if f.set_aside), None)
        if flag is not None:
            why = (counts_said.counted_flag if count else flag_words)(flag)
            theirs = next((r for r in counted if r.own is not None and not r.set_aside), None)
            if theirs is not None and row.own is None:
                credited = theirs.measurement.convention
                return said.own_and_weak(credited, asked.finding(theirs), by, _figure(row), asked.amount, why)
            return said.weak(by, finding, why)
    match decision.verdict:
        case "supported" if count and row.own is not None:
            return counts_said.restated(by, finding, asked.amount)
        case "contradicted" if count:
            # the credited source's own series is what its figure is set beside, not the nearest of another
            far = other or row
            return counts_said.far_from_count(far.measurement.convention, asked.finding(far), asked.amount)
        case "supported" if row.open_end:
            return said.left_open(by, finding, Num(row.measurement.uncertainty, row.measurement.unit), asked.amount)
        case "supported":
            one_day = period is not None and period.start is not None and period.start == period.end
            if claim.kind == "area_change" and one_day and period is not None and period.start:
                signed = -value if claim.extra.direction == "loss" else value
                return said.supported_day(by, signed, period.start, asked.amount)
            m = row.measurement
            room = case.theatre.conventions[by].tolerance_km2 if m.unit == "km2" else 0.0
            # of a distance what is said is the one to the middle
            told = abs(m.amount or 0.0) if m.quantity == "distance" else value
            return said.supported(by, finding, asked.amount, rounded=asked.allowed.miss(told, told) <= room)
        case "other_rule" if other is not None:
            figure = _figure(row)
            return said.other_rule(
                other.measurement.convention, asked.finding(other), by, figure, amount=asked.amount, tried=tried
            )
        case "depends" if other is not None:
            return said.depends_on_rule(by, finding, other.measurement.convention, _figure(other))
        case "disputed" if other is not None:
            return said.disputed(by, finding, other.measurement.convention, _figure(other))
        case "contradicted":
            if all((r.value or 0.0) < 0 for r in counted) and asked.allowed.value > 0:
                loss = claim.extra.direction != "loss"
                return said.against(by, finding, asked.amount, tried, loss=loss)
            if other is not None:
                own = asked.finding(other)
                return said.contradicted_by_own(other.measurement.convention, own, asked.amount, by, _figure(row))
            return said.contradicted(by, finding, asked.amount, tried)
        case _ if other is not None and other.own is not None and other.grade == "apart":
            own = asked.finding(other)
            return said.differs_from_own(other.measurement.convention, own, by, _figure(row), asked.amount)
        case _ if asked.allowed.as_said(value) and row.fit != "yes":
            return said.differs_as_said(by, finding, asked.amount)
        case _:
            return said.differs(by, finding, asked.amount)


def _ends(row: Row) -> tuple[float, float]:
    m = row.measurement
    return (m.amount or 0.0) - m.uncertainty, (m.amount or 0.0) + m.uncertainty


def _printed_figure(row: Row) -> Num:
    return Num(row.measurement.amount or 0.0, row.measurement.unit)


def _figure(row: Row) -> Num:
    m, value = row.measurement, row.value or 0.0
    return Num(counts_said.whole(value) if m.quantity == "count" else value, m.unit)


def _not_cut(case: Case, claim: Claim, rows: Sequence[Row], own: Sequence[Convention]) -> list[Row]:
    """Of ground in regions by the rule of a source that has no map cut there: a row without a figure that says so."""
    measured = {r.measurement.convention for r in rows}
    if case.regions(claim) == (case.theatre.home,) or not own or measured & {c.id for c in own}:
        return []
    m, first = rows[0].measurement, own[0]
    if m.unit not in ("km2", "percent"):
        return []
    root = case.theatre.sources[first.source].root
    empty = replace(m, convention=first.id, source=first.source, root=root, amount=None, uncertainty=0.0, flags=())
    return [Row(empty, "shown", says=(say("no map by this rule is cut there for that time"),))]


def measured_parts(case: Case, m: Measurement) -> tuple[Part, ...]:
    """Where the half width of a measurement comes from."""
    if m.quantity == "count":
        return (Part(name="days", amount=m.uncertainty, unit=m.unit),) if m.uncertainty else ()
    if m.unit != "km2" and m.quantity == "share" and m.period.start != m.period.end:
        return (Part(name="convention", amount=m.uncertainty, unit=m.unit),) if m.uncertainty else ()
    if m.unit != "km2":
        return (Part(name="outline", amount=m.uncertainty, unit=m.unit),) if m.uncertainty else ()
    redraw = min(m.uncertainty, redraw_part(case, m))
    rest = round(m.uncertainty - redraw, 6)
    gap = any(f.kind in ("missing", "multi_day", "incomplete") for f in m.flags)
    own = min(rest, case.theatre.conventions[m.convention].tolerance_km2) if gap else rest
    parts: tuple[tuple[PartName, float], ...] = (("convention", own), ("gap", round(rest - own, 6)), ("redraw", redraw))
    return tuple(Part(name=name, amount=amount, unit=m.unit) for name, amount in parts if amount > 0)
