"""Cues that lie in one another: which are kept."""

from __future__ import annotations

from collections.abc import Iterable

from ...cues import Cue

_COUNTED = frozenset({"army", "goods", "ground"})
"""Words for a subject that tell it only beside a figure or a deed."""


def longest(cues: Iterable[Cue]) -> list[Cue]:
    """Cues that no longer one covers, in order of place; of two of one stretch one that needs no figure, one
    that tells what follows it, then by id."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda c: (c.start, -c.end, c.id in _COUNTED, not c.id.endswith("_first"), c.id)):
        if not any(k.start <= cue.start and cue.end <= k.end for k in kept):
            kept = [k for k in kept if not (cue.start <= k.start and k.end <= cue.end)]
            kept.append(cue)
    return kept


def longer(cue: Cue, other: Cue) -> bool:
    """Does a cue hold another one and words besides?"""
    return cue.start <= other.start and other.end <= cue.end and cue.end - cue.start > other.end - other.start


def covered(cue: Cue, by: list[Cue]) -> bool:
    return any(i.start <= cue.start and cue.end <= i.end for i in by)
