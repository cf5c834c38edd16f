"""Which place of a name is meant: among those near the front that day, the nearest to the report's other places."""

from __future__ import annotations

import datetime as dt
import math

from ..theatre.places import Place
from .question import Case


def locate(case: Case, name: str, day: dt.date) -> str | None:
    """Id in the gazetteer of a place of this English name that can be measured on a day; None where there is none."""
    named = case.theatre.places_named(name)
    if not named:
        return None
    measured = [p for p in named if case.measurer.distance(p.id, day)]
    if len(measured) < 2:
        return measured[0].id if measured else None
    return min(measured, key=lambda p: (_away(case, p), -p.population, p.id)).id


def _away(case: Case, place: Place) -> float:
    """Distance in degrees to the nearest other place of the report that only one place can be; 0 where it has none."""
    others = {p for c in case.claims for p in c.place if p != place.name_en and not case.is_region(p)}
    only = [named[0] for name in sorted(others) if len(named := case.theatre.places_named(name)) == 1]
    scale = math.cos(math.radians(place.lat))
    return min((math.hypot(p.lat - place.lat, (p.lon - place.lon) * scale) for p in only), default=0.0)
