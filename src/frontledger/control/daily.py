"""A source's daily map files, and the days they really show where the source publishes its single updates."""

from __future__ import annotations

import datetime as dt
import itertools
from bisect import bisect_left
from functools import cached_property

from ..nouns import Convention, Flag
from . import lag
from .anomalies import REDRAWN_SCALE, is_batch, on, scale
from .change import Change
from .figures import Figure
from .series import ONE, clock, exact


class Daily:
    """A source's daily map files beside its single updates, where it publishes these."""

    def __init__(
        self,
        figure: Figure,
        layers: tuple[str, ...],
        updates: list[tuple[dt.datetime, float]],
        zone: str,
        source_of_updates: str = "",
    ) -> None:
        self.figure, self.updates, self.source_of_updates = figure, updates, source_of_updates
        whole = figure.regions(layers).get(figure.region, {})
        self.files = {day: ground for day, ground in whole.items() if not isinstance(day, dt.datetime)}
        self._zone = zone

    @cached_property
    def shown(self) -> dict[dt.date, lag.Shown]:
        """The update each file shows; empty where the source has none."""
        held = {day: file.held for day, file in self.files.items()}
        return lag.match(held, self.updates, self.figure.shows_days_before)

    def update_day(self, index: int) -> dt.date:
        """The day of an update, in the convention's clock."""
        return self.updates[index][0].astimezone(clock(self._zone)).date()

    @cached_property
    def file_of(self) -> dict[dt.date, dt.date]:
        """By day, in order, the day of the file that shows its end; a day whose end no file shows is left out.

        With updates, a file shows the end of a day when the update in it is that day's last, or is not told from it by
        area: it moved less ground since than files differ by without any reason. Without updates, a file without any
        change is taken for one that was not renewed, and the others for the day they usually show.
        """
        if not self.updates:
            lag_days = dt.timedelta(days=self.figure.shows_days_before)
            renewed = [day for i, (day, f) in enumerate(self.files.items()) if not i or f.gained or f.lost]
            return {day - lag_days: day for day in renewed}
        out: dict[dt.date, dt.date] = {}
        before = -1
        for file, shown in self.shown.items():
            if shown.update != before:
                # of the updates that are new in it and those of the same day after it
                oldest = before + 1 if before >= 0 else shown.update
                out.update((day, file) for day in self._days_of(oldest, shown.update) if day not in out)
            before = shown.update
        return out

    @cached_property
    def later(self) -> frozenset[dt.date]:
        """Days whose end no file shows, and that the next file is nearer to than the one before, by the source's own
        areas: those of the updates that both show, and of the day's own."""
        out: set[dt.date] = set()
        if not self.updates:
            return frozenset()
        last = {self.update_day(i): km2 for i, (_, km2) in enumerate(self.updates)}
        for (before, one), (after, other) in itertools.pairwise(self.file_of.items()):
            low, high = (self.updates[self.shown[file].update][1] for file in (one, other))
            own = low
            for n in range(1, (after - before).days):
                day = before + n * ONE
                own = last.get(day, own)
                if abs(high - own) < abs(own - low):
                    out.add(day)
        return frozenset(out)

    def _days_of(self, oldest: int, update: int) -> list[dt.date]:
        """Days whose last update is among those from `oldest` on, and is `update` or has the same area."""
        day = self.update_day(update)
        out = []
        for i in range(oldest, len(self.updates)):
            if self.update_day(i) > day:
                break
            last = i + 1 == len(self.updates) or self.update_day(i + 1) != self.update_day(i)
            if last and abs(self.updates[i][1] - self.updates[update][1]) <= self._noise:
                out.append(self.update_day(i))
        return out

    @cached_property
    def _noise(self) -> float:
        return REDRAWN_SCALE * scale(list(self.files), [ground.held for ground in self.files.values()])

    @cached_property
    def notes(self) -> dict[dt.date, tuple[Flag, ...]]:
        """By day whose end a file shows: that ground was drawn anew since the day before it that has one, and that the
        update in the file is of another day."""
        out: dict[dt.date, tuple[Flag, ...]] = {}
        moved = 0.0
        days: dict[dt.date, list[dt.date]] = {}
        for day, file in self.file_of.items():
            days.setdefault(file, []).append(day)
        for file, shown in self.shown.items():
            moved += shown.moved if shown.redrawn else 0.0
            for day in days.get(file, ()):
                flags = (on("redrawn", day, None, moved),) if moved else ()
                of = self.update_day(shown.update)
                out[day], moved = (*flags, *((on("lagged", min(day, of), max(day, of)),) if of != day else ())), 0.0
        return {day: flags for day, flags in out.items() if flags}

    def file_of_day(self, day: dt.date, convention: Convention) -> Change | None:
        """What the file of one day changed against the file before it, whole region, km²; None outside the files.

        Flagged `lagged` with the days whose updates it shows. A file in which no update is new says nothing of its
        day: its amount is None, flagged `stale`; so is that of a day without a file, flagged `missing`.
        """
        known = list(self.files)
        i = bisect_left(known, day)
        if not 0 < i < len(known):
            return None
        if known[i] != day:
            return Change(None, 0.0, (on("missing", day),))
        shown, before = self.shown.get(day), known[i - 1]
        if shown is None or before not in self.shown:
            return None
        if not shown.new:
            return Change(None, 0.0, (on("stale", day),))
        flags = [on("multi_day", before + ONE, day)] if before != day - ONE else []
        first, last = self.update_day(shown.update - shown.new + 1), self.update_day(shown.update)
        if (first, last) != (day, day):
            flags.append(on("lagged", first, last))
        if shown.redrawn:
            flags.append(on("redrawn", day, None, shown.moved))
        if is_batch(known, [f.gained + f.lost for f in self.files.values()], day):
            flags.append(on("batch", day))
        amount = self.files[day].held - self.files[before].held
        return Change(exact(amount), convention.tolerance_km2, tuple(flags))
