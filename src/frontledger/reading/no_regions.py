"""Figures that only seem to count regions, since the name of one stands beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from .marks import Name, Quantity

_MOST = 30
"""No country of a theatre has more regions."""


def without_regions(text: str, quantities: list[Quantity], names: Callable[[], Sequence[Name]]) -> list[Quantity]:
    """The quantities, those of a region named beside without that unit ("у Херсонській області – близько 3800",
    "205'i Zaporijya bölgesinde")."""
    seem = [q for q in quantities if q.unit == "region"]
    if not seem:
        return quantities
    regions = [n for n in names() if n.kind == "region"]
    starts = [n.start for n in regions]
    bare = {}
    for q in seem:
        at = bisect_right(starts, q.start)
        bare[q.start] = _bare(text, q, regions[at] if at < len(regions) else None)
    return [bare.get(q.start, q) if q.unit == "region" else q for q in quantities]


def _bare(text: str, q: Quantity, region: Name | None) -> Quantity:
    if region is not None and region.start < q.end:
        hedge = "none" if q.end > region.end else q.hedge  # "21'i Belgorod bölgesi üzerinde": over it
        return q._replace(unit=None, end=q.start + len(text[q.start : region.start].rstrip()), hedge=hedge)
    return q._replace(unit=None) if q.low > _MOST else q
