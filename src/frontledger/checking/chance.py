"""How many of the rules tried would fit by chance."""

from __future__ import annotations

from collections.abc import Iterable

from .table import Row
from .tolerance import Allowed


def by_chance(counted: Iterable[Row], allowed: Allowed) -> float | None:
    """How many of the rules tried would be expected to fit a figure drawn at random between half of the claim's and
    twice it, with the claim's own rounding and hedge: the shares of that range in which each would, added up.

    Args:
        counted: rows that count, in their order; of two of one rule the first.
        allowed: what the claim's figure allows.

    Returns:
        None for a figure of nothing, which has no half and no double.
    """
    figure = abs(allowed.value)
    if not figure:
        return None
    sign = 1 if allowed.value > 0 else -1
    below, above = (allowed.value - allowed.low, allowed.high - allowed.value)[::sign]  # of a loss turned round
    low, high = figure / 2, 2 * figure
    first = {row.measurement.convention: row for row in reversed(list(counted)) if row.value is not None}
    expected = 0.0
    for row in first.values():
        value, u = sign * (row.value or 0.0), row.measurement.uncertainty
        expected += max(0.0, min(high, value + u + below) - max(low, value - u - above)) / (high - low)
    return round(expected, 3)
