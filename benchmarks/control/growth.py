"""How the time grows with maps, with the vertices of a map and with regions."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from . import jobs
from .job import Job
from .run import side_by_side

OURS, TUNED = "ours", "peers.shapely_tuned"
MAPS = (50, 100, 200, 400)
PARTS = (1, 2, 4, 8)
SAMPLE = 200
REGIONS = ("geoboundaries-simplified", "geoboundaries", "raions", "hromadas")
HEAD = """\
| | maps | vertices a map | regions | loading and the first map, s | ms a further map | the same of the hand-tuned |
|---|---:|---:|---:|---:|---:|---:|"""


def measure(data: Path, first: str, days: int | None, rounds: int) -> dict[str, Any]:
    """Vary one thing at a time and print a row each; of several rounds the least counts, as noise only adds."""
    rows = []
    print(HEAD)

    def row(axis: str, job: Job) -> None:
        alone = side_by_side(job._replace(files=job.files[:1]), [OURS, TUNED], rounds)
        whole = side_by_side(job, [OURS, TUNED], rounds)
        found = {
            long.name: {"first_s": min(one.cpu), "whole_s": min(long.cpu)}
            for one, long in zip(alone, whole, strict=True)
        }
        ms = {name: 1000 * (s["whole_s"] - s["first_s"]) / (len(job.files) - 1) for name, s in found.items()}
        vertices = sum(Path(path).read_bytes().count(b"[") for _, path in job.files) // len(job.files)
        regions = Path(job.outlines).read_bytes().count(b'"Feature"')
        print(
            f"| {axis} | {len(job.files)} | {vertices:,} | {regions:,} "
            f"| {found[OURS]['first_s']:.2f} | {ms[OURS]:.2f} | {ms[TUNED]:.2f} |",
            flush=True,
        )
        rows.append({"axis": axis, "maps": len(job.files), "vertices": vertices, "regions": regions, **found})

    with tempfile.TemporaryDirectory() as folder:
        points = jobs.write_points(data, Path(folder))
        job = jobs.maps(data, "deepstate", "geoboundaries", first, days, points)
        for count in [n for n in MAPS if n < len(job.files)] + [len(job.files)]:
            row("maps", job._replace(files=job.files[:count]))
        sample = job._replace(files=job.files[-SAMPLE:])
        for parts in PARTS:
            row("vertices", jobs.densified(sample, parts, Path(folder)))
        for outlines in REGIONS:
            path, region = jobs.OUTLINES[outlines]
            row("regions", sample._replace(outlines=str(data / path), region=region))
    return {"growth": rows}
