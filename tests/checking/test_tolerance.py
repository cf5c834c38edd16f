"""What a printed figure allows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontledger.checking.tolerance import allowed, table
from frontledger.nouns import Amount

HEDGES = ("none", "about", "over", "under", "up_to")


def ends(value: float, quote: str, hedge: str = "none", unit: str = "km2", **more: bool) -> tuple[float, float]:
    found = allowed(Amount(low=value, high=value, unit=unit, hedge=hedge), quote, **more)
    return round(found.low, 4), round(found.high, 4)


@pytest.mark.parametrize(
    ("value", "quote", "half"),
    [
        (594, "594 km²", 0.5),
        (110, "110 km²", 5),
        (110.0, "110.0 km²", 0.05),
        (1000, "1,000 km²", 50),
        (5600, "5.600 Quadratkilometer", 50),
        (5600, "5 600 км²", 50),
        (1100, "1.1 thousand km²", 50),
        (1100, "1,10 тис. км²", 5),
        (110_000, "逾11萬兵力", 5000),
        (64_000, "6.4萬英畝", 500),
        (5600, "٥٦٠٠ كيلومتر", 50),
        (300, "three hundred", 15),
        (7, "seven", 0.5),
        (256.725 * 100, "25,672.5 km²", 0.05),  # 25,672.500000000004: what counting in twos leaves is no digit
        (66.67, "two thirds", 3.3335),
        (20, "a fifth", 1.0),
        (18.5, "18.5 sq km a day", 0.05),
        (0, "0 km²", 0.5),
    ],
)
def test_half_of_the_last_digit_printed(value: float, quote: str, half: float) -> None:
    assert ends(value, quote, unit="thing") == (round(value - half, 4), round(value + half, 4))


def test_hedges_widen_to_their_side() -> None:
    assert ends(594, "594", "about") == (563.8, 624.2)
    assert ends(594, "594", "over") == (593.5, 683.6)
    assert ends(594, "594", "under") == (504.4, 594.5)
    assert ends(594, "594", "up_to") == (-0.5, 594.5)


def test_a_source_that_cuts_decimals_off_has_a_whole_digit_above() -> None:
    assert ends(363, "363", rounded_down=True) == (363, 364)
    assert ends(0, "0", rounded_down=True) == (0, 1)


def test_units_become_those_of_the_maps() -> None:
    low, high = ends(188, "188 square miles", unit="mi2")
    assert (round(low, 1), round(high, 1)) == (485.6, 488.2)


def test_twice_is_not_one_and_a_half_times() -> None:
    low, high = ends(2, "twice", unit="times")
    assert 1.5 < low < 2 < high < 2.5


def test_a_range_is_widened_at_both_ends() -> None:
    found = allowed(Amount(low=150, high=180, unit="km2"), "150 to 180 sq km")
    assert (found.low, found.high, found.value) == (145, 185, 165)


figures = st.one_of(st.integers(1, 10**7), st.floats(0.01, 1e5).map(lambda x: round(x, 2)))


@given(figures, st.sampled_from(HEDGES), st.booleans())
@settings(deadline=None)
def test_a_hedge_never_narrows(value: float, hedge: str, in_words: bool) -> None:
    quote = "in words" if in_words else f"{value} km²"
    plain, hedged = ends(value, quote), ends(value, quote, hedge)
    assert hedged[0] <= plain[0] <= value <= plain[1] <= hedged[1]


@given(figures)
@settings(deadline=None)
def test_the_parts_add_up(value: float) -> None:
    found = allowed(Amount(low=value, high=value, unit="km2", hedge="about"), f"{value}")
    assert found.high - value == pytest.approx(sum(p.amount for p in found.parts), rel=1e-6)


def test_the_table_holds_what_the_house_says() -> None:
    assert table()["hedge"] == {"about": [0.05, 0.05], "over": [0.0, 0.15], "under": [0.15, 0.0], "up_to": [1.0, 0.0]}
    assert table()["near"]["share_of_claim"] == 0.25


def test_the_page_prints_the_table() -> None:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, str(root / "tools" / "build_checking.py"), "--check"]
    got = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (got.returncode, got.stdout) == (0, "")
