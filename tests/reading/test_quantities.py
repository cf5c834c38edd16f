"""Quantities of sentences in each language, and the laws that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marks_samples import cases, texts

from frontledger.reading.marks import Quantity
from frontledger.reading.quantities import find_quantities


def said(q: Quantity) -> str:
    """`over 5 km`, `5..7 km`, `18.5 km2/day`, `3. month` (a rank), `=444 mi2` (restates), `379 ?` (no unit)."""
    low, high = (round(x, 2) if x > 1 else x for x in (q.low, q.high))
    value = str(low) if low == high else f"{low}..{high}"
    hedge = "" if q.hedge == "none" else f"{q.hedge} "
    unit = (q.unit or "?") + (f"/{q.per}" if q.per else "")
    return f"{'=' if q.restates else ''}{hedge}{value}{'.' if q.ordinal else ''} {unit}"


@pytest.mark.parametrize(("language", "text", "expected"), cases("quantities"))
def test_case(language: str, text: str, expected: str) -> None:
    assert " | ".join(map(said, find_quantities(text, language=language))) == expected


@pytest.mark.parametrize(("language", "text", "expected"), cases("numbers"))
def test_number_on_its_own(language: str, text: str, expected: str) -> None:
    found = find_quantities(text, language=language, alone=True)
    exact = [f"{q.low:.12g} {q.unit or '?'}" for q in found]
    assert " | ".join(exact) == expected
    assert all(q.low == q.high and not q.ordinal for q in found)


@pytest.mark.parametrize("text", ["one of them said no.", "The answer is one.", "zero", "It was 0."])
def test_in_a_report_they_tell_no_amount(text: str) -> None:
    assert not find_quantities(text, language="en")


def test_spans_take_in_hedge_and_unit() -> None:
    text = "They hold a little over 74 square miles (292 square kilometers) of it, some 40 attacks a day."
    spans = [text[q.start : q.end] for q in find_quantities(text, language="en")]
    assert spans == ["a little over 74 square miles", "292 square kilometers", "some 40 attacks a day"]


def test_a_conversion_names_what_it_restates() -> None:
    first, second = find_quantities("They took 701 sq. km (271 sq. miles) last month.", language="en")
    assert first.restates is None
    assert second.restates == (first.start, first.end)


def test_two_figures_of_one_dimension_do_not_restate_each_other() -> None:
    assert all(q.restates is None for q in find_quantities("It is 5 km from A and 300 m from B.", language="en"))


def test_unknown_language_is_named() -> None:
    with pytest.raises(LookupError, match="xx"):
        find_quantities("5 km", language="xx")


@given(texts())
def test_spans_are_valid_sorted_and_apart(told: tuple[str, str]) -> None:
    language, text = told
    end = 0
    for q in find_quantities(text, language=language):
        assert end <= q.start < q.end <= len(text)
        assert q.low <= q.high
        assert text[q.start : q.end].strip() == text[q.start : q.end]
        end = q.end


@given(texts())
def test_blanks_around_a_text_only_move_its_quantities(told: tuple[str, str]) -> None:
    language, text = told
    moved = find_quantities(f"  {text}  ", language=language)
    assert [said(q) for q in moved] == [said(q) for q in find_quantities(text, language=language)]


_FRAMES = {
    "en": ["They took {} sq km.", "Up to {} drones fell.", "between {} and 9,000,000 soldiers", "{}% of it", "at {}"],
    "uk": ["Захопили {} кв. км.", "до {} дронів", "від {} до 9 000 000 солдатів", "{}% площі", "вже {}"],
    "zh-Hant": ["推進{}平方公里。", "逾{}架無人機", "{}至9,000,000人", "{}%", "多達{}名士兵"],
}


@given(st.sampled_from(sorted(_FRAMES)), st.integers(0, 4), st.data())
def test_another_number_of_the_same_shape_changes_only_the_value(
    language: str, frame: int, data: st.DataObject
) -> None:
    digits = data.draw(st.integers(2, 4), "digits")
    one, other = (data.draw(st.integers(10 ** (digits - 1), 10**digits - 1).filter(_no_year)) for _ in range(2))
    text = _FRAMES[language][frame]
    first = find_quantities(text.format(one), language=language)
    second = find_quantities(text.format(other), language=language)
    blank = [q._replace(low=0, high=0) for q in first]
    assert blank == [q._replace(low=0, high=0) for q in second]
    assert not first or (first[0].low, second[0].low) == (one, other)


def _no_year(value: int) -> bool:
    return not 1000 <= value <= 2100
