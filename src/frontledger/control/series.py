"""Ground held under one convention, day by day, from one source: its values, its holes, its steps."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..errors import SourceError
from ..nouns import Flag, Period, Step
from . import anomalies, layers
from .anomalies import on
from .figures import At, Ground

ONE = dt.timedelta(days=1)


def exact(km2: float) -> float:
    """Without the dust of binary fractions: a square metre is 0.000001 km²."""
    return round(km2, 6)


class End(NamedTuple):
    """The value that stands for one end of a period."""

    km2: float
    day: dt.date
    """The day it is of: the one asked for, or the nearest earlier one that is complete."""
    span: float = 0.0
    """How far apart the values on both sides of the missing day are, km²."""
    gap: tuple[Flag, ...] = ()
    """The days up to the one asked for that have no complete map, and why."""
    flags: tuple[Flag, ...] = ()
    """What else is to be said of the value."""


class Track:
    """Ground held by a side in a region at the end of each day, km².

    Args:
        days: days with a complete map, in order, one at least.
        values: what is held at the end of each.
        holes: of days between the first and the last that have no complete map, why; a day of no table is missing.
        notes: of days with a map, what is to be said of the step that ends there.
        carries: by the convention's own rule the last map stands until there is a new one; a hole is then no gap.
        moved: of each day what was gained and what was lost since the day before it here, where maps tell; without it
            only the difference in what is held is known.
        files: of each day what tells the map apart that stands for it, where maps are files.
        across: gives gained and lost between two of those files compared directly, where they are at hand.
        apart: the share by which its areas differ from those of the convention's own source on days that both have.
        later: days without a map that the next map is nearer to than the one before.
    """

    def __init__(
        self,
        days: Sequence[dt.date],
        values: Sequence[float],
        *,
        holes: Mapping[dt.date, tuple[Flag, ...]] | None = None,
        notes: Mapping[dt.date, tuple[Flag, ...]] | None = None,
        carries: bool = False,
        moved: Sequence[tuple[float, float]] | None = None,
        files: Sequence[At] = (),
        across: Callable[[At, At], tuple[float, float] | None] | None = None,
        apart: float = 0.0,
        later: Collection[dt.date] = (),
    ) -> None:
        self.later = later
        self.days, self.values, self.carries, self.moved, self.apart = days, values, carries, moved, apart
        self.files, self.across, self.first, self.last = files, across, days[0], days[-1]
        self._holes, self._notes = holes or {}, notes or {}

    @cached_property
    def mirrored(self) -> Track:
        """The same ground as the other side's: what one gains the other loses."""
        theirs = self.across

        def across(before: At, after: At) -> tuple[float, float] | None:
            found = theirs(before, after) if theirs else None
            return found and (found[1], found[0])

        return self._with(
            values=[-v for v in self.values],
            moved=self.moved and [(lost, gained) for gained, lost in self.moved],
            across=across,
        )

    @cached_property
    def scale(self) -> float:
        """What a usual day changes, km²; 0 where there is too little to tell."""
        return anomalies.scale(self.days, self.values)

    @cached_property
    def glitches(self) -> dict[dt.date, Flag]:
        """Glitch days."""
        return anomalies.glitches(self.days, self.values, self.scale)

    @cached_property
    def breaks(self) -> dict[dt.date, Flag]:
        """Days on whose step the series breaks."""
        told = anomalies.returns(self.glitches, self.days) | {
            day for day, flags in self._notes.items() if any(f.kind == "reclassified" for f in flags)
        }
        return anomalies.breaks(self.days, self.values, self.scale, told)

    def marked(self, times: Sequence[Period]) -> Track:
        """The same track with a flag `recount` over each of some times, as far as it reaches into them."""
        notes = dict(self._notes)
        for time in times:
            first, last = time.start or self.first, time.end or self.last
            steps = range(max(1, bisect_left(self.days, first)), bisect_right(self.days, last))
            for i in steps:
                moved = self.values[steps[-1]] - self.values[steps[0] - 1]
                notes[self.days[i]] = (*notes.get(self.days[i], ()), on("recount", first, last, exact(moved)))
        return self._with(notes=notes) if times else self

    def beside(self, own: Track) -> Track:
        """The same track, measured against the convention's own source."""
        theirs = dict(zip(own.days, own.values, strict=True))
        ratios = [v / theirs[d] for d, v in zip(self.days, self.values, strict=True) if theirs.get(d)]
        return self._with(apart=abs(statistics.median(ratios) - 1) if ratios else 0.0)

    def _with(self, **changed: Any) -> Track:
        same = {
            "holes": self._holes,
            "notes": self._notes,
            "carries": self.carries,
            "moved": self.moved,
            "files": self.files,
            "across": self.across,
            "apart": self.apart,
            "later": self.later,
        }
        return Track(changed.pop("days", self.days), changed.pop("values", self.values), **{**same, **changed})

    def covers(self, first: dt.date, last: dt.date) -> bool:
        """Can it tell the values at the end of both days?"""
        return self.first <= first and last <= self.last

    def has(self, day: dt.date) -> bool:
        """Is there a complete map of the day?"""
        return self.days[self.index(day)] == day

    def index(self, day: dt.date) -> int:
        """Where the last map up to a day stands; of a day before all, the first."""
        return max(0, bisect_right(self.days, day) - 1)

    def hole(self, day: dt.date) -> tuple[Flag, ...]:
        """Why a day has no value."""
        return self._holes.get(day) or (on("missing", day),)

    def at(self, day: dt.date) -> End:
        """The value at the end of a day that is covered; without a map, of the nearest earlier complete day, or of the
        nearest later one where that is known to be nearer."""
        i = bisect_right(self.days, day) - 1
        if day in self.later and i + 1 < len(self.days):
            after, km2 = self.days[i + 1], self.values[i + 1]
            return End(km2, after, abs(km2 - self.values[i]), (on("multi_day", day + ONE, after),))
        used, value = self.days[i], self.values[i]
        glitch = self.glitches.get(used)
        flags = (glitch,) if glitch else ()
        if used == day:
            return End(value, day, flags=flags)
        if self.carries:
            return End(value, used, flags=(on("stale", used + ONE, day), *flags))
        reasons = [flag for n in range(1, (day - used).days + 1) for flag in self._holes.get(used + n * ONE, ())]
        span = abs(self.values[i + 1] - value) if i + 1 < len(self.values) else 0.0
        return End(value, used, span, (on("multi_day", used + ONE, day), *reasons), flags)

    @cached_property
    def _steps(self) -> list[Step]:
        """Steps between complete days, one each, the first day's left out."""
        out = []
        pairs = itertools.pairwise(zip(self.days, self.values, strict=True))
        for (before, a), (day, b) in pairs:
            start = before + ONE
            flags: list[Flag] = []
            if start != day:
                flags.append(on("multi_day", start, day))
                for n in range((day - start).days):
                    flags += self._holes.get(start + n * ONE, ())
            glitch = self.glitches.get(day) or self.glitches.get(before)
            if glitch:
                flags.append(glitch)
            if day in self.breaks:
                flags.append(self.breaks[day])
            flags += self._notes.get(day, ())
            out.append(Step(start=start, end=day, amount=exact(b - a), flags=tuple(flags)))
        return out

    def between(self, first: dt.date, last: dt.date) -> list[Step]:
        """Steps between complete days that end from `first` to `last`."""
        i = max(0, bisect_left(self.days, first) - 1)
        return self._steps[i : max(i, bisect_right(self.days, last) - 1)]

    def steps(self, period: Period) -> tuple[Step, ...]:
        """Every day of a period: steps between maps, and a step without amount for a day without a map."""
        first = max(period.start or self.first, self.first + ONE)
        last = min(period.end or self.last, self.last)
        before = (first - self.first).days - 1
        return self._every_day[before : max(before, (last - self.first).days)]

    @cached_property
    def _every_day(self) -> tuple[Step, ...]:
        """The step of every day after the first."""
        known = {step.end: step for step in self._steps}
        days = (self.first + n * ONE for n in range(1, (self.last - self.first).days + 1))
        return tuple(known.get(d) or Step(start=d, end=d, amount=None, flags=self.hole(d)) for d in days)

    def flags_of(self, day: dt.date) -> tuple[Flag, ...]:
        """All flags of the step that ends on a day with a map."""
        steps = self.between(day, day)
        return steps[0].flags if steps else ()


