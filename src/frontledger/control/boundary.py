"""The boundary of held ground on a map, and what of it differs from the map before.

Maps hardly change from one day to the next: of some thousand edges, tens are new. So only what was
rewritten in the text of rings is read; positions are numbered once in their life, whatever map they stand on, and edges
are pairs of numbers. The ground that changed hands lies between the edges that are not in both maps.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..nouns.maps import Shape, position, positions, text
from .rewritten import PARTS, Part, rewritten

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .area import Floats

    Numbers = NDArray[np.int32]

Chain = dict[tuple[int, int], int]
"""How often an edge is passed, by the numbers of its ends, the smaller first; negative: from the larger to the smaller.
No zeros."""


class Positions(dict[bytes, int]):
    """The number of every position met so far, by its text; looking one up numbers it. Equal places have one number.

    Raises:
        ValueError: for what is no position (see `nouns.maps.position`).
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[tuple[float, float], int] = {}
        self._room = np.empty((1024, 2))

    def __missing__(self, token: bytes) -> int:
        self.learn((token,), (position(token),))
        return self[token]

    def learn(self, tokens: Iterable[bytes], places: Iterable[tuple[float, float]]) -> None:
        """Number positions whose places are known."""
        known = len(self._places)
        for token, place in zip(tokens, places, strict=True):
            self[token] = self._places.setdefault(place, len(self._places))
        new = list(itertools.islice(reversed(self._places), len(self._places) - known))
        while len(self._places) > len(self._room):
            self._room = np.concatenate([self._room, np.empty_like(self._room)])
        if new:
            self._room[known : len(self._places)] = new[::-1]

    @property
    def lonlat(self) -> Floats:
        """Rows of longitude and latitude, degrees, by number."""
        return self._room[: len(self._places)]


class Line(NamedTuple):
    """A ring as it is written."""

    text: bytes
    hole: bool
    starts: Numbers
    """Where in the text each position begins."""
    numbers: Numbers
    """The positions' numbers; the last is the first."""
    turned: bool
    """Held ground lies on its right: its edges run against the order in which they are written."""
    low: tuple[float, float]
    high: tuple[float, float]
    """Least and largest longitude and latitude."""


_NONE = np.empty(0, np.int32)
HALF_ROUND = 180.0
"""Degrees of longitude; of a longer edge it cannot be told which way it goes, but for one all the way round."""


