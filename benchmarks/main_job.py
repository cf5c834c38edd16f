"""How long the main job takes from a cold start, beside an empty Python in the same run.

    python benchmarks/main_job.py [REPORT ...] [--runs N]

Each command is started N times in turn (5), so that whatever else the machine does falls on all alike; printed are the
median and the least of the whole process, seconds by the wall, with date, versions and machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "demo" / "report.txt"
PACKAGES = ("msgspec", "wcwidth", "jinja2", "trafilatura", "httpx")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", type=Path, default=[REPORT], metavar="REPORT")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(args.reports, args.runs, Path(folder) / "page.html")


def measure(reports: list[Path], runs: int, page: Path) -> None:
    """Run every command in turn and print the table."""
    frontledger = [sys.executable, "-m", "frontledger"]
    commands = {"python -c pass": [sys.executable, "-c", "pass"], "frontledger --help": [*frontledger, "--help"]}
    for report in reports:
        check = [*frontledger, "check", str(report)]
        commands[f"frontledger check {report.name}"] = check
        commands[f"frontledger check {report.name} --html"] = [*check, "--html", str(page)]
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            took[name].append(time.perf_counter() - start)
    print(
        f"{dt.date.today()}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, ", end=""
    )
    print(f"load {os.getloadavg()[0]:.1f}; frontledger {version('frontledger')}, ", end="")
    print(", ".join(f"{p} {version(p)}" for p in PACKAGES))
    print(f"\n| command | median of {runs}, s | least, s |\n|---|---:|---:|")
    for name, times in took.items():
        print(f"| `{name}` | {statistics.median(times):.2f} | {min(times):.2f} |")


if __name__ == "__main__":
    main()
