"""How times are told in reports, phrase by phrase: each language has its ways of saying the same period."""

from __future__ import annotations

import datetime as dt

import pytest
from marks_samples import cases

from frontledger.reading.times.find import find_times, period_of

TOLD = dt.date(2025, 8, 20)
"""A Wednesday."""
PERIODS = {
    "overnight": "2025-08-19..2025-08-20",
    "the night to Wednesday": "2025-08-19..2025-08-20",
    "a night attack": "2025-08-19..2025-08-20",
    "past 24 hours": "2025-08-19..2025-08-20",
    "since midnight": "2025-08-20..2025-08-20",
    "before dawn": "2025-08-20..2025-08-20",
    "Wednesday morning": "2025-08-20..2025-08-20",
    "today": "2025-08-20..2025-08-20",
    "yesterday": "2025-08-19..2025-08-19",
    "Tuesday": "2025-08-19..2025-08-19",
    "last Friday": "2025-08-15..2025-08-15",
    "three days ago": "2025-08-17..2025-08-17",
    "a week ago": "2025-08-13..2025-08-13",
    "past three days": "2025-08-17..2025-08-20",
    "past week": "2025-08-13..2025-08-20",
    "past two weeks": "2025-08-06..2025-08-20",
    "past month": "2025-07-20..2025-08-20",
    "this week": "2025-08-18..2025-08-20",
    "last week": "2025-08-11..2025-08-17",
    "weekend": "2025-08-16..2025-08-17",
    "this month": "2025-08-01..2025-08-20",
    "last month": "2025-07-01..2025-07-31",
    "this year": "2025-01-01..2025-08-20",
    "last year": "2024-01-01..2024-12-31",
    "from 10 to 17 August": "2025-08-10..2025-08-17",
    "from 28 July to 3 August": "2025-07-28..2025-08-03",
    "12 August": "2025-08-12..2025-08-12",
    "July": "2025-07-01..2025-07-31",
    "July 2024": "2024-07-01..2024-07-31",
    "November last year": "2024-11-01..2024-11-30",
    "June and July": "2025-06-01..2025-07-31",
    "2024": "2024-01-01..2024-12-31",
    "spring 2024": "2024-03-01..2024-05-31",
    "last summer": "2024-06-01..2024-08-31",
    "first half": "2025-01-01..2025-06-30",
    "second quarter": "2025-04-01..2025-06-30",
    "first seven months": "2025-01-01..2025-07-31",
    "since the start of the year": "2025-01-01..2025-08-20",
    "since January": "2025-01-01..2025-08-20",
    "since 1 August": "2025-08-01..2025-08-20",
    "since 24 February 2022": "2022-02-24..2025-08-20",
    "as of 15 August": "None..2025-08-15",
}


@pytest.mark.parametrize(("language", "text", "named"), cases("timewords"))
def test_phrase(language: str, text: str, named: str) -> None:
    periods = [period_of(t, TOLD) for t in find_times(text, language=language, published=TOLD)]
    assert PERIODS[named] in {f"{a}..{b}" for a, b in periods}
