"""How many times as much one fighting side does or has as the other: "they fire five times as many shells as we do"."""

from __future__ import annotations

from ....nouns import Claim, Detail, Kind
from ...doc import within
from ...marks import Name, Quantity
from ...quantities import counted_by
from ...sentences import verb_final
from ..attacks.bare import AIR
from ..frame import Scene, amount_of, make, span_of
from ..parts.when import when
from ..parts.where import places_of
from ..series import whose_count
from .differences import compared

_NOUN = 30
"""Characters behind a ratio in which what it counts stands."""
_OF = 3
"""Characters of an "of" between the other side and a ratio behind it."""
_LEAST = 1.5
_PEOPLE = ("kill", "casualties", "lose", "wound")
_DEEDS = ("launch", "fight", *_PEOPLE)
_NO_PARTY = frozenset({"speaker", "place", "region", "venue"})


def enemies_of(scene: Scene) -> list[Claim]:
    """The comparisons of one fighting side with the other."""
    out = []
    for q in scene.quantities:
        if q.unit != "times" or q.low < _LEAST:
            continue
        a, b = compared(scene, q.start)
        sides = _sides(scene, q, a, b)
        of = _of(scene, q, a, b) if sides is not None else None
        if sides is None or of is None:
            continue
        said = whose_count(scene, q.start, q.end, None, weighed=True)
        less = any(c.start < q.end for c in scene.records(q.start, q.end + 1, "less"))
        own, other = sides
        more = [c for c in scene.records(q.start + 1, q.end, "more") if c.end == q.end]
        alone = more and verb_final(scene.doc.language) and q.hedge == "over"  # "beş kat fazla"
        out.append(
            make(
                scene.doc, "record", span_of(scene.doc, (min(q.start, other.start), max(q.end, other.end))), said,
                side=own.side, place=places_of(scene, q.start, q.end), time=when(scene, q.start, q.end),
                amount=amount_of(q._replace(hedge="none") if alone else q),
                extra=Detail(of=of, form="comparison", order="less" if less else "more"),
            )
        )  # fmt: skip
    return out


def _sides(scene: Scene, q: Quantity, a: int, b: int) -> tuple[Name, Name] | None:
    """Who does something, and the other side that he is compared with: behind a "than", or right before the ratio."""
    parties = scene.doc.theatre.parties
    named = [n for n in within(scene.doc.names, a, b) if n.side in parties and n.kind not in _NO_PARTY]
    own = next((n for n in named if n.end <= q.start), None)
    others = [n for n in named if own is not None and n.side != own.side and n.start > own.end]
    if own is None or not others:
        return None
    other = others[-1]
    if other.start >= q.end:
        of = bool(scene.records(q.start, q.end + 2 * _OF, "more", "less")) and _of_them(scene, other)
        return (own, other) if of or scene.records(q.start, other.start, "than", "so_many") else None
    than = scene.records(other.end - 1, q.start, "than")
    of = q.start - other.end <= _OF and bool(scene.events(other.end - 1, q.start, "of"))
    final = verb_final(scene.doc.language) or not scene.doc.spaced
    beside = scene.doc.spaced and q.start - other.end <= 1  # "Ukraynalılardan beş kat fazla"
    return (own, other) if final and (of or beside or any(c.start - other.end <= 1 for c in than)) else None


def _of_them(scene: Scene, other: Name) -> bool:
    """Does an "of" that compares stand right before a side ("più degli ucraini")?"""
    words = scene.events(max(scene.start, other.start - 2 * _OF), other.start, "of")
    return any(0 <= other.start - c.end <= 1 for c in words)


def _of(scene: Scene, q: Quantity, a: int, b: int) -> Kind | None:
    """What is compared: losses, soldiers, weapons of the air, or anything else that is fired."""
    deeds = {c.id for c in scene.events(a, b, *_DEEDS)}
    behind = [c.end for c in scene.records(q.end, min(b, q.end + _NOUN), "more", "so_many") if c.start - q.end <= 1]
    begins = max([q.end, *behind])
    noun = scene.doc.text[begins : min(b, begins + _NOUN)].strip()
    found = counted_by(noun, language=scene.doc.language) if noun else None
    if found is not None and found.unit == "shell":
        return "other_quantity"
    if deeds & set(_PEOPLE) or scene.records(a, b, "harm"):
        return "losses"
    if found is not None and found.unit in AIR:
        return "air_attack"
    if found is not None and found.unit == "person":
        return "force_count"
    return "other_quantity" if deeds or scene.events(a, b, "war") else None
