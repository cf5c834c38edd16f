"""Who takes, holds or loses a place that is told of, and whether it is told, claimed or denied."""

from __future__ import annotations

from ....nouns import Modality
from ...attribution import Attribution
from ...cues import Cue
from ...doc import Doc, within
from ...named import bracketed
from ...sentences import verb_final, verb_second
from ..frame import Scene, claimed, conditions
from ..parts.whose import country_of, other_side, own_side, side_of, spoken_of
from .shown import absent
from .signs import flag_of
from .verbs import NOUNS, STATES, STAYS, State, part_of_verb

_DEFENDS = frozenset({"regain", "regain_noun", "driven_out", "still_hold", "hold", "clear", "hold_out"})
_THEIR_OWN = frozenset({"regain", "regain_noun", "lose"})
"""Events of a place that tell whose it is by whoever tells of them."""
_ACTIVE = frozenset({"gain", "regain", "lose", "hold", "still_hold", "clear"})
"""Verbs whose subject takes, holds or loses a place."""
_FROM = 24
"""Characters of "from" and a part of the town before its name."""
AGENT = 24
"""Characters of a word such as "by" and of whom it names."""
_DENIED, _DENIED_SPACED = 20, 24
"""Characters from an event to its denial, where verbs stand last ("制圧を否定した", "düştüğünü yalanladı")."""

_BEGUN = 22
"""Characters between a word for becoming and the hold that begins."""
_ENDS = " .,;:!?»”\"'\n–—-"
"""What may end a clause behind its last word."""
_UNTRUE = 3
"""Words of a clause that only tells that something is not true."""
_THEN = 8
"""Characters of a "then" that opens a clause."""


