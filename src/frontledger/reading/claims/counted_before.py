"""Figures that leave out what they count: that which was counted last before them and can be told of in the same way.

"A month ago it was 27"; "another source has 594"; "of those, 52 were shot down"; "in the Pokrovsk sector, 31". Such a
figure has no noun of its own: it closes its clause, or a time, a place or a word that is known stands right behind it.
Where its clause has a verb that what was counted last can be told of, it is read as if it had its noun. Where it has
none, it is the same thing told for another time, place or side, and hardly anything else stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import log10

from msgspec.structs import replace

from ...nouns import Claim, Kind
from ..cues import Cue
from ..doc import within
from ..marks import Mark, Quantity
from ..quantities import counted_by
from .again import DOES, alike, are_left, as_launched, measured_to
from .attacks.air import Action
from .attacks.bare import STRIKES, another
from .classified import counts_by
from .counts.frame import HOMES
from .frame import Scene, amount_of, gap, nearest, span_of
from .parts.when import when
from .parts.where import on_whole_front, places_of
from .series import whose_count
from .standing_alone import RATIOS, named_before, stands_alone

_VERBS: dict[Kind, frozenset[str]] = {
    "area_change": frozenset({"gain", "regain", "lose", "clear"}),
    "area_total": frozenset({"hold", "lose"}),
    "settlement_control": frozenset({"gain", "regain", "lose", "clear", "fallen"}),
    "distance": frozenset({"advance"}),
    "force_count": frozenset({"mass", "troops", "hold", "move_people"}),
    "losses": frozenset({"kill", "wound", "casualties", "destroyed", "capture_people", "lose", "troops"}),
    "air_attack": frozenset({"launch", "down", "strike_hit", "destroyed"}),
    "other_quantity": frozenset({"repel", "move_people", "exchange", "utilities", "civilian", "give", "hold"}),
}
"""What a figure of a kind can be told with."""
_BACK = 3
"""Sentences back in which what is counted was told."""
_OTHERWISE = ("condition", "denial", "festive", "vote", "accident", "meet_people", "background", "negation")
_COMPARED = ("more", "less", "largest", "smallest", "rank", "streak")
_COUNTED = STRIKES | HOMES | {"person"}
"""Units of what is counted again and again."""
_OF = 8
"""Characters of "of all" before what was counted."""
_LEAD = 60
"""Characters of the clauses that lead to a figure."""
_BESIDE = 24
"""Characters between a figure and the verb that alone tells what it counts."""
_OPENS = 16
"""Characters of a clause before its figure, if others lead to it."""
_OF_OLD = 60
"""How many times as large a figure of another time may be."""
_TOUCHES = 12
"""Characters between a figure and a word of comparing that it then belongs to."""
_OF_ITS_OWN = (
    "figure_word", "the_count", "left", "part_of_them", "also", "whole_front", "there", "former", "latter", "area_unit",
    "another", "others", "still", "in_all", "falls_to",
)  # fmt: skip
"""Words that tell that a figure is of the same thing, beside a time, a place, a side or a source."""
_GROUND = frozenset({"area_change", "area_total"})
_BECAME: dict[str, Action] = {"down": "downed", "destroyed": "downed", "strike_hit": "hit"}
_STATES = frozenset({"distance", "area_total", "force_count"})
_PARTIES = frozenset({"side", "country"})
_WORD = re.compile(r"[^\W\d_]+")
_FEW, _SHORT = 4, 8
"""Words that are not known beside a figure; characters, where words are not parted by blanks."""
_NOUN = 30

Read = Callable[[Scene, Quantity], Claim | None]


def read_as_before(scene: Scene, q: Quantity, read: Read) -> Claim | None:
    """The claim of a figure that counts what was counted before it; `read` reads a figure that has its unit."""
    if q.unit is not None or not stands_alone(scene, q):
        return None
    a, b = _clause(scene, q)
    own = scene.clause(q.start)
    if any(_apart(c, q) for c in scene.events(*own, *_OTHERWISE)) or _compares(scene, q, *own):
        return None
    counted = counts_by(scene, q)
    units: set[str] = set()
    for last in _told(scene, q):
        if last.amount is None or not _nearest_counted(scene, q, last):
            break
        if last.kind != "settlement_control" or scene.events(a, q.end + _NOUN, "part_of_them"):
            units.add(last.amount.unit)
        if counted and last.amount.unit not in counted:
            continue
        claim = _of_the_same(scene, q, last, max(a, last.span.end), b, read, nearest=len(units) < 2)
        if claim is not None:
            return claim
    does = None if counted or len({c.id for c in scene.events(*own, *DOES)}) > 1 else _verb(scene, q, *own)
    unit = named_before(scene, does.id) if does is not None and _near(does, q) else None
    return read(scene, q._replace(unit=unit)) if unit is not None else None


def _near(c: Cue, q: Quantity) -> bool:
    return gap(c.start, c.end, q.start, q.end) <= _BESIDE


def _of_the_same(scene: Scene, q: Quantity, last: Claim, a: int, b: int, read: Read, *, nearest: bool) -> Claim | None:
    """The claim of a figure if it counts what was counted in a claim; without a verb only if that is the nearest."""
    if last.kind == "settlement_control" and not _of_these(scene, q, last, a):
        return None
    own = scene.clause(q.start)[0]
    does = _verb(scene, q, max(a, own) if q.start - own > 1 else a, b)
    behind = _verb_behind(scene, q) if does is None else None
    if does is None and (behind is None or (last.kind == "air_attack" and behind.id in _BECAME)):
        claim = _without_verb(scene, q, last, a, b) if nearest else None
        became = _BECAME.get(behind.id) if behind is not None else None
        return replace(claim, extra=replace(claim.extra, action=became)) if claim is not None and became else claim
    if last.amount is None or (does is not None and does.id not in _VERBS[last.kind]):
        return None
    claim = read(scene, q._replace(unit=last.amount.unit))
    alike = claim is not None and (claim.kind == last.kind or {claim.kind, last.kind} <= _GROUND)
    return claim if alike else None


def _verb_behind(scene: Scene, q: Quantity) -> Cue | None:
    """What a later clause tells to have become of what a figure counts, with no other figure before it."""
    words = scene.events(q.end, scene.part(q.start)[1], *DOES)[:1]
    return words[0] if words and not any(q.end <= x.start < words[0].start for x in scene.quantities) else None


def _nearest_counted(scene: Scene, q: Quantity, last: Claim) -> bool:
    """Is nothing told between that a figure might rather be of: another figure that no rule could take?"""
    between = [x for x in within(scene.doc.quantities, last.span.end, q.start) if x.unit not in RATIOS]
    taken = scene.told_from(last.span.start)
    times = within(scene.doc.times, last.span.end, q.start)
    return all(
        x.ordinal
        or any(c.span.start <= x.start < c.span.end for c in taken)
        or any(t.start < x.end and x.start < t.end for t in times)
        for x in between
    )


def _of_these(scene: Scene, q: Quantity, last: Claim, floor: int) -> bool:
    """Are so many a part of the villages counted before ("of them 36 in the Donetsk region")?"""
    fewer = last.amount is not None and q.high < last.amount.low
    return fewer and bool(scene.events(floor, min(scene.end, q.end + _NOUN), "part_of_them"))


def _apart(c: Cue, q: Quantity) -> bool:
    """Does a word stand beside a figure, not in it ("no more than 40")?"""
    return c.end <= q.start or q.end <= c.start


def _compares(scene: Scene, q: Quantity, a: int, b: int) -> bool:
    """Does a figure belong to a word of comparing ("150 fewer")?"""
    falls = scene.events(a, b, "falls_to")  # "fall to the X region" is no fall
    words = [c for c in scene.records(a, b, *_COMPARED) if not any(f.start <= c.start < f.end for f in falls)]
    return any(_apart(c, q) and gap(c.start, c.end, q.start, q.end) <= _TOUCHES for c in words)


def _verb(scene: Scene, q: Quantity, a: int, b: int) -> Cue | None:
    """What a figure is told with: the nearest word for it in its clause, no other figure between."""
    times = within(scene.doc.times, a, b)
    words = [c for c in scene.events(a, b, *DOES) if _apart(c, q)]
    words = [c for c in words if not any(t.start <= c.start < t.end for t in times)]  # "before the invasion"
    return nearest([c for c in words if not another(c, q, scene.quantities)], q.start, q.end)


def _clause(scene: Scene, q: Quantity) -> tuple[int, int]:
    """The clause of a figure, with the short ones before it that lead to it ("in the past day – 76")."""
    a, b = scene.clause(q.start)
    if q.start - a <= _OPENS:
        for x, y in scene.clauses_before(q.start):
            if q.start - x > _LEAD or within(scene.doc.quantities, x, y):
                break
            a = x
    return a, b


def _told(scene: Scene, q: Quantity) -> Iterator[Claim]:
    """What was counted before a figure, the nearest first, each thing once: in its sentence and those before it."""
    floor, sentence = scene.start, scene.sentence
    for _ in range(_BACK):
        before = scene.doc.before(sentence)
        if before is None or before.heading or before.passage != scene.sentence.passage:
            break
        floor, sentence = before.start, before
    seen = set()
    for c in reversed(scene.told_from(floor)):
        thing = (c.kind, c.amount.unit if c.amount is not None else None, _size(c))
        if c.amount is None or q.start < c.span.end or thing in seen:
            continue
        if c.kind == "other_quantity" and c.amount.unit not in _COUNTED:
            return  # it may be of that
        if c.kind in _VERBS:
            seen.add(thing)
            yield c


def _size(c: Claim) -> int:
    """How large a figure is, in powers of ten."""
    return int(log10(c.amount.high)) if c.amount is not None and c.amount.high >= 1 else 0


def _without_verb(scene: Scene, q: Quantity, last: Claim, a: int, b: int) -> Claim | None:
    """The same thing for another time, place or side, where next to nothing else is told beside the figure."""
    if any(x is not q and x.unit is not None for x in within(scene.doc.quantities, a, b)) or not _may_be(
        scene, q, last, a, b
    ):
        return None
    if last.kind == "losses" and scene.events(a, q.end + _NOUN, "part_of_them"):
        return None  # "18 of them were taken to hospital"
    times = within(scene.doc.times, a, b)
    last = as_launched(scene, last) if times else last
    names = [n for n in within(scene.doc.names, a, b) if n.kind in {"place", "region", *_PARTIES}]
    word = scene.events(a, b, *_OF_ITS_OWN) or scene.doc.cues_in(
        "attribution", a, b, "say", "count", "according", "data"
    )
    if last.kind == "distance" and not (times or names or scene.events(a, b, "area_unit")):
        return None
    if not (times or names or word or _whole(scene, q, last)):
        return None
    unknown = _unknown(scene, q, a, b)
    few = len(unknown) <= _FEW if scene.doc.spaced else sum(map(len, unknown)) <= _SHORT
    if not few or any(_counts_else(scene, x, last) for x in unknown):
        return None
    sides = [n.side for n in names if n.kind in _PARTIES and n.side in scene.doc.theatre.parties]
    side = sides[0] if sides else last.side
    unit = last.amount.unit if last.amount is not None else None
    here = last.span.start >= scene.start
    said = whose_count(scene, q.start, q.end, last)
    # "most of it, some 9,100, in the X region"
    apart = not scene.events(a, q.start, "part_of_them")
    place = places_of(scene, q.start, q.end, own=apart) or _led_place(scene, q, last)
    place = place or (last.place if here and not on_whole_front(scene, q.start, q.end) else ())
    left = are_left(scene, last)
    state = last.kind in _STATES or left
    span = span_of(scene.doc, (q.start, q.end))
    return replace(
        measured_to(scene, q, a, last), span=span, quote=scene.doc.report.text[span.start : span.end], side=side,
        place_ids=(),
        place=tuple(p for p in place if not sides or p not in sides), amount=amount_of(q, unit),
        period=when(scene, q.start, q.end, carried=last, state=state, held=last.kind == "area_total" or left),
        speaker=said.speaker, via=said.via,
    )  # fmt: skip


def _led_place(scene: Scene, q: Quantity, last: Claim) -> tuple[str, ...]:
    """The region that the clause right before a part of a figure ends with ("above all in X, with 205")."""
    if last.span.start < scene.start or last.kind not in _GROUND:
        return ()
    led = [c for c in scene.clauses_before(q.start)[:1] if c[0] >= last.span.end]
    names = [n for c in led for n in within(scene.doc.names, *c) if n.kind == "region"]
    return (names[-1].ids or (names[-1].id,)) if names and q.start - names[-1].end <= _OPENS else ()


def _whole(scene: Scene, q: Quantity, last: Claim) -> bool:
    """Does "of" stand before what was counted, of which a smaller figure in the same sentence is a part?"""
    smaller = last.span.start >= scene.start and last.amount is not None and q.high < last.amount.low
    return smaller and bool(scene.events(max(scene.start, last.span.start - _OF), last.span.start + 1, "out_of"))


def _may_be(scene: Scene, q: Quantity, last: Claim, a: int, b: int) -> bool:
    """May a figure be of the same thing: of about its size, larger for a longer time, or a part of a sum?"""
    times = within(scene.doc.times, a, b)
    if alike(q, last, _OF_OLD if times or scene.records(a, b, "top", "largest", "once") else None):
        return True
    since = any(t.role == "since" for t in times)
    return since and last.amount is not None and q.low > last.amount.high


def _counts_else(scene: Scene, word: str, last: Claim) -> bool:
    """Is a word the noun of something else that is counted ("the dollar stands at 41")?"""
    found = counted_by(word, language=scene.doc.language)
    unit = last.amount.unit if last.amount is not None else None
    return found is not None and found.unit not in {None, unit, *RATIOS}


def _unknown(scene: Scene, q: Quantity, a: int, b: int) -> list[str]:
    """The words of a clause that are neither the figure nor a time, a name or a word that is known."""
    doc = scene.doc
    marks: list[Mark] = [q, *within(doc.times, a, b), *within(doc.names, a, b)]
    text = list(doc.text[a:b])
    for m in (*marks, *scene.events(a, b), *scene.records(a, b), *doc.cues_in("attribution", a, b)):
        text[max(0, m.start - a) : m.end - a] = " " * (min(m.end, b) - max(m.start, a))
    return _WORD.findall("".join(text))
