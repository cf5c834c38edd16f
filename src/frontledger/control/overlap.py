"""Ground that one source's map holds and another's does not, as shapes, by region, and with the places in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from .area import areas_of
from .regions import Outlines, added
from .rings import polygons_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..nouns.maps import Shape


class Only(NamedTuple):
    """Ground that one map holds and the other does not."""

    km2: float
    by_region: dict[str, float]
    """Regions without any are left out."""
    shapes: NDArray[Any]
    """Polygons (shapely)."""


def only_one(one: Iterable[Shape], other: Iterable[Shape], outlines: Outlines) -> tuple[Only, Only]:
    """What the first map holds alone, and what the second does.

    Args:
        one: layers that count as held on the first map.
        other: on the second.
        outlines: regions to cut by.
    """
    first, second = ground(one), ground(other)
    out = []
    for mine, theirs in ((first, second), (second, first)):
        rest = shapely.get_parts(shapely.difference(mine, theirs))
        polygons = np.array([p for p in rest if p.geom_type == "Polygon"], object)
        km2 = areas_of(polygons)
        by_region = added((region, part) for _, region, part in outlines.cut(polygons, km2)) if len(polygons) else {}
        out.append(Only(float(km2.sum()) if len(polygons) else 0.0, by_region, polygons))
    return out[0], out[1]


def ground(shapes: Iterable[Shape]) -> Any:
    """Held ground of one map as one shape (shapely); what overlaps counts once, what is invalid is mended."""
    drawn = polygons_of(shapes)
    return shapely.union_all(shapely.make_valid(drawn)) if len(drawn) else shapely.Polygon()


def inside(only: Only, points: Sequence[tuple[float, float]]) -> list[int]:
    """Numbers of the points (longitude, latitude) that lie in that ground, in order."""
    if not len(only.shapes) or not points:
        return []
    found = shapely.STRtree(only.shapes).query(shapely.points(points), predicate="within")
    return sorted(set(found[0].tolist()))
