"""The published JSON Schemas: current, and true of every answer, reading and label file."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

import frontledger as fl
from frontledger.nouns import Answer, Claim, Convention, Source
from frontledger.nouns.schemas import PUBLISHED, schemas

ROOT = Path(__file__).resolve().parents[2]
BY_HAND = ("claimreview.schema.json",)
"""Of what is no noun of ours."""
REPORTS = sorted((ROOT / "tests" / "reports" / "reports").glob("*.txt"))
LABELS = sorted((ROOT / "tests" / "reports" / "labels").glob("*.json"))


@lru_cache
def published(name: str) -> jsonschema.Draft202012Validator:
    """A schema as it is published, with its formats."""
    schema = json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_they_are_current() -> None:
    tool = [sys.executable, ROOT / "tools" / "build_schemas.py", "--check"]
    run = subprocess.run(tool, check=False, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr
    assert {p.name for p in (ROOT / "docs" / "schemas").glob("*.json")} == {*schemas(), *BY_HAND}
    page = (ROOT / "docs" / "schemas" / "README.md").read_text("utf-8")
    assert all(f"]({name})" in page for name in schemas())


@pytest.mark.parametrize("report", REPORTS, ids=lambda p: p.stem)
def test_every_answer_and_reading_is_of_its_schema(report: Path) -> None:
    answer, reading = fl.check(report), fl.read(report)
    published("answer").validate(json.loads(answer.to_json()))
    assert json.loads(answer.to_json(indent=1)) == json.loads(answer.to_json())
    published("reading").validate(json.loads(reading.to_json()))
    for claim in json.loads(answer.to_json())["claims"]:
        published("claim").validate(claim), "a checked claim is a claim"
    for series in json.loads(answer.to_json())["series"]:
        published("series").validate(series)
    assert Answer.from_json(answer.to_json()) == answer
    assert type(reading).from_json(reading.to_json()) == reading
    assert answer.plain() == msgspec.to_builtins(answer)


def test_rows_are_of_their_schemas() -> None:
    days = {"from_": "2025-07-28", "to": "2025-07-31"}
    for name, rows in (
        ("seriesrow", fl.series("isw", "afp", by="day", **days)),
        ("changerow", fl.change("2025-07-28", "2025-07-31", "deepstate", region="all")),
        ("distancerow", fl.distance(place="Pokrovsk", **days)),
        ("encirclementrow", fl.encirclement(place="Pokrovsk", **days)),
        ("settlementrow", fl.settlements(place=["Pokrovsk", "Toretsk"])),
        ("holderrow", fl.settlements(place="Pokrovsk", by="day", **days)),
    ):
        assert len(rows) > 2
        for row in json.loads(rows.to_json()):
            published(name).validate(row)
            assert set(row) == set(published(name).schema["$defs"][type(rows[0]).__name__]["properties"])


def test_conventions_and_sources_are_of_their_schemas() -> None:
    for name, noun, values in (
        ("convention", Convention, fl.list_conventions()),
        ("source", Source, fl.list_sources()),
    ):
        for value in values:
            published(name).validate(json.loads(value.to_json()))
            assert noun.from_json(value.to_json()) == value


def labelled(folder: list[Path]) -> list[tuple[str, dict[str, Any]]]:
    return [(p.stem, claim) for p in folder for claim in json.loads(p.read_text("utf-8"))["claims"]]


def test_labels_are_claims() -> None:
    told = labelled(LABELS)
    assert len(told) > 100
    for name, claim in told:
        published("claim").validate(claim)
        assert msgspec.convert(claim, Claim).quote == claim["quote"], name


@pytest.mark.real
def test_labels_of_the_corpus_are_claims(shared: Path) -> None:
    told = labelled(
        sorted((shared / "corpus" / "labels").glob("*.json")) + sorted((shared / "reports" / "labels").glob("*.json"))
    )
    assert len(told) > 500
    for _, claim in told:
        published("claim").validate(claim)


WRONG = [
    {"kind": "rumour"},
    {"span": [1]},
    {"span": ["1", 2]},
    {"quote": None},
    {"period": ["2025", None]},
    {"amount": {"low": "1", "high": 2, "unit": "km2"}},
    {"amount": {"low": 1, "unit": "km2"}},
    {"modality": "perhaps"},
    {"extra": {"stance": "hopes"}},
    {"place": "UA"},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_wrong_claim_is_of_neither_schema_nor_noun(wrong: dict[str, Any]) -> None:
    right = {"kind": "area_change", "span": [0, 5], "quote": "words"}
    published("claim").validate(right)
    msgspec.convert(right, Claim)
    with pytest.raises(jsonschema.ValidationError):
        published("claim").validate(right | wrong)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(right | wrong, Claim)


def test_all_that_is_published_has_a_docstring() -> None:
    for noun in PUBLISHED:
        assert noun.__doc__ and noun.__doc__.strip().splitlines()[0].endswith("."), noun
