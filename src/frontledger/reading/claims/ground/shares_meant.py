"""Whose a share of a place is where no verb of holding tells it: by a map's colour, a flag, "ours", a side's adjective.

"DeepState paints two thirds of X red", "half of X is Russian", "70 percent of X is ours", "grants them a third of X";
and the place of a share that stands apart from it ("of X, the staff says it holds 70 percent").
"""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...marks import Mark, Name, Quantity
from ..frame import Scene, gap, only
from ..parts.where_meant import last_town
from ..parts.whose import spoken_of
from ..series import whose_count

ALL, NEXT = 100, 12
"""Percent of all, and characters between a share and the place it is of."""
NOT_HELD = (
    "kill", "wound", "casualties", "destroyed", "damage", "utilities", "poll", "vote", "move_people", "civilian",
    "cost", "assault", "repel", "launch", "down", "strike_hit", "mass", "condition", "denial", "background",
    "contested", "cut", "surround",
)  # fmt: skip
"""What else a share of a place may be told of."""
COMPARED = ("more", "less", "than", "attack", "harm", "assaults")
_NEAR = 24
"""Characters between a share and a word that compares it."""
_OPENS = 12
"""Characters of "of which" that open a clause."""
_FRONT = 48
"""Characters of what may stand before the clause of a share and only names the place it is of."""
_PREDICATE = 3
"""Letters between "is" and the adjective of whose a share is."""


def owner_meant(scene: Scene, q: Quantity) -> tuple[Cue, str] | None:
    """The side that a share of a place belongs to by a word that is no verb of holding, and that word."""
    a, b = scene.clause(q.start)
    if q.high > ALL or q.per or _told_of_else(scene, q, a, b):
        return None
    if not (place_of(scene, q) or (scene.events(a, b, "town", "centre", "of_town") and last_town(scene, q.start))):
        return None
    attacker = scene.doc.theatre.attacker
    sides = [n for n in within(scene.doc.names, a, b) if n.side in scene.doc.theatre.parties]
    sides = [n for n in sides if n.kind == "side" or (n.kind == "country" and n.case == "to")]
    for cue in scene.events(a, b, "ours"):
        named = {n.side for n in scene.names if n.side in scene.doc.theatre.parties and n.kind != "region"}
        said = whose_count(scene, q.start, q.end, None).side or next(iter(named if len(named) == 1 else ()), None)
        return (cue, said) if said in scene.doc.theatre.parties else None
    for cue in scene.events(a, b, "theirs", "map_red"):
        return cue, (spoken_of(scene, cue.start) if cue.id == "theirs" else None) or attacker
    for cue in scene.events(a, b, "flag_word", "granted"):
        return cue, next((n.side for n in sides if n.side), attacker)
    return _predicate(scene, q, sides)


def _told_of_else(scene: Scene, q: Quantity, a: int, b: int) -> bool:
    """Is something else told of a share of a place, or is it compared?"""
    void = [(c.start, c.end) for c in scene.events(a, b, "granted", "map_red")]
    told = [c for c in scene.events(a, b, *NOT_HELD) if not any(x < c.end and c.start < y for x, y in void)]
    near = [c for c in scene.records(a, b, *COMPARED) if gap(c.start, c.end, q.start, q.end) <= _NEAR]
    others = [x for x in within(scene.doc.quantities, a, b) if x.start != q.start and x.unit is not None]
    return bool(told or others) or any(c.end <= q.start or q.end <= c.start for c in near)


def _predicate(scene: Scene, q: Quantity, sides: list[Name]) -> tuple[Cue, str] | None:
    """A side's adjective that is all that is told of a share ("half of X is Russian", "X is one third Russian")."""
    b = scene.clause(q.start)[1]
    place = place_of(scene, q)
    last = [n for n in sides if n.adjective and n.start >= q.end and not scene.doc.text[n.end : b].strip(' .»”"')]
    if place is None or not last or last[-1].start < place.end:
        return None
    name = last[-1]
    start = max(place.end, q.end)
    known: list[Mark] = [*within(scene.doc.times, start, name.start), *scene.events(start, name.start)]
    if name.side is None or not only(scene, (start, name.start), known, _PREDICATE):
        return None
    return Cue(name.start, name.end, "hold"), name.side


def place_of(scene: Scene, q: Quantity) -> Name | None:
    """The one town or region that a clause names with a share, right beside it or alone in it."""
    a, b = scene.clause(q.start)
    near = [n for n in within(scene.doc.names, a, b) if n.kind in {"place", "region"} and n.side is None]
    beside = [n for n in near if 0 <= n.start - q.end <= NEXT or 0 <= q.start - n.end <= NEXT]
    some = beside or near
    return some[0] if len(some) == 1 else fronted(scene, q)


