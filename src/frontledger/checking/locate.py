"""Which place of a name is meant: among those near the front that day, the nearest to the report's other places."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..nouns import Claim, Measurement
from ..theatre.namesakes import away
from ..theatre.places import Place
from .question import Case
from .tolerance import table


class Located(NamedTuple):
    """A place that can be measured."""

    place: Place
    alone: bool
    """No other place of the country has the name, so that it cannot be another that is meant."""

    @property
    def edge_km(self) -> float:
        """How far its edge is from its middle, about."""
        return circle_km(self.place.population)

    @property
    def large(self) -> bool:
        """Too large for one point to stand for it?"""
        return bool(math.pi * self.edge_km**2 > table()["town"]["large_km2"])


def circle_km(people: int) -> float:
    """The radius in km of a circle that holds so many people as densely as towns near the front do; no less than a
    village's."""
    town: dict[str, float] = table()["town"]
    return max(town["village_km"], math.sqrt(people / town["people_per_km2"] / math.pi))


def abroad(case: Case, claim: Claim) -> bool:
    """Does the place a claim names first lie outside the country whose ground is drawn, so that held ground there tells
    nothing of it?"""
    if claim.place_ids and claim.place_ids[0] is not None:
        place = case.theatre.place(claim.place_ids[0])
        return place is not None and place.country != case.theatre.home
    named = case.theatre.places_named(claim.place[0]) if claim.place else ()
    return bool(named) and all(p.country != case.theatre.home for p in named)


def locate(
    case: Case, claim: Claim, day: dt.date, figures: Callable[[str, dt.date], Sequence[Measurement]] | None = None
) -> Located | None:
    """The place a claim names first, where it is measured on a day; None where it is not, as abroad, where held ground
    is not drawn.

    Which of a name is meant was told when the claim was read; of a claim made by hand, the nearest to the others is.

    Args:
        case: what it is judged with.
        claim: what names the place.
        day: on which it is asked about.
        figures: of a place by its id on a day; without, how far held ground is.
    """
    figures = figures or case.measurer.distance
    named = [p for p in case.theatre.places_named(claim.place[0]) if p.country == case.theatre.home]
    # a village near the front is not meant by the name of a city
    meant = [p for p in named if p.population >= table()["town"]["city_people"]] or named
    known = claim.place_ids[0] if claim.place_ids else None
    if known is not None:
        place = case.theatre.place(known)
        measured_here = place is not None and place.country == case.theatre.home and figures(known, day)
        return Located(place, alone=[place] in (named, meant)) if place is not None and measured_here else None
    measured = [p for p in meant if figures(p.id, day)]
    if not measured:
        return None
    beside = [p for c in case.claims for p in c.place]
    chosen = min(measured, key=lambda p: (away(case.theatre, p, beside), -p.population, p.id))
    return Located(chosen, alone=len(meant) == 1)
