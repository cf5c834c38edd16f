"""Places followed through many maps: whether the ground of some parties holds their points, and how much of their
outlines.

From map to map only some edges of the boundary move. A point comes to lie in held ground, or no longer does, only where
a ray from it crosses an edge that moved; the share of an outline changes only where such an edge meets it, or its whole
ground changes hands at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from .area import areas_of
from .complete import Complete
from .ground import Follower
from .holders import Track

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..nouns.maps import MapFile, Maps
    from .area import Floats
    from .ground import Ground
    from .raw import Progress

# of points and edges at the same latitude, so many pairs at a time: tables stay below some tens of megabytes
_PAIRS = 500_000
# rounding in areas, as a share
_ROUNDING = 1e-9


def follow(
    maps: Maps,
    parties: Mapping[str, Sequence[str]],
    files: Sequence[MapFile],
    lonlat: Sequence[tuple[float, float]],
    outlines: Mapping[int, Any],
    may_lack: Collection[str] = (),
    progress: Progress | None = None,
) -> tuple[list[MapFile], dict[str, Track]]:
    """Follow the ground of parties at places, each map read once.

    Args:
        maps: the source.
        parties: layers that each party's ground is drawn in. A map that lacks one of the first party's, which maps
            before and after have, is left out.
        files: maps in order of time.
        lonlat: longitude and latitude of each place; one on the boundary is held.
        outlines: shapely polygons in degrees, of some places by their number; their shares are the first party's.
        may_lack: layers that a map may do without, and is complete.
        progress: is told how far the reading of maps is.

    Returns:
        The maps that were followed, and what was found by party.

    Raises:
        SourceError: naming the file, when it cannot be read, or a ring is malformed.
    """
    first = next(iter(parties))
    complete = Complete(maps, parties[first], may_lack)
    points = {party: _Points(lonlat) for party in parties}
    towns = _Outlines(outlines)
    followers = {party: Follower() for party in parties}
    tracks: dict[str, Track] = {}
    followed: list[MapFile] = []
    for n, file in enumerate(files, 1):
        found = maps.read(file)
        if progress:
            progress("reading maps", n, len(files))
        if complete.lacks(file, found):
            continue
        at = len(followed)
        followed.append(file)
        for party, layers in parties.items():
            ground = followers[party].read(file, [found[layer] for layer in layers if layer in found])
            turned = points[party].turned(ground)
            shares = towns.moved(ground) if party == first else []
            if party not in tracks:
                held = points[party].held.copy()
                tracks[party] = Track(held, [], dict(shares), [], [at])
                continue
            tracks[party].turns.extend((at, place, now) for place, now in turned)
            tracks[party].moves.extend((at, *moved) for moved in shares)
            if ground.moved is not None and len(ground.moved):
                tracks[party].drawn.append(at)
    return followed, tracks


class _Points:
    """Points of places, and how often the boundary runs round each: twice where polygons overlap."""

    def __init__(self, lonlat: Sequence[tuple[float, float]]) -> None:
        self._at = np.reshape(np.array(lonlat, np.float64), (-1, 2))
        self._order = np.argsort(self._at[:, 1], kind="stable")
        self._lon, self._lat = self._at[self._order].T
        self._times = np.zeros(len(self._at), np.int64)
        self._on_edge = np.zeros(len(self._at), np.bool_)
        self.held = np.zeros(len(self._at), np.bool_)

    def turned(self, ground: Ground) -> list[tuple[int, bool]]:
        """Places that are held on this map and were not, or the other way round."""
        times, on_edge = self._crossed(ground.all_edges if ground.moved is None else ground.moved)
        self._times += times
        # once on an edge, a place is asked of the polygons themselves: which side of it counts, edges do not tell
        self._on_edge |= on_edge
        out = []
        for place in np.flatnonzero((times != 0) | on_edge).tolist():
            now = bool(self._times[place] > 0)
            if self._on_edge[place]:
                now = bool(shapely.intersects_xy(ground.all_polygons, *self._at[place]).any())
            if now != self.held[place]:
                self.held[place] = now
                out.append((place, now))
        return out

    def _crossed(self, edges: Floats) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """How often edges that run north, less those that run south, lie east of each point; and which lie on one."""
        # an edge is looked at from its southern end, whichever way it runs, so that one that runs back cancels it
        x1, y1, x2, y2 = edges.T
        south = y1 <= y2
        step = np.where(south, 1, -1)
        x1, y1, x2, y2 = np.where(south, edges[:, [0, 1, 2, 3]].T, edges[:, [2, 3, 0, 1]].T)
        low, high = np.searchsorted(self._lat, y1, "left"), np.searchsorted(self._lat, y2, "right")
        times, on_edge = np.zeros(len(self._at), np.int64), np.zeros(len(self._at), np.bool_)
        pairs = np.concatenate([[0], np.cumsum(high - low)])
        start = 0
        while start < len(edges):
            end = max(start + 1, int(np.searchsorted(pairs, pairs[start] + _PAIRS, "right")) - 1)
            count = (high - low)[start:end]
            edge = np.repeat(np.arange(start, end), count)
            point = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low[start:end], count)
            lon, lat = self._lon[point], self._lat[point]
            side = (x2 - x1)[edge] * (lat - y1[edge]) - (lon - x1[edge]) * (y2 - y1)[edge]
            within = (np.minimum(x1, x2)[edge] <= lon) & (lon <= np.maximum(x1, x2)[edge])
            place = self._order[point]
            met = (side > 0) & (lat < y2[edge])
            np.add.at(times, place[met], step[edge[met]])
            on_edge[place[(side == 0) & within]] = True
            start = end
        return times, on_edge


class _Outlines:
    """Outlines of places, and the share of each that is held."""

    def __init__(self, outlines: Mapping[int, Any]) -> None:
        self._places = np.array(sorted(outlines), np.intp)
        self._shapes = np.array([outlines[i] for i in sorted(outlines)], object)
        self._tree, self._whole = shapely.STRtree(self._shapes), areas_of(self._shapes)
        inside = shapely.get_coordinates(shapely.point_on_surface(self._shapes))
        self._points = _Points([(lon, lat) for lon, lat in inside.tolist()])

    def moved(self, ground: Ground) -> list[tuple[int, float]]:
        """Places whose share may not be as on the map before, with the share; on the first map, all."""
        turned = [i for i, _ in self._points.turned(ground)]
        if ground.moved is None:
            met = np.arange(len(self._shapes))
        else:
            # boxes are enough: an outline that is met by none has all its ground on one side
            lines = shapely.linestrings(ground.moved.reshape(-1, 2, 2))
            met = np.unique(np.concatenate([self._tree.query(lines)[1], np.array(turned, np.intp)]))
        if not len(met):
            return []
        shares = self._held(ground, met) / self._whole[met]
        if (np.abs(shares - 0.5) > 0.5 + _ROUNDING).any():
            raise ValueError(f"shares reach from {shares.min()} to {shares.max()}")
        return list(zip(self._places[met].tolist(), np.clip(shares, 0, 1).tolist(), strict=True))

    def _held(self, ground: Ground, which: NDArray[np.intp]) -> Floats:
        """Held ground in some outlines, km²."""
        outline, polygon = shapely.STRtree(ground.all_polygons).query(self._shapes[which], predicate="intersects")
        parts = shapely.intersection(self._shapes[which][outline], ground.all_polygons[polygon])
        km2 = np.bincount(outline, areas_of(parts), len(which)).astype(np.float64)
        # where polygons overlap their parts are one
        for i in np.flatnonzero(np.bincount(outline, minlength=len(which)) > 1).tolist():
            km2[i] = areas_of(np.array([shapely.union_all(parts[outline == i])]))[0]
        return km2
