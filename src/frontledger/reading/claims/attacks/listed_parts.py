"""A whole told with its parts in places of their own: "42 drones: 30 over A, eight over B and four over C".

A part need not say again what is counted; its place stands right behind it, or right before it where verbs stand last.
The whole is of all the places, if the parts make it up.
"""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...sentences import verb_final
from ..frame import Scene, amount_of, span_of
from ..parts.where_named import list_of, tells_where
from ..parts.whose import located

_KINDS = frozenset({"air_attack", "losses", "other_quantity"})
_VERBS = ("launch", "down", "kill", "wound", "casualties", "destroyed", "strike_hit", "mass", "give", "advance")
_APART = "、，,。.;；:：()（）"
_ENDING = 3
"""Characters of an ending between a figure and the place right behind it."""
_REACH, _BEFORE = 70, 8
"""Characters from a part to the place behind it, and from the place before it."""
_FEW = 4
"""Words beside a place and its figure in a clause that has nothing else; characters, where no blanks part words."""
_DASHES = frozenset({"–", "—", "-"})
_ENDS = " .,;:!?)»”\"'。；，、"
_OPENS, _BRACKET = ("(", "（"), 2
"""A bracket, and the characters from the place before it to the figure in it."""
_MARKS = " ,:–—-*_\u25ab\ufe0f"
"""What may stand between a figure and its place, with the marks of bold letters."""


def read_part(scene: Scene, q: Quantity) -> Claim | None:
    """A part of a whole told before in the sentence, with the place of its own."""
    if q.ordinal or q.per or any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    told = [c for c in scene.told_from(scene.start) if c.kind in _KINDS and c.amount is not None]
    whole = told[0].amount if told else None
    if whole is None or told[-1].kind != told[0].kind or q.unit not in {None, whole.unit}:
        return None
    if q.high >= whole.high and not (q.unit is None and told[0].place):
        return None  # the first of a list of places is no whole
    if scene.events(max(c.span.end for c in told), q.start, *_VERBS) or scene.events(
        *scene.clause(q.start), "negation"
    ):
        return None
    sea = _over_sea(scene, q)
    here = () if sea else own_place(scene, q)
    if not here and not sea:
        return None
    span = span_of(scene.doc, (q.start, q.end))
    return replace(
        told[-1], span=span, quote=scene.doc.report.text[span.start : span.end], amount=amount_of(q, whole.unit),
        place=here or (),
    )  # fmt: skip


def places_of_parts(scene: Scene, q: Quantity) -> tuple[str, ...] | None:
    """All places of a whole that is told with its parts; empty where it is not, None where the parts with places are
    only some of it."""
    if not scene.doc.spaced and not verb_final(scene.doc.language):
        led = within(scene.doc.names, scene.clause(q.start)[0], q.start)
        if any(_where(scene, n) for n in led):
            return ()  # "布良斯克州攔截59架，圖拉州23架": it has a place of its own
    left, count, ids = q.low, 0, list[str]()
    for x in within(scene.doc.quantities, q.end, scene.end):
        here = own_place(scene, x) if x.unit in {q.unit, None} and not x.ordinal and x.low <= left else ()
        if not here:
            break
        left -= x.low
        count += 1
        ids += [p for p in here if p not in ids]
    if count > 1 and left:
        return None
    return tuple(ids) if count > 1 else ()


def place_in_list(scene: Scene, q: Quantity) -> tuple[str, ...] | None:
    """The place of a figure in a list of such as have each their own: none, where it stands over nothing known ("4 over
    the sea"); None where it is in no such list."""
    if _over_sea(scene, q):
        return ()
    same = [x for x in scene.quantities if x.unit in {q.unit, None} and not x.ordinal]
    if verb_final(scene.doc.language) and len(same) > 1 and _right_behind(scene, same[0]):
        led = any(_where(scene, n) for n in within(scene.doc.names, scene.start, same[0].start))
        if not led:  # "21機はX州、12機はY州": each has its place behind it
            return _right_behind(scene, q) or ()
    at = next((i for i, x in enumerate(same) if x.start == q.start), None)
    beside = [] if at is None else [x for x in same[max(at - 1, 0) : at + 2] if x.start != q.start]
    if not any(own_place(scene, x) for x in beside):
        return None
    own = own_place(scene, q)
    if own is None and scene.doc.after(scene.sentence) is None and not scene.doc.text[q.end : scene.end].strip(_MARKS):
        return ()  # the text is cut off before its place
    return own if own is not None or at is None else _up_to_next(scene, q, same[at + 1 :])


def _over_sea(scene: Scene, q: Quantity) -> bool:
    """Are those that a figure counts told, behind others, to be over the sea, no place named before it?"""
    end = min([scene.end, q.end + _REACH, *(x.start for x in scene.quantities if x.start >= q.end)])
    seas = scene.events(q.end, end, "at_sea")
    first = scene.told_from(scene.start)[:1]
    if not seas or not first or first[0].span.start >= q.start or scene.events(q.end, seas[0].start, "origin"):
        return False
    return not any(_where(scene, n) for n in within(scene.doc.names, q.end, seas[0].start))


