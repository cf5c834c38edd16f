"""Towns and villages: who holds the place's point, and how far held ground is."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from ..nouns import Claim, Measurement, Period, Question
from . import sentences as said
from .amounts import Asked, both_ends, rows_of, rule
from .figures import Figure, shares
from .locate import locate
from .question import Case, as_of, ask
from .say import Day, Label, Listed, Num, Say, say
from .table import Row, Ruling, decide
from .tolerance import table
from .uncovered import no_map, no_period, no_unit

_HELD = {"taken": True, "held": True, "retaken": True, "cleared": True, "lost": False}
"""Does the claim's side hold the place, by the state told?"""


def judge_distance(case: Case, claim: Claim) -> Ruling:
    """Kilometres from a place to the nearest ground held by the attacker, or from inside it to its edge."""
    period = as_of(claim, case.report)
    question, allowed = ask(claim, "distance", period, places=claim.place)
    if claim.extra.measure == "advance":
        sentence = say("No source here measures how far single advances went; a map shows ground held, by day.")
        return Ruling("uncovered", sentence, question=question)
    if allowed is None or claim.amount is None or allowed.unit != "km":
        return no_unit(claim, question)
    if period is None or period.start is None or period.end is None:
        return no_period(case, claim, question)
    if len(claim.place) != 1 or case.is_region(claim.place[0]):
        return off_front(claim, question)
    name, side, amount = claim.place[0], case.theatre.attacker, claim.amount
    rulings = []
    for day in dict.fromkeys((period.start, period.end)):
        place_id = locate(case, name, day)
        found = case.measurer.distance(place_id, day) if place_id else []
        figures = [Figure(m, None if m.amount is None else abs(m.amount), m.uncertainty) for m in found]
        rows = rows_of(figures, allowed, [])
        if not any(r.grade for r in rows):
            return no_map(case, claim, question, Period(day, day), rows) if found else off_front(claim, question)

        def clause(row: Row, day: dt.date = day) -> Say:
            return said.finding_distance(side, row.value or 0.0, name, day)

        rulings.append(rule(case, claim, Asked(question, allowed, amount, rows, clause)))
    return both_ends(rulings, question)


def off_front(claim: Claim, question: Question) -> Ruling:
    """A place that the tables of the front do not hold."""
    if not claim.place:
        sentence = say("The report names no place here, so no map can be asked about it.")
    else:
        sentence = say(
            "{places}: not among the places near the front that are measured here for that day.",
            places=said.where(claim.place),
        )
    return Ruling("uncovered", sentence, question=question)


def judge_control(case: Case, claim: Claim) -> Ruling:
    """A settlement taken, held or lost: does the map show its point as held that day, or within the lag of maps?"""
    period = as_of(claim, case.report)
    question, _ = ask(claim, "held", period, places=claim.place)
    if claim.amount is not None:
        sentence = say("No list of settlements by day is at hand here, so their number cannot be counted over.")
        return Ruling("uncovered", sentence, question=question)
    if claim.place and all(case.is_region(p) for p in claim.place):
        return _region(case, claim, question)
    if period is None or period.end is None:
        return no_period(case, claim, question)
    if len(claim.place) != 1:
        return off_front(claim, question)
    name, day = claim.place[0], period.end
    points = _points(case, name, day)
    if not points:
        return off_front(claim, question)
    expected = _HELD.get(claim.extra.state or "")
    attacker = case.theatre.attacker
    if expected is None:
        rows = tuple(Row(m, "shown") for m in points)
        sentence = say(
            "Fighting is not on a map; that of {day} shows the point of {place} {state}.",
            day=Day(day),
            place=Label(name),
            state=_state(case, points[0]),
        )
        return Ruling("unmeasurable", sentence, rows, question)
    by_attacker = expected if claim.side in (None, attacker) else not expected
    rows = tuple(_point_row(case, m, name, by_attacker) for m in points)
    decision = decide(rows)
    assert decision is not None, "a point is held or not"  # noqa: S101
    denied = claim.modality == "denied"
    verdict = decision.turned if denied else decision.verdict
    row = decision.row
    later = next((r for r in rows if r.fit == "near"), None)
    sentence = say(
        "{source}’s map of {day} shows the point of {place} {state}.",
        source=Label(row.measurement.root),
        day=Day(day),
        place=Label(name),
        state=_state(case, row.measurement),
    )
    if later is not None:
        sentence = say(
            "{source}’s map of {day} shows the point of {place} {state}; {days} days later it shows the contrary.",
            source=Label(row.measurement.root),
            day=Day(day),
            place=Label(name),
            state=_state(case, row.measurement),
            days=Num(table()["settlement"]["lag_days"]),
        )
    return Ruling(verdict, sentence, rows, question, rules_tried=len({r.measurement.convention for r in rows}))


def _points(case: Case, name: str, day: dt.date) -> list[Measurement]:
    place_id = locate(case, name, day)
    return [m for m in case.measurer.distance(place_id, day) if m.amount is not None] if place_id else []


def _inside(m: Measurement) -> bool:
    return (m.amount or 0.0) < 0


def _state(case: Case, m: Measurement) -> Say:
    if _inside(m):
        return say("as held by {side}", side=Label(case.theatre.attacker))
    return say("as not held by {side}", side=Label(case.theatre.attacker))


def _point_row(case: Case, m: Measurement, name: str, by_attacker: bool) -> Row:
    """Does the map show what is told? `near`: not that day, but within the lag of maps."""
    says = (say("point of the place {state}", state=_state(case, m)),)
    if _inside(m) == by_attacker:
        return Row(m, "yes", "fits", says=says)
    day = m.period.end or m.period.start
    later = [] if day is None else _points(case, name, day + dt.timedelta(days=table()["settlement"]["lag_days"]))
    same = [x for x in later if x.convention == m.convention]
    if any(_inside(x) == by_attacker for x in same):
        return Row(m, "near", "near", miss=1.0, says=says)
    return Row(m, "no", "apart", miss=2.0, says=says)


def _region(case: Case, claim: Claim, question: Question) -> Ruling:
    """A region told as held, without a figure: the share of each is shown beside."""
    day = question.period.end if question.period else None
    if day is None:
        return no_period(case, claim, question)
    figures = {p: shares(case, replace(claim, place=(p,)), day) for p in claim.place}
    rows = tuple(Row(f.measurement, "shown") for found in figures.values() for f in found)
    first = {p: found[0].value for p, found in figures.items() if found and found[0].value is not None}
    if not first:
        return no_map(case, claim, question, question.period or Period(day, day), rows)
    held = [
        say("{figure} of {place}", figure=Num(value, "percent"), place=Label(place)) for place, value in first.items()
    ]
    sentence = say(
        "Told without a figure; by the map of {day} {side} holds {shares}.",
        day=Day(day),
        side=Label(claim.side or case.theatre.attacker),
        shares=Listed(held),
    )
    return Ruling("context", sentence, rows, question)
