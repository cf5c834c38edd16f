"""The claims, verdicts and spans of the real report as they were, without its text, which is not ours to publish.

To take them as they are now: `FRONTLEDGER_UPDATE_GOLDEN=1 pytest tests/real/test_golden_answer.py`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import frontledger as fl

pytestmark = pytest.mark.real

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "main_job.json"
TEXT = ("quote", "title", "sentence", "translations", "said")
"""Fields that hold words of the report, or are made from them."""


def row(claim: Any) -> dict[str, Any]:
    """A claim with what decides its verdict."""
    told = {name: value for name, value in claim.plain().items() if name not in TEXT}
    told["evidence"] = [
        [e.convention, e.source, e.quantity, e.place, e.amount, e.unit, e.fit, *sorted(f.kind for f in e.flags)]
        for e in claim.evidence
    ]
    return told


def test_claims_verdicts_and_spans_are_as_they_were(shared: Path) -> None:
    answer = fl.check(shared / "reports" / "2025-08-14.zh-Hant.txt")
    lines = ",\n".join(json.dumps(row(c), ensure_ascii=False) for c in answer.claims)
    got = f"[\n{lines}\n]\n"
    if os.environ.get("FRONTLEDGER_UPDATE_GOLDEN"):
        GOLDEN.write_text(got, "utf-8", newline="\n")
    assert got.splitlines() == GOLDEN.read_text("utf-8").splitlines()
