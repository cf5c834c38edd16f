"""Where the text of a ring differs from that of the ring before it.

Only found quickly, and not the least that could be said: what is equal may stand in a part called different, and is
found equal there when its positions are compared.
"""

from __future__ import annotations

from typing import NamedTuple

PARTS = b"],["
"""What parts two positions."""

_CHUNK = 4096
_SKIP = 48
_ANCHOR = 64


class Part(NamedTuple):
    """A part of one text that stands for a part of another; each begins where a position does."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def rewritten(old: bytes, new: bytes) -> list[Part]:
    """Parts that differ, in order; between them the texts are equal."""
    out: list[Part] = []
    at_old = at_new = 0
    while True:
        same = _same(old, new, at_old, at_new)
        if at_old + same == len(old) and at_new + same == len(new):
            return out
        start = old.rfind(PARTS, at_old, at_old + same)
        start = at_old if start < 0 else start + len(PARTS)
        part = _until_alike(old, new, start, at_new + start - at_old)
        out.append(part)
        if part.old_end == len(old):
            return out
        at_old, at_new = part.old_end, part.new_end


def _same(old: bytes, new: bytes, at_old: int, at_new: int) -> int:
    """How many bytes are the same from here on."""
    least = min(len(old) - at_old, len(new) - at_new)
    done = 0
    while done < least and old[at_old + done : at_old + done + _CHUNK] == new[at_new + done : at_new + done + _CHUNK]:
        done += _CHUNK
    if done >= least:
        return least
    low, high = done, min(done + _CHUNK, least)
    while low < high:
        middle = (low + high + 1) // 2
        if old[at_old + low : at_old + middle] == new[at_new + low : at_new + middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _until_alike(old: bytes, new: bytes, start: int, start_new: int) -> Part:
    """The part that differs from here on: to where a few positions of the old text stand in the new one as well."""
    skip = _SKIP
    while True:
        q = old.find(PARTS, start + skip)
        if q < 0 or q + _ANCHOR > len(old):
            return Part(start, len(old), start_new, len(new))
        found = new.find(old[q : q + _ANCHOR], start_new, start_new + 4 * skip + _CHUNK)
        if found >= 0:
            return Part(start, q + len(PARTS), start_new, found + len(PARTS))
        skip *= 2
