"""Shares of the same ground, and shares beside the ground they are of."""

from __future__ import annotations

from collections.abc import Iterator

from ..figures import official_km2
from ..say import Num, Printed, say
from ..sentences import where
from ..tolerance import table
from .figures import Against, Figures, Told, alike, neat, widest

_PAIRS = (("area_total", "area_share"), ("area_change", "area_change"))
"""Kinds of ground in km² and as a share of a place."""


def shares_over_the_whole(figures: Figures) -> Iterator[Against]:
    """Shares of one place that two sides are said to hold, more than the whole together."""
    shares = [s for s in figures.of("area_share") if s.unit == "percent" and s.claim.side and s.claim.place]
    for one in shares:
        for other in shares:
            same = one.ground == other.ground and one.at == other.at and one.source == other.source
            if not same or one.claim.side == other.claim.side:
                continue
            if one.span.low + other.span.low > 100 + 100 * table()["inside"]["at_least"]:
                sentence = say(
                    "The report’s shares of {places} add up to {sum}.",
                    places=where(one.claim.place),
                    sum=Num(neat(one.value + other.value), "percent"),
                )
                yield Against(one.number, sentence, (other.number,))


def shares_of_ground(figures: Figures) -> Iterator[Against]:
    """A share beside the ground it is a share of, by the place's official area: the share told nearest to it."""
    for kind, of_share in _PAIRS:
        shares = [s for s in figures.of(of_share) if s.unit == "percent" and s.claim.place]
        for ground in figures.of(kind) if shares else ():
            areas = [official_km2(figures.case, r) for r in sorted(ground.ground)]
            beside = [s for s in shares if s.at == ground.at and s.at is not None and alike(s, ground)]
            if ground.unit != "km2" or None in areas or not beside:
                continue
            share = min(beside, key=lambda s: (abs(s.claim.span.start - ground.claim.span.start), s.number))
            against = _against(ground, share, sum(a or 0.0 for a in areas))
            if against is not None:
                yield against


def _against(ground: Told, share: Told, area: float) -> Against | None:
    percent = ground.span._replace(low=100 * ground.span.low / area, high=100 * ground.span.high / area)
    if not percent.apart(widest(share.claim)) or ground.claim.amount is None or share.claim.amount is None:
        return None
    sentence = say(
        "{total} is {share} of {places}; the report says {said}.",
        total=Printed(ground.claim.amount),
        share=Num(100 * ground.value / area, "percent"),
        places=where(share.claim.place),
        said=Printed(share.claim.amount),
    )
    return Against(share.number, sentence, (ground.number,))
