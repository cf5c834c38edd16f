"""Sums of money whose currency, and even whose "billion", is left out, as the sum before has it.

"22 billion euros, nine billion of it from Germany; Norway paid 3.1 billion, Canada 1.8."
"""

from __future__ import annotations

from ....nouns import Claim
from ...doc import within
from ...marks import Name, Quantity
from ..frame import Scene

MONEY = frozenset({"usd", "eur", "hryvnia", "pound"})
_MILLION, _BILLION = 10**6, 10**9
_SMALL = 10_000
"""Figures that stand for thousands of millions at most ("3.100 millones, Canadá 1.800")."""
_BESIDE = 24
"""Characters between a sum and who pays it."""
_MARKS = ",;:，、；："
_OTHERS = ("kill", "wound", "casualties", "launch", "down", "move_people", "poll", "gain")
"""What is told of other figures."""


def money_before(scene: Scene, q: Quantity) -> Claim | None:
    """The sum of money told last before a figure, in its sentence or the one before."""
    before = scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage and not before.heading
    floor = before.start if before is not None and near else scene.start
    told = [c for c in scene.told_from(floor) if c.span.start < q.start and c.amount is not None][-1:]
    return told[0] if told and told[0].kind == "other_quantity" and told[0].amount.unit in MONEY else None  # type: ignore[union-attr]


def sum_meant(scene: Scene, q: Quantity) -> Quantity:
    """A bare figure beside who pays it as the sum that it can only mean right behind one told."""
    named = any(n.start < q.end and q.start < n.end for n in scene.names)  # "90亿来自德国" counts no countries
    if (q.unit is not None and not named) or q.ordinal or q.per:
        return q
    told = money_before(scene, q)
    if told is None or told.amount is None or told.amount.low < _MILLION or told.amount.unit is None:
        return q
    giver = giver_beside(scene, q)
    if giver is None or scene.events(*scene.clause(q.start), *_OTHERS) or _in_a_time(scene, q):
        return q
    times = 1 if q.low >= _MILLION else _scale(scene, q) if q.high < _SMALL else 0
    if not times:
        return q
    end = min([q.end, *(n.start for n in scene.names if q.start < n.start < q.end)])
    return q._replace(low=q.low * times, high=q.high * times, unit=told.amount.unit, end=end)


def giver_beside(scene: Scene, q: Quantity) -> Name | None:
    """The country, or a union of such, that does not fight and stands right beside a figure, no other one between."""
    doc = scene.doc
    others = [x for x in scene.quantities if x.start != q.start]
    floor = max([scene.start, *(x.end for x in others if x.end <= q.start)])
    stop = min([scene.end, *(x.start for x in others if x.start >= q.end)])
    names = [n for n in within(doc.names, floor, stop) if n.side and n.kind in {"country", "side"}]
    names = [n for n in names if n.side not in doc.theatre.parties]
    before = [n for n in names if n.end <= q.start and q.start - n.end <= _BESIDE]
    behind = [n for n in names if n.start >= q.start and n.start - q.end <= _BESIDE]
    parted = bool(behind) and any(c in _MARKS for c in doc.text[q.end : behind[0].start])
    return before[-1] if before else behind[0] if behind and not parted else None


def _in_a_time(scene: Scene, q: Quantity) -> bool:
    return any(t.start < q.end and q.start < t.end for t in scene.times)


def _scale(scene: Scene, q: Quantity) -> int:
    """What a figure counts that leaves out its "billion": what the one before it does."""
    last = scene.doc.before(scene.sentence)
    since = last.start if last is not None else scene.start
    before = [x for x in within(scene.doc.quantities, since, q.start) if x.low >= _MILLION][-1:]
    if not before:
        return 0
    printed = "".join(c for c in scene.doc.text[before[0].start : before[0].end] if c.isdigit()).strip("0")
    for scale in (_BILLION, _MILLION):
        value = before[0].low / scale
        if value >= 1 and (not printed or f"{value:.10f}".replace(".", "").strip("0") == printed):
            whole = f"{before[0].low / _MILLION:.0f}" if scale == _BILLION and value >= 1 else ""
            thousands = "".join(c for c in scene.doc.text[before[0].start : before[0].end] if c.isdigit()) == whole
            return _MILLION if thousands else scale
    return 0
