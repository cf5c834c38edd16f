"""Which place a word of taking, holding or losing acts on."""

from __future__ import annotations

import re
from itertools import pairwise

from ....languages import load
from ...cues import Cue, unspaced
from ...doc import Doc, within
from ...marks import Name
from ...sentences import verb_final
from ..attacks.bare import AIR
from ..frame import Scene, only
from ..ground.paces import LENGTHS
from ..parts.where_named import list_of, listed
from ..parts.whose import country_of, located
from .asides import REACH, letters_between, units_in
from .lists import opens_list
from .verbs import NOUNS, STATES

ANYWHERE = frozenset({"contested", "flag", "own_there", "own_gone", "hold_out"})
"""What is told of where it goes on, fighting, flags and men who are there: a word of place before it does no harm."""
_BETWEEN = frozenset({"advance", "mass", "supply", "surround", "launch", "direction", "landmark"})
"""What stands between a verb and a place that it does not act on: moves, fire, and things in or near the place."""
_AFTER, _BEHIND = 24, 16
"""Characters of a word such as "after" before a word of fighting, or behind it."""
_OBJECT = 20
"""Characters of "the village of" from where a clause begins to a name."""
_PART = 4
"""Characters of a word for a part of a town."""
_SECTOR, _OF = 16, 5
"""Characters of "the sector of" before a name, and of its "of"."""
_NUMBERED = " -0123456789"
"""What may stand between a name and the thing called by it ("the X-2 mine")."""
_LEADS = re.compile(r"(?<= )(?:[^\W\d_a-zа-яіїєґ][\w'’-]+(?: [^\W\d_a-zа-яіїєґ][\w'’-]+)?(?: ?\([^()]{0,20}\))?, )+$")
"""Names that are not known before one that is."""
UNITS_BESIDE = frozenset(
    {None, "settlement", "day", "week", "month", "year", "side", "army", "brigade", "battalion", "company"}
)
_THINGS = 12
"""Characters between "lost" and a figure of things."""


def on_a_line(doc: Doc, name: Name, places: list[Name]) -> bool:
    """Is a name joined to another by a hyphen: the two ends of a road or a line?"""
    joined = {(b.start, a.end) for a, b in pairwise(places) if doc.text[a.end : b.start] in ("-", "–", "—")}
    return any(name.start == b or name.end == a for b, a in joined)


def tells(scene: Scene, name: Name) -> bool:
    """Is a name that of who tells, right beside a word such as "according to" ("according to Azov, …")?"""
    words = scene.doc.cues_in("attribution", scene.start, scene.end, "according", "data")
    return any(0 <= name.start - c.end <= _OF if c.id == "according" else 0 <= c.start - name.end <= 1 for c in words)


def lies(scene: Scene, name: Name, cue: Cue) -> bool:
    """Does a word of place stand before the name, which it is not left or lost from, nor a side driven from?"""
    from_it = STATES[cue.id] == "lost" or cue.id == "driven_out" or _ousted(scene, name, cue)
    from_it = from_it and not _lost_within(scene, name, cue)
    from_it = from_it or _even(scene, name, cue)
    return (located(scene.doc, name) and not from_it) or _nears(scene, scene.start, name)


def _even(scene: Scene, name: Name, cue: Cue) -> bool:
    """Does an ending for "even" tell that a place right before its verb is taken too ("로보티네까지 탈환했다")?"""
    if cue.id not in {"gain", "regain"} or not 0 <= cue.start - name.end <= 1:
        return False
    ends = tuple(load(scene.doc.language).table("names").get("even_endings", ()))
    return bool(ends) and scene.doc.folded.endswith(ends, name.start, name.end)


def _lost_within(scene: Scene, name: Name, cue: Cue) -> bool:
    """Is a place only where something is lost ("in X they lost men"), no word such as "from" standing before it?"""
    if (
        cue.id != "lose"
        or cue.start < name.end
        or name.case is not None
        or verb_final(scene.doc.language)
        or not scene.doc.spaced
    ):
        return False
    from_ = scene.events(
        max(scene.start, name.start - _SECTOR), name.start, "away_from", "out_of", "origin", "from_place"
    )
    return located(scene.doc, name) and not any(name.start - c.end <= _OF for c in from_)


def lies_near(scene: Scene, name: Name) -> bool:
    """Is a name only told for what lies near it ("south of X")?"""
    return _nears(scene, scene.start, name)


