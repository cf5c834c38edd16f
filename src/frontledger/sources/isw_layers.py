"""ISW's map layers: square kilometres by day and layer, as sdspieg/war-datasets-dashboard measures them."""

from __future__ import annotations

import datetime as dt

from ..theatre.rows import Rows

LAYERS = (
    "kursk_russian_advances",
    "partisan_warfare",
    "russian_advances",
    "russian_claimed",
    "russian_infiltration",
    "ukraine_control_map",
    "ukraine_other",
    "ukrainian_counteroffensives",
)


def read(data: bytes, name: str) -> dict[dt.date, dict[str, float]]:
    """Area in km² by day, as the archive labels days, and layer.

    A layer that a day does not have is absent: what that means (a hole, a layer not begun) is not for a reader to say.

    Raises:
        SourceError: naming file and line, for an unknown column, a bad number or a day that stands twice.
    """
    rows = Rows(data, name, ("date", *LAYERS), "get the file again; if its layers changed, update Frontledger")
    out: dict[dt.date, dict[str, float]] = {}
    for day, *cells in rows:
        at = rows.day(day)
        if at in out:
            raise rows.fail(f"{at} stands twice")
        out[at] = {layer: rows.area(cell) for layer, cell in zip(LAYERS, cells, strict=True) if cell}
        if not out[at]:
            raise rows.fail(f"{at} has no layer at all")
    return dict(sorted(out.items()))
