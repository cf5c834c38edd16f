"""Bytes of unknown encoding become text, and never the wrong one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import SAMPLES

from frontledger.errors import InputError
from frontledger.reading.intake.encoding import decode

CASES = [
    ("zh-Hant", "big5"),
    ("zh-Hant", "cp950"),
    ("zh-Hant", "big5hkscs"),
    ("zh-Hant", "gb18030"),
    ("zh-Hans", "gb18030"),
    ("zh-Hans", "gb2312"),
    ("ko", "euc_kr"),
    ("ko", "cp949"),
    ("ja", "shift_jis"),
    ("ja", "euc_jp"),
    ("uk", "cp1251"),
    ("uk", "koi8_u"),
    ("ru", "cp1251"),
    ("ru", "koi8_r"),
    ("pl", "cp1250"),
    ("de", "cp1252"),
    ("fr", "cp1252"),
    ("tr", "cp1254"),
    ("ar", "cp1256"),
]
WIDE = [(tag, encoding) for tag in ("en", "uk", "zh-Hant", "ja", "ko") for encoding in ("utf-16-le", "utf-16-be")]


@pytest.mark.parametrize(("tag", "encoding"), CASES + WIDE)
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
def test_told_whatever_is_said_of_it(tag: str, encoding: str, declared: str | None) -> None:
    data = SAMPLES[tag].encode(encoding, "ignore")
    assert decode(data, name="report", declared=declared).text == data.decode(encoding)


@pytest.mark.parametrize(("tag", "encoding"), CASES)
def test_a_long_report_too(tag: str, encoding: str) -> None:
    data = (SAMPLES[tag] + "\r\n").encode(encoding, "ignore") * 12
    assert decode(data, name="report").text == data.decode(encoding)


@pytest.mark.parametrize(
    ("tag", "encoding", "declared"),
    [
        ("zh-Hant", "big5", "gb18030"),
        ("zh-Hans", "gb18030", "big5"),
        ("uk", "koi8_u", "windows-1251"),
        ("uk", "cp1251", "koi8-u"),
        ("ko", "euc_kr", "shift_jis"),
        ("ja", "shift_jis", "euc-kr"),
        ("uk", "cp1251", "windows-1252"),
    ],
)
def test_a_lie_is_not_believed_and_is_noted(tag: str, encoding: str, declared: str) -> None:
    data = SAMPLES[tag].encode(encoding, "ignore")
    found = decode(data, name="report", declared=declared)
    assert found.text == data.decode(encoding)
    assert "declared_encoding_wrong" in found.notes


def test_the_truth_needs_no_note() -> None:
    found = decode(SAMPLES["uk"].encode("cp1251"), name="report", declared="windows-1251")
    assert (found.encoding, found.notes) == ("cp1251", ())


def test_utf8_wins_over_what_is_declared() -> None:
    found = decode(SAMPLES["uk"].encode(), name="report", declared="windows-1251")
    assert found.text == SAMPLES["uk"]
    assert found.notes == ("declared_encoding_wrong",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_dropped_and_noted(encoding: str) -> None:
    found = decode(SAMPLES["uk"].encode(encoding), name="report")
    assert found.text == SAMPLES["uk"]
    assert "byte_order_mark" in found.notes


@pytest.mark.parametrize("tag", ["uk", "zh-Hant", "fr"])
def test_broken_utf8_keeps_all_that_is_sound(tag: str) -> None:
    data = SAMPLES[tag].encode()
    broken = data[:60] + b"\xff\xfe" + data[60:-1]
    found = decode(broken, name="report", declared="windows-1251")
    assert found.encoding == "utf-8"
    assert "undecodable_bytes" in found.notes
    assert SAMPLES[tag][60:90] in found.text
    assert found.text.count("\ufffd") <= 6


def test_one_western_quotation_mark_in_english() -> None:
    text = SAMPLES["en"].replace("its", "army’s")
    assert decode(text.encode("cp1252"), name="report").text == text


def test_a_character_cut_in_half_at_the_end() -> None:
    data = SAMPLES["zh-Hant"].encode("big5")[:-1]
    found = decode(data, name="report")
    assert found.encoding == "big5"
    assert "undecodable_bytes" in found.notes


def test_line_breaks_are_left_alone() -> None:
    assert decode(b"one\r\ntwo\rthree\n", name="report").text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"PK\x03\x04\x14\0", "archive"),
        (b"\x1f\x8b\x08\0", "archive"),
        (b"\x7fELF\x02", "program"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (random.Random(7).randbytes(5000), "text"),
        (bytes(5000), "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        decode(data, name="thing.bin")
    assert "thing.bin" in str(caught.value)
    assert caught.value.remedy


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        found = decode(data, name="x")
    except InputError:
        return
    assert isinstance(found.text, str)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=300))
def test_utf8_comes_back_as_it_went(text: str) -> None:
    try:
        found = decode(text.encode(), name="x")
    except InputError:
        assert text.startswith(("%PDF-", "GIF8", "OggS", "{\\rtf"))
        return
    assert found.text == text.removeprefix("\ufeff")
