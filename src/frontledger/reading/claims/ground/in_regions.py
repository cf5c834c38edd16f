"""Lists of ground by region that tell the unit once: "170 sq km in Donetsk, 205 in Zaporizhzhia and 118 in Kharkiv"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ....nouns import Claim
from ...doc import within
from ...marks import Name, Quantity
from ...sentences import verb_final
from ..again import alike
from ..frame import Scene, amount_of, span_of
from ..parts.where_named import namesake, near_town
from .paces import AREA

_WORD = re.compile(r"[^\W\d_]+")
_WORDS, _SIGNS = 5, 6
"""Words beside a figure and its region in such a list; characters where words are not parted by blanks."""
_NEAR = 32
"""Characters between a figure and the region that it is of."""
_TELLS = (
    "gain", "regain", "lose", "kill", "wound", "launch", "down", "strike_hit", "destroyed", "capture_people", "repel",
    "contested", "civilian",
)  # fmt: skip
_MARKS = ".!?;。；！？"


def in_region(scene: Scene, q: Quantity) -> Claim | None:
    """A bare figure beside a region of its own goes on with the ground told of another region right before it."""
    if q.ordinal or q.per or any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    if q.unit is not None and not (q.unit == "region" and any(n.end == q.start for n in scene.names)):
        return None  # the last sign of a region's name counts regions
    last = _before(scene, q)
    if last is None or not alike(q, last):
        return None
    figures = [x for x in scene.quantities if x.end <= q.start]
    if not figures:
        return None
    before = figures[-1].end
    after = min((x.start for x in scene.quantities if x.start >= q.end), default=scene.end)
    behind = _named(scene, figures[-1].end, q.start, last)
    names = _regions(scene, *((q.end, after) if behind else (before, q.start)))
    own = (names[0] if behind else names[-1]) if names else None
    if own is None or (own.start - q.end if behind else q.start - own.end) > _NEAR:
        return None
    place = _region(scene, own)
    if place is None or place in last.place:
        return None
    led = [n.end for n in _regions(scene, before, q.start) if behind]  # the region of the figure before
    a, b = (max([before, *led]), own.end) if behind else (before, q.end)
    if any(c in _MARKS for c in scene.doc.text[a:b]) or scene.events(a, b, *_TELLS) or not _bare(scene, q, a, b):
        return None
    span = span_of(scene.doc, (min(q.start, own.start), max(q.end, own.end)))
    return replace(
        last, span=span, quote=scene.doc.report.text[span.start : span.end], place=(place,), place_ids=(),
        amount=amount_of(q, last.amount.unit) if last.amount else None,
    )  # fmt: skip


def region_led(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """The region right before a figure of a list in which each has its own before it, where verbs stand last
    ("Donetsk bölgesinde 170 km², Zaporijya'da 205")."""
    if not verb_final(scene.doc.language):
        return ()
    a, b = scene.clause(q.start)
    before = max((x.end for x in scene.quantities if x.end <= q.start), default=a)
    after = [x for x in scene.quantities if q.end <= x.start < b]
    own, others = _regions(scene, max(a, before), q.start), _regions(scene, q.end, after[0].start) if after else []
    place = _region(scene, own[-1]) if own and others else None
    return (place,) if place is not None and q.start - own[-1].end <= _SIGNS else ()


def _before(scene: Scene, q: Quantity) -> Claim | None:
    """The ground told last in the sentence, if it is that of one region and the figure right before this one."""
    told = [c for c in scene.told_from(scene.start) if c.span.start < q.start]
    last = max(told, key=lambda c: c.span.start, default=None)
    if last is None or last.kind not in {"area_change", "area_total"} or last.amount is None or len(last.place) != 1:
        return None
    return last if last.amount.unit in AREA and last.place[0].startswith(f"{scene.doc.theatre.home}-") else None


def _regions(scene: Scene, a: int, b: int) -> list[Name]:
    return [n for n in within(scene.doc.names, a, b) if n.kind in {"region", "place"} and _region(scene, n)]


def _region(scene: Scene, name: Name) -> str | None:
    """The region that a name is, or that has its name from a town."""
    if name.kind == "region":
        return name.id if not name.ids else None
    return None if near_town(scene, name) else namesake(scene.doc, name)


def _named(scene: Scene, a: int, b: int, last: Claim) -> bool:
    """Does the region of the figure before stand behind that figure, and not before it ("札波羅熱州205")?"""
    return any(_region(scene, n) == last.place[0] for n in _regions(scene, a, b))


def _bare(scene: Scene, q: Quantity, a: int, b: int) -> bool:
    """Do a figure and its region stand among hardly any other words?"""
    marks = sorted([(q.start, q.end), *((n.start, n.end) for n in within(scene.doc.names, a, b))])
    rest, at = [], a
    for x, y in marks:
        rest.append(scene.doc.text[at : max(at, x)])
        at = max(at, y)
    words = _WORD.findall(" ".join([*rest, scene.doc.text[at:b]]))
    return len(words) <= _WORDS if scene.doc.spaced else sum(map(len, words)) <= _SIGNS