def _ousted(scene: Scene, name: Name, cue: Cue) -> bool:
    """Is the place one that a side is driven from: a side, or the enemy, between the verb and "from" ("выбили
    противника из X"), or, where verbs stand last, between the place and the verb ("XからA軍を追い払い")?"""
    if cue.id != "regain":
        return False
    parties = scene.doc.theatre.parties
    if verb_final(scene.doc.language):
        driven = [n for n in within(scene.doc.names, name.end, cue.start) if n.side in parties]
        return bool(driven or scene.events(name.end, cue.start, "enemy"))
    if not cue.end < name.start <= cue.end + REACH:
        return False
    away = scene.events(max(cue.end, name.start - _SECTOR), name.start, "away_from", "out_of")
    away = [c for c in away if name.start - c.end <= _OF]
    if not away:
        return False
    driven = [n for n in within(scene.doc.names, cue.end, away[0].start) if n.side in parties and n.kind == "side"]
    return bool(driven or scene.events(cue.end, away[0].start, "enemy"))


def _goes_on(scene: Scene, name: Name) -> bool:
    """Does "and" stand behind a name, and no further name: what follows it is told of another?"""
    joins = [c for c in scene.events(name.end, name.end + 8, "joins") if c.start - name.end <= 1]
    told = scene.events(name.end, name.end + 24, *STATES)
    if joins and any(0 <= c.start - joins[-1].end <= 1 or c.start <= joins[-1].start < c.end for c in told):
        return False  # "meldt X als ingenomen", "dá X como tomada", "X de nouveau aux mains de Y"
    further = scene.doc.text[joins[-1].end :][:2].strip()[:1] if joins else ""
    return bool(joins) and not further.isupper() and not (further and unspaced(further))


def _loses_things(scene: Scene, cue: Cue, half: tuple[int, int]) -> bool:
    """Is what is lost some figure of what no listed unit counts, right beside the verb ("lost three deer")?"""
    things = [q for q in within(scene.doc.quantities, *half) if q.unit is None]
    if verb_final(scene.doc.language):
        return any(0 <= cue.start - q.end <= _OF for q in things)
    return any(0 <= q.start - cue.end <= _THINGS for q in things)


def verb_on(scene: Scene, name: Name, places: list[Name], cues: list[Cue]) -> Cue | None:
    """The verb that has the place for its object: before it with no other place, figure or direction between, else
    after it with no place of its own."""
    doc = scene.doc
    a, b = scene.clause(name.start)
    theatre = country_of(doc, name.id) in doc.theatre.parties
    half = _half(scene, (a, b), name, cues)
    units = units_in(scene, *half)
    moves = units & LENGTHS and scene.events(*half, "advance")
    if not theatre or moves or units - UNITS_BESIDE - LENGTHS:
        return None
    cues = [c for c in cues if c.id != "lose" or not _loses_things(scene, c, half)]
    if any(q.unit in AIR for q in within(doc.quantities, a, b)):
        cues = [c for c in cues if c.id != "fallen"]  # "eight missiles got through and fell on X"
    beyond = scene.events(name.end, min(b, name.end + 20), "direction", "outskirts")
    if any(c.start - name.end <= 3 and (c.id == "direction" or not doc.spaced) for c in beyond):
        return None
    if any(c.start - name.end <= 3 for c in beyond):
        cues = [c for c in cues if c.id in ANYWHERE]  # not taken, but fought at
    before_it = scene.events(max(a, name.start - _SECTOR), name.start, "direction")
    if any(name.start - c.end <= _OF for c in before_it):
        return None  # "le secteur de X"
    beside = scene.events(name.end, min(b, name.end + _SECTOR), "landmark")
    if any(not doc.text[name.end : c.start].strip(_NUMBERED) for c in beside):
        cues = [c for c in cues if c.id in ANYWHERE]  # "the X airfield was taken", but "street fighting in X"
    if (cue := _of_which(scene, name, places, cues)) is not None:
        return cue
    around = [c for c in cues if c.start <= name.start and name.end <= c.end]
    if around and around[0].id in {"hold", "still_hold"} and _rules(doc, name):
        return None  # "is under Moscow's control"
    # "pikte in X de beker in": what stands in a verb of two parts with a word of place is not its object
    around = [c for c in around if c.id not in {"gain", "regain"} or not lies(scene, name, c)]
    if around:
        return around[0]  # "失去X的控制權"
    if (cue := _before_source(scene, a, name, cues)) is not None:
        return cue
    a = _led_by(scene, a, name)
    cues = [c for c in cues if c.id != "contested" or not _gone_before(scene, a, c)] or cues
    before = [c for c in cues if a <= c.start and c.end <= name.start and name.start - c.end <= REACH]
    for c in [c for c in cues if a <= c.start and c.end <= name.start and c.id not in NOUNS][-1:]:
        if opens_list(scene, c, name):
            return c
    if verb_final(doc.language):  # "함락되면 다음은 X다": what stands behind a condition is no object of its verb
        before = [c for c in before if not any(k.end >= c.end for k in scene.events(c.start, c.end + 1, "condition"))]
    for c in reversed(before):
        if _object(scene, c, name, places):
            return c
    after = [c for c in cues if name.end <= c.start < b]
    after = [
        c
        for c in after
        if letters_between(doc, name.end, c.start) <= (2 + _noun(scene, name, c) if c.id in NOUNS else REACH)
    ]
    if located(doc, name):
        after = [c for c in after if c.id in ANYWHERE] or after
    by = any(
        c.start - name.end <= 1 and not _of_next(scene, c) and not _in_part(scene, c) and not _in_verb(c, after)
        for c in scene.events(name.end, min(b, name.end + 6), "near")
    )
    if not after or ((by or lies(scene, name, after[0])) and after[0].id not in ANYWHERE) or _goes_on(scene, name):
        return None
    if after[0].id == "claim_it" and any(n.side for n in within(doc.names, a, name.start)):
        return None  # "Ukrainian students from X claim", but "X the ministry claims"
    own = [n for n in within(doc.names, after[0].end, b) if n.kind == "place" and not _rules(doc, n)]
    own = [n for n in own if n.start - after[0].end <= 14 and not (verb_final(doc.language) and name.case == "object")]
    own = [n for n in own if not (verb_final(doc.language) and doc.text[after[0].end] in "、,")]
    stops = scene.events(name.end, after[0].start)
    blocked = any(c.id in _BETWEEN and after[0].id not in ANYWHERE for c in stops) or any(
        not listed(doc, x, y) for x, y in pairwise([name, *_between(places, name.end, after[0].start)])
    )
    return None if own or blocked else after[0]


