"""`frontledger control settlements`: who holds settlements, and when they changed hands."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _options as options
from . import _places

if TYPE_CHECKING:
    from ....nouns.rows import Rows

_EXAMPLES = """
frontledger control settlements --place Pokrovsk
frontledger control settlements --place Pokrovsk --how all --data FOLDER
frontledger control settlements --place Pokrovsk --by day --from 2025-11-01 --to 2025-12-31 --data FOLDER --png held.png
frontledger control settlements --places villages.csv --outlines villages.gpkg --data FOLDER --csv
frontledger control settlements --place Kurakhove --source deepstate,nzz,deepstate-log --lag --data FOLDER
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    what = "who holds settlements, and when they changed hands"
    parser = options.command(commands, "settlements", what, _EXAMPLES)
    _places.places(parser)
    parser.add_argument(
        "--outlines", metavar="FILE", type=Path, help="polygons of places, each with a place's id in its property id"
    )
    parser.add_argument(
        "--how",
        choices=("point", "entered", "taken", "all"),
        default="point",
        help="changes of its point, of 5 %% of its outline, of 95 %%, or all of these (default: point)",
    )
    parser.add_argument(
        "--by",
        choices=("change", "day"),
        default="change",
        help="a row a change, or a row a day with the share held (default: change)",
    )
    parser.add_argument(
        "--lag", action="store_true", help="how much later other sources have the changes of the first one"
    )
    group = parser.add_argument_group("maps")
    group.add_argument(
        "--source",
        metavar="IDS",
        type=options.listed,
        action="extend",
        help="ids of `frontledger sources`, parted by commas, or folder:PATH for maps of your own",
    )
    group.add_argument("--convention", metavar="ID", help="rule to count by: an id of `frontledger conventions`")
    options.data(group)
    options.days(parser)
    options.layers(parser)
    options.output(parser, pictures=True, shapes=True)


def run(args: argparse.Namespace) -> Rows[Any]:
    """The rows."""
    from .... import settlements

    return settlements(**options.chosen(args, *_places.NAMES, "outlines", "how", "by", "lag"))


def draw(rows: Rows[Any], figure: Any, lang: str) -> None:
    """A picture of the rows."""
    from ...export.place_charts import settlements

    settlements(rows, figure, lang)
