"""What a report says: a claim, the words it rests on and the parts it is made of.

The form is that of the published label files (`docs/claims.md`): a claim read by the tool, corrected by hand or
labelled by a person are the same thing.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .base import Noun, Pair

Kind = Literal[
    "area_change",
    "area_total",
    "area_share",
    "rate",
    "record",
    "settlement_control",
    "distance",
    "encirclement",
    "force_count",
    "air_attack",
    "losses",
    "meeting",
    "position",
    "other_quantity",
]
Hedge = Literal["none", "about", "over", "under", "up_to"]
Modality = Literal["asserted", "claimed", "denied", "planned", "conditional"]


class Span(Pair, frozen=True, array_like=True):
    """`[start, end)` in code points of the report's text as given."""

    start: int
    end: int


class Period(Pair, frozen=True, array_like=True):
    """First and last day, both included, in the theatre's clock; an open end is None."""

    start: dt.date | None
    end: dt.date | None


class Amount(Noun, omit_defaults=False, frozen=True, kw_only=True):
    """A figure as printed: both ends alike for one figure; the unit printed first; nothing converted."""

    low: int | float
    high: int | float
    unit: str
    hedge: Hedge = "none"


class Detail(Noun, frozen=True, kw_only=True):
    """Fields that only some kinds have; which kind has which is in `docs/claims.md`."""

    direction: Literal["gain", "loss"] | None = None
    net: bool | None = None
    per: Literal["day", "week", "month", "year"] | None = None
    of: Kind | None = None
    form: Literal["superlative", "rank", "streak", "comparison"] | None = None
    order: Literal["largest", "smallest", "more", "less"] | None = None
    rank: int | None = None
    grain: Literal["day", "week", "month", "year"] | None = None
    since: str | None = None
    """As precise as said: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    since_part: Literal["start", "middle", "end", "all"] | None = None
    """"late May 2024" is since `2024-05`, part `end`; "ever", "of the war" is part `all` of no time named."""
    versus: Period | None = None
    state: (
        Literal["taken", "retaken", "held", "lost", "contested", "cleared", "partial", "full", "threatened", "denied"]
        | None
    ) = None
    whole: bool | None = None
    """Of a region taken, retaken or lost: that all of it is told to be."""
    measure: Literal["to_place", "advance", "road"] | None = None
    """Of a distance what it is; `road`: of an encirclement that is a road cut, under fire, or (state `denied`) open."""
    weapon: Literal["drone", "missile", "bomb", "any"] | None = None
    action: Literal["launched", "downed", "hit"] | None = None
    what: str | None = None
    parties: tuple[str, ...] | None = None
    status: Literal["planned", "held", "cancelled"] | None = None
    format: str | None = None
    venue: str | None = None
    """A meeting's building or base, as the report names it in Latin letters where it does."""
    party: str | None = None
    stance: (
        Literal["demands", "offers", "accepts", "refuses", "conditions", "threatens", "promises", "expects"] | None
    ) = None
    subject: (
        Literal[
            "territory",
            "ceasefire",
            "neutrality",
            "army_size",
            "guarantees",
            "sanctions",
            "end_of_war",
            "meeting",
            "other",
        ]
        | None
    ) = None
    deadline: str | None = None


class Claim(Noun, omit_defaults=False, frozen=True, kw_only=True):
    """One thing a report says that could be so or not so.

    `side`, `place`, `speaker` and `via` are ids of the theatre; `speaker` is the origin (whose count or statement it
    is), `via` those it comes through, nearest the origin first, the outlet itself left out.
    """

    kind: Kind
    span: Span
    quote: str
    side: str | None = None
    place: tuple[str, ...] = ()
    place_ids: tuple[str | None, ...] = ()
    """Ids in the gazetteer of the places, one beside the other, where the report tells which of a name is meant."""
    period: Period | None = None
    amount: Amount | None = None
    speaker: str = "reporter"
    via: tuple[str, ...] = ()
    modality: Modality = "asserted"
    extra: Detail = Detail()


class Background(Noun, frozen=True, kw_only=True):
    """Something told that is no claim: a bare date, a venue, a reason why a place was chosen."""

    kind: Literal["date", "venue", "reason"]
    span: Span
    quote: str
    period: Period | None = None
    place: tuple[str, ...] = ()


class Because(Noun, frozen=True, kw_only=True):
    """Which words gave a part of a claim."""

    part: Literal["kind", "amount", "side", "place", "period", "speaker", "via", "modality", "extra"]
    value: str
    words: tuple[Span, ...] = ()
    """Where they stand; none where the part comes from a rule: what no words say, and what a sentence before told."""


class Explained(Noun, frozen=True, kw_only=True):
    """A claim with its sentence and the words that gave its parts."""

    claim: Claim
    sentence: Span
    because: tuple[Because, ...]
