"""Who holds places, as sources say that draw nothing: dates and places, no words of theirs."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from frontledger.control.statements import of_places, states
from frontledger.theatre import load
from frontledger.theatre.places import Place, key
from frontledger.verbs.data import open_source

SINCE = dt.date(2023, 1, 1)
"""Of the official list only places are kept that changed hands since: before, most of it is one day of 2022."""


def build_log(data: Path) -> bytes:
    """Statements of the log about places of the gazetteer, on both sides of the border: it follows the front there."""
    return _table(_known(data, "deepstate-log", load("ukraine").parties))


def build_order(data: Path) -> bytes:
    """Places that the official list has as taken or freed since, with all that it says of them."""
    theatre = load("ukraine")
    attacker, known = theatre.attacker, _known(data, "order-376", (theatre.home,))
    return _table((p, of) for p, of in known if any(day >= SINCE for day, _ in of) and attacker in [h for _, h in of])


def _known(
    data: Path, source: str, countries: Collection[str]
) -> Iterator[tuple[str, list[tuple[dt.date, str | None]]]]:
    theatre = load("ukraine")
    with (data / "derived" / "places.csv").open(encoding="utf-8", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file) if row["country"] in countries]
    places = [p for p in map(theatre.place, ids) if p is not None]

    def is_called(place: Place, name: str) -> bool:
        return key(name) == key(place.name_en) or any(h.place == place.id for h in theatre.gazetteer.hits(key(name)))

    rows = open_source(theatre, source, data).content.rows
    for place, about in zip(places, of_places(rows, places, is_called), strict=True):
        if about:
            yield place.id, [(s.since, s.holder) for s in states(about)]


def _table(known: Iterator[tuple[str, Sequence[tuple[dt.date, str | None]]]]) -> bytes:
    lines = [f"{place},{day},{holder or ''}" for place, of in sorted(known) for day, holder in of]
    return "\n".join(["place_id,date,holder", *lines, ""]).encode()


BUILDERS = {"figures/deepstate_log.csv": build_log, "figures/order_376.csv": build_order}
