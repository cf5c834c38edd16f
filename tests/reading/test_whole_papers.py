"""Reports that are one body's or official's own paper by their head line."""

from __future__ import annotations

import pytest

import frontledger as fl

PAPERS = {
    "uk": (
        "Зведення начальника Харківської ОВА Олега Синєгубова за ніч",
        "Внаслідок російських обстрілів поранено шестеро людей.",
    ),
    "ru": ("Сводка Генштаба ВСУ за сутки", "Произошло 120 боевых столкновений."),
    "en": ("Evening update of the General Staff of Ukraine", "There were 120 clashes along the front line."),
    "de": ("Lagebericht des ukrainischen Generalstabs", "An der Front gab es 120 Gefechte."),
    "fr": ("Point de situation de l'état-major ukrainien", "La journée a compté 120 accrochages sur le front."),
    "es": ("Parte diario del Estado Mayor ucraniano", "Hubo 120 combates en el frente."),
    "it": ("Bollettino dello Stato maggiore ucraino", "Si sono contati 120 scontri al fronte."),
    "pt": ("Relatório diário do Estado-Maior ucraniano", "Houve 120 combates na frente."),
    "nl": ("Dagrapport van de Oekraïense generale staf", "Aan het front waren er 120 gevechten."),
    "pl": ("Komunikat ukraińskiego Sztabu Generalnego", "Na froncie doszło do 120 starć."),
    "cs": ("Hlášení ukrajinského generálního štábu", "Na frontě došlo ke 120 střetům."),
    "hu": ("Az ukrán vezérkar esti jelentése", "A fronton 120 összecsapás volt."),
    "tr": ("Ukrayna Genelkurmayının akşam raporu", "Cephede 120 çatışma yaşandı."),
    "zh-Hant": ("烏克蘭總參謀部晚間通報", "前線發生120次交戰。"),
    "zh-Hans": ("乌克兰总参谋部晚间通报", "前线发生120次交战。"),
    "ja": ("ウクライナ軍参謀本部の定例報告", "前線で120回の戦闘があった。"),
    "ko": ("우크라이나군 총참모부 일일 보고", "전선에서 교전 120건이 있었다."),
    "ar": ("نشرة هيئة الأركان الأوكرانية", "شهدت الجبهة 120 اشتباكا."),
}


def said(language: str, *lines: str) -> list[str]:
    read = fl.read("\n\n".join(lines).encode(), language=language, published="2025-06-12")
    return [c.speaker for c in read.claims]


@pytest.mark.parametrize("tag", PAPERS)
def test_what_the_paper_tells_is_its_owners(tag: str) -> None:
    head, line = PAPERS[tag]
    assert said(tag, head, line) == ["syniehubov" if tag == "uk" else "ua_general_staff"]


def test_it_ends_where_another_is_named() -> None:
    head, line = PAPERS["en"]
    told = said(
        "en",
        head,
        line,
        "Governor Oleh Syniehubov held talks in Kharkiv.",
        "Six people were wounded by Russian shelling in Kupiansk.",
    )
    assert told[0] == "ua_general_staff" and told[-1] == "reporter"


@pytest.mark.parametrize(
    "head",
    [
        "Update: General Staff of Ukraine says 50 drones were shot down",
        "Evening update from the front",
        "What the General Staff of Ukraine and the ISW make of the summer",
        "The General Staff of Ukraine published its evening update.",
    ],
)
def test_other_heads_make_no_paper(head: str) -> None:
    assert (
        said(
            "en",
            head,
            "Fighting went on all day around the town.",
            "Three people were killed by Russian shelling in Kupiansk.",
        )[-1]
        == "reporter"
    )


SECTORS = {
    "en": (
        "General Staff of the Armed Forces of Ukraine, operational information as of 22:00",
        "There have been 171 combat clashes at the front since the start of the day.",
        "In the Lyman sector the invader attacked 14 times.",
        "In the Kupiansk direction our soldiers stopped seven assaults.",
    ),
    "de": (
        "Abendbericht des ukrainischen Generalstabs",
        "Seit Tagesbeginn kam es zu 171 Zusammenstößen.",
        "Im Abschnitt Lyman griff der Gegner vierzehnmal an.",
        "Bei Kupjansk wehrten unsere Soldaten sieben Angriffe ab.",
    ),
    "nl": (
        "Avondbericht van de Oekraïense generale staf",
        "Sinds het begin van de dag zijn er 171 gevechten geweest.",
        "In de sector Lyman viel de vijand veertien keer aan.",
        "Bij Koepjansk sloegen onze soldaten zeven aanvallen af.",
    ),
    "fr": (
        "Bulletin du soir de l'état-major ukrainien",
        "Depuis le début de la journée, 171 combats ont eu lieu.",
        "Dans le secteur de Lyman, 14 assauts ont été repoussés.",
        "Près de Koupiansk, sept attaques ont été repoussées.",
    ),
}


@pytest.mark.parametrize("tag", SECTORS)
def test_sectors_have_the_day_of_the_whole_front(tag: str) -> None:
    read = fl.read("\n\n".join(SECTORS[tag]).encode(), language=tag, published="2025-06-12")
    told = [
        (c.amount.low, c.side, *c.place, c.speaker, str(c.period and c.period.start)) for c in read.claims if c.amount
    ]
    body, day = "ua_general_staff", "2025-06-12"
    assert told == [(171, None, body, day), (14, "RU", "Lyman", body, day), (7, "RU", "Kupiansk", body, day)]
