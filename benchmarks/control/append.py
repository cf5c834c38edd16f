"""One more map for a store that holds many, and a run over files that are as they were.

python -m control.append JOB RESULT      in a process of its own, as all contenders
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from . import jobs
from .contender import on_one_core
from .job import Job, load
from .run import alone

STORED = (10, 100)
FURTHER = 5
"""So many maps are added, one after the other; the median is told."""
HEAD = """\
| maps in the store | one more map, ms | outlines read for it as well, ms | all unchanged, ms |
|---:|---:|---:|---:|"""


def measure(data: Path, outlines: str, first: str, days: int | None, rounds: int) -> dict[str, Any]:
    """Run it for stores of several sizes and print a row each; of several rounds the least counts."""
    job = jobs.maps(data, "deepstate", outlines, first, days, None)
    rows = []
    print(HEAD)
    for count in [n for n in STORED if n + FURTHER < len(job.files)] + [len(job.files) - FURTHER]:
        found = [alone("control.append", job._replace(files=job.files[: count + FURTHER])) for _ in range(rounds)]
        least = {name: min(f[name] for f in found) for name in found[0]}
        rows.append({"maps": count, **least})
        print(f"| {count} | " + " | ".join(f"{1000 * s:.1f}" for s in least.values()) + " |", flush=True)
    return {"append": rows}


def main() -> None:
    """Measure one store."""
    from statistics import median

    from frontledger.control.regions import Outlines
    from frontledger.control.store import Store
    from frontledger.theatre import load as load_theatre
    from frontledger.verbs.data import open_source, outlines_of

    on_one_core()
    job_path, result_path = map(Path, sys.argv[1:])
    job: Job = load(job_path)

    def read_outlines() -> Outlines:
        return Outlines(outlines_of(Path(job.outlines), job.region))

    with tempfile.TemporaryDirectory() as temporary:
        data, kept = Path(temporary) / "data", Path(temporary) / "store"
        folder = data / jobs.SOURCES[job.source][0]
        folder.mkdir(parents=True)
        at_hand = read_outlines()

        def run(kept: Path, outlines: Any) -> float:
            start = time.process_time()
            maps = open_source(load_theatre(), job.source, data).content
            for _ in Store(kept, job.source, job.outlines).books(maps, maps.layers, outlines):
                pass
            return time.process_time() - start

        for _, path in job.files[:-FURTHER]:
            (folder / Path(path).name).symlink_to(path)
        run(kept, lambda: at_hand)
        added = []
        for _, path in job.files[-FURTHER:]:
            (folder / Path(path).name).symlink_to(path)
            added.append(run(kept, lambda: at_hand))
        unchanged = median(run(kept, lambda: at_hand) for _ in range(FURTHER))
        # the last map once more, for a process that has not read the outlines yet
        store = Store(kept, job.source, job.outlines).path
        store.write_bytes(b"".join(store.read_bytes().splitlines(keepends=True)[:-1]))
        cold = run(kept, read_outlines)
    found = {"one_more_s": median(added), "with_outlines_s": cold, "unchanged_s": unchanged}
    result_path.write_text(json.dumps(found), "utf-8")


if __name__ == "__main__":
    main()
