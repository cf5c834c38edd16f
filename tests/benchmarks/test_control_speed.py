"""The benchmark of control runs, and its contenders agree; how long they take is not tested."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from control import told
from control.job import Job
from control.run import side_by_side

COUNTRY = {"west": (10.0, 50.0, 12.0, 52.0), "east": (12.0, 50.0, 14.0, 52.0)}
HELD = {
    "2031-03-01": [(10.5, 50.5, 11.0, 51.0)],
    # a strip more, and an island across the border of the regions
    "2031-03-02": [(10.5, 50.5, 11.25, 51.0), (11.75, 51.25, 12.5, 51.5)],
    "2031-03-03": [(10.75, 50.5, 11.25, 51.0), (11.75, 51.25, 12.5, 51.5)],
}
POINTS = {7: (11.1, 50.75), 8: (12.25, 51.4), 9: (10.6, 50.6), 10: (13.0, 50.1)}


def square(west: float, south: float, east: float, north: float) -> list[list[list[float]]]:
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def collection(*features: dict[str, object]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature", **f} for f in features]})


@pytest.fixture
def job(tmp_path: Path) -> Job:
    files = []
    folder = tmp_path / "deepstate" / "daily"
    folder.mkdir(parents=True)
    for day, squares in HELD.items():
        path = folder / f"deepstatemap_data_{day.replace('-', '')}.geojson"
        geometry = {"type": "MultiPolygon", "coordinates": [square(*s) for s in squares]}
        path.write_text(collection({"properties": {}, "geometry": geometry}), "utf-8")
        files.append((day, str(path)))
    outlines, points = tmp_path / "outlines.geojson", tmp_path / "points.csv"
    regions = [
        {"properties": {"id": name}, "geometry": {"type": "Polygon", "coordinates": square(*s)}}
        for name, s in COUNTRY.items()
    ]
    outlines.write_text(collection(*regions), "utf-8")
    points.write_text("id,lon,lat\n" + "".join(f"{i},{lon},{lat}\n" for i, (lon, lat) in POINTS.items()), "utf-8")
    return Job("deepstate", str(tmp_path), files, str(outlines), "id", str(points), {})


def test_ours_and_the_hand_tuned_contender_agree(job: Job) -> None:
    runs = side_by_side(job, ["ours", "peers.shapely_tuned"], 1)
    summaries = [told.summary(run, runs[0]) for run in runs]
    peer = summaries[1]["apart"]
    # long edges are straight in degrees with us, and on the projection with the others
    assert max(peer["held_km2"], peer["gained_km2"], peer["lost_km2"]) < 0.5
    assert peer["side_changes"] == 0
    assert runs[0].found["sides"] == [["2031-03-02", 7, True], ["2031-03-02", 8, True], ["2031-03-03", 9, False]]
    assert summaries[0]["gained_km2"] > summaries[0]["lost_km2"] > 100
    assert "| shapely tuned by hand |" in told.tables(job, summaries)
