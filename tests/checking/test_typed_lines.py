"""Lines as a desk types them, in the languages that are read, set beside the figures that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

import frontledger as fl

LINES = [
    line.split("|")
    for line in Path(__file__).with_name("typed_lines.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("published", "kind", "verdict", "text"), LINES)
def test_line(published: str, kind: str, verdict: str, text: str) -> None:
    told = [c for c in fl.check_claim(text, published=published).claims if c.kind == kind]
    assert [c.verdict for c in told] == verdict.split(","), [c.sentence for c in told]
