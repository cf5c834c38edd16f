"""Where something happens: the smallest places named with a claim."""

from __future__ import annotations

from collections.abc import Container

from ...cues import Cue
from ...doc import Doc, within
from ...marks import Name, Quantity
from ...sentences import verb_final
from ..classified import counts_by
from ..falling import weapon_falls
from ..frame import Scene, events, gap
from .when_behind import set_in
from .where_meant import meant_place
from .where_named import NEAR, list_of, listed, locates, near_town, tells_where
from .whose import country_of, located

_NO_FIGURE = frozenset({None, "percent", "times", "storey", "day", "week", "month", "year"})
"""Units of figures that are told of another one."""
ROUND = "side"
"""The unit of the sides from which a place is surrounded."""
_HOUSES = frozenset({"house", "building", "hospital", "school", "apartment", "site", "object"})
_LONG = frozenset({"–", "—"})
"""Dashes that stand for a verb."""
_TO_DASH = 2
"""Characters between a figure and a dash."""
_FRONT = 40
"""Characters of words for the whole front beside a figure."""
_WHOLE = 3
"""Characters between a figure and "on the whole front", which is then that figure's."""
_OPENS = 3
"""Characters of a clause before its first word that counts."""
_SAID = 2
"""Characters between a word of saying and where its clause ends."""
_AT = 8
"""Characters of a word of place between somebody and where he says something, blanks and marks among them."""
_SAYS = 24
"""Characters between where somebody says something and the word of saying."""
_DEEDS = ("gain", "regain", "lose", "launch", "down", "strike_hit", "kill", "advance", "contested", "direction")
"""What happens at a place, so that it is more than where somebody speaks."""
SECTOR = 16
"""Characters of "the sector of" before a name."""
_OF = 5
"""Characters of an article behind "of"."""
_LABEL = 3
"""Characters between a colon and the figure behind it."""
BEFORE = 60
"""Characters before a place in which the figure stands that it is the place of."""


def places_of(
    scene: Scene, start: int, end: int, *, own: bool = False, alike: Container[str] = (), but: Container[int] = ()
) -> tuple[str, ...]:
    """The smallest places named with a claim; a list of names is taken whole.

    In its clauses, else (unless `own`) in those clauses of its sentence that tell no event of their own; figures of the
    units `alike` are of the same event. Names that begin at `but` tell no place of it.
    """
    clauses = [c for c in scene.sentence.clauses if c[0] < end and start < c[1]]
    wide = (min(c[0] for c in clauses), max(c[1] for c in clauses)) if clauses else (scene.start, scene.end)
    wide = _with_dash(scene, wide, end)
    whole, part = wide, scene.part(start)
    parts = scene.events(end, part[1], "part_of_them")
    if (
        verb_final(scene.doc.language)
        and parts
        and parts[0].start < wide[1]
        and any(parts[0].end <= q.start < wide[1] for q in scene.quantities)
    ):
        wide = (wide[0], parts[0].start)  # "교전 177건이 벌어졌고 이 가운데 X 쪽이 68건": X is the part's place
    if meant := _meant_here(scene, *wide):
        return (meant,)
    placed = any(tells_where(scene.doc, n) for n in within(scene.doc.names, *wide))
    if on_whole_front(scene, start, end) or (scene.events(*wide, "whole_front") and not placed):
        return ()

    def named(stretches: list[tuple[int, int]]) -> list[Name]:
        names = [n for a, b in stretches for n in within(scene.doc.names, a, b) if tells_where(scene.doc, n)]
        return [n for n in names if n.start not in but and not _said_there(scene, n, start)]

    names = named([wide]) or named(_label_of(scene, start, wide)) or named(_caused_by(scene, whole[0]))
    if not (names or own) and verb_final(scene.doc.language):
        names = named(_led_by(scene, wide))
    others = [] if names or own else _other_clauses(scene, part, whole, end, alike, parts[:1])
    if names := names or named(others):
        return _smallest(scene.doc, sorted(names), start, end)
    for a, b in (wide, *others):
        if meant := meant_place(scene, a, b):
            return (meant,)
    return () if own else _framed(scene, start, wide)


