"""Decides whether a name is a place's, and which of several places of one name is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import cos, hypot, radians

from ...theatre.places import Gazetteer, Hit, Place
from .found import Found
from .translit import likeness, romanise
from .unlisted import LIKE, LONG

GREAT = 100_000
"""People of a city that a bare name means before any village."""
FAR_GREATER = 3
"""How many times the people of any other town of its name a town has that a sector is called after."""
GREAT_BEFORE = 6.0
"""What it counts for to be one."""
TOWN_BEFORE = 3.0
"""What it counts for, in a bare name too, to be a town near the front so much greater than the others of that name."""
BESIDE = 6.0
"""What it counts for at most that other places of the text lie near: as much as two years near the front."""
NEAR_TEXT = 400
"""Characters within which one name helps to tell what another means."""
NEAR_KM = 150.0
"""Places farther apart than this do not help each other."""
ANCHORS = 12
"""Names on either side that are looked at."""
KNOWN = 4.0
"""Weight from which a place is named without anything said about it: ten thousand people, or fewer near the front."""

BENT = 4.0
"""What it costs to be meant by a bent form of a name that is unbent that of a place near the front."""

OTHER = 2.5
"""The most that a place weighs under a name that is not its usual one."""

VILLAGERS = 20_000
"""Inhabitants from which a place is not called a village."""


def choose(found: Sequence[Found], gazetteer: Gazetteer, language: str) -> dict[int, Place]:
    """The place each name stands for, by its index; names that are none of a place's are left out."""
    base = language.split("-", maxsplit=1)[0]
    options = {i: _options(f.hits, gazetteer, base) for i, f in enumerate(found) if f.hits}
    trusted = _trusted(found, options, gazetteer)
    anchors = _anchors(found, options, trusted, gazetteer)
    chosen: dict[int, Place] = {}
    by_key: dict[str, str] = {}
    for i in sorted(trusted):
        near = _near(found[i].start, anchors, i)
        known = by_key.get(found[i].key)
        spelled = romanise(found[i].key)
        told = any(not h.bent and p.near_front for h, p in options[i])
        best = max(
            options[i],
            key=lambda o: (
                _score(o, near, gazetteer, known, spelled, told) + _size(found[i], o, options[i]),
                o[1].id,
            ),
        )
        chosen[i] = best[1]
        by_key.setdefault(found[i].key, best[1].id)
    return chosen


Option = tuple[Hit, Place]


def _options(hits: Sequence[Hit], gazetteer: Gazetteer, language: str) -> list[Option]:
    out: dict[str, Option] = {}
    for hit in hits:
        place = gazetteer.place(hit.place)
        if place and (place.id not in out or _trust(hit, language) > _trust(out[place.id][0], language)):
            out[place.id] = (hit, place)
    return list(out.values())


def _trust(hit: Hit, language: str) -> float:
    if hit.kind == "main":
        return 2.0
    if hit.kind == "name":
        return 1.5 if language in hit.languages or not hit.languages else 1.0
    return {"old": 1.0, "alias": 0.7}.get(hit.kind, 0.6)


def _trusted(found: Sequence[Found], options: dict[int, list[Option]], gazetteer: Gazetteer) -> set[int]:
    """Names that are taken for places: by the words around, by weight, or since the same name was taken elsewhere."""
    taken: set[int] = set()
    for i, mine in sorted(options.items()):
        f = found[i]
        evidence = max(f.evidence, 1) if f.listed and f.evidence >= 0 and i - 1 in taken else f.evidence
        main = [gazetteer.weight(p) for h, p in mine if h.kind in ("main", "name", "heard")]
        weight = max(main, default=0.0)
        other = max((gazetteer.weight(p) for _, p in mine), default=0.0)
        known = KNOWN + (1.5 if f.first and not any(p.category or p.near_front for _, p in mine) else 0)
        weak = f.weak == 2 or (f.weak == 1 and (f.first or evidence < 1))
        if evidence == 2:
            ok = not (f.weak == 2 and f.first)  # a word of the language that opens a sentence
        elif evidence == 1:
            ok = (not weak or weight >= KNOWN + 1) and (weight > 0 or other >= KNOWN)
        elif evidence == 0:
            pair = " " in f.key and any(p.near_front for h, p in mine if h.kind in ("main", "name"))
            foreign = f.key.isascii() and len(f.key) >= LONG and not f.first  # no word of a language in Latin letters
            village = foreign and any(p.near_front for _, p in mine)
            ok = not weak and (weight >= known or other >= known + 1 or pair or village)
        else:
            ok = False
        if ok:
            taken.add(i)
    for i in sorted(options, reverse=True):  # "Stepove, Berdychi and Orlivka near Avdiivka"
        if i + 1 in taken and found[i + 1].listed and found[i].evidence >= 0 and not found[i].weak:
            taken.add(i)
    keys = {found[i].key for i in taken}
    for i in options:
        if found[i].key in keys and found[i].evidence >= 0 and not found[i].weak:
            taken.add(i)
    return taken


