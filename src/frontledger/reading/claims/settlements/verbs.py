"""The words that say a place is taken, held or lost, and which of them tell of it."""

from __future__ import annotations

import re
from typing import Literal

from ...cues import Cue
from ...doc import within
from ...marks import Mark
from ...sentences import verb_final, verb_second
from ...told import SAYS
from ..falling import weapon_falls
from ..frame import Scene, conditions, only
from .one_word import in_one_word
from .shown import coloured, in_the_grey, nobody
from .signs import signs

State = Literal["taken", "retaken", "held", "lost", "contested", "cleared"]
STATES: dict[str, State] = {
    "gain": "taken", "gain_noun": "taken", "take_over": "taken", "gain_of_it": "taken", "fallen": "taken",
    "fall_noun": "taken", "flag": "taken",
    "claim_it": "taken", "ours": "held", "own_there": "held", "own_gone": "lost", "hold_out": "held",
    "regain": "retaken", "regain_noun": "retaken", "driven_out": "retaken", "still_hold": "held", "hold": "held",
    "lose": "lost", "lose_noun": "lost", "leave": "lost", "contested": "contested", "clear": "cleared",
    "red": "taken", "absent": "held", "theirs": "held",
}  # fmt: skip
STAYS = frozenset({"own_there", "own_gone", "hold_out"})
"""Words for men who are there, or no longer."""
NOUNS = frozenset({"gain_noun", "regain_noun", "fall_noun", "lose_noun"})
"""Nouns of events, claims only where the clause says that someone tells of them: "announced the capture of X"."""
_NOT_ALONE = frozenset({"claim_it", "ours", "theirs", "hold_out"})
"""What tells of a place only by what stands around it."""
_AT_FEASTS = frozenset({"contested", "flag", "hold", "claim_it"})
"""What is said of matches and rallies too: who fights for a title, and holds up a flag."""
_TURNS = frozenset({"gain", "regain", "lose"})
_OPENS = 14
"""Characters from where a clause begins to the noun of an event that it opens with."""
_CLOSING = " .,;:!\"'»”’)\n。，的了"
"""What may follow the adjective that ends a clause."""
_WORD = re.compile(r"\w[\w'’-]*")
_ARTICLE = 5
"""Characters of an article between a verb and what falls."""
_FULL = 12
"""Characters of "full" and an article between a verb of taking and the control that is taken."""
_BEFORE_TIME = 5
"""Characters of a word before a time ("in May")."""
_AIMED = 16
"""Characters behind a verb in which it is told to be aimed at, where verbs stand last."""
_WILL = 12
"""Characters of words between "will" and its verb."""
_PREPOSITIONS = ("locative", "near", "of", "from_place", "away_from", "out_of", "direction")
_BEHIND, _NAMED_BEHIND = 24, 24
"""Characters before "occupied" of a preposition, and behind it of the town."""
_BELONGS = 16
"""Characters from "belongs to" to whom it does: an article, "now"."""
_FORCES = 32
"""Characters between those who leave a place and the verb."""