def _other_clauses(
    scene: Scene, part: tuple[int, int], wide: tuple[int, int], end: int, alike: Container[str], parts: list[Cue]
) -> list[tuple[int, int]]:
    """The clauses of a part that tell no event of their own, those behind "of which" left out."""
    return [
        c
        for c in scene.sentence.clauses
        if part[0] <= c[0] < part[1]
        and not wide[0] <= c[0] < wide[1]
        and all(c[0] < p.start or _past_an_aside(scene, c, p) for p in parts)
        and not _tells(scene, c, alike)
        and not _lies(scene, c)
        and not _of_a_bare_figure(scene, c, end)
    ]


def on_whole_front(scene: Scene, start: int, end: int) -> bool:
    """Is a figure right beside "on the whole front" ("near X 19 clashes, on the whole front 187")?"""
    near = scene.events(start - _FRONT, end + _FRONT, "whole_front")
    between = [scene.doc.text[min(c.end, end) : max(c.start, start)] for c in near]
    return any(len(b) <= _WHOLE and not b.strip(" –—-") for b in between)


def _label_of(scene: Scene, start: int, clause: tuple[int, int]) -> list[tuple[int, int]]:
    """The clause before a colon or dash behind which a bare figure is all that follows ("Most near X: 52")."""
    a, b = clause
    text = scene.doc.text
    before = [c for c in scene.sentence.clauses if c[0] < a][-1:]
    mark = text[before[0][1] - 1 : a + 2] if before else ""
    bare = not any(c.isalpha() for c in text[a:b]) and start - a <= _LABEL
    return before if bare and any(m in mark for m in ":：–—") else []


def _past_an_aside(scene: Scene, clause: tuple[int, int], part: Cue) -> bool:
    """Does a clause go on with the whole behind a part that is only set in ("3,200 people, 410 of them children, were
    taken out of X")?"""
    aside = scene.doc.clause_at(part.start)
    placed = any(tells_where(scene.doc, n) for n in within(scene.doc.names, *aside))
    after = next((c for c in scene.sentence.clauses if c[0] > aside[0]), None)
    bare = any(q.unit is None and aside[1] - q.end <= 1 for q in within(scene.doc.quantities, *aside))
    own = bare and scene.doc.text[aside[1] : clause[0]].strip() in _LONG  # "143 clashes, of them 51 – near X"
    return set_in(scene, aside) and not placed and after == clause and not own


def _of_a_bare_figure(scene: Scene, clause: tuple[int, int], end: int) -> bool:
    """Does a clause behind a figure name the place of a bare one ("in the X sector there were 140, near Y 95")?"""
    bare = [q for q in within(scene.doc.quantities, *clause) if q.unit is None and not q.ordinal]
    times = within(scene.doc.times, *clause)
    return clause[0] >= end and any(not any(t.start <= q.start < t.end for t in times) for q in bare)


def _led_by(scene: Scene, clause: tuple[int, int]) -> list[tuple[int, int]]:
    """The nearest clause before one without a place that tells where it happened, where verbs stand last and nobody
    acts since ("X에서 3명이 다치고 주택 4채가 부서졌다")."""
    a, b = clause
    for x, y in scene.clauses_before(a + 1):
        named = within(scene.doc.names, x, b)
        if any(n.side and n.kind in {"side", "country"} for n in named) or scene.events(x, b, "home_land"):
            break
        if any(n.case == "place" and n.kind in {"place", "region"} and tells_where(scene.doc, n) for n in named):
            return [(x, y)]
    return []


def _framed(scene: Scene, start: int, clause: tuple[int, int]) -> tuple[str, ...]:
    """The place that opens a sentence, before anything is told, where the clause at hand goes on without a subject or a
    place of its own ("In the Kherson direction 41 villages were freed, 1,381 sq km won back")."""
    first = scene.part(start)[0]
    told = min([q.start for q in within(scene.doc.quantities, first, start) if q.unit], default=start)
    if told >= clause[0] or scene.events(*clause, "in_all", "home_land"):
        return ()
    deeds = scene.events(first, told, "gain", "regain", "lose", "launch", "down", "strike_hit", "kill", "advance")
    names = within(scene.doc.names, first, min([told, *(c.start for c in deeds)]))
    names = [n for n in names if n.kind in {"place", "region"} and tells_where(scene.doc, n)]
    names = [n for n in names if (located(scene.doc, n) or near_town(scene, n)) and not _said_there(scene, n, start)]
    if not names or scene.events(names[0].end, clause[1], "enemy", "we", "own", "attackers", "defenders"):
        return ()
    named = within(scene.doc.names, names[0].end, clause[1])
    acting = [n for n in named if n.side and n.kind not in {"speaker", "region"}]
    return () if acting else _smallest(scene.doc, names, start, start)


