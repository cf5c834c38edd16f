"""Who holds a place by what a source says of it, without drawing anything."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ..nouns.holders import Holding
from ..theatre.places import Place

GREY = "grey"
"""Who holds ground between the lines, or fought over: no party."""
STANDS_DAYS = 7
"""A change counts when the new state has stood so long; before, it is provisional."""
SAME_KM = 1.0
"""A statement that gives a point is about the place whose point is so near …"""
NAMED_KM = 5.0
"""… or so near and called the same."""
_ONE = dt.timedelta(days=1)
_DEGREE_KM = 111.32


class State(NamedTuple):
    """Who holds a place from a day on."""

    since: dt.date
    holder: str | None
    """A party or `GREY`; None: nothing is said any more."""


def of_places(
    rows: Sequence[Holding], places: Sequence[Place], is_called: Callable[[Place, str], bool]
) -> list[list[Holding]]:
    """The statements about each place, in order of time.

    Args:
        rows: all statements, in order of time.
        places: those asked for.
        is_called: is a name one of a place's?
    """
    keyed: Mapping[str, list[Holding]] = defaultdict(list)
    pointed: Mapping[tuple[float, float], list[Holding]] = defaultdict(list)
    for row in rows:
        if row.place:
            keyed[row.place].append(row)
        elif row.lon is not None and row.lat is not None:
            pointed[row.lon, row.lat].append(row)
    out = []
    for place in places:
        found = list(keyed.get(place.id, ()))
        for (lon, lat), said in pointed.items():
            # a first look that is cheap and lets nothing by
            if abs(lat - place.lat) * _DEGREE_KM > NAMED_KM + 1:
                continue
            km = _km(lon, lat, place)
            found += (row for row in said if km <= SAME_KM or (km <= NAMED_KM and is_called(place, row.name)))
        out.append(sorted(found, key=_order))
    return out


def states(rows: Sequence[Holding]) -> list[State]:
    """What statements about one place come to: of several that stand on a day, the one made last."""
    out: list[State] = []
    for day in sorted({row.since for row in rows} | {row.until + _ONE for row in rows if row.until}):
        standing = [row for row in rows if row.since <= day and (row.until is None or day <= row.until)]
        last = max(standing, key=_order, default=None)
        holder = (last.side or GREY) if last else None
        if not out or out[-1].holder != holder:
            out.append(State(day, holder))
    return out


def _order(row: Holding) -> tuple[dt.date, dt.datetime]:
    return row.since, row.at or dt.datetime.combine(row.since, dt.time(), dt.UTC)


def _km(lon: float, lat: float, place: Place) -> float:
    """On a sphere: good to the half percent, as distances of a few kilometres are asked."""
    east = (lon - place.lon + 180) % 360 - 180
    return _DEGREE_KM * math.hypot(lat - place.lat, east * math.cos(math.radians(place.lat)))
