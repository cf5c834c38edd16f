"""Figures by day that are no ground: weapons launched, losses stated, alerts, fires."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from .measure import FlagKind
from .rows import Row


class Count(NamedTuple):
    """One figure of one day."""

    day: dt.date
    """In the clock that the source counts days in."""
    what: str
    """What is counted: `drone_launched`, `tank`."""
    amount: float | None
    """What the day adds; None where the source cannot say (see `flags`)."""
    side: str = ""
    """Whose it is, where the source tells sides apart."""
    region: str = ""
    """As the source names it, where it tells regions apart."""
    total: float | None = None
    """The running total that the source states, where it states one."""
    flags: tuple[FlagKind, ...] = ()


def step(day: dt.date, what: str, total: float, side: str, before: Count | None, *, corrected: bool = False) -> Count:
    """What a running total adds to the one before it.

    The first adds nothing that is known (`break_of_series`); over missing days the step is of all of them
    (`multi_day`); a total that falls, or that its source says it corrected, is a correction (`redrawn`).
    """
    if before is None or before.total is None:
        return Count(day, what, None, side, "", total, ("break_of_series",))
    amount = total - before.total
    flags: tuple[FlagKind, ...] = ("multi_day",) if (day - before.day).days > 1 else ()
    return Count(day, what, amount, side, "", total, (*flags, "redrawn") if amount < 0 or corrected else flags)


class Counts(NamedTuple):
    """All that a source counts."""

    rows: tuple[Count, ...]
    """In order of days, then of what is counted."""
    units: dict[str, str]
    """What one is of everything counted: `drones`, `persons`, `minutes`."""
    odd: tuple[str, ...] = ()
    """What was not read, and why; with file and line."""


class CountRow(Row, frozen=True, kw_only=True):
    """What was counted in a period."""

    from_: dt.date
    to: dt.date
    """Last day, included."""
    what: str
    amount: float | None
    """Sum over the days that the source tells of; None where it cannot say on any."""
    unit: str
    days: int
    """Days of the period that the source tells of; the others are not told to be zero."""
    side: str
    region: str
    """By its id; empty where the source does not tell regions apart."""
    total: float | None
    """The running total that the source states last in the period, where it states one."""
    source: str
    flags: tuple[FlagKind, ...] = ()
    """Of any day in the period."""
