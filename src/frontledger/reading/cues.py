"""Cues: words that tell what a sentence is about, found by tables that are data of a language.

A table of a language's TOML maps a cue's id to patterns:

    [area]
    gain = ["seiz*", "took", "captur*", "gain* … ground", "re:\\bup \\d"]

A pattern is words parted by blanks; `*` ends a stem (any further letters), `…` stands for a gap of a few words in the
same clause, `……` for one up to where the clause ends (verbs with a part that stands last), `{name}` is any word of one
of the language's sets, `re:` starts a regular expression. A word that the language cuts short before an apostrophe is
found in its short form too, but for the first one ("prise de" in "prise d'assaut"). Scripts that write without blanks
are matched anywhere in a run of letters, others at word borders. Case and the forms of the apostrophe and hyphen do not
matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..kept import kept
from ..languages import SEARCHED, load_whole
from .cue_patterns import CLAUSE_END, LONGEST_WORD, Ends, Key, Pattern, begins, fold, head_at, unspaced
from .cue_regexes import Regex, Regexes
from .particles import NONE, Particles, particles

__all__ = ["Cue", "CueTables", "Words", "cues", "fold", "unspaced"]

_MOST_HEADS = 50_000
"""Heads of which is kept what may begin with them; texts may make up ever new ones."""
_BEGUN = 6
"""Letters at the beginning of a word by which it is told that a text holds none like it."""
_BEHIND = re.compile(r"[\s…]")
"""What stands behind the first word of a pattern."""
_WORD = re.compile(r"\w[\w'\-]*")


class Cue(NamedTuple):
    """A cue found in a text; offsets in code points."""

    start: int
    end: int
    id: str


class _Opening(NamedTuple):
    """What may begin with some letters."""

    alone: tuple[Pattern, ...]
    """Patterns of one word, or of words that any clause may hold."""
    tied: dict[str, tuple[Pattern, ...]]
    """The others, by what the longest word begins with that must stand behind in the clause: few texts hold it."""


_Listed = dict[str, str]
"""Patterns as they stand in tables, a line each with the number of their key before them, by what they are looked up
by. One text, as there are many and most are never asked for."""


class CueTables:
    """Tables of patterns, made ready for one search of them all.

    A pattern is taken apart when what it begins with is met: most of a language's never are.

    Args:
        tables: by table and id of the cue, its patterns.
        small: the small words of their language.

    Raises:
        ValueError: a pattern does not start with a word.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, Sequence[str]]], small: Particles = NONE) -> None:
        self._small = small
        self._tables = tuple(tables)
        self._keys = [(name, cue) for name, table in tables.items() for cue in table]
        self._stems: _Listed = {}
        self._words: _Listed = {}
        self._parsed: dict[tuple[str, bool], tuple[Pattern, ...]] = {}
        self._heads: dict[str, _Opening | None] = {}
        regexes: list[Regex] = []
        for n, key in enumerate(self._keys):
            for pattern in tables[key[0]][key[1]]:
                if pattern.startswith("re:"):
                    regexes.append(Regex(key, pattern[3:]))
                    continue
                for head, stem in self._begin(pattern):
                    listed = self._stems if stem else self._words
                    listed[head] = f"{listed.get(head, '')}{n} {pattern}\n"
        self._regexes = Regexes(regexes)

    def _begin(self, pattern: str) -> Iterable[tuple[str, bool]]:
        """What a pattern is looked up by, of each word that it may begin with."""
        first = _BEHIND.split(pattern, 1)[0]
        if first[:1] == "{":
            return dict.fromkeys(begins(_BEHIND.split(fold(w), 1)[0]) for w in self._small.every(first))
        if first.rstrip("*") == "":
            raise ValueError(f"pattern {pattern!r} must start with a word")
        return (begins(fold(first)),)

    def patterns(self, table: str, cue: str) -> tuple[str, ...]:
        """The patterns of a cue, as they stand in its table, but for regular expressions."""
        listed = (pair for row in (*self._stems.values(), *self._words.values()) for pair in self._patterns(row))
        return tuple(dict.fromkeys(pattern for key, pattern in listed if key == (table, cue)))

    def _patterns(self, listed: str) -> Iterator[tuple[Key, str]]:
        """Patterns that are looked up by one word, with their keys."""
        for line in listed.removesuffix("\n").split("\n"):
            n, _, pattern = line.partition(" ")
            yield self._keys[int(n)], pattern

    def find(self, text: str, words: Words | None = None) -> dict[str, list[Cue]]:
        """All cues in a text by their table, the longest a cue id and place, in order of place, then of id.

        Args:
            text: what is searched.
            words: the words of the same, where they are at hand.
        """
        words = Words(fold(text), self._small) if words is None else words
        low = words.low
        best: Ends = defaultdict(dict)
        if len(self._heads) > _MOST_HEADS:
            self._heads.clear()
        for head, places in words.places.items():
            opening = self._heads[head] if head in self._heads else self._opening(head)
            if opening is None:
                continue
            for pattern in opening.alone:
                pattern.mark(low, places, best)
            if not opening.tied:
                continue
            clauses = words.clauses_of(head)
            for rare in words.begun.intersection(opening.tied):
                if words.holding(rare).isdisjoint(clauses):
                    continue
                for pattern in opening.tied[rare]:
                    together = clauses.intersection(*map(words.holding, pattern.rest))
                    if together:
                        pattern.mark(low, words.within(places, together), best)
        self._regexes.mark(text, low, best)
        found: dict[str, list[Cue]] = {table: [] for table in self._tables}
        for (table, cue), ends in best.items():
            found[table] += [Cue(at, end, cue) for at, end in ends.items()]
        for cues_ in found.values():
            cues_.sort()
        return found

    def _opening(self, head: str) -> _Opening | None:
        """What may begin with some letters; None where nothing may."""
        stems = (head[:n] for n in range(1, min(len(head), LONGEST_WORD) + 1))
        patterns = [*self._taken(head, stem=False), *(p for s in stems for p in self._taken(s, stem=True))]
        tied: dict[str, tuple[Pattern, ...]] = {}
        for pattern in patterns:
            if pattern.rest:
                rare = pattern.rest[0][:_BEGUN]
                tied[rare] = (*tied.get(rare, ()), pattern)
        opening = _Opening(tuple(p for p in patterns if not p.rest), tied)
        found = self._heads[head] = opening if any(opening) else None
        return found

    def _taken(self, head: str, *, stem: bool) -> tuple[Pattern, ...]:
        """The patterns that are looked up by a head, taken apart."""
        listed = (self._stems if stem else self._words).get(head)
        if listed is None:
            return ()
        found = self._parsed.get((head, stem))
        if found is None:
            found = self._parsed[head, stem] = tuple(
                Pattern(key, form, self._small)
                for key, pattern in self._patterns(listed)
                for form in self._small.every(pattern)
                if pattern[0] != "{" or (head, stem) in self._begin(form)
            )
        return found


