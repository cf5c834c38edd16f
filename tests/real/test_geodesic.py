"""Areas of real maps beside geodesic ones: edges straight in degrees cost half a square kilometre of the whole and
next to nothing of a change."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pyproj
import pytest
import shapely
from shapely.geometry import shape

import frontledger as fl

pytestmark = pytest.mark.real

GEOD = pyproj.Geod(ellps="WGS84")


def test_daily_maps(data_folder: Path, tmp_path: Path) -> None:
    folder = data_folder / "deepstate" / "daily"
    files = sorted(folder.iterdir())[380:384]
    own = tmp_path / "maps"
    own.mkdir()
    for file in files:
        (own / file.name).symlink_to(file)
    rows = fl.series(f"folder:{own}", by="day", cache=False)
    drawn = [shapely.make_valid(shape(json.loads(f.read_bytes())["features"][0]["geometry"])) for f in files]
    whole = [abs(GEOD.geometry_area_perimeter(g)[0]) / 1e6 for g in drawn]
    held = [row.held_km2 for row in rows if row.held_km2 is not None]
    for mine, geodesic in zip(held, whole, strict=True):
        assert mine == pytest.approx(geodesic, abs=0.6)
    for (a, b), (c, d) in zip(itertools.pairwise(held), itertools.pairwise(whole), strict=True):
        assert b - a == pytest.approx(d - c, abs=0.003)
