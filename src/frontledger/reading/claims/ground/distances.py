"""How far a side or the front is from a place, and how far it has moved."""

from __future__ import annotations

from functools import lru_cache

from ....languages import load
from ....nouns import Amount, Claim, Detail
from ...attribution import Attribution, attribute
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...sentences import verb_final
from ..again import alone
from ..frame import Scene, amount_of, claimed, gap, make, nearest, only, span_of
from ..parts.when import when
from ..parts.where import places_of
from ..parts.where_meant import last_town
from ..parts.where_named import tells_where
from ..parts.whose import acts, country_of, other_side, own_side, side_of
from .distances_meant import read_nearness
from .distances_town import ACTORS, AFTER, BESIDE, OPENS, PART, from_lines, from_town, of_a_side
from .paces import LENGTHS

_NO_ENDING = "\0"
_DEEP = 80
"""Characters between a verb of advancing and how deep it went."""
_VERB = 16
"""Characters between a figure and the verb of coming near."""
_LEFT = 3
"""Characters between a word such as "there remains" and the way that does."""
_POINT = 3
"""Characters from a word of nearness to a point of the compass."""

_CASE = 6
"""Letters of an ending, and of a small word, beside a town and the way to it that are all of their clause."""


def read_distance(scene: Scene, q: Quantity) -> Claim | None:
    """ "Nine kilometres from X"; "advanced three kilometres"."""
    if q.unit not in LENGTHS:
        return None
    clause = scene.clause(q.start)
    moved = nearest(scene.events(*clause, "advance"), q.start, q.end)
    close = moved is not None and gap(moved.start, moved.end, q.start, q.end) <= 8
    if moved is None and (led := _led(scene, q)) is not None:
        return _advance(scene, q, led)
    width = scene.events(max(clause[0], q.start - 24), min(clause[1], q.end + 14), "width")
    fronts = scene.events(*clause, "front_line")
    cased = scene.events(q.end, min(clause[1], q.end + AFTER), "from_town")
    deep = moved is not None and bool(scene.events(max(clause[0], q.start - 24), min(clause[1], q.end + 14), "deep"))
    if not (close or cased or deep) and any(not any(f.start <= c.start < f.end for f in fronts) for c in width):
        return None
    said = attribute(scene.doc, q.start, q.end)
    place = measured_from(scene, q)
    if (
        moved is not None
        and place is None
        and (scene.events(moved.start, q.start + 1, "within") or _reaches(scene, q, moved))
    ):
        near = _near_it(scene, q, moved)
        if near is not None:
            return near
    if moved is not None and place is None and (reached := _approached(scene, q, moved)) is not None:
        place = reached
        verb = moved.start < q.end and scene.events(moved.start, moved.end, "within")
        q = q._replace(hedge="none") if verb else q  # "5 kilometre yaklaştı": the verb is no hedge
    elif (
        moved is not None
        and gap(moved.start, moved.end, q.start, q.end) <= (_DEEP if deep else 30)
        and not (place and _closer(scene, q, place, moved))
    ):
        return _advance(scene, q, moved)
    if place is None:
        told = from_town(scene, q) or from_lines(scene, q)
        if told is None and moved is not None and not scene.events(*scene.part(q.start), "within", "town"):
            return _advance(scene, q, moved, behind=True)  # "postoupila armáda za sedm dní u X o dva kilometry"
        return told or read_nearness(scene, q)
    doc = scene.doc
    if country_of(doc, place.id, place.place_id) not in doc.theatre.parties:
        return None  # the station of a town far from the war
    if country_of(doc, place.id, place.place_id) == doc.theatre.attacker and not of_a_side(scene, scene.part(q.start)):
        return None  # "the depot lies 12 km from Saratov"
    if (place.start > q.end and scene.events(q.end, place.start, "of") and place.start - q.end <= 2) or _between_places(
        scene, q, place
    ):
        return None  # where a place lies
    side = side_of(scene, q.start, said) or other_side(doc, country_of(doc, place.id))
    return make(
        doc, "distance", span_of(doc, (q.start, q.end), (place.start, place.end)), said, side=side,
        place=place.ids or (place.id,), time=when(scene, q.start, q.end, state=True), amount=_near_by(scene, q),
        modality=claimed(doc, side, said), extra=Detail(measure="to_place"),
    )  # fmt: skip


def _led(scene: Scene, q: Quantity) -> Cue | None:
    """The move that a figure alone before it, up to a colon or a dash, tells the depth of ("Ten kilometres in three
    days: they have driven a wedge into the lines")."""
    a, b = scene.clause(q.start)
    alone_first = a == scene.start and scene.clause_after(q.start) is not None and alone(scene, q, a, b)
    if not alone_first or scene.doc.text[a:b].endswith((",", "、", "，")) or scene.doc.text[b : b + 1] in ",、，":
        return None
    if scene.events(a, b, "from_place", "within") or scene.events(b, scene.end, "apart", "width"):
        return None
    lengths = [x for x in within(scene.doc.quantities, b, scene.end) if x.unit in LENGTHS]
    return None if lengths else next(iter(scene.events(b, scene.end, "advance")), None)


