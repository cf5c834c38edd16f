"""Why two files of one source part for a day: a daily file may show the evening before, or two evenings at once."""

from __future__ import annotations

import datetime as dt

from ..nouns import Claim, Flag, Measurement, Period
from .figures import changes
from .question import Case
from .say import Day, Days, Listed, Num, Say, say
from .table import Row


def explain_lag(case: Case, claim: Claim, period: Period, rows: list[Row]) -> list[Row]:
    """Rows of a one-day question: a file that shows other days is not used, and says which days it shows; the row of
    the same origin that does answer says what the updates before it gave."""
    day = period.start
    lagged = {r.measurement.root for r in rows if _other_days(r.measurement, period) is not None}
    if day is None or day != period.end or not lagged:
        return rows
    out = []
    for row in rows:
        flag = _other_days(row.measurement, period)
        if flag is not None:
            shown = say("the file of this day shows the maps of {days} together", days=Days(flag.period))
            out.append(row._replace(fit="not_used", grade=None, says=(shown,)))
        elif row.measurement.root in lagged:
            out.append(row._replace(says=(*row.says, *_before(case, claim, day, row))))
        else:
            out.append(row)
    return out


def _other_days(m: Measurement, period: Period) -> Flag | None:
    return next((f for f in m.flags if f.kind == "lagged" and f.period != period), None)


def _before(case: Case, claim: Claim, day: dt.date, row: Row) -> tuple[Say, ...]:
    """What the same file gave on the two days before, nearest first."""
    found = []
    for n in (1, 2):
        before = day - dt.timedelta(days=n)
        figures = changes(case, claim, Period(before, before))
        same = [f for f in figures if f.key == (row.measurement.convention, row.measurement.source)]
        found += [(before, f.measurement.amount) for f in same if f.measurement.amount is not None]
    if not found:
        return ()
    days = [say("{figure} on {day}", figure=Num(km2, "km2", signed=True), day=Day(at)) for at, km2 in found]
    return (say("the maps before: {days}", days=Listed(days)),)
