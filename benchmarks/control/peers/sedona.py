"""SedonaDB: SQL, a few questions a day."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import sedonadb

from ..job import EQUAL_AREA, Found, Job, Row, Side

BY_REGION = """
SELECT region, SUM(ST_Area(ST_Intersection(outlines.geometry, {ground}.geometry))) / 1e6 AS km2
FROM outlines, {ground} WHERE ST_Intersects(outlines.geometry, {ground}.geometry) GROUP BY region
"""
DIFFERENCE = "SELECT ST_Difference(a.geometry, b.geometry) AS geometry FROM {one} AS a, {other} AS b"
INSIDE = "SELECT points.id FROM points, now WHERE ST_Within(points.geometry, now.geometry)"


def run(job: Job) -> Found:
    """Do the job."""
    sd = sedonadb.connect()

    def view(name: str, frame: gpd.GeoDataFrame) -> None:
        sd.create_data_frame(frame.to_crs(EQUAL_AREA)).to_memtable().to_view(name, overwrite=True)

    def by_region(ground: str) -> pd.Series:
        return sd.sql(BY_REGION.format(ground=ground)).to_pandas().set_index("region")["km2"]

    def changed(one: str, other: str) -> pd.Series:
        sd.sql(DIFFERENCE.format(one=one, other=other)).to_memtable().to_view("changed", overwrite=True)
        return by_region("changed")

    view("outlines", gpd.read_file(job.outlines).rename(columns={job.region: "region"})[["region", "geometry"]])
    where = pd.read_csv(job.points)
    view("points", gpd.GeoDataFrame(where[["id"]], geometry=gpd.points_from_xy(where.lon, where.lat), crs=4326))
    rows: list[Row] = []
    sides: list[Side] = []
    before = inside_before = held = None
    for day, path in job.files:
        now = gpd.read_file(path)[["geometry"]]
        gained = lost = None
        if before is None or not now.geom_equals_identical(before, align=False).all():
            view("now", now)
            held = by_region("now")
            inside = set(sd.sql(INSIDE).to_pandas()["id"])
            if before is not None:
                view("before", before)
                gained, lost = changed("now", "before"), changed("before", "now")
                sides += [Side(day, int(i), i in inside) for i in sorted(inside ^ inside_before)]
            before, inside_before = now, inside
        table = pd.DataFrame({"held": held, "gained": gained, "lost": lost}).fillna(0.0)
        rows += [Row(day, *row) for row in table.itertuples(name=None)]
    return rows, sides
