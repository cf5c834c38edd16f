#!/usr/bin/env python3
"""Write the tables of docs/checking.md that are made from data.

    python tools/build_checking.py            rewrite the tables between their marks
    python tools/build_checking.py --check    write nothing; exit 1 when the page is not current
    python tools/build_checking.py --calibration    measure the calibration again too; takes the labelled corpus

Everything between `<!-- made: NAME -->` and `<!-- end -->` is made here; the rest of the page is written by hand.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import later_copies
import printed_table

from frontledger.theatre import load

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "checking.md"
TABLE = ROOT / "src" / "frontledger" / "checking" / "tolerance.toml"


def tolerance() -> str:
    """The table of tolerances as it stands, with its reasons."""
    return f"```toml\n{TABLE.read_text('utf-8').rstrip()}\n```"


def rules() -> str:
    """Whose rule each convention is, when, and its own part of the tolerance."""
    lines = ["| rule | whose | from | until | e(c), km² | printed |", "|---|---|---|---|---:|---|"]
    for c in load().conventions.values():
        down = f"cut off until {c.rounding_until}, then rounded" if c.rounding_until else "cut off"
        printed = down if c.rounding == "down" else "rounded"
        whose = ", ".join(f"`{who}`" for who in c.used_by)
        lines.append(
            f"| `{c.id}` | {whose} | {c.valid_from or ''} | {c.valid_to or ''} | {c.tolerance_km2} | {printed} |"
        )
    return "\n".join(lines)


def counts() -> str:
    """How many printed national gains each rule supports."""
    return "\n".join(["```", *printed_table.bench.counts(), "```"])


def current(page: str) -> str:
    """The page with every table made anew."""
    for name, text in (
        ("tolerance", tolerance()),
        ("rules", rules()),
        ("later copies", "\n".join(later_copies.left_over())),
        ("records", "\n".join(later_copies.records())),
        ("cut off", "\n".join(later_copies.rounding())),
        ("printed counts", counts()),
        ("printed", "\n".join(printed_table.rows())),
    ):
        page = filled(page, name, text)
    return page


def filled(page: str, name: str, text: str) -> str:
    """The page with one table made anew."""
    mark = rf"(<!-- made: {name} -->\n).*?(\n<!-- end -->)"
    return re.sub(mark, lambda m: m[1] + text + m[2], page, flags=re.DOTALL)


def main(arguments: list[str]) -> int:
    """Command line."""
    page = PAGE.read_text("utf-8")
    new = current(page)
    if "--calibration" in arguments:
        import calibration

        of = calibration.known(corpus=True)
        new = filled(new, "verdicts right", "\n".join(calibration.verdicts(of)))
        new = filled(new, "shuffled", "\n".join(calibration.chance(calibration.shuffled(of))))
    if "--check" in arguments:
        if new != page:
            print("docs/checking.md is not current; run python tools/build_checking.py")
        return int(new != page)
    PAGE.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
