"""What became of drones, missiles and bombs: parts told by an ending, sorts told apart, what fell."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, measured, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("weapons"))
def test_case(language: str, text: str, claims: str) -> None:
    assert written(measured(language, text), claims) == expected(claims)
