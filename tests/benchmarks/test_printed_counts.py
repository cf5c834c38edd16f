"""Printed figures come out as counted: floors of what a source's own rule supports, a bound for the rules of others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import printed as bench  # noqa: E402

FLOORS = {"afp": (36, 48), "deepstate": (21, 23)}
"""Supported by the source's own rule, and covered by it. More may be covered one day, not fewer supported."""
OTHERS_AT_MOST = 0.04


@pytest.mark.parametrize("who", FLOORS)
def test_national_gains_by_their_own_rule(who: str) -> None:
    found = bench.national(who)
    supported = [j for j in found if j.alone == "supported"]
    least, covered = FLOORS[who]
    assert len(found) >= covered
    assert len(supported) / len(found) >= least / covered, [bench.told(j) for j in found if j not in supported]


def test_rules_of_others_support_few() -> None:
    tried = [fits for who in FLOORS for j in bench.national(who) for fits in bench.by_other_rules(j).values()]
    assert len(tried) > 150
    assert sum(tried) / len(tried) <= OTHERS_AT_MOST


def test_misprints_do_not_come_out_as_supported() -> None:
    verdicts = {(j.printed.row.amount, j.printed.row.unit, j.printed.row.source): j for j in bench.judged()}
    assert verdicts["3.5", "km2", "Gerasimov (misprinted)"].checked.verdict == "contradicted"
    assert verdicts["1548", "km2", "DeepState"].checked.verdict == "differs"
    for amount in ("6460", "6640"):
        assert verdicts[amount, "km2", "Gerasimov"].checked.verdict == "differs"
    wrong = {("461", "286 sqmi"), ("4000", "1500 mi")}
    beside = [j for j in bench.judged() if (j.printed.row.amount, j.printed.row.beside) in wrong]
    assert [j.checked.verdict for j in beside] == ["inconsistent"] * 2
    for told in ("1.28 percent", "18.1 km2/day"):
        (j,) = (j for j in bench.judged() if j.printed.row.beside == told)
        assert [c.verdict for c in j.beside] == ["inconsistent"]


def test_the_page_is_current() -> None:
    command = [sys.executable, str(ROOT / "tools" / "build_checking.py"), "--check"]
    got = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (got.returncode, got.stdout) == (0, "")
