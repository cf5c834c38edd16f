"""Comma-separated tables, read strictly: what is not understood is refused, with file, line and remedy."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator

from ..errors import SourceError

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")


class Rows:
    """Rows of a comma-separated table with a header line.

    Args:
        data: UTF-8, the first line names the columns.
        name: what messages call the file.
        columns: the columns it must have, in this order.
        remedy: what a person can do when it has others.

    Raises:
        SourceError: here or while rows are read, naming file and line, for anything not of this form.
    """

    def __init__(self, data: bytes, name: str, columns: tuple[str, ...], remedy: str) -> None:
        self.name, self.remedy, self.line = name, remedy, 1
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as e:
            self.line = data.count(b"\n", 0, e.start) + 1
            raise self.fail("not UTF-8") from None
        self._reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        self.columns = tuple(next(self._checked(), ()))
        if self.columns != columns:
            odd = [c for c in self.columns if c not in columns] + [c for c in columns if c not in self.columns]
            what = f"unknown or missing columns {', '.join(map(repr, odd))}" if odd else "columns in another order"
            raise self.fail(f"{what}; expected {','.join(columns)}")

    def __iter__(self) -> Iterator[list[str]]:
        for cells in self._checked():
            if len(cells) != len(self.columns):
                raise self.fail(f"{len(cells)} cells where there are {len(self.columns)} columns")
            yield cells

    def _checked(self) -> Iterator[list[str]]:
        try:
            for cells in self._reader:
                self.line = self._reader.line_num
                yield cells
        except csv.Error as e:
            self.line = self._reader.line_num
            raise self.fail(str(e)) from None

    def fail(self, what: str) -> SourceError:
        """The error to raise for the row read last."""
        return SourceError(f"{self.name}, line {self.line}: {what}", remedy=self.remedy)

    def number(self, text: str) -> float:
        """A plain decimal number; no sign `+`, no blanks, no thousands marks, not infinite."""
        if not _NUMBER.fullmatch(text) or (value := float(text)) in (float("inf"), float("-inf")):
            raise self.fail(f"{text!r} is no number")
        return value

    def area(self, text: str) -> float:
        """A number that is not negative."""
        value = self.number(text)
        if value < 0:
            raise self.fail(f"{text!r} is negative")
        return value

    def day(self, text: str) -> dt.date:
        """A date `YYYY-MM-DD`."""
        try:
            if not _DAY.fullmatch(text):
                raise ValueError
            return dt.date.fromisoformat(text)
        except ValueError:
            raise self.fail(f"{text!r} is no date YYYY-MM-DD") from None

    def moment(self, text: str) -> dt.datetime:
        """A moment in UTC, `YYYY-MM-DDTHH:MM:SSZ`, with or without a fraction of a second."""
        try:
            if not _MOMENT.fullmatch(text):
                raise ValueError
            return dt.datetime.fromisoformat(text)
        except ValueError:
            raise self.fail(f"{text!r} is no time in UTC, YYYY-MM-DDTHH:MM:SSZ") from None
