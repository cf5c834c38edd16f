"""Names that stand in lists: countries, sides, first-level units, speakers, and words for bodies and offices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import Any, Literal, NamedTuple

from ...kept import kept
from ...languages import load
from ...theatre import Theatre
from ...theatre.places import key
from ..particles import particles
from ..written import written
from .words import CJK, MOST_KNOWN, Grammar, Word, grammar, joined, without

Role = Literal["country", "adjective", "people", "side", "unit", "base", "speaker", "body", "office", "short"]
_ROLES: tuple[Role, ...] = (
    "speaker", "side", "country", "people", "adjective", "unit", "base", "office", "body", "short",
)  # fmt: skip
_RANK = {role: i for i, role in enumerate(_ROLES)}
_OWNER = "…"
"""In a name of a body or an office: where the adjective of its country may stand ("Ministerio … de Defensa")."""


_NUMBERED = re.compile(r"(\d{1,3})(?:[-‑.]?[^\W\d_]{0,4}[.°º]?\s+)?(?=[^\W\d_]{2})")
"""A unit's number before its name, with what makes a rank of it ("7th ", "7. ", "7-й ", "7º ")."""
_RANKS = ".°º-‑–"
"""Signs behind a number."""
_ENDING = 4
"""Letters of a rank behind its number, at most ("7th")."""


