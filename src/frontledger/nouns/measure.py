"""What the maps say: conventions, measurements under them, daily series and record findings."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .base import Noun
from .claim import Period

FlagKind = Literal[
    "glitch",
    "incomplete",
    "multi_day",
    "mislabelled",
    "missing",
    "redrawn",
    "reclassified",
    "stale",
    "lagged",
    "batch",
    "break_of_series",
    "recount",
]
SET_ASIDE: frozenset[str] = frozenset(
    {"glitch", "incomplete", "multi_day", "mislabelled", "missing", "break_of_series", "recount"}
)
"""Flags that keep a day out of records and verdicts sharper than `differs`; all others are notes beside the figure."""


class Flag(Noun, frozen=True, kw_only=True):
    """Why a figure is to be read with care."""

    kind: FlagKind
    period: Period
    layers: tuple[str, ...] = ()
    amount_km2: float | None = None

    @property
    def set_aside(self) -> bool:
        return self.kind in SET_ASIDE


class Counting(Noun, frozen=True, kw_only=True):
    """What of a series answers one sort of claim."""

    unit: str
    """What one is, as claims name it: `person`, `drone`."""
    columns: tuple[str, ...]
    """What is added up, by its names in the series; one that ends with `*` is how names begin."""


class Convention(Noun, frozen=True, kw_only=True):
    """A rule under which something is counted, ground first of all. A measurement without one cannot be made."""

    id: str
    source: str
    """Id of the source it counts on."""
    also: tuple[str, ...] = ()
    """Further sources that give the same quantity at another grain, used where the first has no value."""
    layers: tuple[str, ...]
    counts: Literal["net", "gross"] = "net"
    leaves_out: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    """Regions outside the country whose ground is measured that are counted in with it."""
    held_abroad: str = ""
    """The region outside the country of which the layers are ground that the country holds; such a rule counts nothing
    else."""
    boundary: str
    """Which map stands for the end of a day, in words."""
    clock: str
    """IANA time zone of the day boundary."""
    rounding: Literal["nearest", "down"] = "nearest"
    """How figures are printed by it …"""
    rounding_until: dt.date | None = None
    """… of times that end up to this day, where not of all; of later ones they are rounded to the nearest."""
    tolerance_km2: float
    """`e(c)` of the tolerance table: how far a later copy may be from what was printed."""
    answers: dict[str, Counting] = {}
    """Of what is no ground: by what claims tell of (`losses tank`, `air_attack drone launched`), what is counted."""
    within: dict[str, str] = {}
    """Of what is no ground: what claims tell of that is counted only with other things, and with them as what."""
    stated_after: int = 0
    """Of what is no ground: so many days after a day its figure is stated; a series has the days of the statements."""
    least_days: int = 1
    """Of what is no ground: of a shorter time it tells nothing, since its days are those of finding, not of loss."""
    from_zero: dt.date | None = None
    """Of running totals: the first day that they count."""
    silent: bool = False
    """Of what is no ground: a day of which the series says nothing adds nothing."""
    used_by: tuple[str, ...] = ()
    """Speakers or outlets whose own rule it is."""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    names: dict[str, str]
    """Short name by language of the answer: "AFP's rule"."""
    words: dict[str, str]
    """What is counted, by language of the answer: "ISW control + advances + claimed"."""


class Source(Noun, frozen=True, kw_only=True):
    """Someone's maps or figures, and on what terms they may be used."""

    id: str
    name: str
    credit: str
    licence: str
    url: str
    root: str
    """The independent origin: sources that redraw another have its root."""
    derived_from: str | None = None
    share: Literal["shapes", "figures", "nothing"] = "figures"
    """What of it may be passed on."""
    words: dict[str, str] = {}
    """What kind of figures it gives, by language of the answer: "daily maps". Told where one rule has two sources."""
    files: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    days: int | None = None
    days_missing: int | None = None


Quantity = Literal[
    "change", "held", "share", "gained", "lost", "distance", "closed", "gap", "count", "since", "advance", "road"
]


class Measurement(Noun, frozen=True, kw_only=True):
    """One figure from the maps, or from a series of what is no ground, with all that it counts."""

    convention: str
    source: str
    root: str
    quantity: Quantity
    side: str
    place: str
    """Id of a country (`UA`), a region (`UA-14`) or a place (its English name)."""
    place_id: str | None = None
    """Of a place: id in the gazetteer."""
    period: Period
    """Days it speaks of; for a state both are that day."""
    amount: float | None
    """None where the source cannot say (see `flags`)."""
    unit: str
    """`km2`, `percent`, `km`, `degree`; of a count what one is: `person`, `drone`. Of `since`,
    from which day on a source has a place in the hands of `side`: `day`, how much later that is than the day told."""
    what: str | None = None
    """Of a count: what is counted, as `answers` of its rule names it. Of `since`: `point`, `entered` (5 % of an
    outline), `taken` (95 %), or `said`. Of a `road`, of which the amount is how far held ground is from it (0: it is
    cut): its name, else its id; none of the straight way between two places."""
    per: Literal["day"] | None = None
    """Of a count: the amount is the mean of a day."""
    uncertainty: float = 0.0
    """Half width `u`, in `unit`."""
    flags: tuple[Flag, ...] = ()
    radius_km: float | None = None
    """Of an encirclement: the radius."""
    gap_deg: float | None = None
    """Widest run of open bearings, degrees."""
    gap_at_deg: float | None = None
    """Middle of that run, degrees clockwise from north."""
    held_km: float | None = None
    """Of a road: how much of it lies in held ground."""
    length_km: float | None = None
    """Of a road: how long the stretch is that was measured."""
    denominator: str | None = None
    """Of a share: what it is a share of, and by whom that area is given."""
    of_km2: float | None = None
    """Of a share of a place: the area of its outline."""
    update: str | None = None
    """Of one map update: when it was made, in the convention's clock, `YYYY-MM-DD HH:MM`."""


class Step(Noun, frozen=True, kw_only=True):
    """Change from one map to the next under one convention."""

    start: dt.date
    """First day the step covers."""
    end: dt.date
    """Last day it covers; the same day for a one-day step."""
    amount: float | None
    """km², signed; None where there is no map."""
    flags: tuple[Flag, ...] = ()

    @property
    def set_aside(self) -> bool:
        return any(f.set_aside for f in self.flags)


class Series(Noun, frozen=True, kw_only=True):
    """Steps of one convention, in order of time, for a side and a region."""

    convention: str
    source: str
    side: str
    region: str
    unit: str = "km2"
    steps: tuple[Step, ...]

    def __repr__(self) -> str:
        days = f"{self.steps[0].start} to {self.steps[-1].end}" if self.steps else "no days"
        what = f"{self.convention} on {self.source}: {self.side} in {self.region}"
        return f"<Series {what}, {days}, {len(self.steps)} steps>"


class RecordFinding(Noun, frozen=True, kw_only=True):
    """Is a step the largest since a day? Found under one convention."""

    convention: str
    source: str
    grain: Literal["day", "week", "month", "year"]
    step: Step
    """The step asked about."""
    last_at_least_as_large: Step | None
    """The last earlier complete one-unit step at least as large; None: none in the data."""
    cannot_exclude: tuple[Step, ...] = ()
    """Larger steps over more than one unit after that, which cannot be split."""
    set_aside: tuple[Step, ...] = ()
    """Larger steps after that which rest on a glitch or an incomplete day."""
    largest_in_window: Step | None = None
    """The largest complete step within the time the report names."""
    first_day: dt.date
    """Where the data begins."""
    unit: str = "km2"
    """Of the steps' amounts."""
