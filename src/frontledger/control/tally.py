"""Counts by day added up by week, month, year or over a whole period."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ..nouns.counts import Count, CountRow, Counts
from .periods import By, cut_into


def tally(counts: Counts, by: By, first: dt.date, last: dt.date, *, source: str) -> Iterator[CountRow]:
    """Rows by period, and in it by what is counted, side and region; a period of which nothing is told has no row.

    Args:
        counts: in order of days.
        by: how long a period is.
        first: first day.
        last: last day.
        source: id of the source.
    """
    days = [c.day for c in counts.rows]
    order = {what: n for n, what in enumerate(counts.units)}
    for period in cut_into(by, first, last):
        start, end = period.start or first, period.end or last
        groups: dict[tuple[str, str, str], list[Count]] = {}
        for count in counts.rows[bisect_left(days, start) : bisect_right(days, end)]:
            groups.setdefault((count.what, count.side, count.region), []).append(count)
        for key in sorted(groups, key=lambda k: (order[k[0]], k[1:])):
            yield _row(groups[key], start, end, counts.units[key[0]], source)


def _row(found: Sequence[Count], first: dt.date, last: dt.date, unit: str, source: str) -> CountRow:
    said = [c.amount for c in found if c.amount is not None]
    return CountRow(
        from_=first,
        to=last,
        what=found[0].what,
        amount=round(math.fsum(said), 6) if said else None,
        unit=unit,
        days=len({c.day for c in found}),
        side=found[0].side,
        region=found[0].region,
        total=next((c.total for c in reversed(found) if c.total is not None), None),
        source=source,
        flags=tuple(dict.fromkeys(flag for c in found for flag in c.flags)),
    )
