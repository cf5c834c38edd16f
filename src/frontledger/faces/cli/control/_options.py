"""Options that the commands of `frontledger control` share. Names are those of the Python API."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

EXIT = """
exit codes: 0 done · 2 bad use or input · 3 a source failed
"""


def command(commands: Any, name: str, what: str, examples: str, **options: Any) -> argparse.ArgumentParser:
    """The parser of a command, its help with examples.

    Args:
        commands: what `add` of a command is given.
        name: of the command.
        what: one line, small letter first, no stop.
        examples: lines, each a whole command.
        options: further ones of the parser.
    """
    lines = "\n".join(f"  {line.strip()}" for line in examples.strip().splitlines())
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"examples:\n{lines}\n{EXIT}",
        usage=f"frontledger control {name} {options.pop('arguments', '')}[options]",
        **options,
    )
    return parser


def source(parser: argparse.ArgumentParser) -> None:
    """What is measured, under which rule, and where the maps are."""
    group = parser.add_argument_group("maps")
    group.add_argument(
        "--source", metavar="ID", help="whose maps: an id of `frontledger sources`, or folder:PATH for maps of your own"
    )
    group.add_argument("--convention", metavar="ID", help="rule to count by: an id of `frontledger conventions`")
    data(group)


def data(parser: Any) -> None:
    """Where the maps are, and of which war."""
    parser.add_argument(
        "--data", metavar="FOLDER", type=Path, help="folder of raw maps (default: the figures that ship)"
    )
    parser.add_argument(
        "--no-cache", dest="cache", action="store_false", help="compute from raw files, keep nothing between runs"
    )
    parser.add_argument(
        "--theatre",
        metavar="NAME|FOLDER",
        default="ukraine",
        help="whose war: a theatre by name, or a folder with one (default: ukraine)",
    )


def days(parser: argparse.ArgumentParser) -> None:
    """From when to when."""
    group = parser.add_argument_group("time")
    group.add_argument("--from", dest="from_", metavar="DATE", type=day, help="first day, YYYY-MM-DD")
    group.add_argument("--to", metavar="DATE", type=day, help="last day, included")


def regions(parser: argparse.ArgumentParser) -> None:
    """Where."""
    group = parser.add_argument_group("place")
    group.add_argument(
        "--region",
        metavar="ID",
        type=listed,
        action="extend",
        help="the country's code for the whole, codes of regions parted by commas, outside (in none), or all",
    )
    group.add_argument(
        "--regions", metavar="FILE", type=Path, help="cut by these polygons, each with an id in its property id"
    )


def layers(parser: argparse.ArgumentParser) -> None:
    """What counts as held, without a convention."""
    group = parser.add_argument_group("layers")
    group.add_argument(
        "--layers",
        metavar="NAME",
        type=listed,
        action="extend",
        help="layers that count as held, parted by commas, by no convention",
    )
    group.add_argument(
        "--layer-field", metavar="NAME", help="property that names a feature's layer in maps of your own (layer)"
    )


def output(parser: argparse.ArgumentParser, *, pictures: bool, shapes: bool) -> None:
    """How the answer is given.

    Args:
        parser: of the command.
        pictures: it can draw its rows.
        shapes: its rows have shapes.
    """
    group = parser.add_argument_group("output (default: a table)")
    form = group.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON, a list of objects")
    form.add_argument("--csv", action="store_true", help="as CSV")
    group.add_argument("--parquet", metavar="OUT", type=Path, help="also write a Parquet file")
    if shapes:
        group.add_argument("--geojson", metavar="OUT", type=Path, help="also write the rows with their shapes")
    if pictures:
        group.add_argument("--png", metavar="OUT", type=Path, help="also draw them")
        group.add_argument("--svg", metavar="OUT", type=Path, help="also draw them, as lines")
    group.add_argument(
        "--lang", choices=("en", "zh-Hant", "uk"), default="en", help="language of words in pictures (default: en)"
    )


def day(text: str) -> dt.date:
    """A day as an option is given."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; give it as YYYY-MM-DD") from None


def listed(text: str) -> list[str]:
    """Words parted by commas."""
    words = [word.strip() for word in text.split(",")]
    if not all(words):
        raise argparse.ArgumentTypeError(f"{text!r}: there is an empty name in it")
    return words


def chosen(args: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Options by name, as arguments of the verb; those of every command that measures maps, and `names`.

    On a terminal the verb tells how far it is.
    """
    from ..progress import progress

    shared = ("source", "convention", "from_", "to", "data", "cache", "theatre")
    given = vars(args)
    return {name: given[name] for name in (*shared, *names) if name in given} | {"progress": progress()}
