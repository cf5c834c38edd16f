"""The gazetteer: places of a theatre and of the world, found by name without being read whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache
from math import log10
from pathlib import Path
from typing import NamedTuple

from ..nouns import Noun
from .table import SortedTable

KINDS = ("main", "name", "alias", "old")
"""What a name is to its place, most trusted first: today's official name, its name in another language, a spelling
met somewhere, a former name."""

_GONE = dict.fromkeys(map(ord, "'’ʼ‘`´ʹʺ′″\"“”-‐‑‒–—−－·・･•\u00ad\u200b\u200c\u200d\u200e\u200f\u0301\u0640"))
_SPACES = dict.fromkeys(map(ord, "\t\n\r\u00a0\u202f\u3000"), " ")
_FOLD = {
    ord(a): b for a, b in zip("ёłıøđæœəßŀґ", ("е", "l", "i", "o", "d", "ae", "oe", "a", "ss", "l", "г"), strict=True)
}
_GONE |= dict.fromkeys([*range(0x064B, 0x0653), 0x0670])  # short vowels of Arabic, which are seldom written
_FOLD |= {ord(a): b for a, b in zip("أإآٱىة", "اااايه", strict=True)}  # letters of Arabic that are often confused
_TABLE = {**_GONE, **_SPACES}


class Place(Noun, frozen=True, kw_only=True):
    """A populated place."""

    id: str
    """In the gazetteer: `gn:` GeoNames, `osm:` OpenStreetMap, `wof:` Who's On First."""
    name_en: str
    """Official English romanisation of today's name, or the usual English name."""
    names: dict[str, str]
    """Names for print, by language."""
    lat: float
    """Degrees, WGS84."""
    lon: float
    country: str
    """ISO 3166-1."""
    admin1: str = ""
    """ISO 3166-2 where known."""
    category: str = ""
    """Official class of the place where there is one; empty otherwise."""
    population: int = 0
    """Latest figure found, undated; 0 where unknown."""
    near_front: int = 0
    """Months at whose start it lay near the front; a sign of how often reports name it."""


