"""Files of a data folder: found, read within a limit, told apart by their bytes."""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from ..errors import SourceError

MOST_BYTES = 200_000_000
"""No file is read beyond this, packed or not; the largest known, a gazetteer, has a tenth of it."""


def find(folder: Path, paths: tuple[str, ...]) -> Path | None:
    """The first of some paths that is in a folder, as it is or packed with xz; None where none is."""
    for name in paths:
        for path in (folder / name, folder / f"{name}.xz"):
            if path.exists():
                return path
    return None


def read(path: Path, most: int = MOST_BYTES) -> bytes:
    """A file's bytes; of one whose name ends in `.xz` unpacked.

    Raises:
        SourceError: naming the file, when it cannot be read, is larger than `most` bytes or badly packed.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as e:
        raise SourceError(f"{path}: {e.strerror}", remedy="check that the file is there and may be read") from e
    if path.suffix == ".xz":
        data = _unpack(data, path, most)
    if len(data) > most:
        raise SourceError(f"{path}: larger than {most:,} bytes", remedy="give a file that holds less")
    return data


def stamp(paths: Iterable[Path]) -> str:
    """Of files, without reading them: equal as long as nobody wrote to them.

    Raises:
        SourceError: naming the file, when it is missing.
    """
    try:
        told = [path.stat() for path in paths]
    except OSError as e:
        raise SourceError(f"{e.filename}: {e.strerror}", remedy="check that the file is there and may be read") from e
    return " ".join(f"{s.st_size}-{s.st_mtime_ns}" for s in told)


def digest(data: bytes) -> bytes:
    """Equal exactly when the bytes are."""
    return blake2b(data, digest_size=16).digest()


def _unpack(data: bytes, path: Path, most: int) -> bytes:
    unpacker = lzma.LZMADecompressor()
    try:
        out = unpacker.decompress(data, max_length=most + 1)
    except lzma.LZMAError as e:
        raise SourceError(f"{path}: {e}", remedy="fetch the file again") from e
    if not unpacker.eof and len(out) <= most:
        raise SourceError(f"{path}: the packed file ends early", remedy="fetch the file again")
    return out
