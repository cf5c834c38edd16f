#!/usr/bin/env python3
"""Write what docs/control.md shows of `frontledger control`: the output of every command it names, and its pictures.

    python tools/build_control.py            run what needs no maps, rewrite it and its pictures
    python tools/build_control.py DATA       run all, with DATA as the folder of raw maps
    python tools/build_control.py --check    write nothing; exit 1 when what needs no maps is not current

Between `<!-- made: KIND -->` and `<!-- end -->` stands a block that begins with a command; what follows that is made
here, the rest of the page is written by hand. KIND is `figures` (the figures that ship), `maps` (needs DATA, which the
page calls FOLDER) or `war` (the made-up theatre of the tests, in the folders `far-north` and `north`). What stands
after a `|` is run by the shell.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import math
import os
import re
import shlex
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

from frontledger.faces.cli import main as frontledger

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "control.md"
PICTURES = "docs/img/"
BLOCK = re.compile(r"(<!-- made: (figures|maps|war) -->\n```\n)(\$ [^\n]*\n).*?(```\n<!-- end -->)", re.DOTALL)

sys.path.insert(0, str(ROOT / "tests"))


def front(day: int) -> list[float]:
    """A front of the made-up theatre with two bulges that grow, and a third that shrinks."""
    bulges = ((0.15, 0.10, 0.004), (0.55, 0.16, 0.007), (0.85, 0.06, -0.003))
    lon = []
    for y in (i / 40 for i in range(41)):
        moved = sum(day * by * math.exp(-(((y - at) / wide) ** 2)) for at, wide, by in bulges)
        lon.append(round(-22.3 + 0.05 * math.sin(9 * y) + moved, 6))
    return lon


@contextlib.contextmanager
def war() -> Iterator[Path]:
    """A folder with the made-up theatre and 40 days of its sheets, one missing."""
    import mapped

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mapped.theatre(folder / "far-north")
        mapped.data(folder / "north", days=40, missing=[20], front=front)
        wrong(folder / "wrong")
        yield folder


def wrong(folder: Path) -> None:
    """Files that cannot be used: polygons without a coordinate system, axes the other way round, a period."""
    import geopandas
    import shapely

    import mapped

    for name, sheet in (("swapped", "2031-03-01"), ("period", "2031-03-01_2031-03-14")):
        (folder / name).mkdir(parents=True)
        drawn = json.loads(mapped.sheet(front(0)))
        for feature in drawn["features"] if name == "swapped" else []:
            for ring in feature["geometry"]["coordinates"]:
                ring[:] = [point[::-1] for point in ring]
        (folder / name / f"{sheet}.geojson").write_text(json.dumps(drawn), "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that there is none is the point
        frame = geopandas.GeoDataFrame({"id": ["north"]}, geometry=[shapely.box(-22.5, 63.9, -22.1, 64.1)])
        frame.to_file(folder / "no-system.gpkg")


def run(command: str, folder: Path) -> str:
    """What a command prints, run in a folder: standard output, and with an error standard error."""
    line, _, rest = command.removeprefix("$ ").partition("|")
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = frontledger(shlex.split(line)[1:])
        except SystemExit as e:
            code = e.code
    if code:
        return err.getvalue()
    if rest:
        piped = subprocess.run(rest, shell=True, input=out.getvalue(), check=True, capture_output=True, text=True)
        return piped.stdout
    return out.getvalue()


def current(page: str, data: Path | None, pictures: Path) -> str:
    """The page with every command run anew.

    Args:
        page: as it stands.
        data: folder of raw maps; without it what needs one stays as it is.
        pictures: folder for pictures, in place of docs/img.
    """
    with war() as folder:

        def made(block: re.Match[str]) -> str:
            head, kind, command, end = block.groups()
            if kind == "maps" and data is None:
                return block[0]
            asked = command.replace("FOLDER", shlex.quote(str(data))).replace(PICTURES, f"{pictures}/")
            shown = run(asked, folder if kind == "war" else ROOT)
            for real, named in ((str(data), "FOLDER"), (f"{pictures}/", PICTURES), (f"{folder}/", "")):
                shown = shown.replace(real, named)
            return head + command + shown + end

        return BLOCK.sub(made, page)


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, metavar="DATA")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    os.environ["COLUMNS"] = "100"
    page = PAGE.read_text("utf-8")
    data = asked.data and asked.data.resolve()
    if not asked.check:
        PAGE.write_text(current(page, data, ROOT / PICTURES), "utf-8", newline="\n")
        return 0
    with tempfile.TemporaryDirectory() as pictures:
        stale = current(page, data, Path(pictures)) != page
    if stale:
        print("docs/control.md is not current; run python tools/build_control.py")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
