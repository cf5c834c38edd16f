"""Plain sentences with one date or one figure each, in the ways that newspapers of every language tell them."""

from __future__ import annotations

import datetime as dt

import pytest
from marks_samples import cases

from frontledger import find_quantities, find_times
from frontledger.reading.marks import Quantity, Time

TOLD = dt.date(2025, 9, 10)


def said(t: Time) -> str:
    """`since 2024-05-01..2024-05-31 end`: role, days named, part."""
    days = str(t.from_) if t.from_ == t.to else f"{t.from_}..{t.to}"
    return " ".join(x for x in ("" if t.role == "at" else t.role, days, t.part or "") if x)


def told(q: Quantity) -> str:
    """`10000..15000 house about`: the figure, its unit, its hedge."""
    whole = q.low == q.high == int(q.low)
    amount = str(int(q.low)) if whole else f"{q.low:.6g}" if q.low == q.high else f"{q.low:.6g}..{q.high:.6g}"
    return f"{amount} {q.unit or '?'}" + ("" if q.hedge == "none" else f" {q.hedge}")


@pytest.mark.parametrize(("language", "text", "expected"), cases("dates"))
def test_date(language: str, text: str, expected: str) -> None:
    assert " | ".join(map(said, find_times(text, language=language, published=TOLD))) == expected


@pytest.mark.parametrize(("language", "text", "expected"), cases("figures"))
def test_figure(language: str, text: str, expected: str) -> None:
    assert " | ".join(map(told, find_quantities(text, language=language))) == expected
    assert not find_times(text, language=language, published=TOLD)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "last week "),
        ("en", "two days after "),
        ("de", "letzte Woche "),
        ("nl", "vorig jaar "),
        ("fr", "deux jours après "),
        ("ja", "2023年"),
        ("ja", "2023年のクリスマス"),
        ("ru", "через два дня после "),
        ("tr", "geçen yıl "),
    ],
)
def test_any_number_of_them_in_a_row_is_read(language: str, text: str) -> None:
    row = text * (6_000 // len(text))
    assert all(t.end <= len(row) for t in find_times(row, language=language, published=TOLD))
