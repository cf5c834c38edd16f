"""Figures told in the order of what was counted before, and "all of them": parts of a volley that name no weapon."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim
from ...attribution import attribute
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...quantities import counted_by
from ..frame import MARKS, Scene, gap, span_of
from ..series import whose_count

_AIR = frozenset({"drone", "missile", "bomb"})
_NEAR = 30
"""Characters between "respectively" and a figure it is told of."""
_LED = 14
"""Characters from "of the former" to the figure behind it."""
_SORT = 70
"""… with who tells it between them."""
_ANY = _AIR | {None, "unit", "weapon", "aircraft"}
"""Units of a sum of weapons of all sorts."""
_NOUN = 24
"""Characters of a noun behind "of them"."""
_COLONS = ":：(（–—"
_FEW = 3
"""Weapons of more than one sort, at least."""
_LIST = 160
"""Characters of a list of weapons behind their sum."""
_BEHIND = 24
"""Characters from "all" to the word for what became of them."""


def in_order(scene: Scene, q: Quantity) -> str | None:
    """The unit of a bare figure told in the order of weapons counted before: "574 drones and 40 missiles, of which 546
    and 31 respectively were …", "44 of the former and one of the latter", "…, 288 and 15 of which were stopped"."""
    times = scene.times
    bare = [
        x
        for x in within(scene.doc.quantities, *scene.part(q.start))
        if x.unit is None and not x.ordinal and not any(t.start < x.end and x.start < t.end for t in times)
    ]
    if q not in bare:
        return None
    turns = scene.events(q.start, scene.end, "in_turn") if len(bare) == 1 else []
    lone = len(turns) == 2 and turns[0].start - q.end <= 1  # "44 of the former and one of the latter"
    if len(bare) + lone < 2:
        return None
    before = scene.doc.before(scene.sentence)
    near = before is not None and (before.passage == scene.sentence.passage or before.heading)
    floor = before.start if before is not None and near else scene.start
    told = _wholes(scene, scene.start, bare[0].start) or _wholes(scene, floor, bare[0].start)
    if lone:
        return told[-2].unit if len(told) > 1 and q.high <= told[-2].high else None
    wholes = told[-len(bare) :]
    if len(wholes) != len(bare):
        return None
    words = scene.events(scene.start, scene.end, "respectively")
    said = any(gap(c.start, c.end, q.start, q.end) <= _NEAR for c in words)
    return wholes[bare.index(q)].unit if said or _each_of_its(scene, bare, wholes) else None


def sorted_out(scene: Scene, q: Quantity) -> Quantity:
    """A figure with its unit: the sum of weapons of all sorts is of targets; "tredici dei secondi" are no seconds."""
    if q.unit in _ANY and not q.ordinal and q.low >= _FEW and sum_of_sorts(scene, q):
        return q._replace(unit="target")
    if q.unit is None and _of_people(scene, q):
        return q._replace(unit="person")
    turn = scene.events(q.start, q.end, "in_turn") if q.unit == "second" else []
    return q._replace(unit=None, end=turn[0].start) if turn else q


def _of_people(scene: Scene, q: Quantity) -> bool:
    """Do people stand right behind "of them" behind a bare figure ("eleven hurt, three of them children")?"""
    of = [c for c in scene.events(q.end, min(scene.end, q.end + _LED), "part_of_them") if c.start - q.end <= 1]
    noun = scene.doc.text[of[0].end : of[0].end + _NOUN].lstrip() if of else ""
    found = counted_by(noun, language=scene.doc.language) if noun[:1].isalpha() else None
    return found is not None and found.unit == "person"


def sum_of_sorts(scene: Scene, q: Quantity) -> bool:
    """Is a figure the sum of weapons of two sorts or more that are listed right behind it ("495 in all: 465 drones and
    30 missiles")?"""
    left, units = q.low, set[str | None]()
    listed = within(scene.doc.quantities, q.end, min(scene.end, q.end + _LIST))
    if not listed or not any(mark in scene.doc.text[q.end : listed[0].start] for mark in _COLONS):
        return False
    for x in listed:
        if x.unit not in _AIR or x.low > left:
            break
        left -= x.low
        units.add(x.unit)
        if not left:
            return len(units) > 1
    return False


def _wholes(scene: Scene, start: int, end: int) -> list[Quantity]:
    """The weapons counted in a stretch, those of a sort among them left out ("465 drones and 30 missiles, four of them
    ballistic")."""
    out: list[Quantity] = []
    for x in within(scene.doc.quantities, start, end):
        if x.unit in _AIR and not any(x.unit == y.unit and x.high < y.low for y in out):
            out.append(x)
    return out


