"""Words of a text as names are made of them, and the forms a language bends them into."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from ...languages import load
from ...theatre.places import key
from ..particles import APOSTROPHES, NONE, Particles, particles
from ..written import is_word
from .spelling import Spelling
from .translit import romanise

LONGEST = 48
"""Longer runs of letters are no name."""
MOST_KNOWN = 20_000
"""Words of which is kept what they may be."""
MOST_VARIANTS = 24
"""Readings of a word or a group of words that are tried."""

_FIRST_CJK = "\u2e80"
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*\s+$|\n\s*$|^[\s\"'“‘«(\[—–-]*$|[\"“«»•]\s*$|(?:^|\n)\s*[-–—]\s*$")
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@cache
def _pattern(without: str) -> re.Pattern[str]:
    """Words of letters but for some."""
    letter = rf"[^\W\d_{without}]"
    plural = r"(?P<a>[A-Z])(?P=a)\.(?P<b>[A-Z])(?P=b)\b\.?"  # "EE.UU."
    numbered = r"(?<![A-Za-z0-9-])[A-Z]\d{1,2}(?![A-Za-z0-9-])"  # "G7"
    return re.compile(rf"{plural}|{numbered}|(?:{letter}\.){{2,}}|{letter}+(?:['’ʼ‘`´]{letter}+)*['’]?")


class Word(NamedTuple):
    """A word of the text."""

    start: int
    end: int
    text: str
    key: str
    gap: str
    """What stands between it and the word before: a blank, a hyphen, or whatever else, at most 16 characters."""
    capital: bool
    """Starts with a capital, in scripts that have them."""
    first: bool
    """Starts a sentence, a line or a quotation: its capital says nothing."""
    named: bool
    """May start a name: has a capital, or is of a script that has none."""


@lru_cache(maxsize=MOST_KNOWN)
def _shape(token: str) -> tuple[str, bool, bool, bool]:
    """Of a token its key, and whether it starts with a capital, may start a name, and is of letters only."""
    capital = token[0].isupper()
    return key(token), capital, capital or not token[0].islower(), token.isalpha()


def words(
    text: str, start: int, end: int, possessive: Sequence[str] = (), elided: Mapping[str, str] | None = None
) -> list[Word]:
    """The words of a stretch of text in scripts that part words by blanks.

    Args:
        possessive: endings after an apostrophe that are no part of the name ("Ukraine's").
        elided: words cut short before an apostrophe, with what they are short for ("l'Ukraine" is two words).
    """
    out: list[Word] = []
    last = start
    pattern = _pattern("" if max(text, default="") < _FIRST_CJK else "\u2e80-\u9fff\uf900-\ufaff")
    for m in pattern.finditer(text, start, end):
        begins, ends = m.span()
        token = text[begins:ends]
        if len(token) > LONGEST:
            last = ends
            continue
        gap = text[last:begins] if begins - last <= 16 else text[begins - 16 : begins]
        if gap == ". " and out and out[-1].capital and out[-1].end - out[-1].start <= 2:
            gap = " "  # "St. Petersburg", "Vladimir V. Putin"
        folded, capital, named, plain = _shape(token)
        if begins - 2 >= start and text[begins - 1] == " " and text[begins - 2].isalnum():
            first = False  # as a rule: a word and a blank stand before
        else:
            before = text[max(start, begins - 16) : begins]
            cased = capital or not named
            first = cased and bool(_SENTENCE_END.search(before)) and not _after_initial(before)
        if plain:
            out.append(Word(begins, ends, token, folded, gap, capital, first, named))
            last = ends
            continue
        cut = next((i for i, c in enumerate(token) if c in APOSTROPHES), 0) if elided else 0
        short = elided.get(token[:cut].lower()) if elided and 0 < cut < len(token) - 1 else None
        if short is not None:
            out.append(Word(begins, begins + cut, token[:cut], short, gap, capital, first, named))
            token, gap, first = token[cut + 1 :], " ", False
            _, capital, named, _ = _shape(token)
        bare = without(token, possessive).replace(".", "")
        out.append(Word(ends - len(token), ends, token, key(bare), gap, capital, first, named))
        last = ends
    return out


def without(word: str, endings: Sequence[str]) -> str:
    """A word without the first of several endings that it has."""
    return next((word[: -len(e)] for e in endings if word.endswith(e)), word)


def _after_initial(before: str) -> bool:
    """Does a full stop belong to an initial ("Vladimir V. Putin", "St. Petersburg")?"""
    return bool(re.search(r"(?:\b[^\W\d_]|\bSt|\bMr|\bMrs|\bMs|\bDr|\bGen|\bCol|\bLt)\. $", before))


def joined(gap: str) -> str | None:
    """How a key is put together over a gap: with a blank, with nothing (hyphen), or None where a name cannot go on."""
    if gap in (" ", "\u00a0", "\u202f"):
        return " "
    return "" if gap in ("-", "‐", "‑", "–") else None


class Grammar:
    """How a language bends names, from its table `[names]`."""

    def __init__(
        self,
        table: Mapping[str, Any],
        small: Particles = NONE,
        is_word: Callable[[str], bool] = lambda _: False,
        short: Sequence[str] = (),
    ) -> None:
        self.table = table
        self.short = frozenset(key(word) for word in short)
        """What is written with a full stop and ends no sentence, titles among them ("gen.")."""
        self.small = small
        self.is_word = is_word
        """Is a word, as it stands in the text, one of the language's own, which is no unlisted name?"""
        self._sets: dict[str, frozenset[str]] = {}
        self._ranks: dict[str, dict[str, tuple[int, str]]] = {}
        self._lasts: dict[str, frozenset[str]] = {}
        self._opens: dict[str, dict[str, bool]] = {}
        self._heads: dict[str, dict[str, list[str]]] = {}
        self._tails: dict[str, dict[str, list[str]]] = {}
        self.readings = lru_cache(maxsize=16384)(self._readings)
        """Keys of the forms a word (as a key) may be of: itself first, then nominatives, longest ending first."""
        self.towns = lru_cache(maxsize=4096)(self._towns)
        """Keys of towns that an adjective (as a key, in any form) may be made from."""
        self.spelling = Spelling(table.get("spelling", {}))
        """What its letters stand for in the romanisation of names."""
        self.case = lru_cache(maxsize=4096)(self._case)
        """What a word's ending says that it does in its sentence: `topic`, `subject`, `object`, `place`, …"""
        self.common = lru_cache(maxsize=16384)(self._common)
        """Is a word (as a key) one that is seldom or never a name?"""
        self.spelled = lru_cache(maxsize=8192)(self._spelled)
        """Forms a word (as it stands in the text) may be of, with the accents that its spelling needs."""
        self._prefixes = _by_length(table.get("prefixes", {}))
        self.caseless = bool(table.get("caseless"))
        """Is the language written without capitals?"""
        self.cases = _by_length({e: (case,) for case, ends in table.get("cases", {}).items() for e in ends})
        """Endings that tell what a name does in its sentence, the longest first."""
        self._endings = _by_length(table.get("endings", {}))
        self._adjectives = _by_length(table.get("adjectives", {}))

    def latin(self, text: str) -> str:
        """A word in the romanisation of names, the likeliest way."""
        return self.spelling.latin(text)[0] if self.spelling else romanise(text)

    def list(self, name: str) -> tuple[str, ...]:
        """Entries of a list of the table."""
        return tuple(self.table.get(name, ()))

    def keys(self, name: str) -> frozenset[str]:
        """Entries of a list as keys, their words bare of possessive endings as those of a text are."""
        if name not in self._sets:
            ends = self.list("possessive")
            told = [e for entry in self.list(name) for e in (entry, " ".join(self.small.apart(entry)))]
            bare = [" ".join(without(word, ends) for word in e.split(" ")) for e in told]
            self._sets[name] = frozenset(map(key, (*told, *bare)))
        return self._sets[name]

    def ranks(self, name: str) -> dict[str, tuple[int, str]]:
        """Entries of a list with their places in it, by their keys; of entries with one key the first."""
        if name not in self._ranks:
            ranked = [(key(entry), (n, entry)) for n, entry in enumerate(self.list(name))]
            self._ranks[name] = dict(reversed(ranked))
        return self._ranks[name]

    def opens(self, name: str, word: str) -> bool:
        """May a word (as a key) be the first of an entry of a list, in any form it bends to?"""
        known = self._opens.setdefault(name, {})
        found = known.get(word)
        if found is None:
            firsts = {entry.split(" ", 1)[0] for entry in self.keys(name)}
            if len(known) > MOST_KNOWN:
                known.clear()
            found = known[word] = word in firsts or not firsts.isdisjoint(self.forms(word))
        return found

    @cached_property
    def venues(self) -> tuple[tuple[str, ...], ...]:
        """What venues are called, each as keys of its words, the longest first."""
        called = self.table.get("venues", {}).get("words", ())
        return tuple(sorted((tuple(key(v).split()) for v in called), key=lambda v: (-len(v), v)))

    @cached_property
    def venue_heads(self) -> frozenset[str]:
        """The first words of these."""
        return frozenset(v[0] for v in self.venues)

    def lasts(self, name: str) -> frozenset[str]:
        """The last words of the entries of a list, as keys."""
        if name not in self._lasts:
            self._lasts[name] = frozenset(entry.rsplit(" ", 1)[-1] for entry in self.keys(name))
        return self._lasts[name]

    def _readings(self, word: str) -> tuple[str, ...]:
        out = self._unbent(word, word)
        if self.table.get("stacked"):
            for form in tuple(out)[1:]:
                out.update(self._unbent(form, form))
        return tuple(out)[:MOST_VARIANTS]

    def _spelled(self, text: str) -> tuple[str, ...]:
        low = unicodedata.normalize("NFC", text).casefold()
        folded = key(low)
        return tuple(self._unbent(low, folded if len(folded) == len(low) else low))[:MOST_VARIANTS]

    def _unbent(self, word: str, folded: str) -> dict[str, None]:
        """A word and what it may be a form of: without what stands glued before it, with a nominative's ending.

        `folded` is the word as endings are looked up in it, letter by letter the same.
        """
        whole = [(word, folded)]
        for prefix, instead in self._prefixes:
            if folded.startswith(prefix) and len(word) > len(prefix) + 2:
                whole += [(i + word[len(prefix) :], i + folded[len(prefix) :]) for i in instead]
        out: dict[str, None] = dict.fromkeys(w for w, _ in whole)
        for form, low in whole:
            for ending, nominatives in self._endings:
                if low.endswith(ending) and len(low) > len(ending) + (len(ending) < 3):
                    stem = form[: len(form) - len(ending)]
                    out.update(dict.fromkeys(stem + n for n in nominatives))
        return out

    def forms(self, word: str) -> tuple[str, ...]:
        """A word (as a key), with what it may be without its endings where the language glues them on."""
        return self.readings(word) if self.caseless else (word,)

    def _case(self, word: str) -> str | None:
        return next((case for end, (case,) in self.cases if word.endswith(end) and len(word) > len(end) + 1), None)

    def _towns(self, word: str) -> tuple[str, ...]:
        out: dict[str, None] = {}
        for form in self.readings(word):
            for ending, nouns in self._adjectives:
                if form.endswith(ending) and len(form) - len(ending) >= 2:
                    stem = form[: len(form) - len(ending)]
                    out.update(dict.fromkeys(stem + n for n in nouns))
        return tuple(out)

    def at(self, text: str, i: int, name: str) -> int:
        """Length of the longest entry of a list that stands in a text from the i-th character on."""
        if name not in self._heads:
            self._heads[name] = {}
            for entry in self.list(name):
                self._heads[name].setdefault(entry[:1], []).append(entry)
        return max((len(e) for e in self._heads[name].get(text[i : i + 1], ()) if text.startswith(e, i)), default=0)

    def up_to(self, text: str, i: int, name: str) -> int:
        """Length of the longest entry of a list that ends in a text before the i-th character."""
        if name not in self._tails:
            self._tails[name] = {}
            for entry in self.list(name):
                self._tails[name].setdefault(entry[-1:], []).append(entry)
        last = text[i - 1 : i] if i else ""
        return max((len(e) for e in self._tails[name].get(last, ()) if text.endswith(e, 0, i)), default=0)

    def _common(self, word: str) -> bool:
        return self.any_in(word, "common") or self.any_in(word, "never")

    def any_in(self, word: str, name: str) -> bool:
        """Is a word (as a key), or a form it may be of, an entry of a list?"""
        entries = self.keys(name)
        return any(r in entries for r in self.readings(word))


def _by_length(rules: Mapping[str, Sequence[str]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(k, tuple(v)) for k, v in sorted(rules.items(), key=lambda r: (-len(r[0]), r[0]))]


@lru_cache(maxsize=32)
def grammar(language: str) -> Grammar:
    """The grammar of names of a language."""
    short = load(language).table("sentences").get("titles", ())
    return Grammar(load(language).table("names"), particles(language), lambda word: is_word(language, word), short)
