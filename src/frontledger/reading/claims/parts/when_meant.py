"""The days of a time that tells when something happened, as they are meant."""

from __future__ import annotations

import datetime as dt

from ....nouns import Claim, Period
from ...marks import Time
from ...times.find import period_of
from ...told import day_told
from ..frame import Scene
from ..series import GROUND

_SPANNED = frozenset({*GROUND, "air_attack", "losses", "other_quantity", "settlement_control"})
"""Kinds whose figures are told for a stretch of time that "in the week" goes back to."""
_BEGAN = 16
"""Characters behind a month within which it is told that the war began in it."""


def period_told(scene: Scene, time: Time, carried: Claim | None) -> Period | None:
    """A time's period; "in the month" said after figures of a month is that month."""
    if time.role == "past" and time.grain in {"week", "month"}:
        told = [c.period for c in (*scene.told[-12:], *([carried] if carried else [])) if c.kind in _SPANNED]
        whole = [p for p in told if p is not None and p.end is not None and _whole(p, time)]
        if whole:
            return max(whole, key=lambda p: p.end or dt.date.min)
    start, end = period_of(time, day_told(scene.doc, scene.sentence))
    if _since_war_began(scene, time):
        start = scene.doc.theatre.invasion
    return Period(start, end) if start or end else None


def _since_war_began(scene: Scene, time: Time) -> bool:
    """Is a month or year that something is told since only that of the war's begin ("2022年2月の全面侵攻開始以降")?"""
    day = scene.doc.theatre.invasion
    if day is None or time.role != "since" or time.grain not in {"month", "year"} or time.from_ is None:
        return False
    within_it = time.to is None or day <= time.to
    return time.from_ <= day and within_it and bool(scene.events(time.start, time.end + _BEGAN, "war_start"))


def _whole(period: Period | None, time: Time) -> bool:
    if period is None or period.start is None or period.end is None or time.from_ is None or time.to is None:
        return False
    days = (period.end - period.start).days + 1
    return (
        days == 7
        if time.grain == "week"
        else period.start.day == 1 and 28 <= days <= 31 and (time.to - time.from_).days < 32
    )
