"""Figures with a noun of their own whose verb, side or time stands before a mark, or in the sentence before.

"Ground taken by the Russians in July: 502 sq km"; "under X there are Russians — 110 thousand"; "These are December's
Russian casualties. 48,670 men." What leads to such a figure is read as one clause with it.
"""

from __future__ import annotations

from ..doc import within
from ..marks import Quantity
from ..questions import asks
from .again import DOES, alone
from .answers import Answer
from .frame import Scene, only
from .labelled import Labelled, label_of

_LEAST = 3
_LONGEST = 160
"""Characters of a sentence that leads to a figure in the next one."""
_SAYS = 40
"""Characters of a clause that only tells who speaks."""
_HARM = ("kill", "wound", "casualties", "capture_people", "destroyed", "launch", "down", "gain", "lose")
_REST, _REST_UNSPACED = 12, 3
"""Letters beside a figure that is all its sentence tells."""
_NO_COUNT = frozenset({"hour", "minute", "day", "week", "month", "year", "times", "percent", "point", "usd", "eur"})
"""Units of what such a figure is seldom the whole tale of."""


def led_of(scene: Scene, q: Quantity) -> Scene | None:
    """The scene in which a figure that stands alone is one clause with what leads to it."""
    if q.unit is None or q.unit in _NO_COUNT or q.ordinal or q.per or q.high < _LEAST or scene.sentence.heading:
        return None
    clause = scene.clause(q.start)
    if scene.events(*clause, *DOES) or not alone(scene, q, *clause):
        return None
    label = label_of(scene, q)
    if label is not None and clause[0] >= label[1]:
        return Labelled(scene, label[0], clause[1])
    return _led_past_speaker(scene, q, clause) or _led_by_sentence(scene, q)


def _led_past_speaker(scene: Scene, q: Quantity, clause: tuple[int, int]) -> Scene | None:
    """The clause with the verb of a figure, where only who speaks stands between ("they left there, X counts, 73
    armoured vehicles")."""
    before = scene.clauses_before(q.start)[:2]
    if before and (joined := _counted_by_him(scene, before[0], clause)):
        return joined
    if len(before) < 2 or before[0][1] - before[0][0] > _SAYS or within(scene.doc.quantities, *before[0]):
        return None
    said = scene.doc.cues_in("attribution", *before[0], "say", "count", "according", "data", "aside")
    return Labelled(scene, before[1][0], clause[1]) if said and not within(scene.doc.quantities, *before[1]) else None


def _counted_by_him(scene: Scene, before: tuple[int, int], clause: tuple[int, int]) -> Scene | None:
    """The clause that only names whose men a figure counts, with the figure's own that only tells who counts ("the
    Russian troops opposite, he reckons, some 40,000 men")."""
    says = scene.doc.cues_in("attribution", *clause, "say", "count")
    named = [n for n in within(scene.doc.names, *before) if n.kind == "side"]
    counted = within(scene.doc.quantities, *before) or scene.events(*before, *_HARM)
    joined = says and named and not counted and before[1] - before[0] <= _SAYS
    return Labelled(scene, before[0], clause[1]) if joined else None


def _led_by_sentence(scene: Scene, q: Quantity) -> Scene | None:
    """The sentence before, which counts nothing, with the figure that opens the next one and is all it tells."""
    before = scene.doc.before(scene.sentence)
    if before is None or before.passage != scene.sentence.passage or before.heading or asks(scene.doc, before):
        return None
    if before.end - before.start > _LONGEST or within(scene.doc.quantities, before.start, before.end):
        return None
    rest = _REST if scene.doc.spaced else _REST_UNSPACED
    if not scene.events(before.start, before.end, *DOES) or not only(scene, scene.clause(q.start), [q], rest):
        return None
    others = [c for c in scene.sentence.clauses if not c[0] <= q.start < c[1]]
    said = all(scene.doc.cues_in("attribution", *c, "according", "data", "say", "count") for c in others)
    opens = scene.clause(q.start)[0] == scene.sentence.clauses[0][0]
    return Answer(scene, before) if said and opens and not within(scene.doc.names, *scene.clause(q.start)) else None