def taker(
    scene: Scene, at: tuple[int, int], place: tuple[str, ...], cue: Cue, said: Attribution, *, before: bool
) -> str | None:
    """Who takes, holds or loses the place.

    In the active voice the side before the verb. In the passive ("X fell", "X is under Ukrainian control") the side
    named with the verb or after the place, else the one whose way it is: the attacker takes, the home side retakes and
    loses.
    """
    theatre = scene.doc.theatre
    if (
        cue.id in {"fallen", "fall_noun"}
        and said.side in theatre.parties
        and scene.events(*scene.clause(at[0]), "denial")
    ):
        return other_side(scene.doc, said.side)  # who denies a fall denies that the enemy has taken the place
    if cue.id in {"fallen", "fall_noun"}:
        return theatre.attacker if country_of(scene.doc, place[0] if place else "") == theatre.home else theatre.home
    if cue.id in {"ours", "own_there", "own_gone"}:
        return said.side if said.side in theatre.parties else theatre.home
    if cue.id == "theirs":
        teller = said.side if said.side in theatre.parties else theatre.home
        if not said.named and (spoken := spoken_of(scene, cue.start)) is not None:
            return spoken  # "the Ukrainians came back: X is theirs"
        if said.named or teller == theatre.home:
            return other_side(scene.doc, teller)
        return teller  # "the Russians say X is theirs"
    if cue.id == "flag" and (whose := flag_of(scene, cue)) is not None:
        return whose
    if cue.id == "red":
        return theatre.attacker
    if cue.id == "absent" and (gone := absent(scene, cue)) is not None:
        return gone.side
    if (winner := _by_whom_driven(scene, at, place, cue, said)) is not None:
        return winner
    a, b = scene.clause(at[0])
    if cue.id == "flag" and scene.events(a, b, "our_own"):
        return said.side if said.side in theatre.parties else theatre.home
    if cue.id == "driven_out":
        driven = side_of(scene, cue.start, said)
        if driven and driven == country_of(scene.doc, place[0] if place else "") and _foes_named(scene, (a, b), driven):
            return driven  # "A hat die Angreifer aus X vertrieben": it drives them from its own ground
        return other_side(scene.doc, driven) if driven else theatre.home
    whose = country_of(scene.doc, place[0]) if place else theatre.home
    whose = whose if whose in theatre.parties else theatre.home
    gives_way = cue.id in _DEFENDS or cue.id in {"lose", "lose_noun", "leave"}
    if (
        cue.id == "gain_noun"
        and said.side is None
        and any(c.start == cue.start for c in scene.events(cue.start, cue.end, "regain"))
    ):
        gives_way = True  # a "liberation" that nobody of a side tells of
    gives_way = gives_way and not _occupied(scene, cue)
    usual = theatre.home if gives_way else other_side(scene.doc, whose)
    if before and cue.id in _ACTIVE and (subject := _before_both(scene, a, at, b)) is not None:
        return subject
    if before:
        behind = within(scene.doc.names, cue.start, min(b, cue.end + 30))
        held = [n.side for n in behind if n.side in theatre.parties and n.kind != "speaker"]
        if verb_final(scene.doc.language) and (subject := side_of(scene, at[0], said)):
            denies = subject == said.side == whose and STATES[cue.id] in {"taken", "retaken"}
            denies = denies and bool(scene.events(cue.end, b, "denial"))  # who denies that his ground was taken
            return other_side(scene.doc, subject) if denies else subject
        by = [n.side for n in within(scene.doc.names, at[1], b) if n.side in theatre.parties and n.kind == "side"]
        by = by if by and not bracketed(scene.doc.text, at[1] + 2) else []
        own = scene.events(a, b, "we")
        if STATES[cue.id] == "lost" and (leaver := _leaver(scene, (a, at[0]), said)) is not None:
            return leaver
        if (
            not held
            and not by
            and STATES[cue.id] == "held"
            and scene.events(min(at[1], cue.start), min(b, cue.end + AGENT), "enemy")
        ):
            return other_side(scene.doc, said.side or theatre.home)
        if not held and not by and cue.id in _THEIR_OWN and own_side(scene.doc, said) == theatre.attacker:
            return theatre.attacker  # what the attacker calls "liberated" he took, what he calls "lost" he had
        return held[0] if held else by[0] if by else said.side if own and said.side else usual
    if STATES[cue.id] == "lost" and said.side and scene.events(a, cue.start, "denial"):
        return said.side  # who denies a loss denies his own
    side = _agent_of(scene, cue, at, said) or side_of(scene, cue.start, said)
    home = country_of(scene.doc, place[0]) if place else None
    side = side or (own_side(scene.doc, said) if STATES[cue.id] != "lost" else None)
    side = who_occupies(scene, cue, side, whose)
    if STATES[cue.id] == "taken" and side == (said.side or side) == home and scene.denied(a, b):
        return other_side(scene.doc, side)  # who denies that his own ground was taken speaks of the enemy
    return side or usual


def _before_both(scene: Scene, a: int, at: tuple[int, int], b: int) -> str | None:
    """Who does it, where the verb is parted around its object in the active voice ("Die Armee von A hat X erobert")."""
    if not verb_second(scene.doc.language) or scene.doc.cues_in("positions", a, b, "passive"):
        return None
    sources = scene.doc.cues_in("attribution", a, at[0], "according", "data", "by_him", "by_own")
    sides = [n for n in within(scene.doc.names, a, at[0]) if n.side in scene.doc.theatre.parties]
    sides = [n for n in sides if n.kind in {"side", "country"}]
    sides = [n for n in sides if not n.adjective or scene.events(n.end, min(at[0], n.end + AGENT), "troops", "forces")]
    sides = [n for n in sides if not any(0 <= n.start - c.end <= _THEN for c in sources)]
    led = [n for n in sides if not scene.events(max(a, n.start - _THEN), n.start, "locative", "away_from", "agent")]
    return led[0].side if len({n.side for n in led}) == 1 and len(led) == len(sides) else None


def who_occupies(scene: Scene, cue: Cue, side: str | None, whose: str) -> str | None:
    """Who holds what is "under occupation": not who owns it, though he tells of it, unless he is named with it."""
    if side != whose or not _occupied(scene, cue):
        return side
    named = [n for n in within(scene.doc.names, *scene.clause(cue.start)) if n.kind not in {"speaker", "region"}]
    return side if any(n.side == side for n in named) else other_side(scene.doc, side)


