"""Visually confirmed losses: the log of changes of Oryx's counts, by moment, side, category and state."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from ..nouns.counts import Count, Counts
from ..nouns.measure import FlagKind
from ..theatre.rows import Rows

COLUMNS: Final = (
    "timestamp_utc", "side", "category", "state", "change", "bookkeeping_reset", "country_was_a_title",
)  # fmt: skip
RENAMED_REST: Final = 0.3
"""What one category loses on a day another gains, to this share: it was renamed, or its items were moved."""
RENAMED: Final = 10
"""Fewer items than this moved are corrections of single items."""

Key = tuple[str, str, str]


def read(data: bytes, name: str, *, sides: Mapping[str, str], unit: str) -> Counts:
    """What each day (UTC) adds to every count, with the running total; `what` is `category, state`.

    Bookkeeping of the archive (`bookkeeping_reset`) is left out and told. A count that falls is a correction
    (`redrawn`), or, where another rises as much, a category renamed (`reclassified`). Where all of a side's counts fall
    to nothing at once the source stopped counting it: that change is none (`break_of_series`).

    Args:
        data: the log, in order of time.
        name: what messages call the file.
        sides: party by country as the log names it.
        unit: what one is.

    Raises:
        SourceError: naming file and line, for an unknown country, a bad number, or rows out of order.
    """
    rows = Rows(data, name, COLUMNS, "get the file again; if its columns changed, update Frontledger")
    moments: dict[dt.datetime, dict[Key, float]] = {}
    reset = 0
    last = ""
    for stamp, country, category, state, change, is_reset, _ in rows:
        at = rows.moment(stamp.replace(" ", "T") + "Z")
        if stamp < last:
            raise rows.fail(f"{stamp} is out of order")
        last = stamp
        if country not in sides:
            raise rows.fail(f"no country is called {country!r}; known are {', '.join(sides)}")
        if is_reset not in ("0", "1"):
            raise rows.fail(f"bookkeeping_reset is 0 or 1, not {is_reset!r}")
        if is_reset == "1":
            reset += 1
            continue
        key = sides[country], category, state
        of = moments.setdefault(at, {})
        of[key] = of.get(key, 0.0) + rows.number(change)
    out = list(_days(moments))
    odd = (f"{name}: {reset} rows of bookkeeping are left out",) if reset else ()
    return Counts(tuple(out), dict.fromkeys(sorted({c.what for c in out}), unit), odd)


def _days(moments: Mapping[dt.datetime, Mapping[Key, float]]) -> Iterable[Count]:
    totals: dict[Key, float] = defaultdict(float)
    days: dict[dt.date, dict[Key, float]] = {}
    ended: set[tuple[dt.date, str]] = set()
    for at, changes in moments.items():
        before = {side: sum(n for k, n in totals.items() if k[0] == side) for side in {k[0] for k in changes}}
        for key, change in changes.items():
            totals[key] += change
            of = days.setdefault(at.date(), {})
            of[key] = of.get(key, 0.0) + change
        for side, total in before.items():
            if total > RENAMED and not any(n for k, n in totals.items() if k[0] == side):
                ended.add((at.date(), side))
    running: dict[Key, float] = defaultdict(float)
    for day, changes in days.items():
        moved = _moved(changes)
        for key, change in sorted(changes.items()):
            running[key] += change
            side, category, state = key
            flags: tuple[FlagKind, ...] = ()
            if (day, side) in ended:
                flags = ("break_of_series",)
            elif key in moved:
                flags = ("reclassified",)
            elif change < 0:
                flags = ("redrawn",)
            amount = None if flags == ("break_of_series",) else change
            yield Count(day, f"{category}, {state}", amount, side, "", running[key], flags)


def _moved(changes: Mapping[Key, float]) -> set[Key]:
    """What of a day's changes went from one category to another of the same side and state."""
    found: set[Key] = set()
    for one, a in changes.items():
        for other, b in changes.items():
            same = one[0] == other[0] and one[2] == other[2]
            if same and a < 0 < b and max(-a, b) >= RENAMED and abs(a + b) <= RENAMED_REST * max(-a, b):
                found |= {one, other}
    return found
