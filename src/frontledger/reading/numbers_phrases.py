"""Phrases of a language's tables, found in a text's tokens.

A phrase in a table is words with `[optional]` parts, `(one|or|other)` words or, within a word, letters, `stem*`
for a stem with any of the table's endings, and `{slot}` for what the reader puts there (a month, a number). Phrases of
an entry stand between `;`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from .numbers_tokens import CHARS, LONGEST_WORD, Tokens

_PIECE = re.compile(
    rf"\{{\w+\}}|[\[\]()|]|\d+|[{CHARS}]|[^\W\d_{CHARS}](?:[^\W\d_{CHARS}]|['\u0300-\u036f])*[23]?\*?|[^\s]"
)
_GLUED = re.compile(r"([^\s;()\[\]|{}]*[^\W\d_])\(([^()]*)\)([^\s;()\[\]|{}]*)")
_CACHE = 20_000
_LONGEST_PHRASE = 24
_MAX_FORMS = 400


class Match(NamedTuple):
    """A phrase found: tokens `[start, end)`, what its entry stands for, and what filled its slots."""

    start: int
    end: int
    value: Any
    slots: dict[str, Any]


class Phrases:
    """Many phrases at once, as a tree of words."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._exact: set[str] = set()
        self._keys: dict[str, tuple[str, ...]] = {}

    def add(self, phrases: str, value: Any, endings: Iterable[str] = ()) -> None:
        """Adds the phrases of an entry; all stand for `value`."""
        ends = frozenset(endings)
        for phrase in phrases.split(";"):
            for form in expand(phrase):
                node = self._root
                for word in form:
                    if word.endswith("*") and len(word) > 1:
                        stem = word[:-1]
                        self._stems[stem] = self._stems.get(stem, frozenset()) | ends
                    else:
                        self._exact.add(word)
                    node = node.setdefault(word, {})
                if form:
                    values = node.setdefault("", [])
                    if value not in values:
                        values.append(value)

    def keys(self, word: str) -> tuple[str, ...]:
        """The words and stems of the tree that a word of the text can be."""
        found = self._keys.get(word)
        if found is None:
            out = [word] if word in self._exact else []
            if len(word) <= LONGEST_WORD:
                for n in range(len(word), 0, -1):
                    ends = self._stems.get(word[:n])
                    if ends is not None and word[n:] in ends:
                        out.append(word[:n] + "*")
            found = tuple(out)
            if len(self._keys) >= _CACHE:
                self._keys.clear()
            self._keys[word] = found
        return found

    def find(
        self,
        tokens: Tokens,
        at: int,
        slots: Callable[[str, int], Sequence[tuple[int, Any]]] | None = None,
        *,
        rooted: Sequence[str] = (),
    ) -> Iterator[Match]:
        """Every phrase that starts at a token. `slots(name, at)` gives what can fill a slot there, with its end."""
        words = tokens.words
        count = len(words)
        if slots is None and (at >= count or not any(k in self._root for k in self.keys(words[at]))):
            return
        stack: list[tuple[dict[str, Any], int, dict[str, Any], int]] = [(self._root, at, {}, 0)]
        while stack:
            node, i, filled, depth = stack.pop()
            for value in node.get("", ()):
                yield Match(at, i, value, filled)
            if depth >= _LONGEST_PHRASE:
                continue
            if i < count:
                for key in self.keys(words[i]):
                    child = node.get(key)
                    if child is not None:
                        stack.append((child, i + 1, filled, depth + 1))
            if slots is not None:
                for name in rooted if node is self._root else [k for k in node if k[:1] == "{"]:
                    child = node.get(name)
                    if child is not None:
                        for end, value in slots(name[1:-1], i):
                            stack.append((child, end, {**filled, name[1:-1]: value}, depth + 1))

    @property
    def root_slots(self) -> tuple[str, ...]:
        """Slots that a phrase can begin with."""
        return tuple(k for k in self._root if k.startswith("{"))


def expand(phrase: str) -> list[list[str]]:
    """All forms of one phrase of a table, each a list of words.

    Raises:
        ValueError: brackets do not match, or there are too many forms.
    """
    while (glued := _GLUED.sub(_unglued, phrase)) != phrase:
        phrase = glued
    pieces = _PIECE.findall(phrase)
    forms, at = _alternatives(pieces, 0)
    if at != len(pieces):
        raise ValueError(f"brackets do not match in {phrase!r}")
    if len(forms) > _MAX_FORMS:
        raise ValueError(f"too many forms in {phrase!r}")
    return forms


def _unglued(m: re.Match[str]) -> str:
    return "(" + "|".join(m[1] + inner + m[3] for inner in m[2].split("|")) + ")"


def _alternatives(pieces: list[str], at: int) -> tuple[list[list[str]], int]:
    out: list[list[str]] = []
    forms: list[list[str]] = [[]]
    while at < len(pieces) and pieces[at] not in (")", "]"):
        piece = pieces[at]
        at += 1
        if piece == "|":
            out += forms
            forms = [[]]
            continue
        if piece in ("(", "["):
            inner, at = _alternatives(pieces, at)
            at += 1
            if piece == "[":
                inner = [*inner, []]
            forms = [a + b for a in forms for b in inner]
        else:
            forms = [[*a, unicodedata.normalize("NFKC", piece).lower()] for a in forms]
    return out + forms, at
