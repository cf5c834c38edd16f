"""What is to be said, before it is said in a language.

A sentence is a message (its English form) and the values it speaks of; `Voice` says both in one language. So one
sentence is built once and can be had in every language of the catalogue, and rebuilt from the answer's own figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..nouns import Amount, Period


class Say(NamedTuple):
    """A message with its values; `many` and `n` where its form depends on a number."""

    text: str
    values: Mapping[str, Value]
    many: str | None = None
    n: int = 1


class Num(NamedTuple):
    """A measured figure."""

    value: float
    unit: str | None = None
    signed: bool = False
    """Write the sign of a gain as well, as for changes."""


class Printed(NamedTuple):
    """A figure as the report printed it."""

    amount: Amount
    bare: bool = False
    """Without its unit."""


class Day(NamedTuple):
    """A day of the theatre's clock."""

    date: dt.date


class Days(NamedTuple):
    """A period, as short as it can be said."""

    period: Period


class Label(NamedTuple):
    """The name of a side, a region, a place, a speaker or a source."""

    id: str


class Figures(NamedTuple):
    """What kind of figures a source gives."""

    id: str


class Rule(NamedTuple):
    """The name of a convention, in the case a sentence needs."""

    id: str
    case: str = ""
    """A case for which the theatre may hold a form of its own: `by` in "by AFP's rule"."""


class Counted(NamedTuple):
    """What a convention counts, in the theatre's words."""

    id: str


class Count(NamedTuple):
    """A small whole number, in words where the language writes it so."""

    n: int


class Listed(NamedTuple):
    """Several things, the last joined by "and"."""

    items: Sequence[Value]


Value = Say | Num | Printed | Day | Days | Label | Figures | Rule | Counted | Count | Listed | str


def say(text: str, /, **values: Value) -> Say:
    """A message; its text is the key under which catalogues hold it."""
    return Say(text, values)


def say_n(one: str, many: str, n: int, /, **values: Value) -> Say:
    """A message whose form depends on the number `n`."""
    return Say(one, values, many, n)
