"""Loads a theatre: a folder of TOML and tables that holds every fact of one war."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli

from ..errors import InputError
from ..nouns import Convention, Noun, Source
from .cells import REMEDY, cells, read
from .people import Alias, Office, Speaker, read_aliases, read_speakers
from .places import Gazetteer, Place
from .printed import Meanings, PrintedClaim, printed_claims
from .readers import OutlineFile, Reader, Recount
from .sides import Country, Unit, UnitName, read_countries, read_unit_names, read_units

T = TypeVar("T")


class Head(Noun, frozen=True, kw_only=True):
    """What `theatre.toml` says."""

    id: str
    clock: str
    """IANA time zone in which days and periods are counted."""
    home: str
    """The country whose ground is measured."""
    attacker: str
    """The side whose held ground the maps draw."""
    names: dict[str, str]
    allies: tuple[str, ...] = ()
    """Countries whose own men fight beside one of the two sides."""
    start: dt.date = dt.date.min
    """What ended before is history."""
    invasion: dt.date | None = None
    """What "since the start of the invasion" means."""
    held_before: tuple[str, ...] = ()
    """Regions that the attacker held whole before it, and that a figure of ground held may leave out."""
    rivers: tuple[str, ...] = ()
    """Rivers that towns or villages are called after, by the English name."""
    figures: dict[str, str] = {}
    """File of a figure by its name, in the folder `figures`."""
    places: tuple[str, ...] = ()
    """Folders of the gazetteer."""
    outlines: OutlineFile | None = None
    """Where a data folder has the outlines of first-level units."""
    towns: OutlineFile | None = None
    """Where a data folder has the outlines of places."""


class _Read(Noun, frozen=True, kw_only=True):
    """A source in `sources.toml`, of which only the reader is wanted."""

    id: str
    data: Reader | None = None


class Sides(Noun, frozen=True, kw_only=True):
    """What `sides.toml` says: bodies that speak for a party, what its forces are called, who held which office."""

    army: dict[str, str] = {}
    bodies: dict[str, dict[str, str]] = {}
    names: dict[str, dict[str, tuple[str, ...]]] = {}
    office: tuple[Office, ...] = ()
    heads: dict[str, str] = {}
    elsewhere: tuple[str, ...] = ()


class Region(Noun, frozen=True, kw_only=True):
    """A first-level unit."""

    id: str
    """ISO 3166-2."""
    country: str
    official_km2: float | None = None
    """Official area, the denominator of shares."""
    area_source: str = ""


class Theatre:
    """A theatre's facts, each table read at its first use.

    Args:
        folder: where the theatre's files are; `theatre.toml` must be among them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        head = self.typed("theatre.toml", Head)
        self.id = head.id
        self.clock = head.clock
        self.home = head.home
        self.attacker = head.attacker
        self.start = head.start
        self.invasion = head.invasion
        self.held_before = head.held_before
        self.rivers = frozenset(head.rivers)
        self.parties: tuple[str, str] = (self.home, self.attacker)
        self.allies = head.allies
        self.names: Mapping[str, str] = head.names
        self.figures: Mapping[str, str] = head.figures
        self.place_folders = head.places
        self.outlines, self.towns = head.outlines, head.towns

    @property
    def packaged(self) -> bool:
        """Does the theatre come with this package, and change with it only?"""
        return self.folder.parent == Path(__file__).parent

    def toml(self, name: str) -> dict[str, Any]:
        """A TOML file of the theatre.

        Raises:
            InputError: when it is missing or malformed.
        """
        path = self.folder.joinpath(name)
        try:
            return tomli.loads(read(path))
        except tomli.TOMLDecodeError as e:
            raise InputError(f"{path}: {e}", remedy=REMEDY) from e

    def typed(self, name: str, kind: type[T], table: str | None = None) -> T:
        """A TOML file of the theatre, or the tables of one name in it, as what they are."""
        read_in = self.toml(name)
        try:
            return msgspec.convert(read_in if table is None else read_in.get(table, []), kind)
        except msgspec.ValidationError as e:
            raise InputError(f"{self.folder.joinpath(name)}: {e}", remedy=REMEDY) from e

    def rows(self, name: str, *needed: str) -> Iterator[dict[str, str]]:
        """Rows of a table of the theatre, which has the columns needed and may have more."""
        return cells(self.folder.joinpath(*name.split("/")), *needed)

    def figure(self, name: str) -> Path | None:
        """A file of the figures that ship with the theatre, or None where it has none of that name."""
        if name not in self.figures:
            return None
        path = self.folder.joinpath("figures", self.figures[name])
        return path if path.is_file() else None

    @cached_property
    def printed(self) -> tuple[PrintedClaim, ...]:
        """Figures that others printed and that ship with the theatre, each with what it says as a claim."""
        path = self.figure("published")
        means = self.typed("printed.toml", Meanings) if path else None
        return printed_claims(path.read_bytes(), path.name, means) if path and means else ()

    @cached_property
    def conventions(self) -> dict[str, Convention]:
        """Conventions by id, in the order of the file."""
        known = self.typed("conventions.toml", list[Convention], "convention")
        for c in known:
            for source in (c.source, *c.also):
                if source not in self.sources:
                    raise InputError(f"conventions.toml: {c.id}: no source {source!r} in sources.toml", remedy=REMEDY)
        return {c.id: c for c in known}

    @cached_property
    def counts(self) -> dict[str, Convention]:
        """Rules under which what is no ground is counted, by id: the tables `count` of `conventions.toml`."""
        known = self.typed("conventions.toml", list[Convention], "count")
        for c in known:
            if c.source not in self.sources or c.id in self.conventions:
                wrong = f"no source {c.source!r} in sources.toml" if c.id not in self.conventions else "stands twice"
                raise InputError(f"conventions.toml: {c.id}: {wrong}", remedy=REMEDY)
        return {c.id: c for c in known}

    def rule(self, id_: str) -> Convention:
        """A rule of either sort by its id."""
        return self.conventions.get(id_) or self.counts[id_]

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id, in the order of the file."""
        return {s.id: s for s in self.typed("sources.toml", list[Source], "source")}

    @cached_property
    def readers(self) -> dict[str, Reader]:
        """How sources are read from a data folder, by id, in the order of the file."""
        return {s.id: s.data for s in self.typed("sources.toml", list[_Read], "source") if s.data}

    @cached_property
    def recounts(self) -> tuple[Recount, ...]:
        """Times in which maps drew ground in or out that did not change hands."""
        return self.typed("sources.toml", tuple[Recount, ...], "recount")

    @cached_property
    def regions(self) -> dict[str, Region]:
        """First-level units by ISO 3166-2 code."""
        name, out = "figures/regions.csv", {}
        for r in self.rows(name, "iso", "official_km2", "official_source"):
            try:
                official = float(r["official_km2"]) if r["official_km2"] else None
            except ValueError as e:
                raise InputError(f"{name}: {r['iso']}: {r['official_km2']!r} is no number", remedy=REMEDY) from e
            out[r["iso"]] = Region(
                id=r["iso"],
                country=r["iso"].split("-")[0],
                official_km2=official,
                area_source=r["official_source"],
            )
        return out

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Places of the theatre, then of the world."""
        folders = [self.folder.joinpath(*name.split("/")) for name in self.place_folders]
        return Gazetteer([*folders, _WORLD / "cities"])

    @cached_property
    def box(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north of the home country's places in the theatre's own gazetteer, degrees; None where
        it has none."""
        rows = (r for name in self.place_folders for r in self.rows(f"{name}/places.tsv", "lat", "lon", "country"))
        points = [(float(r["lon"]), float(r["lat"])) for r in rows if r["country"] == self.home]
        if not points:
            return None
        lon, lat = zip(*points, strict=True)
        return min(lon), min(lat), max(lon), max(lat)

    def place(self, place_id: str) -> Place | None:
        """A place by its id in the gazetteer."""
        return self.gazetteer.place(place_id)

    def places_named(self, name_en: str) -> tuple[Place, ...]:
        """All places of an English name, the likeliest in a report first."""
        return self.gazetteer.named(name_en)

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """Speakers by id, in the order of the file."""
        return {s.id: s for s in read_speakers(self.folder.joinpath("speakers.csv"))}

    @cached_property
    def aliases(self) -> tuple[Alias, ...]:
        """All names of the speakers."""
        return tuple(read_aliases(self.folder.joinpath("aliases.csv"), tuple(self.speakers.values())))

    @cached_property
    def _sides(self) -> Sides:
        return self.typed("sides.toml", Sides)

    @cached_property
    def sides(self) -> dict[str, Any]:
        """Bodies that speak for a party, and what its forces are called: `army`, `bodies`, `names`."""
        return {"army": self._sides.army, "bodies": self._sides.bodies, "names": self._sides.names}

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """Who held which office when."""
        return self._sides.office

    @cached_property
    def heads(self) -> dict[str, str]:
        """Heads of regions, by id of the person, whose surname another speaker bears."""
        return self._sides.heads

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Countries that have wars of their own, of which reports tell in passing."""
        return frozenset(self._sides.elsewhere)

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Countries and bodies of states by id."""
        files = ("countries.tsv", "bodies.tsv")
        return {c.id: c for file in files for c in read_countries(_WORLD / file)}

    @cached_property
    def _seats(self) -> dict[str, str]:
        """Bodies of states by the English name of the town they have their seat in."""
        return {c.capital: c.id for c in read_countries(_WORLD / "bodies.tsv") if c.capital}

    def capital_of(self, place: Place) -> str | None:
        """The country whose capital a place is: in a report it may stand for the government.

        A town that a body of states has its seat in stands for the body rather than for the country around it.
        """
        seat = self._seats.get(place.name_en)
        if seat is not None:
            return seat
        country = self.countries.get(place.country)
        return place.country if country and country.capital == place.name_en else None

    @cached_property
    def units(self) -> dict[str, Unit]:
        """First-level units of the theatre and the world by ISO 3166-2; landscapes by several codes with blanks."""
        return {u.id: u for folder in self._unit_folders for u in read_units(folder.joinpath("regions.tsv"))}

    @cached_property
    def unit_names(self) -> tuple[UnitName, ...]:
        """The words that name first-level units."""
        return tuple(n for folder in self._unit_folders for n in read_unit_names(folder.joinpath("region_names.tsv")))

    @property
    def _unit_folders(self) -> list[Path]:
        own = self.folder.joinpath("places")
        return [f for f in (own, _WORLD) if f.joinpath("regions.tsv").is_file()]

    def label(self, id_: str, language: str) -> str:
        """What to print for an id: of a speaker, party, country or unit, or for a place's English name.

        Falls back to the English name, then to the id itself; one that is a name in lower snake case, as somebody has
        who is not in the table of speakers, is written as the name it is.
        """
        known = self.speakers.get(id_) or self.countries.get(id_) or self.units.get(id_)
        if known is not None:
            return known.names.get(language) or known.names.get("en") or id_
        named = self.places_named(id_)
        if named:
            return named[0].names.get(language, id_)
        return id_.replace("_", " ").title() if "_" in id_ and id_.islower() else id_

    def is_region(self, place: str) -> bool:
        """Is an id of a claim's place a country or a first-level unit, and not a town?"""
        return place in self.units or (place.isupper() and len(place.partition("-")[0]) == 2)


_WORLD = Path(__file__).parent / "world"


@lru_cache(maxsize=8)
def load(theatre: str = "ukraine") -> Theatre:
    """A theatre by its name, or by the path of a folder.

    Raises:
        InputError: when there is none.
    """
    here = Path(__file__).parent
    if "/" not in theatre and "\\" not in theatre and here.joinpath(theatre, "theatre.toml").is_file():
        return Theatre(here.joinpath(theatre))
    if (Path(theatre) / "theatre.toml").is_file():
        return Theatre(Path(theatre))
    known = sorted(p.name for p in here.iterdir() if p.joinpath("theatre.toml").is_file())
    raise InputError(
        f"no theatre {theatre!r}",
        remedy=f"give one of {', '.join(known)}, or a folder that holds a theatre.toml",
    )
