"""`frontledger control recipe`: which ways of counting give a published figure, and how many would by chance."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from . import _options as options

if TYPE_CHECKING:
    from ....nouns.found_rows import RecipeRow
    from ....nouns.rows import Rows

_EXAMPLES = """
frontledger control recipe 594 --from 2025-08-01 --to 2025-08-31
frontledger control recipe 78.1 --unit percent --region UA-14 --from 2026-01-01 --to 2026-01-01
frontledger control recipe 206 --unit sqmi --from 2025-08-26 --to 2025-09-23 --json
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    parser = options.command(
        commands, "recipe", "which ways of counting give a published figure", _EXAMPLES, arguments="FIGURE "
    )
    parser.add_argument("figure", metavar="FIGURE", help="as it was printed, in digits; ground lost is negative")
    options.data(parser.add_argument_group("maps"))
    options.days(parser)
    parser.add_argument(
        "--unit", choices=("km2", "sqmi", "percent"), default="km2", help="of the figure (default: km2)"
    )
    parser.add_argument("--top", metavar="N", type=int, default=20, help="how many ways are listed (default: 20)")
    parser.add_argument(
        "--region",
        metavar="ID",
        type=options.listed,
        action="extend",
        help="where: several parted by commas are tried, or all",
    )
    options.output(parser, pictures=False, shapes=False)


def run(args: argparse.Namespace) -> Rows[RecipeRow]:
    """The rows."""
    from .... import recipe

    return recipe(**options.chosen(args, "figure", "unit", "top", "region"))
