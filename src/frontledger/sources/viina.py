"""Who holds settlements day by day: a table `date,geonameid,lon,lat,status` as VIINA has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from ..nouns.holders import Holding, Holdings
from ..theatre.rows import Rows

COLUMNS = ("date", "geonameid", "lon", "lat", "status")
_REMEDY = f"give a table {','.join(COLUMNS)}, the rows of a place in order of time"


def read(data: bytes, name: str, *, sides: Mapping[str, str], contested: Sequence[str] = ()) -> Holdings:
    """A statement for each day on which the status of a settlement is not what it was before.

    Args:
        data: the table; days are YYYY-MM-DD or YYYYMMDD.
        name: what messages call the file.
        sides: the party that a status is.
        contested: statuses under which no party holds the place.

    Raises:
        SourceError: naming file and line, for an unknown status, a place that moved, or rows out of order.
    """
    rows = Rows(data, name, COLUMNS, _REMEDY)
    statuses: dict[str, str | None] = dict(sides) | dict.fromkeys(contested)
    known: dict[str, tuple[dt.date, str, str, str]] = {}
    out = []
    for day, place, lon, lat, status in rows:
        at = rows.day(f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 and day.isdecimal() else day)
        if not place.isdecimal():
            raise rows.fail(f"{place!r} is no id of GeoNames")
        if status not in statuses:
            raise rows.fail(f"no status is called {status!r}; known are {', '.join(statuses)}")
        before = known.get(place)
        if before and before[0] >= at:
            raise rows.fail(f"{place} on {at} stands twice or out of order")
        if before and before[1:3] != (lon, lat):
            raise rows.fail(f"{place} lay at {before[1]}, {before[2]} before")
        if before is None or before[3] != status:
            x, y = rows.number(lon), rows.number(lat)
            if not (abs(x) <= 180 and abs(y) <= 90):
                raise rows.fail(f"{lon}, {lat} is not on the Earth")
            out.append(Holding(at, statuses[status], status, f"gn:{place}", lon=x, lat=y))
        known[place] = at, lon, lat, status
    return Holdings(tuple(sorted(out, key=lambda h: (h.since, h.place))))
