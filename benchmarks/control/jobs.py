"""The jobs, made from a data folder."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from .job import Job

OUTLINES = {
    "geoboundaries": ("base/adm1_geoboundaries.geojson", "shapeISO"),
    "geoboundaries-simplified": ("base/adm1_geoboundaries_simplified.geojson", "shapeISO"),
    "quattroshapes": ("base/adm1_quattroshapes.geojson", "iso"),
    "raions": ("base/adm2_osm_raions.geojson", "osm_id"),
    "hromadas": ("base/adm3_osm_hromadas.geojson", "osm_id"),
}
"""Sets of regions: where they lie in a data folder, and the property that holds a region's id."""

COUNTRY = "base/country_quattroshapes.geojson"
POINTS = 24_000
"""How many points are watched."""

ISW_LAYERS = {
    "VIEW_RussiaCoTinUkraine_V3": "ukraine_control_map",
    "MDS_AssessedRussianAdvanceInUkraine_view": "russian_advances",
}
SOURCES = {
    "deepstate": ("deepstate/daily", "deepstatemap_data_*.geojson", {}),
    "nzz": ("nzz/daily", "*.json", {"nochange": "nochange", "gains": "gains"}),
    "isw-maps": ("isw/nikkei/2023", "*.geojson", ISW_LAYERS),
}
"""Sources of maps: where their files lie, and the layers that count as held."""


def maps(data: Path, source: str, outlines: str, first: str, count: int | None, points: Path | None) -> Job:
    """Maps of a source from a day on, each that is not the file before over again.

    Args:
        data: the data folder.
        source: one of `SOURCES`.
        outlines: one of `OUTLINES`.
        first: day of the first map, as in ISO 8601; an empty string: the first there is.
        count: how many maps; all without it.
        points: CSV of points to be watched; none without it.
    """
    folder, pattern, layers = SOURCES[source]
    files = []
    before = b""
    for path in sorted((data / folder).glob(pattern)):
        digits = "".join(c for c in path.stem if c.isdigit())
        day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        if day >= first and path.read_bytes() != before:
            before = path.read_bytes()
            files.append((day, str(path)))
        if len(files) == count:
            break
    if not files:
        raise SystemExit(f"{data / folder}: no maps from {first or 'the start'} on")
    path, region = OUTLINES[outlines]
    return Job(source, str(data), files, str(data / path), region, str(points or ""), layers)


def write_points(data: Path, folder: Path) -> Path:
    """Pseudo-random points on the country's land, the same each time, as CSV in a folder."""
    import numpy as np
    import shapely

    country = shapely.geometry.shape(json.loads((data / COUNTRY).read_bytes())["features"][0]["geometry"])
    shapely.prepare(country)
    west, south, east, north = country.bounds
    random = np.random.default_rng(POINTS)
    found: list[tuple[float, float]] = []
    while len(found) < POINTS:
        drawn = np.round(random.uniform((west, south), (east, north), (POINTS, 2)), 6)
        found += drawn[shapely.contains_xy(country, drawn)].tolist()
    lines = [f"{i},{lon:.6f},{lat:.6f}\n" for i, (lon, lat) in enumerate(found[:POINTS])]
    path = folder / "points.csv"
    path.write_text("id,lon,lat\n" + "".join(lines), "utf-8")
    return path


def densified(job: Job, parts: int, folder: Path) -> Job:
    """The same maps with every edge cut into so many parts, written under a folder."""
    data = folder / f"{parts}-parts"
    folder = data / SOURCES[job.source][0]
    folder.mkdir(parents=True)
    files = []
    for day, path in job.files:
        root = json.loads(Path(path).read_bytes())
        geometry = root["features"][0]["geometry"]
        geometry["coordinates"] = [[_cut(ring, parts) for ring in polygon] for polygon in geometry["coordinates"]]
        dense = folder / Path(path).name
        dense.write_text(json.dumps(root), "utf-8")
        files.append((day, str(dense)))
    return job._replace(data=str(data), files=files)


def _cut(ring: list[list[float]], parts: int) -> list[list[float]]:
    out = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        out += [[x1 + (x2 - x1) * k / parts, y1 + (y2 - y1) * k / parts] for k in range(parts)]
    return [*out, ring[-1]]
