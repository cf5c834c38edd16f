"""The labelled corpus: its reports read and scored, and what it is, by its hash."""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

import frontledger as fl
from frontledger.nouns import Claim

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "reports"))

from scoring import LEVELS, Score, score

FLOORS = Path(__file__).with_name("floors.toml")
DECOY = "decoy"
"""Files of this name claim nothing, whatever they tell."""


def digest(corpus: Path) -> str:
    """SHA-256 of all reports and labels, by name."""
    out = hashlib.sha256()
    for path in sorted([*(corpus / "reports").glob("*.txt"), *(corpus / "labels").glob("*.json")]):
        out.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return out.hexdigest()


@cache
def read(corpus: Path) -> dict[str, tuple[dict[str, Any], tuple[Claim, ...]]]:
    """Labels and what is read of every report, by its file."""
    out = {}
    for path in sorted((corpus / "labels").glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        report = corpus / "reports" / told["file"]
        out[told["file"]] = told, fl.read(report, published=told["published"], language=told["language"]).claims
    return out


def by_language(corpus: Path) -> dict[str, Score]:
    """Scores by language, decoys among them, and of all."""
    out: dict[str, Score] = {}
    for told, given in read(corpus).values():
        marked = [(msgspec.convert(c, Claim), bool(c.get("optional"))) for c in told["claims"]]
        for key in (told["language"], "all"):
            out[key] = out.get(key, Score()).plus(score(marked, given))
    return dict(sorted(out.items()))


def reached(scores: dict[str, Score]) -> dict[str, dict[str, float]]:
    """F1 by language and level, to three places."""
    return {tag: {level: round(s.f1(level), 3) for level in LEVELS} for tag, s in scores.items()}
