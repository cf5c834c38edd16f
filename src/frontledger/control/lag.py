"""Which of a source's map updates each of its daily map files shows, told from areas alone.

A file is fetched at some hour and may show the update of that evening, of the one before, or of two at once. The area
in a file and the area that the source gives for an update differ by ground that one of them leaves out; that
difference hardly moves from file to file. So of all ways to give each file an update, in order of time, the right one
is that in which the difference moves least.
"""

from __future__ import annotations

import datetime as dt
import statistics
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .anomalies import REDRAWN_CHANGE, REDRAWN_SCALE, scale

_CANDIDATES = 6
"""So many updates before the end of a file's day can be in it; with one or two a day that is three days and more."""

_EXPLAINED = 0.1
"""Files move against the updates of the same maps by far less than this share of a scale."""


class Shown(NamedTuple):
    """What one file shows."""

    update: int
    """Index of the newest update in it."""
    new: int
    """How many updates it shows that the file before did not; 0: the map was not renewed."""
    moved: float
    """How far the file moved against the source's own areas, km²: noise, or ground drawn anew."""
    redrawn: bool
    """`moved` is more than noise."""


def match(
    files: Mapping[dt.date, float], updates: Sequence[tuple[dt.datetime, float]], days_before: int
) -> dict[dt.date, Shown]:
    """The update that each file shows; files from before the first update are left out. Updates that do not explain the
    files are not of the same maps: then nothing is told.

    Args:
        files: ground held in the file of each day, km², in order.
        updates: moment (with a time zone) and ground held of each update, km², in order.
        days_before: a file usually shows the end of the day so many days before; decides only between updates that
            fit alike.
    """
    moments = [at for at, _ in updates]
    usual_change = scale(list(files), list(files.values()))
    # ground drawn anew, or a fault in one file, must not be made up for by giving other files the wrong updates
    most = usual_change or float("inf")
    paths: list[dict[int, tuple[float, int, float, int]]] = []
    days = []
    for day, held in files.items():
        midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
        stop = bisect_right(moments, midnight + dt.timedelta(days=1))
        usual = bisect_right(moments, midnight + dt.timedelta(days=1 - days_before)) - 1
        before = paths[-1] if paths else None
        here = {}
        for j in range(max(0, stop - _CANDIDATES), stop):
            difference, lag = held - updates[j][1], abs(j - usual)
            if before is None:
                here[j] = (0.0, lag, difference, -1)
                continue
            ways = [(c + min(most, abs(difference - d)), g + lag, -i) for i, (c, g, d, _) in before.items() if i <= j]
            if ways:
                cost, lags, i = min(ways)
                here[j] = (cost, lags, difference, -i)
        if here:
            paths.append(here)
            days.append(day)
    if not paths:
        return {}
    end = min(paths[-1], key=lambda i: paths[-1][i][:2])
    chosen = []
    for path in reversed(paths):
        chosen.append((end, path[end][2]))
        end = path[end][3]
    chosen.reverse()
    out = {}
    last, offset, held = chosen[0][0], chosen[0][1], files[days[0]]
    for day, (update, difference) in zip(days, chosen, strict=True):
        moved, change = difference - offset, abs(files[day] - held)
        noise = REDRAWN_SCALE * usual_change + REDRAWN_CHANGE * change
        out[day] = Shown(update, update - last, moved, usual_change > 0 and abs(moved) > noise)
        last, offset, held = update, difference, files[day]
    explained = not usual_change or statistics.median(abs(s.moved) for s in out.values()) < _EXPLAINED * usual_change
    return out if explained else {}
