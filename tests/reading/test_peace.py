"""What is no act of this war, said in a report about it: accidents, elections, concerts, private people, polls."""

from __future__ import annotations

import datetime as dt

import pytest
from marks_samples import cases

import frontledger as fl
from frontledger import theatre
from frontledger.reading.claims import claims_of, report_as_read
from frontledger.reading.doc import Doc

TOLD = dt.date(2025, 8, 20)


@pytest.mark.parametrize(("language", "text", "never"), cases("peace"))
def test_no_claim_of_that_kind(language: str, text: str, never: str) -> None:
    report, _ = report_as_read(fl.open_report(text, published=TOLD, language=language))
    told = claims_of(Doc(report, theatre.load()), of_war=True).claims
    kind = never.removeprefix("no ")
    assert not [c for c in told if kind in {c.kind, "nothing"}]
