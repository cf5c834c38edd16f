"""What is counted that is no ground, as tracks: the running total of what a rule adds up, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from ..nouns import Convention, Flag, Measurement, Period, Source
from ..nouns.counts import Count, Counts, step
from ..theatre.load import Theatre
from ..theatre.rows import Rows
from .anomalies import on
from .change import net
from .series import ONE, Track, exact

if TYPE_CHECKING:
    from pathlib import Path

_REMEDY = "reinstall, or rebuild the figure as figures/SOURCES.toml says"


class CountTrack(Track):
    """A running total. Rules of maps that look for what cannot be do not hold of it: an attack may be of any size."""

    @cached_property
    def scale(self) -> float:
        """None: what is usual says nothing of a day."""
        return 0.0

    @cached_property
    def breaks(self) -> dict[dt.date, Flag]:
        """None but those its source tells."""
        return {}


class Reading(NamedTuple):
    """A period as the days of the statements that are about it."""

    first: dt.date
    last: dt.date


class Counted:
    """All that the theatre's rules count besides ground, each series read when it is first asked for.

    Args:
        theatre: its rules `counts`; `figures/SOURCES.toml` says which series ship, and whose they are.
        raw: gives a source's series from raw files, None for a source that has none there.
    """

    def __init__(self, theatre: Theatre, raw: Callable[[str], Counts | None] | None = None) -> None:
        self.theatre, self._raw = theatre, raw
        self._series: dict[str, Series | None] = {}
        self._spans: dict[tuple[str, str, str], Period | None] = {}
        self._tracks: dict[tuple[str, str, str], CountTrack | None] = {}

    def _of(self, source: str) -> Series | None:
        """All that a source counts: from raw files, else what ships; None where neither is at hand."""
        if source not in self._series:
            raw = self._raw(source) if self._raw else None
            self._series[source] = Series.of(raw) if raw else shipped(self.theatre, source)
        return self._series[source]

    def track(self, rule: Convention, side: str, what: str) -> CountTrack | None:
        """The running total of what a rule adds up for one sort of claim; None where it does not, or is not at hand."""
        key = (rule.id, side, what)
        if key not in self._tracks:
            self._tracks[key] = self._build(rule, side, what)
        return self._tracks[key]

    def count(self, side: str, what: str, period: Period) -> Iterator[Measurement]:
        """What was counted in a period, one measurement a rule that covers it."""
        for rule in self.theatre.counts.values():
            track = self.track(rule, side, what)
            found = readings(rule, track, period) if track else []
            if track is None or not found:
                continue
            one, *others = (net(track, rule, Period(*r)) for r in found)
            if one.amount is None:
                continue
            apart = max((abs(other.amount - one.amount) for other in others if other.amount is not None), default=0.0)
            yield Measurement(
                convention=rule.id,
                source=rule.source,
                root=self.theatre.sources[rule.source].root,
                quantity="count",
                side=side,
                place=self.theatre.home,
                period=Period(*found[0]),
                amount=one.amount,
                unit=rule.answers[what].unit,
                what=what,
                uncertainty=exact(one.uncertainty + apart),
                flags=one.flags,
            )

    def covers(self, rule: Convention, side: str = "", what: str = "") -> Period | None:
        """First and last day of whose statements a rule can tell: of one side and thing, or of any without them."""
        key = (rule.id, side, what)
        if key not in self._spans:
            self._spans[key] = self._span(rule, side, what)
        return self._spans[key]

    def _span(self, rule: Convention, side: str, what: str) -> Period | None:
        sides, things = (side,) if side else self.theatre.parties, (what,) if what else tuple(rule.answers)
        known = [t for s in sides for w in things if (t := self.track(rule, s, w))]
        return Period(min(t.first for t in known) + ONE, max(t.last for t in known)) if known else None

    def described(self, source: Source) -> Source | None:
        """A source with the days of its series; None where it has none."""
        series = self._of(source.id) if any(r.source == source.id for r in self.theatre.counts.values()) else None
        days = series.days() if series else []
        if not days:
            return None
        missing = (days[-1] - days[0]).days + 1 - len(days)
        files = (series.file,) if series and series.file else ()
        return replace(source, files=files, first=days[0], last=days[-1], days=len(days), days_missing=missing)

    def _build(self, rule: Convention, side: str, what: str) -> CountTrack | None:
        answer, series = rule.answers.get(what), self._of(rule.source)
        if answer is None or series is None:
            return None
        wanted = [w for w in series.units if any(_is(w, column) for column in answer.columns)]
        return _track(rule, [c for c in series.rows(wanted) if c.side == side], series.days()[-1])


def readings(rule: Convention, track: Track, period: Period) -> list[Reading]:
    """The days of the statements that tell of a period, and where that is left open the other way of taking it.

    A day, or a night with the day it leads to, is told in the statement of its last day. A longer time is told in those
    that are made `stated_after` days after each of its days; but a night belongs to two days, and it may have been
    counted a day earlier or later. What is without a first day, or begins where running totals do, is that total.

    Returns:
        Those that the track covers, the rule's own first; empty where it covers none.
    """
    start, end = period.start or rule.from_zero, period.end
    if start is None or end is None or start > end or (end - start).days + 1 < rule.least_days:
        return []
    if rule.from_zero and start < rule.from_zero:
        return []
    if period.start and (end - start).days <= 1:
        found = [Reading(end, end)]
    else:
        own = rule.stated_after
        shifts = (own * ONE, (own - 1 if own else 1) * ONE)
        found = [Reading(start if start == rule.from_zero else start + by, end + by) for by in shifts]
    return [r for r in found if track.covers(r.first - ONE, r.last)]


def _is(what: str, column: str) -> bool:
    return what.startswith(column[:-1]) if column.endswith("*") else what == column


def _track(rule: Convention, rows: list[Count], until: dt.date) -> CountTrack | None:
    """A running total of counts in order of days; it ends where the source stops counting.

    Args:
        until: the last day of which the series says anything.
    """
    totals: dict[str, float] = {}
    values: dict[dt.date, float] = {}
    notes: dict[dt.date, tuple[Flag, ...]] = {}
    for c in rows:
        if c.amount is None and (c.total is None or c.what in totals):
            until = c.day - ONE
            break
        totals[c.what] = totals.get(c.what, 0.0) + (c.amount or 0.0) if c.total is None else c.total
        values[c.day] = exact(sum(totals.values()))
        kinds = [k for k in c.flags if c.amount is not None or rule.from_zero is None]
        notes[c.day] = tuple(dict.fromkeys((*notes.get(c.day, ()), *(on(k, c.day) for k in kinds))))
    if not values:
        return None
    first = min(values)
    if rule.from_zero and rule.from_zero <= first:
        values = {rule.from_zero - ONE: 0.0, **values}
    elif rows[0].total is None:
        values = {first - ONE: 0.0, **values}
    if rule.silent:
        first, value = min(values), 0.0
        for day in (first + n * ONE for n in range((until - first).days + 1)):
            value = values.setdefault(day, value)
        values = dict(sorted(values.items()))
    return CountTrack(list(values), list(values.values()), notes=notes)


@lru_cache(maxsize=8)
def that_ships(theatre: Theatre) -> Counted:
    """What is counted by the series that ship with a theatre: the same for all who ask."""
    return Counted(theatre)


class Series(NamedTuple):
    """All that a source counts, of which only what is asked for is read."""

    units: Mapping[str, str]
    """What one is of everything counted, by its name."""
    rows: Callable[[Sequence[str]], Sequence[Count]]
    """Counts of these names in order of days."""
    days: Callable[[], list[dt.date]]
    """All days of which something is told, in order."""
    file: str = ""
    """Of those that ship: the file."""

    def counts(self) -> Counts:
        """Everything, as a reader gives it."""
        order = list(self.units)
        rows = sorted(self.rows(order), key=lambda c: (c.day, order.index(c.what)))
        return Counts(tuple(rows), dict(self.units))

    @classmethod
    def of(cls, counts: Counts) -> Series:
        """What a reader gave."""
        return cls(
            counts.units,
            lambda names: [c for c in counts.rows if c.what in names],
            lambda: sorted({c.day for c in counts.rows}),
        )


@lru_cache(maxsize=8)
def shipped(theatre: Theatre, source: str) -> Series | None:
    """A series that ships: running totals by day, a column for all that is counted; None where there is none.

    Its methods raise SourceError, naming file and line, when it is not of that form.
    """
    for name, about in theatre.toml("figures/SOURCES.toml").items():
        path = theatre.figure(name)
        if about.get("source") == source and about["form"] == "counts" and path:
            table = partial(_cells, path, tuple(about["units"]))
            totals = partial(_totals, table, about["side"])
            return Series(about["units"], totals, partial(_days, table), f"figures/{path.name}")
    return None


def _cells(path: Path, names: tuple[str, ...], name: str) -> dict[dt.date, str]:
    """One column of a table by its days."""
    rows = Rows(path.read_bytes(), path.name, ("date", *names), _REMEDY)
    column = rows.columns.index(name)
    out: dict[dt.date, str] = {}
    last = dt.date.min
    for cells in rows:
        at = rows.day(cells[0])
        if at <= last:
            raise rows.fail(f"{at} stands twice or out of order")
        if cells[column]:
            out[at] = cells[column] if not column else str(rows.area(cells[column]))
        last = at
    return out


def _days(table: Callable[[str], Mapping[dt.date, str]]) -> list[dt.date]:
    return list(table("date"))


def _totals(table: Callable[[str], Mapping[dt.date, str]], side: str, names: Sequence[str]) -> list[Count]:
    out: list[Count] = []
    for name in names:
        before = None
        for day, cell in table(name).items():
            before = step(day, name, float(cell), side, before)
            out.append(before)
    return sorted(out, key=lambda c: c.day)
