"""The page's catalogues: complete, compiled, and with every value of their messages."""

from __future__ import annotations

import gettext
import re
import string
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from frontledger.faces.dossier import words as w
from frontledger.nouns import Detail, Fit, FlagKind, Kind, Modality, VerdictId
from frontledger.nouns.answer import Part
from frontledger.nouns.report import Removed

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "src/frontledger/faces/locale"
LANGS = ["uk", "zh-Hant"]


def entries(lang: str) -> dict[str, str]:
    with (LOCALE / f"{lang}.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {k if isinstance(k, str) else k[0]: v for k, v in catalogue.items() if k}


def test_catalogues_are_up_to_date_and_complete() -> None:
    pytest.importorskip("babel")
    tool = [sys.executable, str(ROOT / "tools/build_messages.py"), "--check", "faces"]
    done = subprocess.run(tool, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("lang", LANGS)
def test_a_translation_says_the_same_values(lang: str) -> None:
    for message, said in entries(lang).items():
        fields = {name for _, name, _, _ in string.Formatter().parse(message) if name}
        given = {name for _, name, _, _ in string.Formatter().parse(said) if name}
        assert given == fields, f"{message!r}: {said!r}"


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_of_the_page_stays_english(lang: str) -> None:
    same = {m for m, said in entries(lang).items() if m == said and re.search(r"[a-z]{3}", re.sub(r"{\w+}", "", m))}
    assert same == set()


def test_every_value_of_the_nouns_has_its_word() -> None:
    hints = Detail.__annotations__
    literal = {
        name: set(re.findall(r"['\"](\w+)['\"]", str(hints[name])))
        for name in ("stance", "subject", "state", "order", "grain")
    }
    assert set(w.VERDICTS) == set(w.HEADLINES) == set(get_args(VerdictId))
    assert set(w.FITS) == set(get_args(Fit))
    assert set(w.FLAGS) == set(get_args(FlagKind))
    assert set(w.REMOVED) == set(get_args(Removed))
    assert set(w.MODALITIES) == set(get_args(Modality)) - {"asserted"}
    assert set(w.TOLERANCES) == set(re.findall(r"['\"](\w+)['\"]", str(Part.__annotations__["name"])))
    assert set(w.KINDS) <= set(get_args(Kind))
    for name, table in (
        ("stance", w.STANCES), ("subject", w.SUBJECTS), ("state", w.STATES), ("order", w.ORDERS), ("grain", w.GRAINS),
    ):  # fmt: skip
        assert set(table) == literal[name], name


def test_numbers_decide_the_form() -> None:
    uk = w.Words("uk", {})
    said = [uk.n("{n} rule tried", "{n} rules tried", n) for n in (1, 2, 5, 21)]
    assert said == ["перевірено 1 правило", "перевірено 2 правила", "перевірено 5 правил", "перевірено 21 правило"]
    en = w.Words("en", {})
    assert [en.n("{n} rule tried", "{n} rules tried", n) for n in (1, 2)] == ["1 rule tried", "2 rules tried"]


def test_a_name_that_is_not_known_is_as_readable_as_can_be() -> None:
    words = w.Words("en", {"isw": "ISW"})
    assert [words.name(i) for i in ("isw", "jan_novak", "Pokrovsk")] == ["ISW", "Jan Novak", "Pokrovsk"]
