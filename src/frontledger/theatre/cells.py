"""Tables of a theatre, a row at a time with the names of its columns; other forms are refused, naming file and row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ..errors import InputError

REMEDY = "see docs/design.md, Theatres"
"""Where the files of a theatre are described."""


def read(file: Path) -> str:
    """A file's text.

    Raises:
        InputError: naming the file, when it is missing or no UTF-8.
    """
    try:
        return file.read_text("utf-8")
    except FileNotFoundError as e:
        raise InputError(f"{file} is missing", remedy=REMEDY) from e
    except (OSError, UnicodeDecodeError) as e:
        raise InputError(f"{file} cannot be read: {e}", remedy=REMEDY) from e


def cells(file: Path, *needed: str) -> Iterator[dict[str, str]]:
    """Rows of a table: of a `.tsv` parted by tabs, where nothing is quoted; of any other by commas.

    Args:
        needed: columns that it must have; it may have more.
    """
    text = read(file)
    rows: Iterator[list[str]]
    if file.name.endswith(".tsv"):
        rows = (line.split("\t") for line in text.splitlines())
    else:
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        head = next(rows, [])
        missing = [c for c in needed if c not in head]
        if missing:
            raise InputError(f"{file}: there is no column {', '.join(missing)}", remedy=REMEDY)
        for line, row in enumerate(rows, 2):
            if len(row) != len(head):
                raise InputError(f"{file}, row {line}: {len(row)} cells, {len(head)} columns", remedy=REMEDY)
            yield dict(zip(head, row, strict=True))
    except csv.Error as e:
        raise InputError(f"{file}, after row {line}: {e}", remedy=REMEDY) from e
