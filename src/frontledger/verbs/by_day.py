"""What answers of places and roads by day have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..nouns.rows import RowFlag

if TYPE_CHECKING:
    from ..control.raw import Progress
    from .on_maps import OnMaps

MOST_KM = 500.0
"""Radii and distances asked about are no larger: beyond, held ground says nothing of a place."""
_ONE = dt.timedelta(days=1)


def flags_of(on: OnMaps, day: dt.date, by_day: Mapping[dt.date, Any], *, nothing: bool) -> tuple[RowFlag, ...]:
    """What is to be said of a day: nothing is drawn, or what is to be said of its map."""
    complete = day not in by_day or by_day[day] is not None
    return (*(("uncovered",) if nothing else ()), *on.flags(day, complete=complete))


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from the first to the last, included."""
    return (first + n * _ONE for n in range((last - first).days + 1))


def tell(progress: Progress | None, done: int, of: int) -> None:
    """Say how far the reading of maps is."""
    if progress:
        progress("reading maps", done, of)


def kilometres(km: float, what: str, least: float = 1e-3) -> float:
    """A distance that is asked about.

    Raises:
        InputError: it is too small, too large or none.
    """
    if not least <= km <= MOST_KM:
        raise InputError(f"{what}: {km:g} km", remedy=f"give kilometres from {least:g} to {MOST_KM:g}")
    return float(km)


def mm(km: float) -> float:
    """As it stands in a row, to a millimetre; no minus before a zero."""
    return round(km, 6) + 0.0
