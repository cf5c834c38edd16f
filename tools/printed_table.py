"""The table of docs/checking.md that shows every printed figure with its verdict, and why those that no rule supports
do not come out. Causes are told from the answer's own flags and from the other printed figures; only where those say
nothing the hand-written column of `printed_months.csv` is asked.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import printed as bench  # noqa: E402
from frontledger.checking.printed import PUBLISHED, of_a_party  # noqa: E402
from frontledger.checking.tolerance import base_unit  # noqa: E402
from frontledger.nouns import Claim, Evidence, Flag, Period  # noqa: E402
from frontledger.theatre.printed import PrintedClaim  # noqa: E402
from printed import Judged  # noqa: E402

MISPRINTS = ROOT / "tools" / "printed_misprints.csv"
CAUSES = ROOT / "tools" / "printed_months.csv"
HELD_UP = ("supported", "context", "unmeasurable")
ONE = dt.timedelta(days=1)
WORDS = {
    "multi_day": "no map at an end",
    "missing": "no map",
    "incomplete": "a layer missing",
    "glitch": "a glitch inside",
    "break_of_series": "what is counted changed",
    "recount": "drawn in or out without a change of hands",
    "redrawn": "drawn anew",
    "reclassified": "layers drawn anew",
    "lagged": "an older map stands in",
}


def rows() -> Iterator[str]:
    """The table, a line each."""
    yield "| from | to | what | who | printed | own rule | nearest other | verdict | why not supported |"
    yield "|---|---|---|---|---:|---:|---:|---|---|"
    for j in bench.judged():
        row = j.printed.row
        what = f"{row.kind.replace('_', ' ')}, {row.side} in {row.region}"
        hedge = "" if row.hedge == "none" else f" ({row.hedge.replace('_', ' ')})"
        beside = f" = {row.beside}" if row.beside else ""
        yield (
            f"| {row.start} | {row.end} | {what} | {row.source} | {row.amount} {row.unit}{beside}{hedge} "
            f"| {_figure(j.own)} | {_figure(nearest_other(j))} | {_verdict(j)} | {cause(j)} |"
        )


def _verdict(j: Judged) -> str:
    wrong = any(c.verdict == "inconsistent" for c in j.beside)
    return f"`{j.checked.verdict}`" + (", beside it `inconsistent`" if wrong else "")


def _figure(e: Evidence | None) -> str:
    return "" if e is None or e.amount is None else f"{e.amount:,.2f} {e.unit} `{e.convention}`"


def nearest_other(j: Judged) -> Evidence | None:
    """Of the rules that are not the source's own, the one nearest to the figure."""
    claim = j.printed.claim
    if claim.amount is None:
        return None
    _, factor = base_unit(claim.amount.unit)
    middle = (claim.amount.low + claim.amount.high) / 2 * factor
    sign = -1 if claim.extra.direction == "loss" else 1
    others = [
        e for e in j.checked.evidence if not e.own and e.amount is not None and e.fit in ("fits", "near", "apart")
    ]
    return min(others, key=lambda e: abs(sign * (e.amount or 0.0) - middle), default=None)


def cause(j: Judged) -> str:
    """Why a figure is not supported; what stands beside it and is wrong is told of supported ones too."""
    verdict = j.checked.verdict
    wrong = [c.sentence for c in (j.checked, *j.beside) if c.verdict == "inconsistent"]
    if wrong:
        return " ".join(wrong)
    if verdict in HELD_UP:
        return ""
    if verdict == "uncovered":
        more = "; ".join(text for tell in (_misprint, _elsewhere) if (text := tell(j)))
        return f"not covered: {j.checked.sentence}" + (f" {more}" if more else "")
    ways = (_misprint, _set_aside, _other_rule, _other_days, _elsewhere, _apart, _whose, _noted)
    told = [text for tell in ways if (text := tell(j))]
    return "; ".join(told) or _by_hand(j) or "not explained"


def _misprint(j: Judged) -> str:
    row = j.printed.row
    with MISPRINTS.open(encoding="utf-8", newline="") as file:
        known = {(r["from"], r["to"], r["kind"], r["amount"], r["source"]): r["what"] for r in csv.DictReader(file)}
    what = known.get((str(row.start), str(row.end), row.kind, row.amount, row.source), "")
    return f"misprint: {what}" if what and ("beside" not in what or row.beside) else ""


