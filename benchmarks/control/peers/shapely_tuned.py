"""shapely tuned by hand: only polygons that changed are built and overlaid, and only their difference is cut.

What stays the same is told by the coordinates before anything is built from them, held ground is carried on as held +
gained - lost, and points are looked for in changed ground only.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import shapely
from pyproj import Transformer

from ..job import EQUAL_AREA, Found, Job, Row, Side

KM2 = 1e6
TO_METRES = Transformer.from_crs(4326, EQUAL_AREA, always_xy=True).transform


def run(job: Job) -> Found:
    """Do the job."""
    regions = Regions(job.outlines, job.region)
    points = Points(job.points)
    rows: list[Row] = []
    sides: list[Side] = []
    held: dict[str, float] = {}
    before: list[Any] | None = None
    built: list[Any] = []
    for day, path in job.files:
        now = orjson.loads(Path(path).read_bytes())["features"][0]["geometry"]["coordinates"]
        gained: dict[str, float] = {}
        lost: dict[str, float] = {}
        if before is None:
            built = [build(polygon) for polygon in now]
            held = regions.cut(built)
        elif now != before:
            kept = {i: before.index(polygon) for i, polygon in enumerate(now) if polygon in before}
            same = set(kept.values())
            gone = shapely.multipolygons([p for i, p in enumerate(built) if i not in same])
            built = [built[kept[i]] if i in kept else build(polygon) for i, polygon in enumerate(now)]
            new = shapely.multipolygons([p for i, p in enumerate(built) if i not in kept])
            entered, left = shapely.difference(new, gone), shapely.difference(gone, new)
            gained, lost = regions.cut(shapely.get_parts(entered)), regions.cut(shapely.get_parts(left))
            held = {r: held.get(r, 0.0) + gained.get(r, 0.0) - lost.get(r, 0.0) for r in held | gained | lost}
            turned = [(i, True) for i in points.within(entered)] + [(i, False) for i in points.within(left)]
            sides += [Side(day, *turn) for turn in sorted(turned)]
        rows += [Row(day, r, held[r], gained.get(r, 0.0), lost.get(r, 0.0)) for r in held]
        before = now
    return rows, sides


def build(polygon: list[Any]) -> Any:
    """A polygon of GeoJSON in metres."""
    return shapely.transform(shapely.Polygon(polygon[0], polygon[1:]), TO_METRES, interleaved=False)


class Regions:
    """Outlines, ready to be asked often."""

    def __init__(self, path: str, region: str) -> None:
        found = orjson.loads(Path(path).read_bytes())["features"]
        self.names = [f["properties"][region] for f in found]
        shapes = shapely.from_geojson([orjson.dumps(f["geometry"]) for f in found])
        self.shapes = shapely.transform(shapes, TO_METRES, interleaved=False)
        shapely.prepare(self.shapes)
        self.tree = shapely.STRtree(self.shapes)

    def cut(self, polygons: Any) -> dict[str, float]:
        """Ground by region, km²; a polygon that lies within one region is not overlaid."""
        km2: dict[str, float] = defaultdict(float)
        for polygon in polygons:
            met = self.tree.query(polygon, predicate="intersects")
            for i in met:
                whole = len(met) == 1 and self.shapes[i].contains_properly(polygon)
                km2[self.names[i]] += (polygon if whole else polygon.intersection(self.shapes[i])).area / KM2
        return dict(km2)


class Points:
    """The points to be watched, found by where they lie."""

    def __init__(self, path: str) -> None:
        ids, lon, lat = np.loadtxt(path, delimiter=",", skiprows=1, unpack=True)
        self.ids = ids.astype(int).tolist()
        self.tree = shapely.STRtree(shapely.points(*TO_METRES(lon, lat)))

    def within(self, ground: Any) -> list[int]:
        """Ids of those within polygons."""
        parts = shapely.get_parts(ground)
        shapely.prepare(parts)
        return [self.ids[i] for i in self.tree.query(parts, predicate="contains")[1]]
