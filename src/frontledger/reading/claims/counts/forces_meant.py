"""Forces that no word gathers: what a number of men of an army can only mean where nothing becomes of them.

"Some 470,000 Russian soldiers in Ukraine"; "the Russian grouping runs to 35,000 men": they are there. Who is killed,
taken, exchanged, moved, met, asked or gathered in peace is told with a word of its own.
"""

from __future__ import annotations

from ...attribution import attribute
from ...doc import within
from ...marks import Quantity
from ...questions import question_before
from ...sentences import verb_final
from ..again import alone
from ..attacks.bare import EQUIPMENT
from ..attacks.losses_meant import harm_behind
from ..attacks.whose_losses import whose
from ..attacks.whose_men import of_an_ally
from ..frame import Scene, gap
from ..parts.where import places_of
from ..parts.whose import country_of, located, other_side
from ..series import before_it

_NOT_THERE = (
    "kill", "wound", "casualties", "capture_people", "exchange", "civilian", "festive", "vote", "poll", "meet_people",
    "destroyed", "accident", "give", "cost", "utilities", "killed_and_wounded", "repel",
)  # fmt: skip
"""What else people are told of."""
_ARMED = ("troops", "forces", "front_line", "whole_front", "own", "we", "enemy", "direction")
"""What is told of men of an army, wherever they are."""
_CROWD, _ARMY = 50, 1000
"""Men who are a force where they are counted as such, and where the unit is left out."""
_HANDFUL = 5
_OPPOSITE, _OWN = 40, 48
"""Characters between a word for facing somebody and the men who do, and of a clause that tells whom they face."""
_LEFT = ("left", "still", "hold_out", "still_hold")
_NOT_LEFT = ("condition", "surround", "denial")
_BEFORE = 12
"""Characters between an army and the number that counts it, where nouns stand before their figures."""


def stands_there(scene: Scene, q: Quantity) -> bool:
    """Is a number of men of an army told with nothing that becomes of them?"""
    clause = scene.clause(q.start)
    if q.high < _CROWD or q.per or scene.sentence.heading or scene.events(*clause, *_NOT_THERE):
        return False
    if harm_behind(scene, q) is not None:
        return False
    if not scene.events(*clause, *_ARMED) and (_abroad(scene, clause) or _nowhere(scene, q, clause)):
        return False  # "90,000 Ukrainians live in Ireland", "50,000 Ukrainians pay taxes"
    return whose(scene, q) is not None or _an_army(scene, q) or bool(scene.events(*clause, "whole_front"))


def left_there(scene: Scene, q: Quantity) -> bool:
    """Are men of an army told to be left, or to hold out, in a place that is not their own ("some 40 Russians are left
    in Kupiansk")? They are no residents, and few may be told of."""
    clause = scene.clause(q.start)
    if q.unit != "person" or q.high < _HANDFUL or q.per or scene.events(*clause, *_NOT_THERE, *_NOT_LEFT):
        return False
    side = whose(scene, q) or people_before(scene, q)
    place = places_of(scene, q.start, q.end)
    men = bool(scene.events(q.start, q.end + 1, "troops"))
    ground = country_of(scene.doc, place[0]) if place else None
    foreign = side is not None and ground in scene.doc.theatre.parties and side != ground
    return side in scene.doc.theatre.parties and (foreign or men) and bool(scene.events(*clause, *_LEFT))


def people_before(scene: Scene, q: Quantity) -> str | None:
    """The people named as subject right before a bare number of them ("城內殘餘俄軍只剩約20人")."""
    named = within(scene.doc.names, max(scene.clause(q.start)[0], q.start - _BEFORE), q.start)
    return named[-1].side if named and named[-1].kind == "side" and not named[-1].adjective else None


def _abroad(scene: Scene, clause: tuple[int, int]) -> bool:
    """Does a clause tell of something in a country, or a union of such, that does not fight?"""
    lands = [n for n in within(scene.doc.names, *clause) if n.kind in {"country", "side"} and not n.adjective]
    return any(n.side not in scene.doc.theatre.parties and located(scene.doc, n) for n in lands)


def _nowhere(scene: Scene, q: Quantity, clause: tuple[int, int]) -> bool:
    """Are the people of a country counted where no place of the war is named: those at home anywhere, the attacker's
    in a country that does not fight?"""
    doc = scene.doc
    beside = within(doc.names, *clause)
    counted = [n.side for n in beside if q.start <= n.start <= q.end + 1 and n.kind == "side"]
    local = [n for n in beside if n.kind in {"place", "region", "country"} and not n.adjective]
    lands = {country_of(doc, n.id, n.place_id) for n in local if not q.start <= n.start <= q.end + 1}
    home = counted[:1] == [doc.theatre.home]
    return bool(counted) and lands.isdisjoint(doc.theatre.parties) and (home or bool(lands))


def men_meant(scene: Scene, q: Quantity, a: int, b: int) -> bool:
    """Does a bare figure count the soldiers of its clause ("puts the Russian soldiers there at 50,000")?"""
    if q.unit is not None or q.ordinal or q.high < _ARMY or scene.doc.cues_in("subjects", a, b, "army_size"):
        return False
    if scene.events(a, b, "killed_and_wounded"):
        return False
    others = [x for x in within(scene.doc.quantities, a, b) if x is not q]
    gathered = scene.events(a, b, "mass") and any(n.side in scene.doc.theatre.parties for n in scene.names)
    spread = scene.events(a, b, "whole_front") and not scene.events(a, b, *_NOT_THERE, "gain", "lose", "launch")
    told = scene.events(a, b, "troops") or (gathered and not scene.events(a, b, *_NOT_THERE)) or spread
    return not others and bool(told) and _followed_by_nothing(scene, q) and not _of_the_lost(scene)


