"""When places changed hands, by every source at hand: figures of the front, what a source says, and maps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import NamedTuple, Protocol

from ..nouns import Convention, Measurement, Period
from ..nouns.place_rows import SettlementRow
from ..theatre.load import Theatre
from ..theatre.places import Place
from ..theatre.rows import Rows
from .front import FrontTable
from .hands import SAID, Told

_REMEDY = "reinstall, or rebuild the figure as figures/SOURCES.toml says"

Teller = Callable[[Sequence[Place]], Sequence[SettlementRow]]
"""Changes of places by one source."""
Known = dict[str, list[tuple[dt.date, str | None]]]
"""By place, who holds it from which day on."""


class HandsAtHand(Protocol):
    """What raw files tell of the hands that places are in."""

    rule: Convention | None
    """Of the source whose maps are followed."""

    def tellers(self) -> list[Teller]:
        """What tells when places change hands, by source."""
        ...

    def share(self, place_id: str, day: dt.date) -> OfOutline | None:
        """How much of a place's outline the attacker holds on the map of a day."""
        ...


class OfOutline(NamedTuple):
    """A part of a place's outline."""

    percent: float
    km2: float
    """Of the whole outline."""


def share_of_place(
    theatre: Theatre, hands: HandsAtHand, side: str, place: Place, day: dt.date
) -> Iterator[Measurement]:
    """Percent of a place's outline that a side holds, where a map and an outline tell."""
    found = hands.share(place.id, day) if hands.rule else None
    if hands.rule is None or found is None:
        return
    yield Measurement(
        convention=hands.rule.id,
        source=hands.rule.source,
        root=theatre.sources[hands.rule.source].root,
        quantity="share",
        side=side,
        place=place.name_en,
        place_id=place.id,
        period=Period(day, day),
        amount=round(found.percent if side == theatre.attacker else 100 - found.percent, 6),
        unit="percent",
        denominator=f"outline of the place ({theatre.towns.name})" if theatre.towns else "outline of the place",
        of_km2=round(found.km2, 3),
    )


class Changes:
    """Changes of hands, kept once they were asked for.

    Args:
        theatre: whose places.
        tellers: by source.
        table: the figures of the front, where there are some: their places are counted over.
    """

    def __init__(self, theatre: Theatre, tellers: Sequence[Teller], table: FrontTable | None) -> None:
        self._theatre, self._tellers, self._table = theatre, tellers, table
        self._known: dict[str, list[SettlementRow]] = {}

    def of(self, places: Sequence[str]) -> list[SettlementRow]:
        """Changes of some places, by their ids, in order of days; those that do not stand long enough to count are
        left out."""
        new = [p for i in dict.fromkeys(places) if i not in self._known and (p := self._theatre.place(i))]
        if new:
            self._known |= {p.id: [] for p in new}
            for tell in self._tellers:
                for row in tell(new):
                    if not row.provisional:
                        self._known[row.place_id].append(row)
        rows = [row for i in dict.fromkeys(places) for row in self._known.get(i, ())]
        return sorted(rows, key=lambda r: (r.date, r.source, r.how))

    def counted(self, side: str, period: Period, regions: Sequence[str]) -> list[Measurement]:
        """How many places came into a side's hands in a period, by source: of those that any figure here holds, so the
        least there can be."""
        start, end = period.start or dt.date.min, period.end or dt.date.max
        by: dict[str, set[str]] = {}
        for row in self._moved:
            if (
                start <= row.date <= end
                and row.to == side
                and self._lies_in(row.place_id, regions or (self._theatre.home,))
            ):
                by.setdefault(row.source, set()).add(row.place_id)
        return [
            Measurement(
                convention=source,
                source=source,
                root=self._theatre.sources[source].root,
                quantity="count",
                side=side,
                place="+".join(regions) or self._theatre.home,
                period=period,
                amount=float(len(places)),
                unit="settlement",
                what="settlement_control",
            )
            for source, places in sorted(by.items())
        ]

    def _lies_in(self, place_id: str, regions: Sequence[str]) -> bool:
        place = self._theatre.place(place_id)
        return place is not None and (place.admin1 in regions or place.country in regions)

    @cached_property
    def _moved(self) -> list[SettlementRow]:
        """Every change of a point, or that is said."""
        return [row for row in self.of(self._all) if row.how in ("point", SAID)]

    @cached_property
    def _all(self) -> list[str]:
        ids = set(self._table.ids()) if self._table else set()
        for name, about in self._theatre.toml("figures/SOURCES.toml").items():
            path = self._theatre.figure(name)
            if path and about["form"] == "holders":
                ids |= set(_holders(str(path))[0])
        return sorted(ids)


def that_ship(theatre: Theatre, table: FrontTable | None, but: Sequence[str] = ()) -> list[Teller]:
    """What tells of changes by the figures that ship.

    Args:
        table: the figures of the front, where there are some.
        but: sources that are asked otherwise.
    """
    tellers: list[Teller] = [partial(_front, table)] if table else []
    for name, about in theatre.toml("figures/SOURCES.toml").items():
        path = theatre.figure(name)
        if path and about["form"] == "holders" and about["source"] not in but:
            tellers.append(partial(_said, about["source"], path))
    return tellers


def _front(table: FrontTable, places: Sequence[Place]) -> list[SettlementRow]:
    """By the points of the places that the figures of the front hold."""
    home, attacker = table.theatre.home, table.theatre.attacker
    there = [(p, held) for p in places if (held := table.held(p.id))]
    known = [[(day, attacker if held else p.country or home) for day, held in of] for p, of in there]
    days = table.days
    at = [p for p, _ in there]
    told = Told(table.source, table.convention, "point", at, known, days[-1], frozenset(days).__contains__)
    return list(told.changes())


def _said(source: str, path: Path, places: Sequence[Place]) -> list[SettlementRow]:
    known, first, last = _holders(str(path))
    there = [p for p in places if p.id in known]
    # what is said on the first day is how things stood; later on, what is said first is news
    found: list[list[tuple[dt.date, str | None]]] = [
        known[p.id] if known[p.id][0][0] == first else [(first, None), *known[p.id]] for p in there
    ]
    return list(Told(source, SAID, SAID, there, found, last).changes())


@lru_cache(maxsize=8)
def _holders(file: str) -> tuple[Known, dt.date, dt.date]:
    """A table of who holds places from which day on; an empty cell: nothing is said any more.

    Raises:
        SourceError: naming file and line, when it is not of that form.
    """
    path = Path(file)
    rows = Rows(path.read_bytes(), path.name, ("place_id", "date", "holder"), _REMEDY)
    out: Known = {}
    days = []
    for place, day, holder in rows:
        at = rows.day(day)
        if place in out and out[place][-1][0] >= at:
            raise rows.fail(f"{place} on {at} stands twice or out of order")
        out.setdefault(place, []).append((at, holder or None))
        days.append(at)
    return out, min(days, default=dt.date.min), max(days, default=dt.date.min)
