"""Two sources in a sentence with something each of their own: "by X's count it was 40, and Y speaks of 60".

Where one of them is named without a word of saying, what it covers would run on over the other's words. It ends where
the clause of the other begins, if each has a figure or a deed beside it.
"""

from __future__ import annotations

from .doc import Doc, within
from .named import RELAYS, end_of, kind_of
from .sources_named import Saying
from .voices import DEEDS

_BESIDE = 4
"""Sayings behind one in its sentence that it may run over."""
_COMMA = 2
"""Characters between a source and the clause about it."""
_STATES = ("gain_noun", "contested", "flag")
_TIMES = frozenset({None, "hour", "minute", "day", "week", "month", "year"})


def parted(doc: Doc, found: list[Saying]) -> list[Saying]:
    """The sayings of a sentence, each no further than to where another source has words of its own."""
    out = list(found)
    sources = {s.names[0].id for s in found if not s.spoken}
    order = sorted(range(len(found)), key=lambda k: found[k].start) if sources else []
    for nth, i in enumerate(order):
        one = found[i]
        for j in order[nth + 1 : nth + 1 + _BESIDE]:
            other = found[j]
            if one.start >= other.start or not sources & {one.names[0].id, other.names[0].id}:
                continue
            if not _two(doc, one, other):
                continue
            at = _between(doc, one, other)
            if at is not None:
                a, b = out[i].covers, out[j].covers
                out[i] = out[i]._replace(covers=(a[0], max(a[0], min(a[1], at))))
                out[j] = out[j]._replace(covers=(min(b[1], max(b[0], at)), b[1]))
    return out


def joined(doc: Doc, found: list[Saying]) -> list[Saying]:
    """The sayings of a sentence, where one that stands in a clause about the source before it, and tells nothing
    there, covers what that does ("by X's data, which Y gave, …")."""
    ends = {max(s.end, end_of(s.names[0])) + gap: s for s in found if not s.spoken for gap in range(_COMMA + 1)}
    return [_as_source(doc, s, ends) for s in found]


def _as_source(doc: Doc, saying: Saying, ends: dict[int, Saying]) -> Saying:
    clause = doc.clause_at(saying.start)
    if not saying.spoken or saying.covers != clause or _tells(doc, *clause):
        return saying
    source = ends.get(clause[0])
    return saying._replace(covers=source.covers) if source is not None else saying


def _two(doc: Doc, one: Saying, other: Saying) -> bool:
    """Are two sayings those of two named sources that cover the same stretch?"""
    names = one.names[0], other.names[0]
    if names[0].id == names[1].id or any(n.kind != "speaker" or kind_of(doc, n) in RELAYS for n in names):
        return False
    if any(not s.covers[0] <= s.names[0].start <= s.covers[1] for s in (one, other)):
        return False  # named before
    return one.covers[0] < other.covers[1] and other.covers[0] < one.covers[1]


def _extent(saying: Saying) -> tuple[int, int]:
    """The words of a saying with its name."""
    name = saying.names[0]
    if not saying.covers[0] - 1 <= name.start <= saying.covers[1]:
        return saying.start, saying.end
    return min(saying.start, name.start), max(saying.end, name.end)


def _opened(saying: Saying) -> int:
    """Where what a saying tells may begin: behind the name, where the verb stands last."""
    name = saying.names[0]
    return name.end if name.start < saying.start else max(saying.end, name.end)


def _between(doc: Doc, one: Saying, other: Saying) -> int | None:
    """Where the words of one of two sources end and those of the other begin; None where both tell the same."""
    first, second = _extent(one), _extent(other)
    begins, ends = min(one.covers[0], other.covers[0]), max(one.covers[1], other.covers[1])
    if first[1] > second[0]:
        return None
    before, amid = _tells(doc, begins, first[0]), _tells(doc, _opened(one), second[0])
    behind = _tells(doc, _opened(other), ends)
    clause = doc.clause_at(second[0])
    if amid and behind and not before:
        return None if _inside(doc, one, first[1], second[0], clause[1]) else max(clause[0], first[1])
    if before and amid and not behind:
        return doc.clause_at(first[1] - 1)[1] if one.covers[0] < first[0] else None
    if before and behind and not amid and _tells(doc, _opened(other), clause[1]):
        end = doc.clause_at(first[1] - 1)[1]
        return end if end <= second[0] else None
    return None


def _inside(doc: Doc, one: Saying, start: int, second: int, end: int) -> bool:
    """Does who speaks first go on to tell what the second source has ("…, and that by Y's count …", "…, laut Y hätten
    …")?"""
    if not one.spoken:
        return False
    told = [q.end for q in within(doc.quantities, start, second)]
    that = doc.cues_in("attribution", max([start, *told]), second, "that")
    return bool(that) or bool(doc.cues_in("attribution", second, end, "reported"))


def _tells(doc: Doc, start: int, end: int) -> bool:
    """Does a stretch tell a figure or a deed?"""
    counted = any(q.unit not in _TIMES for q in within(doc.quantities, start, end))
    return counted or bool(doc.cues_in("events", start, end, *DEEDS, *_STATES))
