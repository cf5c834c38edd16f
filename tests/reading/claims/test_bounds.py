"""Reading claims takes little time, and of text made to hurt no more than its length asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from effort import calls, ends_within
from frontledger.reading.claims import read_claims
from frontledger.reading.intake import intake
from frontledger.theatre import load

REPORTS = Path(__file__).parents[2] / "reports" / "reports"
SECONDS = 12.0
"""Of processor time; each takes two or three on an idle machine."""
SIZE = 200_000
DENSE = 30_000
"""Characters of nothing but claims, of which a long report has a tenth."""
MANY = 1000
"""Offers, one after the other."""
OPENING = {
    "en": "Russian troops took 110 square kilometres of Ukrainian territory. ",
    "uk": "Російські війська захопили 110 кв. км української території. ",
    "zh-Hant": "俄軍拿下烏克蘭110平方公里的土地。",
}
REPEATED = {
    "cues": {"en": "seized ", "uk": "захопили ", "zh-Hant": "拿下"},
    "commas": {"en": ", ", "uk": ", ", "zh-Hant": "，"},
    "semicolons": {"en": "; ", "uk": "; ", "zh-Hant": "；"},
    "digits": {"en": "7", "uk": "7", "zh-Hant": "7"},
    "quotes": {"en": '"', "uk": "«", "zh-Hant": "「"},
    "sayings": {"en": "he said. ", "uk": "сказав він. ", "zh-Hant": "他說。"},
    "towns": {"en": "Pokrovsk, ", "uk": "Покровськ, ", "zh-Hant": "波克羅夫斯克、"},
}
CLAIMS = {
    "en": "Russian troops took {} sq km near Pokrovsk in June, ",
    "uk": "російські війська захопили {} кв. км біля Лимана в червні, ",
    "zh-Hant": "俄軍6月在波克羅夫斯克拿下{}平方公里，",
}

OFFERS = {
    "en": "Macron offered {} soldiers and ",
    "uk": "Макрон запропонував {} військових і ",
    "zh-Hant": "馬克宏提議派遣{}名士兵，",
}


def reading(language: str, text: str) -> Callable[[], object]:
    """The reading of a text's claims, to be done."""
    report = intake(text.encode(), name="x", published=dt.date(2025, 10, 7), language=language)
    return lambda: read_claims(report, load())


@pytest.mark.parametrize("name", ["en-seed", "uk-seed", "zh-Hant-b"])
def test_a_report_is_little_work(name: str) -> None:
    text = (REPORTS / f"{name}.txt").read_text("utf-8")
    language = name.rpartition("-")[0]
    read = reading(language, text)
    read()
    assert calls(read) < 300_000  # a tenth of a second on an idle machine


@pytest.mark.parametrize("language", sorted(OPENING))
@pytest.mark.parametrize("what", sorted(REPEATED))
def test_one_thing_over_and_over(language: str, what: str) -> None:
    word = REPEATED[what][language]
    assert ends_within(SECONDS, reading(language, OPENING[language] * 3 + word * (SIZE // len(word))))


@pytest.mark.parametrize("language", sorted(CLAIMS))
def test_nothing_but_claims(language: str) -> None:
    pieces = [CLAIMS[language].format(100 + i % 800) for i in range(DENSE // len(CLAIMS[language]))]
    assert ends_within(SECONDS, reading(language, "".join(pieces)))


@pytest.mark.parametrize("language", sorted(OFFERS))
def test_nothing_but_offers(language: str) -> None:
    pieces = [OFFERS[language].format(100 + i % 800) for i in range(MANY)]
    assert ends_within(SECONDS, reading(language, "".join(pieces)))
