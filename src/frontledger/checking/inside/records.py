"""A record beside the figures of earlier times that the report names itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ...nouns import Claim
from ...nouns.since import since_span
from ..say import Days, Printed, Value, say
from .comparisons import matching
from .figures import Against, Figures, Told, days, ends

_LIKE = 1.25
"""Times are of one kind where the longer is at most so many times the shorter: months, and a month not yet over."""


def records(figures: Figures) -> Iterator[Against]:
    """ "The largest since March", with a larger one told of April."""
    for number, record in figures.records("superlative"):
        order, since = record.extra.order, record.extra.since
        if order not in ("largest", "smallest") or since is None:
            continue
        of = record.extra.of
        kind = "area_change" if of is None or of == "rate" else of
        told = [t for t in figures.of(kind) if ends(t.at)]
        now = matching(figures, record, record.period, told)
        if len(now) != 1 or _nearer(told, now[0], record):
            continue
        beaten = [t for t in _between(told, now[0], record) if _beats(t, now[0], order)]
        beaten = [
            t
            for t in beaten
            if record.extra.of != "rate" or _as_fast(t, now[0], order) or _is_record(figures, t, order)
        ]
        if beaten:
            worst = max(beaten, key=lambda t: (t.value if order == "largest" else -t.value, -t.number))
            yield _against(number, now[0], worst, order)


def _nearer(told: Sequence[Told], now: Told, record: Claim) -> bool:
    """Does another figure of the same thing stand between the record and its figure? Then it may be that one's."""
    first, last = sorted((now.claim.span.start, record.span.start))
    return any(t.thing == now.thing and first < t.claim.span.start < last for t in told)


def _between(told: Sequence[Told], now: Told, record: Claim) -> Iterator[Told]:
    """Figures of the same thing for times of like length, after the time named and before that of the record."""
    named = since_span(record.extra.since or "", record.extra.since_part)
    here, length = ends(now.at), days(now.at)
    for t in told:
        there, its = ends(t.at), days(t.at)
        if here is None or there is None or length is None or its is None or named.start is None or named.end is None:
            continue
        # "this year", which holds the record itself, is a frame: what is within it counts
        after = named.start if named.end >= here[0] else named.end + dt.timedelta(days=1)
        same = t.thing == now.thing and t.source == now.source and t.ground == now.ground
        like = max(length.high, its.high) <= _LIKE * min(length.high, its.high)
        if same and like and after <= there[0] and there[1] < here[0]:
            yield t


def _beats(one: Told, now: Told, order: str) -> bool:
    larger, smaller = (one, now) if order == "largest" else (now, one)
    return larger.span.low > smaller.span.high and larger.span.apart(smaller.span)


def _as_fast(one: Told, now: Told, order: str) -> bool:
    """Does it beat the other by the day as well?"""
    a, b = days(one.at), days(now.at)
    if a is None or b is None:
        return False
    each, now_each = one.value / a.high, now.value / b.high
    return each > now_each if order == "largest" else each < now_each


def _is_record(figures: Figures, one: Told, order: str) -> bool:
    """Does the report call it a record itself, the one to be beaten?"""
    return any(
        r.extra.order == order and r.period == one.at and (r.speaker, r.via) == one.source
        for _, r in figures.records("superlative")
    )


def _against(number: int, now: Told, other: Told, order: str) -> Against:
    assert now.claim.amount is not None and other.claim.amount is not None and other.at is not None, "figures"  # noqa: S101
    values: dict[str, Value] = {
        "now": Printed(now.claim.amount),
        "other": Printed(other.claim.amount),
        "days": Days(other.at),
    }
    if order == "largest":
        sentence = say(
            "By the report’s own figures {now} is no record: it gives {other} for {days}, which is more.", **values
        )
    else:
        sentence = say(
            "By the report’s own figures {now} is no record: it gives {other} for {days}, which is less.", **values
        )
    return Against(number, sentence, (now.number, other.number))