def _occupied(scene: Scene, cue: Cue) -> bool:
    """Does a word of holding tell that a place is occupied: who occupies it does not own it?"""
    if cue.id not in {"hold", "still_hold"}:
        return False
    return bool(scene.events(cue.start, min(scene.clause(cue.start)[1], cue.end + AGENT), "occupied"))


def _by_whom_driven(
    scene: Scene, at: tuple[int, int], place: tuple[str, ...], cue: Cue, said: Attribution
) -> str | None:
    """Who wins a place from which those are driven who stand before the verb ("Ворога вибили з X", "Противник выбит из
    X"): the enemy, or the one that does not own it, where nobody else is named behind."""
    if cue.id != "regain" or at[0] < cue.end or verb_final(scene.doc.language):
        return None
    a, b = scene.clause(cue.start)
    if not any(c.start == cue.start for c in scene.events(cue.start, at[0], "ousted")):
        return None
    if not any(0 <= at[0] - c.end <= _FROM for c in scene.events(cue.start, at[0], "away_from")):
        return None
    parties = scene.doc.theatre.parties
    sides = [n for n in within(scene.doc.names, a, b) if n.side in parties and n.kind == "side"]
    before = [n for n in sides if n.end <= cue.start]
    behind = [n for n in sides if n.start >= cue.end] or scene.events(cue.end, b, "enemy", "troops")
    if behind or len(before) > 1:
        return None
    whose = country_of(scene.doc, place[0]) if place else scene.doc.theatre.home
    if before:
        return whose if before[0].side != whose and whose in parties else None
    if scene.events(a, cue.start, "enemy"):
        return said.side if said.side in parties else scene.doc.theatre.home
    return None


def _foes_named(scene: Scene, clause: tuple[int, int], side: str) -> bool:
    """Are the enemies of a side named in a clause, by their side or as attackers?"""
    foe = other_side(scene.doc, side)
    named = [n for n in within(scene.doc.names, *clause) if n.side == foe and n.kind == "side"]
    return bool(named or scene.events(*clause, "enemy", "attackers"))


def _leaver(scene: Scene, before: tuple[int, int], said: Attribution) -> str | None:
    """Whose forces go away, told before "from" and the place ("俄軍從X撤離"): the side named, or the speaker's own."""
    away = scene.events(*before, "away_from")
    if not away:
        return None
    sides = [n for n in within(scene.doc.names, before[0], away[-1].start) if n.kind == "side"]
    if sides and sides[-1].side in scene.doc.theatre.parties:
        return sides[-1].side
    own = scene.events(before[0], away[-1].start, "own")
    return said.side if own and said.side in scene.doc.theatre.parties else None


def _agent_of(scene: Scene, cue: Cue, at: tuple[int, int], said: Attribution) -> str | None:
    """Whose deed a noun names: between it and its place ("захоплення росіянами X"), or behind that with a word such as
    "by" ("the seizure of X by the enemy")."""
    if cue.id in NOUNS and (doer := _doer(scene, cue.end, at[0], said)) is not None:
        return doer
    by = scene.events(at[1], at[1] + AGENT, "agent") if cue.id in NOUNS else []
    if not by or by[0].start - at[1] > 2:
        return None
    return _doer(scene, by[0].end, by[0].end + AGENT, said)


def _doer(scene: Scene, start: int, end: int, said: Attribution) -> str | None:
    """The side that a stretch names as one that acts, or calls the enemy."""
    named = [n for n in within(scene.doc.names, start, end) if n.side in scene.doc.theatre.parties]
    named = [n for n in named if n.kind != "region"]
    acting = [n.side for n in named if not n.adjective or scene.events(n.end, n.end + AGENT, "troops", "forces")]
    enemy = scene.events(start, end, "enemy")
    return acting[0] if acting else other_side(scene.doc, said.side or scene.doc.theatre.home) if enemy else None


