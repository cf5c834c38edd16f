"""Reports written by people who had never seen the rules: twenty-one a language, with which the rules were mended
afterwards (`open`), and some that were kept from everybody until all mending was done (`held`), which say what to
expect of reports from elsewhere. One that has been looked at moves to `open`, and a new one takes its place."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

import msgspec
import pytest

import frontledger as fl
from frontledger.languages import LANGUAGES
from frontledger.nouns import Claim

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "reports"))

from scoring import LEVELS, Score, score  # noqa: E402

HELD = ("-11", "-17", "-18", "-21", "-22", "-23", "-24", "-25", "-26", "-29", "-30")
"""How the names of those held back end."""
OPENED = (*(f"-{n}" for n in (*range(1, 11), *range(12, 17), 19, 20)), "-decoy")
FLOORS = {
    ("open", OPENED): {"found": 0.922, "figure": 0.886, "full": 0.765, "sourced": 0.840},
    ("open", ("-27", "-28")): {"found": 0.898, "figure": 0.859, "full": 0.755, "sourced": 0.783},
    ("open", ("-31",)): {"found": 0.944, "figure": 0.920, "full": 0.849, "sourced": 0.932},
    ("open", ("-32",)): {"found": 0.888, "figure": 0.859, "full": 0.723, "sourced": 0.795},
    ("held", ("-11",)): {"found": 0.939, "figure": 0.902, "full": 0.818, "sourced": 0.834},
    ("held", ("-17",)): {"found": 0.886, "figure": 0.837, "full": 0.721, "sourced": 0.833},
    ("held", ("-18",)): {"found": 0.917, "figure": 0.903, "full": 0.793, "sourced": 0.866},
    ("held", ("-21", "-22", "-23", "-24")): {"found": 0.928, "figure": 0.894, "full": 0.769, "sourced": 0.826},
    ("held", ("-25", "-26")): {"found": 0.786, "figure": 0.719, "full": 0.594, "sourced": 0.608},
    ("held", ("-29",)): {"found": 0.957, "figure": 0.942, "full": 0.799, "sourced": 0.913},
    ("held", ("-30",)): {"found": 0.806, "figure": 0.721, "full": 0.586, "sourced": 0.721},
}
"""Slightly below what is reached, by folder and how names may end; F1 over all languages."""


@cache
def read(name: str) -> dict[str, Score]:
    """Scores of a folder's reports, by report."""
    out = {}
    for path in sorted((HERE / name / "labels").glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        report = HERE / name / "reports" / told["file"]
        given = fl.read(report, published=told["published"], language=told["language"]).claims
        labels = [(msgspec.convert(c, Claim), bool(c.get("optional"))) for c in told["claims"]]
        out[path.stem] = score(labels, given)
    return out


@pytest.mark.parametrize(("folder", "endings"), sorted(FLOORS))
def test_floor(folder: str, endings: tuple[str, ...]) -> None:
    total = Score()
    for name, part in read(folder).items():
        total = total.plus(part) if name.endswith(endings) else total
    reached = {level: round(total.f1(level), 3) for level in LEVELS}
    assert all(reached[level] >= floor for level, floor in FLOORS[folder, endings].items()), reached
    assert total.precision("found") >= total.recall("found")


def test_every_language_has_all() -> None:
    opened = {ending for folder, endings in FLOORS if folder == "open" for ending in endings}
    assert set(read("open")) == {f"{tag}{ending}" for tag in LANGUAGES for ending in opened}
    assert set(read("held")) == {f"{tag}{ending}" for tag in LANGUAGES for ending in HELD}


def test_a_decoy_claims_nothing() -> None:
    decoys = {name: part.given for name, part in read("open").items() if name.endswith("-decoy")}
    assert len(decoys) == len(LANGUAGES)
    assert not any(decoys.values()), decoys
