"""Who says what, told in many ways: each passage names whoever its claims are from, in order, or nobody."""

from __future__ import annotations

import pytest
from marks_samples import cases

import frontledger as fl
from frontledger import theatre
from frontledger.reading.claims import claims_of, report_as_read
from frontledger.reading.doc import Doc


@pytest.mark.parametrize(("language", "text", "said"), cases("says"))
def test_says(language: str, text: str, said: str) -> None:
    report, _ = report_as_read(fl.open_report(text, published="2025-08-20", language=language))
    claims = claims_of(Doc(report, theatre.load()), of_war=True).claims
    speakers = ["/".join([c.speaker, *c.via]) for c in claims]
    assert list(dict.fromkeys(speakers)) == said.split(" & ")