def modality_told(scene: Scene, at: tuple[int, int], cue: Cue, side: str | None, said: Attribution) -> Modality:
    """Is what happens to a place asserted, claimed by its side, denied, or told as a condition?"""
    a = scene.clause(at[0])[0]
    first, last = min(at[0], cue.start), max(at[1], cue.end)
    supposed = conditions(scene, a, last)
    if supposed and not scene.denied(max(a, first - 40), supposed[0].start):
        return "conditional"  # a mood in which a denied thing is told is no condition
    if _if_so(scene, cue):
        return "conditional"
    if cue.id == "absent":
        return "denied"
    if cue.id in STAYS:
        return claimed(scene.doc, side, said)  # "still" may have a negation in it
    negated = scene.events(max(a, cue.start - 24), cue.end + 2, "negation")
    negated = [n for n in negated if not part_of_verb(scene, cue, n)]
    if verb_second(scene.doc.language):  # "Gefallen ist X nicht"
        stop = scene.clause(last - 1)[1]
        negated += [n for n in scene.events(last, stop, "negation") if not scene.doc.text[n.end : stop].strip(_ENDS)]
    if STATES[cue.id] == "held":  # "لا تزال" and "아직" are no denials of what is still held
        still = scene.events(a, last, "still")
        negated = [n for n in negated if not any(c.start <= n.start and n.end <= c.end for c in still)]
    final = verb_final(scene.doc.language)
    reach = _DENIED_SPACED if scene.doc.spaced else _DENIED
    behind = min(scene.clause(last - 1)[1], last + reach) if final else last
    if final and last == cue.end:  # "陥落していない", "함락되지 않았다"
        negated += [n for n in scene.events(last, behind, "negation") if n.start - last <= 1]
    whole = (
        scene.clause(last - 1)[1] if cue.id in NOUNS or cue.id == "gain_of_it" else last
    )  # "von einer Einnahme könne keine Rede sein"
    denials = scene.events(last - 1, behind, "denial")
    denials = [c for c in denials if not scene.events(last, c.start, *STATES)]  # "激戦が続くとして陥落を否定した"
    denied = scene.denied(max(a, first - 40), whole) or negated or denials or _untrue(scene, last, said)
    return "denied" if denied else claimed(scene.doc, side, said)


def _untrue(scene: Scene, end: int, said: Attribution) -> bool:
    """Is all that follows that it is not true ("Reports that X has fallen are untrue", "Die Meldung, X sei gefallen,
    ist falsch")?"""
    if not scene.doc.may_hold("events", end, scene.end, "denial"):
        return False
    stop = scene.clause(end - 1)[1]
    after = scene.clause_after(end - 1) if stop - end <= 1 and not said.named else None
    a, b = after or (end, stop)
    few = len(scene.doc.text[a:b].split()) <= _UNTRUE and not scene.events(a, b, "this", "negation")
    return few and bool(scene.events(a, b, "denial")) and not within(scene.doc.names, a, b)


def _if_so(scene: Scene, cue: Cue) -> bool:
    """Is a clause that opens with its verb a condition, as the next one opens with "then" ("Valt X, dan dreigt Y")?"""
    a, _ = scene.clause(cue.start)
    after = scene.clause_after(cue.start) if cue.start - a <= 1 and verb_second(scene.doc.language) else None
    then = scene.doc.cues_in("positions", after[0], min(after[1], after[0] + _THEN), "thereupon") if after else []
    return any(after is not None and c.start - after[0] <= 1 for c in then)


def comes_under(scene: Scene, cue: Cue) -> bool:
    """Is a hold one that has just begun ("came under Russian control")?"""
    final = verb_final(scene.doc.language)
    near = scene.events(max(scene.clause(cue.start)[0], cue.start - _BEGUN), cue.end + _BEGUN * final, "becomes")
    return any((c.start > cue.start) == final for c in near) and not scene.events(
        near[0].start, cue.end, "still", "negation"
    )


def own_ground(doc: Doc, place: tuple[str, ...], side: str | None, state: State, place_id: str | None = None) -> State:
    """Only one's own ground is retaken, whatever word the report has for it."""
    if side not in doc.theatre.parties or state not in {"taken", "retaken"} or not place:
        return state
    return "retaken" if country_of(doc, place[0], place_id) == side else "taken"
