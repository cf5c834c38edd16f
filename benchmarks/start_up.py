"""What a first report costs in a process of its own, and how much memory reports in all languages take.

    python benchmarks/start_up.py SHARED [--rounds N] [--against CHECKOUT]

Seconds are the processor's: from the import to the claims of one English report of the corpus, less what the same
report takes the second time. `first run` finds no tables kept from an earlier one, `later` does. Memory is the peak
after the corpus once, each report in its language. With a checkout, its figures stand beside ours, run by run in turns.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("first run, s", "later, s", "again, s", "peak at a first run, MB", "peak later, MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", type=Path, metavar="CHECKOUT")
    parser.add_argument("--one", choices=("start", "corpus"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    corpus = args.shared / "corpus"
    if args.one:
        print(json.dumps(start(corpus) if args.one == "start" else peak(corpus)))
        return
    sources = {"ours": ROOT} | ({"against": args.against.resolve()} if args.against else {})
    for source in sources.values():  # installing compiles; a run in which code is compiled is none
        subprocess.run([sys.executable, "-m", "compileall", "-q", source / "src"], check=True)
    found: dict[str, list[list[float]]] = {name: [] for name in sources}
    for _ in range(args.rounds):
        for name, source in sources.items():
            with tempfile.TemporaryDirectory() as cache:
                first, later = (run(args.shared, source, cache, "start") for _ in range(2))
            with tempfile.TemporaryDirectory() as cache:
                cold, warm = (run(args.shared, source, cache, "corpus") for _ in range(2))
            found[name].append([first[0], later[0], later[1], cold[0], warm[0]])
    print(f"{'least of ' + str(args.rounds):24} " + " ".join(f"{name:>9}" for name in found))
    for part, rows in zip(PARTS, zip(*(zip(*runs, strict=True) for runs in found.values()), strict=True), strict=True):
        print(f"{part:24} " + " ".join(f"{min(row):9.{0 if 'MB' in part else 3}f}" for row in rows))


def run(shared: Path, source: Path, cache: str, what: str) -> list[float]:
    """One process of its own, with a folder for what it keeps."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPATH": str(source / "src"), "XDG_CACHE_HOME": cache}
    command = [sys.executable, __file__, str(shared), "--one", what]
    told = subprocess.run(command, check=True, capture_output=True, env=env).stdout
    return [float(x) for x in json.loads(told)]


def start(corpus: Path) -> tuple[float, float]:
    """Seconds of the processor that a first report takes more than the same again, with the import, and that takes."""
    report = min((corpus / "reports").glob("en-*"))
    begin = time.process_time()
    import frontledger as fl

    spent = [begin]
    for _ in range(2):
        fl.read(report, published="2025-08-14", language="en")
        spent.append(time.process_time())
    again = spent[2] - spent[1]
    return spent[1] - spent[0] - again, again


def peak(corpus: Path) -> tuple[float]:
    """Peak memory after the corpus once, MB."""
    import frontledger as fl

    with (corpus / "meta.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            fl.read(corpus / "reports" / row["file"], published=row["published"], language=row["language"])
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,)


if __name__ == "__main__":
    main()
