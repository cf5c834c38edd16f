"""`frontledger check-claim`: a claim typed by hand, and every form of its answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

import frontledger as fl_api
from frontledger.nouns import Answer

CLAIM = "Russia took 594 km² in August 2025 (AFP)"


def test_json_is_the_answer_of_the_python_api(fl) -> None:
    code, out, err = fl("check-claim", CLAIM, "--published", "2025-09-02", "--json")
    assert code == 0
    assert Answer.from_json(out) == replace(fl_api.check_claim(CLAIM, published="2025-09-02"), map=None)
    (claim,) = json.loads(out)["claims"]
    assert claim["verdict"] == "supported" and claim["sentence"]
    first = claim["evidence"][0]
    assert (first["convention"], first["source"]) == ("afp", "isw") and round(first["amount"]) == 594
    assert "no second witness" in err


def test_words_need_no_quotes(fl) -> None:
    assert fl("check-claim", *CLAIM.replace(" (AFP)", "").split()).code == 0


def test_piped_is_a_line_a_claim(fl) -> None:
    code, out, _ = fl("check-claim", CLAIM)
    assert code == 0 and out.split("\t")[1] == "supported" and out.count("\n") == 1


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "uk"])
def test_terminal_markdown_and_page(fl, lang: str) -> None:
    sentence = fl_api.check_claim(CLAIM, lang=lang).claims[0].sentence
    shown = fl("check-claim", CLAIM, "--lang", lang, "--markdown").out
    assert f"**{' '.join(sentence.split())}**" in shown
    assert fl("check-claim", CLAIM, "--lang", lang, "--ascii").code == 0
    fl("check-claim", CLAIM, "--lang", lang, "--html")
    assert sentence in Path("claim.dossier.html").read_text("utf-8")


def test_what_is_no_claim_ends_with_two(fl) -> None:
    code, out, err = fl("check-claim", "hello", "world")
    assert (code, out) == (2, "")
    assert "no claim can be read in 'hello world'" in err and "594 km²" in err


def test_fail_on(fl) -> None:
    assert fl("check-claim", CLAIM, "--fail-on", "supported").code == 1
    assert fl("check-claim", CLAIM, "--fail-on", "contradicted").code == 0
