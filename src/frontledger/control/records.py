"""Was a change the largest of its kind, and since when?"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..nouns import Convention, Flag, Period, RecordFinding, Step
from .change import gross, net
from .series import ONE, Track

Grain = Literal["day", "week", "month", "year"]
Direction = Literal["gain", "loss"]
Order = Literal["largest", "smallest"]


class Ranked(NamedTuple):
    """A step and how high it ranks; `above` is the highest rank that its uncertainty leaves open."""

    step: Step
    rank: float
    above: float


def _broken(flags: tuple[Flag, ...]) -> bool:
    """Does a step rest on something worse than days without a map?"""
    return any(flag.kind in ("glitch", "break_of_series") for flag in flags)


class Ranking:
    """Ranks changes: the larger the rank the more of a record."""

    def __init__(self, track: Track, convention: Convention, direction: Direction, order: Order = "largest") -> None:
        self.track, self.convention = track, convention
        self._gain = direction == "gain"
        self._sign = 1.0 if order == "largest" else -1.0
        self._all: dict[Grain, list[Ranked]] = {}

    def all(self, grain: Grain) -> list[Ranked]:
        """All whole units of the track, in order."""
        if grain not in self._all:
            self._all[grain] = list(self.units(grain, self.track.first + ONE, self.track.last))
        return self._all[grain]

    def finding(self, source: str, period: Period, grain: Grain, window: Period | None) -> RecordFinding | None:
        """The finding for the change over `period`, which the track covers; None where that change cannot be measured.

        It is compared with every earlier unit of the grain. A step is never split and never a record while it is set
        aside: those that rank as high are listed, steps over more than one unit (or units whose end lacks a map) under
        `cannot_exclude`, those that rest on a glitch, a break or an incomplete day under `set_aside`.
        """
        asked = self.change(period)
        if asked is None or period.start is None:
            return None
        earlier = [r for r in self.all(grain) if r.step.end < period.start]
        last = next((r for r in reversed(earlier) if not r.step.set_aside and r.rank >= asked.rank), None)
        after = last.step.end if last else dt.date.min
        rivals = [r for r in earlier if r.step.end > after and r.step.set_aside and r.above >= asked.rank]
        best = None
        if window:
            units = self.units(grain, window.start or self.track.first + ONE, window.end or self.track.last)
            best = max((r for r in units if not r.step.set_aside), key=lambda r: r.rank, default=None)
        return RecordFinding(
            convention=self.convention.id,
            source=source,
            grain=grain,
            step=asked.step,
            last_at_least_as_large=last.step if last else None,
            cannot_exclude=tuple(r.step for r in rivals if not _broken(r.step.flags)),
            set_aside=tuple(r.step for r in rivals if _broken(r.step.flags)),
            largest_in_window=best.step if best else None,
            first_day=self.track.first,
        )

    def units(self, grain: Grain, first: dt.date, last: dt.date) -> Iterator[Ranked]:
        """All whole units from `first` to `last` that the track covers, in order."""
        first, last = max(first, self.track.first + ONE), min(last, self.track.last)
        if grain == "day":
            for step in self.track.between(first, last):
                if step.start >= first and step.amount is not None:
                    yield self._rank(
                        step, step.amount, self.convention.tolerance_km2 if step.start != step.end else 0.0
                    )
            return
        for unit in calendar_units(grain, first, last):
            ranked = self.change(unit)
            if ranked:
                yield ranked

    def change(self, period: Period) -> Ranked | None:
        """The change over a period, None where it cannot be measured."""
        if self.convention.counts == "gross":
            up, down = gross(self.track, self.convention, period)
            change = up if self._gain else down._replace(amount=None if down.amount is None else -down.amount)
        else:
            change = net(self.track, self.convention, period)
        if change.amount is None or period.start is None or period.end is None:
            return None
        step = Step(start=period.start, end=period.end, amount=change.amount, flags=change.flags)
        return self._rank(step, change.amount, change.uncertainty if step.set_aside else 0.0)

    def _rank(self, step: Step, amount: float, uncertainty: float) -> Ranked:
        rank = self._sign * (amount if self._gain else -amount)
        return Ranked(step, rank, rank + uncertainty)


def calendar_units(grain: Grain, first: dt.date, last: dt.date) -> Iterator[Period]:
    """Whole calendar weeks (from Monday), months or years from `first` to `last`, in order."""
    start = first
    while start <= last:
        if grain == "day":
            end = start
        elif grain == "week":
            end = start + dt.timedelta(days=6 - start.weekday())
        elif grain == "month":
            end = start.replace(day=calendar.monthrange(start.year, start.month)[1])
        else:
            end = dt.date(start.year, 12, 31)
        begins = {
            "day": True,
            "week": start.weekday() == 0,
            "month": start.day == 1,
            "year": start.month == start.day == 1,
        }
        if begins[grain] and end <= last:
            yield Period(start, end)
        start = end + ONE
