"""Losses told one after the other, all by one word that stands before or behind them."""

from __future__ import annotations

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...sentences import verb_final, verb_last_part
from ..frame import Scene
from .bare import AIR, EQUIPMENT, JOINED, another

_TOLD = 4
"""Claims back that the sum may be told whose part was told last."""
_LED = 70
"""Characters between the word that opens losses and the people lost, the time left out."""
_LIST = 90
"""Characters of a list of losses from one of them to the verb behind it."""


def enumeration(scene: Scene, q: Quantity) -> Cue | None:
    """The word that opens losses told one after the other ("lost 1,310 people, 9 tanks, 52 guns")."""
    if q.unit not in EQUIPMENT:
        after = [x for x in within(scene.doc.quantities, q.end, min(scene.end, q.end + JOINED)) if x.unit in EQUIPMENT]
        dated = sum(t.end - t.start for t in within(scene.doc.times, scene.start, q.start))
        near = scene.events(max(scene.start, q.start - _LED - dated), q.start, "casualties")
        if near and (after or not another(near[-1], q, scene.quantities)):
            return near[-1]
        return _closing(scene, q) if after else None
    before = scene.events(scene.part(q.start)[0], q.start, "casualties", "destroyed")
    return before[-1] if before else _closing(scene, q)


def _closing(scene: Scene, q: Quantity) -> Cue | None:
    """The verb behind losses told one after the other, where it may stand last ("1030 katonát, 17 harckocsit és 44
    löveget veszített")."""
    if not (verb_last_part(scene.doc.language) or verb_final(scene.doc.language)):
        return None
    behind = scene.events(q.end, min(scene.part(q.start)[1], q.end + _LIST), "casualties", "destroyed")
    if not behind:
        return None
    listed = within(scene.doc.quantities, q.end, behind[0].start)
    other = scene.events(q.end, behind[0].start, "kill", "wound", "mass", "launch", "down", "repel")
    return behind[0] if listed and not other and all(x.unit in EQUIPMENT | AIR for x in listed) else None


def whole_meant(scene: Scene, q: Quantity, last: Claim | None) -> Claim | None:
    """The losses that equipment goes on with: not the men of one day who were told beside the sum of the war, where
    there are fewer of them ("has lost 1,091,350 men, 860 of them in a day. It also lost 11,174 tanks")."""
    if last is None or last.kind != "losses" or last.amount is None or q.unit not in EQUIPMENT:
        return last
    if last.amount.unit != "person" or last.amount.high >= q.low:
        return last
    told = [c for c in scene.told[-_TOLD:] if c.kind == "losses" and c.side == last.side and c.amount is not None]
    return next((c for c in reversed(told) if c.amount and c.amount.unit == "person" and c.amount.low > q.low), last)
