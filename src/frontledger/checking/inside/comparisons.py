"""A comparison beside the two figures it compares, where the report gives both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...nouns import Claim, Period
from ..say import Num, Printed, Say, Value, say
from ..tolerance import allowed
from .figures import Against, Figures, Span, Told, neat

_KINDS = ("area_change", "area_total", "area_share", "rate", "air_attack", "losses")
"""Kinds of which a report may compare two figures."""
_NEAR = 600
"""Two sources' figures for one time are what is compared where they stand no farther before it, in characters."""


Way = tuple[Span, float, Say]
"""What two figures make, in one way of comparing them: at least and at most, in the middle, and in words."""


class Two(NamedTuple):
    """What is compared with what."""

    now: Told
    then: Told


def comparisons(figures: Figures) -> Iterator[Against]:
    """ "Twice as much as in April", "a third less than the ministry says"."""
    for number, record in figures.records("comparison"):
        kind = record.extra.of or "area_change"
        told = figures.of(kind) if kind in _KINDS else []
        two = _two(figures, record, kind, told)
        if two is None:
            continue
        result = _wrong(record, two)
        now, then = two.now.claim.amount, two.then.claim.amount
        if result is None or now is None or then is None:
            continue
        values: dict[str, Value] = {"now": Printed(now), "then": Printed(then), "result": result}
        if record.amount is None:
            sentence = say("By the report’s own figures it is {now} against {then}, {result}.", **values)
        else:
            values["said"] = Printed(record.amount)
            sentence = say(
                "By the report’s own figures it is {now} against {then}, {result}; it says {said}.", **values
            )
        yield Against(number, sentence, (two.now.number, two.then.number))


def _two(figures: Figures, record: Claim, kind: str, told: Sequence[Told]) -> Two | None:
    """The two figures of the report that a comparison names, where there is no doubt which."""
    if record.extra.versus is None:
        return _two_sources(figures, record, kind, told)
    now, then = (
        matching(figures, record, figures.at(record, kind), told),
        matching(figures, record, record.extra.versus, told),
    )
    if kind in ("area_total", "area_share"):
        then = matching(figures, record, record.extra.versus, told, as_told=True)
    if len(now) != 1 or len(then) != 1 or now[0].thing != then[0].thing or now[0].number == then[0].number:
        return None
    return Two(now[0], then[0])


def _two_sources(figures: Figures, record: Claim, kind: str, told: Sequence[Told]) -> Two | None:
    """Two sources' figures for the same time, which the report itself compares: the smaller one with the larger where
    it says "less"."""
    if record.speaker != "reporter" or record.via or record.amount is None or record.extra.since:
        return None
    time = figures.at(record, kind)
    near = [
        t
        for t in told
        if time is not None and t.at == time and 0 <= record.span.end - t.claim.span.start <= _NEAR
        and fits_with(figures, record, t) is not None
    ]  # fmt: skip
    if len(near) != 2 or near[0].thing != near[1].thing or near[0].source == near[1].source:
        return None
    small, large = sorted(near, key=lambda t: t.value)
    return Two(small, large) if record.extra.order == "less" else Two(large, small)


def matching(
    figures: Figures, record: Claim, time: Period | None, told: Sequence[Told], *, as_told: bool = False
) -> list[Told]:
    """The figures for a time that a record or comparison can be about: those that fit best with it.

    Args:
        as_told: take the time of a state as the report has it.
    """
    if time is None:
        return []
    found = [
        (how, t)
        for t in told
        if (t.claim.period if as_told else t.at) == time and (how := fits_with(figures, record, t)) is not None
    ]
    best = min((how for how, _ in found), default=0)
    return [t for how, t in found if how == best]


def fits_with(figures: Figures, record: Claim, told: Told) -> int | None:
    """How surely a figure is of what a record is about, 0 the surest: same side, ground and source. Where one of the
    two names no side or ground it is that of the other; the report itself compares figures of others. None: it is not.
    """
    claim, unsure = told.claim, 0
    if claim.side != record.side:
        unsure += 1
        if claim.side is not None and record.side is not None:
            return None
    if told.ground != figures.ground(record):
        unsure += 1
        if claim.place and record.place:
            return None
    if told.source != (record.speaker, record.via):
        unsure += 1
        if record.speaker != "reporter" or record.via:
            return None
    if None not in (claim.extra.direction, record.extra.direction) and claim.extra.direction != record.extra.direction:
        return None
    return unsure


def _wrong(record: Claim, two: Two) -> Value | None:
    """What two figures of the report make, where that cannot be brought together with what it says of them."""
    a, b, order, amount = two.now.span, two.then.span, record.extra.order, record.amount
    if amount is None:
        if order == "more" and a.high < b.low:
            return say("which is less")
        return say("which is more") if order == "less" and a.low > b.high else None
    figure = allowed(amount, record.quote)
    said = Span(figure.low, figure.high)
    if figure.unit == two.now.unit and figure.unit != "percent":
        return _difference_wrong(order, two, said)
    if b.low <= 0 or a.low < 0:
        return None
    ratio, middle = Span(a.low / b.high, a.high / b.low), two.now.value / two.then.value
    if figure.unit == "times":
        wrong = order != "less" and ratio.apart(said)
        return Num(middle, "times") if wrong else None
    if figure.unit != "percent":
        return None
    share, percent = Span(100 * ratio.low, 100 * ratio.high), 100 * middle
    of_it: Way = (share, percent, say("{percent} of it", percent=Num(percent, "percent")))
    ways: list[Way] = [of_it]
    if order == "more":
        more = say("{percent} more", percent=Num(percent - 100, "percent"))
        ways = [(Span(share.low - 100, share.high - 100), percent - 100, more)]
    elif order == "less":
        # "a third less" and "a third of it" cannot be told apart once read
        less = say("{percent} less", percent=Num(100 - percent, "percent"))
        ways.append((Span(100 - share.high, 100 - share.low), 100 - percent, less))
    if not all(way.apart(said) for way, *_ in ways):
        return None
    return min(ways, key=lambda way: abs(way[1] - said.middle))[2]


def _difference_wrong(order: str | None, two: Two, said: Span) -> Value | None:
    """ "30 km² less than in April"."""
    large, small = (two.then, two.now) if order == "less" else (two.now, two.then)
    left = Span(large.span.low - small.span.high, large.span.high - small.span.low)
    if order not in ("more", "less") or not left.apart(said):
        return None
    return say("a difference of {left}", left=Num(neat(large.value - small.value), large.unit))
