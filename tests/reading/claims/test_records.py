"""Superlatives, ranks, streaks and comparisons."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, measured, of_the_war, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("records"))
def test_case(language: str, text: str, claims: str) -> None:
    assert written(measured(language, text), claims) == expected(claims)


@pytest.mark.parametrize(("language", "text", "claims"), cases("grew"))
def test_what_grew_by_a_percentage(language: str, text: str, claims: str) -> None:
    assert written(of_the_war(language, text), claims) == expected(claims)
