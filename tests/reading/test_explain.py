"""What an explanation points at: the claims that are read, in the text as given, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

import frontledger as fl
from frontledger.languages import LANGUAGES

REPORTS = Path(__file__).resolve().parent.parent / "reports" / "reports"
FIRST = {tag: next(iter(sorted(REPORTS.glob(f"{tag}-[!H]*.txt"))), None) for tag in LANGUAGES}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_claims_and_words_are_those_of_the_text_as_given(tag: str) -> None:
    path = FIRST[tag]
    assert path is not None, "every language has a report of our own"
    report = fl.open_report(path, language=tag)
    explained = fl.explain(report)
    assert tuple(e.claim for e in explained) == fl.read(report).claims
    assert explained
    for e in explained:
        assert report.text[e.claim.span.start : e.claim.span.end] == e.claim.quote
        assert e.sentence.start <= e.claim.span.start <= e.sentence.end
        words = [report.text[w.start : w.end] for b in e.because for w in b.words]
        assert all(w.strip() for w in words)
    amounts = [b for e in explained for b in e.because if b.part == "amount"]
    assert sum(bool(b.words) for b in amounts) >= 0.7 * len(amounts)
