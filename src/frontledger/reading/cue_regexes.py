"""Regular expressions among the patterns of cues: which of them a text can hold at all, told without trying them.

A text of a few kilobytes is searched for each of a language's expressions in up to a millisecond, and most have no
match in it. So an expression is taken apart once, as a table is made: which letters must stand in a text that holds a
match, and whether a match lies in one word. Letters are looked for much faster than an expression is tried; and what
is found in a word is found there again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]  # nothing public takes an expression apart
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from .cue_patterns import LONGEST_WORD, Ends, Key, fold

_MOST_WORDS = 10_000
"""Words of which is kept what is found in them; texts may make up ever new ones."""
_RUN = re.compile(r"\w+")
_ALIKE = (("ı", "i"), ("ſ", "s"), ("ς", "σ"))
"""Small letters that `re` takes for others where case does not matter."""


class Regex:
    """A regular expression of a cue, compiled at its first use.

    Args:
        key: of what it is a pattern.
        pattern: as it stands in a table, without `re:`.
    """

    __slots__ = ("_regex", "in_word", "key", "needs", "pattern")

    def __init__(self, key: Key, pattern: str) -> None:
        self.key = key
        begin = r"\b" if pattern.startswith(r"\w") else ""  # not tried from each letter of a word
        self.pattern = begin + pattern
        self._regex: re.Pattern[str] | None = None
        parsed = parser.parse(self.pattern, re.IGNORECASE)
        self.needs = tuple(_needs(parsed))
        """Letters by `plain`: of each row one must stand in a text that holds a match."""
        self.in_word = self.pattern.startswith(r"\b") and _in_word(parsed)
        """Does a match lie in one word, whatever stands around it?"""

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._regex is None:
            self._regex = re.compile(self.pattern, re.IGNORECASE)
        return self._regex

    def may_be_in(self, low: str) -> bool:
        """May a text, by `plain`, hold a match?"""
        for row in self.needs:
            for letters in row:
                if letters in low:
                    break
            else:
                return False
        return True


class Regexes:
    """All regular expressions of a language's cues."""

    def __init__(self, regexes: Iterable[Regex]) -> None:
        every = tuple(regexes)
        self._of_words = tuple(r for r in every if r.in_word)
        self._of_text = tuple(r for r in every if not r.in_word)
        self._known: dict[str, tuple[tuple[int, int, Key], ...]] = {}
        """What is found in words: from where to where, and of which cue."""

    def mark(self, text: str, low: str, best: Ends) -> None:
        """Notes where matches end by where they begin, if no longer one of the cue does.

        Args:
            text: what is searched.
            low: the same, by `fold`.
            best: where what is found is noted.
        """
        low = plain(low)
        for regex in self._of_text:
            if regex.may_be_in(low):
                ends = best[regex.key]
                for m in regex.regex.finditer(text):
                    start, end = m.span()
                    if end > ends.get(start, start):
                        ends[start] = end
        for run in _RUN.finditer(text) if self._of_words else ():
            word = run.group()
            found = self._known.get(word)
            for start, end, key in self._in(word) if found is None else found:
                at, ends = start + run.start(), best[key]
                if end + run.start() > ends.get(at, at):
                    ends[at] = end + run.start()

    def _in(self, word: str) -> tuple[tuple[int, int, Key], ...]:
        low = plain(fold(word))
        regexes = (r for r in self._of_words if r.may_be_in(low))
        found = tuple((*m.span(), r.key) for r in regexes for m in r.regex.finditer(word))
        if len(word) <= LONGEST_WORD:
            if len(self._known) >= _MOST_WORDS:
                self._known.clear()
            self._known[word] = found
        return found


def plain(low: str) -> str:
    """A folded text with one letter for those that are the same where case does not matter."""
    for other, letter in _ALIKE if not low.isascii() else ():
        low = low.replace(other, letter)
    return low


def _needs(parsed: Iterable[tuple[Any, Any]]) -> list[tuple[str, ...]]:
    """Rows of letters, of each of which one stands wherever a sequence of an expression's parts matches."""
    rows: list[tuple[str, ...]] = []
    letters = ""
    for kind, value in parsed:
        if kind is op.LITERAL and chr(value).isalpha():
            letters += chr(value)
            continue
        rows += _row(letters)
        letters = ""
        if kind is op.SUBPATTERN:
            rows += _needs(value[-1])
        elif kind is op.ASSERT:
            rows += _needs(value[1])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0]:
            rows += _needs(value[2])
        elif kind is op.ATOMIC_GROUP:
            rows += _needs(value)
        elif kind is op.BRANCH:
            # of each way the longest letters that it needs, if each needs some
            ways = [max(_needs(way), key=lambda row: min(map(len, row)), default=()) for way in value[1]]
            rows += [tuple(dict.fromkeys(x for way in ways for x in way))] if all(ways) else []
    return rows + _row(letters)


def _row(letters: str) -> list[tuple[str, ...]]:
    return [(plain(fold(letters)),)] if len(letters) > 1 else []


def _in_word(parsed: Iterable[tuple[Any, Any]]) -> bool:
    """Do all parts of an expression take letters and figures only, or look at nothing beyond a word's border?"""
    return all(map(_part_in_word, parsed))


def _part_in_word(part: tuple[Any, Any]) -> bool:
    kind, value = part
    if kind is op.LITERAL:
        return chr(value).isalnum()
    if kind is op.AT:
        return value is op.AT_BOUNDARY
    if kind is op.IN:
        return all(map(_one_in_word, value))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _in_word(value[2])
    if kind in (op.SUBPATTERN, op.ASSERT, op.ASSERT_NOT):
        return _in_word(value[-1])
    if kind is op.ATOMIC_GROUP:
        return _in_word(value)
    return kind is op.BRANCH and all(map(_in_word, value[1]))


def _one_in_word(one: tuple[Any, Any]) -> bool:
    """Is one of a set of signs a letter or figure?"""
    kind, value = one
    if kind is op.LITERAL:
        return chr(value).isalnum()
    if kind is op.RANGE:
        return all(chr(c).isalnum() for c in range(value[0], value[1] + 1))
    return kind is op.CATEGORY and value in (op.CATEGORY_WORD, op.CATEGORY_DIGIT)