def from_layers(
    rows: Mapping[dt.date, Mapping[str, float]],
    counted: tuple[str, ...],
    strange: Mapping[dt.date, Flag],
    judged: Collection[str] = (),
) -> Track | None:
    """A track of the layers that a convention adds up, or of the only layer there is; None where neither is there.

    A layer that has not begun holds nothing, and where it begins the series breaks. Where one ends the track ends:
    its ground may have gone to another layer. Between, a layer that a day lacks is a hole in that day, not zero.

    Args:
        rows: km² by day, in order, and layer.
        counted: the layers to add up.
        strange: days on which a layer stands under a wrong name.
        judged: the layers of the attacker's ground, those that some convention counts: between them ground moves, and
            they say whether the map is the one of the day before; all of them without it.
    """
    begins: dict[str, dt.date] = {}
    for day, row in rows.items():
        for layer in row:
            begins.setdefault(layer, day)
    if not all(layer in begins for layer in counted):
        if len(begins) != 1:
            return None
        counted = tuple(begins)
    first = min(begins[c] for c in counted)
    days, values, kept, holes = [], [], [], {}
    for day, row in rows.items():
        if day < first:
            continue
        lacking = tuple(c for c in counted if c not in row and begins[c] <= day)
        flag = strange.get(day)
        mixed = set(flag.layers) & set(counted) if flag else set()
        wrong = (flag,) if flag and mixed and mixed != set(flag.layers) else ()
        if lacking or wrong:
            holes[day] = (*((on("incomplete", day, None, None, *lacking),) if lacking else ()), *wrong)
        else:
            days.append(day)
            values.append(sum(row.get(c, 0.0) for c in counted))
            kept.append(row)
    pairs = layers.Pairs(rows, anomalies.scale(days, values), judged)
    notes: dict[dt.date, tuple[Flag, ...]] = {}
    for before, after, last, day in zip(kept, kept[1:], days, days[1:], strict=False):
        flags = []
        moved = pairs.moved(before, after, counted)
        if moved and not any(set(moved.layers) & set(strange[d].layers) for d in (last, day) if d in strange):
            flags.append(on("reclassified", day, None, moved.amount_km2, *moved.layers))
        begun = tuple(c for c in counted if c in after and c not in before)
        if begun:
            flags.append(on("break_of_series", day, None, sum(after[c] for c in begun), *begun))
        if layers.same(before, after, judged):
            flags.append(on("stale", day))
        if flags:
            notes[day] = tuple(flags)
    return Track(days, values, holes=holes, notes=notes) if days else None


