"""Ground that changed hands from map to map, as polygons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..nouns.maps import MapFile, Maps
    from .area import Floats


class Patches(NamedTuple):
    """What one map shows that the one before it does not."""

    file: MapFile
    before: MapFile | None
    """None: the first map."""
    total_km2: float
    """Ground held on this map."""
    shapes: NDArray[Any]
    """Polygons (shapely) of ground that changed hands; none overlaps another."""
    signs: NDArray[np.int8]
    """Of each: 1 gained, -1 lost."""
    km2: Floats
    """Of each: its area, positive."""


def patches(maps: Maps, layers: Iterable[str], files: Iterable[MapFile] | None = None) -> Iterator[Patches]:
    """Each map against the one before it, in order of time; the first has no patches.

    Args:
        maps: the source.
        layers: what counts as held; ground in any of them is held.
        files: those to compare, in order; all without it.

    Raises:
        SourceError: naming the file, when it cannot be read or its polygons overlap and what is held cannot be told.
    """
    raise NotImplementedError
