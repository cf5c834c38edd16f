"""A mean a day, week, month or year beside the whole of the same time."""

from __future__ import annotations

from collections.abc import Iterator

from ..say import Num, Printed, say
from ..spans import DAYS_IN
from .figures import Against, Figures, Span, Told, alike, days, widest

_WHOLES = {"km2": "area_change", "km": "distance"}
"""What a rate in a unit is a rate of."""


def rates(figures: Figures) -> Iterator[Against]:
    """Every whole of the time is asked; one that agrees is enough."""
    for rate in figures.of("rate"):
        per, n = rate.claim.extra.per, days(rate.at)
        if per is None or n is None or n.high <= 1:
            continue
        units = Span(n.low / DAYS_IN[per], n.high / DAYS_IN[per])
        wholes = [
            w
            for w in figures.of(_WHOLES.get(rate.unit, ""))
            if w.unit == rate.unit and w.at == rate.at and alike(rate, w) and w.span.low > 0
        ]
        if wholes and all(_each(w, units).apart(widest(rate.claim)) for w in wholes):
            yield _against(rate, wholes[0], units)


def _each(whole: Told, units: Span) -> Span:
    return Span(whole.span.low / units.high, whole.span.high / units.low)


def _against(rate: Told, whole: Told, units: Span) -> Against:
    assert rate.claim.amount is not None and whole.claim.amount is not None, "figures"  # noqa: S101
    sentence = say(
        "{whole} over {days} make {each} each; the report says {said}.",
        whole=Printed(whole.claim.amount),
        days=Num(round(units.high), rate.claim.extra.per),
        each=Num(whole.value / units.high, rate.unit),
        said=Printed(rate.claim.amount),
    )
    return Against(rate.number, sentence, (whole.number,))