class Words:
    """A folded text as patterns are looked for in it.

    Args:
        low: the text, by `fold`.
        small: the small words of its language.
    """

    def __init__(self, low: str, small: Particles = NONE) -> None:
        self.low = low
        self.places: dict[str, list[int]] = {}
        """Where a pattern may begin, by what it is looked up by there: at words and parts of them, in scripts without
        blanks anywhere."""
        self.parts: dict[str, list[int]] = {}
        """Where further words of a pattern may begin but none of its first: behind an apostrophe."""
        self.spaced = not any(map(unspaced, set(low)))
        """Are all scripts of the text such that part words by blanks?"""
        for found in _WORD.finditer(low):
            word = found.group()
            if self.spaced and word.isalnum():
                if word in self.places:
                    self.places[word].append(found.start())
                else:
                    self.places[word] = [found.start()]
            else:
                self._take_apart(found, small)
        self._stops = [m.start() for m in CLAUSE_END.finditer(low)]
        self._sorted = sorted({*self.places, *self.parts})
        self.begun = {word[:n] for word in self._sorted for n in range(1, min(len(word), _BEGUN) + 1)}
        """What its words begin with, up to a few letters."""
        self._holding: dict[str, set[int]] = {}
        self._clauses_of: dict[str, set[int]] = {}

    def _take_apart(self, found: re.Match[str], small: Particles) -> None:
        """Notes where patterns may begin in a run of letters, hyphens and apostrophes."""
        low, spaced, first = self.low, self.spaced, found.start()
        places = [first]
        glued = small.after(low, first) if small.short else first
        if glued > first:
            places.append(glued)
        if not spaced or "-" in found.group():
            for at in range(first + 1, found.end()):
                if unspaced(low[at]) or (unspaced(low[at - 1]) and low[at].isalnum()) or low[at - 1] == "-":
                    places.append(at)
        for at in places:
            self.places.setdefault(head_at(low, at, spaced=spaced), []).append(at)
        at = low.find("'", first, found.end()) + 1
        while at:
            self.parts.setdefault(head_at(low, at, spaced=spaced), []).append(at)
            at = low.find("'", at, found.end()) + 1

    def clauses_of(self, head: str) -> set[int]:
        """The clauses in which a pattern may begin with some letters."""
        found = self._clauses_of.get(head)
        if found is None:
            found = self._clauses_of[head] = self._clauses(self.places.get(head, ()))
        return found

    def _clauses(self, places: Sequence[int]) -> set[int]:
        """The clauses that hold some places."""
        return {bisect_left(self._stops, at) for at in places}

    def holding(self, head: str) -> set[int]:
        """The clauses in which a word begins with some letters, as it is looked up by."""
        found = self._holding.get(head)
        if found is None:
            found = self._holding[head] = set()
            for i in range(bisect_left(self._sorted, head), len(self._sorted)):
                word = self._sorted[i]
                if not word.startswith(head):
                    break
                found |= self.clauses_of(word)
                if word in self.parts:
                    found |= self._clauses(self.parts[word])
        return found

    def within(self, places: Sequence[int], clauses: set[int]) -> list[int]:
        """Those of some places that lie in some clauses."""
        return [at for at in places if bisect_left(self._stops, at) in clauses]


@lru_cache(maxsize=32)
def cues(language: str) -> CueTables:
    """All cue tables of a language."""
    return kept("cues", language, make=lambda: _cues(language))


def _cues(language: str) -> CueTables:
    tables = load_whole(language)
    made = CueTables({name: tables.table(name) for name in SEARCHED}, particles(language))
    load_whole.cache_clear()  # megabytes that nobody else asks for
    return made
