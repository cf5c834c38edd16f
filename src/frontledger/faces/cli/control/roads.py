"""`frontledger control roads`: what of roads lies in held ground or near it, by day."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _options as options
from . import _places

if TYPE_CHECKING:
    from ....nouns.place_rows import RoadRow
    from ....nouns.rows import Rows

_EXAMPLES = """
frontledger control roads --roads roads.gpkg --within 5 --data FOLDER --date 2025-08-12
frontledger control roads --roads roads.geojson --source nzz --data FOLDER --from 2025-01-01 --to 2025-12-31 --csv
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    what = "what of roads lies in held ground or near it, and which are open, by day"
    parser = options.command(commands, "roads", what, _EXAMPLES)
    parser.add_argument(
        "--roads", metavar="FILE", type=Path, required=True, help="lines, each with a property id (and name)"
    )
    parser.add_argument(
        "--within", metavar="KM", type=float, default=5.0, help="so far from held ground is near (default: 5)"
    )
    options.source(parser)
    _places.days(parser)
    options.layers(parser)
    options.output(parser, pictures=True, shapes=True)


def run(args: argparse.Namespace) -> Rows[RoadRow]:
    """The rows."""
    from .... import roads

    return roads(**options.chosen(args, "roads", "within", "layers", "layer_field", "date"))


def draw(rows: Rows[Any], figure: Any, lang: str) -> None:
    """A picture of the rows."""
    from ...export.place_charts import roads

    roads(rows, figure, lang)
