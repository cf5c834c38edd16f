"""`frontledger control …`: every module of this folder that is not private is a command of its name.

Such a module has `add(commands)`, which adds its parser with its options and examples (`_options` has those that all
share), and `run(args)`, which asks the public verb and gives its rows. One with `draw(rows, figure, lang)` offers
pictures. Nothing is loaded at its head that help can do without: nouns stand under TYPE_CHECKING.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


def commands() -> tuple[str, ...]:
    """Names of the commands, in order of the alphabet."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_")))


def module(name: str) -> ModuleType:
    """The module of a command."""
    return import_module(f".{name}", __name__)


def add(parser: argparse.ArgumentParser) -> None:
    """Add all commands to the parser of `frontledger control`."""
    to: Any = parser.add_subparsers(dest="control", metavar="COMMAND", required=True)
    for name in commands():
        module(name).add(to)


def run(args: argparse.Namespace) -> str:
    """Run a command, write the files it is asked for, and give what is to be printed."""
    from ._output import Output

    command = module(args.control)
    output = Output(args, getattr(command, "draw", None))  # files that cannot be written are told before the work
    return output.put(command.run(args))
