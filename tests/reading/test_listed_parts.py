"""A whole told with its parts in places of their own."""

from __future__ import annotations

import datetime as dt

import pytest
from marks_samples import cases

import frontledger as fl
from frontledger import theatre
from frontledger.reading.claims import claims_of, report_as_read
from frontledger.reading.doc import Doc

TOLD = dt.date(2025, 8, 20)


@pytest.mark.parametrize(("language", "text", "parts"), cases("parts"))
def test_each_part_has_its_place(language: str, text: str, parts: str) -> None:
    report, _ = report_as_read(fl.open_report(text, published=TOLD, language=language))
    told = claims_of(Doc(report, theatre.load()), of_war=True).claims
    found = {f"{c.amount.low} {','.join(c.place)}" for c in told if c.amount is not None}
    assert set(parts.split("; ")) <= found