def _each_of_its(scene: Scene, bare: list[Quantity], wholes: list[Quantity]) -> bool:
    """Is each bare figure a part of its own whole: behind each "of the former", "of the latter", or nothing but "and"
    between two of them beside a word for what became of them?"""
    if len(bare) != 2 or any(x.high > y.low for x, y in zip(bare, wholes, strict=True)):
        return False
    if all(any(c.start - x.end <= 1 for c in scene.events(x.end, x.end + _NEAR, "in_turn")) for x in bare):
        return True
    between = scene.doc.text[bare[0].end : bare[1].start]
    joins = [c for c in scene.events(bare[0].end, bare[1].start, "joins") if c.start - bare[0].end <= 1]
    joined = bool(joins) and not between.replace(scene.doc.text[joins[0].start : joins[0].end], "", 1).strip()
    a, b = scene.clause(bare[0].start)
    led = scene.clauses_before(bare[0].start)[:1]
    a = led[0][0] if led and scene.doc.text[led[0][0] : bare[0].start].rstrip()[-1:] in _COLONS else a
    beside = scene.events(max(a, bare[0].start - _BEHIND), min(b, bare[1].end + _BEHIND), "down", "strike_hit")
    return joined and bool(beside) and not scene.events(a, b, "kill", "wound")


def former_or_latter(scene: Scene, q: Quantity) -> str | None:
    """The unit of "of the former 4,380, of the latter 197", "of the former, the ministry says, 460" and "thirty of the
    former": of the two sorts of weapons told last."""
    word = which_sort(scene, q)
    if word is None:
        return None
    before = scene.doc.before(scene.sentence)
    floor = before.start if before is not None and before.passage == scene.sentence.passage else scene.start
    told = [x.unit for x in _wholes(scene, floor, min(word.start, q.start))][-2:]
    return told[0 if word.id == "former" else 1] if len(set(told)) == len(told) == 2 else None


def which_sort(scene: Scene, q: Quantity) -> Cue | None:
    """The word for the former or the latter beside a figure, no other figure between."""
    behind = scene.events(q.end, min(scene.end, q.end + _LED), "former", "latter")
    if behind and not scene.doc.text[q.end : behind[0].start].strip():
        return behind[0]
    words = scene.events(max(scene.part(q.start)[0], q.start - _SORT), q.start, "former", "latter")
    if not words or any(words[-1].end <= x.start < q.start for x in scene.quantities):
        return None
    return words[-1]


def read_all_of_them(scene: Scene) -> list[Claim]:
    """What became of all that were launched ("ten drones, all of them shot down"): as many as the sentence, else the
    one before, told last, where these were of one sort."""
    out: list[Claim] = []
    for every in scene.events(scene.start, scene.end, "every_one"):
        a, b = scene.clause(every.start)
        downs = scene.events(every.end, min(b, every.end + _BEHIND), "down")
        if not downs or scene.events(a, b, "negation", "condition") or _counts(scene, every, downs[0].end):
            continue
        told = _launched(scene, every.start)
        if told is None or any(c.extra.action == "downed" for c in scene.told_from(told.span.start)):
            continue
        span = span_of(scene.doc, (every.start, downs[0].end))
        own = attribute(scene.doc, every.start, downs[0].end)
        said = own if own.named else whose_count(scene, every.start, downs[0].end, told)
        out.append(
            replace(
                told,
                span=span,
                quote=scene.doc.report.text[span.start : span.end],
                speaker=said.speaker,
                via=said.via,
                place=(),
                extra=replace(told.extra, action="downed"),
            )
        )
    return out


def _counts(scene: Scene, every: Cue, end: int) -> bool:
    """Does a figure stand beside "all" ("all 54 drones")?"""
    return any(every.start <= q.start < end for q in scene.quantities)


def _launched(scene: Scene, at: int) -> Claim | None:
    """The one sort of weapons told launched, in the sentence before a place or all of the one before."""
    here = [c for c in scene.told_from(scene.start) if c.kind == "air_attack" and c.span.end <= at]
    before = scene.doc.before(scene.sentence)
    opens = not scene.doc.text[scene.start : at].strip(MARKS)
    if not here and opens and before is not None and before.passage == scene.sentence.passage:
        here = [c for c in scene.told_from(before.start) if c.kind == "air_attack"]
    whole = [c for c in here if c.amount is not None]
    return whole[0] if len(whole) == 1 and whole[0].extra.action == "launched" else None


def as_many_at_least(scene: Scene, q: Quantity, last: Claim) -> Claim:
    """The weapons that a part is of: of those told last, or before them in their sentence, where they are fewer ("sent
    141 drones and four missiles. Eighty-two were shot down")."""
    first = scene.doc.sentence_at(last.span.start)
    if last.kind != "air_attack" or last.amount is None or q.high <= last.amount.low or first is None:
        return last
    told = [c for c in scene.told_from(first.start) if c.kind == last.kind and c.amount and c.amount.low >= q.high]
    return told[-1] if told and told[-1].span.start < last.span.start else last
