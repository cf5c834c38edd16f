"""Times of sentences in each language, and the laws that hold for any date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marks_samples import cases, texts

from frontledger.reading.marks import Time
from frontledger.reading.times.find import find_times, period_of

TOLD = dt.date(2025, 8, 14)


def said(t: Time) -> str:
    """`since 2024-05-01..2024-05-31 end`: role, days named, part."""
    days = str(t.from_) if t.from_ == t.to else f"{t.from_}..{t.to}"
    return " ".join(x for x in ("" if t.role == "at" else t.role, days, t.part or "") if x)


@pytest.mark.parametrize(("language", "text", "expected"), cases("times"))
def test_case(language: str, text: str, expected: str) -> None:
    assert " | ".join(map(said, find_times(text, language=language, published=TOLD))) == expected


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("en", "since late May 2024", (dt.date(2024, 5, 1), TOLD)),
        ("en", "since the start of the year", (dt.date(2025, 1, 1), TOLD)),
        ("en", "as of 10 August", (None, dt.date(2025, 8, 10))),
        ("en", "now", (None, TOLD)),
        ("en", "a year ago", (None, dt.date(2024, 8, 14))),
        ("en", "before 2022", (None, dt.date(2021, 12, 31))),
        ("en", "after 10 August", (dt.date(2025, 8, 11), None)),
        ("en", "until 10 August", (None, dt.date(2025, 8, 10))),
        ("en", "last week", (dt.date(2025, 8, 4), dt.date(2025, 8, 10))),
        ("en", "in July", (dt.date(2025, 7, 1), dt.date(2025, 7, 31))),
        ("en", "before the end of August", (TOLD, dt.date(2025, 8, 31))),
        ("zh-Hant", "月底前", (TOLD, dt.date(2025, 8, 31))),
        ("en", "since next Friday", (dt.date(2025, 8, 22), None)),
        ("uk", "станом на 10 серпня", (None, dt.date(2025, 8, 10))),
        ("uk", "з початку року", (dt.date(2025, 1, 1), TOLD)),
        ("uk", "рік тому", (None, dt.date(2024, 8, 14))),
        ("zh-Hant", "2022年2月之前", (None, dt.date(2022, 1, 31))),
        ("zh-Hant", "截至8月中旬", (None, dt.date(2025, 8, 15))),
        ("zh-Hant", "目前", (None, TOLD)),
        ("zh-Hant", "自去年5月底以來", (dt.date(2024, 5, 1), TOLD)),
    ],
)
def test_period_of(language: str, text: str, period: tuple[dt.date | None, dt.date | None]) -> None:
    (time,) = find_times(text, language=language, published=TOLD)
    assert period_of(time, TOLD) == period


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", "on 12 August", dt.date(2026, 8, 12)),
        ("en", "They will meet on 15 August.", dt.date(2024, 8, 15)),
        ("en", "next Friday", dt.date(2025, 8, 15)),
        ("en", "12/08/2025", dt.date(2025, 12, 8)),
        ("uk", "у вівторок", dt.date(2025, 8, 19)),
        ("zh-Hant", "12日", dt.date(2025, 9, 12)),
    ],
)
def test_the_other_reading_is_kept(language: str, text: str, other: dt.date) -> None:
    (time,) = find_times(text, language=language, published=TOLD)
    assert (other, other) in time.alternatives


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on Tuesday, in May, last week"),
        ("uk", "у вівторок, у травні, минулого тижня"),
        ("zh-Hant", "週二，5月，上週"),
    ],
)
def test_without_a_day_of_publication_times_are_found_without_days(language: str, text: str) -> None:
    found = find_times(text, language=language, published=None)
    assert [t.grain for t in found] == ["day", "month", "week"]
    assert all(t.from_ is None and t.to is None and t.relative for t in found)


def test_full_dates_need_no_day_of_publication() -> None:
    (time,) = find_times("on 12 August 2025", language="en", published=None)
    assert (time.from_, time.to, time.relative) == (dt.date(2025, 8, 12), dt.date(2025, 8, 12), False)


def test_a_moment_of_publication_is_a_day_of_the_clock() -> None:
    moment = dt.datetime(2025, 8, 14, 22, 30, tzinfo=dt.UTC)
    (time,) = find_times("yesterday", language="en", published=moment, clock="Europe/Kyiv")
    assert time.from_ == dt.date(2025, 8, 14)


def test_a_stretch_told_on_another_day_is_read_with_that_day() -> None:
    (time,) = find_times("over the past week", language="en", published=dt.date(2023, 7, 24))
    assert (time.from_, time.to) == (dt.date(2023, 7, 17), dt.date(2023, 7, 24))


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
_MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"],
    "uk": ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня",
           "листопада", "грудня"],
}  # fmt: skip
_FULL = {
    "en": [
        "{d} {M} {y}",
        "{M} {d}, {y}",
        "{d} of {M}, {y}",
        "{y}-{m:02}-{d:02}",
        "{M} {d} {y}",
    ],
    "uk": ["{d} {M} {y} року", "{d} {M} {y}", "{d:02}.{m:02}.{y}", "{d}-го {M} {y} року", "{y}-{m:02}-{d:02}"],
    "zh-Hant": ["{y}年{m}月{d}日", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{y}年{m}月{d}號"],
}
_PARTIAL = {
    "en": ["on {d} {M}", "on {M} {d}"],
    "uk": ["{d} {M}", "{d}-го {M}"],
    "zh-Hant": ["{m}月{d}日"],
}


def _written(form: str, language: str, day: dt.date) -> str:
    month = _MONTHS[language][day.month - 1] if language in _MONTHS else ""
    return form.format(d=day.day, m=day.month, y=day.year, M=month)


@given(st.sampled_from([(tag, form) for tag, forms in _FULL.items() for form in forms]), DAYS, st.none() | DAYS)
def test_any_full_date_reads_back(style: tuple[str, str], day: dt.date, published: dt.date | None) -> None:
    text = _written(style[1], style[0], day)
    (time,) = find_times(text, language=style[0], published=published)
    assert (time.from_, time.to, time.grain) == (day, day, "day")
    assert (time.start, time.end) == (0, len(text))


@given(st.sampled_from([(tag, form) for tag, forms in _PARTIAL.items() for form in forms]), DAYS, st.integers(0, 300))
def test_a_date_without_a_year_reads_back_from_the_days_after_it(style: tuple[str, str], day: dt.date, on: int) -> None:
    published = day + dt.timedelta(on)
    (time,) = find_times(_written(style[1], style[0], day), language=style[0], published=published)
    assert (time.from_, time.to) == (day, day)


@given(texts(), st.none() | DAYS)
def test_spans_are_valid_sorted_and_apart(told: tuple[str, str], published: dt.date | None) -> None:
    language, text = told
    end = 0
    for t in find_times(text, language=language, published=published):
        assert end <= t.start < t.end <= len(text)
        assert t.from_ is None or t.to is None or t.from_ <= t.to
        end = t.end


@given(DAYS)
def test_relative_days_move_with_the_day_told(day: dt.date) -> None:
    text = "yesterday, over the past week, three days ago, overnight"
    here = find_times(text, language="en", published=TOLD)
    there = find_times(text, language="en", published=day)
    shift = day - TOLD
    for one, other in zip(here, there, strict=True):
        assert one.from_ and one.to
        assert (one.from_ + shift, one.to + shift) == (other.from_, other.to)
