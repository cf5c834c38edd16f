"""Who holds places through many maps, by their points and by the shares of their outlines, and when that changes.

A map draws the ground of some parties; what it does not draw is the home country's.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, get_args

import numpy as np

from .statements import STANDS_DAYS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..nouns.maps import MapFile

T = TypeVar("T")
How = Literal["entered", "point", "taken"]
"""What of a place changes hands: 5 % of its outline; its point; 95 % of its outline."""
SHARES: Mapping[How, float] = {"entered": 0.05, "taken": 0.95}
"""Of the outline, from which on a place is entered, and taken. docs/methods.md compares them with the point."""
STANDS_DRAWINGS = 2
"""On a map a change counts when the new state stands on so many different drawings, too."""


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
