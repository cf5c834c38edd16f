"""`frontledger check-claim`: a claim typed by hand, and every form of its answer."""

from __future__ import annotations

import json
import sys
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


def test_a_file_is_no_claim(fl, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(CLAIM, "utf-8")
    code, out, err = fl("check-claim", report)
    assert (code, out) == (2, "") and "is a file, not a claim" in err and "frontledger check " in err


def test_a_day_before_what_is_told_is_noted(fl) -> None:
    assert "tells of a later time as past" in fl("check-claim", CLAIM, "--published", "2021-01-01").err
    for day in ("2025-08-31", "2025-09-02"):
        assert "later time" not in fl("check-claim", CLAIM, "--published", day).err


def test_fail_on(fl) -> None:
    assert fl("check-claim", CLAIM, "--fail-on", "supported").code == 1
    assert fl("check-claim", CLAIM, "--fail-on", "contradicted").code == 0


def test_files_beside_the_answer(fl) -> None:
    code, out, err = fl(
        "check-claim", CLAIM, "--card", "card.svg", "--claimreview", "review.jsonld", "--reviewer", "The Desk",
        "--review-url", "https://desk.example/1", "--csv",
    )  # fmt: skip
    assert code == 0 and out.splitlines()[0].startswith("report,published,claim,verdict")
    assert "written: card.svg" in err and "written: review.jsonld" in err
    assert Path("card.svg").read_text("utf-8").startswith("<svg xmlns")
    (item,) = json.loads(Path("review.jsonld").read_text("utf-8"))
    assert item["@type"] == "ClaimReview" and item["author"]["name"] == "The Desk"


def test_a_card_a_claim(fl, seed: Path) -> None:
    code, _, _ = fl("check", seed, "--card", "card.svg")
    judged = [c for c in fl_api.check(seed).claims if c.verdict != "context"]
    assert code == 0 and len(judged) > 3
    assert sorted(p.name for p in Path().glob("*.svg")) == sorted(f"card-{c.number}.svg" for c in judged)


def test_what_has_no_card_is_said(fl) -> None:
    code, _, err = fl("check-claim", "Putin demands Donbas", "--card", "card.svg")
    assert code == 0 and "no card: nothing in it is judged" in err and not Path("card.svg").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--card", "card.gif"), "--card card.gif: not the name of such a file"),
        (("--card", "there/card.svg"), "there is no such folder"),
        (("--claimreview", "r.txt"), "--claimreview r.txt"),
        (("--reviewer", "The Desk"), "no --claimreview is asked for"),
        (("--html", "x.pdf"), "not the name of a page"),
    ],
)
def test_bad_names_are_told_before_anything_is_done(fl, options: tuple[str, ...], said: str) -> None:
    code, out, err = fl("check-claim", CLAIM, *options)
    assert (code, out) == (2, "") and said in err
    assert not list(Path().iterdir()), "nothing is written"


def test_a_picture_without_what_draws_it(fl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    code, _, err = fl("check-claim", CLAIM, "--card", "card.png", "--html")
    assert code == 2 and "pip install 'frontledger[cards]'" in err
    assert not list(Path().iterdir())
