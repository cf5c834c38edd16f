"""Who says what, through whom, and when it was told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from frontledger.reading.attribution import attribute, compiler, last_institute
from frontledger.reading.doc import Doc
from frontledger.reading.intake import intake
from frontledger.reading.source_next import source_after
from frontledger.reading.told import day_told
from frontledger.theatre import load

DAY = dt.date(2025, 10, 7)
CASES = Path(__file__).parent / "cases"


def doc(language: str, text: str) -> Doc:
    return Doc(intake(text.encode(), name="x", published=DAY, language=language), load())


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("en", "Zelensky said Russia had massed troops near Pokrovsk.", "massed", "zelensky"),
        ("en", "Russia has massed troops near Pokrovsk, Zelensky said on Friday.", "massed", "zelensky"),
        ("en", "Russia has massed troops, Zelensky said, adding that more are coming.", "more", "zelensky"),
        ("en", "Zelensky said troops had left; the strike killed six people.", "killed", "reporter"),
        ("en", "Russia took 110 square kilometres, according to the Institute for the Study of War.", "110", "isw"),
        ("en", "Russia took 110 square kilometres, AFP reported, citing ISW data.", "110", "isw/afp"),
        ("en", "Troops hold the town, Zelensky told Reuters.", "hold", "zelensky/reuters"),
        ("en", "Some 5,000 soldiers are involved, an officer told the BBC.", "5,000", "bbc"),
        ("en", "Zelensky spoke in Kyiv. He said troops held the town.", "held", "zelensky"),
        (
            "en",
            "The Kremlin said Gerasimov had reported to Putin the capture of Pokrovsk.",
            "capture",
            "gerasimov/kremlin",
        ),
        ("en", "By DeepState's count Russia took 325 square kilometres.", "325", "deepstate"),
        ("en", "Russia took 325 square kilometres.", "325", "reporter"),
        ("uk", "Сирський заявив, що війська звільнили село.", "звільнили", "syrskyi"),
        ("uk", "Війська звільнили село, заявив у п'ятницю Сирський.", "звільнили", "syrskyi"),
        ("uk", "За словами Зеленського, ворог зосередив війська.", "зосередив", "zelensky"),
        ("uk", "За даними AFP, яке посилається на ISW, росіяни захопили 110 кв. км.", "110", "isw/afp"),
        ("uk", "Сирський приїхав на фронт. За його словами, ворог відступає.", "відступає", "syrskyi"),
        ("uk", "Росіяни захопили 110 кв. км.", "110", "reporter"),
        ("zh-Hant", "澤倫斯基表示，俄軍集結兵力。", "集結", "zelensky"),
        ("zh-Hant", "法新社引述戰爭研究所資料稱，俄軍推進110平方公里。", "110", "isw/afp"),
        ("zh-Hant", "俄國國防部說，已拿下該村；烏克蘭總參謀部說，戰鬥持續。", "拿下", "ru_mod"),
        ("zh-Hant", "俄國國防部說，已拿下該村；烏克蘭總參謀部說，戰鬥持續。", "戰鬥", "ua_general_staff"),
        ("zh-Hant", "（中央社基輔3日電）法新社根據戰爭研究所資料統計，俄軍推進725平方公里。", "725", "isw/afp"),
        ("zh-Hant", "俄軍推進110平方公里。", "110", "reporter"),
    ],
)
def test_who_says(language: str, text: str, words: str, expected: str) -> None:
    d = doc(language, text)
    at = d.text.index(words)
    said = attribute(d, at, at + len(words))
    assert "/".join([said.speaker, *said.via]) == expected


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Zelensky said on Friday that Russia had attacked overnight.", "2025-10-03"),
        ("en", "On Friday Zelensky said Russia had attacked.", "2025-10-03"),
        ("en", "Zelensky said that on Friday Russia had attacked.", "2025-10-07"),
        ("en", "Russia attacked on Friday.", "2025-10-07"),
        ("uk", "Генштаб повідомив у п'ятницю, що росіяни атакували.", "2025-10-03"),
        ("uk", "Генштаб повідомив, що у п'ятницю росіяни атакували.", "2025-10-07"),
        ("zh-Hant", "澤倫斯基3日表示，俄軍夜間發動攻擊。", "2025-10-03"),
        ("zh-Hant", "澤倫斯基表示，俄軍3日發動攻擊。", "2025-10-07"),
        ("zh-Hant", "俄軍3日佔領或宣稱拿下該村。", "2025-10-07"),
    ],
)
def test_day_of_the_statement(language: str, text: str, day: str) -> None:
    d = doc(language, text)
    assert str(day_told(d, d.sentences[0])) == day


def test_the_day_of_the_sentence_before_is_told_on() -> None:
    d = doc("en", "Zelensky said on Friday that troops held the town. They lost 20 men overnight.")
    assert day_told(d, d.sentences[1]) == dt.date(2025, 10, 3)


def test_a_source_may_stand_in_the_next_sentence() -> None:
    d = doc("uk", "Росіяни захопили 464 кв. км. Такі дані оприлюднив у понеділок проєкт DeepState.")
    said = source_after(d, d.sentences[0])
    assert said is not None
    assert said.speaker == "deepstate"
    assert source_after(d, d.sentences[1]) is None


def test_the_institute_behind_an_agency() -> None:
    d = doc("en", "Data of the Institute for the Study of War show gains. AFP counted 110 square kilometres.")
    assert last_institute(d, d.text.index("110")) == "isw"


def test_an_outlet_introduces_a_compilation() -> None:
    d = doc("en", "The BBC explains what is known of the base:\nThe base covers 64,000 acres.")
    assert compiler(d, d.text.index("64,000")) == "bbc"
    assert compiler(d, 0) is None


def test_a_pronoun_stands_for_no_one_after_silent_sentences() -> None:
    d = doc("en", "Zelensky spoke. " + "Rain fell. " * 6 + "He said troops held the town.")
    at = d.text.index("held")
    assert attribute(d, at, at + 4).speaker == "reporter"


@pytest.mark.parametrize("case", (CASES / "attribution.txt").read_text("utf-8").splitlines())
def test_nouns_for_bodies_and_titles_and_what_stands_between(case: str) -> None:
    language, text, words, expected = case.split(" | ")
    report = doc(language, text)
    at = report.text.index(words)
    assert attribute(report, at, at + len(words)).speaker == expected


def test_items_of_a_list_are_told_by_whoever_its_head_names() -> None:
    d = doc("en", "General Staff of Ukraine, update:\n- 143 clashes;\n- 48 assaults repelled near Pokrovsk.\n\nFog.")
    assert all(attribute(d, at, at + 2).speaker == "ua_general_staff" for at in map(d.text.index, ("143", "48")))
    d = doc("en", "General Staff of Ukraine lost 3 tanks:\n- 143 clashes;\n- 48 assaults repelled near Pokrovsk.")
    assert attribute(d, d.text.index("48"), d.text.index("48") + 2).speaker == "reporter"
