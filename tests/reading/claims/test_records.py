"""Superlatives, ranks, streaks and comparisons."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, measured, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("records"))
def test_case(language: str, text: str, claims: str) -> None:
    assert written(measured(language, text), claims) == expected(claims)
