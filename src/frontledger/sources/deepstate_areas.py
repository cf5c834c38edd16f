"""DeepState's own areas, one row a map update, as EladHeller/ukraine-war keeps them."""

from __future__ import annotations

import datetime as dt

from ..theatre.rows import Rows

LAYERS = ("occupied", "liberated", "unspecified", "occupied_in_russia", "occupied_in_russia_unspecified")
"""In the order of the file's columns. `occupied` is what was taken since 24 February 2022; `unspecified` the grey
zone; the last two lie in Russia and are held by Ukraine."""

_COLUMNS = ("id", "created_utc", "occupied_after_2022_02_24_km2", *(f"{layer}_km2" for layer in LAYERS[1:]))


def read(data: bytes, name: str) -> dict[dt.datetime, dict[str, float]]:
    """Area in km² by the moment in which an update was made (UTC, whole seconds) and layer.

    Raises:
        SourceError: naming file and line, for an unknown column, a bad number, an update that stands twice or whose
            number is not its own second.
    """
    rows = Rows(data, name, _COLUMNS, "get the file again; if its columns changed, update Frontledger")
    out: dict[dt.datetime, dict[str, float]] = {}
    for number, created, *cells in rows:
        at = rows.moment(created)
        if not number.isdecimal() or at.timestamp() != int(number):
            raise rows.fail(f"update {number!r} was not made at {created}")
        if at in out:
            raise rows.fail(f"update {number} stands twice")
        out[at] = {layer: rows.area(cell) for layer, cell in zip(LAYERS, cells, strict=True) if cell}
    return dict(sorted(out.items()))
