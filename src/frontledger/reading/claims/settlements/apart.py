"""Places that stand apart from their verb.

Behind a participle and what it tells of, set off by a colon or a comma ("taken since Monday: X and Y", "recaptured,
says the staff, X"), and before a clause that takes them up ("as for X: the Russians have taken it").
"""

from __future__ import annotations

from typing import NamedTuple

from ...cues import Cue
from ...doc import within
from ...marks import Mark, Name
from ...told import SAYS
from ..frame import Scene, only
from ..parts.where_named import list_of
from ..parts.whose import country_of
from .verbs import NOUNS, STATES

_OPENS = 24
"""Characters from where a part of a sentence begins to a participle that opens it."""
_FIRST = 3
"""Characters of quotation marks before a participle that opens its part ("« Disputed … », in her words: X")."""
_HEAD = 110
"""Characters of what stands before a list."""
_ELSE = (
    "advance", "direction", "repel", "fight", "launch", "strike_hit", "surround", "supply", "mass", "near", "landmark",
    "outskirts", "part_of_town", "attempt", "unproven", "condition", "under_fire", "exchange", "give", "kill", "wound",
)  # fmt: skip
"""What else may be told before a list, or of a place that is taken up: then it is not the place that was taken."""
_OBJECT = 16
"""Characters behind a verb in which its object would stand."""
_TOPIC = 60
"""Characters of what names a place that the clause behind it takes up."""
_WHICH = 90
"""Characters of a clause that describes a place."""
_BLANKS, _BEFORE_TIME = 2, 5
"""Characters between a comma and a participle, or it and who did it, and of words before a time ("in May")."""
_BY, _SMALL_WORDS = 7, 8
"""Characters of a word such as "by" before who did it, and of articles and such words beside it."""
_MARKS = " ,，()"
_WHO = frozenset({"side", "speaker"})
_AFTER_COLON = " \t\n«“\"„「『'’—–-"


class Apart(NamedTuple):
    """A place with the verb that stands apart from it."""

    name: Name
    cue: Cue
    before: bool
    """Does the place stand before its verb?"""
    side: str | None = None
    """The one side that is named with the verb, if one is."""


def apart(scene: Scene, cues: list[Cue], places: list[Name]) -> list[Apart]:
    """The places of a sentence whose verb stands apart from them.

    Args:
        scene: the sentence.
        cues: its words of taking, holding and losing.
        places: its places, those left out that lie in or near something.
    """
    verbs = [c for c in cues if c.id not in NOUNS and STATES[c.id] != "contested"]
    if not places:
        return []
    out: list[Apart] = []
    for part in dict.fromkeys(scene.part(c[0]) for c in scene.sentence.clauses):
        own = [c for c in verbs if part[0] <= c.start < part[1]]
        own = own or [c for c in cues if part[0] <= c.start <= part[0] + _FIRST and STATES[c.id] == "contested"]
        here = [n for n in places if part[0] <= n.start < part[1]]
        nouns = [c for c in cues if c.id in NOUNS and part[0] <= c.start < part[1]]
        if here:
            out += (_behind(scene, part, own, here) if own else []) or _taken_up(scene, part, own + nouns, here)
    return out


def described(scene: Scene, cues: list[Cue]) -> list[Apart]:
    """Places that a clause right behind them tells of with a participle, or by "which" with who did it or when,
    whatever is near them ("near X, seized by the Russians in May, …", "from X, which our infantry left in July, …")."""
    doc, out = scene.doc, []
    verbs = [c for c in cues if c.id not in NOUNS and STATES[c.id] in {"taken", "retaken", "lost"}]
    for name in scene.names if verbs else ():
        clause = scene.clause_after(name.start)
        if name.kind != "place" or name.side is not None or clause is None or clause[1] - clause[0] > _WHICH:
            continue
        if doc.text[name.end : clause[0]].strip(_MARKS) or country_of(doc, name.id) not in doc.theatre.parties:
            continue
        cue = next((c for c in verbs if 0 <= c.start - clause[0] <= _BLANKS), None)
        told = cue is not None and _by_whom_or_when(scene, cue, clause[1])
        if not told:  # "bei X, im Mai von den Russen eingenommen, …"
            cue = next((c for c in verbs if clause[0] < c.start and 0 <= clause[1] - c.end <= _BLANKS), None)
            told = cue is not None and _all_by_whom(scene, (clause[0], cue.start))
        side = None
        led = scene.events(clause[0], clause[0] + _OPENS, "relative") if not told else []
        if any(c.start - clause[0] <= _BLANKS for c in led):
            cue = next((c for c in verbs if clause[0] < c.start and c.end <= clause[1]), None)
            told = cue is not None and _by_somebody(scene, clause) and not _tells_where(scene, name)
            sides = [n.side for n in within(doc.names, *clause) if n.side in doc.theatre.parties and n.kind == "side"]
            side = sides[0] if len(set(sides)) == 1 else None
        if cue is not None and told and not _tells_else(scene, clause):
            out.append(Apart(name, cue, before=True, side=side))
    return out


def _tells_where(scene: Scene, name: Name) -> bool:
    """Does a name only tell where the place right before its clause lies ("X, a village near Y, which …")?"""
    before = scene.clauses_before(name.start)[:1]
    named = [n for a, b in before for n in within(scene.doc.names, a, b) if n.kind == "place" and n.side is None]
    return bool(named) and not scene.doc.text[named[-1].end : scene.clause(name.start)[0]].strip(_MARKS)


