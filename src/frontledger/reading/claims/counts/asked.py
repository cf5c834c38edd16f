"""Shares of people who were asked: the poll they are of, and the people they are a part of."""

from __future__ import annotations

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...sentences import verb_final
from ..frame import Scene

_GROUND = ("hold", "gain")
"""What a share of ground is told with."""
_OF = 2
"""Characters of a word such as "of" between money and its share, where that stands behind it."""
_PEOPLE = 24
"""Characters between a share and the people it is of."""


def poll_named(scene: Scene, q: Quantity) -> Cue | None:
    """The poll that a share of people or another value is of: named elsewhere in the sentence, or in one beside it."""
    here = scene.events(scene.start, scene.end, "poll")
    after = scene.doc.after(scene.sentence)
    if not here and after is not None and not within(scene.doc.quantities, after.start, after.end):
        here = scene.events(after.start, after.end, "poll")  # "That is according to a survey"
    if here and (of_a_people(scene, q) or scene.events(*scene.clause(q.start), "figure_word")):
        return here[0]
    before = scene.doc.before(scene.sentence)
    if before is None or before.passage != scene.sentence.passage:
        before = scene.sentence
    if scene.events(*scene.clause(q.start), *_GROUND):
        return None
    told = [c for c in scene.told_from(before.start) if c.span.end <= q.start][-1:]
    owned = any(n.side in scene.doc.theatre.parties for n in within(scene.doc.names, *scene.clause(q.start)))
    goes_on = any(_a_share(c) for c in told) and not owned
    counts = scene.doc.cues_in("attribution", *scene.clause(q.start), "count")
    earlier = scene.events(before.start, q.start, "poll")
    shares = [x for x in within(scene.doc.quantities, before.start, before.end) if x.unit == "percent"]
    return earlier[0] if (counts or goes_on) and earlier and shares else None


def of_a_people(scene: Scene, q: Quantity) -> bool:
    """Is a share told of a people ("58% of Ukrainians"; "an ukránok 58 százaléka")?"""
    a, b = scene.clause(q.start)
    behind = within(scene.doc.names, q.end, min(b, q.end + _PEOPLE))
    before = within(scene.doc.names, max(a, q.start - _PEOPLE), q.start)
    named = [n for n in (*behind[:1], *before[-1:]) if n.kind == "side"]
    return any(not n.adjective or scene.events(q.end, n.start, "of") for n in named)


def of_money(scene: Scene, q: Quantity) -> bool:
    """Is a share one of what a country earns or spends ("6.3 % of GDP"; "GDPの6.3%")?"""
    a, b = scene.clause(q.start)
    told = scene.events(max(a, q.start - _PEOPLE), min(b, q.end + 2 * _PEOPLE), "of_money")
    behind = any(0 <= c.start - q.end <= _PEOPLE for c in told)
    return behind or any(verb_final(scene.doc.language) and 0 <= q.start - c.end <= _OF for c in told)


def share_before(scene: Scene, q: Quantity) -> Claim | None:
    """The share of the same poll that was told last before one, in its passage."""
    begins = scene.doc.report.passages[scene.sentence.passage].span.start
    last = next((c for c in reversed(scene.told) if c.span.end <= q.start), None)
    return last if last is not None and last.span.start >= begins and _a_share(last) else None


def _a_share(claim: Claim) -> bool:
    return claim.kind == "other_quantity" and claim.amount is not None and claim.amount.unit == "percent"
