"""Where weapons fly to that are told of without a word of place beside their figure."""

from __future__ import annotations

from ...doc import within
from ...marks import Quantity
from ...sentences import verb_final
from ..frame import Scene
from ..parts.where import places_of
from ..parts.where_meant import meant_place
from ..parts.whose import other_side
from .launched_from import launch_sites

_GOAL, _ACTS = frozenset({"object", "to"}), frozenset({"subject", "topic", "of"})
"""Cases of what something is done to, and of who does it."""
_SAID = 12
"""Characters from a country to the verb of what it says."""


def target_of(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """Where weapons fly to: not where they were launched from ("випустили по столиці з Брянщини")."""
    sites = launch_sites(scene)
    found = places_of(scene, q.start, q.end, but=sites)
    if sites:
        left = {i for n in scene.names if n.start in sites for i in (n.id, *n.ids)}
        found = tuple(p for p in found if p not in left)
    if verb_final(scene.doc.language):
        return found
    if found == (scene.doc.theatre.attacker,) and _by_the_attacker(scene, q):
        return (scene.doc.theatre.home,)
    meant = meant_place(scene, *scene.clause(q.start)) if sites and not found else None
    return (meant,) if meant and not any(n.start in sites and n.id == meant for n in scene.names) else found


def _by_the_attacker(scene: Scene, q: Quantity) -> bool:
    """Does the attacker, whose name stands right before "the country", attack that ("griff Russland das Land … an")?"""
    clause = scene.clause(q.start)
    country = scene.events(*clause, "home_land")
    named = [n for n in within(scene.doc.names, *clause) if n.kind in {"country", "side"}] if country else []
    return len(named) == 1 and any(c.start - named[0].end == 1 for c in country)


def aimed_at(scene: Scene, q: Quantity, side: str) -> tuple[str, ...]:
    """Where weapons fly that no word of place tells: the country, or its capital, that an attack is told to be on
    ("attacked Ukraine with 120 drones", "Kijevet támadta"). Who only tells of it is no target."""
    a, b = scene.clause(q.start)
    for n in within(scene.doc.names, a, b):
        target = n.kind == "country" or (n.kind == "place" and n.case in _GOAL)
        if not target or n.adjective or n.side != other_side(scene.doc, side) or n.case in _ACTS:
            continue
        if not scene.doc.cues_in("attribution", n.end, min(b, n.end + _SAID), "say"):
            return (n.id,)
    return ()
