"""What somebody tells in an interview as his own count or view, beside the counts of others that he quotes."""

from __future__ import annotations

import pytest

import frontledger as fl

HEAD = {
    "en": "An interview with Konrad Muzyka about the war in Ukraine.",
    "nl": "Interview met analist Konrad Muzyka over de oorlog in Oekraïne.",
    "cs": "Rozhovor s analytikem Konradem Muzykou o válce na Ukrajině.",
    "pl": "Rozmowa z analitykiem Konradem Muzyką o wojnie w Ukrainie.",
    "hu": "Interjú Konrad Muzyka elemzővel az ukrajnai háborúról.",
    "tr": "Analist Konrad Muzyka ile Ukrayna savaşı üzerine röportaj.",
    "uk": "Інтерв'ю з аналітиком Конрадом Музикою про війну в Україні.",
    "ko": "군사 분석가 콘라트 무지카가 우크라이나 전쟁에 관해 인터뷰했다.",
    "ar": "مقابلة مع المحلل كونراد موزيكا عن الحرب في أوكرانيا.",
}
ASKED = {
    "en": ("Q: {}?", "A: {}", "How fast do they move", "And how many are there", "Nobody really knows."),
    "nl": ("Vraag: {}?", "Antwoord: {}", "Hoe snel gaat het", "En hoeveel zijn het er", "Dat weet niemand precies."),
    "cs": ("Otázka: {}?", "Odpověď: {}", "Jak rychle postupují", "A kolik jich je", "To nikdo přesně neví."),
    "pl": ("– {}?", "– {}", "Jak szybko się posuwają", "A ilu ich jest", "Tego nikt dokładnie nie wie."),
    "hu": ("Kérdés: {}?", "Válasz: {}", "Milyen gyorsan haladnak", "És hányan vannak", "Ezt senki sem tudja pontosan."),
    "tr": (
        "Soru: {}?",
        "Cevap: {}",
        "Ne kadar hızlı ilerliyorlar",
        "Peki kaç kişiler",
        "Bunu kimse tam olarak bilmiyor.",
    ),
    "uk": ("— {}?", "— {}", "Як швидко вони просуваються", "А скільки їх", "Цього ніхто точно не знає."),
    "ko": ("문: {}?", "답: {}", "얼마나 빨리 움직입니까", "몇 명입니까", "아무도 정확히 모릅니다."),
    "ar": ("سؤال: {}؟", "جواب: {}", "ما سرعة تقدمهم", "وكم عددهم", "لا أحد يعرف ذلك بدقة."),
}


@pytest.mark.parametrize(
    ("language", "told", "speakers"),
    [
        (
            "en",
            "DeepState counted 449 square kilometres in May. In June, by my own count, Russia took 210 sq km.",
            ("deepstate", "muzyka"),
        ),
        (
            "en",
            "By my count Russia took 210 square kilometres in June. DeepState has 240 square kilometres for June.",
            ("muzyka", "deepstate"),
        ),
        (
            "nl",
            "DeepState telde in mei 449 vierkante kilometer. In juni veroverden de Russen naar mijn telling "
            "210 vierkante kilometer.",
            ("deepstate", "muzyka"),
        ),
        (
            "cs",
            "DeepState napočítal v květnu 449 kilometrů čtverečních. V červnu podle mých výpočtů obsadili "
            "Rusové 210 kilometrů čtverečních.",
            ("deepstate", "muzyka"),
        ),
        (
            "pl",
            "DeepState naliczył w maju 449 km kw. W czerwcu, według moich obliczeń, Rosjanie zajęli 210 km kw.",
            ("deepstate", "muzyka"),
        ),
        (
            "hu",
            "A DeepState májusban 449 négyzetkilométert számolt. Júniusban számításaim szerint az oroszok "
            "210 négyzetkilométert foglaltak el.",
            ("deepstate", "muzyka"),
        ),
        (
            "tr",
            "DeepState mayısta 449 kilometrekare saydı. Haziranda benim hesabıma göre Ruslar 210 "
            "kilometrekare ele geçirdiler.",
            ("deepstate", "muzyka"),
        ),
        (
            "uk",
            "DeepState нарахував у травні 449 кв. км. У червні, за моїми підрахунками, росіяни взяли 210 кв. км.",
            ("deepstate", "muzyka"),
        ),
        (
            "ko",
            "딥스테이트는 러시아군이 5월에 449㎢를 점령했다고 집계했습니다. 6월은 제 계산으로 210㎢를 점령했습니다.",
            ("deepstate", "muzyka"),
        ),
        (
            "ar",
            "أحصى ديب ستيت 449 كيلومترا مربعا في مايو. وفي يونيو، بحسب حساباتي، سيطر الروس على 210 كيلومترات مربعة.",
            ("deepstate", "muzyka"),
        ),
    ],
)
def test_his_own_count_is_his_and_what_he_quotes_comes_through_him(
    language: str, told: str, speakers: tuple[str, ...]
) -> None:
    question, answer, first, second, last = ASKED[language]
    turns = [question.format(first), answer.format(told), question.format(second), answer.format(last)]
    text = "\n\n".join([HEAD[language], *turns])
    claims = [c for c in fl.read(text, published="2025-07-03", language=language).claims if c.kind == "area_change"]
    assert tuple(c.speaker for c in claims) == speakers
    assert all(c.via == (() if c.speaker == "muzyka" else ("muzyka",)) for c in claims)
