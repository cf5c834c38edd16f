"""Whose maps places and roads are measured on, and on which days."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..control.front import FrontTable
from ..errors import InputError, library
from ..nouns import Convention, Source
from ..nouns.rows import Credit, RowFlag
from ..theatre import load
from .asked import ask, day_of
from .data import OWN, offered

if TYPE_CHECKING:
    from ..control.raw import Progress
    from ..nouns.maps import MapFile, Maps
    from ..theatre import Theatre
    from ..theatre.places import Place
    from .asked import Asked


class OnMaps:
    """A source that draws, under one convention.

    Args:
        theatre: whose convention it is.
        source: who draws.
        convention: what counts as held.
        maps: the source's; without them the figures that ship are asked.
        grey: layers of ground that no party holds.
        may_lack: layers that a map may do without, and is complete.
    """

    def __init__(
        self,
        theatre: Theatre,
        source: Source,
        convention: Convention,
        maps: Maps | None = None,
        grey: tuple[str, ...] = (),
        may_lack: tuple[str, ...] = (),
    ) -> None:
        self.theatre, self.source, self.convention = theatre, source, convention
        self.maps, self.grey, self.may_lack = maps, grey, may_lack

    @property
    def odd(self) -> tuple[str, ...]:
        """What is to be said of the files read so far."""
        return tuple(getattr(self.maps, "odd", ()))

    @cached_property
    def table(self) -> FrontTable:
        """The figures that ship."""
        return FrontTable(self.theatre)

    @cached_property
    def files(self) -> dict[dt.date, MapFile]:
        """By day, the map that stands at its end; none of the figures that ship."""
        return {file.day: file for file in self.maps.files} if self.maps else {}

    @property
    def days(self) -> Sequence[dt.date]:
        """Days that have a map, in order."""
        return list(self.files) if self.maps else self.table.days

    def source_of(self, day: dt.date) -> str:
        """Id of the source whose map stands for a day."""
        return self.source.id if self.maps else self.table.source_of(day).id

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Whom the figures are owed to."""
        return tuple(Credit.of(source) for source in ((self.source,) if self.maps else self.table.sources))

    def span(
        self, date: str | dt.date | None, from_: str | dt.date | None, to: str | dt.date | None
    ) -> tuple[dt.date, dt.date]:
        """First and last day asked for; all days there are without any.

        Raises:
            InputError: naming what there is, when there is no map of the day, or the days lie outside.
        """
        days = self.days
        if date is None:
            return span(self.source.id, (days[0], days[-1]), from_, to)
        if from_ is not None or to is not None:
            raise InputError("one day or several are asked for, not both", remedy="give --date, or --from and --to")
        day = day_of(date)
        if day not in days:
            beside = [*[d for d in days if d < day][-1:], *[d for d in days if d > day][:1]]
            near = f"; the nearest are of {' and '.join(map(str, beside))}" if len(beside) == 2 else ""
            raise InputError(
                f"there is no map for {day}: {self.source.id} has {days[0]} to {days[-1]}{near}",
                remedy="ask for a day that has one",
            )
        return day, day

    def away(self, place: Place) -> float:
        """How far a place is from held ground on the last map, km; infinite where the figures that ship are asked."""
        if self.maps is None:
            return math.inf
        from ..control.nearby import through

        layers, at = self.convention.layers, [(place.lon, place.lat)]
        ((_, around),) = through(self.maps, layers, at, (), self.maps.files[-1:])
        found = around[0] if around else None
        return found.distance_km if found else math.inf

    def must_know(self, places: Sequence[Place]) -> None:
        """Are places in the figures that ship?

        Raises:
            InputError: naming one that is not.
        """
        for place in places:
            if not self.table.knows(place.id):
                raise InputError(
                    f"{place.name_en} ({place.id}) is none of the places whose figures ship",
                    remedy="give maps with --data FOLDER",
                )

    def gap(self, before: MapFile, file: MapFile) -> tuple[RowFlag, ...]:
        """What is to be said of a change from one map to the next."""
        return ("multi_day",) if (file.day - before.day).days > 1 else ()

    def flags(self, day: dt.date, *, complete: bool = True) -> tuple[RowFlag, ...]:
        """What is to be said of the map of a day."""
        file = self.files.get(day)
        if file is None:
            return ("missing",)
        if not complete:
            return ("incomplete",)
        return ("stale",) if file.until and file.until < day else ()


