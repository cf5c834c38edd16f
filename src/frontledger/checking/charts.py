"""Series for the charts: what each rule gives around the days of the claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..nouns import Period, Series
from .question import Case
from .table import Ruling

_AROUND = dt.timedelta(days=60)
Key = tuple[str, str, str]
"""Convention, side, region."""


def series_of(case: Case, rulings: Sequence[Ruling]) -> list[Series]:
    """60 days each side of the day of every measured change or record under each rule tried; for a record under the
    rule that stands first, from where its data begin. One series a rule, side and region, in the theatre's order."""
    wanted: dict[Key, tuple[dt.date, dt.date]] = {}
    for ruling in rulings:
        rows = [r for r in ruling.rows if r.measurement.quantity == "change" and r.value is not None]
        for n, row in enumerate(rows):
            m = row.measurement
            end = m.period.end
            if end is None or "+" in m.place:
                continue
            start = min(end - _AROUND, m.period.start or end)
            if n == 0 and row.record is not None:
                start = min(row.record.first_day, start)
            key = (m.convention, m.side, m.place)
            first, last = wanted.get(key, (start, end + _AROUND))
            wanted[key] = (min(first, start), max(last, end + _AROUND))
    rank = {c: n for n, c in enumerate(case.theatre.conventions)}
    found = []
    for key in sorted(wanted, key=lambda k: (rank[k[0]], k)):
        series = case.measurer.series(*key, Period(*wanted[key]))
        if series is not None and series.steps:
            found.append(series)
    return found
