#!/usr/bin/env python3
"""Writes the published JSON Schemas of the nouns, and a page that lists them, into docs/schemas.

python tools/build_schemas.py            write
python tools/build_schemas.py --check    say what is out of date, write nothing
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from frontledger.nouns import schemas as published
from frontledger.version import __version__

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "schemas"
BY_HAND = FOLDER / "claimreview.schema.json"
"""Of a form that is not ours: written by hand, kept as it is."""
HEAD = f"""# JSON Schemas

The JSON forms of what Frontledger reads and gives (version {__version__}), as JSON Schema 2020-12, made from the nouns
themselves by `python tools/build_schemas.py`. Fields that hold their default may be left out; unknown fields are passed
over when JSON is read.

`frontledger check --json` gives an answer; `conventions --json` and `sources --json` give lists of those nouns;
`control COMMAND --json` gives a list of rows, every field in each. `--claims FILE` reads an object with a list
`claims`; `check --claimreview FILE` writes a list of reviews, whose schema is written by hand from schema.org's. In
Python every noun has `to_json()`, `from_json()` and `plain()`, a table of rows `to_json()` and more.

| schema | noun | what |
|---|---|---|
"""


def files() -> dict[Path, str]:
    """Every file of the folder with its text."""
    texts = {
        FOLDER / name: json.dumps(s, indent=2, ensure_ascii=False) + "\n" for name, s in published.schemas().items()
    }
    rows = [
        f"| [{noun.__name__.lower()}.schema.json]({noun.__name__.lower()}.schema.json) | `{noun.__name__}` "
        f"| {(noun.__doc__ or '').strip().splitlines()[0]} |\n"
        for noun in published.PUBLISHED
    ]
    rows.append(f"| [{BY_HAND.name}]({BY_HAND.name}) |  | A verdict as schema.org ClaimReview. |\n")
    return {**texts, BY_HAND: BY_HAND.read_text("utf-8"), FOLDER / "README.md": HEAD + "".join(rows)}


def main(arguments: list[str]) -> int:
    """Command line."""
    wanted = files()
    old = {p: p.read_text("utf-8") for p in FOLDER.glob("*") if p.is_file()}
    stale = sorted(p.relative_to(ROOT).as_posix() for p in wanted.keys() | old.keys() if wanted.get(p) != old.get(p))
    if "--check" in arguments:
        for name in stale:
            print(f"{name}: out of date; run python tools/build_schemas.py")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in old.keys() - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        path.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
