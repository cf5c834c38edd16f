"""Days of a series that are to be read with care, found by rule: no date and no amount stands here.

Rules are relative to the series' own scale, so a war ten times as large is read alike. What each finds on real series,
and how its constant was chosen, is in `docs/methods.md`, Anomalies. Rules that compare layers are in `layers.py`, what
is found in a source as a whole in `review.py`.
"""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from ..nouns import Flag, FlagKind, Period

AROUND: Final = 45
"""Days before and after a step whose steps say what is usual there."""
FEW: Final = 8
"""With fewer changes than this there is no scale, and the rules that need one find nothing."""
GLITCH: Final = 7.0
"""Rule G: a value farther than this many scales from both neighbours, in the same direction …"""
GLITCH_RETURN: Final = 0.25
"""… the neighbours agreeing with one another to this share of it; …"""
GLITCH_AROUND: Final = 8.0
"""… or farther than so many times what is usual around it …"""
GLITCH_LEAST: Final = 2.0
"""… and still so many scales …"""
GLITCH_DRIFT: Final = 0.33
"""… the neighbours then to this share: they drift by as much as is usual."""
GLITCH_DAYS: Final = 14
"""It stands no longer than so many days."""
GLITCH_LONG: Final = 5
"""So many drawings in a row may be one glitch, if they differ from one another by less than that share of it …"""
GLITCH_MANY: Final = 15.0
"""… and it is more than so many scales, and so many times what is usual around it."""
BREAK: Final = 1.5
"""Rule S: a step larger than all others around it together, so many times."""
LEAP: Final = 30.0
"""A step of more than so many scales …"""
LEAP_AROUND: Final = 30.0
"""… and so many times what is usual around it was not made in its days: drawn anew, or at last."""
BATCH: Final = 4 * 1.4826
"""Rule B: gained and lost together are above the median by more than this many median deviations (1.4826 of them are
a standard deviation) …"""
BATCH_DAYS: Final = 45
"""… of the changing days among so many before."""
BATCH_LEAST: Final = 2.6
"""What several updates, or days, show at once is a batch when it is so many times what is usual."""
BULK: Final = 20 * 1.4826
"""Where only a sum is known, a step is a batch when it lies so many median deviations above the median around it …"""
BULK_LEAST: Final = 12.0
"""… and is so many scales."""
STILL: Final = 0.15
"""Where a series stands still on a smaller share of its maps, one without any change was held back …"""
HELD_BACK: Final = 5.0
"""… and the step after it is a batch when it is so many times what is usual."""
REDRAWN_SCALE: Final = 0.02
"""A map moved against its source's own areas by more than this share of a scale …"""
REDRAWN_CHANGE: Final = 0.01
"""… and of the change: file-making noise is smaller."""
SELDOM: Final = 0.1
"""A layer that is not counted and changes on a smaller share of its maps is a base line: a step of it is drawn anew."""
BOTH_WAYS: Final = 0.55
"""A map on which more than so many scales were gained, and as much was lost, may be drawn anew; a base line that moved
by as much was."""


def on(kind: FlagKind, first: dt.date, last: dt.date | None = None, amount: float | None = None, *layers: str) -> Flag:
    """A flag on the days from `first` to `last`."""
    return Flag(
        kind=kind,
        period=Period(first, last or first),
        layers=layers,
        amount_km2=None if amount is None else round(amount, 6),
    )


def scale(days: Sequence[dt.date], values: Sequence[float]) -> float:
    """What a usual day changes: the median of one-day changes that are not zero; 0 where there are too few."""
    changes = [
        abs(b - a)
        for (p, a), (d, b) in itertools.pairwise(zip(days, values, strict=True))
        if a != b and (d - p).days == 1
    ]
    return statistics.median(changes) if len(changes) >= FEW else 0.0


class Curve:
    """A series as drawings: a value that stands unchanged for several days is one.

    Step `i` leads from drawing `i` to the next and lies on that one's first day.
    """

    def __init__(self, days: Sequence[dt.date], values: Sequence[float]) -> None:
        self.first = [i for i, v in enumerate(values) if not i or v != values[i - 1]]
        """Of each drawing, where its first day stands among all days."""
        self.values = [values[i] for i in self.first]
        self.steps = [b - a for a, b in itertools.pairwise(self.values)]
        self.days = [days[i] for i in self.first[1:]]
        """Of each step."""
        self.lengths = [(days[i] - days[i - 1]).days for i in self.first[1:]]
        """Of each step, how many days it covers since the map before it."""

    def around(self, i: int, skip: Collection[int] = ()) -> list[float]:
        """What a day changed in the steps around step `i`, without that and those to skip."""
        reach = dt.timedelta(days=AROUND)
        near = range(bisect_left(self.days, self.days[i] - reach), bisect_right(self.days, self.days[i] + reach))
        return [abs(self.steps[j]) / self.lengths[j] for j in near if j != i and j not in skip]

    def stood_still(self, i: int) -> bool:
        """Do several maps before step `i` show the same?"""
        return self.first[i + 1] - self.first[i] > 1