def from_updates(updates: Sequence[tuple[dt.datetime, float]], clock: ZoneInfo) -> Track | None:
    """A track of the last update before midnight of each day that has one; it stands until there is a new one."""
    last = {at.astimezone(clock).date(): value for at, value in updates}
    return Track(list(last), list(last.values()), carries=True) if last else None


def from_files(
    files: Mapping[At, Ground],
    file_of: Mapping[dt.date, At],
    notes: Mapping[dt.date, tuple[Flag, ...]],
    *,
    holes: Mapping[dt.date, tuple[Flag, ...]] | None = None,
    carries: bool = False,
    across: Callable[[At, At], tuple[float, float] | None] | None = None,
    later: Collection[dt.date] = (),
) -> Track | None:
    """A track of map files.

    Args:
        files: by what tells a file apart, in order; a file that is not there shows what the one before it shows.
        file_of: by day, in order, the file that shows its end.
        notes: as of a track, like all that follow.
        holes: why days have no complete map.
        carries: a map stands until there is a new one.
        across: compares two files directly.
        later: as of a track.
    """
    values, moved = [], []
    known = iter(files.items())
    at, ground = next(known, (None, None))
    held = 0.0
    for file in file_of.values():
        gained, lost = [], []
        while at is not None and ground is not None and at <= file:
            held = ground.held
            gained.append(ground.gained)
            lost.append(ground.lost)
            at, ground = next(known, (None, None))
        values.append(held)
        moved.append((math.fsum(gained), math.fsum(lost)))
    if not file_of:
        return None
    return Track(
        list(file_of),
        values,
        holes=holes,
        notes=notes,
        carries=carries,
        later=later,
        moved=moved,
        files=list(file_of.values()),
        across=across,
    )


def clock(name: str) -> ZoneInfo:
    """A time zone by its IANA name.

    Raises:
        SourceError: when this machine does not know it.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as e:
        raise SourceError(
            f"this machine knows no time zone {name!r}", remedy="install the system's tzdata, or: pip install tzdata"
        ) from e
