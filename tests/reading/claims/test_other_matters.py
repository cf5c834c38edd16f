"""What a report of the war tells of other matters in passing makes no claim."""

from __future__ import annotations

import datetime as dt

import pytest

from frontledger.nouns import Claim
from frontledger.reading.claims import read_claims
from frontledger.reading.intake import intake
from frontledger.theatre import load


def claims(language: str, text: str) -> tuple[Claim, ...]:
    report = intake(text.encode(), name="x", published=dt.date(2025, 10, 7), language=language)
    return read_claims(report, load()).claims


WAR = {
    "en": "Russian troops took Torske on Monday.",
    "fr": "Les forces russes ont pris Torske lundi.",
    "uk": "Російські війська в понеділок захопили Торське.",
    "de": "Russische Truppen haben am Montag Torske eingenommen.",
    "ko": "러시아군이 월요일 토르스케를 점령했다.",
    "zh-Hant": "俄軍週一攻占托爾斯克村。",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Israel launched 120 missiles at Iran on Friday night. Of these 90 were shot down."),
        ("en", "In Gaza, 45 people were killed over the past 24 hours, the health ministry said."),
        ("en", "Syrian forces took the town of Manbij; 40 fighters were killed."),
        ("en", "Thailand and Cambodia agreed to a ceasefire after five days of fighting that killed 38."),
        ("fr", "À Gaza, 45 personnes ont été tuées en 24 heures."),
        ("uk", "ХАМАС погодився на перемир'я на 60 днів."),
        ("uk", "Ізраїль випустив по Ірану 120 ракет."),
        ("de", "Die Huthi haben drei Raketen auf Eilat abgefeuert."),
        ("ko", "가자지구에서 하루 동안 45명이 숨졌다."),
        ("zh-Hant", "加薩24小時內有45人死亡。"),
    ],
)
def test_what_is_told_of_other_wars_in_passing_is_left_out(language: str, text: str) -> None:
    assert {c.kind for c in claims(language, f"{WAR[language]} {text}")} == {"settlement_control"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Israel will hand 90 Patriot missiles to Ukraine."),
        ("en", "In Kherson, 45 people were killed over the past 24 hours, the health ministry said."),
        ("fr", "À Kherson, 45 personnes ont été tuées en 24 heures."),
        ("uk", "У Херсоні за добу загинули 45 людей, більше, ніж у Газі."),
    ],
)
def test_a_sentence_that_names_this_war_is_read_whoever_else_it_names(language: str, text: str) -> None:
    assert len(claims(language, f"{WAR[language]} {text}")) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A court in Rostov sentenced 123 Ukrainian soldiers to up to 23 years in prison."),
        ("fr", "Un tribunal de Rostov a condamné 23 soldats ukrainiens à des peines de 20 ans."),
        ("uk", "Суд у Ростові засудив 120 українських військових до 20 років колонії."),
        ("de", "Ein Gericht in Rostow hat 120 ukrainische Soldaten zu Haftstrafen verurteilt."),
        ("en", "Ukraine has demined 35,000 sq km of farmland since 2022."),
        ("fr", "Les démineurs ont nettoyé 35 000 kilomètres carrés l'an dernier."),
        ("uk", "Українські сапери очистили від мін 35 тисяч кв. км."),
        ("en", "Hitler's armies lost 334 tanks at Kursk."),
        ("uk", "Наполеон утратив у Росії 400 тисяч солдатів."),
        ("en", "No one believes that Russia will take Zaporizhzhia by winter."),
        ("uk", "Ніхто не вірить, що Росія візьме Запоріжжя до зими."),
        ("fr", "Personne ne croit que la Russie prendra Zaporijjia avant l'hiver."),
    ],
)
def test_what_is_told_of_courts_mines_old_wars_and_beliefs_is_left_out(language: str, text: str) -> None:
    assert {c.place for c in claims(language, f"{WAR[language]} {text}")} == {("Torske",)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nobody claims that Russia has taken Myrnohrad."),
        ("uk", "«Не можна сказати, що ворог взяв Мирноград», – зазначив Трегубов."),
        ("en", "It is not true that Russia has taken Myrnohrad."),
        ("de", "Es stimmt nicht, dass die Russen Myrnohrad eingenommen haben."),
    ],
)
def test_what_cannot_be_said_is_denied(language: str, text: str) -> None:
    assert [(c.place, c.modality) for c in claims(language, f"{WAR[language]} {text}")][1:] == [
        (("Myrnohrad",), "denied")
    ]


def test_shells_that_somebody_makes_are_nobodys_strikes() -> None:
    made = claims("en", f"{WAR['en']} Germany's Rheinmetall will make 700,000 shells a year.")
    fell = claims("en", f"{WAR['en']} Some 340 shells fell on Nikopol in a day.")
    assert [c.side for c in (*made[1:], *fell[1:])] == [None, "RU"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Laut der ukrainischen Armee verlor Russland 1.140 Mann. Der Krieg in der Ukraine geht weiter."),
        ("nl", "Volgens het Oekraïense leger verloor Rusland 1.140 man. De oorlog in Oekraïne duurt voort."),
    ],
)
def test_who_stands_behind_a_verb_of_losing_loses(language: str, text: str) -> None:
    assert [(c.side, c.speaker) for c in claims(language, text)] == [("RU", "ua_general_staff")]
