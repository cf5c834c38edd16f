"""Who tells of a stance, where two take one in a sentence and the second only speaks for himself."""

from __future__ import annotations

import pytest

import frontledger as fl

SENTENCES = [
    ("tr", "Rusya ile Ukrayna savaşıyor. Putin üç günlük ateşkes önerdi, Zelenskiy ise 30 günlük ateşkes istedi."),
    ("ko", "푸틴 대통령은 휴전하겠다고 제안했으나, 젤렌스키 대통령은 조건 없는 휴전이 먼저라고 맞섰다."),
    ("ja", "プーチン大統領は停戦を提案したが、ゼレンスキー大統領は領土の割譲を拒否すると述べた。"),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_each_tells_of_his_own(language: str, text: str) -> None:
    claims = fl.read(text.encode(), language=language, published="2025-10-07").claims
    assert [(c.side, c.speaker) for c in claims if c.kind == "position"] == [("RU", "putin"), ("UA", "zelensky")]


def test_a_spokesman_named_behind_his_house_speaks() -> None:
    text = "قال المتحدث باسم الكرملين دميتري بيسكوف إن روسيا ترفض نشر جنود أوروبيين في أوكرانيا."
    (claim,) = fl.read(text.encode(), language="ar", published="2025-10-07").claims
    assert (claim.speaker, claim.via) == ("peskov", ())


ASKED = [
    ("en", "Zelensky urged Joe Biden to come to Kyiv as a show of support in the war."),
    ("en", "Zelensky demanded that the US president, Donald Trump, stop suggesting that Ukraine had begun the war."),
    ("es", "Zelenski pidió a Donald Trump que presione a Rusia para mostrar fuerza en la guerra contra Ucrania."),
]


@pytest.mark.parametrize(("language", "text"), ASKED)
def test_whom_something_is_asked_of_tells_nothing(language: str, text: str) -> None:
    claims = fl.read(text.encode(), language=language, published="2025-10-07").claims
    assert [(c.side, c.speaker) for c in claims if c.kind == "position"] == [("UA", "zelensky")]
