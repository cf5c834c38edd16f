"""Bare figures that give another value for the count told before ("Seoul put the number at 12,000")."""

from __future__ import annotations

from ....nouns import Claim, Kind
from ...doc import within
from ...marks import Quantity
from ..frame import Scene, amount_of
from ..series import before_it
from .bare import STRIKES
from .listed_parts import own_place
from .toll_first import living_counted

_DONE_TO_MEN = (
    "kill", "wound", "capture_people", "mass", "exchange", "move_people", "surround", "civilian", "launch",
)  # fmt: skip
"""Events that a number of men is told of by itself."""
_COUNTED: tuple[Kind, ...] = ("force_count", "losses", "air_attack")
_HARM = {"killed": ("wound",), "wounded": ("kill",)}
"""What is told of a figure of losses, and the events that tell something else."""
_NEAR = 14
"""Characters between a bare figure and the word that tells what it counts."""


def counted_again(scene: Scene, q: Quantity) -> tuple[Claim, Quantity] | None:
    """ "Seoul put the number at 12,000": the count told before that a bare figure gives another value for."""
    if q.unit not in {None, "person"} or q.ordinal or any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    a, b = scene.clause(q.start)
    others = [x for x in within(scene.doc.quantities, a, b) if x is not q]
    last = before_it(scene, q.start, _COUNTED)
    if q.unit == "person":  # "Russian losses are 1,000 a day. Since January they exceed 250,000 men."
        return (last, q) if last is not None and not others and _since_then_men(scene, last, a, b) else None
    if last is not None and (_fought_since(scene, last) or living_counted(scene, a, b)):
        return None  # "64 drones … 143 clashes. A day earlier it was 158"
    if last is not None and last.kind == "losses" and scene.events(a, b, "troops", "killed_and_wounded"):
        # "590 men, 8 tanks and 31 guns. The total of soldiers lost is …": of the men
        lost = [c for c in scene.told_from(_floor_of(scene, last)) if c.kind == "losses" and c.amount]
        last = next((c for c in reversed(lost) if c.amount and c.amount.unit == "person"), last)
    begins = scene.doc.report.passages[scene.sentence.passage].span.start
    army = last is not None and last.extra.what == "personnel" and last.span.start < begins
    if army and scene.events(a, b, "kill", "wound"):
        return None  # an army's losses, and then the dead of a town in a passage of their own
    harm = _HARM.get(last.extra.what or "", ()) if last is not None and last.kind == "losses" else ()
    if harm and scene.events(a, b, *harm):
        return None  # "three were killed. The number of wounded has grown to 94"
    if last is not None and last.kind == "air_attack" and last.extra.action != "launched":
        # "… 52, of which 14 were shot down. Two days before it had been 477": launched
        whole = [c for c in scene.told_from(_floor_of(scene, last)) if c.kind == last.kind]
        last = next((c for c in reversed(whole) if c.extra.action == "launched"), last)
    if others or last is None or last.amount is None:
        return None
    if last.amount.unit != "person" and scene.events(a, b, "the_count") and scene.events(a, b, "troops"):
        return None  # "put the number of soldiers at 10,000", after figures of drones
    same = last.span.start >= scene.start
    before = scene.clauses_before(q.start)[:1]
    x = before[0][0] if before and b - a - (q.end - q.start) <= _NEAR else a
    since = any(t.role == "since" for t in within(scene.doc.times, x, b))  # "since the invasion about 1,220,000"
    timed = scene.events(a, b, "figure_word") and any(within(scene.doc.times, a, b))  # "一個月前為15萬"
    again = same and (since or timed or (scene.records(a, b, "than") and not own_place(scene, q)))
    if not again and not scene.events(a, b, "the_count"):
        return None
    return last, q._replace(unit=amount_of(q, last.amount.unit).unit)


def _fought_since(scene: Scene, last: Claim) -> bool:
    """Was a number of clashes or attacks told in the passage, to which a figure is nearer than to an earlier claim?"""
    begins = scene.doc.report.passages[scene.sentence.passage].span.start
    if last.span.start >= begins:
        return False
    return any(c.amount is not None and c.amount.unit in STRIKES for c in scene.told_from(begins))


def _floor_of(scene: Scene, claim: Claim) -> int:
    """Where the passage of a claim begins."""
    sentence = scene.doc.sentence_at(claim.span.start)
    return scene.doc.report.passages[sentence.passage].span.start if sentence is not None else claim.span.start


def _since_then_men(scene: Scene, last: Claim, a: int, b: int) -> bool:
    """Does a clause tell how many men were lost since a day, after a sentence that told losses, by a pronoun alone?"""
    before = scene.clauses_before(a + 1)[:1]
    x = before[0][0] if before else a
    if last.kind != "losses" or last.amount is None or last.amount.unit != "person" or last.span.start >= scene.start:
        return False
    since = any(t.role == "since" for t in within(scene.doc.times, x, b))
    return since and not within(scene.doc.names, x, b) and not scene.events(x, b, *_DONE_TO_MEN)
