"""What tells of a place by words of several classes together, without a verb of taking, holding or losing.

Fighting with "still", or inside a town; a side's flag with "still"; "ours"; what a side puts down to itself.
"""

from __future__ import annotations

from ...attribution import attribute
from ...cues import Cue
from ...doc import within
from ..frame import Scene, gap

_NOT = 14
"""Characters of "no" before a word of fighting."""
_FROM = 12
"""Characters between "from" and the place that is left ("from the village of X")."""
_CLOSING = " .,;:!\"'»”’)\n—–-、。」』"
"""What may follow a word that ends what is said of a place."""
_AT = 2
"""Characters of an article between a word of place and a name."""
_OPENING = 24
"""Characters of a clause that only names where something is."""
_DONE = ("fight", "repel", "wound", "casualties", "supply", "give", "under_fire", "withdrew", "condition", "plan")
"""What else may be told of men who are still there."""
_STAYING = frozenset({"hold", "still_hold", "left", "mass", "ours", "theirs", "hold_out"})
"""What men do who are still there."""
_OTHER = ("surround", "strike_hit", "launch", "down", "kill", "advance", "destroyed", "mass")
"""What else a side may put down to itself."""


def signs(scene: Scene, states: tuple[str, ...]) -> list[Cue]:
    """Words of fighting, flags and possession that tell of a place together with others of their clause.

    Args:
        scene: the sentence.
        states: ids of the words that tell it alone.
    """
    return [
        *_fights(scene),
        *_flags(scene),
        *_ours(scene),
        *_own_men(scene, states),
        *_put_down(scene, states),
        *gone(scene),
    ]


def _fights(scene: Scene) -> list[Cue]:
    """Fighting that goes on, or goes on inside a town."""
    out = []
    for c in scene.events(scene.start, scene.end, "fight"):
        a, b = scene.clause(c.start)
        beside = scene.events(a, b, "still", "inside", "part_of_town", "centre")
        absent = scene.events(max(a, c.start - _NOT), c.start, "negation")
        # "the line of contact" is no fight
        absent += [w for w in scene.events(a, b, "war") if w.start < c.start and c.end <= w.end]
        if not absent and any(x.end <= c.start or c.end <= x.start for x in beside):
            out.append(Cue(c.start, c.end, "contested"))
    return out


def gone(scene: Scene) -> list[Cue]:
    """Forces that go away out of a place, or out of a number of them, however far "from" stands behind the verb, or
    where it stands before it ("se retiraron la semana pasada de cinco aldeas", "從X後撤")."""
    out = []
    for c in scene.events(scene.start, scene.end, "withdrew"):
        a, b = scene.clause(c.start)
        away = [w for w in scene.events(a, b, "away_from") if w.end <= c.start or c.end <= w.start]
        places = [n.start for n in within(scene.doc.names, a, b) if n.kind == "place" and n.side is None]
        places += [q.start for q in within(scene.doc.quantities, a, b) if q.unit == "settlement"]
        places += [t.start for t in scene.events(a, b, "town")]
        left = [w for w in away if any(0 <= p - w.end <= _FROM for p in places)]
        if left:
            led = left[-1].start > c.end and scene.events(c.end, left[-1].start, "own", "troops")
            out.append(Cue(c.start, c.end, "lose" if led else "leave"))  # "pulled its men out of X"
    return out


def _flags(scene: Scene) -> list[Cue]:
    """A side's flag that is still there."""
    flags = [c for c in scene.events(scene.start, scene.end, "flag_word") if flag_of(scene, c)]
    return [Cue(c.start, c.end, "flag") for c in flags if scene.events(*scene.clause(c.start), "still")]


def flag_of(scene: Scene, cue: Cue) -> str | None:
    """The side whose flag is told of: the one named beside it, else in its clause."""
    a, b = scene.clause(cue.start)
    parties = scene.doc.theatre.parties
    whose = [n for n in within(scene.doc.names, a, b) if n.side in parties and n.kind not in {"speaker", "region"}]
    flags = scene.events(a, b, "flag_word")
    if not whose or not flags:
        return None
    return min(whose, key=lambda n: min(gap(n.start, n.end, f.start, f.end) for f in flags)).side


