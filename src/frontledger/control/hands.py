"""Changes of hands as rows: those that follow from who holds a place from which day on, and how far two sources are
apart in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from ..nouns.place_rows import HolderRow, LagRow, SettlementRow
from ..nouns.rows import Credit, RowFlag
from ..theatre.places import Place
from .statements import STANDS_DAYS

SAID: Final = "said"
"""The convention of a source that says who holds a place and draws nothing."""
_ONE = dt.timedelta(days=1)


class Hands(NamedTuple):
    """What one source knows of the hands that places are in."""

    source: str
    changes: Sequence[SettlementRow]
    """In order of places, then of days."""
    first: dt.date
    last: dt.date
    """Days that it speaks of."""
    on: Callable[[int, dt.date], HolderRow]
    """Who holds a place, by its number, on a day."""
    notes: tuple[str, ...]
    credits: tuple[Credit, ...]


class Told(NamedTuple):
    """Who holds places from which day on, by one source."""

    source: str
    convention: str
    how: Literal["point", "said"]
    places: Sequence[Place]
    states: Sequence[Sequence[tuple[dt.date, str | None]]]
    """By place: days in order, and who holds it from each on; None: nothing is known."""
    last: dt.date
    has: Callable[[dt.date], bool] | None = None
    """Has the source anything on a day? It has on each where this is not told."""

    def changes(self) -> Iterator[SettlementRow]:
        """A row a change, in order of places, then of days."""
        for place, known in zip(self.places, self.states, strict=True):
            runs = [s for i, s in enumerate(known) if not i or known[i - 1][1] != s[1]]
            ends = [day for day, _ in runs[2:]] + [self.last]
            for ((_, old), (day, new)), end in zip(pairwise(runs), ends, strict=False):
                yield SettlementRow(
                    place_id=place.id,
                    date=day,
                    from_=old,
                    to=new,
                    place=place.name_en,
                    how=self.how,
                    share_percent=None,
                    source=self.source,
                    convention=self.convention,
                    provisional=(end - day).days < STANDS_DAYS,
                    dwell_days=float((end - day).days),
                    flags=("multi_day",) if self.has and not self.has(day - _ONE) else (),
                )

    def on(self, place: int, day: dt.date) -> HolderRow:
        """Who holds a place, by its number, on a day."""
        holder = next((holder for since, holder in reversed(self.states[place]) if since <= day), None)
        flags: tuple[RowFlag, ...] = () if holder else ("uncovered",)
        if self.has and not self.has(day):
            holder, flags = None, ("missing",)
        return HolderRow(
            place_id=self.places[place].id,
            date=day,
            holder=holder,
            share_percent=None,
            place=self.places[place].name_en,
            source=self.source,
            convention=self.convention,
            flags=flags,
        )


def lags(one: Hands, other: Hands, first: dt.date, last: dt.date) -> Iterator[LagRow]:
    """Changes that count by one source, from a first to a last day, each with the one to the same hands by another that
    is nearest in time, where neither has one nearer."""
    theirs = _counting(other, other.first, other.last)
    mine = _counting(one, first, last)
    for change in mine:
        nearest = _nearest(change, theirs)
        if nearest and _nearest(nearest, mine) is not change:
            nearest = None
        covered = other.first < change.date <= other.last
        yield LagRow(
            place_id=change.place_id,
            place=change.place,
            to=change.to or "",
            date=change.date,
            other_date=nearest.date if nearest else None,
            lag_days=(nearest.date - change.date).days if nearest else None,
            source=one.source,
            other=other.source,
            flags=() if nearest or covered else ("uncovered",),
        )


def _nearest(change: SettlementRow, among: Sequence[SettlementRow]) -> SettlementRow | None:
    alike = (c for c in among if (c.place_id, c.to) == (change.place_id, change.to))
    return min(alike, key=lambda c: (abs(c.date - change.date), c.date), default=None)


def _counting(hands: Hands, first: dt.date, last: dt.date) -> list[SettlementRow]:
    """Changes of points, or such as are said, that are not provisional."""
    return [
        c for c in hands.changes if first <= c.date <= last and c.how in ("point", SAID) and c.to and not c.provisional
    ]
