"""`frontledger control anomalies`: days that are to be read with care."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from . import _options as options

if TYPE_CHECKING:
    from ....nouns.found_rows import AnomalyRow
    from ....nouns.rows import Rows

_EXAMPLES = """
frontledger control anomalies --source isw
frontledger control anomalies --convention afp --from 2025-01-01 --to 2025-12-31 --json
frontledger control anomalies --source nzz --data FOLDER
frontledger control anomalies --source folder:maps --csv
"""


def add(commands: Any) -> None:
    """Add the command's parser."""
    parser = options.command(commands, "anomalies", "days that are to be read with care, found by rule", _EXAMPLES)
    options.source(parser)
    options.days(parser)
    options.regions(parser)
    options.layers(parser)
    options.output(parser, pictures=False, shapes=False)


def run(args: argparse.Namespace) -> Rows[AnomalyRow]:
    """The rows."""
    from .... import anomalies

    return anomalies(**options.chosen(args, "region", "regions", "layers", "layer_field"))
