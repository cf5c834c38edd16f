"""How fast reports are checked: one core, seconds of the processor, reports of our own.

    python benchmarks/check_speed.py [--rounds N] [--reports N] [--against CHECKOUT]

First the parts of a warm check, for reports with about 15 claims: intake, reading, checking, the answer as JSON. Then
many reports one after the other, reading included: those of `tests/reports` with other towns, days and figures. With
`--against`, the source of another checkout does the same in turns with ours, each in processes of its own: compare by
ratio.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import frontledger as fl

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "tests" / "reports"
CLAIMS = range(14, 17)
"""So many claims are about 15."""
_FIGURE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d{3,}")
"""A figure that is neither a day nor a year."""


class Text(NamedTuple):
    """A report to check."""

    name: str
    data: str
    language: str
    published: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="of which the median counts (5)")
    parser.add_argument("--reports", type=int, default=1000, metavar="N", help="one after the other (1000)")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="another checkout, measured in turns")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.reports)))
        return
    print(f"python {platform.python_version()}, frontledger {fl.__version__}, {platform.machine()}, one core")
    parts(args.rounds)
    side_by_side(args.rounds, args.reports, args.against)


def own_reports() -> list[Text]:
    """The reports of the tests."""
    labels = [json.loads(p.read_text("utf-8")) for p in sorted((REPORTS / "labels").glob("*.json"))]
    return [
        Text(d["file"], (REPORTS / "reports" / d["file"]).read_text("utf-8"), d["language"], d["published"])
        for d in labels
    ]


def varied(n: int) -> Iterator[Text]:
    """So many reports, no two alike: in turn each of our own, every other round with other towns and persons, each
    round with other figures and published in another week."""
    sys.path.insert(0, str(REPORTS))
    from swapping import SWAPS

    own = own_reports()
    for i in range(n):
        round_, text = i // len(own), own[i % len(own)]
        said = text.data
        if round_ % 2:
            for old, new in SWAPS[text.name.partition(".")[0]]["text"]:
                said = said.replace(old, new)
        said = _FIGURE.sub(lambda m, by=round_: f"{m[0][:-2]}{(int(m[0][-2:]) + by) % 100:02}", said)
        published = dt.date.fromisoformat(text.published) + dt.timedelta(weeks=round_)
        yield text._replace(data=said, published=published.isoformat())


def check(text: Text) -> Any:
    """The whole check of one report."""
    return fl.check(text.data, language=text.language, published=text.published)


def read(text: Text) -> Any:
    """Its reading alone."""
    return fl.read(text.data, language=text.language, published=text.published)


def seconds(work: Callable[[], object]) -> float:
    """Of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def parts(rounds: int) -> None:
    """What the parts of a check take, by report, milliseconds."""
    from frontledger.checking import check_claims
    from frontledger.control.measurer import shipped_measurer
    from frontledger.reading.claims import read_claims
    from frontledger.theatre import load
    from frontledger.verbs.read import open_report

    theatre = load()
    measurer = shipped_measurer(theatre)
    rows = []
    for text in own_reports():
        report = open_report(text.data, language=text.language, published=text.published)
        claims = read_claims(report, theatre).claims
        if len(claims) not in CLAIMS:
            continue
        answer = check(text)
        work: list[Callable[[], object]] = [
            lambda t=text: open_report(t.data, language=t.language, published=t.published),
            lambda r=report: read_claims(r, theatre),
            lambda r=report, c=claims: check_claims(c, report=r, measurer=measurer, theatre=theatre, lang="en"),
            lambda t=text: check(t),
            answer.to_json,
        ]
        for job in work:
            job()
        each = [statistics.median(seconds(job) for _ in range(rounds)) * 1000 for job in work]
        rows.append((text.name, len(text.data.encode()), len(claims), *each))
    print(f"\n{'ms':16} {'bytes':>6} {'claims':>6} {'intake':>7} {'read':>7} {'check':>7} {'all':>7} {'JSON':>7}")
    for name, size, n, *each in rows:
        print(f"{name:16} {size:6} {n:6} " + " ".join(f"{ms:7.1f}" for ms in each))
    medians = [statistics.median(column) for column in list(zip(*rows, strict=True))[3:]]
    print(f"{'median':30} " + " ".join(f"{ms:7.1f}" for ms in medians))


def measure(n: int) -> dict[str, float]:
    """Seconds of n reports, read only and checked, after one round of our own to warm up; peak memory, MB."""
    for text in own_reports():
        check(text)
    texts = list(varied(n))
    return {
        "read": seconds(lambda: [read(t) for t in texts]),
        "check": seconds(lambda: [check(t) for t in texts]),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def side_by_side(rounds: int, n: int, against: Path | None) -> None:
    """Many reports, in processes of their own, in turns with another checkout."""
    sources = {"ours": ROOT / "src"} | ({"against": against.resolve() / "src"} if against else {})
    found: dict[str, list[dict[str, float]]] = {name: [] for name in sources}
    for _ in range(rounds):
        for name, source in sources.items():
            command = [sys.executable, __file__, "--one", "--reports", str(n)]
            done = subprocess.run(
                command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(source)}
            )
            found[name].append(json.loads(done.stdout))
    print(f"\n{f'{n} reports':16} {'read, s':>8} {'check with reading, s':>22} {'peak, MB':>9} {'times ours':>11}")
    ours = statistics.median(run["check"] for run in found["ours"])
    for name, runs in found.items():
        reading, all_, peak = (statistics.median(run[part] for run in runs) for part in ("read", "check", "peak"))
        print(f"{name:16} {reading:8.1f} {all_:22.1f} {peak:9.0f} {all_ / ours:11.2f}")


if __name__ == "__main__":
    main()
