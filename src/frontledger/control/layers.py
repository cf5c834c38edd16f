"""Days on which layers of a map are to be read with care: ground moved between them, names mixed up, layers that begin
or end. Rules are relative, as those of one series are (`anomalies.py`)."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..nouns import Flag
from .anomalies import on, scale

MOVED: Final = 3.0
"""Rule R: a layer moved by more than this many scales of the two layers' sum …"""
MOVED_REST: Final = 0.3
"""… and another gave or took it, to less than this share of the larger."""
RARE: Final = 0.01
"""A layer on fewer than this share of days may be another one under a wrong name …"""
SAME_LAYER: Final = 0.01
"""… whose last value it has to this share, …"""
SAME_SCALES: Final = 5.0
"""… or, of a layer that is missing, to so many of its scales."""
OTHER_LAYER: Final = 0.1
"""A layer that is not rare stands under a wrong name when it also left its own last value by more than this share."""
ENDED: Final = 7
"""A layer that so many last maps lack has ended; before, it is missing on them."""

Layers = Mapping[dt.date, Mapping[str, float]]
"""km² by day, in order, and layer; a layer that a day lacks is absent."""


class Pairs:
    """How layers move against one another.

    Args:
        rows: the source's layers.
        usual: scale of the series asked about: less than that is no move.
        judged: the layers between which ground moves; all without it.
    """

    def __init__(self, rows: Layers, usual: float, judged: Collection[str] = ()) -> None:
        self._rows, self._usual, self._judged = rows, usual, judged
        self._scales: dict[tuple[str, str], float] = {}

    def moved(self, before: Mapping[str, float], after: Mapping[str, float], counted: Collection[str]) -> Flag | None:
        """Rule R: which layers of one step gave ground to one another, at least one of them counted; flagged on no day
        yet, with the largest step. None: none did."""
        steps = [
            (layer, step)
            for layer, km2 in after.items()
            if layer in before and (not self._judged or layer in self._judged) and (step := km2 - before[layer])
        ]
        found: dict[str, float] = {}
        for (one, a), (other, b) in itertools.combinations(steps, 2):
            larger = max(abs(a), abs(b))
            if a * b >= 0 or abs(a + b) >= MOVED_REST * larger or larger <= self._usual:
                continue
            if (one in counted or other in counted) and larger > MOVED * self._scale(one, other) > 0:
                found |= {one: a, other: b}
        if not found:
            return None
        return on("reclassified", dt.date.min, None, max(map(abs, found.values())), *sorted(found))

    def _scale(self, one: str, other: str) -> float:
        """What the two together change on a usual day."""
        key = (one, other)
        if key not in self._scales:
            both = [(day, row[one] + row[other]) for day, row in self._rows.items() if one in row and other in row]
            self._scales[key] = scale([day for day, _ in both], [km2 for _, km2 in both])
        return self._scales[key]


def mislabelled(rows: Layers) -> dict[dt.date, Flag]:
    """Days on which a layer stands under another one's name: its own is missing or far from its last value, and the
    other, a rare one or one that is far from its own last value, has just that."""
    counts: dict[str, int] = {}
    for row in rows.values():
        for layer in row:
            counts[layer] = counts.get(layer, 0) + 1
    rare = {layer for layer, n in counts.items() if n < RARE * len(rows)}
    found: dict[dt.date, Flag] = {}
    scales: dict[str, float] = {}
    last: dict[str, float] = {}
    absent: dict[str, int] = {}
    doubted: set[str] = set()
    for day, row in rows.items():
        if rare & row.keys():
            for layer in last.keys() - row.keys() - scales.keys():
                scales[layer] = _scale_of(rows, layer)
        wrong = next(_wrong(row, last, rare, absent, scales), None)
        # what stands under a wrong name twice in a row has been redrawn
        names = {name for name in wrong or () if name not in doubted}
        if wrong and names:
            found[day] = on("mislabelled", day, None, row[wrong[0]], *wrong)
        last.update((layer, km2) for layer, km2 in row.items() if layer not in names)
        absent = {layer: 0 if layer in row else absent.get(layer, 0) + 1 for layer in last}
        doubted = names
    return found


def _wrong(
    row: Mapping[str, float],
    last: Mapping[str, float],
    rare: Collection[str],
    absent: Mapping[str, int],
    scales: Mapping[str, float],
) -> Iterator[tuple[str, str]]:
    """Layers of a day that have another one's value, with that one, the closest first."""
    pairs = itertools.product(sorted(row), sorted(last.keys() - rare))
    for strange, layer in sorted(pairs, key=lambda pair: (abs(row[pair[0]] - last[pair[1]]), pair)):
        value, gone = last[layer], layer not in row
        room = SAME_SCALES * scales.get(layer, 0.0) if strange in rare and gone else 0.0
        if strange == layer or not value or abs(row[strange] - value) > max(SAME_LAYER * value, room):
            continue
        if strange in rare:
            if gone:
                yield strange, layer
        elif (
            strange in last
            and _far(row[strange], last[strange])
            and (absent.get(layer, 0) < ENDED if gone else _far(row[layer], value))
        ):
            yield strange, layer


def _scale_of(rows: Layers, layer: str) -> float:
    days = [day for day, row in rows.items() if layer in row]
    return scale(days, [rows[day][layer] for day in days])


def _far(km2: float, last: float) -> bool:
    return abs(km2 - last) > OTHER_LAYER * max(abs(last), abs(km2))


class Span(NamedTuple):
    """The days on which a layer is drawn."""

    first: dt.date
    last: dt.date
    begins: bool
    """After the first map of the source, to stay."""
    ends: bool
    """Before its last maps."""


def spans(rows: Layers) -> dict[str, Span]:
    """From when to when each layer is drawn, rare ones left out."""
    days = list(rows)
    at: dict[str, list[int]] = {}
    for i, row in enumerate(rows.values()):
        for layer in row:
            at.setdefault(layer, []).append(i)
    last = len(days) - 1
    return {
        layer: Span(days[places[0]], days[places[-1]], places[0] > 0, last - places[-1] >= ENDED)
        for layer, places in sorted(at.items())
        if len(places) >= RARE * len(days)
    }


def incomplete(days: Sequence[dt.date], rows: Layers, counted: Sequence[str]) -> dict[dt.date, Flag]:
    """Days that lack a layer which has begun and not ended."""
    found: dict[dt.date, Flag] = {}
    drawn = {layer: span for layer, span in spans(rows).items() if layer in counted}
    for day in days:
        lacking = [
            layer
            for layer in counted
            if layer in drawn
            and layer not in rows[day]
            and drawn[layer].first < day
            and (day < drawn[layer].last or not drawn[layer].ends)
        ]
        if lacking:
            found[day] = on("incomplete", day, None, None, *lacking)
    return found


def same(before: Mapping[str, float], after: Mapping[str, float], judged: Collection[str]) -> bool:
    """Is one day's map the one before it? Told from the layers that are judged, from all without any."""
    drawn = [layer for layer in judged or before if layer in before or layer in after]
    return bool(drawn) and all(before.get(layer) == after.get(layer) for layer in drawn)
