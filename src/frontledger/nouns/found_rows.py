"""Rows of what is found in series: anomalies, records, how sources compare, recipes of published figures."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .measure import FlagKind
from .rows import Row, RowFlag


class AnomalyRow(Row, frozen=True, kw_only=True):
    """Days that are to be read with care."""

    kind: FlagKind
    from_: dt.date
    """First day: of a map file its own day, of a map update its day in UTC."""
    to: dt.date
    layers: tuple[str, ...] = ()
    """Those it concerns; empty: the map as a whole."""
    amount_km2: float | None = None
    """How far the series moved; of a layer under a wrong name, its area; None where nothing moved."""
    source: str
    convention: str | None
    """The rule it was looked at under; None: the source by itself, its layers one by one."""
    region: str
    set_aside: bool
    """It keeps its days out of records and of sharp verdicts; else it is a note beside the figure."""
    note: str = ""


class RecordRow(Row, frozen=True, kw_only=True):
    """A change over a day, week, month or year, and what it is a record of."""

    from_: dt.date
    to: dt.date
    by: Literal["day", "week", "month", "year", "period"]
    what: Literal["gain", "loss"]
    amount_km2: float
    """Signed: a loss is negative."""
    rank: int
    """Its place among the complete units up to it, within the days asked for; 1 is the largest."""
    of: int
    """So many were compared, itself included."""
    last_at_least_as_large: dt.date | None
    """Last day of the last earlier complete unit at least as large; None: none in the data."""
    last_km2: float | None
    """What that was."""
    cannot_exclude: tuple[str, ...] = ()
    """Later steps over days without a map that may hold a larger one: `first/last amount`."""
    set_aside: tuple[str, ...] = ()
    """Later ones that were larger and are set aside: `first/last amount why`."""
    in_a_row: int
    """So many units in a row, this the last, went the same way."""
    each_larger: int
    """So many units in a row, this the last, were each larger than the one before."""
    each_smaller: int
    since: dt.date
    """The data begin here."""
    source: str
    convention: str
    region: str
    flags: tuple[RowFlag, ...] = ()
    """What it rests on itself."""


class CompareRow(Row, frozen=True, kw_only=True):
    """What one source says beside the others."""

    what: Literal["change", "gained", "lost", "held", "held_not_by", "settlement"]
    from_: dt.date
    to: dt.date
    region: str
    place_id: str | None = None
    place: str | None = None
    source: str
    convention: str
    root: str
    """The independent origin: sources of one root are one witness."""
    versus: str | None = None
    """Of `held_not_by`: the source on whose map the ground is not held."""
    amount_km2: float | None
    """None where the source cannot say: see `flags`."""
    tolerance_km2: float | None = None
    difference_km2: float | None = None
    """From the middle of the independent roots."""
    roots: int | None = None
    """So many independent roots say something."""
    roots_agree: int | None = None
    """So many of them, its own included, agree with it within the tolerances of both."""
    holder: str | None = None
    """Of `settlement`: who holds it."""
    flags: tuple[RowFlag, ...] = ()


class RecipeRow(Row, frozen=True, kw_only=True):
    """One way of counting, and how closely it gives a published figure."""

    rank: int
    amount: float
    """In the figure's unit."""
    off: float
    """Amount less the figure."""
    fits: bool
    """Within the figure's rounding and the rule's tolerance."""
    source: str
    convention: str | None
    """A rule by its id; None: an alternative that no rule names."""
    layers: tuple[str, ...]
    counts: Literal["net", "gained", "lost", "share", "growth"]
    region: str
    from_: dt.date
    """Day at whose end the count begins."""
    to: dt.date
    """Day at whose end it stops."""
    clock: str
    chance: float
    """Share of other windows of the same length over which this way comes as close to the figure."""
    flags: tuple[RowFlag, ...] = ()
