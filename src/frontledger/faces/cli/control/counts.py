"""`frontledger control counts`: figures by day that are no ground."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from . import _options as options

if TYPE_CHECKING:
    from ....nouns.counts import CountRow
    from ....nouns.rows import Rows

_UNUSED = ("cache", "progress")
_EXAMPLES = """
frontledger control counts --source missiles --data FOLDER --by month
frontledger control counts --source losses --what tank,personnel --from 2025-01-01 --to 2025-12-31 --data FOLDER --json
frontledger control counts --source alerts --region UA-63 --by week --data FOLDER --csv
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    what = "missiles and drones, losses, alerts, fires: figures by day that are no ground"
    parser = options.command(commands, "counts", what, _EXAMPLES)
    group = parser.add_argument_group("figures")
    group.add_argument("--source", metavar="ID", required=True, help="whose figures: an id of `frontledger sources`")
    group.add_argument(
        "--what", metavar="NAME", type=options.listed, action="extend", help="what is counted, parted by commas"
    )
    options.data(group)
    options.days(parser)
    parser.add_argument(
        "--by",
        choices=("day", "week", "month", "year", "period"),
        default="month",
        help="how long a row is; period: all as one (default: month)",
    )
    parser.add_argument(
        "--region", metavar="ID", type=options.listed, action="extend", help="codes of regions, parted by commas"
    )
    options.output(parser, pictures=False, shapes=False)


def run(args: argparse.Namespace) -> Rows[CountRow]:
    """The rows."""
    from .... import counts

    given = options.chosen(args, "by", "what", "region")
    # these files are small: nothing is kept, and there is no telling how far it is
    return counts(given.pop("source"), **{name: value for name, value in given.items() if name not in _UNUSED})
