"""Verdicts are right on claims of which more is known, and shuffled amounts are seldom supported."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import calibration  # noqa: E402

KNOWN = calibration.known(corpus=False)


def test_what_speaks_for_a_claim_is_right() -> None:
    speaks = [k.right for k in KNOWN if k.checked.verdict in calibration.FOR]
    assert len(speaks) > 250
    assert sum(right is False for right in speaks) <= 1


def test_errors_come_out() -> None:
    wrong = [k for k in KNOWN if k.wrong]
    assert len(wrong) >= 7
    assert sum(k.right is True for k in wrong) >= len(wrong) - 2


def test_shuffled_amounts_are_seldom_supported() -> None:
    found = {s.kind: s for s in calibration.shuffled(KNOWN, seeds=range(2))}
    judged = sum(s.judged for s in found.values())
    assert judged > 500
    assert sum(s.supported for s in found.values()) / judged < 0.04
    ground = found["area_change"]
    assert ground.supported / ground.judged < 0.03
    assert sum(s.supported for s in found.values()) / sum(s.claims for s in found.values()) < 0.03


def test_same_seed_same_figures() -> None:
    assert calibration.shuffled(KNOWN[:200], seeds=[1]) == calibration.shuffled(KNOWN[:200], seeds=[1])


@pytest.mark.parametrize(("verdict", "wrong", "right"), [("supported", True, False), ("differs", True, True)])
def test_what_right_means(verdict: str, wrong: bool, right: bool) -> None:
    one = next(k for k in KNOWN if k.checked.verdict == verdict and not k.wrong)
    assert one._replace(wrong=wrong).right is right
    assert one.right is (True if verdict == "supported" else None)
