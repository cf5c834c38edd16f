"""Which of several figures told together a record can be of: by their size, and by the brackets it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from ....nouns import Claim
from ...cues import Cue
from ..frame import Scene

_ASIDE = 80
"""Characters of a bracket up to a record in it."""
_UNLIKE = 3
"""Days by which months may differ."""
_MONTH = len("2025-07")


def best_of(figures: Sequence[Claim], cue: Cue, since: str) -> Sequence[Claim]:
    """The figures without those that cannot be the largest (smallest) since a date, as a larger (smaller) one of as
    long a time since then is told beside them: "447 in September, after 594 in August and 634 in July, the most this
    year"."""
    if cue.id not in {"largest", "smallest"} or len(figures) < 2:
        return figures
    sign = 1 if cue.id == "largest" else -1
    return [c for c in figures if not any(_outdoes(x, c, sign, since) for x in figures)] or figures


def _outdoes(one: Claim, other: Claim, sign: int, since: str) -> bool:
    """Is a figure of the same series as another one, of a time since a date, and larger (smaller) than it?"""
    if one.amount is None or other.amount is None or one.period is None or other.period is None:
        return False
    (a, b), (x, y) = (one.period.start, one.period.end), (other.period.start, other.period.end)
    if a is None or b is None or x is None or y is None or abs((b - a).days - (y - x).days) > _UNLIKE:
        return False
    alike = (one.kind, one.side, one.place, one.extra) == (other.kind, other.side, other.place, other.extra)
    told = a.isoformat()
    later = told > since and not (len(since) == _MONTH and told.startswith(since))
    return alike and later and one.amount.unit == other.amount.unit and sign * (one.amount.low - other.amount.high) > 0


def beside_in_brackets(scene: Scene, cue: Cue, figures: Sequence[Claim]) -> Sequence[Claim]:
    """The figures in the bracket that a record stands in as well ("… than in November (701 sq km, the second largest
    gain of the year)")."""
    text = scene.doc.text
    floor = max(scene.start, cue.start - _ASIDE)
    opens = max(text.rfind("(", floor, cue.start), text.rfind("（", floor, cue.start))
    if opens < 0 or any(mark in text[opens : cue.start] for mark in ")）"):
        return ()
    return [c for c in figures if opens < c.span.end <= cue.start]
