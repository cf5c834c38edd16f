"""What reports say loosely: idioms, nouns for verbs, passives, lists, other orders of words."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, measured, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("loose"))
def test_case(language: str, text: str, claims: str) -> None:
    assert written(measured(language, text), claims) == expected(claims)
