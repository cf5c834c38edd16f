"""Regions told as taken or held as a whole, and who has a town under control, in reports about the war."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, of_the_war, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("whole"))
def test_case(language: str, text: str, claims: str) -> None:
    told = [c for c in of_the_war(language, text) if c.kind in {"settlement_control", "area_share"}]
    assert written(told, claims) == expected(claims)
