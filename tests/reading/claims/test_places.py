"""Places taken, held or lost, surrounded, and how far away."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, measured, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("places"))
def test_case(language: str, text: str, claims: str) -> None:
    assert written(measured(language, text), claims) == expected(claims)
