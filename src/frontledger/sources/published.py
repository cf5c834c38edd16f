"""Figures that others printed, collected from public pages, with the words they were printed in."""

from __future__ import annotations

from typing import NamedTuple

from ..theatre.printed import Printed, parsed
from ..theatre.rows import Rows

COLUMNS = ("from", "to", "kind", "amount", "unit", "side", "region", "outlet", "source", "as_printed", "url", "note")


class Collected(NamedTuple):
    """A printed figure, the words of the page, and the collector's note."""

    printed: Printed
    words: str
    note: str


def read(data: bytes, name: str) -> list[Collected]:
    """All printed figures of the collection as it is kept with the data, in order. What bends a figure, and what stands
    beside it in another unit, is in the words and is not read here.

    Raises:
        SourceError: as `theatre.printed.read`.
    """
    rows = Rows(data, name, COLUMNS, "see docs/methods.md, Published figures")
    out = []
    for *cells, words, url, note in rows:
        out.append(Collected(parsed(rows, (*cells[:5], "none", "", *cells[5:], url)), words, note))
    return sorted(set(out))
