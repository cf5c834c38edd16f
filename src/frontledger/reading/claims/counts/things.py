"""Other things counted: clashes and strikes, money given, shares of opinion, homes, goods, sizes."""

from __future__ import annotations

from ....nouns import Claim
from ...attribution import Attribution
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...named import RELAYS, kind_of
from ...sentences import subject_cases, verb_final, verb_first
from ..attacks.bare import EQUIPMENT, STRIKES
from ..attacks.whose_losses import whose
from ..frame import Scene, gap, nearest
from ..ground.paces import AREA, LENGTHS
from ..parts.where import places_of
from ..parts.whose import country_of, located, other_side, side_of
from ..series import attack_before, whose_count
from .asked import poll_named
from .frame import HOMES, NEAR, other_count
from .sums_meant import MONEY, giver_beside, money_before
from .things_meant import read_meant_thing

_GOODS = frozenset({"tonne", "ton", "kilowatt", "megawatt", "gigawatt", "barrel"})
"""Units of stores and of power."""
_WORTH = 14
"""Characters between a sum and a word for what a thing is worth."""
_REPELS = 24
"""Characters between who repels attacks and the verb."""
_BEHIND = 24
"""Characters between attacks and whose they are."""
_MANY = 100
"""Homes that no single strike hits, but is felt in."""
_HOUSES = frozenset({
    "building", "house", "family", "household", "school", "hospital", "customer", "user", "apartment",
})  # fmt: skip
"""Units of what is cut off from power or water."""


def read_thing(scene: Scene, q: Quantity) -> Claim | None:
    """Clashes and strikes, money given, opinion, the size of a base or a front: figures that say something of a war."""
    clause = scene.clause(q.start)
    if q.unit == "shell" and (cleared := read_meant_thing(scene, q)) is not None:
        return cleared  # the word for shells is one for mines too
    if q.unit in STRIKES:
        if q.high == 1:
            return None  # "a new attack" is no count
        if q.unit == "shell" and scene.events(*clause, "produced"):
            return None
        blows = scene.events(scene.start, scene.end, "strike_hit", "launch", "down")
        return _strikes(scene, q) if blows or q.unit not in {"site", "target"} else None
    if q.unit in MONEY:
        give = nearest(scene.events(scene.start, scene.end, "give", "cost"), q.start, q.end)
        if give is None and giver_beside(scene, q) is not None and money_before(scene, q) is not None:
            return other_count(scene, q, _giver(scene, q), None)
        return None if give is None or _a_price(scene, q) else other_count(scene, q, _giver(scene, q), give)
    if q.unit == "percent":
        poll = nearest(scene.events(*clause, "poll"), q.start, q.end) or poll_named(scene, q)
        rated = poll and scene.events(min(poll.start, scene.start), max(poll.end, scene.clause(q.start)[1]), "rating")
        subject = side_of(scene, q.start, Attribution(), after=True) or _people_of(scene) if rated else None
        return None if poll is None else other_count(scene, q, subject, poll)
    if q.unit in AREA | LENGTHS | EQUIPMENT:
        size = nearest(
            scene.events(*clause, *(("background",) if q.unit not in LENGTHS else ("width",))), q.start, q.end
        )
        if q.unit in EQUIPMENT and size is None:
            size = nearest(scene.events(scene.start, scene.end, "background", "give"), q.start, q.end)
        given = size is not None and size.id == "give"
        return None if size is None else other_count(scene, q, _giver(scene, q) if given else None, size)
    if q.unit == "settlement" or (q.unit in HOMES and not verb_final(scene.doc.language)):
        moved = [c for c in scene.events(*clause, "move_people") if not q.start <= c.start < q.end]
        left = nearest(moved, q.start, q.end) or _cut_off(scene, q)
        return read_meant_thing(scene, q) if left is None else other_count(scene, q, None, left)
    if q.unit in _HOUSES:
        cut = nearest(scene.events(q.end, min(clause[1], q.end + NEAR), "utilities", "move_people"), q.start, q.end)
        return read_meant_thing(scene, q) if cut is None else other_count(scene, q, None, cut)
    if q.unit in _GOODS:
        gone = nearest(scene.events(*clause, "destroyed", "lose", "casualties"), q.start, q.end)
        return read_meant_thing(scene, q) if gone is None else other_count(scene, q, _attacked_side(scene, q), gone)
    if q.unit == "alarm":
        return _alarms(scene, q)
    if q.unit == "body":  # given back: those found dead are losses
        return other_count(scene, q, None, None)
    return read_meant_thing(scene, q)


