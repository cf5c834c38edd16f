"""The figures of one report, as its arithmetic is checked with them: what each can mean, of what, when, by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ...nouns import Claim, Period
from ..question import Case, as_of
from ..say import Say
from ..tolerance import allowed, base_unit, slack_of, table

STATES = ("area_total", "area_share")
"""Kinds that tell of one moment, not of a time."""
_NOT_TOLD_AS_SO = ("denied", "planned", "conditional")


class Against(NamedTuple):
    """A claim that cannot be brought together with the rest of the report."""

    number: int
    """Of the claim, from 0."""
    sentence: Say
    beside: tuple[int, ...] = ()
    """Numbers, from 0, of the other claims it was set beside."""


class Span(NamedTuple):
    """From the least to the most that a printed figure can mean, in the unit of the maps."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    def misses(self, other: Span) -> float:
        """How far the two are from touching, 0 where they do."""
        return max(0.0, self.low - other.high, other.low - self.high)

    def apart(self, other: Span) -> bool:
        """Do the two miss each other by more than the table lets pass?"""
        least: float = table()["inside"]["at_least"]
        return self.misses(other) > least * max(abs(self.high), abs(other.high))


Thing = tuple[str | None, ...]


class Told(NamedTuple):
    """One figure that the report tells as so."""

    number: int
    """Of its claim, from 0."""
    claim: Claim
    value: float
    """In the unit of the maps, as printed."""
    unit: str
    span: Span
    thing: Thing
    """What is counted: two figures of one thing can be added and compared."""
    ground: frozenset[str]
    source: tuple[str, tuple[str, ...]]
    at: Period | None
    """Its time; of a state the days it can be of."""


class Figures:
    """The figures of a report, each made ready once."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def told(self) -> Sequence[Told]:
        """Every figure told as so, in the order of the claims."""
        return [t for n, c in enumerate(self.case.claims) if (t := self._told(n, c)) is not None]

    def of(self, *kinds: str) -> list[Told]:
        """Those of some kinds."""
        return [t for t in self.told if t.claim.kind in kinds]

    def records(self, form: str) -> Iterator[tuple[int, Claim]]:
        """Records of a form that are told as so, with their numbers."""
        for number, claim in enumerate(self.case.claims):
            if claim.kind == "record" and claim.extra.form == form and claim.modality not in _NOT_TOLD_AS_SO:
                yield number, claim

    def ground(self, claim: Claim) -> frozenset[str]:
        """Where it is: none named is the whole."""
        return frozenset(self.case.regions(claim))

    def at(self, claim: Claim, kind: str) -> Period | None:
        """The time of a figure of that kind; of a state the days it can be of."""
        return as_of(claim, self.case.report) if kind in STATES else claim.period

    def _told(self, number: int, claim: Claim) -> Told | None:
        amount = claim.amount
        if amount is None or claim.kind == "record" or claim.modality in _NOT_TOLD_AS_SO:
            return None
        unit, factor = base_unit(amount.unit)
        return Told(
            number=number,
            claim=claim,
            value=(amount.low + amount.high) / 2 * factor,
            unit=unit,
            span=span_of(claim),
            thing=thing(claim, unit),
            ground=self.ground(claim),
            source=(claim.speaker, claim.via),
            at=self.at(claim, claim.kind),
        )


def thing(claim: Claim, unit: str) -> Thing:
    """What a claim's figure counts."""
    e = claim.extra
    return claim.kind, unit, claim.side, e.direction, e.per, e.weapon, e.action, e.what, e.state, e.measure


def span_of(claim: Claim) -> Span:
    """What a figure can mean. A rounding and a hedge ("about 500") speak of the same width, and the wider counts."""
    amount = claim.amount
    if amount is None:
        return Span(0.0, 0.0)
    _, factor = base_unit(amount.unit)
    below, above = table()["hedge"].get(amount.hedge, (0.0, 0.0))
    low = amount.low - max(slack_of(amount.low, claim.quote), below * abs(amount.low))
    high = amount.high + max(slack_of(amount.high, claim.quote), above * abs(amount.high))
    return Span(low * factor, high * factor)


def widest(claim: Claim) -> Span:
    """What a figure can mean at the most, as verdicts take it: rounding and hedge added up."""
    assert claim.amount is not None, "asked of figures only"  # noqa: S101
    figure = allowed(claim.amount, claim.quote)
    return Span(figure.low, figure.high)


def alike(one: Told, other: Told) -> bool:
    """Same side, same ground, same source?"""
    sides = one.claim.side == other.claim.side
    directions = {one.claim.extra.direction, other.claim.extra.direction} - {None}
    return sides and one.ground == other.ground and one.source == other.source and len(directions) < 2


def neat(value: float) -> int | float:
    """A figure made of whole ones is written as one."""
    return int(value) if value == int(value) else value


def ends(period: Period | None) -> tuple[dt.date, dt.date] | None:
    """First and last day, where both are told."""
    return (period.start, period.end) if period and period.start and period.end else None


def days(period: Period | None) -> Span | None:
    """How many days a time has, at least and at most: "the past week" may count both of its ends, or one."""
    both = ends(period)
    if both is None or both[0] > both[1]:
        return None
    n = float((both[1] - both[0]).days + 1)
    ended = both[1] == dt.date.max or (both[1] + dt.timedelta(days=1)).day == 1
    exact = n == 1 or (both[0].day == 1 and ended)
    return Span(n if exact else n - 1, n)
