"""The largest changes of a track and those of a day, with rank, streaks and what each is the largest since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from ..nouns import Convention, Period, RecordFinding, Step
from ..nouns.found_rows import RecordRow
from ..nouns.rows import RowFlag, square_mm
from .records import Direction, Grain, Ranked, Ranking, calendar_units
from .review import Found
from .series import ONE, Track

GRAINS: Final[tuple[Grain, ...]] = ("day", "week", "month", "year")
OF_A_DAY: Final = ("glitch", "break_of_series", "mislabelled", "redrawn", "batch", "reclassified")
"""Kinds of anomalies that the change of a day rests on."""
OF_MORE: Final = ("break_of_series", "redrawn")
"""Those that a change over more days rests on wherever they lie in it; others matter at its ends only, and are told
there."""


class Leaders:
    """Ranks the changes of one track.

    Args:
        track: whose.
        convention: its rule.
        source: id of its source.
        region: where.
        found: anomalies of that source under that rule.
        window: the days within which changes are ranked; all that the track has without ends.
    """

    def __init__(
        self,
        track: Track,
        convention: Convention,
        source: str,
        region: str,
        found: Sequence[Found] = (),
        window: Period | None = None,
    ) -> None:
        self._track, self._rule, self._source, self._region = track, convention, source, region
        self._found = [f.flag for f in found]
        self._first = max(track.first + ONE, (window and window.start) or dt.date.min)
        self._last = min(track.last, (window and window.end) or dt.date.max)
        self._rankings: dict[Direction, Ranking] = {
            direction: Ranking(track, convention, direction) for direction in ("gain", "loss")
        }

    def largest(self, grain: Grain, top: int) -> Iterator[RecordRow]:
        """The largest gains, then the largest losses, among complete units within the window; the largest first."""
        for direction in self._rankings:
            complete = self._complete(direction, grain, self._last)
            leaders = sorted(complete, key=lambda r: (-r.rank, r.step.end))[:top]
            for ranked in leaders:
                yield from self._row(direction, grain, Period(ranked.step.start, ranked.step.end), self._last)

    def of_day(self, grain: Grain, day: dt.date) -> Iterator[RecordRow]:
        """The change over the unit that a day lies in, ranked among those up to it; none where a map is missing for it,
        or the track does not cover it."""
        unit = unit_of(grain, day)
        if unit.start is None or unit.end is None or not self._track.covers(unit.start - ONE, unit.end):
            return
        for direction, ranking in self._rankings.items():
            asked = ranking.change(unit)
            if asked is not None and asked.rank > 0:
                yield from self._row(direction, grain, unit, unit.end)

    def left_out(self, grain: Grain, top: int) -> list[Step]:
        """Units within the window that are set aside and would be among the largest."""
        out: dict[dt.date, Step] = {}
        for direction in self._rankings:
            complete = sorted((r.rank for r in self._complete(direction, grain, self._last)), reverse=True)
            least = complete[min(top, len(complete)) - 1] if complete else 0.0
            for ranked in self._within(direction, grain, self._last):
                if ranked.step.set_aside and ranked.rank > max(least, 0.0):
                    out[ranked.step.end] = ranked.step
        return [out[day] for day in sorted(out)]

    def _within(self, direction: Direction, grain: Grain, last: dt.date) -> list[Ranked]:
        units = self._rankings[direction].all(grain)
        return [r for r in units if self._first <= r.step.start and r.step.end <= last and r.rank > 0]

    def _complete(self, direction: Direction, grain: Grain, last: dt.date) -> list[Ranked]:
        return [r for r in self._within(direction, grain, last) if not r.step.set_aside]

    def _row(self, direction: Direction, grain: Grain, unit: Period, last: dt.date) -> Iterator[RecordRow]:
        ranking = self._rankings[direction]
        asked, finding = ranking.change(unit), ranking.finding(self._source, unit, grain, None)
        if asked is None or finding is None:
            return
        others = [r for r in self._complete(direction, grain, last) if r.step.end != asked.step.end]
        in_a_row, larger, smaller = streaks(ranking, grain, asked)
        before = finding.last_at_least_as_large
        yield RecordRow(
            from_=asked.step.start,
            to=asked.step.end,
            by=grain,
            what=direction,
            amount_km2=square_mm(asked.step.amount or 0.0),
            rank=1 + sum(r.rank > asked.rank for r in others),
            of=1 + len(others),
            last_at_least_as_large=before.end if before else None,
            last_km2=square_mm(before.amount) if before and before.amount is not None else None,
            cannot_exclude=tuple(map(step_text, finding.cannot_exclude)),
            set_aside=tuple(f"{step_text(s)} {_why(s)}" for s in finding.set_aside),
            in_a_row=in_a_row,
            each_larger=larger,
            each_smaller=smaller,
            since=finding.first_day,
            source=self._source,
            convention=self._rule.id,
            region=self._region,
            flags=self._flags(finding),
        )

    def _flags(self, finding: RecordFinding) -> tuple[RowFlag, ...]:
        """Kinds of what the step itself rests on."""
        step = finding.step
        kinds: dict[RowFlag, None] = dict.fromkeys(flag.kind for flag in step.flags)
        told = OF_A_DAY if step.start == step.end else OF_MORE
        for flag in self._found:
            start, end = flag.period.start, flag.period.end
            if flag.kind in told and start and end and start <= step.end and step.start <= end:
                kinds.setdefault(flag.kind)
        return tuple(kinds)


def streaks(ranking: Ranking, grain: Grain, asked: Ranked) -> tuple[int, int, int]:
    """How many units in a row, the one asked about the last, went the same way; were each larger than the one before;
    were each smaller. A unit that rests on a set-aside day ends the two latter, and the first where its way is open."""
    units = [r for r in ranking.all(grain) if r.step.end <= asked.step.end]
    if not units or units[-1].step.end != asked.step.end:
        return 1, 0, 0
    same = larger = smaller = 0
    for n in range(len(units) - 1, -1, -1):
        unit, after = units[n], units[n + 1] if n + 1 < len(units) else None
        doubt = unit.above - unit.rank
        if unit.rank <= doubt or (after and unit.step.end + ONE != after.step.start):
            break
        same += 1
    for n in range(len(units) - 1, 0, -1):
        unit, before = units[n], units[n - 1]
        if unit.step.set_aside or before.step.set_aside or before.step.end + ONE != unit.step.start:
            break
        if unit.rank > before.rank and not smaller:
            larger += 1
        elif unit.rank < before.rank and not larger:
            smaller += 1
        else:
            break
    return max(same, 1), larger, smaller


def unit_of(grain: Grain, day: dt.date) -> Period:
    """The day, calendar week (from Monday), month or year that a day lies in."""
    if grain == "day":
        return Period(day, day)
    first = {
        "week": day - dt.timedelta(days=day.weekday()),
        "month": day.replace(day=1),
        "year": day.replace(month=1, day=1),
    }[grain]
    return next(calendar_units(grain, first, first + dt.timedelta(days=366)))


def step_text(step: Step) -> str:
    """`first/last amount`, of one day `day amount`."""
    days = f"{step.end}" if step.start == step.end else f"{step.start}/{step.end}"
    return f"{days} {step.amount or 0.0:+.2f}"


def _why(step: Step) -> str:
    return ", ".join(dict.fromkeys(flag.kind for flag in step.flags if flag.set_aside))
