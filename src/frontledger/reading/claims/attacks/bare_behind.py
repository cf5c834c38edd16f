"""Bare figures whose noun stands behind another figure, or behind a participle: "over A 40, over B 18 drones"."""

from __future__ import annotations

import re

from ....languages import load
from ...doc import within
from ...marks import Quantity
from ...quantities import counted_by
from ...sentences import verb_final
from ..frame import Scene
from .listed_parts import own_place

_LISTED = frozenset(
    {"drone", "missile", "bomb", "attack", "clash", "strike", "shell", "person", "customer", "household"}
)
"""What is listed place by place with one noun behind the last figure."""
_REACH = 70
"""Characters from a figure to the next one of its list."""
_PHRASE, _NOUN = 48, 24
"""Characters of a participle with what belongs to it, and of the noun behind it."""
_OF = 12
"""Characters of "of all" before a figure."""
_BEFORE = frozenset({"drone", "missile", "bomb", "tank", "artillery", "vehicle", "aircraft", "helicopter", "ship"})
_FOUGHT = frozenset({"clash", "attack", "strike"})
_BULLETS = " •●▪■·*–—‒-▶►✔✅🔹🔸"
_DASHES = ("–", "—", "‒", "―", "-", ":")
_OPENS = re.compile(r"[:(,]|\s[–—-]\s")
"""What a label stands behind in its sentence."""
_CLOSES = re.compile(r",?\s*(?:[;.:)(!\n]|[–—-]\s|$)")
"""What stands behind a figure that closes its item."""
_FEW_WORDS = 2
"""Words of a thing and what became of it."""
_LABEL = 48
"""Characters of a noun with what describes it, before the dash behind it."""
_ARMS = frozenset({"drone", "missile", "bomb"})
_ROLLING = frozenset({"tank", "vehicle", "artillery"})
_JOINED, _LONG = 14, 80
"""Characters of a joining word with a noun, and of a noun with its adjectives."""
_BARE = 3
"""Characters of a clause before the figure that opens it."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def of_all_sorts(scene: Scene, q: Quantity) -> Quantity:
    """ "130 tanks and armoured vehicles": equipment of two sorts under one figure is vehicles."""
    joint = [c for c in scene.events(q.end, q.end + _JOINED, "joins") if c.start - q.end <= 1]
    if not joint or q.high == 1 or scene.events(joint[0].start, joint[0].end + _JOINED, "as_many"):
        return q
    noun = scene.doc.text[joint[0].end : min(scene.clause(q.start)[1], joint[0].end + _LONG)].strip()
    other = counted_by(noun, language=scene.doc.language) if noun[:1].isalpha() else None
    if other is None or not {q.unit, other.unit} <= _ROLLING or other.unit == q.unit == "artillery":
        return q
    behind = joint[0].end + other.end
    if any(joint[0].end < x.start <= behind + 1 for x in scene.quantities):
        return q  # "戦車2両と火砲9門": the other sort has its own figure
    return q._replace(unit="vehicle", end=min(joint[0].end + 1 + other.end, scene.end))


def unit_behind(scene: Scene, q: Quantity) -> str | None:
    """The unit that a bare figure has from what stands behind it."""
    return _of_next(scene, q) or _described(scene, q)


def _of_next(scene: Scene, q: Quantity) -> str | None:
    """The unit of the next figure of a list in which each has its place ("over Kursk 40, over Belgorod 18 drones")."""
    after = next((x for x in scene.quantities if x.start >= q.end), None)
    if after is None or after.unit not in _LISTED or after.start - q.end > _REACH or after.ordinal:
        return None
    if not (own_place(scene, q) and own_place(scene, after)):
        return None
    return (
        after.unit if not scene.events(q.end, after.start, "down", "launch", "kill", "wound", "move_people") else None
    )


def _described(scene: Scene, q: Quantity) -> str | None:
    """The unit of the first noun behind a participle that describes what is counted ("из 96 запущенных по Украине
    дронов", "von 96 auf Kiew abgefeuerten Drohnen")."""
    if not _of_a_whole(scene, q):
        return None
    b = min(scene.clause(q.start)[1], q.end + _PHRASE)
    deeds = [c for c in scene.events(q.end, b, "launch", "down") if c.start > q.end]
    after = next((x.start for x in scene.quantities if x.start >= q.end), b)
    if not deeds:
        return None
    for m in _WORD.finditer(scene.doc.text, deeds[0].end, min(b, after)):
        found = counted_by(scene.doc.text[m.start() : m.start() + _NOUN], language=scene.doc.language)
        if found is not None and found.unit in _ARMS:
            return found.unit
    return None


def _of_a_whole(scene: Scene, q: Quantity) -> bool:
    """Does "of" stand before a figure, so that a participle behind it can only describe what it counts?"""
    words = scene.events(max(scene.start, q.start - _OF), q.start, "out_of")
    return any(q.start - c.end <= 1 for c in words) and scene.doc.spaced


def noun_before(scene: Scene, q: Quantity) -> str | None:
    """The unit of a noun for weapons, equipment or attacks that stands right before its figure ("rakiet pięć",
    "Harckocsiból 87"), or is all that stands before it in its clause with a word for a sum ("Starć ogółem 118")."""
    text, a = scene.doc.text, scene.clause(q.start)[0]
    if not scene.doc.spaced or (verb_final(scene.doc.language) and not text[q.start].isdecimal()):
        return None
    led = text[a : q.start]
    counts = scene.doc.cues_in("attribution", a, q.start, "count")
    beside = [(c.start, c.end) for c in (*scene.events(a, q.start, "in_all"), *counts)]
    for x, y in (*beside, *((t.start, t.end) for t in within(scene.doc.times, a, q.start))):
        led = led.replace(text[x:y], " ", 1)  # "Starć w ciągu doby naliczono 147"
    opens = led.strip(_BULLETS)
    if (unit := _all_of(scene, opens, _BEFORE | _FOUGHT)) is not None:
        return unit
    if (unit := _labelled(scene, q)) is not None:
        return unit
    if verb_final(scene.doc.language) or text[q.end : scene.clause(q.start)[1]].strip()[:1].isalpha():
        return None
    word = led.split(" ")[-2] if led.endswith(" ") and len(led.split(" ")) > 1 else ""
    at = q.start - len(word) - 1
    counted = any(x.start <= at < x.end or 0 <= at - x.end <= 1 for x in scene.quantities)
    return None if counted else _all_of(scene, word, _BEFORE)


def no_shells(scene: Scene, q: Quantity) -> bool:
    """Are what a language calls shells missiles, beside drones: shot down, as no shells are ("zestrzelono 73 drony i
    trzy pociski"), or by a word for both ("wysłała 120 dronów i 12 pocisków")?"""
    both = load(scene.doc.language).table("units").get("missile_too", ())
    said = scene.doc.folded[q.start : q.end].split()
    return (bool(said) and said[-1] in both) or bool(scene.events(*scene.clause(q.start), "down"))


def more_sites(scene: Scene, q: Quantity) -> str | None:
    """The unit of a bare number of places where debris fell, behind the number of those that were hit ("at 14 sites,
    with debris falling on six")."""
    if not scene.doc.may_hold("events", scene.start, scene.end, "debris"):
        return None
    before = [x for x in scene.quantities if x.end <= q.start and x.unit is not None]
    sites = bool(before) and before[-1].unit in {"site", "settlement", "city"}
    return "site" if sites and scene.events(*scene.clause(q.start), "debris") else None


def number_of(scene: Scene, q: Quantity) -> str | None:
    """The unit of the attacks that a figure is told to be the number of, in a clause before its own that it alone
    completes ("the number of assaults did not fall: 4,912 in the month")."""
    a, text = scene.clause(q.start)[0], scene.doc.text
    first = scene.part(q.start)[0]
    if not scene.doc.may_hold("events", first, q.start, "the_count"):
        return None
    if q.start - a > _BARE and not text[first : q.start].rstrip().endswith(_DASHES):
        return None
    words = scene.events(first, q.start, "the_count")
    if not words or any(words[-1].start <= x.start < q.start and x.unit for x in scene.quantities):
        return None
    for noun in [*_WORD.finditer(text, words[-1].end, min(q.start, words[-1].end + _NOUN))][:2]:  # past an article
        found = counted_by(text[noun.start() : noun.start() + _NOUN], language=scene.doc.language)
        if found is not None and found.unit in _FOUGHT:
            return found.unit
    return None


def _labelled(scene: Scene, q: Quantity) -> str | None:
    """The unit of the noun that opens what stands before a dash and a figure ("UAVs of all levels – 58,070"), or is
    little more than all that stands before a comma and a figure which closes its item ("drones, 58; missiles, six")."""
    led = scene.clauses_before(q.start)[:1]
    label = scene.doc.text[led[0][0] : q.start].strip() if led else ""
    if label.endswith(",") and _CLOSES.match(scene.doc.text, q.end) is not None:
        label = _OPENS.split(label[:-1])[-1].strip()
        if len(label.split()) > _FEW_WORDS:
            return None
    elif not label.endswith(_DASHES) or len(label) > _LABEL:
        return None
    found = counted_by(label.strip(_BULLETS), language=scene.doc.language)
    return found.unit if found is not None and found.unit in _BEFORE else None


def _all_of(scene: Scene, noun: str, units: frozenset[str]) -> str | None:
    """The unit of a noun that is all of a stretch."""
    found = counted_by(noun, language=scene.doc.language) if noun[:1].isalpha() and len(noun) <= _NOUN else None
    return found.unit if found is not None and found.end == len(noun) and found.unit in units else None
