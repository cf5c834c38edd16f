"""Places and roads as they are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError, SourceError
from ..theatre.namesakes import named
from ..theatre.places import Place
from ..theatre.rows import Rows

if TYPE_CHECKING:
    from ..theatre import Theatre

_AT = re.compile(r"\s*(-?[0-9]+(?:\.[0-9]+)?)\s*,\s*(-?[0-9]+(?:\.[0-9]+)?)\s*")
_HOW = "give --place NAME, --place-id ID, --at LON,LAT or --places FILE"

At = str | tuple[float, float]
"""A place by its coordinates: `LON,LAT`, or both numbers."""


def sites(
    theatre: Theatre,
    place: str | Sequence[str] | None,
    place_id: str | Sequence[str] | None,
    at: At | Sequence[At] | None,
    places: str | Path | None,
    away: Callable[[Place], float] | None = None,
) -> list[Place]:
    """The places asked for, each once, in the order in which they are given.

    Args:
        theatre: whose gazetteer is used.
        place: names, in any language.
        place_id: ids in the gazetteer.
        at: coordinates.
        places: a table `id,name,lon,lat`.
        away: kilometres from a place to the front, to tell namesakes apart.

    Raises:
        InputError: naming what cannot be found or is wrong, in a file with its line.
    """
    found = [named(theatre, name, away) for name in _several(place)]
    for id_ in _several(place_id):
        known = theatre.place(id_)
        if known is None:
            raise InputError(f"no place has the id {id_!r}", remedy=_HOW)
        found.append(known)
    found += [_at(one) for one in _pairs(at)]
    if places is not None:
        found += _table(Path(places))
    if not found:
        raise InputError("no place is asked for", remedy=_HOW)
    return list({p.id: p for p in found}.values())


def _several(given: str | Sequence[str] | None) -> Sequence[str]:
    return [given] if isinstance(given, str) else given or ()


def _pairs(at: At | Sequence[At] | None) -> list[At]:
    if at is None:
        return []
    if isinstance(at, str):
        return [at]
    both: list[Any] = list(at)
    return [(both[0], both[1])] if len(both) == 2 and all(isinstance(x, float | int) for x in both) else both


def _at(given: At) -> Place:
    text = given if isinstance(given, str) else f"{given[0]!r},{given[1]!r}"
    told = _AT.fullmatch(text)
    if not told:
        raise InputError(f"{text!r} is no longitude and latitude", remedy="give them as LON,LAT in degrees")
    lon, lat = float(told[1]), float(told[2])
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise InputError(f"{text!r} is not on the Earth", remedy="longitude comes first, then latitude")
    return _place(f"{lon:.10g},{lat:.10g}", "", lon, lat)


def _place(id_: str, name: str, lon: float, lat: float) -> Place:
    return Place(id=id_, name_en=name or id_, names={}, lon=lon, lat=lat, country="")


def _table(path: Path) -> list[Place]:
    from ..sources.files import read

    columns = ("id", "name", "lon", "lat")
    out: dict[str, Place] = {}
    try:
        data = read(path).removeprefix(b"\xef\xbb\xbf")
        rows = Rows(data, str(path), columns, f"give a table {','.join(columns)}")
        for id_, name, lon, lat in rows:
            if not id_ or id_ in out:
                raise rows.fail(f"the id {id_!r} stands twice" if id_ else "a place without an id")
            x, y = rows.number(lon), rows.number(lat)
            if not (abs(x) <= 180 and abs(y) <= 90):
                raise rows.fail(f"{lon}, {lat} is not on the Earth")
            out[id_] = _place(id_, name, x, y)
    except SourceError as e:
        raise InputError(str(e), remedy=e.remedy) from e
    if not out:
        raise InputError(f"{path}: there is no place in it", remedy=_HOW)
    return list(out.values())
