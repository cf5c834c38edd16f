"""Figures that close a row of a list, without the first word of the next one as their noun.

"Dead: 26" and "Injured: 93" in two lines are no 26 injured: a figure that reaches over the end of a passage is looked
for again in the lines alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..nouns import Passage
from .marks import Quantity
from .quantities import find_quantities


def within_rows(text: str, found: list[Quantity], passages: Sequence[Passage], language: str) -> list[Quantity]:
    """The figures of a text, each within its passage."""
    over = [q for q in found if "\n" in text[q.start : q.end]]
    if not over:
        return found
    starts = [p.span.start for p in passages]
    torn: set[int] = set()
    for q in over:
        first, last = bisect_right(starts, q.start) - 1, bisect_right(starts, q.end - 1) - 1
        if first >= 0 and first != last:
            torn |= {first, last}
    out = [q for q in found if bisect_right(starts, q.start) - 1 not in torn]
    for n in torn:
        a, b = passages[n].span.start, passages[n].span.end
        for q in find_quantities(text[a:b], language=language):
            restates = None if q.restates is None else (q.restates[0] + a, q.restates[1] + a)
            out.append(q._replace(start=q.start + a, end=q.end + a, restates=restates))
    return sorted(out, key=lambda q: q.start)
