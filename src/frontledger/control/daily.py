"""A source's daily map files, and the days they really show where the source publishes its single updates."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from functools import cached_property

from ..nouns import Convention, Flag
from . import lag
from .anomalies import is_batch, on
from .change import Change
from .figures import Figure
from .series import ONE, clock, exact


class Daily:
    """A source's daily map files beside its single updates, where it publishes these."""

    def __init__(
        self, figure: Figure, layers: tuple[str, ...], updates: list[tuple[dt.datetime, float]], zone: str
    ) -> None:
        self.figure, self.updates = figure, updates
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
    def days(self) -> dict[dt.date, dt.date]:
        """By day of file, the day whose end it shows; files that show the end of no day are left out.

        With updates, a file shows the end of a day when the update in it is that day's last. Without, a file without
        any change is taken for one that was not renewed, and the others for the day they usually show.
        """
        if not self.updates:
            lag_days = dt.timedelta(days=self.figure.shows_days_before)
            renewed = [day for i, (day, f) in enumerate(self.files.items()) if not i or f.gained or f.lost]
            return {day: day - lag_days for day in renewed}
        out: dict[dt.date, dt.date] = {}
        before = -1
        for file, shown in self.shown.items():
            day, after = self.update_day(shown.update), shown.update + 1
            if shown.update != before and (after == len(self.updates) or self.update_day(after) != day):
                out[file] = day
            before = shown.update
        return out

    @cached_property
    def redrawn(self) -> dict[dt.date, tuple[Flag, ...]]:
        """By day whose end a file shows: that ground was drawn anew since the day before it that has one."""
        out: dict[dt.date, tuple[Flag, ...]] = {}
        moved = 0.0
        for file, shown in self.shown.items():
            moved += shown.moved if shown.redrawn else 0.0
            if moved and file in self.days:
                day = self.days[file]
                out[day], moved = (on("redrawn", day, None, moved),), 0.0
        return out

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