def _advance(scene: Scene, q: Quantity, moved: Cue, *, behind: bool = False) -> Claim:
    """How far a side moved; `behind`: who did may stand between the verb and the figure."""
    said = attribute(scene.doc, q.start, q.end)
    place = places_of(scene, q.start, q.end)
    foe = other_side(scene.doc, country_of(scene.doc, place[0])) if place else scene.doc.theatre.attacker
    side = side_of(scene, moved.start, said) or (side_of(scene, q.start, said) if behind else None)
    side = side or _tells_own(scene, said) or foe
    return make(
        scene.doc, "distance", span_of(scene.doc, (q.start, q.end), (moved.start, moved.end)), said, side=side,
        place=place, time=when(scene, q.start, q.end), amount=amount_of(q),
        modality=claimed(scene.doc, side, said), extra=Detail(measure="advance"),
    )  # fmt: skip


def _tells_own(scene: Scene, said: Attribution) -> str | None:
    """The side of a body or person of it who tells that units moved, nobody else being named ("the spokesman said the
    units had advanced 800 metres")."""
    own = own_side(scene.doc, said) if said.named else None
    foes = any(n.side == other_side(scene.doc, said.side) and n.kind != "speaker" for n in scene.names)
    return own if not foes and not scene.events(scene.start, scene.end, "enemy") else None


def _approached(scene: Scene, q: Quantity, moved: Cue) -> Name | None:
    """The town that a side comes near to, told as what the verb acts on ("zijn Lyman tot op vijf kilometer genaderd",
    "Liman'a 5 kilometre yaklaştı")."""
    near = scene.events(moved.start, scene.clause(q.start)[1], "within")
    nears = any(c.start == moved.start or c.end <= moved.end for c in near)  # "подошли километра на три"
    if gap(moved.start, moved.end, q.start, q.end) > _VERB or not nears:
        return None
    towns = [n for n in within(scene.doc.names, *scene.clause(q.start)) if n.kind == "place" and n.side is None]
    towns = [n for n in towns if n.case in (None, "to", "object")]
    if scene.doc.spaced and verb_final(scene.doc.language):  # "Hulyaypole yakınlarında": how far is not to it
        towns = [n for n in towns if not any(c.start - n.end <= 1 for c in scene.events(n.end, n.end + _VERB, "near"))]
    return min(towns, key=lambda n: gap(n.start, n.end, moved.start, q.end), default=None)


def _near_it(scene: Scene, q: Quantity, moved: Cue) -> Claim | None:
    """ "came within 6 km of it": the town spoken of, where the figure tells how near a side has come."""
    doc = scene.doc
    said = attribute(doc, q.start, q.end)
    place = last_town(scene, moved.start)
    if not place or within(doc.names, moved.end, q.start) or country_of(doc, place[0]) not in doc.theatre.parties:
        return None
    side = side_of(scene, moved.start, said) or other_side(doc, country_of(doc, place[0]))
    return make(
        doc, "distance", span_of(doc, (moved.start, moved.end), (q.start, q.end)), said, side=side, place=place,
        time=when(scene, q.start, q.end, state=True), amount=_near_by(scene, q), modality=claimed(doc, side, said),
        extra=Detail(measure="to_place"),
    )  # fmt: skip


def _near_by(scene: Scene, q: Quantity) -> Amount:
    """How near a side has come: where verbs stand last, "up to" behind a figure only tells that ("4キロまで迫った")."""
    final = verb_final(scene.doc.language) and q.hedge == "up_to"
    return amount_of(q._replace(hedge="none") if final else q)


def _between_places(scene: Scene, q: Quantity, place: Name) -> bool:
    """Is it the distance between two places, no side, troops or front being named?"""
    a, b = _own_words(scene, q) or scene.part(q.start)
    names = within(scene.doc.names, a, b)
    towns = [n for n in names if n.kind == "place" and n.id != place.id and tells_where(scene.doc, n)]
    # a people too, be it the object of a verb ("places the Russians nine kilometres from X")
    named = [n for n in names if n.side in scene.doc.theatre.parties]
    named = [n for n in named if acts(scene.doc, n) or (n.kind == "side" and not n.adjective)]
    return bool(towns) and not named and not scene.events(a, b, *ACTORS, "troops", "advance", "direction", "front_line")


def _own_words(scene: Scene, q: Quantity) -> tuple[int, int] | None:
    """The clause of a figure that has words of its own before it, so that no town of another clause lies so far ("X is
    lost, and they stand four kilometres from Y"); None where it only goes on with a town ("X, 4 km from Y")."""
    a, b = scene.clause(q.start)
    opens = scene.events(a, min(b, a + OPENS), "relative")
    return (a, b) if q.start - a > OPENS and not any(c.start - a <= 2 for c in opens) else None


