"""Figures that leave out their unit: what they count is told by the words or the figures beside them."""

from __future__ import annotations

import re

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...quantities import counted_by
from ...sentences import verb_final
from ..classified import counted_alike, counts_by, named_apart
from ..frame import Scene, gap, nearest
from ..series import before_it
from .bare_behind import more_sites, no_shells, noun_before, number_of, unit_behind
from .bare_sectors import fought_there, may_be_of_them
from .in_order import as_many_at_least, former_or_latter, in_order, sorted_out

AIR = frozenset({"drone", "missile", "bomb"})
EQUIPMENT = frozenset({"tank", "vehicle", "artillery", "aircraft", "helicopter", "ship", "system", "radar"})
JOINED = 24
"""Characters between a figure and a verb that stand in one span."""
STRIKES = frozenset({"strike", "attack", "clash", "shell", "target", "site"})
_LOSSES, _MANY = 48, 1000
"""Characters between a bare figure and the word for losses, and how many are people ("losses of 1.2 million")."""
_FRONTED = ("launch", "down", "strike_hit", "repel")
"""What is done with weapons and attacks that are named before their figure."""
_NOUN, _WORDS = 40, 30
"""Characters of a noun with its adjectives, and words back that "them" may stand for."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_WHOLE = 30
"""Characters between "of" and the number of people of whom some are left."""
_OPENS, _SHORT = 8, 60
"""Characters of a clause before the figure that opens it, and of a clause that tells of it alone."""
_OF_OTHERS = (
    "kill",
    "wound",
    "civilian",
    "move_people",
    "utilities",
    "destroyed",
    "troops",
    "capture_people",
    "casualties",
)
"""What is told of people and houses, not of drones."""
_NEAR = 14
"""Characters between a bare figure and the word that tells what it counts."""


def with_unit(scene: Scene, q: Quantity) -> Quantity:
    """A bare figure with its unit.

    "67 of 79 drones", "of which 39 were shot down" and "including 950 over the past day" take that of the figure they
    are part of, "an average of 1,523 a day" that of the sum before it; who is killed or wounded is a person.
    """
    if q.unit == "unit" and q.low >= _MANY and scene.events(*scene.clause(q.start), "casualties"):
        return q._replace(unit="person")  # "losses near 500,000 units"
    if q.unit == "shell" and any(x.unit in AIR for x in scene.quantities) and no_shells(scene, q):
        return q._replace(unit="missile")
    q = sorted_out(scene, q)
    if q.unit == "person" and scene.doc.may_hold("events", q.start, q.end, "down"):
        gone = [c for c in scene.events(q.start, scene.end, "down") if c.start < q.end < c.end]
        if gone:  # "22 disappeared from radar": no people
            q = q._replace(unit=None, end=gone[0].start - 1)
    if (
        q.unit in {None, "person"}
        and not q.ordinal
        and (unit := in_order(scene, q) or _of_the_weapons(scene, q)) is not None
    ):
        return q._replace(unit=unit)
    of_them = scene.events(max(scene.start, q.start - _NEAR), q.start, "part_of_them") if q.unit == "region" else []
    if any(q.start - c.end <= 1 for c in of_them):
        q = q._replace(unit=None)  # "közülük 21 Belgorod megye felett": some of them there
    own = [c for c in scene.events(q.start, q.end, "part_of_them") if q.start < c.start] if q.unit == "region" else []
    if own:
        q = q._replace(unit=None, end=own[0].start, hedge="none")  # "21'i Belgorod bölgesi üzerinde"
    if q.unit is not None and may_be_of_them(scene, q) and (unit := fought_there(scene, q)) is not None:
        return q._replace(unit=unit)
    if q.ordinal or q.unit is not None or any(t.start < q.end and q.start < t.end for t in scene.times):
        return q
    a, b = scene.clause(q.start)
    unit = (
        noun_before(scene, q)
        or number_of(scene, q)
        or more_sites(scene, q)
        or in_order(scene, q)
        or former_or_latter(scene, q)
        or _part_of(scene, q, a, b)
        or _more_of_them(scene, q, a, b)
        or _rest_of_them(scene, q, a, b)
        or _same_as_before(scene, q, a, b)
        or _who_are_left(scene, q, a, b)
        or fought_there(scene, q)
        or unit_behind(scene, q)
    )
    counted = counts_by(scene, q)
    unit = unit or named_apart(scene, q)
    if unit in counted & AIR and noun_before(scene, q) is None:
        unit = counted_alike(scene, q) or unit  # "502架無人機和24枚飛彈，其中430架": drones
    if unit is not None and (unit in counted or not counted & AIR):
        return q._replace(unit=unit)
    blows = (_fought(scene, q, a) or counted_alike(scene, q)) if counted & STRIKES else None
    if blows in counted & STRIKES:
        return q._replace(unit=blows)  # "17日の戦闘は178回、うちX方面が52回"
    named = _named_before(scene, a, q.start) if len(counted & AIR) > 1 else None
    if named in counted:
        return q._replace(unit=named)  # "弾道ミサイルなどあわせて71発", "擊落的無人機計53架"
    if counted & AIR:  # "其中95架被防空部隊擊落": no people
        told = before_it(scene, q.start, ("air_attack", "losses"))
        known = counted_alike(scene, q) or (told.amount.unit if told is not None and told.amount is not None else None)
        one = next(iter(counted & AIR)) if len(counted & AIR) == 1 else None
        return q._replace(unit=known) if known in counted else q if one is None else q._replace(unit=one)
    troops = scene.events(a, b, "troops", "kill", "wound", "civilian") if scene.events(a, b, "the_count") else []
    if troops or any(c.start - q.end <= 5 for c in scene.events(q.end, min(b, q.end + 24), "own", "we")):
        return q._replace(unit="person")  # "the number of soldiers (the death toll) has grown to 170", "700 of his men"
    people = [n for n in within(scene.doc.names, q.end, min(b, q.end + _NOUN)) if n.kind == "side"]
    if (
        people
        and people[0].start - q.end <= 1
        and scene.events(a, b, "mass", "casualties", "capture_people", "exchange", "move_people")
    ):
        return q._replace(unit="person", end=people[0].end)  # "11 bin Kuzey Koreli savaşıyor"
    if q.low >= _MANY and scene.events(a, b, "killed_and_wounded") and not _others(scene, q, a, b):
        return q._replace(unit="person")  # "of killed and wounded, the staff counted 48,240"
    cue = _beside(scene, q, a, b)
    if cue is None and _of_a_trade(scene, q, b):
        return q._replace(unit="person")
    if cue is None:
        lost = [c for c in scene.events(a, b, "casualties") if gap(c.start, c.end, q.start, q.end) <= _LOSSES]
        lost = [c for c in lost if not another(c, q, scene.quantities)]
        return q._replace(unit="person") if lost and q.low >= _MANY else q
    if cue.id == "strike_hit" and "site" in counted:
        return q._replace(unit="site")  # "21機が7カ所に着弾": a count of places, no drones
    last = before_it(scene, q.start, ("air_attack", "losses") if scene.told_from(scene.start) else ("air_attack",))
    shot = last is not None and last.span.start >= scene.start and scene.events(cue.start, cue.end, "down")
    if cue.id in {"kill", "wound"} and not shot:
        return q._replace(unit="person")
    if cue.id == "capture_people":  # "killed 46 Russians and captured three": not three of anything else
        harmed = [c.amount.unit for c in scene.told_from(scene.start) if c.kind == "losses" and c.amount]
        return q._replace(unit="person") if harmed[-1:] == ["person"] else q
    if cue.id == "repel":
        fought = before_it(scene, q.start, ("other_quantity",))
        return q._replace(unit="attack") if fought and fought.amount and fought.amount.unit in STRIKES else q
    if cue.id == "part_of_them":
        just = scene.told_from(scene.start)[-1:]
        if just and just[0].kind == "losses" and scene.events(q.end, b, "kill", "wound"):
            return q._replace(unit="person")  # "96 soldiers were put out of action, 58 of them killed"
        here = [c for c in scene.told_from(scene.start) if c.amount is not None and c.amount.unit in AIR | STRIKES]
        here = here or _fought_just_before(scene)
        last = here[-1] if here else last or before_it(scene, q.start, ("losses",))  # "193 clashes, 54 of them near X"
    last = as_many_at_least(scene, q, last) if last is not None else None
    return q if last is None or last.amount is None else q._replace(unit=last.amount.unit)


def _fought_just_before(scene: Scene) -> list[Claim]:
    """The count of attacks or weapons that the sentence before in the passage tells last."""
    before = scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage
    told = scene.told_from(before.start)[-1:] if before is not None and near else []
    return [c for c in told if c.amount is not None and c.amount.unit in AIR | STRIKES]


def _of_the_weapons(scene: Scene, q: Quantity) -> str | None:
    """The unit of "88 drones crossed the border and 61 of them came to nothing": of them are drones, no people."""
    a, b = scene.clause(q.start)
    of = [c for c in scene.events(q.start, b, "part_of_them") if c.start - q.end <= 1 and c.end >= q.end]
    last = (scene.told_from(scene.start)[-1:] or (_fought_just_before(scene) if q.start - a <= 1 else [])) if of else []
    if not last or last[0].kind != "air_attack" or last[0].amount is None or q.high > last[0].amount.low:
        return None
    others = scene.events(a, b, *_OF_OTHERS) and not scene.events(a, b, "down")
    return None if others else last[0].amount.unit


def _fought(scene: Scene, q: Quantity, begins: int) -> str | None:
    """The unit of the word for fighting that stands before a figure in its clause."""
    words = scene.events(max(begins, q.start - _WHOLE), q.start, "assault")
    return next((u for c in reversed(words) if (u := _counted_at(scene, c.start, c.end)) is not None), None)


def _part_of(scene: Scene, q: Quantity, a: int, b: int) -> str | None:
    """The unit of the whole a figure is told with: "67 of 79 drones", "27架無人機中的16架"."""
    earlier = [x for x in within(scene.doc.quantities, a, q.start) if x.unit in AIR | STRIKES]
    joined = scene.events(earlier[-1].start, q.start, "out_of", "among") if earlier else []
    if joined and joined[0].start - earlier[-1].end <= 2 and q.start - joined[-1].end <= 5:
        return earlier[-1].unit
    if earlier and q.start - earlier[-1].end <= 4 and q.high < earlier[-1].low:  # "von 14 Raketen neun"
        of = scene.events(max(a, earlier[-1].start - _NEAR), earlier[-1].start, "out_of")
        if any(earlier[-1].start - c.end <= 1 for c in of):
            return earlier[-1].unit
    following = [x for x in within(scene.doc.quantities, q.end, b) if x.unit in AIR]
    of = scene.events(q.end, following[0].start, "out_of") if following else []
    return following[0].unit if any(c.start - q.end <= 2 for c in of) else None


def _more_of_them(scene: Scene, q: Quantity, a: int, b: int) -> str | None:
    """The unit of "repelled 30 assaults, near X another three", and of what opens the clause of its figure or is only
    meant there ("bombs were dropped, 5,800 in all"; "they dropped 5,800 of them")."""
    more = [c for c in scene.events(max(a, q.start - _NEAR), q.start, "another") if q.start - c.end <= 1]
    told = [c for c in scene.told_from(scene.start) if c.amount is not None and c.amount.unit in AIR | STRIKES]
    where = scene.events(q.end, min(b, q.end + _NEAR), "locative", "near", "direction")
    alone = b - q.end <= 1 or any(c.start - q.end <= 1 for c in where)
    if more and alone and told and told[-1].amount is not None:
        return told[-1].amount.unit
    does = scene.events(a, b, *_FRONTED) if q.low == q.high else []
    does = does or [c for c in scene.events(a, q.start, "figure_word") if q.start - c.end <= 1]
    meant = scene.events(a, b, "them")
    counts = meant and scene.doc.cues_in("attribution", a, b, "count")
    if not (does or counts) or any(x.unit for x in within(scene.doc.quantities, a, b)):
        return None
    harm = [c for c in scene.events(a, q.start, "kill", "wound") if not scene.events(c.start, c.end, "down")]
    if harm and scene.events(harm[-1].end, q.start, "the_count"):
        return "person"  # "saldırıda yaralananların sayısı 28'e çıktı"
    unit = _counted_at(scene, a, q.start)
    if unit is not None:
        return unit
    before = scene.doc.before(scene.sentence) if meant else None
    people = [c for c in scene.told_from(scene.start)[-1:] if c.amount is not None and c.amount.unit == "person"]
    if not meant or (people and not does):
        return None  # "1,200 people live there; in spring it was 3,000 of them"
    floor = before.start if before is not None and before.passage == scene.sentence.passage else scene.start
    starts = [m.start() for m in _WORD.finditer(scene.doc.text, floor, meant[0].start)]
    return next((u for at in reversed(starts[-_WORDS:]) if (u := _counted_at(scene, at, meant[0].start))), None)


def _counted_at(scene: Scene, at: int, end: int) -> str | None:
    """The unit of a noun that stands at a place without a figure: drones, missiles, bombs, attacks."""
    while at < end and not scene.doc.text[at].isalpha():
        at += 1
    known: dict[str, str | None] = scene.doc.remember("counted_at", lambda _: {})
    noun = scene.doc.text[at : min(end, at + _NOUN)]
    if noun not in known:
        found = counted_by(noun, language=scene.doc.language)
        known[noun] = found.unit if found is not None and found.unit in AIR | STRIKES else None
    return known[noun]


def _named_before(scene: Scene, a: int, end: int) -> str | None:
    """The unit of the weapon that opens a clause, where verbs stand last, or stands right before its figure, where
    words are not parted by blanks."""
    if verb_final(scene.doc.language) and (unit := _counted_at(scene, a, end)) is not None:
        return unit
    if scene.doc.spaced:
        return None
    return next((u for at in range(end - 1, max(a, end - _NEAR) - 1, -1) if (u := _counted_at(scene, at, end))), None)


def _rest_of_them(scene: Scene, q: Quantity, a: int, b: int) -> str | None:
    """The unit of "126 drones flew in, 97 never arrived": a figure that opens its clause, smaller than what was
    launched in the same sentence, with nothing else told that could be counted."""
    told = [c for c in scene.told_from(scene.start) if c.kind == "air_attack" and c.amount is not None]
    if (
        not told
        or told[-1].amount is None
        or q.start - a > _OPENS
        or b - q.end > _SHORT
        or q.high >= told[-1].amount.low
    ):
        return None
    if told[-1].span.end > a or scene.events(a, b, *_OF_OTHERS):
        return None
    if any(told[-1].span.end <= x.start < a and x.unit in STRIKES for x in scene.quantities):
        return None  # "8 bombs and 151 shellings, six of them with rockets"
    if any(q.end <= n.start < b for n in scene.names):
        return None
    others = [x for x in within(scene.doc.quantities, a, b) if x is not q]
    return None if others else told[-1].amount.unit


def _same_as_before(scene: Scene, q: Quantity, a: int, b: int) -> str | None:
    """The unit of the losses of the sentence, of which the figure is a part or the daily mean."""
    part = scene.events(max(a, q.start - _NEAR), q.start, "including")
    mean = scene.events(max(a, q.start - _NEAR), min(b, q.end + _NEAR), "rate_word")
    summed = [c for c in scene.events(max(scene.start, q.start - _NEAR), q.start, "in_all") if q.start - c.end <= 2]
    if not part and not mean and not (summed and not _others(scene, q, a, b)):
        return None
    last = before_it(scene, q.start, ("losses",))
    same = last is not None and last.span.start >= scene.start
    return last.amount.unit if same and last is not None and last.amount is not None else None


def _who_are_left(scene: Scene, q: Quantity, a: int, b: int) -> str | None:
    """The unit of "of the town's once 30,000 residents some 1,000 hold out": people, of whom so many are left."""
    whole = [x for x in within(scene.doc.quantities, scene.start, q.start) if x.unit == "person"]
    if not whole or not scene.events(a, b, "move_people", "left"):
        return None
    of = scene.events(max(scene.start, whole[-1].start - _WHOLE), whole[-1].start, "out_of")
    fewer = q.high < whole[-1].low and not scene.events(scene.start, b, "troops", "kill", "wound", "casualties")
    return "person" if of or fewer else None


def _beside(scene: Scene, q: Quantity, a: int, b: int) -> Cue | None:
    """The word beside a bare figure that tells what became of what it counts."""
    found = [
        c
        for c in scene.events(a, b, "kill", "wound", "capture_people", "down", "strike_hit", "part_of_them", "repel")
        if gap(c.start, c.end, q.start, q.end) - _named_between(scene, c.end, q.start) <= _reach(c)
    ]
    others = [x for x in within(scene.doc.quantities, a, b) if x is not q]
    return nearest(scene.free([c for c in found if not another(c, q, others)]), q.start, q.end)


def _others(scene: Scene, q: Quantity, a: int, b: int) -> bool:
    """Is anything else counted in a stretch?"""
    return any(x is not q and x.unit is not None for x in within(scene.doc.quantities, a, b))


def _of_a_trade(scene: Scene, q: Quantity, b: int) -> bool:
    """Are those counted told killed or hurt in the passive, whatever their trade is called ("two railwaymen were
    killed")?"""
    harm = [c for c in scene.events(q.end, min(b, q.end + _NOUN), "kill", "wound") if c.start > q.end + 1]
    if not harm or not scene.doc.spaced or scene.doc.text[q.end : q.end + 2].strip()[:1] in ("", ","):
        return False
    told = scene.doc.cues_in("positions", q.end, harm[0].start, "passive")
    of = [c for c in scene.events(q.end, q.end + 3, "of") if c.start - q.end <= 1]
    return bool(told) and not of and not any(q.end <= x.start < harm[0].start for x in scene.quantities)


def _reach(cue: Cue) -> int:
    return 6 if cue.id == "part_of_them" else _NEAR


def _named_between(scene: Scene, start: int, end: int) -> int:
    """Characters of places between "of them" and a figure ("其中波克羅夫斯克方向39次")."""
    places = [n for n in within(scene.doc.names, start, end) if n.kind in {"place", "region"}] if start < end else []
    return sum(n.end - n.start for n in places) + 2 * len(places)


def another(cue: Cue, q: Quantity, quantities: list[Quantity]) -> bool:
    """Does another figure stand between a figure and a word?"""
    x, y = (q.end, cue.start) if cue.start >= q.end else (cue.end, q.start)
    return any(x <= o.start < y for o in quantities)
