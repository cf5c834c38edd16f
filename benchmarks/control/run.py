"""Running contenders side by side, one after the other."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import platform
import shlex
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from .job import Job, save

BENCHMARKS = Path(__file__).resolve().parent.parent
PACKAGES = (
    "frontledger",
    "numpy",
    "shapely",
    "pyproj",
    "geopandas",
    "pandas",
    "pyogrio",
    "sedonadb",
    "duckdb",
    "orjson",
)


class Run(NamedTuple):
    """What a contender did, run by run."""

    name: str
    cpu: list[float]
    """Seconds of the processor."""
    wall: list[float]
    peak_mb: float
    found: dict[str, Any]
    """Its last result."""

    @property
    def cpu_s(self) -> float:
        """The median."""
        return statistics.median(self.cpu)

    @property
    def wall_s(self) -> float:
        """The median."""
        return statistics.median(self.wall)


def side_by_side(job: Job, names: list[str], rounds: int) -> list[Run]:
    """Run contenders in turn; one that cannot run here is left out, and it is said why.

    The first is run anew before every other, so that a minute in which the machine is busy falls on it as well.
    """
    left_out: dict[str, str] = {}
    results: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for _, path in job.files:
        Path(path).read_bytes()  # so that nobody pays for a cold disk
    for _ in range(rounds):
        for name in (turn for other in names[1:] for turn in (names[0], other)):
            if name in left_out:
                continue
            print(f"… {name}", file=sys.stderr, flush=True)
            result = alone("control.contender", job, name)
            if "unavailable" in result:
                left_out[name] = result["unavailable"]
                print(f"{name} is left out: {result['unavailable']}\n")
            else:
                results[name].append(result)
    return [
        Run(
            name,
            [r["cpu_s"] for r in found],
            [r["wall_s"] for r in found],
            max(r["peak_mb"] for r in found),
            found[-1],
        )
        for name, found in results.items()
        if found
    ]


def alone(module: str, job: Job, *given: str) -> dict[str, Any]:
    """Run a module of this package on a job in a process of its own; it writes its result into a file."""
    path = os.pathsep.join([str(BENCHMARKS), *filter(None, [os.environ.get("PYTHONPATH")])])
    with tempfile.TemporaryDirectory() as folder:
        told, result = Path(folder) / "job.json", Path(folder) / "result.json"
        save(job, told)
        command = [sys.executable, "-m", module, *given, str(told), str(result)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": path})
        return json.loads(result.read_text("utf-8"))


def head() -> dict[str, Any]:
    """When, where and with what."""
    versions = {}
    for package in PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            versions[package] = version(package)
    return {
        "date": dt.date.today().isoformat(),
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "command": shlex.join(["python", f"benchmarks/{Path(sys.argv[0]).name}", *sys.argv[1:]]),
        "versions": versions,
    }
