"""Whole pages, byte for byte, so that a change to them is read before it is made.

To take the pages as they are now: `FRONTLEDGER_UPDATE_GOLDEN=1 pytest tests/dossier/test_golden.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sample

from frontledger.faces.dossier import render

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


@pytest.mark.parametrize("name", ["en", "zh-Hant", "uk", "ar"])
def test_a_page_is_as_it_was(name: str) -> None:
    path, page = GOLDEN / f"dossier.{name}.html", render(sample.PAGES[name]())
    if os.environ.get("FRONTLEDGER_UPDATE_GOLDEN"):
        path.write_text(page, "utf-8", newline="\n")
    # compared as lines, so that what differs can be read
    assert page.splitlines() == path.read_text("utf-8").splitlines()
    assert page.encode("utf-8") == path.read_bytes()
