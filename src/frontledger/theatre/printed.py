"""Figures that others printed, as they ship with a theatre: what, of when, whose, where to read it; and what each says
as a claim, by the theatre's own table of kinds, names and places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, cast

from ..errors import InputError
from ..nouns import Amount, Claim, Detail, Noun, Period, Span
from ..nouns.claim import Hedge, Kind
from .cells import REMEDY
from .rows import Rows

COLUMNS = ("from", "to", "kind", "amount", "unit", "hedge", "beside", "side", "region", "outlet", "source", "url")
HEDGES = ("none", "about", "over", "under", "up_to")


class Printed(NamedTuple):
    """One printed figure, nothing converted."""

    start: dt.date
    end: dt.date
    """Last day it speaks of, included; of a state both are that day."""
    kind: str
    amount: str
    """As printed, in `unit`; a plain decimal number."""
    unit: str
    hedge: str
    """Word that bends the figure: "about" and its like."""
    beside: str
    """The same told once more in another unit, with that unit ("286 sqmi"); empty where it is not."""
    side: str
    region: str
    outlet: str
    """The page read."""
    source: str
    """Whose figure it is."""
    url: str


class Said(Noun, frozen=True, kw_only=True):
    """What a kind of printed figure says as a claim."""

    kind: Kind
    direction: Literal["gain", "loss"] | None = None
    net: bool | None = None
    per: Literal["day", "week", "month", "year"] | None = None
    state: Literal["taken"] | None = None
    what: str | None = None
    end: Literal["low", "high"] | None = None
    """The figure is this end of a range, whose other end stands in a row of its own."""


class Whose(Noun, frozen=True, kw_only=True):
    """Ids of those a figure came through."""

    speaker: str
    via: tuple[str, ...] = ()


class Meanings(Noun, frozen=True, kw_only=True):
    """What the words of the table of printed figures mean: `figures/printed.toml`."""

    kind: dict[str, Said]
    unit: dict[str, str]
    region: dict[str, tuple[str, ...]]
    source: dict[str, Whose]
    beside: dict[str, Said]
    """By kind of claim and unit: what a figure in another unit beside it says. All others are conversions."""


class PrintedClaim(NamedTuple):
    """A printed figure and what it says."""

    row: Printed
    claims: tuple[Claim, ...]
    """What the figure says; and what stands beside it, where that is no mere conversion."""

    @property
    def claim(self) -> Claim:
        return self.claims[0]


def read(data: bytes, name: str) -> list[Printed]:
    """Printed figures as they ship, in the order of the file.

    Raises:
        SourceError: naming file and line, for an unknown column, a bad number, a period that ends before it starts, a
            hedge that is none, or a row without source or address.
    """
    rows = Rows(data, name, COLUMNS, "see docs/methods.md, Published figures")
    return [parsed(rows, cells) for cells in rows]


def parsed(rows: Rows, cells: Sequence[str]) -> Printed:
    """One row, strictly."""
    start, end, *rest = cells
    row = Printed(rows.day(start), rows.day(end), *rest)
    rows.number(row.amount)
    if row.end < row.start:
        raise rows.fail(f"the period ends on {end}, before {start}")
    if not all(row._replace(beside="-")[2:]):
        raise rows.fail("an empty cell")
    if row.hedge not in HEDGES:
        raise rows.fail(f"{row.hedge!r} is none of {', '.join(HEDGES)}")
    if not row.url.startswith(("https://", "http://")):
        raise rows.fail(f"{row.url!r} is no address")
    return row


def printed_claims(data: bytes, name: str, means: Meanings) -> tuple[PrintedClaim, ...]:
    """Every printed figure of a file, as a claim by a theatre's table of meanings, in the order of the file.

    Places that no first-level unit is, and that the theatre's table does not name, keep the name printed.

    Raises:
        SourceError: for a malformed file; InputError for a table of meanings that lacks a kind or a unit.
    """
    rows = read(data, name)
    for row in rows:
        for table, word in ((means.kind, row.kind), (means.unit, row.unit.partition("/")[0])):
            if word not in table:
                raise InputError(f"printed.toml: {word!r} of {name} has no meaning", remedy=REMEDY)
    return tuple(PrintedClaim(row, tuple(_claims(row, means, rows))) for row in rows)


def _claims(row: Printed, means: Meanings, rows: Sequence[Printed]) -> Iterator[Claim]:
    """The figure of a row; and what stands beside it, where that is no conversion but a share or a rate."""
    said = means.kind[row.kind]
    number, _, unit = row.beside.partition(" ")
    other = means.beside.get(f"{said.kind} {unit}")
    conversion = f" ({number} {means.unit[unit]})" if row.beside and other is None else ""
    yield _claim(row, said, _range(row, said, means, rows), conversion, means)
    if other is not None:
        again = row._replace(amount=number, unit=unit, hedge="none")
        yield _claim(again, other, (_number(again), _number(again)), "", means)


def _claim(row: Printed, said: Said, ends: tuple[float, float], conversion: str, means: Meanings) -> Claim:
    whose = means.source.get(row.source)
    low, high = ends
    unit, _, per = row.unit.partition("/")
    figures = "–".join(dict.fromkeys(str(end) for end in ends)) if said.end else row.amount
    quote = f"{figures} {means.unit[unit]}{conversion}"
    return Claim(
        kind=said.kind,
        span=Span(0, len(quote)),
        quote=quote,
        side=row.side,
        place=means.region.get(row.region, (row.region,)),
        period=Period(row.start, row.end),
        amount=Amount(low=low, high=high, unit=means.unit[unit], hedge=cast(Hedge, row.hedge)),
        speaker=whose.speaker if whose else "reporter",
        via=whose.via if whose else (),
        extra=Detail(
            direction=said.direction,
            net=said.net,
            per=cast(Literal["day", "week", "month", "year"], per) if per else said.per,
            state=said.state,
            what=said.what,
        ),
    )


def _range(row: Printed, said: Said, means: Meanings, rows: Sequence[Printed]) -> tuple[float, float]:
    """Both ends of what is printed: those of a range stand in two rows that are alike but for kind and amount."""
    if said.end is None:
        return _number(row), _number(row)
    alike = [r for r in rows if r._replace(kind=row.kind, amount=row.amount) == row]
    ends = [_number(r) for r in alike if means.kind[r.kind].end]
    return min(ends), max(ends)


def _number(row: Printed) -> float:
    value = float(row.amount)
    return int(value) if value.is_integer() else value
