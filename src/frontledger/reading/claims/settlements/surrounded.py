"""Claims about places surrounded, and about supply lines cut or in danger."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from ....nouns import Claim, Detail, Modality
from ...accounts import speaks_on
from ...attribution import attribute
from ...cues import Cue
from ...doc import within
from ...sentences import verb_final, verb_second
from ..frame import Scene, amount_of, claimed, gap, make, span_of
from ..parts.when import when
from ..parts.where import places_of
from ..parts.where_meant import last_town, meant_place
from ..parts.where_named import of_regions, tells_where
from ..parts.whose import country_of, other_side
from .answers import answered
from .road import ends_of, of_road
from .trapped import rings_whom

_WORD = 20
"""Characters of a word of nearness before a name."""
_NOT_BEHIND = 30
"""Characters behind a word for a ring in which it may be negated, up to an "and"."""
_DASHES = frozenset({":", "：", "–", "—", "-"})
"""Signs that stand for the "is" between a road and what is told of it."""
_LAST = 16
"""Characters between "last" or "only" and a road."""
_COUNTED = frozenset({"attack", "clash", "strike"})
"""What is counted by sectors, for which a language may have the word for sides."""
_SIDES = (2, 4)
"""Sides of a place that may be under attack."""
_GUNS = 20
"""Characters from a word for fire to whose it is."""
_DENIED = 60
"""Characters from a denial to the ring that is denied ("denied that units in the region were surrounded")."""
_EVENTS = ("fallen", "gain", "gain_noun", "lose", "cut", "under_fire", "surround", "contested")
"""What else may be denied in the clause of a ring."""
_TRAPPED = 8
"""Characters between a number of people and the word that says they are trapped."""


def read_encirclement(scene: Scene) -> list[Claim]:
    """Places said to be surrounded, from how many sides, and supply lines cut or in danger."""
    out: list[Claim | None] = []
    for clause in scene.sentence.clauses:
        cues = [c for c in scene.events(*clause, "surround") if not scene.events(c.start, c.end, "including")]
        cues = cues or _on_sides(scene, clause)  # "X und Y eingeschlossen" may only count them in
        cut = scene.events(*clause, "cut", "under_fire")
        stretch = _road_before(scene, clause) if cut and not cues else clause
        supply = _roads(scene, stretch, cut)
        cut += (not cut and _open_roads(scene, clause, supply)) or _lost_roads(scene, clause, supply)
        both = cues and supply and cut and supply[0].start > cues[-1].end
        if cues:
            until = (clause[0], supply[0].start if both else clause[1])
            out.append(_surrounded(scene, until, cues[0], cues[-1], out))
        if supply and cut and (both or not cues) and not scene.events(*clause, "utilities"):
            since = (supply[0].start if both else stretch[0], clause[1])
            line = _surrounded(scene, since, min(supply[0], cut[0]), max(supply[-1], cut[-1]), out)
            out.append(of_road(scene, since, line, out))
    return _once([c for c in out if c is not None]) or answered(scene, read_encirclement)


def _roads(scene: Scene, clause: tuple[int, int], cut: list[Cue]) -> list[Cue]:
    """Words for supply, and those for roads that are under fire, the last ones, told of with a side or by both ends."""
    supply = scene.events(*clause, "supply")
    roads = scene.events(*clause, "road")
    if supply or not roads:
        return supply
    fought = any(c.id == "under_fire" for c in cut) or scene.events(scene.start, scene.end, "enemy", "troops", "forces")
    sides = [n for n in scene.names if n.side in scene.doc.theatre.parties]
    return (
        roads
        if fought or sides or _last(scene, clause, roads) or ends_of(scene, roads) or _all(scene, clause, roads)
        else []
    )


def _last(scene: Scene, clause: tuple[int, int], roads: list[Cue]) -> bool:
    """Is a road the last one, or the only one?"""
    only = scene.events(*clause, "only")
    return any(gap(o.start, o.end, r.start, r.end) <= _LAST for o in only for r in roads)


def _all(scene: Scene, clause: tuple[int, int], roads: list[Cue]) -> bool:
    """Is it both, or all, of the roads of a place that something is told of?"""
    every = scene.events(*clause, "all_roads")
    if scene.events(scene.start, scene.end, "accident", "festive", "civilian"):
        return False  # blocked by a crash or by protesters
    return any(gap(o.start, o.end, r.start, r.end) <= _LAST for o in every for r in roads)


def _lost_roads(scene: Scene, clause: tuple[int, int], roads: list[Cue]) -> list[Cue]:
    """Words that tell that the last road of a place is lost, or that one is left."""
    if not roads or not _last(scene, clause, roads):
        return []
    return [Cue(c.start, c.end, "cut") for c in scene.events(*clause, "lose", "left")]


def _open_roads(scene: Scene, clause: tuple[int, int], roads: list[Cue]) -> list[Cue]:
    """Words that tell that the last road of a place, or one told by both its ends, is open."""
    if not roads or not (_last(scene, clause, roads) or ends_of(scene, roads)):
        return []
    # not of "the last usable road"
    return [c for c in scene.events(*clause, "passable") if not any(0 <= r.start - c.end <= 1 for r in roads)]


def _road_before(scene: Scene, clause: tuple[int, int]) -> tuple[int, int]:
    """From where the clause begins that has the road, another put between ("the road, by which X is fed, is cut")."""
    led = scene.clauses_before(clause[0] + 1)[:2] if not scene.events(*clause, "supply", "road") else []
    for i, before in enumerate(led):
        if scene.events(*before, "cut", "under_fire", "surround"):
            break
        roads = scene.events(*before, "supply", "road")
        dashed = scene.doc.text[before[1] : clause[0]].strip() in _DASHES
        if not i and roads and (dashed or _last(scene, before, roads)):
            return before[0], clause[1]  # "only one road is left, and that has been cut", "the road to X – under fire"
        if i and roads:
            asides = scene.doc.cues_in("attribution", *led[0], "aside")
            short = led[0][1] - led[0][0] <= _WORD  # "the road to X, too, is under fire"
            beside = short or any(c.start - led[0][0] <= _WORD for c in asides) or _last(scene, before, roads)
            return (before[0], clause[1]) if beside else clause
    return clause


def _on_sides(scene: Scene, clause: tuple[int, int]) -> list[Cue]:
    """A number of sides that something is on, or comes from, as a word for a ring."""
    out: list[Cue] = []
    if any(q.unit in _COUNTED for q in within(scene.doc.quantities, *clause)):
        return out  # "on the X and Y axes eleven attacks were repelled"
    for q in within(scene.doc.quantities, *clause):
        if q.unit == "side" and _SIDES[0] <= q.low <= _SIDES[1]:
            prep = scene.events(max(clause[0], q.start - _WORD), q.start, "locative", "from_place", "out_of", "near")
            if not scene.doc.spaced or verb_final(scene.doc.language) or any(q.start - c.end <= 1 for c in prep):
                out.append(Cue(q.start, q.end, "surround"))
    return out


def _once(found: list[Claim]) -> list[Claim]:
    """Of a place told as surrounded in one clause and from how many sides in the next, one claim."""
    out: list[Claim] = []
    for c in found:
        last = out[-1] if out else None
        if last is None or (last.place, last.extra.state) != (c.place, c.extra.state) or (last.amount and c.amount):
            out.append(c)
        elif c.amount is not None:
            out[-1] = replace(c, side=last.side)
    return out


def _surrounded(scene: Scene, clause: tuple[int, int], first: Cue, last: Cue, here: list[Claim | None]) -> Claim | None:
    doc = scene.doc
    named = [n for n in within(doc.names, *clause) if tells_where(doc, n)]
    place = places_of(scene, first.start, last.end)[:1]
    meant = None if named else meant_place(scene, *clause)
    if meant:
        place = (meant,)
    if not place:
        before = doc.before(scene.sentence)
        before = (doc.before(before) or before) if before is not None else None
        told = [*scene.told_from(before.start if before else scene.start), *(c for c in here if c is not None)]
        place = next((c.place for c in reversed(told) if c.kind == "encirclement"), ())
    counted = any(q.unit == "side" for q in within(doc.quantities, *clause))
    if not place and (counted or scene.events(*clause, "it") or _last(scene, clause, [first])):
        place = last_town(scene, first.start)
    if not place:
        return _troops_not_trapped(scene, clause, first, last)
    if country_of(doc, place[0]) not in doc.theatre.parties or place[0] in doc.theatre.parties:
        return None  # no country as a whole is surrounded
    if (
        first.id == "surround"
        and named
        and all(_towards(scene, n.start, (first, last)) for n in named if n.id in place)
    ):
        return None  # "from the besieged city toward X"
    if not doc.theatre.is_region(place[0]) and not doc.theatre.places_named(place[0]):
        return None
    said = attribute(doc, first.start, last.end)
    sides = [q for q in within(doc.quantities, *clause) if q.unit == "side"]
    state, modality = _state(scene, clause, first, last)
    people = [q for q in within(doc.quantities, *clause) if q.unit == "person"]
    if named and state == "partial" and any(gap(q.start, q.end, first.start, first.end) <= _TRAPPED for q in people):
        return None  # how many are trapped is a count of them
    side = other_side(doc, country_of(doc, place[0]))
    if (region := of_regions(scene, place)) != place:  # "thousands of Ukrainians surrounded in Kursk"
        place, side = region, doc.theatre.attacker
    side = _whose_fire(scene, clause) or rings_whom(scene, clause, place[0], said, modality) or side
    if not said.named and said.side is None:
        said = speaks_on(doc, scene.sentence, side)
    trapped = [n.side for n in within(doc.names, clause[0], first.start) if n.side in doc.theatre.parties]
    if trapped and trapped[-1] and not (named or meant) and not scene.events(*clause, "it"):
        side = other_side(doc, trapped[-1])  # "100 Russian soldiers remain trapped there"
    parts = [
        (first.start, last.end),
        *((n.start, n.end) for n in named if n.id in place),
        *((q.start, q.end) for q in sides),
    ]
    return make(
        doc, "encirclement", span_of(doc, *parts), said, side=side, place=place,
        time=when(scene, first.start, last.end, state=True), amount=amount_of(sides[0]) if sides else None,
        modality=claimed(doc, side, said) if modality == "asserted" else modality, extra=Detail(state=state),
    )  # fmt: skip


def _whose_fire(scene: Scene, clause: tuple[int, int]) -> str | None:
    """The side whose guns a road is under, named right behind the word for it ("within range of Ukrainian guns")."""
    for c in scene.events(*clause, "under_fire"):
        named = [n for n in within(scene.doc.names, c.start, min(clause[1], c.end + _GUNS)) if n.kind == "side"]
        if named and named[0].side in scene.doc.theatre.parties:
            return named[0].side
    return None


def _towards(scene: Scene, at: int, rings: tuple[Cue, ...]) -> bool:
    """Does a word of direction or nearness stand before a name, which is not that of "a ring around X"?"""
    near = [c for c in scene.events(max(scene.start, at - _WORD), at, "near") if at - c.end <= 2]
    return any(not any(ring.start <= c.start <= ring.end + 2 for ring in rings) for c in near)


def _troops_not_trapped(scene: Scene, clause: tuple[int, int], first: Cue, last: Cue) -> Claim | None:
    """ "He denied that his soldiers were surrounded": no place is named, and none is needed."""
    own = scene.events(*clause, "own")
    state, modality = _state(scene, clause, first, last)
    said = attribute(scene.doc, first.start, last.end)
    if not own or state != "denied" or said.side not in scene.doc.theatre.parties:
        return None
    return make(
        scene.doc, "encirclement", span_of(scene.doc, (own[0].start, own[0].end), (first.start, last.end)), said,
        side=other_side(scene.doc, said.side), modality=modality, extra=Detail(state=state),
    )  # fmt: skip


def _denied_behind(scene: Scene, clause: tuple[int, int], last: Cue) -> bool:
    """Is the noun of a ring what a verb of denying behind it denies ("X's encirclement the staff denied"), with no
    other event between them?"""
    denials = scene.events(last.end, clause[1], "denial")
    return bool(denials) and not scene.events(last.end, denials[0].start, *_EVENTS)


def _state(
    scene: Scene, clause: tuple[int, int], first: Cue, last: Cue
) -> tuple[Literal["partial", "full", "threatened", "denied"], Modality]:
    until = clause[1] if verb_final(scene.doc.language) else last.end
    may = scene.events(*clause, "condition")
    joined = scene.doc.cues_in("positions", last.end, min(clause[1], last.end + _NOT_BEHIND), "and")
    behind = clause[1] if verb_second(scene.doc.language) else last.end + _NOT_BEHIND
    stop = min([clause[1], behind, *(c.start for c in joined)])
    negated = scene.events(max(clause[0], first.start - 24), stop, "negation")
    no_other = [*may, *scene.events(*clause, "only")]  # "されかねない", "il ne reste qu'une route"
    negated = [n for n in negated if not any(c.start <= n.start and n.end <= c.end for c in no_other)]
    if scene.denied(max(clause[0], first.start - _DENIED), until) or _denied_behind(scene, clause, last) or negated:
        return "denied", "denied"
    if may:
        return "threatened", "conditional"
    if last.id == "passable" or first.id == "passable":
        return "denied", "denied"
    if last.id == "under_fire" or scene.events(*clause, "under_fire"):
        return "threatened", "asserted"
    # "on three sides"
    sides = any(q.unit == "side" for q in scene.quantities if clause[0] <= q.start < clause[1])
    full = [] if sides else scene.events(*clause, "full_circle")
    almost = full and scene.events(max(clause[0], full[0].start - 12), full[0].start, "almost")
    return ("full" if full and not almost else "partial"), "asserted"
