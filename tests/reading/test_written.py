"""Texts as their language is read, and the way back to the text as given."""

from __future__ import annotations

import pytest

import frontledger as fl
from frontledger.reading.written import written

READ = {
    "وأعلنت الوزارة": "و اعلنت وزاره",
    "للجيش والقوات": "ل جيش و قوات",
    "قُتِلَ ٣٤٫٥ في المئة؟": "قتل 34.5 في مئه?",
    "في أغسطس/آب الماضي": "في اغسطس ماضي",
    "في ديسمبر (كانون الأول) ٢٠٢٥": "في ديسمبر 2025",
    "وكالة فرنسا": "وكاله فرنسا",
    "القرم": "القرم",
}


@pytest.mark.parametrize(("text", "read"), READ.items())
def test_arabic_is_read_in_plain_letters_with_glued_words_apart(text: str, read: str) -> None:
    plain = written(text, "ar")
    assert plain is not None and plain.text == read


@pytest.mark.parametrize("text", READ)
def test_what_is_read_is_found_again_in_the_text_as_given(text: str) -> None:
    plain = written(text, "ar")
    assert plain is not None
    assert plain.given(0, len(plain.text)) == (0, len(text))
    assert list(plain.back) == sorted(plain.back)
    assert all(plain.text[i] == " " or plain.at(plain.back[i]) <= i for i in range(len(plain.text)))


def test_a_text_read_so_is_read_so_again() -> None:
    for text in READ:
        once = written(text, "ar")
        assert once is not None
        again = written(once.text, "ar")
        assert again is not None and again.text == once.text


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "وسيطرت على ٣٠٠ كيلومتر مربع منذ ١٢ أغسطس/آب"
    (quantity,) = fl.find_quantities(text, language="ar")
    assert (text[quantity.start : quantity.end], quantity.low, quantity.unit) == ("٣٠٠ كيلومتر مربع", 300, "km2")
    (time,) = fl.find_times(text, language="ar", published=None)
    assert text[time.start : time.end].endswith("أغسطس")


def test_a_language_without_glued_words_is_read_as_given() -> None:
    assert written("Kyiv", "en") is None
