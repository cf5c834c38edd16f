"""Figures that go on with a claim just read: they leave out unit and verb, and have a time or a direction of their own.

"Six kilometres from the east and nine from the south"; "in summer it was still twelve"; "since the invasion 638,140".
Such a figure stands in a clause with next to nothing else.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from ...nouns import Claim, Detail, Kind
from ..doc import within
from ..marks import Quantity
from ..sentences import verb_final
from .frame import Scene, amount_of, span_of
from .parts.when import when
from .parts.where import on_whole_front, places_of
from .series import ATTACK, before_it, whose_count

_WORD = re.compile(r"[^\W\d_]+")
_FEW, _SHORT = 4, 10
"""Words beside a figure that goes on with another; characters where words are not parted by blanks."""
_TIMES_AS_LARGE = 30
_KINDS: tuple[Kind, ...] = ("distance", "losses", "force_count", "air_attack")
_SUMS = frozenset({"person", "attack", "clash"})
"""Units of sums that a figure for a shorter time goes on with ("980 were taken out, in the past day 76")."""
DOES = (
    "gain", "regain", "lose", "kill", "wound", "launch", "down", "strike_hit", "mass", "move_people", "exchange",
    "give", "destroyed", "capture_people", "casualties", "hold", "utilities", "civilian", "troops", "poll", "cost",
    "repel",
)  # fmt: skip
"""What a clause tells of its own."""
_COMPARED = ("more", "less", "largest", "smallest", "top", "rank", "streak")
_RANKS = ("largest", "smallest", "top", "rank", "since")
_RANKED = 4
"""Characters between a figure and the words that rank it, where verbs stand last."""
_COUNTED = frozenset({"week", "month", "season", "year"})
_LEAST, _PART = 10, 2
"""What a sum grows by in a shorter time is at least so many, and the sum so many times that."""
_DASHES = frozenset({"–", "—", "-"})
_LASTS = frozenset({"hour", "day", "week", "month"})
"""Units of how long something lasts."""
_SAME = frozenset({"km", "mi", "m"})
"""Units that are said again."""


def read_again(scene: Scene, q: Quantity) -> Claim | None:
    """Another value of the figure told last: for another time, or from another direction."""
    if q.ordinal or q.per or any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    last = before_it(scene, q.start, (*_KINDS, "other_quantity"))
    of_sum = last is not None and last.kind == "other_quantity" and _part_of_sum(q, last)
    if (
        last is None
        or (last.kind == "other_quantity" and not _counted(last))
        or last.amount is None
        or (q.unit is not None and (q.unit not in _SAME or last.kind != "distance"))
    ):
        return None
    a, b = _with_its_time(scene, q)
    before = scene.doc.before(scene.sentence)
    floor = before.start if before is not None else scene.start
    if last.span.start < floor:  # "… 5,212 in June. In May it was 3,974. July, with 6,140, …"
        told = [
            c for c in scene.told_from(floor) if (c.kind, c.side) == (last.kind, last.side) and c.amount is not None
        ]
        last = told[-1] if told else last
    if last.span.start < floor or last.amount is None or scene.events(a, b, *DOES):
        return None
    here = last.span.start >= scene.start
    times = within(scene.doc.times, a, b)
    last = as_launched(scene, last) if times else last
    if last.amount is None:
        return None
    timed = [t for t in times if of_sum or t.grain in _COUNTED or t.role in {"since", "at"}]
    towards = here and last.kind == "distance" and bool(scene.events(a, b, "area_unit"))
    if not (timed or towards) or not alone(scene, q, a, b) or not (of_sum or alike(q, last)):
        return None
    if (
        not of_sum
        and last.kind != "distance"
        and not here
        and not scene.events(a, b, "figure_word", "the_count", "in_all")
        and not any(c.start == b for c in scene.records(b, scene.clause(q.start)[1], *_RANKS))
    ):
        return None
    span = span_of(scene.doc, (a, b) if b - a <= 2 * _TIMES_AS_LARGE else (q.start, q.end))
    said = whose_count(scene, q.start, q.end, last)
    left = are_left(scene, last)
    time = when(scene, q.start, q.end, carried=last, state=last.kind == "distance" or left, held=left)
    same = here and not on_whole_front(scene, q.start, q.end)
    place = places_of(scene, q.start, q.end, own=True) or (last.place if same else ())
    return replace(
        measured_to(scene, q, a, last), span=span, quote=scene.doc.report.text[span.start : span.end],
        amount=amount_of(q, last.amount.unit),
        period=time, place=place, place_ids=(), speaker=said.speaker, via=said.via,
    )  # fmt: skip


def measured_to(scene: Scene, q: Quantity, start: int, last: Claim) -> Claim:
    """What was told last, as how far a town is, where the words before a figure lead to one ("they made 7 km, and to
    the town it is 11 now")."""
    to = last.kind == "distance" and scene.events(start, q.start, "from_place")
    return replace(last, extra=Detail(measure="to_place")) if to else last


def _with_its_time(scene: Scene, q: Quantity) -> tuple[int, int]:
    """The clause of a figure, with what a dash parts from it before it ("in the past day – 76")."""
    a, b = scene.clause(q.start)
    before = scene.clauses_before(q.start)[:1] if q.start - a <= 1 else []
    dashed = before and scene.doc.text[before[0][1] : q.start].strip(" ") in _DASHES
    if verb_final(scene.doc.language):  # "7月は6140機で過去最多の月となった"
        ranked = scene.records(q.end, min(b, q.end + _RANKED + 1), *_RANKS)
        b = ranked[0].start if ranked and ranked[0].start - q.end <= _RANKED else b
    return (before[0][0], b) if dashed else (a, b)


def as_launched(scene: Scene, last: Claim) -> Claim:
    """Of "132 drones, 98 shot down. The following night there were 76": what was launched."""
    if last.kind != "air_attack" or last.extra.action == "launched":
        return last
    begins = scene.doc.report.passages[scene.sentence.passage].span.start
    told = [c for c in scene.told[-ATTACK:] if c.span.start >= begins]
    same = [c for c in told if c.kind == last.kind and c.extra.weapon == last.extra.weapon]
    return next((c for c in reversed(same) if c.extra.action == "launched"), last)


def are_left(scene: Scene, last: Claim) -> bool:
    """Were people told of who are left somewhere, so that "a week ago it was 500" is as of then?"""
    if last.kind != "other_quantity" or last.amount is None or last.amount.unit != "person":
        return False
    words = scene.doc.cues_in("events", *scene.doc.clause_at(last.span.start), "left", "still", "move_people")
    stay = {c.start for c in words if c.id != "move_people"}
    return bool(stay) and all(any(c.start <= at < c.end for at in stay) for c in words)


def _counted(last: Claim) -> bool:
    """Does a sum count people or attacks, which are counted again and again?"""
    return last.amount is not None and last.amount.unit in _SUMS


def _part_of_sum(q: Quantity, last: Claim) -> bool:
    """May a bare figure be what a sum of people or attacks grew by in a shorter time?"""
    amount = last.amount
    return q.unit is None and amount is not None and amount.unit in _SUMS and _LEAST <= q.high < amount.low / _PART


def alone(scene: Scene, q: Quantity, a: int, b: int) -> bool:
    """Does a figure stand in a stretch with hardly anything but times, and nothing else that is counted?"""
    others = [x for x in within(scene.doc.quantities, a, b) if x is not q and x.unit is not None]
    if any(x.unit not in _LASTS or q.unit in {None, *_LASTS} for x in others):
        return False  # but "ten kilometres in three days"
    if scene.records(a, b, *_COMPARED):
        return False  # "some 150 fewer", "the worst week since mid-May"
    marks = sorted([(q.start, q.end), *((t.start, t.end) for t in within(scene.doc.times, a, b))])
    rest, at = [], a
    for x, y in marks:
        rest.append(scene.doc.text[at : max(at, x)])
        at = max(at, y)
    rest.append(scene.doc.text[at:b])
    words = _WORD.findall(" ".join(rest))
    return len(words) <= _FEW if scene.doc.spaced else sum(map(len, words)) <= _SHORT


def alike(q: Quantity, last: Claim, most: int | None = None) -> bool:
    """Is a figure of about the size of another?"""
    one, other = abs(q.high), abs(last.amount.high) if last.amount is not None else 0
    return bool(one and other) and max(one / other, other / one) <= (most or _TIMES_AS_LARGE)