def _whose(j: Judged) -> str:
    """Has whoever counted it a rule here, and a map for the days and the place?"""
    claim, theatre = j.printed.claim, bench.THEATRE
    rules = [c for c in theatre.conventions.values() if bench.counted_by(claim) in c.used_by]
    if not rules:
        return "a party's own figure" if of_a_party(theatre, claim) else "no rule of its source is known here"
    if j.own is not None:
        return ""
    if claim.place != (theatre.home,):
        return f"`{rules[0].id}` is not cut by region here"
    days = bench.MEASURER.coverage(rules[0].id)
    return f"`{rules[0].id}` is covered from {days.start} to {days.end} here" if days else ""


def _deciding(j: Judged) -> Evidence | None:
    return j.own or nearest_other(j)


def _flags(e: Evidence | None, *, set_aside: bool) -> Iterator[Flag]:
    yield from (f for f in (e.flags if e else ()) if f.set_aside == set_aside and f.kind in WORDS)


def _said(flags: Iterator[Flag]) -> str:
    return ", ".join(dict.fromkeys(f"{WORDS[f.kind]} ({_days(f.period)})" for f in flags))


def _days(period: Period) -> str:
    return f"{period.start}" if period.start == period.end else f"{period.start} … {period.end}"


def _set_aside(j: Judged) -> str:
    return _said(_flags(_deciding(j), set_aside=True))


def _noted(j: Judged) -> str:
    return _said(_flags(_deciding(j), set_aside=False))


def _other_rule(j: Judged) -> str:
    fits = [f"`{e.convention}`" for e in j.checked.evidence if e.fit in ("fits", "yes") and not e.own]
    return f"fits by {', '.join(dict.fromkeys(fits))}" if fits else ""


def _other_days(j: Judged) -> str:
    """Does the own rule fit where a day at an end is counted otherwise?"""
    period, own = j.printed.claim.period, j.own
    if own is None or own.quantity != "change" or not period or not period.start or not period.end:
        return ""
    if period.start == period.end or j.checked.question is None or j.checked.question.low is None:
        return ""
    for first, last in ((0, -1), (1, 0), (0, 1), (-1, 0), (-1, -1), (1, 1)):
        days = Period(period.start + first * ONE, period.end + last * ONE)
        for m in bench.MEASURER.change(own.side, own.place, days):
            same = (m.convention, m.source, m.quantity) == (own.convention, own.source, own.quantity)
            weak = any(f.set_aside or f.kind == "lagged" for f in m.flags)
            if same and not weak and m.amount is not None and _meets(j, m.amount, m.uncertainty):
                return f"fits from {days.start} to {days.end} ({m.amount:,.1f})"
    return ""


def _meets(j: Judged, amount: float, uncertainty: float) -> bool:
    question = j.checked.question
    assert question and question.low is not None and question.high is not None
    return amount + uncertainty >= question.low and amount - uncertainty <= question.high


def _same_question(one: Claim, other: Claim) -> bool:
    return (one.kind, one.side, set(one.place), one.period) == (other.kind, other.side, set(other.place), other.period)


def _elsewhere(j: Judged) -> str:
    """The same source's figure for the same, printed otherwise on another page."""
    claim, row = j.printed.claim, j.printed.row

    def same(p: PrintedClaim) -> bool:
        return _same_question(p.claim, claim) and (p.row.unit, p.row.kind) == (row.unit, row.kind)

    alike = [p for p in bench.THEATRE.printed if same(p) and bench.counted_by(p.claim) == bench.counted_by(claim)]
    found = [f"{p.row.amount} {p.row.unit}" for p in alike if float(p.row.amount) != float(row.amount)]
    return f"the same printed elsewhere as {', '.join(dict.fromkeys(found))}" if found else ""


def _apart(j: Judged) -> str:
    """A party's own figure, and what those who only count printed for it."""
    shown = [e for e in j.checked.evidence if e.source == PUBLISHED]
    return (
        ""
        if not shown
        else "printed by others: "
        + ", ".join(f"{e.amount:,.1f} {e.unit} ({e.name})".replace(".0 ", " ") for e in shown)
    )


def _by_hand(j: Judged) -> str:
    row = j.printed.row
    with CAUSES.open(encoding="utf-8", newline="") as file:
        known = {(r["first"], r["last"], r["printed"]): r["cause"] for r in csv.DictReader(file)}
    return known.get((str(row.start), str(row.end), row.amount), "").removeprefix("not explained; ")
