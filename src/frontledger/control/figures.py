"""Figures of a source in one of three forms, read or measured at first use.

They ship with a theatre (`figures/SOURCES.toml` says in which form), or come from a folder of raw files.
"""

from __future__ import annotations

import datetime as dt
import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, NoReturn

import msgspec

from ..errors import SourceError
from ..nouns import Flag, Source
from ..theatre.load import Theatre
from ..theatre.rows import Rows
from . import layers

_REMEDY = "reinstall, or rebuild the figure as figures/SOURCES.toml says"

At = dt.date | dt.datetime
"""What tells the files of a source apart: the day of a daily map, the moment of one that has one."""


class Ground(NamedTuple):
    """What one map shows of one region, km²."""

    held: float
    gained: float
    """Against the map before."""
    lost: float


Cut = Mapping[str, Mapping[At, Ground]]
"""By region, what each map shows, in order of time. The whole has every map, another region those that changed it; a
region that never had any ground may be absent."""


class Odd(NamedTuple):
    """What is odd in the maps of a source, as far as some layers go."""

    incomplete: Mapping[At, tuple[str, ...]] = {}
    """Maps without a layer that maps before and after have: they are in no figure."""
    begun: Mapping[At, tuple[str, ...]] = {}
    """Maps that are the first to have a layer."""
    united: tuple[At, ...] = ()
    """Maps whose polygons overlap: they were united."""


class Areas(NamedTuple):
    """A region's official area and, where that area holds water, the range over outlines of its land, km²."""

    official: float
    source: str
    land: tuple[float, float] | None


class Figure(ABC):
    """One source's figures, in one of the forms; only what its form has may be asked for.

    Args:
        source: its id.
        form: `layers` (km² by day and layer), `updates` (km² by moment of a map update and layer) or `regions` (ground
            by map and region).
        region: what figures without regions are of, and the whole of those with.
        layers: names of its layers, in order.
        abroad: layers of ground outside the country whose ground is measured.
        gives: what may be read from it: `change`, `held`.
        outline: whose outlines ground is cut with.
        shows_days_before: a map file of day D shows the end of the day so many days before, unless updates tell.
    """

    drawings: Mapping[dt.date, tuple[dt.date | None, dt.date | None]] = {}
    """Of maps that stand for a period: the first and the last day of the drawing in each day's file."""
    by_moment = False
    """Its maps are of moments, and several may be of one day."""
    known: Collection[str] = ()
    """Regions that ground is cut by, also those that never had any."""

    def __init__(
        self,
        source: str,
        form: str,
        region: str,
        *,
        layers: Sequence[str] = (),
        abroad: Sequence[str] = (),
        gives: Sequence[str] = ("change", "held"),
        outline: str = "",
        shows_days_before: int = 0,
    ) -> None:
        self.source, self.form, self.region = source, form, region
        self.names, self.abroad, self.gives = tuple(layers), frozenset(abroad), tuple(gives)
        self.outline, self.shows_days_before = outline, shows_days_before
        self._updates: dict[str, list[tuple[dt.datetime, float]]] = {}
        self._cuts: dict[tuple[str, ...], Cut] = {}

    @cached_property
    def layers(self) -> Mapping[dt.date, Mapping[str, float]]:
        """Of form `layers`: km² by day and layer; a layer that a day lacks is absent."""
        return self._read_layers()

    @cached_property
    def mislabelled(self) -> dict[dt.date, Flag]:
        """Of form `layers`: days on which a layer stands under a wrong name."""
        return layers.mislabelled(self.layers)

    def updates(self, layer: str) -> list[tuple[dt.datetime, float]]:
        """Of form `updates`: moment of each update (UTC) and km² of one layer; updates without it are left out."""
        if layer not in self._updates:
            self._updates[layer] = self._read_updates(layer)
        return self._updates[layer]

    def regions(self, layers: tuple[str, ...] = ()) -> Cut:
        """Of form `regions`: ground of those layers by region; a source with one layer has that whatever is asked."""
        layers = layers if len(self.names) > 1 else ()
        if layers not in self._cuts:
            self._cuts[layers] = self._read_regions(layers)
        return self._cuts[layers]

    def drawn(self, layers: Collection[str]) -> Mapping[At, Mapping[str, float]]:  # noqa: ARG002 -- none is at hand
        """Of form `regions`: km² of some layers as each map draws them, whatever counts as held; empty where only
        figures of held ground are at hand."""
        return {}

    def odd(self, _layers: tuple[str, ...] = (), /) -> Odd:
        """Of form `regions`: what is odd in its maps, as far as some layers go."""
        return Odd()

    def across(self, _layers: tuple[str, ...], _region: str, _before: At, _after: At, /) -> tuple[float, float] | None:
        """Of form `regions`: gained and lost in a region between two maps compared directly, km², as far as some layers
        go; None where the maps are not at hand."""
        return None

    @cached_property
    def days(self) -> list[dt.date]:
        """Days with a map, in order; days of moments in UTC."""
        if self.form == "layers":
            return list(self.layers)
        if self.form == "updates":
            return sorted({at.date() for at, _ in self.updates(self.names[0])})
        return sorted({day_of(at) for at in self._maps()})

    @abstractmethod
    def _read_layers(self) -> Mapping[dt.date, Mapping[str, float]]: ...

    @abstractmethod
    def _read_updates(self, layer: str) -> list[tuple[dt.datetime, float]]: ...

    @abstractmethod
    def _read_regions(self, layers: tuple[str, ...]) -> Cut: ...

    def _maps(self) -> Sequence[At]:
        return list(self.regions().get(self.region, {}))


