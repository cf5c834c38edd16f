#!/usr/bin/env python3
"""Draws the charts that documents show, into docs/img. Maps are of a made-up war: nobody's shapes are published.

python tools/build_pictures.py

They are not compared by a test: other versions of matplotlib draw the same with other bytes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import frontledger as fl
from frontledger.faces.export import charts
from frontledger.faces.export.picture import picture

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "img"
sys.path.insert(0, str(ROOT / "tests"))

import mapped  # noqa: E402


def main() -> None:
    """Draw all."""
    rows = fl.series(convention="afp", from_="2024-01-01", to="2025-12-31")
    (OUT / "series.svg").write_bytes(picture(rows, charts.series, "svg"))
    with tempfile.TemporaryDirectory() as folder:
        war = {
            "theatre": str(mapped.theatre(Path(folder) / "theatre")),
            "data": mapped.data(Path(folder) / "data", days=60),
        }
        first, last = mapped.FIRST, mapped.FIRST.replace(month=4, day=20)
        changed = fl.change(first, last, convention="sheets", cache=False, **war)
        (OUT / "change.svg").write_bytes(picture(changed, charts.change, "svg"))


if __name__ == "__main__":
    main()
