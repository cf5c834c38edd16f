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
        cache: keep what was measured for the next time.
        progress: is told how far the reading of maps is.
    """

    def __init__(
        self, outlines: Mapping[str, Any], name: str, *, cache: bool = True, progress: Progress | None = None
    ) -> None:
        self.outlines, self.name, self.cache, self.progress = outlines, name, cache, progress

    def cut(self, maps: Maps, layers: tuple[str, ...], whole: str) -> Cut:
        """Ground of all maps in those layers, by region; `whole` is the id of the whole.

        Raises:
            InputError: a region is called as the whole is, or a layer is none of the maps'. SourceError: naming the
                file, when a map cannot be read or its books do not balance.
        """
        from .books import OUTSIDE

        if whole in self.outlines:
            raise InputError(f"a region is called {whole!r}, as the whole is", remedy="give it another id")
        unknown = [layer for layer in layers if layer not in maps.layers]
        if unknown:
            known = ", ".join(maps.layers)
            raise InputError(f"there is no layer {unknown[0]!r} in these maps", remedy=f"give some of {known}")
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

        def outlines() -> Outlines:
            from .regions import Outlines

            return Outlines(self.outlines)

        digest = getattr(self.outlines, "digest", None if self.outlines else "")
        if self.cache and digest is not None:
            folder = str(Path(maps.files[0].name).resolve().parent) if maps.files else ""
            return Store(cache_folder(), folder, *layers, digest).books(maps, layers, outlines)
        from .regions import books

        return books(maps, layers, outlines())


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
        self._content, self._regions = opened.content, regions
        if form == "regions":
            self.known = frozenset((*regions.outlines, "outside")) if regions.outlines else frozenset()
            self.drawings = {f.day: (f.since, f.until) for f in self._content.files if f.until}
            self.by_moment = any(isinstance(at, dt.datetime) for at in at_of(self._content.files))

    def _read_layers(self) -> Mapping[dt.date, Mapping[str, float]]:
        content: Mapping[dt.date, Mapping[str, float]] = self._content
        return content

    def _read_updates(self, layer: str) -> list[tuple[dt.datetime, float]]:
        return [(at, row[layer]) for at, row in self._content.items() if layer in row]

    def _read_regions(self, layers: tuple[str, ...]) -> Cut:
        return self._regions.cut(self._content, layers or self.names, self.region)

    def _maps(self) -> Sequence[At]:
        return at_of(self._content.files)


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
