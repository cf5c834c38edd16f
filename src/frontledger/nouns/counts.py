"""Figures by day that are no ground: weapons launched, losses stated, alerts, fires."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from .measure import FlagKind


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


class Counts(NamedTuple):
    """All that a source counts."""

    rows: tuple[Count, ...]
    """In order of days, then of what is counted."""
    units: dict[str, str]
    """What one is of everything counted: `drones`, `persons`, `minutes`."""
    odd: tuple[str, ...] = ()
    """What was not read, and why; with file and line."""
