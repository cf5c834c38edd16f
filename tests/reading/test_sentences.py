"""Sentences and clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.reading.sentences import LONGEST, Sentence, part_of, split_clauses, split_sentences


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It fell. They left.", ["It fell.", "They left."]),
        ("en", "Gen. Syrskyi said so. He left.", ["Gen. Syrskyi said so.", "He left."]),
        ("en", "The U.S. envoy came. He left.", ["The U.S. envoy came.", "He left."]),
        ("en", "It took 701 sq. km in all. It rose.", ["It took 701 sq. km in all.", "It rose."]),
        ("en", "It holds 5 sq. km. Russia holds more.", ["It holds 5 sq. km.", "Russia holds more."]),
        ("en", 'He said: "We hold." They fled.', ['He said: "We hold."', "They fled."]),
        ("en", "Did it fall? It did!", ["Did it fall?", "It did!"]),
        ("en", "One line\nanother line", ["One line", "another line"]),
        ("uk", "У м. Суми загинули двоє. Ще 5 тис. виїхали.", ["У м. Суми загинули двоє.", "Ще 5 тис. виїхали."]),
        ("uk", "Взяли 3 кв. км. Ворог відступив.", ["Взяли 3 кв. км.", "Ворог відступив."]),
        ("pl", "W maju 2023 r. Rosja zajęła Bachmut.", ["W maju 2023 r. Rosja zajęła Bachmut."]),
        ("pl", "Rosja zajęła go w maju 2023 r. Kijów milczy.", ["Rosja zajęła go w maju 2023 r.", "Kijów milczy."]),
        ("uk", "У травні 2023 р. Росія взяла Бахмут.", ["У травні 2023 р. Росія взяла Бахмут."]),
        ("zh-Hant", "俄軍推進。烏軍撤退！", ["俄軍推進。", "烏軍撤退！"]),
        ("zh-Hant", "他說：「我們守住。他們走了。」隨後離開。", ["他說：「我們守住。他們走了。」", "隨後離開。"]),
    ],
)
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It took 1,150 sq km, it said", ["It took 1,150 sq km", " it said"]),
        ("en", "It fell - he said", ["It fell", "he said"]),
        ("en", "It grew but it fell", ["It grew ", "but it fell"]),
        ("en", "He said that A fell and that B held", ["He said that A fell ", "and that B held"]),
        ("uk", "взяли село, але не місто", ["взяли село", "але не місто"]),
        ("zh-Hant", "俄軍推進，烏軍撤退；雙方停火", ["俄軍推進", "烏軍撤退", "雙方停火"]),
        ("zh-Hant", "俄軍推進　雙方會談", ["俄軍推進", "雙方會談"]),
    ],
)
def test_clauses(language: str, text: str, expected: list[str]) -> None:
    assert [text[a:b].strip() for a, b in split_clauses(text, 0, len(text), language)] == [e.strip() for e in expected]


def test_parts_end_with_semicolons() -> None:
    text = "A; B；C"
    sentence = Sentence(0, len(text), 0, False, ((0, len(text)),))
    assert [text[slice(*part_of(text, sentence, at))].strip() for at in (0, 3, 5)] == ["A", "B", "C"]


@given(st.text(alphabet="Ab .!?,;:。，「」\n-–"), st.sampled_from(["en", "uk", "zh-Hant"]))
def test_sentences_hold_all_but_blanks_in_order(text: str, language: str) -> None:
    spans = split_sentences(text, 0, len(text), language)
    assert spans == sorted(spans)
    assert all(a < b for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    for a, b in spans:
        clauses = split_clauses(text, a, b, language)
        assert clauses[0][0] >= a
        assert clauses[-1][1] <= b
        assert all(x < y for x, y in clauses)


@pytest.mark.parametrize("text", ["a" * 20_000, "word " * 5_000, "俄軍，" * 5_000])
def test_no_sentence_is_longer_than_the_limit(text: str) -> None:
    spans = split_sentences(text, 0, len(text), "en")
    assert max(b - a for a, b in spans) <= LONGEST
