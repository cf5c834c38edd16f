"""Denials of what was told of a place: in its sentence, or the one before."""

from __future__ import annotations

from ....nouns import Claim
from ...attribution import attribute
from ...cues import Cue
from ...doc import within
from ...marks import Mark
from ...sentences import verb_final
from ..frame import Scene, make, span_of

DENIABLE = frozenset({"taken", "retaken", "lost", "held"})
"""What can be denied."""
_ELSE = ("launch", "strike_hit", "kill", "wound", "casualties", "exchange", "mass", "advance", "give")
"""What else a denial may be of."""
_SHORT = 3
"""Words of a clause that only denies what was told before it."""
_NOT, _LITTLE = 14, 16
"""Characters between a word of falling and its negation, and of what else the clause has that is no name or time."""
_THAT = 2
"""Characters of a clause before the "that" that opens it."""
_BEHIND = 20
"""Characters behind a denial in which it may be denied itself, where verbs stand last."""


def read_denied(scene: Scene, here: list[Claim]) -> list[Claim]:
    """ "Kyiv denied it": what was told of a place in this sentence or the one before, denied."""
    for denial in (*scene.events(scene.start, scene.end, "denial"), *_unfallen(scene, here)):
        a, b = scene.clause(denial.start)
        if denial.id == "denial" and _never(scene, (a, b), denial):
            continue
        event = scene.events(a, denial.end, "fallen", "fall_noun", "gain_noun")  # "陥落を否定した"
        told = any(a <= c.span.start < b and not (event and c.extra.state == "contested") for c in here)
        told = told or _of_the_next_clause(scene, b, here)
        short = len(scene.doc.text[a:b].split()) <= _SHORT and b - denial.end <= 1  # "…, Kiev smentisce"
        if told or not (event or short or scene.events(a, b, "this") or _of_what_was_told(scene, (a, b), here)):
            continue
        before = scene.doc.before(scene.sentence)
        floor = before.start if before is not None and not before.heading else scene.start
        told_before = [c for c in (*scene.told_from(floor), *here) if c.span.start < denial.start]
        earlier = [c for c in told_before if c.kind == "settlement_control" and c.place]
        earlier = [c for c in earlier if not event or c.extra.state in {"taken", "retaken"}]
        if not earlier or earlier[-1].modality == "denied":
            continue
        last = earlier[-1]
        said = attribute(scene.doc, denial.start, denial.end)
        if last.extra.state == "held" and (said.side in {None, last.side} or _of_theirs(scene, (a, b), said.side)):
            continue  # only the other side denies that a place is held
        return [denied_of(scene, denial, last)]
    return []


def _of_the_next_clause(scene: Scene, end: int, here: list[Claim]) -> bool:
    """Does a clause with "that" behind a denial tell what is denied ("It is untrue, that …")?"""
    after = scene.clause_after(end - 1)
    if after is None or not any(after[0] <= c.span.start < after[1] for c in here):
        return False
    return any(c.start - after[0] <= _THAT for c in scene.doc.cues_in("attribution", *after, "that"))


def _of_theirs(scene: Scene, clause: tuple[int, int], side: str | None) -> bool:
    """Is a side only named as that whose claims are denied ("denying Russian claims")?"""
    named = [n for n in within(scene.doc.names, *clause) if n.side == side]
    return bool(named) and all(n.adjective for n in named)


def denied_of(scene: Scene, denial: Cue, told: Claim) -> Claim:
    """What was told of a place, as a clause denies it."""
    said = attribute(scene.doc, denial.start, denial.end)
    return make(
        scene.doc, told.kind, span_of(scene.doc, scene.clause(denial.start)), said, side=told.side, place=told.place,
        modality="denied", extra=told.extra,
    )  # fmt: skip


def _unfallen(scene: Scene, here: list[Claim]) -> list[Cue]:
    """Words that say of nothing named that it has not fallen, in a clause of little else ("the staff: not fallen")."""
    out = []
    for fallen in scene.events(scene.start, scene.end, "fallen"):
        a, b = scene.clause(fallen.start)
        negations = scene.events(max(a, fallen.start - _NOT), min(b, fallen.end + _NOT), "negation")
        names, times = within(scene.doc.names, a, b), within(scene.times, a, b)
        known: list[Mark] = [*names, *times, *scene.events(a, b, "negation")]
        rest = len(scene.doc.text[a:b]) - sum(k.end - k.start for k in known) - (fallen.end - fallen.start)
        if negations and rest <= _LITTLE and _of_what_was_told(scene, (a, b), here):
            out.append(Cue(fallen.start, fallen.end, "unfallen"))
    return out


def _never(scene: Scene, clause: tuple[int, int], denial: Cue) -> bool:
    """Is a denial itself denied ("Kyiv has never denied it")?"""
    if scene.events(denial.start, denial.end, "negation"):
        return False  # "there is not a word of truth in it"
    final = verb_final(scene.doc.language)
    stop = min(clause[1], denial.end + _BEHIND) if final else denial.end
    negated = scene.events(clause[0] if not final else denial.end - 1, stop, "negation")
    return any(n.end <= denial.start or denial.end <= n.start + 1 for n in negated)


def _of_what_was_told(scene: Scene, clause: tuple[int, int], here: list[Claim]) -> bool:
    """Can a denial only be of what was told of a place right before it: names it nothing else, and nothing is told
    between?"""
    told = here or scene.told[-1:]
    if not told or told[-1].extra.state not in DENIABLE or told[-1].span.start >= clause[0]:
        return False
    if any(n.kind in {"place", "region"} and n.side is None for n in within(scene.doc.names, *clause)):
        return False
    fallen = scene.events(*clause, "fallen")  # men fall as towns do
    else_ = [c for c in scene.events(*clause, *_ELSE) if not any(f.start < c.end and c.start < f.end for f in fallen)]
    denials = scene.events(*clause, "denial")  # "egy szó sem igaz" counts no words
    counted = [q for q in within(scene.doc.quantities, *clause) if not any(d.start <= q.start < d.end for d in denials)]
    return not counted and not else_