def span(
    source: str, days: tuple[dt.date, dt.date], from_: str | dt.date | None, to: str | dt.date | None
) -> tuple[dt.date, dt.date]:
    """First and last day asked for, of those that a source speaks of; all without any.

    Raises:
        InputError: they are out of order, or the source has nothing on them; the message says what there is.
    """
    first = days[0] if from_ is None else day_of(from_)
    last = days[1] if to is None else day_of(to)
    if last < first:
        raise InputError(f"{first} comes after {last}", remedy="give the earlier day first: --from, --to")
    for day in (first, last):
        if not days[0] <= day <= days[1]:
            raise InputError(
                f"there is no map for {day}: {source} has {days[0]} to {days[1]}", remedy="ask for days among these"
            )
    return first, last


def on_maps(
    source: str | None,
    convention: str | None,
    *,
    theatre: str,
    data: str | Path | None,
    layers: Sequence[str] | None,
    layer_field: str | None,
    cache: bool,
    progress: Progress | None,
) -> OnMaps:
    """Find whose maps are asked for.

    Args:
        source: id of a source, or `folder:PATH`; without it the convention's own that draws, without both that of the
            figures that ship.
        convention: id of a convention; without it the first that counts on the source.
        theatre: name of a theatre, or the path of a theatre's folder.
        data: folder of raw files; without it the figures that ship.
        layers: what counts as held, instead of a convention.
        layer_field: of `folder:PATH`: the property that names a feature's layer.
        cache: keep what was measured for the next time.
        progress: is told how far the reading of maps is.

    Raises:
        InputError: naming what there is none of, and what there is.
    """
    place = load(theatre)
    own = bool(source and source.startswith(OWN))
    if data is None and not own:
        return _shipped(place, source, convention, layers)
    for name in ("numpy", "shapely", "pyproj"):
        library(name, "maps")
    folder = None if data is None else Path(data)
    if source is None and folder is not None:
        source = _source(place, convention, folder)
    found: Asked = ask(
        source,
        convention,
        theatre=theatre,
        data=folder,
        layers=layers,
        layer_field=layer_field,
        cache=cache,
        progress=progress,
    )
    opened = found.opened
    if opened is None or opened.form != "maps":
        raise InputError(
            f"source {found.source.id!r} draws no maps", remedy=f"give one of {', '.join(_drawing(place, folder))}"
        )
    maps: Maps = opened.content
    if not maps.files:
        raise InputError(f"{opened.path}: there is no map", remedy="give a folder that has some")
    unknown = [layer for layer in found.convention.layers if layer not in maps.layers]
    if unknown:
        raise InputError(
            f"there is no layer {unknown[0]!r} in these maps", remedy=f"give some of {', '.join(maps.layers)}"
        )
    return OnMaps(place, found.source, found.convention, maps, opened.about.grey, opened.about.may_lack)


def _shipped(theatre: Theatre, source: str | None, convention: str | None, layers: Sequence[str] | None) -> OnMaps:
    """The figures that ship with a theatre."""
    if source is not None and source not in theatre.sources:
        known = ", ".join(theatre.sources)
        raise InputError(f"no source {source!r}", remedy=f"give one of {known}, or {OWN}PATH")
    figures = theatre.toml("figures/SOURCES.toml")
    about = figures.get(figures.get("front", {}).get("of", ""))
    if about is None or theatre.figure("front") is None:
        raise InputError(
            f"no figures of places ship with the theatre {theatre.id!r}", remedy="give maps with --data FOLDER"
        )
    of = theatre.sources[about["source"]]
    rule = next(c for c in theatre.conventions.values() if c.source == of.id)
    other = [given for given, known in ((source, of.id), (convention, rule.id)) if given not in (None, known)]
    if other or layers:
        what = other[0] if other else f"layers {', '.join(layers or ())}"
        raise InputError(
            f"the figures of places that ship are those of {of.id} under {rule.id!r}, not of {what!r}",
            remedy="give maps with --data FOLDER",
        )
    return OnMaps(theatre, of, rule)


def _source(theatre: Theatre, convention: str | None, folder: Path) -> str | None:
    """The source to take where none is named: one that draws and is at hand."""
    there = _drawing(theatre, folder)
    if convention is None:
        figures = theatre.toml("figures/SOURCES.toml")
        first = figures.get(figures.get("front", {}).get("of", ""), {}).get("source")
        return first if first in there else next(iter(there), first)
    rule = theatre.conventions.get(convention)
    return next((s for s in (rule.source, *rule.also) if s in there), rule.source) if rule else None


def _drawing(theatre: Theatre, folder: Path | None) -> list[str]:
    """Ids of the sources that draw and are in a folder, those that conventions count on first."""
    there = offered(theatre, folder) if folder else tuple(theatre.readers)
    drawing = [id_ for id_ in there if theatre.readers[id_].form == "maps"]
    counted = [s for c in theatre.conventions.values() for s in (c.source, *c.also)]
    return sorted(drawing, key=lambda id_: counted.index(id_) if id_ in counted else len(counted))
