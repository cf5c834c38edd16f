"""Raise the floors of reading to what is reached on the labelled corpus (tests/corpus/floors.toml).

    python tools/build_floors.py SHARED                     raise; what is lower stays as it is and is told
    python tools/build_floors.py SHARED --lower "REASON"    lower too; the reason is kept in the file
    python tools/build_floors.py SHARED --check             exit 1 when the file was changed by hand

SHARED holds `corpus/reports` and `corpus/labels`. Floors are a little under what is reached, so that a claim more or
less in one report does not break them.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Any

import tomli

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "corpus"))

from corpus import FLOORS, LEVELS, by_language, digest, reached  # noqa: E402

SLACK = 0.01


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lower", metavar="REASON")
    args = parser.parse_args()
    told: dict[str, Any] = tomli.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    if args.check:
        if told.get("made") != _seal(told):
            print(f"{FLOORS}: changed by hand; run python tools/build_floors.py SHARED [--lower REASON]")
            return 1
        return 0
    got = reached(by_language(args.shared / "corpus"))
    before: dict[str, dict[str, float]] = told.get("floors", {})
    lowered = list(told.get("lowered", []))
    floors: dict[str, dict[str, float]] = {}
    for tag, levels in got.items():
        floors[tag] = {}
        for level in LEVELS:
            new, old = round(levels[level] - SLACK, 3), before.get(tag, {}).get(level, 0.0)
            if levels[level] < old:
                print(f"{tag} {level}: {levels[level]} is under its floor {old}")
                if args.lower:
                    lowered.append(f"{tag} {level} {old} to {new}: {args.lower}")
                    old = 0.0
            floors[tag][level] = max(new, old)
    out: dict[str, Any] = {"corpus": digest(args.shared / "corpus"), "floors": floors, "lowered": lowered}
    FLOORS.write_text(_text({"made": _seal(out), **out}), "utf-8")
    return 0


def _seal(told: dict[str, Any]) -> str:
    held = repr((told.get("corpus"), sorted((t, sorted(v.items())) for t, v in told.get("floors", {}).items())))
    return hashlib.sha256((held + repr(told.get("lowered", []))).encode()).hexdigest()[:16]


def _text(told: dict[str, Any]) -> str:
    lines = [
        "# F1 on the labelled corpus that no change may fall under. Written by tools/build_floors.py, not by hand.",
        "",
    ]
    lines += [f'made = "{told["made"]}"', f'corpus = "{told["corpus"]}"', "lowered = ["]
    lines += [f"  {reason!r}," for reason in told["lowered"]]
    lines += ["]", "", "[floors]"]
    for tag, levels in told["floors"].items():
        lines.append(f"{tag} = {{ {', '.join(f'{k} = {v}' for k, v in levels.items())} }}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
