"""When, where and whose something is that a sentence tells by its frame: "a week earlier", "our forward units"."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, measured, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("frames"))
def test_case(language: str, text: str, claims: str) -> None:
    assert written(measured(language, text), claims) == expected(claims)
