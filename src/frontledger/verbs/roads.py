"""Verb of roads: what of them lies in held ground or near it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..nouns.place_rows import RoadRow
from ..nouns.rows import Rows
from .by_day import days, flags_of, kilometres, mm, tell
from .on_maps import on_maps

if TYPE_CHECKING:
    from ..control.raw import Progress


def roads(
    source: str | None = None,
    convention: str | None = None,
    *,
    roads: str | Path,
    within: float = 5.0,
    date: str | dt.date | None = None,
    from_: str | dt.date | None = None,
    to: str | dt.date | None = None,
    layers: Sequence[str] | None = None,
    layer_field: str | None = None,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[RoadRow]:
    """What of roads lies in held ground or near it, by day: lengths on the ellipsoid, and whether a road is open.

    A road is open when nowhere it meets held ground. That says nothing of fire, nor of a road that is shut otherwise.

    Args:
        roads: a file of lines of any common form (GeoJSON, GeoPackage, Shapefile …), each with a property `id`, and
            `name` where it has one; lines of one id are one road.
        within: kilometres from held ground that count as near.
        others: those of `distance`; maps have to be given, with `data` or as `folder:PATH`.

    Returns:
        Rows in order of roads as the file has them, then of days; their shapes are the roads' lines.

    Raises:
        InputError, SourceError: as `distance`; and for a file that has no coordinate system, mixed axes or no lines.
    """
    near = kilometres(within, "within", least=0.0)
    on = on_maps(
        source,
        convention,
        theatre=theatre,
        data=data,
        layers=layers,
        layer_field=layer_field,
        cache=cache,
        progress=progress,
    )
    if on.maps is None:
        raise InputError("roads are measured on maps", remedy="give them with --data FOLDER or --source folder:PATH")
    from ..control.roads import beside, length_km
    from ..sources.roads import read

    known = read(Path(roads), on.theatre.box)
    first, last = on.span(date, from_, to)
    files = [file for day, file in on.files.items() if first <= day <= last]
    by_day: dict[dt.date, Any] = {}
    measured = beside(on.maps, on.convention.layers, known, near, files, on.may_lack)
    for n, (file, found) in enumerate(measured, 1):
        by_day[file.day] = found
        tell(progress, n, len(files))
    rows = []
    for i, road in enumerate(known):
        km = mm(length_km(road))
        for day in days(first, last):
            here = by_day[day][i] if by_day.get(day) else None
            away = here.distance_km if here else math.inf
            row = RoadRow(
                date=day,
                road_id=road.id,
                name=road.name,
                length_km=km,
                held_km=mm(here.held_km) if here else None,
                near_km=mm(here.near_km) if here else None,
                distance_km=None if math.isinf(away) else mm(away),
                open=away > 0 if here else None,
                source=on.source.id,
                convention=on.convention.id,
                flags=flags_of(on, day, by_day, nothing=bool(here) and math.isinf(away)),
            )
            rows.append(row)
    lines = tuple(road.line for road in known for _ in days(first, last))
    return Rows(kind=RoadRow, rows=tuple(rows), notes=on.odd, credits=on.credits, shapes=lines)