def measured_from(scene: Scene, q: Quantity) -> Name | None:
    """The place a distance is measured to: beside the figure, or before it after "to", "距"."""
    clause = scene.clause(q.start)
    final = verb_final(scene.doc.language)
    options = []
    follows = any(c.start - q.end <= 2 for c in scene.events(q.end, min(clause[1], q.end + 12), "from_place"))
    apart = scene.events(q.end, clause[1], "apart")  # "5 km separate the Russian troops from X"
    for n in within(scene.doc.names, scene.part(q.start)[0], clause[1]):
        if n.kind not in {"place", "region"} or (n.kind == "place" and n.side is not None and acts(scene.doc, n)):
            continue
        end = n.gloss[1] if n.gloss else n.end
        words = (
            ("from_place", "of") if scene.events(max(clause[0], q.start - 12), q.start, "within") else ("from_place",)
        )
        if (
            final
            and end <= q.start
            and (
                scene.events(q.end, min(clause[1], q.end + AFTER), "from_place")
                or scene.doc.folded.endswith(_from_endings(scene.doc.language), n.start, n.end)
                or any(
                    end <= c.start <= _centre(scene, end) <= c.end for c in scene.events(end, end + PART, "from_place")
                )
                or (of_a_side(scene, clause) and scene.events(end, end + 1, "apart"))
                or (n.case == "to" and only(scene, clause, (n, q), _CASE))  # "Pokrovsk'a 7 km"
            )
        ):
            if not any(end <= x.start < q.start and x.unit for x in scene.quantities):
                options.append((q.start - end, n))
            continue
        cased = scene.doc.folded.endswith(_from_endings(scene.doc.language), n.start, n.end)
        before = [c for c in scene.events(max(scene.start, n.start - 30), n.start, *words) if n.start - c.end <= 22]
        before = [Cue(n.start, n.start, "from_place")] if cased and not before else before
        after = [c for c in scene.events(end, end + 14, "from_place") if c.start - end <= 4]
        if n.start >= q.end and before and n.start - q.end <= (90 if apart else 44):
            options.append((n.start - q.end, n))
        elif (
            not follows
            and end <= q.start
            and (before or after)
            and not any(end <= x.start < q.start and x.unit for x in scene.quantities)
        ):
            options.append((q.start - end, n))
    if final:  # what stands behind is the next figure's ("Xから8キロ、Yからは25キロ")
        options = [o for o in options if o[1].start < q.start] or options
    return min(options, key=lambda o: o[0])[1] if options else None


def _centre(scene: Scene, end: int) -> int:
    """Where a name ends with the word for a part of the town right behind it ("Xの中心部まで4キロ")."""
    return max(
        [c.end for c in scene.events(end, end + PART, "town", "centre", "part_of_town") if c.start - end <= 1],
        default=end,
    )


@lru_cache(maxsize=32)
def _from_endings(language: str) -> tuple[str, ...]:
    """Endings of names that tell what is measured from ("két kilométerre Pokrovszktól"); none in most languages."""
    return tuple(load(language).table("names").get("from_endings", ())) or (_NO_ENDING,)


_TO = 3
"""Characters of a "to" between a place and the length behind it, where verbs stand last."""


def _closer(scene: Scene, q: Quantity, place: Name, moved: Cue) -> bool:
    """Does the figure tell how near a side has come to the place ("pushed to within 5 km of X"), not how far?"""
    a, b = min(moved.start, q.start), q.start
    if verb_final(scene.doc.language):
        nears = 0 <= q.start - place.end <= _TO and scene.events(moved.start, moved.end, "within")
        return bool(nears) or _reaches(scene, q, moved) or bool(scene.events(a - 1, b, "within"))
    if moved.start >= q.end and scene.events(moved.start, moved.end, "within"):
        return True  # "haben sich auf fünf Kilometer an X herangearbeitet"
    if any(c.start == moved.start and c.end > moved.end for c in scene.events(moved.start, q.end, "within")):
        return True  # "přiblížili na tři kilometry"
    if scene.events(a, b, "within") or any(c.end == q.end for c in scene.events(q.start, q.end, "within")):
        return True  # the figure's own case too: "hat kilométerre"
    left = scene.events(scene.clause(q.start)[0], moved.start, "left")
    if any(moved.start - c.end <= _LEFT for c in left):
        return True  # "осталось пройти шесть километров"
    behind = [c for c in scene.events(a, q.end + 2, "within") if q.end <= place.start]
    # "avanzate di quattro chilometri a nord di X": a point of the compass is no town that they are near to
    points = scene.events(q.end, place.start, "area_unit") if behind else []
    return any(not any(0 <= p.start - c.end <= _POINT for p in points) for c in behind)


def _reaches(scene: Scene, q: Quantity, moved: Cue) -> bool:
    """Does a point behind a figure tell how near a side has come ("7キロの地点に迫った", "3キロまで迫った", "8㎞ 떨어진
    곳까지 다가왔다")? Only where verbs stand last; the word for nearing begins with a particle."""
    if not verb_final(scene.doc.language) or moved.start < q.end:
        return False
    points = scene.events(q.end, q.end + AFTER, "point")
    near = scene.events(q.end - BESIDE, moved.end + 1, "within")
    if any(c.start - q.end <= BESIDE and moved.start < c.end for c in near):
        return True
    return any(c.start - q.end <= BESIDE for c in points)
