"""`frontledger control change`: what changed between two days, as figures and as shapes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from . import _options as options

if TYPE_CHECKING:
    from ....nouns.changes import ChangeRow
    from ....nouns.rows import Rows

_EXAMPLES = """
frontledger control change 2025-07-31 2025-08-31 --convention afp
frontledger control change 2025-08-11 2025-08-12 --source deepstate --data FOLDER --region all
frontledger control change 2025-08-01 2025-09-01 --source nzz --data FOLDER --geojson august.geojson --png august.png
frontledger control change 2025-08-11 2025-08-12 --source deepstate --data FOLDER --files --patches --csv
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    parser = options.command(commands, "change", "what changed between two days", _EXAMPLES, arguments="A B ")
    parser.add_argument("a", metavar="A", type=options.day, help="the earlier day, YYYY-MM-DD: the state at its end")
    parser.add_argument("b", metavar="B", type=options.day, help="the later day: the state at its end")
    options.source(parser)
    parser.add_argument(
        "--files", action="store_true", help="by the files' own dates, whatever the convention's clock says they show"
    )
    options.regions(parser)
    options.layers(parser)
    options.output(parser, pictures=True, shapes=True)
    parser.add_argument(
        "--patches",
        action="store_true",
        help="a row for every patch that changed hands, where maps are at hand",
    )
    parser.add_argument(
        "--least-km2",
        metavar="KM2",
        type=float,
        default=0.01,
        help="leave smaller patches out of shapes, not out of figures (default: 0.01)",
    )


def run(args: argparse.Namespace) -> Rows[Any]:
    """The rows."""
    from .... import change

    names = ("a", "b", "files", "region", "regions", "layers", "layer_field", "least_km2")
    made: Rows[ChangeRow] = change(**options.chosen(args, *names))
    return made if not args.patches or made.parts is None else made.parts


def draw(rows: Rows[Any], figure: Any, lang: str) -> None:
    """A picture of the rows."""
    from ...export.charts import change

    change(rows, figure, lang)