def _right_behind(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """The place right behind a figure, no more than an ending between them."""
    named = [n for n in within(scene.doc.names, q.end, min(scene.end, q.end + _REACH)) if _where(scene, n)]
    between = scene.doc.text[q.end : named[0].start] if named else ""
    near = bool(named) and len(between) <= _ENDING and not any(c in _APART for c in between)
    return _ids(scene, named, named[0]) if near else ()


def _up_to_next(scene: Scene, q: Quantity, after: list[Quantity]) -> tuple[str, ...] | None:
    """The places between a figure and the next one, which has its own right behind it."""
    if verb_final(scene.doc.language) or not after or not own_place(scene, after[0]) or _in_brackets(scene, after[0]):
        return None
    named = [n for n in within(scene.doc.names, q.end, after[0].start) if _where(scene, n)]
    return _ids(scene, named, named[0]) if named and not _led_by_place(scene, after[0]) else None


def own_place(scene: Scene, q: Quantity) -> tuple[str, ...] | None:
    """The places right beside a figure, before the next or after the last one; None where no word of place opens it."""
    if (bracketed := _in_brackets(scene, q)) is not None:
        return bracketed
    if verb_final(scene.doc.language):
        floor = max([scene.start, *(x.end for x in scene.quantities if x.end <= q.start)])
        before = [n for n in within(scene.doc.names, max(floor, q.start - _REACH), q.start) if _where(scene, n)]
        near = before and before[-1].case == "place" and q.start - before[-1].end <= _BEFORE
        return _ids(scene, before, before[-1]) if near else None
    if (led := _led_by_place(scene, q)) is not None:
        return led
    after = [x for x in scene.quantities if x.start >= q.end]
    if after and _in_brackets(scene, after[0]):
        return None  # the whole of such a list
    end = min([scene.end, q.end + _REACH, *(x.start for x in after)])
    words = scene.events(q.end, end, "locative")
    if not words or _between(scene, q, words[0]).strip(_MARKS):
        return None
    named = within(scene.doc.names, q.end, end)
    behind = [n for n in named if _where(scene, n)]
    if not behind and named:
        return None
    if behind and any(x.start == end and _led_by_place(scene, x) for x in scene.quantities):
        return None  # "40 drones, over Belgorod 18": the next one's
    if behind and scene.events(q.end, behind[0].start, *_VERBS):
        return None
    return _ids(scene, behind, behind[0]) if behind else ()


def _in_brackets(scene: Scene, q: Quantity) -> tuple[str, ...] | None:
    """The one place right before the brackets in which a figure stands with its noun ("over X (11 drones), Y (8)")."""
    opened = scene.doc.text[max(0, q.start - 1) : q.start] in _OPENS
    if not opened or not scene.doc.text[q.end : q.end + 1].strip(" ,;"):
        return None
    before = [n for n in within(scene.doc.names, max(scene.start, q.start - _REACH), q.start) if _where(scene, n)]
    near = before[-1:] if before and q.start - before[-1].end <= _BRACKET else []
    return (near[0].ids or (near[0].id,)) if near else None


def _between(scene: Scene, q: Quantity, word: Cue) -> str:
    """What stands between a figure and a word of place, without "of them" and "each"."""
    text = scene.doc.text[q.end : word.start]
    for c in scene.events(q.end, word.start, "part_of_them", "for_each")[:1]:
        text = text.replace(scene.doc.text[c.start : c.end], "", 1)
    return text


def _led_by_place(scene: Scene, q: Quantity) -> tuple[str, ...] | None:
    """The places of a clause that has nothing but them, with a word of place, and the bare figure that closes it
    ("…, over Belgorod 18"); a dash may stand between them."""
    a, b = scene.clause(q.start)
    before = scene.clauses_before(q.start)[:1] if q.start - a <= 1 else []
    if before and scene.doc.text[before[0][1] : q.start].strip(" ") in _DASHES:
        a = before[0][0]
    if scene.doc.text[q.end : b].strip(_ENDS) or any(a <= x.start < q.start for x in scene.quantities):
        return None
    named = [n for n in within(scene.doc.names, a, q.start) if _where(scene, n)]
    if (
        not named
        or len(within(scene.doc.names, a, q.start)) > len(named)
        or not (located(scene.doc, named[0]) or not scene.doc.spaced)
    ):
        return None
    if scene.events(named[-1].end, q.start, "joins"):
        return None  # "over X and 4 — over Y": the place behind it
    beside = scene.doc.text[a : named[0].start] + scene.doc.text[named[-1].end : q.start]
    few = len(beside.split()) <= _FEW if scene.doc.spaced else len(beside.strip()) <= _FEW
    return _ids(scene, named, named[-1]) if few and not scene.events(a, q.start, *_VERBS) else None


def _where(scene: Scene, name: Name) -> bool:
    return name.kind in {"place", "region"} and tells_where(scene.doc, name)


def _ids(scene: Scene, names: list[Name], one: Name) -> tuple[str, ...]:
    """The ids of the list that a name stands in, towns and regions alike."""
    out: list[str] = []
    for n in list_of(scene.doc, names, one):
        out += [i for i in (n.ids or (n.id,)) if i not in out]
    return tuple(out)
