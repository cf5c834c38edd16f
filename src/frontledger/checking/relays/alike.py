"""Which claims of several reports are one claim told again: the same question, or one that a slip explains."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...nouns import Claim, Period
from ...theatre.load import Theatre
from ..inside.figures import STATES, Span, span_of
from ..slips import slip

_LEFT_OUT = ("record", "meeting", "position")
"""Kinds that are no figure of their own."""
_GROUND = ("area_change", "area_total", "area_share", "rate")
_SETTLES = 8
"""Days by which a report may be later than another with the same figure "since January", or as it stands now."""
_LONG = 31
"""A time of more days than this is one that still goes on."""
_MOVED = 3
"""Days by which a time of less than a month may have been shifted at most."""
_MOST = 32
"""Other figures of one question that each is set beside at most."""
_TELLING = 3
"""A figure of so many digits that count is hardly met twice by chance."""

Key = tuple[object, ...]


class Account(NamedTuple):
    """A report, as far as its relays are concerned."""

    name: str
    url: str | None
    sha256: str
    published: dt.date | None


class Told(NamedTuple):
    """One figure in one report."""

    report: Account
    number: int
    """Of the claim, from 1."""
    claim: Claim
    thing: Key
    ground: frozenset[str]
    times: tuple[Key, ...]
    """Keys of its time; two tell of one time where they share one."""
    names: tuple[str, ...]
    """Who it is credited to, the origin first; none where the report names nobody."""
    span: Span
    digits: int
    """How many digits of the figure count."""

    @property
    def order(self) -> tuple[object, ...]:
        """From the origin on: the earliest, those that name it, through the fewest others, most fully told."""
        c = self.claim
        told = (c.side, c.place, c.period and c.period.start, c.period and c.period.end, c.extra.net is not None)
        full = sum(bool(part) for part in told)
        day = self.report.published or dt.date.max
        return day, not self.names, len(self.names), -full, self.report.name, self.report.url or "", self.number


def told_in(reports: Sequence[tuple[Account, Sequence[Claim]]], theatre: Theatre) -> list[Told]:
    """Every figure of the reports that can be told again, in an order of its own."""
    out = []
    for report, claims in reports:
        for number, claim in enumerate(claims, 1):
            told = _told(report, number, claim, theatre)
            if told is not None:
                out.append(told)
    return sorted(out, key=lambda t: t.order)


def _told(report: Account, number: int, claim: Claim, theatre: Theatre) -> Told | None:
    amount, e = claim.amount, claim.extra
    times = tuple(_times(report, claim))
    if amount is None or not times or claim.kind in _LEFT_OUT or claim.modality in ("planned", "conditional"):
        return None
    places = claim.place or ((theatre.home,) if claim.kind in _GROUND else ())
    count = None if claim.kind in _GROUND or claim.kind == "distance" else amount.unit
    return Told(
        report=report,
        number=number,
        claim=claim,
        thing=(claim.kind, claim.side, count, e.direction, e.per, e.weapon, e.action, e.what, e.state, e.measure),
        ground=frozenset(places),
        times=times,
        names=tuple(n for n in (claim.speaker, *claim.via) if n != "reporter"),
        span=span_of(claim),
        digits=len(f"{amount.high:g}".replace(".", "").strip("0")),
    )


def _times(report: Account, claim: Claim) -> Iterator[Key]:
    """Keys of a time. Of one that still goes on, two overlapping ones: reports of the same days share one."""
    period = claim.period
    if claim.kind in STATES:
        period = Period(None, (period.end if period else None) or report.published)
    if period is None or period.end is None:
        return
    if period.start is None or (period.end - period.start).days >= _LONG:
        for half in (0, 1):
            yield period.start, half, (period.end.toordinal() + half * _SETTLES // 2) // _SETTLES
    else:
        yield period.start, period.end


def groups(told: Sequence[Told]) -> list[list[Told]]:
    """Claims told by more than one report, together. Figures are put in drawers, and compared within each only."""
    joined = _Joined(len(told))
    drawers: dict[Key, list[int]] = {}
    for n, t in enumerate(told):
        for key in _keys(t):
            drawers.setdefault(key, []).append(n)
    for key, members in drawers.items():
        how = _JOINS[str(key[0])]
        # one of each figure, ground and time stands for all that tell it so
        kinds: dict[Key, int] = {}
        for n in members:
            same = kinds.setdefault(_as_told(told[n]), n)
            if how(told[same], told[n]):
                joined.join(same, n)
        one_each = list(kinds.values())
        for i, n in enumerate(one_each):
            for other in one_each[i + 1 : i + 1 + _MOST]:
                if how(told[n], told[other]):
                    joined.join(n, other)
    together: dict[int, list[Told]] = {}
    for n, t in enumerate(told):
        together.setdefault(joined.first(n), []).append(t)
    return [g for g in map(_one_a_report, together.values()) if len(g) > 1]


def _as_told(t: Told) -> Key:
    a = t.claim.amount
    return a and (a.low, a.high, a.unit), t.ground, t.claim.period, bool(t.names)


def _keys(t: Told) -> Iterator[Key]:
    """The drawers of a figure: those of one question, and those where one part of it may have slipped."""
    a = t.claim.amount
    figure = a and (a.low, a.high, a.unit)
    for time in t.times:
        for name in t.names or ("",):
            yield "figure", t.thing, t.ground, time, name
            yield "scope", t.thing, figure, time, name
        yield "source", t.thing, figure, t.ground, time
    for name in t.names:
        yield "dates", t.thing, figure, t.ground, name


def _figure(one: Told, other: Told) -> bool:
    a, b = one.claim.amount, other.claim.amount
    if not one.names:
        return a == b and one.digits > 1
    if not one.span.misses(other.span):
        return True
    found = slip(a, b) if a and b else None
    # what goes on grows, and one digit of it with it
    return found is not None and (found.kind != "digit" or one.claim.period == other.claim.period)


def _scope(one: Told, other: Told) -> bool:
    both = bool(one.claim.place and other.claim.place and one.names)
    return both and (within(one.ground, other.ground) or within(other.ground, one.ground))


def _source(one: Told, other: Told) -> bool:
    """The same figure without its source; one that few digits tell apart may be another's."""
    digits, same_days = min(one.digits, other.digits), one.claim.period == other.claim.period
    sure = digits >= _TELLING or (digits > 1 and same_days and one.claim.kind not in STATES)
    return sure and not (one.names and other.names)