def verbs_of(scene: Scene) -> list[Cue]:
    """The words of a sentence that tell who takes, holds or loses something.

    A word within a longer one, within an idiom or within what is said of fire is none; nouns count where someone tells
    of the event, "leave" where forces do.
    """
    found = [c for c in scene.events(scene.start, scene.end, *STATES) if c.id not in _NOT_ALONE]
    found += [*_stays(scene), *_under(scene), *signs(scene, tuple(STATES))]
    found = [c for c in found if c.id not in {"hold", "still_hold"} or not in_the_grey(scene, c)]
    if not any(STATES[c.id] in {"taken", "lost"} for c in found):
        found += coloured(scene)  # "our men gave X up: the map has the village red" is told once
    found = found or nobody(scene)
    ours = {c.start for c in found if c.id == "ours"}
    found = [c for c in found if c.id not in {"hold", "still_hold"} or c.start not in ours]
    alone = in_one_word(scene)
    found = [c for c in found if not any(w.start < c.end and c.start < w.end for w in alone)] + alone
    if not found:
        return []
    nouns = {c.start for c in found if c.id in NOUNS}
    fire = scene.events(scene.start, scene.end, "under_fire")
    found = [c for c in found if not any(f.start < c.end and c.start < f.end for f in fire)]
    foes = scene.events(scene.start, scene.end, "enemy")  # "the occupiers" take nothing
    found = [c for c in found if not any(f.start <= c.start and c.end <= f.end for f in foes)]
    idioms = scene.events(scene.start, scene.end, "idiom")
    found = [c for c in found if not any(i.start <= c.start and c.end <= i.end for i in idioms)]
    driven = {c.start for c in found if c.id == "driven_out"}
    found = [c for c in found if c.id == "driven_out" or c.start not in driven]
    found = [c for c in found if c.id in STAYS or not any(_is_within(c, o) or _occupies(scene, c, o) for o in found)]
    found = [c for c in found if c.id != "hold" or not any(o.id in _TURNS and o.start < c.end < o.end for o in found)]
    found = _turned(scene, [Cue(c.start, c.end, "hold") if _describes(scene, c) else c for c in found])
    if scene.events(scene.start, scene.end, "festive"):
        found = [c for c in found if c.id not in _AT_FEASTS]
    found = [c for c in found if STATES[c.id] != "held" or not scene.events(*scene.clause(c.start), "accident")]
    if scene.events(scene.start, scene.end, "vote"):
        found = [c for c in found if not _at_elections(scene, c)]
    moves = {c.start for c in scene.events(scene.start, scene.end, "advance")}
    held = {c.end for c in scene.events(scene.start, scene.end, "hold")} if moves else set()  # "gained control"
    # to advance near a place is not to take it
    found = [c for c in found if c.id != "gain" or c.start not in moves or c.end in held]
    freed = {c.start for c in found if c.id == "regain"}  # a word for both: whose ground it is decides
    found = [c for c in found if c.id != "gain" or c.start not in freed]
    found = [c for c in found if c.id != "gain_of_it" or _told(scene, c)]
    found = [c for c in found if c.id != "leave" or _by_forces(scene, c)]
    found = [c for c in found if STATES[c.id] != "lost" or not (_by_people(scene, c) or _asked(scene, c))]
    found = [c for c in found if STATES[c.id] != "lost" or not _of_a_road(scene, c)]
    found = [c for c in found if c.id != "fallen" or not (_shells(scene, c) or weapon_falls(scene, c))]
    found = [c for c in found if c.id != "flag" or _of_a_side(scene)]
    found = [c for c in found if STATES[c.id] == "contested" or not aimed_at(scene, c)]
    found = [c for c in found if c.id != "clear" or not scene.events(*scene.clause(c.start), "goes_on")]
    found = [c for c in found if STATES[c.id] != "retaken" or not _of_attacks(scene, c)]
    return [c for c in found if (c.id in NOUNS and _told(scene, c)) or (c.id not in NOUNS and c.start not in nouns)]


def _at_elections(scene: Scene, cue: Cue) -> bool:
    """Is a town won or held at elections: told in one clause with them, or of no side of the war?"""
    clause = scene.clause(cue.start)
    sides = any(n.side in scene.doc.theatre.parties for n in within(scene.doc.names, *clause) if n.kind != "place")
    return not sides or bool(scene.events(*clause, "vote"))


def _turned(scene: Scene, cues: list[Cue]) -> list[Cue]:
    """Cues with "took control" and the "control over" in or right behind it as one: control that is taken or lost, not
    held."""
    holds = [c for c in cues if c.id == "hold"]
    out, gone = [], set()
    for c in cues:
        over = next((h for h in holds if c.id in _TURNS and c.start < h.start and _takes(scene, c, h)), None)
        out.append(Cue(c.start, max(c.end, over.end), c.id) if over else c)
        gone.add(over)
    return [c for c in out if c not in gone]


def _takes(scene: Scene, turn: Cue, hold: Cue) -> bool:
    """Does a verb of taking or losing end with the control that is taken, or stand right before it?"""
    full = scene.events(turn.end, hold.end, "wholly") if turn.end < hold.start <= turn.end + _FULL else []
    return hold.start < turn.end or (hold.start <= turn.end + _FULL and only(scene, (turn.end, hold.start), full))


