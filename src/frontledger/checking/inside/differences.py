"""What both sides gained, and what that makes net."""

from __future__ import annotations

from collections.abc import Iterator

from ..say import Num, Printed, say
from .figures import Against, Figures, Span, Told, neat, widest


def differences(figures: Figures) -> Iterator[Against]:
    """A side's gain less the other side's is what it gained net."""
    gains = [t for t in figures.of("area_change") if t.claim.extra.direction == "gain" and t.at is not None]
    for net in gains:
        if net.claim.extra.net is not True:
            continue
        beside = [
            t
            for t in gains
            if t.at == net.at and t.ground == net.ground and t.source == net.source and not t.claim.extra.net
        ]
        own = [t for t in beside if t.claim.side == net.claim.side]
        others = [t for t in beside if t.claim.side != net.claim.side]
        if len(own) == len(others) == 1 and own[0].unit == others[0].unit == net.unit:
            against = _against(net, own[0], others[0])
            if against is not None:
                yield against


def _against(net: Told, own: Told, other: Told) -> Against | None:
    left = Span(own.span.low - other.span.high, own.span.high - other.span.low)
    if not left.apart(widest(net.claim)) or not (net.claim.amount and own.claim.amount and other.claim.amount):
        return None
    sentence = say(
        "{own} gained less {other} lost make {left}; the report says {said} net.",
        own=Printed(own.claim.amount),
        other=Printed(other.claim.amount),
        left=Num(neat(own.value - other.value), net.unit),
        said=Printed(net.claim.amount),
    )
    return Against(net.number, sentence, (own.number, other.number))