def _dates(one: Told, other: Told) -> bool:
    """The same figure a few days off; of a whole month, of the next one or of that month in another year."""
    a, b = one.claim.period, other.claim.period
    if a is None or b is None or not (a.start and a.end and b.start and b.end) or not apart(a, b) or one.digits < 2:
        return False
    moved = abs((b.start - a.start).days)
    if not (_month(a) and _month(b)):
        return moved <= _MOVED and b.end - b.start == a.end - a.start
    year = a.start.month == b.start.month and abs(a.start.year - b.start.year) == 1
    return one.digits >= _TELLING and (year or moved <= _LONG)


def _month(period: Period) -> bool:
    """Is it one whole month?"""
    start, end = period.start, period.end
    if not (start and end) or (start.year, start.month, start.day) != (end.year, end.month, 1):
        return False
    return end.day == calendar.monthrange(end.year, end.month)[1]


def apart(one: Period, other: Period) -> bool:
    """Have two times no day in common?"""
    first, last = dt.date.min, dt.date.max
    return (one.end or last) < (other.start or first) or (other.end or last) < (one.start or first)


_JOINS = {"figure": _figure, "scope": _scope, "source": _source, "dates": _dates}


def within(part: Iterable[str], whole: frozenset[str]) -> bool:
    """Do all places lie in others, themselves or by their country?"""
    return all(p in whole or p.partition("-")[0] in whole for p in part)


def _one_a_report(group: Sequence[Told]) -> list[Told]:
    """What one report tells twice it tells once."""
    return list({(t.report.name, t.report.url, t.report.sha256): t for t in reversed(group)}.values())[::-1]


class _Joined:
    """Which are one: a forest of numbers, each tree one claim."""

    def __init__(self, n: int) -> None:
        self._up = list(range(n))

    def first(self, n: int) -> int:
        while self._up[n] != n:
            self._up[n] = self._up[self._up[n]]
            n = self._up[n]
        return n

    def join(self, one: int, other: int) -> None:
        a, b = sorted((self.first(one), self.first(other)))
        self._up[b] = a
