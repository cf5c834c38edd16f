"""What no source here covers, with the reason and the nearest there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..nouns import Claim, Period, Question
from .flag_sentences import flag_words
from .question import Case
from .say import Day, Days, Label, Num, Rule, Say, Value, say
from .sentences import where
from .table import Row, Ruling


def not_cut(case: Case, claim: Claim, question: Question) -> Ruling:
    """A place smaller than what maps are cut by."""
    towns = [p for p in claim.place if not case.is_region(p)]
    sentence = say(
        "No figure here is cut at {places}; the smallest unit ground is counted by is a region.", places=where(towns)
    )
    return Ruling("uncovered", sentence, question=question)


def no_period(case: Case, claim: Claim, question: Question) -> Ruling:
    """No days told, so no two maps can be chosen."""
    del case, claim
    sentence = say("The report does not say from which day to which, so no two maps can be set beside each other.")
    return Ruling("uncovered", sentence, question=question)


def no_day(question: Question) -> Ruling:
    """One of two states of the same ground, of which not both can be of the day of publication."""
    sentence = say("The report tells two states of this ground, and of neither the day, so no map can be chosen.")
    return Ruling("uncovered", sentence, question=question)


def no_place(question: Question) -> Ruling:
    """Ground held by a side of which the maps draw what it lost, with no place named."""
    sentence = say("The report does not say where this ground lies, so no map can be asked.")
    return Ruling("uncovered", sentence, question=question)


def net_only(question: Question, nearest: Row, rows: Sequence[Row]) -> Ruling:
    """Ground won back, where maps give what was gained less what was lost."""
    values: dict[str, Value] = {
        "rule": Rule(nearest.measurement.convention, "by"),
        "figure": Num(abs(nearest.value or 0.0), "km2"),
    }
    if (nearest.value or 0.0) < 0:
        sentence = say(
            "Ground won back alone is not counted here; by {rule} {figure} more were lost than won in that time.",
            **values,
        )
    else:
        sentence = say(
            "Ground won back alone is not counted here; by {rule} {figure} more were won than lost in that time.",
            **values,
        )
    return Ruling("uncovered", sentence, tuple(rows), question)


def one_region(question: Question) -> Ruling:
    """A record over several regions at once."""
    sentence = say("Records are tested for the whole country or for one region, not for several together.")
    return Ruling("uncovered", sentence, question=question)


def other_length(question: Question) -> Ruling:
    """A record of a time that is no day, week, month or year."""
    sentence = say("Records are tested for days, weeks, months and years, not for a time of this length.")
    return Ruling("uncovered", sentence, question=question)


def no_unit(claim: Claim, question: Question) -> Ruling:
    """A figure in a unit that maps do not give."""
    del claim
    sentence = say("No map gives a figure in the unit the report uses, so nothing can be set beside it.")
    return Ruling("uncovered", sentence, question=question)


def nothing_to_compare(question: Question) -> Ruling:
    """A comparison that does not say with what, or how."""
    sentence = say("The report does not say with what it compares, so no two figures can be set beside each other.")
    return Ruling("context", sentence, question=question)


def no_figure(case: Case, claim: Claim) -> Ruling:
    """A change told with its time and without a figure."""
    del case
    question = Question(quantity=claim.kind, side=claim.side, place=claim.place, period=claim.period)
    sentence = say("Told without a figure, so there is nothing to set beside the maps.")
    return Ruling("context", sentence, question=question)


def no_map(case: Case, claim: Claim, question: Question, period: Period, rows: Sequence[Row] = ()) -> Ruling:
    """No map for the place or the time; the nearest coverage is named."""
    return Ruling("uncovered", _no_map(case, claim, period, rows), tuple(rows), question)


def _no_map(case: Case, claim: Claim, period: Period, rows: Sequence[Row]) -> Say:
    days = Days(period)
    flag = next((f for r in rows for f in r.measurement.flags), None)
    if flag is not None:
        return say("No figure can be given for {days}: {flag}.", days=days, flag=flag_words(flag))
    own = [c.id for c in case.own_rules(claim, period)]
    # the credited source's rule is named where it is as near as another
    missed = [
        (_gap(period, span), rule not in own, rule, span)
        for rule in case.rules(claim)
        if (span := _span(case, claim, rule)) is not None
    ]
    if not missed or any(gap == 0 for gap, *_ in missed):
        return say(
            "No map here covers {places} for this side; ground is measured in {home}.",
            places=where(case.regions(claim)),
            home=Label(case.theatre.home),
        )
    _, _, rule, span = min(missed, key=lambda m: m[:2])
    first = span.start
    early = first is not None and (period.start or period.end or dt.date.min) < first
    if (regions := _regions(case, claim)) and span.start and span.end:
        ends = _ends(days, rule, span.start if early else span.end)
        if early:
            return say(
                "No map cut at {places} here covers {days}; the first by {rule} is of {day}.",
                places=where(regions),
                **ends,
            )
        return say(
            "No map cut at {places} here covers {days}; the last by {rule} is of {day}.", places=where(regions), **ends
        )
    if first is not None and early:
        return say("No map here covers {days}; the first by {rule} is of {day}.", **_ends(days, rule, first))
    last = span.end or dt.date.max
    return say("No map here covers {days}; the last by {rule} is of {day}.", **_ends(days, rule, last))


def _regions(case: Case, claim: Claim) -> tuple[str, ...]:
    """The regions of the country whose ground is measured that a claim of ground names; none for the whole of it."""
    home, places = case.theatre.home, case.regions(claim)
    return places if all(case.is_region(p) and p.startswith(f"{home}-") for p in places) else ()


def _span(case: Case, claim: Claim, rule: str) -> Period | None:
    """The days that a rule covers where the claim is about."""
    regions = _regions(case, claim) if rule in case.theatre.conventions else ()
    return case.measurer.coverage(rule, what=regions[0] if regions else "")


def _ends(days: Days, rule: str, day: dt.date) -> dict[str, Value]:
    return {"days": days, "rule": Rule(rule, "by"), "day": Day(day)}


def _gap(period: Period, span: Period) -> int:
    """How many days of a time lie before or after what is covered."""
    first, last = period.start or period.end or dt.date.min, period.end or period.start or dt.date.max
    before = (span.start - first).days if span.start else 0
    after = (last - span.end).days if span.end else 0
    return max(0, before) + max(0, after)
