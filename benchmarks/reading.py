"""How much of what labelled reports say is read, and how rightly (docs/claims.md): F1 of found, figure, full, sourced.

    python benchmarks/reading.py [FOLDER ...] [--by language|kind|report] [--misses]

FOLDER holds `reports/NAME.txt` and `labels/NAME.json` (default: tests/reports). Reports in languages that are not read
are left out and counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec

import frontledger as fl
from frontledger.languages import LANGUAGES
from frontledger.nouns import Claim

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "reports"))

from scoring import LEVELS, Score, score  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "tests" / "reports"], metavar="FOLDER")
    parser.add_argument("--by", choices=("language", "kind", "report"), default="language")
    parser.add_argument("--misses", action="store_true", help="print every label not found and every claim too many")
    args = parser.parse_args()
    scores: dict[str, Score] = defaultdict(Score)
    unread = 0
    for labels in sorted(p for folder in args.folders for p in (folder / "labels").glob("*.json")):
        told = json.loads(labels.read_text("utf-8"))
        if told["language"] not in LANGUAGES:
            unread += 1
            continue
        texts = labels.parent.parent / "reports"
        text = (texts if texts.is_dir() else texts.parent) / told["file"]
        given = fl.read(text, published=told["published"], language=told["language"]).claims
        marked = marked_claims(told)
        for key, part, found in _groups(args.by, told, marked, given):
            scores[key] = scores[key].plus(score(part, found))
        if args.misses:
            _misses(labels.stem, marked, given)
    _table(args.by, scores, unread)


def marked_claims(told: dict[str, Any]) -> list[tuple[Claim, bool]]:
    """The labels of a report, each with whether it is optional."""
    return [(msgspec.convert(c, Claim), bool(c.get("optional"))) for c in told["claims"]]


def _groups(by: str, told: dict[str, Any], marked: list[tuple[Claim, bool]], given: tuple[Claim, ...]) -> Any:
    if by != "kind":
        return [(told["language"] if by == "language" else told["file"], marked, given)]
    kinds = sorted({c.kind for c, _ in marked} | {c.kind for c in given})
    return [(k, [m for m in marked if m[0].kind == k], [c for c in given if c.kind == k]) for k in kinds]


def _misses(name: str, marked: list[tuple[Claim, bool]], given: tuple[Claim, ...]) -> None:
    def met(a: Claim, others: list[Claim]) -> bool:
        return any(a.kind == b.kind and a.span.start < b.span.end and b.span.start < a.span.end for b in others)

    for c, optional in marked:
        if not optional and not met(c, list(given)):
            print(f"{name}: not found: {c.kind} {c.quote!r}")
    for c in given:
        if not met(c, [m for m, _ in marked]):
            print(f"{name}: too many: {c.kind} {c.quote!r}")


def _table(by: str, scores: dict[str, Score], unread: int) -> None:
    whole = Score()
    for part in scores.values():
        whole = whole.plus(part)
    columns = ("labels", "claims", *LEVELS, "precision", "recall")
    print(f"| {by} | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}")
    for name, s in [*sorted(scores.items()), ("all", whole)]:
        figures = [s.f1(level) for level in LEVELS] + [s.precision("found"), s.recall("found")]
        print(f"| {name} | {s.labelled} | {s.given} | {' | '.join(f'{x:.3f}' for x in figures)} |")
    if unread:
        print(f"\nleft out, in languages not read: {unread} reports")


if __name__ == "__main__":
    main()
