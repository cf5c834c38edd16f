"""How fast control is measured, beside what others would use, in the same run on the same machine.

    python benchmarks/control_speed.py maps --data FOLDER     a map a day, and points that change sides
    python benchmarks/control_speed.py nzz --data FOLDER      drawings in layers
    python benchmarks/control_speed.py isw --data FOLDER      layers, some of them in need of repair
    python benchmarks/control_speed.py growth --data FOLDER   time against maps, vertices and regions
    python benchmarks/control_speed.py append --data FOLDER   one more map for a store, and none at all

A job is: raw files to rows (day, region, held, gained, lost). Each round starts every contender once, in a process of
its own on one core, and ours before each of them; importing libraries is left out, loading outlines and points is in.
Every contender's rows are compared with ours. Compare by ratio, of seconds of the processor: other work on the machine
moves it less than anything else. Medians are printed, with the least and the most in brackets.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from control import append, growth, jobs, told
from control.run import head, side_by_side

PEERS = {
    "geopandas": "peers.geopandas_overlay",
    "shapely-geod": "peers.shapely_geod",
    "shapely-equal-area": "peers.shapely_equal_area",
    "shapely-tuned": "peers.shapely_tuned",
    "sedona": "peers.sedona",
    "duckdb": "peers.duckdb_sql",
}
FLOOR = ["floor.read_parse", "floor.read_hash", "floor.read"]
LAYERED = ("geopandas", "shapely-equal-area")
"""Peers that unite layers."""
SOURCES = {"maps": "deepstate", "nzz": "nzz", "isw": "isw-maps"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=(*SOURCES, "growth", "append"))
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--from", dest="first", default="", metavar="DAY", help="of the first map (the first there is)")
    parser.add_argument("--days", type=int, metavar="N", help="how many maps (all)")
    parser.add_argument("--outlines", choices=jobs.OUTLINES, default="geoboundaries", help="regions (geoboundaries)")
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="rounds (1)")
    parser.add_argument("--only", nargs="*", choices=PEERS, metavar="PEER", help=f"of {', '.join(PEERS)} (all)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every figure")
    args = parser.parse_args()
    about = head()
    print(told.about(about))
    if args.job == "growth":
        found = growth.measure(args.data, args.first, args.days, args.repeat)
    elif args.job == "append":
        found = append.measure(args.data, args.outlines, args.first, args.days, args.repeat)
    else:
        found = measure(args)
    if args.json:
        args.json.write_text(json.dumps({**about, **found}, indent=1), "utf-8")


def measure(args: argparse.Namespace) -> dict[str, object]:
    """Run a job side by side and print its tables."""
    source = SOURCES[args.job]
    peers = PEERS if args.job == "maps" else LAYERED
    names = ["ours", *(PEERS[p] for p in peers if args.only is None or p in args.only), *FLOOR]
    with tempfile.TemporaryDirectory() as folder:
        points = jobs.write_points(args.data, Path(folder)) if args.job == "maps" else None
        job = jobs.maps(args.data, source, args.outlines, args.first, args.days, points)
        ours, *others = side_by_side(job, names, args.repeat)
    summaries = [told.summary(run, ours) for run in (ours, *others)]
    print(told.tables(job, summaries))
    return {"job": {"source": source, "outlines": args.outlines, "maps": len(job.files)}, "contenders": summaries}


if __name__ == "__main__":
    main()
