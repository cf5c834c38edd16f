"""Frontledger: what changed from map to map, cut by region, and the points in it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely

from frontledger.control.books import OUTSIDE
from frontledger.control.regions import Outlines, books
from frontledger.theatre import load
from frontledger.verbs.data import open_source, outlines_of

from .job import Found, Job, Row, Side


def run(job: Job) -> Found:
    """Do the job."""
    outlines = Outlines(outlines_of(Path(job.outlines), job.region))
    ids, points = read_points(job.points) if job.points else ([], shapely.STRtree([]))
    maps = open_source(load(), job.source, Path(job.data)).content
    chosen = {path for _, path in job.files}
    rows: list[Row] = []
    sides: list[Side] = []
    for book in books(maps, job.layers.values() or maps.layers, outlines, [f for f in maps.files if f.name in chosen]):
        day = book.file.day.isoformat()
        rows += [
            Row(day, region, book.held.get(region, 0.0), book.gained.get(region, 0.0), book.lost.get(region, 0.0))
            for region in sorted((book.held.keys() | book.lost.keys()) - {OUTSIDE})
        ]
        patch, point = points.query(book.patches.shapes, predicate="contains")
        gained = book.patches.signs[patch] > 0
        sides += sorted(Side(day, ids[p], g) for p, g in zip(point.tolist(), gained.tolist(), strict=True))
    return rows, sides


def read_points(path: str) -> tuple[list[int], shapely.STRtree]:
    """Ids of the points to be watched, and where they are."""
    ids, lon, lat = np.loadtxt(path, delimiter=",", skiprows=1, unpack=True)
    return ids.astype(int).tolist(), shapely.STRtree(shapely.points(lon, lat))