def _by_somebody(scene: Scene, clause: tuple[int, int]) -> bool:
    """Does a clause that describes a place tell who did something to it, or when, and name no other place?"""
    named = within(scene.doc.names, *clause)
    if any(n.kind in {"place", "region"} and n.side is None for n in named):
        return False
    sides = [n for n in named if n.side in scene.doc.theatre.parties and n.kind == "side"]
    who = scene.events(*clause, "troops", "forces", "we", "own", "enemy")
    return bool(sides or who or within(scene.times, *clause))


def _by_whom_or_when(scene: Scene, cue: Cue, end: int) -> bool:
    """Is a participle followed by who did it, or by a time, and by no place?"""
    named = within(scene.doc.names, cue.end, end)
    if any(n.kind == "place" for n in named):
        return False
    by = [c for c in scene.events(cue.end, end, "agent") if c.start - cue.end <= _BLANKS]
    sides = [n for n in named if n.side in scene.doc.theatre.parties and n.kind == "side"]
    sides = [n for n in sides if by or (not n.adjective and n.start - cue.end <= _BY)]
    return bool(sides) or any(x.start - cue.end <= _BEFORE_TIME for x in within(scene.times, cue.end, end))


def _all_by_whom(scene: Scene, stretch: tuple[int, int]) -> bool:
    """Does a stretch tell of nothing but who did something, with a word such as "by", and when?"""
    named = within(scene.doc.names, *stretch)
    by = scene.events(*stretch, "agent")
    sides = [n for n in named if n.side in scene.doc.theatre.parties and n.kind == "side"]
    marks: list[Mark] = [
        *named,
        *within(scene.times, *stretch),
        *scene.events(*stretch, "agent", "joins", "of", "troops", "forces"),
    ]
    return bool(by and sides) and len(named) == len(sides) and only(scene, stretch, marks, _SMALL_WORDS)


def _behind(scene: Scene, part: tuple[int, int], cues: list[Cue], places: list[Name]) -> list[Apart]:
    """The list that a part of a sentence ends with, where nothing but a participle stands before it."""
    text, first = scene.doc.text, places[0]
    colon = max(text.rfind(mark, part[0], first.start) for mark in ":：")
    start = colon + 1 if colon >= 0 and cues[-1].end <= colon else scene.clause(first.start)[0]
    head = (part[0], start)
    if not cues[-1].end <= start <= first.start or len({STATES[c.id] for c in cues}) > 1 or start - part[0] > _HEAD:
        return []
    led = max(part[0], *(text.rfind(mark, part[0], cues[0].start) + 1 for mark in ":："))
    if colon < cues[-1].end and cues[0].start - led > _OPENS:
        return []
    marks: list[Mark] = [*places, *scene.events(start, part[1], "joins", "town", "also", "place_noun")]
    told = [c for c in scene.sentence.clauses if head[0] <= c[0] < head[1] and not _says(scene, c)]
    if not only(scene, (start, part[1]), marks) or any(_tells_else(scene, (a, min(b, start))) for a, b in told):
        return []
    listed = list_of(scene.doc, places, first)
    sides = {n.side for n in within(scene.doc.names, *head) if n.side in scene.doc.theatre.parties and n.kind == "side"}
    side = sides.pop() if len(sides) == 1 else None
    return [Apart(n, cues[-1], before=False, side=side) for n in listed]


def _says(scene: Scene, clause: tuple[int, int]) -> bool:
    """Does a clause only tell who says what the one before it tells?"""
    return bool(scene.doc.cues_in("attribution", *clause, *SAYS)) and not scene.events(*clause, *STATES)


def _taken_up(scene: Scene, part: tuple[int, int], cues: list[Cue], places: list[Name]) -> list[Apart]:
    """The place before a colon that the clause behind it, with a side and no place of its own, takes up; a list of
    places too ("X, Y, Z: the ministry claims the capture of the three")."""
    doc = scene.doc
    for cue in (*cues, *scene.events(*part, "gain_of_it")):
        clause = scene.clause(cue.start)
        colon = max(doc.text.rfind(mark, part[0], cue.start) for mark in ":：")
        if colon < 0 or doc.text[colon + 1 : clause[0]].strip(_AFTER_COLON) or colon - part[0] > _TOPIC:
            continue
        before = [n for n in places if n.end <= colon]
        told = (clause[0], min(clause[1], cue.end + _OBJECT))
        named = [n for n in within(doc.names, *told) if n.kind in {"place", "region"} and n.side is None]
        ends = before and not doc.text[before[-1].end : colon].strip(_AFTER_COLON)
        if named or not ends or any(c.end <= colon for c in cues):
            continue
        marks: list[Mark] = [*before, *scene.events(before[0].start, colon, "joins", "also", "place_noun")]
        if len(before) > 1 and not only(scene, (before[0].start, colon), marks):
            continue
        if _tells_else(scene, (part[0], colon)) or _tells_else(scene, told):
            continue
        # a body too: "the ministry claims its capture"
        sides = [n for n in within(doc.names, *clause) if n.side in doc.theatre.parties and n.kind in _WHO]
        if sides or scene.events(*clause, "enemy", "troops", "we", "own"):
            return [Apart(n, cue, before=False) for n in before]
    return []


def _tells_else(scene: Scene, stretch: tuple[int, int]) -> bool:
    """Does a stretch tell of anything else than a place taken, held or lost?"""
    counted = [
        q for q in within(scene.doc.quantities, *stretch) if q.unit not in {None, "day", "week", "month", "year"}
    ]
    named = [n for n in within(scene.doc.names, *stretch) if n.kind == "region"]
    verbs = {c.start for c in scene.events(*stretch, *STATES)}  # towns fall as shells do
    return bool(counted or named or any(c.start not in verbs for c in scene.events(*stretch, *_ELSE)))
