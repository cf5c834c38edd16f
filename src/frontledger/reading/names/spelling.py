"""How a language spells Slavic names: from its letters, or its signs for syllables, to the official romanisation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Any

from ...theatre.places import Gazetteer
from .sounds import closeness
from .translit import folded, romanise, sounds

MOST_FORMS = 16
"""Romanisations of one word that are tried."""
LEAST_FOLDED = 5
"""Letters from which a name in no list is looked up by its spelling."""
_DOUBLED = re.compile(r"([bdgs])\1+")
END = "$"
"""Stands in a key of the table for the end of a word, where a letter is another than within it."""
DROPPED = 0.25
"""What a vowel too few or too many costs where a script leaves vowels out or needs one after every consonant."""


class Spelling:
    """The letters of a language, from its table `[names.spelling]`: what each may stand for in the romanisation.

    A language without the table writes names in the romanisation itself, or in Cyrillic letters.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._of = {k: (v,) if isinstance(v, str) else tuple(v) for k, v in table.items()}
        self._units = re.compile("|".join(map(re.escape, sorted(self._of, key=lambda k: (-len(k), k)))) + r"|.", re.S)
        self._apart = any("\u1100" <= k[:1] <= "\u11ff" for k in self._of)
        """Whether its letters are parts of the signs that are written."""
        self._ends = any(k.endswith(END) for k in self._of)
        self.loose = any(not unicodedata.name(k[0], "LATIN").startswith(("LATIN", "CYRILLIC")) for k in self._of)
        """Whether the script is another one, in which a name keeps its consonants rather than its vowels."""
        self.latin = lru_cache(maxsize=8192)(self._latin)
        """What a word may be in the official romanisation, in small letters, the likeliest first."""
        self.heard = lru_cache(maxsize=8192)(self._heard)
        """Ids of the places that a word may name."""

    def __bool__(self) -> bool:
        return bool(self._of)

    def _latin(self, word: str) -> tuple[str, ...]:
        text = unicodedata.normalize("NFKC", word).casefold()
        if self._apart:
            text = unicodedata.normalize("NFD", text)
        if not self._of:
            return (romanise(text),)
        if self._ends:
            text += END
        units = [self._of.get(u) or (romanise(u),) for u in self._units.findall(text)]
        units = [u for u in units if u != (END,)]
        return tuple(dict.fromkeys("".join(c) for c in islice(product(*units), MOST_FORMS)))

    def alike(self, latin: str, name: str, least: float = 0.0) -> float:
        """How alike a romanised word is to the English name of a place, 0 to 1; below `least` it may be less."""
        return closeness(latin, name, DROPPED if self.loose else 1.0, least)

    def _heard(self, word: str, gazetteer: Gazetteer, like: float, least: int) -> tuple[str, ...]:
        """Ids of the places that a word may name: those spelled so; in another script those that sound most alike.

        Args:
            like: likeness that is asked for where only the sound is the same.
            least: consonants that are asked for there.
        """
        forms = self.latin(word)
        if not self.loose:
            keys = dict.fromkeys(k for f in forms if len(k := folded(f)) >= LEAST_FOLDED)
            return tuple(dict.fromkeys(p for k in keys for p in gazetteer.spelled(k)))
        best: dict[str, float] = {}
        heard = [*map(sounds, forms)]
        # "プレドテチネ": a vowel put between two consonants of one class, which are one in the name
        for consonants in dict.fromkeys([*heard, *(_DOUBLED.sub(r"\1", c) for c in heard)]):
            for id_ in gazetteer.sounding(consonants) if len(consonants) >= least else ():
                place = gazetteer.place(id_)
                if place and (n := max(self.alike(f, place.name_en, like) for f in forms)) > best.get(id_, like):
                    best[id_] = n
        most = max(best.values(), default=0.0)
        return tuple(p for p, n in best.items() if n >= most - 0.05)


def forms_of(words: Sequence[Sequence[str]]) -> list[str]:
    """Every way to put words together of which each has several forms, at most as many as are tried for one."""
    return [" ".join(c) for c in islice(product(*words), MOST_FORMS)]
