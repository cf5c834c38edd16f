"""Who spoke of late: whom a pronoun, a verb without a subject or a word for a kind of source stands for.

"The analysts" and "the institute" are the institute that was named last, "the paper" the outlet; any other word stands
for the person or body that spoke last. Which words name a kind is data (`institute_word`, `outlet_word`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .cues import Cue
from .marks import Name

SILENT = 4
"""Sentences that name nobody, after which a word stands for no one."""
_NOUN = 5
"""Letters of a word that is no pronoun."""
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

    def then(
        self, last: Name | None, institute: Name | None, outlet: Name | None, bodies: Iterable[tuple[str, Name]] = ()
    ) -> Lately:
        """Who spoke last after one more sentence, with those it names."""
        found = (last, institute, outlet)
        a, b, c = (0 if name else k + 1 for name, k in zip(found, self.since, strict=True))
        old = (self.last, self.institute, self.outlet)
        x, y, z = (new or (o if k < SILENT else None) for new, o, k in zip(found, old, (a, b, c), strict=True))
        known = [(words, name, k + 1) for words, name, k in self.bodies if k < SILENT]
        return Lately(x, y, z, (a, b, c), (*known, *((words, name, 0) for words, name in bodies)))

    def meant(self, word: Cue, cues: list[Cue], said: str = "") -> Name | None:
        """Whom a word stands for: a body that was named by it ("the ministry"), else by the kind of source it names."""
        body = self.body(said)
        if body is not None:
            return body
        kinds = {c.id for c in cues if word.start <= c.start and c.end <= word.end}
        if "outlet_word" in kinds:
            return self.outlet
        if "institute_word" in kinds:
            return self.institute or self.last
        return self.last

    def body(self, said: str) -> Name | None:
        """The body named of late by the noun of what is said for it."""
        noun = max(said.split(), key=len, default="")
        named = [name for words, name, _ in self.bodies if len(noun) >= _NOUN and words.endswith(noun)]
        return named[-1] if named else None

    def counts(self, cue: Cue) -> Name | None:
        """Whose a verb without a subject is: counting is done by institutes."""
        near = self.since[1] <= _NEAR if self.institute is not None else False
        return self.institute if cue.id == "count" and near else self.last
