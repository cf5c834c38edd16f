"""Counts that are neither ground nor losses: forces gathered, clashes, prisoners exchanged, aid, shares of opinion."""

from __future__ import annotations

import re

from ....nouns import Claim, Detail
from ...doc import within
from ...marks import Quantity
from ...quantities import counted_by
from ..attacks.air import read_air
from ..attacks.bare import AIR, EQUIPMENT, with_unit
from ..attacks.bare_again import counted_again
from ..attacks.bare_behind import of_all_sorts
from ..attacks.daily_mean import read_daily_mean
from ..attacks.in_order import sum_of_sorts
from ..attacks.losses import read_harm, read_losses
from ..attacks.toll_first import counted_dead
from ..attacks.whose_losses import whose
from ..frame import Scene, amount_of, gap, make, span_of
from ..parts.when import when
from ..series import before_it, whose_count
from .forces_meant import faced, men_meant, they_number
from .frame import count_again
from .people import FEW, people_told, read_all_sorts, read_force, read_gathered, read_people
from .prices import priced
from .sums_meant import sum_meant
from .things import read_thing

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMED_LAST, _FOR = 4, 6
"""Words before a figure among which what is exchanged is named, and characters of a word such as "for" behind one."""
OVER = 12
"""Characters of the word for "times" behind a figure, with the blank before it."""
_BESIDE = 12
"""Characters from a figure to the end of the word for the dead."""
_TOWN = 20
"""Characters from the word for a town to the figure of those who live there."""
_NAMED = 40
"""Characters from a figure to the end of a town's name behind it."""
_OPENS = (":", "：", "(", "（", "–", "—")
"""Signs that open a list of parts."""
_APART = 20
"""Characters beside a number of times in a clause of its own."""
_IN_VERBS = {"target": ("strike_hit",), "system": ("down",), "person": ("down",)}
"""Units whose noun may belong to a verb, and what such verbs tell."""
FORMATIONS = frozenset({"brigade", "battalion", "regiment", "division", "company"})


def read_count(scene: Scene, q: Quantity) -> Claim | None:
    """The claim that a count makes, or None where it makes none."""
    pair = _pair(scene, q) if q.unit in {None, "person", "body"} and not q.ordinal else []
    if pair and (unit := _given_for_each(scene, pair[0])) is not None:
        return _exchanged(scene, pair[0], pair[1], unit) if q == pair[0] else None
    if (mean := read_daily_mean(scene, q)) is not None:
        return mean
    if q.unit in {None, "person"} and not q.ordinal and (dead := read_all_sorts(scene, q)) is not None:
        return dead
    q = _without_target(scene, sum_meant(scene, q))
    if priced(scene, q):
        return None
    again = counted_again(scene, q)
    if again is not None and not faced(scene, q):
        return count_again(scene, *again)
    people = people_told(scene, q) or _toll_alone(scene, q)
    q = _assaults(scene, q._replace(unit="person") if people else with_unit(scene, q))
    if men_meant(scene, q, *scene.clause(q.start)):
        q = q._replace(unit="person")
    elif q.unit is None and (they_number(scene, q, *scene.clause(q.start)) or faced(scene, q)):
        return read_force(scene, q._replace(unit="person"))
    q = _of_the_drones(scene, q)
    if q.unit is None or q.ordinal:
        return None
    if q.unit in AIR or (q.unit == "target" and (scene.events(*scene.clause(q.start), "down") or _arms(scene, q))):
        return read_air(scene, q) or read_losses(scene, q)
    if q.unit in EQUIPMENT:
        q = of_all_sorts(scene, q)
        return read_gathered(scene, q) or read_losses(scene, q) or read_thing(scene, q)
    if q.unit == "person" and _dead_given_back(scene, q):
        q = q._replace(unit="body")
    if q.unit == "person":
        told = read_people(scene, q)
        there = told is None and (they_number(scene, q, *scene.clause(q.start)) or faced(scene, q))
        return read_force(scene, q) if there else told
    if q.unit == "body" and scene.events(*scene.clause(q.start), "organ"):
        return None  # "one of its key bodies"
    if q.unit == "body" and not _given_back(scene):
        return read_harm(scene, q._replace(unit="person"))  # "pulled seven bodies from the rubble"
    if q.unit in FORMATIONS:
        lost = [
            c
            for c in scene.events(*scene.clause(q.start), "kill", "casualties")
            if gap(c.start, c.end, q.start, q.end) <= 24
        ]
        if q.high == 1 and not lost and not scene.events(*scene.clause(q.start), "mass", "surround"):
            return None  # "did the work of a battalion"
        return (
            read_harm(scene, q) if lost and not scene.events(*scene.clause(q.start), "mass") else None
        ) or read_force(scene, q)
    return read_thing(scene, q)


def inhabitants(scene: Scene, q: Quantity) -> bool:
    """Does a figure without a noun only tell how many live in a town ("a town of 60,000", "60-тисячний Покровськ")?"""
    if q.unit is not None:
        return False
    if any(0 <= q.start - c.end <= 1 for c in scene.events(q.start - _TOWN, q.start, "town_of")):
        return True
    joined = any(c in "-‑" for c in scene.doc.text[q.start : q.end])
    behind = within(scene.doc.names, q.end, min(scene.end, q.end + _NAMED)) if joined else []
    return any(n.place_id and n.start - q.end <= 1 for n in behind)


def _toll_alone(scene: Scene, q: Quantity) -> bool:
    """Is a figure without a noun of its own that of the dead or wounded counted before it, not of a house that was hit
    ("el número de muertos por el ataque contra un edificio ha subido a 33")?"""
    return not q.ordinal and scene.doc.text[q.start : q.end].isdigit() and bool(counted_dead(scene, q))


