"""Ground and shares of it in other words, and the values that a figure is compared with, in reports about the war."""

from __future__ import annotations

import pytest
from measured_reading import DAY, cases, expected, written

import frontledger as fl
from frontledger import theatre
from frontledger.reading.claims import claims_of, report_as_read
from frontledger.reading.doc import Doc


@pytest.mark.parametrize(("language", "text", "claims"), cases("areas"))
def test_case(language: str, text: str, claims: str) -> None:
    report, _ = report_as_read(fl.open_report(text, published=DAY, language=language))
    told = claims_of(Doc(report, theatre.load()), of_war=True).claims
    measured = [c for c in told if c.kind in {"area_change", "area_total", "area_share"}]
    assert written(measured, claims) == expected(claims)
