"""`frontledger control distance`: how far places are from held ground, by day."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from . import _options as options
from . import _places

if TYPE_CHECKING:
    from ....nouns.place_rows import DistanceRow
    from ....nouns.rows import Rows

_EXAMPLES = """
frontledger control distance --place Pokrovsk --date 2025-08-12
frontledger control distance --place Pokrovsk --from 2025-01-01 --to 2025-12-31 --data FOLDER --png distance.png
frontledger control distance --at 37.181,48.282 --at 37.06,48.47 --source nzz --data FOLDER --json
frontledger control distance --places towns.csv --source folder:maps --layers held --csv
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    parser = options.command(commands, "distance", "how far places are from held ground, by day", _EXAMPLES)
    _places.places(parser)
    options.source(parser)
    _places.days(parser)
    options.layers(parser)
    options.output(parser, pictures=True, shapes=True)


def run(args: argparse.Namespace) -> Rows[DistanceRow]:
    """The rows."""
    from .... import distance

    return distance(**options.chosen(args, *_places.NAMES, "date"))


def draw(rows: Rows[Any], figure: Any, lang: str) -> None:
    """A picture of the rows."""
    from ...export.place_charts import distance

    distance(rows, figure, lang)
