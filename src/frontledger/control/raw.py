"""Figures of raw files: areas as they stand there, maps measured when their figures are first asked for."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import InputError
from .figures import At, Cut, Figure, Ground
from .store import Store, cache_folder

if TYPE_CHECKING:
    from ..nouns import Source
    from ..nouns.maps import MapFile, Maps, Shape
    from ..theatre.readers import Reader
    from .books import Books
    from .regions import Outlines

MOST_SHARED = 0.01
"""Polygons that have more than this share of the smaller in common are meant to overlap, and cannot part ground."""

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how many are done, and of how many."""


class Opened(Protocol):
    """A source whose raw files are at hand, as `verbs.data` opens it."""

    @property
    def source(self) -> Source: ...
    @property
    def form(self) -> str: ...
    @property
    def content(self) -> Any: ...
    @property
    def about(self) -> Reader: ...


class Regions:
    """What maps are cut by.

    Args:
        outlines: shapely polygons by region, in degrees; empty to measure the whole alone.
        name: whose outlines they are.
        given: somebody gave them, who may not know that ground cannot lie in two.
        cache: keep what was measured for the next time.
        progress: is told how far the reading of maps is.
    """

    def __init__(
        self,
        outlines: Mapping[str, Any],
        name: str,
        *,
        given: bool = False,
        cache: bool = True,
        progress: Progress | None = None,
    ) -> None:
        self.outlines, self.name, self.given, self.cache, self.progress = outlines, name, given, cache, progress

    def cut(self, maps: Maps, layers: tuple[str, ...], whole: str) -> Cut:
        """Ground of all maps in those layers, by region; `whole` is the id of the whole.

        Raises:
            InputError: a region is called as the whole is. SourceError: naming the file, when a map cannot be read or
                its books do not balance.
        """
        from .books import OUTSIDE

        if whole in self.outlines:
            raise InputError(f"a region is called {whole!r}, as the whole is", remedy="give it another id")
        at_of_file = dict(zip(maps.files, at_of(maps.files), strict=True))
        out: dict[str, dict[At, Ground]] = {region: {} for region in (whole, *sorted(self.outlines), OUTSIDE)}
        read = _Watched(maps, self.progress) if self.progress else maps
        for book in self._books(read, layers):
            at = at_of_file[book.file]
            gained, lost = math.fsum(book.gained.values()), math.fsum(book.lost.values())
            changed = book.gained.keys() | book.lost.keys() if out[whole] else book.held.keys()
            out[whole][at] = Ground(book.total, gained, lost)
            for region in sorted(changed):
                ground = (books_of.get(region, 0.0) for books_of in (book.held, book.gained, book.lost))
                out[region][at] = Ground(*ground)
        return out

    def _books(self, maps: Maps, layers: tuple[str, ...]) -> Iterator[Books]:
        """Books of the maps, kept from the last time where they may be and cannot be others."""

        digest = getattr(self.outlines, "digest", None if self.outlines else "")
        if self.cache and digest is not None:
            folder = str(Path(maps.files[0].name).resolve().parent) if maps.files else ""
            return Store(cache_folder(), folder, *layers, digest).books(maps, layers, self._outlines)
        from .regions import books

        return books(maps, layers, self._outlines())

    def _outlines(self) -> Outlines:
        """The outlines made ready to cut by.

        Raises:
            InputError: polygons that were given overlap.
        """
        from .regions import Outlines

        if self.given:
            _must_part(self.outlines, self.name)
        return Outlines(self.outlines)

    def compare(
        self, maps: Maps, layers: Sequence[str], before: MapFile, after: MapFile, whole: str
    ) -> dict[str, tuple[float, float, float, float]]:
        """Two maps against one another: by region what the earlier holds, what the later holds, gained and lost, km².

        Raises:
            SourceError: naming the file, when a map cannot be read or its books do not balance.
        """
        from .regions import books

        one, two = books(maps, layers, self._outlines(), [before, after])
        gained, lost = math.fsum(two.gained.values()), math.fsum(two.lost.values())
        out = {whole: (one.total, two.total, gained, lost)}
        for region in sorted(one.held.keys() | two.held.keys() | two.lost.keys()):
            cells = (one.held, two.held, two.gained, two.lost)
            held_before, held, gained, lost = (of.get(region, 0.0) for of in cells)
            out[region] = (held_before, held, gained, lost)
        return out


