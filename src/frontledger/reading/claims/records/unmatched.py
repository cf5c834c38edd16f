"""Records told without a superlative: what has had no like, and what nothing else has outdone.

"Nothing like it had been seen since January", "never this year have so many died in one strike", "they have had no
better month this year", "it was more in no month since March": a word for such, for better or for more, a negation
beside it, and since when or within which year; or the time when it was so last ("they last took less in May").
"""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...quantities import counted_by
from ..attacks.bare import AIR, EQUIPMENT
from ..frame import Scene, gap
from .frame import Order, poor_for_its_side, record_of
from .parts import GRAINS, RANKED, Since, against, gone, grain_said, since, stamp_of

_ORDERS: dict[str, Order] = {
    "such": "largest",
    "so_many": "largest",
    "so_few": "smallest",
    "better": "largest",
    "poorer": "smallest",
    "more": "largest",
    "less": "smallest",
}
_BETTER = frozenset({"better", "poorer"})
_PLAIN = frozenset({"more", "less"})
"""Words that compare anything, and are of a record only in the strictest form."""
_FEW = ("meagre", "so_few", "poorer")
"""Words that turn "so", "such" and "than that" into the smallest."""
_BESIDE = 14
"""Characters from "so" to the adjective that it makes small."""
_LATER = 30
"""Characters between a time and the word for the last time."""
_FIRST = 20
"""Characters of a sentence within which the word for better opens it ("Скромнее итога не было с апреля")."""
_UNITS = frozenset({"day", "month", "year", "season"})
_OF_WAR = ("kill", "gain", "lose", "launch", "casualties", "advance")
"""What is told of in a sentence without a figure before it."""
_OF_PEACE = ("festive", "vote", "accident")
_KINDS = ("attack", "harm", "assaults", "pace")
_NOUN = 24
"""Characters of what a word such as "such" stands before."""