def _ours(scene: Scene) -> list[Cue]:
    """ "X is ours", "X is theirs": said as what a place is, not of something that is named behind it."""
    out = []
    for c in scene.events(scene.start, scene.end, "ours", "theirs"):
        behind = scene.doc.text[c.end : min(c.end + 2, scene.end)].strip(_CLOSING)
        if not behind or any(j.start - c.end <= 1 for j in scene.events(c.end, c.end + 8, "joins", "still")):
            out.append(c)
    return out


def _own_men(scene: Scene, states: tuple[str, ...]) -> list[Cue]:
    """The speaker's own men, or a flag of theirs, that are still or no longer in a place, and who holds out in one,
    where nothing else is told ("in X our boys are still sitting tight", "our flag still flies over X")."""
    out = []
    for c in scene.events(scene.start, scene.end, "our_own", "hold_out"):
        a, b = scene.clause(c.start)
        gone = scene.events(a, b, "no_longer") if c.id == "our_own" else []
        if not gone and not _stay(scene, c, (a, b)):
            continue
        named = [n for n in within(scene.doc.names, a, b) if n.side is None]
        before = scene.clauses_before(c.start)[:1] if not named else []
        if before and before[0][1] - before[0][0] <= _OPENING:
            named = [
                n for n in within(scene.doc.names, *before[0]) if n.side is None
            ]  # "In X, our men are still there"
        near = scene.events(a, b, "near", "direction")
        if len(named) != 1 or named[0].kind != "place" or any(0 <= named[0].start - w.end <= _AT for w in near):
            continue
        units = any(q.unit for q in within(scene.doc.quantities, a, b))
        told = [
            o
            for o in scene.events(a, b, *states, *_OTHER, *_DONE)
            if o.id not in _STAYING and not c.start <= o.start < c.end
        ]
        marks = [*gone, *scene.events(a, b, "still")]
        absent = [n for n in scene.events(a, b, "negation") if not any(m.start <= n.start < m.end for m in marks)]
        if not units and not told and not absent:
            out.append(Cue(c.start, c.end, "own_gone" if gone else "own_there" if c.id == "our_own" else c.id))
    return out


def _stay(scene: Scene, cue: Cue, clause: tuple[int, int]) -> bool:
    """Are men told to be somewhere still, or does a side's army hold out there?"""
    if cue.id == "our_own":
        return bool(scene.events(*clause, "still"))
    sides = [n for n in within(scene.doc.names, *clause) if n.kind == "side" and n.side in scene.doc.theatre.parties]
    whose = sides or scene.events(*clause, "troops", "our_own", "we")
    return bool(whose)


def _put_down(scene: Scene, states: tuple[str, ...]) -> list[Cue]:
    """What a side puts down to itself ("claims X", "chalked up X"), where its clause tells of nothing else done."""
    out = []
    for c in scene.events(scene.start, scene.end, "claim_it"):
        a, b = scene.clause(c.start)
        others = [o for o in scene.events(a, b, *states, *_OTHER) if o.id != "claim_it"]
        if any(not (c.start <= o.start < c.end) for o in others):
            continue
        parties = scene.doc.theatre.parties
        sides = [n for n in within(scene.doc.names, a, b) if n.side in parties and n.kind != "region"]
        if sides or attribute(scene.doc, c.start, c.end).side in parties or _went_on(scene):
            out.append(c)
    return out


def _went_on(scene: Scene) -> bool:
    """Was what was told last, of a place, the word of a side's own body?"""
    last = scene.told[-1] if scene.told else None
    speaker = scene.doc.theatre.speakers.get(last.speaker) if last is not None else None
    return last is not None and last.kind == "settlement_control" and speaker is not None and speaker.side == last.side
