"""Rows as an aligned table of plain text, the same on a terminal and in a pipe."""

from __future__ import annotations

from ...nouns.rows import R, Rows, text
from ..dossier.text import clean


def table(rows: Rows[R]) -> str:
    """Columns parted by two blanks, numbers at the right with two decimals, what is not known as a dash; below it the
    notes and credits."""
    from ..cli.lines import width  # what measures wide letters is not loaded for rows that machines read

    names = rows.kind.__struct_fields__
    cells = [[" ".join(clean(text(getattr(row, name))).split()) for name in names] for row in rows]
    right = [any(isinstance(getattr(row, name), float | int) for row in rows) for name in names]
    widths = [max(map(width, column)) for column in zip(rows.columns, *cells, strict=True)]
    lines = []
    for line in (list(rows.columns), *cells):
        padded = [
            " " * (w - width(cell)) + cell if to_right else cell + " " * (w - width(cell))
            for cell, w, to_right in zip(line, widths, right, strict=True)
        ]
        lines.append("  ".join(padded).rstrip() + "\n")
    below = told(rows)
    return "".join([*lines, *(["\n"] if below else []), *(f"{line}\n" for line in below)])


def told(rows: Rows[R]) -> list[str]:
    """What stands beside the rows, a line each: notes, then credits with their licence."""
    return [clean(line) for line in (*rows.notes, *(f"{c.source}: {c.credit} ({c.licence})" for c in rows.credits))]
