"""Who shot weapons down, where the subject tells it: they were the other side's ("Russia downed 92 drones")."""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...quantities import counted_by
from ...sentences import verb_final, verb_first
from ..frame import Scene
from ..parts.whose import located, other_side

_OF = 3
"""Characters of "of" before a name, and between an adjective and the air defence it belongs to."""
_FORCE = 28
"""Characters beside a side's adjective in which its air defence is named."""
_LED = 60
"""Characters before the clause of a verb in which it is told who says it ("Moscow, for its part, said it …")."""
_NOUN = 24
"""Characters of a noun for weapons behind a name."""
_WEAPONS = frozenset({"drone", "missile", "bomb"})
_OWNED = frozenset({"of", "from", "object", "to"})
"""Cases of a name that is no subject."""


def shot_down_from(scene: Scene, q: Quantity, cue: Cue) -> str | None:
    """Whose weapons those shot down were: not those of the one side named as who does it, before the verb, right behind
    it, or behind "by"."""
    a, b = scene.clause(cue.start)
    named = _parties(scene, a, b)
    if not named and scene.doc.cues_in("attribution", max(scene.part(a)[0], a - _LED), cue.start, "say"):
        a = max(scene.part(a)[0], a - _LED)
        named = _parties(scene, a, cue.start)
    attacks = scene.records(a, min(b, max(cue.end, q.end)), "attack")
    attacks = [c for c in attacks if not q.start <= c.start < q.end]
    if cue.id != "down" or attacks or scene.events(a, b, "launch", "strike_hit", "attacker_arms", "home_arms"):
        return None
    sides = {n.side for n in named}
    if len(sides) != 1 or not all(_acts(scene, n, q, cue) for n in named[:1]):
        return None
    return other_side(scene.doc, named[0].side) if named[0].side else None


def _parties(scene: Scene, a: int, b: int) -> list[Name]:
    """The fighting sides named in a stretch."""
    named = [n for n in within(scene.doc.names, a, b) if n.kind in {"country", "side", "place"}]
    return [n for n in named if n.side in scene.doc.theatre.parties]


def _acts(scene: Scene, name: Name, q: Quantity, cue: Cue) -> bool:
    """Is a name that of who shoots down?"""
    if name.case in _OWNED or located(scene.doc, name) or q.start <= name.start < q.end:
        return False
    armed = scene.doc.text[name.end : name.end + _NOUN].lstrip()
    noun = counted_by(armed, language=scene.doc.language) if armed[:1].isalpha() else None
    if noun is not None and noun.unit in _WEAPONS:
        return False  # "烏克蘭無人機遭擊落48架"
    if scene.events(max(scene.start, name.start - _OF), name.start, "of", "origin"):
        return bool(_defence(scene, name))
    if name.kind == "side" and name.adjective and not _defence(scene, name):
        return False
    if name.end <= cue.start and scene.doc.cues_in("positions", name.end, cue.start, "and"):
        return False  # "Russia attacked again, and 41 were downed"
    if name.end <= cue.start:
        owner = 0 <= q.start - name.end <= _OF and q.end <= cue.start and not verb_final(scene.doc.language)
        return not owner  # "Russia's 92 drones were downed"
    if name.start < cue.end:
        return False
    behind = verb_first(scene.doc.language) and 0 <= name.start - cue.end <= 1
    return behind or any(name.start - c.end <= 1 for c in scene.events(cue.end, name.start, "agent"))


def _defence(scene: Scene, name: Name) -> list[Cue]:
    """The air defence that a name or an adjective stands beside."""
    a, b = max(scene.start, name.start - _FORCE), min(scene.end, name.end + _FORCE)
    found = scene.events(a, b, "air_defence")
    return [c for c in found if 0 <= c.start - name.end <= _OF or 0 <= name.start - c.end <= _OF]
