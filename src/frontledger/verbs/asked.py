"""What a verb that measures ground is asked of: a theatre, a source, a convention, and where its files are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..control.figures import Figure, Figures
from ..control.raw import Progress, RawFigure, Regions
from ..control.tracks import Tracks
from ..errors import InputError
from ..nouns import Convention, Source
from ..nouns.rows import Credit
from ..theatre import load
from .data import OWN, Opened, offered, open_source, outlines, outlines_of

if TYPE_CHECKING:
    from ..theatre import Theatre

TOTAL = "total"
"""The whole of a folder of maps of one's own, which has no country."""
LAYERS = "layers:"
"""How the id of a rule begins that no theatre has: the layers named after it, by the days of the files."""


class Asked(NamedTuple):
    """One source under one convention."""

    theatre: Theatre
    source: Source
    convention: Convention
    figure: Figure
    tracks: Tracks
    opened: Opened | None
    """Its raw files; None: the figures that ship."""

    @property
    def own_rule(self) -> bool:
        """The convention is no theatre's: it goes by the files' own days."""
        return self.convention.id.startswith(LAYERS)

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Whom the figures are owed to."""
        daily = self.tracks.daily(self.convention) if self.figure.form == "regions" and not self.own_rule else None
        beside = daily.source_of_updates if daily and daily.figure is self.figure else None
        return tuple(Credit.of(s) for s in (self.source, self.theatre.sources.get(beside or "")) if s)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the source and the rule, whatever was asked."""
        rule, out = self.convention, []
        if rule.valid_from or rule.valid_to:
            when = " ".join(
                f"{word} {day}" for word, day in (("from", rule.valid_from), ("until", rule.valid_to)) if day
            )
            out.append(f"The rule {rule.id} is in use {when}; other days are measured by it all the same.")
        odd: Sequence[str] = getattr(self.opened.content, "odd", ()) if self.opened else ()
        return (*out, *odd)


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
    cache: bool = True,
    progress: Progress | None = None,
) -> Asked:
    """Find what is asked for.

    Args:
        source: id of a source, or `folder:PATH`; without it the convention's own.
        convention: id of a convention; without it the first that counts on the source.
        theatre: name of a theatre, or the path of a theatre's folder.
        data: folder of raw files; without it the figures that ship.
        layers: what counts as held, instead of a convention.
        layer_field: of `folder:PATH`: the property that names a feature's layer.
        regions: file of polygons to cut maps by.
        by_region: regions are asked for: without `regions` maps are cut by the theatre's first-level units.
        cache: keep what was measured for the next time.
        progress: is told how far the reading of maps is.

    Raises:
        InputError: naming what there is none of, and what there is.
    """
    place = load(theatre)
    folder = None if data is None else Path(data)
    if source is None:
        source = _rule(place, convention).source if convention else next(iter(place.conventions.values())).source
    own = source.startswith(OWN)
    there = offered(place, folder) if folder else ()
    opened: dict[str, Opened] = {}
    if own or folder:
        opened[source] = open_source(
            place, source, folder, layers=(layers or ()) if own else (), layer_field=layer_field
        )
    elif source not in place.sources:
        known = ", ".join(place.sources)
        raise InputError(f"no source {source!r}", remedy=f"give one of {known}, or {OWN}PATH")
    outlined, name = _outlines(place, folder, regions, by_region, opened.get(source))
    cut_by = Regions(outlined, name, cache=cache, progress=progress)

    def raw(id_: str) -> Figure | None:
        if id_ not in opened and id_ in there:
            opened[id_] = open_source(place, id_, folder)
        if id_ not in opened:
            return None
        return RawFigure(opened[id_], TOTAL if id_.startswith(OWN) else place.home, cut_by)

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
    return Asked(place, about, rule, figure, tracks, opened.get(source))


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
        return outlines_of(Path(file)), Path(file).name
    if not by_region or opened is None or opened.form != "maps":
        return {}, ""
    if folder is None:
        raise InputError("regions of these maps need outlines", remedy="give polygons with --regions FILE")
    return outlines(theatre, folder), theatre.outlines.name if theatre.outlines else ""
