"""What a map of a report is drawn from: outlines, regions meant, places named. No ground held, no front line."""

from __future__ import annotations

from typing import Literal

from .base import Noun, Pair


class Point(Pair, frozen=True, array_like=True):
    """`[longitude, latitude]` in degrees, WGS84."""

    lon: float
    lat: float


class MapShape(Noun, frozen=True, kw_only=True):
    """A country or a region."""

    id: str
    """ISO 3166."""
    name: str = ""
    """In the language of the answer; empty: not written on the map."""
    label: Point | None = None
    """Where the name stands."""
    rings: tuple[tuple[Point, ...], ...]
    """Closed rings, holes among them (even-odd)."""


class MapPlace(Noun, frozen=True, kw_only=True):
    """A point with its name."""

    name: str
    """In the language of the answer."""
    at: Point
    kind: Literal["named", "city", "sea"] = "named"
    """`named`: in the report; `city` and `sea` are there to find one's way."""


class MapView(Noun, frozen=True, kw_only=True):
    """Where the places of a report lie."""

    home: str
    """Id of the country whose ground is measured."""
    countries: tuple[MapShape, ...]
    regions: tuple[MapShape, ...] = ()
    """Those the report names."""
    outlines: tuple[MapShape, ...] = ()
    """The home country's other regions, drawn as lines."""
    rivers: tuple[tuple[Point, ...], ...] = ()
    places: tuple[MapPlace, ...] = ()
    elsewhere: tuple[str, ...] = ()
    """Names of places and regions of the report that lie outside the map or that it has no position of."""
    credits: tuple[str, ...] = ()
    """Who drew what, on what terms, one a source."""