def place_told_before(scene: Scene, start: int, alike: Container[str]) -> tuple[str, ...]:
    """The place of the parts of a sentence before the one at hand, past semicolons ("in X seven died; 23 are hurt")."""
    first = scene.part(start)[0]
    led = [c for c in scene.sentence.clauses if c[0] < first and not _tells(scene, c, alike) and not _lies(scene, c)]
    names = [n for a, b in led for n in within(scene.doc.names, a, b) if tells_where(scene.doc, n)]
    names = [n for n in names if n.kind in {"place", "region"} and not _said_there(scene, n, start)]
    return _smallest(scene.doc, names, start, start) if names else ()


def only_place(scene: Scene, start: int) -> tuple[str, ...]:
    """The one town or region of the part of a sentence that holds a place: of who is hurt it is where that was."""
    names = [n for n in within(scene.doc.names, *scene.part(start)) if n.kind in {"place", "region"}]
    names = [n for n in names if tells_where(scene.doc, n) and not _said_there(scene, n, start)]
    towns = [n for n in names if n.kind == "place"] or names
    named = {n.ids or (n.id,) for n in towns}
    return named.pop() if len(named) == 1 else ()


def _with_dash(scene: Scene, clause: tuple[int, int], end: int) -> tuple[int, int]:
    """A clause that a figure closes, be it with "of them", with the one that a dash joins to it ("85 drones – over X,
    42 – over Y")."""
    of_them = [c for c in scene.events(end, clause[1], "part_of_them") if c.start - end <= 1]
    end = of_them[0].end if of_them else end
    after = scene.clause_after(end - 1) if clause[1] - end <= _TO_DASH else None
    if after is None or not scene.doc.text[end : after[0]].strip() or scene.doc.text[end : after[0]].strip(" –—-"):
        return clause
    return (clause[0], after[1])


def _meant_here(scene: Scene, start: int, end: int) -> str | None:
    """The place that a word of a stretch stands for, where the stretch names none of its own."""
    words = scene.events(start, end, "town", "region_meant")
    if not words or any(tells_where(scene.doc, n) for n in within(scene.doc.names, start, end)):
        return None
    return meant_place(scene, start, end)


def _caused_by(scene: Scene, begins: int) -> list[tuple[int, int]]:
    """The clause before one that opens with what that led to ("…擊中X的市場，造成9人死亡")."""
    caused = any(c.start - begins <= _OPENS for c in scene.events(begins, begins + _OPENS + 4, "caused"))
    return scene.clauses_before(begins)[:1] if caused else []


def _said_there(scene: Scene, name: Name, at: int) -> bool:
    """Does a place only tell where somebody says what stands at `at` ("普京在聖彼得堡召集將領時說，…")?

    The word of saying closes the place's clause, the place stands behind a word of place or at the clause's end.
    """
    clause = scene.clause(name.start)
    if clause[0] <= at < name.end or not located(scene.doc, name):
        return False
    if _right_behind_speaker(scene, name, clause) or (
        name.kind == "place" and name.side is not None and _only_said(scene, clause)
    ):
        return True
    says = scene.doc.cues_in("attribution", name.end, clause[1], "say")
    if not says or at < says[-1].end or clause[1] - says[-1].end > _SAID:
        return False
    return not scene.events(name.end, says[-1].start, *_DEEDS) and not any(
        q.unit for q in within(scene.doc.quantities, clause[0], says[-1].start)
    )


