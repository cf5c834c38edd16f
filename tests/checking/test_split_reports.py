"""Short reports whose claims lean on one another, in the languages that are read, set beside the figures that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

import frontledger as fl

FILE = Path(__file__).with_name("split_reports.txt").read_text("utf-8")
REPORTS = [block.split("\n= ") for block in FILE.strip().removeprefix("# ").split("\n# ")]
"""Of each: language, day and text; then a line a claim: kind, side, place, days, figure, direction or order, and
verdict."""


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r[0][:40])
def test_report(report: list[str]) -> None:
    head, text = report[0].split("\n", 1)
    language, published = head.split()
    answer = fl.check(text.encode(), published=published, language=language, name="report.txt")
    assert [_line(c) for c in answer.claims] == report[1:], [c.sentence for c in answer.claims]


def _line(claim: fl.nouns.CheckedClaim) -> str:
    period, amount, extra = claim.period, claim.amount, claim.extra
    days = f"{period.start or ''}..{period.end or ''}" if period else ""
    figure = f"{amount.low:g} {amount.unit}" if amount else ""
    parts = (claim.kind, claim.side or "", ",".join(claim.place), days, figure, extra.direction or extra.order or "")
    return "|".join((*parts, claim.verdict))
