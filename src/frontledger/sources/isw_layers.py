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


_REMEDY = "get the file again; if its layers changed, update Frontledger"
_LONG = ("date", "layer", "area_km2")


def read(data: bytes, name: str) -> dict[dt.date, dict[str, float]]:
    """Area in km² by day, as the archive labels days, and layer.

    The file has a row a day with a column a layer, or a row a day and layer.

    A layer that a day does not have is absent: what that means (a hole, a layer not begun) is not for a reader to say.

    Raises:
        SourceError: naming file and line, for an unknown column, a bad number or a day that stands twice.
    """
    if data.startswith(",".join(_LONG).encode()):
        return _long(data, name)
    rows = Rows(data, name, ("date", *LAYERS), _REMEDY)
    out: dict[dt.date, dict[str, float]] = {}
    for day, *cells in rows:
        at = rows.day(day)
        if at in out:
            raise rows.fail(f"{at} stands twice")
        out[at] = {layer: rows.area(cell) for layer, cell in zip(LAYERS, cells, strict=True) if cell}
        if not out[at]:
            raise rows.fail(f"{at} has no layer at all")
    return dict(sorted(out.items()))


def _long(data: bytes, name: str) -> dict[dt.date, dict[str, float]]:
    rows = Rows(data, name, _LONG, _REMEDY)
    out: dict[dt.date, dict[str, float]] = {}
    for day, layer, km2 in rows:
        of_day = out.setdefault(rows.day(day), {})
        if layer not in LAYERS:
            raise rows.fail(f"unknown layer {layer!r}")
        if layer in of_day:
            raise rows.fail(f"{layer} of {day} stands twice")
        of_day[layer] = rows.area(km2)
    return dict(sorted(out.items()))