def fronted(scene: Scene, q: Quantity) -> Name | None:
    """The place that opens a sentence, set off from the clause of its share ("Of X, the staff says it holds 70 %")."""
    a, b = scene.clause(q.start)
    before = [c for c in scene.clauses_before(q.start)[:3] if c[1] <= a]
    if not before or before[-1][0] > scene.part(q.start)[0] + 2:
        return None
    x, y = before[-1]
    home = scene.doc.theatre.home
    names = [n for n in within(scene.doc.names, x, y) if _ground(n, home)]
    others = [n for n in within(scene.doc.names, a, b) if _ground(n, home)]
    if len(names) != 1 or others or y - x > _FRONT or any(x <= c.start < a for c in scene.quantities):
        return None
    known: list[Mark] = [*names, *scene.events(x, y)]
    return names[0] if only(scene, (x, y), known, NEXT) else None


def of_which(scene: Scene, q: Quantity) -> Name | None:
    """The region or town right before a clause that opens with "of which" ("the Donetsk region, of which they hold …",
    "la región de Donetsk, de la que …")."""
    a, _ = scene.clause(q.start)
    opens = scene.events(a, a + _OPENS, "relative", "part_of_them")
    if not any(c.start - a <= _OPENS // 2 for c in opens):
        return None
    before = [n for n in within(scene.doc.names, scene.start, a) if _ground(n, scene.doc.theatre.home)]
    return before[-1] if before and a - before[-1].end <= NEXT else None


def _ground(name: Name, home: str) -> bool:
    """Is a name one of a region, of the country at war, or of a town that is no capital?"""
    town = name.kind == "place" and name.side is None
    return town or name.kind == "region" or (name.kind == "country" and name.id == home)


def holder_by_body(scene: Scene, q: Quantity) -> str | None:
    """The side of the one army or staff named with what it holds, in the clause or the one before."""
    a, b = scene.clause(q.start)
    known = scene.doc.theatre.speakers
    bodies = [n for n in within(scene.doc.names, a, b) if n.kind == "speaker" and n.side in scene.doc.theatre.parties]
    bodies = [n for n in bodies if n.id in known and known[n.id].kind == "authority"]
    sides = {
        n.side for n in within(scene.doc.names, a, b) if n.side in scene.doc.theatre.parties and n.kind != "region"
    }
    return bodies[0].side if bodies and len(sides) == 1 else None


def regainer(scene: Scene, a: int, b: int) -> str | None:
    """Who has won a share of a place back: the one fighting side named there, else whose country it is."""
    sides = {n.side for n in within(scene.doc.names, a, b) if n.kind == "side" and n.side in scene.doc.theatre.parties}
    return sides.pop() if len(sides) == 1 else scene.doc.theatre.home


def _of_the_country(scene: Scene, q: Quantity, a: int, b: int) -> tuple[list[Name], list[Name]]:
    """The country at war right behind a share, nothing following, and the attacker before it, where nobody asks for
    ground."""
    theatre = scene.doc.theatre
    named = [n for n in within(scene.doc.names, a, b) if n.kind in {"side", "country"} and not n.adjective]
    of = [n for n in named if n.id == theatre.home and n.kind == "country" and 0 <= n.start - q.end <= NEXT]
    who = [n for n in named if n.side == theatre.attacker and n.end <= q.start]
    if not of or any(c.isalnum() for c in scene.doc.text[of[0].end : b]):
        return [], []
    wanted = scene.doc.cues_in("positions", a, b, "wants", "demands", "offers", "refuses", "promises")
    return ([], []) if wanted or scene.events(a, b, "gain", "lose", "regain") else (of, who)


def belongs(scene: Scene, q: Quantity) -> Cue | None:
    """A share of a place of the war told with a fighting side and nothing else ("now grants the Russians 80 percent of
    X", "half of X is Russian", "the Russians have a fifth of Ukraine") is held by it."""
    a, b = scene.clause(q.start)
    if q.high > ALL or q.per or scene.events(a, b, *NOT_HELD):
        return None
    if any(c.end <= q.start or q.end <= c.start for c in scene.records(a, b, *COMPARED)):
        return None
    near = [n for n in within(scene.doc.names, a, b) if n.kind in {"place", "region"} and n.side is None]
    beside = [n for n in near if 0 <= n.start - q.end <= NEXT or 0 <= q.start - n.end <= NEXT]
    sides = [n for n in within(scene.doc.names, a, b) if n.kind == "side" and n.side in scene.doc.theatre.parties]
    sides = [n for n in sides if not (n.adjective and n.start > q.end)]  # "80 % of X speak Russian"
    others = [x for x in within(scene.doc.quantities, a, b) if x.start != q.start and x.unit is not None]
    if not near and not others:
        beside, sides = _of_the_country(scene, q, a, b)
    if len(beside) != 1 or not sides or others:
        return None
    return Cue(sides[-1].start, sides[-1].end, "hold")