def _without_target(scene: Scene, q: Quantity) -> Quantity:
    """A figure without a noun that is its verb's: "Dördü hedefini buldu", four found their targets; "40 van de radar
    verdwenen"."""
    ids = _IN_VERBS.get(q.unit or "", ())
    told = scene.events(q.start, q.end + OVER, *ids) if ids else []
    verb = next((c for c in told if q.start < c.start < q.end <= c.end), None)
    return q if verb is None else q._replace(unit=None, end=verb.start, hedge="none")


def _arms(scene: Scene, q: Quantity) -> bool:
    """Are what a figure counts the weapons that are told one by one behind it ("458 aerial assets: 415 drones …")?"""
    after = next((x for x in scene.quantities if x.start >= q.end), None)
    if after is None or after.unit not in AIR or after.high > q.low:
        return False
    between = scene.doc.text[q.end : after.start].strip()
    opened = between.startswith(_OPENS) or between.endswith(_OPENS)
    if (opened and len(between) <= OVER) or sum_of_sorts(scene, q):
        return True
    return bool(scene.events(q.end, after.start, "including", "part_of_them"))


def _dead_given_back(scene: Scene, q: Quantity) -> bool:
    """Are those who are counted called dead beside their figure and handed over ("1,212 dead soldiers came back")?"""
    dead = [c for c in scene.events(q.start, q.end + _BESIDE, "kill") if c.start <= q.end + 1]
    return bool(dead) and bool(scene.events(*scene.clause(q.start), "exchange"))


def _given_back(scene: Scene) -> bool:
    """Is an exchange told in the sentence or, where it goes on with it, in the one before?"""
    before = scene.doc.before(scene.sentence)
    goes_on = before is not None and before.passage == scene.sentence.passage
    return bool(scene.events(before.start if before is not None and goes_on else scene.start, scene.end, "exchange"))


def _assaults(scene: Scene, q: Quantity) -> Quantity:
    """ "The enemy attacked 20 times": so many attacks; "shelled X 27 times": strikes; "sirens wailed": alarms."""
    turns = q.unit == "person" and scene.events(q.start, q.end, "time_over")  # "41次試圖突破烏軍防線"
    if (q.unit not in {None, "case", "times"} and not turns) or q.ordinal or q.high < FEW:
        return q
    a, b = scene.clause(q.start)
    over = [c for c in scene.events(q.start, min(b, q.end + OVER), "time_over") if c.start - q.end <= 1]
    if not over or scene.records(a, b, "more", "less", "than"):
        return q
    if scene.events(a, b, "sirens"):
        return q._replace(unit="alarm", end=max(q.end, over[0].end))
    told = scene.events(a, b, "assault", "shelled")
    if not told and b - a - (q.end - q.start) <= _APART:  # "hit X, Y and Z with guns, 27 times in all"
        told = next((t for x in scene.clauses_before(q.start) if (t := scene.events(*x, "assault", "shelled"))), [])
    if not told or (told[-1].id == "shelled" and not _of_the_war(scene, b)):
        return q
    return q._replace(unit="attack" if told[-1].id == "assault" else "strike", end=max(q.end, over[0].end))


def _of_the_war(scene: Scene, end: int) -> bool:
    """Are a fighting side, the enemy, "ours" or a place named, and nothing of peace?"""
    named = any(n.side in scene.doc.theatre.parties or n.kind in {"place", "region"} for n in scene.names)
    named = named or bool(scene.events(scene.start, end, "enemy", "we"))
    return named and not scene.events(scene.start, scene.end, "festive", "accident", "vote")


def _of_the_drones(scene: Scene, q: Quantity) -> Quantity:
    """ "Seventeen machines were destroyed", "Araçların 266'sı", told right after an attack with drones: drones."""
    a, b = scene.clause(q.start)
    if q.unit not in {"aircraft", "vehicle"} or not scene.events(a, b, "down", "destroyed", "launch", "negation"):
        return q
    first = q.start if q.unit == "aircraft" else a
    last = before_it(scene, q.start, ("air_attack",)) if scene.events(first, q.end, "machines") else None
    if last is None or last.extra.weapon != "drone" or whose(scene, q) not in (None, last.side):
        return q
    return q._replace(unit="drone") if last.extra.action == "launched" else q


def _pair(scene: Scene, q: Quantity) -> list[Quantity]:
    """ "175 for 175": the two equal figures of which this is one."""
    if not scene.doc.may_hold("events", scene.start, scene.end, "for_each"):
        return []
    near = [x for x in within(scene.doc.quantities, q.start - 16, q.end + 16) if x.low == q.low]
    if len(near) == 2 and scene.events(near[0].end, min(scene.end, near[1].end + _FOR), "for_each"):
        return near
    return []


def _given_for_each(scene: Scene, q: Quantity) -> str | None:
    """What is given for as much again: bodies where the dead are named before, else prisoners; None where nothing is
    exchanged."""
    words = [*_WORD.finditer(scene.doc.text, scene.start, q.start)][-_NAMED_LAST:]
    found = [counted_by(scene.doc.text[m.start() : q.start], language=scene.doc.language) for m in words]
    units = {u.unit for u in found if u is not None}
    if "body" in units:
        return "body"
    told = scene.events(scene.start, scene.end, "exchange", "capture_people")
    return "person" if told else None


def _exchanged(scene: Scene, q: Quantity, other: Quantity, unit: str) -> Claim:
    """An exchange of prisoners or bodies, told by the first of two equal figures."""
    return make(
        scene.doc, "other_quantity", span_of(scene.doc, (q.start, other.end)), whose_count(scene, q.start, q.end, None),
        time=when(scene, q.start, q.end), amount=amount_of(q, unit),
        extra=Detail(what="prisoners exchanged" if unit == "person" else "bodies exchanged"),
    )  # fmt: skip
