"""Which tracks there are for a convention, a side and a region, each built when it is first asked for."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..nouns import Convention
from ..theatre.load import Theatre
from .daily import Daily
from .figures import Figure, Figures
from .series import Track, clock, from_files, from_layers, from_updates


class Named(NamedTuple):
    """A track and the source it is from."""

    source: str
    figure: Figure
    track: Track


class Tracks:
    """All tracks of a theatre."""

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self.figures = Figures(theatre)
        self._tracks: dict[tuple[tuple[str, ...], str, str], Track | None] = {}
        self._daily: dict[str, Daily | None] = {}

    def figures_of(self, convention: Convention) -> list[Figure]:
        """The figures a convention can be measured with, in the order in which they answer: single updates before daily
        files, otherwise its own source before those it names besides."""
        figures = [f for source in (convention.source, *convention.also) if (f := self.figures.of(source))]
        return sorted(figures, key=lambda f: f.form != "updates")

    def of(self, convention: Convention, figure: Figure, side: str, region: str) -> Named | None:
        """The track of one side's ground in a region from one source; None where that does not have it.

        Maps draw the attacker's ground; the other party's change is the same with its sign turned.
        """
        if side not in (self.theatre.home, self.theatre.attacker):
            return None
        key = (convention.layers, figure.source, region)
        if key not in self._tracks:
            self._tracks[key] = self._build(convention, figure, region)
        track = self._tracks[key]
        if track is None:
            return None
        return Named(figure.source, figure, track if side == self.theatre.attacker else track.mirrored())

    def all(self, convention: Convention, side: str, region: str) -> Iterator[Named]:
        """A convention's tracks from all its sources, in the order in which they answer."""
        for figure in self.figures_of(convention):
            named = self.of(convention, figure, side, region)
            if named:
                yield named

    def daily(self, convention: Convention) -> Daily | None:
        """The convention's daily map files, None where it has none or they are not at hand."""
        if convention.id not in self._daily:
            figures = [f for f in self.figures_of(convention) if f.form == "regions"]
            self._daily[convention.id] = (
                Daily(figures[0], self._updates(convention), convention.clock) if figures else None
            )
        return self._daily[convention.id]

    def last_update(self, convention: Convention, day: dt.date) -> str | None:
        """When the last update of a day was made, in the convention's clock, `YYYY-MM-DD HH:MM`; None without one."""
        zone = clock(convention.clock)
        start = dt.datetime(day.year, day.month, day.day, tzinfo=zone)
        updates = self._updates(convention)
        i = bisect_left(updates, (start + dt.timedelta(days=1),)) - 1
        return f"{updates[i][0].astimezone(zone):%Y-%m-%d %H:%M}" if i >= 0 and updates[i][0] >= start else None

    def _updates(self, convention: Convention) -> list[tuple[dt.datetime, float]]:
        """The single updates of a convention's ground; empty where no source of it publishes any."""
        for figure in self.figures_of(convention):
            if figure.form == "updates" and len(convention.layers) == 1 and convention.layers[0] in figure.names:
                return figure.updates(convention.layers[0])
        return []

    def _build(self, convention: Convention, figure: Figure, region: str) -> Track | None:
        if figure.form == "regions":
            daily = self.daily(convention)
            known = region in figure.regions or region in self.figures.areas
            if daily is None or not known:
                return None
            return from_files(figure.regions.get(region, {}), daily.days, daily.redrawn)
        if region != figure.region:
            return None
        if figure.form == "updates":
            return from_updates(self._updates(convention), clock(convention.clock))
        track = from_layers(figure.layers, convention.layers, figure.mislabelled)
        own = self.figures.of(convention.source)
        if track and own and own is not figure and own.form == figure.form:
            named = self.of(convention, own, self.theatre.attacker, region)
            return track.beside(named.track) if named else track
        return track
