"""Places told of without a verb of taking, holding or losing, and what is done to their roads."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, of_the_war, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("holds"))
def test_case(language: str, text: str, claims: str) -> None:
    told_of_places = [c for c in of_the_war(language, text) if c.kind in {"settlement_control", "encirclement"}]
    assert written(told_of_places, claims) == expected(claims)
