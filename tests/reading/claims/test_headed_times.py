"""A heading of a day, a night, a week, a month or since a day gives its time to what is told under it."""

from __future__ import annotations

import pytest

import frontledger as fl

PUBLISHED = "2025-06-18"
"""A Wednesday."""
NIGHT, WEEK, MAY = "2025-06-17/2025-06-18", "2025-06-11/2025-06-18", "2025-05-01/2025-05-31"
LAST, MONDAY = "2025-06-09/2025-06-15", "2025-06-16/2025-06-16"


def periods(language: str, text: str) -> dict[float, str | None]:
    """The period of every figure that is claimed."""
    claims = fl.read(text, language=language, published=PUBLISHED).claims
    return {c.amount.low: f"{c.period.start}/{c.period.end}" if c.period else None for c in claims if c.amount}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "Front digest\n"
            "\n"
            "Overnight into Wednesday\n"
            "• 85 Russian drones launched, 60 of them shot down\n"
            "\n"
            "Over the past week:\n"
            "- 912 clashes, the General Staff says",
            {85: NIGHT, 60: NIGHT, 912: WEEK},
        ),
        (
            "de",
            "Lagebericht\n"
            "\n"
            "Die Nacht zum Mittwoch\n"
            "• 85 russische Drohnen, davon 60 abgeschossen\n"
            "\n"
            "In der vergangenen Woche:\n"
            "- 912 Gefechte, meldet der Generalstab",
            {85: NIGHT, 60: NIGHT, 912: LAST},
        ),
        (
            "fr",
            "Point de situation\n"
            "\n"
            "Dans la nuit de mardi à mercredi\n"
            "• 85 drones russes, dont 60 abattus\n"
            "\n"
            "Mai en chiffres\n"
            "• 507 km² conquis par les Russes, selon DeepState\n"
            "\n"
            "Lundi :\n"
            "- 912 combats, selon l'état-major",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: MONDAY},
        ),
        (
            "es",
            "Parte del frente\n"
            "\n"
            "La noche del martes al miércoles\n"
            "• 85 drones rusos, de ellos 60 derribados\n"
            "\n"
            "Mayo en cifras\n"
            "• Rusia ha ganado 507 kilómetros cuadrados, según DeepState\n"
            "\n"
            "El lunes:\n"
            "- 912 combates, según el Estado Mayor",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: MONDAY},
        ),
        (
            "it",
            "Bollettino\n"
            "\n"
            "La notte tra martedì e mercoledì\n"
            "• 85 droni russi, di cui 60 abbattuti\n"
            "\n"
            "Maggio in cifre\n"
            "• 507 chilometri quadrati conquistati dai russi, secondo DeepState\n"
            "\n"
            "Lunedì:\n"
            "- 912 scontri, secondo lo Stato maggiore",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: MONDAY},
        ),
        (
            "pt",
            "Resumo da frente\n"
            "\n"
            "A noite de terça para quarta-feira\n"
            "• 85 drones russos, dos quais 60 abatidos\n"
            "\n"
            "Maio em números\n"
            "• 507 quilómetros quadrados conquistados pelos russos, segundo o DeepState\n"
            "\n"
            "Na segunda-feira:\n"
            "- 912 combates, segundo o Estado-Maior",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: MONDAY},
        ),
        (
            "pl",
            "Przegląd\n"
            "\n"
            "Noc z wtorku na środę\n"
            "• 85 rosyjskich dronów, z czego 60 zestrzelono\n"
            "\n"
            "Poniedziałek:\n"
            "- 912 starć, informuje Sztab Generalny",
            {85: NIGHT, 60: NIGHT, 912: MONDAY},
        ),
        (
            "cs",
            "Přehled\n"
            "\n"
            "Noc na středu\n"
            "• 85 ruských dronů, z toho 60 sestřelených\n"
            "\n"
            "Květen v číslech\n"
            "• 507 kilometrů čtverečních dobytých Rusy, uvádí DeepState\n"
            "\n"
            "Pondělí:\n"
            "- 912 střetů, uvádí generální štáb",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: MONDAY},
        ),
        (
            "uk",
            "Огляд\n"
            "\n"
            "Ніч на середу\n"
            "• 85 російських дронів, з них 60 збито\n"
            "\n"
            "Травень у цифрах\n"
            "• 507 кв. км захопили росіяни, за даними DeepState\n"
            "\n"
            "За тиждень:\n"
            "- 912 боїв, за даними Генштабу",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: WEEK},
        ),
        (
            "ru",
            "Обзор\n"
            "\n"
            "Ночь на среду\n"
            "• 85 российских дронов, из них 60 сбито\n"
            "\n"
            "Май в цифрах\n"
            "• 507 кв. км заняли россияне, по данным DeepState\n"
            "\n"
            "За неделю:\n"
            "- 912 боёв, по данным Генштаба",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: WEEK},
        ),
        (
            "nl",
            "Overzicht\n"
            "\n"
            "De nacht van dinsdag op woensdag\n"
            "• 85 Russische drones, waarvan 60 neergehaald\n"
            "\n"
            "Maandag:\n"
            "- 912 gevechten, meldt de generale staf",
            {85: NIGHT, 60: NIGHT, 912: MONDAY},
        ),
        (
            "hu",
            "Összefoglaló\n"
            "\n"
            "Keddről szerdára virradó éjszaka\n"
            "• 85 orosz drón, ebből 60-at lelőttek\n"
            "\n"
            "A május számokban\n"
            "• 507 négyzetkilométert foglaltak el az oroszok a DeepState szerint\n"
            "\n"
            "Hétfőn:\n"
            "- 912 összecsapás, közölte a vezérkar",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: MONDAY},
        ),
        (
            "tr",
            "Cephe özeti\n"
            "\n"
            "Salıyı çarşambaya bağlayan gece\n"
            "• 85 Rus dronu, bunların 60'ı düşürüldü\n"
            "\n"
            "Rakamlarla mayıs\n"
            "• DeepState'e göre Ruslar 507 kilometrekare ele geçirdi\n"
            "\n"
            "Pazartesi:\n"
            "- Genelkurmay'a göre 912 çatışma",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: MONDAY},
        ),
        (
            "ar",
            "موجز الجبهة\n"
            "\n"
            "ليل الثلاثاء الأربعاء\n"
            "• 85 مسيرة روسية، أسقط منها 60\n"
            "\n"
            "مايو في أرقام\n"
            "• 507 كيلومترات مربعة سيطر عليها الروس، بحسب ديب ستيت\n"
            "\n"
            "خلال الأسبوع الماضي:\n"
            "- 912 اشتباكا، بحسب هيئة الأركان",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: LAST},
        ),
        (
            "ja",
            "戦況まとめ\n"
            "\n"
            "17日夜から18日朝\n"
            "・ロシアの無人機85機、うち60機を撃墜\n"
            "\n"
            "数字で見る5月\n"
            "・ロシア軍が507平方キロを制圧、ディープステートによる\n"
            "\n"
            "過去1週間:\n"
            "・戦闘は912回、参謀本部発表",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: WEEK},
        ),
        (
            "ko",
            "전황 요약\n"
            "\n"
            "17일 밤부터 18일 새벽\n"
            "• 러시아 드론 85대, 이 중 60대 격추\n"
            "\n"
            "숫자로 본 5월\n"
            "• 러시아군 507㎢ 점령, 딥스테이트 집계\n"
            "\n"
            "지난 일주일:\n"
            "- 교전 912회, 총참모부 발표",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: WEEK},
        ),
        (
            "zh-Hant",
            "前線摘要\n"
            "\n"
            "周二夜間至周三凌晨\n"
            "• 俄軍無人機85架，其中60架被擊落\n"
            "\n"
            "5月數字\n"
            "• 俄軍攻佔507平方公里，DeepState稱\n"
            "\n"
            "過去一周：\n"
            "- 交戰912次，總參謀部稱",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: WEEK},
        ),
        (
            "zh-Hans",
            "前线摘要\n"
            "\n"
            "周二夜间至周三凌晨\n"
            "• 俄军无人机85架，其中60架被击落\n"
            "\n"
            "5月数字\n"
            "• 俄军攻占507平方公里，DeepState称\n"
            "\n"
            "过去一周：\n"
            "- 交战912次，总参谋部称",
            {85: NIGHT, 60: NIGHT, 507: MAY, 912: WEEK},
        ),
    ],
)
def test_a_heading_gives_its_time(language: str, text: str, told: dict[float, str]) -> None:
    found = periods(language, text)
    assert {figure: found.get(figure) for figure in told} == told


