"""Things counted that no exact rule takes, where one word beside them tells what became of them.

"Shelling damaged 17 houses", "sappers have cleared nearly 2,000 mines", "23 million tonnes of grain have left the
ports", "2,935 violations of the truce", "14 villages came under fire". Not where it is planned or a sum of money.
"""

from __future__ import annotations

from ....nouns import Claim
from ...attribution import Attribution
from ...cues import Cue
from ...marks import Quantity
from ..frame import Scene, gap, nearest
from ..parts.where import places_of
from ..parts.whose import country_of, other_side, side_of
from .frame import other_count
from .sums_meant import MONEY

_BUILT = frozenset({
    "building", "house", "apartment", "school", "hospital", "bridge", "substation", "power_plant", "depot", "refinery",
    "airfield", "enterprise",
})  # fmt: skip
"""What is damaged."""
UNDER_FIRE = ("under_fire", "shelled", "launch")
"""What is told of settlements that are shot at."""
_MINES = frozenset({"mine", "explosive"})
_CARGO = frozenset({"tonne", "ton"})
_LOAD = 1000
"""Tonnes from which a load is one of a country."""
_NOT_SO = ("condition", "festive", "accident", "negation", "utilities", "move_people")
_NOT_SHIPPED = (*_NOT_SO, "cost", "give")
_REACH = 50
"""Characters between a figure and the word for what became of what it counts."""
_FEW = 3
_MANY_BREACHES = 10
_ALSO_MINES, _LEAST = frozenset({"minute", "shell"}), 50
"""Units whose word is one for mines too, and how many are cleared at least."""


def read_meant_thing(scene: Scene, q: Quantity) -> Claim | None:
    """What was damaged, cleared, shipped, broken or shelled."""
    told = _told_of(scene, q)
    if told is None or q.high < _FEW or scene.sentence.heading:
        return None
    guards = _NOT_SHIPPED if told.id == "cargo" else _NOT_SO
    if any(country_of(scene.doc, p) not in scene.doc.theatre.parties for p in places_of(scene, q.start, q.end)):
        return None  # what burnt or lies in a port far from the war
    others = [c for c in scene.events(*scene.clause(q.start), *guards) if not q.start <= c.start < q.end]  # "居民楼"
    if others or any(x.unit in MONEY for x in scene.quantities):
        return None
    return other_count(scene, q._replace(unit="mine") if told.id == "defuse" else q, _side(scene, q, told), told)


def _told_of(scene: Scene, q: Quantity) -> Cue | None:
    """The word for what became of what a figure counts."""
    if q.unit in _ALSO_MINES and q.high >= _LEAST:
        q = q._replace(unit="mine") if scene.events(*scene.clause(q.start), "defuse") else q
    if q.unit == "violation":
        return Cue(q.start, q.end, "breach") if q.high >= _MANY_BREACHES else None
    if q.unit in _CARGO and q.high < _LOAD:
        return None
    ids = (
        ("damage",) if q.unit in _BUILT else ("defuse",) if q.unit in _MINES else ("cargo",) if q.unit in _CARGO
        else UNDER_FIRE if q.unit == "settlement" else ()
    )  # fmt: skip
    told = nearest(scene.events(*scene.clause(q.start), *ids), q.start, q.end) if ids else None
    return told if told is not None and gap(told.start, told.end, q.start, q.end) <= _REACH else None


def _side(scene: Scene, q: Quantity, told: Cue) -> str | None:
    """Whose houses they are; who breaks a truce or shells; nobody's of what is shipped."""
    theatre = scene.doc.theatre
    if told.id == "cargo":
        return None
    place = places_of(scene, q.start, q.end)
    whose = country_of(scene.doc, place[0]) if place else None
    if told.id in {"damage", "defuse"}:
        return whose or theatre.home
    if whose in theatre.parties:
        return other_side(scene.doc, whose)
    side = side_of(scene, q.start, Attribution(), after=True)
    kinds = {n.kind for n in scene.names if n.side == side}  # "29 villages were shelled, governor X said"
    both = theatre.attacker in {n.side for n in scene.names}  # "UA says that RU shelled them"
    return side if side is not None and kinds != {"speaker"} and not both else theatre.attacker
