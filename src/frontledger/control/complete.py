"""Which maps of a source are complete: those that lack no layer which maps before and after have."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..nouns.maps import MapFile, Maps


class Complete:
    """Tells which layers a map lacks.

    Args:
        maps: the source.
        layers: those that count.
        may_lack: of these, layers that a map may do without, and is complete.
    """

    def __init__(self, maps: Maps, layers: Iterable[str], may_lack: Collection[str] = ()) -> None:
        self._maps, self._needed = maps, [layer for layer in layers if layer not in may_lack]
        self._spans: dict[str, tuple[MapFile, MapFile] | None] = {}

    def lacks(self, file: MapFile, has: Collection[str]) -> tuple[str, ...]:
        """Layers that a map should have, for maps before and after have them.

        Args:
            file: the map.
            has: layers that it has.
        """
        found = []
        for layer in self._needed:
            if layer not in has:
                span = self._span(layer)
                if span and span[0].at < file.at < span[1].at:
                    found.append(layer)
        return tuple(found)

    def _span(self, layer: str) -> tuple[MapFile, MapFile] | None:
        """The first and the last map that have a layer; asked only of one that some map lacks."""
        if layer not in self._spans:
            files = self._maps.files
            first = next((f for f in files if layer in self._maps.read(f)), None)
            last = next((f for f in reversed(files) if layer in self._maps.read(f)), None) if first else None
            self._spans[layer] = (first, last) if first and last else None
        return self._spans[layer]
