"""How tellings of one claim part from the one nearest its origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...nouns.relay import SlipKind
from ..say import Days, Label, Num, Printed, Say, Value, say
from ..sentences import where
from ..slips import slip
from .alike import Told, apart


class Slipped(NamedTuple):
    """A slip of one telling."""

    kind: SlipKind
    telling: int
    """Number of the telling, from 1."""
    sentence: Say


def slips(tellings: Sequence[Told]) -> list[Slipped]:
    """Every slip, telling by telling."""
    nearest = tellings[0]
    return [
        Slipped(kind, n, sentence)
        for n, told in enumerate(tellings[1:], 2)
        for kind, sentence in _between(nearest, told)
    ]


def _between(nearest: Told, told: Told) -> Iterator[tuple[SlipKind, Say]]:
    who: dict[str, Value] = {"report": told.report.name, "nearest": nearest.report.name}
    a, b = nearest.claim, told.claim
    figure = _figure(nearest, told, who)
    if figure is not None:
        yield figure
    if a.place and b.place and nearest.ground != told.ground:
        grounds: dict[str, Value] = {"places": where(b.place), "others": where(a.place)}
        yield "scope", say("It is told of {places} in {report}, of {others} in {nearest}.", **who, **grounds)
    if a.period and b.period and apart(a.period, b.period) and set(nearest.times).isdisjoint(told.times):
        days: dict[str, Value] = {"days": Days(b.period), "others": Days(a.period)}
        yield "dates", say("It is told of {days} in {report}, of {others} in {nearest}.", **who, **days)
    if nearest.names and nearest.names[0] not in told.names:
        origin = Label(nearest.names[0])
        yield "source", say("{origin}, whom {nearest} credits, is not named in {report}.", **who, origin=origin)


def _figure(nearest: Told, told: Told, who: dict[str, Value]) -> tuple[SlipKind, Say] | None:
    a, b = nearest.claim.amount, told.claim.amount
    found = slip(a, b) if a and b and nearest.span.misses(told.span) else None
    if found is None or a is None or b is None:
        return None
    figures: dict[str, Value] = {**who, "figure": Printed(b), "other": Printed(a)}
    match found.kind:
        case "digits":
            sentence = say("{report} gives {figure}, {nearest} {other}: two digits are swapped.", **figures)
        case "digit":
            sentence = say("{report} gives {figure}, {nearest} {other}: one digit is another.", **figures)
        case "unit":
            sentence = say(
                "{report} gives {figure}, {nearest} {other}: the number is the same, its unit is not.",
                **figures,
            )
        case "scale":
            figures["factor"] = Num(round(max(found.factor, 1 / found.factor)))
            sentence = say(
                "{report} gives {figure}, {nearest} {other}: a factor of {factor} lies between them.",
                **figures,
            )
    return found.kind, sentence
