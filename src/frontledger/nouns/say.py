"""What is to be said, before it is said in a language.

A sentence is a message (its English form) and the values it speaks of, so one sentence is built once, stands in the
answer as data, and can be said again in every language of answers from that data alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from .claim import Amount, Period


class Said(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag=str.lower):
    """Base of what a message is made of; in JSON the field `is` tells which it is."""


class Say(Said, frozen=True):
    """A message with its values; `many` and `n` where its form depends on a number."""

    text: str
    values: Mapping[str, Value] = {}
    many: str | None = None
    n: int = 1


class Num(Said, frozen=True):
    """A measured figure."""

    value: int | float
    unit: str | None = None
    signed: bool = False
    """Write the sign of a gain as well, as for changes."""
    decimals: int | None = None
    """So many at most; without it as many as such a figure is usually written with."""


class Printed(Said, frozen=True):
    """A figure as the report printed it."""

    amount: Amount
    bare: bool = False
    """Without its unit."""


class Day(Said, frozen=True):
    """A day of the theatre's clock."""

    date: dt.date


class Days(Said, frozen=True):
    """A period, as short as it can be said."""

    period: Period


class Label(Said, frozen=True):
    """The name of a side, a region, a place, a speaker or a source."""

    id: str


class Figures(Said, frozen=True):
    """What kind of figures a source gives."""

    id: str


class Rule(Said, frozen=True):
    """The name of a convention, in the case a sentence needs."""

    id: str
    case: str = ""
    """A case for which the theatre may hold a form of its own: `by` in "by AFP's rule"."""


class Counted(Said, frozen=True):
    """What a convention counts, in the theatre's words."""

    id: str


class Count(Said, frozen=True):
    """A small whole number, in words where the language writes it so."""

    n: int


class Listed(Said, frozen=True):
    """Several things, the last joined by "and"."""

    items: Sequence[Value]


Value = Say | Num | Printed | Day | Days | Label | Figures | Rule | Counted | Count | Listed | str