def they_number(scene: Scene, q: Quantity, a: int, b: int) -> bool:
    """Is a number of thousands all that a short clause tells of a side ("the Russians are 20,000", "we are barely
    6,000"), where nothing was told right before that it could go on with?"""
    few = scene.men_there and q.unit == "person"  # "Russians inside X: some 150"
    if q.unit not in {None, "person"} or q.ordinal or q.per or scene.sentence.heading or (q.high < _ARMY and not few):
        return False
    sides = [n for n in within(scene.doc.names, a, b) if n.kind == "side" and n.side in scene.doc.theatre.parties]
    meant = sides or scene.events(a, b, "we", "enemy") or (scene.told_from(scene.start) == [] and of_an_ally(scene, q))
    if not meant or scene.events(a, b, *_NOT_THERE, "gain", "lose", "launch"):
        return False
    if any(x.unit in EQUIPMENT for x in scene.quantities):
        return False  # men told in one list with tanks
    people = [n for n in sides if q.start <= n.start <= q.end + 1]
    if people and not few and not scene.events(a, b, *_ARMED) and _nowhere(scene, q, (a, b)):
        return False  # "some 120,000 Ukrainians got visas"
    told = before_it(scene, q.start, ("losses", "air_attack", "other_quantity", "area_total", "area_change"))
    return (few or (told is None and alone(scene, q, a, b))) and not _of_the_lost(scene)


def _of_the_lost(scene: Scene) -> bool:
    """Does a sentence answer a question for the dead, the wounded or the losses?"""
    question = question_before(scene.doc, scene.sentence)
    return question is not None and bool(scene.events(question.start, question.end, "casualties", "kill", "wound"))


def faced(scene: Scene, q: Quantity) -> str | None:
    """The side of men who are told to face others ("against them, 20,000"), or of those whom they face ("his two
    hundred, and opposite nearly 3,000"); None where a figure counts neither."""
    if not scene.events(scene.start, scene.end, "facing") or q.unit not in {None, "person"} or q.ordinal or q.per:
        return None
    a, b = scene.clause(q.start)
    if q.high < _CROWD or scene.events(a, b, *_NOT_THERE, "gain", "lose", "launch", "advance"):
        return None
    theatre, after = scene.doc.theatre, scene.clause_after(q.start)
    led = scene.clauses_before(q.start)[:1]
    if led and led[0][1] - led[0][0] <= _OPPOSITE and not within(scene.doc.quantities, *led[0]):
        a = led[0][0]  # "Facing them, 20,000"
    sides = [n for n in within(scene.doc.names, a, b) if n.kind == "side" and n.side in theatre.parties]
    own = attribute(scene.doc, q.start, q.end).side
    enemy = other_side(scene.doc, own if own in theatre.parties else theatre.home)
    alone = q.unit is not None or _followed_by_nothing(scene, q)
    facing = [c for c in scene.events(a, b, "facing") if gap(c.start, c.end, q.start, q.end) <= _OPPOSITE]
    if alone and facing:
        named = sides[0].side if sides else enemy
        return whose(scene, q) or named
    if after is None or b - q.end > _BEFORE or b - a > _OWN or not scene.events(*after, "facing"):
        return None
    if all(x.unit not in {None, "person"} for x in within(scene.doc.quantities, *after)):
        return None
    return whose(scene, q) or (sides[0].side if sides else other_side(scene.doc, enemy))


def army_of(scene: Scene, q: Quantity) -> str | None:
    """The side named right beside a word for troops before a figure ("le truppe russe … sono circa settecentomila")."""
    a = scene.clause(q.start)[0]
    troops = scene.events(a, q.start, "troops", "forces")
    named = [n for n in within(scene.doc.names, a, q.start) if n.kind == "side"]
    beside = [n for n in named if any(gap(c.start, c.end, n.start, n.end) <= 1 for c in troops)]
    return beside[-1].side if beside else _whose_men(scene, q, a)


def _whose_men(scene: Scene, q: Quantity, a: int) -> str | None:
    """The one country whose men a figure counts, where verbs stand last and whose they are opens the clause
    ("Ukrayna'nın orada 40 bin askeri var")."""
    named = [n for n in within(scene.doc.names, a, q.start) if n.side in scene.doc.theatre.parties]
    own = verb_final(scene.doc.language) and len(named) == 1 and named[0].case == "of"
    return named[0].side if own and scene.events(q.start, q.end, "troops") else None


def _an_army(scene: Scene, q: Quantity) -> bool:
    """Are troops or an army of a country named in the clause, before the figure or right behind it?"""
    a, b = scene.clause(q.start)
    troops = [c for c in scene.events(a, b, "troops", "forces") if c.end <= q.start or q.start <= c.start]
    named = [n for n in within(scene.doc.names, a, b) if n.kind == "side"]
    near = [n for n in named if 0 <= q.start - n.end <= _BEFORE]
    return bool(near) or bool(troops and named)


def _followed_by_nothing(scene: Scene, q: Quantity) -> bool:
    """Does no noun follow that the figure could count?"""
    rest = scene.doc.text[q.end : scene.clause(q.start)[1]].strip(" .,;:!»”\"'")
    words = scene.events(q.end, scene.clause(q.start)[1], "locative", "figure_word", "near", "troops", "whole_front")
    return not rest or any(c.start - q.end <= 1 for c in words)
