"""One contender in a process of its own: `python -m control.contender NAME JOB RESULT`.

Modules are imported before the clock starts, and one core is used: seconds of the processor are compared, which other
work on the machine hardly moves. Peak memory is the process's own, libraries included.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from importlib import import_module
from pathlib import Path

from .job import UnavailableError, load


def main() -> None:
    name, job_path, result_path = sys.argv[1:]
    on_one_core()
    job = load(Path(job_path))
    try:
        module = import_module(f".{name}", __package__)
        wall, cpu = time.perf_counter(), time.process_time()
        rows, sides = module.run(job)
        took = {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu}
    except (UnavailableError, ImportError) as e:
        Path(result_path).write_text(json.dumps({"unavailable": str(e)}), "utf-8")
        return
    result = {**took, "peak_mb": _peak_mb(), "rows": rows, "sides": sides}
    Path(result_path).write_text(json.dumps(result), "utf-8")


def on_one_core() -> None:
    """Keep this process to one core, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _peak_mb() -> float:
    """The most memory this process has held."""
    status = Path("/proc/self/status")
    if status.exists():
        # unlike the figure of getrusage this one does not start from that of the parent
        return int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if platform.system() == "Darwin" else 1e3)


if __name__ == "__main__":
    main()
