"""Phrases of a language's tables, found in a text's tokens.

A phrase in a table is words with `[optional]` parts, `(one|or|other)` words or, within a word, letters, `stem*`
for a stem with any of the table's endings, and `{slot}` for what the reader puts there (a month, a number). Phrases of
an entry stand between `;`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from sys import intern
from typing import Any, NamedTuple, Self

from .tokens import CHARS, FORMS, LONGEST_WORD

_GLUED = re.compile(r"([^\s;()\[\]|{}]*[^\W\d_])\(([^()]*)\)([^\s;()\[\]|{}]*)")
CACHE = 20_000
"""Words of which is kept what they can be."""
_MAX_FORMS = 400
Fillings = dict[str, list[tuple[int, Any]]]
"""Slot names with what can fill each, and the token after it."""


class Match(NamedTuple):
    """A phrase found: tokens `[start, end)`, what its entry stands for, and what filled its slots."""

    start: int
    end: int
    value: Any
    slots: dict[str, Any]


class _Node:
    """A place in the tree of phrases: what may follow, and what stands for the phrase that ends here."""

    __slots__ = ("slots", "values", "words")

    def __init__(self, *values: Any) -> None:
        self.words = self.slots = _NOTHING
        self.values = values

    def word(self, word: str, end: _End | None) -> _Node:
        """The place after a word, made where there is none: an end where a phrase ends there."""
        if not self.words:
            self.words = {}
        return _child(self.words, word, end)

    def slot(self, name: str, end: _End | None) -> _Node:
        """The place after a slot, likewise."""
        if not self.slots:
            self.slots = {}
        return _child(self.slots, name, end)


class _End(_Node):
    """A place that nothing follows, one for all phrases of an entry: most places are such, and there are many."""

    __slots__ = ()


_NOTHING: dict[str, _Node] = {}
"""What follows an end; never written to."""


class Phrases:
    """Many phrases at once, as a tree of words."""

    def __init__(self, *, apostrophes: bool = False) -> None:
        self._apostrophes = apostrophes
        """Whether endings may stand after an apostrophe ("km'ye")."""
        self._root = _Node()
        self._stems: dict[str, frozenset[str]] = {}
        self._exact: set[str] = set()
        self._keys: dict[str, tuple[str, ...]] = {}
        self._starts: dict[str, tuple[_Node, ...]] = {}

    def add(self, phrases: str, value: Any, endings: Iterable[str] = ()) -> None:
        """Adds the phrases of an entry; all stand for `value`. Endings given as one frozen set are kept once."""
        ends, end = frozenset(endings), _End(value)
        for phrase in phrases.split(";"):
            for form in expand(phrase):
                node = self._root
                for i, word in enumerate(form, 1):
                    last = end if i == len(form) else None
                    if word[0] == "{":
                        node = node.slot(word[1:-1], last)
                        continue
                    if word[-1] == "*" and len(word) > 1:
                        stem = word[:-1]
                        known = self._stems.get(stem, ends)
                        self._stems[stem] = known if ends <= known else known | ends
                    else:
                        self._exact.add(word)
                    node = node.word(word, last)
                if form and value not in node.values:
                    node.values = (*node.values, value)

    def close(self) -> Self:
        """The same with places from which the same goes on made one, as most are: the last to be done, and once."""
        self._root = _merged(self._root, {})
        return self

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
            if self._apostrophes and "'" in word:
                out += [k for k in self.keys(word.partition("'")[0]) if k not in out]
            found = tuple(out)
            if len(self._keys) >= CACHE:
                self._keys.clear()
                self._starts.clear()
            self._keys[word] = found
            self._starts[word] = tuple(self._root.words[k] for k in found if k in self._root.words)
        return found

    def begins(self, word: str) -> bool:
        """Whether a phrase can begin with a word."""
        return bool(self.first(word))

    def beginnings(self, words: Sequence[str]) -> list[int]:
        """The tokens that a phrase can begin with, in order."""
        known = self._starts
        return [k for k, word in enumerate(words) if (known[word] if word in known else self.first(word))]

    def first(self, word: str) -> tuple[_Node, ...]:
        """The places in the tree after a word that may begin a phrase."""
        nodes = self._starts.get(word)
        if nodes is None:
            self.keys(word)
            nodes = self._starts[word]
        return nodes

    @property
    def first_slots(self) -> frozenset[str]:
        """Slots that a phrase can begin with."""
        return frozenset(self._root.slots)

    def find(self, words: Sequence[str], at: int) -> list[tuple[int, Any]]:
        """Ends and values of all phrases without slots that start at a token."""
        out: list[tuple[int, Any]] = []
        stack = [(node, at + 1) for node in self.first(words[at])]
        while stack:
            node, i = stack.pop()
            out += [(i, value) for value in node.values]
            if node.words and i < len(words):
                for key in self.keys(words[i]):
                    child = node.words.get(key)
                    if child is not None:
                        stack.append((child, i + 1))
        return out

    def find_filled(
        self, words: Sequence[str], at: int, fill: Callable[[int], Fillings], any_word: Callable[[int], list[int]]
    ) -> list[Match]:
        """All phrases that start at a token; `fill` gives what can fill slots at one, `any_word` where "{x}" ends."""
        stack: list[tuple[_Node, int, dict[str, Any]]] = [(self._root, at, {})]
        out: list[Match] = []
        known, most = self._keys, len(words)
        while stack:
            node, i, filled = stack.pop()
            for value in node.values:
                out.append(Match(at, i, value, filled))
            if i >= most:
                continue
            if node.words:
                word = words[i]
                for key in known[word] if word in known else self.keys(word):
                    child = node.words.get(key)
                    if child is not None:
                        stack.append((child, i + 1, filled))
            if node.slots:
                fillings = fill(i)
                for name, options in fillings.items():
                    child = node.slots.get(name)
                    if child is not None:
                        for end, value in options:
                            stack.append((child, end, {**filled, name: value}))
                child = node.slots.get("x")
                if child is not None:
                    for end in any_word(i):
                        stack.append((child, end, filled))
        return out


def _merged(node: _Node, known: dict[Any, _Node]) -> _Node:
    """The first place known from which the same goes on as from one."""
    for nodes in (node.words, node.slots):
        for word, child in nodes.items():
            nodes[word] = _merged(child, known)
    follow = (frozenset((word, id(child)) for word, child in nodes.items()) for nodes in (node.words, node.slots))
    return known.setdefault((node.values, *follow), node)


def _child(nodes: dict[str, _Node], word: str, end: _End | None) -> _Node:
    node = nodes.get(word)
    if node is None and end is not None:
        node = nodes[word] = end
    elif node is None or (isinstance(node, _End) and node is not end):  # another entry's, or one that goes on now
        node = nodes[word] = _Node(*(node.values if node is not None else ()))
    return node


@cache
def _pieces() -> re.Pattern[str]:
    """Words, signs and brackets of a phrase; made ready where phrases are, which is seldom."""
    return re.compile(rf"\{{\w+\}}|[\[\]()|]|\d+|[{CHARS}]|[^\W\d_](?:[^\W\d_]|['\u0300-\u036f])*[23]?\*?|[^\s]")


def expand(phrase: str) -> list[list[str]]:
    """All forms of one phrase of a table, each a list of words.

    Raises:
        ValueError: brackets do not match, or there are too many forms.
    """
    if not any(sign in phrase for sign in "()[]|"):
        return [[_folded(piece) for piece in _pieces().findall(phrase)]]
    while (glued := _GLUED.sub(_unglued, phrase)) != phrase:
        phrase = glued
    pieces = _pieces().findall(phrase)
    forms, at = _alternatives(pieces, 0)
    if at != len(pieces):
        raise ValueError(f"brackets do not match in {phrase!r}")
    if len(forms) > _MAX_FORMS:
        raise ValueError(f"too many forms in {phrase!r}")
    return forms


def _folded(piece: str) -> str:
    """As words of a text are folded. One string for a word of many phrases: memory."""
    return intern(
        piece.lower()
        if piece.isascii()
        else unicodedata.normalize("NFKC", piece).replace("İ", "i").lower().translate(FORMS)
    )


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
            folded = _folded(piece)
            forms = [[*a, folded] for a in forms]
    return out + forms, at
