"""Roads as they are drawn."""

from __future__ import annotations

from typing import Any, NamedTuple


class Road(NamedTuple):
    """A road, or any other line."""

    id: str
    name: str
    """Empty where it has none."""
    line: Any
    """A shapely line, or several, in longitude and latitude, degrees."""
