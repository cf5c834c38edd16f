"""Numbers of settlements taken, held or lost."""

from __future__ import annotations

from ....nouns import Claim, Detail, Period
from ...attribution import Attribution
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...sentences import verb_final
from ..counts.things_meant import UNDER_FIRE
from ..frame import Scene, amount_of, claimed, gap, make, nearest, span_of
from ..parts.when import when
from ..parts.when_resolved import as_of_statement
from ..parts.where import places_of
from ..parts.where_meant import meant_place
from ..parts.where_named import list_of, near_town, tells_where
from ..parts.whose import acts, country_of, favoured, located, other_side, own_side, side_of
from ..series import GROUND, before_it, whose_count
from .lists import led_by
from .sides import comes_under, own_ground, who_occupies
from .verbs import STATES, State, verbs_of

_TELLS = ("gain", "regain", "lose", "advance", "repel", "launch", "kill")
"""What a clause before a number tells of its own."""
_FELL = 3
"""Characters of an ending between a side and the verb."""
_OF = 5
"""Characters of an "of" between "troops" and the capital they are told by."""
_COUNTED = 2
"""Characters between a number and the word for what it counts."""


def struck_there(scene: Scene, q: Quantity) -> bool:
    """Are places counted where something struck, with no word for taking or losing them ("impacts at 17 places")?"""
    clause = scene.clause(q.start)
    return bool(scene.events(*clause, "strike_hit")) and not scene.events(*clause, *STATES)


def _cleaner(scene: Scene, q: Quantity, said: Attribution) -> str | None:
    """The side of who tells that villages were cleared, where their clause names nobody who did it."""
    named = [n for n in within(scene.doc.names, *scene.clause(q.start)) if n.side in scene.doc.theatre.parties]
    return None if named else own_side(scene.doc, said)


def read_settlement_count(scene: Scene, q: Quantity) -> Claim | None:
    """ "149 settlements": a number of places taken, held or lost."""
    if q.unit != "settlement" or q.ordinal or q.high == 0 or struck_there(scene, q):
        return None
    if any(c.start <= q.start < c.end for c in scene.events(*scene.clause(q.start), "towns")):
        return None  # "both villages fell": each is told of by its name
    if q.low == q.high == 1 and scene.events(*scene.clause(q.start), "negation"):
        return None  # "not a single village"
    states = [state for state in STATES if state not in {"take_over", "gain_of_it", "leave"}]
    cue = nearest(scene.events(*scene.clause(q.start), *states), q.start, q.end)
    returned = back_to(scene, scene.clause(q.start)) if cue is None else []
    if returned:
        cue = Cue(returned[0].start, returned[0].end, "regain")
    moved = [c for c in scene.events(*scene.clause(q.start), "move_people") if not q.start <= c.start < q.end]
    if cue is None and (moved or scene.events(*scene.clause(q.start), *UNDER_FIRE)):
        return None  # evacuated or shelled, not taken
    if cue is None:
        cue = nearest(scene.events(*scene.part(q.start), *states), q.start, q.end)
    cue = cue or nearest(
        [c for c in verbs_of(scene) if STATES[c.id] == "lost" and _in_clause(scene, c, q)], q.start, q.end
    )
    carried = before_it(scene, q.start, ("settlement_control",)) if cue is None else None
    if carried is not None:
        return _counted_again(scene, q, carried)
    if cue is None:
        return None
    if cue.id in {"driven_out", "lose"} and _people_driven(scene, cue):
        return None
    held = before_it(scene, q.start, (*GROUND, "area_total"))
    said = whose_count(
        scene, q.start, q.end, held if held is not None and held.span.start >= scene.start else _series(scene, q)
    )
    named = [n for n in within(scene.doc.names, q.end, min(scene.end, q.end + 40)) if n.kind == "place"]
    listed_ = [n for n in named if gap(n.start, n.end, q.start, q.end) <= 6]
    told: State = "taken" if cue.id in {"hold", "still_hold"} and comes_under(scene, cue) else STATES[cue.id]
    gainer = favoured(scene, *scene.part(q.start)) if told == "contested" else None  # "changed hands"
    usual = scene.doc.theatre.home if told == "retaken" else scene.doc.theatre.attacker
    cleaner = _cleaner(scene, q, said) if told == "cleared" else None
    side = gainer or _driver(scene, cue) or cleaner or _to_whom(scene, cue) or side_of(scene, cue.start, said)
    side = side or side_of(scene, cue.start, said, after=True)
    side = side or own_side(scene.doc, said) or usual
    state = own_ground(scene.doc, (listed_[0].id,) if listed_ else (), side, "taken" if gainer else told)
    place = where_counted(scene, q)
    place = tuple(p for p in place if p != side)  # "came into Russia's hands"
    whose = country_of(scene.doc, place[0]) if place else scene.doc.theatre.home
    side = who_occupies(scene, cue, side, whose or scene.doc.theatre.home)
    own = bool(place) and country_of(scene.doc, place[0]) == side
    if state == "retaken" and side == scene.doc.theatre.attacker and not listed_ and not own:
        state = "taken"
    return make(
        scene.doc, "settlement_control", span_of(scene.doc, (q.start, q.end)), said, side=side,
        place=place, amount=amount_of(q), modality=claimed(scene.doc, side, said), extra=Detail(state=state),
        time=when(scene, q.start, q.end, state=state == "held", held=state == "held")
        or _beside_verb(scene, q, cue, state)
        or (as_of_statement(scene) if state == "held" else None),
    )  # fmt: skip


