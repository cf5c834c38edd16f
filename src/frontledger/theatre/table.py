"""A large sorted table, asked by key without being read whole."""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from ..errors import InputError

_OFTEN = 100
"""Searches after which a table is looked through for marks, so that further ones begin near to where they end."""
_BETWEEN = 1024
"""Bytes from one of these marks to the next."""


class SortedTable:
    """Tab-separated rows found by their first column with a binary search over the file's bytes.

    The file: UTF-8, lines end with LF, the first line names the columns (two or more), the lines after it are sorted
    by their bytes, which with a tab as the separator is the order of the first column and then of the rest. Nothing
    is quoted: no cell holds a tab or a line break. An empty file is a table without columns and rows.

    Args:
        path: a file on disk is mapped into memory and read only where the search looks; any other resource is read
            as bytes.

    Raises:
        InputError: naming the file, when it is missing or not of this form. The head and the end are checked at
            once, a row when it is met; a file whose lines are out of order elsewhere cannot be told from one that
            lacks the key.
    """

    def __init__(self, path: Path | Path) -> None:
        self.path = path
        self._data = self._read()
        end = self._data.find(b"\n")
        self._start = end + 1
        self._searches = 0
        self._marks: tuple[list[bytes], list[int]] = [], []
        """Some lines, in order, and where each begins; none before the table is searched often."""
        if len(self._data) and self._data[-1:] != b"\n":
            raise self._malformed("the last line is cut off")
        self.columns: tuple[str, ...] = tuple(self._cells(0, end)) if len(self._data) else ()
        """Names of the columns."""
        if len(self.columns) == 1:
            raise self._malformed("the first line must name two columns or more, with a tab between them")

    def rows(self, key: str) -> Iterator[list[str]]:
        """All rows whose first column equals `key`, in the order of the file."""
        return self._search(key, b"\t")

    def prefix(self, key: str) -> Iterator[list[str]]:
        """All rows whose first column starts with `key`, in the order of the file; all rows for an empty key."""
        return self._search(key, b"")

    def keys(self) -> Iterator[str]:
        """Everything that stands in the first column, once each, in the order of the file."""
        data, low = self._data, self._start
        while low < len(data):
            key = data[low : data.find(b"\t", low)]
            yield key.decode("utf-8", "surrogatepass")
            # the line end sorts right after the tab
            low = self._first(key + b"\n", low)

    def _first(self, wanted: bytes, low: int) -> int:
        """Where the first line begins, from a line on, that starts with these bytes or sorts after them."""
        data, high = self._data, len(self._data)
        while low < high:
            # the line that holds the middle byte
            line = max(data.rfind(b"\n", low, (low + high) // 2) + 1, low)
            if data[line : line + len(wanted)] < wanted:
                low = data.find(b"\n", line) + 1
            else:
                high = line
        return low

    def _place(self, wanted: bytes) -> int:
        """Where the first line begins that starts with these bytes; where none does, somewhere behind the first."""
        self._searches += 1
        if self._searches == _OFTEN:
            self._marks = self._marked()
        lines, places = self._marks
        if not lines:
            return self._first(wanted, self._start)
        after = bisect_left(lines, wanted)
        low = places[after - 1] if after else self._start
        high = places[after] if after < len(places) else len(self._data)
        before = self._data.find(b"\n" + wanted, low - 1, high + len(wanted))
        return before + 1 if before >= 0 else high

    def _marked(self) -> tuple[list[bytes], list[int]]:
        """A line of every stretch of the file with where it begins."""
        data, ends = self._data, range(self._start + _BETWEEN, len(self._data), _BETWEEN)
        places = list(dict.fromkeys(data.rfind(b"\n", 0, end) + 1 for end in ends))
        return [data[at : data.find(b"\n", at)] for at in places], places

    def _search(self, key: str, end_of_key: bytes) -> Iterator[list[str]]:
        if "\t" in key or "\n" in key:
            return
        data, wanted = self._data, key.encode("utf-8", "surrogatepass") + end_of_key
        low, last = self._place(wanted), b""
        while low < len(data) and data[low : low + len(wanted)] == wanted:
            end = data.find(b"\n", low)
            cells = self._cells(low, end)
            if len(cells) != len(self.columns):
                raise self._malformed(f"{len(cells)} cells where there are {len(self.columns)} columns: {cells!r}")
            if data[low:end] < last:
                raise self._malformed(f"out of order: {cells!r}")
            yield cells
            last = data[low:end]
            low = end + 1

    def _read(self) -> bytes | mmap.mmap:
        try:
            if not self.path.stat().st_size:
                return b""
            with self.path.open("rb") as file:
                return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as e:
            raise InputError(f"{self.path}: {e.strerror or e}", remedy="reinstall, or build the file again") from e

    def _cells(self, start: int, end: int) -> list[str]:
        try:
            return self._data[start:end].decode("utf-8").split("\t")
        except UnicodeDecodeError as e:
            raise self._malformed(f"byte {start + e.start} is not UTF-8") from e

    def _malformed(self, what: str) -> InputError:
        return InputError(f"{self.path}: {what}", remedy="reinstall, or build the file again")
