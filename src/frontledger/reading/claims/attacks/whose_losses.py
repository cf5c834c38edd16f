"""Whose people or equipment a figure counts that is named with it ("314 Russian soldiers")."""

from __future__ import annotations

from ....languages import load
from ....nouns import Claim
from ...attribution import Attribution, attribute
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...names.words import grammar
from ...sentences import verb_final
from ..frame import Scene
from ..parts.where import places_of
from ..parts.whose import country_of, is_ground, other_side

_BEFORE, _PHRASE = 20, 4
"""Characters and words between a side and what is counted of it, where nouns stand before their figures."""
_FATE = 12
"""Characters between a figure of people and the last word for what became of them, before their side."""
_WEAPONS = frozenset({"drone", "missile", "bomb"})
_HOMES = frozenset({"house", "apartment", "building", "household"})
_LISTED = 24
"""Characters between two figures of a list."""
_AFTER = 36
"""Characters after a figure and its noun within which it is told whose they are."""


def whose(scene: Scene, q: Quantity) -> str | None:
    """The side named with what is counted: "314 Russian soldiers", "121 Ukrainian drones"."""
    a, b = scene.clause(q.start)
    if verb_final(scene.doc.language):
        inside = [n.side for n in within(scene.doc.names, q.start, q.end + 1) if n.kind == "side"]
        inside += [n.side for n in within(scene.doc.names, q.start, q.end) if n.kind == "country" and n.end < q.end]
        inside += [n.side for n in within(scene.doc.names, q.end, b) if _right_behind(n, q)]
        if inside:
            return inside[0]  # "3万人のロシア兵", "46 Rus öldürüldü"
        before = within(scene.doc.names, max(a, q.start - _BEFORE), q.start)[-1:]
        before = [n for n in before if n.case != "topic" or q.unit not in _WEAPONS]  # "ウクライナ軍は21機を撃墜した"
        return next((n.side for n in before if n.kind in {"side", "country"} and _attributive(scene, n, q)), None)
    near = within(scene.doc.names, q.start, min(b, q.end + _AFTER))
    fates = scene.events(q.end, min(b, q.end + _AFTER), "kill", "wound", "casualties")
    counted = max([q.end, *(c.end for c in fates if c.start - q.end <= _FATE)])  # "3870 убитых и раненых россиян"
    sides = [n for n in near if n.side and n.kind == "side" and n.end <= counted + 16 and not is_ground(scene.doc, n)]
    sides = [n for n in sides if not (n.adjective and _of_something(scene, n, fates))]
    # "five people in a Russian attack": told of the attack
    of = {c.start for c in scene.events(q.end, counted + 16, "of")}  # "from among the Russians"
    sides = [n for n in sides if all(c.start in of for c in scene.events(q.end, n.start, "locative", "agent"))]
    named = sides[0].side if sides else None
    if named is None and scene.events(q.start, q.end, "enemy"):  # "100 enemy soldiers"
        return other_side(scene.doc, attribute(scene.doc, q.start, q.end).side or scene.doc.theatre.home)
    return named or next(
        (n.side for n in near if n.kind == "country" and (_comes_from(scene, q, n) or _adjective(scene, q, n))), None
    )


def _of_something(scene: Scene, name: Name, fates: list[Cue]) -> bool:
    """Does an adjective behind what became of people belong to a noun that is no people ("öt ember halt meg az orosz
    lövedékektől")?"""
    behind = scene.doc.text[name.end : name.end + _AFTER]
    noun = behind[:1] == " " and behind[1:2].isalpha()
    fated = any(f.end + 1 < name.start for f in fates)  # but "36 200 megölt oroszról"
    return fated and noun and not scene.events(name.end, name.end + _AFTER, "troops", "forces", "casualties")


def _right_behind(name: Name, q: Quantity) -> bool:
    """Is a figure of people right before the people it counts, who are told by their adjective ("46 Rus")?"""
    return q.unit == "person" and name.kind == "side" and name.adjective and 0 <= name.start - q.end <= 1


