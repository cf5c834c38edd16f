"""Alarms of an air raid are counted as such, and are no strikes."""

from __future__ import annotations

import pytest
from measured_reading import expected, of_the_war, written

COUNTED = [
    ("ko", "수미에서는 지난주 공습경보가 47회 울렸다.", 47, "Sumy"),
    ("ko", "공습경보 15건이 발령된 하르키우에서는 폭발음이 들렸다.", 15, "Kharkiv"),
    ("ja", "スムイ州では先週、空襲警報が47回発令された。", 47, "UA-59"),
    ("zh-Hant", "蘇梅州上週共發布47次防空警報。", 47, "UA-59"),
    ("tr", "Harkiv'de ağustosta sirenler 312 kez çaldı.", 312, "Kharkiv"),
    ("ar", "دوت صفارات الإنذار 14 مرة في كييف أمس.", 14, "Kyiv"),
    ("en", "Air raid alarms sounded 12 times in Sumy last week.", 12, "Sumy"),
    ("en", "Kharkiv had 312 air raid alerts in August.", 312, "Kharkiv"),
    ("de", "In Sumy gab es vergangene Woche 47 Luftalarme.", 47, "Sumy"),
    ("fr", "La région de Soumy a connu 47 alertes aériennes la semaine dernière.", 47, "UA-59"),
    ("nl", "In Soemy ging vorige week 47 keer het luchtalarm af.", 47, "Sumy"),
    ("uk", "На Сумщині минулого тижня оголошували 47 повітряних тривог.", 47, "UA-59"),
]
OTHERS = [
    ("en", "The school in Dnipro got 12 fire alarms."),
    ("ko", "키이우의 학교에는 경보기 20대가 설치됐다."),
    ("tr", "Bursa'daki fabrikada 12 alarm sistemi kuruldu."),
    ("de", "Die Feuerwehr rückte wegen 12 Alarmen aus."),
    ("ko", "키이우에서는 공습경보가 3시간 동안 이어졌다."),
]


@pytest.mark.parametrize(("language", "text", "number", "place"), COUNTED)
def test_alarms_are_counted(language: str, text: str, number: int, place: str) -> None:
    claims = f"other_quantity {number}:alarm side:- at:{place}"
    assert written(of_the_war(language, text), claims) == expected(claims)


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_others_are_not(language: str, text: str) -> None:
    assert written(of_the_war(language, text), "nothing") == "nothing"
