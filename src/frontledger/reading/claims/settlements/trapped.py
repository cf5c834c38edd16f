"""Whose troops are told to be surrounded: "the Russian garrison in X", "X的俄軍"."""

from __future__ import annotations

from ....nouns import Modality
from ...attribution import Attribution
from ...doc import within
from ...marks import Name
from ...sentences import verb_final, verb_first
from ..frame import Scene, gap, only
from ..parts.where_named import near_town
from ..parts.whose import located, other_side

_TROOPS = 20
"""Characters between a side's adjective and the troops that it is of."""
_IN = 24
"""Characters between troops and the place that they are in: "in the region of"."""
_ARTICLES = 2
"""Letters of other words between them."""
_OF = 4
"""Characters of a particle between a place and the troops behind it."""


def rings_whom(scene: Scene, clause: tuple[int, int], place: str, said: Attribution, modality: Modality) -> str | None:
    """The side that has a ring around troops, where the clause tells whose they are, or where one's own are denied to
    be in it; None where it tells neither."""
    parties = scene.doc.theatre.parties
    sides = [n for n in within(scene.doc.names, *clause) if n.kind == "side" and n.side in parties]
    for where in [n for n in within(scene.doc.names, *clause) if place in (n.id, *n.ids)]:
        trapped = [n for n in sides if _are_in(scene, n, where)]
        if trapped:
            return other_side(scene.doc, trapped[-1].side)
    return other_side(scene.doc, said.side) if modality == "denied" and said.side in parties else None


def _are_in(scene: Scene, side: Name, where: Name) -> bool:
    """Do a side's troops and the place that they are in stand in one run?"""
    doc = scene.doc
    final = verb_final(doc.language) or not doc.spaced
    if final or doc.text[where.start].islower():  # "库皮扬斯克的俄军", "a kupjanszki orosz helyőrséget"
        of = where.case in {"of", "place"} or not final or scene.events(where.end, side.start, "of")
        return bool(of) and 0 <= side.start - where.end <= _OF and not near_town(scene, where)
    troops = scene.events(max(scene.start, side.start - _TROOPS), side.end + _TROOPS, "troops", "forces")
    troops = [t for t in troops if gap(t.start, t.end, side.start, side.end) <= 1]
    if (side.adjective or verb_first(doc.language)) and not troops:
        return False  # where verbs stand first, a people behind one is what acts
    end = max([side.end, *(t.end for t in troops)])
    if not 0 <= where.start - end <= _IN or near_town(scene, where):
        return False
    if verb_first(doc.language) and not scene.events(end, where.start, "of", "locative"):
        return False  # "طوقت القوات الروسية ليمان": verb, who surrounds, and what
    prepositions = scene.events(end, where.start, "of", "locative", "region_word", "town", "place_noun")
    return only(scene, (end, where.start), prepositions, _ARTICLES) and (
        where.start - end <= 1 or located(doc, where) or bool(prepositions)
    )
