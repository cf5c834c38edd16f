"""Names in Chinese text in traditional characters."""

from __future__ import annotations

import datetime as dt

import pytest

from frontledger.reading.marks import Name
from frontledger.reading.names import find_names
from frontledger.theatre import load


def found(text: str, day: dt.date | None = None) -> list[Name]:
    return find_names(text, language="zh-Hant", theatre=load(), day=day)


def ids(text: str, kind: str) -> list[str]:
    return [n.id for n in found(text) if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("距波克羅夫斯克不到10公里", ["Pokrovsk"]),
        ("烏軍在大諾沃西爾卡、庫拉霍韋與托列茨克一帶激戰", ["Velyka Novosilka", "Kurakhove", "Toretsk"]),
        ("哈爾科夫、蘇梅與敖德薩傳出爆炸聲", ["Kharkiv", "Sumy", "Odesa"]),
        ("恰索夫亞爾失守", ["Chasiv Yar"]),
        ("台北市與日內瓦", ["Taipei", "Geneva"]),
        ("捷爾任斯克（烏方稱托列茨克）", ["Toretsk", "Toretsk"]),
        ("在伊洛瓦斯克激戰", []),
        ("弗拉基米爾·薩爾多說", []),
        ("他贏得勝利，青年們歡呼", []),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert ids(text, "place") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("攻佔頓內茨克州的澤列涅波列村", "Zelene Pole"),
        ("部隊已「解放」彼得里夫卡2村", "Petrivka"),
        ("收復了庫皮揚斯克附近的拉德基夫卡", "Radkivka"),
        ("控制了頓涅茨克地區的亞歷山德羅波爾", "Oleksandropil"),
        ("占領別列茲夫卡村", "Berezivka"),
    ],
)
def test_village_in_no_list_is_known_by_its_sound(text: str, expected: str) -> None:
    assert ids(text, "place")[-1] == expected


def test_gloss_belongs_to_the_name() -> None:
    text = "多布羅皮利亞（Dobropillia）附近"
    (name,) = found(text)
    assert (name.id, text[name.start : name.end], text[name.gloss[0] : name.gloss[1]]) == (  # type: ignore[index]
        "Dobropillia",
        "多布羅皮利亞（Dobropillia）",
        "（Dobropillia）",
    )


def test_gloss_tells_what_an_unknown_name_means_everywhere() -> None:
    text = "俄軍控制諾沃丹尼利耶卡（Novodanylivka）。諾沃丹尼利耶卡位於前線。"
    assert ids(text, "place") == ["Novodanylivka", "Novodanylivka"]


def test_gloss_in_a_russian_form() -> None:
    (name,) = [n for n in found("一旦控制新亞歷山大羅夫卡定居點（Novoalexandrovka）") if n.kind == "place"]
    assert name.id == "Novooleksandrivka"


def test_gloss_of_a_region_in_a_list_of_regions() -> None:
    text = "放棄赫爾松（Kherson）和札波羅熱（Zaporizhzhia），在這些地區"
    assert ids(text, "region") == ["UA-65", "UA-23"]
    assert ids("赫爾松（Kherson）遭砲擊", "place") == ["Kherson"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("頓內茨克州", ["UA-14"]),
        ("交出頓內茨克、盧甘斯克、赫爾松、札波羅熱四州", ["UA-14", "UA-09", "UA-65", "UA-23"]),
        ("克里米亞半島", ["UA-43"]),
        ("整個頓巴斯地區", ["UA-14"]),
        ("阿拉斯加", ["US-AK"]),
        ("庫斯克州", ["RU-KRS"]),
    ],
)
def test_regions(text: str, expected: list[str]) -> None:
    assert ids(text, "region") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("俄軍推進", [("side", "RU")]),
        ("烏克蘭軍隊", [("side", "UA")]),
        ("烏克蘭領土", [("country", "UA")]),
        ("俄烏戰爭", [("side", "RU"), ("side", "UA")]),
        ("美中關係", [("side", "US"), ("side", "CN")]),
        ("中東局勢", []),
        ("其中12日", []),
        ("8月15日軍方表示", []),
        ("波蘭軍事專家", [("country", "PL")]),
    ],
)
def test_sides(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(n.kind, n.id) for n in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("烏克蘭總統澤倫斯基", "zelensky"),
        ("俄羅斯總統蒲亭（Vladimir Putin）", "putin"),
        ("俄國總統助理烏沙科夫（Yuri Ushakov）", "ushakov"),
        ("烏克蘭總參謀部", "ua_general_staff"),
        ("烏軍總參謀部", "ua_general_staff"),
        ("俄羅斯國防部", "ru_mod"),
        ("俄國國防部", "ru_mod"),
        ("俄羅斯國防部長別洛烏索夫", "belousov"),
        ("烏軍參謀總部", "ua_general_staff"),
        ("戰爭研究所（ISW）", "isw"),
        ("《法新社》", "afp"),
        ("民間團體DeepState的統計", "deepstate"),
        ("德國國防部", "german_defence_ministry"),
        ("加拿大總理卡尼（Mark Carney）", "mark_carney"),
    ],
)
def test_speakers(text: str, expected: str) -> None:
    assert [n.id for n in found(text) if n.kind == "speaker"] == [expected]


def test_offices_are_held_by_day() -> None:
    assert [n.id for n in found("美國總統說", dt.date(2024, 5, 1))] == ["biden"]
    assert [n.id for n in found("美國總統說", dt.date(2025, 5, 1))] == ["trump"]
    assert [n.id for n in found("美國總統大選")] == ["US"]


def test_unlisted_person_by_gloss_then_by_name() -> None:
    text = "捷克學者斯沃博達（Jana Svobodova）認為如此。斯沃博達說"
    assert ids(text, "speaker")[0] == "jana_svobodova"


def test_venues() -> None:
    text = "將在埃爾門多夫-理查森聯合基地（Joint Base Elmendorf-Richardson）舉行，埃爾門多夫-理查森聯合基地很大"
    names = found(text)
    assert [(n.kind, n.id) for n in names] == [("venue", "Elmendorf-Richardson")] * 2
    assert text[names[1].start : names[1].end] == "埃爾門多夫-理查森聯合基地"


@pytest.mark.parametrize(
    "text", ["（Aa）", "（listening exercise）", "（）", "「」（Kyiv）", "「（Kyiv）」", "（（（Kyiv"]
)
def test_odd_brackets(text: str) -> None:
    for n in found(text):
        assert 0 <= n.start < n.end <= len(text)