def _alarms(scene: Scene, q: Quantity) -> Claim | None:
    """Alarms of an air raid, several of them, where a place or a side of the war is named: a house has alarms too."""
    sirens = scene.events(scene.start, scene.end, "sirens")
    named = any(n.side in scene.doc.theatre.parties or n.place_id or n.kind == "region" for n in scene.names)
    told = (
        q.high > 1 and sirens and named and not scene.events(scene.start, scene.end, "accident", "festive", "condition")
    )
    return other_count(scene, q, None, sirens[0]) if told else None


def _cut_off(scene: Scene, q: Quantity) -> Cue | None:
    """The word for power or water that many homes are told with ("power was out to 58,000 homes")."""
    if q.unit not in HOMES or q.high < _MANY:
        return None
    a, b = scene.clause(q.start)
    near = scene.events(max(a, q.start - NEAR), min(b, q.end + NEAR), "utilities")
    return nearest([c for c in near if not q.start <= c.start < q.end], q.start, q.end)


def _a_price(scene: Scene, q: Quantity) -> bool:
    """Is a sum what a thing destroyed is worth ("hit a radar worth $5m"), a price on a market, or a bribe?"""
    a, b = scene.clause(q.start)
    if scene.events(a, b, "market"):
        return True
    worth = [c for c in scene.events(a, b, "worth") if gap(c.start, c.end, q.start, q.end) <= _WORTH]
    lost = scene.events(scene.start, scene.end, "destroyed", "down", "launch")
    if not worth or not lost or scene.events(a, b, "give"):
        return False
    costs = scene.events(a, b, "cost")
    return all(any(w.start < c.end and c.start < w.end for w in worth) for c in costs)


def _attacked_side(scene: Scene, q: Quantity) -> str | None:
    """Whose stores are lost: the side on whose ground the place is, else the home side."""
    place = places_of(scene, q.start, q.end)
    return country_of(scene.doc, place[0]) if place else scene.doc.theatre.home


def _people_of(scene: Scene) -> str | None:
    """The country of the person or side that a share of opinion is about."""
    return next((n.side for n in scene.names if n.side in scene.doc.theatre.parties), None)


def _strikes(scene: Scene, q: Quantity) -> Claim | None:
    """Clashes have no side, attacks repelled that of the attacker, strikes that of who strikes."""
    side: str | None = None
    if q.unit != "clash":
        said = whose_count(scene, q.start, q.end, None)
        teller = said.side if said.named else None
        repelled = scene.events(*scene.clause(q.start), "repel") or scene.events(*scene.part(q.start), "repel")
        does = bool(scene.events(*scene.clause(q.start), "launch", "assault", "shelled"))
        side = (
            (_who_repels(scene, q, repelled) or whose(scene, q) or _repelled(scene, q, repelled, teller))
            if repelled
            else side_of(scene, q.start, said, after=not does)
        )
        if side is None and q.unit in {"site", "target"}:
            carried = attack_before(scene, q.start)
            side = carried.side if carried else None
        if side == scene.doc.theatre.home and _on_ours(scene, q):
            side = scene.doc.theatre.attacker
        made = q.unit == "shell" and not (does or repelled or places_of(scene, q.start, q.end))
        if side is None and not made:
            side = scene.doc.theatre.attacker
    return other_count(scene, q, side, None)


