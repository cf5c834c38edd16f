"""What looks like a date but is the unit of a pace: the "1日" of "1日に18平方キロ", the "اليوم" of "18 كم في اليوم"."""

from __future__ import annotations

from collections.abc import Sequence

from .cues import Cue
from .marks import Quantity, Time

GROUND_UNITS = frozenset({"km2", "mi2", "km", "m"})
"""Units of ground, which is won by the day; people are hurt on one."""
_BEFORE, _BEHIND = 4, 24
"""Characters from the word to its figure ("に約"), and from a figure to the word behind it."""


def names_a_pace(t: Time, paced: Sequence[Quantity], words: Sequence[Cue]) -> bool:
    """Is a time the word for a day by which a figure beside it is counted?

    Args:
        t: a time found.
        paced: the figures told by the day, and where words are not parted by blanks all those of ground.
        words: words for a day as a unit.
    """
    if t.grain != "day" or t.role != "at" or not any(c.start <= t.start and t.end <= c.end for c in words):
        return False
    return any(0 <= q.start - t.end <= _BEFORE or 0 <= t.start - q.end <= _BEHIND for q in paced)
