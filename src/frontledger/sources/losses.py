"""Losses of one side as the other states them: running totals by day, which the source corrects now and then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from ..nouns.counts import Count, Counts, step
from ..theatre.rows import Rows
from .plain import head

_REMEDY = "get the file again; if its columns changed, update the theatre's sources.toml"


def read(
    data: bytes,
    name: str,
    *,
    side: str,
    units: Mapping[str, str],
    left_out: Sequence[str] = (),
    corrections: bytes = b"",
) -> Counts:
    """What each day adds to every total, with the total.

    How steps follow from totals, and what they are flagged with, is in `nouns.counts.step`.

    Args:
        data: the table: `date`, `day` (its number, the first day of the war being 1), then totals.
        name: what messages call the file.
        side: whose losses.
        units: what one is of each kind, by column.
        left_out: columns that are not read.
        corrections: a table of corrections by day and kind, where the source gives one.

    Raises:
        SourceError: naming file and line, for an unknown column, a bad number, days out of order or misnumbered.
    """
    corrected = _corrected(corrections) if corrections else {}
    columns = head(data)
    expected = {"date", "day", *units, *left_out}
    rows = Rows(data, name, columns if set(columns) == expected else tuple(sorted(expected)), _REMEDY)
    out: list[Count] = []
    before: dict[str, Count] = {}
    first: dt.date | None = None
    last = dt.date.min
    for cells in rows:
        row = dict(zip(columns, cells, strict=True))
        at = rows.day(row["date"])
        first = first or at - dt.timedelta(rows.number(row["day"]))
        if at <= last or (at - first).days != rows.number(row["day"]):
            raise rows.fail(f"{at} is not day {row['day']}, or out of order")
        last = at
        for what in units:
            if row[what]:
                put_right = bool(corrected.get((at, what)))
                before[what] = step(at, what, rows.area(row[what]), side, before.get(what), corrected=put_right)
                out.append(before[what])
    return Counts(tuple(out), dict(units))


def _corrected(data: bytes) -> dict[tuple[dt.date, str], float]:
    columns = head(data)
    rows = Rows(data, "corrections", columns, _REMEDY)
    out = {}
    for cells in rows:
        row = dict(zip(columns, cells, strict=True))
        at = rows.day(row.pop("date"))
        row.pop("day", None)
        out.update({(at, what): rows.number(cell) for what, cell in row.items() if cell})
    return out
