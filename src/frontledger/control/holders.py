"""Who holds places through many maps: by their points, and by the shares of their outlines.

A map draws the ground of some parties, layer by layer; what it does not draw is the home country's. From map to map
only patches of ground change hands, so a place is asked anew only where a patch meets its point or its outline.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, get_args

import numpy as np
import shapely

from ..errors import SourceError
from ..nouns.maps import positions
from .area import areas_of
from .patches import patches
from .statements import STANDS_DAYS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..nouns.maps import MapFile, Maps
    from .raw import Progress

T = TypeVar("T")
How = Literal["entered", "point", "taken"]
"""What of a place changes hands: 5 % of its outline; its point; 95 % of its outline."""
SHARES: Mapping[How, float] = {"entered": 0.05, "taken": 0.95}
"""Of the outline, from which on a place is entered, and taken. docs/methods.md compares them with the point."""
STANDS_DRAWINGS = 2
"""On a map a change counts when the new state stands on so many different drawings, too."""

# maps whose patches are asked at once
_BLOCK = 64
# by how much a share may leave 0 to 1
_OVERLAP = 1e-3


class Track(NamedTuple):
    """Ground of one party at places, through many maps."""

    held: NDArray[np.bool_]
    """By place, on the first map: does it hold the point?"""
    turns: list[tuple[int, int, bool]]
    """Map, place, whether it holds the point from then on; in order of maps."""
    share: Mapping[int, float]
    """By place that has an outline, on the first map: the share of it."""
    moves: list[tuple[int, int, float]]
    """Map, place, share from then on; in order of maps."""
    drawn: list[int]
    """Maps that are not as the one before, the first among them."""
    lacks: list[tuple[str, ...]]
    """Of each map: layers asked for that it does not have."""


class Change(NamedTuple):
    """A place changes hands."""

    place: int
    at: int
    """The first map that shows the new state."""
    how: How
    old: str
    new: str
    share: float | None
    """Of the outline, held on that map by the party that is named first; None without an outline."""
    until: int | None
    """The map that shows the next change; None: the state stands on the last map."""
    dwell_days: float
    """How long the new state stands, up to the next change or the last map."""
    drawings: int
    """Different drawings that show it."""

    @property
    def provisional(self) -> bool:
        """The new state has not stood long enough to count."""
        return self.dwell_days < STANDS_DAYS or self.drawings < STANDS_DRAWINGS


class Holders:
    """Who holds places, on every one of many maps.

    Args:
        tracks: by party; where several hold a place the one named first counts, and shares are those of the first.
        rest: by place, who holds it where none of them does.
        files: the maps that were followed.
    """

    def __init__(self, tracks: Mapping[str, Track], rest: Sequence[str], files: Sequence[MapFile]) -> None:
        self._parties, self._rest, self._files = list(tracks), rest, files
        self._drawn = sorted({at for one in tracks.values() for at in one.drawn})
        first = tracks[self._parties[0]]
        self._shares = {place: [(0, share)] for place, share in first.share.items()}
        for at, place, share in first.moves:
            self._shares[place].append((at, share))
        holds = np.array([one.held for one in tracks.values()])
        self._points = [[(0, self._holder(place, holds[:, place]))] for place in range(len(rest))]
        turns = ((at, place, n, now) for n, one in enumerate(tracks.values()) for at, place, now in one.turns)
        for at, place, party, now in sorted(turns):
            holds[party, place] = now
            self._points[place].append((at, self._holder(place, holds[:, place])))

    def on(self, place: int, at: int) -> tuple[str, float | None]:
        """Who holds a place by its point on a map, and what share of its outline the party named first holds."""
        return _last(self._points[place], at), _last(self._shares.get(place, [(0, None)]), at)

    def changes(self) -> list[Change]:
        """All changes of hands, in order of places, then of maps."""
        out = []
        for place, points in enumerate(self._points):
            states: dict[How, list[tuple[int, str]]] = {"point": points}
            if place in self._shares:
                for how, least in SHARES.items():
                    states[how] = [(at, self._holder(place, [share >= least])) for at, share in self._shares[place]]
            found = [c for how, known in states.items() for c in self._changes(place, how, _runs(known))]
            out += sorted(found, key=lambda c: (c.at, get_args(How).index(c.how)))
        return out

    def _changes(self, place: int, how: How, runs: Sequence[tuple[int, str]]) -> Iterator[Change]:
        for (_, old), (at, new), after in zip(runs, runs[1:], [*runs[2:], None], strict=False):
            until, last = (after[0], after[0]) if after else (None, len(self._files))
            stood = self._files[min(last, len(self._files) - 1)].at - self._files[at].at
            yield Change(
                place=place,
                at=at,
                how=how,
                old=old,
                new=new,
                share=self.on(place, at)[1],
                until=until,
                dwell_days=stood / dt.timedelta(days=1),
                drawings=bisect_left(self._drawn, last) - bisect_left(self._drawn, at),
            )

    def _holder(self, place: int, holds: Iterable[bool]) -> str:
        return next((party for party, held in zip(self._parties, holds, strict=False) if held), self._rest[place])


def track(
    maps: Maps,
    layers: Iterable[str],
    files: Sequence[MapFile],
    lonlat: Sequence[tuple[float, float]],
    outlines: Mapping[int, Any],
    progress: Progress | None = None,
) -> Track:
    """Follow the ground that some layers draw, at places.

    Args:
        maps: the source.
        layers: what counts; a place on the boundary is held.
        files: maps in order of time, at least one.
        lonlat: longitude and latitude of each place.
        outlines: shapely polygons in degrees, of some places by their number.
        progress: is told how far the reading of maps is.

    Raises:
        SourceError: naming the file, when it cannot be read.
    """
    counted = tuple(layers)
    known: dict[int, NDArray[Any]] = {}

    def ground(at: int) -> NDArray[Any]:
        """What a map draws, kept until another is asked for."""
        if at not in known:
            known.clear()
            known[at] = _ground(maps, files[at], counted)
        return known[at]

    steps, done = patches(maps, counted, files), 0
    points, towns = _Points(lonlat), _Outlines(outlines)
    out: Track | None = None
    while block := list(islice(steps, _BLOCK)):
        changed, signs = (np.concatenate([step[i] for step in block]) for i in (3, 4))
        of_map = np.repeat(np.arange(done, done + len(block)), [len(step.shapes) for step in block])
        if out is None:
            # polygons that overlap count once where they were united, and else as often as they do in what changes
            start = np.array([shapely.union_all(ground(0))]) if block[0].united else ground(0)
            points.start(start)
            towns.add(start, np.ones(len(start)))
            out = Track(points.held.copy(), [], towns.shares(), [], [], [])
        out.lacks.extend(step.lacks for step in block)
        out.drawn.extend(done + i for i, step in enumerate(block) if step.before is None or len(step.shapes))
        out.turns.extend(points.turns(changed, signs, of_map, ground))
        for at in np.unique(of_map).tolist():
            of_this = of_map == at
            out.moves.extend((at, *moved) for moved in towns.add(changed[of_this], signs[of_this]))
        done += len(block)
        if progress:
            progress("reading maps", done, len(files))
    if out is None:
        raise ValueError("there is no map")
    return out


class _Points:
    """Points of places, and how often each lies in held ground: twice where polygons overlap."""

    def __init__(self, lonlat: Sequence[tuple[float, float]]) -> None:
        self._points = shapely.points(np.reshape(lonlat, (-1, 2)))
        self._tree = shapely.STRtree(self._points)
        self._times = np.zeros(len(self._points), np.intp)
        self._on_edge: set[int] = set()
        """Places that once lay on an edge: how often they lie in ground, patches do not tell."""
        self.held = np.zeros(len(self._points), np.bool_)

    def start(self, ground: NDArray[Any]) -> None:
        """Take what the first map draws."""
        for place, within, _ in self._met(ground):
            self.held[place] = True
            if within:
                self._times[place] += 1
            else:
                self._on_edge.add(place)

    def turns(
        self,
        patches: NDArray[Any],
        signs: NDArray[np.int64],
        of_map: NDArray[np.intp],
        ground: Callable[[int], NDArray[Any]],
    ) -> Iterator[tuple[int, int, bool]]:
        """Map, place, whether it is held from then on; asks the ground of a map only where a place lies on an edge."""
        met: dict[tuple[int, int], int] = {}
        for place, within, patch in self._met(patches):
            key = (int(of_map[patch]), place)
            met[key] = met.get(key, 0) + (int(signs[patch]) if within else 0)
            if not within:
                self._on_edge.add(place)
        for (at, place), times in sorted(met.items()):
            self._times[place] += times
            now = bool(self._times[place] > 0)
            if place in self._on_edge:
                now = bool(shapely.intersects(ground(at), self._points[place]).any())
            if now != self.held[place]:
                self.held[place] = now
                yield at, place, now

    def _met(self, shapes: NDArray[Any]) -> Iterator[tuple[int, bool, int]]:
        """Place, whether it lies within and not on the edge, and the number of the shape."""
        shape, place = self._tree.query(shapes, predicate="intersects")
        within = shapely.contains(shapes[shape], self._points[place])
        yield from zip(place.tolist(), within.tolist(), shape.tolist(), strict=True)


class _Outlines:
    """Outlines of places, and how much of each is held."""

    def __init__(self, outlines: Mapping[int, Any]) -> None:
        self._places = sorted(outlines)
        self._shapes = np.array([outlines[i] for i in self._places], object)
        self._tree, self._whole = shapely.STRtree(self._shapes), areas_of(self._shapes)
        self._km2 = np.zeros(len(self._shapes))

    def shares(self) -> dict[int, float]:
        """By place."""
        return dict(self._shares_of(range(len(self._places))))

    def add(self, ground: NDArray[Any], signs: NDArray[Any]) -> list[tuple[int, float]]:
        """Add ground, or with a sign of -1 take it away: the places it meets and their new shares."""
        patch, met = self._tree.query(ground, predicate="intersects")
        np.add.at(self._km2, met, areas_of(shapely.intersection(ground[patch], self._shapes[met])) * signs[patch])
        return self._shares_of(np.unique(met).tolist())

    def _shares_of(self, which: Sequence[int]) -> list[tuple[int, float]]:
        share = self._km2[which] / self._whole[which]
        # slivers where polygons overlap count twice; all else is rounding
        if (np.abs(share - 0.5) > 0.5 + _OVERLAP).any():
            raise ValueError(f"shares reach from {share.min()} to {share.max()}: ground was added twice")
        return list(zip((self._places[i] for i in which), np.clip(share, 0, 1).tolist(), strict=True))


def _ground(maps: Maps, file: MapFile, layers: Sequence[str]) -> NDArray[Any]:
    """What a map draws, as valid shapely geometries; they may overlap."""
    drawn = maps.read(file)
    try:
        rings = [[positions(ring) for ring in polygon] for layer in layers for polygon in drawn.get(layer, ())]
    except ValueError as e:
        raise SourceError(f"{file.name}: {e}", remedy="fetch the file again, or leave it out") from e
    made = [shapely.Polygon(shell, holes) for shell, *holes in rings]
    return np.array([p if p.is_valid else shapely.make_valid(p) for p in made], object)


def _last(known: Sequence[tuple[int, T]], at: int) -> T:
    """What was known last up to a map."""
    return known[bisect_right(known, at, key=lambda k: k[0]) - 1][1]


def _runs(known: Iterable[tuple[int, T]]) -> list[tuple[int, T]]:
    """Each state with the map on which it begins; of several on one map the last counts."""
    out: list[tuple[int, T]] = []
    for at, state in dict(known).items():
        if not out or out[-1][1] != state:
            out.append((at, state))
    return out
