"""Where something happens: the smallest places named with a claim."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from ..doc import Doc, within
from ..marks import Name, Quantity
from ..named import in_byline
from ..sentences import verb_final
from .frame import Scene, events, gap
from .whose import is_ground, located

_NO_FIGURE = frozenset({None, "percent", "times", "storey", "day", "week", "month", "year"})
"""Units of figures that are told of another one."""
_HOUSES = frozenset({"house", "building", "hospital", "school", "apartment", "site", "object"})
REGION_BACK = 3
"""Sentences back that a region may have been named in."""
_ARTICLES = re.compile(r"\bthe\b")
_DASHES = ' –—-(（«"“'
_ASIDE = re.compile(r"^[^–—)）,;.]{0,24}[–—)）»\"”]")
"""The rest of an aside that gives a place another name."""
_BESIDE, _IN = 20, 4
"""Characters of a word of saying beside a capital, and of "in" between them."""
REMARK = re.compile(r"\([^()]{0,20}\)")
"""A short remark in brackets behind a name of a list."""
_UNKNOWN = re.compile(r"(?:[ ,]*,[ ,]*[^\W\d_a-zа-яіїєґ][\w'’-]+(?: [^\W\d_a-zа-яіїєґ][\w'’-]+)?)+[ ,]*,")
"""Places of a list that are not known: one or two words with capitals between commas."""
_GLOSS = 4
"""Characters between the two names."""
_TO_DASH = 2
"""Characters between a figure and a dash."""
_OPENS = 3
"""Characters of a clause before its first word that counts."""
_SAID = 2
"""Characters between a word of saying and where its clause ends."""
_DEEDS = ("gain", "regain", "lose", "launch", "down", "strike_hit", "kill", "advance", "contested", "direction")
"""What happens at a place, so that it is more than where somebody speaks."""
SECTOR = 16
"""Characters of "the sector of" before a name."""
BEFORE = 60
"""Characters before a place in which the figure stands that it is the place of."""
NEAR = 24
"""Characters of words such as "to the north of" before a name."""


def places_of(scene: Scene, start: int, end: int, *, own: bool = False, alike: Container[str] = ()) -> tuple[str, ...]:
    """The smallest places named with a claim; a list of names is taken whole.

    In its clauses, else (unless `own`) in those clauses of its sentence that tell no event of their own; figures of the
    units `alike` are of the same event.
    """
    clauses = [c for c in scene.sentence.clauses if c[0] < end and start < c[1]]
    wide = (min(c[0] for c in clauses), max(c[1] for c in clauses)) if clauses else (scene.start, scene.end)
    wide = _with_dash(scene, wide, end)
    a, b = scene.part(start)
    caused = _caused_by(scene, wide[0])
    others = [
        c
        for c in scene.sentence.clauses
        if a <= c[0] < b and not wide[0] <= c[0] < wide[1] and not _tells(scene, c, alike)
    ]
    others = [c for c in others if not _lies(scene, c)]
    parts = scene.events(end, b, "part_of_them")
    others = [c for c in others if not parts or c[0] < parts[0].start]
    if meant := _meant_here(scene, *wide):
        return (meant,)
    for stretches in ([wide], caused, [] if own else others):
        names = [n for a, b in stretches for n in within(scene.doc.names, a, b) if tells_where(scene.doc, n)]
        names = [n for n in names if not _said_there(scene, n, start)]
        if names:
            return _smallest(scene.doc, sorted(names), start, end)
    for a, b in (wide, *([] if own else others)):
        if meant := meant_place(scene, a, b):
            return (meant,)
    return ()


def _with_dash(scene: Scene, clause: tuple[int, int], end: int) -> tuple[int, int]:
    """A clause that a figure closes, with the one that a dash joins to it ("85 drones – over X, 42 – over Y")."""
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
    says = [c for c in within(scene.doc.cues("attribution"), name.end, clause[1]) if c.id == "say"]
    if not says or at < says[-1].end or clause[1] - says[-1].end > _SAID:
        return False
    return not scene.events(name.end, says[-1].start, *_DEEDS) and not any(
        q.unit for q in within(scene.doc.quantities, clause[0], says[-1].start)
    )


def _tells(scene: Scene, clause: tuple[int, int], alike: Container[str]) -> bool:
    """Does a clause tell a figure or an event of its own, so that its place is that one's?"""
    figures = within(scene.doc.quantities, *clause)
    if any(
        q.high != 1 and q.unit not in _NO_FIGURE and (q.unit or "") not in alike and not _a_house(q) for q in figures
    ):
        return True
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
    if scene.events(*clause, "fallen", "surround", "gain_noun"):
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
    names = within(scene.doc.names, *clause) if near and clause[0] > scene.start else []
    return bool(names) and 0 <= names[0].start - max(c.end for c in near) <= 2 and clause[1] - names[-1].end <= 2


