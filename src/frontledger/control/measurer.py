"""Answers what checking asks of the maps, from the figures that ship with a theatre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import msgspec

from ..errors import InputError
from ..nouns import Convention, Measurement, Period, Quantity, RecordFinding, Series, Source
from ..theatre.load import Theatre
from . import records
from .change import Change, flags_of_end, gross, net
from .counted import Counted, that_ships
from .figures import Areas, Figure, Figures
from .series import ONE, End, exact
from .tracks import Named, Tracks

if TYPE_CHECKING:
    from ..nouns.place_rows import SettlementRow
    from .changes import Changes, HandsAtHand
    from .front import Front, FrontTable
    from .local import Maps
    from .road_lines import RoadLines


class FigureMeasurer:
    """Measurements under a theatre's conventions, from its figures. Files are read when a question first needs them.

    A convention answers for periods that end while it is in use and that its source covers, from the end of the day
    before to the end of the last day. Of the sources it names besides, one whose figures are of the same form answers
    only where the source before it does not cover the period. Figures of two sources are never joined.

    Maps draw the attacker's ground. The other party's change is the same with its sign turned, and what it holds the
    rest of the official area: ground between the lines, held by nobody, is not taken off.

    Args:
        theatre: its `figures/SOURCES.toml` says which file serves which source, and how it is read.
        data: day maps of one's own, to measure what is around places that the figures do not hold.
        rule: the convention whose maps these are.
        figures: of sources; those that ship without it.
        counted: what is counted besides ground; the series that ship without it.
        hands: what raw files tell of the hands that places are in; the figures that ship without it.
        lines: roads on maps of one's own.

    Raises (all methods):
        SourceError: when a file of figures is malformed, naming file and line.
    """

    def __init__(
        self,
        theatre: Theatre,
        data: Maps | None = None,
        rule: Convention | None = None,
        figures: Figures | None = None,
        counted: Counted | None = None,
        hands: HandsAtHand | None = None,
        lines: RoadLines | None = None,
    ) -> None:
        self.theatre, self._data, self._rule_of_data = theatre, data, rule
        self._tracks = Tracks(theatre, figures)
        self._rankings: dict[tuple[str, str, str, str, records.Direction, records.Order], records.Ranking] = {}
        self._counted = counted or that_ships(theatre)
        self._hands, self._lines = hands, lines

    def change(self, side: str, region: str, period: Period) -> list[Measurement]:
        """Change of ground held by `side` over a period, km², signed; see `checking.measurer.Measurer`.

        Nothing covers a period with an open end.
        """
        out: list[Measurement] = []
        ends = _ends(period)
        if ends is None:
            return out
        day = ends[1] if ends[1] - ends[0] == ONE and region == self.theatre.home else None
        for convention in self._valid(ends[1]):
            daily = self._tracks.daily(convention) if day else None
            by_file = daily if daily and daily.updates else None
            skip = by_file.figure if by_file else None
            for named in self._covering(convention, side, region, ends, "change", skip):
                update = None
                if day and named.figure.form == "updates":
                    update = self._tracks.last_update(convention, day)
                for quantity, change in _changes(convention, named, period):
                    out.append(self._say(convention, named.source, quantity, side, region, period, change, update))
            shown = by_file.file_of_day(day, convention) if by_file and day else None
            if by_file and shown:
                if side == self.theatre.home and shown.amount is not None:
                    shown = shown._replace(amount=-shown.amount)
                out.append(self._say(convention, by_file.figure.source, "change", side, region, period, shown))
        return out

    def count(self, side: str, what: str, period: Period) -> list[Measurement]:
        """What was counted of `side` in a period; see `checking.measurer.Measurer` and `counted.readings`."""
        return list(self._counted.count(side, what, period))

    def held(self, side: str, region: str, day: dt.date) -> list[Measurement]:
        """Ground held by `side` at the end of `day`, km²."""
        return [
            self._state(convention, named, side, region, day) for convention, named in self._states(side, region, day)
        ]

    def share(self, side: str, region: str, day: dt.date) -> list[Measurement]:
        """Percent of a region's official area held by `side` at the end of `day`; of a place (its id) of its outline.

        Where the official area holds water, the uncertainty reaches to what outlines of the land alone give.
        """
        if self._hands and (place := self.theatre.place(region)):
            from .changes import share_of_place

            return list(share_of_place(self.theatre, self._hands, side, place, day))
        areas = self._areas(region)
        out: list[Measurement] = []
        if areas is None:
            return out
        for convention, named in self._states(side, region, day):
            end = named.track.at(day)
            drawn = side == self.theatre.attacker
            percent = _percent(end.km2, areas.official, drawn=drawn)
            water = max((abs(_percent(end.km2, x, drawn=drawn) - percent) for x in areas.land or ()), default=0.0)
            tolerance = 100 * _uncertainty(convention, named, end) / areas.official
            change = Change(exact(percent), exact(tolerance + water), flags_of_end(end, end.km2))
            outline = named.figure.outline if region != self.theatre.home else ""
            cut = f"; ground cut with {outline}" if outline else ""
            denominator = f"official area {areas.official:,.0f} km² ({areas.source}){cut}"
            share = self._say(convention, named.source, "share", side, region, Period(day, day), change)
            out.append(msgspec.structs.replace(share, unit="percent", denominator=denominator))
        return out

    def series(
        self, convention: str, side: str, region: str, period: Period, source: str | None = None
    ) -> Series | None:
        """The steps of one convention within `period`, in order; a day without a map is a step with amount None.

        Args:
            convention: its id.
            side: whose ground.
            region: where.
            period: may be open at either end.
            source: the source to take; without it, of those the convention names, the first that covers the first half
                of the period (the days around a day are then of the source that answers for it), else the one that
                covers most of it.
        """
        best: Named | None = None
        most = 0
        for named in self._tracks.all(self._rule(convention), side, region):
            if source not in (None, named.source):
                continue
            track = named.track
            start, end = period.start or track.first, period.end or track.last
            days = (min(end, track.last) - max(start, track.first)).days
            if days > most:
                best, most = named, days
            if track.covers(start, start + (end - start + ONE) // 2):
                best = named
                break
        if best is None:
            return None
        steps = best.track.steps(period)
        return Series(convention=convention, source=best.source, side=side, region=region, steps=steps)

    def record(
        self,
        convention: str,
        side: str,
        region: str,
        period: Period,
        grain: records.Grain,
        window: Period | None,
        direction: records.Direction = "gain",
        order: records.Order = "largest",
    ) -> RecordFinding | None:
        """Was the change over a closed period a record under this convention, and since when?

        Answered from the first source of the convention that covers the period; see `control.records.Ranking`. Of a
        rule that counts what is no ground, `region` is what is counted.
        """
        ends, rule = _ends(period), self._rule(convention)
        if rule.answers:
            track = self._counted.track(rule, side, region)
            if track is None or ends is None or not track.covers(*ends):
                return None
            found = records.Ranking(track, rule, direction, order).finding(rule.source, period, grain, window)
            return found and msgspec.structs.replace(found, unit=rule.answers[region].unit, first_day=track.first + ONE)
        for named in self._covering(rule, side, region, ends, "change") if ends else ():
            key = (convention, named.source, side, region, direction, order)
            if key not in self._rankings:
                self._rankings[key] = records.Ranking(named.track, rule, direction, order)
            return self._rankings[key].finding(named.source, period, grain, window)
        return None

    def coverage(self, convention: str, side: str = "", what: str = "") -> Period | None:
        """First and last day whose change a convention can measure while it is in use, None where its source is not at
        hand: in the country, or in a region where `what` is one; of a rule that counts what is no ground, of its
        statements: of one side and thing where they are given."""
        rule = self._rule(convention)
        if rule.answers:
            return self._counted.covers(rule, side, what)
        tracks = list(self._tracks.all(rule, self.theatre.attacker, what or self.theatre.home))
        if not tracks:
            return None
        first, last = min(n.track.first for n in tracks) + ONE, max(n.track.last for n in tracks)
        return Period(max(first, rule.valid_from or first), min(last, rule.valid_to or last))

    def sources(self) -> tuple[Source, ...]:
        """The theatre's sources in its order, each with the days that its figures hold."""
        return tuple(
            self._counted.described(source) or self._tracks.figures.described(source)
            for source in self.theatre.sources.values()
        )

    def encirclement(self, place_id: str, day: dt.date, radii_km: Sequence[float]) -> list[Measurement]:
        """Percent of bearings closed around a place (quantity `closed`), one measurement a radius."""
        answers = (front.encirclement(place_id, day, radii_km) for front in self._fronts if front.covers(day))
        return next((found for found in answers if found), [])

    def distance(self, place_id: str, day: dt.date) -> list[Measurement]:
        """Kilometres from a place to the nearest ground held by the attacker (quantity `distance`); negative inside."""
        answers = (front.distance(place_id, day) for front in self._fronts if front.covers(day))
        return next((found for found in answers if found), [])

    def roads(self, ends: Mapping[str, float], day: dt.date) -> list[Measurement] | None:
        """Roads at hand that lead past all of some places; see `checking.measurer.Measurer`."""
        return self._lines.past(ends, day) if self._lines else None

    def straight(self, ends: Sequence[str], day: dt.date) -> list[Measurement]:
        """The straight way between two places; see `checking.measurer.Measurer`."""
        return self._lines.straight(ends, day) if self._lines else []

    def changes_of(self, places: Sequence[str]) -> list[SettlementRow]:
        """When places changed hands, by every source at hand; see `checking.measurer.Measurer`."""
        return self._changes.of(places)

    def changed_hands(self, side: str, period: Period, regions: Sequence[str] = ()) -> list[Measurement]:
        """How many places came into a side's hands, at least; see `checking.measurer.Measurer`."""
        return self._changes.counted(side, period, regions)

    @cached_property
    def _changes(self) -> Changes:
        from .changes import Changes, that_ship

        tellers = self._hands.tellers() if self._hands else that_ship(self.theatre, self._table)
        return Changes(self.theatre, tellers, self._table)

    @cached_property
    def _table(self) -> FrontTable | None:
        if self.theatre.figure("front") is None:
            return None
        from .front import FrontTable

        return FrontTable(self.theatre)

    @cached_property
    def _fronts(self) -> list[Front]:
        """What can tell of the ground around a place, the figures first."""
        fronts: list[Front] = [self._table] if self._table else []
        if self._data is not None:
            from .local import FolderMeasurer

            fronts.append(FolderMeasurer(self.theatre, self._data, self._rule_of_data))
        return fronts

    def _rule(self, convention: str) -> Convention:
        try:
            return self.theatre.rule(convention)
        except KeyError:
            known = ", ".join((*self.theatre.conventions, *self.theatre.counts))
            raise InputError(f"no convention {convention!r}", remedy=f"give one of {known}") from None

    def _valid(self, day: dt.date) -> Iterator[Convention]:
        for convention in self.theatre.conventions.values():
            begun = convention.valid_from is None or convention.valid_from <= day
            if begun and (convention.valid_to is None or day <= convention.valid_to):
                yield convention

    def _covering(
        self,
        convention: Convention,
        side: str,
        region: str,
        ends: tuple[dt.date, dt.date],
        gives: str,
        skip: Figure | None = None,
    ) -> Iterator[Named]:
        """The tracks that can tell the value at both ends, one a form of figures."""
        forms = {skip.form} if skip else set()
        for figure in self._tracks.figures_of(convention):
            if figure.form not in forms and (gives in figure.gives or convention.held_abroad):
                named = self._tracks.of(convention, figure, side, region)
                if named and named.track.covers(*ends):
                    forms.add(figure.form)
                    yield named

    def _states(self, side: str, region: str, day: dt.date) -> Iterator[tuple[Convention, Named]]:
        """Conventions that can tell what the attacker holds in a region, so that they can tell what `side` does; and
        those that tell what the country holds abroad."""
        rest = side == self.theatre.home
        for convention in self._valid(day) if rest else ():
            if convention.held_abroad:
                yield from ((convention, n) for n in self._covering(convention, side, region, (day, day), "held"))
        if side != self.theatre.attacker and not (rest and self._areas(region)):
            return
        for convention in self._valid(day):
            if convention.counts == "gross" or convention.held_abroad:
                continue
            for named in self._covering(convention, self.theatre.attacker, region, (day, day), "held"):
                if not named.figure.abroad & set(convention.layers):
                    yield convention, named

    def _state(self, convention: Convention, named: Named, side: str, region: str, day: dt.date) -> Measurement:
        end = named.track.at(day)
        held, uncertainty, areas = end.km2, _uncertainty(convention, named, end), self._areas(region)
        if side == self.theatre.home and areas:
            rest = max(0.0, areas.official - held)  # what is drawn may be larger than the official area
            uncertainty += max((abs(max(0.0, land - held) - rest) for land in areas.land or ()), default=0.0)
            held = rest
        change = Change(exact(held), exact(uncertainty), flags_of_end(end, end.km2))
        return self._say(convention, named.source, "held", side, region, Period(day, day), change)

    def _areas(self, region: str) -> Areas | None:
        """Official area of a region, or of the whole country as the sum of its regions."""
        areas = self._tracks.figures.areas
        if region == self.theatre.home and areas:
            return Areas(sum(a.official for a in areas.values()), f"{len(areas)} regions added up", None)
        return areas.get(region)

    def _say(
        self,
        convention: Convention,
        source: str,
        quantity: Quantity,
        side: str,
        region: str,
        period: Period,
        change: Change,
        update: str | None = None,
    ) -> Measurement:
        return Measurement(
            convention=convention.id,
            source=source,
            root=self.theatre.sources[source].root,
            quantity=quantity,
            side=side,
            place=region,
            period=period,
            amount=change.amount,
            unit="km2",
            uncertainty=change.uncertainty,
            flags=change.flags,
            update=update,
        )


@lru_cache(maxsize=8)
def shipped_measurer(theatre: Theatre) -> FigureMeasurer:
    """The measurer of the figures that ship with a theatre, one for all questions: what it read and built is kept."""
    return FigureMeasurer(theatre)


def _ends(period: Period) -> tuple[dt.date, dt.date] | None:
    """The days whose ends bound a closed period: the one before the first, and the last."""
    if period.start is None or period.end is None or not dt.date.min < period.start <= period.end:
        return None
    return period.start - ONE, period.end


def _percent(km2: float, area: float, *, drawn: bool) -> float:
    """Share of an area that the side drawn holds, or the other one, which cannot be less than nothing."""
    percent = 100 * km2 / area
    return percent if drawn else max(0.0, 100 - percent)


def _uncertainty(convention: Convention, named: Named, end: End) -> float:
    """Of a state, km²."""
    return convention.tolerance_km2 + end.span + named.track.apart * abs(end.km2)


def _changes(convention: Convention, named: Named, period: Period) -> tuple[tuple[Quantity, Change], ...]:
    if convention.counts == "gross":
        up, down = gross(named.track, convention, period)
        return ("gained", up), ("lost", down)
    return (("change", net(named.track, convention, period)),)
