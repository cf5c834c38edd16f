"""What was shot down of what was launched."""

from __future__ import annotations

from collections.abc import Iterator

from ..say import Num, Printed, say
from .figures import Against, Figures, Span, Told, neat


def more_downed_than_launched(figures: Figures) -> Iterator[Against]:
    """More shot down than came in the same attack, of all weapons together, by the same count."""
    attacks = [t for t in figures.of("air_attack") if t.at is not None]
    for downed in attacks:
        launched = [t for t in attacks if t.claim.extra.action == "launched" and _same_attack(t, downed)]
        of_it = [t for t in launched if t.claim.extra.weapon == downed.claim.extra.weapon]
        if downed.claim.extra.action != "downed" or downed.claim.amount is None or not of_it:
            continue
        came = Span(sum(t.span.low for t in launched), sum(t.span.high for t in launched))
        if downed.span.low > came.high and downed.span.apart(came):
            sentence = say(
                "The report has {downed} shot down of {launched} that came.",
                downed=Printed(downed.claim.amount),
                launched=Num(neat(sum(t.value for t in launched))),
            )
            yield Against(downed.number, sentence, tuple(t.number for t in launched))


def _same_attack(one: Told, other: Told) -> bool:
    sides = one.claim.side == other.claim.side
    return sides and one.ground == other.ground and one.at == other.at and one.source == other.source
