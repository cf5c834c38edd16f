"""How far held ground is from a place and how much of the horizon it closes, from the figures that ship.

The figures: one row a place and map on which any of them changed; what they mean is told where they are measured, in
`local.py`. Standard library only, and the table is never read whole for a question about one place.
"""

from __future__ import annotations

import bisect
import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from ..errors import InputError
from ..nouns import Flag, Measurement, Period
from ..theatre.table import SortedTable
from .series import clock

if TYPE_CHECKING:
    from ..nouns import Convention, Source
    from ..theatre.load import Theatre

RADII_KM = (10, 15, 20)
"""Radii for which the table has closed bearings."""

STALE_DAYS = 14
"""A map stands for the days after it no longer than this."""

# it depends on where a gazetteer puts the point of a town: set against the middle of the town's outline, three quarters
# of the towns near the front differ by less than this. The method is within 1 m and 0.03 points, the table is rounded
# to 0.01 km and 0.1 %, of villages to 0.1 km.
_UNCERTAINTY = {"km": 0.35, "percent": 0.9}


class Closed(NamedTuple):
    """The horizon of a place within a radius."""

    percent: float
    """Share of bearings that are closed."""
    gap_deg: float
    """The widest run of open bearings, degrees."""
    gap_at_deg: float | None
    """Its middle, degrees clockwise from north, 0 to 360; None where no bearing or every bearing is closed."""


class Surroundings(NamedTuple):
    """A place and the held ground around it."""

    distance_km: float
    """To the boundary of held ground; negative where the place lies in it, 0 on it."""
    closed: Mapping[float, Closed]
    """By radius in kilometres."""


def map_of(day: dt.date, days: Sequence[dt.date]) -> tuple[dt.date, tuple[Flag, ...]] | None:
    """The map that stands for a day: that day's, or the nearest earlier one, flagged with the days it has to bridge.

    Args:
        day: the day asked for.
        days: days that have a map, in order.

    Returns:
        The day of the map, and a flag `missing` where later maps exist or `stale` where none does yet. None before the
        first map and more than `STALE_DAYS` after the map.
    """
    i = bisect.bisect_right(days, day)
    if not i or (day - days[i - 1]).days > STALE_DAYS:
        return None
    found = days[i - 1]
    if found == day:
        return found, ()
    bridged = Period(found + dt.timedelta(days=1), day)
    return found, (Flag(kind="missing" if i < len(days) else "stale", period=bridged),)


def shipped(theatre: Theatre) -> Convention:
    """The convention on whose maps the figures of places that ship were measured."""
    figures = theatre.toml("figures/SOURCES.toml")
    source = figures[figures["front"]["of"]]["source"]
    return next(c for c in theatre.conventions.values() if c.source == source)


class Front(ABC):
    """Distance and closed bearings of places, as measurements. What gives the figures is a class of its own.

    Args:
        theatre: whose places.
        convention: whose maps; without it those of which figures ship: in `figures/SOURCES.toml` the entry `front`
            says `of` which other figure the maps are.
    """

    def __init__(self, theatre: Theatre, convention: Convention | None = None) -> None:
        self.theatre = theatre
        self._convention = convention or shipped(theatre)
        self._source = theatre.sources[self._convention.source]

    @property
    @abstractmethod
    def days(self) -> Sequence[dt.date]:
        """Days that have a map, in order."""

    @abstractmethod
    def around(self, place_id: str, day: dt.date, radii_km: Sequence[float]) -> Surroundings | None:
        """The figures of a place on the map of a day, for those of the radii that can be answered; None without any."""

    @property
    def source(self) -> str:
        """Id of the source whose maps these are."""
        return self._source.id

    def source_of(self, day: dt.date) -> Source:  # noqa: ARG002 -- maps of one source
        """Whose map stands for a day."""
        return self._source

    @property
    def convention(self) -> str:
        """Id of the rule by which ground counts as held."""
        return self._convention.id

    def covers(self, day: dt.date) -> bool:
        """Does a map stand for a day?"""
        return map_of(day, self.days) is not None

    def distance(self, place_id: str, day: dt.date) -> list[Measurement]:
        """Kilometres from a place to the boundary of held ground, negative inside; empty where not covered."""
        return self._measure(place_id, day, None)

    def encirclement(self, place_id: str, day: dt.date, radii_km: Sequence[float]) -> list[Measurement]:
        """Percent of bearings closed around a place, with the widest gap, one measurement a radius that is covered."""
        return self._measure(place_id, day, radii_km)

    def _map(self, day: dt.date) -> tuple[dt.date, tuple[Flag, ...]] | None:
        """The map that stands for a day, as `map_of` tells it."""
        return map_of(day, self.days)

    def _measure(self, place_id: str, day: dt.date, radii_km: Sequence[float] | None) -> list[Measurement]:
        found = self._map(day)
        around = self.around(place_id, found[0], radii_km or ()) if found else None
        if not found or not around:
            return []
        place, source = self.theatre.gazetteer.place(place_id), self.source_of(found[0])
        common = Measurement(
            convention=self._convention.id,
            source=source.id,
            root=source.root,
            quantity="distance",
            side=self.theatre.attacker,
            place=place.name_en if place else place_id,
            place_id=place_id,
            period=Period(day, day),
            amount=around.distance_km,
            unit="km",
            uncertainty=_UNCERTAINTY["km"],
            flags=found[1],
        )
        if radii_km is None:
            return [common]
        return [
            replace(
                common,
                quantity="closed",
                amount=around.closed[radius].percent,
                unit="percent",
                uncertainty=_UNCERTAINTY["percent"],
                radius_km=float(radius),
                gap_deg=around.closed[radius].gap_deg,
                gap_at_deg=around.closed[radius].gap_at_deg,
            )
            for radius in radii_km
            if radius in around.closed
        ]


