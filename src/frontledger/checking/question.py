"""A claim understood as something maps can answer: quantity, side, place, period, direction, what its figure allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ..nouns import Claim, Convention, Period, Question, Report
from ..theatre.load import Theatre
from .measurer import Measurer
from .tolerance import Allowed, allowed

MEASURED_IN = {"area_change": "km2", "area_total": "km2", "area_share": "percent", "rate": "km2", "distance": "km"}
"""Unit in which maps answer for each kind."""


COUNTED = frozenset({"air_attack", "losses"})
"""Kinds of claims that series of counts answer, not maps."""

_COUNTED_SO_FAR = frozenset({"area_change", "area_total", "area_share", "rate", *COUNTED, "record"})
"""Kinds whose figure, of a time that is not over, reaches to the day of publication."""


def kind_of(claim: Claim) -> str:
    """The kind of claim; of a record that of what is ranked."""
    return claim.extra.of if claim.kind == "record" and claim.extra.of else claim.kind


def counted(claim: Claim) -> bool:
    """Is it about what series of counts answer?"""
    return kind_of(claim) in COUNTED


def what_of(claim: Claim) -> str:
    """What a claim of a counted kind tells of, as the theatre's rules name it."""
    extra = claim.extra
    told = (extra.weapon, extra.action) if kind_of(claim) == "air_attack" else (extra.what,)
    return " ".join((kind_of(claim), *(word or "" for word in told)))


class Case(NamedTuple):
    """Everything a claim is judged with."""

    claims: Sequence[Claim]
    report: Report
    measurer: Measurer
    theatre: Theatre

    def rules(self, claim: Claim) -> Mapping[str, Convention]:
        """The rules that count what a claim is about, by id."""
        return self.theatre.counts if counted(claim) else self.theatre.conventions

    def credited(self, claim: Claim) -> str | None:
        """Whose count it is, among those who have a rule here: the last that made the figure its own."""
        with_rule = {who for c in self.rules(claim).values() for who in c.used_by}
        return next((who for who in (*reversed(claim.via), claim.speaker) if who in with_rule), None)

    def own_rules(self, claim: Claim, period: Period | None) -> list[Convention]:
        """The credited source's rules valid at the end of a period, the plainest first: net unless the claim says
        gross, fewest layers."""
        who = self.credited(claim)
        day = (period.end or period.start) if period else None
        abroad = self.abroad(claim)
        theirs = [c for c in self.rules(claim).values() if who in c.used_by and abroad in ({*c.abroad}, set())]
        rules = [c for c in theirs if valid(c, day)]
        if counted(claim):
            return sorted((c for c in rules if what_of(claim) in c.answers), key=lambda c: c.id)
        counts = "gross" if claim.extra.net is False else "net"
        # a figure of an earlier time may have been counted again by the rule in use when it was printed: whoever's rule
        # counts the same in that time stands for it
        printed = self.report.published
        later = [c for c in theirs if c not in rules and printed is not None and valid(c, printed)]
        known = [c for c in self.theatre.conventions.values() if c not in rules and valid(c, day)]
        again = [next((o for o in known if alike(o, c)), None) for c in later]
        rules.sort(key=lambda c: (c.counts != counts, len(c.layers), c.id))
        return [*rules, *(c for c in again if c is not None)]

    def regions(self, claim: Claim) -> tuple[str, ...]:
        """Where it is: the places named, else the country whose ground is measured."""
        return claim.place or (self.theatre.home,)

    def abroad(self, claim: Claim) -> frozenset[str]:
        """Regions abroad that a claim counts in with the country whose ground is measured, where some rule does too."""
        home = self.theatre.home
        beside = frozenset(claim.place) - {home}
        known = home in claim.place and any(beside == set(c.abroad) for c in self.theatre.conventions.values())
        return beside if known else frozenset()

    def is_region(self, place: str) -> bool:
        """A country or a first-level unit, and not a town."""
        return self.theatre.is_region(place)


def alike(one: Convention, other: Convention) -> bool:
    """Do two rules count the very same?"""
    return (one.layers, one.counts, one.source) == (other.layers, other.counts, other.source)


def valid(convention: Convention, day: dt.date | None) -> bool:
    """Is the rule in use on a day? Any rule is where no day is known."""
    first, last = convention.valid_from, convention.valid_to
    return day is None or ((first is None or first <= day) and (last is None or day <= last))


def cuts_off(own: Sequence[Convention], period: Period | None) -> bool:
    """Is the credited source known to cut decimals off in print, for a time that ends then?"""
    rule = own[0] if own else None
    end = period.end if period else None
    until = rule.rounding_until if rule else None
    return rule is not None and rule.rounding == "down" and (until is None or (end is not None and end <= until))


def as_of(claim: Claim, report: Report) -> Period | None:
    """The days a state is told of, earliest and latest reading.

    A plain present tense is of the day of publication; "as of X" is of X.
    """
    period = claim.period or Period(None, report.published)
    last = period.end or report.published
    return None if last is None else Period(period.start or last, last)


def from_the_invasion(case: Case, claim: Claim) -> Claim:
    """A claim of a time that begins with the month or the year of the invasion, from the invasion on: before it there
    was no front that moved, and no map."""
    began, period = case.theatre.invasion, claim.period
    if began is None or period is None or period.start is None or period.end is None or period.end < began:
        return claim
    starts = (began.replace(day=1), began.replace(month=1, day=1))
    return replace(claim, period=Period(began, period.end)) if period.start in starts else claim


def to_publication(case: Case, claim: Claim) -> Claim:
    """A claim of a time that is not over ("in June", told on the 20th), up to the day of publication: nobody can have
    counted more. One day more is left: it may be the same day elsewhere."""
    period, printed = claim.period, case.report.published
    if claim.kind not in _COUNTED_SO_FAR or period is None or period.end is None or printed is None:
        return claim
    begun = period.start is None or period.start <= printed
    so_far = begun and period.end > printed + dt.timedelta(days=1) and claim.modality in ("asserted", "claimed")
    return replace(claim, period=Period(period.start, printed)) if so_far else claim


def ask(
    claim: Claim, quantity: str, period: Period | None, *, places: Sequence[str], rounded_down: bool = False
) -> tuple[Question, Allowed | None]:
    """The question a claim puts, and what its figure allows."""
    figure = allowed(claim.amount, claim.quote, rounded_down=rounded_down) if claim.amount else None
    question = Question(
        quantity="count" if counted(claim) else quantity,
        side=claim.side,
        place=tuple(places),
        period=period,
        direction=claim.extra.direction,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        unit=figure.unit if figure else None,
    )
    return question, figure
