"""Gives the rows of a command as they are asked for."""

from __future__ import annotations

import argparse
import sys
from typing import Any, Literal

from ....nouns.rows import Rows
from ...export.files import check, write
from ...export.picture import Draw

_ENDINGS = {
    "parquet": (".parquet", ".geoparquet"),
    "geojson": (".geojson", ".json"),
    "png": (".png",),
    "svg": (".svg",),
}


class Output:
    """Where the answer goes, checked before anything is measured.

    Args:
        args: options of `_options.output`.
        draw: how the command draws its rows, where it does.
    """

    def __init__(self, args: argparse.Namespace, draw: Draw | None) -> None:
        self._args, self._draw = args, draw
        asked = {kind: out for kind in _ENDINGS if (out := getattr(args, kind, None)) is not None}
        self._files = {kind: check(out, f"--{kind}", *_ENDINGS[kind]) for kind, out in asked.items()}

    def put(self, rows: Rows[Any]) -> str:
        """Write the files asked for, all or none, and give what is to be printed.

        What a table has below it goes to standard error where only rows may be printed.
        """
        write({out: self._bytes(kind, rows) for kind, out in self._files.items()})
        for out in self._files.values():
            print(f"written: {out}", file=sys.stderr)
        if rows.local_only and "geojson" in self._files:
            print(rows.local_terms, file=sys.stderr)
        from ...export.table import table, told

        if not (self._args.json or self._args.csv):
            return table(rows)
        for line in told(rows):
            print(line, file=sys.stderr)
        return rows.to_json() + "\n" if self._args.json else rows.to_csv()

    def _bytes(self, kind: str, rows: Rows[Any]) -> bytes:
        if kind == "geojson":
            return rows.to_geojson().encode()
        if kind == "parquet":
            from ...export.parquet import parquet

            return parquet(rows)
        from ...export.picture import picture

        if self._draw is None:
            raise ValueError("a command that offers pictures draws them")
        pictured: Literal["png", "svg"] = "png" if kind == "png" else "svg"
        return picture(rows, self._draw, pictured, self._args.lang)
