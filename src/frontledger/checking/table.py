"""Rows of evidence, and the verdict that follows from them: the table of docs/checking.md, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from ..nouns import Fit, FlagKind, Measurement, Part, Question, RecordFinding, VerdictId
from ..theatre.printed import PrintedClaim
from .say import Say
from .tolerance import Allowed, table

Grade = Literal["fits", "near", "apart"]
_ENDS: frozenset[FlagKind] = frozenset({"multi_day", "missing", "incomplete"})
"""Flags of days without a complete map."""


class Row(NamedTuple):
    """A measurement set beside a claim."""

    measurement: Measurement
    fit: Fit
    grade: Grade | None = None
    """What it does for the verdict; None: shown, and not counted."""
    value: float | None = None
    """The figure in the claim's direction, as it is compared."""
    miss: float = 0.0
    """How far it lies from what the claim allows."""
    own: int | None = None
    """Place among the credited source's own rules, 0 the first; None for any other rule."""
    says: tuple[Say, ...] = ()
    versus: float | None = None
    found: float | None = None
    """What follows from the figures: a ratio, a rank, the length of a streak."""
    record: RecordFinding | None = None
    printed: PrintedClaim | None = None
    """Of a figure that others printed: where."""

    @property
    def set_aside(self) -> bool:
        """Does it rest on a day that is set aside?"""
        return any(f.set_aside for f in self.measurement.flags)

    @property
    def doubtful(self) -> bool:
        """Does it rest on such a day, or on a map drawn anew, which may be one that left its source's own areas?"""
        return any(f.set_aside or f.kind == "redrawn" for f in self.measurement.flags)

    @property
    def recounted(self) -> bool:
        """Set aside for nothing but ground drawn in or out that did not change hands: so its source counted too."""
        return {f.kind for f in self.measurement.flags if f.set_aside} == {"recount"}

    @property
    def open_end(self) -> bool:
        """A change over several days that is set aside for nothing but a map missing at an end, which leaves it open by
        no more than what is called near: what is held there lies between the maps on both sides, and the half width
        says how far those are apart."""
        m = self.measurement
        ends = {f.kind for f in m.flags if f.set_aside}
        longer = m.quantity == "change" and m.period.start != m.period.end
        near = table()["near"]["share_of_claim"] * abs(self.value or 0.0)
        return bool(ends) and ends <= _ENDS and longer and m.uncertainty / 2 <= near

    @property
    def order(self) -> tuple[int, float, bool, str, str, str]:
        """The credited source's own rule first, then by closeness, of two alike the one that rests on no set-aside day;
        never by the order of measuring."""
        m = self.measurement
        return (99 if self.own is None else self.own, self.miss, self.set_aside, m.convention, m.source, m.quantity)


class Ruling(NamedTuple):
    """What is found of one claim."""

    verdict: VerdictId
    sentence: Say
    rows: tuple[Row, ...] = ()
    question: Question | None = None
    tolerance: tuple[Part, ...] = ()
    rules_tried: int = 0
    by_chance: float | None = None
    """How many of them would be expected to fit a figure drawn at random."""
    clause: Say | None = None
    """What the deciding row says, as a clause."""
    beside: tuple[int, ...] = ()
    """Numbers, from 0, of the other claims that it cannot be brought together with."""


class Decision(NamedTuple):
    """A verdict with the row that decides it, and the one that speaks against it where two part."""

    verdict: VerdictId
    row: Row
    other: Row | None = None
    flagged: bool = False
    """Sharper but for a flag that sets a day aside."""
    own_missing: bool = False
    """Sharper, but the credited source's own rule has no figure."""

    @property
    def turned(self) -> VerdictId:
        """The verdict on a claim that what was asked is not so."""
        turns: dict[VerdictId, VerdictId] = {"supported": "contradicted", "contradicted": "supported"}
        return turns.get(self.verdict, self.verdict)


def grade(allowed: Allowed, value: float, uncertainty: float) -> tuple[Grade, float]:
    """How a figure stands to what a claim allows, and by how much it misses that."""
    miss = allowed.miss(value - uncertainty, value + uncertainty)
    if not miss:
        return "fits", 0.0
    most = table()["near"]["share_of_claim"] * abs(allowed.value) if allowed.near is None else allowed.near
    close = abs(value - allowed.value) - uncertainty <= most
    near = allowed.as_said(value) or (value * allowed.value > 0 and close)
    return ("near" if near else "apart"), miss


