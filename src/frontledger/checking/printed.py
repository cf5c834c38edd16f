"""What others printed for the same thing in the same time: shown beside the figure of a party, and not counted."""

from __future__ import annotations

from collections.abc import Iterator

from ..nouns import Claim, Measurement, Period
from ..nouns.measure import Quantity
from ..theatre.load import Theatre
from ..theatre.printed import PrintedClaim
from .question import Case, as_of
from .table import Row
from .tolerance import Allowed, allowed, table

PUBLISHED = "published"
"""Source and rule of a row that nobody here measured."""


_QUANTITY: dict[str, Quantity] = {
    "area_change": "change",
    "area_total": "held",
    "area_share": "share",
    "settlement_control": "count",
}
_UNITS = {"area_share": "percent", "settlement_control": "settlement"}
"""Unit of what is printed, by kind; km² of all others."""
_OVER_TIME = ("area_change", "settlement_control")
"""Kinds that tell of a time from day to day; the others tell of a day."""


def counted_by(claim: Claim) -> str:
    """Who made the figure: the last it came through."""
    return (claim.speaker, *claim.via)[-1]


def printed_beside(case: Case, claim: Claim) -> list[Row]:
    """Rows of what outlets and institutes printed for the same side, place and time, one each, the one of the nearest
    time first. Only beside the figure of a party to the war that has no rule of its own here."""
    if claim.kind not in _QUANTITY or not of_a_party(case.theatre, claim) or case.credited(claim) is not None:
        return []
    found: dict[str, tuple[float, str, Row]] = {}
    for printed, share in _same(case, claim):
        who = counted_by(printed.claim)
        if who not in found or share > found[who][0]:
            found[who] = share, who, _row(printed, who)
    return [row for _, _, row in sorted(found.values(), key=lambda f: (-f[0], f[1]))]


def of_a_party(theatre: Theatre, claim: Claim) -> bool:
    """Does a party to the war, or who speaks for it, say so?"""
    speaker = theatre.speakers.get(claim.speaker)
    return speaker is not None and speaker.side in theatre.parties and not speaker.outlet


def _same(case: Case, claim: Claim) -> Iterator[tuple[PrintedClaim, float]]:
    """Printed figures that answer the claim's question, and how much of their days and its they share."""
    least: float = table()["printed"]["days_shared"]
    asked = claim.kind, claim.side, set(case.regions(claim))
    for printed in case.theatre.printed:
        other = printed.claim
        told = (other.kind, other.side, set(other.place)) == asked
        told = told and (other.extra.direction or "gain") == (claim.extra.direction or "gain")
        told = told and other.extra.state == claim.extra.state
        if told and other.speaker != "reporter" and not of_a_party(case.theatre, other):
            share = shared(other.period, claim.period)
            if claim.kind not in _OVER_TIME:
                share = near_days(other.period, as_of(claim, case.report))
            if _figure(printed) is not None and share >= least:
                yield printed, share


def _figure(printed: PrintedClaim) -> Allowed | None:
    claim = printed.claim
    figure = allowed(claim.amount, claim.quote) if claim.amount else None
    return figure if figure is not None and figure.unit == _UNITS.get(claim.kind, "km2") else None


def near_days(one: Period | None, other: Period | None) -> float:
    """How near the ends of two times are, of states: 1 for the same day, 0 beyond the days of the table."""
    most: int = table()["printed"]["state_days"]
    if one is None or other is None or one.end is None or other.end is None:
        return 0.0
    apart = abs((one.end - other.end).days)
    return 1 - apart / 1000 if apart <= most else 0.0


def shared(one: Period | None, other: Period | None) -> float:
    """Days that two times share, of all days of either."""
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return 0.0
    a, b, c, d = (day.toordinal() for day in (one.start, one.end, other.start, other.end))
    return max(0, min(b, d) - max(a, c) + 1) / (max(b, d) - min(a, c) + 1)


def _row(printed: PrintedClaim, who: str) -> Row:
    claim, figure = printed.claim, _figure(printed)
    assert figure is not None and claim.period is not None, "chosen for both"  # noqa: S101
    measurement = Measurement(
        convention=PUBLISHED,
        source=PUBLISHED,
        root=who,
        quantity=_QUANTITY[claim.kind],
        side=claim.side or "",
        place="+".join(claim.place),
        period=claim.period,
        amount=figure.value,
        unit=figure.unit,
        uncertainty=max(figure.value - figure.low, figure.high - figure.value),
    )
    return Row(measurement, "shown", printed=printed)