def _on_ours(scene: Scene, q: Quantity) -> bool:
    """Are "our troops" named only behind the attacks, as those they are on ("53 attempts to push our troops back")?"""
    a, b = scene.clause(q.start)
    return (
        bool(scene.events(q.end, b, "we"))
        and not scene.events(a, q.start, "we")
        and not any(n.side == scene.doc.theatre.home for n in within(scene.doc.names, a, b))
    )


def _who_repels(scene: Scene, q: Quantity, cues: list[Cue]) -> str | None:
    """The other side than the one named last before the attacks that it repels, where verbs stand last
    ("ウクライナ軍が17回の攻撃を撃退した")."""
    named = [n for n in within(scene.doc.names, scene.clause(q.start)[0], q.start) if n.side and n.kind == "side"]
    if not verb_final(scene.doc.language) or not named or named[-1].adjective or min(cues).start < q.end:
        return None
    if min(cues).start >= scene.clause(q.start)[1]:
        return None  # "ロシア軍が32回の突撃を試み、うち29回を撃退した"
    acts = named[-1].case in subject_cases(scene.doc.language)
    return other_side(scene.doc, named[-1].side) if acts and named[-1].side in scene.doc.theatre.parties else None


def _repelled(scene: Scene, q: Quantity, cues: list[Cue], teller: str | None) -> str:
    """Whose attacks are repelled: the side named between the verb and their number ("擊退烏軍四次反擊"), right behind
    it, or the other one than who repels them, else than whose army tells of it; else the attacker's."""
    theatre = scene.doc.theatre
    verb = min(cues)
    first, last = verb.end, max(c.end for c in cues)
    between = [n for n in within(scene.doc.names, first, q.end + 1) if n.kind != "speaker"]
    named = [n.side for n in between if n.start >= last or n.end <= q.start]
    named = [s for s in named if s in theatre.parties] if last <= q.start else []
    if named and verb_first(scene.doc.language):  # "صد الأوكرانيون 57 هجوما": who repels stands behind the verb
        return other_side(scene.doc, named[-1])
    if not named and last <= q.start:
        a, b = scene.clause(q.start)
        behind = [n for n in within(scene.doc.names, q.end, b) if n.side in theatre.parties and _of_whom(scene, q, n)]
        if behind and behind[0].side:  # "отразили шесть атак штурмовых групп ВСУ"
            return behind[0].side
        who = [n for n in within(scene.doc.names, a, first) if n.kind == "side" and n.side in theatre.parties]
        if len(who) == 1 and who[0].side and gap(who[0].start, who[0].end, verb.start, verb.end) <= _REPELS:
            return other_side(scene.doc, who[0].side)
    if named and named[-1]:
        return named[-1]
    return other_side(scene.doc, teller) if teller in theatre.parties else theatre.attacker


def _of_whom(scene: Scene, q: Quantity, name: Name) -> bool:
    """Does a side behind attacks tell whose they are, with no preposition between ("атак групп ВСУ")?"""
    between = scene.doc.cues_in("positions", q.end, name.start, "prep")
    return name.kind == "side" and not between and gap(q.start, q.end, name.start, name.end) <= _BEHIND


def _giver(scene: Scene, q: Quantity) -> str | None:
    """Who gives, pays or got: the country or body named before the sum, else the first of the sentence; home, where
    nobody else is named than who only counts."""
    if (beside := giver_beside(scene, q)) is not None:
        return beside.side
    named = [
        n for n in scene.names if n.side is not None and n.kind in {"side", "country", "region", "speaker", "place"}
    ]
    named = [n for n in named if n.kind != "speaker" or kind_of(scene.doc, n) not in {*RELAYS, "institute"}]
    own = [n for n in named if n.id != scene.doc.theatre.home or n.kind == "speaker"]
    told = [n for n in own if not (n.kind in {"country", "place"} and located(scene.doc, n)) and n.case != "to"]
    own = told or own  # "has sent shells to Russia": who gets them does not give them
    before = [n for n in own if n.end <= q.start]
    some = before or own
    if not some and any(n.id == scene.doc.theatre.home and n.end <= q.start for n in named):
        return scene.doc.theatre.home
    return (some[-1].side if before else some[0].side) if some else None
