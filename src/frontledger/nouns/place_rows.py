"""Rows of places and roads: who holds them, and how near held ground is."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .rows import Row, RowFlag


class SettlementRow(Row, frozen=True, kw_only=True):
    """A place changes hands."""

    place_id: str
    date: dt.date
    """Of the first map that shows the new state, or the first day that a source speaks of."""
    from_: str | None
    """Who held it before: a party, or `grey`: no party; None: the source has not said before."""
    to: str | None
    """Who holds it now; None: from here on the source says nothing."""
    place: str
    how: Literal["point", "entered", "taken", "said"]
    """Its point changed hands, 5 % of its outline did, 95 % did; or the source says so, and draws nothing."""
    share_percent: float | None
    """Of the outline, held by the attacker on that map; None where no outline is at hand."""
    source: str
    convention: str
    provisional: bool
    """The new state has stood for less than 7 days, or on one drawing only."""
    dwell_days: float
    """How long it stands: up to the next change, or up to the last day there is."""
    flags: tuple[RowFlag, ...] = ()


class HolderRow(Row, frozen=True, kw_only=True):
    """Who holds a place on a day."""

    place_id: str
    date: dt.date
    holder: str | None
    """By its point: a party, or `grey`; None where the source does not say."""
    share_percent: float | None
    """Of the outline, held by the attacker."""
    place: str
    source: str
    convention: str
    flags: tuple[RowFlag, ...] = ()


class LagRow(Row, frozen=True, kw_only=True):
    """The same change of hands by two sources."""

    place_id: str
    place: str
    to: str
    """Who took it."""
    date: dt.date
    """By `source`."""
    other_date: dt.date | None
    """By `other`; None where it has no such change: see `flags`."""
    lag_days: int | None
    """How much later it is there."""
    source: str
    other: str
    flags: tuple[RowFlag, ...] = ()


class DistanceRow(Row, frozen=True, kw_only=True):
    """How far held ground is from a place on a day."""

    date: dt.date
    distance_km: float | None
    """To the boundary of held ground, negative inside; None where there is no map, or none drawn on it."""
    inside: bool | None
    """The place lies in held ground or on its boundary."""
    place_id: str
    place: str
    source: str
    convention: str
    flags: tuple[RowFlag, ...] = ()


class EncirclementRow(Row, frozen=True, kw_only=True):
    """How much of a place's horizon held ground closes within a radius, on a day."""

    date: dt.date
    radius_km: float
    closed_percent: float | None
    """Share of bearings under which the straight way of that length meets held ground."""
    gap_deg: float | None
    """Widest run of open bearings."""
    gap_at_deg: float | None
    """Its middle, clockwise from north; None where every bearing or none is closed."""
    place_id: str
    place: str
    source: str
    convention: str
    flags: tuple[RowFlag, ...] = ()


class RoadRow(Row, frozen=True, kw_only=True):
    """A road and held ground on a day."""

    date: dt.date
    road_id: str
    name: str
    length_km: float
    held_km: float | None
    """In held ground or along its boundary."""
    near_km: float | None
    """In held ground or within the distance asked about."""
    distance_km: float | None
    """From the line to the nearest held ground, 0 where it is met; None where there is no map, or none drawn on it."""
    open: bool | None
    """Nowhere does the road meet held ground."""
    source: str
    convention: str
    flags: tuple[RowFlag, ...] = ()