class RawFigure(Figure):
    """Figures of raw files.

    Args:
        opened: the source.
        region: what they are of.
        regions: what maps are cut by.
    """

    def __init__(self, opened: Opened, region: str, regions: Regions) -> None:
        about, form = opened.about, "regions" if opened.form == "maps" else opened.form
        super().__init__(
            opened.source.id,
            form,
            region,
            layers=about.layers,
            abroad=about.abroad,
            gives=about.gives,
            outline=regions.name,
            shows_days_before=about.shows_days_before,
        )
        self._content, self.cut_by = opened.content, regions
        self._drawn: dict[At, dict[str, float]] | None = None
        if form == "regions":
            self.known = frozenset((*regions.outlines, "outside")) if regions.outlines else frozenset()
            self.drawings = {f.day: (f.since, f.until) for f in self._content.files if f.until}
            self.by_moment = any(isinstance(at, dt.datetime) for at in at_of(self._content.files))

    @property
    def maps(self) -> Maps:
        """Of form `regions`: the maps."""
        maps: Maps = self._content
        return maps

    def file_at(self, at: At) -> MapFile:
        """Of form `regions`: the file that is told apart by its day or moment."""
        return next(file for file, of in zip(self.maps.files, at_of(self.maps.files), strict=True) if of == at)

    def _read_layers(self) -> Mapping[dt.date, Mapping[str, float]]:
        content: Mapping[dt.date, Mapping[str, float]] = self._content
        return content

    def _read_updates(self, layer: str) -> list[tuple[dt.datetime, float]]:
        return [(at, row[layer]) for at, row in self._content.items() if layer in row]

    def _read_regions(self, layers: tuple[str, ...]) -> Cut:
        return self.cut_by.cut(self._content, layers or self.names, self.region)

    def _maps(self) -> Sequence[At]:
        return at_of(self._content.files)

    def drawn(self) -> Mapping[At, Mapping[str, float]]:
        """Km² of each layer that a map draws, polygons added up; see `Figure.drawn`."""
        if self._drawn is None:
            from .drawn import areas_drawn

            self._drawn = dict(zip(at_of(self._content.files), areas_drawn(self._content), strict=True))
        return self._drawn


class _Watched:
    """Maps that tell how many of them were read."""

    def __init__(self, maps: Maps, progress: Progress) -> None:
        self.files, self.layers = maps.files, maps.layers
        self.digest, self.stamp = maps.digest, maps.stamp
        self._maps, self._progress, self._done = maps, progress, 0

    def read(self, file: MapFile) -> Mapping[str, Shape]:
        self._done = min(self._done + 1, len(self.files))
        self._progress("reading maps", self._done, len(self.files))
        return self._maps.read(file)


def at_of(files: Sequence[MapFile]) -> list[At]:
    """What tells map files apart: their days; where any is of a moment within its day, their moments."""
    midnight = dt.time()
    by_moment = any(f.at.astimezone(dt.UTC).time() != midnight for f in files)
    return [f.at if by_moment else f.day for f in files]


def _must_part(outlines: Mapping[str, Any], name: str) -> None:
    import numpy as np
    import shapely

    ids, shapes = list(outlines), np.array(list(outlines.values()), object)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    one, other = one[one < other], other[one < other]
    # areas in degrees: of two polygons at one place their ratio is that on the ground
    common = shapely.area(shapely.intersection(shapes[one], shapes[other]))
    smaller = np.minimum(shapely.area(shapes[one]), shapely.area(shapes[other]))
    for n in np.flatnonzero(common > MOST_SHARED * smaller).tolist():
        raise InputError(
            f"{name}: {ids[one[n]]!r} and {ids[other[n]]!r} overlap",
            remedy="give polygons that do not, or each in a file of its own",
        )
