"""What is no ground: air attacks and losses, beside the series of those who count them. Whose count it is is always
named: a party that restates its own series confirms nothing."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from ..nouns import Claim, Convention, Period, Question
from . import count_sentences as counts_said
from . import sentences as said
from .amounts import Asked, both_ends, rows_of, rule
from .figures import Figure, changes, distinct
from .question import Case, ask, counted, kind_of, what_of
from .say import Day, Days, Label, Rule, Say, say
from .table import Row, Ruling
from .tolerance import Allowed, table
from .uncovered import no_figure, no_unit

_ONE = dt.timedelta(days=1)


def uncounted(case: Case, claim: Claim) -> Ruling | None:
    """A claim of a counted kind that no series answers: other people, another side, a part of the whole; else None."""
    if not counted(claim):
        return None
    claim = ranked(case, claim)
    question, _ = ask(claim, "count", claim.period, places=claim.place)
    rules = _rules(case, claim)
    if not rules:
        return _within(case, claim, question) or Ruling("uncovered", _no_series(claim), question=question)
    # "in Russia" of losses of Russia is whose they are
    whole = (case.theatre.home, claim.side) if kind_of(claim) == "losses" else (case.theatre.home,)
    if any(p not in whole for p in claim.place):
        sentence = say(
            "What is counted here is the whole, not a part of it in {places}.", places=said.where(claim.place)
        )
        return Ruling("uncovered", sentence, question=question)
    at_hand = [r for r in rules if case.measurer.coverage(r.id)]
    if not at_hand:
        sentence = say(
            "By {rule} this could be told, but that series does not ship; give a folder that holds it with --data.",
            rule=Rule(rules[0].id, "by"),
        )
        return Ruling("uncovered", sentence, question=question)
    if claim.side is None or not any(case.measurer.coverage(r.id, claim.side, what_of(claim)) for r in at_hand):
        sentence = say("The report does not say whose losses these are, so no series can be asked.")
        if claim.side is not None:
            sentence = say("No series at hand here counts this of {side}.", side=Label(claim.side))
        return Ruling("uncovered", sentence, question=question)
    return None


def _within(case: Case, claim: Claim, question: Question) -> Ruling | None:
    """Of what is counted only with other things (the killed with the wounded): the count of them together, shown beside
    it; None where there is none."""
    wholes = {r.within[what_of(claim)] for r in case.theatre.counts.values() if what_of(claim) in r.within}
    if not wholes or claim.place not in ((), (case.theatre.home,), (claim.side,)):
        return None
    together = replace(claim, extra=replace(claim.extra, what=min(wholes).partition(" ")[2]))
    figures = [f for f in changes(case, together, _meant(case, together)[-1]) if f.value is not None]
    rows = [_dated(Row(f.measurement, "shown", value=f.value)) for f in figures]
    if not rows:
        return None
    row = rows[0]
    sentence = say(
        "By {rule} {finding}, of all kinds together; this kind alone is not counted, so its figure cannot be checked.",
        rule=Rule(row.measurement.convention, "by"),
        finding=_finding(together, row),
    )
    return Ruling("uncovered", sentence, tuple(rows), question)


def judge_count(case: Case, claim: Claim) -> Ruling:
    """A figure of an attack or of losses, for every day whose statement it can be meant to be."""
    question, allowed = ask(claim, "count", claim.period, places=claim.place)
    if allowed is None or claim.amount is None:
        return no_figure(case, claim)
    units = {r.answers[what_of(claim)].unit for r in _rules(case, claim)}
    if claim.amount.unit not in units and claim.extra.weapon != "any":
        return no_unit(claim, question)
    own = case.own_rules(claim, claim.period)
    rulings = []
    for period in (*_meant(case, claim), *_first_of_two(case, claim)):
        figures = [_mean(f, period, allowed) for f in distinct(case, changes(case, claim, period), own)]
        rows = [_dated(row) for row in rows_of(figures, allowed, own)]
        if any(r.grade for r in rows):
            asked = Asked(question, allowed, claim.amount, rows, partial(_finding, claim))
            rulings.append(_anothers(claim, rule(case, claim, asked)))
    # the plain reading decides where it fits; another is asked only where that does not
    fits = "contradicted" if claim.modality == "denied" else "supported"
    plain = next((r for r in rulings[:1] if r.verdict == fits), None)
    other = next((r for r in rulings[1:] if r.verdict == "supported"), rulings[-1] if rulings else None)
    ruling = plain or (both_ends([rulings[0], other], question) if other else None)
    if ruling is None or (claim.period is None and ruling.verdict in ("contradicted", "disputed")):
        # where no days are told, that it is not the sum of all so far says nothing against it
        return _no_statement(case, claim, question)
    return ruling


def _finding(claim: Claim, row: Row) -> Say:
    return counts_said.finding_count(claim, row.value or 0.0, row.measurement)


def _mean(figure: Figure, period: Period, allowed: Allowed) -> Figure:
    """The mean of a day, where the claim's figure of a longer time is nearer to that than to the whole: a claim says
    which of the two it tells by its size alone."""
    m = figure.measurement
    if period.start is None or period.end is None or not figure.value or allowed.value <= 0:
        return figure
    days = (period.end - period.start).days + 1
    if days < table()["count"]["mean_from_days"] or figure.value <= math.sqrt(days) * allowed.value:
        return figure
    each = replace(m, amount=round(figure.value / days, 6), uncertainty=round(m.uncertainty / days, 6), per="day")
    return Figure(each, each.amount, each.uncertainty)


def ranked(case: Case, claim: Claim) -> Claim:
    """A record of a counted kind with what is ranked, as the figures told of the same days have it, and its own day.

    An attack is ranked by the weapon whose number is told before, by drones and missiles together where both are or
    none is.
    Of the days whose statement can be meant it is the one that ranks higher.
    """
    if claim.kind != "record":
        return claim
    beside = [c for c in case.claims if c.kind == claim.extra.of and c.amount and c.period == claim.period]
    beside = [c for c in beside if c.side == claim.side] or beside
    if kind_of(claim) == "air_attack":
        launched = [c for c in beside if c.extra.action == "launched"]
        told = [c for c in launched if c.span.start < claim.span.start] or launched
        weapons = {c.extra.weapon for c in told if c.extra.weapon}
        weapon = claim.extra.weapon or (weapons.pop() if len(weapons) == 1 else "any")
        extra = replace(claim.extra, weapon=weapon, action=claim.extra.action or "launched")
    else:
        nearest = min(beside, key=lambda c: (abs(c.span.start - claim.span.start), c.span.start), default=None)
        what = nearest.extra.what if nearest else None
        extra = replace(claim.extra, what=claim.extra.what or what or "personnel")
    claim = replace(claim, extra=extra)
    days = [p for p in _meant(case, claim) if p.start == p.end] if claim.period else []
    if not days or claim.extra.grain not in (None, "day"):
        return claim
    sizes = [(max((f.value or 0.0 for f in changes(case, claim, p)), default=0.0), p) for p in days]
    least = claim.extra.order in ("smallest", "less")
    _, day = (min if least else max)(sizes, key=lambda s: s[0])
    return replace(claim, period=day)


def _rules(case: Case, claim: Claim) -> list[Convention]:
    return [r for r in case.theatre.counts.values() if what_of(claim) in r.answers]


def _meant(case: Case, claim: Claim) -> Sequence[Period]:
    """The time a claim can mean: of one day, or a night, what was stated on its last day, and where days are stated
    afterwards what was stated of it, as far as that was known when the report was published."""
    published = case.report.published
    period = claim.period or Period(None, published)
    start, end = period.start, period.end
    if start is None or end is None or end - start > _ONE:
        return [period]
    later = end + _stated_after(case, claim) * _ONE
    days = [end, later] if published is None or later <= published else [end]
    return [Period(day, day) for day in dict.fromkeys(days)]


def _first_of_two(case: Case, claim: Claim) -> list[Period]:
    """Of two days told together ("over the past 24 hours") the first, whose statement can be meant where days are
    stated afterwards."""
    start, end = (claim.period.start, claim.period.end) if claim.period else (None, None)
    two = start is not None and end is not None and end - start == _ONE
    return [Period(start, start)] if two and _stated_after(case, claim) else []


def _stated_after(case: Case, claim: Claim) -> int:
    """Days after which those who count state a day."""
    return max((r.stated_after for r in _rules(case, claim)), default=0)


def _dated(row: Row) -> Row:
    """A row that says of which days the statements are."""
    return row._replace(says=(*row.says, say("statements of {days}", days=Days(row.measurement.period))))


def _anothers(claim: Claim, ruling: Ruling) -> Ruling:
    """A ruling against a figure that is not credited to whose series it is: one count stands against another, and no
    more, where somebody gave it of his own, and of losses of a day, which need not be stated on that day."""
    own = any(r.own is not None for r in ruling.rows)
    row = min((r for r in ruling.rows if r.grade), key=lambda r: r.order)
    a_day = claim.kind == "losses" and row.measurement.period.start == row.measurement.period.end
    judged = claim.speaker == "reporter" and not a_day
    if ruling.verdict != "contradicted" or own or judged or claim.modality == "denied" or claim.amount is None:
        return ruling
    sentence = counts_said.another_count(row.measurement.convention, _finding(claim, row), claim.amount, claim.speaker)
    return ruling._replace(verdict="disputed", sentence=sentence)


def _no_statement(case: Case, claim: Claim, question: Question) -> Ruling:
    """No statement covers the time; what is covered is named."""
    if claim.period is None or claim.period.end is None:
        sentence = say("The report does not say over which days this was counted, so no statement can be chosen.")
        return Ruling("uncovered", sentence, question=question)
    what, rules = what_of(claim), [r.id for r in _rules(case, claim)]
    spans = [
        (rule, span)
        for rule in rules
        if (span := case.measurer.coverage(rule, claim.side or "", what)) and span.start and span.end
    ]
    rule_, span = spans[0]
    sentence = say(
        "By {rule} nothing can be told of {days}; its statements run from {first} to {last}.",
        rule=Rule(rule_, "by"),
        days=Days(claim.period),
        first=Day(span.start or dt.date.min),
        last=Day(span.end or dt.date.max),
    )
    return Ruling("uncovered", sentence, question=question)


def _no_series(claim: Claim) -> Say:
    who = Label(claim.speaker)
    if claim.speaker == "reporter":
        if kind_of(claim) == "losses":
            return say("No series of losses is at hand here; the figure is the report’s own.")
        return say("No series of air attacks is at hand here; the figure is the report’s own.")
    if kind_of(claim) == "losses":
        return say("No series of losses is at hand here; the figure is its source’s own ({speaker}).", speaker=who)
    return say("No series of air attacks is at hand here; the figure is its source’s own ({speaker}).", speaker=who)