def _a_house(q: Quantity) -> bool:
    """Is what is counted only "a block of flats" that was struck?"""
    return q.high == 1 and q.unit in _HOUSES


def meant_place(scene: Scene, start: int, end: int) -> str | None:
    """The place that "the town", "there" or "the capital" in a stretch stands for."""
    doc = scene.doc
    words = events(doc, start, end, "town", "there", "capital", "home_land")
    words.sort(key=lambda c: (c.start, -c.end))  # "the capital of the province" is a town
    told_of = _told_of(scene, start)
    if told_of is not None:
        named = [n for n in within(doc.names, *told_of) if tells_where(doc, n)]
        if named:
            return named[-1].id
    aside = doc.cues_in("attribution", start, start + 9, "aside")
    if aside and aside[0].start - start <= 2:
        # "Myrnohrad, which is half-encircled": what the clause before ends with
        named = [
            n for a, b in scene.clauses_before(start + 1)[:1] for n in within(doc.names, a, b) if tells_where(doc, n)
        ]
        if named:
            return named[-1].id
    region = _region_meant(doc, scene, start, end)
    if region is not None or not words:
        return region
    if words[0].id == "home_land":
        return doc.theatre.home
    if words[0].id == "capital":
        named = [
            n for n in within(doc.names, max(scene.start, words[0].start - 30), end) if n.kind in {"side", "country"}
        ]
        named = [n for n in named if n.kind == "country" or n.adjective or n.start > words[0].start]  # no people
        country = doc.theatre.countries.get(named[-1].id if named else doc.theatre.home)
        towns = {n.id for n in within(doc.names, scene.start, words[0].start) if n.kind == "place" and n.side}
        seats = [c.capital for c in doc.theatre.countries.values() if c.capital in towns] if not named else []
        return seats[0] if len(seats) == 1 else country.capital if country else None
    passage = doc.report.passages[scene.sentence.passage].span
    before = doc.before(scene.sentence)
    a = passage.start if words[0].id == "town" else before.start if before else scene.start
    named = [n for n in within(doc.names, max(a, passage.start), words[0].start) if tells_where(doc, n)]
    if words[0].id == "town":
        named = [n for n in named if n.kind == "place"]
        named = [n for n in named if not locates(doc, n, named)] or named
        if not named and before and not before.heading:  # the paragraph before ends with it
            named = [n for n in within(doc.names, before.start, before.end) if tells_where(doc, n)]
            named = [n for n in named if n.kind == "place"]
    if not named and words[0].id == "there":
        told = [c for c in scene.told_from(scene.start) if c.place]
        return told[-1].place[0] if told else None
    return named[-1].id if named else None


