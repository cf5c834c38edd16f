"""`frontledger control records`: the largest gains and losses, ranks, streaks, and what is the largest since when."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from . import _options as options

if TYPE_CHECKING:
    from ....nouns.found_rows import RecordRow
    from ....nouns.rows import Rows

_EXAMPLES = """
frontledger control records --date 2025-08-12
frontledger control records --date 2025-08-12 --convention afp --by day --json
frontledger control records --from 2025-01-01 --to 2025-12-31 --by month --top 3
frontledger control records --convention deepstate --region UA-14 --by month
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    parser = options.command(
        commands, "records", "largest gains and losses, ranks, streaks, largest since when", _EXAMPLES
    )
    options.source(parser)
    options.days(parser)
    parser.add_argument(
        "--date",
        metavar="DATE",
        type=options.day,
        help="the change of this day, and of the week, month and year it lies in, ranked among those up to it",
    )
    parser.add_argument(
        "--by",
        metavar="UNIT",
        type=options.listed,
        action="extend",
        help="day, week (from Monday), month, year, or several parted by commas (default: all)",
    )
    parser.add_argument("--top", metavar="N", type=int, default=5, help="how many gains and losses (default: 5)")
    options.regions(parser)
    options.layers(parser)
    options.output(parser, pictures=False, shapes=False)


def run(args: argparse.Namespace) -> Rows[RecordRow]:
    """The rows."""
    from .... import records

    return records(**options.chosen(args, "date", "by", "top", "region", "regions", "layers", "layer_field"))
