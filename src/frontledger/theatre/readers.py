"""What of a theatre's sources and outlines lies in a data folder, how it is read and what is known of its maps; said in
the theatre's TOML."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from ..nouns import Noun

Form = Literal["layers", "updates", "maps", "holders", "counts"]
"""What a source gives: km² by day and layer; km² by moment of a map update and layer; maps; who holds a place from
when; counts by day."""


class Reader(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of a source: the table `data` in `sources.toml`."""

    reader: str
    """Module of `frontledger.sources`."""
    form: Form
    paths: tuple[str, ...]
    """Where its files lie in a data folder: the first of these that is there."""
    beside: dict[str, str] = {}
    """Further files that the reader takes by name, where they are there."""
    options: dict[str, Any] = {}
    """What else the reader is told: names of layers, say."""
    layers: tuple[str, ...] = ()
    """Layers it may give, in order."""
    abroad: tuple[str, ...] = ()
    """Layers of ground outside the country whose ground is measured: never part of what is held there."""
    grey: tuple[str, ...] = ()
    """Of maps: layers of ground between the lines, or fought over, that no party holds."""
    gives: tuple[str, ...] = ("change", "held")
    """What may be read from its areas."""
    may_lack: tuple[str, ...] = ()
    """Of maps: layers that a map may do without. One that lacks another, which maps before and after have, is
    incomplete."""
    shows_days_before: int = 0
    """Of maps by day: a file of day D shows the end of the day so many days before, unless updates tell."""


class OutlineFile(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of the theatre: the tables `outlines`, of first-level units, and `towns`, of places, in `theatre.toml`."""

    paths: tuple[str, ...]
    """Where they lie in a data folder: the first of these that is there."""
    property: str
    """What names a unit's id, or an outline's, in each feature."""
    ids: str = ""
    """Where a data folder has a table that tells whose outlines they are: by its columns `id`, of a place, and one
    called as the property. Empty: the property names the places themselves."""
    name: str
    """Whose outlines they are."""
    credit: str
    licence: str


class Recount(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of maps: the tables `recount` of `sources.toml`. A time in which ground was drawn in or out that did not change
    hands: an outline drawn anew, a flood. What maps changed then in those regions, and in the whole, is set aside."""

    first: dt.date
    last: dt.date
    regions: tuple[str, ...]
    why: str
    sources: tuple[str, ...] = ()
    """Of these sources; empty: of all."""
