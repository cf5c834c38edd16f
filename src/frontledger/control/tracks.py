"""Which tracks there are for a convention, a side and a region, each built when it is first asked for."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..nouns import Convention, Flag, Period
from ..theatre.load import Theatre
from .anomalies import on
from .daily import Daily
from .figures import At, Figure, Figures, day_of
from .series import Track, clock, from_files, from_layers, from_updates

UTC = ZoneInfo("UTC")


class Named(NamedTuple):
    """A track and the source it is from."""

    source: str
    figure: Figure
    track: Track


class Tracks:
    """All tracks of a theatre."""

    def __init__(self, theatre: Theatre, figures: Figures | None = None) -> None:
        self.theatre = theatre
        self.figures = figures or Figures(theatre)
        self._tracks: dict[tuple[tuple[str, ...], str, str, bool], Track | None] = {}
        self._daily: dict[str, Daily | None] = {}

    def figures_of(self, convention: Convention) -> list[Figure]:
        """The figures a convention can be measured with, in the order in which they answer: single updates before daily
        files, otherwise its own source before those it names besides."""
        figures = [f for source in (convention.source, *convention.also) if (f := self.figures.of(source))]
        return sorted(figures, key=lambda f: f.form != "updates")

    def of(
        self, convention: Convention, figure: Figure, side: str, region: str, *, by_file: bool = False
    ) -> Named | None:
        """The track of one side's ground in a region from one source; None where that does not have it.

        Maps draw the attacker's ground, and abroad the country's; the other party's change is the same with its sign
        turned.

        Args:
            convention: the rule.
            figure: the source's figures.
            side: whose ground.
            region: where.
            by_file: take every file for the day it is dated, moments in UTC, whatever the convention's clock.
        """
        if side not in (self.theatre.home, self.theatre.attacker):
            return None
        if convention.held_abroad and (region != convention.held_abroad or figure.form != "updates"):
            return None
        key = (convention.layers, figure.source, region, by_file)
        if key not in self._tracks:
            build = self._build_by_file if by_file and not convention.held_abroad else self._build
            built = build(convention, figure, region)
            self._tracks[key] = built and built.marked(self._recounts(figure, region))
        track = self._tracks[key]
        if track is None:
            return None
        drawn = self.theatre.home if convention.held_abroad else self.theatre.attacker
        return Named(figure.source, figure, track if side == drawn else track.mirrored)

    def all(self, convention: Convention, side: str, region: str) -> Iterator[Named]:
        """A convention's tracks from all its sources, in the order in which they answer."""
        for figure in self.figures_of(convention):
            named = self.of(convention, figure, side, region)
            if named:
                yield named

    def daily(self, convention: Convention) -> Daily | None:
        """The convention's daily map files, None where it has none or they are not at hand."""
        if convention.id not in self._daily:
            figures = [f for f in self.figures_of(convention) if f.form == "regions" and not f.by_moment]
            updates, source = self._updates(convention)
            self._daily[convention.id] = (
                Daily(figures[0], convention.layers, updates, convention.clock, source) if figures else None
            )
        return self._daily[convention.id]

    def last_update(self, convention: Convention, day: dt.date) -> str | None:
        """When the last update of a day was made, in the convention's clock, `YYYY-MM-DD HH:MM`; None without one."""
        zone = clock(convention.clock)
        start = dt.datetime(day.year, day.month, day.day, tzinfo=zone)
        updates, _ = self._updates(convention)
        i = bisect_left(updates, (start + dt.timedelta(days=1),)) - 1
        return f"{updates[i][0].astimezone(zone):%Y-%m-%d %H:%M}" if i >= 0 and updates[i][0] >= start else None

    def judged(self, source: str) -> tuple[str, ...]:
        """Layers of a source that some convention counts, in order."""
        rules = [c for c in self.theatre.conventions.values() if c.source == source]
        return tuple(dict.fromkeys(layer for rule in rules for layer in rule.layers))

    def _updates(self, convention: Convention) -> tuple[list[tuple[dt.datetime, float]], str]:
        """The single updates of a convention's ground and their source; empty where no source publishes any."""
        for figure in self.figures_of(convention):
            if figure.form == "updates" and len(convention.layers) == 1 and convention.layers[0] in figure.names:
                return figure.updates(convention.layers[0]), figure.source
        return [], ""

    def _recounts(self, figure: Figure, region: str) -> list[Period]:
        """Times in which a source's maps drew ground of a region in or out that did not change hands."""
        return [
            Period(r.first, r.last)
            for r in self.theatre.recounts
            if region in (self.theatre.home, *r.regions) and (not r.sources or figure.source in r.sources)
        ]

    def _build(self, convention: Convention, figure: Figure, region: str) -> Track | None:
        if convention.held_abroad:
            return from_updates(_added(figure, convention.layers), clock(convention.clock))
        if figure.form == "regions":
            return self._of_maps(convention, figure, region)
        if region != figure.region:
            return None
        if figure.form == "updates":
            return from_updates(self._updates(convention)[0], clock(convention.clock))
        track = from_layers(figure.layers, convention.layers, figure.mislabelled, self.judged(figure.source))
        own = self.figures.of(convention.source)
        if track and own and own is not figure and own.form == figure.form:
            named = self.of(convention, own, self.theatre.attacker, region)
            return track.beside(named.track) if named else track
        return track

    def _of_maps(self, convention: Convention, figure: Figure, region: str) -> Track | None:
        every = figure.regions(convention.layers).get(figure.region, {})
        if figure.by_moment:
            zone = clock(convention.clock)
            last = {at.astimezone(zone).date(): at for at in every if isinstance(at, dt.datetime)}
            return self._track(convention, figure, region, last, carries=True)
        if figure.drawings:
            days = [day for day in every if not isinstance(day, dt.datetime)]
            new = [d for i, d in enumerate(days) if not i or figure.drawings.get(d) != figure.drawings.get(days[i - 1])]
            return self._track(convention, figure, region, dict(zip(new, new, strict=True)), carries=True)
        daily = self.daily(convention)
        if daily is None or daily.figure is not figure:
            return None
        return self._track(convention, figure, region, daily.file_of, daily.notes, later=daily.later)

    def _build_by_file(self, convention: Convention, figure: Figure, region: str) -> Track | None:
        if figure.form == "layers":
            return self._build(convention, figure, region)
        if figure.form == "updates":
            return from_updates(self._updates(convention)[0], UTC) if region == figure.region else None
        every = figure.regions(convention.layers).get(figure.region, {})
        files = {day_of(at): at for at in every}
        whole = from_files(every, files, {})
        if whole is None:
            return None
        still = [day for day, moved in zip(whole.days, whole.moved or (), strict=True) if moved == (0.0, 0.0)]
        notes = {day: (on("stale", day),) for day in still[still[:1] == whole.days[:1] :]}
        return self._track(convention, figure, region, files, notes)

    def _track(
        self,
        convention: Convention,
        figure: Figure,
        region: str,
        file_of: Mapping[dt.date, At],
        notes: Mapping[dt.date, tuple[Flag, ...]] | None = None,
        *,
        carries: bool = False,
        later: Collection[dt.date] = (),
    ) -> Track | None:
        """A region's track of maps, with what is odd in them."""
        cut = figure.regions(convention.layers)
        if region not in cut and region not in figure.known and region not in self.figures.areas:
            return None
        odd = figure.odd(convention.layers)
        told = dict(notes or {})
        for day, at in file_of.items():
            if at in odd.begun:
                told[day] = (*told.get(day, ()), on("break_of_series", day, None, None, *odd.begun[at]))
        gone = {day_of(at): layers for at, layers in odd.incomplete.items()}
        return from_files(
            cut.get(region, {}),
            file_of,
            told,
            holes={day: (on("incomplete", day, None, None, *layers),) for day, layers in gone.items()},
            carries=carries,
            later=later,
            across=lambda before, after: figure.across(convention.layers, region, before, after),
        )


def _added(figure: Figure, layers: Sequence[str]) -> list[tuple[dt.datetime, float]]:
    """Updates of several layers added up. A layer that has not begun holds nothing; after that an update without the
    first of them is left out, and another that one lacks adds nothing."""
    first, *others = (dict(figure.updates(layer)) for layer in layers)
    begun = min(first, default=None)
    before = [(at, 0.0) for at, _ in figure.updates(figure.names[0]) if begun and at < begun]
    return before + [(at, km2 + sum(o.get(at, 0.0) for o in others)) for at, km2 in first.items()]
