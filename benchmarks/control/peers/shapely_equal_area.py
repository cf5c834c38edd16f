"""shapely, whole maps at a time, areas on an equal-area projection."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import shape

from ..job import EQUAL_AREA, Found, Job, Row, Side, features

KM2 = 1e6
TO_METRES = Transformer.from_crs(4326, EQUAL_AREA, always_xy=True).transform


def run(job: Job) -> Found:
    """Do the job."""
    regions = json.loads(Path(job.outlines).read_bytes())["features"]
    outlines = {f["properties"][job.region]: project(shape(f["geometry"])) for f in regions}
    ids, points = read_points(job.points) if job.points else ([], np.empty((0, 2)))
    rows: list[Row] = []
    sides: list[Side] = []
    before = inside_before = None
    held: dict[str, float] = {}
    for day, path in job.files:
        now = read_map(path, job.layers)
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
    return ids.astype(int).tolist(), np.column_stack(TO_METRES(lon, lat))


def read_map(path: str, layers: dict[str, str]) -> Any:
    """Held ground of a map."""
    shapes = [project(shape(f["geometry"])) for f in features(json.loads(Path(path).read_bytes()), layers)]
    if not layers:
        return shapes[0]
    return shapely.union_all(
        [s if s.is_valid else shapely.make_valid(s, method="structure", keep_collapsed=False) for s in shapes]
    )


def project(geometry: Any) -> Any:
    """From degrees to metres."""
    return shapely.transform(geometry, TO_METRES, interleaved=False)


def by_region(outlines: dict[str, Any], ground: Any) -> dict[str, float]:
    """Ground by region, km²."""
    return {
        region: ground.intersection(outline).area / KM2
        for region, outline in outlines.items()
        if ground.intersects(outline)
    }
