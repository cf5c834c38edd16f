"""What sources of map files have in common: a folder listed, files of a layer or many, days that cannot be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median_low

from ..errors import SourceError
from ..nouns.maps import MapFile, Shape
from . import files

MAX_BYTES = 100_000_000
"""The largest map file known has 3 MB."""
_FAR = dt.timedelta(days=366 * 50)

Parse = Callable[[bytes, str], Mapping[str, Shape]]


class MapFolder:
    """Map files of a folder, each read when it is asked for; see `nouns.maps.Maps`.

    Args:
        found: each map file with the files on disk that make it up.
        layers: names of the layers they may draw.
        parse: what a file's bytes draw, by layer.
        odd: what of the folder is not among the files, and why.

    Raises:
        SourceError: naming the file, when its day is so far from the others that its name must be mistyped.
    """

    def __init__(
        self,
        found: Mapping[MapFile, Sequence[Path]],
        layers: Sequence[str],
        parse: Parse,
        odd: Iterable[str] = (),
    ) -> None:
        self.files: Sequence[MapFile] = sorted(found, key=lambda f: (f.at, f.name))
        self.layers, self.odd = tuple(layers), tuple(odd)
        self._found, self._parse = found, parse
        if self.files:
            usual = median_low(f.day for f in self.files)
            for file in self.files:
                if abs(file.day - usual) > _FAR:
                    raise SourceError(
                        f"{file.name}: its day {file.day} lies more than 50 years from {usual}",
                        remedy="rename the file, or say its day under `corrected` in the theatre's sources.toml",
                    )

    def read(self, file: MapFile) -> Mapping[str, Shape]:
        """What a file draws, by layer; one that it does not have is absent.

        Raises:
            SourceError: naming the file, when it is missing, too large or not of the form expected.
        """
        out: dict[str, Shape] = {}
        for path in self._found[file]:
            for layer, shape in self._parse(files.read(path, MAX_BYTES), str(path)).items():
                out[layer] = [*out.get(layer, ()), *shape]
        return out

    def digest(self, file: MapFile) -> bytes:
        """Equal exactly when the file's bytes are.

        Raises:
            SourceError: naming the file, when it is missing or too large.
        """
        parts = [files.digest(files.read(path, MAX_BYTES)) for path in self._found[file]]
        return parts[0] if len(parts) == 1 else files.digest(b"".join(parts))

    def stamp(self, file: MapFile) -> str:
        """Equal as long as nobody wrote to the file.

        Raises:
            SourceError: naming the file, when it is missing.
        """
        return files.stamp(self._found[file])


def named(folder: Path, pattern: str, *, deep: bool = False) -> list[tuple[Path, re.Match[str]]]:
    """Files of a folder whose name is of a pattern, in the order of names; with `deep` also in its folders.

    Raises:
        SourceError: naming the folder, when it cannot be read or no file's name is of the pattern.
    """
    form = re.compile(pattern, re.ASCII)
    try:
        paths = sorted(folder.rglob("*") if deep else folder.iterdir())
    except OSError as e:
        raise SourceError(f"{folder}: {e.strerror}", remedy="give the folder that holds the maps") from e
    found = [(path, match) for path in paths if (match := form.fullmatch(path.name))]
    if not found:
        raise SourceError(f"{folder}: no file's name is of the form {pattern}", remedy="put the maps there")
    return found


def day_of(text: str, path: Path) -> dt.date:
    """A day written YYYYMMDD or YYYY-MM-DD in a file's name.

    Raises:
        SourceError: naming the file, when there is no such day.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as e:
        raise SourceError(f"{path}: no day is called {text}", remedy="rename the file") from e


def start_of(day: dt.date) -> dt.datetime:
    """The moment that a file which has only a date is of."""
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
