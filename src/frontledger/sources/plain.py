"""A plain series: a table with a day in its first column, and an area in each other column or one with its unit."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping
from typing import Final

from ..errors import SourceError
from ..theatre.rows import Rows

KM2: Final = {"km2": 1.0, "km²": 1.0, "m2": 1e-6, "m²": 1e-6, "ha": 0.01, "sqmi": 2.589988110336}
"""Square kilometres in a unit; a square mile is 1.609344² of them, exactly."""
_DAYS = ("date", "day")
_REMEDY = "give a table date,value or date,value,unit or date,LAYER…, in UTF-8, parted by commas, days as YYYY-MM-DD"
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00(:00(\.0+)?)?Z?")


def read(
    data: bytes, name: str, *, columns: Mapping[str, str] = {}, unit: str = "km2"
) -> dict[dt.date, dict[str, float]]:
    """Area in km² by day and layer, days in order; an empty cell is a layer that the day does not have.

    Args:
        data: UTF-8, the first line names the columns: `date`, then layers; `date,value` or `date,value,unit` is one
            layer, `value`, each row in a unit of its own.
        name: what messages call the file.
        columns: the layer that a column is, where the two have different names; without it all columns are layers.
        unit: of all columns, where the table has no column for it: km2, m2, ha, sqmi.

    Raises:
        SourceError: naming file and line, for an unknown column or unit, a bad number, a day that is none, stands twice
            or has no area at all.
    """
    named = head(data)
    units = len(named) == 3 and named[1:] == ("value", "unit")
    given = named[1:2] if units else named[1:]
    unknown = [c for c in given if columns and c not in columns] or [c for c in given if not c.strip()]
    if named[:1] not in [(d,) for d in _DAYS] or not given or unknown or len(set(given)) < len(given):
        raise SourceError(f"{name}, line 1: the columns {','.join(named)!r:.120} are not a series", remedy=_REMEDY)
    rows = Rows(data.removeprefix(b"\xef\xbb\xbf"), name, named, _REMEDY)
    out: dict[dt.date, dict[str, float]] = {}
    for day, *cells in rows:
        midnight = _MIDNIGHT.fullmatch(day)
        at = rows.day(midnight[1] if midnight else day)
        if at in out:
            raise rows.fail(f"{at} stands twice")
        of = cells.pop() if units else unit
        if of not in KM2:
            raise rows.fail(f"no unit of area is called {of!r}; give one of {', '.join(KM2)}")
        out[at] = {columns.get(c, c): rows.area(cell) * KM2[of] for c, cell in zip(given, cells, strict=True) if cell}
        if not out[at]:
            raise rows.fail(f"{at} has no area")
    return dict(sorted(out.items()))


def head(data: bytes) -> tuple[str, ...]:
    """Names of a table's columns."""
    line = data.split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    return tuple(next(csv.reader(io.StringIO(line)), ()))
