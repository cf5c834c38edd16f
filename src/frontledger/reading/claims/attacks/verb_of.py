"""Which verb a figure belongs to, by where verbs stand in a language."""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...quantities import counted_by
from ...sentences import verb_final, verb_first
from ..frame import Scene, nearest

_ENDING, _DESCRIBED = 2, 14
"""Characters of an ending between a verb that describes what is counted and its noun, where verbs stand last, and up to
its figure."""

_APART = "、，,.。；;"


def verb_of(scene: Scene, cues: list[Cue], q: Quantity) -> Cue | None:
    """The verb of a figure: where verbs stand first the last before it, else the nearest."""
    some = [c for c in cues if c.end <= q.start] if verb_first(scene.doc.language) else []
    if verb_final(scene.doc.language) and q.low != 1:
        counted = [c for c in cues if q.start <= c.start < q.end and c.id in {"kill", "wound"}]
        if counted:
            return counted[0]  # "üç ölü, on bir yaralı"
        own = [c for c in cues if 0 <= c.start - q.end <= 3 * _ENDING]  # "띄운 드론 29대를 전부 요격했다"
        own = [c for c in own if not any(x in _APART for x in scene.doc.text[q.end : c.start])]  # "死者は3人、負傷者は"
        if own:
            return min(own, key=lambda c: (c.start, -c.end))
        told_of = [c for c in cues if 0 <= q.start - c.end <= _DESCRIBED and _describes(scene, c, q)]
        some = (
            [min(told_of, key=lambda c: (q.start - c.end, c.start))]
            if told_of
            else [c for c in cues if c.start >= q.end]
        )  # "飛来した無人機は103機で、うち62機を撃墜"
    return _own_behind(scene, cues, q) or _right_behind(scene, cues, q) or nearest(some or cues, q.start, q.end)


def labels_next(scene: Scene, q: Quantity, cue: Cue) -> bool:
    """Is a verb behind a figure and its comma the label of the next one, with a colon ("drones: 71, shot down: 66")?"""
    text = scene.doc.text
    if cue.start < q.end or not text[cue.end : cue.end + _ENDING].strip().startswith((":", "：")):
        return False
    return any(c in _APART for c in text[q.end : cue.start])


def of_label(scene: Scene, deeds: list[Cue], q: Quantity, ids: tuple[str, ...]) -> Cue | None:
    """The verb right before a colon that opens a list, for all that is counted up to the next verb ("Shot down: 30
    missiles, 47 drones")."""
    text, a = scene.doc.text, scene.part(q.start)[0]
    colon = max(text.rfind(mark, a, q.start) for mark in ":：")
    if colon < 0 or any(colon < c.start for c in deeds):
        return None
    led = [c for c in scene.events(a, colon, *ids) if not text[c.end : colon].strip()]
    return led[-1] if led else None


def in_bracket(scene: Scene, q: Quantity, cue: Cue) -> bool:
    """Does a verb stand with a smaller figure in the bracket right behind a figure?"""
    text = scene.doc.text
    if text[q.end : q.end + 2].lstrip()[:1] not in {"(", "（"}:
        return False
    close = min((at for mark in ")）" if (at := text.find(mark, q.end, scene.end)) >= 0), default=scene.end)
    part = [x for x in within(scene.doc.quantities, q.end, close) if x.unit in {None, q.unit} and x.high <= q.low]
    return bool(part) and cue.start < close


def _right_behind(scene: Scene, cues: list[Cue], q: Quantity) -> Cue | None:
    """The verb right behind a figure, where verbs stand first but the figure before has its own behind it too ("86
    أُسقطت و33 أصابت أهدافها")."""
    if not verb_first(scene.doc.language):
        return None
    own = [c for c in cues if 0 <= c.start - q.end <= 1]
    before = [x for x in scene.quantities if x.end <= q.start][-1:]
    alike = before and any(0 <= c.start - before[0].end <= 1 for c in cues)
    return own[0] if own and (alike or own[0].id == "launch") else None


def _own_behind(scene: Scene, cues: list[Cue], q: Quantity) -> Cue | None:
    """The verb behind a figure that "and" parts from the verb of the one before it ("71 were shot down and 25 reached
    their targets"); none where verbs stand elsewhere."""
    doc, a = scene.doc, scene.clause(q.start)[0]
    others = [x for x in scene.quantities if x.start != q.start]
    stop = min((x.start for x in others if x.start >= q.end), default=scene.end)
    behind = [c for c in cues if q.end <= c.start < stop]
    before = [c for c in cues if c.end <= q.start]
    if not behind or not before or verb_final(doc.language) or verb_first(doc.language):
        return None
    figures = [x for x in others if a <= x.start < q.start]
    parted = doc.cues_in("positions", before[-1].end, q.start, "and")
    return behind[0] if parted and figures and figures[-1].end <= before[-1].start else None


def _describes(scene: Scene, cue: Cue, q: Quantity) -> bool:
    """Does a verb stand right before what is counted, or before its noun where that stands before its figure?"""
    text = scene.doc.text
    if any(c in _APART for c in text[cue.end : q.start]) or scene.events(cue.end, q.start, "joins"):
        return False
    ends = range(cue.end, cue.end + _ENDING + 1)
    nouns = (counted_by(text[at : q.start], language=scene.doc.language) for at in ends)
    return q.start - cue.end <= _ENDING or any(n is not None and n.unit == q.unit for n in nouns)
