"""The answer in one line, and what the reader should know beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..nouns import VerdictId
from .question import Case
from .say import Label, Listed, Num, Say, say, say_n
from .table import Ruling

_ORDER: tuple[VerdictId, ...] = (
    "inconsistent",
    "contradicted",
    "disputed",
    "differs",
    "depends",
    "other_rule",
    "supported",
    "uncovered",
    "unmeasurable",
    "context",
)


def summary_of(rulings: Sequence[Ruling]) -> Say:
    """How many claims have which verdict, the sharpest first."""
    counts = Counter(r.verdict for r in rulings)
    parts = [_count(verdict, counts[verdict]) for verdict in _ORDER if counts[verdict]]
    if not parts:
        return say("No claim was found in this report.")
    return say("{parts}.", parts=Listed(parts))


def _count(verdict: VerdictId, n: int) -> Say:
    number = Num(n)
    match verdict:
        case "supported":
            return say_n("{n} is supported", "{n} are supported", n, n=number)
        case "other_rule":
            return say_n("{n} fits another rule", "{n} fit another rule", n, n=number)
        case "depends":
            return say_n("{n} depends on what is meant", "{n} depend on what is meant", n, n=number)
        case "disputed":
            return say_n("{n} is disputed between sources", "{n} are disputed between sources", n, n=number)
        case "differs":
            return say_n("{n} differs from the maps", "{n} differ from the maps", n, n=number)
        case "contradicted":
            return say_n("{n} is contradicted by the maps", "{n} are contradicted by the maps", n, n=number)
        case "inconsistent":
            return say_n("{n} contradicts the report itself", "{n} contradict the report itself", n, n=number)
        case "uncovered":
            return say_n("{n} is not covered", "{n} are not covered", n, n=number)
        case "unmeasurable":
            return say_n("{n} cannot be measured", "{n} cannot be measured", n, n=number)
        case "context":
            return say_n("{n} is shown as background", "{n} are shown as background", n, n=number)


def notes_of(case: Case, rulings: Sequence[Ruling]) -> Iterator[Say]:
    """What the reader should know, each with what to do."""
    if case.report.published is None:
        yield say(
            "No day of publication was found, so what is told in the present cannot be set beside a map; give the day "
            "with --published."
        )
    own = [r.rows[0].measurement.root for r in rulings if r.verdict == "supported" and r.rows and r.rows[0].own == 0]
    for root in dict.fromkeys(own):
        yield say(
            "Figures credited to {source} were measured again on maps of {source}: that they fit shows how they were "
            "counted, and is no second witness.",
            source=Label(root),
        )