def _anchors(
    found: Sequence[Found], options: dict[int, list[Option]], trusted: set[int], gazetteer: Gazetteer
) -> list[tuple[int, int, Place | str]]:
    """What is certain in a text: regions by their code, and places whose name has no likely rival."""
    out: list[tuple[int, int, Place | str]] = []
    for i, f in enumerate(found):
        if f.entry and f.entry.role in ("unit", "base"):
            out.extend((f.start, i, code) for code in f.entry.id.split())
        elif i in trusted:
            ranked = sorted(options[i], key=lambda o: (-gazetteer.weight(o[1]), o[1].id))
            if len(ranked) == 1 or gazetteer.weight(ranked[0][1]) > gazetteer.weight(ranked[1][1]) + 1:
                out.append((f.start, i, ranked[0][1]))
    return out


def _near(at: int, anchors: Sequence[tuple[int, int, Place | str]], me: int) -> list[Place | str]:
    k = bisect_left(anchors, at, key=lambda a: a[0])
    window = anchors[max(0, k - ANCHORS) : k + ANCHORS]
    return [a[2] for a in window if a[1] != me and abs(a[0] - at) <= NEAR_TEXT]


def _score(
    option: Option, near: Sequence[Place | str], gazetteer: Gazetteer, known: str | None, spelled: str, told: bool
) -> float:
    hit, place = option
    weight = gazetteer.weight(place)
    seldom = hit.kind in ("old", "alias") or (hit.kind == "name" and place.population < VILLAGERS)
    if seldom and spelled.isascii() and likeness(spelled, place.name_en) < LIKE:
        weight = min(weight, OTHER)  # a great city is not called by a name that few know
    score = 1.5 * weight + 3 * _trust(hit, "") + (2 if place.category or place.near_front else 0)
    if hit.bent:
        score -= BENT if told else 1
    if any(place.admin1 == a for a in near if isinstance(a, str)):
        score += 3
    distances = [distance_km(place, p) for p in near if isinstance(p, Place)]
    if distances and min(distances) < NEAR_KM:
        score += BESIDE * (1 - min(distances) / NEAR_KM)
    return score + (2 if known == place.id else 0)


def _size(f: Found, option: Option, options: Sequence[Option]) -> float:
    """A town is not called a village, nor a sector after one where a town may be meant; a great city's bare name is the
    city, whatever villages of its name lie near."""
    hit, place = option
    if f.village:
        return -4.0 if place.population > VILLAGERS else 0.0
    town = place.population > VILLAGERS and place.near_front > 0
    others = [p.population for _, p in options if p.id != place.id and p.near_front]
    far_greater = town and place.population >= FAR_GREATER * max(others, default=0)
    if f.sector:
        return 2 * GREAT_BEFORE if far_greater else GREAT_BEFORE if town else 0.0
    alike = all(p.name_en == place.name_en for _, p in options)
    if place.population >= GREAT and alike:
        return GREAT_BEFORE
    return TOWN_BEFORE if far_greater and hit.kind not in ("old", "alias") else 0.0


def distance_km(a: Place, b: Place) -> float:
    """Distance between two places on a sphere made flat at their mean latitude; good to a percent within 500 km."""
    mean = cos(radians((a.lat + b.lat) / 2))
    return 111.2 * hypot(a.lat - b.lat, (a.lon - b.lon) * mean)
