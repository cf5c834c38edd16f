"""What a report says against itself, whatever the maps say. Only arithmetic that is simple and sure.

A check is one module with one function: it takes the figures of a report and yields what cannot be brought together.
A new one is a module here and an entry in `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..question import Case
from .comparisons import comparisons
from .conversions import conversions
from .differences import differences
from .downed import more_downed_than_launched
from .figures import Against, Figures
from .rates import rates
from .records import records
from .shares import shares_of_ground, shares_over_the_whole
from .sums import sums_of_places, sums_of_times

__all__ = ["CHECKS", "Against", "contradictions"]

Check = Callable[[Figures], Iterator[Against]]

CHECKS: tuple[Check, ...] = (
    conversions,
    rates,
    sums_of_times,
    sums_of_places,
    differences,
    shares_over_the_whole,
    shares_of_ground,
    comparisons,
    records,
    more_downed_than_launched,
)
"""In the order in which they speak: what the first finds of a claim is said of it."""


def contradictions(case: Case) -> Mapping[int, Against]:
    """By number of the claim (from 0), why the report contradicts itself there."""
    figures = Figures(case)
    found: dict[int, Against] = {}
    for check in CHECKS:
        for against in check(figures):
            found.setdefault(against.number, against)
    return found
