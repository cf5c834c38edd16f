#!/usr/bin/env python3
"""How often each verdict is right on claims of which more is known than the maps tell, and how often a figure comes out
`supported` that was drawn from another claim.

    python benchmarks/calibration.py           both tables, as docs/checking.md prints them
    python benchmarks/calibration.py --wrong   every claim whose verdict is wrong

Data: the labelled reports of `tests/reports` and `tests/unseen`, the printed figures that ship, and the labelled corpus
where it lies beside the repository (`../shared/corpus`). Labels may name a known error; of the printed figures those of
`tools/printed_misprints.csv` are known to be wrong.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from frontledger.checking import check_claims
from frontledger.checking.check import judge
from frontledger.checking.printed import of_a_party, printed_beside
from frontledger.checking.question import Case
from frontledger.checking.tolerance import allowed, table
from frontledger.control.measurer import FigureMeasurer
from frontledger.nouns import CheckedClaim, Claim, Passage, Report, Span
from frontledger.theatre import load

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
LABELLED = (ROOT / "tests" / "reports", ROOT / "tests" / "unseen" / "open", ROOT / "tests" / "unseen" / "held")
MISPRINTS = ROOT / "tools" / "printed_misprints.csv"
FOR = ("supported", "other_rule")
AGAINST = ("contradicted", "inconsistent")
OPEN = ("depends", "disputed", "differs")
SILENT = ("uncovered", "unmeasurable", "context")
SEEDS = range(5)
THEATRE = load()
MEASURER = FigureMeasurer(THEATRE)
NOT_OF_A_CLAIM = ("optional", "known_error")


class Known(NamedTuple):
    """A claim of which is known whether it carries an error."""

    claim: Claim
    published: dt.date | None
    language: str
    wrong: bool
    checked: CheckedClaim
    printed: bool = False

    @property
    def right(self) -> bool | None:
        """Is the verdict right? None where it takes no side.

        One that speaks for a claim is right where no error of it is known. One that speaks against it is right where
        one is, or where the figure is a party's own and every other that was printed for it lies more than a quarter
        off; of what else a party says of itself nobody knows. `differs` is right of a known error, and takes no side
        else.
        """
        verdict = self.checked.verdict
        if verdict in FOR:
            return not self.wrong
        if verdict in AGAINST:
            if self.wrong or inflated(self):
                return True
            return None if of_a_party(THEATRE, self.claim) else False
        return True if verdict == "differs" and self.wrong else None


def inflated(known: Known) -> bool:
    """A party's own figure from which all that others printed for it lies apart."""
    case = Case((known.claim,), report_of(known.claim, known.published, known.language), MEASURER, THEATRE)
    others = [row.measurement.amount or 0.0 for row in printed_beside(case, known.claim)]
    question = known.checked.question
    if not others or question is None or question.low is None or question.high is None:
        return False
    room = table()["near"]["share_of_claim"] * (question.low + question.high) / 2
    return all(other > question.high + room or other < question.low - room for other in others)


def report_of(claim: Claim, published: dt.date | None, language: str) -> Report:
    """A report that says nothing but this claim."""
    return Report(
        name="claim", text=claim.quote, sha256="0" * 64, encoding="utf-8", language=language, language_confidence=1.0,
        published=published, published_from=None, passages=(Passage(span=Span(0, len(claim.quote))),),
    )  # fmt: skip


@lru_cache(maxsize=2)
def known(*, corpus: bool) -> tuple[Known, ...]:
    """All labelled claims and printed figures, each checked in its report."""
    folders = [CORPUS] if corpus else []
    return (*(k for folder in (*folders, *LABELLED) for k in _labelled(folder)), *_printed())


