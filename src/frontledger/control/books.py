"""Ground by region on a map, and what of it changed hands since the map before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..nouns.maps import MapFile
    from .patches import Patches

OUTSIDE = "outside"
"""The region of ground that lies in no outline."""


class Books(NamedTuple):
    """Ground by region on one map, km². Regions without any are left out."""

    file: MapFile
    total: float
    held: Mapping[str, float]
    gained: Mapping[str, float]
    """Ground held now and not on the map before."""
    lost: Mapping[str, float]
    """Ground held on the map before and not now."""
    united: bool
    """Polygons of the map overlap; they were united."""
    lacks: tuple[str, ...] = ()
    """Layers that count as held and that the map does not have."""
    patches: Patches | None = None
    """The same as polygons, not cut; None where the books were kept and not made."""
