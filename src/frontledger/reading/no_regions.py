"""Figures that only seem to count regions, since the name of one stands beside them."""

from __future__ import annotations

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
    bare = {q.start: _bare(text, q, regions) for q in seem}
    return [bare.get(q.start, q) if q.unit == "region" else q for q in quantities]


def _bare(text: str, q: Quantity, regions: Sequence[Name]) -> Quantity:
    named = next((n for n in regions if q.start < n.start < q.end), None)
    if named is not None:
        return q._replace(unit=None, end=len(text[: named.start].rstrip()))
    return q._replace(unit=None) if q.low > _MOST else q
