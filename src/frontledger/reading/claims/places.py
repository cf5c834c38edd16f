"""Claims about places: taken, held or lost; surrounded; how far away."""

from __future__ import annotations

from typing import Literal

from ...nouns import Claim, Detail, Modality
from ..attribution import Attribution
from ..cues import Cue
from ..doc import Doc, within
from ..marks import Name, Quantity
from ..sentences import Sentence
from .frame import acts, amount_of, attributed, events, listed, make, nearest, places_of, side_of, span_of, when

State = Literal["taken", "retaken", "held", "lost", "contested", "cleared"]
_STATES: dict[str, State] = {
    "gain": "taken",
    "regain": "retaken",
    "fallen": "taken",
    "still_hold": "held",
    "lose": "lost",
    "contested": "contested",
    "clear": "cleared",
}
REACH = 48
"""Characters between a verb and the place it acts on."""
LENGTHS = frozenset({"km", "m", "mi"})


def read_settlements(doc: Doc, sentence: Sentence) -> list[Claim]:
    """A claim for each place that the sentence says is taken, held or lost."""
    out: list[Claim] = []
    done: set[int] = set()
    cues = events(doc, sentence.start, sentence.end, *_STATES)
    for name in within(doc.names, sentence.start, sentence.end):
        if name.kind != "place" or name.start in done or (name.side is not None and acts(doc, name)):
            continue
        cue = _acts_on(doc, sentence, name, cues)
        if cue is None:
            continue
        for n in _list_from(doc, sentence, name):
            if n.start not in done:
                done.add(n.start)
                out.append(_settlement(doc, sentence, n, cue))
    return out


def _acts_on(doc: Doc, sentence: Sentence, name: Name, cues: list[Cue]) -> Cue | None:
    """The verb that has the place for its object: no figure, no direction and no other verb between them."""
    a, b = doc.clause_at(name.start)
    near = [c for c in cues if a <= c.start < b and max(c.start - name.end, name.start - c.end, 0) <= REACH]
    best = nearest(near, name.start, name.end)
    if best is None or any(c.start - name.end <= 3 for c in events(doc, name.end, name.end + 20, "direction")):
        return None
    x, y = (best.end, name.start) if best.end <= name.start else (name.end, best.start)
    if any(
        q.unit is not None and q.unit not in {"settlement", "day", "month", "year"}
        for q in within(doc.quantities, a, b)
    ):
        return None
    between = events(doc, x, y)
    if any(c.id in {"from_place", "advance", "mass", "supply", "surround", "launch"} for c in between):
        return None
    if any(c.id in {"from_place", "approach"} for c in events(doc, max(a, name.start - 14), name.start)):
        return None
    return best


def _list_from(doc: Doc, sentence: Sentence, first: Name) -> list[Name]:
    out = [first]
    for n in within(doc.names, first.end, sentence.end):
        if n.kind != "place" or not listed(doc, out[-1], n):
            break
        out.append(n)
    return out


def _settlement(doc: Doc, sentence: Sentence, name: Name, cue: Cue) -> Claim:
    said = attributed(doc, (name.start, name.end), carry=False)
    clause = doc.clause_at(name.start)
    state = _STATES[cue.id]
    side = None if state == "contested" else _taker(doc, sentence, name, cue, said)
    state = _own_ground(doc, name.id, side, state)
    modality = _modality(doc, clause, cue, side, said)
    return make(
        doc, "settlement_control", span_of(doc, (name.start, name.end), (cue.start, cue.end)), said, side=side,
        place=(name.id,), time=when(doc, sentence, name.start, name.end, said, carry=False), modality=modality,
        extra=Detail(state=state),
    )  # fmt: skip


def _own_ground(doc: Doc, place: str, side: str | None, state: State) -> State:
    """Only one's own ground is retaken, whatever word the report has for it."""
    if side not in doc.theatre.parties or state not in {"taken", "retaken"}:
        return state
    country = next((p.country for p in doc.theatre.places_named(place)), doc.theatre.home)
    return "retaken" if country == side else "taken"


def _taker(doc: Doc, sentence: Sentence, name: Name, cue: Cue, said: Attribution) -> str | None:
    """Who takes, holds or loses the place.

    In the active voice the side before the verb. In the passive ("X fell", "X is under Ukrainian control", "X захоплено")
    the side named after the place in its clause, else the one whose way it is: the attacker takes, its own side retakes.
    """
    if name.end > cue.start and cue.id != "fallen":
        return side_of(doc, sentence, cue.start, said) or said.side or doc.theatre.attacker
    _, b = doc.clause_at(name.start)
    named = [n.side for n in within(doc.names, name.end, b) if n.side in doc.theatre.parties and n.kind == "side"]
    defends = cue.id in {"regain", "still_hold", "clear"}
    if named and cue.id != "fallen":
        return named[0]
    return doc.theatre.home if defends else doc.theatre.attacker


