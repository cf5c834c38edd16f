"""Deadlines that a noun tells: whose, for what, by which day."""

from __future__ import annotations

import pytest
from stance_reading import doc

from frontledger.reading.claims.positions.deadlines import read_deadlines
from frontledger.reading.claims.positions.read import read_positions


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Macron's deadline for a truce expired on 5 September.", [("FR", "ceasefire", "2025-09-05")]),
        ("en", "Trump set no date. His ultimatum ran out on 3 September.", [("US", "ceasefire", "2025-09-03")]),
        ("en", "The deadline for subscriptions is near, said Trump.", []),
        ("en", "Did Trump's deadline end on 3 September?", []),
        ("uk", "Ультиматум Трампа сплив 3 вересня.", [("US", "ceasefire", "2025-09-03")]),
        ("uk", "Дедлайн Макрона щодо санкцій — 5 вересня.", [("FR", "sanctions", "2025-09-05")]),
        ("zh-Hant", "馬克宏設下的9月5日期限已過。", [("FR", "ceasefire", "2025-09-05")]),
        ("zh-Hant", "隨著9月3日大限逼近，川普改口。", [("US", "ceasefire", "2025-09-03")]),
    ],
)
def test_deadline(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    report = doc(text, language)
    found = read_deadlines(report, read_positions(report))
    assert [(c.side, c.extra.subject, c.extra.deadline) for c in found] == expected
    assert all(c.quote == text[c.span.start : c.span.end] for c in found)
