"""Which place of a name is meant: the one nearest to the places beside it that only one place can be."""

from __future__ import annotations

import math
from collections.abc import Iterable

from .load import Theatre
from .places import Place


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
