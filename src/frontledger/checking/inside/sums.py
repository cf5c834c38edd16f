"""Parts and the whole of them: times that follow one another, places that lie in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from ...nouns import Amount
from ..question import Case
from ..say import Num, Printed, Say, say
from ..slips import swapped
from ..tolerance import base_unit
from .figures import Against, Figures, Span, Told, ends, neat, widest

_ADDED = ("area_change", "air_attack", "losses", "settlement_control", "distance")
"""Kinds of which figures of times that follow one another add up."""
_PARTED = ("area_change", "area_total", "air_attack", "losses", "settlement_control")
"""Kinds of which figures of places that lie apart add up."""
_WAYS = 64
"""Ways of making up one time of others that are tried at most."""


def sums_of_times(figures: Figures) -> Iterator[Against]:
    """Figures of times that together are the time of another."""
    told = [t for t in figures.of(*_ADDED) if ends(t.at)]
    for whole in told:
        fellows = [t for t in told if t.thing == whole.thing and t.source == whole.source and t.ground == whole.ground]
        parts = [p for p in fellows if p.at != whole.at and _net_as(p, whole)]
        ways = list(islice(_tilings(parts, whole), _WAYS))
        if ways and all(_sum(way).apart(widest(whole.claim)) for way in ways):
            yield _against(whole, ways[0])


def sums_of_places(figures: Figures) -> Iterator[Against]:
    """Figures of places that lie apart, and more together than the place they lie in. Less is none: places may be left
    out."""
    told = figures.of(*_PARTED)
    for whole in told:
        parts = [
            p
            for p in told
            if p.thing == whole.thing and p.source == whole.source and p.at == whole.at and _net_as(p, whole)
            and whole.at is not None and p.ground != whole.ground and _lies_in(figures.case, p, whole)
        ]  # fmt: skip
        apart = all(a.ground.isdisjoint(b.ground) for a, b in combinations(parts, 2))
        # one part may be more than the whole, where ground was lost in others
        if apart and len(parts) > (whole.claim.kind != "area_total"):
            total = _sum(parts)
            if total.low > widest(whole.claim).high and total.apart(widest(whole.claim)):
                yield _against(whole, parts)


def _against(whole: Told, parts: Sequence[Told]) -> Against:
    """Said of the whole; where one part with two of its digits swapped makes the sum, of that part."""
    assert whole.claim.amount is not None, "figures"  # noqa: S101
    printed = Printed(whole.claim.amount)
    numbers = tuple(p.number for p in parts)
    mended = [(p, amount) for p in parts for amount in _swapped(p) if _mends(p, amount, parts, whole)]
    total = Num(neat(sum(p.value for p in parts)), whole.unit)
    if len(mended) != 1 or any(_mends_whole(s, parts, whole) for s in _swapped(whole)):
        return Against(
            whole.number,
            say("The report’s parts add up to {sum}, its total is {total}.", sum=total, total=printed),
            numbers,
        )
    part, amount = mended[0]
    assert part.claim.amount is not None, "figures"  # noqa: S101
    sentence: Say = say(
        "The report’s parts add up to {sum}, not to its {total}; with {swapped} for {said} they would.",
        sum=total, total=printed, swapped=Printed(amount), said=Printed(part.claim.amount),
    )  # fmt: skip
    return Against(part.number, sentence, (whole.number, *(n for n in numbers if n != part.number)))


def _swapped(told: Told) -> list[Amount]:
    return swapped(told.claim.amount) if told.claim.amount is not None else []


def _km2(amount: Amount) -> float:
    return amount.low * base_unit(amount.unit)[1]


def _mends(part: Told, amount: Amount, parts: Sequence[Told], whole: Told) -> bool:
    rest = _sum(parts)
    moved = _km2(amount) - part.value
    return not Span(rest.low + moved, rest.high + moved).misses(whole.span)


def _mends_whole(amount: Amount, parts: Sequence[Told], whole: Told) -> bool:
    moved = _km2(amount) - whole.value
    return not _sum(parts).misses(Span(whole.span.low + moved, whole.span.high + moved))


def _sum(parts: Sequence[Told]) -> Span:
    return Span(sum(p.span.low for p in parts), sum(p.span.high for p in parts))


def _net_as(one: Told, other: Told) -> bool:
    """Are both told as net, or both not? What is net of losses is no part of what is not."""
    return bool(one.claim.extra.net) == bool(other.claim.extra.net)


def _tilings(parts: Sequence[Told], whole: Told) -> Iterator[list[Told]]:
    """Ways in which times follow one another from the first to the last day of the whole."""
    outer = ends(whole.at)
    assert outer is not None, "asked of times with both ends"  # noqa: S101
    first, last = (day.toordinal() for day in outer)
    # from the last day backwards, so that only parts are kept from which the end is reached: no way is a dead end
    by_start: dict[int, list[tuple[int, Told]]] = {last + 1: []}
    days = [(e[0].toordinal(), e[1].toordinal(), p) for p in parts if (e := ends(p.at)) is not None]
    for start, end, part in sorted(days, key=lambda d: (-d[0], d[2].number)):
        if first <= start <= end <= last and end + 1 in by_start:
            by_start.setdefault(start, []).append((end, part))

    def follow(start: int) -> Iterator[list[Told]]:
        for end, part in by_start.get(start, ()):
            if end == last:
                yield [part]
            else:
                yield from ([part, *rest] for rest in follow(end + 1))

    return follow(first)


def _lies_in(case: Case, part: Told, whole: Told) -> bool:
    """Are all places of the part first-level units of the country that the whole is told of?"""
    if len(whole.ground) != 1:
        return False
    (country,) = whole.ground
    units = case.theatre.regions
    return all(place in units and units[place].country == country for place in part.ground)
