"""Missiles, drones and bombs launched and brought down: a row a model and wave, as an air force reports them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from ..nouns.counts import Count, Counts
from ..theatre.rows import Rows

COLUMNS = (
    "time_start", "time_end", "model", "category", "launched", "destroyed", "not_reach_goal", "still_attacking",
    "is_shahed", "hit_locations", "fragment_locations", "target", "launch_place", "source",
)  # fmt: skip
WHAT = ("launched", "destroyed", "not_reach_goal")
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})( [0-9]{2}:[0-9]{2})?")


def read(
    data: bytes, name: str, *, side: str, units: Mapping[str, str], apart: Mapping[str, Sequence[str]] = {}
) -> Counts:
    """What was launched, brought down, and did not reach its goal, summed by the day on which a wave ended.

    A wave of a night starts on the evening before: it is counted on the day of the report. Drones that were lost on
    their way are in `not_reach_goal`, not in `destroyed`. Where a row does not say how many, the sum of the others is
    given with the flag `incomplete`. A day without a row is not told to be zero.

    Args:
        data: the table, UTF-8.
        name: what messages call the file.
        side: who launched.
        units: what one is, by category: `drone`, `missile`.
        apart: models that are counted a second time under a name of their own, which has its unit too.

    Raises:
        SourceError: naming file and line, for a bad time or number, or an unknown category.
    """
    rows = Rows(data, name, COLUMNS, "get the file again; if its columns changed, update Frontledger")
    sums: dict[tuple[dt.date, str], list[float]] = defaultdict(list)
    unsaid: set[tuple[dt.date, str]] = set()
    named = {model: kind for kind, models in apart.items() for model in models}
    for start, end, model, category, *cells in rows:
        times = [_TIME.fullmatch(t) for t in (start, end)]
        if not all(times) or start[:10] > end[:10]:
            raise rows.fail(f"{start!r} to {end!r} is no time of a wave, YYYY-MM-DD or YYYY-MM-DD HH:MM")
        if category not in units:
            raise rows.fail(f"no category is called {category!r}; known are {', '.join(units)}")
        at = rows.day(end[:10])
        kinds = (category, *filter(None, [named.get(model)]))
        for kind, (what, cell) in product(kinds, zip(WHAT, cells, strict=False)):
            key = at, f"{kind}_{what}"
            if cell:
                sums[key].append(rows.area(cell))
            elif what != "not_reach_goal":
                sums[key].append(0.0)
                unsaid.add(key)
    order = [f"{category}_{what}" for category in units for what in WHAT]
    out = [
        Count(at, what, sum(found), side, flags=("incomplete",) if (at, what) in unsaid else ())
        for (at, what), found in sums.items()
    ]
    out.sort(key=lambda c: (c.day, order.index(c.what)))
    return Counts(tuple(out), {f"{c}_{what}": unit for c, unit in units.items() for what in WHAT})
