"""What changed between two days, as figures and as shapes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..control.periods import rows
from ..control.raw import Progress, RawFigure
from ..control.series import ONE, Track
from ..errors import InputError
from ..nouns.changes import ChangeRow, PatchRow
from ..nouns.rows import RowFlag, Rows, square_mm
from .asked import Asked, all_of, ask_region

if TYPE_CHECKING:
    from ..nouns.maps import MapFile

LEAST_KM2 = 0.01
"""Patches smaller than this are leavings of how files are made: in the figures, but not among the shapes."""


def change(
    a: str | dt.date,
    b: str | dt.date,
    source: str | None = None,
    convention: str | None = None,
    *,
    region: str | Sequence[str] | None = None,
    regions: str | Path | None = None,
    layers: Sequence[str] | None = None,
    layer_field: str | None = None,
    files: bool = False,
    least_km2: float = LEAST_KM2,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[ChangeRow]:
    """What changed between the ends of two days, km².

    Of a source that draws, with its maps at hand (`data`, or a folder of one's own), the two maps are compared
    directly, and `parts` of the answer has every patch of ground that changed hands, with its shape. Else gained and
    lost are what changed from map to map, or from sum to sum, added up, and there are no shapes.

    Args:
        a: the earlier day, `YYYY-MM-DD`: the state at its end is compared …
        b: … with that at the end of this one.
        source: id of a source, or `folder:PATH` for a folder of maps of one's own; without it the convention's own.
        convention: id of a convention; without it the first that counts on the source.
        region: the theatre's country for the whole (`total` of a folder of one's own), ids of regions, `outside` for
            ground in none, or `all` for all of these; the whole without it, or all where `regions` is given.
        regions: file of polygons to cut maps by, each with an id in its property `id`.
        layers: names of the layers that count as held, instead of a convention.
        layer_field: of `folder:PATH`: the property that names a feature's layer (`layer`).
        files: days are those of the files, whatever the convention's clock says they show.
        least_km2: patches smaller than this are in the figures but not among the shapes.
        data: folder of raw files; without it the figures that ship.
        cache: keep what was measured from maps for the next time.
        theatre: name of a theatre, or the path of a theatre's folder.
        progress: is told what is done, how many of it, and of how many.

    Returns:
        A row a region; to `to_geojson`, `to_geopandas` and a picture, its patches.

    Raises:
        InputError: there is no such source, convention, region or layer, or it has no map of one of the days; the
            message names what there is. SourceError: a file is not of the form expected, or books do not balance.
    """
    asked, wanted = ask_region(
        region, source, convention, theatre=theatre, data=data, layers=layers, layer_field=layer_field,
        regions=regions, files=files, cache=cache, progress=progress,
    )  # fmt: skip
    whole = asked.whole
    first, last = asked.day(a, whole), asked.day(b, whole)
    if last <= first:
        raise InputError(f"{first} does not come before {last}", remedy="give the earlier day first")
    for day in (first, last):
        if not whole.has(day) and not whole.carries:
            near = f"{whole.at(day).day} is the last before it that has one"
            raise InputError(f"{asked.source.id} has no complete map of {day}; {near}", remedy="ask for another day")
    ids = asked.regions(wanted, regions is not None)
    if isinstance(asked.figure, RawFigure) and asked.figure.form == "regions":
        made = _direct(asked, asked.figure, whole, first, last, ids, least_km2)
    else:
        made = _added_up(asked, whole, first, last, ids)
    if all_of(wanted, regions is not None):
        made = replace(
            made, rows=tuple(row for row in made if row.held_before_km2 != 0 or row.held_km2 or row.lost_km2)
        )
    return made


def _added_up(asked: Asked, whole: Track, first: dt.date, last: dt.date, ids: Sequence[str]) -> Rows[ChangeRow]:
    """From map to map, as a series tells it."""
    tracks = [(id_, whole if id_ == asked.region else asked.track(id_)) for id_ in ids]
    ids_of = {"source": asked.source.id, "convention": asked.convention.id}
    lines = rows(tracks, "period", first + ONE, last, whole=whole, **ids_of)
    made = []
    for (_, track), row in zip(tracks, lines, strict=True):
        made.append(
            ChangeRow(
                from_=first,
                to=last,
                region=row.region,
                held_before_km2=square_mm(track.at(first).km2) if track else None,
                held_km2=row.held_km2,
                gained_km2=row.gained_km2,
                lost_km2=row.lost_km2,
                net_km2=row.net_km2,
                source=row.source,
                convention=row.convention,
                flags=row.flags,
            )
        )
    told = (
        "Gained and lost are added up from map to map; two maps are compared directly where they are at hand (--data)."
    )
    return Rows(
        kind=ChangeRow, rows=tuple(made), notes=(*asked.notes(first, last), told), credits=asked.credits_of(ids)
    )


def _direct(
    asked: Asked, figure: RawFigure, whole: Track, first: dt.date, last: dt.date, ids: Sequence[str], least_km2: float
) -> Rows[ChangeRow]:
    """Two maps against one another."""
    from ..control.shapes import changed

    before, after = (figure.file_at(whole.files[whole.index(day)]) for day in (first, last))
    maps, layers, outlines = figure.maps, asked.convention.layers, figure.cut_by.outlines
    books = figure.cut_by.compare(maps, layers, before, after, figure.region)
    flags = _flags(whole, first, last)
    made = []
    for id_ in ids:
        held_before, held, gained, lost = books.get(id_, (0.0, 0.0, 0.0, 0.0))
        made.append(
            ChangeRow(
                from_=first,
                to=last,
                region=id_,
                held_before_km2=square_mm(held_before),
                held_km2=square_mm(held),
                gained_km2=square_mm(gained),
                lost_km2=square_mm(lost),
                net_km2=square_mm(gained - lost),
                source=asked.source.id,
                convention=asked.convention.id,
                flags=flags,
            )
        )
    patches = changed(maps, layers, before, after, outlines, figure.region)
    shown = [p for p in patches if p.km2 >= least_km2 and (figure.region in ids or p.region in ids)]
    small = [p.km2 for p in patches if p.km2 < least_km2]
    notes = [f"Compared: {_name(before)} and {_name(after)}."]
    if small:
        notes.append(
            f"Patches of less than {least_km2:g} km² are in the figures and not among the shapes: {len(small)}, "
            f"together {sum(small):.3f} km²."
        )
    credits = asked.credits_of(ids)
    parts = []
    for patch in shown:
        point = patch.shape.representative_point()
        parts.append(
            PatchRow(
                from_=first,
                to=last,
                region=patch.region,
                change="gained" if patch.gained else "lost",
                area_km2=square_mm(patch.km2),
                lon=round(point.x, 6),
                lat=round(point.y, 6),
                source=asked.source.id,
                convention=asked.convention.id,
            )
        )
    return Rows(
        kind=ChangeRow,
        rows=tuple(made),
        notes=(*asked.notes(first, last), *notes),
        credits=credits,
        parts=Rows(
            kind=PatchRow,
            rows=tuple(parts),
            notes=tuple(notes),
            credits=credits,
            shapes=tuple(patch.shape for patch in shown),
            shapes_of=(asked.source.id,),
        ),
    )


def _flags(whole: Track, first: dt.date, last: dt.date) -> tuple[RowFlag, ...]:
    """What is to be said of the maps of both days, and of ground drawn anew between them."""
    kinds: list[RowFlag] = [flag.kind for day in (first, last) for flag in whole.at(day).flags]
    between = (flag.kind for step in whole.between(first + ONE, last) for flag in step.flags)
    return tuple(
        dict.fromkeys([*kinds, *(kind for kind in between if kind in ("break_of_series", "redrawn", "recount"))])
    )


def _name(file: MapFile) -> str:
    return Path(file.name).name
