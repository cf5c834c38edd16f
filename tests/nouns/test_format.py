"""Numbers, units and dates in the languages of answers."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.nouns import Amount, Period
from frontledger.nouns import format as f

LANGS = ["en", "zh-Hant", "uk"]
NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ["1,672.4 km²", "36%", "113,983 people", "+112.6 km²", "−3.2 km²", "1 person"]),
        ("zh-Hant", ["1,672.4 平方公里", "36%", "113,983 人", "+112.6 平方公里", "−3.2 平方公里", "1 人"]),
        ("uk", ["1672,4 км²", "36 %", "113 983 особи", "+112,6 км²", "−3,2 км²", "1 особа"]),
    ],
)
def test_numbers_are_written_as_the_language_does(lang: str, expected: list[str]) -> None:
    given = [
        f.number(1672.4, lang, "km2", decimals=1),
        f.number(36, lang, "percent"),
        f.number(113983, lang, "person"),
        f.number(112.6, lang, "km2", signed=True),
        f.number(-3.24, lang, "km2"),
        f.number(1, lang, "person"),
    ]
    assert given == [text.replace(" ", NB) for text in expected]


def test_one_decimal_below_a_thousand_and_none_above() -> None:
    assert [f.number(x, "en") for x in (999.94, 1000.4, 30.0, 30, 0.05, -0.04)] == [
        "999.9", "1,000", "30.0", "30", "0.1", "0.0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "noun"), [(1, "one"), (2, "few"), (5, "many"), (11, "many"), (12, "many"), (21, "one"), (104, "few")]
)
def test_ukrainian_nouns_follow_the_number(count: int, noun: str) -> None:
    forms = {"one": "безпілотник", "few": "безпілотники", "many": "безпілотників"}
    assert f.number(count, "uk", "drone") == f"{count}{NB}{forms[noun]}"


def test_an_amount_keeps_hedge_range_and_what_was_printed() -> None:
    over = Amount(low=110_000, high=110_000, unit="person", hedge="over")
    assert [f.amount(over, lang) for lang in LANGS] == [
        f"more than 110,000{NB}people",
        f"逾{NB}110,000{NB}人",
        f"понад 110{NB}000{NB}осіб",
    ]
    assert f.amount(Amount(low=10, high=12.5, unit="km"), "uk") == f"10–12,5{NB}км"
    assert f.amount(Amount(low=3, high=3, unit="field kitchen"), "en") == f"3{NB}field kitchen"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-08-12", "2025-08-12", ["12 August 2025", "2025年8月12日", "12 серпня 2025 року"]),
        ("2025-08-03", "2025-08-09", ["3–9 August 2025", "2025年8月3日至9日", "3–9 серпня 2025 року"]),
        (
            "2025-08-28", "2025-09-03",
            ["28 August – 3 September 2025", "2025年8月28日至9月3日", "28 серпня – 3 вересня 2025 року"],
        ),
        (
            "2024-12-30", "2025-01-02",
            [
                "30 December 2024 – 2 January 2025", "2024年12月30日至2025年1月2日",
                "30 грудня 2024 року – 2 січня 2025 року",
            ],
        ),
        ("2024-02-01", "2024-02-29", ["February 2024", "2024年2月", "лютий 2024 року"]),
        ("2025-06-01", "2025-08-31", ["June – August 2025", "2025年6月至8月", "червень – серпень 2025 року"]),
        ("2025-01-01", "2025-12-31", ["2025", "2025年", "2025 рік"]),
        ("2024-01-01", "2025-12-31", ["2024–2025", "2024–2025年", "2024–2025 роки"]),
        (None, "2025-08-12", ["until 12 August 2025", "至2025年8月12日", "до 12 серпня 2025 року"]),
        ("2024-05-01", None, ["from 1 May 2024", "2024年5月1日起", "від 1 травня 2024 року"]),
        (None, None, ["", "", ""]),
    ],
)  # fmt: skip
def test_a_period_is_said_as_shortly_as_it_can(start: str | None, end: str | None, expected: list[str]) -> None:
    p = Period(*(dt.date.fromisoformat(d) if d else None for d in (start, end)))
    assert [f.period(p, lang) for lang in LANGS] == expected


def test_a_tag_without_a_table_is_written_as_its_nearest_relative() -> None:
    assert f.number(1.5, "zh-Hant-TW", "km2") == f.number(1.5, "zh-Hant", "km2")
    assert f.number(1.5, "zz", "km2") == f.number(1.5, "en", "km2")
    assert [f.direction(tag) for tag in ("ar", "fa-AF", "en", "arn")] == ["rtl", "rtl", "ltr", "ltr"]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not a number"):
        f.number(value, "en")


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)), st.sampled_from(LANGS))
def test_a_printed_number_can_be_read_back(value: float, lang: str) -> None:
    text = f.number(value, lang, signed=True)
    plain = text.replace(f.MINUS, "-").replace(NB, "")
    plain = plain.replace(",", ".") if lang == "uk" else plain.replace(",", "")
    step = 0.1 if isinstance(value, float) and abs(value) < 1000 else 1
    assert abs(float(plain) - value) <= step / 2 + abs(value) * sys.float_info.epsilon * 2


@given(st.dates(), st.dates(), st.sampled_from(LANGS))
def test_a_period_names_both_years(one: dt.date, other: dt.date, lang: str) -> None:
    first, last = sorted((one, other))
    text = f.period(Period(first, last), lang)
    assert str(first.year) in text
    assert str(last.year) in text