def _series(scene: Scene, q: Quantity) -> Claim | None:
    """The number of places told right before, in the sentence or the one before it, that a number goes on with."""
    last, before = before_it(scene, q.start, ("settlement_control",)), scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage
    return last if last is not None and near and before is not None and last.span.start >= before.start else None


def _people_driven(scene: Scene, cue: Cue) -> bool:
    """Are those driven from places, or who lose them, their people ("residents were driven out of four villages")?"""
    a, b = scene.clause(cue.start)
    sides = [n for n in within(scene.doc.names, a, b) if n.side in scene.doc.theatre.parties]
    return bool(scene.events(a, b, "civilian")) and not sides and not scene.events(a, b, "troops", "forces", "we")


def _driver(scene: Scene, cue: Cue) -> str | None:
    """Who wins the places from which one side is driven, nobody else being named ("their troops were pushed out of four
    villages")."""
    ousted = scene.events(cue.start, cue.end, "ousted", "driven_out")
    if cue.id != "driven_out" and not any(c.start == cue.start for c in ousted):
        return None
    a, b = scene.clause(cue.start)
    driven = {n.side for n in within(scene.doc.names, a, b) if n.kind in {"side", "country"}}
    army = scene.events(a, b, "troops", "forces")  # "Wojska Kijowa", "the troops of Kyiv"
    seats = [n for n in within(scene.doc.names, a, b) if n.kind == "place" and n.side]
    driven |= {n.side for n in seats if acts(scene.doc, n) or any(0 <= n.start - c.end <= _OF for c in army)}
    driven &= set(scene.doc.theatre.parties)
    if len(driven) != 1 or scene.events(a, b, "enemy", "attackers"):
        return None
    return other_side(scene.doc, driven.pop())


def _to_whom(scene: Scene, cue: Cue) -> str | None:
    """The side that places fell to, right before the verb where verbs stand last ("4カ所がロシア軍に占領された")."""
    if not verb_final(scene.doc.language) or not any(
        c.start == cue.start for c in scene.events(cue.start, cue.end + 1, "fallen")
    ):
        return None
    named = within(scene.doc.names, scene.clause(cue.start)[0], cue.start)[-1:]
    return next((n.side for n in named if n.kind == "side" and n.case == "to" and cue.start - n.end <= _FELL), None)


