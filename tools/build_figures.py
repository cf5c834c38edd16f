"""Rebuild the figures that ship with a theatre from a data folder, byte for byte.

    python tools/build_figures.py DATA [NAME …]      write the named figures, or all, into the theatre
    python tools/build_figures.py DATA --check       write nothing; exit 1 when a figure differs from the one that ships

Another release of the library that cuts ground may round the last digits otherwise: `--check` says so, and it is no
difference as long as no number moves by more than a square metre.

DATA is a folder as `unpack.py` makes it. Every module in tools/figures has a dict `BUILDERS`: the figure's path in the
theatre's folder, and the function that makes its bytes from DATA.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDING = 1e-6
"""km²: a square metre."""
THEATRE = ROOT / "src" / "frontledger" / "theatre" / "ukraine"

Builder = Callable[[Path], bytes]


def builders() -> dict[str, Builder]:
    """Every figure's builder, by its path in the theatre's folder, in the order of names."""
    found: dict[str, Builder] = {}
    for path in sorted((ROOT / "tools" / "figures").glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"figures_{path.stem}", path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, build in module.BUILDERS.items():
            if name in found:
                raise ValueError(f"{path}: {name} is built by another module as well")
            found[name] = build
    return dict(sorted(found.items()))


def compared(old: bytes, new: bytes) -> str:
    """How a figure stands to the one that ships: `same`, `same but for rounding`, or `differs`."""
    if old == new:
        return "same"
    cells = [re.split(r"[,\t\n]", data.decode("utf-8")) for data in (old, new)]
    alike = len(cells[0]) == len(cells[1]) and all(map(_alike, *cells))
    return "same but for rounding" if alike else "differs"


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    try:
        return abs(float(one) - float(other)) <= ROUNDING
    except ValueError:
        return False


def main(argv: list[str] | None = None) -> int:
    known = builders()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args(argv)
    wrong = [n for n in args.names if n not in known]
    if wrong or not args.data.is_dir():
        parser.error(f"no such figure: {', '.join(wrong)}" if wrong else f"{args.data} is no folder")
    differ = False
    for name in args.names or known:
        new, path = known[name](args.data), THEATRE / name
        old = path.read_bytes() if path.is_file() else None
        if args.check:
            found = "missing" if old is None else compared(old, new)
            differ |= found in ("missing", "differs")
            print(f"{name}: {found}")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(new)
            print(f"{name}: {len(new)} bytes{', unchanged' if old == new else ''}")
    return int(differ)


if __name__ == "__main__":
    sys.exit(main())
