"""An answer as CSV, as schema.org ClaimReview and as cards: whole, valid, and the same every time."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

import frontledger as fl
from frontledger.errors import InputError
from frontledger.faces.dossier.charts.svg import text_width
from frontledger.faces.export import answer_csv, card_png, card_svg, claim_reviews
from frontledger.faces.export.answer_table import COLUMNS
from frontledger.faces.export.card import HEIGHT, MARGIN, WIDTH
from frontledger.faces.export.claimreview import NOT_RATED
from frontledger.nouns import Answer

ROOT = Path(__file__).resolve().parent.parent.parent
REPORTS = sorted((ROOT / "tests" / "reports" / "reports").glob("*.txt"))[::4]
SCHEMAS = ROOT / "docs" / "schemas"
LANGS = ("en", "zh-Hant", "uk")
TYPED = (
    "Russia took 594 km² in August 2025 (AFP)",
    "Russia took 594 km² in August 2025 (DeepState)",
    "461 km² (286 square miles) in October 2025 (AFP)",
    "Russia massed 110,000 troops near Pokrovsk",
    "Pokrovsk surrounded on three sides, 12 August 2025",
    "روسيا استولت على 594 كيلومترا مربعا في أغسطس 2025 (فرانس برس)",
    "俄軍2025年8月佔領594平方公里（法新社）",
)


def schema(name: str) -> jsonschema.Draft202012Validator:
    loaded = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(loaded)
    return jsonschema.Draft202012Validator(loaded, format_checker=jsonschema.FormatChecker())


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    own = [fl.check(path, lang=LANGS[i % 3]) for i, path in enumerate(REPORTS)]
    return own + [fl.check_claim(text, lang=lang) for text in TYPED for lang in LANGS]


def test_json_is_as_its_schema_says(answers: list[Answer]) -> None:
    wanted = schema("answer")
    for answer in answers[::3]:
        # the schema of a step of a series is asked often enough with a few of them
        few = tuple(replace(s, steps=s.steps[:2]) for s in answer.series)
        wanted.validate(json.loads(replace(answer, series=few).to_json()))


# CSV


def test_csv_has_a_row_a_claim_and_measurement(answers: list[Answer]) -> None:
    for answer in answers:
        rows = list(csv.DictReader(io.StringIO(answer_csv(answer))))
        assert sum(max(1, len(c.evidence)) for c in answer.claims) == len(rows)
        for claim in answer.claims:
            of_claim = [r for r in rows if r["claim"] == str(claim.number)]
            assert {r["verdict"] for r in of_claim} == {claim.verdict}
            assert [r["convention"] for r in of_claim if r["convention"]] == [e.convention for e in claim.evidence]
            for row, measured in zip(of_claim, claim.evidence, strict=False):
                assert row["measured"] == ("" if measured.amount is None else str(measured.amount))
                assert row["origin"] == measured.root
                if measured.speaker:
                    assert row["printed_by"].split(";")[0] == measured.speaker and row["url"] == (measured.url or "")
                else:
                    assert row["counts"] and row["credit"]


def test_no_cell_is_a_formula() -> None:
    answer = fl.check_claim("Russia took 594 km² in August 2025 (AFP)")
    claim = replace(answer.claims[0], quote="=HYPERLINK(1)", title="+1\x07\n2")
    (first, *_) = csv.DictReader(io.StringIO(answer_csv(replace(answer, claims=(claim,)))))
    assert first["quote"] == "'=HYPERLINK(1)" and first["title"] == "'+1\N{REPLACEMENT CHARACTER} 2"
    assert tuple(first) == COLUMNS


# ClaimReview


def test_claim_reviews_are_as_the_schema_says(answers: list[Answer]) -> None:
    wanted = schema("claimreview")
    n = 0
    for answer in answers:
        for given in ({}, {"reviewer": "The Desk", "url": "https://desk.example/check"}):
            reviews = claim_reviews(answer, **given)
            for item in reviews.items:
                wanted.validate(item)
            n += len(reviews.items)
            assert json.loads(reviews.to_json()) == reviews.items
            assert reviews.to_json() == claim_reviews(answer, **given).to_json()
    assert n > 30


def test_a_review_says_the_rule_in_its_words_and_whose_maps() -> None:
    answer = fl.check_claim("Russia took 594 km² in August 2025 (AFP)", published="2025-09-02")
    (item,) = claim_reviews(answer, reviewer="The Desk", url="https://desk.example/check").items
    rule = next(c for c in answer.conventions if c.id == "afp")
    assert item["claimReviewed"] == answer.claims[0].title
    assert item["reviewRating"]["alternateName"] == "Supported"
    assert "ratingValue" not in item["reviewRating"], "a verdict is no number"
    assert answer.claims[0].sentence in item["reviewBody"]
    for text in (item["reviewRating"]["ratingExplanation"], item["reviewBody"]):
        assert rule.words["en"] in text
    assert {c["creditText"] for c in item["citation"]} == {s.credit for s in answer.sources}
    assert item["itemReviewed"]["author"] == {"@type": "Organization", "name": "AFP"}
    assert item["itemReviewed"]["datePublished"] == "2025-09-02"
    assert (item["author"]["name"], item["url"]) == ("The Desk", "https://desk.example/check")


def test_nothing_is_made_up() -> None:
    # no day was told, no outlet, no page: none is written, and what is the publisher's to give is said
    answer = fl.check_claim("Russia took 594 km² in August 2025")
    reviews = claim_reviews(answer)
    (item,) = reviews.items
    assert not {"url", "author"} & item.keys()
    assert not {"author", "datePublished", "appearance", "firstAppearance"} & item["itemReviewed"].keys()
    assert any("--reviewer and --review-url" in note for note in reviews.notes)
    of_address = replace(answer, url="https://outlet.example/story")
    assert claim_reviews(of_address).items[0]["itemReviewed"]["appearance"]["url"] == "https://outlet.example/story"


def test_what_is_no_rating_gives_no_review(answers: list[Answer]) -> None:
    for answer in answers:
        reviews = claim_reviews(answer)
        assert len(reviews.items) == sum(c.verdict not in NOT_RATED for c in answer.claims)
        for claim in answer.claims:
            if claim.verdict in ("uncovered", "unmeasurable"):
                assert re.search(rf"\b{claim.number}\b", reviews.notes[0])


# cards


def test_cards_are_whole_and_the_same_every_time(answers: list[Answer]) -> None:
    for answer in answers:
        for claim in answer.claims:
            if claim.verdict == "context":
                continue
            drawn = card_svg(answer, claim)
            assert drawn == card_svg(answer, claim)
            root = ET.fromstring(drawn)
            assert (root.get("width"), root.get("height")) == (str(WIDTH), str(HEIGHT))
            texts = ["".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text")]
            assert "".join(claim.sentence.split()) in "".join("".join(texts).split())
            assert not re.search(r"(?:href|src|url\(|@import|<script)", drawn), "nothing is fetched"
            foot = " ".join(texts)
            for source in answer.sources:
                if source.id in {e.source for e in claim.evidence}:
                    assert source.credit.split()[0] in foot


def test_lines_of_a_card_end_within_it(answers: list[Answer]) -> None:
    for answer in answers:
        for claim in answer.claims:
            if claim.verdict == "context":
                continue
            for t in ET.fromstring(card_svg(answer, claim)).iter("{http://www.w3.org/2000/svg}text"):
                if t.get("class") != "s":
                    continue
                size, y = float(t.get("font-size", 0)), float(t.get("y", 0))
                assert text_width("".join(t.itertext()), size) <= WIDTH - 2 * MARGIN
                assert size >= 24 and y < HEIGHT - 20


def test_a_card_says_its_rule_in_words() -> None:
    for lang in LANGS:
        answer = fl.check_claim("Russia took 594 km² in August 2025 (AFP)", lang=lang)
        drawn = card_svg(answer, answer.claims[0])
        rule = next(c for c in answer.conventions if c.id == "afp")
        assert rule.words[lang].split()[0] in drawn
        assert f'lang="{lang}"' in drawn


def test_hostile_words_stay_words() -> None:
    answer = fl.check_claim("Russia took 594 km² in August 2025 (AFP)")
    claim = replace(answer.claims[0], quote='</text><script>alert(1)</script> "x" \x1b[31m\u202e' + "long " * 400)
    drawn = card_svg(replace(answer, claims=(claim,)), claim)
    ET.fromstring(drawn)
    assert "<script" not in drawn and "\u202e" not in drawn


def test_png_is_of_the_same_size() -> None:
    pytest.importorskip("resvg_py")
    answer = fl.check_claim("俄軍2025年8月佔領594平方公里（法新社）", lang="zh-Hant")
    data = card_png(answer, answer.claims[0])
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (WIDTH, HEIGHT)
    assert data == card_png(answer, answer.claims[0])


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    answer = fl.check_claim("Russia took 594 km² in August 2025 (AFP)")
    with pytest.raises(InputError) as e:
        card_png(answer, answer.claims[0])
    assert "resvg_py" in str(e.value) and "frontledger[cards]" in e.value.remedy
