"""How near a side has come to a town, and how far it went, in reports known to be about the war."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, of_the_war, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("near"))
def test_case(language: str, text: str, claims: str) -> None:
    assert written([c for c in of_the_war(language, text) if c.kind == "distance"], claims) == expected(claims)