def _beside_verb(scene: Scene, q: Quantity, cue: Cue, state: State) -> Period | None:
    """When places were taken or lost that another clause counts ("21 villages: that is what they took in July")."""
    if state == "held" or scene.clause(cue.start) == scene.clause(q.start):
        return None
    counted = within(scene.doc.quantities, *scene.clause(cue.start))
    return None if any(x.unit for x in counted) else when(scene, cue.start, cue.end)


def back_to(scene: Scene, clause: tuple[int, int]) -> list[Cue]:
    """The words that tell that places "went back to" a side that their clause names."""
    parties = scene.doc.theatre.parties
    sides = [n for n in within(scene.doc.names, *clause) if n.side in parties and n.kind in {"side", "country"}]
    return scene.events(*clause, "back_to") if sides else []


def where_counted(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """Where the villages lie that a sentence counts: in the region, or near the town, that it names or speaks of."""
    place = _region(scene, q) if _villages(scene) else places_of(scene, q.start, q.end)
    place = place if _said_here(scene, q, place) else ()
    # "X, Y and Z: these three villages": they are those counted
    return () if set(place) & {n.id for n in led_by(scene, q.start)} or _of_a_part(scene, q, place) else place


def _of_a_part(scene: Scene, q: Quantity, place: tuple[str, ...]) -> bool:
    """Is a place named only where some of those counted lie ("23 villages, 14 of them in Donetsk")?"""
    after = scene.clause_after(q.start)
    named = [n for n in scene.names if set(n.ids or (n.id,)) & set(place)]
    part = scene.events(*after, "part_of_them") if after is not None else []
    return bool(named and part) and all(n.start > part[0].start for n in named)


def _said_here(scene: Scene, q: Quantity, place: tuple[str, ...]) -> bool:
    """Does the sentence name the place, or a word in it stand for one that is none of the villages counted?"""
    if {i for n in scene.names for i in (n.ids or (n.id,))} & set(place):
        return True
    words = scene.events(scene.start, scene.end, "town", "there", "capital", "home_land", "region_meant")
    asked = scene.events(scene.start, scene.end, "how_many")  # "how many villages": those counted
    words = [c for c in words if not any(gap(c.start, c.end, x.start, x.end) <= _COUNTED for x in asked)]
    return any(c.id != "town" or gap(c.start, c.end, q.start, q.end) > _COUNTED for c in words)


def _in_clause(scene: Scene, cue: Cue, q: Quantity) -> bool:
    return scene.clause(cue.start) == scene.clause(q.start)


def _counted_again(scene: Scene, q: Quantity, last: Claim) -> Claim:
    """ "For the same period it counted 130 settlements": another value for a number told before."""
    return make(
        scene.doc, "settlement_control", span_of(scene.doc, (q.start, q.end)), whose_count(scene, q.start, q.end, None),
        side=last.side, time=when(scene, q.start, q.end, carried=last), amount=amount_of(q), extra=last.extra,
    )  # fmt: skip


def _region(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """Where villages lie that are named beside their number: the region, or the town that they are near or towards."""
    clause = scene.clause(q.start)
    a = min([clause[0], *(x for x, y in scene.clauses_before(q.start) if not scene.events(x, y, *_TELLS))])
    villages = _villages(scene)
    named = [n for n in within(scene.doc.names, a, clause[1]) if n not in villages and tells_where(scene.doc, n)]
    named = [n for n in named if n.kind == "region"] or [n for n in named if n.kind == "place"]
    if named:
        return tuple(dict.fromkeys(i for n in list_of(scene.doc, named, named[0]) for i in (n.ids or (n.id,))))
    place = meant_place(scene, *clause)
    near = scene.events(*clause, "near")
    around = [c for c in scene.events(*clause, "town") if any(0 <= c.start - n.end <= 1 for n in near)]
    there = scene.events(*clause, "there")
    return (place,) if place and (around or there or scene.doc.theatre.is_region(place)) else ()


def _villages(scene: Scene) -> list[Name]:
    """The towns and villages a sentence names: those counted, not where they are or what they are near."""
    towns = [n for n in scene.names if n.kind == "place" and n.side is None and not located(scene.doc, n)]
    return [n for n in towns if not near_town(scene, n)]
