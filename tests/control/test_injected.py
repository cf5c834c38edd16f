"""Faults put into a war that was made up, and into real series, are found: floors under benchmarks/anomalies.py."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

# fault, size in scales, the least share found, the least share of what is found that is a fault
FLOORS = [
    ("glitch", 20, 0.85, 0.95),
    ("glitch", 50, 0.95, 0.95),
    ("glitch of three days", 50, 0.85, 0.9),
    ("batch correction", 50, 0.85, 0.9),
    ("days held back", 10, 0.6, 0.85),
    ("reclassified", 8, 0.75, 0.95),
    ("reclassified", 20, 0.95, 0.95),
    ("layers swapped", 0, 0.85, 0.95),
    ("layer renamed", 0, 0.9, 0.95),
    ("day dropped", 0, 1.0, 0.9),
    ("layer dropped", 0, 1.0, 0.95),
    ("map not renewed", 0, 1.0, 0.95),
]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_anomalies", ROOT / "benchmarks" / "anomalies.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def measure(bench: ModuleType, series: list[Any], kind: str, size: float, trials: int) -> tuple[float, float]:
    """The share of faults found, and the share of what is found that is a fault."""
    rng = random.Random(f"{kind} {size}")
    tallies = [bench.trial(s, kind, size, rng) for s in series if kind in s.kinds for _ in range(trials)]
    put, found, beside = (sum(t[i] for t in tallies) for i in range(3))
    return found / put, found / max(1, found + beside)


@pytest.mark.parametrize(("kind", "size", "found", "right"), FLOORS)
def test_a_war_that_was_made_up(bench: ModuleType, kind: str, size: float, found: float, right: float) -> None:
    got = measure(bench, [bench.made_up(11), bench.made_up(12)], kind, size, 2)
    assert got[0] >= found and got[1] >= right, got


def test_a_war_that_was_made_up_is_flagged_little(bench: ModuleType) -> None:
    series = bench.made_up(11)
    flagged = bench.flagged(series.review(series.rows), *bench.JUDGED)
    redraws = bench.flagged(series.review(series.rows), "reclassified")
    assert len(redraws) >= 17 and len(flagged - redraws) <= 0.01 * len(series.rows)


@pytest.mark.real
@pytest.mark.parametrize("name", ["isw under afp", "deepstate, files"])
def test_real_series(bench: ModuleType, name: str) -> None:
    (series,) = (s for s in bench.shipped() if s.name == name)
    for kind, size, found, right in FLOORS:
        if kind in series.kinds and (kind, size) not in (("glitch", 20), ("days held back", 10)):
            got = measure(bench, [series], kind, size, 1)
            assert got[0] >= found - 0.3 and got[1] >= right - 0.3, (kind, size, got)