@pytest.mark.parametrize(
    "text",
    [
        "Front digest\n\nWednesday, 18 June 2025\n\nRussian forces have killed 85 civilians in Kharkiv.",
        "Zelensky in Berlin on Tuesday\n\nRussian forces have killed 85 civilians in Kharkiv.",
        "Front digest\n\nMonday\n- 60 clashes.\n\nKharkiv\n- Russian forces have killed 85 civilians.",
        "Digest\n\nFighting goes on.\n\nWhat happened on Monday in all those 12 villages of the region\n- 85 killed.",
    ],
)
def test_a_headline_and_a_dateline_give_none(text: str) -> None:
    assert periods("en", text).get(85) is None


@pytest.mark.parametrize(
    ("language", "title", "heading", "told"),
    [
        ("en", "Ukraine war: overview", "Since the start of the year", "Russian forces lost 1,080 soldiers."),
        (
            "de",
            "Krieg in der Ukraine: Überblick",
            "Seit Jahresbeginn",
            "Die russischen Truppen verloren 1080 Soldaten.",
        ),
        ("ru", "Война на Украине: обзор", "С начала года", "Российские войска потеряли 1080 военных."),
        ("ja", "ウクライナ戦争：まとめ", "年初来", "ロシア軍は兵士1080人を失った。"),
        ("zh-Hant", "烏克蘭戰爭：綜覽", "今年以來", "俄軍損失1080名士兵。"),
    ],
)
def test_since_a_day_alone_in_a_heading(language: str, title: str, heading: str, told: str) -> None:
    for text in (f"{title}\n\n{heading}\n\n• {told}\n", f"{title}\n\n{heading}:\n• {told}\n"):
        assert periods(language, text) == {1080: "2025-01-01/2025-06-18"}


def test_a_headline_that_tells_since_when_gives_no_time() -> None:
    text = "Ukraine war: nothing has changed since 2014\n\n• Russian forces lost 1,080 soldiers.\n"
    assert periods("en", text) == {1080: None}


def test_a_night_that_opens_a_passage_is_not_undone_by_the_hours_in_it() -> None:
    text = (
        "Ukraine, Wednesday 18 June\n\nLast night: the alert in Ukraine lasted from Tuesday evening almost until dawn. "
        "Russia launched 110 drones. Three people were killed in Kharkiv.\n"
    )
    assert periods("en", text) == {110: NIGHT, 3: NIGHT}
