"""Sentences: one, short, in three languages, with figures as each of them writes these."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest
from maps_at_hand import THEATRE, Maps, claim, days, plain, report

from frontledger.checking import check_claims
from frontledger.checking.flag_sentences import flag_words
from frontledger.checking.say import Count, Label, Listed, Num, Rule, say
from frontledger.checking.voice import LANGUAGES, Voice
from frontledger.nouns import SET_ASIDE, Flag, Period

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "src" / "frontledger" / "checking" / "locale"
MAPS = Maps({"afp": [0.0] * 9 + [112.6], "isw": [0.0] * 9 + [89.9]})
GAIN = claim(figure=110, period=days(10), direction="gain", place=("UA",), speaker="isw", via=("afp",))


def test_the_catalogues_are_up_to_date_and_complete() -> None:
    command = [sys.executable, str(ROOT / "tools" / "build_messages.py"), "--check", "checking"]
    got = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (got.returncode, got.stdout) == (0, "")


def test_every_language_has_its_catalogue() -> None:
    assert LANGUAGES == ("en", "uk", "zh-Hant")


@pytest.mark.parametrize("lang", ["uk", "zh-Hant"])
def test_a_translation_speaks_of_what_its_message_speaks_of(lang: str) -> None:
    from babel.messages.pofile import read_po

    # of several names for one value a language takes the one it can use; all others must be there
    either = [{"month", "days"}, {"when", "days"}, {"count", "digits"}]
    for message in read_po((LOCALE / f"{lang}.po").open("rb")):
        if not message.id:
            continue
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        wanted = set(re.findall(r"\{(\w+)\}", ids[-1]))
        for text in texts:
            for name in wanted ^ set(re.findall(r"\{(\w+)\}", text)):
                optional = name == "count" and len(texts) + len(ids) > 2
                assert optional or any(name in names for names in either), (message.id, text)


@pytest.mark.parametrize(
    ("lang", "title", "sentence"),
    [
        (
            "en",
            "110 km² gained by Russia in Ukraine on 11 March 2025",
            "By AFP’s rule the map of 11 March 2025 is 112.6 km² larger than that of the day before; the report’s "
            "110 km² is that figure, rounded.",
        ),
        (
            "uk",
            "Росія: приріст 110 км², Україна, 11 березня 2025 року",
            "За правилом AFP карта за 11 березня 2025 року на 112,6 км² більша, ніж за попередній день; 110 км² у "
            "повідомленні — те саме число, округлене.",
        ),
        (
            "zh-Hant",
            "俄羅斯增加 110 平方公里（烏克蘭），2025年3月11日",
            "依法新社的算法，2025年3月11日的地圖比前一天多出 112.6 平方公里；報導的 110 平方公里是取整後的同一數字。",
        ),
    ],
)
def test_the_three_languages(lang: str, title: str, sentence: str) -> None:
    got = check_claims([GAIN], report=report(), measurer=MAPS, theatre=THEATRE, lang=lang)
    first = got.claims[0]
    assert plain(first.title) == title
    assert plain(first.sentence) == sentence
    assert set(first.translations) == set(LANGUAGES) - {lang}
    assert got.labels["UA"] == THEATRE.label("UA", lang)


def test_the_translations_are_the_answers_in_the_other_languages() -> None:
    answers = {
        lang: check_claims([GAIN], report=report(), measurer=MAPS, theatre=THEATRE, lang=lang).claims[0]
        for lang in LANGUAGES
    }
    for lang, got in answers.items():
        assert got.translations == {other: answers[other].sentence for other in LANGUAGES if other != lang}


def test_the_summary_counts_the_verdicts() -> None:
    told = [GAIN, claim("position", party="UA", stance="refuses", subject="territory")]
    summaries = {
        lang: plain(check_claims(told, report=report(), measurer=MAPS, theatre=THEATRE, lang=lang).summary)
        for lang in LANGUAGES
    }
    assert summaries == {
        "en": "2 claims: 1 supported and 1 of background.",
        "uk": "2 твердження: підтверджено — 1 і тло — 1.",
        "zh-Hant": "2 項說法：相符 1、背景 1。",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(SET_ASIDE | {"redrawn", "reclassified", "stale", "lagged", "batch"}))
def test_every_flag_is_said_in_words_with_its_days(lang: str, kind: str) -> None:
    words = Voice(lang, THEATRE).text(
        flag_words(Flag(kind=kind, period=Period(dt.date(2025, 3, 4), dt.date(2025, 3, 5))))
    )
    assert "2025" in words
    assert "_" not in words


def test_lists_numbers_and_names() -> None:
    english, ukrainian = Voice("en", THEATRE), Voice("uk", THEATRE)
    assert english.text(Listed([Count(1), Count(2), Count(12)])) == "one, two and 12"
    assert ukrainian.text(Listed([Num(1), Num(2)])) == "1 і 2"
    assert english.text(Listed([])) == ""
    assert english.text(Label("no such id")) == "no such id"
    assert ukrainian.text(say("by {rule} {finding}", rule=Rule("afp", "by"), finding="…")) == "за правилом AFP …"


def test_a_sentence_opens_with_a_large_letter_and_braces_in_names_do_no_harm() -> None:
    voice = Voice("en", THEATRE)
    assert voice.sentence(say("{place} surrounded", place="{x}")) == "{x} surrounded"
    assert voice.sentence(say("by {rule} {finding}", rule="a", finding="b")) == "By a b"


def test_a_language_without_catalogue_is_refused_by_name() -> None:
    with pytest.raises(LookupError, match="en, uk, zh-Hant"):
        check_claims([], report=report(), measurer=MAPS, theatre=THEATRE, lang="xx")
