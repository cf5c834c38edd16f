"""Cues: patterns of words found in a text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import frontledger.reading.cues as cues_module
from effort import ends_within
from frontledger.languages import LANGUAGES, load_whole
from frontledger.reading.cues import Cue, CueTables, cues, fold, unspaced
from frontledger.reading.particles import NONE, Particles

RULES = "".join(p.read_text("utf-8") for p in sorted(Path(cues_module.__file__).parent.rglob("*.py")))


def find(table: dict[str, list[str]], text: str, small: Particles = NONE) -> list[Cue]:
    return CueTables({"t": table}, small).find(text)["t"]


def found(patterns: list[str], text: str, small: Particles = NONE) -> list[str]:
    return [text[c.start : c.end] for c in find({"x": patterns}, text, small)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("took", "They took it, mistook it and TOOK more.", ["took", "TOOK"]),
        ("seiz*", "seized, seizing, seize; disseized", ["seized", "seizing", "seize"]),
        ("second only to", "It is second only\tto the largest.", ["second only\tto"]),
        ("under … control", "It is under firm Russian control now.", ["under firm Russian control"]),
        ("under … control", "It is under a roof, out of control.", []),
        ("under … control", "under one two three four five control", []),
        ("liberation of", 'the "liberation" of X', ['liberation" of']),
        ("куп'янськ", "Купʼянськ і Куп’янськ", ["Купʼянськ", "Куп’янськ"]),
        ("one-day", "a one‑day gain", ["one‑day"]),
        ("拿下", "俄軍已拿下該村", ["拿下"]),
        ("比…多", "比前一天明顯多了", ["比前一天明顯多"]),
        ("仍在…手中", "該城仍在烏軍手中。", ["仍在烏軍手中"]),
        (r"re:\bup \d", "it was up 5 percent, up to then", ["up 5"]),
    ],
)
def test_pattern(pattern: str, text: str, expected: list[str]) -> None:
    assert found([pattern], text) == expected


def test_longest_of_a_cue_at_a_place_and_every_cue() -> None:
    table = {"a": ["in", "in a row"], "b": ["in"]}
    assert find(table, "five in a row") == [Cue(5, 7, "b"), Cue(5, 13, "a")]


def test_tables_are_told_apart() -> None:
    tables = CueTables({"s": {"a": ["in"]}, "t": {"a": ["in a row"]}})
    assert tables.find("five in a row") == {"s": [Cue(5, 7, "a")], "t": [Cue(5, 13, "a")]}


def test_a_pattern_begins_with_a_word() -> None:
    with pytest.raises(ValueError, match="must start with a word"):
        CueTables({"t": {"a": ["… row"]}})


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="аб ти'’-. 俄軍拿下ab\n"))
def test_cues_lie_in_the_text_in_order(text: str) -> None:
    marks = find({"a": ["а*", "拿下", "ti … b"], "b": ["俄軍", "б ти*"]}, text)
    assert marks == sorted(marks)
    assert all(0 <= c.start < c.end <= len(text) for c in marks)


def test_scripts_without_blanks_are_those_of_the_ranges() -> None:
    scripts = (
        "CJK UNIFIED",
        "CJK COMPATIBILITY IDEOGRAPH",
        "HIRAGANA LETTER",
        "KATAKANA LETTER",
        "THAI",
        "LAO",
        "KHMER",
    )
    for code in range(0x30000):
        assert unspaced(chr(code)) or not unicodedata.name(chr(code), "").startswith(scripts), hex(code)
    assert not any(unspaced(c) for c in "aб한ش、。「1 -")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["events", "records", "attribution"])
def test_all_languages_have_the_same_cues(language: str, table: str) -> None:
    mine, english = set(load_whole(language).table(table)), set(load_whole("en").table(table))
    assert english <= mine
    # what only some languages need is looked for by a rule, too
    assert all(f'"{cue}"' in RULES for cue in mine - english)
    assert cues(language).find("")[table] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_grows_with_the_length_of_the_text(language: str) -> None:
    word = next(p for p in load_whole(language).table("events")["gain"])
    assert ends_within(10, lambda: cues(language).find(f"{word} " * 20_000))


FRENCH_LIKE = Particles({"l": "le", "d": "de"}, {"le": ("l'",), "de": ("d'",)}, {"de": ("de", "du", "des")})


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("prise {de}", "la prise d'Alt, la prise du pont, prise des ponts", ["prise d'", "prise du", "prise des"]),
        ("armée", "l'armée et l’armée", ["armée", "armée"]),
        ("prise … ville", "prise par l'ennemi d'une ville", ["prise par l'ennemi d'une ville"]),
        ("prise de ville", "prise d'autre, prise d'ville", ["prise d'ville"]),
        ("arm", "qu'arm", []),
    ],
)
def test_words_cut_short_and_sets(pattern: str, text: str, expected: list[str]) -> None:
    assert found([pattern], text, FRENCH_LIKE) == expected
