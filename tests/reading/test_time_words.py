"""How times are told in reports, phrase by phrase: each language has its ways of saying the same period."""

from __future__ import annotations

import datetime as dt

import pytest
from marks_samples import cases

from frontledger.reading.times.find import find_times, period_of

TOLD = dt.date(2025, 8, 20)
"""A Wednesday."""
PERIODS = {
    "overnight": "2025-08-19..2025-08-20",
    "the night to Wednesday": "2025-08-19..2025-08-20",
    "a night attack": "2025-08-19..2025-08-20",
    "past 24 hours": "2025-08-19..2025-08-20",
    "since midnight": "2025-08-20..2025-08-20",
    "before dawn": "2025-08-20..2025-08-20",
    "Wednesday morning": "2025-08-20..2025-08-20",
    "today": "2025-08-20..2025-08-20",
    "yesterday": "2025-08-19..2025-08-19",
    "Tuesday": "2025-08-19..2025-08-19",
    "last Friday": "2025-08-15..2025-08-15",
    "three days ago": "2025-08-17..2025-08-17",
    "a week ago": "2025-08-13..2025-08-13",
    "past three days": "2025-08-17..2025-08-20",
    "past week": "2025-08-13..2025-08-20",
    "past two weeks": "2025-08-06..2025-08-20",
    "past month": "2025-07-20..2025-08-20",
    "this week": "2025-08-18..2025-08-20",
    "last week": "2025-08-11..2025-08-17",
    "weekend": "2025-08-16..2025-08-17",
    "this month": "2025-08-01..2025-08-20",
    "last month": "2025-07-01..2025-07-31",
    "this year": "2025-01-01..2025-08-20",
    "last year": "2024-01-01..2024-12-31",
    "the first ten days of July": "2025-07-01..2025-07-10",
    "the second ten days of July": "2025-07-11..2025-07-20",
    "the rest of July": "2025-07-21..2025-07-31",
    "from 10 to 17 August": "2025-08-10..2025-08-17",
    "from 28 July to 3 August": "2025-07-28..2025-08-03",
    "12 August": "2025-08-12..2025-08-12",
    "July": "2025-07-01..2025-07-31",
    "July 2024": "2024-07-01..2024-07-31",
    "November last year": "2024-11-01..2024-11-30",
    "June and July": "2025-06-01..2025-07-31",
    "2024": "2024-01-01..2024-12-31",
    "spring 2024": "2024-03-01..2024-05-31",
    "last summer": "2024-06-01..2024-08-31",
    "first half": "2025-01-01..2025-06-30",
    "second quarter": "2025-04-01..2025-06-30",
    "first seven months": "2025-01-01..2025-07-31",
    "since the start of the year": "2025-01-01..2025-08-20",
    "since January": "2025-01-01..2025-08-20",
    "since 1 August": "2025-08-01..2025-08-20",
    "since 24 February 2022": "2022-02-24..2025-08-20",
    "as of 15 August": "None..2025-08-15",
    "past 1,000 days": "2022-11-24..2025-08-20",
}


@pytest.mark.parametrize(("language", "text", "named"), cases("timewords"))
def test_phrase(language: str, text: str, named: str) -> None:
    periods = [period_of(t, TOLD) for t in find_times(text, language=language, published=TOLD)]
    assert PERIODS[named] in {f"{a}..{b}" for a, b in periods}


SAME_WEEK = {
    "ar": "من 5 إلى 11 مايو 2025 أطلقت روسيا 150 مسيرة. وفي الأسبوع نفسه فقدت 9 دبابات.",
    "cs": "Od 5. do 11. května 2025 vypustilo Rusko 150 dronů. Téhož týdne ztratilo 9 tanků.",
    "de": "Vom 5. bis 11. Mai 2025 startete Russland 150 Drohnen. In derselben Woche verlor es 9 Panzer.",
    "en": "From 5 to 11 May 2025 Russia launched 150 drones. That same week it lost 9 tanks.",
    "es": "Del 5 al 11 de mayo de 2025 Rusia lanzó 150 drones. Esa misma semana perdió 9 tanques.",
    "fr": "Du 5 au 11 mai 2025, la Russie a lancé 150 drones. La même semaine, elle a perdu 9 chars.",
    "hu": "2025. május 5. és 11. között Oroszország 150 drónt indított. Ugyanazon a héten 9 harckocsit vesztett.",
    "it": "Dal 5 all'11 maggio 2025 la Russia ha lanciato 150 droni. Nella stessa settimana ha perso 9 carri armati.",
    "ja": "2025年5月5日から11日にロシアは無人機150機を発射した。同じ週に戦車9両を失った。",
    "ko": "2025년 5월 5일부터 11일까지 러시아는 드론 150대를 발사했다. 같은 주 전차 9대를 잃었다.",
    "nl": "Van 5 tot 11 mei 2025 lanceerde Rusland 150 drones. In dezelfde week verloor het 9 tanks.",
    "pl": "Od 5 do 11 maja 2025 roku Rosja wystrzeliła 150 dronów. W tym samym tygodniu straciła 9 czołgów.",
    "pt": "De 5 a 11 de maio de 2025 a Rússia lançou 150 drones. Na mesma semana perdeu 9 tanques.",
    "ru": "С 5 по 11 мая 2025 года Россия запустила 150 дронов. На той же неделе она потеряла 9 танков.",
    "tr": "5-11 Mayıs 2025 tarihleri arasında Rusya 150 insansız hava aracı fırlattı. Aynı hafta 9 tank kaybetti.",
    "uk": "З 5 до 11 травня 2025 року Росія запустила 150 дронів. Того самого тижня вона втратила 9 танків.",
    "zh-Hans": "2025年5月5日至11日，俄军发射150架无人机。同一周损失9辆坦克。",
    "zh-Hant": "2025年5月5日至11日，俄軍發射150架無人機。同一週損失9輛坦克。",
}


@pytest.mark.parametrize("tag", SAME_WEEK)
def test_the_same_week_is_the_one_last_named(tag: str) -> None:
    found = find_times(SAME_WEEK[tag], language=tag, published=TOLD)
    assert {(t.from_, t.to) for t in found} == {(dt.date(2025, 5, 5), dt.date(2025, 5, 11))}
    assert len(found) == 2
