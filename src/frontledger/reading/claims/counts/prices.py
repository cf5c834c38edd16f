"""Prices of single things ("each missile costs four million dollars"), which are no claims about a war."""

from __future__ import annotations

from ...doc import within
from ...marks import Quantity
from ..frame import Scene
from .sums_meant import MONEY

_MOST = 200_000_000
"""Of any currency; what is told to cost more is a war, a programme or a country's damage."""
_BESIDE = 50
"""Characters between a sum and the word that makes it a price."""
_WILL = 8
"""Characters before a word for a price in which it is told to be still to come."""
_NO_PRICE = ("destroyed", "damage", "give")
"""What sums are told of that are damage or aid."""


def priced(scene: Scene, q: Quantity) -> bool:
    """Is a sum the price of one thing, or a figure of one the thing that such a sum is the price of?"""
    a, b = scene.clause(q.start)
    if q.unit not in MONEY:
        if q.high != 1:
            return False
        sums = [x for x in within(scene.doc.quantities, q.end, b) if x.unit in MONEY]
        return bool(sums) and priced(scene, sums[0])
    if q.low >= _MOST or q.per is not None:
        return False
    x, y = scene.part(q.start)  # "Its price – four million dollars": beyond the clause
    told = scene.events(max(x, q.start - _BESIDE), min(y, q.end + _BESIDE), "price")
    coming = [c for p in told for c in scene.doc.cues_in("positions", p.start - _WILL, p.start, "will")]
    return bool(told) and not coming and not scene.events(a, b, *_NO_PRICE)  # "the programme will cost 40 million"
