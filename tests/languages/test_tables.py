"""Languages as data: what every folder must hold, and what the loader refuses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import frontledger
from frontledger.languages import LANGUAGES, SEARCHED, load, load_file, load_whole
from frontledger.theatre import load as load_theatre

FOLDER = Path(frontledger.__file__).parent / "languages"
FILES = {p.name for p in (FOLDER / "en").glob("*.toml")}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for k, v in value.items():
            yield str(k)
            yield from strings(v)
    elif isinstance(value, list):
        for v in value:
            yield from strings(v)


def test_the_languages_are_the_folders() -> None:
    folders = sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and not p.name.startswith("_"))
    assert tuple(folders) == LANGUAGES
    assert {"en", "uk", "zh-Hans", "zh-Hant"} <= set(LANGUAGES)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_the_same_files_and_tables(tag: str) -> None:
    folder = FOLDER / tag
    files = {p.name for p in folder.glob("*")} - {"__pycache__"}
    built_on_another = "base.toml" in files
    assert files - {"base.toml"} <= FILES if built_on_another else files == FILES
    for path in folder.glob("*.toml"):
        tables = load_file(tag, path.stem)
        if path.name == "base.toml":
            continue
        english = tomllib.loads((FOLDER / "en" / path.name).read_text("utf-8"))
        assert set(tables) == set(english), f"{tag}/{path.name}"
        assert load_whole(tag).table(path.stem) or path.stem not in tables


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_names_no_town_day_or_figure_of_a_report(tag: str) -> None:
    """General rules only: no full date, no town of the theatre's front, no figure with a unit of ground."""
    dates = re.compile(r"\b(?:19|20)\d\d[-./]\d\d?[-./]\d\d?\b|(?:19|20)\d\d年")
    figures = re.compile(r"\b\d{2,}(?:[.,]\d+)?\s?(?:km²|km2|sq km|км²|кв|平方公里)")
    towns = {"Pokrovsk", "Покровськ", "波克羅夫斯克", "Dobropillia", "Toretsk", "Vovchansk", "Huliaipole", "Гуляйполе"}
    for path in sorted((FOLDER / tag).glob("*.toml")):
        for text in strings(tomllib.loads(path.read_text("utf-8"))):
            assert not dates.search(text) and not figures.search(text), f"{path.name}: {text!r}"
            assert not towns & set(re.findall(r"\w+", text)), f"{path.name}: {text!r}"


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("file", ["events", "records", "attribution", "positions", "meetings"])
def test_rules_of_a_language_name_no_side_of_a_war(tag: str, file: str) -> None:
    sides = re.compile(
        "ukrain|russia|україн|росій|росі[яїю]|烏軍|烏方|俄軍|俄方|俄羅斯|烏克蘭|乌军|乌方|俄军|乌克兰", re.IGNORECASE
    )
    for text in strings(load_file(tag, file)):
        assert not sides.search(text), f"{file}.toml: {text!r}"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_names_of_countries_are_of_countries_there_are(tag: str) -> None:
    known = set(load_theatre().countries)
    assert set(load(tag).table("names").get("countries", {})) <= known


def test_a_language_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(LookupError, match=r"no language 'xx'; there are .*en, .*uk, zh-Hans, zh-Hant"):
        load("xx")
    assert load("en").table("nothing") == {}


def test_tables_of_cues_are_left_out_where_a_language_is_at_hand_for_long() -> None:
    whole = load_whole("en")
    assert set(SEARCHED) <= set(whole.tables)
    assert load("en").tables == {name: table for name, table in whole.tables.items() if name not in SEARCHED}


def test_a_folder_that_builds_on_another_has_its_words_in_other_letters_and_its_own_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for tag in ("xx", "yy"):
        (tmp_path / tag).mkdir()
    (tmp_path / "xx" / "units.toml").write_text(
        "[units]\nhead = 'aa'\nof = 'ab; b'\nall = ['a', 'c']\n[units.in]\na = 'a'\n"
    )
    (tmp_path / "xx" / "told.toml").write_text("[told]\nletters = 'a'\n")
    (tmp_path / "yy" / "base.toml").write_text("[base]\nlanguage = 'xx'\nwhole = ['told']\nfrom = 'a'\nto = 'z'\n")
    (tmp_path / "yy" / "units.toml").write_text("[units]\nhead = 'h'\nof = '+ d'\nall = ['a']\n")
    module = __import__("sys").modules["frontledger.languages.load"]
    monkeypatch.setattr(module, "_folder", lambda: tmp_path)
    monkeypatch.setattr(module, "LANGUAGES", ("xx", "yy"))
    monkeypatch.setattr(module, "load_whole", load_whole.__wrapped__)
    wanted = {"units": {"head": "h", "of": "zb; b; d", "all": ["z", "c", "a"], "in": {"a": "z"}}}
    assert module.load_whole("yy").tables == wanted
    assert load_file("yy", "units") == wanted
    assert load_file("yy", "told") == {}


def test_a_table_that_stands_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "a.toml").write_text("[units]\nkm2 = 'x'\n")
    (tmp_path / "xx" / "b.toml").write_text("[units]\nkm = 'y'\n")
    module = __import__("sys").modules["frontledger.languages.load"]
    monkeypatch.setattr(module, "_folder", lambda: tmp_path)
    monkeypatch.setattr(module, "LANGUAGES", ("xx",))
    with pytest.raises(ValueError, match=r"xx/b.toml: table \[units\] stands twice"):
        load_whole.__wrapped__("xx")
