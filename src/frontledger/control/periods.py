"""Ground held, gained and lost by day, week, month, year or over a whole period, as rows that balance."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..errors import SourceError
from ..nouns import Period
from ..nouns.rows import RowFlag, SeriesRow, square_mm
from .series import ONE, Track

By = Literal["day", "week", "month", "year", "period"]

BALANCE_KM2 = 1e-6
"""How far gained less lost may be from the difference in what is held: what rounding to a square millimetre does, added
up over a thousand maps."""


class Told(NamedTuple):
    """One period of a track, km²; None where it cannot be said."""

    first: dt.date
    last: dt.date
    held: float | None
    gained: float | None
    lost: float | None
    flags: tuple[RowFlag, ...]


def cut_into(by: By, first: dt.date, last: dt.date) -> Iterator[Period]:
    """Days, calendar weeks (from Monday), months or years, or all as one, from `first` to `last`; those at both ends
    are as long as they lie within."""
    start = first
    while start <= last:
        end = last
        if by == "day":
            end = start
        elif by == "week":
            end = start + dt.timedelta(days=6 - start.weekday())
        elif by == "month":
            end = start.replace(day=calendar.monthrange(start.year, start.month)[1])
        elif by == "year":
            end = dt.date(start.year, 12, 31)
        yield Period(start, min(end, last))
        start = end + ONE


def rows(
    tracks: Sequence[tuple[str, Track | None]],
    by: By,
    first: dt.date,
    last: dt.date,
    *,
    whole: Track,
    source: str,
    convention: str,
) -> Iterator[SeriesRow]:
    """Rows by period and region, in that order.

    Args:
        tracks: a region's id and its ground; None for a region that the source cannot tell of.
        by: how long a period is.
        first: first day.
        last: last day; the track of every region covers both.
        whole: the track of the whole: its glitches count in no sum.
        source: id of the source.
        convention: id of the convention.

    Raises:
        SourceError: naming the day, where gained less lost is not the difference in what is held.
    """
    # what is a glitch in the whole is one everywhere, or regions would not add up to it
    told = [(region, list(_told(track, by, first, last, whole.glitches))) for region, track in tracks]
    for of_period in zip(*(lines for _, lines in told), strict=True):
        for (region, _), line in zip(told, of_period, strict=True):
            net = None if line.gained is None or line.lost is None else square_mm(line.gained - line.lost)
            yield SeriesRow(
                from_=line.first,
                to=line.last,
                region=region,
                held_km2=_rounded(line.held),
                gained_km2=_rounded(line.gained),
                lost_km2=_rounded(line.lost),
                net_km2=net,
                source=source,
                convention=convention,
                flags=line.flags,
            )


def _told(track: Track | None, by: By, first: dt.date, last: dt.date, glitches: Collection[dt.date]) -> Iterator[Told]:
    for period in cut_into(by, first, last):
        start, end = period.start or first, period.end or last
        if track is None:
            yield Told(start, end, None, None, None, ("uncovered",))
        elif by == "day":
            yield _of_day(track, end)
        else:
            yield _of_period(track, start, end, glitches)


def _of_day(track: Track, day: dt.date) -> Told:
    """A day with a map, from the day after the one before; a day without one says why."""
    if not track.has(day):
        if track.carries and day > track.first:
            return Told(day, day, track.at(day).km2, None, None, ("stale",))
        return Told(day, day, None, None, None, _kinds(flag.kind for flag in track.hole(day)))
    at = track.index(day)
    if not at:
        return Told(day, day, track.values[0], None, None, ("uncovered",))
    gained, lost = _moved(track, at - 1, at, ())
    flags = _kinds(flag.kind for flag in track.flags_of(day))
    return Told(track.days[at - 1] + ONE, day, track.values[at], gained, lost, flags)


def _of_period(track: Track, first: dt.date, last: dt.date, glitches: Collection[dt.date]) -> Told:
    """From the end of the day before to the end of the last day; where one lacks a map, from or to the nearest earlier
    day that has one."""
    if first <= track.first:
        # nothing before it to compare with
        return Told(first, last, track.at(last).km2, None, None, ("uncovered",))
    start, end = track.at(first - ONE), track.at(last)
    flags: list[RowFlag] = []
    for asked, found in ((first - ONE, start), (last, end)):
        if asked != found.day and not track.carries:
            flags += ["multi_day", *(flag.kind for flag in track.hole(asked))]
        flags += [flag.kind for flag in track.flags_of(found.day) if flag.kind == "lagged"]
        flags += [flag.kind for flag in found.flags if found is end or flag.kind != "stale"]
    if end.day <= start.day:
        return Told(first, last, end.km2 if track.carries else None, None, None, _kinds(flags))
    low, high = track.index(start.day), track.index(end.day)
    gained, lost = _moved(track, low, high, glitches)
    inside = (flag.kind for step in track.between(start.day + ONE, end.day) for flag in step.flags)
    flags += [kind for kind in inside if kind in ("break_of_series", "redrawn")]
    return Told(first, last, end.km2, gained, lost, _kinds(flags))


def _moved(track: Track, low: int, high: int, glitches: Collection[dt.date]) -> tuple[float, float]:
    """Gained and lost from one map of a track to a later one, from map to map; those on glitch days between are left
    out. Where only what is held is known: sums of the rises and of the falls.

    Raises:
        SourceError: naming the day, where they are not the difference in what is held.
    """
    kept = [low, *(n for n in range(low + 1, high) if track.days[n] not in glitches), high]
    steps = [_step(track, a, b) for a, b in itertools.pairwise(kept)]
    gained, lost = math.fsum(gained for gained, _ in steps), math.fsum(lost for _, lost in steps)
    difference = track.values[high] - track.values[low]
    if abs(gained - lost - difference) > BALANCE_KM2:
        raise SourceError(
            f"{track.days[high]}: gained less lost is {gained - lost:.9f} km², and what is held differs by "
            f"{difference:.9f} km² from {track.days[low]}",
            remedy="these figures are damaged: fetch or build them again",
        )
    return gained, lost


def _step(track: Track, before: int, after: int) -> tuple[float, float]:
    if track.moved is not None and after == before + 1:
        return track.moved[after]
    directly = track.across(track.files[before], track.files[after]) if track.across and track.files else None
    if directly is not None:
        return directly
    difference = track.values[after] - track.values[before]
    return max(difference, 0.0), max(-difference, 0.0)


def _kinds(kinds: Iterable[RowFlag]) -> tuple[RowFlag, ...]:
    """Each kind once, in order."""
    return tuple(dict.fromkeys(kinds))


def _rounded(km2: float | None) -> float | None:
    return None if km2 is None else square_mm(km2)
