"""What a folder of data tells of the hands that places are in: for the measurer that checking asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..control.changes import OfOutline, that_ship
from ..control.front import FrontTable
from ..nouns import Convention
from .data import open_source
from .hands import followed, outlines, said
from .on_maps import OnMaps

if TYPE_CHECKING:
    from ..control.changes import Teller
    from ..control.hands import Hands
    from ..control.raw import Progress
    from ..nouns.place_rows import SettlementRow
    from ..theatre import Theatre
    from ..theatre.places import Place


class FolderHands:
    """Maps of the folder's first source that draws, followed through; what others of it say; what ships for the rest.

    Args:
        theatre: whose sources.
        folder: where raw files are.
        there: ids of the sources that the folder has.
        progress: is told how far the reading of maps is.
    """

    def __init__(self, theatre: Theatre, folder: Path, there: Sequence[str], progress: Progress | None) -> None:
        self._theatre, self._folder, self._progress = theatre, folder, progress
        drawn = {id_ for id_ in there if theatre.readers[id_].form == "maps"}
        self.rule: Convention | None = next((c for c in theatre.conventions.values() if c.source in drawn), None)
        """Of the source whose maps are followed."""
        self._says = [id_ for id_ in there if theatre.readers[id_].form == "holders"]
        self._known: dict[str, tuple[Hands, int]] = {}
        self._km2: dict[str, float] = {}

    def tellers(self) -> list[Teller]:
        """What tells when places change hands, by source."""
        shipped = FrontTable(self._theatre) if self._theatre.figure("front") is not None and not self.rule else None
        drawn = [self._drawn] if self.rule else []
        return [*drawn, *that_ship(self._theatre, shipped, self._says), *(partial(self._told, s) for s in self._says)]

    def share(self, place_id: str, day: dt.date) -> OfOutline | None:
        """How much of a place's outline the attacker holds on a day; None without an outline or a map."""
        place = self._theatre.place(place_id)
        if place is None or self.rule is None:
            return None
        if place_id not in self._known:
            self._drawn([place])
        hands, at = self._known[place_id]
        percent = hands.on(at, day).share_percent
        return None if percent is None else OfOutline(percent, self._km2[place_id])

    def _drawn(self, places: Sequence[Place]) -> Sequence[SettlementRow]:
        assert self.rule is not None, "asked where maps are followed"  # noqa: S101
        opened = open_source(self._theatre, self.rule.source, self._folder)
        maps, about = opened.content, opened.about
        on = OnMaps(self._theatre, opened.source, self.rule, maps, about.grey, about.may_lack)
        drawn = outlines(self._theatre, places, None, self._folder)
        hands = followed(on, maps, places, drawn, on.days[0], self._progress)
        self._known |= {place.id: (hands, i) for i, place in enumerate(places)}
        self._km2 |= {places[i].id: _km2(shape) for i, shape in drawn.shapes.items()}
        return hands.changes

    def _told(self, source: str, places: Sequence[Place]) -> Sequence[SettlementRow]:
        return said(self._theatre, source, self._folder, places).changes


def _km2(outline: Any) -> float:
    import shapely

    from ..control.area import areas_of

    return float(areas_of(shapely.get_parts(outline)).sum())
