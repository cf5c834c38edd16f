"""Ground that no listed verb tells of: what a figure of it can only mean in a sentence of the war.

A figure of ground beside a fighting side or a stretch of time tells what changed hands; beside a word for what goes on
("still", "remains") what is held. Sizes, plans, accidents and ground elsewhere are neither.
"""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...named import kind_of
from ..attacks.losses import of_peace
from ..frame import Scene
from ..parts.whose import acts, country_of

_NOT_WON = ("background", "width", "condition", "festive", "vote", "denial", "cost")
"""What else a figure of ground may be told of: a size, a plan, a gift, a sum."""
_NO_HOLDING = tuple(x for x in _NOT_WON if x not in {"background", "width"})
_GOES_ON = ("still", "stays", "left")
_ALONE = 12
"""Characters of a clause before the figure that it consists of."""
_FROM_THERE = 24
"""Characters of what a speaker is, between his country and his name ("Finland's group of analysts Black Bird")."""
_SPANS = frozenset({"week", "month", "season", "year", "span"})


def meant_cue(scene: Scene, q: Quantity) -> Cue | None:
    """The event that a figure of ground without one is told of, as a cue of no words; None where it may be another."""
    clause = _wide(scene, q)
    if (
        (q.per or "day") != "day"
        or scene.sentence.heading
        or scene.events(*clause, *_NOT_WON)
        or of_peace(scene)
        or _elsewhere(scene)
    ):
        return None
    sides = any(n.side in scene.doc.theatre.parties and acts(scene.doc, n) for n in within(scene.doc.names, *clause))
    sides = sides or bool(scene.events(*clause, "enemy", "we", "own"))
    timed = [t for t in within(scene.doc.times, *clause) if t.role in {"at", "past", "since"} and t.grain in _SPANS]
    if scene.events(*clause, "give") and not (timed and sides):
        return None  # but "May gave the Russians 449 sq km"
    spoken_of = bool(scene.told) or any(n.side in scene.doc.theatre.parties or _measures(scene, n) for n in scene.names)
    if not sides and not ((timed or q.per == "day") and spoken_of):
        return None
    held = not timed and not q.per and bool(scene.events(*clause, *_GOES_ON))
    return Cue(q.start, q.start, "hold" if held else "gain")


def _measures(scene: Scene, name: Name) -> bool:
    """Is a name that of an institute, which counts ground won in this war ("January: 245 sq km (ISW)")?"""
    return name.kind == "speaker" and kind_of(scene.doc, name) == "institute"


def held_so(scene: Scene, q: Quantity) -> Cue | None:
    """The word by which ground is held that no verb holds: "under" right before who does ("під росіянами 198 кв. км"),
    or what a side has gone forward to and that is so large ("X's bridgehead measures 1,376 sq km")."""
    a, b = scene.clause(q.start)
    if q.per or scene.events(a, b, *_NO_HOLDING):
        return None
    sides = [n for n in within(scene.doc.names, a, b) if n.side in scene.doc.theatre.parties and n.kind != "speaker"]
    under = [c for c in scene.events(a, b, "under_side") for n in sides if n.kind == "side" and n.start - c.end == 1]
    salient = scene.events(a, b, "salient") if sides and not scene.events(a, b, "advance", "gain") else []
    found = [*under, *salient]
    return found[0]._replace(id="hold") if found else None


def _wide(scene: Scene, q: Quantity) -> tuple[int, int]:
    """The clause of a figure, with the one before from which it is only parted by whose count it is ("May brought the
    Russians, by X's count, 449 sq km")."""
    a, b = scene.clause(q.start)
    before = scene.clauses_before(q.start)[:2]
    if len(before) < 2 or q.start - a > _ALONE or any(before[1][0] <= x.start < a and x.unit for x in scene.quantities):
        return a, b
    told = scene.doc.cues_in("attribution", *before[0], "according", "data", "count", "say")
    return (before[1][0], b) if told else (a, b)


def goes_on(scene: Scene, q: Quantity) -> bool:
    """Does a word tell that what was taken still is ("some 110 sq km are still occupied"), with no span of time?"""
    clause = scene.clause(q.start)
    timed = [t for t in within(scene.doc.times, *clause) if t.role != "as_of"]
    return not timed and bool(scene.events(*clause, "still", "stays"))


def _elsewhere(scene: Scene) -> bool:
    """Does a sentence name ground of no fighting country, beside where a speaker is from ("Finland's Black Bird")?"""
    named = [n for n in scene.names if n.kind in {"country", "region", "place"} and not _home_of_speaker(scene, n)]
    return any((n.side or country_of(scene.doc, n.id, n.place_id)) not in scene.doc.theatre.parties for n in named)


def _home_of_speaker(scene: Scene, name: Name) -> bool:
    """Does a country right before who speaks only tell where he is from?"""
    behind = within(scene.doc.names, name.end, min(scene.clause(name.start)[1], name.end + _FROM_THERE))
    return bool(behind) and behind[0].kind == "speaker"


def two_names(scene: Scene, q: Quantity) -> bool:
    """Do two names stand side by side before a figure, who holds and what it is of ("Oroszország Ukrajna …")?"""
    names = [n for n in within(scene.doc.names, scene.clause(q.start)[0], q.start) if n.kind == "country"][-2:]
    return len(names) == 2 and names[1].start - names[0].end <= 1


def in_the_attackers_country(scene: Scene, q: Quantity) -> bool:
    """Are all places beside a figure of the attacker's own country, so that ground won or held there is the other's?"""
    doc = scene.doc
    near = [n for n in within(doc.names, *scene.part(q.start)) if n.kind in {"place", "region"}]
    return bool(near) and all(country_of(doc, n.id, n.place_id) == doc.theatre.attacker for n in near)


def ground_ends(scene: Scene, q: Quantity) -> int:
    """The figure runs on over the ground it counts ("square kilometres of Ukrainian territory")."""
    _, b = scene.clause(q.start)
    land = scene.events(q.end, min(b, q.end + 40), "land")
    return land[0].end if land else q.end
