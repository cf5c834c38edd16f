"""geopandas: `overlay` for areas and `sjoin` for points, on an equal-area projection."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ..job import EQUAL_AREA, Found, Job, Row, Side, features

KM2 = 1e6


def run(job: Job) -> Found:
    """Do the job."""
    outlines = gpd.read_file(job.outlines).rename(columns={job.region: "region"})[["region", "geometry"]]
    outlines = outlines.to_crs(EQUAL_AREA)
    points = read_points(job.points) if job.points else None
    rows: list[Row] = []
    sides: list[Side] = []
    before = inside_before = held = None
    for day, path in job.files:
        now = read_map(path, job.layers)
        gained = lost = None
        if before is None or not now.geom_equals_identical(before, align=False).all():
            held = by_region(outlines, now)
            inside = set() if points is None else set(gpd.sjoin(points, now, predicate="within").index)
            if before is not None:
                gained = by_region(outlines, now.overlay(before, how="difference"))
                lost = by_region(outlines, before.overlay(now, how="difference"))
                sides += [Side(day, int(i), i in inside) for i in sorted(inside ^ inside_before)]
            before, inside_before = now, inside
        table = pd.DataFrame({"held": held, "gained": gained, "lost": lost}).fillna(0.0)
        rows += [Row(day, *row) for row in table.itertuples(name=None)]
    return rows, sides


def read_points(path: str) -> gpd.GeoDataFrame:
    """The points to be watched."""
    table = pd.read_csv(path, index_col="id")
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(table["lon"], table["lat"]), crs=4326, index=table.index)
    return points.to_crs(EQUAL_AREA)


def read_map(path: str, layers: dict[str, str]) -> gpd.GeoDataFrame:
    """Held ground of a map, in one row."""
    if not layers:
        return gpd.read_file(path)[["geometry"]].to_crs(EQUAL_AREA)
    shapes = gpd.GeoDataFrame.from_features(features(json.loads(Path(path).read_bytes()), layers), crs=4326)
    shapes = shapes.to_crs(EQUAL_AREA).make_valid(method="structure", keep_collapsed=False)
    return gpd.GeoDataFrame(geometry=[shapes.union_all()], crs=EQUAL_AREA)


def by_region(outlines: gpd.GeoDataFrame, ground: gpd.GeoDataFrame) -> pd.Series:
    """Ground by region, km²."""
    if ground.empty:
        return pd.Series(dtype=float)
    parts = outlines.overlay(ground, how="intersection")
    return parts.area.groupby(parts["region"]).sum() / KM2
