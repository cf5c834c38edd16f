"""What is found in a text before claims are read: quantities, times and names, each with its span."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple, Protocol


class Mark(Protocol):
    """Anything found in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Quantity(NamedTuple):
    """A figure with its unit and hedge. Offsets are code points of the text searched."""

    start: int
    end: int
    low: int | float
    high: int | float
    unit: str | None
    """A unit id of `docs/claims.md` (`km2`, `person`, `percent` …); None for a bare number."""
    hedge: Literal["none", "about", "over", "under", "up_to"] = "none"
    restates: tuple[int, int] | None = None
    """Of a bracketed conversion: the span of the figure it restates."""
    ordinal: bool = False
    """"third", "第三": a rank, not an amount."""
    per: str | None = None
    """"18.5 sq km a day": `day`; `week`, `month`, `year`."""


class Time(NamedTuple):
    """A time expression. Days are inclusive, in the theatre's clock; an open end is None."""

    start: int
    end: int
    from_: dt.date | None
    to: dt.date | None
    grain: Literal["day", "week", "month", "season", "year", "span"] = "day"
    """The smallest unit said: "in May" is `month`."""
    part: Literal["start", "middle", "end"] | None = None
    """"late May" is the month of May, part `end`."""
    role: Literal["at", "since", "until", "before", "after", "as_of", "within", "past"] = "at"
    """"since late May" is May with role `since`; "over the past week" is `past`; "within 24 hours" is `within`."""
    alternatives: tuple[tuple[dt.date | None, dt.date | None], ...] = ()
    """Other readings that the text leaves open, likeliest first."""
    relative: bool = False
    """Needed the publication date to be resolved."""


class Name(NamedTuple):
    """A name of the theatre or of the world, resolved to an id."""

    start: int
    end: int
    kind: Literal["place", "region", "country", "side", "speaker", "venue"]
    """`side`: troops, government or people of a party ("俄軍", "Kyiv says", "the Russians"); `country`: the territory
    as such ("Ukraine", "烏克蘭"); a word that can be either is `country`, with `side` set."""
    id: str
    """Place: official English name; region: ISO 3166-2; country and side: ISO 3166-1 or `EU`, `NATO`, `UN`, `G7`;
    speaker: id of the theatre's list, or the name in lower snake case where it stands in no list."""
    side: str | None = None
    """The party this name belongs to or stands for, where there is one ("Zelensky": UA; "俄軍": RU)."""
    ids: tuple[str, ...] = ()
    """Where one name stands for several regions ("頓巴斯"): all of them."""
    place_id: str | None = None
    """Of a place: id in the gazetteer."""
    gloss: tuple[int, int] | None = None
    """Span of a bracketed gloss in Latin letters that belongs to the name; `end` is after the closing bracket."""
    adjective: bool = False
    """"Russian troops", "українська земля": tells whose, not where."""
    outlet: bool = False
    """A speaker that is an agency, an outlet or an institute."""
    case: str | None = None
    """What its ending says that it does in its sentence, where a language's endings are told (`[names.cases]`):
    `topic`, `subject`, `object`, `to`, `place`, `of`, `with`."""
