"""Records: "the largest since", tested under every rule; the credited source's own rule decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ..nouns import Claim, Measurement, Period, RecordFinding, Step
from . import record_sentences as said
from .amounts import measured_parts
from .figures import Figure, changes, distinct
from .question import Case, ask, counted
from .spans import grain_of, named_time
from .table import Grade, Row, Ruling, decide
from .uncovered import no_map, no_period, not_cut, one_region, other_length
from .units import Unit, one_each, units_after


class Standing(NamedTuple):
    """What a rule says of a record."""

    stands: bool
    """Nothing after the time named is larger."""
    dated: bool
    """The last that is larger lies in the time named, or no time is."""
    tied: bool = False
    """What is larger is so by no more than the rule's tolerance."""


def judge_superlative(case: Case, claim: Claim) -> Ruling:
    """Is the change over the claim's period a record, and does the date named fit?"""
    period, regions = claim.period, case.regions(claim)
    question, _ = ask(claim, "change", period, places=regions)
    if not all(case.is_region(r) for r in regions):
        return not_cut(case, claim, question)
    if len(regions) != 1:
        return one_region(question)
    if period is None or period.start is None or period.end is None:
        return no_period(case, claim, question)
    if grain_of(claim) is None:
        return other_length(question)
    window = named_time(claim) or _all_of_it(case, claim)
    own = case.own_rules(claim, period)
    rules = [c.id for c in own]
    findings = {}
    figures = one_each(changes(case, claim, period))
    later = units_after(case, claim, [f.measurement.convention for f in figures], grain_of(claim) or "day")
    for figure in figures:
        found = _finding(case, claim, figure.measurement, period, window)
        if found is not None:
            rule = figure.measurement.convention
            findings[rule] = _with_later(claim, found, later[rule])

    def told(figure: Figure) -> object:
        found = findings.get(figure.measurement.convention)
        return found and replace(found, convention="")

    rows = [
        _row(case, claim, figure, findings[figure.measurement.convention], window=window, rules=rules)
        for figure in distinct(case, figures, own, told)
        if figure.measurement.convention in findings
    ]
    rows.sort(key=lambda r: r.order)
    decision = decide(rows, credited=bool(own))
    if decision is None or decision.row.record is None:
        return no_map(case, claim, question, period, rows)
    verdict, row, finding = decision.verdict, decision.row, decision.row.record
    standing = _standing(finding, window, _slack(case, row))
    if verdict == "supported" and window and window.end and finding.first_day > window.end:
        # nothing larger in the data, but the data do not reach back to the time named
        verdict, sentence = "uncovered", said.not_so_far_back(claim, finding)
    elif verdict in ("other_rule", "disputed") and decision.other is not None and decision.other.record is not None:
        sentence = said.record_by_other(claim, decision.other.record, finding)
    elif decision.flagged and (flag := next((f for f in row.measurement.flags if f.set_aside), None)):
        sentence = said.weak_record(claim, finding, flag)
    else:
        sentence = said.record(claim, finding, window, stands=standing.stands, dated=standing.dated)
    tried = len({r.measurement.convention for r in rows})
    return Ruling(verdict, sentence, tuple(rows), question, measured_parts(case, row.measurement), tried)


def _all_of_it(case: Case, claim: Claim) -> Period | None:
    """The whole war up to what is ranked, where the report says that ground is a record of that ("ever", "of the war");
    running totals of its first weeks were stated in round numbers, which no single day can be set beside."""
    if counted(claim):
        return None
    began, end = case.theatre.invasion, claim.period.end if claim.period else None
    return Period(began, end) if claim.extra.since_part == "all" and began and end and began <= end else None


def _finding(case: Case, claim: Claim, m: Measurement, period: Period, window: Period | None) -> RecordFinding | None:
    return case.measurer.record(
        m.convention,
        m.side,
        m.what or m.place,
        period,
        grain_of(claim) or "day",
        window,
        claim.extra.direction or "gain",
        "smallest" if claim.extra.order in ("smallest", "less") else "largest",
    )


def _with_later(claim: Claim, found: RecordFinding, later: Sequence[Unit]) -> RecordFinding:
    """The finding, with the last complete unit of time after the one told of that is at least as large, within the time
    that it is ranked in ("of 2025")."""
    sign = -1 if claim.extra.direction == "loss" else 1
    turn = -1 if claim.extra.order in ("smallest", "less") else 1
    size = turn * sign * (found.step.amount or 0.0)
    larger = [u for u in later if not u.set_aside and turn * u.value >= size]
    if not larger:
        return found
    last = larger[-1]
    start, end = last.period.start or dt.date.min, last.period.end or dt.date.max
    return replace(found, last_at_least_as_large=Step(start=start, end=end, amount=sign * last.value))


def _slack(case: Case, row: Row) -> float:
    """How much larger another may be without that being sure: of ground the rule's own part, of counts of months and
    years, which are not all of one length, half of a mean day."""
    m = row.measurement
    if m.quantity != "count" or m.period.start is None or m.period.end is None:
        return case.theatre.rule(m.convention).tolerance_km2
    days = (m.period.end - m.period.start).days + 1
    return abs(m.amount or 0.0) / days / 2 if days > 1 else 0.0


def _row(
    case: Case, claim: Claim, figure: Figure, found: RecordFinding, *, window: Period | None, rules: Sequence[str]
) -> Row:
    m = figure.measurement
    row = Row(m, "no", value=figure.value, own=rules.index(m.convention) if m.convention in rules else None)
    standing = _standing(found, window, _slack(case, row))
    grade: Grade = "apart"
    if standing.stands:
        grade = "fits" if standing.dated else "near"
    elif standing.tied:
        grade = "near"
    flags = dict.fromkeys((*m.flags, *found.step.flags))
    return row._replace(
        measurement=replace(m, flags=tuple(flags)),
        fit="yes" if standing.stands else "no",
        grade=grade,
        miss={"fits": 0.0, "near": 1.0, "apart": 2.0}[grade],
        says=said.details(claim, found),
        record=found,
    )


def _standing(found: RecordFinding, window: Period | None, slack: float) -> Standing:
    last, size = found.last_at_least_as_large, abs(found.step.amount or 0.0)
    tied = last is not None and abs(abs(last.amount or 0.0) - size) <= 2 * slack
    if window is None or window.start is None or window.end is None:
        # no time named: a record is what the unit before does not already match
        return Standing(last is None or (found.step.start - last.end).days > 1, True, tied)
    if window.end >= found.step.start:
        # "this year": the time named is the frame, and holds the step itself
        return Standing(last is None or last.end < window.start, True, tied)
    if last is not None and last.start > window.end:
        return Standing(False, False, tied)
    largest = found.largest_in_window
    inside = last is not None and last.end >= window.start
    alike = largest is not None and abs(largest.amount or 0.0) >= size - slack
    # the first change is that of the day after the first map; where none is measured before the time named, its date
    # cannot be held against the report
    return Standing(True, inside or alike or found.first_day + dt.timedelta(days=1) >= window.start)
