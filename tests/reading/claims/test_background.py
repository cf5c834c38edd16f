"""Background: what is told beside the claims."""

from __future__ import annotations

import datetime as dt

import pytest
from stance_reading import doc

from frontledger.nouns import Background, Period
from frontledger.reading.claims.background import read_background
from frontledger.reading.claims.meetings.read import read_meetings
from frontledger.reading.claims.positions.read import read_positions


def background(text: str, language: str) -> list[Background]:
    d = doc(text, language)
    return read_background(d, [*read_positions(d), *read_meetings(d)])


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "Putin rejected a ceasefire. The palace was built in 1885.", 1885),
        ("uk", "Путін відкинув перемир'я. Палац було збудовано 1885 року.", 1885),
        ("zh-Hant", "蒲亭拒絕停火。這座宮殿建於1885年。", 1885),
    ],
)
def test_bare_date(language: str, text: str, year: int) -> None:
    found = [b for b in background(text, language) if b.kind == "date"]
    assert [b.period for b in found] == [Period(dt.date(year, 1, 1), dt.date(year, 12, 31))]
    assert all(b.quote == text[b.span.start : b.span.end] for b in found)


def test_the_day_of_a_claim_is_no_background() -> None:
    assert background("Putin rejected a ceasefire on Monday.", "en") == []
    assert background("Russia and Ukraine held talks in Istanbul on 2 June 2023.", "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Putin rejected a ceasefire. The summit was moved to Budapest because it is symbolic for both sides."),
        ("zh-Hant", "蒲亭拒絕停火。峰會選在布達佩斯舉行，因為兩國都視其為中立地點。"),
    ],
)
def test_why_a_place_was_chosen(language: str, text: str) -> None:
    assert [b.kind for b in background(text, language)] == ["reason"]


def test_nothing_told_beside() -> None:
    assert background("Russian forces took 12 square kilometres on Monday.", "en") == []


def test_no_claims_no_background() -> None:
    assert background("The palace was built in 1885.", "en") == []
