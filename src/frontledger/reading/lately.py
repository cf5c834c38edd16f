"""Who spoke of late: whom a pronoun, a verb without a subject or a word for a kind of source stands for.

"The analysts" and "the institute" are the institute that was named last, "the paper" the outlet; any other word stands
for the person or body that spoke last. Which words name a kind is data (`institute_word`, `outlet_word`). "The
bulletin" is whoever's bulletin was spoken of (`statement`, `bulletin`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .cues import Cue, unspaced
from .marks import Name
from .names.hangul import is_hangul

SILENT = 4
"""Sentences that name nobody, after which a word stands for no one."""
_NOUN = 5
"""Letters of a word that is no pronoun."""
_KEPT = 8
"""Sentences after which a paper is no longer the one spoken of."""
_STEM = 4
"""Letters at least that two forms of a word for a paper begin with alike."""
_SYLLABLES = 2
"""The same in a script whose letters are syllables."""
_ENDING = 3
"""Letters at most of a word's ending."""
_MOST_OF = 0.7
"""How much of a word for a speaker the word for an administration is."""
_NEAR = 2
"""Sentences after which a verb of counting without a subject is no longer an institute's."""


class Lately(NamedTuple):
    """Who spoke last: of all but outlets, of institutes, of outlets; with the sentences since then."""

    last: Name | None = None
    institute: Name | None = None
    outlet: Name | None = None
    since: tuple[int, int, int] = (0, 0, 0)
    bodies: tuple[tuple[str, Name, int], ...] = ()
    """Bodies named of late: the words they were named by, and the sentences since then."""
    titles: tuple[tuple[str, Name], ...] = ()
    """Titles that persons were called by in the text so far."""
    papers: tuple[tuple[str, Name, int], ...] = ()
    """Papers spoken of lately: the word for them, whose they are, and the sentences since then."""

    def then(
        self,
        last: Name | None,
        institute: Name | None,
        outlet: Name | None,
        bodies: Iterable[tuple[str, Name]] = (),
        papers: Iterable[tuple[str, Name]] = (),
    ) -> Lately:
        """Who spoke last after one more sentence, with those it names."""
        found = (last, institute, outlet)
        a, b, c = (0 if name else k + 1 for name, k in zip(found, self.since, strict=True))
        old = (self.last, self.institute, self.outlet)
        x, y, z = (new or (o if k < SILENT else None) for new, o, k in zip(found, old, (a, b, c), strict=True))
        known = [(words, name, k + 1) for words, name, k in self.bodies if k < SILENT]
        given = [(word, name, k + 1) for word, name, k in self.papers if k < _KEPT]
        new = ((words, name, 0) for words, name in bodies)
        return Lately(
            x, y, z, (a, b, c), (*known, *new), self.titles, (*given, *((word, name, 0) for word, name in papers))
        )

    def meant(self, word: Cue, cues: list[Cue], said: str = "") -> Name | None:
        """Whom a word stands for: a body that was named by it ("the ministry"), else by the kind of source it names."""
        body = self.body(said) or self.body_like(said) or self.paper(said)
        if body is not None:
            return body
        kinds = {c.id for c in cues if word.start <= c.start and c.end <= word.end}
        if "outlet_word" in kinds:
            return self.outlet
        if "institute_word" in kinds:
            return self.institute or self.last
        civil = max(
            [c.end - c.start for c in cues if c.id == "civil_word" and c.end <= word.end <= c.end + 1], default=0
        )
        if civil >= _MOST_OF * (word.end - word.start) and self._by_other_words(said):  # and no head of one
            return None  # "the regional administration" is no staff or ministry named before by another word
        return self.last

    def _by_other_words(self, said: str) -> bool:
        """Was the body that spoke last named by other words than what is said here?"""
        last = self.last.id if self.last is not None else None
        named = [words for words, name, _ in self.bodies if name.id == last]
        spoken = said.replace("'", " ").replace("’", " ").split()
        return bool(named and spoken) and not any(
            alike(w, noun)
            for words in named
            for w in words.replace("'", " ").split()
            for noun in spoken
            if len(noun) > 2
        )

    def body(self, said: str) -> Name | None:
        """The body named of late by the noun of what is said for it."""
        noun = max(said.split(), key=len, default="")
        named = [name for words, name, _ in self.bodies if len(noun) >= _NOUN and words.endswith(noun)]
        return named[-1] if named else None

    def body_like(self, said: str) -> Name | None:
        """The body named of late by a noun that stands alone or with its article, in whichever case."""
        words = said.split()
        noun = max(words, key=len, default="")
        if len(words) > 2 or len(noun) < _NOUN or unspaced(noun[0]):
            return None
        return next(
            (n for of, n, _ in reversed(self.bodies) if any(alike(w, noun) for w in of.replace("-", " ").split())), None
        )

    def paper(self, said: str) -> Name | None:
        """Whose paper was spoken of by the noun of what is said for it, in whichever case."""
        noun = max(said.split(), key=len, default="")
        named = [name for word, name, _ in self.papers if alike(word, noun)]
        return named[-1] if named else None

    def counts(self, cue: Cue) -> Name | None:
        """Whose a verb without a subject is: counting is done by institutes."""
        near = self.since[1] <= _NEAR if self.institute is not None else False
        return self.institute if cue.id == "count" and near else self.last


def alike(a: str, b: str) -> bool:
    """May two words be forms of one?"""
    if unspaced(a[:1] or " "):
        return a == b
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    stem = _SYLLABLES if is_hangul(a[:1]) else _STEM
    return a == b or (same >= stem and max(len(a), len(b)) - same <= _ENDING)
