"""What times a record speaks of: the unit it ranks, the time named, the frame it is ranked in."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ..nouns import Claim, Period
from ..nouns.since import since_span

Grain = Literal["day", "week", "month", "year"]
DAYS_IN = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
"""Days in a unit of time, in the mean."""


def whole_months(period: Period) -> int | None:
    """How many whole months of the calendar a time has; None where it begins or ends within one."""
    start, end = period.start, period.end
    if start is None or end is None or end == dt.date.max or start.day > 1:
        return None
    after = end + dt.timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months if after.day == 1 and months > 0 else None


def units_in(period: Period, unit: Grain) -> float:
    """How many days, weeks, months or years a time has, on which a mean is spread: of the calendar where it has only
    whole ones ("361 km² a month in 2025" is a twelfth of the year's), else by their mean length."""
    assert period.start and period.end, "asked of closed times only"  # noqa: S101
    months = whole_months(period) if unit in ("month", "year") else None
    if months is not None:
        return months if unit == "month" else months / 12
    return ((period.end - period.start).days + 1) / DAYS_IN[unit]


def named_time(claim: Claim) -> Period | None:
    """The time since which the report says it is a record."""
    return since_span(claim.extra.since, claim.extra.since_part) if claim.extra.since else None


def frame_of(claim: Claim) -> Period | None:
    """The time that what is ranked is one of, where the time named holds it: "this year", "of 2025"."""
    named, period = named_time(claim), claim.period
    if named is None or period is None or not (named.start and named.end and period.start and period.end):
        return None
    return named if named.start <= period.start and period.end <= named.end else None


def grain_of(claim: Claim) -> Grain | None:
    """The unit of time whose figures are ranked: as said, else as long as the claim's period is; None: another."""
    if claim.extra.grain:
        return claim.extra.grain
    start, end = (claim.period.start, claim.period.end) if claim.period else (None, None)
    days = (end - start).days + 1 if start and end else 0
    lengths: dict[Grain, range] = {
        "day": range(1, 2),
        "week": range(7, 8),
        "month": range(28, 32),
        "year": range(365, 367),
    }
    return next((grain for grain, length in lengths.items() if days in length), None)
