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
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..languages import load
from .particles import NONE, Particles, particles

GAP_WORDS = 4
"""Words that `…` may stand for."""
LONG_GAP_WORDS = 24
"""Words that `……` may stand for."""
GAP_CHARS = 10
"""Characters that `…` may stand for in scripts without blanks."""

_FOLD = str.maketrans(
    dict.fromkeys("’ʼ‘`´ʹ＇", "'") | dict.fromkeys("‐‑‒–—−－", "-") | {"\u00a0": " ", "\u202f": " ", "ё": "е"}
)
_STOP = re.compile(r"[,:](?!\d)|(?<!\d)\.|[;!?()，。；：！？、（）«»「」『』“”\n]")
_HEAD = 4
"""Letters by which patterns are looked up."""
_BLANK = ' \t"“”„«»'
"""What may stand between the words of a pattern: quotation marks as well as blanks."""
_WORD = re.compile(r"\w[\w'\-]*")


class Cue(NamedTuple):
    """A cue found in a text; offsets in code points."""

    start: int
    end: int
    id: str


class _Piece(NamedTuple):
    text: str
    stem: bool
    gap: int
    """Words that it stands for at most, where it is no word itself."""


class _Pattern(NamedTuple):
    id: str
    pieces: tuple[_Piece, ...]


def fold(text: str) -> str:
    """The text in lower case with one form of apostrophe, hyphen, blank and ё; every character keeps its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_FOLD)


@lru_cache(maxsize=4096)
def unspaced(char: str) -> bool:
    """Does a character belong to a script that writes without blanks?"""
    name = unicodedata.name(char, "")
    return name.startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER"))


def _parse(cue: str, pattern: str) -> _Pattern:
    pieces = []
    for word in re.sub("(…+)", r" \1 ", fold(pattern)).split():
        if word[0] == "…":
            pieces.append(_Piece("", False, LONG_GAP_WORDS if len(word) > 1 else GAP_WORDS))
        else:
            pieces.append(_Piece(word.rstrip("*"), word.endswith("*"), 0))
    if not pieces or pieces[0].gap or not pieces[0].text:
        raise ValueError(f"cue {cue}: pattern {pattern!r} must start with a word")
    return _Pattern(cue, tuple(pieces))


class CueTable:
    """One table of patterns, made ready for search."""

    def __init__(self, table: dict[str, Sequence[str]], small: Particles = NONE) -> None:
        self._small = small
        self._heads: dict[str, list[_Pattern]] = {}
        self._regexes: list[tuple[str, re.Pattern[str]]] = []
        for cue, patterns in table.items():
            for pattern in patterns:
                if pattern.startswith("re:"):
                    self._regexes.append((cue, re.compile(pattern[3:], re.IGNORECASE)))
                    continue
                for form in small.every(pattern):
                    parsed = _parse(cue, form)
                    self._heads.setdefault(parsed.pieces[0].text[:_HEAD], []).append(parsed)

    def find(self, text: str, folded: str | None = None) -> list[Cue]:
        """All cues in a text, the longest a cue id and place, in order of place, then of id."""
        low = fold(text) if folded is None else folded
        best: dict[tuple[int, str], int] = {}
        heads = self._heads
        for at in _starts(low, self._small):
            for length in range(1, _HEAD + 1):
                for pattern in heads.get(low[at : at + length], ()):
                    end = _match(low, at, pattern.pieces, self._small)
                    if end > best.get((at, pattern.id), at):
                        best[at, pattern.id] = end
        for cue, regex in self._regexes:
            for m in regex.finditer(text):
                if m.end() > best.get((m.start(), cue), m.start()):
                    best[m.start(), cue] = m.end()
        return sorted(Cue(at, end, cue) for (at, cue), end in best.items())


def _starts(low: str, small: Particles) -> Iterable[int]:
    for word in _WORD.finditer(low):
        first = word.start()
        yield first
        glued = small.after(low, first)
        if glued > first:
            yield glued
        for at in range(first + 1, word.end()):
            if unspaced(low[at]) or (unspaced(low[at - 1]) and low[at].isalnum()) or low[at - 1] == "-":
                yield at


def _match(low: str, at: int, pieces: tuple[_Piece, ...], small: Particles) -> int:
    """End of the match of a pattern at a place, or -1."""
    pos = at
    for i, piece in enumerate(pieces):
        if piece.gap:
            return _match_gap(low, pos, pieces[i + 1 :], small, piece.gap)
        if i:
            start = pos
            while pos < len(low) and low[pos] in _BLANK:
                pos += 1
            if start == pos and low[pos - 1] != "'" and not (piece.text and unspaced(piece.text[0])):
                return -1
        if not low.startswith(piece.text, pos):
            short = next((s for s in small.full.get(piece.text, ()) if low.startswith(s, pos)), "")
            if not short:
                return -1
            pos += len(short)
            continue
        pos += len(piece.text)
        if unspaced(piece.text[-1]):
            continue
        if piece.stem:
            while pos < len(low) and (low[pos].isalnum() or low[pos] == "'"):
                pos += 1
        elif pos < len(low) and low[pos].isalnum() and piece.text[-1] != "'" and not unspaced(low[pos]):
            return -1
    return pos


def _match_gap(low: str, pos: int, rest: tuple[_Piece, ...], small: Particles, most: int) -> int:
    if not rest:
        return pos
    stop = _STOP.search(low, pos)
    limit = stop.start() if stop else len(low)
    if unspaced(rest[0].text[0]):
        candidates: Iterable[int] = range(pos, min(limit, pos + GAP_CHARS) + 1)
    else:
        words = [m.start() for m in _WORD.finditer(low, pos, min(limit, pos + 40 * most))][: most + 1]
        candidates = sorted({*words, *(small.after(low, at) for at in words)}) if small.short else words
    for at in candidates:
        end = _match(low, at, rest, small)
        if end >= 0:
            return end
    return -1


@lru_cache(maxsize=128)
def cues(language: str, table: str) -> CueTable:
    """A cue table of a language by its name; empty where the language has none of that name."""
    return CueTable(load(language).table(table), particles(language))
