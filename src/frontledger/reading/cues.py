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
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..languages import load
from .particles import NONE, Particles, particles

TABLES = ("attribution", "background", "events", "meetings", "positions", "records", "subjects")
"""A language's tables of cues."""
GAP_WORDS = 4
"""Words that `…` may stand for."""
LONG_GAP_WORDS = 24
"""Words that `……` may stand for."""
GAP_CHARS = 10
"""Characters that `…` may stand for in scripts without blanks."""

_FOLD = str.maketrans(
    dict.fromkeys("’ʼ‘`´ʹ＇", "'")
    | dict.fromkeys("‐‑‒–—−－", "-")
    | {"，": ",", "。": ";", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(", "）": ")"}
    | dict.fromkeys("「」『』", "»")
    | dict.fromkeys("“”„", "«")
    | {"\u00a0": " ", "\u202f": " ", "ё": "е"}
)
STOP = r"(?:[,:](?!\d)|(?<!\d)\.|[;!?()«»\n])"
"""Where a clause ends, for a gap, in a folded text. Sets of signs beyond Latin-1 take milliseconds to be made."""
_CLAUSE_END = re.compile(STOP.replace("«»", ""))
"""The same between the words of a pattern, where quotation marks may stand."""
_MAY_STOP = frozenset(",:.;!?()")
"""Signs that end a clause, in some places."""
LONGEST_WORD = 160
"""Letters of a word that a gap passes over."""
_HEAD = 4
"""Signs by which patterns are looked up in scripts without blanks."""
_MOST_HEADS = 50_000
"""Heads of which is kept what may begin with them; texts may make up ever new ones."""
_BLANK = '[ \t"«»]'
"""What may stand between the words of a pattern: quotation marks as well as blanks."""
_WORD = re.compile(r"\w[\w'\-]*")
_UNSPACED = (
    ("\u2e80", "\u2fd5"), ("\u3041", "\u3096"), ("\u309b", "\u309f"), ("\u30a0", "\u30ff"), ("\u31c0", "\u31e3"),
    ("\u31f0", "\u31ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\u0e01", "\u0e5b"), ("\u0e80", "\u0edf"),
    ("\u1780", "\u17f9"), ("\u19e0", "\u19ff"), ("\uf900", "\ufaff"), ("\uff66", "\uff9d"),
    ("\U0001aff0", "\U0001b2fb"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip
"""Ranges of the scripts that write without blanks: Han, kana, Thai, Lao, Khmer."""
_LETTERS = re.compile(r"\w+")
"""Letters by which patterns are looked up in the others: up to an apostrophe, a hyphen or another script."""


_Key = tuple[str, str]
"""A table and the id of a cue in it."""


class Cue(NamedTuple):
    """A cue found in a text; offsets in code points."""

    start: int
    end: int
    id: str


def fold(text: str) -> str:
    """The text in lower case with one form of apostrophe, hyphen, blank and ё; every character keeps its place."""
    lower = text.replace("İ", "i").lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_FOLD)


@lru_cache(maxsize=4096)
def unspaced(char: str) -> bool:
    """Does a character belong to a script that writes without blanks?"""
    return any(first <= char <= last for first, last in _UNSPACED)


@cache
def _spaced_letters() -> re.Pattern[str]:
    """Letters of other scripts than these. A set of signs beyond Latin takes milliseconds to be made."""
    return re.compile(rf"[^\W{''.join(f'{first}-{last}' for first, last in _UNSPACED)}]+")


class _Pattern:
    """A pattern as a regular expression, which is made at its first use: most of a language's never come up."""

    whole: bool
    """Ends with a whole word: no letter may follow that would go on with it."""
    match: Callable[[str, int], re.Match[str] | None]
    """Matches at a place of a folded text."""

    def __init__(self, key: _Key, pattern: str, small: Particles) -> None:
        self.key = key
        self._pieces = re.sub("(…+)", r" \1 ", fold(pattern)).split()
        self._small = small
        last = self._pieces[-1] if self._pieces else ""
        self.whole = last[-1:] not in ("", "*", "'", "…") and not unspaced(last[-1])
        self.match = self._first_match
        word = self._pieces[0].rstrip("*") if self._pieces else ""
        if not word or word[0] == "…":
            raise ValueError(f"cue {key[1]}: pattern {pattern!r} must start with a word")
        self.head = _head(word, 0, spaced=not any(map(unspaced, word)))
        self.stem = unspaced(word[0]) or (self.head == word != self._pieces[0])
        """Begins with letters that others may follow."""
        self.length = len(word) if self._pieces == [self.head] and not unspaced(word[0]) else 0
        """Of a single whole word, which is found by looking it up."""
        rest = [p.rstrip("*") for p in self._pieces[1:] if p[0].isalnum() and p.rstrip("*") not in small.full]
        self.rest = tuple(sorted(rest, key=len, reverse=True)) if _MAY_STOP.isdisjoint("".join(self._pieces)) else ()
        """Further words, which stand in the clause of the first, the longest first; none of patterns that may end a
        clause."""

    def mark(self, low: str, places: Sequence[int], best: dict[tuple[int, _Key], int]) -> None:
        """Notes where the pattern ends that begins at some places, if no longer one of the cue does."""
        key, length = self.key, self.length
        for at in places:
            if length:
                end = at + length
            else:
                found = self.match(low, at)
                if found is None:
                    continue
                end = found.end()
                if self.whole and _goes_on(low, end):
                    continue
            if end > best.get((at, key), at):
                best[at, key] = end

    def _first_match(self, low: str, at: int) -> re.Match[str] | None:
        self.match = re.compile(_regex(self._pieces, self._small)).match
        return self.match(low, at)


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
                "(?:[^\\W_]|')*+"
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
    other = f"(?:(?!{STOP})\\W)*+"
    glued = f"(?:(?:{'|'.join(map(re.escape, small.short))})'(?=[^\\W\\d_]))??" if small.short else ""
    return f"{other}(?:\\w[\\w'\\-]{{0,{LONGEST_WORD}}}+{other}){{0,{most}}}?{glued}"


def _head(low: str, at: int, *, spaced: bool) -> str:
    """What patterns are looked up by that may begin at a place of a folded text; `spaced`: all of it in scripts with
    blanks."""
    run = (_LETTERS if spaced else _spaced_letters()).match(low, at)
    return run.group() if run is not None else low[at : at + _HEAD]


def _goes_on(low: str, end: int) -> bool:
    """Does a word go on at a place of a folded text?"""
    return end < len(low) and low[end].isalnum() and low[end - 1] != "'" and not unspaced(low[end])


class _Opening(NamedTuple):
    """What may begin with some letters."""

    alone: tuple[_Pattern, ...]
    """Patterns of one word, or of words that any clause may hold."""
    tied: tuple[tuple[str, tuple[_Pattern, ...]], ...]
    """The others, by the longest word that must stand behind in the clause: few texts hold it."""
    words: tuple[str, ...]
    """Further words of patterns."""


class CueTables:
    """Tables of patterns, made ready for one search of them all.

    Args:
        tables: by table and id of the cue, its patterns.
        small: the small words of their language.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, Sequence[str]]], small: Particles = NONE) -> None:
        self._small = small
        self._tables = tuple(tables)
        self._stems: dict[str, list[_Pattern]] = {}
        self._words: dict[str, list[_Pattern]] = {}
        self._further: dict[str, list[str]] = {}
        self._heads: dict[str, _Opening | None] = {}
        self._regexes: list[tuple[_Key, re.Pattern[str]]] = []
        for name, table in tables.items():
            for cue, patterns in table.items():
                for pattern in patterns:
                    if pattern.startswith("re:"):
                        begin = r"\b" if pattern.startswith(r"re:\w") else ""  # not tried from each letter of a word
                        self._regexes.append(((name, cue), re.compile(begin + pattern[3:], re.IGNORECASE)))
                        continue
                    for form in small.every(pattern):
                        parsed = _Pattern((name, cue), form, small)
                        (self._stems if parsed.stem else self._words).setdefault(parsed.head, []).append(parsed)
        all_ = [p for ps in (*self._stems.values(), *self._words.values()) for p in ps]
        for word in dict.fromkeys(word for p in all_ for word in p.rest):
            self._further.setdefault(_head(word, 0, spaced=not any(map(unspaced, word))), []).append(word)

    def find(self, text: str, words: Words | None = None) -> dict[str, list[Cue]]:
        """All cues in a text by their table, the longest a cue id and place, in order of place, then of id.

        Args:
            text: what is searched.
            words: the words of the same, where they are at hand.
        """
        words = Words(fold(text), self._small) if words is None else words
        low = words.low
        best: dict[tuple[int, _Key], int] = {}
        if len(self._heads) > _MOST_HEADS:
            self._heads.clear()
        tied: list[tuple[_Opening, list[int], set[int]]] = []
        holding: dict[str, set[int]] = {}
        for head, places in words.places.items():
            opening = self._opening(head)
            if opening is None:
                continue
            for pattern in opening.alone:
                pattern.mark(low, places, best)
            if opening.tied or opening.words:
                clauses = words.clauses(places)
                tied.append((opening, places, clauses))
                for word in opening.words:
                    holding.setdefault(word, set()).update(clauses)
        for part, places in words.parts.items():
            opening = self._opening(part)
            for word in opening.words if opening is not None else ():
                holding.setdefault(word, set()).update(words.clauses(places))
        for opening, places, clauses in tied:
            for rare, patterns in opening.tied:
                if rare not in holding or holding[rare].isdisjoint(clauses):
                    continue
                for pattern in patterns:
                    together = clauses.intersection(*(holding.get(word, ()) for word in pattern.rest))
                    if together:
                        pattern.mark(low, words.within(places, together), best)
        for key, regex in self._regexes:
            for m in regex.finditer(text):
                if m.end() > best.get((m.start(), key), m.start()):
                    best[m.start(), key] = m.end()
        found: dict[str, list[Cue]] = {table: [] for table in self._tables}
        for (at, (table, cue)), end in best.items():
            found[table].append(Cue(at, end, cue))
        for cues_ in found.values():
            cues_.sort()
        return found

    def _opening(self, head: str) -> _Opening | None:
        """What may begin with some letters; None where nothing may."""
        if head in self._heads:
            return self._heads[head]
        stems = [head[:n] for n in range(1, min(len(head), LONGEST_WORD) + 1)]
        patterns = [*self._words.get(head, ()), *(p for stem in stems for p in self._stems.get(stem, ()))]
        tied: dict[str, list[_Pattern]] = {}
        for pattern in patterns:
            if pattern.rest:
                tied.setdefault(pattern.rest[0], []).append(pattern)
        opening = _Opening(
            tuple(p for p in patterns if not p.rest),
            tuple((rare, tuple(ps)) for rare, ps in tied.items()),
            tuple(word for stem in stems for word in self._further.get(stem, ())),
        )
        found = self._heads[head] = opening if any(opening) else None
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
        for at, head in self._starts(small):
            self.places.setdefault(head, []).append(at)
        self._stops = [m.start() for m in _CLAUSE_END.finditer(low)]

    def _starts(self, small: Particles) -> Iterator[tuple[int, str]]:
        low, spaced = self.low, self.spaced
        for found in _WORD.finditer(low):
            word, first = found.group(), found.start()
            if spaced and word.isalnum():
                yield first, word
                continue
            places = [first]
            glued = small.after(low, first) if small.short else first
            if glued > first:
                places.append(glued)
            if not spaced or "-" in word:
                for at in range(first + 1, found.end()):
                    if unspaced(low[at]) or (unspaced(low[at - 1]) and low[at].isalnum()) or low[at - 1] == "-":
                        places.append(at)
            for at in places:
                yield at, _head(low, at, spaced=spaced)
            at = low.find("'", first, found.end()) + 1
            while at:
                self.parts.setdefault(_head(low, at, spaced=spaced), []).append(at)
                at = low.find("'", at, found.end()) + 1

    def clauses(self, places: Sequence[int]) -> set[int]:
        """The clauses that hold some places."""
        return {bisect_left(self._stops, at) for at in places}

    def within(self, places: Sequence[int], clauses: set[int]) -> list[int]:
        """Those of some places that lie in some clauses."""
        return [at for at in places if bisect_left(self._stops, at) in clauses]


@lru_cache(maxsize=32)
def cues(language: str) -> CueTables:
    """All cue tables of a language."""
    tables = load(language)
    return CueTables({name: tables.table(name) for name in TABLES}, particles(language))