class Boundaries:
    """Reads maps of one source, each after the one before it."""

    def __init__(self) -> None:
        self.positions = Positions()
        self._lines: dict[tuple[bytes, bool], list[Line]] = {}

    def start_from(self, lines: Iterable[Line]) -> None:
        """Take these, read here before, as the map before the next."""
        self._lines = {}
        for line in lines:
            self._lines.setdefault((line.text, line.hole), []).append(line)

    def read(self, shapes: Iterable[Shape], *, first: bool = False) -> tuple[list[Line], Chain]:
        """The boundary of a map, and in what it differs from that of the map before.

        A shell's edges count counter-clockwise and a hole's clockwise, however they are written. Edges that are passed
        both ways, as where polygons share a border, are no boundary; in the difference they are left out.

        Args:
            shapes: what it draws.
            first: there is no map before it, and no difference to tell.

        Raises:
            ValueError: naming the ring, when one is malformed.
        """
        rings = [
            (f"polygon {i}, ring {j}", text(ring), j > 0)
            for shape in shapes
            for i, polygon in enumerate(shape)
            for j, ring in enumerate(polygon)
        ]
        old = {key: lines.copy() for key, lines in self._lines.items()}
        lines: list[Line | None] = []
        for _, ring, hole in rings:
            same = old.get((ring, hole))
            lines.append(same.pop() if same else None)
        gone = sorted((line for left in old.values() for line in left), key=lambda line: -len(line.text))
        new = sorted((n for n, line in enumerate(lines) if line is None), key=lambda n: -len(rings[n][1]))
        chain: Chain = {}
        for n, before in zip(new, [*gone, *[None] * len(new)], strict=False):
            where, ring, hole = rings[n]
            try:
                lines[n] = self._line(ring, hole, before, None if first else chain)
            except ValueError as e:
                raise ValueError(f"{where}: {e}") from e
        for before in gone[len(new) :]:
            _pass(chain, before.numbers, before.turned, -1)
        read = [line for line in lines if line]
        self.start_from(read)
        return read, {edge: times for edge, times in chain.items() if times}

    def _line(self, ring: bytes, hole: bool, before: Line | None, chain: Chain | None) -> Line:
        """Read a ring; what is new in it goes into the chain, and what is no longer there out of it."""
        if before is None:
            self.positions.learn(ring.split(PARTS), positions(ring))
            before = Line(b"", hole, _NONE, _NONE, False, (0.0, 0.0), (0.0, 0.0))
            parts = [Part(0, 0, 0, len(ring))]
        else:
            parts = rewritten(before.text, ring)
        starts, numbers, changed = self._spliced(before, ring, parts)
        if len(numbers) < 4 or numbers[0] != numbers[-1]:
            raise ValueError("not a closed ring of four positions or more")
        lon, lat = np.ascontiguousarray(self.positions.lonlat[numbers].T)
        low, high = (float(lon.min()), float(lat.min())), (float(lon.max()), float(lat.max()))
        if high[0] - low[0] > HALF_ROUND:
            steps = np.abs(np.diff(lon))
            if ((steps > HALF_ROUND) & (steps < 2 * HALF_ROUND)).any():
                raise ValueError("an edge goes round more than half the Earth; cut the polygon at the antimeridian")
        # from its first position, so that a small ring far from zero loses nothing
        lon, lat = lon - lon[0], lat - lat[0]
        turned = bool((lon[:-1] @ lat[1:] > lon[1:] @ lat[:-1]) == hole)
        if len(before.numbers) and turned != before.turned:
            changed = [(slice(None), slice(None))]
        if chain is not None:
            for was, now in changed:
                _pass(chain, before.numbers[was], before.turned, -1)
                _pass(chain, numbers[now], turned, 1)
        return Line(ring, hole, starts, numbers, turned, low, high)

    def _spliced(
        self, before: Line, ring: bytes, parts: Sequence[Part]
    ) -> tuple[Numbers, Numbers, list[tuple[slice, slice]]]:
        """Starts and numbers of a ring, and where positions before and now, with one on each side, may differ."""
        starts, numbers, changed = [], [], []
        done = shift = count = 0
        for part in parts:
            first, last = np.searchsorted(before.starts, (part.old_start, part.old_end)).tolist()
            written = ring[part.new_start : part.new_end].removesuffix(PARTS)
            found = written.split(PARTS) if written else []
            lengths = np.fromiter(map(len, found), np.int32, len(found)) + len(PARTS)
            starts += [before.starts[done:first] + shift, part.new_start + np.cumsum(lengths) - lengths]
            numbers += [before.numbers[done:first], np.fromiter(map(self.positions.__getitem__, found), np.int32)]
            count += first - done
            changed.append((slice(max(first - 1, 0), last + 1), slice(max(count - 1, 0), count + len(found) + 1)))
            count += len(found)
            done, shift = last, part.new_end - part.old_end
        starts.append(before.starts[done:] + shift)
        numbers.append(before.numbers[done:])
        return np.concatenate(starts).astype(np.int32), np.concatenate(numbers), changed


def ring_of(line: Line, lonlat: Floats) -> Floats:
    """A ring with held ground on its left: closed rows of longitude and latitude."""
    return lonlat[line.numbers[::-1] if line.turned else line.numbers]


def _pass(chain: Chain, numbers: Numbers, turned: bool, times: int) -> None:
    """Put the edges of a row of positions into a chain, so many times."""
    row = numbers.tolist()
    if turned:
        times = -times
    for u, v in itertools.pairwise(row):
        if u < v:
            chain[u, v] = chain.get((u, v), 0) + times
        elif v < u:
            chain[v, u] = chain.get((v, u), 0) - times
