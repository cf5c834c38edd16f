"""Times that something is compared with, or since which it is a record: when nothing of the sentence happens."""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...marks import Time
from ...particles import particles
from ...sentences import verb_final
from ..frame import Scene, gap
from ..records.parts import is_fraction

_FIGURE = 14
"""Characters between a time and the "than" behind it."""
TOUCHES, BEGINNING = 2, 20
"""Characters between a time and a superlative behind it, and up to where the word for a beginning ends."""
_PREPOSITION = 4
"""Characters of "on" or "in" between "as" and a time."""
_COMPARED = 24
"""Characters between "than" and the time it compares with."""


def is_compared(scene: Scene, time: Time) -> bool:
    """A time that something is compared with ("than the day before"), or since which it is a record. Found once a
    sentence: every figure of it asks."""
    known: dict[tuple[int, int, str, tuple[int, int]], bool] = scene.doc.memo("compared").setdefault(scene.start, {})
    key = (time.start, time.end, time.role, scene.clause(time.start))  # asides may be joined
    if key not in known:
        known[key] = _compared(scene, time)
    return known[key]


def _compared(scene: Scene, time: Time) -> bool:
    a, b = scene.clause(time.start)
    if any(
        q.unit in {"percent", "times"} and is_fraction(scene, q) == time for q in within(scene.doc.quantities, a, b)
    ):
        return True
    if any(
        0 <= time.start - c.end <= _COMPARED
        and not _between(scene, c.end, time.start)
        and not is_upon(scene, c, time.start)
        and not _is_that(scene, c, a)
        for c in scene.records(a, time.start, "than")
    ):
        return True
    if any(0 <= time.start - c.end <= _PREPOSITION for c in scene.records(a, time.start, "as_then")):
        return True  # "the fiercest fighting, as yesterday, was near X"
    if any(0 <= c.start - time.end <= 1 for c in scene.records(time.end, min(b, time.end + _COMPARED), "than_after")):
        return True
    if verb_final(scene.doc.language) and (_than_behind(scene, time, b) or _opens(scene, time, b)):
        return True
    if time.role == "since" and any(
        c.start < time.start < c.end or (time.start < c.start < time.end and verb_final(scene.doc.language))
        for c in scene.records(a, b, "than")
    ):
        return bool(scene.records(a, b, "more", "less"))  # "по сравнению с августом", "8月から44%減少"
    hedged = [(q.start, q.end) for q in scene.quantities if q.hedge != "none"]  # "at least 1,300"
    near = scene.records(a, b, "largest", "smallest", "rank", "first")
    near = [c for c in near if not any(x <= c.start and c.end < y for x, y in hedged)]
    if time.role == "since":
        counted = any(a <= q.start < b and q.unit for q in scene.quantities)
        return bool(near) or (_opens_record(scene, b) and not counted)
    return time.role == "past" and any(gap(c.start, c.end, time.start, time.end) <= 40 for c in near)


def is_upon(scene: Scene, than: Cue, end: int) -> bool:
    """Is a word of comparing one of a target ("drones against Ukraine overnight"), or an "of" ("من الأراضي")?"""
    if _of_a_figure(scene, than):
        return True
    ground = any(c.start - than.end <= 1 for c in scene.events(than.end, end, "land"))
    named = within(scene.doc.names, than.end, end)[:1]
    first = [particles(scene.doc.language).before(scene.doc.folded, n.start) for n in named]  # "contre l'Ukraine"
    return ground or any(at - than.end <= 1 for at in first)


def _is_that(scene: Scene, than: Cue, begins: int) -> bool:
    """Is a word that may be "than" the "that" of a clause, as nothing is more or less ("ricorda che da gennaio …")?"""
    that = any(c.start == than.start for c in scene.doc.cues_in("attribution", than.start, than.end, "that"))
    return that and not scene.records(begins, than.start, "more", "less")


def _of_a_figure(scene: Scene, than: Cue) -> bool:
    """Is a word that may be "than" part of a figure ("more than 130 civilians"), or an "of" or "from" ("320 من سكان"),
    as nothing is more or less?"""
    own = [q for q in scene.quantities if q.start <= than.start < q.end]
    figures = any(c.isdigit() for q in own for c in scene.doc.text[than.end : q.end])
    if any(q.unit not in {"percent", "times"} or (q.unit == "percent" and figures) for q in own):
        return True  # "less than 1 %", but "less than half of March's"
    of = any(c.start == than.start for c in scene.events(than.start, than.end, "of"))
    more = scene.records(scene.clause(than.start)[0], than.start, "more", "less") if of else []
    return of and not any(not any(q.start <= c.start < q.end for q in scene.quantities) for c in more)


def _than_behind(scene: Scene, time: Time, end: int) -> bool:
    """Does "than" follow a time, a figure of its own between them ("4월(379㎢)보다"), or end it ("kasımdakinden")?"""
    thans = scene.records(time.start, min(end, time.end + 20), "than")
    named = {n.end for n in scene.names}
    thans = [c for c in thans if c.start not in named]  # "火曜日、リマンから": from there
    ends = scene.doc.spaced and any(c.end == time.end and scene.doc.text[c.start - 1].isalpha() for c in thans)
    behind = [c for c in thans if 0 <= c.start - time.end <= _FIGURE]
    return ends or any(not any(time.end <= t.start < c.start for t in scene.times) for c in behind)


def _opens(scene: Scene, time: Time, end: int) -> bool:
    """Is a time that of a record or a beginning right behind it, ("今年最大", "8月に始めた")?"""
    if any(c.start - time.end <= TOUCHES for c in scene.records(time.end, end, "largest", "smallest", "first")):
        return True
    begun = scene.events(time.end, min(end, time.end + BEGINNING), "began")
    return time.role == "at" and bool(begun) and not _between(scene, time.end, begun[0].start)


def _between(scene: Scene, start: int, end: int) -> bool:
    return any(start <= q.start < end for q in scene.quantities)


def _opens_record(scene: Scene, end: int) -> bool:
    """Does the next clause tell a record ("since May 2024, the largest …")?"""
    after = scene.clause_after(max(scene.start, end - 1))
    return after is not None and bool(scene.records(*after, "largest", "smallest", "rank"))
