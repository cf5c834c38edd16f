"""The answer in one line, and what the reader should know beside it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from ..nouns import Claim, Report, VerdictId
from ..nouns.report import InputNote
from .question import Case
from .say import Day, Label, Listed, Num, Say, say, say_n
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
    parts = [_count(verdict, Num(counts[verdict])) for verdict in _ORDER if counts[verdict]]
    if not parts:
        return say("No claim was found in this report.")
    n = len(rulings)
    return say_n("{n} claim: {parts}.", "{n} claims: {parts}.", n, n=Num(n), parts=Listed(parts))


def _count(verdict: VerdictId, n: Num) -> Say:
    match verdict:
        case "supported":
            return say("{n} supported", n=n)
        case "other_rule":
            return say("{n} by another rule", n=n)
        case "depends":
            return say("{n} depending on what is meant", n=n)
        case "disputed":
            return say("{n} disputed", n=n)
        case "differs":
            return say("{n} differing", n=n)
        case "contradicted":
            return say("{n} contradicted", n=n)
        case "inconsistent":
            return say("{n} contradicting the report itself", n=n)
        case "uncovered":
            return say("{n} not covered", n=n)
        case "unmeasurable":
            return say("{n} that cannot be measured", n=n)
        case "context":
            return say("{n} of background", n=n)


def notes_of(case: Case, rulings: Sequence[Ruling]) -> Iterator[Say]:
    """What the reader should know, each with what to do."""
    if case.report.published is None:
        yield say(
            "No day of publication was found, so what is told in the present cannot be set beside a map; give the day "
            "with --published."
        )
    elif any(_ahead(case, claim) for claim in case.claims):
        yield say(
            "The report is taken to be of {day}, and tells of a later time as past; if that day is wrong, give another "
            "with --published.",
            day=Day(case.report.published),
        )
    if case.report.published_from in ("claim", "newest"):
        yield _day_taken(case.report)
    yield from filter(None, (_odd(note) for note in case.report.notes))
    for root, series in dict.fromkeys(_only_witness(r) for r in rulings):
        if root is not None and series:
            yield say(
                "Figures credited to {source} were set beside the series of {source}: that they fit shows how they "
                "were counted, and is no second witness.",
                source=Label(root),
            )
        elif root is not None:
            yield say(
                "Figures credited to {source} were measured again on maps of {source}: that they fit shows how they "
                "were counted, and is no second witness.",
                source=Label(root),
            )


def _ahead(case: Case, claim: Claim) -> bool:
    """Does a claim tell as past what the report, by its day of publication, cannot know yet?"""
    day, start = case.report.published, claim.period.start if claim.period else None
    past = claim.modality in ("asserted", "claimed") and claim.kind not in ("meeting", "position")
    return past and day is not None and start is not None and start > day + dt.timedelta(days=1)


def _day_taken(report: Report) -> Say:
    """On which day a claim typed without one is read."""
    day = Day(report.published or dt.date.min)
    if report.published_from == "newest":
        return say(
            "No day is given: it was read as of {day}, when the newest maps end; another day with --published.", day=day
        )
    return say("No day is given: it was read as of {day}, the last it names; another day with --published.", day=day)


def _odd(note: InputNote) -> Say | None:
    """What was odd about the input, where it may have changed what was read."""
    match note:
        case "undecodable_bytes":
            return say("Some bytes of the report could not be decoded and stand as “�”; save it as UTF-8.")
        case "declared_encoding_wrong":
            return say("The report is not in the encoding it names; compare its text with the original.")
        case "control_characters":
            return say("The report holds control characters, which are not shown.")
        case "date_refused":
            return say("The report gives a day of publication that cannot be; if it is wrong here, use --published.")
        case "byte_order_mark":
            return None


def _only_witness(ruling: Ruling) -> tuple[str | None, bool]:
    """The origin of a supported figure, where that is the credited source's own and no other fits; and whether it
    counts what is no ground."""
    fitting = [r for r in ruling.rows if r.grade == "fits"]
    roots = {r.measurement.root for r in fitting}
    own = ruling.verdict == "supported" and any(r.own is not None for r in fitting)
    return roots.pop() if own and len(roots) == 1 else None, any(r.measurement.what for r in fitting)
