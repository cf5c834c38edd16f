"""What a verb that measures ground is asked of: a theatre, a source, a convention, and where its files are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..control import figures as of_files
from ..control.figures import Figure, Figures
from ..control.raw import Progress, RawFigure, Regions
from ..control.series import Track
from ..control.tracks import Tracks
from ..errors import InputError
from ..nouns import Convention, Source
from ..nouns.rows import Credit
from ..theatre import load
from .data import OWN, Opened, offered, open_source, outlines, outlines_of

if TYPE_CHECKING:
    from ..theatre import Theatre

LISTED = 12
"""Days that a note names one by one."""
ALL = "all"
"""Every region."""
OUTSIDE = "outside"
"""Ground in no region."""
TOTAL = "total"
"""The whole of a folder of maps of one's own, which has no country."""
LAYERS = "layers:"
"""How the id of a rule begins that no theatre has: the layers named after it, by the days of the files."""


class Outline:
    """A region's outline, made when its shape is asked for.

    Args:
        outlines: by region.
        region: its id.
    """

    def __init__(self, outlines: Mapping[str, Any], region: str) -> None:
        self._outlines, self._region = outlines, region

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Outline) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, object]:
        return self._region, getattr(self._outlines, "digest", id(self._outlines))

    @property
    def __geo_interface__(self) -> Mapping[str, Any]:
        shape: Mapping[str, Any] = self._outlines[self._region].__geo_interface__
        return shape


class Asked(NamedTuple):
    """One source under one convention."""

    theatre: Theatre
    source: Source
    convention: Convention
    figure: Figure
    tracks: Tracks
    opened: Opened | None
    """Its raw files; None: the figures that ship."""
    files: bool
    """Days are those of the files, whatever the convention's clock says they show."""

    @property
    def region(self) -> str:
        """The whole that is measured: the country, or the region abroad that the rule counts."""
        return self.convention.held_abroad or self.figure.region

    @property
    def whole(self) -> Track:
        """The track of the whole.

        Raises:
            InputError: the source has nothing that the convention counts.
        """
        track = self.track(self.region)
        if track is None:
            raise InputError(
                f"{self.source.id} has no ground under the convention {self.convention.id!r}",
                remedy=f"its layers are {', '.join(self.figure.names)}",
            )
        return track

    def track(self, region: str) -> Track | None:
        """The track of a region; None where the source cannot tell of it."""
        side = self.theatre.home if self.convention.held_abroad else self.theatre.attacker
        by_file = self.files or self._own_days
        named = self.tracks.of(self.convention, self.figure, side, region, by_file=by_file)
        return named.track if named else None

    @property
    def _own_days(self) -> bool:
        """Each of its map files shows the day that it is dated, and nothing tells otherwise."""
        figure = self.figure
        if figure.form != "regions" or figure.by_moment or figure.drawings or figure.shows_days_before:
            return False
        daily = self.tracks.daily(self.convention)
        return daily is None or daily.figure is not figure or not daily.updates

    def day(self, day: str | dt.date, track: Track) -> dt.date:
        """A day that a track covers.

        Raises:
            InputError: it is none, or the source has nothing on it; the message says what there is.
        """
        found = day_of(day)
        if not track.first <= found <= track.last:
            there = f"{self.source.id} under {self.convention.id!r} has {track.first} to {track.last}"
            raise InputError(f"there is no map for {found}: {there}", remedy="ask for days among these")
        return found

    def regions(self, wanted: Sequence[str], given: bool) -> list[str]:
        """Ids of the regions to be told of, in order.

        Args:
            wanted: as they are asked for; the theatre's country is the whole.
            given: polygons were given to cut by.

        Raises:
            InputError: there is no such region.
        """
        whole = self.region
        if self.figure.form == "regions":
            cut = self.figure.regions(self.convention.layers)
            parts = {*self.figure.known, *(id_ for id_, ground in cut.items() if ground)} - {whole}
            known = parts | set(() if given else self.theatre.regions)
        else:
            parts = known = {*self.theatre.regions, OUTSIDE}
        if all_of(wanted, given):
            return [whole, *sorted(parts - {OUTSIDE}), *([OUTSIDE] if OUTSIDE in parts else [])]
        out = []
        for id_ in wanted or [whole]:
            if id_ not in (whole, self.theatre.home, OUTSIDE) and id_ not in known:
                some = f"{whole}, {', '.join(sorted(known))}, or {ALL}"
                raise InputError(f"no region {id_!r}", remedy=f"give some of {some}")
            out.append(whole if id_ == self.theatre.home else id_)
        return list(dict.fromkeys(out))

    def outline(self, region: str) -> Outline | None:
        """The outline of a region that maps are cut by."""
        outlines = self.figure.cut_by.outlines if isinstance(self.figure, RawFigure) else {}
        return Outline(outlines, region) if region in outlines else None

    def credits_of(self, regions: Sequence[str]) -> tuple[Credit, ...]:
        """Whom the figures of some regions are owed to."""
        daily = None if self.files or self.figure.form != "regions" else self.tracks.daily(self.convention)
        beside = daily.source_of_updates if daily and daily.figure is self.figure else ""
        out = [Credit.of(s) for s in (self.source, self.theatre.sources.get(beside)) if s]
        outlines = self.theatre.outlines
        if outlines and self.figure.outline == outlines.name and list(regions) != [self.figure.region]:
            out.append(Credit(source=outlines.name, credit=outlines.credit, licence=outlines.licence, share="shapes"))
        return tuple(out)

    def notes(self, first: dt.date | None = None, last: dt.date | None = None) -> tuple[str, ...]:
        """What is to be said of the source, and of the rule on the days that are asked for."""
        rule, out = self.convention, []
        before = first and rule.valid_from and first < rule.valid_from
        if before or (last and rule.valid_to and last > rule.valid_to):
            when = " ".join(
                f"{word} {day}" for word, day in (("from", rule.valid_from), ("until", rule.valid_to)) if day
            )
            out.append(f"The rule {rule.id} is in use {when}; other days are measured by it all the same.")
        if isinstance(self.figure, RawFigure) and self.figure.cut_by.given:
            out.append("Ground in a strip that two of the given polygons share counts for the first by id.")
        if "held" not in self.figure.gives or self.figure.abroad & set(rule.layers):
            out.append("What is held is the area of the layers counted, and not all ground held in the country.")
        odd: Sequence[str] = getattr(self.opened.content, "odd", ()) if self.opened else ()
        out += odd
        united = self.figure.odd(rule.layers).united if self.figure.form == "regions" else ()
        told = dict.fromkeys(of_files.day_of(at) for at in united)
        days = [str(day) for day in told if (not first or first <= day) and (not last or day <= last)]
        if days:
            out.append(f"Maps whose polygons overlap, united before they were measured: {some_of(days)}.")
        return tuple(out)


