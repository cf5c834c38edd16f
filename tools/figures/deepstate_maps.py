"""Ground held, gained and lost by map and oblast, measured from DeepState's daily files and snapshots."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import shapely.geometry

from frontledger.control.books import OUTSIDE, Books
from frontledger.control.regions import Outlines, books
from frontledger.nouns.maps import Maps
from frontledger.sources.deepstate_daily import DailyMaps
from frontledger.theatre.load import load
from frontledger.verbs.data import open_source

COLUMNS = "date,region,held_km2,gained_km2,lost_km2"
LAYERS = ("occupied",)


def daily(data: Path) -> bytes:
    """By day of the map file."""
    # to a square millimetre: added up over regions, books balance to 1e-6 km²
    return table(data, DailyMaps(data), lambda day: str(day.file.day), 9)


def history(data: Path) -> bytes:
    """By moment of the snapshot."""
    # to a square metre: polygons of many overlap, and where their edges all but coincide nobody can tell more finely
    maps = open_source(load("ukraine"), "deepstate-history", data).content
    return table(data, maps, lambda day: f"{day.file.at:%Y-%m-%dT%H:%M:%SZ}", 6)


def table(data: Path, maps: Maps, at: Callable[[Books], str], digits: int) -> bytes:
    """A row for the whole country by every map; one for a region when its ground changed.

    On the first map every region has a row, and nothing is gained or lost. `outside` is ground in no outline.
    """
    shapes = json.loads((data / "base" / "adm1_geoboundaries.geojson").read_text("utf-8"))["features"]
    outlines = {s["properties"]["shapeISO"]: shapely.geometry.shape(s["geometry"]) for s in shapes}
    country = load("ukraine").home
    regions = [*sorted(outlines), OUTSIDE]
    lines = [COLUMNS]
    shown: dict[str, str] = {}
    for day in books(maps, LAYERS, Outlines(outlines)):
        for region, row in _rows(day, country, regions, digits):
            held, _, change = row.partition(",")
            if region == country or shown.get(region) != held or change != "0,0":
                lines.append(f"{at(day)},{region},{row}")
            shown[region] = held
    return "\n".join([*lines, ""]).encode()


def _rows(day: Books, country: str, regions: list[str], digits: int) -> Iterator[tuple[str, str]]:
    yield country, _row(digits, day.total, sum(day.gained.values()), sum(day.lost.values()))
    for region in regions:
        of: Callable[[Mapping[str, float]], float] = lambda km2, r=region: km2.get(r, 0.0)  # noqa: E731
        yield region, _row(digits, of(day.held), of(day.gained), of(day.lost))


def _row(digits: int, *km2: float) -> str:
    # + 0.0: no minus before a zero
    return ",".join(f"{round(v, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".") for v in km2)


BUILDERS = {"figures/deepstate_daily.csv": daily, "figures/deepstate_history.csv": history}
