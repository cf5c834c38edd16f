"""Counts by day: a table with a day, perhaps a region, and a column for everything that is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..nouns.counts import Count, Counts
from ..nouns.measure import FlagKind
from ..theatre.rows import Rows
from .plain import head


def read(
    data: bytes,
    name: str,
    *,
    units: Mapping[str, str],
    day: str = "date",
    region: str = "",
    regions: Mapping[str, str] = {},
    left_out: Sequence[str] = (),
    doubted: Mapping[str, Mapping[str, str | float]] = {},
) -> Counts:
    """Every cell that is not empty as a count; a day without a row counts nothing, and is not told to be zero.

    Args:
        data: the table, UTF-8.
        name: what messages call the file.
        units: what one is of everything counted, by column.
        day: the column of the day.
        region: the column of the region, where there is one.
        regions: id by region as the table names it; without it they keep their names.
        left_out: columns that are not read.
        doubted: by column, the `column` beside it that makes it doubtful where it is `above` a number: a count that
            clouds hide, or that rests on what was assumed. It has the flag `incomplete` then.

    Raises:
        SourceError: naming file and line, for an unknown column or region, a bad number, or a row that stands twice.
    """
    beside = {str(rule["column"]) for rule in doubted.values()}
    expected = {day, *filter(None, [region]), *units, *left_out, *beside}
    columns = head(data)
    rows = Rows(data, name, columns if set(columns) == expected else tuple(sorted(expected)), "get the file again")
    seen: set[tuple[str, str]] = set()
    out = []
    for cells in rows:
        row = dict(zip(columns, cells, strict=True))
        at, where = rows.day(row[day]), row.get(region, "")
        if (row[day], where) in seen:
            raise rows.fail(f"{row[day]} {where} stands twice")
        seen.add((row[day], where))
        if regions and where not in regions:
            raise rows.fail(f"no region is called {where!r}")
        for what in units:
            if not row[what]:
                continue
            rule = doubted.get(what)
            doubtful = rule is not None and rows.number(row[str(rule["column"])] or "0") > float(rule["above"])
            flags: tuple[FlagKind, ...] = ("incomplete",) if doubtful else ()
            out.append(Count(at, what, rows.area(row[what]), "", regions.get(where, where), None, flags))
    order = list(units)
    out.sort(key=lambda c: (c.day, c.region, order.index(c.what)))
    return Counts(tuple(out), dict(units))
