"""One claim told by several reports: who tells it how, which is nearest its origin, what slipped on the way."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .base import Noun
from .claim import Amount, Kind, Period
from .say import Say

SlipKind = Literal["digits", "digit", "unit", "scale", "scope", "dates", "source"]
"""Two digits swapped; one digit another; the same number in another unit; a power of ten; ground counted in or left
out; another time; the origin no longer named."""


class Telling(Noun, omit_defaults=False, frozen=True, kw_only=True):
    """A claim as one report tells it."""

    report: str
    """Name of the report."""
    url: str | None = None
    published: dt.date | None = None
    claim: int
    """Number of the claim among those of the report."""
    quote: str
    amount: Amount
    place: tuple[str, ...] = ()
    period: Period | None = None
    speaker: str
    via: tuple[str, ...] = ()


class Slip(Noun, frozen=True, kw_only=True):
    """Where a telling is other than the one nearest the origin, in a way that a slip of the pen explains."""

    kind: SlipKind
    telling: int
    """Number of the telling, from 1."""
    sentence: str
    """In the language asked for."""
    translations: dict[str, str] = {}
    said: Say
    """The sentence as data."""


class Relay(Noun, omit_defaults=False, frozen=True, kw_only=True):
    """A claim that several reports tell."""

    kind: Kind
    side: str | None
    origin: str | None
    """Whose count or statement it is, by the telling nearest to it; None where that names nobody."""
    tellings: tuple[Telling, ...]
    """The nearest to the origin first: the earliest, then those that name the origin, through the fewest others, and
    tell it most fully."""
    slips: tuple[Slip, ...] = ()
    sentence: str
    """In the language asked for."""
    translations: dict[str, str] = {}
    said: Say