def _modality(doc: Doc, clause: tuple[int, int], cue: Cue, side: str | None, said: Attribution) -> Modality:
    if events(doc, clause[0], cue.end, "condition"):
        return "conditional"
    if events(doc, max(clause[0], cue.start - 24), cue.end, "negation"):
        return "denied"
    return "claimed" if side is not None and said.side == side and said.named else "asserted"


def read_settlement_count(doc: Doc, sentence: Sentence, q: Quantity) -> Claim | None:
    """ "149 settlements": a number of places taken, held or lost."""
    if q.unit != "settlement" or q.ordinal:
        return None
    clause = doc.clause_at(q.start)
    cue = nearest(events(doc, *clause, *_STATES, "hold"), q.start, q.end)
    if cue is None:
        cue = nearest(events(doc, sentence.start, sentence.end, *_STATES, "hold"), q.start, q.end)
    if cue is None:
        return None
    said = attributed(doc, (q.start, q.end))
    side = side_of(doc, sentence, cue.start, said) or said.side or doc.theatre.attacker
    return make(
        doc, "settlement_control", span_of(doc, (q.start, q.end)), said, side=side,
        place=(), time=when(doc, sentence, q.start, q.end, said), amount=amount_of(q),
        modality="claimed" if said.side == side else "asserted", extra=Detail(state=_STATES.get(cue.id, "held")),
    )  # fmt: skip


def read_encirclement(doc: Doc, sentence: Sentence) -> list[Claim]:
    """Places said to be surrounded, from how many sides, and supply lines cut or in danger."""
    out = []
    for clause in sentence.clauses:
        cues = events(doc, *clause, "surround")
        supply = events(doc, *clause, "supply")
        cut = events(doc, *clause, "cut")
        if cues:
            out.append(_surrounded(doc, sentence, clause, cues[0], cues[-1]))
        elif supply and cut:
            out.append(_surrounded(doc, sentence, clause, min(supply[0], cut[0]), max(supply[-1], cut[-1])))
    return [c for c in out if c is not None]


def _surrounded(doc: Doc, sentence: Sentence, clause: tuple[int, int], first: Cue, last: Cue) -> Claim | None:
    place = places_of(doc, sentence, first.start, last.end)
    named = [n for n in within(doc.names, *clause) if n.kind == "place"]
    sides = [q for q in within(doc.quantities, *clause) if q.unit == "side"]
    if not place or not doc.theatre.places_named(place[0]):
        return None
    said = attributed(doc, (first.start, last.end), carry=False)
    conditional = bool(events(doc, clause[0], clause[1], "condition"))
    denied = bool(events(doc, max(clause[0], first.start - 20), last.end, "negation"))
    state: Literal["partial", "full", "threatened", "denied"] = "partial"
    if denied:
        state = "denied"
    elif conditional:
        state = "threatened"
    elif events(doc, *clause, "full_circle"):
        state = "full"
    modality: Modality = "denied" if denied else "conditional" if conditional else "asserted"
    parts = [
        (first.start, last.end),
        *((n.start, n.end) for n in named if n.id in place),
        *((q.start, q.end) for q in sides),
    ]
    side = doc.theatre.attacker
    return make(
        doc, "encirclement", span_of(doc, *parts), said, side=side, place=place[:1],
        time=when(doc, sentence, first.start, last.end, said, carry=False),
        amount=amount_of(sides[0]) if sides else None, modality=modality, extra=Detail(state=state),
    )  # fmt: skip


def read_distance(doc: Doc, sentence: Sentence, q: Quantity) -> Claim | None:
    """ "Nine kilometres from X"; "advanced three kilometres"."""
    if q.unit not in LENGTHS or q.per:
        return None
    clause = doc.clause_at(q.start)
    if events(doc, max(clause[0], q.start - 20), min(clause[1], q.end + 14), "width"):
        return None
    said = attributed(doc, (q.start, q.end), carry=False)
    near = [n for n in within(doc.names, *clause) if n.kind == "place" and (n.side is None or not acts(doc, n))]
    far = [
        c
        for c in events(doc, *clause, "from_place")
        if max(c.start - q.end, q.start - c.end) <= 14 or any(0 <= n.start - c.end <= 14 for n in near)
    ]
    moved = nearest(events(doc, *clause, "advance"), q.start, q.end)
    time = when(doc, sentence, q.start, q.end, said, carry=False)
    side = side_of(doc, sentence, q.start, said)
    if moved is not None and max(moved.start - q.end, q.start - moved.end) <= 30:
        measure: Literal["to_place", "advance"] = "advance"
        parts = [(q.start, q.end), (moved.start, moved.end)]
    elif far and near:
        measure = "to_place"
        place = min(near, key=lambda n: abs(n.start - q.end))
        parts = [(q.start, q.end), (place.start, place.end)]
    else:
        return None
    return make(
        doc, "distance", span_of(doc, *parts), said, side=side or doc.theatre.attacker,
        place=places_of(doc, sentence, q.start, q.end), time=time, amount=amount_of(q), extra=Detail(measure=measure),
    )  # fmt: skip
