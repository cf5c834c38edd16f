"""Ground held, gained and lost by day and oblast, measured from DeepState's daily maps."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import shapely.geometry

from frontledger.control.books import OUTSIDE, Books
from frontledger.control.regions import Outlines, books
from frontledger.sources.deepstate_daily import DailyMaps
from frontledger.theatre.load import load

COLUMNS = "date,region,held_km2,gained_km2,lost_km2"


def build(data: Path) -> bytes:
    """A row for the whole country on every day that has a map; one for a region when its ground changed.

    On the first day every region has a row, and nothing is gained or lost. `outside` is ground in no outline.
    """
    shapes = json.loads((data / "base" / "adm1_geoboundaries.geojson").read_text("utf-8"))["features"]
    outlines = {s["properties"]["shapeISO"]: shapely.geometry.shape(s["geometry"]) for s in shapes}
    maps = DailyMaps(data)
    country = load("ukraine").home
    regions = [*sorted(outlines), OUTSIDE]
    lines = [COLUMNS]
    shown: dict[str, str] = {}
    for day in books(maps, maps.layers, Outlines(outlines)):
        for region, row in _rows(day, country, regions):
            held, _, change = row.partition(",")
            if region == country or shown.get(region) != held or change != "0,0":
                lines.append(f"{day.file.day},{region},{row}")
            shown[region] = held
    return "\n".join([*lines, ""]).encode()


def _rows(day: Books, country: str, regions: list[str]) -> Iterator[tuple[str, str]]:
    yield country, _row(day.total, sum(day.gained.values()), sum(day.lost.values()))
    for region in regions:
        of: Callable[[Mapping[str, float]], float] = lambda km2, r=region: km2.get(r, 0.0)  # noqa: E731
        yield region, _row(of(day.held), of(day.gained), of(day.lost))


def _row(*km2: float) -> str:
    # to a square millimetre: added up over regions, books balance to 1e-6 km²; + 0.0: no minus before a zero
    return ",".join(f"{round(v, 9) + 0.0:.9f}".rstrip("0").rstrip(".") for v in km2)


BUILDERS = {"figures/deepstate_daily.csv": build}
