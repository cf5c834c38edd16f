"""A sorted table answers as a scan of its lines would."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.errors import InputError
from frontledger.theatre.table import SortedTable

# few letters, so that keys share beginnings; one beyond ASCII and one beyond the first plane, where order by bytes
# and order by UTF-16 differ
keys = st.text(alphabet="ab ё𐍈￥", max_size=4)


def _write(path: Path, rows: list[tuple[str, str]]) -> Path:
    lines = sorted("\t".join(r).encode() + b"\n" for r in rows)
    path.write_bytes(b"key\tvalue\n" + b"".join(lines))
    return path


@given(rows=st.lists(st.tuples(keys, keys), max_size=30), key=keys)
def test_same_as_a_scan(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], key: str) -> None:
    path = _write(tmp_path_factory.mktemp("t") / "t.tsv", rows)
    ordered = sorted(([*r] for r in rows), key=lambda r: [c.encode() for c in r])
    table = SortedTable(path)
    assert list(table.rows(key)) == [r for r in ordered if r[0] == key]
    assert list(table.prefix(key)) == [r for r in ordered if r[0].startswith(key)]
    assert list(table.keys()) == list(dict.fromkeys(r[0] for r in ordered))
    assert table.columns == ("key", "value")


def test_empty_file_and_head_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes(b"")
    assert SortedTable(path).columns == ()
    assert list(SortedTable(path).prefix("")) == []
    path.write_bytes(b"key\tvalue\n")
    assert list(SortedTable(path).rows("a")) == []


def test_a_key_with_a_separator_matches_nothing(tmp_path: Path) -> None:
    table = SortedTable(_write(tmp_path / "t.tsv", [("a", "b"), ("c", "d")]))
    assert list(table.rows("a\tb")) == []
    assert list(table.prefix("a\tb\nc")) == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"key\n", "two columns"),
        (b"key\tvalue\na\tb", "cut off"),
        (b"key\tval\xff\n", "byte 7 is not UTF-8"),
        (b"key\tvalue\na\n", None),
        (b"key\tvalue\na\tb\tc\n", "3 cells"),
        (b"key\tvalue\na\t\xff\n", "byte 12 is not UTF-8"),
        (b"key\tvalue\na\t2\na\t1\n", "out of order"),
    ],
)
def test_malformed_file_is_refused_by_name(tmp_path: Path, data: bytes, says: str | None) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes(data)
    if says is None:
        # a line without a tab has no first column that could equal a key; met by its beginning, it is refused
        assert list(SortedTable(path).rows("a")) == []
        says = "1 cells"
    with pytest.raises(InputError, match=says) as e:
        list(SortedTable(path).prefix("a"))
    assert "t.tsv" in str(e.value)


def test_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.tsv"):
        SortedTable(tmp_path / "nowhere.tsv")


def test_only_rows_of_the_key_are_read(tmp_path: Path) -> None:
    path = _write(tmp_path / "t.tsv", [(f"{i:06}", "x") for i in range(100_000)])
    path.write_bytes(path.read_bytes().replace(b"000007\tx", b"000007\t\xff"))
    assert list(SortedTable(path).rows("054321")) == [["054321", "x"]]


def test_a_key_that_is_no_text(tmp_path: Path) -> None:
    assert list(SortedTable(_write(tmp_path / "t.tsv", [("a", "b")])).rows("\ud800")) == []
