"""Outlines of regions: a GeoJSON FeatureCollection of polygons, each named by a property."""

from __future__ import annotations

from typing import Any

from ..errors import SourceError
from ..nouns.maps import positions
from .geojson import features

_REMEDY = "give a GeoJSON file of polygons in longitude and latitude, each with an id of its own"


def read(data: bytes, name: str, property: str) -> dict[str, Any]:
    """Outlines by id, as shapely geometries in degrees; features of one id are one region, invalid ones repaired.

    Raises:
        SourceError: naming the file, when it is not of this form or a feature has no id.
    """
    import numpy as np
    import shapely

    parts: dict[str, list[Any]] = {}
    for n, feature in enumerate(features(data, name), 1):
        id_ = feature.properties.get(property)
        if not isinstance(id_, str | int) or isinstance(id_, bool) or id_ == "":
            raise SourceError(f"{name}, feature {n}: no property {property!r} names it", remedy=_REMEDY)
        if not feature.shape:
            raise SourceError(f"{name}, feature {n}: {id_} has no polygons", remedy=_REMEDY)
        for rings in feature.shape:
            try:
                shell, *holes = (np.array(positions(ring)) for ring in rings)
            except ValueError as e:
                raise SourceError(f"{name}, feature {n}: {e}", remedy=_REMEDY) from e
            polygon = shapely.Polygon(shell, holes)
            parts.setdefault(str(id_), []).append(polygon if polygon.is_valid else shapely.make_valid(polygon))
    if not parts:
        raise SourceError(f"{name}: there is no feature in it", remedy=_REMEDY)
    return {id_: shapely.union_all(shapes) for id_, shapes in sorted(parts.items())}
