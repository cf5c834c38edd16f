"""Verbs of places: how near held ground is to them, and how much of their horizon it closes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..control.front import RADII_KM, Surroundings
from ..errors import InputError
from ..nouns.place_rows import DistanceRow, EncirclementRow
from ..nouns.rows import RowFlag, Rows
from ..theatre.places import Place
from .by_day import days, flags_of, kilometres, mm, tell
from .on_maps import OnMaps, on_maps
from .sites import At, sites

if TYPE_CHECKING:
    from ..control.raw import Progress


class _Found(NamedTuple):
    """What is around a place on a day."""

    day: dt.date
    place: Place
    around: Surroundings | None
    flags: tuple[RowFlag, ...]


def distance(
    source: str | None = None,
    convention: str | None = None,
    *,
    place: str | Sequence[str] | None = None,
    place_id: str | Sequence[str] | None = None,
    at: At | Sequence[At] | None = None,
    places: str | Path | None = None,
    date: str | dt.date | None = None,
    from_: str | dt.date | None = None,
    to: str | dt.date | None = None,
    layers: Sequence[str] | None = None,
    layer_field: str | None = None,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[DistanceRow]:
    """How far places are from held ground, by day: kilometres to its nearest boundary, negative inside.

    Days are those of the map files. A day within a range that has no map has a row without figures, flagged `missing`;
    so has one whose map lacks a layer (`incomplete`), or draws no held ground, or on which a place was too far from it
    for the figures that ship (`uncovered`). A day whose map is an older one is flagged `stale`.

    Args:
        source: id of a source that draws, or `folder:PATH` for a folder of maps of one's own; without it the
            convention's own, or the one whose figures ship.
        convention: id of a convention; without it the first that counts on the source.
        place: a name, or several, in any language of the gazetteer; of namesakes the one near the front is meant.
        place_id: an id in the gazetteer, or several.
        at: `LON,LAT` in degrees (or a tuple of both), or several.
        places: a table with the columns `id,name,lon,lat`.
        date: the day, `YYYY-MM-DD`; or
        from_: the first day; the first there is without it, and
        to: the last, included; the last there is without it.
        layers: names of the layers that count as held, instead of a convention.
        layer_field: of `folder:PATH`: the property that names a feature's layer (`layer`).
        data: folder of raw maps; without it the figures that ship, which hold places near the front.
        cache: as the other verbs take it; of places nothing is kept between runs.
        theatre: name of a theatre, or the path of a theatre's folder.
        progress: is told what is done, how many of it, and of how many.

    Returns:
        Rows in order of places as they were given, then of days; their shapes are the places' points.

    Raises:
        InputError: there is no such place, source or convention, or no map of the day; the message names what there
            is. SourceError: a file is not of the form expected.
    """
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
    asked = sites(on.theatre, place, place_id, at, places, on.away)
    rows, points = [], []
    for found in _around(on, asked, (), on.span(date, from_, to), progress):
        km = found.around.distance_km if found.around else None
        row = DistanceRow(
            date=found.day,
            distance_km=None if km is None else mm(km),
            inside=None if km is None else _inside(found.around),
            place_id=found.place.id,
            place=found.place.name_en,
            source=on.source_of(found.day),
            convention=on.convention.id,
            flags=found.flags,
        )
        rows.append(row)
        points.append(_point(found.place))
    return Rows(kind=DistanceRow, rows=tuple(rows), notes=on.odd, credits=on.credits, shapes=tuple(points))


def encirclement(
    source: str | None = None,
    convention: str | None = None,
    *,
    radius: float | Sequence[float] = RADII_KM,
    place: str | Sequence[str] | None = None,
    place_id: str | Sequence[str] | None = None,
    at: At | Sequence[At] | None = None,
    places: str | Path | None = None,
    date: str | dt.date | None = None,
    from_: str | dt.date | None = None,
    to: str | dt.date | None = None,
    layers: Sequence[str] | None = None,
    layer_field: str | None = None,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[EncirclementRow]:
    """How much of the horizon of places held ground closes within a radius, by day, and the widest gap that it leaves.

    A bearing is closed when the straight way of that length meets held ground; nothing is sampled. Only drawn ground
    closes a bearing, not fire. A place in held ground is closed all round.
    Of villages the figures that ship tell the distance alone: their rows are flagged `uncovered`.

    Args:
        radius: kilometres, one or several; 10, 15 and 20, those of the figures that ship.
        others: those of `distance`.

    Returns:
        Rows in order of places as they were given, then of days, then of radii; their shapes are the places' points.

    Raises:
        InputError, SourceError: as `distance`; and for a radius that is none, or not in the figures that ship.
    """
    radii = [kilometres(r, "radius") for r in ([radius] if isinstance(radius, int | float) else radius)]
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
    if on.maps is None and (odd := [r for r in radii if r not in RADII_KM]):
        known = ", ".join(map(str, RADII_KM))
        raise InputError(
            f"the figures that ship have no radius of {odd[0]:g} km",
            remedy=f"give some of {known}, or maps with --data",
        )
    asked = sites(on.theatre, place, place_id, at, places, on.away)
    rows, points = [], []
    for found in _around(on, asked, radii, on.span(date, from_, to), progress):
        for r in radii:
            closed = found.around.closed.get(r) if found.around else None
            gap_at = closed.gap_at_deg if closed else None
            row = EncirclementRow(
                date=found.day,
                radius_km=r,
                closed_percent=round(closed.percent, 6) if closed else None,
                gap_deg=round(closed.gap_deg, 6) if closed else None,
                gap_at_deg=None if gap_at is None else round(gap_at, 6) % 360,
                place_id=found.place.id,
                place=found.place.name_en,
                source=on.source_of(found.day),
                convention=on.convention.id,
                flags=found.flags if closed or not found.around else (*found.flags, "uncovered"),
            )
            rows.append(row)
            points.append(_point(found.place))
    return Rows(kind=EncirclementRow, rows=tuple(rows), notes=on.odd, credits=on.credits, shapes=tuple(points))


def _around(
    on: OnMaps,
    places: Sequence[Place],
    radii: Sequence[float],
    span: tuple[dt.date, dt.date],
    progress: Progress | None,
) -> Iterator[_Found]:
    """Surroundings of each place on each day."""
    first, last = span
    if on.maps is None:
        table = on.table
        on.must_know(places)
        there = set(table.days)
        for place in places:
            for day in days(first, last):
                found = table.around(place.id, day, radii) if day in there else None
                flag: RowFlag = "uncovered" if day in there else "missing"
                yield _Found(day, place, found, () if found else (flag,))
        return
    from ..control.nearby import through

    files = [file for day, file in on.files.items() if first <= day <= last]
    at = [(p.lon, p.lat) for p in places]
    by_day: dict[dt.date, Sequence[Surroundings | None] | None] = {}
    measured = through(on.maps, on.convention.layers, at, radii, files, on.may_lack)
    for n, (file, around) in enumerate(measured, 1):
        by_day[file.day] = around
        tell(progress, n, len(files))
    for i, place in enumerate(places):
        for day in days(first, last):
            here = by_day.get(day)
            found = here[i] if here else None
            yield _Found(day, place, found, flags_of(on, day, by_day, nothing=bool(here) and not found))


def _inside(around: Surroundings | None) -> bool:
    # a place on the boundary is inside; -0.0 stands for 0
    return bool(around and around.distance_km <= 0)


def _point(place: Place) -> dict[str, Any]:
    return {"type": "Point", "coordinates": (place.lon, place.lat)}
