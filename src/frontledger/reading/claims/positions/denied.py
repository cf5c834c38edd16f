"""What is denied without a verb of stance: "no foreign troops, said X", "no withdrawal"; "不撤出頓巴斯，就沒有停火"."""

from __future__ import annotations

from collections.abc import Iterable

from ...doc import within
from .parts import Parts
from .words import Trigger

NEAR = 3
"""Words between "no" and what there will not be."""
REST = 2
"""Words of the clause behind it."""
_DENIED = frozenset({"guarantees", "neutrality"})
"""What a bare "no" refuses."""
_AHEAD = frozenset({"ceasefire", "end_of_war", "meeting"})


def none_at_all(parts: Parts) -> Iterable[Trigger]:
    """ "No foreign troops": a clause that has nothing but a "no" and what is refused, where somebody speaks."""
    if parts.final or parts.question:
        return
    for no in parts.cues("none"):
        left, right = parts.clause(no.start)
        if parts.gap(left, no.start) or any(left <= s.start < right and s.id != "thinks" for s in parts.stances):
            continue
        told = [c for c in parts.subjects if no.end <= c.start < right]
        near = bool(told) and told[0].id in _DENIED and parts.gap(no.end, told[0].start) <= NEAR
        end = told[0].end if near else _left_ground(parts, no.end, right)
        spoken = parts.says(parts.start, parts.end) or any(parts.text[b] in ":：" for b in parts.breaks if b < left + 1)
        if end is not None and spoken and parts.gap(end, right) <= REST and not within(parts.quantities, left, right):
            yield Trigger(no.start, no.end, "refuses", "wont", parts.end, speaks=True)
            return


def _left_ground(parts: Parts, start: int, right: int) -> int | None:
    """Where the ground ends that is not left, right behind a "no" ("no withdrawal from X")."""
    act = next((c for c in parts.cues("yields") if start <= c.start < right), None)
    if act is None or parts.gap(start, act.start) > 1:
        return None
    ground = [n for n in within(parts.names, act.end, right) if n.kind in {"region", "place"}]
    return ground[-1].end if ground and parts.gap(act.end, ground[0].start) <= NEAR else None


def not_then_none(parts: Parts) -> Iterable[Trigger]:
    """ "X does not leave, so there is no truce", in scripts without blanks: the truce hangs on it."""
    if parts.doc.spaced or parts.final or parts.question:
        return
    for none in (*parts.cues("no_deal"), *parts.cues("none")):
        left, right = parts.clause(none.start)
        if left <= parts.start or parts.gap(left, none.start) > 1:
            continue
        a, b = parts.clause(left - 1)
        ahead = [c for c in parts.subjects if c.id in _AHEAD and none.start <= c.start < right]
        nots = any(parts.has(i, a, b) for i in ("not", "wont"))
        if ahead and nots and not parts.says(a, b):
            yield Trigger(a, right, "conditions", "only", parts.end, parts.start, True, (a, right))
            return