class FrontTable(Front):
    """The figures that ship with a theatre, for its places near the front; of villages the distance alone.

    In `figures/SOURCES.toml` the entry `front` says `of` which figure of ground by region the maps are, and which other
    one's maps (`before`) stand for the days before the first of these.

    Raises:
        InputError: naming the file, when a table is missing or malformed.
    """

    def __init__(self, theatre: Theatre) -> None:
        super().__init__(theatre)
        self._row = lru_cache(maxsize=4096)(self._find_row)

    @cached_property
    def days(self) -> Sequence[dt.date]:
        """Days that have a map, in order: those on which ground by region has a row for the whole country."""
        return [*self._earlier, *self._own]

    @cached_property
    def _own(self) -> list[dt.date]:
        return self._days_of(self._about["of"])

    @cached_property
    def _earlier(self) -> list[dt.date]:
        before = self._about.get("before")
        return [day for day in self._days_of(before) if day < self._own[0]] if before else []

    @property
    def _about(self) -> dict[str, str]:
        about: dict[str, str] = self.theatre.toml("figures/SOURCES.toml")["front"]
        return about

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Whose maps the figures are measured from, the latest first."""
        figures = self.theatre.toml("figures/SOURCES.toml")
        names = [self._about[name] for name in ("of", "before") if name in self._about]
        return tuple(self.theatre.sources[figures[name]["source"]] for name in names)

    def source_of(self, day: dt.date) -> Source:
        """Whose map stands for a day."""
        return self.sources[0 if day >= self._own[0] else -1]

    def _days_of(self, name: str) -> list[dt.date]:
        # the region stands second; most rows are of other regions, and only these days are wanted
        country = f",{self.theatre.home},"
        cells = (row.partition(country) for row in self._figure(name).read_text("utf-8").splitlines())
        at = [first for first, found, _ in cells if found]
        zone = clock(self._convention.clock)
        return list(
            dict.fromkeys(
                dt.datetime.fromisoformat(a).astimezone(zone).date() if "T" in a else dt.date.fromisoformat(a)
                for a in at
            )
        )

    @cached_property
    def _table(self) -> SortedTable:
        return SortedTable(self._figure("front"))

    def around(self, place_id: str, day: dt.date, radii_km: Sequence[float]) -> Surroundings | None:
        """The figures of a place on the map of a day; None where it is not in the table or too far from the front."""
        row = self._row(place_id, day)
        if row is None or not row.get("distance_km"):
            return None
        try:
            closed = {}
            for radius in radii_km:
                percent = row.get(f"closed{radius:.0f}") if radius in RADII_KM else ""
                if percent:
                    gap, gap_at = (row[f"{name}{radius:.0f}"] for name in ("gap", "gap_at"))
                    closed[radius] = Closed(float(percent), float(gap), float(gap_at) if gap_at else None)
            return Surroundings(float(row["distance_km"]), closed)
        except (KeyError, ValueError) as e:
            raise InputError(f"{self._table.path}: {place_id}, {row.get('date')}: {e}", remedy="reinstall") from e

    def knows(self, place_id: str) -> bool:
        """Is a place in the table at all?"""
        return next(self._table.rows(place_id), None) is not None

    def held(self, place_id: str) -> list[tuple[dt.date, bool]]:
        """Whether a place lies in held ground, from each day on which that changed; far from the front it stays what it
        was."""
        out: list[tuple[dt.date, bool]] = []
        for _, day, distance, *_ in self._table.rows(place_id):
            # on the boundary the distance is -0.00
            if distance and (not out or out[-1][1] != (distance[0] == "-")):
                out.append((dt.date.fromisoformat(day), distance[0] == "-"))
        return out

    def ids(self) -> list[str]:
        """Ids of all places that the table holds."""
        return list(self._table.keys())

    def front_places(self, day: dt.date) -> Sequence[str]:
        """Ids of the places that the table answers for on a day, sorted."""
        found = map_of(day, self.days)
        if not found:
            return []
        last = {}
        at = found[0].isoformat()
        for place_id, since, distance, *_ in self._table.prefix(""):
            if since <= at:
                last[place_id] = distance
        return [place_id for place_id, distance in last.items() if distance]

    def _figure(self, name: str) -> Path:
        path = self.theatre.figure(name)
        if path is None:
            raise InputError(f"theatre {self.theatre.id}: the figure {name} is missing", remedy="reinstall")
        return path

    def _find_row(self, place_id: str, day: dt.date) -> dict[str, str] | None:
        at, found = day.isoformat(), None
        for row in self._table.rows(place_id):
            if row[1] > at:
                break
            found = row
        return dict(zip(self._table.columns, found, strict=True)) if found else None