def _region_meant(doc: Doc, scene: Scene, start: int, end: int) -> str | None:
    """The region that "the same region" stands for: the last one named, a few sentences back at most."""
    words = events(doc, start, end, "region_meant")
    if not words:
        return None
    first = scene.sentence
    for _ in range(REGION_BACK):
        first = doc.before(first) or first
    named = [n for n in within(doc.names, first.start, words[0].start) if n.kind in {"region", "place"}]
    regions = [n for n in named if n.kind == "region"]
    if regions or not named:
        return regions[-1].id if regions else None
    towns = [namesake(doc, n) for n in named]  # "the Kharkiv direction … in that region"
    place = doc.theatre.place(named[-1].place_id) if named[-1].place_id else None
    unit = place.admin1 if place is not None else None
    return next((t for t in reversed(towns) if t), unit if unit and doc.theatre.is_region(unit) else None)


def _told_of(scene: Scene, at: int) -> tuple[int, int] | None:
    """The clause that one with words put between goes on with ("the region, where, in the governor's words, …")."""
    led = scene.clauses_before(at + 1)
    for clause, before in pairwise(led[:4]):
        cues = scene.doc.cues_in("attribution", *clause)
        if any(c.id == "aside" and c.start - clause[0] <= 2 for c in cues):
            return before
        if not any(c.id in {"according", "by_him", "own_count"} for c in cues):
            break
    return None


def last_town(scene: Scene, at: int) -> tuple[str, ...]:
    """The town that "it" stands for: the one named last in the passage."""
    passage = scene.doc.report.passages[scene.sentence.passage].span
    named = [n for n in within(scene.doc.names, passage.start, at) if n.kind == "place" and n.side is None]
    return (named[-1].id,) if named else ()


def tells_where(doc: Doc, name: Name) -> bool:
    """Is a name a place where something can happen, neither a government, nor whose it is, nor a part counted in?"""
    if verb_final(doc.language):
        counted = [c for c in events(doc, name.end, name.end + 8, "including") if c.start - name.end <= 2]
        if counted:
            return False
    elif any(name.start - c.end <= 2 for c in events(doc, max(0, name.start - 16), name.start, "including")):
        return False
    end = name.gloss[1] if name.gloss else name.end
    if any(c.start - end <= 1 for c in events(doc, end, end + 8, "place_office")):
        return False  # "哈爾科夫州州長": a part of somebody's title
    if in_byline(doc, name):
        return False
    if name.kind == "region":
        return True
    if name.kind == "place":
        if name.side is not None and _speaks_there(doc, name):
            return False
        held = events(doc, max(0, name.start - 12), name.end + 24, "hold", "still_hold") if name.side else []
        return name.side is None or (located(doc, name) and not any(c.start < name.start < c.end for c in held))
    if name.kind in {"country", "side"}:
        return is_ground(doc, name) or (name.kind == "country" and not name.adjective and located(doc, name))
    return False


def _speaks_there(doc: Doc, name: Name) -> bool:
    """Is a capital only where something is said ("отметили в Киеве", "v Moskvě tvrdí")?"""
    says = within(doc.cues("attribution"), max(0, name.start - _BESIDE), name.end + _BESIDE)
    return any(c.id == "say" and (0 <= name.start - c.end <= _IN or 0 <= c.start - name.end <= 1) for c in says)


def _smallest(doc: Doc, names: list[Name], start: int, end: int) -> tuple[str, ...]:
    for kinds in (("place",), ("region",), ("country", "side")):
        some = [n for n in names if n.kind in kinds and not locates(doc, n, names)]
        if not some:
            continue
        if "country" in kinds:
            home = [n for n in some if n.id in doc.theatre.parties]
            return (home[0].id,) if home else ()
        near = min(some, key=lambda n: (gap(n.start, n.end, start, end), n.start))
        near = _own_place(doc, some, near, start, end)
        ids: list[str] = []
        for n in list_of(doc, some, near):
            ids.extend(i for i in (n.ids or (n.id,)) if i not in ids)
        return tuple(ids)
    return ()


