"""Paces: figures of ground by a unit of time, and which of them are means."""

from __future__ import annotations

from ...cues import unspaced
from ...marks import Quantity
from ..frame import Scene
from ..parts.when_resolved import resolved_times
from ..records.parts import GRAINS
from ..series import GROUND, before_it
from .paces_meant import by_day_words, by_the_day, mean_advance

AREA = frozenset({"km2", "mi2", "ha", "acre"})
LENGTHS = frozenset({"km", "m", "mi"})
MEAN = 24
"""Characters of a word such as "on average" right before a figure."""
_BY = tuple(f"grain_{g}" for g in GRAINS)
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}


def paced(scene: Scene, q: Quantity) -> Quantity:
    """A figure with the unit of time it is told by: "that is 18 a day", "in a day … on average 20 sq km"."""
    if q.ordinal:
        return q
    told = scene.events(q.start, q.end, "rate_word") if q.unit in GRAINS else []
    told = [c for c in told if c.start > q.start]  # not "一天" alone
    if told or (q.unit is None and q.per):
        last = before_it(scene, q.start, GROUND)
        here = [c for c in scene.told_from(scene.start) if c.span.end <= q.start and c.kind not in GROUND]
        if here and last is not None and last.span.start < here[-1].span.start:
            return q  # "the assaults were 4,836, some 160 a day", after figures of ground
        if last is not None and last.amount is not None:
            return q._replace(unit=last.amount.unit, per=q.unit if told else q.per)
    elif q.unit is None and q.per is None:
        return by_the_day(scene, q, AREA)
    elif q.per is None and q.unit in LENGTHS:
        return q._replace(per="day") if mean_advance(scene, q) else q
    elif q.per is None and q.unit in AREA:
        mean = [c for c in scene.events(max(scene.start, q.start - MEAN), q.start, "rate_word") if q.start - c.end <= 1]
        a = scene.clause(q.start)[0]
        said = [c.id.removeprefix("grain_") for c in scene.records(a, q.start)] if mean or _mean_of(scene, q) else []
        said = said or (["day"] if by_day_words(scene, q) else [])
        grains = [g for g in GRAINS if g in said]
        return q._replace(per=grains[0]) if grains else q
    return q


def averaged(scene: Scene, q: Quantity) -> bool:
    """Does a word such as "on average" stand near a figure, or before the "monthly" of what it counts?"""
    words = scene.events(max(scene.start, q.start - 30), min(scene.end, q.end + MEAN), "rate_word")
    words = [w for w in words if w.start - q.end <= 1]
    past = [t for t in scene.times if t.role == "past"]  # "in the past week" is no "by the week"
    if any(not any(t.start < w.start and w.end <= t.end for t in past) for w in words):
        return True
    if by_day_words(scene, q):
        return True
    if scene.records(scene.part(q.start)[0], q.start, "pace"):
        return True  # "das Tempo lag bei 461 Quadratkilometern im Monat", "the pace has dropped: from 18 a day …"
    return _mean_of(scene, q) or _of_a_whole(scene, q)


def _of_a_whole(scene: Scene, q: Quantity) -> bool:
    """Is a figure by a unit of time one of a much longer time: beside the whole of it ("4,336 sq km, or 361 sq km a
    month"), or of a year ("in 2025 they took 361 sq km a month")?"""
    times = [t for t in resolved_times(scene) if t.role == "at" and t.from_ and t.to]
    year = len(times) == 1 and times[0].grain == "year"
    told = [c for c in scene.told_from(scene.start) if c.kind == "area_change" and c.span.end <= q.start]
    whole = told[-1] if told else None
    if whole is None or whole.amount is None:
        return year and q.per != "year"
    if whole.period is None or whole.period.start is None or whole.period.end is None:
        return year and q.per != "year" and whole.amount.low >= 2 * q.high
    days = (whole.period.end - whole.period.start).days + 1
    return whole.amount.unit == q.unit and whole.amount.low >= 2 * q.high and days >= 2 * _DAYS.get(q.per or "", days)


def _mean_of(scene: Scene, q: Quantity) -> bool:
    """Is a figure that of an average by a unit of time: "the average daily gain was 23 sq km"?"""
    words = scene.events(scene.clause(q.start)[0], q.start, "rate_word")
    if any(0 <= g.start - w.end <= MEAN for w in words for g in scene.records(w.end, q.start, *_BY)):
        return True
    # a word for both, "日均", "1日あたり": longer than that for the unit of time alone, or all of it
    return unspaced(scene.doc.text[q.start]) and any(
        g.start == w.start and g.end <= w.end and w.end - w.start > 1
        for w in words
        for g in scene.records(w.start, w.end, *_BY)
    )