def _half(scene: Scene, clause: tuple[int, int], name: Name, cues: list[Cue]) -> tuple[int, int]:
    """The part of a clause between two "and" that has a place and its verb ("took X in May | and advanced 12 km"); the
    whole clause, where the verb is not in it."""
    ands = scene.doc.cues_in("positions", *clause, "and")
    a = max((c.end for c in ands if c.end <= name.start), default=clause[0])
    b = min((c.start for c in ands if c.start >= name.end), default=clause[1])
    return (a, b) if any(a <= c.start and c.end <= b for c in cues) else clause


def _gone_before(scene: Scene, start: int, fighting: Cue) -> bool:
    """Is fighting told as what went before ("nach wochenlangen Kämpfen", "utcai harcok után")?"""
    after = scene.events(max(start, fighting.start - _AFTER), fighting.start, "aftermath")
    behind = scene.events(fighting.end, fighting.end + _BEHIND, "aftermath_behind")
    return bool(after) or any(c.start - fighting.end <= 1 for c in behind)


def _of_next(scene: Scene, near: Cue) -> bool:
    """Does a word of nearness belong to the name behind it ("das Dorf X bei Y"), not to the one before it?"""
    follows = any(0 <= n.start - near.end <= 1 for n in within(scene.doc.names, near.end, near.end + REACH))
    return follows and scene.doc.spaced and not verb_final(scene.doc.language)


def _noun(scene: Scene, name: Name, cue: Cue) -> int:
    """Characters of a word for village between a name and a noun of its capture ("X és Y falvak elfoglalását")."""
    return sum(c.end - c.start + 1 for c in scene.events(name.end, cue.start, "place_noun")[:1])


def _rules(doc: Doc, name: Name) -> bool:
    """Is a name that of a fighting party's capital, told for its government?"""
    place = doc.theatre.place(name.place_id) if name.place_id else None
    return place is not None and doc.theatre.capital_of(place) in doc.theatre.parties


def _before_source(scene: Scene, a: int, name: Name, cues: list[Cue]) -> Cue | None:
    """The verb that the clause before the last ends with, nothing but a source between it and its object ("a pris,
    selon le ministère, le village de X")."""
    led = scene.clauses_before(name.start)[:2]
    if len(led) < 2 or name.start - a > _OBJECT or any(a <= c.start < name.start for c in cues):
        return None
    sources = scene.doc.cues_in("attribution", *led[0], "according", "by_him", "by_own")
    if not any(c.start - led[0][0] <= 2 for c in sources) or any(led[0][0] <= c.start < led[0][1] for c in cues):
        return None
    return next((c for c in cues if c.id not in NOUNS and 0 <= led[1][1] - c.end <= 1 and c.start >= led[1][0]), None)


