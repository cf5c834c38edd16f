"""How large each layer of a map is as it is drawn, whatever counts as held."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ..errors import SourceError
from .area import ring_area
from .rings import ring_array

if TYPE_CHECKING:
    from ..nouns.maps import Maps, Ring


def areas_drawn(maps: Maps, layers: Collection[str]) -> Iterator[dict[str, float]]:
    """Of each map, km² of some layers: polygons added up less their holes; what overlaps within a layer counts twice.

    A map that is as the one before is not measured again, nor is a ring that was there.

    Raises:
        SourceError: naming the file, when it cannot be read.
    """
    digest = b""
    areas: dict[str, float] = {}
    known: dict[bytes, float] = {}
    for file in maps.files:
        if (now := maps.digest(file)) == digest:
            yield dict(areas)
            continue
        digest, areas = now, {}
        seen: dict[bytes, float] = {}
        try:
            for layer, shape in maps.read(file).items():
                if layer not in layers:
                    continue
                rings = [(n, ring) for polygon in shape for n, ring in enumerate(polygon)]
                parts = [_area(ring, known, seen) * (-1 if n else 1) for n, ring in rings]
                areas[layer] = math.fsum(parts)
        except ValueError as e:
            raise SourceError(f"{file.name}: {e}", remedy="fetch the file again, or leave it out") from e
        known = seen
        yield dict(areas)


def _area(ring: Ring, known: dict[bytes, float], seen: dict[bytes, float]) -> float:
    if not isinstance(ring, bytes):
        return abs(ring_area(ring_array(ring)))
    area = known.get(ring)
    seen[ring] = abs(ring_area(ring_array(ring))) if area is None else area
    return seen[ring]
