"""`frontledger control compare`: where sources differ, in total, by region and by settlement."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from . import _options as options

if TYPE_CHECKING:
    from ....nouns.found_rows import CompareRow
    from ....nouns.rows import Rows

_EXAMPLES = """
frontledger control compare --date 2025-08-12
frontledger control compare --from 2025-08-01 --to 2025-08-31 --json
frontledger control compare --date 2025-08-31 --by region --data FOLDER --source deepstate,nzz
frontledger control compare --date 2025-08-31 --by settlement --data FOLDER --geojson apart.geojson
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    parser = options.command(commands, "compare", "what sources say, side by side, and where they differ", _EXAMPLES)
    group = parser.add_argument_group("maps")
    group.add_argument(
        "--source",
        metavar="IDS",
        type=options.listed,
        action="extend",
        help="sources to compare, parted by commas (default: all)",
    )
    options.data(group)
    options.days(parser)
    parser.add_argument("--date", metavar="DATE", type=options.day, help="one day, instead of --from and --to")
    parser.add_argument(
        "--by",
        choices=("total", "region", "settlement"),
        default="total",
        help="region: also every region; settlement: also places in ground that one source only holds (default: total)",
    )
    options.regions(parser)
    options.output(parser, pictures=False, shapes=True)


def run(args: argparse.Namespace) -> Rows[CompareRow]:
    """The rows."""
    from .... import compare

    return compare(**options.chosen(args, "date", "by", "region", "regions"))