def _of_which(scene: Scene, name: Name, places: list[Name], cues: list[Cue]) -> Cue | None:
    """The verb before "including": some villages were taken, "including X", with no place of its own."""
    a, b = scene.clause(name.start)[0], scene.clause(list_of(scene.doc, places, name)[-1].start)[1]
    if any(a <= c.start < b for c in cues):
        return None
    among = [c for c in scene.events(a, name.start, "including") if c.start - a <= 2 and name.start - c.end <= 2]
    listed_here = list_of(scene.doc, places, name)
    for c in scene.events(listed_here[-1].end, b, "including"):  # "they lost 360 sq km, X included"
        if only(scene, (a, b), [*listed_here, c, *scene.events(a, b, "joins")]):
            among.append(c)
    before = scene.clauses_before(name.start)[:1] if among else []
    counts = [q for x, y in before for q in within(scene.doc.quantities, x, y) if q.unit == "settlement"]
    told = [c for x, y in before for c in cues if x <= c.start and c.end <= y and c.id not in NOUNS and not counts]
    if not told or any(not lies(scene, p, told[-1]) for p in _between(places, told[-1].end, a)):
        return None
    return told[-1]


def _led_by(scene: Scene, start: int, name: Name) -> int:
    """Where the clause begins that has the verb of a list: a name that is not known may open it."""
    unknown = _LEADS.search(scene.doc.text, max(scene.start, name.start - REACH), name.start)
    if unknown is None or any(n.end > unknown.start() for n in within(scene.doc.names, start - REACH, name.start)):
        return start
    return scene.clause(unknown.start())[0]


def _object(scene: Scene, cue: Cue, name: Name, places: list[Name]) -> bool:
    between = _between(places, cue.end, name.start)
    lengths = [q for q in within(scene.doc.quantities, cue.end, name.start) if q.unit in LENGTHS]
    if lengths and scene.events(lengths[-1].end, name.start, "from_place"):
        return False  # "fell back to within 15 km of X"
    if any(not listed(scene.doc, x, y) for x, y in pairwise([*between, name])):
        return False
    parts = scene.events(cue.end, name.start, "part_of_town")
    for n in ((between or [name])[0], name) if cue.id not in ANYWHERE else ():
        near = scene.events(max(cue.end, n.start - (20 if cue.id == "clear" else 14)), n.start, "near")
        near = [c for c in near if not _of_another(scene, c, n)]
        if any(not any(p.start <= c.start < p.end for p in parts) for c in near):
            return False
    between_ids = {c.id for c in scene.events(cue.end, name.start)} & _BETWEEN
    if between_ids - ({"landmark"} if cue.id in ANYWHERE else set()):
        return False  # but "there is fighting in the streets of X"
    if cue.id in ANYWHERE:
        return True
    if cue.id == "hold" and name.start - cue.end > 14 and name.kind != "region":  # "holds the whole of the region of X"
        return False
    return (
        cue.id == "clear"
        or not located(scene.doc, name)
        or (name.start - cue.end <= 2 and not verb_final(scene.doc.language))
        or _ousted(scene, name, cue)
        or bool(scene.events(max(cue.start, name.start - 8), name.start, "of", "upon"))
    )


def _of_another(scene: Scene, near: Cue, name: Name) -> bool:
    """Does a word of nearness only tell where a place lies ("庫皮揚斯克附近的彼得羅帕夫利夫卡")?"""
    told = [c for c in scene.events(near.start, name.start, "outskirts") if c.start == near.start]
    touches = any(n.end == near.start for n in within(scene.doc.names, near.start - 24, near.start + 1))
    return bool(told) and (touches or not scene.doc.spaced) and name.start - told[-1].end <= 1


def _in_part(scene: Scene, near: Cue) -> bool:
    """Is a word of nearness but the beginning of one for a part of the town ("の東" of "の東部")?"""
    parts = scene.events(near.start, near.end + _PART, "part_of_town")
    return any(p.start < near.end < p.end for p in parts)


def _in_verb(near: Cue, verbs: list[Cue]) -> bool:
    """Is a word of nearness the beginning of the verb ("під" of "під нашим контролем")?"""
    return any(v.start <= near.start and near.end <= v.end for v in verbs[:1])


def _between(places: list[Name], start: int, end: int) -> list[Name]:
    return [p for p in places if start <= p.start < end]


def _nears(scene: Scene, clause_start: int, name: Name) -> bool:
    """Is something near, outside or towards the place?"""
    before = scene.events(max(clause_start, name.start - 20), name.start, "near")
    return any(name.start - c.end <= 2 and (scene.doc.spaced or not _of_another(scene, c, name)) for c in before)
