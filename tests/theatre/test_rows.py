"""Tables are read strictly, and what is refused is refused with file, line and remedy."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.errors import SourceError
from frontledger.theatre.rows import Rows


def rows(data: bytes) -> Rows:
    return Rows(data, "t.csv", ("a", "b"), "get it again")


def test_a_table_is_read() -> None:
    assert list(rows(b'a,b\n1,"x, y"\n2,\n')) == [["1", "x, y"], ["2", ""]]
    assert list(rows(b"a,b\r\n1,2\r\n")) == [["1", "2"]]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "t.csv, line 1: unknown or missing columns 'a', 'b'; expected a,b"),
        (b"a,c\n", "line 1: unknown or missing columns 'c', 'b'"),
        (b"b,a\n", "line 1: columns in another order"),
        (b"a,a\n", "line 1: unknown or missing columns 'b'"),
        (b"\xef\xbb\xbfa,b\n", "line 1: unknown or missing columns"),
        (b"a,b\n1,2\n3\n", "line 3: 1 cells where there are 2 columns"),
        (b"a,b\n\n", "line 2: 0 cells"),
        (b"a,b\n1,2\n3,\xff\n", "line 3: not UTF-8"),
        (b'a,b\n1,"2\n', "line 2: unexpected end of data"),
        (b"a,b\n1," + b"9" * 200_000, "line 2: field larger than field limit"),
    ],
)
def test_what_is_not_understood_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as error:
        list(rows(data))
    assert message in str(error.value)
    assert error.value.remedy == "get it again"


@pytest.mark.parametrize(
    "text", ["", " 1", "1 ", "+1", "1_000", "1,000", "nan", "inf", "1e999", "0x1", "١", ".5", "5."]
)
def test_no_number(text: str) -> None:
    with pytest.raises(SourceError, match="is no number"):
        rows(b"a,b\n").number(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_as_python_writes_them(value: float) -> None:
    assert rows(b"a,b\n").number(repr(value)) == value


@pytest.mark.parametrize(
    "text", ["", "2025-2-3", "20250203", "2025-02-30", "2025-W06-1", "2025-02-03T00:00", "２０２５-02-03"]
)
def test_no_day(text: str) -> None:
    with pytest.raises(SourceError, match="is no date"):
        rows(b"a,b\n").day(text)


@pytest.mark.parametrize(
    "text", ["", "2025-02-03", "2025-02-03T10:00:00", "2025-02-03T10:00:00+02:00", "2025-02-03T25:00:00Z"]
)
def test_no_moment(text: str) -> None:
    with pytest.raises(SourceError, match="is no time"):
        rows(b"a,b\n").moment(text)


def test_a_moment_is_in_utc() -> None:
    assert rows(b"a,b\n").moment("2025-02-03T10:00:00.000Z") == dt.datetime(2025, 2, 3, 10, tzinfo=dt.UTC)


def test_no_negative_area() -> None:
    with pytest.raises(SourceError, match="'-1' is negative"):
        rows(b"a,b\n").area("-1")
