#!/usr/bin/env python3
"""How far the edge of a place is from its middle, of all places that have an outline at hand: what stands as
`village_km` and `edge_share` in the table of tolerances.

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

import shapely
import shapely.geometry

from frontledger.checking.locate import circle_km
from frontledger.control.area import areas_of

TOWN_PEOPLE = 5000


def main(data: Path) -> int:
    """Command line."""
    with (data / "derived" / "places.csv").open(encoding="utf-8", newline="") as file:
        places = {r["osm_id"]: r for r in csv.DictReader(file) if r["osm_id"]}
    features = json.loads((data / "base" / "settlements_osm.geojson").read_text("utf-8"))["features"]
    outlined = [f for f in features if f["properties"].get("osm_id") in places]
    shapes = shapely.make_valid([shapely.geometry.shape(f["geometry"]) for f in outlined])
    radii = [math.sqrt(a / math.pi) for a in areas_of(shapes)]
    rows = [(places[f["properties"]["osm_id"]], radius) for f, radius in zip(outlined, radii, strict=True)]
    villages = [radius for row, radius in rows if row["category"] == "selo"]
    print(f"{len(villages)} outlines of villages; radius of a circle of the same area, tenths, km: {_tenths(villages)}")
    people = [(int(row["population"] or 0), radius) for row, radius in rows]
    towns = [radius / circle_km(n) for n, radius in people if n >= TOWN_PEOPLE]
    middle = statistics.median(towns)
    off = [abs(t / middle - 1) for t in towns]
    print(f"{len(towns)} of towns; radius beside that told from the people, tenths: {_tenths(towns)}")
    print(f"... half of them are within {100 * statistics.median(off):.0f} % of the middle one")
    return 0


def _tenths(of: Sequence[float]) -> str:
    return ", ".join(f"{q:.2f}" for q in statistics.quantiles(of, n=10))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