def _only_said(scene: Scene, clause: tuple[int, int]) -> bool:
    """Does a clause tell nothing but who says something ("…, they say at the defence ministry in Moscow")?"""
    says = scene.doc.cues_in("attribution", *clause, "say", "according", "count")
    told = scene.events(*clause, *_DEEDS) or any(q.unit for q in within(scene.doc.quantities, *clause))
    return bool(says) and not told


def _right_behind_speaker(scene: Scene, name: Name, clause: tuple[int, int]) -> bool:
    """Does a place stand right behind somebody who says something there ("General Milley in New York put …")?"""
    who = [n for n in within(scene.doc.names, clause[0], name.start) if n.kind == "speaker"]
    between = scene.doc.text[who[-1].end : name.start] if who else ""
    if not who or len(between.split()) > 1 or len(between) > _AT or verb_final(scene.doc.language):
        return False
    if name.kind == "place" and name.side is not None and name.side == who[-1].side:
        return True  # "the defence ministry in Moscow"
    says = scene.doc.cues_in("attribution", name.end, min(scene.end, name.end + _SAYS), "say", "count")
    return bool(says) and not any(q.unit for q in within(scene.doc.quantities, name.end, says[0].start))


def _tells(scene: Scene, clause: tuple[int, int], alike: Container[str]) -> bool:
    """Does a clause tell a figure or an event of its own, so that its place is that one's?"""
    figures = within(scene.doc.quantities, *clause)
    if any(
        q.high != 1 and q.unit not in _NO_FIGURE and (q.unit or "") not in alike and not _a_house(q) for q in figures
    ):
        return True
    if any(q.unit is None and (held := counts_by(scene, q)) and not any(u in alike for u in held) for q in figures):
        return True  # "25架" is a figure of its own
    if figures and figures[0].unit == "times" and scene.records(*clause, "than", "more", "less"):
        return True
    if scene.events(*clause, "part_of_them"):
        return True
    than = [c for c in scene.records(*clause, "than") if c.start - clause[0] <= 2]
    if than and scene.doc.cues_in("attribution", *clause, "say"):
        return True  # "than was claimed in Moscow"
    if scene.doc.cues_in("meetings", *clause, "receive", "meet") and any(
        n.kind == "speaker" for n in within(scene.doc.names, *clause)
    ):
        return True  # where somebody was received
    if any(c.id != "fallen" or not weapon_falls(scene, c) for c in scene.events(*clause, "fallen", "gain_noun")):
        return True
    if ROUND not in alike and scene.events(*clause, "surround"):
        return True
    towns = [n for n in within(scene.doc.names, *clause) if n.kind == "place"]
    goals = [n for n in towns if not scene.events(n.end, min(clause[1], n.end + 12), "direction")]
    goals = [n for n in goals if not scene.events(max(clause[0], n.start - SECTOR), n.start, "direction")]
    if goals != towns and not goals:
        return False  # "the sector of X saw the heaviest fighting"
    return bool(scene.events(*clause, "contested")) or (
        bool(goals) and bool(scene.events(*clause, "gain", "regain", "lose", "clear"))
    )


def _lies(scene: Scene, clause: tuple[int, int]) -> bool:
    """Does a clause only tell where a place named before it lies ("…, southwest of X,")?"""
    near = [c for c in scene.events(clause[0], clause[0] + NEAR, "near", "from_place") if c.start - clause[0] <= 2]
    of = {c.end for c in scene.events(clause[0], clause[0] + NEAR, "of")}
    near = [c for c in near if c.id == "near" or c.end not in of]  # "ont sorti 640 personnes, dont 71 enfants, de X"
    names = within(scene.doc.names, *clause) if near and clause[0] > scene.start else []
    return bool(names) and 0 <= names[0].start - max(c.end for c in near) <= 2 and clause[1] - names[-1].end <= 2


def _a_house(q: Quantity) -> bool:
    """Is what is counted only "a block of flats" that was struck?"""
    return q.high == 1 and q.unit in _HOUSES


