"""Distance, closed bearings and widest gap of the towns near the front, measured from DeepState's maps: its daily
files, and before the first of them the last snapshot of each day."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import shapely
import shapely.geometry
from pyproj import Transformer

from frontledger.checking.tolerance import table
from frontledger.control.front import RADII_KM, Closed, Surroundings
from frontledger.control.local import boundary, holds, plane, surroundings
from frontledger.nouns.maps import Shape
from frontledger.sources.deepstate_daily import LAYERS, DailyMaps
from frontledger.theatre.load import load
from frontledger.verbs.data import open_source


class Measured(NamedTuple):
    """How places of a category of the official codifier are measured."""

    within_km: float
    """As long as the front is no farther than this."""
    radii_km: tuple[int, ...]
    """For which closed bearings are told."""
    digits: int
    """To which a distance is kept."""


CITY = Measured(150.0, RADII_KM, 2)
TOWN = Measured(30.0, RADII_KM, 2)
VILLAGE = Measured(20.0, (), 1)
CATEGORIES = {"misto": TOWN, "selyshche": TOWN, "selo": VILLAGE}
"""Towns and settlements; villages, which are many: how far the front is from them when it is near, and no more. A city
(`city_people` of the tolerances) is told of from farther off."""

COLUMNS = ("place_id", "date", "distance_km", *(f"{n}{r}" for r in RADII_KM for n in ("closed", "gap", "gap_at")))

LAND = ("country_quattroshapes.geojson", "adm1_light.geojson")
"""Two independent outlines of the country's land."""
INLAND_KM = 2.0
"""An edge of held ground this far within both is front; nearer, it may be coast or state border."""


class Maps(NamedTuple):
    """All maps by the distinct edges they are made of."""

    days: list[str]
    edges: Any
    """Every edge of any map."""
    front: Any
    """Which of them, where they bound held ground, bound it towards free ground of the country."""
    of_day: list[Any]
    """Numbers of each map's edges."""


def build(data: Path) -> bytes:
    """A row for a place and map when any of its figures changed; empty figures when it is no longer near the front."""
    maps = _read(data)
    with (data / "derived" / "places.csv").open(encoding="utf-8", newline="") as file:
        home = load("ukraine").home
        # four decimals, as in the gazetteer that ships: both must mean the same point
        places = {
            row["id"]: (round(float(row["lon"]), 4), round(float(row["lat"]), 4), _how(row))
            for row in csv.DictReader(file)
            if row["country"] == home and row["category"] in CATEGORIES
        }
    lines = [f"{place}\t{day}\t{row}" for place, at in places.items() for day, row in _rows(maps, *at)]
    return "\n".join(["\t".join(COLUMNS), *sorted(lines, key=str.encode), ""]).encode()


def _how(row: dict[str, str]) -> Measured:
    city = row["category"] == "misto" and int(row["population"] or 0) >= table()["town"]["city_people"]
    return CITY if city else CATEGORIES[row["category"]]


def _rows(maps: Maps, lon: float, lat: float, how: Measured) -> Iterator[tuple[str, str]]:
    # edges whose box meets a box that holds the disc: a degree of latitude is never less than 110.5 km
    reach = (how.within_km + 1) / 110.5
    low = np.array([lon - reach / np.cos(np.radians(lat)) * 1.01, lat - reach])
    high = 2 * np.array([lon, lat]) - low
    one, other = maps.edges[:, :2], maps.edges[:, 2:]
    near = (np.minimum(one, other) <= high).all(axis=1) & (np.maximum(one, other) >= low).all(axis=1)
    if not near.any():
        return
    on_plane = np.full(maps.edges.shape, np.nan)
    on_plane[near] = plane(maps.edges[near], lon, lat)
    far = _row(None, how)
    before, shown = None, far
    for day, of_day in zip(maps.days, maps.of_day, strict=True):
        edges = of_day[near[of_day]]
        if before is not None and np.array_equal(edges, before):
            continue
        before = edges
        held = holds(maps.edges[of_day], lon, lat)
        found = surroundings(on_plane[edges], held, how.radii_km)
        # a place behind the front is near it when the front is near, not when the coast is
        front = surroundings(on_plane[edges[maps.front[edges]]], False, ()) if held else found
        row = _row(found, how) if found and front and front.distance_km <= how.within_km else far
        if row != shown:
            yield day, row
        shown = row


def _row(found: Surroundings | None, how: Measured) -> str:
    """The figures of a place, all empty where it is not near the front."""
    closed = (_closed(found.closed[r]) if found and r in how.radii_km else "\t\t" for r in RADII_KM)
    return "\t".join([f"{found.distance_km:.{how.digits}f}" if found else "", *closed])


def _closed(closed: Closed) -> str:
    gap_at = "" if closed.gap_at_deg is None else f"{round(closed.gap_at_deg) % 360}"
    return f"{closed.percent:.1f}\t{closed.gap_deg:.0f}\t{gap_at}"


def _days(data: Path) -> Iterator[tuple[dt.date, Shape]]:
    """Each day's map, in order."""
    theatre, daily = load("ukraine"), DailyMaps(data)
    rule = next(c for c in theatre.conventions.values() if c.source == "deepstate")
    zone = ZoneInfo(rule.clock)
    snapshots = open_source(theatre, "deepstate-history", data).content
    last = {file.at.astimezone(zone).date(): file for file in snapshots.files}
    for day, file in last.items():
        if day < daily.days[0]:
            yield day, snapshots.read(file)[LAYERS[0]]
    for day in daily.days:
        yield day, daily.polygons(day)


def _read(data: Path) -> Maps:
    numbers: dict[tuple[float, ...], int] = {}
    days, of_day = [], []
    for day, polygons in _days(data):
        edges = map(tuple, boundary(polygons).tolist())
        of_day.append(np.array([numbers.setdefault(e, len(numbers)) for e in edges]))
        days.append(day.isoformat())
    edges = np.array(list(numbers))
    flat = Transformer.from_crs("OGC:CRS84", "EPSG:3035", always_xy=True)
    inland = shapely.intersection_all([_land(data / "base" / name, flat) for name in LAND]).buffer(-1000 * INLAND_KM)
    shapely.prepare(inland)
    front = shapely.contains_xy(inland, *flat.transform(*((edges[:, :2] + edges[:, 2:]) / 2).T))
    return Maps(days, edges, front, of_day)


def _land(path: Path, flat: Transformer) -> Any:
    shapes = [shapely.geometry.shape(f["geometry"]) for f in json.loads(path.read_text("utf-8"))["features"]]
    return shapely.transform(
        shapely.union_all(shapely.make_valid(shapes)), lambda xy: np.column_stack(flat.transform(*xy.T))
    )


BUILDERS = {"figures/front.tsv": build}