def ask_region(region: str | Sequence[str] | None, *args: Any, theatre: str, **options: Any) -> tuple[Asked, list[str]]:
    """What `ask` finds, and the regions asked for, as they are named."""
    if isinstance(region, str):
        region = [part.strip() for part in region.split(",") if part.strip()]
    wanted = list(region or ())
    parts = any(id_ not in (load(theatre).home, TOTAL) for id_ in wanted)
    return ask(*args, theatre=theatre, by_region=parts, **options), wanted


def some_of(days: Sequence[str]) -> str:
    """Days listed, many of them counted."""
    more = f" and {len(days) - LISTED} more" if len(days) > LISTED else ""
    return ", ".join(days[:LISTED]) + more


def all_of(wanted: Sequence[str], given: bool) -> bool:
    """Are all regions asked for: so named, or none named of polygons that were given?"""
    return list(wanted) == [ALL] or (given and not wanted)


def day_of(day: str | dt.date) -> dt.date:
    """A day as it is given.

    Raises:
        InputError: it is none.
    """
    if isinstance(day, dt.date):
        return day
    try:
        return dt.datetime.strptime(day, "%Y-%m-%d").date()
    except ValueError as e:
        raise InputError(f"{day!r} is not a day", remedy="give it as YYYY-MM-DD") from e