def _labelled(folder: Path) -> Iterator[Known]:
    for path in sorted((folder / "labels").glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        if not told["claims"]:
            continue
        text = (folder / "reports" / told["file"]).read_text("utf-8")
        claims = [
            msgspec.convert({k: v for k, v in c.items() if k not in NOT_OF_A_CLAIM}, Claim) for c in told["claims"]
        ]
        day = dt.date.fromisoformat(told["published"])
        report = msgspec.structs.replace(
            report_of(claims[0], day, told["language"]), text=text, passages=(Passage(span=Span(0, len(text))),)
        )
        found = check_claims(claims, report=report, measurer=MEASURER, theatre=THEATRE, lang="en").claims
        for claim, label, checked in zip(claims, told["claims"], found, strict=True):
            yield Known(claim, day, told["language"], bool(label.get("known_error")), checked)


def _printed() -> Iterator[Known]:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import printed

    with MISPRINTS.open(encoding="utf-8", newline="") as file:
        wrong = {(r["from"], r["to"], r["kind"], r["amount"], r["source"]): r["what"] for r in csv.DictReader(file)}
    for j in printed.judged():
        row = j.printed.row
        what = wrong.get((str(row.start), str(row.end), row.kind, row.amount, row.source))
        # on a page that does not tell what is wrong beside it, the figure is right
        misprint = what is not None and ("beside" not in what or bool(row.beside))
        # what is wrong may stand beside the figure
        against = next((c for c in j.beside if misprint and c.verdict in (*AGAINST, "differs")), j.checked)
        yield Known(j.printed.claim, None, "en", misprint, against, printed=True)


def verdicts(of: Sequence[Known]) -> Iterator[str]:
    """How often each verdict is right, by kind."""
    yield "| kind | verdict | claims | right | wrong | takes no side |"
    yield "|---|---|---:|---:|---:|---:|"
    total: dict[str, Counter[bool | None]] = {}
    cells: dict[tuple[str, str], Counter[bool | None]] = {}
    for k in of:
        kind = f"{k.claim.kind}, printed" if k.printed else k.claim.kind
        cells.setdefault((kind, k.checked.verdict), Counter())[k.right] += 1
        total.setdefault(k.checked.verdict, Counter())[k.right] += 1
    order = (*FOR, *OPEN, *AGAINST)
    rows = [(kind, verdict, n) for (kind, verdict), n in cells.items() if verdict in order]
    for kind, verdict, n in sorted(rows, key=lambda r: (r[0], order.index(r[1]))):
        yield f"| {kind} | `{verdict}` | {sum(n.values())} | {n[True]} | {n[False]} | {n[None]} |"
    for verdict in order:
        n = total.get(verdict, Counter())
        yield f"| **all** | `{verdict}` | {sum(n.values())} | {n[True]} | {n[False]} | {n[None]} |"
    silent = sum(sum(n.values()) for verdict, n in total.items() if verdict in SILENT)
    errors = [k for k in of if k.wrong]
    found = sum(k.right is True for k in errors)
    yield ""
    yield (
        f"{len(of)} claims, of which {silent} are not judged. Of {len(errors)} claims with a known error {found} come "
        f"out as one, {sum(k.checked.verdict in SILENT for k in errors)} are not judged."
    )


class Shuffled(NamedTuple):
    """What claims with amounts of others come out as."""

    kind: str
    supported: int
    judged: int
    claims: int


def shuffled(of: Sequence[Known], seeds: Sequence[int] = SEEDS) -> list[Shuffled]:
    """The same claims with amounts changed among claims of one kind and unit, several times over; left out is an amount
    that cannot be told from the claim's own, rounding and hedges of both taken in: it is no other figure."""
    groups: dict[tuple[str, str], list[Known]] = {}
    for k in of:
        if k.claim.amount is not None and not k.wrong:
            groups.setdefault((k.claim.kind, k.claim.amount.unit), []).append(k)
    counts: dict[str, Counter[str]] = {}
    for (kind, _), members in sorted(groups.items()):
        for seed in seeds:
            donors = list(members)
            random.Random(f"{kind} {seed}").shuffle(donors)
            for k, donor in zip(members, donors, strict=True):
                if _other_figure(k.claim, donor.claim):
                    counts.setdefault(kind, Counter())[_verdict(k, donor)] += 1
    return [
        Shuffled(kind, n["supported"], sum(c for v, c in n.items() if v not in SILENT), sum(n.values()))
        for kind, n in sorted(counts.items())
    ]


def _other_figure(one: Claim, other: Claim) -> bool:
    assert one.amount and other.amount
    a, b = allowed(one.amount, one.quote), allowed(other.amount, other.quote)
    return a.miss(b.low, b.high) > 0


def _verdict(k: Known, donor: Known) -> str:
    """With the donor's amount, and the words it was printed in."""
    quote = donor.claim.quote
    claim = msgspec.structs.replace(k.claim, amount=donor.claim.amount, quote=quote, span=Span(0, len(quote)))
    return judge(Case((claim,), report_of(claim, k.published, donor.language), MEASURER, THEATRE), claim).verdict


def chance(of: Sequence[Shuffled]) -> Iterator[str]:
    """How often shuffled amounts are supported, by kind."""
    yield "| kind | supported | of those judged | | of all | |"
    yield "|---|---:|---:|---:|---:|---:|"
    whole = Shuffled("**all**", *(sum(n) for n in zip(*((s.supported, s.judged, s.claims) for s in of), strict=True)))
    for s in (*(s for s in of if s.judged), whole):
        yield (
            f"| {s.kind} | {s.supported} | {s.judged} | {_percent(s.supported, s.judged)} | {s.claims} | "
            f"{_percent(s.supported, s.claims)} |"
        )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""


def main(arguments: list[str]) -> int:
    """Command line."""
    of = known(corpus=CORPUS.is_dir())
    if "--wrong" in arguments:
        for k in of:
            if k.right is False:
                print(k.claim.kind, k.checked.verdict, "|", k.claim.speaker, *k.claim.via, "|", k.checked.sentence)
        return 0
    for line in (*verdicts(of), "", *chance(shuffled(of))):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
