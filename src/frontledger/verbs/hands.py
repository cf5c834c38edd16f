"""What a source knows of the hands that places are in: through its maps, by figures that ship, or as it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..control.hands import SAID, Hands, Told
from ..control.statements import GREY, of_places, states
from ..errors import InputError, SourceError
from ..nouns.place_rows import HolderRow, SettlementRow
from ..nouns.rows import Credit
from ..theatre.places import Place, key
from .data import open_source, outlines_of, towns

if TYPE_CHECKING:
    from ..control.raw import Progress
    from ..nouns.maps import MapFile, Maps
    from ..theatre import Theatre
    from .on_maps import OnMaps


class Outlines(NamedTuple):
    """Outlines of places by their number, whom they are owed to, and what is to be said of them."""

    shapes: Mapping[int, Any]
    credits: tuple[Credit, ...] = ()
    notes: tuple[str, ...] = ()


def outlines(theatre: Theatre, places: Sequence[Place], file: str | Path | None, data: str | Path | None) -> Outlines:
    """Outlines of those places that have one, in a file or in the data folder.

    Raises:
        InputError: the file cannot be used, or has no outline of any of the places.
    """
    out: dict[int, Any] = {}
    credits: tuple[Credit, ...] = ()
    notes: list[str] = []
    if file is not None:
        given = outlines_of(Path(file), theatre=theatre)
        out = {i: given[p.id] for i, p in enumerate(places) if p.id in given}
        if not out:
            raise InputError(
                f"{file}: none of its polygons has the id of a place asked for, such as {places[0].id}",
                remedy="give the place's id in the property id",
            )
    kept = towns(theatre, Path(data), [p.id for p in places]) if data is not None else {}
    for i, p in enumerate(places):
        if i in out or p.id not in kept:
            continue
        try:
            out[i] = kept[p.id]()
        except SourceError as e:
            notes.append(f"The outline of {p.name_en} is left out: {e}.")
        if theatre.towns:
            of = theatre.towns
            credits = (Credit(source=of.name, credit=of.credit, licence=of.licence, share="shapes"),)
    for i, outline in out.items():
        if not outline.area:
            raise InputError(f"the outline of {places[i].id} has no area", remedy="give a polygon")
    return Outlines(out, credits, tuple(notes))


def followed(
    on: OnMaps, maps: Maps, places: Sequence[Place], towns: Outlines, first: dt.date, progress: Progress | None
) -> Hands:
    """Through maps; changes before the first day are left out."""
    from ..control.complete import Complete
    from ..control.follow import follow
    from ..control.holders import Holders

    complete = Complete(maps, on.convention.layers, on.may_lack)
    # the state before the first day is that of the last complete map before it
    start = max((i for i, f in enumerate(maps.files) if f.day < first), default=0)
    while start and complete.lacks(maps.files[start], maps.read(maps.files[start])):
        start -= 1
    files: Sequence[MapFile] = maps.files[start:]
    at = [(p.lon, p.lat) for p in places]
    theatre = on.theatre
    parties = {theatre.attacker: on.convention.layers, **({GREY: on.grey} if on.grey else {})}
    files, tracks = follow(maps, parties, files, at, towns.shapes, on.may_lack, progress)
    holders = Holders(tracks, [p.country or theatre.home for p in places], files)
    of_day = {f.day: i for i, f in enumerate(files)}
    common: dict[str, str] = {"source": on.source.id, "convention": on.convention.id}
    changes = [
        SettlementRow(
            place_id=places[c.place].id,
            date=files[c.at].day,
            from_=c.old,
            to=c.new,
            place=places[c.place].name_en,
            how=c.how,
            share_percent=_percent(c.share),
            provisional=c.provisional,
            dwell_days=round(c.dwell_days, 3),
            flags=(*on.gap(files[c.at - 1], files[c.at]), *on.flags(files[c.at].day)),
            **common,
        )
        for c in holders.changes()
    ]

    def held_on(place: int, day: dt.date) -> HolderRow:
        holder, share = holders.on(place, of_day[day]) if day in of_day else (None, None)
        return HolderRow(
            place_id=places[place].id,
            date=day,
            holder=holder,
            share_percent=_percent(share),
            place=places[place].name_en,
            flags=on.flags(day, complete=day in of_day),
            **common,
        )

    notes, credits = (*on.odd, *towns.notes), (*on.credits, *towns.credits)
    return Hands(on.source.id, changes, on.days[0], on.days[-1], held_on, notes, credits)


def shipped(on: OnMaps, places: Sequence[Place]) -> Hands:
    """By the figures that ship.

    Raises:
        InputError: a place is not in them.
    """
    on.must_know(places)
    table, home, attacker = on.table, on.theatre.home, on.theatre.attacker
    known = [[(day, attacker if held else p.country or home) for day, held in table.held(p.id)] for p in places]
    first, last, have = on.days[0], on.days[-1], set(on.days)
    told = Told(on.source.id, on.convention.id, "point", places, known, last, have.__contains__)
    return Hands(on.source.id, list(told.changes()), first, last, told.on, on.odd, on.credits)


def said(theatre: Theatre, source: str, data: str | Path | None, places: Sequence[Place]) -> Hands:
    """By a source that says who holds places.

    Raises:
        InputError: nothing is said. SourceError: the file is not of the form expected.
    """
    opened = open_source(theatre, source, None if data is None else Path(data))
    rows = opened.content.rows
    if not rows:
        raise InputError(f"{opened.path}: nothing is said in it", remedy="give a file that has something")
    first = min(row.since for row in rows)
    last = max(max(row.since, row.until or row.since) for row in rows)

    def is_called(place: Place, name: str) -> bool:
        return key(name) == key(place.name_en) or any(h.place == place.id for h in theatre.gazetteer.hits(key(name)))

    known: list[list[tuple[dt.date, str | None]]] = []
    for about in of_places(rows, places, is_called):
        found: list[tuple[dt.date, str | None]] = [(s.since, s.holder) for s in states(about)]
        # what is said on the first day is how things stood; later on, what is said first is news
        known.append(found if not found or found[0][0] == first else [(first, None), *found])
    told = Told(source, SAID, SAID, places, known, last)
    return Hands(source, list(told.changes()), first, last, told.on, opened.content.odd, (Credit.of(opened.source),))


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 6)
