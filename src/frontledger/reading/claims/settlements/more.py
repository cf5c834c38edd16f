"""Numbers of settlements whose noun or verb stands in what is told before them.

"Two more villages followed on Monday", after a place or a number of them that was taken; "they took 21 villages.
Ukraine won back seven", "seven went back to Ukraine", after a number of villages.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from ....nouns import Claim, Detail, Period
from ...doc import within
from ...marks import Mark, Quantity, Time
from ...sentences import verb_final
from ..again import alike, alone
from ..frame import Scene, amount_of, claimed, make, span_of
from ..parts.when import when
from ..series import whose_count
from .counts import back_to, read_settlement_count, where_counted
from .verbs import STATES, verbs_of

_TURNED = frozenset({"taken", "retaken", "lost"})
"""What more places are told to have come to."""
_ELSE = ("repel", "launch", "kill", "wound", "move_people", "strike_hit", "under_fire", "advance", "exchange", "damage")
"""What else more villages may be told of."""
_NOUN = 24
"""Characters of the word behind a bare number."""
_MOST = 60
"""A bare number of more is none of villages."""
_NEXT = re.compile(r"[\s,;:.!?。、，；：–—\-\"»”'’)]*")


def read_more_villages(scene: Scene) -> list[Claim]:
    """Claims for the numbers of a sentence that go on with a place or places told of before, and make none yet."""
    out: list[Claim] = []
    for q in scene.quantities:
        if q.unit not in {None, "settlement"} or q.ordinal or q.per or q.high == 0 or q.restates is not None:
            continue
        if any(t.start < q.end and q.start < t.end for t in scene.times):
            continue
        if any(c.span.start < q.end and q.start < c.span.end and c.amount for c in scene.told_from(scene.start)):
            continue
        last = _last(scene, q)
        claim = _followed(scene, q, last) or _bare(scene, q, last) if last is not None else None
        if claim is not None:
            out.append(claim)
    return out


def _last(scene: Scene, q: Quantity) -> Claim | None:
    """The settlement or number of them told of last, in the sentence or in the one before in its passage."""
    before = scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage and not before.heading
    told = [c for c in scene.told_from(before.start if before and near else scene.start) if c.span.start < q.start]
    told = [c for c in told if c.kind != "record"]  # "21 villages, four fewer than in June"
    last = max(told, key=lambda c: c.span.start, default=None)
    if last is None or last.kind != "settlement_control" or last.modality == "conditional":
        return None
    return last


def _followed(scene: Scene, q: Quantity, last: Claim) -> Claim | None:
    """ "Two more villages followed", "after it another two": taken or lost as what was told before."""
    if q.unit is None or last.extra.state not in _TURNED or last.modality == "denied":
        return None
    a, b = scene.clause(q.start)
    if (
        not scene.events(a, b, "followed", "same_fate")
        or scene.events(a, b, *_ELSE)
        or scene.doc.cues_in("positions", a, b, "if")
    ):
        return None
    if any(STATES[c.id] in _TURNED for c in verbs_of(scene) if a <= c.start < b):
        return None
    said = whose_count(scene, q.start, q.end, last)
    days = [t for t in within(scene.times, a, b) if t.role == "at" and t.from_ == t.to and _gone(scene, t)]
    time = Period(days[0].from_, days[0].to) if days else when(scene, q.start, q.end)  # no week before
    return make(
        scene.doc, "settlement_control", span_of(scene.doc, (q.start, q.end)), said, side=last.side,
        place=where_counted(scene, q), amount=amount_of(q, "settlement"), time=time,
        modality=claimed(scene.doc, last.side, said), extra=Detail(state=last.extra.state),
    )  # fmt: skip


def _gone(scene: Scene, t: Time) -> bool:
    """Is a day one before publication?"""
    return t.from_ is not None and scene.doc.published is not None and t.from_ <= scene.doc.published


def _bare(scene: Scene, q: Quantity, last: Claim) -> Claim | None:
    """ "Ukraine won back seven": a bare number beside a verb of taking or losing, of the villages counted before."""
    counted = last.amount is not None and last.amount.unit == "settlement"
    if not counted or q.unit is not None or q.high > _MOST or not _stands_alone(scene, q):
        return None
    a, b = scene.clause(q.start)
    if any(x is not q and x.unit is not None for x in within(scene.doc.quantities, a, b)):
        return None
    verbs = [c for c in verbs_of(scene) if a <= c.start < b and STATES[c.id] in _TURNED] or back_to(scene, (a, b))
    compared = [c for c in scene.records(a, b, "more", "less") if not any(v.start <= c.start < v.end for v in verbs)]
    if compared and not _more(scene, q):
        return None
    if verbs:
        words = [c for c in scene.events(a, b, *_ELSE) if not any(c.start < v.end and v.start < c.end for v in verbs)]
        claim = read_settlement_count(scene, q._replace(unit="settlement")) if not words else None
        said = whose_count(scene, q.start, q.end, last)
        return replace(claim, speaker=said.speaker, via=said.via) if claim is not None else None
    if not within(scene.times, a, b) or not alone(scene, q, a, b) or not alike(q, last):
        return None
    said = whose_count(scene, q.start, q.end, last)
    span = span_of(scene.doc, (q.start, q.end))
    return replace(
        last, span=span, quote=scene.doc.report.text[span.start : span.end], amount=amount_of(q, "settlement"),
        period=when(scene, q.start, q.end), place=(), place_ids=(), speaker=said.speaker, via=said.via,
    )  # fmt: skip


def _more(scene: Scene, q: Quantity) -> bool:
    """Does a word for more of the same stand right behind a number ("three more fell")?"""
    behind = scene.events(q.end, q.end + _NOUN, "another", "others")
    return any(c.start - q.end <= 1 for c in behind)


def _stands_alone(scene: Scene, q: Quantity) -> bool:
    """Does no noun follow a bare number: does it end its clause, or stand before a verb, a word of place or a side?"""
    text, end = scene.doc.text, q.end
    if scene.doc.spaced and verb_final(scene.doc.language):
        while end < scene.end and not text[end].isspace():
            end += 1  # "9곳을"
    at = _NEXT.match(text, end)
    first = at.end() if at is not None else end
    if first >= scene.clause(q.start)[1] or "\n" in text[end:first]:
        return True
    if any(c.start <= first for c in scene.doc.cues_in("events", first, first + _NOUN)):
        return True
    marks: list[Mark] = [*scene.names, *scene.times, *scene.doc.cues_in("attribution", first, first + _NOUN)]
    return any(m.start == first for m in marks)
