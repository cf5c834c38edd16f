"""What is kept from run to run of one way of reading a folder is never told of another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from frontledger import series


def _feature(west: float, **properties: str) -> dict[str, Any]:
    ring = [[west, 48.0], [west + 0.2, 48.0], [west + 0.2, 48.2], [west, 48.2], [west, 48.0]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_layers_named_by_another_property_or_by_none(tmp_path: Path) -> None:
    drawn = [_feature(37.0, layer="held", status="other"), _feature(37.4, layer="other", status="held"), _feature(37.8)]
    for day, west in (("2031-03-01", 38.2), ("2031-03-02", 38.6)):
        found = {"type": "FeatureCollection", "features": [*drawn, _feature(west, layer="held")]}
        (tmp_path / f"{day}.geojson").write_text(json.dumps(found), "utf-8")
    ways: list[dict[str, Any]] = [
        {"layers": ["held"]}, {"layers": ["held"], "layer_field": "status"}, {}
    ]  # fmt: skip
    # each way twice: the second time from what was kept
    told = [
        [series(f"folder:{tmp_path}", by="day", cache=cache, **way).rows for way in ways]
        for cache in (True, True, False)
    ]
    assert told[0] == told[1] == told[2]
    assert len({rows[-1].held_km2 for rows in told[0]}) == 3
