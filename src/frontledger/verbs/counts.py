"""Figures by day that are no ground."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from ..control.counted import shipped
from ..control.periods import By
from ..control.tally import tally
from ..errors import InputError
from ..nouns.counts import CountRow, Counts
from ..nouns.rows import Credit, Rows
from ..theatre import load
from .asked import day_of
from .data import open_source


def counts(
    source: str,
    *,
    by: By = "month",
    what: Sequence[str] | None = None,
    region: str | Sequence[str] | None = None,
    from_: str | dt.date | None = None,
    to: str | dt.date | None = None,
    data: str | Path | None = None,
    theatre: str = "ukraine",
) -> Rows[CountRow]:
    """What a source counts that is no ground: missiles and drones, losses stated or confirmed, alerts, fires.

    Args:
        source: id of a source of this kind.
        by: how long a row is: `day`, `week` (from Monday), `month`, `year`, or `period` for all as one.
        what: what is counted; everything without it.
        region: ids of first-level units, where the source tells them apart; all without it.
        from_: first day, `YYYY-MM-DD`; the first there is without it.
        to: last day, included; the last there is without it.
        data: folder of raw files; without it the series that ships, where one does.
        theatre: name of a theatre, or the path of a theatre's folder.

    Raises:
        InputError: there is no such source or it counts nothing of this kind, or it has not what is asked for; the
            message names what there is. SourceError: its file is not of the form expected.
    """
    place = load(theatre)
    known = [id_ for id_, reader in place.readers.items() if reader.form == "counts"]
    if source not in known:
        raise InputError(f"no source {source!r} counts what is no ground", remedy=f"give one of {', '.join(known)}")
    ships = shipped(place, source) if data is None else None
    found: Counts = ships.counts() if ships else open_source(place, source, Path(data) if data else None).content
    regions = [region] if isinstance(region, str) else list(region or ())
    _known(what or (), list(found.units), source)
    _known(regions, sorted({c.region for c in found.rows}), source)
    if not found.rows:
        raise InputError(f"{source} has no figures", remedy="give a folder with its files")
    first, last = (day_of(d) if d else None for d in (from_, to))
    start, end = first or found.rows[0].day, last or found.rows[-1].day
    if start > found.rows[-1].day or end < found.rows[0].day or start > end:
        there = f"{source} has {found.rows[0].day} to {found.rows[-1].day}"
        raise InputError(f"nothing is counted from {start} to {end}: {there}", remedy="ask for days among these")
    kept = (c for c in found.rows if c.what in (what or found.units) and (not regions or c.region in regions))
    rows = tally(found._replace(rows=tuple(kept)), by, start, end, source=source)
    credit = Credit.of(place.sources[source])
    return Rows(kind=CountRow, rows=tuple(rows), notes=found.odd, credits=(credit,))


def _known(asked: Sequence[str], there: Sequence[str], source: str) -> None:
    for name in asked:
        if name not in there:
            raise InputError(f"{source} does not tell of {name!r}", remedy=f"give some of {', '.join(there)}"[:2000])
