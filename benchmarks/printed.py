#!/usr/bin/env python3
"""How printed figures come out as claims: every one of `figures/published.csv` judged, and how many of the national
gains of each source its own rule supports, and every other rule.

    python benchmarks/printed.py            the counts
    python benchmarks/printed.py --rows     every row with its verdict
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from frontledger.checking import check_claims
from frontledger.checking.amounts import rows_of
from frontledger.checking.check import judge
from frontledger.checking.figures import Figure, changes, distinct
from frontledger.checking.printed import counted_by
from frontledger.checking.question import Case, ask, cuts_off
from frontledger.checking.table import counting
from frontledger.control.measurer import FigureMeasurer
from frontledger.nouns import CheckedClaim, Claim, Evidence, Passage, Report, Span
from frontledger.theatre import load
from frontledger.theatre.printed import PrintedClaim

THEATRE = load()
MEASURER = FigureMeasurer(THEATRE)
COUNTED = ("afp", "deepstate")
"""Whose figures of national gain are counted."""


class Judged(NamedTuple):
    """A printed figure with its verdict; what stands beside it is judged with it."""

    printed: PrintedClaim
    checked: CheckedClaim
    beside: tuple[CheckedClaim, ...]

    @property
    def own(self) -> Evidence | None:
        """By the first of its source's own rules that has a figure."""
        told = {"area_change": ("change", "gained", "lost", "share")}.get(self.checked.kind)
        own = (e for e in self.checked.evidence if e.own and e.amount is not None)
        return next((e for e in own if told is None or e.quantity in told), None)

    @property
    def alone(self) -> str:
        """The verdict on the figure itself, without a conversion that stands beside it."""
        claim = self.printed.claim
        quote = claim.quote.partition(" (")[0]
        bare = msgspec.structs.replace(claim, quote=quote, span=Span(0, len(quote)))
        return judge(Case((bare,), report_of((bare,), self.printed.row.url), MEASURER, THEATRE), bare).verdict


def report_of(claims: Sequence[Claim], url: str = "") -> Report:
    """A report that says nothing but these figures; of its publication only is known that it was no earlier than the
    last day that any figure of the page speaks of."""
    text = claims[0].quote
    days = [p.row.end for p in THEATRE.printed if p.row.url == url]
    return Report(
        name="printed", text=text, sha256="0" * 64, encoding="utf-8", language="en", language_confidence=1.0,
        published=max(days, default=None), published_from=None, passages=(Passage(span=Span(0, len(text))),),
    )  # fmt: skip


@lru_cache(maxsize=1)
def judged() -> tuple[Judged, ...]:
    """Every printed figure with its verdict, in the order of the file."""
    out = []
    for printed in THEATRE.printed:
        report = report_of(printed.claims, printed.row.url)
        found = check_claims(printed.claims, report=report, measurer=MEASURER, theatre=THEATRE, lang="en").claims
        out.append(Judged(printed, found[0], found[1:]))
    return tuple(out)


def national(who: str) -> list[Judged]:
    """Figures of national gain that a source counted itself and that its own rule covers, each distinct one once."""
    seen, out = set(), []
    for j in judged():
        claim = j.printed.claim
        amount = claim.amount and (claim.amount.low, claim.amount.high, claim.amount.unit)
        told = (claim.side, claim.period, amount, claim.extra.direction, claim.extra.net)
        gain = claim.kind == "area_change" and claim.amount is not None and claim.amount.unit in ("km2", "mi2")
        theirs = counted_by(claim) == who and claim.place == (THEATRE.home,)
        if gain and theirs and j.own is not None and told not in seen:
            seen.add(told)
            out.append(j)
    return out


def by_other_rules(j: Judged) -> dict[str, bool]:
    """By every rule that is not the source's own and covers the figure: would it be supported, were that the rule of
    its source? Rules that find the very same from one source are one; a map missing at an end supports nothing here."""
    claim = j.printed.claim
    case = Case((claim,), report_of((claim,), j.printed.row.url), MEASURER, THEATRE)
    assert claim.period
    own = case.own_rules(claim, claim.period)
    found: dict[str, list[Figure]] = {}
    for figure in distinct(case, changes(case, claim, claim.period), own):
        found.setdefault(figure.measurement.convention, []).append(figure)
    out = {}
    for id_, figures in found.items():
        rule = THEATRE.conventions[id_]
        if rule in own:
            continue
        _, allowed = ask(
            claim, "change", claim.period, places=claim.place, rounded_down=cuts_off((rule,), claim.period)
        )
        assert allowed
        rows = counting(rows_of(figures, allowed, (rule,)))
        if rows:
            out[id_] = rows[0].grade == "fits" and not rows[0].set_aside
    return out


def told(j: Judged) -> str:
    """A figure in a few words."""
    row = j.printed.row
    return f"{row.start} … {row.end}: {row.amount} {row.unit}" + (f" ({row.hedge})" if row.hedge != "none" else "")


def counts() -> Iterator[str]:
    """The counts, a line each."""
    pairs, chance = 0, []
    for who in COUNTED:
        found = national(who)
        supported = [j for j in found if j.alone == "supported"]
        share = 100 * len(supported) / len(found)
        open_ = sum(any(f.set_aside for f in j.own.flags) for j in supported if j.own)
        yield f"{who}: {len(supported)} of {len(found)} supported by its own rule ({share:.0f} %)"
        yield f"  of them within what a map missing at an end leaves open: {open_}"
        others: dict[str, list[tuple[Judged, bool]]] = {}
        for j in found:
            for rule, fits in by_other_rules(j).items():
                others.setdefault(rule, []).append((j, fits))
        for rule, tried in sorted(others.items()):
            fitting = [j for j, fits in tried if fits]
            pairs += len(tried)
            chance += [f"{who}, {told(j)}, by {rule}" for j in fitting]
            yield f"  by {rule}: {len(fitting)} of {len(tried)}"
    yield f"by rules of others: {len(chance)} of {pairs} ({100 * len(chance) / pairs:.1f} %)"
    yield from (f"  {line}" for line in chance)


def main(arguments: list[str]) -> int:
    """Command line."""
    if "--rows" in arguments:
        for j in judged():
            own = f"{j.own.amount:.1f} by {j.own.convention}" if j.own and j.own.amount is not None else "-"
            print(
                told(j),
                j.printed.row.region,
                "|",
                j.printed.row.source,
                "|",
                own,
                "|",
                j.checked.verdict,
                "|",
                j.checked.sentence,
            )
    for line in counts():
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
