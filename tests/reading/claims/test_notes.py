"""What notes, live blogs and captions tell in a word or two: figures under a time, verdicts behind a town."""

from __future__ import annotations

import pytest
from measured_reading import cases, expected, of_the_war, written


@pytest.mark.parametrize(("language", "text", "claims"), cases("notes"))
def test_case(language: str, text: str, claims: str) -> None:
    assert written(of_the_war(language, text), claims) == expected(claims)
