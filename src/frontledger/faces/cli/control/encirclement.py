"""`frontledger control encirclement`: how much of the horizon of places held ground closes, by day."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from . import _options as options
from . import _places

if TYPE_CHECKING:
    from ....nouns.place_rows import EncirclementRow
    from ....nouns.rows import Rows

_EXAMPLES = """
frontledger control encirclement --place Pokrovsk --radius 10 --radius 15 --date 2025-08-12
frontledger control encirclement --place Pokrovsk --from 2025-01-01 --to 2025-12-31 --data FOLDER --svg closed.svg
frontledger control encirclement --at 37.181,48.282 --radius 12.5 --data FOLDER --csv
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    what = "how much of the horizon of places held ground closes, by day"
    parser = options.command(commands, "encirclement", what, _EXAMPLES)
    _places.places(parser)
    parser.add_argument(
        "--radius", metavar="KM", type=float, action="append", help="within so many kilometres (default: 10, 15 and 20)"
    )
    options.source(parser)
    _places.days(parser)
    options.layers(parser)
    options.output(parser, pictures=True, shapes=True)


def run(args: argparse.Namespace) -> Rows[EncirclementRow]:
    """The rows."""
    from .... import encirclement

    radii = {"radius": args.radius} if args.radius else {}
    return encirclement(**options.chosen(args, *_places.NAMES, "date"), **radii)


def draw(rows: Rows[Any], figure: Any, lang: str) -> None:
    """A picture of the rows."""
    from ...export.place_charts import encirclement

    encirclement(rows, figure, lang)
