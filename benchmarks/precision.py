"""A random sample of claims in real, unlabelled texts, to be checked by hand, and the precision of one that was.

    python benchmarks/precision.py SHARED --draw N [--seed S]     print a sample: file, span, claim, its sentence
    python benchmarks/precision.py                                the precision of the marks kept in precision.csv

`precision.csv` (drawn with seed 29) holds file, start, end, kind and mark of every claim checked, and no text: `right`,
`part` (the claim is there, a part of it is wrong) or `wrong` (no such claim). `let_pass` is `hours` where a claim tells
clock hours and no day, and was right without one. SHARED holds `data/text/real.tar.xz`, its
list `data/text/meta.csv` and `data/deepstate/log.json.xz`.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import frontledger as fl
from frontledger.nouns import Claim, Report
from reading_speed import of_real_named

MARKS = Path(__file__).with_name("precision.csv")
LOG_SHARE = 3
"""One update of the log in so many is read, in one of its languages by turns."""


def texts(shared: Path) -> Iterator[tuple[str, Report]]:
    """Every real text, and a part of the log, with its name."""
    days = _published(shared)
    for name, text in of_real_named(shared):
        yield name, fl.open_report(text.data, published=days[name], language=text.language)
    with lzma.open(shared / "data" / "deepstate" / "log.json.xz", "rt", encoding="utf-8") as file:
        updates = json.load(file)["updates"]
    for n, update in enumerate(updates[::LOG_SHARE]):
        tag = ("uk", "en")[n % 2]
        if update[tag].strip():
            page = f"<html><body><p>{update[tag]}</p></body></html>".encode()
            yield f"log:{update['id']}:{tag}", fl.open_report(page, published=update["created"][:10], language=tag)


def _published(shared: Path) -> dict[str, dt.date | None]:
    """The day on which each real text came out, as far as its list tells it to the day."""
    with (shared / "data" / "text" / "meta.csv").open(newline="", encoding="utf-8") as file:
        return {row["file"]: _day(row["published"]) for row in csv.DictReader(file)}


def _day(written: str) -> dt.date | None:
    """The day of "2024-3-1" or "2024-09-05 10:05"; None of a year or of a range of days."""
    parts = written.split(" ", maxsplit=1)[0].split("-")
    return None if len(parts) != 3 or "/" in written else dt.date(*map(int, parts))


def draw(shared: Path, n: int, seed: int) -> Iterator[str]:
    """A sample of claims, each with its sentence."""
    found: list[tuple[str, Report, Claim, str]] = []
    for name, report in texts(shared):
        for e in fl.explain(report):
            sentence = " ".join(report.text[e.sentence.start : e.sentence.end].split())
            found.append((name, report, e.claim, sentence))
    yield f"# {len(found)} claims"
    for name, report, c, sentence in random.Random(seed).sample(found, min(n, len(found))):
        amount = f"{c.amount.low}-{c.amount.high} {c.amount.unit} {c.amount.hedge}" if c.amount else "-"
        period = f"{c.period.start}..{c.period.end}" if c.period else "-"
        parts = (
            c.kind,
            c.side,
            ",".join(c.place),
            period,
            amount,
            c.speaker,
            ",".join(c.via),
            c.modality,
            c.extra.plain(),
        )
        at = f"{name},{c.span.start},{c.span.end}"
        yield f"{at} | {' | '.join(map(str, parts))} | {report.published} | {sentence[:400]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--draw", type=int)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if args.draw:
        for row in draw(args.shared, args.draw, args.seed):
            print(row)
        return
    with MARKS.open(newline="") as file:
        rows = list(csv.DictReader(file))
    marks = Counter((row["kind"], row["mark"]) for row in rows)
    strict = sum(row["mark"] == "right" and not row["let_pass"] for row in rows)
    every = Counter[str]()
    for kind in sorted({k for k, _ in marks}):
        of = {m: marks[kind, m] for m in ("right", "part", "wrong")}
        every.update(of)
        print(f"{kind:20} {of['right']:4} right {of['part']:4} in part {of['wrong']:4} wrong")
    n = sum(every.values())
    print(f"{n} claims: {every['right'] / n:.1%} right, {(every['right'] + every['part']) / n:.1%} right or in part")
    print(f"held against those that tell hours and no day: {strict / n:.1%} right")


if __name__ == "__main__":
    sys.exit(main())
