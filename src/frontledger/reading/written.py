"""A text as its language is read: marks seldom written left out, letters that are confused made one, glued words apart.

The marks of bold and slanted letters in messages (`**`, `__`) are left out in every language; else nothing is done in a
language that needs none of it.

Data of a language, in its table `[sentences.written]`:

    drop = "…"                     # characters left out
    from = "…"                     # characters read as those at the same place of `to`
    to = "…"
    glued = [["و"], ["ب", "ل"]]    # what may be glued before a word, in this order, each set apart
    article = "ال"                 # glued too, and left out
    whole = ["الان"]               # words that only look as if they had one
    left_out = ["…"]               # regular expressions: what says the same again, as a month by its other name

A word is taken apart only where the language's tables know what remains and, but for the article, not the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from ..kept import kept
from ..languages import load, load_whole

LEAST = 2
"""Letters of what remains."""
LEAST_STEM = 3
ENDING = 3
"""Letters of an ending behind a stem."""
LONGEST = 24
"""Letters of a word that is looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_KNOWN = re.compile(r"[^\W\d_]+\*?")
_APART = ("spelling", "endings", "prefixes", "adjectives")
"""Tables of names that hold no words."""
_RAW = ("clutter", "detect", "published", "written")
"""Tables of other things than words that are read."""


_EMPHASIS = re.compile(r"\*\*+|__+")
"""Marks of letters that a message shows in bold or slanted."""


class Written(NamedTuple):
    """A text as it is read."""

    text: str
    back: Sequence[int]
    """Where each of its characters, and its end, stands in the text as given."""

    def given(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as given of a stretch of this one."""
        return self.back[start], self.back[end - 1] + 1 if end > start else self.back[end]

    def at(self, place: int) -> int:
        """The place in this text of one of the text as given."""
        return bisect_left(self.back, place)


class _Writing:
    def __init__(self, table: dict[str, Any], known: frozenset[str]) -> None:
        self._letters = dict(zip(map(ord, table.get("from", "")), table.get("to", ""), strict=True))
        self._drop = frozenset(table.get("drop", ""))
        self._article = table.get("article", "")
        letters = str.maketrans(self._letters)
        self._whole = frozenset(w.translate(letters) for w in table.get("whole", ()))
        out = table.get("left_out", ())
        self._left_out = re.compile("|".join(out)) if out else None
        self._known = frozenset(w for w in known if w[-1] != "*")
        self._stems = frozenset(w[:-1] for w in known if w[-1] == "*" and len(w) > LEAST_STEM)
        glued = [["", *g] for g in table.get("glued", ())]
        self._before = sorted((c for c in product(*glued)), key=lambda c: sum(map(bool, c)))
        self.cut = lru_cache(maxsize=65536)(self._cut)

    def _is_known(self, word: str) -> bool:
        return word in self._known or any(word[:n] in self._stems for n in range(LEAST_STEM, len(word) + 1))

    def is_word(self, word: str) -> bool:
        """Is a word one of the language's own, with an ending of a few letters at most?"""
        stems = (word[:n] for n in range(max(LEAST_STEM, len(word) - ENDING), len(word) + 1))
        return word in self._known or any(stem in self._stems for stem in stems)

    def _cut(self, word: str) -> tuple[tuple[int, int], ...]:
        """The pieces of a word to keep, as stretches of it; those of one character or more, the article left out."""
        whole = ((0, len(word)),)
        if len(word) > LONGEST or word in self._whole:
            return whole
        after = len(self._article)
        if self._article and word.startswith(self._article) and self._is_known(word[after:]) and len(word) > after + 1:
            return ((after, len(word)),)
        if self._is_known(word):
            return whole
        for before in self._before:
            at, pieces = 0, []
            for piece in filter(None, before):
                if not word.startswith(piece, at):
                    break
                pieces.append((at, at + len(piece)))
                at += len(piece)
            else:
                for after in self._after(word, at):
                    if len(word) - after >= LEAST and (after > 0) and self._is_known(word[after:]):
                        return (*pieces, (after, len(word)))
        return whole

    def _is_glued(self, word: str) -> bool:
        """Is a word nothing but what is glued before another?"""
        glued = {"".join(c) for c in self._before}
        return word in glued or word.removesuffix(self._article) in glued

    def _after(self, word: str, at: int) -> Iterator[int]:
        if self._article and word.startswith(self._article, at) and word[at:] not in self._whole:
            yield at + len(self._article)
        yield at
        if word.startswith(self._article, at):
            return
        if self._article and at and word[at - 1] == self._article[-1] == word[at : at + 1]:
            yield at + 1  # the article after "to": one of its letters is gone

    def write(self, text: str) -> Written:
        gone = self._left_out.finditer(text) if self._left_out is not None else ()
        spared = bytearray(len(text))
        for m in (*gone, *_EMPHASIS.finditer(text)):
            spared[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
        kept = [i for i, c in enumerate(text) if c not in self._drop and not spared[i]]
        plain = "".join(text[i] for i in kept).translate(self._letters)
        out: list[str] = []
        back: list[int] = []
        last = 0
        for m in _WORD.finditer(plain):
            pieces = self.cut(m.group())
            out.append(plain[last : m.start()])
            back += kept[last : m.start()]
            for n, (a, b) in enumerate(pieces):
                if n:
                    out.append(" ")
                    back.append(kept[m.start() + a])
                out.append(m.group()[a:b])
                back += kept[m.start() + a : m.start() + b]
            last = m.end()
            if plain[last : last + 1].isdigit() and self._is_glued(m.group()):
                out.append(" ")
                back.append(kept[last])
        out.append(plain[last:])
        return Written("".join(out), [*back, *kept[last:], len(text)])


def written(text: str, language: str) -> Written | None:
    """A text as its language is read; None where that is the text itself."""
    writing = _writing(language)
    if writing is not None:
        return writing.write(text)
    return _without_emphasis(text) if "**" in text or "__" in text else None


def _without_emphasis(text: str) -> Written:
    """A text without the marks of bold and slanted letters."""
    out: list[str] = []
    back: list[int] = []
    last = 0
    for m in _EMPHASIS.finditer(text):
        out.append(text[last : m.start()])
        back += range(last, m.start())
        last = m.end()
    out.append(text[last:])
    return Written("".join(out), [*back, *range(last, len(text) + 1)])


def is_word(language: str, word: str) -> bool:
    """Is a word, as it is read, in the tables of a language that is put in plain letters first?"""
    writing = _writing(language)
    return writing is not None and writing.is_word(word)


@lru_cache(maxsize=32)
def _writing(language: str) -> _Writing | None:
    table = load(language).table("sentences").get("written")
    return _Writing(table, kept("words", language, make=lambda: _words_of(language))) if table else None


def _words_of(language: str) -> frozenset[str]:
    """The words of all tables of a language."""
    return frozenset(_words(load_whole(language).tables))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _KNOWN.findall(value.removeprefix("re:"))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _RAW and not (key in _APART and isinstance(inner, dict)) and key != "given":
                yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
