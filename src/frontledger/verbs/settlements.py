"""Verb of settlements: who holds them, when they changed hands, and how far sources are apart in that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..control.hands import SAID, lags
from ..errors import InputError
from ..nouns.place_rows import HolderRow, LagRow, SettlementRow
from ..nouns.rows import Rows
from ..theatre import load
from .hands import followed, said, shipped
from .hands import outlines as outlines_of_places
from .on_maps import on_maps, span
from .sites import At, sites

if TYPE_CHECKING:
    from ..control.hands import Hands
    from ..control.raw import Progress
    from ..theatre.places import Place

How = Literal["point", "entered", "taken", "all"]
By = Literal["change", "day"]
_ONE = dt.timedelta(days=1)
_LISTED = 12


def settlements(
    source: str | Sequence[str] | None = None,
    convention: str | None = None,
    *,
    place: str | Sequence[str] | None = None,
    place_id: str | Sequence[str] | None = None,
    at: At | Sequence[At] | None = None,
    places: str | Path | None = None,
    outlines: str | Path | None = None,
    how: How = "point",
    by: By = "change",
    lag: bool = False,
    from_: str | dt.date | None = None,
    to: str | dt.date | None = None,
    layers: Sequence[str] | None = None,
    layer_field: str | None = None,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[Any]:
    """Who holds settlements, and when they changed hands.

    On a map a place is held by whoever's ground its point lies in or on the boundary of; where an outline is at hand,
    it is entered with 5 % of that, and taken with 95 %. What a map does not draw is the home country's. A change counts
    when the new state has stood for 7 days and on two different drawings; before, it is provisional. Days are those of
    the map files: a file may show the state of one or two days before. A source that draws nothing says who holds a
    place, from which day on.

    Args:
        source: id of a source that draws or says who holds places, or `folder:PATH` for a folder of maps of one's own;
            several for one after the other. Without it the convention's own, or the one whose figures ship.
        convention: id of a convention; without it the first that counts on each source.
        place: a name, or several, in any language of the gazetteer; of namesakes the one near the front is meant.
        place_id: an id in the gazetteer, or several.
        at: `LON,LAT` in degrees (or a tuple of both), or several.
        places: a table with the columns `id,name,lon,lat`.
        outlines: a file of polygons of any common form, each with the id of a place in its property `id`; for other
            places those of the data folder are taken, where it has one.
        how: which changes are told: of the point, of a place that is `entered`, `taken`, or `all` of them.
        by: `change` for a row a change, `day` for a row a day with who holds the place and the share held.
        lag: a row a change and place, with the day on which the first source has it and on which another has.
        from_: first day, `YYYY-MM-DD`; the first there is without it.
        to: last day, included; the last there is without it. Later maps still tell what stood.
        layers: names of the layers that count as held, instead of a convention.
        layer_field: of `folder:PATH`: the property that names a feature's layer (`layer`).
        data: folder of raw files; without it the figures that ship, which hold towns near the front by their points.
        cache: as the other verbs take it; of places nothing is kept between runs.
        theatre: name of a theatre, or the path of a theatre's folder.
        progress: is told what is done, how many of it, and of how many.

    Returns:
        Rows of `SettlementRow`, with `by="day"` of `HolderRow`, with `lag` of `LagRow`; sources in the order in which
        they were given, then places, then days. Their shapes are the places' points.

    Raises:
        InputError: there is no such place, source, convention or outline, or no map on the first or last day; the
            message names what there is. SourceError: a file is not of the form expected.
    """
    names = [source] if source is None or isinstance(source, str) else list(dict.fromkeys(source))
    if lag and len(names) < 2:
        raise InputError("a lag lies between two sources", remedy="give --source twice or more")
    ground = load(theatre)
    asked: list[Place] = []
    found: list[Hands] = []
    for name in names:
        on = None
        if name not in ground.readers or ground.readers[name].form != "holders":
            on = on_maps(
                name,
                convention,
                theatre=theatre,
                data=data,
                layers=layers,
                layer_field=layer_field,
                cache=cache,
                progress=progress,
            )
        asked = asked or sites(ground, place, place_id, at, places, on.away if on else None)
        if on is None:
            found.append(said(ground, name or "", data, asked))
        elif on.maps is None:
            found.append(shipped(on, asked))
        else:
            first, _ = on.span(None, from_, None)
            of_places = outlines_of_places(ground, asked, outlines, data)
            found.append(followed(on, on.maps, asked, of_places, first, progress))
            if how in ("entered", "taken") and not of_places.shapes:
                raise InputError(
                    f"there is no outline to tell when a place is {how}", remedy="give one with --outlines FILE"
                )
    days = [span(hands.source, (hands.first, hands.last), from_, to) for hands in found]
    notes = [note for hands in found for note in hands.notes]
    kind: type[Any] = LagRow if lag else HolderRow if by == "day" else SettlementRow
    rows: list[Any] = []
    for hands, (first, last) in zip(found, days, strict=True):
        if kind is LagRow:
            rows += lags(found[0], hands, *days[0]) if hands is not found[0] else ()
        elif kind is HolderRow:
            every = [first + n * _ONE for n in range((last - first).days + 1)]
            rows += [hands.on(i, day) for i in range(len(asked)) for day in every]
        else:
            here = [c for c in hands.changes if first <= c.date <= last and (how == "all" or c.how in (how, SAID))]
            rows += here
            notes += _still(hands, asked, {c.place_id for c in here}, first, last)
    points = {p.id: {"type": "Point", "coordinates": (p.lon, p.lat)} for p in asked}
    return Rows(
        kind=kind,
        rows=tuple(rows),
        notes=tuple(notes),
        credits=tuple(dict.fromkeys(credit for hands in found for credit in hands.credits)),
        shapes=tuple(points[row.place_id] for row in rows),
    )


def _still(
    hands: Hands, places: Sequence[Place], changed: Collection[str], first: dt.date, last: dt.date
) -> Iterator[str]:
    """Sentences on places that did not change hands."""
    still = [i for i, p in enumerate(places) if p.id not in changed]
    for i in still[:_LISTED]:
        held = hands.on(i, last).holder
        what = f"is held by {held} throughout" if held else "does not change hands; nothing tells who holds it"
        yield f"{places[i].name_en} {what}, {first} to {last}, by {hands.source}."
    if len(still) > _LISTED:
        yield f"{len(still) - _LISTED} more places do not change hands by {hands.source}."
