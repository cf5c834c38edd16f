"""Scores on the labelled corpus stay at or above their floors; its decoys yield nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from corpus import DECOY, FLOORS, by_language, digest, reached, read
from frontledger.languages import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def floors() -> dict[str, dict[str, float]]:
    return tomli.loads(FLOORS.read_text("utf-8"))["floors"]


def test_the_floors_are_of_this_corpus(shared: Path) -> None:
    told = tomli.loads(FLOORS.read_text("utf-8"))
    assert told["corpus"] == digest(shared / "corpus")


def test_every_language_has_a_floor_and_keeps_it(shared: Path, floors: dict[str, dict[str, float]]) -> None:
    got = reached(by_language(shared / "corpus"))
    assert set(floors) == set(got) == {*LANGUAGES, "all"}
    under = {
        f"{tag} {level}": (got[tag][level], floor)
        for tag, levels in floors.items()
        for level, floor in levels.items()
        if got[tag][level] < floor
    }
    assert not under


def test_precision_is_never_below_recall(shared: Path) -> None:
    scores = by_language(shared / "corpus")
    assert scores["all"].precision("found") >= scores["all"].recall("found")


def test_a_decoy_claims_nothing(shared: Path) -> None:
    decoys = {file: claims for file, (_, claims) in read(shared / "corpus").items() if file.startswith(DECOY)}
    assert decoys
    assert not {file: [c.quote for c in claims] for file, claims in decoys.items() if claims}


def test_floors_are_not_lowered_by_accident(shared: Path) -> None:
    # the file says by its own hash that the tool wrote it, and the tool does not lower a floor without a reason
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "build_floors.py"), str(shared), "--check"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
