"""Change over a period: net from its two ends, gross from its days."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ..nouns import Convention, Flag, FlagKind, Period
from .anomalies import on
from .series import ONE, End, Track, exact

HIDDEN: Final = 0.02
"""Days without a map that can move a figure by less than this share of it are a note beside it; by more, they set it
aside. Either way its uncertainty carries them."""


class Change(NamedTuple):
    """What changed over a period, km²; None where there is no map to tell."""

    amount: float | None
    uncertainty: float
    flags: tuple[Flag, ...] = ()


def unique(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Each flag once, in order."""
    return tuple(dict.fromkeys(flags))


def net(track: Track, convention: Convention, period: Period) -> Change:
    """Value at the end of the last day less value at the end of the day before the first.

    A missing end is taken from the nearest earlier complete day: a flag says so, and the span of the values on both
    sides of the gap widens the uncertainty. The period must be closed and covered by the track.
    """
    first, last = _closed(period)
    if first == last and not track.has(last):
        return Change(None, 0.0, track.hole(last))
    start, end = track.at(first - ONE), track.at(last)
    uncertainty = convention.tolerance_km2 + start.span + end.span
    if end.day <= start.day:
        return Change(None, 0.0, unique((*start.gap, *start.flags, *end.gap, *end.flags)))
    amount = end.km2 - start.km2
    uncertainty += track.apart * abs(amount)
    if first == last:
        flags = track.flags_of(last)
    else:
        ends = (flag for e in (start, end) for flag in flags_of_end(e, amount))
        flags = unique((*ends, *_inside(track, convention, start, end, amount)))
    return Change(exact(amount), exact(uncertainty), flags)


def flags_of_end(end: End, figure: float) -> tuple[Flag, ...]:
    """What is to be said of an end; where it has no map of its own day and that hardly moves the figure, only the day
    of the map that stands for it."""
    if end.gap and end.span <= HIDDEN * abs(figure):
        return on("lagged", end.day), *end.flags
    return *end.gap, *end.flags


def gross(track: Track, convention: Convention, period: Period) -> tuple[Change, Change]:
    """Sums of the positive and of the negative changes from map to map, both not negative; glitch days left out.

    A day without a map can hide as much as a usual day changes; so much wider is the uncertainty for each.
    """
    first, last = _closed(period)
    whole = net(track, convention, period)
    if whole.amount is None:
        return whole, whole
    start, end = track.at(first - ONE), track.at(last)
    points = [(start.day, start.km2)]
    flags = list(whole.flags)
    for step in track.between(start.day + ONE, end.day):
        glitch = track.glitches.get(step.end)
        if glitch and step.end != end.day:
            flags.append(glitch)
        else:
            points.append((step.end, track.at(step.end).km2))
    steps = [(b - a, before + ONE, day) for (before, a), (day, b) in itertools.pairwise(points)]
    gaps = [(start, day) for _, start, day in steps if start != day]
    hidden = track.scale * sum((day - start).days for start, day in gaps)
    sums = sum(max(0.0, s) for s, _, _ in steps), sum(max(0.0, -s) for s, _, _ in steps)
    if first != last and hidden > HIDDEN * max(sums):
        flags.append(on("multi_day", gaps[0][0], gaps[-1][1], hidden))
    ends = convention.tolerance_km2 + start.span + end.span
    up, down = (Change(exact(s), exact(ends + hidden + track.apart * s), unique(flags)) for s in sums)
    return up, down


def _closed(period: Period) -> tuple[dt.date, dt.date]:
    if period.start is None or period.end is None:
        raise ValueError(f"a period with an open end cannot be measured: {period}")
    return period.start, period.end


def _inside(track: Track, convention: Convention, start: End, end: End, figure: float) -> Iterator[Flag]:
    """Flags of days inside a period that touch its net change: a layer that begins, ground drawn anew, ground that came
    from a layer which the convention does not count or went to one. One flag a kind, from the first such day to the
    last, with the largest amount. A recount that hardly moves the figure is none of it."""
    found: dict[FlagKind, list[Flag]] = {}
    for step in track.between(start.day + ONE, end.day):
        for flag in step.flags:
            uncounted = any(layer not in convention.layers for layer in flag.layers)
            if flag.kind == "recount" and abs(flag.amount_km2 or 0.0) <= HIDDEN * abs(figure):
                continue
            if flag.kind in ("break_of_series", "redrawn", "recount") or (flag.kind == "reclassified" and uncounted):
                found.setdefault(flag.kind, []).append(flag)
    for kind, flags in found.items():
        first, last = flags[0].period.start, flags[-1].period.end
        layers = sorted({layer for flag in flags for layer in flag.layers})
        yield on(kind, first or dt.date.min, last, max((f.amount_km2 or 0.0 for f in flags), key=abs), *layers)
