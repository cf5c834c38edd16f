"""Which language a text is in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import SAMPLES

from effort import calls
from frontledger.languages import LANGUAGES
from frontledger.reading.intake.detect import UNKNOWN, detect, language_name, usual_encodings
from frontledger.reading.sentences import split_sentences

REPORTS = Path(__file__).resolve().parent.parent / "reports"


@pytest.mark.parametrize("tag", SAMPLES)
def test_a_report_is_told(tag: str) -> None:
    found, sure = detect(SAMPLES[tag])
    assert found == tag
    assert sure >= 0.6


@pytest.mark.parametrize("tag", ["en", "uk", "zh-Hant"])
def test_one_sentence_is_enough(tag: str) -> None:
    sentence = SAMPLES[tag].replace("。", ".").split(".")[0]
    assert detect(sentence)[0] == tag


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("en", "Ukraine lost 5,000 km2 in 2025, ISW says"),
        ("en", "Each side will free 200 prisoners"),
        ("de", "Kiew dementierte den Verlust der Stadt"),
        ("fr", "Le Kremlin refuse tout cessez-le-feu"),
        ("es", "Rusia tomó 500 km2 en agosto"),
        ("it", "Mosca ha preso 500 km2 ad agosto"),
        ("pt", "Kiev nega a perda da cidade"),
        ("nl", "Rusland veroverde 500 km2 in augustus"),
        ("pl", "Rosja zajęła 500 km2 w sierpniu"),
        ("cs", "O Pokrovsk se dál bojuje"),
        ("hu", "Az oroszok 500 km2-t foglaltak el augusztusban"),
        ("tr", "Rusya ağustos ayında 500 km2 ele geçirdi"),
        ("ru", "Следующая встреча намечена на март"),
        ("uk", "Загинуло двоє людей, ще десятеро поранено"),
    ],
)
def test_a_line_typed_by_hand_is_enough(tag: str, line: str) -> None:
    assert detect(line)[0] == tag


def test_of_sentences_of_reports_hardly_one_is_told_wrongly() -> None:
    told = [
        (labels["language"], sentence)
        for labels, text in _labelled()
        for sentence in _sentences_of_claims(text, labels)
    ]
    wrong = [(tag, sentence) for tag, sentence in told if detect(sentence)[0] != tag]
    assert len(told) > 500
    assert len(wrong) <= len(told) / 100, wrong


def _labelled() -> Iterator[tuple[dict[str, Any], str]]:
    for path in sorted((REPORTS / "labels").glob("*.json")):
        yield json.loads(path.read_text("utf-8")), (REPORTS / "reports" / f"{path.stem}.txt").read_text("utf-8")


def _sentences_of_claims(text: str, labels: dict[str, Any]) -> list[str]:
    spans = split_sentences(text, 0, len(text), labels["language"])
    return [text[a:b] for a, b in spans if any(a <= claim["span"][0] < b for claim in labels["claims"])]


def test_look_alikes_are_told_apart() -> None:
    assert detect("Їхні війська відійшли, але битва ще триває")[0] == "uk"
    assert detect("Их войска отошли, но сражение ещё продолжается")[0] == "ru"
    assert detect("這裡的軍隊還沒有離開")[0] == "zh-Hant"
    assert detect("这里的军队还没有离开")[0] == "zh-Hans"


def test_names_in_another_script_do_not_count_for_much() -> None:
    text = SAMPLES["zh-Hant"].replace("軍方", "軍方（Joint Command of the Eastern Forces）")
    assert detect(text)[0] == "zh-Hant"
    assert detect(SAMPLES["uk"] + " The Institute for the Study of Rivers, Reuters, BBC News")[0] == "uk"


def test_a_quoted_kana_does_not_make_it_japanese() -> None:
    assert detect(SAMPLES["zh-Hant"] + "店名叫「の」")[0] == "zh-Hant"


def test_a_foreign_quotation_does_not_change_the_language() -> None:
    assert detect(SAMPLES["en"] + " “Мы не уйдём”, he said.")[0] == "en"


@pytest.mark.parametrize("text", ["", "   \n", "110 km² 45% 2025", "🙂 — · …", "aaaa bbbb cccc"])
def test_no_language_can_be_told(text: str) -> None:
    assert detect(text) == (UNKNOWN, 0.0)


def test_less_text_is_less_sure() -> None:
    assert detect("the army")[1] < detect(SAMPLES["en"])[1]


def test_text_decoded_wrongly_reads_as_nothing() -> None:
    garbled = SAMPLES["uk"].encode("cp1251").decode("cp1252", "replace")
    assert detect(garbled)[1] < 0.3
    garbled = SAMPLES["zh-Hant"].encode("big5").decode("gb18030", "replace")
    assert detect(garbled)[1] < 0.5


def test_a_long_text_is_looked_at_in_three_places() -> None:
    assert detect(SAMPLES["de"] + SAMPLES["uk"] * 200)[0] == "uk"


def test_names_and_encodings_of_languages() -> None:
    assert language_name("ru") == "Russian"
    assert language_name("xx") == "xx"
    assert usual_encodings("uk")[0] == "cp1251"
    assert all(language_name(tag) != tag for tag in LANGUAGES)


@given(st.text(max_size=400))
def test_any_text_has_an_answer_and_always_the_same(text: str) -> None:
    tag, sure = detect(text)
    assert 0 <= sure <= 1
    assert (tag, sure) == detect(text)


def test_three_kilobytes_are_little_work() -> None:
    text = (SAMPLES["uk"] * 10)[:1700]
    detect(text)
    assert calls(lambda: detect(text)) < 3_000  # some milliseconds on an idle machine


@pytest.mark.real
def test_every_report_of_the_corpus_is_told(shared: Path) -> None:
    with (shared / "corpus" / "meta.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = []
    for row in rows:
        found, sure = detect((shared / "corpus" / "reports" / row["file"]).read_text("utf-8"))
        if found != row["language"] or sure < 0.8:
            wrong.append((row["file"], found, sure))
    assert rows
    assert not wrong


@pytest.mark.real
def test_real_texts_are_told(data_folder: Path) -> None:
    with (data_folder / "text" / "meta.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        row["file"]
        for row in rows
        if detect((data_folder / "text" / row["file"]).read_text("utf-8"))[0].split("-")[0] != row["language"]
    ]
    assert rows
    assert not wrong
