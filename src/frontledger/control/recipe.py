"""Which ways of counting give a published figure, and how many would give it by chance.

A way is a set of layers of a source, a pair of days at whose ends the count begins and stops, net or one-sided, in a
region. Ways are generated from what the sources at hand hold; the conventions are among them. A figure says little when
many ways were tried, so the same ways are counted over every other window of the same length, wherever it lies in the
data: what fits there fits by chance.
"""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from ..nouns import Flag, Period
from .change import unique
from .compare import asked_of, in_use
from .figures import Figure
from .layers import spans
from .series import ONE, Track, clock, from_layers, from_updates
from .tracks import Tracks

Counts = Literal["net", "gained", "lost", "share", "growth"]

STARTS: Final = (-1, 0)
"""The count begins at the end of the day before the first day, or of the first day."""
ENDS: Final = (0, -1, 1)
"""It stops at the end of the last day, of the day before it, or of the day after."""
LAYERS: Final = 6
"""Of more layers only single ones, and the sets that conventions add up, are tried."""
SAME: Final = 1e-6
"""Ways whose figures differ by no more are one."""


class Way(NamedTuple):
    """One way of counting."""

    source: str
    layers: tuple[str, ...]
    region: str
    zone: str
    counts: Counts
    start: int
    """Day at whose end the count begins: so many after the first day of the period."""
    end: int
    """Day at whose end it stops: so many after the last day."""
    convention: str | None
    tolerance: float


class Tried(NamedTuple):
    """What a way gives."""

    way: Way
    amount: float
    off: float
    fits: bool
    chance: float
    """Share of the other windows over which it comes as close, or within the rounding."""
    flags: tuple[Flag, ...]


class Recipe(NamedTuple):
    """All ways, the closest first, and what chance would do."""

    tried: tuple[Tried, ...]
    windows: int
    """Other windows of the same length that were counted over."""
    expected: float
    """So many ways fit over such a window, on average."""
    probability: float
    """Share of those windows over which as many ways fit as here, and one at least."""


class _Curve:
    """A track by day, so that a window costs nothing."""

    def __init__(self, track: Track) -> None:
        self.track, self.first = track, track.first
        length = (track.last - track.first).days + 1
        at = [bisect_right(track.days, track.first + n * ONE) - 1 for n in range(length)]
        self.held = [track.values[i] for i in at]
        up, down = [0.0], [0.0]
        for n, (a, b) in enumerate(itertools.pairwise(track.values)):
            glitch = track.days[n + 1] in track.glitches or track.days[n] in track.glitches
            moved = track.moved[n + 1] if track.moved else (max(b - a, 0.0), max(a - b, 0.0))
            up.append(up[-1] + (0.0 if glitch and not track.moved else moved[0]))
            down.append(down[-1] + (0.0 if glitch and not track.moved else moved[1]))
        self.up, self.down = [up[i] for i in at], [down[i] for i in at]

    def of(self, counts: Counts, start: int, end: int, area: float) -> float | None:
        """The figure between the ends of two days, by number; None where the track has not both."""
        if not 0 <= start < end < len(self.held):
            return None
        if counts == "net":
            return self.held[end] - self.held[start]
        if counts == "gained":
            return self.up[end] - self.up[start]
        if counts == "lost":
            return self.down[end] - self.down[start]
        if counts == "share":
            return 100 * self.held[end] / area if area else None
        return 100 * (self.held[end] - self.held[start]) / self.held[start] if self.held[start] else None


def recipe(
    tracks: Tracks, figure: float, rounding: float, period: Period, regions: Sequence[str], *, percent: bool = False
) -> Recipe:
    """All ways that can count over the period, the closest to the figure first.

    Args:
        tracks: of the theatre; every source that they have is tried.
        figure: what was printed, positive for ground gained by the attacker; km² or percent.
        rounding: what was printed may be off by so much.
        period: closed.
        regions: where it may have been counted.
        percent: the figure is a share of the region's official area at the end of the period, or growth of what is
            held.
    """
    first, last = period.start, period.end
    if first is None or last is None:
        raise ValueError("a recipe needs a closed period")
    count: tuple[Counts, ...] = ("share", "growth") if percent else ("net", "gained", "lost")
    tried: list[Tried] = []
    fitting: dict[dt.date, int] = {}
    seen: set[tuple[object, ...]] = set()
    for way, curve, area in _ways(tracks, period, regions, count):
        start, end = (first - curve.first).days + way.start, (last - curve.first).days + way.end
        amount = curve.of(way.counts, start, end, area)
        if amount is None:
            continue
        whole = curve.held[end]
        key = (way.source, way.region, way.counts, round(amount / SAME), round(whole / SAME))
        if key in seen and way.convention is None:
            continue
        seen.add(key)
        off = amount - figure
        fits = abs(off) <= rounding + way.tolerance
        near = max(abs(off), rounding + way.tolerance)
        windows = close = 0
        for n in range(max(0, -way.start), len(curve.held)):
            shifted = curve.first + n * ONE
            if abs((shifted - first).days) <= (last - first).days:
                continue
            move = (shifted - first).days
            other = curve.of(way.counts, start + move, end + move, area)
            if other is None:
                continue
            windows += 1
            close += abs(other - figure) <= near
            fitting[shifted] = fitting.get(shifted, 0) + (abs(other - figure) <= rounding + way.tolerance)
        flags = unique(curve.track.at(curve.first + end * ONE).gap + curve.track.at(curve.first + start * ONE).gap)
        tried.append(Tried(way, amount, off, fits, close / windows if windows else 1.0, flags))
    tried.sort(key=_order)
    fit = max(1, sum(t.fits for t in tried))
    return Recipe(
        tuple(tried),
        len(fitting),
        statistics.fmean(fitting.values()) if fitting else 0.0,
        sum(n >= fit for n in fitting.values()) / len(fitting) if fitting else 1.0,
    )


