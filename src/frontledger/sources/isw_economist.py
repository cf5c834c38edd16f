"""Area that ISW assesses as controlled, in sum, as The Economist measures it."""

from __future__ import annotations

import datetime as dt

from ..theatre.rows import Rows

LAYERS = ("controlled",)
M2_IN_KM2 = 1e6


def read(data: bytes, name: str) -> dict[dt.date, dict[str, float]]:
    """Area in km² by day, as The Economist labels days, and layer; ground held before the full invasion is in it.

    Raises:
        SourceError: naming file and line, for an unknown column, a bad number, a day that stands twice, or an area
            and a percentage that do not belong together.
    """
    rows = Rows(data, name, ("date", "area_m2", "percent_of_ukraine"), "get the file again")
    out: dict[dt.date, dict[str, float]] = {}
    whole = None
    for day, area, percent in rows:
        at, km2, share = rows.day(day), rows.area(area) / M2_IN_KM2, rows.area(percent)
        if at in out:
            raise rows.fail(f"{at} stands twice")
        if not 0 < share <= 100:
            raise rows.fail(f"{percent} percent of a country")
        # both columns come from one measurement: the area of the whole follows from any row and is always the same
        whole = whole or km2 / share
        if abs(km2 / share / whole - 1) > 1e-6:
            raise rows.fail(f"{area} m² is not {percent} percent of what the rows above say the country has")
        out[at] = dict.fromkeys(LAYERS, km2)
    return dict(sorted(out.items()))
