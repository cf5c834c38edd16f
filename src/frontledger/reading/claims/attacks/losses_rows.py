"""Rows of losses: equipment told with the men of a side, and what goes on with a count where nobody acts."""

from __future__ import annotations

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...sentences import verb_final
from ..frame import Scene
from ..parts.whose import other_side
from .whose_losses import whose

_POSSESSIVE = 3
"""Characters between a side and the word for its losses ("Russia's losses")."""


def same_fate(scene: Scene, q: Quantity, cue: Cue | None, carried: Claim | None) -> bool:
    """Is equipment told in one row with what a side lost before it in the sentence ("36,200 Russians killed, along with
    1,589 tanks destroyed"; "killed 240 Ukrainian soldiers and burned 31 tanks"), nobody else being named?

    Not what a side that lost something itself has destroyed ("lost 300 men and destroyed 12 tanks").
    """
    if cue is None or carried is None or not scene.part(q.start)[0] <= carried.span.start < q.start:
        return False
    others = [n for n in within(scene.doc.names, carried.span.end + _POSSESSIVE, q.end) if n.kind != "speaker"]
    if any(n.side in scene.doc.theatre.parties and n.side != carried.side for n in others):
        return False
    if whose(scene, q) is not None:
        return False
    speaker = scene.doc.theatre.speakers.get(carried.speaker)
    enemy_of = other_side(scene.doc, speaker.side) if speaker is not None else None
    other_words = ("we", "own") if enemy_of == carried.side else ("enemy", "we", "own")
    if scene.events(carried.span.end, q.end, *other_words):
        return False  # "12,350 men; 1,107 pieces of the enemy's equipment" are all the enemy's
    # who tells of the enemy's men "put out of action" goes on with what was destroyed of his
    beaten = carried.extra.what in {"killed", "wounded"} or enemy_of == carried.side
    if cue.start < carried.span.end or (cue.id == "destroyed" and beaten):
        return True
    theirs = scene.clause(cue.start) == scene.clause(carried.span.start) != scene.clause(q.start)
    return cue.id == "destroyed" and (theirs or cue.start > q.start) and not verb_final(scene.doc.language)


def nobody_acts(scene: Scene) -> bool:
    """Does a sentence name nobody who destroys ("11 tanks were destroyed as well"), so that it goes on with a count?"""
    sides = any(n.side in scene.doc.theatre.parties for n in scene.names if n.kind != "speaker")
    return not sides and not scene.events(scene.start, scene.end, "enemy", "we", "own")
