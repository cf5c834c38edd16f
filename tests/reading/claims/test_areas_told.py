"""Ground and shares of it in other words, and the values that a figure is compared with, in reports about the war."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, of_the_war, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("areas"))
def test_case(language: str, text: str, claims: str) -> None:
    told = [c for c in of_the_war(language, text) if c.kind in {"area_change", "area_total", "area_share"}]
    assert written(told, claims) == expected(claims)
