"""Same input, same bytes: in any locale, time zone and hash seed, by any way in, in whatever order claims come."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

import frontledger as fl
from frontledger.nouns import Claim

REPORTS = Path(__file__).resolve().parent / "reports" / "reports"
NAMES = sorted(p.stem for p in REPORTS.glob("*.txt"))
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "uk_UA.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0"},
    {
        "PYTHONHASHSEED": "4294967295",
        "LC_ALL": "zh_TW.Big5",
        "LANGUAGE": "zh_TW",
        "TZ": "America/Los_Angeles",
        "COLUMNS": "41",
    },
)
LANGS = ("en", "zh-Hant", "uk")
RUNS = [
    *([name, ["--json", "--html", "page.html", "--lang", LANGS[i % 3]]] for i, name in enumerate(NAMES)),
    *([name, form] for name in ("en-seed", "uk-b", "zh-Hant-a") for form in (["--markdown", "--show", "all"], [])),
]
# one process for all runs in an environment; the page is read back from its file
_RUN = """
import contextlib, io, json, sys
from pathlib import Path
from frontledger.faces.cli import main

folder, runs = json.loads(sys.stdin.read())
out = {}
for name, form in runs:
    shown = io.TextIOWrapper(io.BytesIO(), "ascii", write_through=True)
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(io.StringIO()) as told:
        code = main(["check", f"{folder}/{name}.txt", *form])
    page = Path("page.html").read_bytes() if "--html" in form else b""
    out[f"{name} {' '.join(form)}"] = [code, shown.buffer.getvalue().decode(), page.decode(), told.getvalue()]
sys.stdout.write(json.dumps(out))
"""


def run(environment: dict[str, str], folder: Path) -> dict[str, list[str]]:
    """What every run gives in an environment."""
    bare = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "PYTHONPATH")}
    done = subprocess.run(
        [sys.executable, "-c", _RUN], input=json.dumps([str(REPORTS), RUNS]), cwd=folder,
        env=bare | environment, check=False, capture_output=True, text=True, encoding="utf-8", timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    out: dict[str, list[str]] = json.loads(done.stdout)
    return out


def test_the_same_in_any_environment(tmp_path: Path) -> None:
    first, *others = (run(e, tmp_path) for e in ENVIRONMENTS)
    assert len(first) == len(RUNS)
    for other in others:
        changed = [key for key in first if first[key] != other[key]]
        assert not changed
    assert all(code == 0 and out for code, out, _, _ in first.values())


@pytest.mark.parametrize("name", ["en-seed", "uk-b", "zh-Hant-a"])
def test_a_second_answer_is_the_first(name: str) -> None:
    path = REPORTS / f"{name}.txt"
    answer = fl.check(path)
    again = fl.check(path.read_bytes(), name=path.name)
    assert again.to_json() == answer.to_json()
    assert answer.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["en-seed", "uk-b", "zh-Hant-a"])
def test_claims_in_another_order_get_the_same_answers(name: str) -> None:
    """Each claim keeps what it says; only the numbers follow the order in which claims are given."""
    path = REPORTS / f"{name}.txt"
    first = fl.check(path)
    claims = [Claim.from_json(c.to_json()) for c in first.claims]
    random.Random(7).shuffle(claims)
    other = fl.check(path, claims=claims)

    def told(answer: object) -> list[str]:
        found = []
        for c in json.loads(answer.to_json())["claims"]:  # type: ignore[attr-defined]
            del c["number"]
            found.append(json.dumps(c, sort_keys=True))
        return sorted(found)

    assert told(other) == told(first)
    assert (other.summary, other.newest) == (first.summary, first.newest)
    # a note may speak of claims by their numbers, which are those of the order in which they are given
    notes, again = (sorted(re.sub(r"\d+", "n", note) for note in a.notes) for a in (first, other))
    assert again == notes
    assert {s.id for s in other.sources} == {s.id for s in first.sources}
