"""Rows of what changed between two days."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .rows import Row, RowFlag


class ChangeRow(Row, frozen=True, kw_only=True):
    """Ground of a region at the end of two days, and what lies between, km²; None where the source cannot say."""

    from_: dt.date
    """The earlier day: its end is compared …"""
    to: dt.date
    """… with the end of this one."""
    region: str
    held_before_km2: float | None
    held_km2: float | None
    gained_km2: float | None
    lost_km2: float | None
    net_km2: float | None
    source: str
    convention: str
    flags: tuple[RowFlag, ...] = ()


class PatchRow(Row, frozen=True, kw_only=True):
    """One patch of ground that changed hands between two days, with its shape."""

    from_: dt.date
    to: dt.date
    region: str
    change: Literal["gained", "lost"]
    area_km2: float
    lon: float
    """Of a point in it, degrees."""
    lat: float
    source: str
    convention: str
