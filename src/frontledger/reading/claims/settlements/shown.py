"""Whose a place is by what is shown or seen of it: a map's colours, and nobody of a side there.

"On the map X is red": the attacker has taken it; "keeps it in the grey": contested. "There are no Russians in X": a
denial, of their capture where that was told right before, else that they hold it.
"""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...marks import Mark, Name
from ...named import kind_of
from ...sentences import verb_final
from ..frame import Scene, only
from ..parts.whose import country_of

_TROOPS = 4
"""Characters between a side's adjective and its soldiers."""
_LITTLE = 16
"""Letters of what else may stand in a clause that tells that nobody is there."""
_LATELY = 4
"""Claims back to the capture that "nobody is there" denies."""


def coloured(scene: Scene) -> list[Cue]:
    """The colour in which a map, or a body that draws one, shows a place."""
    colours = scene.events(scene.start, scene.end, "map_red", "map_grey")
    if not colours or not _of_a_map(scene):
        return []
    places = [n for n in scene.names if n.kind == "place" and n.side is None]
    if not places and not scene.events(scene.start, scene.end, "town"):
        return []
    return [Cue(c.start, c.end, "red" if c.id == "map_red" else "contested") for c in colours]


def in_the_grey(scene: Scene, cue: Cue) -> bool:
    """Does a word of holding only tell that a map keeps a place in the grey zone: no side is named with it?"""
    a, b = scene.clause(cue.start)
    if not scene.events(a, b, "map_grey"):
        return False
    sides = [n for n in within(scene.doc.names, a, b) if n.side in scene.doc.theatre.parties and n.kind == "side"]
    return not sides and not scene.events(a, b, "we", "own", "enemy", "troops", "forces")


def _of_a_map(scene: Scene) -> bool:
    """Does a sentence speak of a map, or name a body that draws one?"""
    if scene.events(scene.start, scene.end, "map_word"):
        return True
    return any(n.kind == "speaker" and kind_of(scene.doc, n) == "institute" for n in scene.names)


def nobody(scene: Scene) -> list[Cue]:
    """Words that tell that nobody of a side is in a place that is not its own, in a clause of little else."""
    out = []
    for c in scene.events(scene.start, scene.end, "nobody"):
        a, b = scene.clause(c.start)
        places = _towns(scene, c)
        side = absent(scene, c)
        if side is None or len(places) != 1 or country_of(scene.doc, places[0].id) == side.side:
            continue
        known: list[Mark] = [c, side, *places, *scene.events(a, b, "troops", "nobody", "locative", "town", "inside")]
        told = (min(k.start for k in known[:3]), max(k.end for k in known[:3]))
        told = told if verb_final(scene.doc.language) else (a, b)
        alone = not side.adjective or bool(scene.events(side.end, side.end + _TROOPS, "troops"))
        times = [t for t in within(scene.times, *told) if t.role == "since"]
        if not times and only(scene, told, known, _LITTLE if alone else _LITTLE // 2):
            out.append(Cue(c.start, c.end, "absent"))
    return out


def _towns(scene: Scene, cue: Cue) -> list[Name]:
    return [n for n in within(scene.doc.names, *scene.clause(cue.start)) if n.kind == "place" and n.side is None]


def only_town(scene: Scene, cue: Cue) -> Name:
    """The town in which nobody is."""
    return _towns(scene, cue)[0]


def absent(scene: Scene, cue: Cue) -> Name | None:
    """The one side, people or soldiers, of which nobody is there."""
    parties = scene.doc.theatre.parties
    named = [n for n in within(scene.doc.names, *scene.clause(cue.start)) if n.side in parties and n.kind == "side"]
    return named[0] if len(named) == 1 else None


def capture_denied(scene: Scene, place: tuple[str, ...], side: str | None) -> bool:
    """Does "nobody of it is there" deny the capture of a place by a side, told right before?"""
    told = [c for c in scene.told[-_LATELY:] if c.kind == "settlement_control" and c.place == place]
    return bool(told) and told[-1].side == side and (told[-1].extra.state, told[-1].modality) != ("held", "denied")
