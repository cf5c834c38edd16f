"""Meetings: who meets whom, where and when."""

from __future__ import annotations

import datetime as dt

import pytest
from stance_reading import cases, doc

from frontledger.nouns import Claim, Period
from frontledger.reading.claims.meetings.read import read_meetings


def meetings(text: str, language: str = "en") -> list[Claim]:
    return read_meetings(doc(text, language))


def told(claim: Claim) -> str:
    """A meeting as `PARTIES status [in PLACES] [on DAYS]`."""
    where = f" in {','.join(claim.place)}" if claim.place else ""
    days = f" on {claim.period.start}" if claim.period else ""
    return f"{'+'.join(sorted(claim.extra.parties or ()))} {claim.extra.status}{where}{days}"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(lang, *case) for lang in ("en", "uk", "zh-Hant") for case in cases(f"meetings-{lang}.txt")],
)
def test_sentence(language: str, text: str, expected: list[str]) -> None:
    assert [told(c) for c in meetings(text, language)] == expected


def test_the_next_round_goes_on_with_those_who_met() -> None:
    text = (
        "Russian and Ukrainian delegations met in Geneva on 2 September; "
        "the next round is due in Abu Dhabi on September 15."
    )
    assert [told(c) for c in meetings(text)] == [
        "RU+UA held in Geneva on 2025-09-02",
        "RU+UA planned in Abu Dhabi on 2025-09-15",
    ]


def test_those_spoken_of_meet_in_a_place_told_later() -> None:
    text = (
        "US President Donald Trump and Russian President Vladimir Putin are to meet in Alaska on Friday. "
        "The two leaders will meet at a base in Anchorage, the BBC reported."
    )
    assert [told(c) for c in meetings(text)] == [
        "putin+trump planned in US-AK on 2025-09-12",
        "putin+trump planned in Anchorage",
    ]


def test_told_again_with_nothing_new_is_one_meeting() -> None:
    once = "Donald Trump and Vladimir Putin will meet in Budapest on September 20."
    assert len(meetings(f"{once}\nTrump said he would meet Putin in Budapest on September 20.")) == 1
    assert len(meetings(f"{once}\nTrump will meet Zelensky in Washington on September 22.")) == 2


def test_format_and_quote() -> None:
    text = "Putin spoke by phone with Donald Trump on Monday."
    claim = meetings(text)[0]
    assert claim.extra.format == "phone call"
    assert claim.quote == text[claim.span.start : claim.span.end]
    assert claim.period == Period(dt.date(2025, 9, 8), dt.date(2025, 9, 8))


def test_persons_before_governments() -> None:
    assert meetings("German chancellor Friedrich Merz met Ukrainian president Zelensky in Kyiv on Monday.")[
        0
    ].extra.parties == (
        "merz",
        "zelensky",
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Putin will meet Witkoff next week (Peskov).", "putin+witkoff planned on 2025-09-15 by peskov"),
        ("de", "Putin trifft Witkoff nächste Woche (Peskow).", "putin+witkoff planned on 2025-09-15 by peskov"),
        (
            "uk",
            "Зеленський зустрінеться з Макроном у четвер (Сибіга).",
            "macron+zelensky planned on 2025-09-11 by sybiha",
        ),
        ("zh-Hans", "普京下周将会见维特科夫（佩斯科夫）。", "putin+witkoff planned on 2025-09-15 by peskov"),
        (
            "ja",
            "プーチン氏は来週モディ首相と会談へ（ウシャコフ補佐官）。",
            "narendra_modi+putin planned on 2025-09-15 by ushakov",
        ),
        ("en", "Zelensky met two leaders (Merz, Macron) in London.", "macron+merz+zelensky held in London by reporter"),
    ],
)
def test_who_signs_in_brackets_meets_nobody(language: str, text: str, expected: str) -> None:
    assert [f"{told(c)} by {c.speaker}" for c in meetings(text, language)] == [expected]
