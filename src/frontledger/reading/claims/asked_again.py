"""Figures that answer a question which is nothing but another time: "500 sq km in May. And in April? — 460".

They are of the same kind as the figure told before the question, for the time that the question names; where it asks
for the sum ("In all?"), for no time that is told.
"""

from __future__ import annotations

from msgspec.structs import replace

from ...nouns import Claim, Kind
from ..doc import within
from ..marks import Mark, Quantity
from ..questions import question_before
from .again import DOES, alike, as_launched
from .frame import Scene, amount_of, only, span_of
from .parts.when import when
from .series import before_it

_KINDS: tuple[Kind, ...] = ("area_change", "rate", "losses", "air_attack", "force_count")
_SHORT = 40
"""Characters of such a question."""
_SMALL, _SMALL_UNSPACED = 8, 2
"""Letters of its small words."""
_SUM = 10_000
"""How many times a sum may be the figure of a day."""


def read_asked_again(scene: Scene, q: Quantity) -> Claim | None:
    """The value of the figure told last for the time that the question before a sentence asks for."""
    if q.ordinal or q.per or scene.quantities[0] is not q:
        return None
    question = question_before(scene.doc, scene.sentence)
    if question is None or question.end - question.start > _SHORT:
        return None
    times = within(scene.doc.times, question.start, question.end)
    total = scene.events(question.start, question.end, "in_all")
    known: list[Mark] = [*times, *total, *scene.doc.cues_in("positions", question.start, question.end, "and", "prep")]
    small = _SMALL if scene.doc.spaced else _SMALL_UNSPACED
    if not (times or total) or not only(scene, (question.start, question.end), known, small):
        return None
    last = before_it(scene, question.start, _KINDS)
    before = scene.doc.before(question)
    if last is None or before is None or last.span.start < before.start or last.amount is None:
        return None
    last = as_launched(scene, last)
    clause = scene.clause(q.start)
    if last.amount is None or q.unit not in {None, "person", last.amount.unit} or scene.events(*clause, *DOES):
        return None
    if (q.unit == "person") > (last.amount.unit == "person") or not only(scene, clause, [q], small):
        return None
    if not alike(q, last, _SUM if total and last.kind == "losses" else None):
        return None
    asked = Scene(scene.doc, question, scene.told)
    span = span_of(scene.doc, (q.start, q.end))
    return replace(
        last, span=span, quote=scene.doc.report.text[span.start : span.end], amount=amount_of(q, last.amount.unit),
        period=when(asked, question.start, question.end) if times else None, place=(), place_ids=(),
    )  # fmt: skip