def _smallest(doc: Doc, names: list[Name], start: int, end: int) -> tuple[str, ...]:
    for kinds in (("place",), ("region",), ("country", "side")):
        some = [n for n in names if n.kind in kinds and not locates(doc, n, names)]
        if not some:
            continue
        if "country" in kinds:
            home = [n for n in some if n.id in doc.theatre.parties]
            return (home[0].id,) if home else ()
        some = _but_sectors(doc, some, start)
        near = min(some, key=lambda n: (gap(n.start, n.end, start, end), n.start))
        near = _own_place(doc, some, near, start, end)
        group = list_of(doc, some, near)
        ids = [n.id for n in names if _beside(doc, n, group)]
        for n in group:
            ids.extend(i for i in (n.ids or (n.id,)) if i not in ids)
        return tuple(ids)
    return ()


def _but_sectors(doc: Doc, names: list[Name], start: int) -> list[Name]:
    """Of towns told in one clause those that are no sectors, which are wider ("in the X sector 22 assaults near Y")."""
    here = [n for n in names if doc.clause_at(n.start) == doc.clause_at(start)]
    wide = [n for n in here if _a_sector(doc, n)]
    inside = [n for n in here if n not in wide and (located(doc, n) or _near(doc, n))]
    figures = [q for q in within(doc.quantities, *doc.clause_at(start)) if q.unit is None or q.unit not in _NO_FIGURE]
    return [n for n in names if n not in wide] if wide and inside and len(figures) <= 1 else names


def _a_sector(doc: Doc, name: Name) -> bool:
    """Does a word for a sector stand right before or behind a town?"""
    behind = events(doc, name.end, name.end + SECTOR, "direction")
    return bool(behind or events(doc, name.start - SECTOR, name.start, "direction"))


def _near(doc: Doc, name: Name) -> bool:
    """Does a word such as "around" stand right before or behind a town?"""
    before = [c for c in events(doc, name.start - NEAR, name.start, "near") if name.start - c.end <= 2]
    return bool(before or events(doc, name.end, name.end + SECTOR, "near", "outskirts", "locative_after"))


def _place_before(doc: Doc, names: list[Name], near: Name, start: int, end: int) -> Name:
    """Where verbs stand last the place before a figure: one behind is the next one's ("X 쪽에서 70m, Y 쪽에서 15m")."""
    before = [n for n in names if n.end <= start]
    if near.start < end or not before or not within(doc.quantities, near.end, doc.clause_at(near.start)[1]):
        return near
    return near if within(doc.quantities, before[-1].end, start) else before[-1]


def _beside(doc: Doc, name: Name, group: list[Name]) -> bool:
    """Is a warring country named in one list with places that do not lie in it ("in Ukraine and Kursk")?"""
    if name.kind not in ("country", "side") or name.id not in doc.theatre.parties:
        return False
    if any(country_of(doc, n.id, n.place_id) in (name.id, None) for n in group):
        return False
    if any(not doc.text[name.end : n.start].strip() for n in group if name.end <= n.start):
        return False  # "Rusların Kupyansk'ın doğusunda": no word or comma lists them
    return listed(doc, name, group[0]) if name.start < group[0].start else listed(doc, group[-1], name)


def _is_of(doc: Doc, figure_end: int, name: Name) -> bool:
    """Does nothing but a word for "of" and an article stand between a figure and a name?"""
    of = events(doc, figure_end, name.start, "of")
    return bool(of) and of[0].start - figure_end <= 1 and name.start - of[-1].end <= _OF


def _own_place(doc: Doc, names: list[Name], near: Name, start: int, end: int) -> Name:
    """Of "one was killed in X and 15 were hurt in Y" the place behind the second figure: X is the first one's."""
    behind = [n for n in names if n.start >= end]
    if verb_final(doc.language):
        return _place_before(doc, names, near, start, end)
    if near.end > start or not behind:
        return near
    before = within(doc.quantities, max(0, near.start - BEFORE), near.start)
    if before and _is_of(doc, before[-1].end, near) and _is_of(doc, end, behind[0]):
        return behind[0]  # "110 sq km of X and 11 sq km of Y"
    if not (located(doc, near) or _a_sector(doc, near)):
        return near
    between = within(doc.quantities, end, behind[0].start)
    others = any(q.unit not in _NO_FIGURE for q in before) and not any(q.unit not in _NO_FIGURE for q in between)
    return (
        behind[0] if others and located(doc, behind[0]) and doc.clause_at(start) == doc.clause_at(near.start) else near
    )
