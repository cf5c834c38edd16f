"""Where weapons are launched from, which is not where they fly to: "149 drones from Kursk and Millerovo"."""

from __future__ import annotations

from functools import lru_cache

from ....languages import load
from ....nouns import Claim
from ...doc import within
from ...marks import Name
from ...sentences import verb_final
from ..frame import Scene
from ..parts.where_named import list_of, tells_where
from .bare import AIR

_BESIDE = 2
"""Characters between "from" and the name of a place."""
_WORD = 4
"""Characters of a word for a direction between a name and the "from" behind it."""
_REACH = 60
"""Characters between the weapons, or the verb, and the place."""
_OPENS = 10
"""Characters of "from" at the beginning of a clause."""
_JOINED = 14
"""Characters between two places that weapons come from."""
_LENGTHS = frozenset({"km", "m", "mi"})
_PLACES = frozenset({"place", "region", "country"})


def launch_sites(scene: Scene) -> frozenset[int]:
    """Where the names begin that tell where the weapons of a sentence come from."""
    known: dict[int, frozenset[int]] = scene.doc.memo("launch_sites")
    if scene.start not in known:
        known[scene.start] = _sites(scene)
    return known[scene.start]


def _sites(scene: Scene) -> frozenset[int]:
    fired = scene.events(scene.start, scene.end, "launch") or any(q.unit in AIR for q in scene.quantities)
    endings = _endings(scene.doc.language)
    words = [(c.start, c.end) for c in scene.events(scene.start, scene.end, "fired_from")] if fired else []
    if not fired or not (words or endings):
        return frozenset()
    near = scene.events(scene.start, scene.end, "near")
    lengths = [q.end for q in scene.quantities if q.unit in _LENGTHS]
    words = [(a, b) for a, b in words if not any(c.start < a < c.end for c in near)]  # "بالقرب من"
    words = [(a, b) for a, b in words if not any(0 <= a - end <= _BESIDE for end in lengths)]  # "20 km from X"
    places = [n for n in scene.names if n.kind in _PLACES and tells_where(scene.doc, n)]
    out: set[int] = set()
    for n in places:
        after = any(x.start in out and _goes_on(scene, x.end, n.start) for x in places)
        if after or (_is_from(scene, n, words, endings) and _of_weapons(scene, n)):
            out |= {x.start for x in list_of(scene.doc, places, n)}
    return frozenset(out)


def _goes_on(scene: Scene, end: int, start: int) -> bool:
    """Does hardly more than a comma or an "and" part two places ("aus X und von der Krim", "de X, d'Y")?"""
    if not 0 <= start - end <= _JOINED or within(scene.doc.names, end, start):
        return False
    if "," not in scene.doc.text[end:start] and not scene.doc.cues_in("positions", end, start, "and"):
        return False
    return not scene.events(end, start, "near", "direction", "whereto")


def _is_from(scene: Scene, name: Name, words: list[tuple[int, int]], endings: tuple[str, ...]) -> bool:
    """Does a word beside a name, or its ending, tell that something comes from there?"""
    if not endings and not verb_final(scene.doc.language):
        return any(0 <= name.start - b <= _BESIDE for _, b in words)
    folded = scene.doc.folded
    ends = folded.endswith(endings, name.start, name.end) or folded.startswith(endings, name.end) if endings else False
    return ends or any(name.start < b <= name.end or 0 <= a - name.end <= _WORD for a, b in words)


def _of_weapons(scene: Scene, name: Name) -> bool:
    """Do weapons counted, or the verb that sends them, stand in the clause of a place: before it, or behind it where
    a place may stand before its verb?"""
    a, b = scene.clause(name.start)
    verbs = scene.events(a, b, "launch")
    off = scene.events(a, b, "sends_off") if _only_off(scene.doc.language) else verbs
    if verb_final(scene.doc.language) or not scene.doc.spaced:
        return any(0 <= c.start - name.end <= _REACH for c in off)
    if any(c.start - a <= _OPENS + _OPENS for c in scene.events(a, name.start, "fired_from")):
        led = scene.clauses_before(name.start)[:1]  # "136 drones, launched from X"
        a = led[0][0] if led and any(q.unit in AIR for q in within(scene.doc.quantities, *led[0])) else a
    arms = [q for q in within(scene.doc.quantities, a, b) if q.unit in AIR]
    ends = [*(q.end for q in arms), *(c.end for c in verbs)]
    opens = name.start - a <= _OPENS and any(0 <= c.start - name.end <= _REACH for c in verbs)  # "Z Krymu wystrzelono"
    return opens or any(0 <= name.start - end <= _REACH for end in ends)


def only_launched_from(scene: Scene, claim: Claim) -> bool:
    """Is the place of a claim named in its sentence only as one that weapons come from ("from X, Y and occupied
    Crimea")?"""
    sites = launch_sites(scene)
    named = [n.start for n in scene.names if n.id in claim.place] if sites else []
    return bool(named) and all(at in sites for at in named)


@lru_cache(maxsize=32)
def _endings(language: str) -> tuple[str, ...]:
    """Endings of names that tell where something comes from; none in most languages."""
    return tuple(load(language).table("names").get("whence_endings", ()))


@lru_cache(maxsize=32)
def _only_off(language: str) -> bool:
    """Has a language a "from" that is an "in" as well, so that only verbs of sending off tell which it is?"""
    return bool(load(language).table("events").get("sends_off"))