def glitches(days: Sequence[dt.date], values: Sequence[float], usual: float) -> dict[dt.date, Flag]:
    """Rule G, by day. A value that stands unchanged for several days is one drawing, and may be one glitch; so may be
    a few drawings that differ little from one another.

    Args:
        usual: the scale.
    """
    found: dict[dt.date, Flag] = {}
    if not usual:
        return found
    curve = Curve(days, values)
    last = -1
    for i, there in enumerate(curve.steps):
        if i <= last or abs(there) <= GLITCH_LEAST * usual:
            continue
        for j in range(i + 1, min(i + 1 + GLITCH_LONG, len(curve.steps))):
            if max((abs(s) for s in curve.steps[i + 1 : j]), default=0.0) > GLITCH_RETURN * abs(there):
                break
            stands = days[curve.first[i + 1] : curve.first[j + 1]]
            if (stands[-1] - stands[0]).days >= GLITCH_DAYS:
                break
            if _returns(curve, i, j, usual):
                flag = on("glitch", stands[0], stands[-1], there)
                found.update((day, flag) for day in stands)
                last = j - 1
                break
    return found


def _returns(curve: Curve, i: int, j: int, usual: float) -> bool:
    """Do the steps there and back stand out from what is usual, and cancel?"""
    there, back = curve.steps[i], curve.steps[j]
    small, large = sorted((abs(there), abs(back)))
    away = abs(curve.values[j + 1] - curve.values[i])
    if there * back >= 0 or away > GLITCH_DRIFT * large:
        return False
    near = curve.around(i, range(i, j + 1))
    around = statistics.median(near) if len(near) >= FEW else usual
    if j > i + 1:
        return away <= GLITCH_RETURN * large and small > GLITCH_MANY * max(usual, around)
    if len(near) >= FEW and small > max(GLITCH_LEAST * usual, GLITCH_AROUND * around):
        return True
    return away <= GLITCH_RETURN * large and small > GLITCH * usual


def breaks(
    days: Sequence[dt.date], values: Sequence[float], usual: float, told: Collection[dt.date] = ()
) -> dict[dt.date, Flag]:
    """Rule S, by day: a step that is larger than all around it together.

    Args:
        usual: the scale.
        told: days whose step is explained already, as by a glitch; they say nothing of what is usual either.
    """
    return {day: flag for day, flag in leaps(days, values, usual, told, LEAP).items() if flag.kind == "break_of_series"}


def leaps(
    days: Sequence[dt.date],
    values: Sequence[float],
    usual: float,
    told: Collection[dt.date] = (),
    least: float = BATCH_LEAST,
) -> dict[dt.date, Flag]:
    """Steps that were not made in the days they lie on, by day: breaks of the series (rule S), ground drawn anew or at
    last, and batches.

    Args:
        usual: the scale.
        told: as of `breaks`.
        least: steps of so many scales and fewer are not looked at.
    """
    found: dict[dt.date, Flag] = {}
    curve = Curve(days, values)
    skip = {i for i, day in enumerate(curve.days) if day in told}
    still = 1 - len(curve.steps) / max(1, len(days) - 1)
    for i, step in enumerate(curve.steps) if usual else ():
        size, day = abs(step), curve.days[i]
        if i in skip or size <= least * usual:
            continue
        near = curve.around(i, skip)
        if len(near) < FEW:
            continue
        middle = statistics.median(near)
        if size > LEAP * usual and size > BREAK * sum(near):
            found[day] = on("break_of_series", day, None, step)
        elif size > LEAP * usual and size > LEAP_AROUND * middle:
            found[day] = on("redrawn", day, None, step)
        else:
            held_back = curve.stood_still(i) and still < STILL and size > HELD_BACK * max(middle, usual)
            if held_back or _bulk(size / curve.lengths[i], near, middle, usual):
                found[day] = on("batch", day, None, step)
    return found


def returns(flags: Mapping[dt.date, Flag], days: Sequence[dt.date]) -> set[dt.date]:
    """Days of glitches, and of the step back from each."""
    back = {days[i] for i in range(1, len(days)) if days[i - 1] in flags}
    return back | flags.keys()


def _bulk(size: float, near: Sequence[float], middle: float, usual: float) -> bool:
    deviation = statistics.median(abs(a - middle) for a in near)
    return size > BULK_LEAST * usual and size > middle + BULK * deviation


def is_batch(days: Sequence[dt.date], amounts: Sequence[float], day: dt.date) -> bool:
    """Rule B: does the map file of a day show much more than usual at once?

    Args:
        days: days of map files, in order; `day` is one of them.
        amounts: what each file gained and lost against the one before, added up; not negative.
        day: the day asked about.
    """
    i = days.index(day)
    usual = usual_before(days, amounts, i)
    if len(usual) < FEW:
        return False
    middle = statistics.median(usual)
    return amounts[i] > middle + BATCH * statistics.median(abs(a - middle) for a in usual)


def usual_before(days: Sequence[dt.date], amounts: Sequence[float], i: int) -> list[float]:
    """What the changing files of the time before file `i` gained and lost."""
    start = bisect_left(days, days[i] - dt.timedelta(days=BATCH_DAYS))
    return [amount for amount in amounts[start:i] if amount]
