"""Places and venues in no list, known by the words beside them."""

from __future__ import annotations

from collections.abc import Sequence

from ..theatre.places import Gazetteer, Hit, key
from .name_context import Context
from .name_found import Found
from .name_words import Grammar, Word, joined
from .translit import likeness, romanise, sounds

LIKE = 0.6
"""Likeness from which a spelling is taken for a place's."""
LEAST_SOUNDS = 4
"""Consonants of a name that is looked up by its sound."""


class Unlisted:
    """Finds places by their sound or by the words beside them, and venues by what they are called."""

    def __init__(self, words: Sequence[Word], grammar: Grammar, gazetteer: Gazetteer, context: Context) -> None:
        self.words = words
        self.grammar = grammar
        self.gazetteer = gazetteer
        self.context = context
        self._venues = [tuple(key(v).split()) for v in grammar.table.get("venues", {}).get("words", ())]
        self._venues.sort(key=lambda v: (-len(v), v))

    def place(self, i: int) -> tuple[int, Found | None]:
        """A place in no list: in another spelling one that is; else, where a word says so, under its own name."""
        word = self.words[i]
        if word.first or self.grammar.any_in(word.key, "common"):
            return 0, None
        evidence = self.context.evidence(i, 1)
        if evidence < 1:
            return 0, None
        for reading in self.grammar.readings(word.key):
            latin = romanise(reading)
            heard = sounds(latin)
            if len(heard) < LEAST_SOUNDS:
                continue
            near = [(likeness(latin, p.name_en), p) for h in self.gazetteer.sounding(heard) if (p := self.gazetteer.place(h))]
            best = max((n for n, _ in near), default=0.0)
            if best >= LIKE and (evidence == 2 or any(p.near_front for _, p in near)):
                hits = tuple(Hit(p.id, "name", frozenset()) for n, p in near if n >= best - 0.05)
                return 1, Found(word.start, word.end, hits=hits, key=word.key, evidence=evidence)
        if self.context.before(i, "locality") and len(word.key) > 3:
            name = romanise(self.grammar.readings(word.key)[-1 if word.text[0] > "z" else 0])
            return 1, Found(word.start, word.end, spelled=name[:1].upper() + name[1:], kind="place", key=word.key)
        return 0, None

    def venue(self, i: int) -> tuple[int, Found] | None:
        """A base, palace or field: "Joint Base Elmendorf-Richardson", "Dolmabahce Palace"."""
        for venue in self._venues:
            n = len(venue)
            if self._are(i, venue) and (k := self._capitals(i + n)):
                return n + k, self._found(i, n + k, self.words[i + n : i + n + k])
            for k in (3, 2, 1):
                if self._are(i + k, venue) and self._capitals(i) >= k and self._joined(i + k):
                    name = self.words[i : i + k]
                    if not self.words[i].first or k > 1 or self.words[i + k].capital:
                        return n + k, self._found(i, n + k, name)
        return None

    def _found(self, i: int, n: int, name: Sequence[Word]) -> Found:
        spelled = name[0].text + "".join(w.gap + w.text for w in name[1:])
        hits = tuple(h for h in self.gazetteer.hits(key(spelled)) if h.kind in ("main", "name"))
        kind: str = "" if hits else "venue"
        return Found(
            self.words[i].start,
            self.words[i + n - 1].end,
            hits=hits,
            evidence=2,
            spelled=spelled.removesuffix("'s").removesuffix("’s"),
            kind=kind,  # type: ignore[arg-type]
            key=key(spelled),
        )

    def _are(self, i: int, venue: tuple[str, ...]) -> bool:
        group = self.words[i : i + len(venue)]
        return len(group) == len(venue) and all(w.key == v for w, v in zip(group, venue, strict=True))

    def _capitals(self, i: int) -> int:
        """Words with capitals that stand together from the i-th on, at most three."""
        n = 0
        while n < 3 and i + n < len(self.words) and self.words[i + n].capital and (n == 0 or self._joined(i + n)):
            n += 1
        return n

    def _joined(self, i: int) -> bool:
        return i < len(self.words) and joined(self.words[i].gap) is not None
