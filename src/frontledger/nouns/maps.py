"""What a source of maps gives: its files in order of time, and what each draws."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

Ring = bytes | Sequence[tuple[float, float]]
"""A closed ring of longitude and latitude in degrees (WGS84), its end its start: positions, or their JSON text without
white space and outer brackets, `31.5,46.5],[31.6,46.4],…`, which is not parsed before it is needed."""

Shape = Sequence[Sequence[Ring]]
"""Polygons of rings, the shell first, then holes."""


class MapFile(NamedTuple):
    """One file of a source of maps."""

    name: str
    """Its path, for errors."""
    day: dt.date
    """The file's own date."""
    at: dt.datetime
    """The moment it is of, with a time zone; of a file that has only a date: the start of that day in UTC."""
    since: dt.date | None = None
    until: dt.date | None = None
    """Of a drawing that stands for a period: its first and its last day."""


class Maps(Protocol):
    """Map files of one source."""

    @property
    def files(self) -> Sequence[MapFile]:
        """In order of time."""
        ...

    @property
    def layers(self) -> Sequence[str]:
        """Names of the layers that a file may draw."""
        ...

    def read(self, file: MapFile) -> Mapping[str, Shape]:
        """What a file draws, by layer; a layer that it does not have is absent.

        Raises:
            SourceError: naming the file, when it is missing, too large or not of the form expected.
        """
        ...

    def digest(self, file: MapFile) -> bytes:
        """Of the file's bytes: equal exactly when these are."""
        ...
