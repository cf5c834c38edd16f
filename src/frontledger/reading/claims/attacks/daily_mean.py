"""How many men an army lost a day, told behind what it lost in a month or week: "38,940 men, or 1,256 a day"."""

from __future__ import annotations

from ....nouns import Claim
from ...doc import within
from ...marks import Quantity
from ..frame import Scene, amount_of, make, span_of
from ..parts.when import when
from ..series import whose_count

_LONG = frozenset({"week", "month", "season", "year"})
_LESS = 4
"""Times that a mean of a day is less than the sum it is of, at least."""
_ELSE = ("launch", "mass", "civilian", "strike_hit", "move_people", "exchange", "give", "cost", "assault", "repel")
_ARMY = frozenset({"personnel", "killed"})


def read_daily_mean(scene: Scene, q: Quantity) -> Claim | None:
    """The losses of a day on the mean, with the period that they are the mean of."""
    last = scene.told[-1] if q.per == "day" and q.unit in {None, "person"} and scene.told else None
    if last is None or last.kind != "losses" or last.amount is None or last.amount.unit != "person":
        return None
    before = scene.doc.before(scene.sentence)
    goes_on = before is not None and before.passage == scene.sentence.passage
    floor = before.start if before is not None and goes_on else scene.start
    if last.span.start < floor or last.extra.what not in _ARMY or q.high * _LESS > last.amount.low:
        return None
    a, b = scene.clause(q.start)
    named = [n for n in within(scene.doc.names, a, b) if n.kind != "speaker" and n.side != last.side]
    if named or scene.events(a, b, *_ELSE):
        return None
    own = any(t.grain in _LONG for t in within(scene.doc.times, a, b))
    return make(
        scene.doc, "losses", span_of(scene.doc, (q.start, q.end)), whose_count(scene, q.start, q.end, last),
        side=last.side, place=last.place if last.span.start >= scene.start else (), amount=amount_of(q, "person"),
        time=(when(scene, q.start, q.end) if own else None) or last.period, modality=last.modality, extra=last.extra,
    )  # fmt: skip