def _describes(scene: Scene, cue: Cue) -> bool:
    """Is a word for occupying only what a town is called by, behind a preposition ("a blast in occupied X")?"""
    doc = scene.doc
    if cue.id != "gain" or verb_final(doc.language) or not scene.events(cue.start, cue.end, "occupied"):
        return False
    behind = scene.events(cue.end, cue.end + _ARTICLE, "of")
    last = cue.end + _NAMED_BEHIND if doc.spaced else behind[0].end + 1 if behind else cue.end
    named = [n for n in within(doc.names, cue.end, min(last, scene.clause(cue.start)[1])) if n.kind == "place"]
    town = [
        c.start
        for c in scene.events(max(scene.start, cue.start - _BEHIND), cue.start, "town", "place_noun")
        if cue.start - c.end <= 1
    ]
    first = min(town, default=cue.start)  # "nella città occupata di X"
    before = scene.events(max(scene.start, first - _BEHIND), first, *_PREPOSITIONS)
    led = bool(behind) if not doc.spaced else any(0 <= first - c.end <= _ARTICLE for c in before)
    return bool(named) and led


def _stays(scene: Scene) -> list[Cue]:
    """Words that tell whose a place is, or is again, by a side's adjective alone ("X remains Ukrainian", "X turned
    Russian in May"), which ends the clause or stands before a time."""
    out = []
    turns = scene.events(scene.start, scene.end, "turns")
    stays = [c for c in scene.events(scene.start, scene.end, "stays") if not any(t.start == c.start for t in turns)]
    sides = [n for n in scene.names if n.side in scene.doc.theatre.parties]
    for c in (*stays, *turns):
        for n in sides:
            first, last = (c.start, n.end) if 0 <= n.start - c.end <= 1 else (n.start, c.end)
            if first == n.start and not (c in turns and n.adjective and 0 <= c.start - n.end <= 1):
                continue
            timed = c in turns and any(t.start - last <= _BEFORE_TIME for t in within(scene.times, last, scene.end))
            if timed or not scene.doc.text[last : min(last + 2, scene.end)].strip(_CLOSING):
                out.append(Cue(first, last, "gain" if c in turns else "still_hold"))
    return out


def _under(scene: Scene) -> list[Cue]:
    """Words that tell whose a place is by whom it is under, or belongs to, with the side's people right behind ("X вже
    під росіянами", "X gehört jetzt den Russen")."""
    out = []
    text = scene.doc.text
    peoples = [n for n in scene.names if n.kind == "side" and n.side in scene.doc.theatre.parties]
    for c in scene.events(scene.start, scene.end, "under_side", "belongs"):
        reach = 1 if c.id == "under_side" else _BELONGS
        whose = [n for n in peoples if 1 <= n.start - c.end <= (_ARTICLE if n.adjective else reach)]
        whose = [n for n in whose if not n.adjective or not text[n.end : n.end + 2].strip(_CLOSING)]
        if whose and not any(x in text[c.end : whose[0].start] for x in ",;:"):
            out.append(Cue(c.start, whose[0].end, "hold"))
    return out


def _told(scene: Scene, cue: Cue) -> bool:
    """Is an event told of, not only named as what something else is about?"""
    if _alone(scene, cue):
        return True
    a, b = scene.clause(cue.start)
    before = scene.clauses_before(cue.start)
    if len(before) > 1 and cue.start - a <= _OPENS and not any(q.unit for q in scene.quantities if q.start < a):
        a = before[1][0]  # "announced, in its daily report, the capture of X"
    elif before and _in_list(scene, before[0], (a, b)):
        a = before[-1][0]  # "announced the capture of X, Y and Z"
    elif before and cue.start - a <= _OPENS and any(c.start - a <= 1 for c in scene.events(a, cue.start, "joins")):
        a = before[0][0]  # "confirmed the retreat from X, and the capture of Y"
    says = [c for c in scene.doc.cues_in("attribution", a, b) if c.id in SAYS | {"according"}]
    says += scene.events(a, b, "denial")  # "von einer Einnahme der Stadt könne keine Rede sein"
    return any(not scene.events(max(a, c.start - 8), c.start, "negation") for c in says)


