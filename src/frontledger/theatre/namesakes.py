"""Which place of a name is meant: the one nearest to the places beside it that only one place can be."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from ..errors import InputError
from .load import Theatre
from .places import KINDS, Place, key

CLEAR = 1.0
"""A place is meant and not its namesake when it is likelier by so much (see `Gazetteer.weight`): ten times as large."""
NEAR_KM = 30.0
"""Within so much of held ground's boundary a place is near the front."""
_LISTED = 12


def away(theatre: Theatre, place: Place, names: Iterable[str]) -> float:
    """Distance in degrees from a place to the nearest of the names that only one place has; 0 where there is none."""
    others = sorted({n for n in names if n != place.name_en and not theatre.is_region(n)})
    only = [named[0] for name in others if len(named := theatre.places_named(name)) == 1]
    scale = math.cos(math.radians(place.lat))
    return min((math.hypot(p.lat - place.lat, (p.lon - place.lon) * scale) for p in only), default=0.0)


def likeliest(theatre: Theatre, name: str, names: Iterable[str]) -> Place | None:
    """The place that a name stands for in a report that names these places too; None where no place has the name."""
    beside = tuple(names)
    named = theatre.places_named(name)
    return min(named, key=lambda p: (away(theatre, p, beside), named.index(p)), default=None)


def named(theatre: Theatre, name: str, away: Callable[[Place], float] | None = None) -> Place:
    """The place that a name alone stands for, in any language that the gazetteer has it in.

    Of namesakes those that were near the front come first, then the name that is a place's own, then a much larger one.

    Args:
        theatre: whose gazetteer is used.
        name: of the place.
        away: kilometres from a place to the front; asked where the gazetteer knows none of them to have been near.

    Raises:
        InputError: no place has the name, or several and none of them is clearly meant; the message lists them.
    """
    gazetteer = theatre.gazetteer
    kinds: dict[str, int] = {}
    for hit in gazetteer.hits(key(name)):
        if hit.kind in KINDS:
            kinds[hit.place] = min(kinds.get(hit.place, len(KINDS)), KINDS.index(hit.kind))
    found = [place for id_ in sorted(kinds) if (place := gazetteer.place(id_))]
    if not found:
        raise InputError(f"no place is called {name!r}", remedy="give its id, or its coordinates with --at LON,LAT")
    meant = [p for p in found if p.near_front]
    if not meant and away and len(found) > 1:
        meant = [p for p in found if abs(away(p)) <= NEAR_KM]
    meant = meant or found
    own = min(kinds[p.id] for p in meant)
    meant = sorted((p for p in meant if kinds[p.id] == own), key=lambda p: (-gazetteer.weight(p), p.id))
    if len(meant) > 1 and gazetteer.weight(meant[0]) - gazetteer.weight(meant[1]) < CLEAR:
        some = [f"{p.id} ({p.name_en}, {p.admin1 or p.country}, {p.lon:.4f},{p.lat:.4f})" for p in meant[:_LISTED]]
        more = f" and {len(meant) - _LISTED} more" if len(meant) > _LISTED else ""
        raise InputError(
            f"{len(meant)} places are called {name!r}: {', '.join(some)}{more}", remedy="give one by its id"
        )
    return meant[0]