def ask(
    source: str | None,
    convention: str | None,
    *,
    theatre: str = "ukraine",
    data: str | Path | None = None,
    layers: Sequence[str] | None = None,
    layer_field: str | None = None,
    regions: str | Path | None = None,
    by_region: bool = False,
    files: bool = False,
    cache: bool = True,
    progress: Progress | None = None,
) -> Asked:
    """Find what is asked for.

    Args:
        source: id of a source, or `folder:PATH`; without it the convention's own, or of those it names the first that
            the folder offers.
        convention: id of a convention; without it the first that counts on the source.
        theatre: name of a theatre, or the path of a theatre's folder.
        data: folder of raw files; without it the figures that ship.
        layers: what counts as held, instead of a convention.
        layer_field: of `folder:PATH`: the property that names a feature's layer.
        regions: file of polygons to cut maps by.
        by_region: regions are asked for: without `regions` maps are cut by the theatre's first-level units.
        files: days are those of the files, whatever the convention's clock says they show.
        cache: keep what was measured for the next time.
        progress: is told how far the reading of maps is.

    Raises:
        InputError: naming what there is none of, and what there is.
    """
    place = load(theatre)
    folder = None if data is None else Path(data)
    there = offered(place, folder) if folder else ()
    if source is None:
        rules = [_rule(place, convention)] if convention else list(place.conventions.values())
        named = [id_ for rule in rules for id_ in (rule.source, *rule.also)]
        source = next((id_ for id_ in named if id_ in there), rules[0].source)
    own = source.startswith(OWN)
    opened: dict[str, Opened] = {}
    if own or folder:
        opened[source] = open_source(
            place, source, folder, layers=(layers or ()) if own else (), layer_field=layer_field
        )
    elif source not in place.sources:
        known = ", ".join(place.sources)
        raise InputError(f"no source {source!r}", remedy=f"give one of {known}, or {OWN}PATH")
    outlined, name = _outlines(place, folder, regions, by_region, opened.get(source))
    cut_by = Regions(outlined, name, given=regions is not None, cache=cache, progress=progress)

    raw = raw_figures(place, folder, cut_by, opened, there)
    tracks = Tracks(place, Figures(place, raw))
    figure = tracks.figures.of(source)
    if figure is None:
        raise InputError(f"no figures of {source!r} ship with Frontledger", remedy="give its files with --data FOLDER")
    if figure.form not in ("layers", "updates", "regions"):
        raise InputError(f"source {source!r} does not measure ground", remedy="take one that draws maps or gives areas")
    if regions and source not in opened:
        raise InputError("the figures that ship cannot be cut anew", remedy="give maps with --data FOLDER")
    about = opened[source].source if source in opened else place.sources[source]
    rule = _convention(place, about, figure, convention, layers)
    return Asked(place, about, rule, figure, tracks, opened.get(source), files or rule.id.startswith(LAYERS))


def raw_figures(
    theatre: Theatre, folder: Path | None, regions: Regions, opened: dict[str, Opened], others: Sequence[str]
) -> Callable[[str], Figure | None]:
    """Gives figures of raw files by source: of those opened, and of others that a folder offers, opened when asked for.

    Args:
        theatre: whose sources.
        folder: where raw files are.
        regions: what maps are cut by.
        opened: sources that are open; others are added.
        others: ids of those.
    """

    def raw(id_: str) -> Figure | None:
        if id_ not in opened and id_ in others:
            opened[id_] = open_source(theatre, id_, folder)
        if id_ not in opened:
            return None
        return RawFigure(opened[id_], TOTAL if id_.startswith(OWN) else theatre.home, regions)

    return raw


def _rule(theatre: Theatre, convention: str) -> Convention:
    try:
        return theatre.conventions[convention]
    except KeyError:
        known = ", ".join(theatre.conventions)
        raise InputError(f"no convention {convention!r}", remedy=f"give one of {known}") from None


def _convention(
    theatre: Theatre, source: Source, figure: Figure, convention: str | None, layers: Sequence[str] | None
) -> Convention:
    """The convention asked for, the first that counts on the source, or one of the layers themselves."""
    fitting = [c for c in theatre.conventions.values() if source.id in (c.source, *c.also)]
    if layers and convention:
        raise InputError("a convention says which layers count", remedy="give --layers or --convention, not both")
    if convention:
        rule = _rule(theatre, convention)
        if rule not in fitting:
            known = f"give one of {', '.join(c.id for c in fitting)}" if fitting else "give --layers instead"
            raise InputError(f"the convention {rule.id!r} does not count on {source.id!r}", remedy=known)
        return rule
    if fitting and not layers:
        return fitting[0]
    counted = tuple(layers or figure.names)
    unknown = [layer for layer in counted if layer not in figure.names]
    if unknown:
        known = ", ".join(figure.names)
        raise InputError(f"{source.id} has no layer {unknown[0]!r}", remedy=f"give some of {known}")
    name = LAYERS + "+".join(counted)
    return Convention(
        id=name,
        source=source.id,
        layers=counted,
        boundary="file of the last day of the period and of the day before the period",
        clock=theatre.clock,
        tolerance_km2=0.0,
        names={"en": name},
        words={"en": " + ".join(counted)},
    )


def _outlines(
    theatre: Theatre, folder: Path | None, file: str | Path | None, by_region: bool, opened: Opened | None
) -> tuple[Mapping[str, Any], str]:
    """What maps are to be cut by, and whose outlines they are; none where no region is asked for or no map is drawn."""
    if file is not None:
        return outlines_of(Path(file), theatre=theatre), Path(file).name
    if not by_region or opened is None or opened.form != "maps":
        return {}, ""
    if folder is None:
        raise InputError("regions of these maps need outlines", remedy="give polygons with --regions FILE")
    return outlines(theatre, folder), theatre.outlines.name if theatre.outlines else ""
