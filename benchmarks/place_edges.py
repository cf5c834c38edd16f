#!/usr/bin/env python3
"""How far the edge of a place is from its middle, of all places that have an outline at hand: what stands as
`village_km` and `edge_reach` in the table of tolerances.

    python benchmarks/place_edges.py DATA     DATA is a folder as `unpack.py` makes it
"""

from __future__ import annotations

import csv
import json
import math
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import shapely
import shapely.geometry
from pyproj import Geod

from frontledger.checking.locate import circle_km
from frontledger.checking.tolerance import table
from frontledger.control.area import areas_of

TOWN_PEOPLE = 5000
ELLIPSOID = Geod(ellps="WGS84")


def main(data: Path) -> int:
    """Command line."""
    with (data / "derived" / "places.csv").open(encoding="utf-8", newline="") as file:
        places = {r["osm_id"]: r for r in csv.DictReader(file) if r["osm_id"]}
    features = json.loads((data / "base" / "settlements_osm.geojson").read_text("utf-8"))["features"]
    outlined = [f for f in features if f["properties"].get("osm_id") in places]
    shapes = shapely.make_valid([shapely.geometry.shape(f["geometry"]) for f in outlined])
    radii = [math.sqrt(a / math.pi) for a in areas_of(shapes)]
    rows = [places[f["properties"]["osm_id"]] for f in outlined]
    villages = [radius for row, radius in zip(rows, radii, strict=True) if row["category"] == "selo"]
    print(f"{len(villages)} outlines of villages; radius of a circle of the same area, tenths, km: {_tenths(villages)}")
    towns = [(r, radius, s) for r, radius, s in zip(rows, radii, shapes, strict=True) if _people(r) >= TOWN_PEOPLE]
    told = [radius / circle_km(_people(row)) for row, radius, _ in towns]
    off = [abs(t / statistics.median(told) - 1) for t in told]
    print(f"{len(towns)} of towns; radius beside that told from the people, tenths: {_tenths(told)}")
    print(f"... half of them are within {100 * statistics.median(off):.0f} % of the middle one")
    reach = [_farthest_km(row, shape) / circle_km(_people(row)) for row, _, shape in towns]
    print(f"... farthest part of the edge beside that radius, tenths: {_tenths(reach)}")
    out = sum(r >= table()["town"]["edge_reach"] for r in reach)
    print(f"... {100 * out / len(reach):.0f} % reach out `edge_reach` radii or more")
    return 0


def _people(row: dict[str, str]) -> int:
    return int(row["population"] or 0)


def _farthest_km(row: dict[str, str], shape: shapely.Geometry) -> float:
    edge = shapely.get_coordinates(shape)
    middle = np.full(len(edge), float(row["lon"])), np.full(len(edge), float(row["lat"]))
    return float(ELLIPSOID.inv(*middle, *edge.T)[2].max()) / 1000


def _tenths(of: Sequence[float]) -> str:
    return ", ".join(f"{q:.2f}" for q in statistics.quantiles(of, n=10))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
