"""A folder of maps of one's own, drawn for a test: rectangles a day, some days missing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Box = tuple[float, float, float, float]

DAYS: Mapping[str, Mapping[str, list[Box]]] = {
    "2031-03-01": {"held": [(10, 60, 11, 61)], "claimed": [(11, 60, 11.2, 60.5)]},
    "2031-03-02": {"held": [(10, 60, 11.1, 61)], "claimed": [(11.1, 60, 11.2, 60.5)]},
    # no map of the third
    "2031-03-04": {"held": [(10.1, 60, 11.2, 61)], "claimed": []},
    "2031-03-05": {"held": [(10.1, 60, 11.2, 61)], "claimed": []},
    "2031-03-06": {"held": [(10.1, 60, 11.2, 61), (11.4, 60.2, 11.5, 60.3)], "claimed": []},
}
DISTRICTS = {"west": (9.0, 59.0, 10.5, 62.0), "east": (10.5, 59.0, 11.3, 62.0)}


def ring(box: Box) -> list[list[float]]:
    """The outline of a rectangle, corners only."""
    west, south, east, north = box
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def collection(features: Iterable[tuple[Mapping[str, Any], Box]]) -> str:
    """A GeoJSON file of rectangles."""
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": p, "geometry": {"type": "Polygon", "coordinates": [ring(b)]}}
                for p, b in features
            ],
        }
    )


def folder(at: Path) -> str:
    """Write the maps, and give the source's id."""
    at.mkdir(exist_ok=True)
    for day, drawn in DAYS.items():
        features = [({"layer": layer}, box) for layer, boxes in drawn.items() for box in boxes]
        (at / f"map_{day}.geojson").write_text(collection(features), "utf-8")
    return f"folder:{at}"


def districts(at: Path, boxes: Mapping[str, Box] = DISTRICTS) -> Path:
    """Write polygons to cut by."""
    at.write_text(collection([({"id": id_}, box) for id_, box in boxes.items()]), "utf-8")
    return at
