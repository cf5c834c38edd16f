"""Small maps for tests."""

from __future__ import annotations

import json
from typing import Any


def square(lon: float, lat: float, size: float = 1) -> list[list[list[float]]]:
    """A polygon's rings."""
    return [[[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size], [lon, lat]]]


def feature(properties: Any, rings: Any) -> dict[str, Any]:
    """A feature; `rings` of a polygon, a whole geometry, or None."""
    geometry = {"type": "Polygon", "coordinates": rings} if isinstance(rings, list) else rings
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: dict[str, Any], **more: Any) -> bytes:
    """A GeoJSON file."""
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}, ensure_ascii=False).encode()