def of_homes(scene: Scene, q: Quantity) -> str | None:
    """The country of cars told in one clause with houses that were damaged ("four houses and nine cars")."""
    beside = {x.unit for x in within(scene.doc.quantities, *scene.clause(q.start))}
    if q.unit != "vehicle" or not beside & _HOMES or whose(scene, q) is not None:
        return None
    place = places_of(scene, q.start, q.end)
    return country_of(scene.doc, place[0]) if place else scene.doc.theatre.home


def told_by_staff(scene: Scene, q: Quantity, said: Attribution) -> bool:
    """Does a body of a side tell of losses that no side is named with ("losses, per the staff: 860 men")? It counts the
    enemy's."""
    doc = scene.doc
    body = doc.theatre.speakers.get(said.speaker)
    if body is None or body.kind != "authority" or said.side not in doc.theatre.parties:
        return False
    part = scene.part(q.start)
    others = [n for n in within(doc.names, *part) if n.side in doc.theatre.parties and n.id != said.speaker]
    return not others and not scene.events(*part, "own", "we", "our_own")


def of_other_men(scene: Scene, carried: Claim | None, side: str) -> bool:
    """Are losses told in a sentence before what the other side's army lost, of which somebody else may have told?"""
    if carried is None or carried.kind != "losses" or carried.span.start >= scene.start:
        return False
    if carried.extra.what == "captured" and carried.side == side:
        return True  # whom an army took is told by it, the victims of a strike are not
    return carried.side not in {None, side} and carried.extra.what not in {"killed", "wounded"}


def where_they_are(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """The country of which is told that there are people hurt in it ("烏克蘭已有12名平民死亡")."""
    are = scene.events(max(scene.start, q.start - _PHRASE), q.start, "there_are")
    named = [n for n in scene.names if n.kind == "country" and n.side and any(c.start == n.end for c in are)]
    return (named[-1].side,) if named and named[-1].side else ()


def listed_owner(scene: Scene, q: Quantity) -> str | None:
    """The side named with what is listed right behind a figure ("two tanks and up to 40 Ukrainian soldiers")."""
    after = next((x for x in scene.quantities if q.end <= x.start <= q.end + _LISTED), None)
    if after is None:
        return None
    listed = scene.events(q.end, after.start, "joins") or "," in scene.doc.text[q.end : after.start]
    return whose(scene, after) if listed else None


def _adjective(scene: Scene, q: Quantity, name: Name) -> bool:
    """Is a country's name a form of its adjective, right behind what is counted ("430 جنديا أوكرانيا")?"""
    behind = load(scene.doc.language).table("names").get("adjective_after")
    return bool(behind) and name.start - q.end == 1


def _comes_from(scene: Scene, q: Quantity, name: Name) -> bool:
    """Is a country told as where those who are counted are from ("11,000 soldiers from North Korea")?"""
    return any(
        not scene.doc.text[q.end : c.start].strip() and name.start - c.end <= 1
        for c in scene.events(q.end, name.start, "origin")
    )


def _attributive(scene: Scene, name: Name, q: Quantity) -> bool:
    """Is all that stands between a name and a figure part of one phrase: no word with an ending of its own?"""
    words = [scene.doc.text[name.start : name.end], *scene.doc.text[name.end : q.start].split()]
    ending = grammar(scene.doc.language).case
    armed = scene.records(name.end, q.start, "attack")  # "Rus füzesi beş kişiyi": the missile is theirs
    if q.unit in _WEAPONS and scene.events(q.start, scene.clause(q.start)[1], "down"):
        shoots = name.kind == "country" and name.case is None and scene.doc.text[name.end : q.start] == " "
        if shoots or scene.events(name.end, q.start, "air_defence"):
            return False  # "Rusya 92 İHA düşürdü", "ロシアの防空部隊は無人機92機を撃墜した": who shot them down
    return len(words) <= _PHRASE and not armed and not any(ending(w) not in (None, "of") for w in words)