def unmatched_of(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> Claim | None:
    """The record of what has no like, or no better, since a day or within a year."""
    if cue.id not in _ORDERS or scene.sentence.heading or scene.events(scene.start, scene.end, *_OF_PEACE):
        return None
    a, b = scene.clause(cue.start)
    last = _when_last(scene, cue, a, b)
    never = scene.records(a, b, "never", "last_time") if last else scene.records(a, b, "never")
    date = last or since(scene, a, b)
    if not never or _counted(scene, a, b) or _overlaid(scene, cue) or _of_a_kind(scene, cue):
        return None
    if date is None and not scene.records(a, b, "yet"):
        return None
    if cue.id in _PLAIN and not (last or _plainly(scene, cue, (a, b), never)):
        return None
    if not (_better(scene, a, b, date) if cue.id in _BETTER and not last else _spoken_of(scene)):
        return None
    parts = [(cue.start, cue.end), (never[0].start, never[-1].end), *([date.span] if date else [])]
    reach = (min(x for x, _ in parts), max(y for _, y in parts))
    if any(x < reach[1] and reach[0] < y for x, y in taken):
        return None  # told by a superlative too
    order: Order = "smallest" if _of_little(scene, cue, b) else _ORDERS[cue.id]
    found = record_of(scene, cue, reach, "superlative", order=order, grain=grain_said(scene, a, b), date=date)
    if order == "largest" and poor_for_its_side(scene, cue, found, (a, b)):
        found = replace(found, extra=replace(found.extra, order="smallest"))
    counted = found.extra.of != "other_quantity" or any(c.kind == found.extra.of for c in scene.told_from(scene.start))
    return found if counted else None


def _when_last(scene: Scene, cue: Cue, a: int, b: int) -> Since | None:
    """The month or day when something was last as much or more ("they last took less in May")."""
    words = scene.records(a, b, "last_time") if cue.id in {*_BETTER, *_PLAIN, "so_many", "so_few"} else []
    times = [gone(scene, t) for t in within(scene.doc.times, a, b) if t.role in {"at", "until"} and t.grain in _UNITS]
    near = [t for t in times for c in words if gap(t.start, t.end, c.start, c.end) <= _LATER]
    versus = against(scene, a, b) if near else None
    if not near or scene.records(a, b, "never") or versus not in {None, near[-1]} or _elsewhere(scene, a, b):
        return None
    return Since(stamp_of(near[-1]), near[-1].part, (near[-1].start, near[-1].end))


def _elsewhere(scene: Scene, a: int, b: int) -> bool:
    """Does a clause name a town, which what was told before need not be of?"""
    return any(n.kind == "place" for n in within(scene.doc.names, a, b))


def _plainly(scene: Scene, cue: Cue, clause: tuple[int, int], never: list[Cue]) -> bool:
    """Is it "more" or "less" than told right before that there was in no unit of time, and no "no more"?"""
    a, b = clause
    outer = cue.start < never[0].start or cue.end >= b - 2
    if (
        not outer
        or scene.records(a, b, "no_longer", "than")
        or _elsewhere(scene, a, b)
        or any(c.start <= cue.start < c.end for c in never)
    ):
        return False
    before = scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage and a == scene.start
    told = scene.told_from(before.start if before is not None and near else scene.start)
    figures = any(c.kind in {*RANKED, "other_quantity"} and c.amount is not None for c in told)
    return figures and (grain_said(scene, a, b) is not None or bool(scene.records(a, b, "yet")))


def _of_little(scene: Scene, cue: Cue, end: int) -> bool:
    """Is it little of which there was never so little ("ningún mes había sido tan flojo")?"""
    if cue.id in _PLAIN or cue.id == "better":
        return any(c.start < cue.end for c in scene.records(cue.start, cue.end + 2, "so_few", "poorer"))
    return any(c.start - cue.end <= 2 for c in scene.records(cue.start, min(end, cue.end + _BESIDE), *_FEW))


def _better(scene: Scene, a: int, b: int, date: Since | None) -> bool:
    """Is it a month or an attack that nothing has outdone, and no figure that is compared with that of a time?"""
    versus = against(scene, a, b)
    if versus is not None and (date is None or versus.start != date.span[0]):
        return False
    unit = grain_said(scene, a, b) is not None
    opens = a == scene.start and date is not None and scene.records(a, a + _FIRST, *_BETTER)
    return _spoken_of(scene) and (unit or bool(opens) or bool(scene.records(a, b, *_KINDS)))


def _spoken_of(scene: Scene) -> bool:
    """Is a figure that can be ranked told right before, or something of the war in the sentence itself?"""
    before = scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage
    told = scene.told_from(before.start if before is not None and near else scene.start)
    if any(c.kind in RANKED and c.amount is not None for c in told):
        return True
    return bool(scene.records(scene.start, scene.end, *_KINDS) or scene.events(scene.start, scene.end, *_OF_WAR))


def _counted(scene: Scene, a: int, b: int) -> bool:
    """Does the clause tell a figure of its own ("no more than 5 km since Monday")?"""
    return any(q.unit not in (None, *GRAINS) and q.high > 1 for q in within(scene.doc.quantities, a, b))


def _of_a_kind(scene: Scene, cue: Cue) -> bool:
    """Is it a sort of weapon that was not used ("no such missiles since May"), and no attack without its like?"""
    noun = scene.doc.text[cue.end : min(scene.end, cue.end + _NOUN)].strip()
    found = counted_by(noun, language=scene.doc.language) if cue.id == "such" and noun else None
    return found is not None and found.unit in AIR | EQUIPMENT


def _overlaid(scene: Scene, cue: Cue) -> bool:
    """Is a word for many a part of one for few ("so few")?"""
    return cue.id in {"such", "so_many"} and any(
        c.start == cue.start and c.end > cue.end for c in scene.records(cue.start, cue.end + 8, "so_few")
    )