def _order(tried: Tried) -> tuple[object, ...]:
    """Conventions first among what fits, then by closeness; of ways that are as close the one of fewer layers."""
    way = tried.way
    named = not tried.fits or way.convention is None
    return (not tried.fits, named, abs(tried.off), len(way.layers), way[:7])


def _ways(
    tracks: Tracks, period: Period, regions: Sequence[str], counts: Sequence[Counts]
) -> Iterator[tuple[Way, _Curve, float]]:
    """Ways that have a track, conventions first: of two that give the same the one with a name is kept."""
    known: dict[str, tuple[Figure, float]] = {}
    for rule in tracks.theatre.conventions.values():
        for figure in asked_of(tracks, rule):
            known.setdefault(figure.source, (figure, rule.tolerance_km2))
    sources = sorted(known)
    for region in regions:
        areas = tracks.figures.areas
        whole = sum(a.official for a in areas.values())
        area = areas[region].official if region in areas else whole if region == tracks.theatre.home else 0.0
        for source in sources:
            figure, tolerance = known[source]
            tolerance = 100 * tolerance / area if "share" in counts and area else tolerance
            for layers, zone, track in _tracks(tracks, figure, region, period):
                curve = _Curve(track)
                for count, start, end in itertools.product(counts, STARTS, ENDS):
                    if count == "share" and start != STARTS[0]:
                        continue
                    named = _named(tracks, source, layers, zone, count, period) if (start, end) == (-1, 0) else None
                    way = Way(source, layers, region, zone, count, start, end, named, tolerance)
                    yield way, curve, area


def _tracks(
    tracks: Tracks, figure: Figure, region: str, period: Period
) -> Iterator[tuple[tuple[str, ...], str, Track]]:
    """Layers, clock and track of everything one source can count in a region."""
    zones = list(dict.fromkeys([tracks.theatre.clock, "UTC"]))
    if figure.form == "layers" and region == figure.region:
        for layers in _sets(tracks, figure, period):
            track = from_layers(figure.layers, layers, figure.mislabelled, tracks.judged(figure.source))
            if track:
                yield layers, tracks.theatre.clock, track
    elif figure.form == "updates" and region == figure.region:
        for layer, zone in itertools.product(figure.names, zones):
            track = from_updates(figure.updates(layer), clock(zone))
            if track:
                yield (layer,), zone, track
    elif figure.form == "regions":
        for rule in tracks.theatre.conventions.values():
            if figure in tracks.figures_of(rule):
                for by_file, zone in ((False, rule.clock), (True, "files")):
                    named = tracks.of(rule, figure, tracks.theatre.attacker, region, by_file=by_file)
                    if named:
                        yield rule.layers, zone, named.track


def _sets(tracks: Tracks, figure: Figure, period: Period) -> list[tuple[str, ...]]:
    """Sets of layers that are drawn at both ends of the period and change in it."""
    drawn = spans(figure.layers)
    first, last = (period.start or dt.date.min) - 2 * ONE, (period.end or dt.date.max) + ONE
    inside = [row for day, row in figure.layers.items() if first <= day <= last]
    there = [
        layer
        for layer, span in drawn.items()
        if span.first <= first + ONE
        and not (span.ends and span.last < last - ONE)
        and len({row[layer] for row in inside if layer in row}) > 1
    ]
    sizes = range(1, len(there) + 1) if len(there) <= LAYERS else (1,)
    sets = [frozenset(s) for size in sizes for s in itertools.combinations(there, size)]
    rules = [frozenset(c.layers) for c in tracks.theatre.conventions.values() if c.source == figure.source]
    sets += [s for s in rules if s not in sets and s <= drawn.keys()]
    order = {layer: n for n, layer in enumerate(figure.names)}
    return [tuple(sorted(s, key=lambda layer: order.get(layer, 0))) for s in sets]


def _named(
    tracks: Tracks, source: str, layers: tuple[str, ...], zone: str, counts: Counts, period: Period
) -> str | None:
    """The convention in use at the end of the period that counts this way, None: none does."""
    one_sided = counts in ("gained", "lost")
    for rule in in_use(tracks, period):
        counted = set(rule.layers) == set(layers) or (source != rule.source and len(layers) == 1)
        fits = counted and source in (rule.source, *rule.also) and (rule.counts == "gross") == one_sided
        if fits and zone == rule.clock:
            return rule.id
    return None
