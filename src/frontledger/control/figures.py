"""The figures that ship with a theatre, in three forms (`figures/SOURCES.toml` says which), read at first use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from ..errors import SourceError
from ..nouns import Flag, Source
from ..theatre.load import Theatre
from ..theatre.rows import Rows
from . import anomalies

_REMEDY = "reinstall, or rebuild the figure as figures/SOURCES.toml says"


class MapFile(NamedTuple):
    """What one day's map file shows of one region, km²."""

    held: float
    gained: float
    """Against the file before."""
    lost: float


class Areas(NamedTuple):
    """A region's official area and, where that area holds water, the range over outlines of its land, km²."""

    official: float
    source: str
    land: tuple[float, float] | None


class Figure:
    """One source's figures.

    Args:
        name: as in the theatre's table of figures.
        about: its table in `SOURCES.toml`.
        data: the file's bytes.
        region: of forms that have no column for it: what the figures are of.
    """

    def __init__(self, name: str, about: Mapping[str, Any], data: bytes, region: str) -> None:
        self.name, self.data, self.region = name, data, region
        self.source: str = about["source"]
        self.form: str = about["form"]
        self.names: tuple[str, ...] = tuple(about.get("layers", ()))
        self.abroad = frozenset(about.get("abroad", ()))
        self.gives: tuple[str, ...] = tuple(about["gives"])
        self.outline: str = about.get("outline", "")
        self.shows_days_before: int = about.get("shows_days_before", 0)
        self._updates: dict[str, list[tuple[dt.datetime, float]]] = {}

    @cached_property
    def layers(self) -> dict[dt.date, dict[str, float]]:
        """Of form `layers`: km² by day and layer; a layer that a day lacks is absent."""
        rows = Rows(self.data, self.name, ("date", *self.names), _REMEDY)
        out: dict[dt.date, dict[str, float]] = {}
        before = dt.date.min
        for day, *cells in rows:
            at = rows.day(day)
            if at <= before:
                raise rows.fail(f"{at} stands twice or out of order")
            out[at] = {name: rows.area(cell) for name, cell in zip(self.names, cells, strict=True) if cell}
            before = at
        return out

    @cached_property
    def mislabelled(self) -> dict[dt.date, Flag]:
        """Of form `layers`: days on which a layer stands under a wrong name."""
        return anomalies.mislabelled(self.layers)

    @property
    def days(self) -> list[dt.date]:
        """Days with a map, in order; days of updates in UTC."""
        if self.form == "layers":
            return list(self.layers)
        if self.form == "regions":
            return list(self.regions.get(self.region, {}))
        return sorted({at.date() for at, _ in self.updates(self.names[0])})

    def updates(self, layer: str) -> list[tuple[dt.datetime, float]]:
        """Of form `updates`: moment of each update (UTC) and km² of one layer; updates without it are left out."""
        if layer not in self._updates:
            self._updates[layer] = self._read_updates(layer)
        return self._updates[layer]

    def _read_updates(self, layer: str) -> list[tuple[dt.datetime, float]]:
        rows = Rows(self.data, self.name, ("created_utc", *self.names), _REMEDY)
        column = 1 + self.names.index(layer)
        out: list[tuple[dt.datetime, float]] = []
        before = ""
        for cells in rows:
            if cells[0] <= before:
                raise rows.fail(f"{cells[0]} stands twice or out of order")
            before = cells[0]
            at = rows.moment(before)
            if cells[column]:
                out.append((at, rows.area(cells[column])))
        return out

    @cached_property
    def regions(self) -> dict[str, dict[dt.date, MapFile]]:
        """Of form `regions`: by region, what the file of each day shows; a day on which nothing changed has no row
        but that of the whole."""
        rows = Rows(self.data, self.name, ("date", "region", "held_km2", "gained_km2", "lost_km2"), _REMEDY)
        out: dict[str, dict[dt.date, MapFile]] = {}
        before = ("", "")
        at = dt.date.min
        for day, region, held, gained, lost in rows:
            if (day, region) <= before:
                raise rows.fail(f"{region} on {day} stands twice or out of order")
            if day != before[0]:
                at = rows.day(day)
            before = (day, region)
            out.setdefault(region, {})[at] = MapFile(rows.number(held), rows.area(gained), rows.area(lost))
        return out


class Figures:
    """All figures of a theatre that measure maps, by the id of their source."""

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre

    @cached_property
    def _about(self) -> dict[str, tuple[str, dict[str, Any]]]:
        tables = self.theatre.toml("figures/SOURCES.toml")
        return {about["source"]: (name, about) for name, about in tables.items() if "source" in about}

    @cached_property
    def _read(self) -> dict[str, Figure | None]:
        return {}

    def of(self, source: str) -> Figure | None:
        """The figures of one source, None where they are not at hand."""
        if source not in self._read:
            name, about = self._about.get(source, ("", {}))
            path = self.theatre.figure(name)
            region = about.get("region", self.theatre.home)
            self._read[source] = Figure(name, about, path.read_bytes(), region) if path else None
        return self._read[source]

    def described(self, source: Source) -> Source:
        """A source with the days that its figures hold."""
        figure = self.of(source.id)
        days = figure.days if figure else []
        if not figure or not days:
            return source
        missing = (days[-1] - days[0]).days + 1 - len(days)
        file = f"figures/{self.theatre.figures[figure.name]}"
        return msgspec.structs.replace(
            source, files=(file,), first=days[0], last=days[-1], days=len(days), days_missing=missing
        )

    @cached_property
    def areas(self) -> dict[str, Areas]:
        """Official areas by region.

        Raises:
            SourceError: naming file and line, when the table is not of the form expected.
        """
        path = self.theatre.figure("regions")
        if path is None:
            return {}
        columns = ("iso", "official_km2", "official_source", "land_low_km2", "land_high_km2")
        rows = Rows(path.read_bytes(), path.name, columns, _REMEDY)
        out: dict[str, Areas] = {}
        for region, official, source, low, high in rows:
            if region in out or bool(low) != bool(high):
                raise rows.fail(f"{region} stands twice, or has one end of a range only")
            out[region] = Areas(rows.area(official), source, (rows.area(low), rows.area(high)) if low else None)
            if not out[region].official:
                raise SourceError(f"{path.name}, line {rows.line}: {region} has no area", remedy=_REMEDY)
        return out
