"""Frontledger through its public pieces: what changed from map to map, cut by region, and the points in it."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import numpy as np
import shapely

from frontledger.control.regions import OUTSIDE, Outlines, books
from frontledger.control.rings import chain, difference, directed_edges, winding_numbers
from frontledger.sources.deepstate_daily import parse

from .job import Found, Job, Row, Side


def run(job: Job) -> Found:
    """Do the job."""
    found = json.loads(Path(job.outlines).read_bytes())["features"]
    outlines = Outlines({f["properties"][job.region]: shapely.geometry.shape(f["geometry"]) for f in found})
    with Path(job.points).open(encoding="utf-8") as file:
        table = [(int(p["id"]), float(p["lon"]), float(p["lat"])) for p in csv.DictReader(file)]
    where = np.array([(lon, lat) for _, lon, lat in table])
    maps = [
        (dt.datetime.strptime(day, "%Y-%m-%d").date(), parse(Path(path).read_bytes(), path)) for day, path in job.files
    ]
    rows = []
    for book in books(maps, outlines):
        for region in sorted(book.held.keys() - {OUTSIDE}):
            rows.append(
                Row(
                    book.day.isoformat(),
                    region,
                    book.held[region],
                    book.gained.get(region, 0.0),
                    book.lost.get(region, 0.0),
                )
            )
    sides = []
    before = None
    for day, polygons in maps:
        now = chain(directed_edges(polygons))
        if before is not None and (change := difference(now, before)):
            edges, times = np.array(list(change)), np.array(list(change.values()), dtype=np.float64)
            ends = edges.reshape(-1, 2)
            near = np.flatnonzero(((where > ends.min(axis=0)) & (where < ends.max(axis=0))).all(axis=1))
            turned = winding_numbers(edges, times, where[near])
            sides += [Side(day.isoformat(), table[i][0], bool(t > 0)) for i, t in zip(near, turned, strict=True) if t]
        before = now
    return rows, sides