def _alone(scene: Scene, cue: Cue) -> bool:
    """Is a sentence, no heading, nothing but the noun of an event and its places ("The liberation of X, Y and Z.")?"""
    if cue.start - scene.start > _ARTICLE or scene.doc.text[scene.end - 1 : scene.end] not in ".。":
        return False
    names = [n for n in scene.names if n.kind in {"place", "region"}]
    known: list[Mark] = [cue, *names, *scene.events(cue.end, scene.end, "joins", "of", "locative", "place_noun")]
    words = [w for w in _WORD.finditer(scene.doc.text, cue.end, scene.end) if w[0][0].isupper()]
    known += [Cue(*w.span(), "unknown") for w in words]
    return bool(names) and only(scene, (cue.start, scene.end), known)


def _in_list(scene: Scene, before: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Does a list of places begun in the clause before go on in a clause ("announced X, | Y and Z's capture")?"""
    led = [n for n in within(scene.doc.names, *before) if n.kind == "place"]
    here = [n for n in within(scene.doc.names, *clause) if n.kind == "place"]
    return bool(led and here) and before[1] - led[-1].end <= 1 and here[0].start - clause[0] <= _ARTICLE


def _by_forces(scene: Scene, cue: Cue) -> bool:
    """Are those who leave a side's forces, not a person or a delegation?"""
    first = max(scene.clause(cue.start)[0], cue.start - _FORCES)
    sides = [n for n in within(scene.doc.names, first, cue.start) if n.kind == "side" and not n.adjective]
    we = scene.events(cue.start, cue.end, "we")  # "nos retiramos"
    return bool(sides or we or scene.events(first, cue.start, "troops", "forces", "we", "enemy", "own"))


def _by_people(scene: Scene, cue: Cue) -> bool:
    """Are those who leave a place its people: told in its clause or before it, and no forces in its clause?"""
    a, b = scene.clause(cue.start)
    sides = [n for n in within(scene.doc.names, a, b) if n.side and n.kind in {"side", "country"} and not n.adjective]
    if sides or scene.events(a, b, "troops", "forces", "we", "enemy", "own"):
        return False
    first = (scene.clauses_before(cue.start)[:2] or [(a, b)])[-1][0]
    people = [q for q in scene.quantities if q.unit == "person" and first <= q.start < b]
    return bool(people or scene.events(a, b, "civilian"))


def _of_a_road(scene: Scene, cue: Cue) -> bool:
    """Is it a road that is lost ("lost their last road"), told of as a supply line?"""
    roads = scene.events(cue.end, scene.clause(cue.start)[1], "road", "supply")
    return any(r.start - cue.end <= _FORCES for r in roads) and bool(scene.events(*scene.clause(cue.start), "only"))


def _shells(scene: Scene, cue: Cue) -> bool:
    """Are those who fall shells or bombs, named right before?"""
    first = max(scene.clause(cue.start)[0], cue.start - _FORCES)
    before = scene.events(first, cue.start, "war", "launch")
    named = any(n.kind == "place" for n in within(scene.doc.names, first, cue.start))
    stop = min(cue.end + _FORCES, scene.clause(cue.start)[1]) if scene.doc.spaced else cue.end
    behind = scene.events(cue.end, stop, "war", "launch")
    if any(c.start - cue.end <= _ARTICLE for c in behind) and not verb_final(scene.doc.language):
        return True  # "tombent les missiles"
    return not named and any(cue.start - c.end <= 1 for c in before)


def _of_attacks(scene: Scene, cue: Cue) -> bool:
    """Are those "beaten back" attacks, where the word is also one for retaking ("27 assaults, all відбито")?"""
    if not any(c.start == cue.start for c in scene.events(cue.start, cue.end, "repel")):
        return False
    a, b = scene.part(cue.start)
    counted = any(q.unit in {"attack", "clash"} for q in within(scene.doc.quantities, a, b))
    return counted or bool(scene.events(a, b, "assault"))


def _asked(scene: Scene, cue: Cue) -> bool:
    """Is a withdrawal what a side demands, refuses or makes a condition?"""
    a = scene.part(cue.start)[0]
    clause, b = scene.clause(cue.start)
    wont = scene.doc.cues_in("positions", clause, b, "wont")
    if cue.id in {"lose", "leave"} and any(w.start <= cue.end + 1 and cue.start <= w.end + 1 for w in wont):
        return True  # "we are not leaving X": nothing has been left, and nobody has said so
    must = scene.doc.cues_in("positions", clause, cue.start, "must", "must_soft")
    last = b if verb_final(scene.doc.language) else cue.start
    stances = scene.doc.cues_in("positions", clause, last, "conditions", "refuses")
    return bool(must or stances or scene.doc.cues_in("positions", a, cue.start, "demands", "demands_noun"))


def aimed_at(scene: Scene, cue: Cue) -> bool:
    """Is what a word tells only tried, planned, asked for or to come ("must be liberated", "tries to take", "will soon
    be taken")?"""
    a, b = scene.clause(cue.start)
    last = min(b, cue.end + _AIMED) if verb_final(scene.doc.language) else cue.end
    if scene.events(a, b, "soon") or _to_come(scene, cue, (a, last)):
        return True
    aims = [c for c in scene.events(a, last, "aim") if not (cue.start < c.start and c.end <= cue.end)]
    return any(not scene.events(c.end, cue.start, *STATES) or c.start > cue.start for c in aims)


def _to_come(scene: Scene, cue: Cue, clause: tuple[int, int]) -> bool:
    """Does a verb stand in the future: by its own form, by a word right beside it, or by one that it is parted from?"""
    if not (scene.doc.spaced or verb_final(scene.doc.language)):
        return False  # those scripts have their words of what is to come with the verbs
    if STATES[cue.id] == "held" or conditions(scene, clause[0], cue.end):
        return False  # "werde weiter gehalten"; what is told as a condition says so itself
    for w in scene.doc.cues_in("positions", *clause, "will"):
        if w.start < cue.end and cue.start < w.end:
            return True
        before = w.end <= cue.start
        parted = verb_second(scene.doc.language) and not scene.doc.cues_in("positions", w.end, clause[1], "does", "not")
        if before and (parted or cue.start - w.end <= _WILL):
            return True
        if not before and verb_final(scene.doc.language) and w.start - cue.end <= _AIMED:
            return True
    return False


def _of_a_side(scene: Scene) -> bool:
    """Is a flag that of a fighting side, or raised by its forces, not that of a club or a town?"""
    sides = [n for n in scene.names if n.side in scene.doc.theatre.parties and n.kind != "place"]
    return bool(sides or scene.events(scene.start, scene.end, "troops", "forces", "we", "enemy", "own"))


def _is_within(cue: Cue, other: Cue) -> bool:
    """Is a cue a part of a longer one ("taken" of "taken back")?"""
    opens = other.start < cue.start or (other.start == cue.start and other.end > cue.end and other.id != "hold")
    return opens and cue.end <= other.end


def _occupies(scene: Scene, cue: Cue, other: Cue) -> bool:
    """Is a word of taking but the beginning of one for an occupation that goes on ("점령" of "점령 상태")?"""
    longer = other.id == "hold" and cue.start == other.start and cue.end < other.end
    return longer and bool(scene.events(other.start, other.end, "occupied"))


def part_of_verb(scene: Scene, cue: Cue, negation: Cue) -> bool:
    """Is a negation one of a verb's own words ("is no longer in their hands"), not put between its parts ("ist
    keineswegs gefallen")?"""
    if not (cue.start <= negation.start and negation.end <= cue.end):
        return False
    if cue.start == negation.start and cue.id in {"fallen", "gain"} and " " not in scene.doc.text[cue.start : cue.end]:
        return False  # "nepadla", "nedobyli"
    return not any(negation.end <= c.start for c in scene.events(negation.end, cue.end, cue.id))
