"""shapely in degrees, whole maps at a time, geodesic areas by `pyproj.Geod`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry import shape

from ..job import Found, Job, Row, Side

KM2 = 1e6
GEOD = Geod(ellps="WGS84")


def run(job: Job) -> Found:
    """Do the job."""
    regions = json.loads(Path(job.outlines).read_bytes())["features"]
    outlines = {f["properties"][job.region]: shape(f["geometry"]) for f in regions}
    ids, points = read_points(job.points) if job.points else ([], np.empty((0, 2)))
    rows: list[Row] = []
    sides: list[Side] = []
    before = inside_before = None
    held: dict[str, float] = {}
    for day, path in job.files:
        now = read_map(path)
        gained: dict[str, float] = {}
        lost: dict[str, float] = {}
        if before is None or not shapely.equals_identical(now, before):
            held = by_region(outlines, now)
            shapely.prepare(now)
            inside = shapely.contains_xy(now, points)
            if before is not None:
                gained = by_region(outlines, now.difference(before))
                lost = by_region(outlines, before.difference(now))
                sides += [Side(day, ids[i], bool(inside[i])) for i in np.flatnonzero(inside != inside_before)]
            before, inside_before = now, inside
        rows += [Row(day, r, *(km2.get(r, 0.0) for km2 in (held, gained, lost))) for r in held | gained | lost]
    return rows, sides


def read_points(path: str) -> tuple[list[int], Any]:
    """Ids of the points to be watched, and where they are."""
    ids, lon, lat = np.loadtxt(path, delimiter=",", skiprows=1, unpack=True)
    return ids.astype(int).tolist(), np.column_stack([lon, lat])


def read_map(path: str) -> Any:
    """Held ground of a map."""
    return shape(json.loads(Path(path).read_bytes())["features"][0]["geometry"])


def by_region(outlines: dict[str, Any], ground: Any) -> dict[str, float]:
    """Ground by region, km²."""
    return {
        region: geodesic_area(ground.intersection(outline))
        for region, outline in outlines.items()
        if ground.intersects(outline)
    }


def geodesic_area(ground: Any) -> float:
    """Area of the polygons of a geometry, km²; lines and points that an overlay leaves have none."""
    polygons = [part for part in shapely.get_parts(ground) if part.geom_type == "Polygon"]
    return sum(GEOD.geometry_area_perimeter(shapely.orient_polygons(p))[0] for p in polygons) / KM2
