"""Agreement with a sample of another project's cases for numbers, percentages, dimensions and dates, by language.

The floors stand a little under what is reached. What is counted, and what of it is left out and why, say
`benchmarks/recognizers.py` and `.toml`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pytest

pytestmark = pytest.mark.real
ROOT = Path(__file__).resolve().parents[2]
FLOORS = {
    "number": {"ar": 0.95, "de": 1.0, "en": 0.97, "es": 1.0, "fr": 0.95, "it": 1.0, "ja": 0.95, "ko": 0.95, "nl": 0.95,
               "pt": 1.0, "tr": 1.0, "zh": 0.97},
    "percent": {"ar": 1.0, "de": 1.0, "en": 1.0, "es": 1.0, "fr": 1.0, "it": 1.0, "ja": 0.96, "ko": 1.0, "nl": 1.0,
                "pt": 1.0, "tr": 1.0, "zh": 0.96},
    "dimension": {"de": 1.0, "en": 1.0, "es": 1.0, "fr": 1.0, "it": 1.0, "ja": 1.0, "ko": 1.0, "nl": 1.0, "pt": 1.0,
                  "tr": 0.85, "zh": 1.0},
}  # fmt: skip
MOST_LEFT_OUT = 0.05


@pytest.fixture(scope="module")
def verdicts(shared: Path) -> dict[tuple[str, str], list[bool | None]]:
    """Right, wrong or left out (None), by model and language."""
    path = shared / "data" / "text" / "recognizers-sample.json.xz"
    if not path.is_file():
        pytest.skip("the sample is not there")
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import recognizers
    finally:
        sys.path.pop(0)
    out: dict[tuple[str, str], list[bool | None]] = defaultdict(list)
    for lang, model, _, right in recognizers.judged(path):
        if right != recognizers.UNDATED:
            out[model, lang].append(right)
    return out


@pytest.mark.parametrize(("model", "lang"), [(model, lang) for model, langs in FLOORS.items() for lang in langs])
def test_agreement(verdicts: dict[tuple[str, str], list[bool | None]], model: str, lang: str) -> None:
    counted = [v for v in verdicts[model, lang] if v is not None]
    assert counted
    share = sum(counted) / len(counted)
    print(f"{lang} {model}: {sum(counted)} of {len(counted)}, {share:.1%}")
    assert share >= FLOORS[model][lang]


def test_little_is_left_out(verdicts: dict[tuple[str, str], list[bool | None]]) -> None:
    every = [v for found in verdicts.values() for v in found]
    assert every.count(None) <= MOST_LEFT_OUT * len(every)
