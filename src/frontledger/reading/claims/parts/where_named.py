"""Names that tell where something happens: which of them do, in what lists they stand, regions named like a town."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...doc import Doc, within
from ...marks import Name
from ...named import in_byline
from ...sentences import verb_final
from ..frame import Scene, events
from .whose import is_ground, located

_ARTICLES = re.compile(r"\bthe\b")
_DASHES = ' –—-(（«"“'
_ASIDE = re.compile(r"^[^–—)）,;.]{0,24}[–—)）»\"”]")
"""The rest of an aside that gives a place another name."""
_HELD_BY = 6
"""Characters of a word of being held behind the name of who holds."""
_BESIDE, _IN = 20, 4
"""Characters of a word of saying beside a capital, and of "in" between them."""
REMARK = re.compile(r"\([^()]{0,20}\)")
"""A short remark in brackets behind a name of a list."""
_UNKNOWN = re.compile(r"(?:[ ,]*,[ ,]*[^\W\d_a-zа-яіїєґ][\w'’-]+(?: [^\W\d_a-zа-яіїєґ][\w'’-]+)?)+[ ,]*,")
"""Places of a list that are not known: one or two words with capitals between commas."""
_UPON = 16
"""Characters of a word for an attack beside the capital it is on, with the word between them."""
_GLOSS = 4
"""Characters between the two names."""
_NEXT = 2
"""Characters behind an "and" in which the next word begins."""
_LIES = 12
"""Characters between a town and the region it lies in, with a word of place."""
_OF = 4
"""Characters between "the direction of" and a name."""
NEAR = 24
"""Characters of words such as "to the north of" before a name."""


def tells_where(doc: Doc, name: Name) -> bool:
    """Is a name a place where something can happen, neither a government, nor whose it is, nor a part counted in?"""
    if verb_final(doc.language):
        counted = [c for c in events(doc, name.end, name.end + 8, "including") if c.start - name.end <= 2]
        if counted:
            return False
    elif _counted_in(doc, name):
        return False
    end = name.gloss[1] if name.gloss else name.end
    offices = events(doc, end, end + 8, "place_office")
    if any(c.start - end <= 1 and not doc.text[end : c.start].strip() for c in offices):
        return False  # "哈爾科夫州州長": a part of somebody's title
    if in_byline(doc, name):
        return False
    if name.kind == "region":
        return True
    if name.kind == "place":
        if name.side is not None and _speaks_there(doc, name):
            return False
        held = events(doc, max(0, name.start - 12), name.end + 24, "hold", "still_hold") if name.side else []
        if name.side is None or _attacked(doc, name):
            return True
        return located(doc, name) and not any(c.start < name.start < c.end for c in held)
    if name.kind in {"country", "side"}:
        if (
            name.kind == "country"
            and verb_final(doc.language)
            and any(c.start - end <= 1 for c in events(doc, end, end + _HELD_BY, "occupy"))
        ):
            return False  # "ロシアに握られて": by whom
        return is_ground(doc, name) or (name.kind == "country" and not name.adjective and located(doc, name))
    return False


def _counted_in(doc: Doc, name: Name) -> bool:
    """Does "including" stand before a name, or a word such as "included" behind it, which ends its part?"""
    if any(name.start - c.end <= 2 for c in events(doc, max(0, name.start - 16), name.start, "including")):
        return True
    behind = [c for c in events(doc, name.end, name.end + NEAR, "including") if c.start - name.end <= 1]
    return any(not doc.text[c.end : c.end + 1].strip(".,;)") for c in behind)


def _attacked(doc: Doc, name: Name) -> bool:
    """Is a capital what an attack is on ("beim Angriff auf Kiew", "Kiev saldırısında")?"""
    a = max(0, name.start - _UPON)
    if verb_final(doc.language):
        behind = events(doc, name.end, name.end + _UPON, "the_event")
        return name.case is None and any(0 <= c.start - name.end <= 1 for c in behind)
    nouns = {c.start for c in events(doc, a, name.start, "war")}
    before = [c for c in events(doc, a, name.start, "launch", "the_event") if c.start in nouns]
    between = [doc.text[c.end : name.start] for c in before]
    whose = [c for c in events(doc, a, name.start, "of", "from_place", "by") if name.start - c.end <= 1]
    return doc.spaced and not whose and any(len(x.split()) == 1 for x in between)


def _speaks_there(doc: Doc, name: Name) -> bool:
    """Is a capital only where something is said ("отметили в Киеве", "v Moskvě tvrdí")?"""
    says = doc.cues_in("attribution", max(0, name.start - _BESIDE), name.end + _BESIDE)
    if any(c.id in {"data", "count"} and 0 <= c.start - name.end <= 1 for c in says):
        return True  # "nach Moskauer Angaben"
    return any(c.id == "say" and (0 <= name.start - c.end <= _IN or 0 <= c.start - name.end <= 1) for c in says)


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
    """The list of names that a name stands in; a town named like a region that only tells where the one before lies
    ("X, in Zaporizhzhia, and Y") is no member of it."""
    names = [n for n, before in zip(names, [None, *names], strict=False) if n is one or not _glosses(doc, n, before)]
    at = names.index(one)
    first = last = at
    while first > 0 and listed(doc, names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and listed(doc, names[last], names[last + 1]):
        last += 1
    return names[first : last + 1]


def _glosses(doc: Doc, name: Name, before: Name | None) -> bool:
    """Does a town named like a region stand right behind another one, with a word of place, to tell where that lies?"""
    if before is None or name.kind != "place" or before.kind != "place" or not 0 < name.start - before.end <= _LIES:
        return False
    return located(doc, name) and namesake(doc, name) is not None and namesake(doc, before) is None


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
    inside = within(doc.names, end, b.start)
    regions = [n for n in inside if n.kind == "region" or _glosses(doc, n, a)]
    ands = doc.cues_in("positions", end, regions[0].start, "and") if regions and doc.spaced else []
    if any(x.start - c.end <= _NEXT for c in ands for x in events(doc, c.end, regions[0].start, "locative")[:1]):
        return False  # "took X, and in the Sumy region Y was shelled", but "X and an unknown village of the region"
    for n in regions:  # "X in the Kharkiv region and Y"
        between = between.replace(doc.text[n.start : n.end], " ", 1)
    some = (
        ("region_meant", "locative", "of", "region_word") if regions else ("region_word",) if b.kind == "region" else ()
    )
    near = {c.start for c in events(doc, end, b.start, "near")} if doc.spaced else set()
    for c in events(doc, end, b.start, "further_off"):  # "X and, further north, Y", but not "X and south of Y"
        beside = c.start in near and not doc.text[c.end : b.start].strip()
        if not beside and (events(doc, end, c.start, "joins") or doc.text[end : c.start].strip()):
            between = between.replace(doc.text[c.start : c.end], " ", 1)
    joining = events(doc, end, b.start, "joins", *some)
    for c in sorted(joining, key=lambda c: c.start - c.end) if regions else joining:
        between = between.replace(doc.text[c.start : c.end], ", " if c.id == "joins" else " ", 1)
    if any(c.id == "joins" for c in joining):
        between = between.replace("，", ",")  # "X，以及Y"; a comma alone may open a clause
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


def of_regions(scene: Scene, places: tuple[str, ...]) -> tuple[str, ...]:
    """Places, with towns of the attacker's country that are named like their region taken for it ("in Kursk"): of men,
    equipment and forces on the ground, not near or towards a town."""
    doc = scene.doc
    meant: list[str] = []
    for p in places:
        name = next((n for n in reversed(within(doc.names, 0, scene.end)) if n.id == p and n.kind == "place"), None)
        region = namesake(doc, name) if name is not None and name.side is None and _abroad(doc, name) else None
        meant.append(region if name is not None and region and not near_town(scene, name) else p)
    return tuple(dict.fromkeys(meant))


def _abroad(doc: Doc, name: Name) -> bool:
    place = doc.theatre.place(name.place_id) if name.place_id else None
    return place is not None and place.country == doc.theatre.attacker


def near_town(scene: Scene, name: Name) -> bool:
    """Is a name that of a town which something is near or towards? Where verbs stand last, that word is behind it."""
    final = verb_final(scene.doc.language)
    return any(
        (not final and 0 <= name.start - c.end <= (_OF if c.id == "direction" else 2))
        or ((final or c.id == "direction") and 0 <= c.start - name.end <= 2)
        for c in scene.events(name.start - NEAR, name.end + NEAR, "near", "direction")
    )


def namesakes(scene: Scene, places: tuple[str, ...], names: Sequence[Name]) -> tuple[str, ...]:
    """Places, with towns that are named like their region taken for it: of shares of ground, not of what is near or
    towards a town."""
    near = {n.id for n in names if near_town(scene, n)}
    regions = {n.id: r for n in names if n.kind == "place" and n.id not in near and (r := namesake(scene.doc, n))}
    return tuple(regions.get(p, p) for p in places)