def _own_place(doc: Doc, names: list[Name], near: Name, start: int, end: int) -> Name:
    """Of "one was killed in X and 15 were hurt in Y" the place behind the second figure: X is the first one's."""
    behind = [n for n in names if n.start >= end]
    if verb_final(doc.language) or near.end > start or not behind or not located(doc, near):
        return near
    before = within(doc.quantities, max(0, near.start - BEFORE), near.start)
    between = within(doc.quantities, end, behind[0].start)
    others = any(q.unit not in _NO_FIGURE for q in before) and not any(q.unit not in _NO_FIGURE for q in between)
    return (
        behind[0] if others and located(doc, behind[0]) and doc.clause_at(start) == doc.clause_at(near.start) else near
    )


def locates(doc: Doc, name: Name, names: list[Name]) -> bool:
    """Does a name only tell where the next one lies: "the village of X near Y", "Y外圍的X"?"""
    end = name.gloss[1] if name.gloss else name.end
    for c in events(doc, end, end + 10, "outskirts"):
        if c.start == end and any(0 <= n.start - c.end <= 3 for n in names):
            return True
    before = [c for c in events(doc, max(0, name.start - 24), name.start, "near") if name.start - c.end <= 2]
    leads = {n.end for n in names}  # "Y附近的X" tells where X lies
    before = [
        c
        for c in before
        if c.start not in leads or all(o.start != c.start for o in events(doc, c.start, name.start, "outskirts"))
    ]
    return bool(before) and any(n.kind == "place" and 0 <= before[-1].start - n.end <= 3 for n in names)


def list_of(doc: Doc, names: list[Name], one: Name) -> list[Name]:
    """The list of names that a name stands in."""
    at = names.index(one)
    first = last = at
    while first > 0 and listed(doc, names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and listed(doc, names[last], names[last + 1]):
        last += 1
    return names[first : last + 1]


def listed(doc: Doc, a: Name, b: Name) -> bool:
    """Do two names stand in one list: nothing but a comma, a joining word or a word of place between them?"""
    end = a.gloss[1] if a.gloss else a.end
    if b.start - end > 80:
        return False
    between = REMARK.sub(" ", doc.text[end : b.start])
    if len(between) > 56:
        return False
    if a.id == b.id and len(between) <= _GLOSS and not between.strip(_DASHES):
        return True  # "Artemivsk – Bakhmut in Ukrainian – and …": one place under two names
    if doc.text[a.start - 1 : a.start] in _DASHES:
        between = _ASIDE.sub(" ", between, count=1)
    regions = [n for n in within(doc.names, end, b.start) if n.kind == "region"]
    for n in regions:  # "X in the Kharkiv region and Y"
        between = between.replace(doc.text[n.start : n.end], " ", 1)
    for c in events(doc, end, b.start, "joins", *(("locative", "of", "region_word") if regions else ())):
        between = between.replace(doc.text[c.start : c.end], ", " if c.id == "joins" else " ", 1)
    between = _ARTICLES.sub(" ", between).strip(" \n")
    return not between.strip(" ,、·/\n") or (_UNKNOWN.fullmatch(between) is not None and not _read(doc, end, b.start))


def _read(doc: Doc, start: int, end: int) -> bool:
    """Is anything between two names a name, other than that of a region, or a time?"""
    return any(n.kind != "region" for n in within(doc.names, start, end)) or bool(within(doc.times, start, end))


def namesake(doc: Doc, name: Name) -> str | None:
    """The region that has its name from a town ("Kherson"), or None."""
    place = doc.theatre.place(name.place_id) if name.place_id else None
    unit = doc.theatre.units.get(place.admin1) if place is not None else None
    return unit.id if unit is not None and unit.names.get("en", "").startswith(name.id) else None


def namesakes(scene: Scene, places: tuple[str, ...], names: Sequence[Name]) -> tuple[str, ...]:
    """Places, with towns that are named like their region taken for it: of shares of ground, not of what is near."""
    near = {n.id for n in names for c in scene.events(n.start - NEAR, n.start, "near") if 0 <= n.start - c.end <= 2}
    regions = {n.id: r for n in names if n.kind == "place" and n.id not in near and (r := namesake(scene.doc, n))}
    return tuple(regions.get(p, p) for p in places)
