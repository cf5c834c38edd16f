"""Days of a series that are to be read with care, found by rule: no date and no amount stands here.

Rules are relative to the series' own scale, so a war ten times as large is read alike. What each finds on real series,
and how its constant was chosen, is in `docs/methods.md`, Anomalies.
"""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from ..nouns import Flag, FlagKind, Period

GLITCH: Final = 10.0
"""Rule G: a value farther than this many scales from both neighbours, in the same direction …"""
GLITCH_RETURN: Final = 0.25
"""… which agree with one another to this share of it."""
MOVED: Final = 3.0
"""Rule R: a layer moved by more than this many scales …"""
MOVED_REST: Final = 0.3
"""… and another gave or took it, to less than this share of the larger."""
RARE: Final = 0.01
"""A layer on fewer than this share of days may be another one under a wrong name …"""
SAME_LAYER: Final = 0.01
"""… whose last value it has to this share."""
BATCH: Final = 4 * 1.4826
"""Rule B: gained and lost together are above the median by more than this many median deviations (1.4826 of them are
a standard deviation) …"""
BATCH_DAYS: Final = 45
"""… of the changing days among so many before."""
REDRAWN_SCALE: Final = 0.02
"""A map moved against its source's own areas by more than this share of a scale …"""
REDRAWN_CHANGE: Final = 0.01
"""… and of the change: file-making noise is smaller."""
FEW: Final = 8
"""With fewer changes than this there is no scale, and the rules that need one find nothing."""


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


def glitches(days: Sequence[dt.date], values: Sequence[float], usual: float) -> dict[dt.date, Flag]:
    """Rule G, by day. A value that stands unchanged for several days is one drawing, and may be one glitch.

    Args:
        usual: the scale.
    """
    found: dict[dt.date, Flag] = {}
    if not usual:
        return found
    first = [i for i, v in enumerate(values) if not i or v != values[i - 1]]
    for before, this, after in zip(first, first[1:], first[2:], strict=False):
        there, back = values[this] - values[before], values[this] - values[after]
        if (
            there * back > 0
            and min(abs(there), abs(back)) > GLITCH * usual
            and abs(values[after] - values[before]) <= GLITCH_RETURN * max(abs(there), abs(back))
        ):
            flag = on("glitch", days[this], days[after - 1], there)
            found.update((day, flag) for day in days[this:after])
    return found


def moved(
    before: Mapping[str, float], after: Mapping[str, float], counted: Collection[str], usual: float
) -> tuple[str, ...]:
    """Rule R: the layers of one step that gave ground to one another, at least one of them counted; in order."""
    if not usual:
        return ()
    least = MOVED * usual
    steps = [(x, d) for x, km2 in after.items() if x in before and abs(d := km2 - before[x]) > (1 - MOVED_REST) * least]
    found: set[str] = set()
    for one, a in steps if len(steps) > 1 else ():
        if one in counted:
            for other, b in steps:
                larger = max(abs(a), abs(b))
                if a * b < 0 and larger > least and abs(a + b) < MOVED_REST * larger:
                    found |= {one, other}
    return tuple(sorted(found))


def mislabelled(rows: Mapping[dt.date, Mapping[str, float]]) -> dict[dt.date, Flag]:
    """Days on which a layer hides under a rare name: its own is missing, and the rare one has its last value."""
    counts: dict[str, int] = {}
    for row in rows.values():
        for layer in row:
            counts[layer] = counts.get(layer, 0) + 1
    rare = {layer for layer, n in counts.items() if n < RARE * len(rows)}
    found: dict[dt.date, Flag] = {}
    last: dict[str, float] = {}
    for day, row in rows.items():
        for strange in sorted(rare & row.keys()):
            for layer in sorted(last.keys() - row.keys() - rare):
                if abs(row[strange] - last[layer]) <= SAME_LAYER * last[layer]:
                    found[day] = on("mislabelled", day, None, row[strange], strange, layer)
        last.update(row)
    return found


def is_batch(days: Sequence[dt.date], amounts: Sequence[float], day: dt.date) -> bool:
    """Rule B: does the map file of a day show much more than usual at once?

    Args:
        days: days of map files, in order; `day` is one of them.
        amounts: what each file gained and lost against the one before, added up; not negative.
        day: the day asked about.
    """
    i = days.index(day)
    start = bisect_left(days, day - dt.timedelta(days=BATCH_DAYS))
    usual = [amount for amount in amounts[start:i] if amount]
    if len(usual) < FEW:
        return False
    middle = statistics.median(usual)
    return amounts[i] > middle + BATCH * statistics.median(abs(a - middle) for a in usual)
