#!/usr/bin/env python3
"""How far the edge of a village is from its middle, of all villages that have an outline at hand: what stands as
`village_km` in the table of tolerances.

    python benchmarks/village_edges.py DATA     DATA is a folder as `unpack.py` makes it
"""

from __future__ import annotations

import csv
import json
import math
import statistics
import sys
from pathlib import Path

import shapely
import shapely.geometry

from frontledger.control.area import areas_of


def main(data: Path) -> int:
    """Command line."""
    with (data / "derived" / "places.csv").open(encoding="utf-8", newline="") as file:
        villages = {r["osm_id"] for r in csv.DictReader(file) if r["osm_id"] and r["category"] == "selo"}
    features = json.loads((data / "base" / "settlements_osm.geojson").read_text("utf-8"))["features"]
    shapes = [f["geometry"] for f in features if f["properties"].get("osm_id") in villages]
    radii = sorted(math.sqrt(a / math.pi) for a in areas_of(shapely.make_valid([*map(shapely.geometry.shape, shapes)])))
    tenths = ", ".join(f"{r:.2f}" for r in statistics.quantiles(radii, n=10))
    print(f"{len(radii)} outlines of villages; radius of a circle of the same area, tenths, km: {tenths}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
