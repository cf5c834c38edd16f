"""Errors that the labelled reports carry on purpose come out as errors; what carries none is seldom contradicted."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

import frontledger as fl
from frontledger.nouns import CheckedClaim, Claim

pytestmark = pytest.mark.real

ERRORS = ("inconsistent", "contradicted", "differs")
LEFT_OUT = {"known_error", "optional"}
NOT_CHECKED = ("context", "unmeasurable")
AT_MOST = 0.025
"""Of the labels that can be checked and carry no error, the share that may be contradicted; docs/checking.md tells
each. Half of them are figures of the reports' own making, which no source has."""


@pytest.fixture(scope="module")
def checked(shared: Path) -> list[tuple[str, dict[str, object], CheckedClaim]]:
    """Every label of the corpus as a claim, with its file, itself and its verdict."""
    out = []
    for path in sorted((shared / "corpus" / "labels").glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        report = fl.open_report(
            shared / "corpus" / "reports" / told["file"], published=told["published"], language=told["language"]
        )
        claims = [msgspec.convert(label, Claim, strict=False) for label in told["claims"]]
        answer = fl.check(report, claims=claims)
        out += [(told["file"], *pair) for pair in zip(told["claims"], answer.claims, strict=True)]
    return out


def test_every_known_error_comes_out(checked: list[tuple[str, dict[str, object], CheckedClaim]]) -> None:
    known = [(file, c) for file, label, c in checked if label.get("known_error")]
    assert len(known) == 19
    assert not [(file, c.number, c.verdict) for file, c in known if c.verdict not in ERRORS]


def test_what_carries_no_error_never_contradicts_its_report(
    checked: list[tuple[str, dict[str, object], CheckedClaim]],
) -> None:
    against = [(f, c.number) for f, label, c in checked if c.verdict == "inconsistent" and not label.get("known_error")]
    assert not against


def test_few_others_are_contradicted_and_each_is_explained(
    checked: list[tuple[str, dict[str, object], CheckedClaim]],
) -> None:
    others = [(f, c) for f, label, c in checked if not label.keys() & LEFT_OUT and c.verdict not in NOT_CHECKED]
    against = {(Path(file).stem, str(c.number)) for file, c in others if c.verdict == "contradicted"}
    assert len(against) <= AT_MOST * len(others)
    page = (Path(__file__).resolve().parents[2] / "docs" / "checking.md").read_text("utf-8")
    rows = page.partition("### Contradicted, though no error is known")[2].partition("\n## ")[0].splitlines()
    cells = [[c.strip() for c in row.split("|")[1:3]] for row in rows if row.count("|") == 4]
    told = {(file, number) for file, numbers in cells for number in numbers.split(", ") if number.isdigit()}
    assert told == against
