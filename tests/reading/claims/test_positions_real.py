"""Positions and meetings of labelled reports, scored by the rules of the labels."""

from __future__ import annotations

import csv
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from frontledger import read


def _tool(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _reports(shared: Path) -> list[tuple[Path, Path, str, str]]:
    real = sorted((shared / "reports").glob("*.txt"))
    out = [(r, shared / "reports" / "labels" / f"{r.stem}.json", "zh-Hant", r.name.split(".")[0]) for r in real]
    with (shared / "corpus" / "meta.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            name = Path(row["file"]).stem
            if row["language"] in {"en", "uk", "zh-Hant"}:
                labels = shared / "corpus" / "labels" / f"{name}.json"
                out.append((shared / "corpus" / "reports" / row["file"], labels, row["language"], row["published"]))
    return out


@pytest.mark.real
@pytest.mark.parametrize(("kind", "figure", "full"), [("position", 0.95, 0.95), ("meeting", 0.9, 0.75)])
def test_f1_of_labelled_reports(shared: Path, kind: str, figure: float, full: float) -> None:
    score = _tool(shared)
    tally = score.Tally()
    for report, labels_file, language, published in _reports(shared):
        every = [c for c in json.loads(labels_file.read_text("utf-8"))["claims"] if c["kind"] == kind]
        found = read(report, language=language, published=published).claims
        given = [json.loads(c.to_json()) for c in found if c.kind == kind]
        pairs = score.pair(every, given)
        optional = {i for i, c in enumerate(every) if c.get("optional")}
        tally.labelled += len(every) - len(optional)
        tally.given += len(given) - sum(i in optional for i, _ in pairs)
        for i, j in pairs:
            if i not in optional:
                for level, ok in score.judge(every[i], given[j]).items():
                    tally.right[level] += ok
    row = tally.row()
    assert row["figure"]["f1"] >= figure, row
    assert row["full"]["f1"] >= full, row
