"""Charts of a claim's few figures, with their titles: the finding first, then quantity, unit, side and days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from ...nouns import CheckedClaim, Evidence
from .cards import YES, between
from .charts.rows import Bar, Dot, Pair, Range, bar_rows, fit_strip, pairs
from .charts.svg import both
from .words import Words


class Plot(NamedTuple):
    """One panel of a figure."""

    name: str
    counts: str
    svg: Markup


class Table(NamedTuple):
    """The values behind a figure."""

    summary: str
    heads: list[str]
    rows: list[list[str]]


class Figure(NamedTuple):
    """One chart with its title, key, credit and values."""

    title: str
    subtitle: str
    plots: list[Plot]
    source: str = ""
    key: bool = False
    tall: bool = False
    table: Table | None = None


class Strip(NamedTuple):
    """A fit strip before it is drawn."""

    title: str
    subtitle: str
    dots: list[Dot]
    bounds: Range
    unit: str
    label: str


def strip(claim: CheckedClaim, used: Sequence[Evidence], words: Words) -> Figure | None:
    """The fit strip: the first chart of every amount that was measured."""
    found = strip_of(claim, used, words)
    if found is None:
        return None
    svg = both(partial(fit_strip, words, found.dots, found.bounds, unit=found.unit, label=found.label))
    return Figure(found.title, found.subtitle, [Plot("", "", svg)])


def strip_of(claim: CheckedClaim, used: Sequence[Evidence], words: Words) -> Strip | None:
    """What a claim's fit strip shows; None where it has none."""
    question = claim.question
    if not question or question.low is None or question.high is None or not claim.amount or claim.kind == "rate":
        return None
    counted = [e for e in used if e.fit != "not_used" and e.versus is None and not e.record and e.radius_km is None]
    shown = [e for e in counted if e.unit == question.unit]
    if not shown:
        return None
    # a loss is claimed as a plain number and measured with its sign
    turn = -1 if question.direction == "loss" and any(e.quantity == "change" for e in shown) else 1
    low, high = sorted((turn * question.low, turn * question.high))
    same_unit = claim.amount.unit == question.unit and claim.amount.low == claim.amount.high
    read = between(question.low, question.high, words, question.unit)
    text = words("the report: {figure}, read as {range}", figure=words.amount(claim.amount), range=read)
    at = turn * float(claim.amount.high) if same_unit else None
    dots = [
        # a place inside held ground lies at a negative distance; what is asked is how far its edge is
        Dot(
            e.name or e.convention,
            abs(e.amount) if e.unit == "km" else int(e.amount) if e.quantity == "count" else e.amount,
            e.fit in YES,
            e.quantity == "change",
        )
        for e in shown
        if e.amount is not None
    ]
    hits = sum(d.fits for d in dots)
    title = (
        words.n("{n} figure lands in the claim’s range", "{n} figures land in the claim’s range", hits)
        if hits
        else words("No figure lands in the claim’s range")
    )
    said = words.listed([f"{d.name} {words.number(d.value, signed=d.signed)}" for d in dots])
    label = words("Number line. {claim}. {dots}.", claim=text, dots=said)
    period = words.period(question.period)
    subtitle = words("{unit}, {period}, by rule", unit=words.unit(question.unit or "km2"), period=period)
    if not period:
        subtitle = words("{unit}, by rule", unit=words.unit(question.unit or "km2"))
    return Strip(title, subtitle, dots, Range(low, high, at, text), question.unit or "km2", label)


def compared(claim: CheckedClaim, used: Sequence[Evidence], words: Words) -> Figure | None:
    """A figure beside the one it is compared with, by rule."""
    rows = [
        Pair(e.name or e.convention, e.versus, e.amount)
        for e in used
        if e.versus is not None and e.amount is not None and e.fit != "not_used"
    ]
    if not rows:
        return None
    up = sum(r.after > r.before for r in rows)
    title = (
        words("Up by every rule")
        if up == len(rows)
        else words("Down by every rule")
        if not up
        else words("Up by {up} of {all} rules", up=words.number(up), all=words.number(len(rows)))
    )
    period = claim.question.period if claim.question and claim.question.period else claim.period
    days = (words.period(claim.extra.versus, short=True), words.period(period, short=True))
    label = words.listed([f"{r.name}: {words.number(r.before)} → {words.number(r.after)}" for r in rows])
    svg = both(partial(pairs, words, rows, days, label=label))
    subtitle = words(
        "{unit}; hollow: {before}, filled: {after}", unit=words.unit(used[0].unit), before=days[0], after=days[1]
    )
    return Figure(title, subtitle, [Plot("", "", svg)])


def bearings(claim: CheckedClaim, used: Sequence[Evidence], words: Words, credit: str) -> Figure | None:
    """How much of the horizon is closed, by radius."""
    shown = [e for e in used if e.quantity == "closed" and e.radius_km is not None]
    if not shown:
        return None
    answers = {e.fit in YES for e in shown}
    title = (
        words("The radius decides")
        if len(answers) == 2
        else words("It holds at every radius")
        if True in answers
        else words("It does not hold at any radius")
    )
    place = words.name(shown[0].place)
    day = words.period(shown[0].period)
    subtitle = words("Share of directions from {place} that meet held ground, {day}", place=place, day=day)
    rows = []
    for e in shown:
        radius = words.number(e.radius_km or 0.0, "km", decimals=0)
        several = len({x.source for x in shown}) > 1
        name = f"{words.name(e.source)}, {radius}" if several else words("within {radius}", radius=radius)
        text = words.number(e.amount or 0.0, "percent", decimals=1)
        rows.append(Bar(name, e.amount or 0.0, text, "up" if e.fit in YES else "aside"))
    need = claim.question.low if claim.question and claim.question.unit == "percent" else None
    mark = (need, words("asked: {figure}", figure=words.number(need, "percent", decimals=1))) if need else None
    said = words.listed([f"{r.name}: {r.figure}" for r in rows])
    ends = (words.number(0, "percent"), words.number(100, "percent"))
    svg = both(partial(bar_rows, rows, 100.0, mark, ends=ends, label=f"{subtitle}. {said}."))
    return Figure(title, subtitle, [Plot("", "", svg)], source=credit)