def spread(rows: Sequence[Row], allowed: Allowed) -> list[Row]:
    """The rows, the nearest of them near where nothing else is and independent roots stand on both sides of the claim:
    then honest maps differ by more than the claim differs from one of them."""
    counted = [r for r in rows if r.grade is not None and r.value is not None]
    if not counted or any(r.grade != "apart" for r in counted):
        return list(rows)
    below = {r.measurement.root for r in counted if r.value is not None and r.value < allowed.low}
    above = {r.measurement.root for r in counted if r.value is not None and r.value > allowed.high}
    nearest = min(counted, key=lambda r: (r.miss, r.order))
    if not (below and above and len(below | above) > 1) or (nearest.value or 0) * allowed.value <= 0:
        return list(rows)
    return [r._replace(grade="near", fit="near") if r is nearest else r for r in rows]


def counting(rows: Iterable[Row]) -> list[Row]:
    """The rows that count, in their order. What one rule gives from two sources counts without that which rests on a
    day set aside or drawn anew, where the other does not."""
    counted = sorted((r for r in rows if r.grade is not None), key=lambda r: r.order)
    clean = {(r.measurement.convention, r.measurement.quantity) for r in counted if not r.doubtful}
    return [r for r in counted if not r.doubtful or (r.measurement.convention, r.measurement.quantity) not in clean]


def decide(rows: Iterable[Row], *, credited: bool = False) -> Decision | None:
    """The verdict that rows of evidence give; None where none of them counts.

    Args:
        rows: in any order.
        credited: the source that the report credits has a rule for the time asked about.
    """
    used = counting(rows)
    if not used:
        return None
    own = [r for r in used if r.own is not None]
    decision = _credited(used, own) if own else _uncredited(used)
    if credited and all(r.own != 0 for r in own) and decision.verdict == "contradicted":
        # other rules cannot speak against a figure that was counted by a rule of its own
        return decision._replace(verdict="uncovered", own_missing=True)
    flagged = decision.row.set_aside or (decision.verdict == "contradicted" and _unsure(used))
    if decision.verdict == "supported" and decision.row.own == 0 and (decision.row.open_end or decision.row.recounted):
        # the source's own rule, on the maps it counted on, and as wide as those on both sides of a gap leave it: other
        # rules need a map
        flagged = False
    if flagged and decision.verdict not in ("differs", "disputed", "depends"):
        return decision._replace(verdict="differs", flagged=True)
    return decision


def _unsure(used: list[Row]) -> bool:
    """Is there an origin of which every figure rests on a set-aside day?"""
    sure = {r.measurement.root for r in used if not r.set_aside}
    return any(r.measurement.root not in sure for r in used)


def _credited(used: list[Row], own: list[Row]) -> Decision:
    first = own[0]
    if first.grade == "fits":
        return Decision("supported", first)
    variant = next((r for r in own if r.grade == "fits" and not r.set_aside), None)
    if variant and not first.set_aside:
        return Decision("depends", variant, first)
    another = next((r for r in used if r.own is None and r.grade == "fits" and not r.set_aside), None)
    if another and not first.set_aside:
        return Decision("other_rule", another, first)
    return _nearest(used, first)


def _uncredited(used: list[Row]) -> Decision:
    clean = [r for r in used if not r.set_aside] or used
    roots: dict[str, list[Row]] = {}
    for row in clean:
        roots.setdefault(row.measurement.root, []).append(row)
    fitting = [rows for rows in roots.values() if any(r.grade == "fits" for r in rows)]
    against = [rows for rows in roots.values() if all(r.grade == "apart" for r in rows)]
    if not fitting:
        return _nearest(clean, clean[0])
    row = next(r for r in clean if r.grade == "fits")
    if against:
        return Decision("disputed", row, against[0][0])
    # one origin that fits whichever of its rules is asked is enough; else the rule decides
    mixed = [next((r for r in rows if r.grade == "apart"), None) for rows in fitting]
    if all(mixed):
        return Decision("depends", row, mixed[0])
    return Decision("supported", row)


def _nearest(used: list[Row], first: Row) -> Decision:
    near = [r for r in used if r.grade != "apart"]
    if near:
        # the credited source's own figure is the one to print, if it is near too
        row = first if first in near else min(near, key=lambda r: (r.miss, r.order))
        return Decision("differs", row, first if first is not row else None)
    row = min(used, key=lambda r: (r.miss, r.order))
    return Decision("contradicted", row, first if first is not row and first.own is not None else None)
