"""Dates as precise as a report says them."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

from .claim import Period


def since_span(since: str, part: Literal["start", "middle", "end", "all"] | None = None) -> Period:
    """The days a date as precise as said stands for: `2024-05` with part `end` is 21 to 31 May 2024.

    Args:
        since: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        part: a third of the month or of the year.

    Raises:
        ValueError: when it is no such date.
    """
    year, *rest = (int(n) for n in since.split("-"))
    if len(rest) > 1:
        day = dt.date.fromisoformat(since)
        return Period(day, day)
    if rest:
        last = calendar.monthrange(year, rest[0])[1]
        days = {"start": (1, 10), "middle": (11, 20), "end": (21, last)}.get(part or "", (1, last))
        return Period(dt.date(year, rest[0], days[0]), dt.date(year, rest[0], days[1]))
    months = {"start": (1, 4), "middle": (5, 8), "end": (9, 12)}.get(part or "", (1, 12))
    return Period(dt.date(year, months[0], 1), dt.date(year, months[1], calendar.monthrange(year, months[1])[1]))
