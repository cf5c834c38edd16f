"""Records told without a superlative: what has had no like, and what nothing else has outdone.

"Nothing like it had been seen since January", "never this year have so many died in one strike", "they have had no
better month this year": a word for such or for better, a negation beside it, and since when or within which year.
"""

from __future__ import annotations

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...quantities import counted_by
from ..attacks.bare import AIR, EQUIPMENT
from ..frame import Scene
from .frame import Order, record_of
from .parts import GRAINS, RANKED, Since, against, grain_said, since

_ORDERS: dict[str, Order] = {
    "such": "largest",
    "so_many": "largest",
    "so_few": "smallest",
    "better": "largest",
    "poorer": "smallest",
}
_OF_WAR = ("kill", "gain", "lose", "launch", "casualties", "advance")
"""What is told of in a sentence without a figure before it."""
_OF_PEACE = ("festive", "vote", "accident")
_KINDS = ("attack", "harm", "assaults", "pace")
_NOUN = 24
"""Characters of what a word such as "such" stands before."""


def unmatched_of(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> Claim | None:
    """The record of what has no like, or no better, since a day or within a year."""
    if cue.id not in _ORDERS or scene.sentence.heading or scene.events(scene.start, scene.end, *_OF_PEACE):
        return None
    a, b = scene.clause(cue.start)
    never = scene.records(a, b, "never")
    date = since(scene, a, b)
    if not never or _counted(scene, a, b) or _overlaid(scene, cue) or _of_a_kind(scene, cue):
        return None
    if date is None and not scene.records(a, b, "yet"):
        return None
    if not (_better(scene, a, b, date) if cue.id in {"better", "poorer"} else _spoken_of(scene)):
        return None
    parts = [(cue.start, cue.end), (never[0].start, never[-1].end), *([date.span] if date else [])]
    reach = (min(x for x, _ in parts), max(y for _, y in parts))
    if any(x < reach[1] and reach[0] < y for x, y in taken):
        return None  # told by a superlative too
    grain = grain_said(scene, a, b)
    found = record_of(scene, cue, reach, "superlative", order=_ORDERS[cue.id], grain=grain, date=date)
    return found if found.extra.of != "other_quantity" else None


def _better(scene: Scene, a: int, b: int, date: Since | None) -> bool:
    """Is it a month or an attack that nothing has outdone, and no figure that is compared with that of a time?"""
    versus = against(scene, a, b)
    if versus is not None and (date is None or versus.start != date.span[0]):
        return False
    unit = grain_said(scene, a, b) is not None
    return _spoken_of(scene) and (unit or bool(scene.records(a, b, *_KINDS)))


def _spoken_of(scene: Scene) -> bool:
    """Is a figure that can be ranked told right before, or something of the war in the sentence itself?"""
    before = scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage
    told = scene.told_from(before.start if before is not None and near else scene.start)
    if any(c.kind in RANKED and c.amount is not None for c in told):
        return True
    return bool(scene.records(scene.start, scene.end, *_KINDS) or scene.events(scene.start, scene.end, *_OF_WAR))


def _counted(scene: Scene, a: int, b: int) -> bool:
    """Does the clause tell a figure of its own ("no more than 5 km since Monday")?"""
    return any(q.unit not in (None, *GRAINS) and q.high > 1 for q in within(scene.doc.quantities, a, b))


def _of_a_kind(scene: Scene, cue: Cue) -> bool:
    """Is it a sort of weapon that was not used ("no such missiles since May"), and no attack without its like?"""
    noun = scene.doc.text[cue.end : min(scene.end, cue.end + _NOUN)].strip()
    found = counted_by(noun, language=scene.doc.language) if cue.id == "such" and noun else None
    return found is not None and found.unit in AIR | EQUIPMENT


def _overlaid(scene: Scene, cue: Cue) -> bool:
    """Is a word for many a part of one for few ("so few")?"""
    return cue.id in {"such", "so_many"} and any(
        c.start == cue.start and c.end > cue.end for c in scene.records(cue.start, cue.end + 8, "so_few")
    )
