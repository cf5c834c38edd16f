"""The part of all ground gained that fell to a region: "40 % of Russia's gains in November were in Zaporizhzhia"."""

from __future__ import annotations

from ....nouns import Claim, Detail
from ...doc import within
from ...marks import Name, Quantity
from ...sentences import verb_final
from ..frame import Scene, amount_of, make, span_of
from ..parts.when import when
from ..parts.where_named import namesakes
from ..parts.whose import country_of, other_side, side_of
from ..records.differences import by_so_much
from ..series import before_it, whose_count

WHAT = "share of gains"
_OF = 28
"""Characters between a share and the first word for what was gained."""
_WON = 24
"""Characters from a word for ground to the verb of winning it, and between that and its noun."""
_PEOPLE = 4
"""Characters behind a share in which the word for a town's people begins."""
_TAKEN = 1
"""Characters between a verb of taking and the region that it takes a part of."""
_NAMED = ("region", "place")
_THEM = 8
"""Characters between a share and "of them"."""
_ELSE = ("assault", "repel", "kill", "launch", "down", "strike_hit", "destroyed", "poll", "hold", "still_hold", "left")


def read_part_of_gains(scene: Scene, q: Quantity) -> Claim | None:
    """The part of what a side gained that fell to the regions named behind it."""
    a, b = scene.clause(q.start)
    told = before_it(scene, q.start, ("area_change",))
    gains = _gains(scene, q, a, b) or (_of_them(scene, q) if told is not None else None)
    if gains is None or by_so_much(scene, q) or scene.events(a, b, *_ELSE):
        return None
    if scene.events(q.end, q.end + _PEOPLE, "civilian", "move_people"):
        return None  # "lost half of its people"
    names = [n for n in within(scene.doc.names, gains[1], b) if n.kind in _NAMED]
    if any(n.start - gains[1] <= _TAKEN and n.end <= q.start for n in names):
        return None  # "占領頓內次克州75%的土地": the region's own share
    first = min(q.start, gains[0])
    names = names or [
        n for n in within(scene.doc.names, a, first) if n.kind in _NAMED
    ]  # "Sumy made up 6 % of the gains"
    names = names or _where(scene, a)
    place = namesakes(scene, tuple(dict.fromkeys(i for n in names for i in (n.ids or (n.id,)))), names)
    if not place or not all(_at_home(scene, p) for p in place):
        return None
    if any(n.kind in _NAMED for n in within(scene.doc.names, first, gains[1])):
        return None  # "40 % of the Zaporizhzhia region was taken"
    said = whose_count(scene, q.start, q.end, told)
    lost = bool(scene.events(*gains, "lose"))
    named = any(n.side in scene.doc.theatre.parties for n in within(scene.doc.names, a, gains[1]))
    goes_on = told is not None and not named
    side = (told.side if told is not None and goes_on else side_of(scene, gains[0], said)) or scene.doc.theatre.attacker
    return make(
        scene.doc, "other_quantity", span_of(scene.doc, (first, max(q.end, gains[1], names[-1].end))), said,
        side=other_side(scene.doc, side) if lost and not goes_on else side, place=place, amount=amount_of(q),
        time=when(scene, q.start, q.end, carried=told), extra=Detail(what=WHAT),
    )  # fmt: skip


def _where(scene: Scene, begins: int) -> list[Name]:
    """The region right before a clause that opens with "where"."""
    opens = scene.events(begins, begins + _THEM, "relative")
    if not any(c.start - begins <= 1 for c in opens):
        return []
    before = [n for n in within(scene.doc.names, scene.start, begins) if n.kind in _NAMED and begins - n.end <= _THEM]
    return before[-1:]


def _of_them(scene: Scene, q: Quantity) -> tuple[int, int] | None:
    """A share of the gain told before ("其中四成在 …", "dont 40 % dans …")."""
    near = scene.events(max(scene.start, q.start - _THEM), q.end + _THEM, "part_of_them")
    return (q.start, q.end) if near else None


def _gains(scene: Scene, q: Quantity, a: int, b: int) -> tuple[int, int] | None:
    """The words for what was gained, right behind a share, or before it where nouns lead ("戰果有四成在 …")."""
    led = not scene.doc.spaced or verb_final(scene.doc.language)
    near = (max(a, q.start - _OF - _WON), q.start) if led else (q.end, min(b, q.end + _OF + _WON))
    nouns = [(c.start, c.end) for c in scene.events(*near, "gain", "gain_noun", "advance", "lose", "lose_noun")]
    land = [c for c in scene.events(*near, "land") if abs(c.start - q.end) <= _OF]
    for c in land:  # "of the ground Russia took": somebody won it, and it was not merely won
        won = [x for x in nouns if 0 <= x[0] - c.end <= _WON]
        if won and (led or any(n.side for n in within(scene.doc.names, c.end, won[0][0]))):
            return c.start, won[0][1]
    found = [x for x in nouns if (q.start - x[1] <= _OF if led else x[0] - q.end <= _OF)]
    if not found or any(min(q.end, found[0][1]) <= c.start < max(q.start, found[0][0]) for c in land):
        return None
    return found[0] if _beside(scene, q, found[0]) else None


def _beside(scene: Scene, q: Quantity, found: tuple[int, int]) -> bool:
    """Does a share belong to a word for gains, with no mark between them?"""
    between = scene.doc.text[min(q.end, found[1]) : max(q.start, found[0])]
    return not any(c in ",;:،、" for c in between)


def _at_home(scene: Scene, place: str) -> bool:
    home = scene.doc.theatre.home
    return place != home and scene.doc.theatre.is_region(place) and country_of(scene.doc, place) == home
