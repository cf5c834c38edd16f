"""Men told for each square kilometre are no losses in all; where not one village was taken, none is."""

from __future__ import annotations

import pytest
from measured_reading import expected, of_the_war, written

NOTHING = [
    ("en", "Russia loses 70 soldiers for every square kilometre it takes."),
    ("de", "Russland verliert 70 Soldaten pro Quadratkilometer."),
    ("fr", "La Russie perd 70 soldats par kilomètre carré conquis."),
    ("ru", "За каждый квадратный километр Россия теряет 70 солдат."),
    ("ko", "러시아는 1㎢당 병사 70명을 잃고 있다."),
    ("ja", "ロシア軍は1平方キロあたり70人の兵士を失っている。"),
    ("tr", "Rusya her kilometrekare için 70 asker kaybediyor."),
    ("de", "Für jeden eroberten Quadratkilometer verlor Russland 70 Mann."),
    ("fr", "Pour chaque kilomètre carré conquis, la Russie a perdu 70 hommes."),
    ("it", "Per ogni chilometro quadrato conquistato la Russia ha perso 70 uomini."),
    ("cs", "Za každý dobytý kilometr čtvereční Rusko ztratilo 70 mužů."),
    ("ja", "1平方キロを占領するごとにロシア軍は70人を失った。"),
    ("ko", "러시아군은 1㎢를 점령할 때마다 70명을 잃었다."),
    ("zh-Hant", "俄軍每占領一平方公里就損失70人。"),
    ("zh-Hans", "俄军每占领1平方公里损失70人。"),
    ("en", "Russia did not take a single village in the first week of September."),
    ("es", "Rusia no tomó ni un solo pueblo la semana pasada."),
    ("ko", "러시아군은 지난주 마을을 한 곳도 점령하지 못했다."),
    ("zh-Hant", "俄軍上週連一個村莊也沒有佔領。"),
]
CLAIMS = [
    (
        "en",
        "Russia lost 1,050 soldiers on Tuesday, 70 for every square kilometre it took.",
        "losses 1050:person side:RU",
    ),
    ("en", "Russian forces took one village last week.", "settlement_control 1:settlement side:RU state:taken"),
    ("ar", "طوقت القوات الروسية بلدة ليمان.", "encirclement side:RU at:Lyman state:full"),
    ("ar", "حاصرت القوات الروسية ليمان من جهتين.", "encirclement 2:side side:RU at:Lyman state:partial"),
    ("ar", "طوقت القوات الروسية القوات الأوكرانية في ليمان.", "encirclement side:RU at:Lyman"),
    (
        "ar",
        "خلال الألف يوم الماضية خسرت روسيا 700 ألف جندي.",
        "losses 700000:person side:RU on:2023-01-11/2025-10-07",
    ),
    (
        "tr",
        "Rusya'nın geçen hafta aldığı toprak 98 kilometrekarede kaldı.",
        "area_change 98:km2 side:RU direction:gain",
    ),
    ("tr", "Donetsk'te Ukrayna'nın elinde 6.600 kilometrekare kaldı.", "area_total 6600:km2 side:UA at:UA-14"),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_they_are_no_claims(language: str, text: str) -> None:
    assert written(of_the_war(language, text), "nothing") == "nothing"


@pytest.mark.parametrize(("language", "text", "claims"), CLAIMS)
def test_what_is_told_is_one(language: str, text: str, claims: str) -> None:
    assert written(of_the_war(language, text), claims) == expected(claims)