class Hit(NamedTuple):
    """A place a name may stand for."""

    place: str
    """Id in the gazetteer."""
    kind: str
    """One of `KINDS`, or `heard` where only the sound of the name is the place's."""
    languages: frozenset[str]
    """Languages the name is known to be in; empty where that is not known."""
    bent: bool = False
    """Found under a nominative of the word in the text, not under the word itself."""


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The form under which a name is looked up: no case, accents of Latin letters, short vowels of Arabic,
    apostrophes, hyphens or dots."""
    low = unicodedata.normalize("NFKC", name).casefold().translate(_TABLE)
    if not low.isascii():
        low = "".join(map(_base, low))
    return " ".join(low.split())


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    """A Latin letter without its accents; any other character as it is."""
    if ord(char) in _FOLD:
        return _FOLD[ord(char)]
    parts = unicodedata.normalize("NFD", char)
    return parts[0] if len(parts) > 1 and parts[0].isascii() else char


def shared(words: Sequence[str]) -> str:
    """What all of several words begin with."""
    low, high = min(words), max(words)
    return low[: next((i for i, c in enumerate(low) if high[i : i + 1] != c), len(low))]


class Gazetteer:
    """Places from several folders, each with `places.tsv` and `names.tsv` and terms of its own.

    Args:
        folders: the theatre's own first; where an id stands in two, the first counts.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._places = [SortedTable(f.joinpath("places.tsv")) for f in folders]
        self._names = [SortedTable(f.joinpath("names.tsv")) for f in folders]
        self._sounds = [SortedTable(f.joinpath("sounds.tsv")) for f in folders]
        self._spellings = [SortedTable(f.joinpath("spellings.tsv")) for f in folders]
        self._folders = tuple(folders)
        self.place = lru_cache(maxsize=8192)(self._place)
        """A place by its id, or None."""
        self.hits = lru_cache(maxsize=16384)(self._hits)
        """The places a name (as `key` gives it) may stand for."""
        self.named = lru_cache(maxsize=8192)(self._named)
        """The places whose English name this is: the likeliest in a report first."""
        self.starting = lru_cache(maxsize=2048)(self._starting)
        """Names (as keys) that start with a text, with the places they may stand for."""
        self.spelled = lru_cache(maxsize=8192)(self._spelled)
        """Ids of the places whose Ukrainian or Russian name is spelled so (see `reading.names.translit.folded`)."""

    @cached_property
    def heads(self) -> frozenset[str]:
        """The two first characters of every name in a script without blanks."""
        texts = [f.joinpath("heads.txt").read_text("utf-8").strip() for f in self._folders]
        return frozenset(t[i : i + 2] for t in texts for i in range(0, len(t), 2))

    def longest(self, text: str, at: int) -> tuple[str, tuple[Hit, ...]]:
        """The longest name that starts at a place of a text (as `key` gives it); empty where there is none."""
        head = text[at : at + 2]
        if head not in self.heads:
            return "", ()
        names = [(k, hit) for k, hit in self.starting(head) if text.startswith(k, at)]
        best = max((len(k) for k, _ in names), default=0)
        return text[at : at + best], tuple(hit for k, hit in names if len(k) == best)

    def sounding(self, consonants: str) -> tuple[str, ...]:
        """Ids of the places whose English name has these consonants (see `reading.names.translit.sounds`)."""
        return tuple(row[1] for table in self._sounds for row in table.rows(consonants))

    def _spelled(self, letters: str) -> tuple[str, ...]:
        return tuple(row[1] for table in self._spellings for row in table.rows(letters))

    def any_of(self, keys: Sequence[str]) -> list[tuple[str, Hit]]:
        """All places that one of several keys may stand for, with the key; one search where the keys begin alike."""
        if len(keys) > 2:
            head = shared(keys)
            if len(head) >= 5:
                wanted = set(keys)
                return [(k, hit) for k, hit in self.starting(head) if k in wanted]
        return [(k, hit) for k in keys for hit in self.hits(k)]

    def _named(self, name: str) -> tuple[Place, ...]:
        found = {hit.place: self.place(hit.place) for hit in self.hits(key(name))}
        places = [p for p in found.values() if p and p.name_en == name]
        return tuple(sorted(places, key=lambda p: (-self.weight(p), p.id)))

    def weight(self, place: Place) -> float:
        """How likely a place is meant, before the text is looked at: 1 for a village, 6 for a city of millions.

        The logarithm of the population, and up to 2 more for places that were near the front.
        """
        size = log10(place.population) if place.population > 10 else 1.0
        return size + (1 + min(place.near_front, 24) / 24 if place.near_front else 0)

    def _place(self, place_id: str) -> Place | None:
        for table in self._places:
            for row in table.rows(place_id):
                cells = dict(zip(table.columns, row, strict=True))
                return Place(
                    id=place_id,
                    name_en=cells["name_en"],
                    names={c[5:]: v for c, v in cells.items() if c.startswith("name_") and v},
                    lat=float(cells["lat"]),
                    lon=float(cells["lon"]),
                    country=cells["country"],
                    admin1=cells["admin1"],
                    category=cells["category"],
                    population=int(cells["population"] or 0),
                    near_front=int(cells["near_front"] or 0),
                )
        return None

    def _hits(self, name_key: str) -> tuple[Hit, ...]:
        return tuple(_hit(row) for table in self._names for row in table.rows(name_key))

    def _starting(self, prefix: str) -> tuple[tuple[str, Hit], ...]:
        return tuple((row[0], _hit(row)) for table in self._names for row in table.prefix(prefix))


def _hit(row: list[str]) -> Hit:
    return Hit(row[1], row[2], frozenset(row[3].split(",")) if row[3] else frozenset())
