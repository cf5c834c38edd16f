"""A whole told with its parts in places of their own: "42 drones: 30 over A, eight over B and four over C".

A part need not say again what is counted; its place stands right behind it, or right before it where verbs stand last.
The whole is of all the places.
"""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim
from ...doc import within
from ...marks import Name, Quantity
from ...sentences import verb_final
from ..frame import Scene, amount_of, span_of
from ..parts.where_named import list_of, tells_where

_KINDS = frozenset({"air_attack", "losses", "other_quantity"})
_VERBS = ("launch", "down", "kill", "wound", "casualties", "destroyed", "strike_hit", "mass", "give", "advance")
_REACH, _BEFORE = 70, 8
"""Characters from a part to the place behind it, and from the place before it."""
_MARKS = " ,:–—-*_\u25ab\ufe0f"
"""What may stand between a figure and its place, with the marks of bold letters."""


def read_part(scene: Scene, q: Quantity) -> Claim | None:
    """A part of a whole told before in the sentence, with the place of its own."""
    if q.ordinal or q.per or any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    told = [c for c in scene.told_from(scene.start) if c.kind in _KINDS and c.amount is not None]
    whole = told[0].amount if told else None
    if whole is None or told[-1].kind != told[0].kind or q.unit not in {None, whole.unit} or q.high >= whole.high:
        return None
    if scene.events(max(c.span.end for c in told), q.start, *_VERBS):
        return None
    here = own_place(scene, q)
    if not here:
        return None
    span = span_of(scene.doc, (q.start, q.end))
    return replace(
        told[-1], span=span, quote=scene.doc.report.text[span.start : span.end], amount=amount_of(q, whole.unit),
        place=here,
    )  # fmt: skip


def places_of_parts(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """All places of a whole that is told with its parts; empty where it is not."""
    left, count, ids = q.low, 0, list[str]()
    for x in within(scene.doc.quantities, q.end, scene.end):
        here = own_place(scene, x) if x.unit in {q.unit, None} and not x.ordinal and x.low <= left else ()
        if not here:
            break
        left -= x.low
        count += 1
        ids += [p for p in here if p not in ids]
    return tuple(ids) if count > 1 else ()


def place_in_list(scene: Scene, q: Quantity) -> tuple[str, ...] | None:
    """The place of a figure in a list of such as have each their own: none, where it stands over nothing known ("4 over
    the sea"); None where it is in no such list."""
    same = [x for x in scene.quantities if x.unit in {q.unit, None} and not x.ordinal]
    at = next((i for i, x in enumerate(same) if x.start == q.start), None)
    beside = [] if at is None else [x for x in same[max(at - 1, 0) : at + 2] if x.start != q.start]
    return own_place(scene, q) if any(own_place(scene, x) for x in beside) else None


def own_place(scene: Scene, q: Quantity) -> tuple[str, ...] | None:
    """The places right beside a figure, before the next or after the last one; None where no word of place opens it."""
    if verb_final(scene.doc.language):
        floor = max([scene.start, *(x.end for x in scene.quantities if x.end <= q.start)])
        before = [n for n in within(scene.doc.names, max(floor, q.start - _REACH), q.start) if _where(scene, n)]
        near = before and before[-1].case == "place" and q.start - before[-1].end <= _BEFORE
        return _ids(scene, before, before[-1]) if near else None
    end = min([scene.end, q.end + _REACH, *(x.start for x in scene.quantities if x.start >= q.end)])
    words = scene.events(q.end, end, "locative")
    if not words or scene.doc.text[q.end : words[0].start].strip(_MARKS):
        return None
    named = within(scene.doc.names, q.end, end)
    behind = [n for n in named if _where(scene, n)]
    if not behind and named:
        return None
    if behind and scene.events(q.end, behind[0].start, *_VERBS):
        return None
    return _ids(scene, behind, behind[0]) if behind else ()


def _where(scene: Scene, name: Name) -> bool:
    return name.kind in {"place", "region"} and tells_where(scene.doc, name)


def _ids(scene: Scene, names: list[Name], one: Name) -> tuple[str, ...]:
    """The ids of the list that a name stands in, towns and regions alike."""
    out: list[str] = []
    for n in list_of(scene.doc, names, one):
        out += [i for i in (n.ids or (n.id,)) if i not in out]
    return tuple(out)
