"""Paces that a figure only goes on with: "that is, by the day, 14"; "in June it was 16 sq km", told after a pace."""

from __future__ import annotations

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ..again import alike
from ..frame import Scene
from ..series import GROUND, before_it

_ALIKE = 8
"""Times by which a pace differs at most from the one it goes on with."""
_DEEDS = ("gain", "regain", "lose", "clear", "hold", "still_hold", "left", "occupy")


def by_the_day(scene: Scene, q: Quantity, areas: frozenset[str]) -> Quantity:
    """A bare figure behind "that is, by the day," goes on with ground told before, and with its unit."""
    last = before_it(scene, q.start, GROUND)
    if last is None or last.amount is None or last.amount.unit not in areas or q.high >= last.amount.high:
        return q
    others = [c for c in scene.told_from(last.span.start) if c.kind not in {*GROUND, "record"}]
    told = by_day_words(scene, q) and not others
    return q._replace(unit=last.amount.unit, per="day") if told else q


def mean_advance(scene: Scene, q: Quantity) -> bool:
    """Is a length what a side moves on average by the day ("平均一天推進一百米"), not how far it came within one?"""
    return bool(scene.events(*scene.clause(q.start), "advance") and by_day_words(scene, q))


def by_day_words(scene: Scene, q: Quantity) -> list[Cue]:
    """The word for a day in phrases such as "by the day", "on a daily average", in the clause before a figure."""
    words = scene.events(scene.clause(q.start)[0], q.start, "rate_word")
    words = [w for w in words if not any(t.start < w.end and w.start < t.end for t in scene.times)]  # "al día 20"
    found = [(w, g) for w in words for g in scene.records(w.start, w.end, "grain_day")]
    return [g for w, g in found if g.start > w.start or g.end < w.end]


def paced_before(scene: Scene, q: Quantity, pace: Claim) -> bool:
    """Does a figure with a time, and no verb of its own, go on with the pace told last ("in June it was 16 sq km")?"""
    a, b = scene.clause(q.start)
    last = before_it(scene, q.start, (*GROUND, "area_total"))
    timed = any(t.role in {"at", "as_of"} for t in within(scene.doc.times, a, b))
    return (
        pace.extra.per == "day"
        and last == pace
        and timed
        and alike(q, pace, _ALIKE)
        and not scene.events(a, b, *_DEEDS)
    )
