"""Patterns of cues, one by one: what each is looked up by in a text, and how it matches (see `cues`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from sys import intern

from .particles import Particles

GAP_WORDS = 4
"""Words that `…` may stand for."""
LONG_GAP_WORDS = 24
"""Words that `……` may stand for."""
GAP_CHARS = 10
"""Characters that `…` may stand for in scripts without blanks."""

_FOLD = (
    dict.fromkeys("’ʼ‘`´ʹ＇", "'")
    | dict.fromkeys("‐‑‒–—−－", "-")
    | {"，": ",", "。": ";", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(", "）": ")"}
    | dict.fromkeys("「」『』", "»")
    | dict.fromkeys("“”„", "«")
    | {"\u00a0": " ", "\u202f": " ", "ё": "е"}
)
"""Signs and letters with the one that stands for all like it; no one of these is put in another's place."""
STOP = r"(?:[,:](?!\d)|(?<!\d)\.|[;!?()«»\n])"
"""Where a clause ends, for a gap, in a folded text. Sets of signs beyond Latin-1 take milliseconds to be made."""
CLAUSE_END = re.compile(STOP.replace("«»", ""))
"""The same between the words of a pattern, where quotation marks may stand."""
_MAY_STOP = frozenset(",:.;!?()")
"""Signs that end a clause, in some places."""
LONGEST_WORD = 160
"""Letters of a word that a gap passes over."""
_HEAD = 4
"""Signs by which patterns are looked up in scripts without blanks."""
_BLANK = '[ \t"«»]'
"""What may stand between the words of a pattern: quotation marks as well as blanks."""
_UNSPACED = (
    ("\u2e80", "\u2fd5"), ("\u3041", "\u3096"), ("\u309b", "\u309f"), ("\u30a0", "\u30ff"), ("\u31c0", "\u31e3"),
    ("\u31f0", "\u31ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\u0e01", "\u0e5b"), ("\u0e80", "\u0edf"),
    ("\u1780", "\u17f9"), ("\u19e0", "\u19ff"), ("\uf900", "\ufaff"), ("\uff66", "\uff9d"),
    ("\U0001aff0", "\U0001b2fb"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip
"""Ranges of the scripts that write without blanks: Han, kana, Thai, Lao, Khmer."""
_LETTERS = re.compile(r"\w+")
"""Letters by which patterns are looked up in the others: up to an apostrophe, a hyphen or another script."""

Key = tuple[str, str]
"""A table and the id of a cue in it."""
Ends = defaultdict[Key, dict[int, int]]
"""Where cues end, by what they are and where they begin."""


def fold(text: str) -> str:
    """The text in lower case with one form of apostrophe, hyphen, blank and ё; every character keeps its place."""
    lower = text.replace("İ", "i").lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if lower.isascii():
        return lower.replace("`", "'")
    for sign, plain in _FOLD.items():  # few of them stand in a text: faster than to look up each of its characters
        if sign in lower:
            lower = lower.replace(sign, plain)
    return lower


@lru_cache(maxsize=4096)
def unspaced(char: str) -> bool:
    """Does a character belong to a script that writes without blanks?"""
    return any(first <= char <= last for first, last in _UNSPACED)


@cache
def _spaced_letters() -> re.Pattern[str]:
    """Letters of other scripts than these. A set of signs beyond Latin takes milliseconds to be made."""
    return re.compile(rf"[^\W{''.join(f'{first}-{last}' for first, last in _UNSPACED)}]+")


class Pattern:
    """A pattern taken apart; its regular expression is made at its first use, as most never come up.

    Args:
        key: of what it is a pattern.
        form: as it stands in a table, sets laid out.
        small: the small words of its language.
    """

    __slots__ = ("_form", "_match", "_small", "key", "length", "rest", "whole")

    def __init__(self, key: Key, form: str, small: Particles) -> None:
        self.key = key
        self._small = small
        self._match: Callable[[str, int], re.Match[str] | None] | None = None
        pieces = _pieces(form)
        first, last = pieces[0], pieces[-1]
        self.whole = last[-1] not in ("*", "'", "…") and not unspaced(last[-1])
        """Ends with a whole word: no letter may follow that would go on with it."""
        alone = len(pieces) == 1 and not unspaced(first[0]) and begins(first) == (first, False)
        self.length = len(first) if alone else 0
        """Of a single whole word, which is found by looking it up."""
        self._form = "" if self.length else form
        rest = [p.rstrip("*") for p in pieces[1:] if p[0].isalnum() and p.rstrip("*") not in small.full]
        rest = sorted(rest, key=len, reverse=True) if _MAY_STOP.isdisjoint("".join(pieces)) else []
        self.rest = tuple(begins(word)[0] for word in rest)
        """What further words begin with, which stand in the clause of the first, the longest word first; none of
        patterns that may end a clause."""

    def mark(self, low: str, places: Sequence[int], best: Ends) -> None:
        """Notes where the pattern ends that begins at some places, if no longer one of the cue does."""
        ends, length = best[self.key], self.length
        if length:
            for at in places:
                if at + length > ends.get(at, at):
                    ends[at] = at + length
            return
        match = self._match or self._compiled()
        for at in places:
            found = match(low, at)
            if found is not None:
                end = found.end()
                if end > ends.get(at, at) and not (self.whole and _goes_on(low, end)):
                    ends[at] = end

    def _compiled(self) -> Callable[[str, int], re.Match[str] | None]:
        self._match = match = re.compile(_regex(_pieces(self._form), self._small)).match
        return match


def _pieces(form: str) -> list[str]:
    """The words and gaps of a pattern, folded."""
    return re.sub("(…+)", r" \1 ", fold(form)).split()


@lru_cache(maxsize=8192)
def begins(word: str) -> tuple[str, bool]:
    """What a pattern is looked up by that begins with a folded word, and whether other letters may follow there: none
    do where the word itself goes on with an apostrophe or a hyphen ("l'armée")."""
    stem = word.rstrip("*")
    head = head_at(stem, 0, spaced=not any(map(unspaced, stem)))
    cut = len(head) < len(stem) and stem[0].isalnum()
    return intern(head), unspaced(stem[0]) or not (cut or head == word)


def _regex(pieces: Sequence[str], small: Particles) -> str:
    out = []
    opens, gap = True, False
    for i, word in enumerate(pieces):
        text = word.rstrip("*")
        following = pieces[i + 1] if i + 1 < len(pieces) else ""
        if word[0] == "…":
            if following:
                out.append(_gap(following, LONG_GAP_WORDS if len(word) > 1 else GAP_WORDS, small))
            opens = gap = True
            continue
        if not opens:
            out.append(f"{_BLANK}*+" if unspaced(text[0]) else f"(?:{_BLANK}++|(?<='))")
        body = re.escape(text)
        if not unspaced(text[-1]):
            body += (
                "(?>(?:[^\\W_]|')*)"
                if word.endswith("*")
                else ""
                if text[-1] == "'" or not (following or gap)
                else r"(?!\w)"
            )
        shorts = small.full.get(text, ())
        if shorts:
            body = f"(?:{body}|(?!{re.escape(text)})(?:{'|'.join(map(re.escape, shorts))}))"
        out.append(body)
        opens = False
    return "".join(out)


def _gap(following: str, most: int, small: Particles) -> str:
    if unspaced(following[0]):
        return f"(?:(?!{STOP})[\\s\\S]){{0,{GAP_CHARS}}}?"
    other = f"(?>(?:(?!{STOP})\\W)*)"
    glued = f"(?:(?:{'|'.join(map(re.escape, small.short))})'(?=[^\\W\\d_]))??" if small.short else ""
    return f"{other}(?:\\w[\\w'\\-]{{0,{LONGEST_WORD}}}+{other}){{0,{most}}}?{glued}"


def head_at(low: str, at: int, *, spaced: bool) -> str:
    """What patterns are looked up by that may begin at a place of a folded text; `spaced`: all of it in scripts with
    blanks."""
    run = (_LETTERS if spaced else _spaced_letters()).match(low, at)
    return run.group() if run is not None else low[at : at + _HEAD]


def _goes_on(low: str, end: int) -> bool:
    """Does a word go on at a place of a folded text?"""
    return end < len(low) and low[end].isalnum() and low[end - 1] != "'" and not unspaced(low[end])
