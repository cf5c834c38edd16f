"""How many of the places and speakers that labelled reports name are found, and what else is.

    python benchmarks/names_recall.py CORPUS [LANGUAGE ...] [--all]

CORPUS is a folder with `reports/NAME.txt` and `labels/NAME.json`. A labelled id counts as found where any name in the
report has it. With --all every name that no label has is listed too, to be judged by eye.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from pathlib import Path

from frontledger.reading.names import find_names
from frontledger.theatre import load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, metavar="CORPUS")
    parser.add_argument("languages", nargs="*", default=["en", "uk", "zh-Hant"], metavar="LANGUAGE")
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    theatre = load()
    total: Counter[str] = Counter()
    for path in sorted((args.corpus / "labels").glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        if label["language"] not in args.languages:
            continue
        text = (args.corpus / "reports" / label["file"]).read_text("utf-8")
        day = dt.date.fromisoformat(label["published"])
        names = find_names(text, language=label["language"], theatre=theatre, day=day)
        ids = {i for n in names for i in (n.id, *n.ids, n.side)}
        places = {p for c in label["claims"] for p in c["place"]}
        speakers = {s for c in label["claims"] for s in (c["speaker"], *c["via"], *(c["extra"].get("parties") or ()))}
        speakers -= {"reporter"}
        for kind, wanted in (("place", places), ("speaker", speakers)):
            total[kind] += len(wanted)
            total[f"{kind} found"] += len(wanted & ids)
            if wanted - ids:
                print(f"{label['file']}: {kind} not found: {', '.join(sorted(wanted - ids))}")
        if args.all:
            for n in names:
                if n.kind in ("place", "region", "venue", "speaker") and n.id not in places | speakers:
                    print(f"{label['file']}: {n.kind} {n.id}: …{text[max(0, n.start - 15) : n.end + 10]!r}")
    for kind in ("place", "speaker"):
        found, of = total[f"{kind} found"], total[kind]
        print(f"{kind}s: {found} of {of} found, {100 * found / max(of, 1):.1f} %")


if __name__ == "__main__":
    main()
