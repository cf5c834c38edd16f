"""`frontledger control series`: ground held, gained and lost by period and region."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from . import _options as options

if TYPE_CHECKING:
    from ....nouns.rows import Rows, SeriesRow

_EXAMPLES = """
frontledger control series --source isw --convention afp --by month --from 2025-08-01 --to 2025-08-31
frontledger control series --convention deepstate --by day --from 2025-08-01 --to 2025-08-31 --json
frontledger control series --convention deepstate --by year --region all --csv
frontledger control series --source deepstate --data FOLDER --regions districts.gpkg --by month
frontledger control series --source folder:maps --layers held,claimed --by day
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    parser = options.command(commands, "series", "ground held, gained and lost by period and region", _EXAMPLES)
    options.source(parser)
    options.days(parser)
    parser.add_argument(
        "--by",
        choices=("day", "week", "month", "year", "period"),
        default="month",
        help="how long a row is; period: all as one (default: month)",
    )
    parser.add_argument(
        "--files", action="store_true", help="by the files' own dates, whatever the convention's clock says they show"
    )
    options.regions(parser)
    options.layers(parser)
    options.output(parser, pictures=True, shapes=True)


def run(args: argparse.Namespace) -> Rows[SeriesRow]:
    """The rows."""
    from .... import series

    return series(**options.chosen(args, "by", "files", "region", "regions", "layers", "layer_field"))


def draw(rows: Rows[Any], figure: Any, lang: str) -> None:
    """A picture of the rows."""
    from ...export.charts import series

    series(rows, figure, lang)
