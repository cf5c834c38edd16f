"""What a source of maps gives: its files in order of time, and what each draws."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

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

    def stamp(self, file: MapFile) -> str:
        """Of what lies on the disk, without reading it: equal as long as nobody wrote to it."""
        ...


_WRITTEN = b"0123456789.,eE+-"
_PAIRS = msgspec.json.Decoder(list[tuple[float, float]])
_TRIPLES = msgspec.json.Decoder(list[tuple[float, float, float]])


def position(token: bytes) -> tuple[float, float]:
    """Longitude and latitude from the text of one position; a height is left out.

    Raises:
        ValueError: saying what is wrong with it.
    """
    parts = token.split(b",")
    try:
        if len(parts) < 2 or token.translate(None, _WRITTEN):
            raise ValueError
        lon, lat, *_ = map(float, parts)
    except ValueError:
        raise ValueError(f"{token.decode('ascii', 'replace')!r:.80} is not a longitude and a latitude") from None
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(f"{lon:.10g}, {lat:.10g} is not on the Earth")
    return lon, lat


def text(ring: Ring) -> bytes:
    """A ring as text; numbers are written so that they are read as the same again."""
    if isinstance(ring, bytes):
        return ring
    return msgspec.json.encode([(float(lon), float(lat)) for lon, lat in ring])[2:-2]


def positions(ring: Ring) -> list[tuple[float, float]]:
    """The positions of a ring in longitude and latitude, degrees.

    Raises:
        ValueError: when the ring is not closed or has fewer than four positions, or one is no place on the Earth.
    """
    found = _numbers(text(ring))
    if len(found) < 4 or found[0] != found[-1]:
        raise ValueError("not a closed ring of four positions or more")
    lons, lats = zip(*found, strict=True)
    for lon, lat in ((min(lons), min(lats)), (max(lons), max(lats))):
        if not (abs(lon) <= 180 and abs(lat) <= 90):
            raise ValueError(f"{lon:.10g}, {lat:.10g} is not on the Earth")
    return found


def _numbers(ring: bytes) -> list[tuple[float, float]]:
    with contextlib.suppress(msgspec.DecodeError):
        return _PAIRS.decode(b"[[%b]]" % ring)
    with contextlib.suppress(msgspec.DecodeError):
        return [(lon, lat) for lon, lat, _ in _TRIPLES.decode(b"[[%b]]" % ring)]
    # slower, and says which of them is wrong
    return [position(token) for token in ring.split(b"],[")]
