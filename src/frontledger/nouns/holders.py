"""What a source says of single places: who holds them, from when."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class Holding(NamedTuple):
    """One statement about one place; it stands until the source's next one about it, or until its last day."""

    since: dt.date
    """First day it speaks of, in the source's clock."""
    side: str | None
    """The party that holds the place; None where the source says that nobody does, or that it is fought over."""
    status: str
    """The source's own word, in the form that the theatre gives it."""
    place: str = ""
    """The source's key of the place, with its kind: `gn:709930`, `katottg:UA1402…`; empty: told by its point."""
    name: str = ""
    """As the source writes it."""
    lon: float | None = None
    """Degrees, WGS84; None where the source has no point."""
    lat: float | None = None
    until: dt.date | None = None
    """Last day, where the source names one."""
    at: dt.datetime | None = None
    """The moment of the statement, UTC, where the source names one."""


class Holdings(NamedTuple):
    """All that a source says of places."""

    rows: tuple[Holding, ...]
    """In order of time, then of places."""
    odd: tuple[str, ...] = ()
    """What was not read, and why; with file and line."""
