"""Numbers in every style of writing them read back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import ends_within
from frontledger.reading.quantities import find_quantities
from frontledger.reading.quantities.numbers import scan
from frontledger.reading.quantities.phrases import expand
from frontledger.reading.quantities.scan import read_figure
from frontledger.reading.times import find_times

WHOLE = st.integers(1, 10**12)


def value(text: str, language: str) -> tuple[int | float, int]:
    """What the number at the head of a text is, and how many tokens it takes; -1 for none."""
    number = scan(text, language).number(0)
    return (number.low, number.end) if number is not None and number.low == number.high else (-1, 0)


def _grouped(n: int, sign: str) -> str:
    return f"{n:,}".replace(",", sign)


def _full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in text)


_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def english(n: int) -> str:
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = f" {'and ' if size == 100 else ''}{english(n % size)}" if n % size else ""
            return f"{english(n // size)} {name}{rest}"
    if n < 20:
        return _ONES[n]
    return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")


_UK_ONES = ["нуль", "один", "два", "три", "чотири", "п'ять", "шість", "сім", "вісім", "дев'ять", "десять", "одинадцять",
            "дванадцять", "тринадцять", "чотирнадцять", "п'ятнадцять", "шістнадцять", "сімнадцять", "вісімнадцять",
            "дев'ятнадцять"]  # fmt: skip
_UK_TENS = ["", "", "двадцять", "тридцять", "сорок", "п'ятдесят", "шістдесят", "сімдесят", "вісімдесят", "дев'яносто"]
_UK_HUNDREDS = ["", "сто", "двісті", "триста", "чотириста", "п'ятсот", "шістсот", "сімсот", "вісімсот", "дев'ятсот"]


def ukrainian(n: int) -> str:
    for size, name in ((10**9, "мільярдів"), (10**6, "мільйонів"), (1000, "тисяч")):
        if n >= size:
            return f"{ukrainian(n // size)} {name}" + (f" {ukrainian(n % size)}" if n % size else "")
    words = [_UK_HUNDREDS[n // 100]] if n >= 100 else []
    n %= 100
    if n >= 20:
        words.append(_UK_TENS[n // 10])
        n %= 10
    if n or not words:
        words.append(_UK_ONES[n])
    return " ".join(words)


_HAN = "零一二三四五六七八九"


def chinese(n: int) -> str:
    for size, name in ((10**8, "億"), (10**4, "萬")):
        if n >= size:
            rest = n % size
            gap = "零" if rest and rest < size // 10 else ""
            return chinese(n // size) + name + gap + (chinese(rest) if rest else "")
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        if n >= size:
            rest = n % size
            gap = "零" if rest and rest < size // 10 else ""
            return _HAN[n // size] + name + gap + (chinese(rest) if rest else "")
    return _HAN[n]


@given(WHOLE)
def test_grouped_figures_read_back(n: int) -> None:
    assert value(_grouped(n, ","), "en")[0] == n
    assert value(_grouped(n, " "), "uk")[0] == n
    assert value(_grouped(n, "\u00a0"), "uk")[0] == n
    assert value(_grouped(n, "\u202f"), "en")[0] == n
    assert value(_grouped(n, ","), "zh-Hant")[0] == n
    assert value(_full_width(str(n)), "zh-Hant")[0] == n


@given(st.integers(0, 10**9), st.integers(1, 99))
def test_decimals_read_back(n: int, cents: int) -> None:
    wanted = pytest.approx(n + cents / 100)
    assert value(f"{n}.{cents:02}", "en")[0] == wanted
    assert value(f"{n},{cents:02}", "uk")[0] == wanted
    assert value(f"{n}.{cents:02}", "zh-Hant")[0] == wanted


@given(WHOLE)
def test_number_words_read_back_whole(n: int) -> None:
    for text, language in ((english(n), "en"), (ukrainian(n), "uk"), (chinese(n), "zh-Hant")):
        found, end = value(text, language)
        assert (found, end) == (n, len(scan(text, language).tokens.words)), text


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_figures_and_characters_mix(high: int, low: int) -> None:
    assert value(f"{high}萬{low or ''}", "zh-Hant")[0] == high * 10_000 + low
    assert value(f"{high}億{low}萬" if low else f"{high}億", "zh-Hant")[0] == high * 10**8 + low * 10_000
    assert value(f"{high} тис. {low % 1000 or ''}", "uk")[0] == high * 1000 + low % 1000


@pytest.mark.parametrize("text", ["07", "0800", "1" * 19, "9" * 5000])
def test_codes_are_no_numbers(text: str) -> None:
    assert read_figure(text, ".") is None


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [("٥٦٠٠", "en", 5600), ("1,50,000", "en", 150_000), ("½", "en", 0.5), ("2½", "en", 2.5),
     ("1.2 million", "en", 1_200_000),
     ("3,5 тис", "uk", 3500), ("6.4萬", "zh-Hant", 64_000), ("1千1百50", "zh-Hant", 1150),
     ("二〇二五", "zh-Hant", 2025)],
)  # fmt: skip
def test_local_styles(text: str, language: str, wanted: float) -> None:
    assert value(text, language)[0] == wanted


def test_two_numbers_side_by_side_are_not_one() -> None:
    assert value("two hundred three hundred", "en")[0] == 200
    assert value("one hundred and two hundred", "en")[0] == 100
    assert value("двадцять тридцять", "uk")[0] == 20


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [("sq[.] km", [["sq", ".", "km"], ["sq", "km"]]), ("a (b|c d)", [["a", "b"], ["a", "c", "d"]]),
     ("cit(y|ies)", [["city"], ["cities"]]), ("mile*", [["mile*"]]), ("{d} {m}", [["{d}", "{m}"]]),
     ("每天", [["每", "天"]])],
)  # fmt: skip
def test_phrases_of_tables(phrase: str, forms: list[list[str]]) -> None:
    assert expand(phrase) == forms


def test_a_phrase_with_an_open_bracket_is_refused() -> None:
    with pytest.raises(ValueError, match="brackets"):
        expand("a b) c")


@pytest.mark.parametrize(
    ("text", "language"),
    [("1234567890" * 100_000, "en"), ("二十" * 500_000, "zh-Hant"), ("a hundred hundred " * 55_000, "en"),
     ("двадцять тисяч " * 40_000, "uk"), ("5-6-" * 250_000, "uk"), ("(" * 500_000, "en")],
)  # fmt: skip
def test_a_megabyte_of_numbers_is_read_in_time(text: str, language: str) -> None:
    # about a second on an idle machine
    assert ends_within(8, lambda: find_quantities(text, language=language))
    assert ends_within(8, lambda: find_times(text, language=language, published=dt.date(2025, 8, 14)))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "one million, "), ("it", "un milione, "), ("pt", "um milhão, ")]
)
def test_a_row_of_scales_with_commas_goes_no_deeper(language: str, words: str) -> None:
    assert len(find_quantities(words * 3000, language=language)) == 3000
