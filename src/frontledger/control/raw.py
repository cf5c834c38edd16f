"""Figures of raw files: areas as they stand there, maps measured when their figures are first asked for."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from ..errors import InputError
from .figures import At, Cut, Figure, Ground, Odd
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

    def cut(
        self, maps: Maps, layers: tuple[str, ...], whole: str, may_lack: Collection[str] = (), *, read_as: str = ""
    ) -> tuple[Cut, Odd]:
        """Ground of all complete maps in some layers, by region, and what is odd in them.

        Args:
            maps: the source.
            layers: what counts as held.
            whole: id of the whole.
            may_lack: layers that a map may do without, and is complete.
            read_as: whose maps they are and how they are read: what is kept of others is not theirs.

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
        books = list(self._books(read, layers, read_as))
        begun, incomplete = _lacking([book.lacks for book in books], [x for x in layers if x not in may_lack])
        odd = Odd(
            {at_of_file[books[n].file]: lacks for n, lacks in incomplete.items()},
            {at_of_file[books[n].file]: new for n, new in begun.items()},
            tuple(at_of_file[book.file] for book in books if book.united),
        )
        if incomplete:
            complete = [book.file for n, book in enumerate(books) if n not in incomplete]
            books = list(self._books(_Watched(maps, self.progress, complete), layers, read_as, "complete"))
        for book in books:
            at = at_of_file[book.file]
            gained, lost = math.fsum(book.gained.values()), math.fsum(book.lost.values())
            changed = book.gained.keys() | book.lost.keys() if out[whole] else book.held.keys()
            out[whole][at] = Ground(book.total, gained, lost)
            for region in sorted(changed):
                ground = (books_of.get(region, 0.0) for books_of in (book.held, book.gained, book.lost))
                out[region][at] = Ground(*ground)
        return out, odd

    def _books(self, maps: Maps, layers: tuple[str, ...], *about: str) -> Iterator[Books]:
        """Books of the maps, kept from the last time where they may be and cannot be others."""
        digest = getattr(self.outlines, "digest", None if self.outlines else "")
        if self.cache and digest is not None:
            folder = str(Path(maps.files[0].name).resolve().parent) if maps.files else ""
            return Store(cache_folder(), folder, *layers, digest, str(self.given), *about).books(
                maps, layers, self._outlines
            )
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
        return Outlines(self.outlines, apart=not self.given)

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
        self._content, self.cut_by, self._may_lack = opened.content, regions, about.may_lack
        self._read_as = f"{opened.source.id} {msgspec.json.encode(about).decode()}"
        self._odd: dict[tuple[str, ...], Odd] = {}
        self._across: dict[tuple[tuple[str, ...], At, At], dict[str, tuple[float, float, float, float]]] = {}
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
        cut, self._odd[layers] = self.cut_by.cut(
            self.maps, layers or self.names, self.region, self._may_lack, read_as=self._read_as
        )
        return cut

    def odd(self, layers: tuple[str, ...] = (), /) -> Odd:
        """What is odd in its maps."""
        self.regions(layers)
        return self._odd[layers if len(self.names) > 1 else ()]

    def across(self, layers: tuple[str, ...], region: str, before: At, after: At, /) -> tuple[float, float]:
        """Gained and lost between two maps compared directly, km²."""
        key = (layers, before, after)
        if key not in self._across:
            one, two = self.file_at(before), self.file_at(after)
            self._across[key] = self.cut_by.compare(self.maps, layers or self.names, one, two, self.region)
        _, _, gained, lost = self._across[key].get(region, (0.0, 0.0, 0.0, 0.0))
        return gained, lost

    def _maps(self) -> Sequence[At]:
        return at_of(self._content.files)

    def drawn(self, layers: Collection[str]) -> Mapping[At, Mapping[str, float]]:
        """Km² of layers as maps draw them; see `Figure.drawn`."""
        from .drawn import areas_drawn

        return dict(zip(at_of(self.maps.files), areas_drawn(self.maps, layers), strict=True)) if layers else {}


class _Watched:
    """Maps that tell how many of them were read; all of a source's, or some."""

    def __init__(self, maps: Maps, progress: Progress | None, files: Sequence[MapFile] | None = None) -> None:
        self.files = maps.files if files is None else files
        self.layers, self.digest, self.stamp = maps.layers, maps.digest, maps.stamp
        self._maps, self._progress, self._done = maps, progress, 0

    def read(self, file: MapFile) -> Mapping[str, Shape]:
        self._done = min(self._done + 1, len(self.files))
        if self._progress:
            self._progress("reading maps", self._done, len(self.files))
        return self._maps.read(file)


def _lacking(
    lacks: Sequence[tuple[str, ...]], layers: Sequence[str]
) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]]:
    """By number of a map: layers that begin with it after maps without, and layers that it lacks and that maps before
    and after have. A layer that no map has any more has no ground."""
    begun: dict[int, tuple[str, ...]] = {}
    incomplete: dict[int, tuple[str, ...]] = {}
    for layer in layers:
        having = [n for n, without in enumerate(lacks) if layer not in without]
        if having and having[0]:
            begun[having[0]] = (*begun.get(having[0], ()), layer)
        for n in range(having[0], having[-1]) if having else ():
            if layer in lacks[n]:
                incomplete[n] = (*incomplete.get(n, ()), layer)
    return begun, incomplete


def at_of(files: Sequence[MapFile]) -> list[At]:
    """What tells map files apart: their days; where any is of a moment within its day, their moments."""
    midnight = dt.time()
    by_moment = any(f.at.astimezone(dt.UTC).time() != midnight for f in files)
    return [f.at if by_moment else f.day for f in files]


def _must_part(outlines: Mapping[str, Any], name: str) -> None:
    """Refuse polygons that lie in one another; a strip that two share is the first's."""
    import numpy as np
    import shapely

    ids, shapes = list(outlines), np.array(list(outlines.values()), object)
    inner, around = shapely.STRtree(shapes).query(shapely.point_on_surface(shapes), predicate="within")
    for one, other in zip(inner.tolist(), around.tolist(), strict=True):
        if one != other:
            raise InputError(
                f"{name}: {ids[one]!r} and {ids[other]!r} overlap",
                remedy="give polygons that do not, or each in a file of its own",
            )