def day_of(at: At) -> dt.date:
    """The day of a map, of a moment in UTC."""
    return at.astimezone(dt.UTC).date() if isinstance(at, dt.datetime) else at


class TableFigure(Figure):
    """Figures that ship with a theatre.

    Args:
        name: as in the theatre's table of figures, for errors.
        about: its table in `SOURCES.toml`.
        data: the file's bytes.
        region: what the figures are of, where they do not say.
    """

    def __init__(self, name: str, about: Mapping[str, Any], data: bytes, region: str) -> None:
        options = ("layers", "abroad", "gives", "outline", "shows_days_before")
        given = {option: about[option] for option in options if option in about}
        super().__init__(about["source"], about["form"], about.get("region", region), **given)
        self.name, self._data, self.by_moment = name, data, about.get("by_moment", False)

    def _read_layers(self) -> Mapping[dt.date, Mapping[str, float]]:
        rows = Rows(self._data, self.name, ("date", *self.names), _REMEDY)
        out: dict[dt.date, dict[str, float]] = {}
        before = dt.date.min
        for day, *cells in rows:
            at = rows.day(day)
            if at <= before:
                raise rows.fail(f"{at} stands twice or out of order")
            out[at] = {name: rows.area(cell) for name, cell in zip(self.names, cells, strict=True) if cell}
            before = at
        return out

    def _read_updates(self, layer: str) -> list[tuple[dt.datetime, float]]:
        rows = Rows(self._data, self.name, ("created_utc", *self.names), _REMEDY)
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

    def _read_regions(self, layers: tuple[str, ...]) -> Cut:  # noqa: ARG002 -- these figures are of one layer
        rows = Rows(self._data, self.name, ("date", "region", "held_km2", "gained_km2", "lost_km2"), _REMEDY)
        out: dict[str, dict[At, Ground]] = {}
        held: dict[str, float] = {}
        before = ("", "")
        at: At = dt.date.min
        read = rows.moment if self.by_moment else rows.day
        unit = 1.0
        for day, region, *cells in rows:
            if (day, region) <= before:
                raise rows.fail(f"{region} on {day} stands twice or out of order")
            if day != before[0]:
                self._must_add_up(held, at, unit)
                at = read(day)
            before = (day, region)
            unit = min(unit, *(10.0 ** -len(cell.partition(".")[2]) for cell in cells))
            ground = Ground(rows.number(cells[0]), rows.area(cells[1]), rows.area(cells[2]))
            if region in held:
                ground = self._balanced(ground, held[region], f"{region} on {day}", unit)
            held[region] = ground.held
            out.setdefault(region, {})[at] = ground
        self._must_add_up(held, at, unit)
        return out

    def _balanced(self, ground: Ground, before: float, where: str, unit: float) -> Ground:
        """What rounding left between gained less lost and the difference in what is held goes to the larger of both.

        Raises:
            SourceError: it is more than rounding leaves.
        """
        left = ground.held - before - (ground.gained - ground.lost)
        if abs(left) > 2 * unit:
            self._refuse(f"{where}: gained less lost is not the difference in what is held, by {left:.6f} km²")
        if ground.gained >= ground.lost:
            return ground._replace(gained=ground.gained + left)
        return ground._replace(lost=ground.lost - left)

    def _must_add_up(self, held: Mapping[str, float], at: At, unit: float) -> None:
        parts = [km2 for region, km2 in held.items() if region != self.region]
        whole = held.get(self.region, 0.0)
        if parts and abs(math.fsum(parts) - whole) > unit * (len(parts) + 1):
            self._refuse(f"{at}: regions add up to {math.fsum(parts):.6f} km², and the whole is {whole:.6f}")

    def _refuse(self, what: str) -> NoReturn:
        raise SourceError(f"{self.name}: {what}", remedy=_REMEDY)


class Figures:
    """All figures that measure ground, by the id of their source: those opened, then those that ship with a theatre.

    Args:
        theatre: whose.
        raw: gives a source's figures from raw files, None for a source that has none there.
    """

    def __init__(self, theatre: Theatre, raw: Callable[[str], Figure | None] | None = None) -> None:
        self.theatre, self._raw = theatre, raw
        self._found: dict[str, Figure | None] = {}

    @cached_property
    def _about(self) -> dict[str, tuple[str, dict[str, Any]]]:
        tables = self.theatre.toml("figures/SOURCES.toml")
        ground = ("layers", "updates", "regions")
        return {t["source"]: (name, t) for name, t in tables.items() if "source" in t and t["form"] in ground}

    def of(self, source: str) -> Figure | None:
        """The figures of one source, None where they are not at hand."""
        if source not in self._found:
            raw = self._raw(source) if self._raw else None
            self._found[source] = raw or self._shipped(source)
        return self._found[source]

    def _shipped(self, source: str) -> Figure | None:
        name, about = self._about.get(source, ("", {}))
        path = self.theatre.figure(name)
        return TableFigure(name, about, path.read_bytes(), self.theatre.home) if path else None

    def described(self, source: Source) -> Source:
        """A source with the days that its figures hold."""
        figure = self.of(source.id)
        days = figure.days if figure else []
        if not figure or not days:
            return source
        missing = (days[-1] - days[0]).days + 1 - len(days)
        files = (f"figures/{self.theatre.figures[figure.name]}",) if isinstance(figure, TableFigure) else ()
        return msgspec.structs.replace(
            source, files=files, first=days[0], last=days[-1], days=len(days), days_missing=missing
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
