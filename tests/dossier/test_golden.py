"""Whole pages, byte for byte, so that a change to them is read before it is made.

To take the pages as they are now: `FRONTLEDGER_UPDATE_GOLDEN=1 pytest tests/dossier/test_golden.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sample
from msgspec.structs import replace

import frontledger as fl
from frontledger.faces.dossier import render

TESTS = Path(__file__).resolve().parents[1]
GOLDEN = TESTS / "golden"


def _is_as_it_was(name: str, page: str) -> None:
    path = GOLDEN / f"dossier.{name}.html"
    if os.environ.get("FRONTLEDGER_UPDATE_GOLDEN"):
        path.write_text(page, "utf-8", newline="\n")
    # compared as lines, so that what differs can be read
    assert page.splitlines() == path.read_text("utf-8").splitlines()
    assert page.encode("utf-8") == path.read_bytes()


@pytest.mark.parametrize("name", ["en", "zh-Hant", "uk", "ar"])
def test_a_page_is_as_it_was(name: str) -> None:
    _is_as_it_was(name, render(sample.PAGES[name]()))


def test_the_page_of_a_report_is_as_it_was() -> None:
    """A report of our own, read and checked from its text."""
    answer = fl.check(TESTS / "reports" / "reports" / "en-seed.txt", offline=True)
    _is_as_it_was("report", render(replace(answer, version="")))
