"""Figures that others printed, collected from public pages: what, of when, by whom, where to read it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ..theatre.rows import Rows

COLUMNS = ("from", "to", "kind", "amount", "unit", "side", "region", "outlet", "source", "url")
_COLLECTED = (*COLUMNS[:9], "as_printed", "url", "note")


class Printed(NamedTuple):
    """One printed figure, nothing converted."""

    start: dt.date
    end: dt.date
    """Last day it speaks of, included; of a state both are that day."""
    kind: str
    amount: str
    """As printed, in `unit`; a plain decimal number."""
    unit: str
    side: str
    region: str
    outlet: str
    """The page read."""
    source: str
    """Whose figure it is."""
    url: str


def read(data: bytes, name: str) -> list[Printed]:
    """All printed figures, in order; the words quoted from the pages and the collector's notes are left out.

    Reads the collection as it is kept with the data, and what of it ships with a theatre.

    Raises:
        SourceError: naming file and line, for an unknown column, a bad number, a period that ends before it starts, or
            a row without source or address.
    """
    collected = data.startswith(",".join(_COLLECTED).encode())
    rows = Rows(data, name, _COLLECTED if collected else COLUMNS, "see docs/methods.md, Published figures")
    out = []
    for cells in rows:
        start, end, kind, amount, unit, side, region, outlet, source, *rest = cells
        row = Printed(
            rows.day(start),
            rows.day(end),
            kind,
            amount,
            unit,
            side,
            region,
            outlet,
            source,
            rest[1 if collected else 0],
        )
        rows.number(amount)
        if row.end < row.start:
            raise rows.fail(f"the period ends on {end}, before {start}")
        if not all(row[2:]):
            raise rows.fail("an empty cell")
        if not row.url.startswith(("https://", "http://")):
            raise rows.fail(f"{row.url!r} is no address")
        out.append(row)
    return sorted(set(out))