class Entry(NamedTuple):
    """What a name in a list stands for."""

    role: Role
    id: str
    """Of a country, unit or speaker; of a body or an office the kind."""
    side: str | None = None
    person: bool = False
    surname: bool = False
    """Only the last word of a person's name: another may bear it too."""
    capitals: bool = False
    """A short form in capitals, which is none in small letters."""
    capital: bool = True
    """Starts with a capital."""
    quoted: bool = False
    """Stands in quotation marks: a name that is a common word without them."""
    number: str = ""
    """Of a unit the number before its name ("7th Corps")."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _entry, tuple(self)


_ENTRIES: dict[Entry, Entry] = {}
"""Entries in use, each once: most have many names, in many languages."""


def _entry(*parts: Any) -> Entry:
    entry = Entry(*parts)
    return _ENTRIES.setdefault(entry, entry)


class Match(NamedTuple):
    """An entry found at a word or character: how many words or characters it takes."""

    length: int
    entry: Entry


_Listed = Sequence[tuple[tuple[str, ...], Entry]]
"""Entries with the words that follow the first of their name, as keys: most have one word, and share one empty row."""


_LISTED: dict[Any, Any] = {}
"""What is listed, each once: languages share most names."""


def _once(listed: Any) -> Any:
    return _LISTED.setdefault(listed, listed)


class _Names:
    """All listed names of a theatre that a report of a language may use, as they are looked up."""

    def __init__(self, theatre: Theatre, language: str) -> None:
        self._language = language
        self._small = particles(language)
        self._ends = grammar(language).list("possessive")
        self.words: dict[str, _Listed] = {}
        """By the first word of a name."""
        self.runs: dict[str, list[tuple[str, Entry]]] = {}
        """By the first character, in scripts without blanks."""
        self.owners: dict[str, str] = {}
        """Countries by their adjectives of one word."""
        for name, entry in _entries(theatre, grammar(language), language):
            if entry.role == "adjective" and " " not in name:
                self.owners[key(name)] = entry.id
            if _OWNER in name:
                self._add(name.replace(f"{_OWNER} ", ""), entry)
            self._add(name, entry)
        for first, listed in self.words.items():
            self.words[first] = tuple(sorted(listed, key=lambda x: (-len(x[0]), _RANK[x[1].role])))
        for runs in self.runs.values():
            runs.sort(key=lambda x: (-len(x[0]), _RANK[x[1].role]))

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self.words = {intern(word): _once(tuple(map(_once, listed))) for word, listed in self.words.items()}

    def _add(self, name: str, entry: Entry) -> None:
        if not name:
            return
        plain = written(name, self._language)
        name = plain.text if plain is not None else name
        if CJK.match(name):
            self.runs.setdefault(name[0], []).append((key(name), entry))
            return
        apart = self._small.apart(name.replace(".", ""))
        parts = [p if p == _OWNER else intern(key(without(p, self._ends))) for p in apart]
        parts = [p for p in parts if p]
        if parts and (len(parts[0]) > 1 or len(parts) > 1):
            first, *rest = parts
            self.words[first] = (*self.words.get(first, ()), (tuple(rest), entry))


class Lexicon:
    """The listed names of a theatre, found in the words of a report of a language."""

    def __init__(self, names: _Names, language: str) -> None:
        self.language = language
        self.grammar = grammar(language)
        self._words, self._runs, self._owners = names.words, names.runs, names.owners
        self._beginning: dict[str, tuple[_Listed, _Listed]] = {}
        self.idle: dict[str, bool] = {}
        """Words (as keys) of small letters, each with whether no name can start at it."""

    def at_word(self, words: Sequence[Word], i: int) -> list[Match]:
        """Entries that start at a word, the longest first."""
        entries, small = self._beginning.get(words[i].key) or self._begin(words[i].key)
        if not words[i].named:
            entries = small
        if not entries:
            return []
        found: dict[tuple[int, Entry], None] = {}
        after = words[i + 1].key if i + 1 < len(words) else ""
        for rest, entry in entries:
            if rest and rest[0] not in (after, _OWNER) and rest[0] not in self.grammar.readings(after):
                continue
            if self._fits(words, i, rest, entry):
                found[1 + len(rest), self._owned(words, i, rest, entry)] = None
        listed = [Match(n, e) for n, e in found]
        if len(listed) > 1:
            own = {e for _, e in self._words.get(words[i].key, ())}  # "Ukrainer" is no country with an ending
            listed.sort(key=lambda m: (-m.length, m.entry not in own, _RANK[m.entry.role], m.entry.surname))
        return listed

    def _begin(self, word: str) -> tuple[_Listed, _Listed]:
        """Entries that a word (as a key) may be the first of, and those of them that begin with a small letter."""
        entries = [x for first in self.grammar.readings(word) for x in self._words.get(first, ())]
        if len(self._beginning) >= MOST_KNOWN:
            self._beginning.clear()
            self.idle.clear()
        found = self._beginning[word] = entries, [x for x in entries if not x[1].capital]
        return found

    def begins_small(self, word: str) -> bool:
        """May an entry start with a word (as a key) of small letters?"""
        return bool((self._beginning.get(word) or self._begin(word))[1])

    def _fits(self, words: Sequence[Word], i: int, rest: tuple[str, ...], entry: Entry) -> bool:
        if i + len(rest) >= len(words):
            return False
        if entry.number and not _counted(words, i, entry.number):
            return False
        if entry.quoted and words[i].gap[-1:] not in tuple("«“„\"'") and not self.speaks(words, i, len(rest)):
            return False
        if entry.capitals and not _bare(words[i].text).isupper():
            return False
        for n, part in enumerate(rest, i + 1):
            word = words[n]
            if joined(word.gap) is None and word.gap not in (" «", " “", ' "', "\n"):
                return False
            if part == _OWNER:
                if self._owner(word) is None:
                    return False
            elif part != word.key and part not in self.grammar.readings(word.key):
                return False
        return True

    def speaks(self, words: Sequence[Word], i: int, rest: int) -> bool:
        """Does a verb of saying stand beside a name, or a word such as "according to" ("Azov says")? A town says
        nothing."""
        says = self.grammar.keys("says")
        after = words[i + rest + 1] if i + rest + 1 < len(words) else None
        if after is not None and after.key in says and after.gap.strip("»”“\"'’") == " ":
            return True
        before = [w.key for w in words[max(0, i - 2) : i]]
        return bool(before) and words[i].gap == " " and (before[-1] in says or " ".join(before) in says)

    def _owned(self, words: Sequence[Word], i: int, rest: tuple[str, ...], entry: Entry) -> Entry:
        """An entry with the country whose adjective stands in the midst of its name."""
        return entry._replace(side=self._owner(words[i + 1 + rest.index(_OWNER)])) if _OWNER in rest else entry

    def _owner(self, word: Word) -> str | None:
        """The country whose adjective a word is."""
        return next((self._owners[r] for r in self.grammar.readings(word.key) if r in self._owners), None)

    def at_char(self, text: str, at: int) -> Iterator[Match]:
        """Entries that start at a character of a script without blanks, the longest first."""
        for name, entry in self._runs.get(text[at], ()):
            if text.startswith(name, at):
                yield Match(len(name), entry)


@lru_cache(maxsize=32)
def lexicon(theatre: Theatre, language: str) -> Lexicon:
    """The listed names of a theatre for a language."""

    def make() -> _Names:
        return _Names(theatre, language)

    names = kept("names", theatre.id, language, make=make) if theatre.packaged else make()
    return Lexicon(names, language)


def _entries(theatre: Theatre, bends: Grammar, language: str) -> Iterator[tuple[str, Entry]]:
    table = bends.table
    for country in theatre.countries.values():
        for tag in (language, "en"):
            if tag in country.names:
                yield _named(country.names[tag], Entry("country", country.id, country.id))
    for id_, forms in table.get("countries", {}).items():
        for role, column in (
            ("country", "names"),
            ("adjective", "adjectives"),
            ("people", "people"),
            ("short", "short"),
        ):
            for name in forms.get(column, ()):
                yield _named(name, Entry(role, id_, id_))  # type: ignore[arg-type]
    spoken = load(language)
    for id_, country in theatre.countries.items():
        own_names = table.get("countries", {}).get(id_, {})
        for name in dict.fromkeys((country.names.get(language, ""), *own_names.get("names", ()))):
            for role, column in (("side", "glued_side"), ("adjective", "glued_adjective")):
                for suffix in table.get(column, ()) if name else ():
                    yield _named(name + suffix, Entry(role, id_, id_))  # type: ignore[arg-type]
    for side, tags in theatre.sides.get("names", {}).items():
        for name in (*tags.get(language, ()), *(n.translate(spoken.letters) for n in tags.get(spoken.base, ()))):
            yield _named(name, Entry("side", side, side))
    base = language.split("-", maxsplit=1)[0]
    for unit in theatre.unit_names:
        if unit.languages & {base, "en"}:
            side = unit.unit.split("-")[0]
            # a region's name beside a word for a region may be an adjective, in small letters in some languages
            yield unit.key, Entry("unit" if unit.alone else "base", unit.unit, side, capital=unit.alone)
            for suffix in table.get("glued_region", ()) if base in unit.languages else ():
                yield unit.key + suffix, Entry("unit", unit.unit, side, capital=False)
    own = _scripts(table)
    for alias in theatre.aliases:
        if alias.language not in ("", "en", language, spoken.base) or script(alias.name) not in own:
            continue
        called = alias.name.translate(spoken.letters) if alias.language == spoken.base else alias.name
        speaker = theatre.speakers[alias.speaker]
        person = speaker.kind == "person"
        lone = person and len(called.split()) == 1 and not CJK.match(called)
        entry = Entry("speaker", speaker.id, speaker.side, person, surname=lone)
        yield _named(called, entry)
        surname = _surname(called) if person and not CJK.match(called) else ""
        if surname and not any(key(surname) == key(n.split()[0]) for n in speaker.names.values()):
            yield _named(surname, entry._replace(surname=True))
    for role in ("body", "office"):
        for id_, names in table.get({"body": "bodies", "office": "offices"}[role], {}).items():
            for name in names:
                yield _named(name, Entry(role, id_))  # type: ignore[arg-type]


def _counted(words: Sequence[Word], i: int, number: str) -> bool:
    """Does a number stand before a word, be it with letters that make a rank of it ("the 7th Corps")?"""
    gap = words[i].gap
    if i and not gap.strip() and len(words[i - 1].text) <= _ENDING:
        gap = words[i - 1].gap.rstrip(_RANKS)
    gap = gap.rstrip().rstrip(_RANKS)
    return gap.endswith(number) and not gap[: -len(number)][-1:].isdigit()


def _bare(word: str) -> str:
    """A word without its ending after an apostrophe ("AFP's", "AFP'nin")."""
    return word.replace("’", "'").partition("'")[0]


def script(name: str) -> str:
    """Name of the script of the first letter: LATIN, CYRILLIC, CJK …"""
    first = next((c for c in name if c.isalpha()), "")
    if CJK.match(first):
        return "CJK"  # kana stand beside characters
    return "LATIN" if first.isascii() else unicodedata.name(first, "").split(" ")[0]


def _scripts(table: Mapping[str, Any]) -> frozenset[str]:
    """The scripts a language's reports are written in: its own, and Latin for foreign names."""
    return frozenset({script(name) for forms in table.get("bodies", {}).values() for name in forms} | {"LATIN"})


def _named(name: str, entry: Entry) -> tuple[str, Entry]:
    quoted = name[:1] == "«"
    name = name.replace("«", "").replace("»", "")
    plain = name.replace(".", "")
    capitals = plain.isupper() and len(plain) <= 5
    role, id_, side, person, surname, *_ = entry
    number = _NUMBERED.match(name)
    name = name[number.end() :] if number is not None else name
    of = number[1] if number is not None else ""
    return name, _entry(role, id_, side, person, surname, capitals, name[:1].isupper(), quoted, of)


def _surname(name: str) -> str:
    """The last word of a name, with the small words before it ("von der Leyen"); empty where it has one word only."""
    parts = name.split()
    at = len(parts) - 1
    while at > 1 and parts[at - 1].islower():
        at -= 1
    surname = " ".join(parts[at:])
    return surname if at > 0 and len(surname) > 2 else ""
