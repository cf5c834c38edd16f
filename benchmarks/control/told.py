"""What was measured, as tables in Markdown."""

from __future__ import annotations

from typing import Any

from .job import Job
from .run import Run

LABELS = {
    "ours": "**Frontledger**",
    "peers.geopandas_overlay": "geopandas, `overlay` and `sjoin`",
    "peers.shapely_geod": "shapely, areas by `pyproj.Geod`",
    "peers.shapely_equal_area": "shapely, equal-area",
    "peers.shapely_tuned": "shapely tuned by hand",
    "peers.sedona": "SedonaDB, SQL",
    "peers.duckdb_sql": "DuckDB spatial, SQL",
    "floor.read_parse": "floor: read, parse (orjson)",
    "floor.read_hash": "floor: read, hash",
    "floor.read": "floor: read",
}
NOTHING = (0.0, 0.0, 0.0)


def about(head: dict[str, Any]) -> str:
    """When, where, with what."""
    versions = ", ".join(f"{name} {version}" for name, version in head["versions"].items())
    return f"`{head['command']}`\n\n{head['date']}, Python {head['python']}, {head['machine']}; {versions}\n"


def summary(run: Run, ours: Run) -> dict[str, Any]:
    """A contender's figures beside ours."""
    rows = run.found["rows"]
    last = max((row[0] for row in rows), default=None)
    return {
        "name": run.name,
        "cpu_s": run.cpu_s,
        "wall_s": run.wall_s,
        "peak_mb": run.peak_mb,
        "times_ours": run.cpu_s / ours.cpu_s,
        "runs": {"cpu_s": run.cpu, "wall_s": run.wall},
        "rows": len(rows),
        "side_changes": len(run.found["sides"]),
        "held_km2": sum(row[2] for row in rows if row[0] == last),
        "gained_km2": sum(row[3] for row in rows),
        "lost_km2": sum(row[4] for row in rows),
        "apart": apart(ours, run) if rows else None,
    }


def apart(ours: Run, peer: Run) -> dict[str, Any]:
    """How far a peer's rows are from ours at most, km², and whether the same points change sides on the same days."""
    rows, others = ({(day, region): km2 for day, region, *km2 in run.found["rows"]} for run in (ours, peer))
    most = [0.0, 0.0, 0.0]
    for key in rows.keys() | others.keys():
        pairs = zip(rows.get(key, NOTHING), others.get(key, NOTHING), strict=True)
        most = [max(far, abs(a - b)) for far, (a, b) in zip(most, pairs, strict=True)]
    sides, others_sides = ({tuple(side) for side in run.found["sides"]} for run in (ours, peer))
    names = ("held_km2", "gained_km2", "lost_km2")
    return {**dict(zip(names, most, strict=True)), "side_changes": len(sides ^ others_sides)}


def tables(job: Job, summaries: list[dict[str, Any]]) -> str:
    """Times, slowest first; then how far everybody's rows are from ours."""
    ours = summaries[0]
    lines = [
        f"{len(job.files)} maps from {job.files[0][0]} to {job.files[-1][0]}, {ours['rows']} rows: "
        f"gained {ours['gained_km2']:,.2f}, lost {ours['lost_km2']:,.2f}, held at the end {ours['held_km2']:,.2f} km²; "
        f"{ours['side_changes']} side changes",
        "",
        "| contender | CPU, s | wall, s | ms a map | peak, MB | times ours |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for s in sorted(summaries, key=lambda s: -s["cpu_s"]):
        cpu = s["runs"]["cpu_s"]
        spread = f" ({min(cpu):.2f}–{max(cpu):.2f})" if len(cpu) > 1 else ""
        lines.append(
            f"| {LABELS[s['name']]} | {s['cpu_s']:.2f}{spread} | {s['wall_s']:.2f} "
            f"| {1000 * s['cpu_s'] / len(job.files):.2f} | {s['peak_mb']:.0f} | {s['times_ours']:.2f} |"
        )
    lines += [
        "",
        "| rows apart at most, km² | held | gained | lost | side changes not shared |",
        "|---|---:|---:|---:|---:|",
    ]
    for s in summaries[1:]:
        if far := s["apart"]:
            lines.append(
                f"| {LABELS[s['name']]} | {far['held_km2']:.5f} | {far['gained_km2']:.5f} | {far['lost_km2']:.5f} "
                f"| {far['side_changes']} |"
            )
    return "\n".join(lines) + "\n"
