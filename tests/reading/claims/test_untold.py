"""Stances and meetings that no exact word tells: aid with no verb of giving, deeds refused, leaders with each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from stance_reading import doc

from frontledger.languages import LANGUAGES
from frontledger.nouns import Claim
from frontledger.reading.claims.meetings.read import read_meetings
from frontledger.reading.claims.positions.read import read_positions

LINES = [
    line for line in (Path(__file__).parent / "cases" / "untold.txt").read_text("utf-8").splitlines() if line[0] != "#"
]
CASES = [(*line.split(" => ")[0].split(": ", 1), line.split(" => ")[1]) for line in LINES]


def plain(c: Claim) -> str:
    if c.kind == "meeting":
        return f"{c.extra.status} {' '.join(sorted(c.extra.parties or ()))}"
    figure = f" {c.amount.low:.0f} {c.amount.unit}" if c.amount else ""
    return f"{c.extra.party} {c.extra.stance} {c.extra.subject}{figure}"


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_case(language: str, text: str, expected: str) -> None:
    read = doc(text, language)
    found = [*read_positions(read), *read_meetings(read)]
    assert ("; ".join(map(plain, found)) or "nothing") == expected


def test_every_language_has_cases() -> None:
    counted = {language: sum(c[0] == language for c in CASES) for language in LANGUAGES}
    assert min(counted.values()) >= 5, counted
