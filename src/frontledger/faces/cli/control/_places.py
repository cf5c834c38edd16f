"""Options of the commands that ask of places."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from . import _options as options

NAMES = ("place", "place_id", "at", "places", "layers", "layer_field")
"""Of the options, as the verbs have them."""


def places(parser: argparse.ArgumentParser) -> None:
    """Which places, several at once."""
    # so that a longitude west of Greenwich is no option: --at -22.43,63.84
    parser._negative_number_matcher = re.compile(r"-[0-9.]")
    group = parser.add_argument_group("places (several at once)")
    group.add_argument("--place", metavar="NAME", action="append", help="by name, in any language of the gazetteer")
    group.add_argument("--place-id", metavar="ID", action="append", help="by id in the gazetteer: gn:704422")
    group.add_argument("--at", metavar="LON,LAT", action="append", help="by coordinates, degrees: 37.18,48.28")
    group.add_argument("--places", metavar="FILE", type=Path, help="all of a table id,name,lon,lat")


def days(parser: argparse.ArgumentParser) -> None:
    """Which days, as map files have them."""
    options.days(parser)
    parser.add_argument(
        "--date", metavar="DATE", type=options.day, help="one day that has a map, instead of --from and --to"
    )
