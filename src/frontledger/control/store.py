"""Books kept from run to run, so that a map is measured once: figures only, never a shape.

A store is a file with a line a map, in order of time, that only grows. Maps whose files are as they were are taken from
it; from the first one that is not, books are made anew. Without the store, or with `--no-cache`, the same figures come
from the raw files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ..version import __version__
from .books import Books

if TYPE_CHECKING:
    from ..nouns.maps import MapFile, Maps
    from .regions import Outlines

METHOD = 1
"""To be raised when the same maps give other figures."""


def cache_folder() -> Path:
    """Where stores are kept: `frontledger` in the folder for caches that the system names, or the environment."""
    from platformdirs import user_cache_path

    return user_cache_path("frontledger", appauthor=False) / "books"


class Line(msgspec.Struct, frozen=True):
    """What is kept of one map."""

    name: str
    stamp: str
    digest: str
    total: float
    united: bool
    lacks: tuple[str, ...]
    held: dict[str, float]
    """Of the regions in which ground changed hands; on the first map, of all."""
    gained: dict[str, float]
    lost: dict[str, float]


_READ = msgspec.json.Decoder(Line)
_WRITE = msgspec.json.Encoder()


class Store:
    """Books of one source, some of its layers and some outlines.

    Args:
        folder: where stores are kept; made at need.
        about: what the books are of: everything that they depend on but the maps.
    """

    def __init__(self, folder: Path, *about: str) -> None:
        from hashlib import blake2b

        told = _WRITE.encode([__version__, METHOD, *about])
        self.path = folder / f"{blake2b(told, digest_size=16).hexdigest()}.jsonl"

    def books(self, maps: Maps, layers: Sequence[str], outlines: Callable[[], Outlines]) -> Iterator[Books]:
        """As `regions.books`, from the store as far as it goes; what is new is kept.

        Patches are not kept: they are None in books from the store. A store that cannot be written is gone without.

        Args:
            maps: the source.
            layers: what counts as held.
            outlines: gives the regions; asked only when a map has to be measured.
        """
        files = list(maps.files)
        lines, size = self._lines(maps, files)
        held: dict[str, float] = {}
        for file, line in zip(files, lines, strict=False):
            held = {**held, **line.held}
            yield _books(file, line, held)
        if len(lines) == len(files):
            return
        from .regions import books

        first = _books(files[len(lines) - 1], lines[-1], held) if lines else None
        new: list[Line] = []
        for book in books(maps, layers, outlines(), files[max(len(lines) - 1, 0) :], start=first):
            new.append(_line(maps, book, first=not lines and not new))
            yield book
        self._keep(lines, size, new)

    def _lines(self, maps: Maps, files: Sequence[MapFile]) -> tuple[list[Line], int]:
        """What is kept of the maps from the first on, as long as their files are as they were, and how many bytes."""
        try:
            kept = self.path.read_bytes().splitlines(keepends=True)
        except OSError:
            return [], 0
        out: list[Line] = []
        for file, written in zip(files, kept, strict=False):
            try:
                line = _READ.decode(written)
            except msgspec.DecodeError:
                break
            if not written.endswith(b"\n") or not _as_it_was(line, maps, file):
                break
            out.append(line)
        return out, sum(map(len, kept[: len(out)]))

    def _keep(self, old: Sequence[Line], size: int, new: Sequence[Line]) -> None:
        """Keep new lines behind the old ones; a store that holds more than these is written anew."""
        written = b"".join(_WRITE.encode(line) + b"\n" for line in new)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if size and self.path.stat().st_size == size:
                with self.path.open("ab") as file:
                    file.write(written)
            else:
                part = self.path.with_suffix(".part")
                part.write_bytes(b"".join(_WRITE.encode(line) + b"\n" for line in old) + written)
                part.replace(self.path)
        except OSError:
            # a disk that is full or may not be written costs time on the next run, and no figure
            return


def _name(file: MapFile) -> str:
    """What a map's file is called, wherever its folder is; a Path each would take longer than all else."""
    return file.name.replace("\\", "/").rpartition("/")[2]


def _as_it_was(line: Line, maps: Maps, file: MapFile) -> bool:
    """Is the map's file the one that was measured?"""
    named = line.name == _name(file)
    return named and (line.stamp == maps.stamp(file) or line.digest == maps.digest(file).hex())


def _books(file: MapFile, line: Line, held: dict[str, float]) -> Books:
    return Books(file, line.total, dict(held), line.gained, line.lost, line.united, line.lacks)


def _line(maps: Maps, book: Books, *, first: bool) -> Line:
    changed = book.held.keys() if first else book.gained.keys() | book.lost.keys()
    return Line(
        name=_name(book.file),
        stamp=maps.stamp(book.file),
        digest=maps.digest(book.file).hex(),
        total=book.total,
        united=book.united,
        lacks=book.lacks,
        held={region: book.held.get(region, 0.0) for region in sorted(changed)},
        gained=dict(book.gained),
        lost=dict(book.lost),
    )
