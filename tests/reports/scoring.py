"""Scores claims read against labels: found, figure, full and sourced, as `docs/claims.md` defines them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from frontledger.nouns import Claim

_BASE = {
    "km2": ("km2", 1.0),
    "mi2": ("km2", 2.589988110336),
    "ha": ("km2", 0.01),
    "acre": ("km2", 0.0040468564224),
    "km": ("km", 1.0),
    "m": ("km", 0.001),
    "mi": ("km", 1.609344),
}
_LONGEST = 200
LEVELS = ("found", "figure", "full", "sourced")


class Score(NamedTuple):
    """Counts over any number of reports."""

    labelled: int = 0
    given: int = 0
    found: int = 0
    figure: int = 0
    full: int = 0
    sourced: int = 0

    def plus(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    def f1(self, level: str) -> float:
        total = self.labelled + self.given
        return 2 * getattr(self, level) / total if total else 1.0

    def precision(self, level: str) -> float:
        return getattr(self, level) / self.given if self.given else 1.0

    def recall(self, level: str) -> float:
        return getattr(self, level) / self.labelled if self.labelled else 1.0


def score(labels: Sequence[tuple[Claim, bool]], given: Sequence[Claim]) -> Score:
    """Pair labels (each with its `optional` mark) and claims one to one within a kind and count what is right."""
    options = sorted(
        (not _amount(a, b), not _figure(a, b), -_overlap(a, b), i, j)
        for i, (a, _) in enumerate(labels)
        for j, b in enumerate(given)
        if a.kind == b.kind and b.span.end - b.span.start <= _LONGEST and _overlap(a, b) > 0
    )
    pairs: dict[int, int] = {}
    for *_, i, j in options:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    excused = {j for i, j in pairs.items() if labels[i][1]}
    counted = [(labels[i][0], given[j]) for i, j in pairs.items() if not labels[i][1]]
    figure = [(a, b) for a, b in counted if _figure(a, b)]
    return Score(
        labelled=sum(not optional for _, optional in labels),
        given=len(given) - len(excused),
        found=len(counted),
        figure=len(figure),
        full=sum(_rest(a, b) for a, b in figure),
        sourced=sum(a.speaker == b.speaker and a.via == b.via for a, b in counted),
    )


def _overlap(a: Claim, b: Claim) -> int:
    return max(0, min(a.span.end, b.span.end) - max(a.span.start, b.span.start))


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 0.005 * max(abs(a), abs(b), 1e-9)


def _amount(a: Claim, b: Claim) -> bool:
    if a.amount is None or b.amount is None:
        return a.amount is b.amount
    (ua, fa), (ub, fb) = (_BASE.get(c.amount.unit, (c.amount.unit, 1.0)) for c in (a, b))  # type: ignore[union-attr]
    plain = {"none", "about"}
    hedge = a.amount.hedge == b.amount.hedge or {a.amount.hedge, b.amount.hedge} <= plain
    return (
        ua == ub
        and hedge
        and _near(a.amount.low * fa, b.amount.low * fb)
        and _near(a.amount.high * fa, b.amount.high * fb)
    )


def _core(c: Claim) -> tuple[Any, ...]:
    e = c.extra
    return {
        "settlement_control": (frozenset(c.place), e.state),
        "meeting": (frozenset(e.parties or ()),),
        "position": (e.party, e.stance, e.subject),
        "encirclement": (frozenset(c.place), e.state),
        "record": (e.form, e.order),
    }.get(c.kind, ())


def _figure(a: Claim, b: Claim) -> bool:
    return _amount(a, b) if a.amount is not None else b.amount is None and _core(a) == _core(b)


def _rest(a: Claim, b: Claim) -> bool:
    if a.side != b.side or frozenset(a.place) != frozenset(b.place) or a.period != b.period:
        return False
    wanted = a.extra.plain()
    got = b.extra.plain()
    return all(
        (set(v) == set(got.get(k) or ()) if isinstance(v, list) and k == "parties" else v == got.get(k))
        for k, v in wanted.items()
        if k not in {"what", "format"}
    )
