"""Verbs that measure ground: what was held, gained and lost, by period and region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from ..control.periods import By, rows
from ..control.raw import Progress
from ..control.series import ONE, Track
from ..errors import InputError
from ..nouns.rows import Rows, SeriesRow
from .asked import Asked, all_of, ask_region, some_of


def series(
    source: str | None = None,
    convention: str | None = None,
    *,
    by: By = "month",
    from_: str | dt.date | None = None,
    to: str | dt.date | None = None,
    region: str | Sequence[str] | None = None,
    regions: str | Path | None = None,
    layers: Sequence[str] | None = None,
    layer_field: str | None = None,
    files: bool = False,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[SeriesRow]:
    """Ground held at the end of each period, and gained and lost in it, km².

    A day without a complete map has a row that says why; the next is measured from the last complete one, its `from`
    is the day after that, and it is flagged `multi_day`. A longer period whose end lacks a map is measured to the
    nearest earlier day that has one, flagged too.

    Gained and lost are what changed from map to map, added up. Of a source that gives areas alone they are the rises
    and the falls of its sum, glitches left out. Gained less lost is always the difference in what is held, and regions
    with what lies outside them are the whole: both are checked every time.

    Args:
        source: id of a source, or `folder:PATH` for a folder of maps of one's own; without it the convention's own.
        convention: id of a convention; without it the first that counts on the source.
        by: `day`, `week` (from Monday), `month`, `year` or `period`, all as one; days of the convention's clock.
        from_: first day, `YYYY-MM-DD`; the first there is without it.
        to: last day, included; the last there is without it.
        region: the theatre's country for the whole (`total` of a folder of one's own), ids of regions, `outside` for
            ground in none, or `all` for all of these; the whole without it, or all where `regions` is given.
        regions: file of polygons to cut maps by, each with an id in its property `id`.
        layers: names of the layers that count as held, instead of a convention.
        layer_field: of `folder:PATH`: the property that names a feature's layer (`layer`).
        files: days are those of the files, whatever the convention's clock says they show.
        data: folder of raw files; without it the figures that ship.
        cache: keep what was measured from maps for the next time.
        theatre: name of a theatre, or the path of a theatre's folder.
        progress: is told what is done, how many of it, and of how many.

    Returns:
        Rows in order of time, regions of one period together; in `to_geojson` and `to_geopandas` with the outlines of
        regions that maps were cut by.

    Raises:
        InputError: there is no such source, convention, region or layer, or it has no figures for these days; the
            message names what there is. SourceError: a file is not of the form expected, or books do not balance.
    """
    asked, wanted = ask_region(
        region, source, convention, theatre=theatre, data=data, layers=layers, layer_field=layer_field,
        regions=regions, files=files, cache=cache, progress=progress,
    )  # fmt: skip
    whole, given = asked.whole, regions is not None
    first, last = _span(asked, whole, by, from_, to)
    ids = asked.regions(wanted, given)
    tracks = [(id_, whole if id_ == asked.figure.region else asked.track(id_)) for id_ in ids]
    if all_of(wanted, given):
        tracks = [(id_, track) for id_, track in tracks if track is None or _any_ground(track, first, last)]
    made = tuple(rows(tracks, by, first, last, whole=whole, source=asked.source.id, convention=asked.convention.id))
    told = Rows(
        kind=SeriesRow,
        rows=made,
        notes=(*asked.notes(first, last), *_notes(asked, whole, first, last, tracks)),
        credits=asked.credits_of(ids),
    )
    return replace(told, parts=replace(told, shapes=tuple(asked.outline(row.region) for row in made)))


def _span(
    asked: Asked, whole: Track, by: By, from_: str | dt.date | None, to: str | dt.date | None
) -> tuple[dt.date, dt.date]:
    """First and last day to be told.

    Raises:
        InputError: they are out of order, or the source has nothing on them.
    """
    start = whole.first if from_ is None else asked.day(from_, whole)
    end = whole.last if to is None else asked.day(to, whole)
    if end < start:
        raise InputError(f"{start} comes after {end}", remedy="give the earlier day first: --from, --to")
    # what changed on the first day there is cannot be told; a day's row says so, a longer period begins after it
    return (start if by == "day" else min(max(start, whole.first + ONE), end)), end


def _any_ground(track: Track, first: dt.date, last: dt.date) -> bool:
    low, high = track.index(first), track.index(last)
    return any(track.values[low : high + 1]) or any(any(moved) for moved in (track.moved or ())[low : high + 1])


def _notes(
    asked: Asked, whole: Track, first: dt.date, last: dt.date, tracks: Iterable[tuple[str, Track | None]]
) -> list[str]:
    notes = []
    days = (first + n * ONE for n in range((last - first).days + 1))
    without = [str(day) for day in days if not whole.has(day)]
    if without and not whole.carries:
        notes.append(f"Days without a complete map: {some_of(without)}.")
    elif without:
        notes.append(f"A map stands until there is a new one; {len(without)} days have none of their own.")
    if any(track is None for _, track in tracks):
        notes.append(f"{asked.source.id} does not tell of regions.")
    return notes
